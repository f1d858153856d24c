//! Times of day beside a date.
//!
//! ```text
//! time  = [lead] clock [zone]
//! clock = hour ":" minute [":" second] [half]       06:40 · 3:30 p.m.
//!       | hour ["." minute] half                    3pm · 12.30 p.m. · three p.m.
//!       | four digits (zone | "hours")              0401 GMT · 2100 hours
//!       | "noon" | "midnight"
//! dated = time [","] ["on"] date | date [","] ["at"] time | date ("morning" | "afternoon" | "evening")
//! ```
//! An hour is kept as a set of minutes, like all that is stated here: "around 10 p.m." is half an hour on each side,
//! "shortly after" the hour behind it. Midnight on Friday is the end of Friday; after midnight is its beginning. Hours
//! of another time zone exclude nothing, and "three o'clock" may be either of two and is not kept.

use std::fmt;
use std::ops::Range;

use serde::{Serialize, Serializer, ser::SerializeStruct};

use super::read::whole;
use crate::lexicon::dates::{DateCue as Cue, DateWord};
use crate::lexicon::{ClockWord, Lead, WordId};
use crate::text::{Gap, Text, TokenKind};

/// Minutes of a day between which something happened.
///
/// ```
/// use corroborate::text::Text;
/// use corroborate::value::date;
/// let dates = date::read(&Text::new("The lock opened at 3.30 p.m. on 2 May 2024."), None);
/// assert_eq!(dates[0].time().unwrap().to_string(), "15:30");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayTime {
    earliest: u16,
    latest: u16,
    /// Unknown where none is stated.
    zone: WordId,
}

/// Minutes of an hour, and of a day.
const HOUR: u16 = 60;
const DAY: u16 = 24 * HOUR;

/// "around 10 p.m." is this many minutes on each side of it.
const ABOUT: u16 = 30;

impl DayTime {
    fn between(earliest: u16, latest: u16) -> DayTime {
        DayTime { earliest, latest: latest.min(DAY), zone: WordId::UNKNOWN }
    }

    /// The first minute it may be, counted from midnight.
    pub fn earliest(&self) -> u16 {
        self.earliest
    }

    /// The last; 1440 is the midnight at the end of the day.
    pub fn latest(&self) -> u16 {
        self.latest
    }

    /// Whether no time of a day is both. Hours of different zones exclude nothing.
    ///
    /// ```
    /// use corroborate::text::Text;
    /// use corroborate::value::date;
    /// let of = |text: &str| date::read(&Text::new(text), None)[0].time().unwrap();
    /// assert!(of("at noon on Friday").excludes(of("Friday evening")));
    /// assert!(!of("at 9 p.m. on Friday").excludes(of("Friday evening")));
    /// assert!(!of("at 0900 GMT on Friday").excludes(of("at 10:00 CET on Friday")));
    /// ```
    #[must_use]
    pub fn excludes(self, other: DayTime) -> bool {
        self.zone == other.zone && (self.latest < other.earliest || other.latest < self.earliest)
    }

    /// The minutes that words in front of an hour leave; those of "after" and "before" reach so far.
    fn led(self, lead: Option<Lead>, reach: u16) -> Option<DayTime> {
        let (earliest, latest) = match lead {
            None => (self.earliest, self.latest),
            Some(Lead::About) => (self.earliest.saturating_sub(ABOUT), self.latest + ABOUT),
            // After midnight the day begins.
            Some(Lead::After) => (self.earliest % DAY, self.earliest % DAY + reach),
            Some(Lead::Before) => (self.latest.saturating_sub(reach), self.latest),
            Some(Lead::Span) => return None,
        };
        Some(DayTime { zone: self.zone, ..DayTime::between(earliest, latest) })
    }
}

fn clock(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / HOUR, minutes % HOUR)
}

impl fmt::Display for DayTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&clock(self.earliest))?;
        if self.latest > self.earliest { write!(f, "–{}", clock(self.latest)) } else { Ok(()) }
    }
}

impl Serialize for DayTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut shown = serializer.serialize_struct("DayTime", 2)?;
        shown.serialize_field("earliest", &clock(self.earliest))?;
        shown.serialize_field("latest", &clock(self.latest))?;
        shown.end()
    }
}

/// The times of day of a text in order, with a date or without: what its clocks say, and the parts of a named day.
///
/// ```
/// use corroborate::text::Text;
/// use corroborate::value::date::times;
/// let found = times(&Text::new("It shut at 3pm, reopened on Sunday morning and scored 3."));
/// assert_eq!(found.iter().map(ToString::to_string).collect::<Vec<_>>(), ["15:00", "00:00–12:00"]);
/// ```
pub fn times(text: &Text<'_>) -> Vec<DayTime> {
    let mut times = Vec::new();
    let mut at = 0;
    while at < text.tokens().len() {
        let found = led_clock(text, at).or_else(|| part_of_day(text, at).filter(|_| is_behind_day(text, at)));
        times.extend(found.and_then(|(time, _)| time));
        at = found.map_or(at + 1, |(_, end)| end);
    }
    times
}

/// The time of day for which a figure holds, among the tokens before and behind it that are of no other figure:
/// `28 percent | at noon`, `at noon | 28 percent`. When somebody said so is none: "officials said at 9 p.m.".
pub(crate) fn hour_of(text: &Text<'_>, before: Range<usize>, behind: Range<usize>) -> Option<DayTime> {
    let says = |at: usize| text.longest(&text.lexicon().speech.cues, at).is_some();
    let leads = |at: usize| at > 0 && is_cue(text, at - 1, &[Cue::The, Cue::By]);
    let part = |at: usize| part_of_day(text, at).filter(|_| is_behind_day(text, at) || leads(at));
    let found = |at: usize| led_clock(text, at).or_else(|| part(at));
    let comma = behind.clone().find(|&at| text.is(at, ","));
    let end = comma.map_or(behind.end, |comma| behind.end.min(comma + BEHIND_COMMA));
    let mut clause = (behind.start..end).take_while(|&at| !says(at));
    let led = || {
        let (at, (hour, end)) = before.clone().find_map(|at| Some((at, found(at)?)))?;
        let of_saying =
            (end..before.end).any(says) || is_cue(text, end, &[Cue::That]) && (before.start..at).any(says);
        hour.filter(|_| !of_saying)
    };
    clause.find_map(|at| found(at)?.0).or_else(led)
}

/// Behind a comma so many tokens may still belong to the figure: ", as of | 5 p.m.".
const BEHIND_COMMA: usize = 4;

/// Whether a token tells the time of day and nothing else: "pm", "noon", "GMT".
pub(crate) fn is_of_clock(text: &Text<'_>, at: usize) -> bool {
    let word = word(text, at);
    matches!(word, Some(ClockWord::Half(_) | ClockWord::Hour(_) | ClockWord::Part(..) | ClockWord::Zone))
}

/// A time and the token behind it; none for an end of a stretch.
type Led = Option<(Option<DayTime>, usize)>;

/// The time of day beside a date that takes up these tokens.
pub(super) fn beside(text: &Text<'_>, date: &Range<usize>) -> Option<DayTime> {
    let inside = || in_rfc(text, date).or_else(|| part_of_day(text, date.end - 1).and_then(|(time, _)| time));
    let within = |at: &usize| text.sentence_of(*at) == text.sentence_of(date.start);
    let behind = || {
        let joins = |at: usize| {
            text.word(at) == ","
                || is_cue(text, at, &[Cue::At])
                || matches!(word(text, at), Some(ClockWord::Lead(_) | ClockWord::Near))
        };
        let first = (date.end..date.end + REACH_BEHIND).find(|&at| !joins(at)).filter(within)?;
        led_clock(text, first).or_else(|| part_of_day(text, first).filter(|_| first == date.end))?.0
    };
    let before = || {
        let joins = |at: usize| text.word(at) == "," || is_cue(text, at, &[Cue::On, Cue::Of]);
        let ends = |&(_, end): &(Option<DayTime>, usize)| end <= date.start && (end..date.start).all(joins);
        let starts = (date.start.saturating_sub(REACH_BEFORE)..date.start).filter(within);
        starts.into_iter().find_map(|at| led_clock(text, at).filter(ends))?.0
    };
    inside().or_else(before).or_else(behind)
}

/// So many tokens in front of a date the hour starts: "3:30 p.m. local time, on" Monday.
const REACH_BEFORE: usize = 9;

/// So many behind it: Monday ", at shortly after" 3pm.
const REACH_BEHIND: usize = 5;

/// `2024-03-22T06:40:00Z`: what stands behind the T.
fn in_rfc(text: &Text<'_>, date: &Range<usize>) -> Option<DayTime> {
    let (_, time) = text.span(date.clone()).of(text.source()).split_once(['T', 't'])?;
    let (hour, minute) = (time.get(..2)?.parse().ok()?, time.get(3..5)?.parse().ok()?);
    let zone = if time.ends_with(['Z', 'z']) { text.lexicon().word("utc") } else { WordId::UNKNOWN };
    let offset = time.contains(['+', '-']);
    let time = of_day(hour, minute).filter(|_| !offset && time.as_bytes()[2] == b':')?;
    Some(DayTime { zone, ..DayTime::between(time, time) })
}

/// "morning", and "noon" behind a day.
fn part_of_day(text: &Text<'_>, at: usize) -> Led {
    match word(text, at)? {
        ClockWord::Part(from, to) => Some((Some(DayTime::between(from * HOUR, to * HOUR)), at + 1)),
        ClockWord::Hour(hour) => Some((Some(DayTime::between(hour * HOUR, hour * HOUR)), at + 1)),
        _ => None,
    }
}

/// `Sunday morning`, `yesterday afternoon`, `this morning`.
fn is_behind_day(text: &Text<'_>, at: usize) -> bool {
    let day = at.checked_sub(1).and_then(|before| text.lexicon().dates.longest(text, before));
    matches!(day, Some((_, DateWord::Weekday(..) | DateWord::Days(_) | DateWord::Turn(_))))
}

/// The clock that starts at a token, within the bounds that the words in front of it set.
fn led_clock(text: &Text<'_>, at: usize) -> Led {
    let (time, end) = clock_at(text, at)?;
    let before = at.checked_sub(1).and_then(|before| word(text, before));
    let lead = if let Some(ClockWord::Lead(lead)) = before { Some(lead) } else { None };
    let ranged = text.word(at.wrapping_sub(1)) == "-" || matches!(text.word(end), "-" | "–");
    let near = at > 1 && word(text, at - 2) == Some(ClockWord::Near);
    let lead = if ranged { Some(Lead::Span) } else { lead };
    Some((time.led(lead, if near { HOUR } else { DAY }), end))
}

/// The clock that starts at a token with its zone, and the token behind it.
fn clock_at(text: &Text<'_>, at: usize) -> Option<(DayTime, usize)> {
    let (minutes, end) = match text.tokens().get(at)?.kind {
        TokenKind::Number => in_digits(text, at),
        TokenKind::Word => in_words(text, at),
        TokenKind::Mark | TokenKind::Possessive => None,
    }?;
    let time = DayTime::between(minutes, minutes);
    Some(match phrase(text, end) {
        Some((_, ClockWord::Zone)) => (DayTime { zone: text.id(end), ..time }, end + 1),
        Some((len, ClockWord::Local)) => (time, end + len),
        _ => (time, end),
    })
}

fn in_digits(text: &Text<'_>, at: usize) -> Option<(u16, usize)> {
    let glued = |at: usize| text.tokens().get(at).is_some_and(crate::text::Token::is_glued);
    let opens = at == 0 || !glued(at) || matches!(text.word(at - 1), "(" | "\"" | "“" | "[" | ",");
    let digits = text.word(at);
    if !opens || digits.len() > "12.30".len() {
        return None;
    }
    let minute = |at: usize| (text.word(at) == ":" && glued(at) && glued(at + 1)).then(|| text.word(at + 1));
    if let Some(minutes) = minute(at + 1).filter(|minutes| minutes.chars().count() == 2) {
        let end = if minute(at + 3).is_some() { at + 5 } else { at + 3 };
        return in_half(text, whole(digits)?, whole(minutes)?, end)
            .or_else(|| Some((of_day(whole(digits)?, whole(minutes)?)?, end)));
    }
    let sentry = matches!(word(text, at + 1), Some(ClockWord::Zone | ClockWord::OfFourDigits));
    if sentry && digits.len() == 4 {
        let hour = whole(digits)?;
        let end = at + 1 + usize::from(word(text, at + 1) == Some(ClockWord::OfFourDigits));
        return Some((of_day(hour / 100, hour % 100)?, end));
    }
    let (hour, minute) = digits.split_once('.').unwrap_or((digits, "00"));
    in_half(text, whole(hour)?, whole(minute).filter(|_| minute.len() == 2)?, at + 1)
}

/// "noon", "three p.m.".
fn in_words(text: &Text<'_>, at: usize) -> Option<(u16, usize)> {
    if let Some(ClockWord::Hour(hour)) = word(text, at) {
        return Some((hour * HOUR, at + 1));
    }
    match text.lexicon().dates.longest(text, at)? {
        (len, DateWord::Cardinal(hour)) => in_half(text, hour, 0, at + len),
        _ => None,
    }
}

/// An hour of twelve with "am" or "pm" behind it.
fn in_half(text: &Text<'_>, hour: i32, minute: i32, at: usize) -> Option<(u16, usize)> {
    let Some(ClockWord::Half(from)) = word(text, at) else { return None };
    let fits = (1..=12).contains(&hour) && text.tokens()[at].gap <= Gap::Space;
    Some((of_day(hour % 12 + i32::from(from), minute).filter(|_| fits)?, at + 1))
}

fn of_day(hour: i32, minute: i32) -> Option<u16> {
    let minutes = u16::try_from(hour * i32::from(HOUR) + minute).ok()?;
    ((0..=24).contains(&hour) && (0..60).contains(&minute) && minutes <= DAY).then_some(minutes)
}

fn phrase(text: &Text<'_>, at: usize) -> Option<(usize, ClockWord)> {
    text.longest(&text.lexicon().clock, at).map(|(len, &word)| (len, word))
}

fn word(text: &Text<'_>, at: usize) -> Option<ClockWord> {
    phrase(text, at).map(|(_, word)| word)
}

fn is_cue(text: &Text<'_>, at: usize, cues: &[Cue]) -> bool {
    text.lexicon().dates.cue(text.id(at)).is_some_and(|cue| cues.contains(&cue))
}
