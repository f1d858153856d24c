//! What each codebook makes of the same evidence.

use corroborate::reconcile::policy::{POLICIES, consensus, named};
use corroborate::reconcile::{Evidence, Testimony};
use corroborate::value::Value;
use corroborate::{Attribute, Claim};
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
