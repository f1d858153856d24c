//! Which answers answer one question, and what their relations make of the two statements.

use super::StatementPair;
use super::answer::{Answer, Statement};
use crate::claim::{Attribute, Claim};
use crate::compare::{Said, relate};
use crate::relation::RelationKind;
use crate::value::{Quantity, Value};

/// The pairs of answers, each answer in one pair at most, the likeliest pairs first.
pub(super) fn pairs(a: &Statement, b: &Statement) -> Vec<StatementPair> {
    let mut candidates: Vec<(i64, usize, usize)> = Vec::new();
    for (i, x) in a.answers.iter().enumerate() {
        for (j, y) in b.answers.iter().enumerate() {
            candidates.extend(likeness(x, y).map(|likeness| (-(likeness * 1000.0) as i64, i, j)));
        }
    }
    candidates.sort_unstable();
    let (mut left, mut right) = (vec![false; a.answers.len()], vec![false; b.answers.len()]);
    let mut pairs = Vec::new();
    for (_, i, j) in candidates {
        if !left[i] && !right[j] {
            (left[i], right[j]) = (true, true);
            pairs.push(related(&a.answers[i].claim, &b.answers[j].claim));
        }
    }
    pairs
}

fn related(a: &Claim, b: &Claim) -> StatementPair {
    // Two nouns for one count ("people" and "villagers") are one question here: the pairing has decided so.
    let same_question = b.clone().with_attribute(a.attribute().clone());
    let finding = match (a.attribute(), b.attribute()) {
        (Attribute::Count(_), Attribute::Count(_)) => {
            relate(Said::new(a, None), Said::new(&same_question, None))
        }
        _ => relate(Said::new(a, None), Said::new(b, None)),
    };
    StatementPair { a: a.clone(), b: b.clone(), relation: finding.kind, reason: finding.reason }
}

/// Less than this and two answers are not to one question.
const ENOUGH: f64 = 2.0;

/// How likely two answers are to one question; none where they cannot be.
fn likeness(a: &Answer, b: &Answer) -> Option<f64> {
    let (x, y) = (a.claim.attribute(), b.claim.attribute());
    let counts = matches!((x, y), (Attribute::Count(_), Attribute::Count(_)));
    if a.claim.value().kind() != b.claim.value().kind() {
        return None;
    }
    if let (Value::Quantity(p), Value::Quantity(q)) = (a.claim.value(), b.claim.value()) {
        Quantity::admitted_together(p, q)?;
    }
    let asked = match (a.known && b.known, x == y) {
        (_, true) => 2.0,
        (true, false) if !counts => return None,
        _ => 0.0,
    };
    let noun = if a.noun.is_some() && a.noun == b.noun { 1.0 } else { 0.0 };
    let likeness = asked + noun + 3.0 * overlap(a, b);
    (likeness >= ENOUGH).then_some(likeness)
}

/// The share of content words in common (Dice).
fn overlap(a: &Answer, b: &Answer) -> f64 {
    let common = a.words.intersection(&b.words).count() as f64;
    2.0 * common / (a.words.len() + b.words.len()).max(1) as f64
}

/// The order in which relations of answers decide the relation of the statements.
const WORST_FIRST: [RelationKind; 5] = [
    RelationKind::Conflict,
    RelationKind::Superseded,
    RelationKind::Tension,
    RelationKind::Compatible,
    RelationKind::Agree,
];

/// The relation of the statements as wholes; none where no answers meet.
pub(super) fn whole(pairs: &[StatementPair]) -> Option<(RelationKind, String)> {
    let first = |kind: RelationKind| pairs.iter().find(|pair| pair.relation == kind);
    WORST_FIRST.into_iter().find_map(first).map(|pair| (pair.relation, pair.reason.clone()))
}
