//! Counts told by a part of a stated whole, or by what is left of one.
//!
//! ```text
//! share = part "of" [ "the" ] whole                half of the 40 · one in five of the 200
//!       | part "the" whole                         half the 40
//! rest  = "all" "but" number "of" [ "the" ] whole   all but 12 of the 40
//! ```
//! A share that is no whole number ("a third of the 40") stays a ratio, and the whole a figure of its own.

use super::Reader;
use super::attach::Amount;
use super::decimal::Number;
use super::numeral::{Form, Read};
use crate::lexicon::Cue;
use crate::text::Gap;
use crate::value::quantity::QuantityKind;

/// A product this near to a whole number is one.
const NEAR: f64 = 1e-6;

impl Reader<'_> {
    /// The count that an amount is with the whole behind it; else the amount.
    pub(super) fn of_whole(&self, part: Amount) -> Amount {
        let count = match part.kind {
            QuantityKind::Ratio => self.share_of(&part),
            QuantityKind::Count => self.rest_of(&part),
            _ => None,
        };
        count.unwrap_or(part)
    }

    fn share_of(&self, part: &Amount) -> Option<Amount> {
        let share = part.read.value().filter(|share| (0.0..1.0).contains(share))?;
        let whole = self.whole_of(part.read.end).or_else(|| self.whole_of_the(part.read.end))?;
        let product = share * whole.value()?;
        let count = product.round();
        (count > 0.0 && (product - count).abs() < NEAR).then(|| counted(part.read.start, whole.end, count))
    }

    fn rest_of(&self, part: &Amount) -> Option<Amount> {
        let all = part.read.start.checked_sub(2).filter(|_| self.is_all_but(part.read.start))?;
        let whole = self.whole_of(part.read.end)?;
        let rest = whole.value()? - part.read.value()?;
        (rest >= 0.0).then(|| counted(all, whole.end, rest))
    }

    /// `all but`, in front of a token.
    pub(super) fn is_all_but(&self, at: usize) -> bool {
        at > 1 && self.cue(at - 1) == Some(Cue::But) && self.cue(at - 2) == Some(Cue::All)
    }

    /// The number of a whole behind "of"; no years, no measures.
    fn whole_of(&self, of: usize) -> Option<Read> {
        let stated = self.cue(of) == Some(Cue::Of) && self.gap(of) <= Gap::Line;
        let the = usize::from(matches!(self.cue(of + 1), Some(Cue::The | Cue::Own)));
        if stated { self.plain_whole(of + 1 + the) } else { None }
    }

    /// The number of a whole behind "the" alone.
    fn whole_of_the(&self, the: usize) -> Option<Read> {
        let stated = matches!(self.cue(the), Some(Cue::The | Cue::Own)) && self.gap(the) <= Gap::Line;
        if stated { self.plain_whole(the + 1) } else { None }
    }

    /// The whole number that starts at a token.
    fn plain_whole(&self, start: usize) -> Option<Read> {
        let whole = self.numeral(start)?;
        let plain = matches!(whole.form, Form::Digits | Form::Words)
            && whole.start == start
            && whole.end <= self.limit.get()
            && whole.value().is_some_and(|value| value >= 2.0 && value.fract() == 0.0);
        let counts = plain && !self.is_year(whole.start, whole.end) && self.with_unit(whole).is_none();
        (counts && self.no_quantity(whole.start).is_none()).then_some(whole)
    }
}

fn counted(start: usize, end: usize, count: f64) -> Amount {
    Amount::bare(Read::of(start..end, Number::of(count), Form::Words))
}
