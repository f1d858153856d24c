//! Which of two counts of one text is told as the earlier: `initially two`, `the toll has risen to eight`.
//!
//! ```text
//! earlier = word of what came first … count       Early reports put the toll at five. The ministry counts 14.
//!         | count … word of what came later … a higher count     Two died. The number of dead later rose to eight.
//! ```
//! The words are those of `sequence.tsv`; they hold for the sentence in which they stand before the figure.

use super::{Finding, Pair, Said, words};
use crate::claim::{Change, Claim};
use crate::lexicon::sequence::Turn;
use crate::relation::{Ground, RelationKind};
use crate::text::Text;
use crate::value::Value;

/// The words stand so many bytes before the end of a claim: in its sentence.
const NEAR: usize = 240;

/// Two counts of one text, one of which the text itself puts before the other.
pub(super) fn in_sequence(pair: &Pair) -> Option<Finding> {
    let (a, b) = (pair.a.claim, pair.b.claim);
    let grows = pair.attribute().change() == Change::Grows && pair.affirmed();
    if a.document() != b.document() || !grows {
        return None;
    }
    let (x, y) = (figure(a)?, figure(b)?);
    let (lower, higher) = if x < y { (pair.a, pair.b) } else { (pair.b, pair.a) };
    let (first, then) = (turn(lower), turn(higher));
    let opens = first == Some(Turn::Before) && then != first;
    let rises = then == Some(Turn::After) && lower.claim.span() < higher.claim.span();
    (x < y || y < x).then_some(()).filter(|()| opens || rises).map(|()| {
        let reason = format!("first {}, then {}", words(lower.claim), words(higher.claim));
        Finding::new(RelationKind::Superseded, Ground::Rise, reason)
    })
}

/// The figure of a count.
pub(crate) fn figure(claim: &Claim) -> Option<f64> {
    let Value::Quantity(quantity) = claim.value() else { return None };
    quantity.best
}

/// Whether the words before a count say that it has grown to that.
pub(super) fn has_grown(said: Said<'_>) -> bool {
    turn(said) == Some(Turn::After)
}

/// Where the words before a claim put it in a sequence: the last of them in its sentence.
pub(crate) fn turn(said: Said<'_>) -> Option<Turn> {
    let (text, end) = (said.text?, said.claim.span().end());
    let start = (end.saturating_sub(NEAR)..=end).find(|&at| text.is_char_boundary(at))?;
    let near = Text::new(text.get(start..end)?);
    let sentence = near.sentences().last()?.tokens();
    let table = &near.lexicon().sequence;
    let turns = sentence.filter_map(|at| near.longest(table, at)).map(|(_, turn)| *turn);
    turns.filter(|turn| *turn != Turn::Never).last()
}
