//! Figures that look like rivals and are none: they count other parts, hold for other periods, or are in other units.

use std::collections::{BTreeMap, BTreeSet};

use super::find::{Finder, about};
use super::{Code, Discrepancy, people};
use crate::claim::{Attribute, Claim, Polarity, SubjectKind};
use crate::compare::{counts_kin, of_another_standing, standing};
use crate::lexicon::plural;
use crate::relation::{Ground, Relation, RelationKind};
use crate::report::ReconciledItem;
use crate::value::Value;

/// Figures of two reports for two parts of one thing, of which neither holds the other, and for two periods or in two
/// units; one note for each question.
pub(super) fn different<'c>(finder: &Finder<'c>, items: &[&'c ReconciledItem]) -> Vec<Discrepancy> {
    let mut found: Vec<Discrepancy> = items.iter().filter_map(|item| of_one_question(finder, item)).collect();
    let mut asked: BTreeMap<&Attribute, Vec<Part>> = BTreeMap::new();
    for item in items {
        asked.entry(&item.item.attribute).or_default().push(Part::new(finder, item));
    }
    for parts in asked.values() {
        for (at, part) in parts.iter().enumerate() {
            found.extend(parts[at + 1..].iter().find_map(|other| of_two_parts(finder, part, other)));
        }
    }
    let mut people: BTreeMap<&[String], Vec<Part>> = BTreeMap::new();
    for item in items.iter().filter(|item| people::are_counted(item)) {
        people.entry(&item.item.scope).or_default().push(Part::new(finder, item));
    }
    for parts in people.values() {
        for (at, part) in parts.iter().enumerate() {
            found.extend(parts[at + 1..].iter().find_map(|other| of_two_nouns(finder, part, other)));
        }
    }
    found
}

/// A question about a part, with what is held against each other of one attribute.
struct Part<'c> {
    item: &'c ReconciledItem,
    /// The first claim of each figure.
    answers: Vec<&'c Claim>,
    with_kin: bool,
    has_standing: bool,
}

impl<'c> Part<'c> {
    fn new(finder: &Finder<'c>, item: &'c ReconciledItem) -> Part<'c> {
        let scope = &item.item.scope;
        let (with_kin, has_standing) = (counts_kin(scope), standing(scope).is_some());
        Part { item, answers: answers(finder, item), with_kin, has_standing }
    }

    /// The first pair of figures that look like rivals.
    fn rivals(&self, other: &Part<'c>) -> Option<(&'c Claim, &'c Claim)> {
        self.answers.iter().find_map(|a| Some((*a, *other.answers.iter().find(|b| look_like_rivals(a, b))?)))
    }
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
fn of_two_parts(finder: &Finder, one: &Part, other: &Part) -> Option<Discrepancy> {
    let (x, y) = (&one.item.item.scope, &other.item.item.scope);
    if x == y {
        return of_two_times(finder, one, other);
    }
    let within = |part: &[String], whole: &[String]| whole.iter().all(|word| part.contains(word));
    // Two parts that share a word are two views of one thing; "women" and "children" are not.
    let akin = x.iter().any(|word| y.contains(word));
    let with_kin = one.with_kin != other.with_kin;
    let nested = (within(x, y) || within(y, x)) && !with_kin;
    if (nested || !akin) && one.has_standing == other.has_standing {
        return None;
    }
    let pair = one.rivals(other)?;
    let words = |claim: &Claim| claim.value().to_string();
    if let Some(reason) = of_another_standing((x, &words(pair.0)), (y, &words(pair.1))) {
        return note(finder, one.item, pair, &reason);
    }
    if with_kin {
        let (more, fewer) = if one.with_kin { pair } else { (pair.1, pair.0) };
        let reason = format!("{} counts their families as well, {} does not", more.value(), fewer.value());
        return note(finder, one.item, pair, &reason);
    }
    note(finder, one.item, pair, &format!("one counts {}, the other {}", x.join(" "), y.join(" ")))
}

/// The first pair of figures for people under two nouns, to whom the same was done: passengers and people.
fn of_two_nouns(finder: &Finder, one: &Part, other: &Part) -> Option<Discrepancy> {
    let (Attribute::Count(a), Attribute::Count(b)) = (&one.item.item.attribute, &other.item.item.attribute)
    else {
        return None;
    };
    let pair = one.rivals(other).filter(|_| a != b)?;
    note(finder, one.item, pair, &format!("one counts {}, the other {}", plural(a), plural(b)))
}

/// The first pair of figures for two times or two places, which are two questions.
fn of_two_times(finder: &Finder, one: &Part, other: &Part) -> Option<Discrepancy> {
    let pair = one.rivals(other)?;
    let (a, b) = (pair.0.qualifiers(), pair.1.qualifiers());
    let times = a.as_of.zip(b.as_of).filter(|(a, b)| !a.admitted().meets(&b.admitted()));
    let times = times.map(|(a, b)| format!("one is for {a}, the other for {b}"));
    let places = || a.place.as_ref().zip(b.place.as_ref()).filter(|(a, b)| a != b);
    let reason = times.or_else(|| places().map(|(a, b)| format!("one is of {a}, the other of {b}")))?;
    note(finder, one.item, pair, &reason)
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
