//! What each codebook makes of the same evidence.

use corroborate::reconcile::policy::{POLICIES, consensus, named};
use corroborate::reconcile::{Decision, Evidence, Policy, Testimony};
use corroborate::value::Value;
use corroborate::{Attribute, Claim, Document, Reconciler};
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
    /// The other answers for which as much speaks.
    #[serde(default)]
    rivals: Option<Vec<String>>,
    /// Which of the claims, from 0, would change the answer.
    pivot: Option<usize>,
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
        if let Some(rivals) = &case.rivals {
            expect("rivals", rivals, &consensus.rivals.iter().map(words).collect())?;
        }
        let pivot = case.pivot.map(|at| claims[at].id().clone());
        if pivot.is_some() {
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
    let testimonies = claims
        .iter()
        .zip(&case.said)
        .map(|(claim, (witness, said))| Testimony::new(claim, said.day(), *witness))
        .collect();
    Evidence::new(attribute, testimonies)
}

#[test]
fn no_policy_minds_the_order_of_the_claims() {
    cases::run("policies", |case: &Case| {
        let claims = claims(case);
        let attribute: Attribute = case.said[0].1.attribute.parse().expect("any name is an attribute");
        let forward = evidence(case, &claims, &attribute);
        let backward = Evidence::new(&attribute, forward.testimonies().iter().rev().cloned().collect());
        for policy in POLICIES {
            expect(policy.name(), &consensus(*policy, &forward), &consensus(*policy, &backward))?;
        }
        Ok(())
    });
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
