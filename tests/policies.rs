//! What each codebook makes of the same evidence.

use corroborate::reconcile::policy::{POLICIES, consensus, named};
use corroborate::reconcile::{Decision, Evidence, Grade, Interest, Policy, Testimony};
use corroborate::value::Value;
use corroborate::{Attribute, Claim, ClaimId, Document, Reconciler};
use serde::Deserialize;

use crate::cases::{self, expect};
use crate::support::Said;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    policy: String,
    /// Each with its witness: claims of one number are of one witness.
    said: Vec<(usize, Said)>,
    value: Option<String>,
    low: Option<f64>,
    high: Option<f64>,
    witnesses: Option<usize>,
    confidence: Option<f64>,
    /// Which of the claims, from 0, the answer satisfies, and which it does not.
    supporting: Option<Vec<usize>>,
    dissenting: Option<Vec<usize>>,
    rationale: Option<String>,
    /// The grades of the claims' sources, in their order.
    #[serde(default)]
    grades: Vec<String>,
    /// Which of the claims, from 0, are those of the perpetrators.
    #[serde(default)]
    perpetrators: Vec<usize>,
    /// How many of those counted are named.
    #[serde(default)]
    named: usize,
    /// The other answers for which as much speaks.
    #[serde(default)]
    rivals: Option<Vec<String>>,
    /// Which of the claims, from 0, would change the answer.
    pivot: Option<usize>,
    /// Whether none of them would.
    #[serde(default)]
    no_pivot: bool,
}

#[test]
fn each_policy_decides_as_its_codebook_says() {
    cases::run("policies", |case: &Case| {
        let claims = claims(case);
        let attribute: Attribute = case.said[0].1.attribute.parse().expect("any name is an attribute");
        let consensus =
            consensus(named(&case.policy).map_err(|e| e.to_string())?, &evidence(case, &claims, &attribute));
        expect("value", &case.value, &consensus.value.as_ref().map(words))?;
        expect("low", &case.low, &consensus.low)?;
        expect("high", &case.high, &consensus.high)?;
        if let Some(witnesses) = case.witnesses {
            expect("witnesses", &witnesses, &consensus.witnesses)?;
        }
        if let Some(confidence) = &case.confidence {
            expect("confidence", confidence, &((consensus.confidence * 1000.0).round() / 1000.0))?;
        }
        let at = |id: &ClaimId| claims.iter().position(|claim| claim.id() == id).expect("one of the claims");
        for (what, expected, ids) in [
            ("supporting", &case.supporting, &consensus.supporting),
            ("dissenting", &case.dissenting, &consensus.dissenting),
        ] {
            if let Some(expected) = expected {
                let mut found: Vec<usize> = ids.iter().map(at).collect();
                found.sort_unstable();
                expect(what, expected, &found)?;
            }
        }
        if let Some(rationale) = &case.rationale {
            expect("rationale", rationale, &consensus.rationale)?;
        }
        if let Some(rivals) = &case.rivals {
            expect("rivals", rivals, &consensus.rivals.iter().map(words).collect())?;
        }
        let pivot = case.pivot.map(|at| claims[at].id().clone());
        if pivot.is_some() || case.no_pivot {
            expect("pivot", &pivot, &consensus.pivot)?;
        }
        expect("policy", &case.policy, &consensus.policy)
    });
}

fn words(value: &Value) -> String {
    value.to_string()
}

fn claims(case: &Case) -> Vec<Claim> {
    case.said.iter().enumerate().map(|(at, (_, said))| said.claim(&format!("d{at}"))).collect()
}

fn evidence<'c>(case: &Case, claims: &'c [Claim], attribute: &'c Attribute) -> Evidence<'c> {
    let testimony = |(at, (claim, (witness, said))): (usize, (&'c Claim, &(usize, Said)))| {
        let grade = case.grades.get(at).map(|grade| grade.parse().expect("a grade"));
        let partial = case.perpetrators.contains(&at);
        let interest = if partial { Interest::Perpetrator } else { Interest::Outsider };
        Testimony::new(claim, said.day(), *witness).with_grade(grade).with_interest(interest)
    };
    let testimonies = claims.iter().zip(&case.said).enumerate().map(testimony).collect();
    Evidence::new(attribute, testimonies).with_named(case.named)
}

#[test]
fn no_policy_minds_the_order_of_the_claims() {
    cases::run("policies", |case: &Case| {
        let claims = claims(case);
        let attribute: Attribute = case.said[0].1.attribute.parse().expect("any name is an attribute");
        let forward = evidence(case, &claims, &attribute);
        let reversed = forward.testimonies().iter().rev().cloned().collect();
        let backward = Evidence::new(&attribute, reversed).with_named(case.named);
        for policy in POLICIES {
            expect(policy.name(), &consensus(*policy, &forward), &consensus(*policy, &backward))?;
        }
        Ok(())
    });
}

/// So many claims of one day, each of its own witness, and one of the next day.
fn many_and_one(many: u32, figure: impl Fn(u32) -> u32, last: u32) -> Vec<Claim> {
    let said = |value: u32, on: &str, id: u32| {
        let said = Said {
            attribute: "killed".into(),
            value: value.to_string(),
            on: Some(on.to_owned()),
            ..Said::default()
        };
        said.claim(&format!("d{id:04}"))
    };
    let first = (0..many).map(|id| said(figure(id), "2031-05-03", id));
    first.chain([said(last, "2031-05-04", many)]).collect()
}

fn pivot_of(policy: &str, claims: &[Claim]) -> Option<usize> {
    let last = claims.len() - 1;
    let day = |at: usize| Some(if at == last { "2031-05-04" } else { "2031-05-03" }.parse().expect("a day"));
    let testimonies =
        claims.iter().enumerate().map(|(at, claim)| Testimony::new(claim, day(at), at)).collect();
    let consensus =
        consensus(named(policy).expect("a policy"), &Evidence::new(&Attribute::Killed, testimonies));
    let at = |id: &ClaimId| claims.iter().position(|claim| claim.id() == id).expect("one of the claims");
    consensus.pivot.as_ref().map(at)
}

#[test]
fn the_pivot_is_found_among_many_claims() {
    let higher = many_and_one(400, |_| 10, 12);
    let lower = many_and_one(400, |_| 10, 8);
    let apart = many_and_one(400, |id| 1000 + id, 2000);
    let found = |policy: &str| [&higher, &lower, &apart].map(|claims| pivot_of(policy, claims));
    // 400 claims of 10 and one of the next day; 400 different ones, the lowest first.
    assert_eq!(found("latest"), [Some(400), Some(400), Some(400)]);
    assert_eq!(found("gtd"), [Some(400), Some(400), Some(400)]);
    assert_eq!(found("interval"), [Some(400), None, Some(400)]);
    assert_eq!(found("majority"), [None, None, None]);
    assert_eq!(found("median"), [None, None, Some(200)]);
    assert_eq!(found("acled"), [None, Some(400), Some(0)]);
    assert_eq!(found("ucdp"), [None, None, Some(0)]);
    assert_eq!(found("ibc"), [Some(400), Some(400), Some(0)]);
    assert_eq!(found("airwars"), [Some(400), Some(400), Some(0)]);
}

#[test]
fn the_pivot_of_one_claim_is_the_claim() {
    for policy in POLICIES {
        assert_eq!(pivot_of(policy.name(), &many_and_one(0, |_| 0, 12)), Some(0), "{}", policy.name());
    }
}

#[test]
fn a_source_is_graded_by_its_document_or_over_it() {
    let told = |grade: Option<Grade>| {
        let document = |id: &str, text: &str, on: &str| {
            let on = on.parse().expect("a day");
            Document::new(id, text).expect("an id").with_source(id).with_published(on)
        };
        let first = document("Arden Post", "The blast in Herat on Friday killed 14 people.", "2031-05-03");
        let second = document("Grey Sheet", "The blast in Herat on Friday killed 31 people.", "2031-05-04");
        let documents = [first, second.with_grade(Grade::E)];
        let told = documents.into_iter().try_fold(Reconciler::new(), Reconciler::document).expect("two ids");
        let told = told.policy(named("gtd").expect("a policy"));
        let report = grade.into_iter().fold(told, |told, grade| told.grade("Grey Sheet", grade)).reconcile();
        let toll = report.items.into_iter().find(|item| item.item.attribute == Attribute::Killed);
        toll.expect("a toll").consensus.value.as_ref().map(words)
    };
    assert_eq!(told(None).as_deref(), Some("14"));
    assert_eq!(told(Some(Grade::B)).as_deref(), Some("31"));
}

#[test]
fn a_grade_is_a_letter_or_a_share() {
    let read = |json: &str| serde_json::from_str::<Grade>(json).map_err(|e| e.to_string());
    let shares = ["1", "0.95", "0.8", "0.5", "0.49", "0.2", "0"].map(read);
    let grades = [Grade::A, Grade::A, Grade::B, Grade::C, Grade::D, Grade::D, Grade::E];
    assert_eq!(shares, grades.map(Ok));
    assert_eq!(read("\"F\""), Ok(Grade::F));
    assert_eq!(
        read("1.5").unwrap_err(),
        "invalid value: floating point `1.5`, expected a letter from A to F, or a number from 0 to 1 at line 1 column 3"
    );
}

#[test]
fn the_perpetrators_are_known_by_who_speaks() {
    let document = |id: &str, text: &str, on: &str| {
        let on = on.parse().expect("a day");
        Document::new(id, text).expect("an id").with_source(id).with_published(on)
    };
    let documents = [
        document("a", "A bombing in Herat on Friday killed 15 people, police said.", "2031-05-03"),
        document(
            "b",
            "The Grey Tide claimed responsibility for the bombing in Herat on Friday and said it killed 50 people.",
            "2031-05-04",
        ),
    ];
    let told = documents.into_iter().try_fold(Reconciler::new(), Reconciler::document).expect("two ids");
    let table = told.compare_policies(&[named("gtd").unwrap(), named("latest").unwrap()]);
    let toll = table.rows.iter().find(|row| row.item.attribute == Attribute::Killed).expect("a toll");
    let answers: Vec<String> = toll.answers.iter().filter_map(|a| a.value.as_ref().map(words)).collect();
    assert_eq!(answers, ["15", "50"]);
}

#[test]
fn every_rule_says_in_which_words_it_is_known() {
    let guide = include_str!("../src/guide/policies.md");
    for policy in POLICIES {
        assert!(guide.contains(&format!("| `{}`", policy.name())), "the guide lacks {}", policy.name());
    }
    let meaning = "(witnesses for it + ½) / (all + 1)";
    assert!(guide.contains(meaning) && include_str!("../src/reconcile/mod.rs").contains("½) / (all + 1)"));
}

#[test]
fn an_unknown_policy_is_named_with_the_known_ones() {
    let error = named("loudest").err().expect("no such policy");
    assert!(error.is_unknown_name());
    assert_eq!(
        error.to_string(),
        "unknown policy 'loudest'; known are interval, latest, majority, median, gtd, acled, ucdp, ibc, airwars"
    );
}

/// A rule of the caller's own: the highest floor that anybody sets.
struct Highest;

impl Policy for Highest {
    fn name(&self) -> &'static str {
        "highest"
    }

    fn rule(&self) -> &'static str {
        "the highest figure of all"
    }

    fn decide(&self, evidence: &Evidence) -> Decision {
        let heard = evidence.by_witness();
        let highest =
            heard.iter().filter_map(|t| Some((t.quantity()?.low?, t))).max_by(|a, b| a.0.total_cmp(&b.0));
        highest.map_or_else(Decision::default, |(low, testimony)| Decision {
            value: Some(testimony.claim.value().clone()),
            low: Some(low),
            high: Some(low),
            rationale: "the highest of all".to_owned(),
            ..Decision::default()
        })
    }
}

fn told() -> Reconciler<'static> {
    let told = [
        ("a", "The blast in Herat killed 14 people."),
        ("b", "At least 31 people died in the blast in Herat."),
    ];
    let documents = told.map(|(id, text)| Document::new(id, text).expect("an id"));
    documents.into_iter().try_fold(Reconciler::new(), Reconciler::document).expect("two ids")
}

#[test]
fn a_caller_brings_a_policy_by_a_trait() {
    let report = told().policy(&Highest).reconcile();
    let toll = report.items.iter().find(|item| item.item.attribute == Attribute::Killed).expect("a toll");
    assert_eq!(toll.consensus.policy, "highest");
    assert_eq!(toll.consensus.value.as_ref().map(words).as_deref(), Some("At least 31"));
    assert_eq!(toll.consensus.supporting.len(), 1);
    assert_eq!(toll.consensus.dissenting.len(), 1);
}

#[test]
fn all_policies_stand_in_one_table() {
    let policies: &[&(dyn Policy + Sync)] = &[named("majority").unwrap(), named("ibc").unwrap(), &Highest];
    let table = told().compare_policies(policies);
    let expected = "  question                       majority  ibc       highest\n\
                    ≠ blast in Herat, how many died  –         14 to 31  At least 31\n";
    assert_eq!(table.to_string(), expected);
}

#[test]
fn denials_alone_make_no_answer() {
    let denied = |id: &str| {
        let said =
            Said { attribute: "whereabouts".into(), value: "Norway".into(), denied: true, ..Said::default() };
        said.claim(id)
    };
    let claims = [denied("a"), denied("b")];
    let testimonies = claims.iter().enumerate().map(|(at, claim)| Testimony::new(claim, None, at)).collect();
    let consensus = consensus(POLICIES[0], &Evidence::new(&Attribute::Whereabouts, testimonies));
    assert_eq!(consensus.value, None);
    assert_eq!(consensus.rationale, "only denied: nobody among these reports asserts it");
}

/// How many witnesses a report finds for its answer to a question about one event of which two outlets tell.
fn witnesses(attribute: &str, texts: [&str; 2]) -> Option<usize> {
    let day = "2031-05-06".parse().expect("a day");
    let document = |(id, text)| Document::new(id, text).expect("an id").with_source(id).with_published(day);
    let documents = [("a", texts[0]), ("b", texts[1])].map(document);
    let reconciler =
        documents.into_iter().try_fold(Reconciler::new(), Reconciler::document).expect("two ids");
    let report = reconciler.reconcile();
    let asked = |item: &&corroborate::report::ReconciledItem| item.item.attribute.to_string() == attribute;
    report
        .items
        .iter()
        .filter(asked)
        .find(|item| item.item.claims.len() > 1)
        .map(|item| item.consensus.witnesses)
}

/// The least and the most that a codebook makes of a question about one event of which one outlet tells.
fn range(policy: &str, attribute: &str, text: &str) -> (Option<f64>, Option<f64>) {
    let document = Document::new("a", text).expect("an id").with_source("a");
    let reconciler = Reconciler::new().document(document).expect("one id");
    let report = reconciler.policy(named(policy).expect("a policy")).reconcile();
    let asked = |item: &&corroborate::report::ReconciledItem| {
        item.item.attribute.to_string() == attribute && item.item.scope.is_empty()
    };
    report.items.iter().find(asked).map_or((None, None), |item| (item.consensus.low, item.consensus.high))
}

#[test]
fn people_who_are_named_among_the_dead_raise_the_minimum_of_airwars() {
    let text = "A blast in Herat on Friday killed at least two people, police said. Aid workers said seven people were \
                killed. Omar Salih was killed in the blast. Nadia Karim and her neighbour Jamal Noor were also killed.";
    assert_eq!(range("airwars", "killed", text), (Some(3.0), Some(7.0)));
    assert_eq!(range("ibc", "killed", text), (Some(2.0), Some(7.0)));
    let twice = text.replace("Omar Salih was", "Jamal Noor was");
    assert_eq!(range("airwars", "killed", &twice), (Some(2.0), Some(7.0)), "the same person counts once");
}

#[test]
fn a_count_that_its_own_text_calls_early_bears_witness_no_more() {
    let text = "A blast in Herat on Friday killed six people, police said. Aid workers initially said two people were \
                killed. The mayor said eight people were killed in the blast.";
    assert_eq!(range("interval", "killed", text), (Some(6.0), Some(8.0)));
    assert_eq!(range("interval", "killed", &text.replace("initially said", "said")), (Some(2.0), Some(8.0)));
    let highest = text.replace("two people", "nine people");
    assert_eq!(
        range("interval", "killed", &highest),
        (Some(6.0), Some(9.0)),
        "nothing says that it was given up"
    );
}

#[test]
fn only_who_gives_the_answer_is_its_witness() {
    let fire = |toll: &str| format!("{toll} people died in a fire in Brenna on Monday.");
    let toll = |a: &str, b: &str| witnesses("killed", [&fire(a), &fire(b)]);
    assert_eq!(toll("About 200", "198"), Some(2));
    assert_eq!(toll("Dozens of", "38"), Some(1));
    assert_eq!(toll("Between 12 and 15", "Around 20"), Some(1));
    let crash = |who: &str| format!("{who} was killed in a crash in Leeds on Monday.");
    let victims = |a: &str, b: &str| witnesses("killed", [&crash(a), &crash(b)]);
    assert_eq!(victims("A 34-year-old cyclist", "A 71-year-old pedestrian"), Some(1));
    assert_eq!(victims("A 34-year-old cyclist", "A 34-year-old pedestrian"), Some(2));
}
