//! Which figures a document gives as its answer to a question: a text that counts the dead of three raids contradicts
//! neither itself nor who counts those of one of them.
//!
//! ```text
//! other thing = of two documents: one voice of either gives the figure of the other too, and the two figures lie far apart
//!             | of one voice in one document: a later figure far below the one before
//! far         = less than two thirds of it
//! ```
//! Only counts that grow, as the dead do: of a price or an age there is but one.

use std::collections::BTreeMap;

use super::find::is_one_speaker;
use crate::claim::{Change, Claim, Polarity};
use crate::document::DocumentId;
use crate::value::{Quantity, Value};

/// What is told behind a figure and is less than this share of it is a part of it, or another count. On 56 groups of
/// war reports 11 of 17 figures falsely held against an earlier one of their own text lie below it, and none of the
/// two that contradict it.
const PART: f64 = 2.0 / 3.0;

/// The figures of a question, by the document that gives them.
pub(super) struct Answers<'c>(BTreeMap<&'c DocumentId, Vec<(&'c Claim, &'c Quantity)>>);

impl<'c> Answers<'c> {
    pub(super) fn of(claims: &[&'c Claim]) -> Answers<'c> {
        let mut answers: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for claim in claims {
            if let Some(quantity) = count(claim) {
                answers.entry(claim.document()).or_default().push((*claim, quantity));
            }
        }
        Answers(answers)
    }

    /// Whether two figures that do not fit are likely of two things.
    pub(super) fn are_of_two_things(&self, a: &Claim, b: &Claim) -> bool {
        let Some((x, y)) = count(a).zip(count(b)) else { return false };
        let (first, second) = if a.span() <= b.span() { (x, y) } else { (y, x) };
        match a.document() == b.document() {
            true => is_one_speaker(a, b) && is_far_below(second, first),
            false if is_far_below(x, y) || is_far_below(y, x) => self.gives(a, y) || self.gives(b, x),
            false => false,
        }
    }

    /// Whether the voice of a claim gives another figure too, in the same document.
    fn gives(&self, claim: &Claim, figure: &Quantity) -> bool {
        let own = self.0.get(claim.document()).into_iter().flatten();
        let same = |known: &Quantity| (known.low, known.high) == (figure.low, figure.high);
        own.clone().take(CHECKED).any(|(other, known)| same(known) && is_one_speaker(claim, other))
    }
}

fn is_far_below(a: &Quantity, b: &Quantity) -> bool {
    a.best.zip(b.best).is_some_and(|(a, b)| a < PART * b)
}

/// Of so many figures of one document at most each is looked at.
const CHECKED: usize = 64;

fn count(claim: &Claim) -> Option<&Quantity> {
    match claim.value() {
        Value::Quantity(quantity)
            if claim.attribute().change() == Change::Grows
                && claim.stance().polarity == Polarity::Affirmed =>
        {
            Some(quantity)
        }
        _ => None,
    }
}
