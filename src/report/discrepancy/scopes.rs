//! Figures that look like rivals and are none: they count other parts, hold for other periods, or are in other units.

use std::collections::BTreeSet;

use super::find::{Finder, about};
use super::{Code, Discrepancy};
use crate::claim::{Claim, Polarity, SubjectKind};
use crate::compare::{counts_kin, of_another_standing};
use crate::relation::{Ground, Relation, RelationKind};
use crate::report::ReconciledItem;
use crate::value::Value;

/// Figures of two reports for two parts of one thing, of which neither holds the other, and for two periods or in two
/// units; one note for each question.
pub(super) fn different(finder: &Finder, items: &[&ReconciledItem]) -> Vec<Discrepancy> {
    let mut found: Vec<Discrepancy> = items.iter().filter_map(|item| of_one_question(finder, item)).collect();
    for (at, item) in items.iter().enumerate() {
        found.extend(items[at + 1..].iter().find_map(|other| of_two_parts(finder, item, other)));
    }
    found
}

/// The first pair of claims of one question that hold for two periods, or are in two units.
fn of_one_question(finder: &Finder, item: &ReconciledItem) -> Option<Discrepancy> {
    let noted = |relation: &&Relation| {
        let scoped = matches!(relation.ground, Ground::Scope | Ground::Period | Ground::Unit);
        scoped && relation.kind == RelationKind::NotComparable
    };
    item.relations.iter().filter(noted).find_map(|relation| {
        let pair = finder.claim(&relation.a).zip(finder.claim(&relation.b))?;
        note(finder, item, pair, &relation.reason)
    })
}

/// The first pair of figures for two parts that a hasty reader would hold against each other.
fn of_two_parts(finder: &Finder, item: &ReconciledItem, other: &ReconciledItem) -> Option<Discrepancy> {
    let (x, y) = (&item.item.scope, &other.item.scope);
    let within = |part: &[String], whole: &[String]| whole.iter().all(|word| part.contains(word));
    // Two parts that share a word are two views of one thing; "women" and "children" are not.
    let akin = x.iter().any(|word| y.contains(word));
    if item.item.attribute == other.item.attribute && x == y {
        return of_two_times(finder, item, other);
    }
    let with_kin = counts_kin(x) != counts_kin(y);
    let nested = (within(x, y) || within(y, x)) && !with_kin;
    let standing = of_another_standing((x, ""), (y, "")).is_some();
    if item.item.attribute != other.item.attribute || (nested || !akin) && !standing {
        return None;
    }
    let (first, second) = (answers(finder, item), answers(finder, other));
    let pair = first.iter().find_map(|a| Some((*a, *second.iter().find(|b| look_like_rivals(a, b))?)))?;
    let words = |claim: &Claim| claim.value().to_string();
    if let Some(reason) = of_another_standing((x, &words(pair.0)), (y, &words(pair.1))) {
        return note(finder, item, pair, &reason);
    }
    if with_kin {
        let (more, fewer) = if counts_kin(x) { pair } else { (pair.1, pair.0) };
        let reason = format!("{} counts their families as well, {} does not", more.value(), fewer.value());
        return note(finder, item, pair, &reason);
    }
    note(finder, item, pair, &format!("one counts {}, the other {}", x.join(" "), y.join(" ")))
}

/// The first pair of figures for two times or two places, which are two questions.
fn of_two_times(finder: &Finder, item: &ReconciledItem, other: &ReconciledItem) -> Option<Discrepancy> {
    let (first, second) = (answers(finder, item), answers(finder, other));
    let pair = first.iter().find_map(|a| Some((*a, *second.iter().find(|b| look_like_rivals(a, b))?)))?;
    let (a, b) = (pair.0.qualifiers(), pair.1.qualifiers());
    let times = a.as_of.zip(b.as_of).filter(|(a, b)| !a.admitted().meets(&b.admitted()));
    let times = times.map(|(a, b)| format!("one is for {a}, the other for {b}"));
    let places = || a.place.as_ref().zip(b.place.as_ref()).filter(|(a, b)| a != b);
    let reason = times.or_else(|| places().map(|(a, b)| format!("one is of {a}, the other of {b}")))?;
    note(finder, item, pair, &reason)
}

/// The first claim of each figure.
fn answers<'c>(finder: &Finder<'c>, item: &ReconciledItem) -> Vec<&'c Claim> {
    let mut known = BTreeSet::new();
    let mut claims = finder.claims_of(item);
    claims.retain(|claim| known.insert((claim.value().to_string(), claim.stance().polarity)));
    claims
}

fn look_like_rivals(a: &Claim, b: &Claim) -> bool {
    let affirmed = |claim: &Claim| claim.stance().polarity == Polarity::Affirmed;
    let figures =
        matches!((a.value(), b.value()), (Value::Quantity(x), Value::Quantity(y)) if x.kind == y.kind);
    let apart = || !a.value().admitted().asserted.meets(&b.value().admitted().asserted);
    figures && affirmed(a) && affirmed(b) && apart()
}

fn note(
    finder: &Finder,
    item: &ReconciledItem,
    (a, b): (&Claim, &Claim),
    reason: &str,
) -> Option<Discrepancy> {
    let known = !matches!(a.subject().kind, SubjectKind::Topic | SubjectKind::Group);
    (known && a.document() != b.document()).then(|| {
        let severity = finder.severity(Code::DifferentScope, a, b);
        let message = about(item, reason);
        let found = Discrepancy::of(Code::DifferentScope, severity, item, message, a.id().clone());
        Discrepancy { secondary: vec![b.id().clone()], ..found }
    })
}
