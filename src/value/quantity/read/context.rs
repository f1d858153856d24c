//! Figures whose words around them make them lengths of time, parts, and rates.
//!
//! ```text
//! span = "a" unit-of-time, where a hedge or "later", "ago", "and a half" shows that a length is meant
//! rate = ( "a" | "per" | "each" | "every" | "/" ) unit-of-time | "per" number
//! ```

use std::borrow::Cow;
use std::ops::Range;

use super::attach::Amount;
use super::bound::blank;
use super::decimal::Number;
use super::numeral::{Form, Read};
use super::range::Ends;
use super::{Counted, Figure, Part, Reader};
use crate::lexicon::{Cue, Numeral, UnitKind};
use crate::text::Gap;
use crate::value::quantity::{Plausible, Precision, Quantity, QuantityKind};

impl Reader<'_> {
    /// The figure at token `at` that its context makes an age or a length of time.
    pub(super) fn context(&self, at: usize, previous: Option<&Figure>) -> Option<Figure> {
        match self.class(at) {
            Some(Numeral::Article) => self.one_unit(at),
            Some(Numeral::Tens(_)) if self.cue(self.behind_hyphen(at + 1)) == Some(Cue::Something) => {
                self.some_decade(at)
            }
            Some(Numeral::Decade(years)) => self.decade_of_life(at, u32::try_from(years).ok()?),
            None if self.cue(at) == Some(Cue::Most) => self.most(at),
            None if self.cue(at) == Some(Cue::Span) => self.bare_span(at),
            _ => self
                .plural_digits(at, previous)
                .or_else(|| self.some_decade(at))
                .or_else(|| self.percent_of(at))
                .or_else(|| self.aged(at))
                .or_else(|| self.named_age(at, previous))
                .or_else(|| self.age_of_one(at))
                .or_else(|| self.told_age(at)),
        }
    }

    /// `per cent of twenty-two`: the share in front of its figure.
    fn percent_of(&self, at: usize) -> Option<Figure> {
        let percent = at.checked_sub(2).filter(|of| self.cue(of + 1) == Some(Cue::Of))?;
        let (start, (len, unit)) = [percent.saturating_sub(1), percent]
            .into_iter()
            .find_map(|start| self.longest(&self.words.units, start).map(|found| (start, found)))?;
        let bare = start == 0 || !self.is_number(start - 1) && self.class(start - 1).is_none();
        let read =
            self.numeral(at).filter(|_| &*unit.dimension == "ratio" && start + len == percent + 1 && bare)?;
        let amount = self.measured(Read { start, ..read }, unit);
        let ends = Ends::alone(start, read.end, amount);
        let hedged = self.hedged(start, read.end);
        Some(self.figure(hedged.quantity(&ends, self.hedges), hedged.start..hedged.end, Counted::Many))
    }

    /// `less than a year`, `a month later`, `a year and a half`.
    fn one_unit(&self, at: usize) -> Option<Figure> {
        let (len, unit) = self.longest(&self.words.units, at + 1)?;
        if self.class(at + 1).is_some_and(|class| !matches!(class, Numeral::Ordinal(2)))
            || !self.is_word(at + 1)
            || !matches!(unit.kind, UnitKind::Duration | UnitKind::Measure)
        {
            return None;
        }
        let read = Read::of(at..at + 1, Number::whole(1), Form::Words);
        let amount = self.with_unit(read).map(|amount| self.with_smaller(amount))?;
        if let Some(ends) = self.or_again(&amount) {
            let hedged = self.hedged(ends.start, ends.end);
            let quantity = hedged.quantity(&ends, self.hedges);
            return Some(self.figure(quantity, hedged.start..hedged.end, Counted::Many));
        }
        let hedged = self.hedged(at, amount.read.end);
        let shown = self.is_past_since(amount.read.end) || amount.read.end > at + 1 + len;
        if hedged.is_plain() && (!shown || unit.kind == UnitKind::Measure) {
            return None;
        }
        let ends = Ends::alone(at, amount.read.end, amount);
        let quantity = hedged.quantity(&ends, self.hedges);
        Some(self.figure(quantity, hedged.start..hedged.end, Counted::One))
    }

    /// `a month later`, `a month on,`: words that make a unit of time a lapse.
    fn is_past_since(&self, at: usize) -> bool {
        let on = self.cue(at) == Some(Cue::On) && !self.is_word(at + 1) && !self.is_number(at + 1);
        self.cue(at) == Some(Cue::Later) || on
    }

    /// `most of the 20`: more than half.
    fn most(&self, at: usize) -> Option<Figure> {
        let of = self.cue(at + 1) == Some(Cue::Of) && matches!(self.cue(at + 2), Some(Cue::The | Cue::Own));
        if !of || !self.starts_number(at + 3) {
            return None;
        }
        let read = Read::of(at..at + 1, Number::whole(1).parts(2), Form::Part);
        let quantity = Quantity {
            low: Some(0.5),
            low_open: true,
            high: Some(1.0),
            plausible: Some(Plausible { low: Some(0.5), high: Some(1.0) }),
            precision: Precision::Vague,
            ..blank(&Amount::of_kind(read, QuantityKind::Ratio))
        };
        Some(self.figure(quantity, at..at + 1, Counted::Many))
    }

    /// `for decades`.
    fn bare_span(&self, at: usize) -> Option<Figure> {
        let lead = at.checked_sub(1).and_then(|before| self.cue(before));
        let (len, unit) = self.longest(&self.words.units, at)?;
        if !matches!(lead, Some(Cue::For | Cue::Over)) {
            return None;
        }
        let read = Read::of(at..at + len, Number::whole(2), Form::Words);
        let quantity = Quantity {
            low: Some(2.0),
            plausible: Some(Plausible { low: Some(2.0), high: Some(9.0) }),
            precision: Precision::Vague,
            ..blank(&self.measured(read, unit))
        };
        Some(self.figure(quantity, at..at + len, Counted::Many))
    }

    // --- what the sentence says of a figure

    pub(super) fn part_of_figure(&self, tokens: &Range<usize>, noun: Option<&Range<usize>>) -> Option<Part> {
        let before =
            (1..4).filter_map(|back| tokens.start.checked_sub(back)).find_map(|at| match self.cue(at) {
                Some(Cue::Including) if at > 0 && self.cue(at - 1) == Some(Cue::Degree) => {
                    Some(Part::Excluded)
                }
                Some(Cue::Including) => Some(Part::Included),
                // "plus or minus 3" leaves nobody out.
                Some(Cue::Excluding) if at > 0 && self.cue(at - 1) == Some(Cue::Or) => None,
                Some(Cue::Excluding) => Some(Part::Excluded),
                _ => None,
            });
        let end = noun.map_or(tokens.end, |noun| noun.end);
        let whom = self.cue(tokens.end) == Some(Cue::Of) && self.cue(tokens.end + 1) == Some(Cue::Whom)
            || self.cue(end) == Some(Cue::Of) && self.cue(end + 1) == Some(Cue::Whom);
        let before = before.or(self.is_all_but(tokens.start).then_some(Part::Excluded));
        before.or(whom.then_some(Part::Included)).or(self.is_whole(tokens.start).then_some(Part::Whole))
    }

    /// `71 of the 120 seats`, `71 out of 120`: behind another figure and "of".
    fn is_whole(&self, start: usize) -> bool {
        let Some(last) = start.checked_sub(2) else { return false };
        let the = matches!(self.cue(last + 1), Some(Cue::The | Cue::Own));
        let of = if the { last } else { last + 1 };
        let Some(part) = of.checked_sub(1).filter(|_| self.cue(of) == Some(Cue::Of)) else { return false };
        let out = usize::from(self.cue(part) == Some(Cue::Out));
        let Some(part) = part.checked_sub(out) else { return false };
        // "every one of the 30" are all of them.
        let all = part > 0
            && self.cue(part - 1) == Some(Cue::Each)
            && !(part > 1 && self.cue(part - 2) == Some(Cue::Degree));
        if all {
            return false;
        }
        self.is_number(part)
            || self.cue(part) == Some(Cue::Most)
            || self.words.units.get(self.text.id(part)).is_some_and(|unit| unit.kind == UnitKind::Percentage)
            || matches!(
                self.class(part),
                Some(
                    Numeral::Digit(_)
                        | Numeral::Teen(_)
                        | Numeral::Tens(_)
                        | Numeral::Part(_)
                        | Numeral::Symbol(..)
                )
            )
    }

    pub(super) fn rate(&self, at: usize) -> Option<Range<usize>> {
        let joint = matches!(self.cue(at)?, Cue::Determiner | Cue::Per | Cue::Each | Cue::Slash);
        if !joint || self.gap(at) > Gap::Line {
            return None;
        }
        if let Some((len, _)) =
            self.longest(&self.words.units, at + 1).filter(|(_, unit)| &*unit.dimension == "time")
        {
            return Some(at..at + 1 + len);
        }
        let per = self.cue(at) == Some(Cue::Per);
        let number = self.numeral(at + 1).filter(|_| per)?;
        Some(at..number.end)
    }
}

impl Amount {
    /// A figure of a kind without a unit.
    pub(super) fn of_kind(read: Read, kind: QuantityKind) -> Amount {
        let unit = (kind == QuantityKind::Age).then_some(Cow::Borrowed("year"));
        Amount { kind, unit, ..Amount::bare(read) }
    }
}
