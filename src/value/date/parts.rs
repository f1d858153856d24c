//! Parts of a stretch of days: thirds and halves, numbered units, weekdays.

use super::Day;
use super::calendar::{self, Stretch};
use super::when::Side;
use crate::lexicon::dates::{DateUnit, Part};

/// The unit that holds a day; a Monday makes the weekend before it longer.
pub(super) fn holding(unit: DateUnit, day: Day) -> Option<Stretch> {
    if unit == DateUnit::Weekend && day.weekday() == 1 {
        return Some((day.plus(-2)?, day));
    }
    calendar::unit_of(day, unit, 0)
}

/// The turn to a century takes so many months on each side.
const TURN: i32 = 60;

/// The part of a stretch, in thirds of its months, or of its days where it is short.
pub(super) fn part_of(part: Part, (first, last): Stretch) -> Option<Stretch> {
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
        Part::Turn => (first.plus_months(-TURN)?, first.plus_months(TURN)?.plus(-1)?),
        Part::SoFar | Part::Rest => (first, last),
    })
}

pub(super) fn half_of(side: Side, (first, last): Stretch) -> Option<Stretch> {
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

/// The n-th unit in a stretch (from the end where negative), and the ones after it; weeks are those whose Thursday
/// lies in it.
pub(super) fn nth_of(within: Stretch, unit: DateUnit, nth: i32, count: i32) -> Option<Stretch> {
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
pub(super) fn nth_weekday((first, last): Stretch, weekday: i8, nth: i32) -> Option<Stretch> {
    let day = if nth > 0 {
        first.plus(i32::from((weekday - first.weekday()).rem_euclid(7)) + 7 * (nth - 1))
    } else {
        last.plus(-i32::from((last.weekday() - weekday).rem_euclid(7)))
    };
    day.filter(|&day| day <= last).map(|day| (day, day))
}

/// The Monday of the first week whose Thursday lies on or after the day.
pub(super) fn first_week(day: Day) -> Option<Day> {
    let (monday, _) = calendar::unit_of(day, DateUnit::Week, 0)?;
    if monday.plus(3)? >= day { Some(monday) } else { monday.plus(7) }
}
