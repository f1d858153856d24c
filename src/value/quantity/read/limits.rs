//! Bounds that stand apart from the first: the other side of a figure, and what is said behind the noun.
//!
//! ```text
//! both   = bounded ( "and" | [ "," ] "but" ) bounded     at least 17 and no more than 23
//! behind = figure noun ( "or more" | "at most" | … )     50 people or more
//! ```

use super::bound::Hedged;
use super::range::Ends;
use super::{Counted, Figure, Reader};
use crate::lexicon::{Cue, Hedge, Numeral};
use crate::value::quantity::{Plausible, Quantity, QuantityKind};

/// So many tokens has a hedge at most: "at least or equal to".
const LONGEST_HEDGE: usize = 7;
/// Between a figure and the bound behind its noun stand no more.
const LONGEST_NOUN: usize = 2;

/// On which side of the figure a hedge leaves the truth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Above,
    Below,
}

fn side(hedge: Hedge) -> Option<Side> {
    match hedge {
        Hedge::AtLeast | Hedge::MoreThan | Hedge::JustOver => Some(Side::Above),
        Hedge::UpTo | Hedge::LessThan => Some(Side::Below),
        Hedge::Exactly | Hedge::About | Hedge::Nearly => None,
    }
}

impl Reader<'_> {
    /// `at least 17 and no more than 23`: one figure with both its bounds.
    pub(super) fn with_other_bound(&self, ends: &Ends, hedged: &Hedged) -> Option<Figure> {
        let first = side(hedged.hedge).filter(|_| ends.high.is_none())?;
        let next = self.past_joint(hedged.end)?;
        let other = (next..next + LONGEST_HEDGE).find_map(|at| self.amount(at))?;
        let bound = self.hedged(other.read.start, other.read.end);
        let second = side(bound.hedge).filter(|second| *second != first && bound.start == next)?;
        let (mut a, mut b) = (ends.low.clone(), other);
        match (a.written, b.written) {
            (false, true) => a = a.in_unit_of(&b),
            (true, false) => b = b.in_unit_of(&a),
            _ => {}
        }
        if a.kind != b.kind || a.unit != b.unit {
            return None;
        }
        let a = hedged.quantity(&Ends::alone(ends.start, ends.end, a), self.hedges);
        let b = bound.quantity(&Ends::alone(next, bound.end, b), self.hedges);
        let (low, high) = if second == Side::Below { (a, b) } else { (b, a) };
        let quantity = between(low, &high)?;
        Some(self.figure(quantity, hedged.start..bound.end, Counted::Many))
    }

    /// Past "and", "but", or a comma and "but".
    fn past_joint(&self, at: usize) -> Option<usize> {
        let comma = usize::from(self.cue(at) == Some(Cue::Comma) && self.cue(at + 1) == Some(Cue::But));
        let joins = self.class(at) == Some(Numeral::And) || self.cue(at + comma) == Some(Cue::But);
        joins.then_some(at + comma + 1)
    }

    /// `50 people or more`, `30 seats at most`: the figure's words reach over its noun.
    pub(super) fn bound_behind_noun(&self, ends: &Ends, hedged: &Hedged) -> Option<Figure> {
        if !hedged.is_plain() || ends.low.kind != QuantityKind::Count || !self.is_word(ends.end) {
            return None;
        }
        let (noun, head) = self
            .noun(ends.end, Counted::Many)
            .filter(|(noun, _)| noun.start == ends.end && noun.len() <= LONGEST_NOUN)?;
        let (len, &hedge) = self.longest(&self.words.hedges_after, noun.end)?;
        let end = noun.end + len;
        let opens = matches!(self.cue(noun.end), Some(Cue::Or)) || self.text.is(noun.end, "at");
        let goes_on = self.is_number(end) || self.is_word(end) && self.ends_phrase(end).is_none();
        if !opens || goes_on || self.numeral(end).is_some() {
            return None;
        }
        let mut hedged = *hedged;
        hedged.end = end;
        hedged.add(hedge);
        let quantity = hedged.quantity(ends, self.hedges);
        let figure = self.figure(quantity, hedged.start..end, Counted::Many);
        Some(self.spanned(Figure { noun: Some(noun), head: Some(head), ..figure }))
    }
}

/// From the lower bound of the one to the upper bound of the other; none where nothing lies between.
fn between(low: Quantity, high: &Quantity) -> Option<Quantity> {
    let (from, to) = (low.low?, high.high?);
    (from < to).then_some(Quantity {
        high: high.high,
        high_open: high.high_open,
        best: None,
        plausible: Some(Plausible { low: low.low, high: high.high }),
        precision: low.precision.max(high.precision),
        ..low
    })
}
