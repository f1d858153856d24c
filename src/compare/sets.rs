//! The last step: what the two sets say.

use super::quantity::is_loosely_said;
use super::{Finding, Pair, bare, words};
use crate::claim::{Attribute, Claim, Polarity};
use crate::lexicon::{Function, Lexicon, singular};
use crate::relation::{Ground, RelationKind};
use crate::value::place::{self, Nearness};
use crate::value::{Entity, Overlap, Place, Precision, Value};

pub(super) fn by_overlap(pair: &Pair) -> Finding {
    let (a, b) = (pair.a.claim, pair.b.claim);
    let (x, y) = &pair.admitted;
    if x.asserted.is_everything() || y.asserted.is_everything() {
        return unknown(a, b);
    }
    match x.overlap(y) {
        Overlap::Within | Overlap::Around if are_one_place(pair) => {
            of_values(RelationKind::Agree, format!("{} and {} are names of one place", words(a), words(b)))
        }
        Overlap::Equal => of_values(RelationKind::Agree, equal(a, b)),
        Overlap::Within => of_values(RelationKind::Compatible, within(a, b)),
        Overlap::Around => of_values(RelationKind::Compatible, within(b, a)),
        Overlap::Partial => of_values(RelationKind::Compatible, both(a, b)),
        Overlap::Strained if near(pair) => of_values(RelationKind::Compatible, roomy(pair)),
        Overlap::Strained => of_values(
            RelationKind::Tension,
            format!("{}, but no reader of one would expect the other", both(a, b)),
        ),
        Overlap::Disjoint if is_loosely_said(pair) => {
            Finding::new(RelationKind::Tension, Ground::Vagueness, loose(a, b))
        }
        // Two wordings may be of one thing.
        Overlap::Disjoint if pair.affirmed() && is_text(a) && is_text(b) => unknown(a, b),
        Overlap::Disjoint => disjoint(a, b),
    }
}

/// "Kiev" and "Kyiv".
fn are_one_place(pair: &Pair) -> bool {
    let (Value::Place(x), Value::Place(y)) = pair.values() else { return false };
    let plain = pair.affirmed() && x.nearness == y.nearness;
    plain && place::are_one(&x.name, &y.name) == Some(true)
}

fn of_values(kind: RelationKind, reason: String) -> Finding {
    Finding::new(kind, Ground::Values, reason)
}

fn both(a: &Claim, b: &Claim) -> String {
    match (a.value(), b.value()) {
        (Value::Entity(_), Value::Entity(_)) => format!("{} and {} may be one", words(a), words(b)),
        _ => format!("{} and {} can both be true", words(a), words(b)),
    }
}

/// A figure further than this from what a bound lets expect would have been put otherwise: "more than ten" of 640.
const FAR: f64 = 10.0;

/// Whether a bound and a figure that it does not exclude are of one order of size, so that no reader is surprised.
/// Vague and approximate words name an order of size themselves, and get no such room.
fn near(pair: &Pair) -> bool {
    let (Value::Quantity(a), Value::Quantity(b)) = pair.values() else { return false };
    let plain = a.precision == Precision::Exact && b.precision == Precision::Exact;
    plain && pair.admitted.0.is_near(&pair.admitted.1, FAR)
}

fn roomy(pair: &Pair) -> String {
    let (a, b) = (pair.a.claim, pair.b.claim);
    let is_narrow = pair.admitted.0.asserted.is_within(&pair.admitted.1.asserted);
    let (narrow, wide) = if is_narrow { (a, b) } else { (b, a) };
    format!("{} leaves room for {}", words(wide), words(narrow))
}

/// "Dozens" of 23.
fn loose(a: &Claim, b: &Claim) -> String {
    let is_vague =
        |claim: &Claim| matches!(claim.value(), Value::Quantity(q) if q.precision == Precision::Vague);
    let (vague, figure) = if is_vague(a) { (a, b) } else { (b, a) };
    format!("{} is loosely said of {}", words(vague), words(figure))
}

/// One of the two says nothing that could be contradicted: only the same words agree, or deny one another.
fn unknown(a: &Claim, b: &Claim) -> Finding {
    if is_denied(a) != is_denied(b) && bare(a).eq_ignore_ascii_case(&bare(b)) {
        return disjoint(a, b);
    }
    if words(a).eq_ignore_ascii_case(&words(b)) {
        return Finding::new(RelationKind::Agree, Ground::Unknown, format!("both say {}", words(a)));
    }
    if are_acts(a, b) {
        let reason = format!("{} and {} cannot both be true", words(a), words(b));
        return Finding::new(RelationKind::Conflict, Ground::Values, reason);
    }
    if let Some(reason) = two_causes(a, b) {
        return Finding::new(RelationKind::Tension, Ground::Values, reason);
    }
    let is_known = a.value().kind() == b.value().kind();
    let kind = if is_known { RelationKind::Compatible } else { RelationKind::NotComparable };
    let reason = format!("nothing tells whether {} and {} mean the same", words(a), words(b));
    Finding::new(kind, Ground::Unknown, reason)
}

/// Two answers to one of the questions of the table of acts, which exclude one another: resigned or sacked, shot or
/// stabbed.
fn are_acts(a: &Claim, b: &Claim) -> bool {
    let act = |claim: &Claim| claim.provenance().rule == ACT && !is_denied(claim) && is_text(claim);
    act(a) && act(b)
}

/// The rule that reads acts.
const ACT: &str = "act";

/// Two causes of one thing in words of which none is the same, as two voices give them: something may have come of
/// both, but who reads of one does not expect the other.
fn two_causes(a: &Claim, b: &Claim) -> Option<String> {
    let (Value::Text { text: x }, Value::Text { text: y }) = (a.value(), b.value()) else { return None };
    let cause = |claim: &Claim| *claim.attribute() == Attribute::Cause && !is_denied(claim);
    let voices = a.voice().map(|voice| &voice.name) != b.voice().map(|voice| &voice.name);
    let two = cause(a) && cause(b) && (voices || a.document() != b.document());
    (two && !share_a_word(x, y)).then(|| format!("one gives {x} as the cause, the other {y}"))
}

/// Whether a word that is no article stands in both, in whatever number.
fn share_a_word(x: &str, y: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let lexicon = Lexicon::english();
        let is_small = |word: &&str| lexicon.words.profile(lexicon.word(word)).function != Function::None;
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !is_small(word)).map(singular).collect()
    };
    let own = words(x);
    words(y).iter().any(|word| own.contains(word))
}

fn is_text(claim: &Claim) -> bool {
    matches!(claim.value(), Value::Text { .. })
}

fn is_denied(claim: &Claim) -> bool {
    claim.stance().polarity == Polarity::Denied
}

fn equal(a: &Claim, b: &Claim) -> String {
    match (is_denied(a), is_denied(b)) {
        (true, true) => format!("both deny {}", bare(a)),
        (false, false) if bare(a) == bare(b) => format!("both say {}", bare(a)),
        _ => format!("{} and {} are the same", words(a), words(b)),
    }
}

fn within(narrow: &Claim, wide: &Claim) -> String {
    let (small, large) = (words(narrow), words(wide));
    match (narrow.value(), wide.value()) {
        (Value::Date(_), Value::Date(_)) => format!("{small} lies within {large}"),
        (Value::Place(_), Value::Place(_)) if is_denied(wide) => {
            format!("{small} lies outside {}", bare(wide))
        }
        (Value::Place(_), Value::Place(around)) if around.nearness == Nearness::Outside => {
            format!("{small} lies {large}")
        }
        (Value::Place(_), Value::Place(around)) if around.nearness == Nearness::Near => {
            format!("{large} leaves room for {small}")
        }
        (Value::Place(_), Value::Place(_)) => format!("{small} lies in {large}"),
        (Value::Entity(x), Value::Entity(y)) if x.is_named() && y.is_named() => {
            format!("{small} belongs to {large}")
        }
        (Value::Entity(_), Value::Entity(_)) => both(narrow, wide),
        (Value::Quantity(x), Value::Quantity(y))
            if x.precision == Precision::Vague && y.precision == Precision::Vague =>
        {
            both(narrow, wide)
        }
        _ => format!("{large} leaves room for {small}"),
    }
}

fn disjoint(a: &Claim, b: &Claim) -> Finding {
    let conflict = |ground, reason| Finding::new(RelationKind::Conflict, ground, reason);
    let denies = |says: &Claim, denies: &Claim| {
        let reason = match accused(denies) {
            Some(party) => format!("{} is blamed, and denies it", party.name),
            None if denies.says_none() => format!("one says {}, the other none", bare(says)),
            None => format!("one says {}, the other denies {}", bare(says), bare(denies)),
        };
        conflict(Ground::Denial, reason)
    };
    match (is_denied(a), is_denied(b)) {
        (false, true) => denies(a, b),
        (true, false) => denies(b, a),
        _ => conflict(Ground::Values, apart(a, b)),
    }
}

/// The party that denies its own deed.
fn accused(denial: &Claim) -> Option<&Entity> {
    let Value::Entity(party) = denial.value() else { return None };
    let speaks = denial.voice().is_some_and(|voice| voice.name.eq_ignore_ascii_case(&party.name));
    (*denial.attribute() == Attribute::Perpetrator && speaks).then_some(party)
}

/// "in Oslo", "outside Norway".
fn whereabouts(place: &Place) -> String {
    if place.nearness == Nearness::In { format!("in {place}") } else { place.to_string() }
}

/// Whether it says who won a contest.
fn is_of_winner(claim: &Claim) -> bool {
    matches!(claim.attribute(), Attribute::Other(name) if name == WINNER)
}

/// The question who won.
const WINNER: &str = "winner";

fn apart(a: &Claim, b: &Claim) -> String {
    let (x, y) = (words(a), words(b));
    match (a.value(), b.value()) {
        (Value::Date(_), Value::Date(_)) => format!("{x} and {y} have no day in common"),
        (Value::Place(p), Value::Place(q)) if p.nearness != Nearness::In || q.nearness != Nearness::In => {
            format!("nobody is both {} and {}", whereabouts(p), whereabouts(q))
        }
        (Value::Place(_), Value::Place(_)) => format!("{x} and {y} lie outside one another"),
        (Value::Entity(_), Value::Entity(_)) if is_of_winner(a) => {
            format!("one says that {x} won, the other that {y} won")
        }
        (Value::Entity(_), Value::Entity(_)) => format!("one names {x}, the other {y}"),
        (Value::Status { .. }, Value::Status { .. }) => format!("nobody is both {x} and {y}"),
        _ => format!("{x} and {y} cannot both be true"),
    }
}
