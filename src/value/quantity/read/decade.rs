//! Digits with an "s" behind them: a decade of a life, an age that parts people, a stretch of the thermometer.
//!
//! ```text
//! life   = ( "his" | "her" | "their" | … ) [ ( "early" | "mid" | "late" ) [ "-" ] ] tens "s"     in his late 40s
//! group  = ( "under" | "over" ) [ "-" ] number "s"                                              the under-18s
//! some   = tens "-something", with nothing counted behind                                        a 40-something man
//! degree = "the" [ "low" | "mid" | "high" | "upper" ] tens "s", near a word for warmth          in the low 20s
//! ```

use super::attach::Amount;
use super::bound::blank;
use super::decimal::Number;
use super::numeral::{Form, Read};
use super::range::Ends;
use super::{Counted, Figure, Reader};
use crate::lexicon::{Cue, Hedge, Numeral};
use crate::text::{Gap, TokenKind};
use crate::value::quantity::{Plausible, Precision, Quantity, QuantityKind};

/// So far in front of "the 30s" a word for warmth is looked for.
const WARMTH_REACH: usize = 10;

impl Reader<'_> {
    /// The figure of digits with an "s" at token `at`.
    pub(super) fn plural_digits(&self, at: usize, previous: Option<&Figure>) -> Option<Figure> {
        let years = self.digits_with_s(at)?;
        self.age_group(at, at + 2, years).or_else(|| {
            let tens = years % 10 == 0 && (10..=100).contains(&years);
            let (start, kind) =
                self.second_decade(at, previous).or_else(|| self.decade_kind(at)).filter(|_| tens)?;
            Some(self.decade(start, at + 2, f64::from(years), kind))
        })
    }

    /// `18s`, `40's`.
    fn digits_with_s(&self, at: usize) -> Option<u32> {
        let behind = self.text.tokens().get(at + 1).filter(|behind| behind.is_glued())?;
        let plural = behind.kind == TokenKind::Possessive || self.text.is(at + 1, "s");
        self.whole_number(at).filter(|years| plural && (1..=120).contains(years))
    }

    /// `under-18s`, `the over-sixties`.
    pub(super) fn age_group(&self, at: usize, end: usize, years: u32) -> Option<Figure> {
        let before = at.checked_sub(1)?;
        let hyphen = usize::from(self.cue(before) == Some(Cue::Hyphen) && self.gap(at) == Gap::Glued);
        let (_, hedge) = self.hedge_before(before.checked_sub(hyphen)?)?;
        if !matches!(hedge, Hedge::MoreThan | Hedge::LessThan) {
            return None;
        }
        let read = Read::of(at..end, Number::whole(years.into()), Form::Digits);
        let low = Amount::of_kind(read, QuantityKind::Age);
        let ends = Ends::alone(at, end, low);
        Some(self.age(&ends, at, end))
    }

    /// `in their 20s and 30s`.
    fn second_decade(&self, at: usize, previous: Option<&Figure>) -> Option<(usize, QuantityKind)> {
        let first = previous.filter(|figure| {
            figure.tokens.end.checked_sub(2).is_some_and(|digits| self.digits_with_s(digits).is_some())
        })?;
        let joint = first.tokens.end;
        let joined = joint + 1 == at
            && (self.class(joint) == Some(Numeral::And)
                || matches!(self.cue(joint), Some(Cue::Or | Cue::To | Cue::Comma)));
        joined.then_some((at, first.quantity.kind))
    }

    /// What the ten figures are of: years of a life behind "his", degrees near a word for warmth.
    fn decade_kind(&self, at: usize) -> Option<(usize, QuantityKind)> {
        if let Some(start) = self.start_of_life(at) {
            return Some((start, QuantityKind::Age));
        }
        let near = at.saturating_sub(WARMTH_REACH)..at;
        let warm = near.into_iter().any(|at| self.cue(at) == Some(Cue::Warmth));
        let part = at.checked_sub(1).and_then(|before| self.cue(before));
        (warm || part == Some(Cue::Part)).then_some((at, QuantityKind::Count))
    }

    /// Behind "his": where the decade starts, which is with "early" if that stands there.
    pub(super) fn start_of_life(&self, at: usize) -> Option<usize> {
        let part = at.checked_sub(1)?;
        let hyphen = usize::from(self.cue(part) == Some(Cue::Hyphen));
        let early = part.checked_sub(hyphen).filter(|&early| self.years_of_part(early).is_some());
        let start = early.unwrap_or(at);
        let own = start.checked_sub(1).filter(|&own| self.cue(own) == Some(Cue::Own));
        own.map(|_| start)
    }

    /// The first and last of the ten figures that a part of a decade has: `late thirties` are thirty-five to
    /// thirty-nine.
    fn years_of_part(&self, at: usize) -> Option<(f64, f64)> {
        match self.cue(at)? {
            Cue::Early => Some((0.0, 4.0)),
            Cue::Mid => Some((3.0, 7.0)),
            Cue::Late => Some((5.0, 9.0)),
            _ => None,
        }
    }

    /// `a 40-something man`, `fifty-something`: the decade of somebody's life, where nothing is counted.
    pub(super) fn some_decade(&self, at: usize) -> Option<Figure> {
        let something = self.behind_hyphen(at + 1);
        let end = something + 1;
        if self.cue(something) != Some(Cue::Something) || something == at + 1 {
            return None;
        }
        let read = self.unsigned(at).filter(|read| read.start == at && read.end == at + 1)?;
        let first = read.value().filter(|first| first % 10.0 == 0.0 && (20.0..=90.0).contains(first))?;
        (!self.is_unit(end) && !self.counts_noun(end)).then(|| self.decade(at, end, first, QuantityKind::Age))
    }

    /// The ten figures from a round one on, or a part of them.
    pub(super) fn decade(&self, start: usize, end: usize, first: f64, kind: QuantityKind) -> Figure {
        let (from, to) = self.years_of_part(start).unwrap_or((0.0, 9.0));
        let (low, high) = (Some(first + from), Some(first + to));
        let read = Read { grain: 10.0, ..Read::of(start..end, Number::of(first), Form::Words) };
        let quantity = Quantity {
            low,
            high,
            plausible: Some(Plausible { low, high }),
            precision: Precision::Approximate,
            ..blank(&Amount::of_kind(read, kind))
        };
        self.figure(quantity, start..end, Counted::Many)
    }
}
