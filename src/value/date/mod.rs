//! Dates at the precision they are stated: the days they admit.

mod calendar;
mod clock;
mod mention;
mod parts;
mod read;
mod resolve;
mod when;

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Bound, Interval, ValueSet};
use crate::error::Error;

pub use clock::{DayTime, times};
pub(crate) use clock::{hour_of, is_of_clock};
pub use mention::{DateAnchor, DateBound, DateMention, DatePrecision, TimeAmount, Unresolved};
pub(in crate::value) use read::is_sum;
pub use read::{read, read_one};

/// A day of the (proleptic) Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(jiff::civil::Date);

impl Day {
    /// The day of a year, a month from 1 and a day of the month from 1, if there is one.
    ///
    /// ```
    /// use corroborate::value::Day;
    /// assert!(Day::new(2024, 2, 30).is_none());
    /// assert_eq!(Day::new(2024, 3, 22).unwrap().to_string(), "2024-03-22");
    /// ```
    pub fn new(year: i16, month: i8, day: i8) -> Option<Day> {
        jiff::civil::Date::new(year, month, day).ok().map(Day)
    }

    /// Days since 1970-01-01.
    ///
    /// ```
    /// use corroborate::value::Day;
    /// assert_eq!(Day::new(1969, 12, 31).unwrap().number(), -1);
    /// assert_eq!(Day::new(2024, 2, 29).unwrap().number(), 19_782);
    /// ```
    pub fn number(self) -> i32 {
        // Years from March on, so that the day that some lack is the last: 400 of them have 146,097 days.
        let (year, month) = (i32::from(self.year()), i32::from(self.month()));
        let (year, months) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
        let of_year = (153 * months + 2) / 5 + i32::from(self.day()) - 1;
        let (centuries, year) = (year.div_euclid(400), year.rem_euclid(400));
        146_097 * centuries + 365 * year + year / 4 - year / 100 + of_year - 719_468
    }

    /// The year; 0 is the year before the first.
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month from 1.
    pub fn month(self) -> i8 {
        self.0.month()
    }

    /// The day of the month from 1.
    pub fn day(self) -> i8 {
        self.0.day()
    }

    /// The day of the week from Monday = 1.
    ///
    /// ```
    /// # use corroborate::value::Day;
    /// assert_eq!(Day::new(2024, 3, 22).unwrap().weekday(), 5);
    /// ```
    pub fn weekday(self) -> i8 {
        self.0.weekday().to_monday_one_offset()
    }

    /// The day so many months later; where that month lacks the day, its last day.
    fn plus_months(self, months: i32) -> Option<Day> {
        self.0.checked_add(jiff::Span::new().try_months(months).ok()?).ok().map(Day)
    }

    /// The day so many days later (earlier where negative), if the calendar has it.
    #[must_use]
    pub fn plus(self, days: i32) -> Option<Day> {
        self.0.checked_add(jiff::Span::new().try_days(days).ok()?).ok().map(Day)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::str::FromStr for Day {
    type Err = Error;

    /// `2024-03-22`, or the day of an RFC 3339 date and time.
    fn from_str(text: &str) -> Result<Day, Error> {
        let bad = || Error::value(format!("'{text}' is no date: expected YYYY-MM-DD or RFC 3339"));
        let day = text.get(..10).ok_or_else(bad)?;
        let rest = &text[10..];
        if !(rest.is_empty() || rest.starts_with(['T', 't', ' '])) {
            return Err(bad());
        }
        day.parse().map(Day).map_err(|_| bad())
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Day, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// The days a date expression admits, both ends included; an end without a day is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DateRange {
    /// The first day it may be.
    pub earliest: Option<Day>,
    /// The last.
    pub latest: Option<Day>,
}

impl DateRange {
    /// One day.
    pub const fn day(day: Day) -> DateRange {
        DateRange { earliest: Some(day), latest: Some(day) }
    }

    /// The days as numbers since 1970-01-01.
    pub fn admitted(&self) -> ValueSet {
        let number = |day: Option<Day>, without: f64| day.map_or(without, |day| f64::from(day.number()));
        let low = Bound::closed(number(self.earliest, f64::NEG_INFINITY));
        let high = Bound::closed(number(self.latest, f64::INFINITY));
        Interval::new(low, high).map_or(ValueSet::everything(), ValueSet::numbers)
    }
}

/// A whole year as "1961", a whole month as "1961-04"; none for any other stretch.
fn whole(first: Day, last: Day) -> Option<String> {
    let (year, month) = (first.year(), first.month());
    let of_year = Day::new(year, 1, 1) == Some(first) && Day::new(year, 12, 31) == Some(last);
    let ends = last.plus(1).is_some_and(|next| next.day() == 1);
    let of_month = first.day() == 1 && ends && (last.year(), last.month()) == (year, month);
    if of_year {
        Some(format!("{year:04}"))
    } else if of_month {
        Some(format!("{year:04}-{month:02}"))
    } else {
        None
    }
}

impl fmt::Display for DateRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.earliest, self.latest) {
            (Some(a), Some(b)) if a == b => a.fmt(f),
            // What is printed reads back: "2614" alone is no year, and "1005-06" are two.
            (Some(a), Some(b)) => match whole(a, b).filter(|period| read_one(period, None) == Some(*self)) {
                Some(period) => f.write_str(&period),
                None => write!(f, "{a} to {b}"),
            },
            (Some(a), None) => write!(f, "from {a}"),
            (None, Some(b)) => write!(f, "until {b}"),
            (None, None) => f.write_str("unknown date"),
        }
    }
}
