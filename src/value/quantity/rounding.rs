//! Figures that are rounded: 54 percent of 54.2, 12,000 of 12,040.
//!
//! ```text
//! rounds(fine, coarse) = |fine - coarse| ≤ half the last digit of coarse
//!                      ∧ |fine - coarse| ≤ 5 percent of fine
//!                      ∧ the last digit of coarse counts thousands or more, or fine has decimals
//! ```

use super::{Precision, Quantity};

/// Whether one of two exact figures is the other, rounded: 54 of 54.2, 12,000 of 12,040; not 60 of 61, for whoever
/// gives a whole number below a thousand has counted.
pub(crate) fn rounds(a: &Quantity, b: &Quantity) -> bool {
    finer_first(a, b).is_some()
}

/// The finer of two figures of which one is the other rounded, and the coarser.
pub(crate) fn finer_first(a: &Quantity, b: &Quantity) -> Option<(f64, f64)> {
    let plain = a.precision == Precision::Exact && b.precision == Precision::Exact;
    let (x, y) = exact(a).zip(exact(b)).filter(|_| plain)?;
    let (fine, coarse) = if granularity(x) <= granularity(y) { (x, y) } else { (y, x) };
    let step = granularity(coarse);
    let is_round = !(1.0..ROUND_TO).contains(&step) || step <= 1.0 && fine.fract() != 0.0;
    let near = (fine - coarse).abs() <= ROUND_WITHIN * fine.abs();
    let rounds = x != y && is_round && near && ((fine / step).round() * step - coarse).abs() < step * 1e-6;
    rounds.then_some((fine, coarse))
}

/// The one figure that a quantity gives.
pub(crate) fn exact(quantity: &Quantity) -> Option<f64> {
    quantity.low.filter(|_| quantity.low == quantity.high)
}

/// The place of the last digit that is not zero: 1000 for 12,000, 0.1 for 4.3.
pub(crate) fn granularity(number: f64) -> f64 {
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

/// Nobody rounds away more than this share of a figure: 1.24 is 1.2, but a rate of 3.75 percent is not one of four.
const ROUND_WITHIN: f64 = 0.05;

/// Readers take a count as rounded when it ends in three zeros; the dead of an attack are counted to the last.
const ROUND_TO: f64 = 1000.0;
