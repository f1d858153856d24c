//! Arithmetic of the calendar: units, feasts, other counts of years.
//!
//! Easter is Meeus's form of the Gregorian computus (*Astronomical Algorithms*, 1991, ch. 8). The lunar hijri calendar
//! is the tabular one (30-year cycle, leap years 2 5 7 10 13 16 18 21 24 26 29, epoch 16 July 622 Julian), which
//! differs from sightings by a day at most. A solar hijri year Y begins on 20 or 21 March of Y + 621; the rule used
//! is the 33-year cycle, which is right for 1178–1633. The Hebrew and Ethiopian years are those of Reingold and
//! Dershowitz, *Calendrical Calculations* (2018), ch. 4 and 8. A fiscal year is read as wide as any country's of that
//! name can lie.

use super::Day;
use crate::lexicon::dates::{DateUnit, Era, Holiday};

/// First and last day of a stretch.
pub(super) type Stretch = (Day, Day);

/// A whole year.
pub(super) fn year(year: i16) -> Option<Stretch> {
    Some((Day::new(year, 1, 1)?, Day::new(year, 12, 31)?))
}

/// A whole month; months outside 1..=12 run on into the next or last years.
pub(super) fn month(year: i16, month: i32) -> Option<Stretch> {
    months(year, month, 1)
}

/// So many months from a month on.
pub(super) fn months(year: i16, first: i32, count: i32) -> Option<Stretch> {
    let start = month_start(year, first)?;
    Some((start, month_start(year, first + count)?.plus(-1)?))
}

fn month_start(year: i16, month: i32) -> Option<Day> {
    let year = i32::from(year) + (month - 1).div_euclid(12);
    Day::new(i16::try_from(year).ok()?, (month - 1).rem_euclid(12) as i8 + 1, 1)
}

/// The stretch of a unit that holds the day, moved by so many units.
pub(super) fn unit_of(day: Day, unit: DateUnit, steps: i32) -> Option<Stretch> {
    let monday = day.plus(1 - i32::from(day.weekday()))?;
    let days = |from: Day, count: i32| Some((from, from.plus(count - 1)?));
    match unit {
        DateUnit::Hour | DateUnit::Day => days(day.plus(steps)?, 1),
        DateUnit::Week => days(monday.plus(steps.checked_mul(7)?)?, 7),
        DateUnit::WorkWeek => days(monday.plus(steps.checked_mul(7)?)?, 5),
        DateUnit::Weekend => days(monday.plus(steps.checked_mul(7)?.checked_add(5)?)?, 2),
        DateUnit::Fortnight => days(monday.plus(steps.checked_mul(14)?)?, 14),
        DateUnit::Month => month(day.year(), i32::from(day.month()).checked_add(steps)?),
        DateUnit::Quarter => {
            let first = (i32::from(day.month()) - 1) / 3 * 3 + 1;
            months(day.year(), first.checked_add(steps.checked_mul(3)?)?, 3)
        }
        DateUnit::Year => years(day, 1, steps),
        DateUnit::Decade => years(day, 10, steps),
        DateUnit::Century => years(day, 100, steps),
        DateUnit::Millennium => years(day, 1000, steps),
    }
}

/// The round `length` of years that holds the day, moved by so many lengths.
fn years(day: Day, length: i16, steps: i32) -> Option<Stretch> {
    let first = i32::from(day.year().div_euclid(length) * length);
    let first = i16::try_from(first.checked_add(steps.checked_mul(length.into())?)?).ok()?;
    Some((Day::new(first, 1, 1)?, Day::new(first.checked_add(length - 1)?, 12, 31)?))
}

/// The day so many units later; a day the month lacks becomes the month's last.
pub(super) fn shifted(day: Day, unit: DateUnit, steps: i32) -> Option<Day> {
    let months = |count: i32| day.plus_months(steps.checked_mul(count)?);
    match unit {
        DateUnit::Hour => day.plus(steps / 24),
        DateUnit::Day => day.plus(steps),
        DateUnit::Week | DateUnit::WorkWeek | DateUnit::Weekend => day.plus(steps.checked_mul(7)?),
        DateUnit::Fortnight => day.plus(steps.checked_mul(14)?),
        DateUnit::Month => months(1),
        DateUnit::Quarter => months(3),
        DateUnit::Year => months(12),
        DateUnit::Decade => months(120),
        DateUnit::Century => months(1200),
        DateUnit::Millennium => months(12_000),
    }
}

/// The n-th week (ISO 8601) of a year.
pub(super) fn iso_week(year: i16, week: i8) -> Option<Stretch> {
    let (monday, _) = unit_of(Day::new(year, 1, 4)?, DateUnit::Week, i32::from(week) - 1)?;
    let thursday = monday.plus(3)?;
    (week >= 1 && thursday.year() == year).then_some((monday, monday.plus(6)?))
}

/// A feast in a year.
pub(super) fn holiday(holiday: Holiday, year: i16) -> Option<Stretch> {
    let one = |day: Day| Some((day, day));
    match holiday {
        Holiday::Fixed(month, day) => one(Day::new(year, month, day)?),
        Holiday::Nth { month, weekday, nth, plus } => {
            one(nth_weekday(year, month, weekday, nth)?.plus(plus)?)
        }
        Holiday::Easter(days) => one(easter(year)?.plus(days)?),
        Holiday::Lunar { month, day, days } => {
            let first = lunar_in(year, month, day)?;
            Some((first, first.plus(days - 1)?))
        }
    }
}

fn nth_weekday(year: i16, of: i8, weekday: i8, nth: i8) -> Option<Day> {
    let (first, last) = month(year, of.into())?;
    if nth > 0 {
        first.plus(i32::from((weekday - first.weekday()).rem_euclid(7)) + 7 * i32::from(nth - 1))
    } else {
        last.plus(-i32::from((last.weekday() - weekday).rem_euclid(7)))
    }
}

fn easter(year: i16) -> Option<Day> {
    let y = i32::from(year);
    let (a, b, c) = (y.rem_euclid(19), y.div_euclid(100), y.rem_euclid(100));
    let (d, e) = (b.div_euclid(4), b.rem_euclid(4));
    let g = (8 * b + 13).div_euclid(25);
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Day::new(year, (n / 31) as i8, (n % 31 + 1) as i8)
}

/// The first time in a Gregorian year that a day of the lunar year falls in it.
fn lunar_in(year: i16, month: i8, day: i8) -> Option<Day> {
    let near = (i32::from(year) - 622) * 33 / 32;
    (near - 1..=near + 2).find_map(|lunar| lunar_day(lunar, month, day).filter(|found| found.year() == year))
}

/// A day of the tabular lunar hijri calendar.
fn lunar_day(year: i32, month: i8, day: i8) -> Option<Day> {
    let month = i32::from(month);
    let days =
        i32::from(day) - 1 + 29 * (month - 1) + month / 2 + 354 * (year - 1) + (3 + 11 * year).div_euclid(30);
    Day::new(622, 7, 19)?.plus(days)
}

/// The first day of a solar hijri year.
fn solar_start(year: i32) -> Option<Day> {
    // Leap years of the 33-year cycle follow the remainders 1 5 9 13 17 22 26 30.
    let leap = |year: i32| matches!(year.rem_euclid(33), 1 | 5 | 9 | 13 | 17 | 22 | 26 | 30);
    // 1 Farvardin 1403 is 20 March 2024; counted from there by whole cycles and then by years.
    let cycles = (year - 1403).div_euclid(33);
    let years = (year - 1403).rem_euclid(33);
    let days: i32 = (1403..1403 + years).map(|y| if leap(y) { 366 } else { 365 }).sum();
    Day::new(2024, 3, 20)?.plus(days + cycles * 12_053)
}

/// The first day of a Hebrew year: the new moon of its autumn, put off where the day or the length of a year forbids.
fn hebrew_start(year: i32) -> Option<Day> {
    let [before, this, after] = [year - 1, year, year + 1].map(new_moon);
    let put_off = if after - this == 356 { 2 } else { i32::from(this - before == 382) };
    // 1 Tishri of the year 1 is day −1,373,427 + 1, counted from 1 January 1 as the first.
    Day::new(1, 1, 1)?.plus(this + put_off - 1_373_428)
}

/// The days from the epoch to the mean new moon of a Hebrew year, not on a Sunday, Wednesday or Friday.
fn new_moon(year: i32) -> i32 {
    let months = (235 * year - 234).div_euclid(19);
    // A month has 29 days and 13,753 parts of 25,920.
    let days = 29 * months + ((12_084 + 13_753 * i64::from(months)).div_euclid(25_920)) as i32;
    days + i32::from((3 * (days + 1)).rem_euclid(7) < 3)
}

/// The first day of an Ethiopian year: three of 365 days, then one of 366.
fn ethiopian_start(year: i32) -> Option<Day> {
    Day::new(1, 1, 1)?.plus(2795 + 365 * (year - 1) + year.div_euclid(4))
}

/// A year of a count of years.
pub(super) fn year_of(era: Era, number: i16) -> Option<Stretch> {
    let n = i32::from(number);
    match era {
        Era::Common => year(number),
        Era::BeforeCommon => year(1_i16.checked_sub(number)?),
        Era::SolarHijri => Some((solar_start(n)?, solar_start(n + 1)?.plus(-1)?)),
        Era::LunarHijri => Some((lunar_day(n, 1, 1)?, lunar_day(n + 1, 1, 1)?.plus(-1)?)),
        Era::Hebrew => Some((hebrew_start(n)?, hebrew_start(n + 1)?.plus(-1)?)),
        Era::Ethiopian => Some((ethiopian_start(n)?, ethiopian_start(n + 1)?.plus(-1)?)),
        Era::Buddhist => year(number.checked_sub(543)?),
        Era::Minguo => year(number.checked_add(1911)?),
        // The earliest begin in April of the year before, the latest in April of the year itself.
        Era::Fiscal => {
            Some((Day::new(number.checked_sub(1)?, 4, 1)?, Day::new(number.checked_add(1)?, 3, 31)?))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn easter_falls_where_the_almanac_has_it() {
        for (y, date) in
            [(1961, "1961-04-02"), (2000, "2000-04-23"), (2024, "2024-03-31"), (2038, "2038-04-25")]
        {
            assert_eq!(easter(y), Some(day(date)));
        }
    }

    #[test]
    fn solar_hijri_years_begin_at_the_spring_equinox() {
        for (y, date) in
            [(1357, "1978-03-21"), (1380, "2001-03-21"), (1402, "2023-03-21"), (1404, "2025-03-21")]
        {
            assert_eq!(solar_start(y), Some(day(date)), "{y}");
        }
    }

    #[test]
    fn hebrew_and_ethiopian_years_begin_in_september() {
        for (y, date) in
            [(5708, "1947-09-15"), (5777, "2016-10-03"), (5784, "2023-09-16"), (5785, "2024-10-03")]
        {
            assert_eq!(hebrew_start(y), Some(day(date)), "{y}");
        }
        for (y, date) in [(2000, "2007-09-12"), (2016, "2023-09-12"), (2017, "2024-09-11")] {
            assert_eq!(ethiopian_start(y), Some(day(date)), "{y}");
        }
    }

    #[test]
    fn lunar_hijri_years_begin_within_a_day_of_the_almanac() {
        for (y, date) in [(1, "0622-07-19"), (1400, "1979-11-21"), (1445, "2023-07-19"), (1446, "2024-07-08")]
        {
            let off = lunar_day(y, 1, 1).unwrap().number() - day(date).number();
            assert!(off.abs() <= 1, "{y}: {off}");
        }
    }

    #[test]
    fn the_first_week_holds_the_fourth_of_january() {
        assert_eq!(iso_week(2021, 1), Some((day("2021-01-04"), day("2021-01-10"))));
        assert_eq!(iso_week(2021, 53), None);
        assert_eq!(iso_week(2020, 53), Some((day("2020-12-28"), day("2021-01-03"))));
    }
}
