//! Parts and their whole: the one home of their arithmetic.
//!
//! ```text
//! part.low > whole.high                     a part is greater than its whole
//! part₁.low + … + partₙ.low  = whole.low    the parts make the whole
//! part₁.low + … + partₙ.low  > whole.high   they are too many
//! part₁.high + … + partₙ.high < whole.low   they are too few
//! ```

use crate::value::{Precision, Quantity};

/// How parts lie to their whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tally {
    /// They make it.
    Even,
    /// They are more than it can be.
    Over,
    /// They are fewer than it can be.
    Under,
}

/// Whether a part is greater than its whole can be.
pub(crate) fn exceeds(part: &Quantity, whole: &Quantity) -> bool {
    tally(&[part], whole) == Some(Tally::Over)
}

/// How parts that share nobody lie to their whole; none where they can make it and need not, or where a part is vague.
pub(crate) fn tally(parts: &[&Quantity], whole: &Quantity) -> Option<Tally> {
    let low = sum(parts)?;
    let high: Option<f64> = parts.iter().map(|part| part.high).sum();
    if whole.high.is_some_and(|most| low > most + slack(most)) {
        Some(Tally::Over)
    } else if whole.low.is_some_and(|least| (low - least).abs() <= slack(least)) {
        Some(Tally::Even)
    } else if high.zip(whole.low).is_some_and(|(high, least)| high < least) {
        Some(Tally::Under)
    } else {
        None
    }
}

/// What the parts are at least, added up; none where one of them is vague or has no floor.
pub(crate) fn sum(parts: &[&Quantity]) -> Option<f64> {
    let floor = |part: &&Quantity| part.low.filter(|_| part.precision != Precision::Vague);
    parts.iter().map(floor).sum()
}

/// Sums of millions with decimals are not exact.
fn slack(figure: f64) -> f64 {
    1e-9 * figure.abs()
}
