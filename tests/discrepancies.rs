//! What a report finds: each code, its severity and its message, word for word.

use corroborate::report::{Code, Severities};
use corroborate::value::{DateRange, Quantity, Value};
use corroborate::{
    Attribute, Claim, Document, Polarity, Qualifiers, Reconciler, Role, Severity, Span, Speaker, Stance,
    Subject, SubjectKind,
};
use serde::Deserialize;

use crate::cases::{self, expect};
use crate::support::value;

/// Documents, the claims of theirs (none: they are extracted), and what a report finds.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    documents: Vec<Told>,
    #[serde(default)]
    claims: Vec<Said>,
    /// `severity[code]: message`, the worst first.
    found: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Told {
    id: String,
    source: Option<String>,
    on: Option<String>,
    text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    document: String,
    quote: String,
    attribute: String,
    value: String,
    unit: Option<String>,
    /// The first and the last day for which it holds.
    as_of: Option<(String, String)>,
    #[serde(default)]
    scope: Vec<String>,
    #[serde(default)]
    denied: bool,
    speaker: Option<String>,
    /// Another subject than the event that all share.
    person: Option<String>,
}

impl Said {
    fn claim(&self, documents: &[Document]) -> Claim {
        let document =
            documents.iter().find(|d| d.id().as_str() == self.document).expect("a document of the case");
        let start = document.text().find(&self.quote).expect("a quote of its document");
        let span =
            Span::new(start, start + self.quote.len(), document.text()).expect("a span of its document");
        let attribute: Attribute = self.attribute.parse().expect("any name is an attribute");
        let day = |day: &String| Some(day.parse().expect("a case's day"));
        let as_of = self.as_of.as_ref().map(|(from, to)| DateRange { earliest: day(from), latest: day(to) });
        let polarity = if self.denied { Polarity::Denied } else { Polarity::Affirmed };
        let is_office = |name: &str| !name.contains(char::is_uppercase);
        let role = |name: &str| if is_office(name) { Role::Official } else { Role::Organization };
        let voice = self.speaker.iter().map(|name| Speaker::new(name, role(name)));
        let outlet = Speaker::new(document.source().as_str(), Role::Outlet);
        let value = match value(&attribute, &self.value, self.unit.as_deref()) {
            Value::Quantity(quantity) => Value::Quantity(Quantity { span: Some(span), ..quantity }),
            other => other,
        };
        let subject = match &self.person {
            Some(name) => Subject::new(SubjectKind::Person, name),
            None => Subject::new(SubjectKind::Event, "blast in Arden"),
        };
        Claim::new(document, subject, attribute, value, span)
            .with_qualifiers(Qualifiers { scope: self.scope.clone(), as_of, place: None })
            .with_speakers(voice.chain([outlet]).collect())
            .with_stance(Stance { polarity, ..Stance::default() })
    }
}

impl Case {
    fn reconciler(&self) -> Reconciler<'static> {
        let documents: Vec<Document> = self.documents.iter().map(Told::document).collect();
        let claims: Vec<Claim> = self.claims.iter().map(|said| said.claim(&documents)).collect();
        let told =
            documents.into_iter().try_fold(Reconciler::new(), Reconciler::document).expect("one of each id");
        told.claims(claims).expect("claims of the documents")
    }
}

impl Told {
    fn document(&self) -> Document {
        let document = Document::new(&self.id, self.text.clone()).expect("an id");
        let document = match &self.on {
            Some(day) => document.with_published(day.parse().expect("a case's day")),
            None => document,
        };
        match &self.source {
            Some(source) => document.with_source(source.as_str()),
            None => document,
        }
    }
}

fn found(reconciler: Reconciler) -> Vec<String> {
    let report = reconciler.reconcile();
    report.discrepancies.iter().map(|d| format!("{}[{}]: {}", d.severity, d.code, d.message)).collect()
}

#[test]
fn a_report_finds_what_an_editor_would_and_nothing_else() {
    cases::run("discrepancies", |case: &Case| expect("found", &case.found, &found(case.reconciler())));
}

/// What two papers say lies so, in the words of the report.
#[test]
fn a_first_count_is_no_rival_of_another_papers() {
    let told = |id: &str, text: &str| Document::new(id, text).expect("an id");
    let first = "A fire at a mill in Osk killed two people on Friday, officials initially said. \
                 The toll was later raised to eight.";
    let reconciler = Reconciler::new()
        .document(told("a", first))
        .and_then(|reconciler| {
            reconciler.document(told("b", "A fire at a mill in Osk killed six people on Friday."))
        })
        .expect("one of each id");
    let report = reconciler.reconcile();
    let reasons: Vec<&str> = report
        .items
        .iter()
        .flat_map(|item| &item.relations)
        .map(|relation| relation.reason.as_str())
        .filter(|reason| reason.contains("two"))
        .collect();
    assert!(reasons.contains(&"two is a first count, and its own report counts more"), "{reasons:?}");
}

#[test]
fn every_code_is_explained_in_the_guide_with_a_sentence_that_some_case_asserts() {
    let cases: Vec<(String, Case)> = cases::load("discrepancies");
    let raised: Vec<String> = cases.iter().flat_map(|(_, case)| case.found.iter().cloned()).collect();
    let guide = include_str!("../src/guide/discrepancies.md");
    for code in Code::ALL {
        let says = |found: &String| found.split_once(&format!("[{code}]: ")).map(|(_, says)| says.to_owned());
        let told: Vec<String> = raised.iter().filter_map(says).collect();
        let own = guide.split_once(&format!("### `{code}`")).expect("each code has its section").1;
        let shown = own.split_once("*Says:* ").and_then(|(_, rest)| rest.lines().next());
        assert!(told.iter().any(|told| Some(told.as_str()) == shown), "no case says {shown:?} of {code}");
        assert!(guide.contains(&format!("### `{code}`\n\n{}", code.meaning())), "the guide lacks {code}");
        assert!(guide.contains(code.help()), "the guide lacks the help of {code}");
    }
}

/// Another severity than any of these.
fn unlike(found: &[String]) -> Severity {
    let all = [Severity::Critical, Severity::Major, Severity::Minor, Severity::Note];
    let is_free = |severity: &&Severity| !found.iter().any(|told| told.starts_with(&format!("{severity}[")));
    *all.iter().find(is_free).expect("no code has all severities in one case")
}

#[test]
fn a_caller_sets_the_severity_of_every_code() {
    for (name, case) in cases::load::<Case>("discrepancies") {
        for code in Code::ALL {
            let of_code = |found: &&String| found.contains(&format!("[{code}]"));
            let told: Vec<String> = case.found.iter().filter(of_code).cloned().collect();
            if told.is_empty() {
                continue;
            }
            let set = unlike(&told);
            let rated = found(case.reconciler().severities(Severities::default().with_code(*code, set)));
            let rated: Vec<&String> = rated.iter().filter(of_code).collect();
            let is_set = |found: &&String| found.starts_with(&format!("{set}["));
            assert!(!rated.is_empty() && rated.iter().all(is_set), "{name}: {code} as {set}: {rated:?}");
        }
    }
}

#[test]
fn a_caller_sets_what_is_at_stake_and_what_is_far_apart() {
    let cases: Vec<(String, Case)> = cases::load("discrepancies");
    let conflict = || {
        let found =
            |case: &&(String, Case)| case.1.found.iter().any(|f| f.starts_with("critical[figure-conflict]"));
        &cases.iter().find(found).expect("a case of a critical conflict").1
    };
    let rated = |severities: Severities| found(conflict().reconciler().severities(severities))[0].clone();
    let severities = Severities::default;
    assert!(rated(severities().with_stake(Attribute::Killed, Severity::Minor)).starts_with("minor["));
    assert!(rated(severities().with_far(10.0)).starts_with("major["));
}
