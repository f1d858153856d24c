//! Figures in different units, and figures of which one is the other, rounded.

use super::{Finding, Pair, words};
use crate::claim::{Claim, Polarity};
use crate::relation::RelationKind;
use crate::value::{Admitted, Bound, Interval, Precision, Quantity, QuantityKind, Value, ValueSet};

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

fn turned(admitted: Admitted, claim: &Claim) -> Admitted {
    match claim.stance().polarity {
        Polarity::Affirmed => admitted,
        Polarity::Denied if is_existence(claim) => Admitted::exactly(at_least_one()).denied(),
        Polarity::Denied => admitted.denied(),
    }
}

/// "Denied that any prisoner had died" denies every number of dead, not the number one.
fn is_existence(claim: &Claim) -> bool {
    let Value::Quantity(quantity) = claim.value() else { return false };
    let numeral = quantity.text.chars().any(char::is_numeric) || quantity.text.to_lowercase().contains("one");
    quantity.kind == QuantityKind::Count && quantity.low == Some(1.0) && !numeral
}

fn at_least_one() -> ValueSet {
    let interval = Interval::new(Bound::closed(1.0), Bound::closed(f64::INFINITY));
    interval.map_or(ValueSet::everything(), ValueSet::numbers)
}

/// Roubles and dollars, kilometres and people: nothing to hold against each other.
pub(super) fn another_unit(pair: &Pair) -> Option<Finding> {
    let (Value::Quantity(a), Value::Quantity(b)) = pair.values() else { return None };
    if Quantity::admitted_together(a, b).is_some() {
        return None;
    }
    let reason = match (a.kind, b.kind) {
        (QuantityKind::Money, QuantityKind::Money) => {
            format!("{} and {} are different currencies", unit(a), unit(b))
        }
        (x, y) if x == y => format!("{} and {} measure different things", unit(a), unit(b)),
        _ => format!("{} and {} measure different things", words(pair.a.claim), words(pair.b.claim)),
    };
    Some(Finding::new(RelationKind::NotComparable, reason))
}

fn unit(quantity: &Quantity) -> &str {
    quantity.unit.as_deref().unwrap_or("a count")
}

/// Two plain figures of which the coarser is the finer, rounded: 4.27 and 4.3, 12,540 and 12,500.
pub(super) fn rounded(pair: &Pair) -> Option<Finding> {
    let (Value::Quantity(a), Value::Quantity(b)) = pair.values() else { return None };
    if !pair.affirmed() || a.precision != Precision::Exact || b.precision != Precision::Exact {
        return None;
    }
    let (x, y) = (exact(a)?, exact(b)?);
    let (fine, coarse) = if granularity(x) <= granularity(y) { (x, y) } else { (y, x) };
    let step = granularity(coarse);
    let is_round = !(1.0..ROUND_TO).contains(&step);
    let rounds = x != y && is_round && ((fine / step).round() * step - coarse).abs() < step * 1e-6;
    rounds.then(|| {
        let reason = format!("{} and {} are the same, rounded", words(pair.a.claim), words(pair.b.claim));
        Finding::new(RelationKind::Agree, reason)
    })
}

/// Readers take a count as rounded when it ends in three zeros; the dead of an attack are counted to the last.
const ROUND_TO: f64 = 1000.0;

fn exact(quantity: &Quantity) -> Option<f64> {
    quantity.low.filter(|_| quantity.low == quantity.high)
}

/// The place of the last digit that is not zero: 1000 for 12,000, 0.1 for 4.3.
fn granularity(number: f64) -> f64 {
    let mut step = 1.0;
    if number.fract() == 0.0 {
        while number != 0.0 && (number / (step * 10.0)).fract() == 0.0 && step < 1e15 {
            step *= 10.0;
        }
    } else {
        while ((number / step).round() * step - number).abs() > step * 1e-6 && step > 1e-9 {
            step /= 10.0;
        }
    }
    step
}
