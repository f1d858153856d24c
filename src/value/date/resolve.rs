//! From what the words of a date say to the days they mean.
//!
//! Fields without a year are found by what is usual in news: the nearest time in the past, up to a week ahead for
//! days, and the nearest in the future where the sentence speaks of the future. A weekday beside them decides between
//! years.

use super::calendar::{self, Stretch};
use super::mention::{DatePrecision, Unresolved};
use super::parts::{half_of, holding, nth_of, nth_weekday, part_of};
use super::when::{Fields, Lapse, Origin, Side, Slot, When, YearOf};
use super::{DateRange, Day};
use crate::lexicon::dates::{DateUnit, Part, Turn};

/// What a date is read against.
#[derive(Debug, Clone, Copy)]
pub(super) struct Context {
    pub(super) published: Option<Day>,
    /// The date before it in the text.
    pub(super) previous: Option<(Stretch, DatePrecision)>,
    pub(super) tense: Tense,
}

/// So many months before and after the publication a day of the month is looked for: a year, and the two months in
/// which a thirty-first may be missing.
const MONTHS_AROUND: i32 = 14;

/// So many years around the publication a day of the year is looked for: 29 February comes again after eight at most,
/// and some holidays move.
const YEARS_AROUND: i16 = 12;

/// So many days from the publication a weekday may choose the year: last year's or the next one's day, and no further,
/// for each weekday comes again on the same day within a few years.
const WEEKDAY_REACH: i32 = 500;

/// Where the sentence stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    /// No word tells: the nearer of the two.
    Open,
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
                let (first, last) = from.resolve(context)?;
                let shifted = |day: Day| calendar::unit_of(day, *unit, *steps);
                only(shifted(first).zip(shifted(last)).map(|(first, last)| (first.0, last.1)))
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
                let end = lapse.counted_from(first, Side::After, lapse.high).and_then(|day| day.plus(-1));
                only(end.map(|end| (first, end)))
            }
        }
    }

    /// The days of a date that is counted from an event, once the event's are known.
    pub(super) fn resolved_from(&self, event: Stretch) -> Option<DateRange> {
        let context = Context {
            published: Some(event.0),
            previous: Some((event, DatePrecision::Day)),
            tense: Tense::Past,
        };
        let when = match self {
            When::Offset(side, lapse, _) => When::Offset(*side, *lapse, Origin::Previous),
            other => other.clone(),
        };
        when.resolve(&context).ok().map(|resolved| range(resolved.days))
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
}

impl Fields {
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
            Tense::Past | Tense::Open => -i32::from((published.weekday() - weekday).rem_euclid(7)),
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
        let times: Vec<Stretch> = (-MONTHS_AROUND..=MONTHS_AROUND).filter_map(of).collect();
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
        let years =
            (0..=YEARS_AROUND).flat_map(|steps| [year.saturating_sub(steps), year.saturating_add(steps)]);
        let times: Vec<Stretch> = years.filter_map(|year| self.slot.in_year(year)).collect();
        let near = |days: &&Stretch| (days.0.number() - published.number()).abs() < WEEKDAY_REACH;
        let named = times.iter().filter(near).find(|days| self.weekday == Some(days.0.weekday()));
        named.copied().or_else(|| sensible(times.into_iter(), published, tense))
    }
}

/// Of the times at which something comes again, the one that is meant; the nearer of two sides comes first.
fn sensible(times: impl Iterator<Item = Stretch>, published: Day, tense: Tense) -> Option<Stretch> {
    let ahead = |days: &Stretch| days.0.number() - published.number();
    let behind = |days: &Stretch| days.1.number() - published.number();
    let mut times: Vec<Stretch> = times.collect();
    times.sort();
    times.dedup();
    let past = times.iter().rev().find(|days| ahead(days) <= if days.0 == days.1 { 7 } else { 0 });
    let future = times.iter().find(|days| days.1 >= published);
    match tense {
        Tense::Past => past.or(future).copied(),
        Tense::Future => future.or(past).copied(),
        Tense::Open => {
            let nearer = |past: &&Stretch| future.is_none_or(|days| ahead(days) > -behind(past));
            past.filter(nearer).or(future).or(past).copied()
        }
    }
}

/// Days in a week.
const WEEK: i32 = 7;

fn either(first: &Fields, second: &Fields, context: &Context) -> Resolution {
    let Ok(mut usual) = first.resolve(context) else { return second.resolve(context) };
    if let Ok(mut other) = second.resolve(context)
        && other.days != usual.days
    {
        // what has been does not lie weeks ahead; a day or two are another time zone
        let ahead =
            |days: &Stretch| context.day().is_ok_and(|published| days.0.number() - published.number() > WEEK);
        if context.tense == Tense::Past && ahead(&usual.days) && !ahead(&other.days) {
            std::mem::swap(&mut usual, &mut other);
        }
        usual.alternatives.push(range(other.days));
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
        Turn::This | Turn::Same | Turn::That => only(nearest(fields.slot, published)),
    }
}

/// The one of the publication's year; of the two winters of a year, the nearer.
fn nearest(slot: Slot, published: Day) -> Option<Stretch> {
    let year = published.year();
    let times = [year.checked_sub(1), Some(year)].into_iter().flatten().filter_map(|year| slot.in_year(year));
    times.filter(|&days| holds(days, year)).min_by_key(|&days| distance(days, published))
}

/// Whether some of the days are of a year: a winter is of two.
fn holds(days: Stretch, year: i16) -> bool {
    days.0.year() <= year && year <= days.1.year()
}

/// How many days a day lies before or behind others.
fn distance(days: Stretch, day: Day) -> i32 {
    (days.0.number() - day.number()).max(day.number() - days.1.number()).max(0)
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

/// The past months up to the publication, or the coming ones after it; quarters and centuries are whole ones.
fn window(side: Side, lapse: &Lapse, published: Day) -> Option<Stretch> {
    if matches!(lapse.unit, DateUnit::Quarter | DateUnit::Century) {
        let count = lapse.high as i32;
        let (first, last) = if side == Side::Before { (-count, -1) } else { (1, count) };
        return Some((
            calendar::unit_of(published, lapse.unit, first)?.0,
            calendar::unit_of(published, lapse.unit, last)?.1,
        ));
    }
    let far = lapse.counted_from(published, side, lapse.high)?;
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
    Some((lapse.counted_from(origin.0, side, near)?, lapse.counted_from(origin.1, side, far)?))
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
