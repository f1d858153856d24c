//! Amounts and ordinals with a unit: lapses of time from somewhere, and numbered units of something.
//!
//! ```text
//! counted = lapse ("ago" | "later" | "from now" | ("before" | "after" | "from") [single | event]) | "in" lapse
//! lapse   = amount unit ["and a half"] {["and" | ","] amount unit}
//! ordinal = ordinal [count] unit ["of" single] | ordinal weekday "of" single
//! ```

use std::ops::Range;

use super::relative::{deictic, shifted, side_of};
use super::{Read, Reader};
use crate::lexicon::Parts;
use crate::lexicon::dates::{DateCue as Cue, DateUnit, DateWord, Era, Number, Opening, Step, Turn};
use crate::text::{Case, TokenKind};
use crate::value::date::calendar;
use crate::value::date::mention::DatePrecision;
use crate::value::date::resolve::Tense;
use crate::value::date::when::{Fields, Lapse, Origin, Side, Slot, When, YearOf};

impl Reader<'_> {
    /// What an amount or an ordinal starts.
    pub(super) fn counted(&self, at: usize) -> Read<When> {
        if let Some((nth, next)) = self.ordinal(at) {
            return self.ordinal_unit(nth, next);
        }
        if let Some(window) = self.turned_amount(at) {
            return Some(window);
        }
        let (lapse, end) = self.lapse(at)?;
        self.stepped(at, lapse, end)
    }

    /// "2 upcoming months", "the three past weeks"
    fn turned_amount(&self, at: usize) -> Read<When> {
        let (low, high, next) = self.amount(at)?;
        let (DateWord::Turn(turn), next) = self.word(next)? else { return None };
        let (DateWord::Unit(unit, Number::Many), end) = self.word(next)? else { return None };
        if turn == Turn::Previous {
            return None;
        }
        Some((When::Window(side_of(turn)?, Lapse::of(low, high, unit)), end))
    }

    /// "first quarter of 2019", "21st century", "first two weeks of July", "second Friday of May"
    fn ordinal_unit(&self, nth: i32, at: usize) -> Read<When> {
        let at = self.past_mark(at, &['-']);
        let (count, next) = match self.count(at) {
            Some((count, next)) if (2..=100).contains(&count) => (count, next),
            _ => (1, at),
        };
        let (word, end) = self.word(next)?;
        match word {
            DateWord::Unit(DateUnit::Century, _) => self.century(nth, end),
            DateWord::Unit(DateUnit::Quarter, Number::One) if nth <= 4 => {
                self.slot_of(Slot::Quarter(nth as i8), end)
            }
            DateWord::Half if nth <= 2 => self.slot_of(Slot::HalfYear(nth as i8), end),
            DateWord::Unit(unit, _) if unit != DateUnit::Hour => self.unit_of(unit, nth, count, end),
            DateWord::Weekday(weekday, _) => {
                let (When::Nth { of, .. }, end) = self.unit_of(DateUnit::Day, nth, 1, end)? else {
                    return None;
                };
                (nth <= 5).then_some((When::NthWeekday { weekday, nth, of }, end))
            }
            _ => None,
        }
    }

    /// A quarter or half with its year; a half needs one.
    fn slot_of(&self, slot: Slot, at: usize) -> Read<When> {
        if let Some(fiscal) = self.fiscal_year(self.past_words(at, &[Cue::Of, Cue::The])) {
            return Some(fiscal);
        }
        let fields = Fields::of(slot);
        let year = self.year_behind(at).filter(|_| !self.mark(at, &['-']));
        if let Some((year, end)) = year {
            return Some((When::Fields(Fields { year: Some(year), ..fields }), end));
        }
        let inner = self.past_words(at, &[Cue::Of, Cue::The]);
        if inner > at {
            let (whole, end) = self.whole_unit(inner).or_else(|| self.single(inner))?;
            return self.part_of_whole(slot, whole, end);
        }
        matches!(slot, Slot::Quarter(_)).then_some((When::Fields(fields), at))
    }

    fn part_of_whole(&self, slot: Slot, whole: When, end: usize) -> Read<When> {
        match (slot, &whole) {
            (slot, When::Shift { unit: DateUnit::Year, steps, from: Origin::Published }) => {
                Some((When::Fields(Fields { year: Some(YearOf::Shift(*steps)), ..Fields::of(slot) }), end))
            }
            (Slot::HalfYear(1), When::Fields(_) | When::Fixed(..) | When::Shift { .. }) => {
                Some((When::Half(Side::Before, Box::new(whole)), end))
            }
            (Slot::HalfYear(2), When::Fields(_) | When::Fixed(..) | When::Shift { .. }) => {
                Some((When::Half(Side::After, Box::new(whole)), end))
            }
            _ => None,
        }
    }

    fn century(&self, nth: i32, at: usize) -> Read<When> {
        let nth = i16::try_from(nth).ok().filter(|nth| (1..=30).contains(nth))?;
        let name = |at: usize| {
            self.text
                .tokens()
                .get(at)
                .is_some_and(|t| t.case == Case::Capitalised && self.kind(at) == Some(TokenKind::Word))
        };
        // "20th Century Fox"
        if name(at - 1) && name(at) {
            return None;
        }
        let (era, end) = match self.word(at) {
            Some((DateWord::Era(era), end)) => (era, end),
            _ => (Era::Common, at),
        };
        let (first, last) = match era {
            Era::BeforeCommon => (-100 * nth + 1, -100 * nth + 100),
            _ => (100 * (nth - 1), 100 * nth - 1),
        };
        let days = (calendar::year(first)?.0, calendar::year(last)?.1);
        Some((When::Fixed(days, DatePrecision::Century), end))
    }

    /// `amount unit ["and a half"] {["and" | ","] amount unit}`
    pub(super) fn lapse(&self, at: usize) -> Read<Lapse> {
        let (low, high, next) = self.amount(at)?;
        let (DateWord::Unit(unit, _), end) = self.word(next)? else { return None };
        let (half, end) = self.and_a_half(end);
        let mut lapse = Lapse::of(low + half, high + half, unit);
        let mut end = end;
        // Years, months, weeks, days: at most three smaller ones.
        for _ in 0..3 {
            let Some((unit, count, next)) = self.smaller(end) else { break };
            match unit {
                DateUnit::Day => lapse.extra_days += count,
                DateUnit::Week => lapse.extra_days += 7 * count,
                DateUnit::Month => lapse.extra_months += count,
                _ => break,
            }
            end = next;
        }
        Some((lapse, end))
    }

    /// From how many to how many.
    fn amount(&self, at: usize) -> Option<(f64, f64, usize)> {
        if let Some((count, next)) = self.count(at).filter(|&(count, _)| count < 10_000) {
            let (part, end) = self.fraction(next).unwrap_or_else(|| self.and_a_half(next));
            return Some((f64::from(count) + part, f64::from(count) + part, end));
        }
        let (DateWord::Amount(low, high), next) = self.word(at)? else { return None };
        Some((low, high, next))
    }

    /// The "1/2" of "1 1/2".
    fn fraction(&self, at: usize) -> Read<f64> {
        let (top, bottom) = (self.whole(at)?, self.whole(at + 2)?);
        let joined = self.mark(at + 1, &['/']) && self.is_glued(at + 1) && self.is_glued(at + 2);
        (joined && top < bottom).then(|| (f64::from(top) / f64::from(bottom), at + 3))
    }

    fn and_a_half(&self, at: usize) -> (f64, usize) {
        let half = self.cue(at, Cue::And)
            && self.cue(at + 1, Cue::A)
            && matches!(self.word(at + 2), Some((DateWord::Half, _)));
        if half { (0.5, at + 3) } else { (0.0, at) }
    }

    /// A smaller unit with its amount: "and 2 days" behind "two weeks".
    fn smaller(&self, at: usize) -> Option<(DateUnit, i32, usize)> {
        let next = self.past_words(self.past_mark(at, &[',']), &[Cue::And]);
        let (count, unit) = self.count(next).filter(|&(count, _)| count < 1000)?;
        let (DateWord::Unit(unit, _), end) = self.word(unit)? else { return None };
        Some((unit, count, end))
    }

    /// From where, and in which direction, a lapse is counted.
    pub(super) fn stepped(&self, at: usize, lapse: Lapse, end: usize) -> Read<When> {
        let offset = |side, origin| When::Offset(side, lapse, origin);
        // "for a week, from March 5"
        let lasting = at > 0 && self.cue(at - 1, Cue::For);
        let end = if lasting { self.past_mark(end, &[',']) } else { end };
        match self.word(end) {
            Some((DateWord::Step(Step::Ago), end)) => Some(match self.day_of_telling(end) {
                Some((day, end)) => (offset(Side::Before, Origin::Date(Box::new(day))), end),
                None => (offset(Side::Before, Origin::Published), end),
            }),
            Some((DateWord::Step(Step::FromNow), end)) => Some((offset(Side::After, Origin::Published), end)),
            Some((DateWord::Step(Step::Later), end)) => Some((offset(Side::After, Origin::Previous), end)),
            Some((DateWord::Step(Step::Earlier), end)) => Some((offset(Side::Before, Origin::Previous), end)),
            Some((DateWord::Bound(Opening::Before), next)) => self.counted_from(Side::Before, lapse, next),
            Some((DateWord::Bound(Opening::After), next)) => self.counted_from(Side::After, lapse, next),
            Some((DateWord::Bound(Opening::From), next)) => self.dated_from(at, lapse, next),
            Some((DateWord::Bound(Opening::Starting), next)) => {
                let (from, end) = self.stretch(self.past_words(next, &[Cue::The]))?;
                Some((When::Lasting(lapse, Box::new(from)), end))
            }
            // "three weeks next month" says how long and when, not from when on.
            Some((DateWord::Turn(Turn::Next | Turn::Coming), _)) => None,
            _ => self.on_from(at, lapse, end).or_else(|| self.ahead(at, lapse, end)),
        }
    }

    /// `ten years ago | today`, `five years ago | this week`: to the day or the week.
    fn day_of_telling(&self, at: usize) -> Read<When> {
        match self.word(at)? {
            (DateWord::Days(days), end) => Some((deictic(days), end)),
            (DateWord::Turn(Turn::This), next) => match self.word(next)? {
                (DateWord::Unit(unit @ (DateUnit::Week | DateUnit::Month), Number::One), end) => {
                    Some((shifted(Turn::This, unit)?, end))
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// `a week on Monday`, `two weeks tomorrow`: so long behind the coming one.
    fn on_from(&self, at: usize, lapse: Lapse, end: usize) -> Read<When> {
        let lasting = at > 0 && (self.cue(at - 1, Cue::For) || self.cue(at - 1, Cue::In));
        let weeks = matches!(lapse.unit, DateUnit::Week | DateUnit::Fortnight) && !lasting;
        let day = end + usize::from(self.cue(end, Cue::On));
        let from = match self.word(day).filter(|_| weeks)? {
            (DateWord::Weekday(weekday, _), next)
                if day > end && self.date_behind_weekday(next).is_none() =>
            {
                (coming(weekday), next)
            }
            (DateWord::Days(days @ 0..), next) if day == end => (deictic(days), next),
            _ => return None,
        };
        Some((When::Offset(Side::After, lapse, Origin::Date(Box::new(from.0))), from.1))
    }

    /// `Monday week`, `Tuesday fortnight`: so long behind the coming one.
    pub(super) fn weeks_on(&self, day: Fields, at: usize) -> Read<When> {
        let (DateWord::Unit(unit @ (DateUnit::Week | DateUnit::Fortnight), Number::One), end) =
            self.word(at)?
        else {
            return None;
        };
        // "Monday week after week", "a Monday week-end sale"
        let goes_on = self.dash(end).is_some()
            || self.profile(end).main == Parts::NOUN
            || matches!(
                self.word(end),
                Some((DateWord::Unit(..) | DateWord::Bound(_) | DateWord::Step(_) | DateWord::Turn(_), _))
            );
        let lapse = Lapse::of(1.0, 1.0, unit);
        let from = Box::new(coming(day.weekday?));
        (!goes_on).then_some((When::Offset(Side::After, lapse, Origin::Date(from)), end))
    }

    /// "two weeks from today", "for three days from March 5"
    fn dated_from(&self, at: usize, lapse: Lapse, next: usize) -> Read<When> {
        let (from, end) = self.stretch(self.past_words(next, &[Cue::The]))?;
        let lasting = at > 0 && self.cue(at - 1, Cue::For);
        let when = if lasting {
            When::Lasting(lapse, Box::new(from))
        } else {
            When::Offset(Side::After, lapse, Origin::Date(Box::new(from)))
        };
        Some((when, end))
    }

    /// "in two weeks", in a sentence that speaks of the future.
    fn ahead(&self, at: usize, lapse: Lapse, end: usize) -> Read<When> {
        if at > 0 && self.cue(at - 1, Cue::Within) && self.tense(at) == Tense::Future {
            let free = lapse.unit != DateUnit::Hour && !self.cue(end, Cue::Of);
            return free.then_some((When::Window(Side::After, lapse), end));
        }
        let placed = at > 0 && self.cue(at - 1, Cue::In);
        let time = self.kind(end) == Some(TokenKind::Possessive) && self.cue(end + 1, Cue::Time);
        let future = placed && (time || self.tense(at) == Tense::Future) && lapse.unit != DateUnit::Hour;
        future.then_some((When::Offset(Side::After, lapse, Origin::Published), end))
    }

    /// A lapse before or after a date or an event.
    fn counted_from(&self, side: Side, lapse: Lapse, next: usize) -> Read<When> {
        // "day after day" counts nothing.
        if matches!(self.word(next), Some((DateWord::Unit(..), _))) {
            return None;
        }
        let start = self.past_words(next, &[Cue::The]);
        if let Some((date, end)) =
            self.stretch(start).filter(|(date, end)| !self.is_modifier(date, next, *end))
        {
            return Some((When::Offset(side, lapse, Origin::Date(Box::new(date))), end));
        }
        let origin = match self.event(next) {
            Some(tokens) => Origin::Event(tokens),
            None => Origin::Previous,
        };
        Some((When::Offset(side, lapse, origin), next))
    }

    /// The words that name the event a date is counted from: up to the next mark.
    fn event(&self, at: usize) -> Option<Range<usize>> {
        let sentence = self.text.sentences().get(self.text.sentence_of(at))?.tokens();
        let stop = |i: &usize| self.kind(*i) != Some(TokenKind::Mark) || self.is_glued(i + 1);
        let end = (at..sentence.end.min(at + 12)).take_while(stop).last()? + 1;
        let named = self.cue(at, Cue::That) || self.cue(at, Cue::Which);
        (!named && sentence.start < at).then_some(at..end)
    }
}

/// The coming day of the week.
fn coming(weekday: i8) -> When {
    let fields = Fields { weekday: Some(weekday), ..Fields::of(Slot::Weekday) };
    When::Turned(Turn::Coming, fields)
}
