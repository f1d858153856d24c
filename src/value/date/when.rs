//! What the words of a date say, before it is known when they were said.
//!
//! The reader builds a [`When`]; [`When::resolve`] turns it into days.

use std::ops::Range;

use super::Day;
use super::calendar::{self, Stretch};
use super::mention::{DateAnchor, DatePrecision};
use super::resolve::Context;
use crate::lexicon::dates::{DateUnit, Holiday, Part, Turn};

/// A date as stated.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum When {
    /// Fields of the calendar.
    Fields(Fields),
    /// Two readings, such as of `03/04/2024`; the usual one first.
    Either(Fields, Fields),
    /// Days that need no context.
    Fixed(Stretch, DatePrecision),
    /// The unit that holds the origin, moved by so many.
    Shift { unit: DateUnit, steps: i32, from: Origin },
    /// "last June", "next Friday".
    Turned(Turn, Fields),
    /// "the past six months".
    Window(Side, Lapse),
    /// "two weeks ago", "a day before the attack".
    Offset(Side, Lapse, Origin),
    /// "early", "mid", "the end of".
    Part(Part, Box<When>),
    /// "the first two weeks of"; counted from the end where negative.
    Nth { unit: DateUnit, nth: i32, count: i32, of: Box<When> },
    /// The first or the second half of it.
    Half(Side, Box<When>),
    /// The week or the end of one that holds it.
    Holding(DateUnit, Box<When>),
    /// "the first Monday of May".
    NthWeekday { weekday: i8, nth: i32, of: Box<When> },
    /// "Friday of next week".
    Weekday(i8, Box<When>),
    /// From the start of one to the end of the other.
    Through(Box<When>, Box<When>),
    /// So long from the start of it on: "two weeks starting May 20".
    Lasting(Lapse, Box<When>),
}

/// Fields of the calendar as stated.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Fields {
    pub(super) year: Option<YearOf>,
    pub(super) slot: Slot,
    pub(super) weekday: Option<i8>,
}

/// Which year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum YearOf {
    /// By its number.
    Stated(i16),
    /// So many after that of the publication.
    Shift(i32),
}

/// What comes again, in most cases every year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Slot {
    Year,
    HalfYear(i8),
    Quarter(i8),
    Season(i8),
    Month(i8),
    Day(i8, i8),
    Week(i8),
    Holiday(Holiday),
    /// Every month.
    DayOfMonth(i8),
    /// Every week.
    Weekday,
    /// Its Saturday and Sunday.
    Weekend,
}

/// Before or after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Before,
    After,
}

/// From where it is counted.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Origin {
    Published,
    Previous,
    /// The date before; where there is none, the publication.
    PreviousOrPublished,
    Event(Range<usize>),
    Date(Box<When>),
}

/// An amount of time between two figures of one unit, with smaller units beside it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Lapse {
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) unit: DateUnit,
    /// Of the smaller units.
    pub(super) extra_days: i32,
    pub(super) extra_months: i32,
}

impl Lapse {
    pub(super) fn of(low: f64, high: f64, unit: DateUnit) -> Lapse {
        Lapse { low, high, unit, extra_days: 0, extra_months: 0 }
    }

    /// The day so long before or after.
    pub(super) fn counted_from(&self, day: Day, side: Side, amount: f64) -> Option<Day> {
        let sign = if side == Side::Before { -1 } else { 1 };
        if !(0.0..1e5).contains(&amount) {
            return None;
        }
        let (whole, rest) = (amount.trunc() as i32, amount.fract());
        let days = self.extra_days + (rest * unit_days(self.unit)).round() as i32;
        let moved = match self.unit {
            DateUnit::Hour => day.plus(sign * (amount / 24.0).round() as i32)?,
            unit => calendar::shifted(day, unit, sign * whole)?,
        };
        // Half a year is six months, not 183 days.
        let (months, days) = if self.unit == DateUnit::Year {
            ((rest * 12.0).round() as i32, self.extra_days)
        } else {
            (0, days)
        };
        calendar::shifted(moved, DateUnit::Month, sign * (months + self.extra_months))?.plus(sign * days)
    }
}

fn unit_days(unit: DateUnit) -> f64 {
    match unit {
        DateUnit::Hour => 1.0 / 24.0,
        DateUnit::Day => 1.0,
        DateUnit::Week | DateUnit::WorkWeek | DateUnit::Weekend => 7.0,
        DateUnit::Fortnight => 14.0,
        DateUnit::Month => 30.0,
        DateUnit::Quarter => 91.0,
        DateUnit::Year => 365.0,
        DateUnit::Decade => 3652.0,
        DateUnit::Century => 36524.0,
        DateUnit::Millennium => 365_242.0,
    }
}

impl When {
    /// Whether it is a day or a stretch of any year: "8 June", "early July", "June 6-9".
    pub(super) fn lacks_year(&self) -> bool {
        match self {
            When::Fields(fields) | When::Either(fields, _) => {
                let yearly = matches!(fields.slot, Slot::Season(_) | Slot::Month(_) | Slot::Day(..));
                fields.year.is_none() && fields.weekday.is_none() && yearly
            }
            When::Part(_, of) | When::Through(of, _) => of.lacks_year(),
            _ => false,
        }
    }

    /// How fine it is.
    pub(super) fn precision(&self) -> DatePrecision {
        match self {
            When::Fields(fields) | When::Either(fields, _) | When::Turned(_, fields) => {
                fields.slot.precision()
            }
            When::Fixed(_, precision) => *precision,
            When::Shift { unit, .. } => unit_precision(*unit),
            When::Offset(_, lapse, _) => unit_precision(lapse.unit),
            When::Part(_, of) if of.precision() == DatePrecision::Day => DatePrecision::Day,
            When::Weekday(..) | When::NthWeekday { .. } => DatePrecision::Day,
            When::Holding(unit, _) => unit_precision(*unit),
            When::Nth { unit, count: 1, .. } => unit_precision(*unit),
            When::Part(..)
            | When::Half(..)
            | When::Window(..)
            | When::Through(..)
            | When::Lasting(..)
            | When::Nth { .. } => DatePrecision::Stretch,
        }
    }

    /// What it is counted from.
    pub(super) fn anchor(&self, context: &Context) -> DateAnchor {
        match self {
            When::Fields(fields) | When::Either(fields, _) => match fields.year {
                Some(YearOf::Stated(_)) => DateAnchor::Absolute,
                _ => DateAnchor::Published,
            },
            When::Fixed(..) => DateAnchor::Absolute,
            When::Turned(..) | When::Window(..) => DateAnchor::Published,
            When::Shift { from, .. } | When::Offset(_, _, from) => from.anchor(context),
            When::Part(_, of)
            | When::Half(_, of)
            | When::Nth { of, .. }
            | When::NthWeekday { of, .. }
            | When::Weekday(_, of)
            | When::Holding(_, of)
            | When::Lasting(_, of) => of.anchor(context),
            When::Through(first, last) => match first.anchor(context) {
                DateAnchor::Absolute => last.anchor(context),
                anchor => anchor,
            },
        }
    }

    /// The fields it is made of, where one set of fields is at its core.
    pub(super) fn fields_mut(&mut self) -> Option<&mut Fields> {
        match self {
            When::Fields(fields) | When::Either(fields, _) => Some(fields),
            When::Part(_, of) | When::Nth { of, .. } => of.fields_mut(),
            _ => None,
        }
    }

    /// What a shift is counted from.
    pub(super) fn origin(&self) -> Option<&Origin> {
        if let When::Shift { from, .. } = self { Some(from) } else { None }
    }

    /// The amount of time it names.
    pub(super) fn lapse(&self) -> Option<Lapse> {
        match self {
            When::Window(_, lapse) | When::Offset(_, lapse, _) | When::Lasting(lapse, _) => Some(*lapse),
            _ => None,
        }
    }
}

impl Origin {
    fn anchor(&self, context: &Context) -> DateAnchor {
        match self {
            Origin::Published => DateAnchor::Published,
            Origin::PreviousOrPublished if context.previous.is_none() => DateAnchor::Published,
            Origin::Previous | Origin::PreviousOrPublished => DateAnchor::Previous,
            Origin::Event(tokens) => DateAnchor::Event(tokens.clone()),
            Origin::Date(when) => when.anchor(context),
        }
    }
}

impl Fields {
    pub(super) fn of(slot: Slot) -> Fields {
        Fields { year: None, slot, weekday: None }
    }

    pub(super) fn in_year(self, year: i16) -> Fields {
        Fields { year: Some(YearOf::Stated(year)), ..self }
    }
}

impl Slot {
    /// Where it lies in a year.
    pub(super) fn in_year(self, year: i16) -> Option<Stretch> {
        match self {
            Slot::Year => calendar::year(year),
            Slot::HalfYear(n) => calendar::months(year, 6 * i32::from(n) - 5, 6),
            Slot::Quarter(n) => calendar::months(year, 3 * i32::from(n) - 2, 3),
            Slot::Season(n) => calendar::months(year, 3 * i32::from(n), 3),
            Slot::Month(n) => calendar::month(year, n.into()),
            Slot::Day(month, day) => Day::new(year, month, day).map(|day| (day, day)),
            Slot::Week(n) => calendar::iso_week(year, n),
            Slot::Holiday(holiday) => calendar::holiday(holiday, year),
            Slot::DayOfMonth(_) | Slot::Weekday | Slot::Weekend => None,
        }
    }

    fn precision(self) -> DatePrecision {
        match self {
            Slot::Year => DatePrecision::Year,
            Slot::HalfYear(_) => DatePrecision::HalfYear,
            Slot::Quarter(_) => DatePrecision::Quarter,
            Slot::Season(_) => DatePrecision::Season,
            Slot::Month(_) => DatePrecision::Month,
            Slot::Week(_) | Slot::Weekend => DatePrecision::Week,
            Slot::Day(..) | Slot::Holiday(_) | Slot::DayOfMonth(_) | Slot::Weekday => DatePrecision::Day,
        }
    }
}

pub(super) fn unit_precision(unit: DateUnit) -> DatePrecision {
    match unit {
        DateUnit::Hour | DateUnit::Day => DatePrecision::Day,
        DateUnit::Week | DateUnit::WorkWeek | DateUnit::Fortnight | DateUnit::Weekend => DatePrecision::Week,
        DateUnit::Month => DatePrecision::Month,
        DateUnit::Quarter => DatePrecision::Quarter,
        DateUnit::Year => DatePrecision::Year,
        DateUnit::Decade => DatePrecision::Decade,
        DateUnit::Century => DatePrecision::Century,
        DateUnit::Millennium => DatePrecision::Stretch,
    }
}
