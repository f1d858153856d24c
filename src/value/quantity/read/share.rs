//! Counts told by a part of a stated whole, or by what is left of one.
//!
//! ```text
//! share = part "of" [ "the" ] whole                half of the 40 · one in five of the 200 · 40% of the 30
//!       | part "of" owner "'s" whole               half of the plant's 30
//!       | part "the" whole                         half the 40
//!       | "of" [ "the" ] whole … "," part          of the 30 workers at the plant, 40 percent
//! part  = digits "of" [ "the" | "its" ] digits scale currency   2 of the 3 billion euros: two billion euros
//! rest  = "all" "but" number "of" [ "the" ] whole   all but 12 of the 40
//! ```
//! A share that is no whole number ("a third of the 40") stays a ratio, and the whole a figure of its own.

use super::Reader;
use super::attach::Amount;
use super::decimal::Number;
use super::numeral::{Form, Read};
use crate::lexicon::Cue;
use crate::text::{Gap, TokenKind};
use crate::value::quantity::QuantityKind;

/// A product this near to a whole number is one.
const NEAR: f64 = 1e-6;

/// The power of ten from which on nobody writes out all digits: "2 of the 3 million".
const MILLIONS: i32 = 6;

/// A percentage is of so many.
const PERCENT: f64 = 100.0;

/// Words at most in front of the sign of whose a whole is: `the power plant | 's`.
const OWNER: usize = 5;

/// Tokens at most in front of the comma behind which the share of a whole is told.
const OPENING: usize = 16;

impl Reader<'_> {
    /// The count that an amount is with the whole behind it; else the amount.
    pub(super) fn of_whole(&self, part: Amount) -> Amount {
        let count = match part.kind {
            QuantityKind::Ratio | QuantityKind::Percentage => self.share_of(&part),
            QuantityKind::Count => self.rest_of(&part).or_else(|| self.scaled_of(&part)),
            _ => None,
        };
        count.unwrap_or(part)
    }

    fn share_of(&self, part: &Amount) -> Option<Amount> {
        let unit = if part.kind == QuantityKind::Percentage { PERCENT } else { 1.0 };
        let share = part.read.value().map(|share| share / unit).filter(|share| (0.0..1.0).contains(share))?;
        let end = part.read.end;
        let behind =
            self.whole_of(end).or_else(|| self.whole_of_the(end)).or_else(|| self.whole_of_owner(end));
        let whole = behind.or_else(|| self.whole_in_front(part.read.start))?;
        let product = share * whole.value()?;
        let count = product.round();
        let end = whole.end.max(end);
        (count > 0.0 && (product - count).abs() < NEAR).then(|| counted(part.read.start, end, count))
    }

    fn rest_of(&self, part: &Amount) -> Option<Amount> {
        let all = part.read.start.checked_sub(2).filter(|_| self.is_all_but(part.read.start))?;
        let whole = self.whole_of(part.read.end)?;
        let rest = whole.value()? - part.read.value()?;
        (rest >= 0.0).then(|| counted(all, whole.end, rest))
    }

    /// `2 of the | 3 billion euros`: a part in the scale and the unit of its whole.
    fn scaled_of(&self, part: &Amount) -> Option<Amount> {
        let of = part.read.end;
        let digits = part.read.form == Form::Digits && part.read.top == 0 && part.unit.is_none();
        let stated = digits && self.cue(of) == Some(Cue::Of) && self.gap(of) <= Gap::Line;
        let the = usize::from(matches!(self.cue(of + 1), Some(Cue::The | Cue::Own)));
        let start = of + 1 + the;
        let whole = self.amount(start).filter(|whole| stated && whole.read.start >= start)?;
        // "3 of the 12 million people" are three
        if whole.kind != QuantityKind::Money || whole.read.top < MILLIONS || !self.is_number(start) {
            return None;
        }
        let scale = 10_f64.powi(whole.read.top);
        let (own, all) = (part.read.value()?, whole.read.value()? / scale);
        let number = part.read.number.tens(whole.read.top);
        let (end, top) = (whole.read.end, whole.read.top);
        let read = Read { number, grain: part.read.grain * scale, top, end, ..part.read };
        let told = || Amount { read, ..Amount::bare(part.read) }.in_unit_of(&whole);
        (own < all).then(|| Amount { written: whole.written, ..told() })
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

    /// The number of a whole behind "of" and whose it is: `of | the plant's 30`.
    fn whole_of_owner(&self, of: usize) -> Option<Read> {
        let stated = self.cue(of) == Some(Cue::Of) && self.gap(of) <= Gap::Line;
        let kind = |at: usize| self.text.tokens().get(at).map(|token| token.kind);
        let owner = (of + 1..of + 1 + OWNER).find(|&at| kind(at) != Some(TokenKind::Word))?;
        let owned = stated && owner > of + 1 && kind(owner) == Some(TokenKind::Possessive);
        if owned { self.plain_whole(owner + 1) } else { None }
    }

    /// The number of a whole with which the sentence opens, in front of a share that stands behind a comma.
    fn whole_in_front(&self, part: usize) -> Option<Read> {
        let sentence = self.text.sentences().get(self.text.sentence_of(part))?.tokens();
        let comma = part.checked_sub(1).filter(|&comma| self.text.is(comma, ","))?;
        let near = comma.saturating_sub(sentence.start) <= OPENING;
        let one = near && !(sentence.start..comma).any(|at| self.text.is(at, ","));
        let the = usize::from(self.cue(sentence.start + 1) == Some(Cue::The));
        let opens = one && self.cue(sentence.start) == Some(Cue::Of);
        if opens { self.plain_whole(sentence.start + 1 + the) } else { None }
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
