//! What the words of a date say, before it is known when they were said.
//!
//! The reader builds a [`When`]; [`When::resolve`] turns it into days. Fields without a year are found by what is usual
//! in news: the nearest time in the past, up to a week ahead for days, and the nearest in the future where the sentence
//! speaks of the future.

use std::ops::Range;

use super::calendar::{self, Stretch};
use super::mention::{DateAnchor, DatePrecision, Unresolved};
use super::{DateRange, Day};
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
    fn from(&self, day: Day, side: Side, amount: f64) -> Option<Day> {
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
    }
}

/// What a date is read against.
#[derive(Debug, Clone, Copy)]
pub(super) struct Context {
    pub(super) published: Option<Day>,
    /// The date before it in the text.
    pub(super) previous: Option<(Stretch, DatePrecision)>,
    pub(super) tense: Tense,
}

/// Where the sentence stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
}

/// The days that a date was resolved to.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Resolved {
    pub(super) days: Stretch,
    pub(super) alternatives: Vec<DateRange>,
}

pub(super) type Resolution = Result<Resolved, Unresolved>;

fn only(days: Option<Stretch>) -> Resolution {
    let days = days.filter(|(a, b)| a <= b).ok_or(Unresolved::NoSuchDay)?;
    Ok(Resolved { days, alternatives: Vec::new() })
}

impl When {
    /// The days it means.
    pub(super) fn resolve(&self, context: &Context) -> Resolution {
        match self {
            When::Fields(fields) => fields.resolve(context),
            When::Either(first, second) => either(first, second, context),
            When::Fixed(days, _) => only(Some(*days)),
            When::Shift { unit, steps, from } => {
                let origin = from.resolve(context)?;
                only(calendar::unit_of(origin.0, *unit, *steps))
            }
            When::Turned(turn, fields) => turned(*turn, fields, context),
            When::Window(side, lapse) => only(window(*side, lapse, context.day()?)),
            When::Offset(side, lapse, origin) => only(offset(*side, lapse, origin.resolve(context)?)),
            When::Part(part, of) => {
                let whole = of.resolve(context)?;
                let now = || of.origin().unwrap_or(&Origin::Published).resolve(context);
                match part {
                    _ if whole.days.0 == whole.days.1 => Ok(whole),
                    Part::SoFar => only(Some((whole.days.0, now()?.1))),
                    Part::Rest => only(Some((now()?.0, whole.days.1))),
                    part => only(part_of(*part, whole.days)),
                }
            }
            When::Nth { unit, nth, count, of } => {
                only(nth_of(of.resolve(context)?.days, *unit, *nth, *count))
            }
            When::Half(side, of) => only(half_of(*side, of.resolve(context)?.days)),
            When::Holding(unit, of) => only(holding(*unit, of.resolve(context)?.days.0)),
            When::NthWeekday { weekday, nth, of } => {
                only(nth_weekday(of.resolve(context)?.days, *weekday, *nth))
            }
            When::Weekday(weekday, of) => {
                let (first, _) = of.resolve(context)?.days;
                let days = i32::from((weekday - first.weekday()).rem_euclid(7));
                only(first.plus(days).map(|day| (day, day)))
            }
            When::Through(first, last) => through(first, last, context),
            When::Lasting(lapse, from) => {
                let (first, _) = from.resolve(context)?.days;
                let end = lapse.from(first, Side::After, lapse.high).and_then(|day| day.plus(-1));
                only(end.map(|end| (first, end)))
            }
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
    fn origin(&self) -> Option<&Origin> {
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

impl Context {
    fn day(&self) -> Result<Day, Unresolved> {
        self.published.ok_or(Unresolved::NoPublished)
    }
}

impl Origin {
    fn resolve(&self, context: &Context) -> Result<Stretch, Unresolved> {
        let published = || context.day().map(|day| (day, day));
        match self {
            Origin::Published => published(),
            Origin::Previous => context.previous.map(|(days, _)| days).ok_or(Unresolved::NoPreviousDate),
            Origin::PreviousOrPublished => context.previous.map_or_else(published, |(days, _)| Ok(days)),
            Origin::Event(_) => Err(Unresolved::Event),
            Origin::Date(when) => when.resolve(context).map(|resolved| resolved.days),
        }
    }

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

    fn resolve(&self, context: &Context) -> Resolution {
        match (self.year, self.slot) {
            (Some(YearOf::Stated(year)), slot) => only(slot.in_year(year)),
            (Some(YearOf::Shift(steps)), slot) => {
                let year = i32::from(context.day()?.year()).checked_add(steps);
                only(year.and_then(|year| slot.in_year(year.try_into().ok()?)))
            }
            (None, Slot::Weekday) => only(self.nearest_weekday(context.day()?, context.tense)),
            (None, Slot::Weekend) => {
                let saturday =
                    Fields { weekday: Some(6), ..*self }.nearest_weekday(context.day()?, context.tense);
                only(saturday.and_then(|(day, _)| Some((day, day.plus(1)?))))
            }
            (None, Slot::DayOfMonth(day)) => only(self.nearest_day_of_month(day, context)),
            (None, _) => only(self.nearest(context.day()?, context.tense)),
        }
    }

    fn nearest_weekday(&self, published: Day, tense: Tense) -> Option<Stretch> {
        let weekday = self.weekday?;
        let days = match tense {
            Tense::Past => -i32::from((published.weekday() - weekday).rem_euclid(7)),
            Tense::Future => i32::from((weekday - published.weekday()).rem_euclid(7)),
        };
        published.plus(days).map(|day| (day, day))
    }

    fn nearest_day_of_month(&self, day: i8, context: &Context) -> Option<Stretch> {
        let near = context.published.or(context.previous.map(|(days, _)| days.1))?;
        let of = |steps: i32| {
            let (first, _) = calendar::month(near.year(), i32::from(near.month()) + steps)?;
            let found = Day::new(first.year(), first.month(), day)?;
            self.weekday.is_none_or(|weekday| weekday == found.weekday()).then_some((found, found))
        };
        let times: Vec<Stretch> = (-14..=14).filter_map(of).collect();
        let apart = |days: &&Stretch| (days.0.number() - near.number()).abs();
        match self.weekday {
            Some(_) => times.iter().min_by_key(apart).copied(),
            None => sensible(times.into_iter(), near, context.tense),
        }
    }

    /// The year that news without a year means; a weekday beside it may move it by a year.
    fn nearest(&self, published: Day, tense: Tense) -> Option<Stretch> {
        let year = published.year();
        if let Slot::Week(_) = self.slot {
            return self.slot.in_year(year);
        }
        let years = (0..=12).flat_map(|steps| [year.saturating_sub(steps), year.saturating_add(steps)]);
        let times: Vec<Stretch> = years.filter_map(|year| self.slot.in_year(year)).collect();
        let near = |days: &&Stretch| (days.0.number() - published.number()).abs() < 500;
        let named = times.iter().filter(near).find(|days| self.weekday == Some(days.0.weekday()));
        named.copied().or_else(|| sensible(times.into_iter(), published, tense))
    }
}

/// Of the times at which something comes again, the one that is meant; the nearer of two sides comes first.
fn sensible(times: impl Iterator<Item = Stretch>, published: Day, tense: Tense) -> Option<Stretch> {
    let ahead = |days: &Stretch| days.0.number() - published.number();
    let mut times: Vec<Stretch> = times.collect();
    times.sort();
    times.dedup();
    let past = times.iter().rev().find(|days| ahead(days) <= if days.0 == days.1 { 7 } else { 0 });
    let future = times.iter().find(|days| days.1 >= published);
    match tense {
        Tense::Past => past.or(future).copied(),
        Tense::Future => future.or(past).copied(),
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
    }
}

fn either(first: &Fields, second: &Fields, context: &Context) -> Resolution {
    let Ok(mut usual) = first.resolve(context) else { return second.resolve(context) };
    if let Ok(other) = second.resolve(context) {
        if other.days != usual.days {
            usual.alternatives.push(range(other.days));
        }
    }
    Ok(usual)
}

pub(super) fn range(days: Stretch) -> DateRange {
    DateRange { earliest: Some(days.0), latest: Some(days.1) }
}

fn turned(turn: Turn, fields: &Fields, context: &Context) -> Resolution {
    let published = context.day()?;
    if fields.slot == Slot::Weekday {
        return turned_weekday(turn, fields.weekday.unwrap_or(1), published);
    }
    let before = |days: &Stretch| days.1 < published;
    let after = |days: &Stretch| days.0 > published;
    let year = published.year();
    let mut times = (-12..=12).filter_map(|steps| {
        let days = fields.slot.in_year(year.checked_add(steps)?)?;
        fields.weekday.is_none_or(|weekday| weekday == days.0.weekday()).then_some(days)
    });
    if let Slot::DayOfMonth(_) = fields.slot {
        return fields.resolve(&Context { tense: tense_of(turn), ..*context });
    }
    match turn {
        Turn::Last | Turn::Past | Turn::Previous => only(times.rfind(before)),
        Turn::Next | Turn::Coming | Turn::Following => only(times.find(after)),
        Turn::This | Turn::Same | Turn::That => only(fields.slot.in_year(year)),
    }
}

pub(super) fn tense_of(turn: Turn) -> Tense {
    match turn {
        Turn::Next | Turn::Coming | Turn::Following => Tense::Future,
        _ => Tense::Past,
    }
}

/// "last Friday" is the one of last week, "next Friday" that of next week; the nearest one is the other reading.
fn turned_weekday(turn: Turn, weekday: i8, published: Day) -> Resolution {
    let in_week = |steps: i32| published.plus(i32::from(weekday - published.weekday()) + 7 * steps);
    let back = i32::from((published.weekday() - weekday - 1).rem_euclid(7)) + 1;
    let ahead = i32::from((weekday - published.weekday() - 1).rem_euclid(7)) + 1;
    let (usual, other) = match turn {
        Turn::Last | Turn::Previous => (in_week(-1), published.plus(-back)),
        Turn::Past => (published.plus(-back), None),
        Turn::Next | Turn::Following => (in_week(1), published.plus(ahead)),
        Turn::Coming => (published.plus(ahead), None),
        Turn::This | Turn::Same | Turn::That => (in_week(0), None),
    };
    let mut resolved = only(usual.map(|day| (day, day)))?;
    let other = other.filter(|&day| Some(day) != usual);
    resolved.alternatives.extend(other.map(DateRange::day));
    Ok(resolved)
}

/// The past months up to the publication, or the coming ones after it; quarters, decades and centuries are whole ones.
fn window(side: Side, lapse: &Lapse, published: Day) -> Option<Stretch> {
    if matches!(lapse.unit, DateUnit::Quarter | DateUnit::Century) {
        let count = lapse.high as i32;
        let (first, last) = if side == Side::Before { (-count, -1) } else { (1, count) };
        return Some((
            calendar::unit_of(published, lapse.unit, first)?.0,
            calendar::unit_of(published, lapse.unit, last)?.1,
        ));
    }
    let far = lapse.from(published, side, lapse.high)?;
    match side {
        Side::Before => Some((far, published)),
        Side::After => Some((published.plus(1)?, far)),
    }
}

fn offset(side: Side, lapse: &Lapse, origin: Stretch) -> Option<Stretch> {
    let (near, far) = match side {
        Side::Before => (lapse.high, lapse.low),
        Side::After => (lapse.low, lapse.high),
    };
    Some((lapse.from(origin.0, side, near)?, lapse.from(origin.1, side, far)?))
}

/// The unit that holds a day; a Monday makes the weekend before it longer.
fn holding(unit: DateUnit, day: Day) -> Option<Stretch> {
    if unit == DateUnit::Weekend && day.weekday() == 1 {
        return Some((day.plus(-2)?, day));
    }
    calendar::unit_of(day, unit, 0)
}

/// The part of a stretch, in thirds of its months, or of its days where it is short.
fn part_of(part: Part, (first, last): Stretch) -> Option<Stretch> {
    if first == last {
        return Some((first, last));
    }
    let days = last.number() - first.number() + 1;
    let at = |numerator: i32, denominator: i32| {
        // 30.4369 days to the month
        let months = (f64::from(days) / 30.4369).round() as i32;
        if months >= 3 && months * numerator % denominator == 0 {
            first.plus_months(months * numerator / denominator)
        } else {
            first.plus(days * numerator / denominator)
        }
    };
    let last_third = at(2, 3)?;
    Some(match part {
        Part::Early | Part::Start => (first, at(1, 3)?.plus(-1)?.max(first)),
        Part::Mid => (at(1, 3)?, last_third.plus(-1)?),
        Part::Late | Part::End => (last_third, last),
        Part::SoFar | Part::Rest => (first, last),
    })
}

fn half_of(side: Side, (first, last): Stretch) -> Option<Stretch> {
    let middle = first.plus((last.number() - first.number() + 1) / 2)?;
    // Halves of months and years begin with a month or on the 16th.
    let middle = if last.number() - first.number() > 300 {
        Day::new(middle.year(), middle.month(), 1)?
    } else {
        middle
    };
    Some(match side {
        Side::Before => (first, middle.plus(-1)?),
        Side::After => (middle, last),
    })
}

/// The n-th unit in a stretch (from the end where negative), and the ones after it; weeks are those whose Thursday lies in it.
fn nth_of(within: Stretch, unit: DateUnit, nth: i32, count: i32) -> Option<Stretch> {
    let start = match unit {
        DateUnit::Week | DateUnit::WorkWeek | DateUnit::Weekend => first_week(within.0)?,
        _ => within.0,
    };
    let end = match unit {
        DateUnit::Week | DateUnit::WorkWeek | DateUnit::Weekend => first_week(within.1.plus(1)?)?.plus(-1)?,
        _ => within.1,
    };
    let at = |steps: i32| {
        if nth > 0 {
            calendar::unit_of(start, unit, nth - 1 + steps)
        } else {
            calendar::unit_of(end, unit, nth + 1 - (count - 1) + steps)
        }
    };
    let (first, last) = (at(0)?.0, at(count - 1)?.1);
    (first <= within.1 && last >= within.0).then_some((first, last))
}

/// The n-th such weekday of a stretch, the last where n is negative.
fn nth_weekday((first, last): Stretch, weekday: i8, nth: i32) -> Option<Stretch> {
    let day = if nth > 0 {
        first.plus(i32::from((weekday - first.weekday()).rem_euclid(7)) + 7 * (nth - 1))
    } else {
        last.plus(-i32::from((last.weekday() - weekday).rem_euclid(7)))
    };
    day.filter(|&day| day <= last).map(|day| (day, day))
}

/// The Monday of the first week whose Thursday lies on or after the day.
fn first_week(day: Day) -> Option<Day> {
    let (monday, _) = calendar::unit_of(day, DateUnit::Week, 0)?;
    if monday.plus(3)? >= day { Some(monday) } else { monday.plus(7) }
}

/// A range shares its year; without one its start is the nearest and its end the first after that.
fn through(first: &When, last: &When, context: &Context) -> Resolution {
    let (mut first, mut last) = (first.clone(), last.clone());
    share_year(&mut first, &mut last);
    let free = |when: &mut When| when.fields_mut().is_some_and(|fields| fields.year.is_none());
    let (first_free, last_free) = (free(&mut first), free(&mut last));
    if first_free && last_free && context.tense == Tense::Future {
        let end = last.resolve(context)?.days;
        let past = Context { published: Some(end.1), tense: Tense::Past, ..*context };
        return only(Some((first.resolve(&past)?.days.0, end.1)));
    }
    let start = first.resolve(context)?.days;
    let after = Context { published: Some(start.0), tense: Tense::Future, ..*context };
    let end = last.resolve(if last_free { &after } else { context })?.days;
    only(Some((start.0, end.1)))
}

fn share_year(first: &mut When, last: &mut When) {
    let (Some(a), Some(b)) = (first.fields_mut(), last.fields_mut()) else { return };
    let before = |x: &Fields, y: &Fields| {
        let start = |fields: &Fields| fields.slot.in_year(2024).map(|days| days.0);
        start(x) <= start(y)
    };
    match (a.year, b.year) {
        (None, Some(YearOf::Stated(year))) => {
            let year = if before(a, b) { year } else { year.saturating_sub(1) };
            *a = a.in_year(year);
        }
        (Some(YearOf::Stated(year)), None) => {
            let year = if before(a, b) { year } else { year.saturating_add(1) };
            *b = b.in_year(year);
        }
        (None, Some(year)) => a.year = Some(year),
        (Some(year), None) => b.year = Some(year),
        _ => {}
    }
}
