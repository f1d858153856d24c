//! Figures whose words around them make them ages, lengths of time, parts, and rates.
//!
//! ```text
//! age  = number "-"? "year" "-"? "old" | "aged" number | [ "the" ] "age" [ "of" ] number | Name "," number ","
//!      | ( "his" | "her" | "their" ) [ "early" | "mid" | "late" ] "thirties"
//! span = "a" unit-of-time, where a hedge or "later", "ago", "and a half" shows that a length is meant
//! rate = ( "a" | "per" | "each" | "every" | "/" ) unit-of-time | "per" number
//! ```

use std::borrow::Cow;
use std::ops::Range;

use super::attach::Amount;
use super::bound::blank;
use super::numeral::{Form, Read};
use super::range::Ends;
use super::{Counted, Figure, Part, Reader};
use crate::lexicon::{Cue, Noun, Numeral, UnitKind};
use crate::text::{Case, Gap, TokenKind};
use crate::value::quantity::{Plausible, Precision, Quantity, QuantityKind};

/// "The striker, 24, signed": whom a plain noun stands for is seldom younger.
const YOUNGEST: u32 = 16;

impl Reader<'_> {
    /// The figure at token `at` that its context makes an age or a length of time.
    pub(super) fn context(&self, at: usize) -> Option<Figure> {
        match self.class(at) {
            Some(Numeral::Article) => self.one_unit(at),
            Some(Numeral::Decade(years)) => self.decade_of_life(at, u32::try_from(years).ok()?),
            None if self.cue(at) == Some(Cue::Most) => self.most(at),
            None if self.cue(at) == Some(Cue::Span) => self.bare_span(at),
            _ => self
                .plural_digits(at)
                .or_else(|| self.percent_of(at))
                .or_else(|| self.aged(at))
                .or_else(|| self.named_age(at)),
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
        let ends = Ends { start, end: read.end, low: amount, high: None, moves: false };
        let hedged = self.hedged(start, read.end);
        Some(self.figure(hedged.quantity(&ends, self.hedges), hedged.start..hedged.end, Counted::Many))
    }

    pub(super) fn age(&self, ends: &Ends, start: usize, end: usize) -> Figure {
        let hedged = self.hedged(start, end);
        let mut quantity = hedged.quantity(ends, self.hedges);
        quantity.kind = QuantityKind::Age;
        quantity.unit.get_or_insert_with(|| "year".to_owned());
        self.figure(quantity, hedged.start..hedged.end, Counted::Many)
    }

    /// `29-year-old`, `five years old`, `3 years of age`: a length of time that is an age.
    pub(super) fn old(&self, ends: &Ends) -> Option<Figure> {
        let last = ends.high.as_ref().unwrap_or(&ends.low);
        if last.kind != QuantityKind::Duration {
            return None;
        }
        let next = self.behind_hyphen(ends.end);
        let end = match self.cue(next)? {
            Cue::Old => next + 1,
            Cue::Of if self.cue(next + 1) == Some(Cue::Age) => next + 2,
            _ => return None,
        };
        Some(self.age(ends, ends.start, end))
    }

    /// `aged 29`, `age 29`, `the age of 21`.
    fn aged(&self, at: usize) -> Option<Figure> {
        let mut number = at;
        match self.cue(at)? {
            Cue::Age => number += 1 + usize::from(self.cue(at + 1) == Some(Cue::Of)),
            Cue::Aged => number += 1,
            _ => return None,
        }
        number += usize::from(self.cue(number) == Some(Cue::Between));
        let hedges = (0..3).find(|ahead| self.starts_number(number + ahead))?;
        if (0..hedges).any(|ahead| self.words.hedges.get(self.text.id(number + ahead)).is_none()) {
            return None;
        }
        let ends = self.ends(self.amount(number + hedges)?);
        let plain = matches!(ends.low.kind, QuantityKind::Count | QuantityKind::Duration);
        let young = ends.low.read.value.is_some_and(|age| (0.0..=130.0).contains(&age));
        let counts = self.is_word(ends.end) && self.is_plural(ends.end);
        if !plain || !young || counts {
            return None;
        }
        let mut ends = ends;
        if hedges == 0 {
            // "under the age of five": the hedge stands in front of the whole phrase.
            let the = at - usize::from(at > 0 && self.cue(at - 1) == Some(Cue::The));
            ends.start = if self.hedge_before(the.wrapping_sub(1)).is_some() { the } else { at };
        }
        Some(self.age(&ends, ends.start, ends.end))
    }

    /// `Maria Lopez, 29, said`, `her brother, 29,`.
    fn named_age(&self, at: usize) -> Option<Figure> {
        let name = at.checked_sub(2)?;
        if !self.is_set_off(at) {
            return None;
        }
        let years: u32 = self.text.word(at).parse().ok().filter(|years| (1..=110).contains(years))?;
        if self.is_number(at + 2) || !self.may_have_age(name, years) {
            return None;
        }
        let read = Read {
            start: at,
            end: at + 1,
            value: Some(f64::from(years)),
            grain: 1.0,
            form: Form::Digits,
            top: 0,
        };
        let low = super::amount_of(read, QuantityKind::Age);
        let ends = Ends { low, high: None, start: at, end: at + 1, moves: false };
        Some(self.age(&ends, at, at + 1))
    }

    /// `, 29,` and `, 29)`; `, 29.` as the last of a list of ages; `(2)`.
    fn is_set_off(&self, at: usize) -> bool {
        let comma = |at: usize| self.cue(at) == Some(Cue::Comma);
        let closed = self.cue(at + 1) == Some(Cue::Close);
        let listed = at > 5
            && self.class(at - 3) == Some(Numeral::And)
            && self.is_number(at - 3 - 1 - usize::from(comma(at - 4)));
        let ends = self.cue(at + 1) == Some(Cue::Dot) && listed;
        comma(at - 1) && (comma(at + 1) || closed || ends) || self.cue(at - 1) == Some(Cue::Open) && closed
    }

    /// Whether the word is the name of a person, or a noun for one.
    fn may_have_age(&self, at: usize, years: u32) -> bool {
        let token = &self.text.tokens()[at];
        let profile = self.text.lexicon().words.profile(token.word());
        let named = matches!(token.case, Case::Capitalised | Case::Mixed) && token.kind == TokenKind::Word;
        let before = at.checked_sub(1).map(|before| &self.text.tokens()[before]);
        let full = named && before.is_some_and(|before| before.is_capitalised() && !token.is_glued());
        let someone = profile.noun == Noun::Person && !profile.plural;
        let opening = self.starts_sentence(at) && profile.common;
        let bracketed = self.cue(at + 1) == Some(Cue::Open);
        if bracketed {
            return someone;
        }
        let introduced = at.checked_sub(1).and_then(|before| self.cue(before));
        let described = token.case == Case::Lower
            && years >= YOUNGEST
            && matches!(introduced, Some(Cue::The | Cue::Determiner | Cue::Own))
            && !self.is_plural(at);
        full && !opening || years >= 10 && !opening && (named || someone || described)
    }

    /// `in his early thirties`, `the over-sixties`.
    fn decade_of_life(&self, at: usize, years: u32) -> Option<Figure> {
        let life = || {
            let start = self.start_of_life(at)?;
            Some(self.decade(start, at + 1, f64::from(years), QuantityKind::Age))
        };
        self.age_group(at, at + 1, years).or_else(life)
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
        let read = Read { start: at, end: at + 1, value: Some(1.0), grain: 1.0, form: Form::Words, top: 0 };
        let amount = self.with_unit(read).map(|amount| self.with_smaller(amount))?;
        let hedged = self.hedged(at, amount.read.end);
        let shown = matches!(self.cue(amount.read.end), Some(Cue::Later)) || amount.read.end > at + 1 + len;
        if hedged.is_plain() && (!shown || unit.kind == UnitKind::Measure) {
            return None;
        }
        let ends = Ends { start: at, end: amount.read.end, low: amount, high: None, moves: false };
        let quantity = hedged.quantity(&ends, self.hedges);
        Some(self.figure(quantity, hedged.start..hedged.end, Counted::One))
    }

    /// `most of the 20`: more than half.
    fn most(&self, at: usize) -> Option<Figure> {
        let of = self.cue(at + 1) == Some(Cue::Of) && matches!(self.cue(at + 2), Some(Cue::The | Cue::Own));
        if !of || !self.starts_number(at + 3) {
            return None;
        }
        let read = Read { start: at, end: at + 1, value: Some(0.5), grain: 0.0, form: Form::Part, top: 0 };
        let quantity = Quantity {
            low: Some(0.5),
            low_open: true,
            high: Some(1.0),
            plausible: Some(Plausible { low: Some(0.5), high: Some(1.0) }),
            precision: Precision::Vague,
            ..blank(&super::amount_of(read, QuantityKind::Ratio))
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
        let read = Read { start: at, end: at + len, value: Some(2.0), grain: 0.0, form: Form::Words, top: 0 };
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
                Some(Cue::Including) => Some(Part::Included),
                Some(Cue::Excluding) => Some(Part::Excluded),
                _ => None,
            });
        let end = noun.map_or(tokens.end, |noun| noun.end);
        let whom = self.cue(tokens.end) == Some(Cue::Of) && self.cue(tokens.end + 1) == Some(Cue::Whom)
            || self.cue(end) == Some(Cue::Of) && self.cue(end + 1) == Some(Cue::Whom);
        before.or(whom.then_some(Part::Included))
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
