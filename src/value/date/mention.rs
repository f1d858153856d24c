//! A date where a text says it.

use std::fmt;
use std::ops::Range;

use super::{DateRange, Day, DayTime};
use crate::span::Span;

/// How fine a date is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum DatePrecision {
    /// A day.
    Day,
    /// A week, or the end of one.
    Week,
    /// A month.
    Month,
    /// A quarter of a year.
    Quarter,
    /// A season.
    Season,
    /// Half a year.
    HalfYear,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
    /// Stated by its ends, or as a part of something ("early 2015", "from May to July", "the past six months").
    Stretch,
}

/// What a date is counted from.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum DateAnchor {
    /// Nothing: its year is stated.
    Absolute,
    /// The day of publication: "on Friday", "March 22", "two weeks ago".
    Published,
    /// The date before it in the text: "the following day".
    Previous,
    /// The event that these tokens name: "a day before the attack".
    Event(Range<usize>),
}

/// How a date is tied to what is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DateBound {
    /// It happened then.
    On,
    /// It began then and lasts: "since August 2021".
    Since,
    /// It ended then: "until 2014".
    Until,
    /// It happened earlier: "before 2019".
    Before,
    /// It happened then or earlier: "by March 5".
    OnOrBefore,
    /// It happened later: "after 2019".
    After,
    /// It happened then or later: "2012 or later".
    OnOrAfter,
}

impl DateBound {
    /// Its name in what the command line prints; none where the date is no bound.
    ///
    /// ```
    /// use corroborate::value::date::DateBound;
    /// assert_eq!(DateBound::Since.name(), Some("since"));
    /// assert_eq!(DateBound::On.name(), None);
    /// ```
    pub fn name(self) -> Option<&'static str> {
        Some(match self {
            DateBound::On => return None,
            DateBound::Since => "since",
            DateBound::Until => "until",
            DateBound::Before => "before",
            DateBound::OnOrBefore => "on_or_before",
            DateBound::After => "after",
            DateBound::OnOrAfter => "on_or_after",
        })
    }
}

/// Why a date has no days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Unresolved {
    /// It is relative to the publication, whose day is not known.
    NoPublished,
    /// It is relative to a date before it, and there is none.
    NoPreviousDate,
    /// It is relative to an event, whose day the text may say elsewhere.
    Event,
    /// The calendar has no such day.
    NoSuchDay,
}

impl fmt::Display for Unresolved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Unresolved::NoPublished => "relative to the day of publication, which is not known",
            Unresolved::NoPreviousDate => "relative to a date that the text has not said",
            Unresolved::Event => "relative to an event",
            Unresolved::NoSuchDay => "the calendar has no such day",
        })
    }
}

/// A length of time that a date names: "two weeks" in "two weeks ago".
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TimeAmount {
    /// At least how many.
    pub low: f64,
    /// At most how many; the same where the words are not vague.
    pub high: f64,
    /// Of `day`, `week`, `month` or `year`.
    pub unit: &'static str,
}

impl TimeAmount {
    /// How many, where the words say it: none for "a few".
    ///
    /// ```
    /// use corroborate::text::Text;
    /// use corroborate::value::date;
    /// let dates = date::read(&Text::new("It closed two weeks ago, after opening a few years ago."), None);
    /// let amounts: Vec<_> = dates.iter().map(|date| date.amount().unwrap().exact()).collect();
    /// assert_eq!(amounts, [Some(2.0), None]);
    /// ```
    pub fn exact(&self) -> Option<f64> {
        ((self.high - self.low).abs() < f64::EPSILON).then_some(self.low)
    }
}

/// A date as written and as read. See [`read`](super::read).
#[derive(Debug, Clone, PartialEq)]
pub struct DateMention {
    pub(super) tokens: Range<usize>,
    pub(in crate::value) span: Span,
    pub(super) range: Result<DateRange, Unresolved>,
    pub(super) precision: DatePrecision,
    pub(super) anchor: DateAnchor,
    pub(super) bound: DateBound,
    pub(super) alternatives: Vec<DateRange>,
    pub(super) amount: Option<TimeAmount>,
    pub(super) offset: Option<super::when::When>,
    pub(super) time: Option<DayTime>,
}

impl DateMention {
    /// The tokens it takes up.
    pub fn tokens(&self) -> Range<usize> {
        self.tokens.clone()
    }

    /// The bytes it takes up.
    pub fn span(&self) -> Span {
        self.span
    }

    /// The days it names; none where it cannot be [resolved](Self::unresolved).
    ///
    /// "since" and "until" name the days on which something began or ended, "before" and "after" leave a side open.
    pub fn range(&self) -> Option<DateRange> {
        self.range.ok()
    }

    /// Why it has no range.
    pub fn unresolved(&self) -> Option<Unresolved> {
        self.range.err()
    }

    /// How fine it is.
    pub fn precision(&self) -> DatePrecision {
        self.precision
    }

    /// What it is counted from.
    pub fn anchor(&self) -> &DateAnchor {
        &self.anchor
    }

    /// How it is tied to what is said.
    pub fn bound(&self) -> DateBound {
        self.bound
    }

    /// The other days it may mean, such as 4 March for `03/04/2024`.
    pub fn alternatives(&self) -> &[DateRange] {
        &self.alternatives
    }

    /// The time of day that stands beside it: "at 3pm on Monday", "Monday evening".
    pub fn time(&self) -> Option<DayTime> {
        self.time
    }

    /// The length of time it names, if it does.
    pub fn amount(&self) -> Option<TimeAmount> {
        self.amount
    }

    /// Its range for a date counted from an event, once the days of the event are known.
    ///
    /// ```
    /// use corroborate::text::Text;
    /// use corroborate::value::{DateRange, date};
    /// let text = Text::new("Two days before the blast, a van was stolen.");
    /// let mention = &date::read(&text, None)[0];
    /// let blast = DateRange::day("2024-03-22".parse()?);
    /// assert_eq!(mention.resolved_from(blast), Some(DateRange::day("2024-03-20".parse()?)));
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    pub fn resolved_from(&self, event: DateRange) -> Option<DateRange> {
        let days = (event.earliest?, event.latest?);
        self.offset.as_ref()?.resolved_from(days)
    }

    /// The days on which the words may be true of something: the range, with the slack of a date counted in weeks,
    /// months or years ("two years ago" is seldom meant to the day).
    pub fn admitted(&self) -> Option<DateRange> {
        let range = self.range()?;
        if self.amount.is_none() || self.bound != DateBound::On {
            return Some(range);
        }
        let slack = match self.precision {
            DatePrecision::Day | DatePrecision::Stretch => 0,
            DatePrecision::Week => 4,
            DatePrecision::Month => 20,
            DatePrecision::Quarter => 46,
            DatePrecision::Season | DatePrecision::HalfYear | DatePrecision::Year => 220,
            DatePrecision::Decade | DatePrecision::Century => 1830,
        };
        let moved = |day: Option<Day>, days: i32| day.and_then(|day| day.plus(days));
        Some(DateRange { earliest: moved(range.earliest, -slack), latest: moved(range.latest, slack) })
    }

    /// The time over which what is said lasted: for "since" from the start of its range on, for "until" up to its end.
    pub fn period(&self) -> Option<DateRange> {
        let range = self.range()?;
        Some(match self.bound {
            DateBound::Since => DateRange { latest: None, ..range },
            DateBound::Until => DateRange { earliest: None, ..range },
            _ => range,
        })
    }
}
