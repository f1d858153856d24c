//! The claim on which an answer hangs.
//!
//! ```text
//! pivot = the first testimony without which the policy answers otherwise
//! kind  = testimonies that no policy can tell apart: of one day, stance, grade, scope, figure and set of values, and
//!         each of a witness that says nothing else
//! ```
//! Withdrawing one testimony of a kind does what withdrawing another of it does, so each kind is tried once: a policy
//! decides as often as there are kinds, and not as often as there are claims. Of very many kinds only those at the
//! ends are tried, on which the answer of every policy here depends.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::common::{answer, is_vague, said};
use super::{Decision, Policy, decided};
use crate::claim::{Certainty, ClaimId, Polarity};
use crate::reconcile::{Evidence, Grade, Interest, Testimony};
use crate::value::Day;

/// Up to so many kinds of testimony each is tried.
const TRIED: usize = 40;

/// Of more kinds so many are tried at each end: of those that give the answer, of the latest, of the most frequent, of
/// the lowest and of the highest.
const AT_EACH_END: usize = 4;

/// The one claim whose withdrawal would change the answer: of several the first that gives the answer, then the first.
pub(super) fn pivot(policy: &dyn Policy, evidence: &Evidence, decision: &Decision) -> Option<ClaimId> {
    let given = decision.value.as_ref().map(answer);
    let changes = |&at: &usize| {
        let without = decided(policy, &evidence.without(at));
        without.value.as_ref().map(answer) != given
    };
    let testimonies = evidence.testimonies();
    let first = candidates(testimonies, decision).into_iter().find(changes);
    first.map(|at| testimonies[at].claim.id().clone())
}

/// All by which a policy can tell testimonies apart.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Kind<'t> {
    on: Option<Day>,
    polarity: Polarity,
    certainty: Certainty,
    grade: Option<Grade>,
    interest: Interest,
    answer: String,
    /// The figure that it gives, and whether in vague words: "dozens" and "at least 24" admit the same.
    figure: (Option<u64>, bool),
    scope: &'t [String],
    /// Of a witness that says several things: which it is, and in whose words.
    of: Option<(usize, Option<&'t str>)>,
}

/// Testimonies of one kind.
#[derive(Debug, Clone, Copy)]
struct Alike {
    first: usize,
    count: usize,
    gives_answer: bool,
    on: Option<Day>,
    figure: Option<f64>,
}

/// One of each kind that is worth trying, those that give the answer first.
fn candidates(testimonies: &[Testimony], decision: &Decision) -> Vec<usize> {
    let mut alike = kinds(testimonies, decision);
    if alike.len() > TRIED {
        alike = at_the_ends(&alike);
    }
    alike.sort_by_key(|kind| (!kind.gives_answer, kind.first));
    alike.into_iter().map(|kind| kind.first).collect()
}

fn kinds(testimonies: &[Testimony], decision: &Decision) -> Vec<Alike> {
    let given = decision.value.as_ref().map(answer);
    let given_by: BTreeSet<&ClaimId> = decision.given_by.iter().collect();
    let mut of_witness: BTreeMap<usize, usize> = BTreeMap::new();
    for testimony in testimonies {
        *of_witness.entry(testimony.witness).or_default() += 1;
    }
    let mut kinds: BTreeMap<Kind, Alike> = BTreeMap::new();
    for (first, testimony) in testimonies.iter().enumerate() {
        let kind = Kind::of(testimony, of_witness[&testimony.witness]);
        let gives_answer = given_by.contains(testimony.claim.id())
            || given.as_ref() == Some(&kind.answer) && testimony.affirms();
        let (on, figure) = (testimony.on, said(testimony));
        let known = kinds.entry(kind).or_insert(Alike { first, count: 0, gives_answer, on, figure });
        known.count += 1;
    }
    // Whoever says the same twice has still said it when one of the two is withdrawn.
    kinds
        .into_iter()
        .filter(|(kind, alike)| kind.of.is_none() || alike.count == 1)
        .map(|(_, alike)| alike)
        .collect()
}

impl<'t> Kind<'t> {
    fn of(testimony: &Testimony<'t>, said_by_witness: usize) -> Kind<'t> {
        let stance = testimony.claim.stance();
        Kind {
            on: testimony.on,
            polarity: stance.polarity,
            certainty: stance.certainty,
            grade: testimony.grade,
            interest: testimony.interest,
            answer: answer(testimony.claim.value()),
            figure: (said(testimony).map(f64::to_bits), is_vague(testimony)),
            scope: &testimony.claim.qualifiers().scope,
            of: (said_by_witness > 1).then(|| (testimony.witness, testimony.voice())),
        }
    }
}

/// The first of the kinds in each order on which an answer may depend.
fn at_the_ends(kinds: &[Alike]) -> Vec<Alike> {
    let by_figure =
        |a: &Alike, b: &Alike| a.figure.unwrap_or(f64::NAN).total_cmp(&b.figure.unwrap_or(f64::NAN));
    let mut orders = vec![kinds.to_vec(); 5];
    orders[0].sort_by_key(|kind| (!kind.gives_answer, Reverse(kind.on), kind.first));
    orders[1].sort_by_key(|kind| (Reverse(kind.on), kind.first));
    orders[2].sort_by_key(|kind| (Reverse(kind.count), kind.first));
    orders[3].sort_by(by_figure);
    orders[4].retain(|kind| kind.figure.is_some());
    orders[4].sort_by(|a, b| by_figure(b, a));
    let ends = orders.iter().flat_map(|order| order.iter().take(AT_EACH_END));
    let tried: BTreeMap<usize, Alike> = ends.map(|kind| (kind.first, *kind)).collect();
    tried.into_values().collect()
}
