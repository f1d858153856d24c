//! The last step: what the two sets say.

use super::{Finding, Pair, words};
use crate::claim::Polarity;
use crate::relation::RelationKind;
use crate::value::{Overlap, Precision, Value};

pub(super) fn by_overlap(pair: &Pair) -> Finding {
    let (a, b) = (words(pair.a.claim), words(pair.b.claim));
    let (x, y) = &pair.admitted;
    if x.asserted.is_everything() || y.asserted.is_everything() {
        return unknown(pair, &a, &b);
    }
    match x.overlap(y) {
        Overlap::Equal => equal(pair, &a, &b),
        Overlap::Within => Finding::new(RelationKind::Compatible, within(pair, &a, &b)),
        Overlap::Around => Finding::new(RelationKind::Compatible, within(pair, &b, &a)),
        Overlap::Partial => Finding::new(RelationKind::Compatible, format!("{a} and {b} can both be true")),
        Overlap::Strained if near(pair) => Finding::new(RelationKind::Compatible, roomy(pair, &a, &b)),
        Overlap::Strained => Finding::new(
            RelationKind::Tension,
            format!("{a} and {b} can both be true, but no reader of one would expect the other"),
        ),
        Overlap::Disjoint => Finding::new(RelationKind::Conflict, disjoint(pair, &a, &b)),
    }
}

/// A figure further than this from what a bound lets expect would have been put otherwise: "more than ten" of 640.
const FAR: f64 = 10.0;

/// Whether a bound and a figure that it does not exclude are of one order of size, so that no reader is surprised.
/// Vague and approximate words name an order of size themselves, and get no such room.
fn near(pair: &Pair) -> bool {
    let (Value::Quantity(a), Value::Quantity(b)) = pair.values() else { return false };
    let plain = a.precision == Precision::Exact && b.precision == Precision::Exact;
    let (Some(x), Some(y)) = (pair.admitted.0.plausible.hull(), pair.admitted.1.plausible.hull()) else {
        return false;
    };
    let (lower, higher) = if x.high().value <= y.low().value { (x, y) } else { (y, x) };
    plain && higher.low().value <= FAR * lower.high().value
}

fn roomy(pair: &Pair, a: &str, b: &str) -> String {
    let within = pair.admitted.0.asserted.is_within(&pair.admitted.1.asserted);
    let (narrow, wide) = if within { (a, b) } else { (b, a) };
    format!("{wide} leaves room for {narrow}")
}

/// One of the two says nothing that could be contradicted: only the same words agree.
fn unknown(pair: &Pair, a: &str, b: &str) -> Finding {
    if a.eq_ignore_ascii_case(b) {
        return Finding::new(RelationKind::Agree, format!("both say {a}"));
    }
    let known = pair.values().0.kind() == pair.values().1.kind();
    let reason = format!("it is not known how {a} and {b} lie to each other");
    Finding::new(if known { RelationKind::Compatible } else { RelationKind::NotComparable }, reason)
}

fn equal(pair: &Pair, a: &str, b: &str) -> Finding {
    match pair.polarities() {
        (Polarity::Affirmed, Polarity::Affirmed) if a == b => {
            Finding::new(RelationKind::Agree, format!("both say {a}"))
        }
        (Polarity::Denied, Polarity::Denied) => {
            Finding::new(RelationKind::Agree, format!("both deny {}", a.trim_start_matches("not ")))
        }
        _ => Finding::new(RelationKind::Agree, format!("{a} and {b} are the same")),
    }
}

fn within(pair: &Pair, narrow: &str, wide: &str) -> String {
    match pair.values() {
        (Value::Date(_), Value::Date(_)) => format!("{narrow} lies within {wide}"),
        (Value::Place(_), Value::Place(_)) if wide.starts_with("not ") => {
            format!("{narrow} lies outside {}", wide.trim_start_matches("not "))
        }
        (Value::Place(_), Value::Place(_)) => format!("{narrow} lies in {wide}"),
        (Value::Entity(_), Value::Entity(_)) => format!("{narrow} belongs to {wide}"),
        (Value::Quantity(x), Value::Quantity(y))
            if x.precision == Precision::Vague && y.precision == Precision::Vague =>
        {
            format!("{narrow} and {wide} can both be true")
        }
        _ => format!("{wide} leaves room for {narrow}"),
    }
}

fn disjoint(pair: &Pair, a: &str, b: &str) -> String {
    match (pair.polarities(), pair.values()) {
        ((Polarity::Affirmed, Polarity::Denied), _) => {
            format!("one says {a}, the other denies {}", b.trim_start_matches("not "))
        }
        ((Polarity::Denied, Polarity::Affirmed), _) => {
            format!("one says {b}, the other denies {}", a.trim_start_matches("not "))
        }
        (_, (Value::Date(_), Value::Date(_))) => format!("{a} and {b} have no day in common"),
        (_, (Value::Place(_), Value::Place(_))) => format!("{a} and {b} lie outside one another"),
        _ => format!("{a} and {b} cannot both be true"),
    }
}
