//! Sums that do not depend on their order: numbers as whole multiples of 2⁻³⁰.
//!
//! Whole numbers add up to the same total in any order and grouping, which fractions in floating point do not. So
//! rows may come in any order, a table may be cut anywhere, and threads may share the work: the sums are the same
//! bit for bit. One addend is at most 256, so that 2²⁵ of them fit.

const ONE: f64 = (1u64 << 30) as f64;
const MOST: f64 = 256.0;

/// The nearest multiple towards zero, within ±256; 0 for what is no number.
#[inline]
pub(crate) fn fixed(number: f64) -> i64 {
    (number.clamp(-MOST, MOST) * ONE) as i64
}

#[inline]
pub(crate) fn float(fixed: i64) -> f64 {
    fixed as f64 * (1.0 / ONE)
}
