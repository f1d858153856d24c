//! Dates counted from the publication, from the date before or from an event.
//!
//! ```text
//! turn    = ("last" | "next" | …) [turn] (unit | fields) | ("past" | "next" | …) amount unit | ordinal unit "of" single
//! unit    = "week" number | "year" year | "year to date" | unit ("after next" | "before last") | unit step | "weekend"
//! ```

use super::{HYPHENS, Read, Reader};
use crate::lexicon::dates::{DateCue as Cue, DateUnit, DateWord, NightOf, Number, Opening, Part, Turn};
use crate::lexicon::{Function, Numeral, WordClass};
use crate::text::TokenKind;
use crate::value::date::mention::DatePrecision;
use crate::value::date::when::{Fields, Lapse, Origin, Side, Slot, When, YearOf};

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
pub(super) fn side_of(turn: Turn) -> Option<Side> {
    match turn {
        Turn::Last | Turn::Past | Turn::Previous => Some(Side::Before),
        Turn::Next | Turn::Coming => Some(Side::After),
        _ => None,
    }
}

impl Reader<'_> {
    /// `died overnight, police said`: the night before the publication; not an overnight success, nor overnight
    /// Tuesday.
    pub(super) fn overnight(&self, at: usize, next: usize) -> Read<When> {
        let open = |kind| kind == TokenKind::Mark && !self.mark(next, HYPHENS);
        let closed = self.kind(next).is_none_or(open) || self.profile(next).function != Function::None;
        // "overnight Tuesday", "overnight into Tuesday": that night
        let stated = (next..next + 2).any(|at| self.profile(at).function == Function::Calendar);
        let night_long = |before: usize| self.text.is_class(before, WordClass::Lodging);
        let named = at > 0 && (self.profile(at - 1).function == Function::Determiner || night_long(at - 1));
        let night = || (When::Through(Box::new(deictic(-1)), Box::new(deictic(0))), next);
        (closed && !named && !stated).then(night)
    }

    /// `overnight on Tuesday`, `the night to Wednesday`: both days.
    pub(super) fn night(&self, of: NightOf, at: usize) -> Read<When> {
        let (day, end) = self.single(self.past_words(at, &[Cue::The]))?;
        let one = match &day {
            When::Fields(fields) => matches!(fields.slot, Slot::Weekday | Slot::Day(..)),
            When::Shift { unit: DateUnit::Day, .. } => true,
            _ => false,
        };
        let side = if of == NightOf::From { Side::After } else { Side::Before };
        let lapse = Lapse::of(1.0, 1.0, DateUnit::Day);
        let other = When::Offset(side, lapse, Origin::Date(Box::new(day.clone())));
        let (first, last) = if of == NightOf::From { (day, other) } else { (other, day) };
        one.then(|| (When::Through(Box::new(first), Box::new(last)), end))
    }

    /// "early", "the end of", "later" and what it is a part of.
    pub(super) fn part(&self, part: Part, at: usize) -> Read<When> {
        let next = self.past_mark(at, HYPHENS);
        if matches!(part, Part::SoFar | Part::Rest) {
            let next = self.past_words(next, &[Cue::In, Cue::The, Cue::Of]);
            let (whole, end) = self.whole_unit(next).or_else(|| self.this_unit(next))?;
            return Some((When::Part(part, Box::new(whole)), end));
        }
        self.second_part(part, next).or_else(|| self.part_of(part, at, next))
    }

    /// A part of the date that starts at `next`, seen from the token behind the part's word.
    fn part_of(&self, part: Part, at: usize, next: usize) -> Read<When> {
        let named = matches!(part, Part::Start | Part::End | Part::Turn) || self.cue(at - 1, Cue::Middle);
        if named && !self.cue(next, Cue::Of) {
            return None;
        }
        let inner = self.past_words(next, &[Cue::Of, Cue::In, Cue::On, Cue::The]);
        let (whole, end) = self.whole_unit(inner).filter(|_| named).or_else(|| self.single(inner))?;
        let long = matches!(whole, When::Shift { unit: DateUnit::Century | DateUnit::Millennium, .. });
        if part == Part::Turn && !long && whole.precision() != DatePrecision::Century {
            return None;
        }
        match whole {
            When::Fields(fields) if fields.slot == Slot::Weekday => Some((whole, end)),
            When::Fields(_) | When::Fixed(..) | When::Shift { .. } | When::Turned(..) => {
                Some((When::Part(part, Box::new(whole)), end))
            }
            _ => None,
        }
    }

    /// "mid to late 2015": from the start of one part to the end of the other.
    fn second_part(&self, first: Part, at: usize) -> Read<When> {
        let (DateWord::Link, next) = self.word(at)? else { return None };
        let (DateWord::Part(last), behind) = self.word(self.past_mark(next, HYPHENS))? else { return None };
        let inner = self.past_mark(behind, HYPHENS);
        let (When::Part(last, whole), end) = self.part_of(last, behind, inner)? else { return None };
        let (first, last) = (When::Part(first, whole.clone()), When::Part(last, whole));
        Some((When::Through(Box::new(first), Box::new(last)), end))
    }

    /// "the year", "the month": the one of the publication.
    pub(super) fn whole_unit(&self, at: usize) -> Read<When> {
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
            // One "this" only: no turn of turns, however many of them stand in a row.
            Some((DateWord::Turn(second), after)) if turn == Turn::This && second != Turn::This => {
                self.turn(second, next, after)
            }
            Some((DateWord::Unit(unit, Number::One), end)) => self.turned_unit(turn, unit, next, end),
            Some((DateWord::DayPart | DateWord::Overnight, end)) => {
                Some((shifted(turn, DateUnit::Day)?, end))
            }
            Some((DateWord::Part(part), end)) if turn == Turn::This => self.part(part, end),
            _ => self.turned_fields(turn, next).or_else(|| self.window(turn, at, next)),
        }
    }

    /// "in recent weeks", but not "the most recent weeks" nor "three recent weeks".
    pub(super) fn recent(&self, low: f64, high: f64, at: usize, next: usize) -> Read<When> {
        let (DateWord::Unit(unit, Number::Many), end) = self.word(next)? else { return None };
        let led = at > 0 && matches!(self.before(at), Some(DateWord::Preposition | DateWord::Bound(_)));
        (led && unit != DateUnit::Hour).then(|| (When::Window(Side::Before, Lapse::of(low, high, unit)), end))
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
        if unit == DateUnit::Year
            && self.kind(end) == Some(TokenKind::Possessive)
            && let Some(inner) = self.in_turned_year(turn, end + 1)
        {
            return Some(inner);
        }
        match self.day_within(unit, end) {
            Some((DayWithin::Week(weekday), last)) => Some((When::Weekday(weekday, Box::new(when)), last)),
            Some((DayWithin::Month(nth), last)) => {
                Some((When::Nth { unit: DateUnit::Day, nth, count: 1, of: Box::new(when) }, last))
            }
            None if self.cue(at, Cue::Day) && turn == Turn::Last => None,
            None => Some((when, end)),
        }
    }

    /// `next week on Thursday`, `next week, on Thursday`, `next month, on the 14th`: seen from behind the unit.
    fn day_within(&self, unit: DateUnit, at: usize) -> Read<DayWithin> {
        let comma = self.past_mark(at, &[',']);
        let on = self.past_words(comma, &[Cue::On]);
        if on == comma && comma > at {
            return None;
        }
        match unit {
            DateUnit::Week => match self.word(on)? {
                (DateWord::Weekday(weekday, _), end) => Some((DayWithin::Week(weekday), end)),
                _ => None,
            },
            DateUnit::Month if on > comma => {
                let (nth, end) = self.ordinal(self.past_words(on, &[Cue::The]))?;
                (1..=31).contains(&nth).then_some((DayWithin::Month(nth), end))
            }
            _ => None,
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
        if matches!(turn, Turn::That | Turn::Same) || self.is_preposition(turn, at) {
            return None;
        }
        if let (Turn::Last, Some((DateWord::Weekday(weekday, _), next))) = (turn, self.word(at))
            && let Some((When::Nth { of, .. }, end)) = self.unit_of(DateUnit::Day, -1, 1, next)
        {
            return Some((When::NthWeekday { weekday, nth: -1, of }, end));
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

    /// `a baby died | following | Friday's fire`: without its "the" it says "after".
    fn is_preposition(&self, turn: Turn, at: usize) -> bool {
        let turned = at.checked_sub(2).is_some_and(|before| self.cue(before, Cue::The));
        turn == Turn::Following && !turned
    }

    /// "the past six months", "the next couple of weeks", "the last two days of March".
    fn window(&self, turn: Turn, at: usize, next: usize) -> Read<When> {
        let (lapse, end) = self.lapse(next)?;
        // "it will last two weeks"
        let modal = |before: usize| {
            let profile = self.text.lexicon().words.profile(self.text.id(before));
            profile.function == Function::Modal
        };
        let verb = matches!(self.before(at), Some(DateWord::Future | DateWord::Link))
            || at.checked_sub(1).is_some_and(modal);
        if turn == Turn::Last && verb {
            return None;
        }
        if turn == Turn::Last && self.cue(end, Cue::Of) {
            return self.unit_of(lapse.unit, -1, lapse.low as i32, end);
        }
        let side = side_of(turn)?;
        let clock = lapse.unit == DateUnit::Hour && lapse.high < 24.0;
        (!clock).then_some((When::Window(side, lapse), end))
    }

    /// `"of" single` behind a numbered unit.
    pub(super) fn unit_of(&self, unit: DateUnit, nth: i32, count: i32, at: usize) -> Read<When> {
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
            if self.is_counted(at) {
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

    /// Whether a number stands in front of a unit: `66 million years`, `thousands of years`.
    fn is_counted(&self, unit: usize) -> bool {
        let of = unit.checked_sub(2).filter(|_| self.cue(unit - 1, Cue::Of));
        let Some(last) = of.or(unit.checked_sub(1)) else { return false };
        let (numbers, id) = (&self.text.lexicon().numbers, self.text.id(last));
        self.kind(last) == Some(TokenKind::Number)
            || numbers.numerals.get(id).is_some_and(|class| !matches!(class, Numeral::Article))
            || of.is_some() && numbers.vague.get(id).is_some()
            || matches!(self.before(unit), Some(DateWord::Cardinal(_) | DateWord::Half))
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
                let number = self.past_words(at, &[Cue::Of]);
                if self.other_count(number).is_some() {
                    return self.year(number);
                }
                let (year, end) = self.year_number(number)?;
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
    pub(super) fn after_next(&self, unit: DateUnit, at: usize) -> Read<When> {
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
}

/// A day by its place in a week or in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum DayWithin {
    /// From Monday = 1.
    Week(i8),
    /// From the first = 1.
    Month(i32),
}
