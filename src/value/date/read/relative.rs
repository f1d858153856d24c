//! Dates counted from the publication, from the date before or from an event.
//!
//! ```text
//! turn    = ("last" | "next" | …) [turn] (unit | fields) | ("past" | "next" | …) amount unit | ordinal unit "of" single
//! counted = lapse ("ago" | "later" | "from now" | ("before" | "after" | "from") [single | event]) | "in" lapse
//! lapse   = amount unit ["and a half"] {["and" | ","] amount unit}
//! ```

use std::ops::Range;

use super::{Read, Reader};
use crate::lexicon::dates::{DateCue as Cue, DateUnit, DateWord, Era, Number, Opening, Part, Step, Turn};
use crate::text::{Case, TokenKind};
use crate::value::date::calendar;
use crate::value::date::mention::DatePrecision;
use crate::value::date::when::{Fields, Lapse, Origin, Side, Slot, Tense, When, YearOf};

/// The day of publication.
pub(super) fn today() -> When {
    deictic(0)
}

/// So many days from the publication.
pub(super) fn deictic(days: i32) -> When {
    When::Shift { unit: DateUnit::Day, steps: days, from: Origin::Published }
}

/// "last week", "the following month".
pub(super) fn shifted(turn: Turn, unit: DateUnit) -> Option<When> {
    let day = matches!(unit, DateUnit::Day);
    let (steps, from) = match turn {
        Turn::Last | Turn::Past if !day => (-1, Origin::Published),
        Turn::This if !day => (0, Origin::Published),
        Turn::Next | Turn::Coming if !day => (1, Origin::Published),
        Turn::Next | Turn::Following if day => (1, Origin::Previous),
        Turn::Previous if day => (-1, Origin::Previous),
        Turn::Same | Turn::That if day => (0, Origin::Previous),
        Turn::Previous => (-1, Origin::PreviousOrPublished),
        Turn::Following => (1, Origin::PreviousOrPublished),
        Turn::Same | Turn::That => (0, Origin::PreviousOrPublished),
        _ => return None,
    };
    Some(When::Shift { unit, steps, from })
}

/// On which side of the publication a window lies.
fn side_of(turn: Turn) -> Option<Side> {
    match turn {
        Turn::Last | Turn::Past | Turn::Previous => Some(Side::Before),
        Turn::Next | Turn::Coming => Some(Side::After),
        _ => None,
    }
}

impl Reader<'_> {
    /// "early", "the end of", "later" and what it is a part of.
    pub(super) fn part(&self, part: Part, at: usize) -> Read<When> {
        let next = self.past_mark(at, &['-', '\u{2010}', '\u{2011}']);
        if matches!(part, Part::SoFar | Part::Rest) {
            let next = self.past_words(next, &[Cue::In, Cue::The]);
            let (whole, end) = self.whole_unit(next).or_else(|| self.this_unit(next))?;
            return Some((When::Part(part, Box::new(whole)), end));
        }
        let named = matches!(part, Part::Start | Part::End) || self.cue(at - 1, Cue::Middle);
        if named && !self.cue(next, Cue::Of) {
            return None;
        }
        let inner = self.past_words(next, &[Cue::Of, Cue::In, Cue::On, Cue::The]);
        let (whole, end) = self.whole_unit(inner).filter(|_| named).or_else(|| self.single(inner))?;
        match whole {
            When::Fields(fields) if fields.slot == Slot::Weekday => Some((whole, end)),
            When::Fields(_) | When::Fixed(..) | When::Shift { .. } | When::Turned(..) => {
                Some((When::Part(part, Box::new(whole)), end))
            }
            _ => None,
        }
    }

    /// "the year", "the month": the one of the publication.
    fn whole_unit(&self, at: usize) -> Read<When> {
        let (DateWord::Unit(unit, Number::One), end) = self.word(at)? else { return None };
        let whole = !matches!(unit, DateUnit::Day | DateUnit::Hour);
        let alone = !self.cue(end, Cue::Of) && self.year_number(end).is_none();
        (whole && alone && at > 0 && (self.cue(at - 1, Cue::The) || self.cue(at - 1, Cue::Of)))
            .then_some((When::Shift { unit, steps: 0, from: Origin::Published }, end))
    }

    fn this_unit(&self, at: usize) -> Read<When> {
        match self.word(at)? {
            (DateWord::Turn(turn), next) => match self.word(next)? {
                (DateWord::Unit(unit, Number::One), end) => Some((shifted(turn, unit)?, end)),
                _ => None,
            },
            (DateWord::Days(days), end) => Some((deictic(days), end)),
            _ => None,
        }
    }

    /// What a turn starts: "last June", "the past six months", "next week".
    pub(super) fn turn(&self, turn: Turn, at: usize, next: usize) -> Read<When> {
        match self.word(next) {
            Some((DateWord::Turn(second), after)) if turn == Turn::This => self.turn(second, next, after),
            Some((DateWord::Unit(unit, Number::One), end)) => self.turned_unit(turn, unit, next, end),
            Some((DateWord::DayPart, end)) => Some((shifted(turn, DateUnit::Day)?, end)),
            Some((DateWord::Part(part), end)) if turn == Turn::This => self.part(part, end),
            _ => self.turned_fields(turn, next).or_else(|| self.window(turn, at, next)),
        }
    }

    fn turned_unit(&self, turn: Turn, unit: DateUnit, at: usize, end: usize) -> Read<When> {
        if turn == Turn::Last && self.cue(end, Cue::Of) {
            return self.unit_of(unit, -1, 1, end);
        }
        if turn == Turn::Past && !matches!(unit, DateUnit::Weekend | DateUnit::Hour | DateUnit::Quarter) {
            return Some((When::Window(Side::Before, Lapse::of(1.0, 1.0, unit)), end));
        }
        if unit == DateUnit::Hour {
            return None;
        }
        let when = shifted(turn, unit)?;
        if unit == DateUnit::Year && self.kind(end) == Some(TokenKind::Possessive) {
            if let Some(inner) = self.in_turned_year(turn, end + 1) {
                return Some(inner);
            }
        }
        match self.word(end) {
            Some((DateWord::Weekday(weekday, _), last)) if matches!(unit, DateUnit::Week) => {
                Some((When::Weekday(weekday, Box::new(when)), last))
            }
            _ if self.cue(at, Cue::Day) && turn == Turn::Last => None,
            _ => Some((when, end)),
        }
    }

    /// "next year's first quarter"
    fn in_turned_year(&self, turn: Turn, at: usize) -> Read<When> {
        let steps = match turn {
            Turn::Last => -1,
            Turn::This => 0,
            Turn::Next => 1,
            _ => return None,
        };
        let (When::Fields(fields), end) = self.single(at)? else { return None };
        fields
            .year
            .is_none()
            .then_some((When::Fields(Fields { year: Some(YearOf::Shift(steps)), ..fields }), end))
    }

    fn turned_fields(&self, turn: Turn, at: usize) -> Read<When> {
        if matches!(turn, Turn::That | Turn::Same) {
            return None;
        }
        let read = match self.word(at) {
            Some((DateWord::Month(month, lone), next)) => self.month(month, lone, at, next),
            Some((DateWord::Weekday(weekday, lone), next)) => self.weekday(weekday, lone, at, next),
            Some((word @ (DateWord::Season(_) | DateWord::Quarter(_) | DateWord::Holiday(_)), next)) => {
                self.slot(word, at, next)
            }
            _ => self.digits(at).or_else(|| self.day_first(at)),
        };
        let (when, end) = read?;
        match when {
            When::Fields(fields) | When::Either(fields, _) if fields.year.is_none() => {
                Some((When::Turned(turn, fields), end))
            }
            when => Some((when, end)),
        }
    }

    /// "the past six months", "the next couple of weeks", "the last two days of March".
    fn window(&self, turn: Turn, at: usize, next: usize) -> Read<When> {
        let (lapse, end) = self.lapse(next)?;
        // "it will last two weeks"
        let verb = matches!(self.before(at), Some(DateWord::Future | DateWord::Link))
            || self.cue(at.wrapping_sub(1), Cue::May);
        if turn == Turn::Last && verb {
            return None;
        }
        if turn == Turn::Last && self.cue(end, Cue::Of) {
            return self.unit_of(lapse.unit, -1, lapse.low as i32, end);
        }
        let side = side_of(turn)?;
        let clock = lapse.unit == DateUnit::Hour && lapse.high < 24.0;
        (!clock && self.kind(at).is_some()).then_some((When::Window(side, lapse), end))
    }

    /// `"of" single` behind a numbered unit.
    fn unit_of(&self, unit: DateUnit, nth: i32, count: i32, at: usize) -> Read<When> {
        if !(self.cue(at, Cue::Of) || self.cue(at, Cue::In)) {
            return None;
        }
        let inner = self.past_words(at, &[Cue::Of, Cue::In, Cue::The]);
        let (of, end) = self.whole_unit(inner).or_else(|| self.single(inner))?;
        let held = matches!(of, When::Fields(_) | When::Shift { .. } | When::Fixed(..) | When::Turned(..));
        (held && count >= 1).then(|| (When::Nth { unit, nth, count, of: Box::new(of) }, end))
    }

    /// What a unit starts: "week 31", "year 2008", "the day before the vote", "years ago".
    pub(super) fn unit(&self, unit: DateUnit, number: Number, at: usize, next: usize) -> Read<When> {
        if number == Number::Many {
            let counted = at > 0 && self.kind(at - 1) == Some(TokenKind::Number)
                || matches!(
                    self.before(at),
                    Some(DateWord::Cardinal(_) | DateWord::Hundred | DateWord::Thousand | DateWord::Half)
                );
            if counted {
                return None;
            }
            return self.stepped(at, Lapse::of(2.0, 9.0, unit), next);
        }
        let the = at > 0 && self.cue(at - 1, Cue::The);
        if let Some((DateWord::Bound(Opening::Starting), after)) = self.word(next).filter(|_| the) {
            return self.holding(unit, after);
        }
        self.numbered_unit(unit, next)
            .or_else(|| self.to_date(unit, next))
            .or_else(|| self.after_next(unit, next))
            .or_else(|| self.neighbour(unit, at, next))
            .or_else(|| self.weekend(unit, at, next))
    }

    fn numbered_unit(&self, unit: DateUnit, at: usize) -> Read<When> {
        match unit {
            DateUnit::Week if !self.cue(at, Cue::Of) => {
                let (week, end) = self.count(at).filter(|&(week, _)| (1..=53).contains(&week))?;
                let fields = Fields::of(Slot::Week(week as i8));
                let (year, end) = self.year_behind(end).map_or((None, end), |(year, end)| (Some(year), end));
                Some((When::Fields(Fields { year, ..fields }), end))
            }
            DateUnit::Year => {
                let (year, end) = self.year_number(self.past_words(at, &[Cue::Of]))?;
                Some((When::Fields(Fields::of(Slot::Year).in_year(year)), end))
            }
            DateUnit::Week | DateUnit::Weekend if self.cue(at, Cue::Of) => self.holding(unit, at + 1),
            DateUnit::Month if self.cue(at, Cue::Of) => match self.word(at + 1)? {
                (DateWord::Month(month, lone), next) => self.month(month, lone, at + 1, next),
                _ => None,
            },
            _ => None,
        }
    }

    /// "year to date"
    fn to_date(&self, unit: DateUnit, at: usize) -> Read<When> {
        let whole = Box::new(When::Shift { unit, steps: 0, from: Origin::Published });
        let to = self.past_mark(at, &['-']);
        let date = self.past_mark(to + 1, &['-']);
        (self.cue(to, Cue::To) && self.cue(date, Cue::Date))
            .then(|| (When::Part(Part::SoFar, whole), date + 1))
    }

    /// "the week after next", "the year before last"
    fn after_next(&self, unit: DateUnit, at: usize) -> Read<When> {
        let (DateWord::Bound(opening), next) = self.word(at)? else { return None };
        let (DateWord::Turn(turn), end) = self.word(next)? else { return None };
        let steps = match (opening, turn) {
            (Opening::After, Turn::Next) => 2,
            (Opening::Before, Turn::Last) => -2,
            _ => return None,
        };
        let alone = !matches!(
            self.word(end),
            Some((DateWord::Unit(..) | DateWord::Month(..) | DateWord::Weekday(..), _))
        );
        alone.then_some((When::Shift { unit, steps, from: Origin::Published }, end))
    }

    /// "the day before the vote", "the week after": one unit from it.
    fn neighbour(&self, unit: DateUnit, at: usize, next: usize) -> Read<When> {
        let placed = at > 0 && self.cue(at - 1, Cue::The);
        let (DateWord::Bound(opening @ (Opening::Before | Opening::After)), _) = self.word(next)? else {
            return None;
        };
        let (when, end) = self.stepped(at, Lapse::of(1.0, 1.0, unit), next).filter(|_| placed)?;
        let steps = if opening == Opening::Before { -1 } else { 1 };
        match when {
            When::Offset(_, _, from @ Origin::Previous) => Some((When::Shift { unit, steps, from }, end)),
            when => Some((when, end)),
        }
    }

    /// "over the weekend"
    fn weekend(&self, unit: DateUnit, at: usize, next: usize) -> Read<When> {
        let placed = at > 0 && self.cue(at - 1, Cue::The);
        (unit == DateUnit::Weekend && placed && self.dash(next).is_none())
            .then_some((When::Fields(Fields::of(Slot::Weekend)), next))
    }

    /// "week of March 5", "weekend of Halloween"
    pub(super) fn holding(&self, unit: DateUnit, at: usize) -> Read<When> {
        let inner = self.past_words(at, &[Cue::The]);
        let (of, end) = self.single(inner)?;
        matches!(of.precision(), DatePrecision::Day).then(|| (When::Holding(unit, Box::new(of)), end))
    }

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
    fn lapse(&self, at: usize) -> Read<Lapse> {
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
    fn stepped(&self, at: usize, lapse: Lapse, end: usize) -> Read<When> {
        let offset = |side, origin| When::Offset(side, lapse, origin);
        // "for a week, from March 5"
        let lasting = at > 0 && self.cue(at - 1, Cue::For);
        let end = if lasting { self.past_mark(end, &[',']) } else { end };
        match self.word(end) {
            Some((DateWord::Step(Step::Ago), end)) => Some((offset(Side::Before, Origin::Published), end)),
            Some((DateWord::Step(Step::FromNow), end)) => Some((offset(Side::After, Origin::Published), end)),
            Some((DateWord::Step(Step::Later), end)) => Some((offset(Side::After, Origin::Previous), end)),
            Some((DateWord::Step(Step::Earlier), end)) => Some((offset(Side::Before, Origin::Previous), end)),
            Some((DateWord::Bound(Opening::Before), next)) => self.from_origin(Side::Before, lapse, next),
            Some((DateWord::Bound(Opening::After), next)) => self.from_origin(Side::After, lapse, next),
            Some((DateWord::Bound(Opening::From), next)) => self.from_date(at, lapse, next),
            Some((DateWord::Bound(Opening::Starting), next)) => {
                let (from, end) = self.stretch(self.past_words(next, &[Cue::The]))?;
                Some((When::Lasting(lapse, Box::new(from)), end))
            }
            Some((DateWord::Turn(turn @ (Turn::Next | Turn::Coming)), _)) => {
                self.kind(end).and(Some(turn)).and(None)
            }
            _ => self.ahead(at, lapse, end),
        }
    }

    /// "two weeks from today", "for three days from March 5"
    fn from_date(&self, at: usize, lapse: Lapse, next: usize) -> Read<When> {
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
        let placed = at > 0 && self.cue(at - 1, Cue::In);
        let time = self.kind(end) == Some(TokenKind::Possessive) && self.cue(end + 1, Cue::Time);
        let future = placed && (time || self.tense(at) == Tense::Future) && lapse.unit != DateUnit::Hour;
        future.then_some((When::Offset(Side::After, lapse, Origin::Published), end))
    }

    /// A lapse before or after a date or an event.
    fn from_origin(&self, side: Side, lapse: Lapse, next: usize) -> Read<When> {
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
        let stop = |i: &usize| !(self.kind(*i) == Some(TokenKind::Mark) && !self.is_glued(i + 1));
        let end = (at..sentence.end.min(at + 12)).take_while(stop).last()? + 1;
        let named = self.cue(at, Cue::That) || self.cue(at, Cue::Which);
        (!named && sentence.start < at).then_some(at..end)
    }
}
