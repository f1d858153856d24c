//! Which of two counts of one text is told as the earlier: `initially two`, `the toll has risen to eight`.
//!
//! ```text
//! earlier = word of what came first … count       Early reports put the toll at five. The ministry counts 14.
//!         | count … word of what came later … a higher count     Two died. The number of dead later rose to eight.
//! ```
//! The words are those of `sequence.tsv`; they hold for the sentence in which they stand ([`Text::turn`]).

use std::ops::Range;

use super::{Finding, Pair, Said, words};
use crate::claim::{Change, Claim};
use crate::lexicon::sequence::Turn;
use crate::relation::{Ground, RelationKind};
use crate::text::Text;
use crate::value::Value;

/// A sentence is looked at so many bytes before a claim.
const NEAR: usize = 240;

/// And so many behind it.
const BEHIND: usize = 60;

/// The rule by which a toll is read: `the number of dead rose to eight`.
const TOLL: &str = "toll";

/// Two counts of one text, one of which the text itself puts before the other.
pub(super) fn in_sequence(pair: &Pair) -> Option<Finding> {
    let (a, b) = (pair.a.claim, pair.b.claim);
    let grows = pair.attribute().change() == Change::Grows && pair.affirmed();
    if a.document() != b.document() || !grows {
        return None;
    }
    let (x, y) = (figure(a)?, figure(b)?);
    let (lower, higher) = if x < y { (pair.a, pair.b) } else { (pair.b, pair.a) };
    // what is told as equal has no order, and no text is looked at for it
    if (x - y).abs() < f64::EPSILON {
        return None;
    }
    let opens = turn(lower) == Some(Turn::Before) && turn(higher) != Some(Turn::Before);
    let rises = || lower.claim.span() < higher.claim.span() && has_grown(higher);
    (opens || rises()).then(|| {
        let reason = format!("first {}, then {}", words(lower.claim), words(higher.claim));
        Finding::new(RelationKind::Superseded, Ground::Rise, reason)
    })
}

/// The figure of a count.
pub(crate) fn figure(claim: &Claim) -> Option<f64> {
    let Value::Quantity(quantity) = claim.value() else { return None };
    quantity.best
}

/// Whether a claim is a toll that is said to have grown to that; "he later said that eight died" says no such thing.
pub(crate) fn has_grown(said: Said<'_>) -> bool {
    said.claim.provenance().rule == TOLL && turn(said) == Some(Turn::After)
}

/// Whether a claim is a toll that is said to have been brought down to that.
pub(super) fn is_lowered(said: Said<'_>) -> bool {
    said.claim.provenance().rule == TOLL && turn(said) == Some(Turn::Lowered)
}

/// Where the words around a claim put it in a sequence.
pub(crate) fn turn(said: Said<'_>) -> Option<Turn> {
    let (text, span) = (said.text?, said.claim.span());
    let bound = |mut range: Range<usize>| range.find(|&at| text.is_char_boundary(at));
    let start = bound(span.end().saturating_sub(NEAR)..span.end() + 1)?;
    let stop = bound(span.end() + BEHIND..text.len()).unwrap_or(text.len());
    let near = Text::new(text.get(start..stop)?);
    let place = |at: usize| near.tokens().partition_point(|token| token.span().end() + start <= at);
    let end = near.tokens().partition_point(|token| token.span().start() + start < span.end());
    near.turn(&(place(span.start())..end))
}
