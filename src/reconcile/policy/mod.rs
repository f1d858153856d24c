//! Policies: the rules by which codebooks settle what differs, each under its name.
//!
//! Codebooks decide differently on the same evidence, so none is built in as the truth: a consensus always says by
//! which policy it was reached.

mod codebooks;
mod common;
mod interval;
mod plain;

use std::collections::BTreeMap;

use super::evidence::Evidence;
use super::{Consensus, Testimony};
use crate::claim::Polarity;
use crate::error::{Error, Result};
use crate::value::{Admitted, Value, ValueSet};

/// Decides what the evidence supports. Implement it to bring a rule of your own.
pub trait Policy {
    /// The name by which it is chosen and which every consensus states.
    fn name(&self) -> &'static str;

    /// The rule in one sentence, with its source.
    fn rule(&self) -> &'static str;

    /// The answer; none where the rule gives none.
    fn decide(&self, evidence: &Evidence) -> Decision;
}

/// What a policy answers.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Decision {
    /// The answer.
    pub value: Option<Value>,
    /// Other answers for which, by the policy's own rule, as much speaks.
    pub rivals: Vec<Value>,
    /// The lowest figure.
    pub low: Option<f64>,
    /// The highest.
    pub high: Option<f64>,
    /// Why, in one sentence.
    pub rationale: String,
}

/// All policies that come with the crate.
pub const POLICIES: &[&(dyn Policy + Sync)] = &[
    &interval::Interval,
    &plain::Latest,
    &plain::Majority,
    &plain::Median,
    &codebooks::Gtd,
    &codebooks::Acled,
    &codebooks::Ucdp,
    &codebooks::Ibc,
    &codebooks::Airwars,
];

/// The policy of a name.
///
/// ```
/// use corroborate::reconcile::policy;
/// assert_eq!(policy::named("gtd")?.name(), "gtd");
/// assert!(policy::named("loudest").err().unwrap().to_string().starts_with("unknown policy 'loudest'; known are interval"));
/// # Ok::<(), corroborate::Error>(())
/// ```
///
/// # Errors
/// Where no policy has the name; the message lists those that there are.
pub fn named(name: &str) -> Result<&'static (dyn Policy + Sync)> {
    let known = || POLICIES.iter().map(|policy| policy.name());
    POLICIES
        .iter()
        .find(|policy| policy.name() == name)
        .copied()
        .ok_or_else(|| Error::unknown("policy", name, known()))
}

/// Decides by a policy and states everything that a reader needs to judge the answer.
pub fn consensus(policy: &dyn Policy, evidence: &Evidence) -> Consensus {
    let evidence = &in_one_unit(evidence);
    let decision = only_denied(evidence).unwrap_or_else(|| policy.decide(evidence));
    let pivot = pivot(policy, evidence, &decision);
    let answer = answered(&decision);
    let (supporting, dissenting): (Vec<&Testimony>, Vec<&Testimony>) = evidence
        .testimonies()
        .iter()
        .partition(|testimony| testimony.admitted().asserted.meets(&answer.asserted));
    let ids = |testimonies: &[&Testimony]| testimonies.iter().map(|t| t.claim.id().clone()).collect();
    let speaking = speaking(&supporting, decision.value.as_ref());
    let unconfirmed = !speaking.is_empty() && !speaking.iter().any(|testimony| testimony.is_sure());
    let witnesses = Evidence::witnesses(sure_among(&speaking));
    let unsure = Evidence::witnesses(speaking) - witnesses;
    let rivals = rivals(evidence, decision.rivals, witnesses);
    let all = Evidence::witnesses(evidence.testimonies());
    Consensus {
        confidence: if decision.value.is_some() { confidence(witnesses, all) } else { 0.0 },
        policy: policy.name().to_owned(),
        pivot,
        supporting: ids(&supporting),
        dissenting: ids(&dissenting),
        witnesses,
        value: decision.value,
        rivals,
        low: decision.low,
        high: decision.high,
        unconfirmed,
        rationale: if unconfirmed {
            nobody_knows(&decision.rationale)
        } else {
            with_unsure(decision.rationale, unsure)
        },
    }
}

/// Those who say just that, and do not only leave room for it; where nobody does, as with a mean, those who speak for it.
fn speaking<'t, 'c>(supporting: &[&'t Testimony<'c>], answer: Option<&Value>) -> Vec<&'t Testimony<'c>> {
    let Some(answer) = answer else { return Vec::new() };
    let given = answer.admitted();
    let is_said = supporting.iter().any(|t| asserts(t) && t.admitted().asserted == given.asserted);
    let speaks = |t: &Testimony| if is_said { t.states(answer) } else { t.bears_out(&given) };
    supporting.iter().copied().filter(|t| asserts(t) && speaks(t)).collect()
}

/// The other answers for which no fewer speak, counted as for the answer.
fn rivals(evidence: &Evidence, others: Vec<Value>, witnesses: usize) -> Vec<Value> {
    let weighs = |other: &Value| {
        let answer = other.admitted();
        let leaves = |t: &&Testimony| t.admitted().asserted.meets(&answer.asserted);
        let supporting: Vec<&Testimony> = evidence.testimonies().iter().filter(leaves).collect();
        Evidence::witnesses(sure_among(&speaking(&supporting, Some(other)))) >= witnesses
    };
    others.into_iter().filter(weighs).collect()
}

/// Whether it gives an answer; whoever denies another one only leaves room for this.
fn asserts(testimony: &Testimony) -> bool {
    testimony.claim.stance().polarity == Polarity::Affirmed
}

/// The testimonies whose figures are in the unit that most of them are in, the first of several: no policy adds euros to
/// dollars. The others neither support the answer nor dissent.
fn in_one_unit<'c>(evidence: &Evidence<'c>) -> Evidence<'c> {
    let unit = |testimony: &Testimony<'c>| match testimony.claim.value() {
        Value::Quantity(quantity) => Some((quantity.kind, quantity.unit.as_deref())),
        _ => None,
    };
    let mut counts: BTreeMap<_, usize> = BTreeMap::new();
    for testimony in evidence.testimonies() {
        *counts.entry(unit(testimony)).or_default() += 1;
    }
    let most = counts.into_iter().max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0)));
    evidence.only(|testimony| most.is_none_or(|(most, _)| unit(testimony) == most))
}

/// Denials alone make no answer: there is nothing that they contradict.
fn only_denied(evidence: &Evidence) -> Option<Decision> {
    let denied = |testimony: &Testimony| testimony.claim.stance().polarity == Polarity::Denied;
    let all = !evidence.testimonies().is_empty() && evidence.testimonies().iter().all(denied);
    all.then(|| Decision {
        rationale: "only denied: nobody among these reports asserts it".to_owned(),
        ..Decision::default()
    })
}

/// The share of witnesses that support the answer, drawn towards one half by one imaginary witness (Laplace's rule
/// with a total weight of one): it nears 1 only as many independent witnesses agree and none dissents.
fn confidence(supporting: usize, all: usize) -> f64 {
    (supporting as f64 + 0.5) / (all as f64 + 1.0)
}

/// Who only believes it does not count beside one who says it as known.
fn sure_among<'t, 'c>(speaking: &[&'t Testimony<'c>]) -> Vec<&'t Testimony<'c>> {
    let sure: Vec<&Testimony> = speaking.iter().copied().filter(|testimony| testimony.is_sure()).collect();
    if sure.is_empty() { speaking.to_vec() } else { sure }
}

fn nobody_knows(rationale: &str) -> String {
    format!("{rationale}; nobody says it as known")
}

fn with_unsure(rationale: String, unsure: usize) -> String {
    match unsure {
        0 => rationale,
        1 => format!("{rationale}; one of them only believes so"),
        _ => format!("{rationale}; {unsure} of them only believe so"),
    }
}

/// The values that the answer leaves open.
fn answered(decision: &Decision) -> Admitted {
    match &decision.value {
        Some(value) => value.admitted(),
        None => Admitted::exactly(ValueSet::everything()),
    }
}

/// Beyond so many testimonies no single one decides; looking for it would only cost.
const PIVOT_AMONG: usize = 40;

/// The one claim whose withdrawal would change the answer, the first if there are several.
fn pivot(policy: &dyn Policy, evidence: &Evidence, decision: &Decision) -> Option<crate::claim::ClaimId> {
    let testimonies = evidence.testimonies();
    if decision.value.is_none() || !(2..=PIVOT_AMONG).contains(&testimonies.len()) {
        return None;
    }
    let changes = |&at: &usize| {
        let without = policy.decide(&evidence.without(at));
        answered(&without).asserted != answered(decision).asserted
    };
    (0..testimonies.len()).find(changes).map(|at| testimonies[at].claim.id().clone())
}
