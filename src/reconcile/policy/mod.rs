//! Policies: the rules by which codebooks settle what differs, each under its name.
//!
//! Codebooks decide differently on the same evidence, so none is built in as the truth: a consensus always says by
//! which policy it was reached.

mod acled;
mod common;
mod extremes;
mod gtd;
mod interval;
mod pivot;
mod plain;
mod ucdp;

use std::collections::{BTreeMap, BTreeSet};

use super::evidence::Evidence;
use super::{Consensus, Testimony};
use crate::claim::{ClaimId, Polarity};
use crate::error::{Error, Result};
use crate::value::{Value, ValueSet};

/// Decides what the evidence supports. Implement it to bring a rule of your own.
pub trait Policy {
    /// The name by which it is chosen and which every consensus states.
    fn name(&self) -> &'static str;

    /// The rule in one sentence, with its source.
    fn rule(&self) -> &'static str;

    /// The answer; none where the rule gives none.
    fn decide(&self, evidence: &Evidence) -> Decision;

    /// Whether a testimony that gives the answer counts as a witness of it, where another one does. Everybody counts,
    /// unless the codebook asks for certainty or for the quality of a source.
    fn counts(&self, _testimony: &Testimony) -> bool {
        true
    }
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
    /// The claims that the policy records with the answer, and that so give it, though their own words may not:
    /// "dozens", where a dozen stands for them.
    pub given_by: Vec<ClaimId>,
}

/// All policies that come with the crate.
pub const POLICIES: &[&(dyn Policy + Sync)] = &[
    &interval::Interval,
    &plain::Latest,
    &plain::Majority,
    &plain::Median,
    &gtd::Gtd,
    &acled::Acled,
    &ucdp::Ucdp,
    &extremes::Ibc,
    &extremes::Airwars,
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
    let decision = decided(policy, evidence);
    let pivot = pivot::pivot(policy, evidence, &decision);
    let heard = Heard { policy, evidence, given_by: decision.given_by.iter().collect() };
    let (supporting, dissenting) = heard.sides(decision.value.as_ref());
    let speaking = heard.speaking(&supporting, decision.value.as_ref());
    let unconfirmed = !speaking.is_empty() && !speaking.iter().any(|testimony| testimony.is_sure());
    let counted = heard.counted(&speaking);
    let witnesses = Evidence::witnesses(counted.iter().copied());
    let unsure = speaking.iter().copied().filter(|t| !t.is_sure() && !policy.counts(t));
    let unsure = Evidence::witnesses(counted.iter().copied().chain(unsure)) - witnesses;
    let rivals = heard.rivals(decision.rivals, witnesses);
    let all = Evidence::witnesses(evidence.testimonies());
    let ids = |testimonies: &[&Testimony]| testimonies.iter().map(|t| t.claim.id().clone()).collect();
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

fn decided(policy: &dyn Policy, evidence: &Evidence) -> Decision {
    only_denied(evidence).unwrap_or_else(|| policy.decide(evidence))
}

/// Who was heard, and whom the policy records with its answer.
struct Heard<'e, 'c> {
    policy: &'e dyn Policy,
    evidence: &'e Evidence<'c>,
    given_by: BTreeSet<&'e ClaimId>,
}

/// Those who leave room for an answer, and those who do not; without an answer, all and none.
type Sides<'e, 'c> = (Vec<&'e Testimony<'c>>, Vec<&'e Testimony<'c>>);

impl<'e, 'c> Heard<'e, 'c> {
    fn sides(&self, answer: Option<&Value>) -> Sides<'e, 'c> {
        let given = answer.map_or(ValueSet::everything(), |answer| answer.admitted().asserted);
        let leaves_room = |t: &&Testimony| self.gives(t) || t.admitted().asserted.meets(&given);
        self.evidence.testimonies().iter().partition(leaves_room)
    }

    fn gives(&self, testimony: &Testimony) -> bool {
        self.given_by.contains(testimony.claim.id())
    }

    /// Those who say just that, and do not only leave room for it; where nobody does, as with a mean, those who speak
    /// for it.
    fn speaking(&self, supporting: &[&'e Testimony<'c>], answer: Option<&Value>) -> Vec<&'e Testimony<'c>> {
        let Some(answer) = answer else { return Vec::new() };
        let given = answer.admitted();
        let says_it = |t: &&Testimony| self.gives(t) || t.admitted().asserted == given.asserted;
        let is_said = supporting.iter().any(|t| t.affirms() && says_it(t));
        let speaks = |t: &Testimony| if is_said { t.states(answer) } else { t.bears_out(&given) };
        supporting.iter().copied().filter(|t| t.affirms() && (self.gives(t) || speaks(t))).collect()
    }

    /// Those whom the policy counts as witnesses; where it counts none of them, all.
    fn counted(&self, speaking: &[&'e Testimony<'c>]) -> Vec<&'e Testimony<'c>> {
        let counted: Vec<&Testimony> = speaking.iter().copied().filter(|t| self.policy.counts(t)).collect();
        if counted.is_empty() { speaking.to_vec() } else { counted }
    }

    /// The other answers for which no fewer speak, counted as for the answer.
    fn rivals(&self, others: Vec<Value>, witnesses: usize) -> Vec<Value> {
        let weighs = |other: &Value| {
            let (supporting, _) = self.sides(Some(other));
            Evidence::witnesses(self.counted(&self.speaking(&supporting, Some(other)))) >= witnesses
        };
        others.into_iter().filter(weighs).collect()
    }
}

/// The testimonies whose figures are in the unit that most of them are in, the first of several: no policy adds euros
/// to dollars. The others neither support the answer nor dissent.
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

fn nobody_knows(rationale: &str) -> String {
    format!("{rationale}; nobody says it as known")
}

/// Says how many give the answer, too, and are not counted because they only believe it.
fn with_unsure(rationale: String, unsure: usize) -> String {
    match unsure {
        0 => rationale,
        1 => format!("{rationale}; one of them only believes so"),
        _ => format!("{rationale}; {unsure} of them only believe so"),
    }
}
