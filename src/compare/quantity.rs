//! Figures in different units, and figures of which one is the other, rounded.

use std::fmt;

use super::{Finding, Pair, words};
use crate::claim::{Attribute, Claim, Polarity};
use crate::lexicon::Change;
use crate::relation::{Ground, RelationKind};
use crate::text::Text;
use crate::value::quantity::rounding::{self, exact, granularity};
use crate::value::{Admitted, Precision, Quantity, QuantityKind, Value};

/// What both claims admit, in one unit, denials turned into complements.
pub(super) fn admitted(a: &Claim, b: &Claim) -> (Admitted, Admitted) {
    let (x, y) = match (a.value(), b.value()) {
        (Value::Quantity(x), Value::Quantity(y)) => {
            Quantity::admitted_together(x, y).unwrap_or_else(|| (x.admitted(), y.admitted()))
        }
        (x, y) => (x.admitted(), y.admitted()),
    };
    (turned(x, a), turned(y, b))
}

/// A denial admits the complement; "denied that any prisoner had died" denies every number of dead.
fn turned(admitted: Admitted, claim: &Claim) -> Admitted {
    match claim.stance().polarity {
        Polarity::Affirmed => admitted,
        Polarity::Denied => admitted.denied(),
    }
}

/// Roubles and dollars, kilometres and people: nothing to hold against each other.
pub(super) fn another_unit(pair: &Pair) -> Option<Finding> {
    let (Value::Quantity(a), Value::Quantity(b)) = pair.values() else { return None };
    if Quantity::admitted_together(a, b).is_some() {
        return None;
    }
    let reason = match (a.kind, b.kind) {
        (QuantityKind::Money, QuantityKind::Money) if a.unit.is_none() || b.unit.is_none() => {
            format!("{} and {} may be different currencies", words(pair.a.claim), words(pair.b.claim))
        }
        (QuantityKind::Money, QuantityKind::Money) => {
            format!("{} and {} are different currencies", unit(a), unit(b))
        }
        (x, y) if x == y => format!("{} and {} measure different things", unit(a), unit(b)),
        _ => format!("{} and {} measure different things", words(pair.a.claim), words(pair.b.claim)),
    };
    Some(Finding::new(RelationKind::NotComparable, Ground::Unit, reason))
}

fn unit(quantity: &Quantity) -> &str {
    quantity.unit.as_deref().unwrap_or("a count")
}

/// "Rose 5 percent" and "fell 5 percent": the same figure, and the opposite of the same.
pub(super) fn opposite_change(pair: &Pair) -> Option<Finding> {
    let shares = matches!(pair.attribute(), Attribute::Percentage) && pair.affirmed();
    let (a, b) = (direction(pair.a.claim), direction(pair.b.claim));
    let (a, b) = a.zip(b).filter(|(a, b)| shares && a != b)?;
    let says = |direction: Direction, claim: &Claim| format!("{direction} {}", words(claim));
    let reason = format!("one says {}, the other {}", says(a, pair.a.claim), says(b, pair.b.claim));
    Some(Finding::new(RelationKind::Conflict, Ground::Values, reason))
}

/// Which way a figure changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Direction {
    Up,
    Down,
}

impl fmt::Display for Direction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Direction::Up => "up",
            Direction::Down => "down",
        })
    }
}

/// The one way in which the words of a claim say that it changed by so much.
fn direction(claim: &Claim) -> Option<Direction> {
    let text = Text::new(claim.quote());
    let changes = &text.lexicon().numbers.changes;
    let found = (0..text.tokens().len()).filter_map(|at| match text.longest(changes, at)?.1 {
        Change::RoseBy => Some(Direction::Up),
        Change::FellBy => Some(Direction::Down),
        _ => None,
    });
    let found: Vec<Direction> = found.collect();
    found.first().copied().filter(|first| found.iter().all(|next| next == first))
}

/// Two plain figures of which the coarser is the finer, rounded: 4.27 and 4.3, 12,540 and 12,500, 61 percent and
/// three in five; "more than 2,000" and a headline's 2,000; and two of which one is the other in another unit.
pub(super) fn rounded(pair: &Pair) -> Option<Finding> {
    let (Value::Quantity(a), Value::Quantity(b)) = pair.values() else { return None };
    if !pair.affirmed() {
        return None;
    }
    let plain = a.precision == Precision::Exact && b.precision == Precision::Exact;
    let how = if is_converted(pair, a, b) {
        "in two units"
    } else if plain && (rounding::rounds(a, b) || is_share_in_words(a, b)) || touches(a, b) || touches(b, a) {
        "rounded"
    } else {
        return None;
    };
    let reason = format!("{} and {} are the same, {how}", words(pair.a.claim), words(pair.b.claim));
    Some(Finding::new(RelationKind::Agree, Ground::Rounding, reason))
}

/// "Attacks doubled" and "attacks rose by 100 percent": so many times as much is a rise by the rest.
pub(super) fn times_as_much(pair: &Pair) -> Option<Finding> {
    let (Value::Quantity(a), Value::Quantity(b)) = pair.values() else { return None };
    let is_rise = |claim: &Claim| claim.qualifiers().rises();
    let rises = is_rise(pair.a.claim) && is_rise(pair.b.claim) && pair.affirmed();
    let points = match (a.kind, b.kind) {
        (QuantityKind::Ratio, QuantityKind::Percentage) => (exact(a)? - 1.0) * 100.0 - exact(b)?,
        (QuantityKind::Percentage, QuantityKind::Ratio) => (exact(b)? - 1.0) * 100.0 - exact(a)?,
        _ => return None,
    };
    let (kind, are) = if points.abs() < SHARE_TO {
        (RelationKind::Agree, "are the same rise")
    } else {
        (RelationKind::Conflict, "are not the same rise")
    };
    rises.then(|| {
        let reason = format!("{} and {} {are}", words(pair.a.claim), words(pair.b.claim));
        Finding::new(kind, Ground::Values, reason)
    })
}

/// "222 metres" and "728 feet": no figure is left out by the other but what the conversion rounds.
fn is_converted(pair: &Pair, a: &Quantity, b: &Quantity) -> bool {
    let units = a.kind == QuantityKind::Measure && b.kind == QuantityKind::Measure && a.unit != b.unit;
    let exact = exact(a).is_some() && exact(b).is_some();
    units && exact && pair.admitted.0.asserted.meets(&pair.admitted.1.asserted)
}

/// "More than 2,000", "nearly 17 million": of such a figure itself, a headline leaves out the hedge.
fn touches(bound: &Quantity, plain: &Quantity) -> bool {
    let nearly = bound.precision == Precision::Approximate && bound.high_open;
    let counted =
        bound.noun.is_some() && plain.noun.is_some() || exact(plain).is_some_and(|figure| figure >= HUGE);
    let open = bound.low.filter(|_| bound.low_open && counted).or(bound.high.filter(|_| nearly));
    let figure = exact(plain).filter(|_| plain.precision == Precision::Exact && plain.unit == bound.unit);
    let exact_kind = matches!(plain.kind, QuantityKind::Count | QuantityKind::Money);
    let figure = figure.filter(|_| exact_kind && plain.kind == bound.kind);
    let round = |figure: f64| granularity(figure) >= ROUND_FIGURE;
    open.zip(figure).is_some_and(|(open, figure)| (open - figure).abs() < f64::EPSILON && round(figure))
}

/// Of figures as great as this, "more than" is said in passing.
const HUGE: f64 = 1e6;

/// Who says "more than" so round a figure has not counted to the last.
const ROUND_FIGURE: f64 = 100.0;

/// "Three in five" of 61 percent: who counts in fifths rounds to them.
fn is_share_in_words(a: &Quantity, b: &Quantity) -> bool {
    let (ratio, share) = match (a.kind, b.kind) {
        (QuantityKind::Ratio, QuantityKind::Percentage) => (a, b),
        (QuantityKind::Percentage, QuantityKind::Ratio) => (b, a),
        _ => return false,
    };
    let points = exact(ratio).zip(exact(share)).map(|(ratio, share)| (ratio * 100.0 - share).abs());
    points.is_some_and(|points| points <= SHARE_TO)
}

/// A share in words is within so many hundredths of what was counted.
const SHARE_TO: f64 = 3.0;

/// Two counts of which a vague one names the other's order of size: "dozens" of 23, but not of five.
///
/// The codebooks read a vague word as one of the unit it names (ACLED: dozens 12, hundreds 100), readers as two or
/// more; between the two, it is loose rather than wrong.
pub(super) fn is_loosely_said(pair: &Pair) -> bool {
    let (Value::Quantity(a), Value::Quantity(b)) = pair.values() else { return false };
    if !pair.affirmed() || a.kind != b.kind {
        return false;
    }
    let reaches = |vague: &Quantity, other: &Quantity| {
        let (Some(low), Some(figure)) = (vague.low, other.high.or(other.best)) else { return false };
        vague.precision == Precision::Vague && figure >= low / 2.0 && figure < low
    };
    reaches(a, b) || reaches(b, a)
}

/// "Over three" and "three": the bound that one leaves out is the figure of the other, and only the hedge parts them.
pub(crate) fn only_the_hedge_parts(a: &Claim, b: &Claim) -> bool {
    let (Value::Quantity(a), Value::Quantity(b)) = (a.value(), b.value()) else { return false };
    let beside = |hedged: &Quantity, plain: &Quantity| {
        let open = hedged.low.filter(|_| hedged.low_open).or(hedged.high.filter(|_| hedged.high_open));
        open.zip(exact(plain)).is_some_and(|(open, figure)| (open - figure).abs() < f64::EPSILON)
    };
    a.kind == b.kind && a.unit == b.unit && (beside(a, b) || beside(b, a))
}
