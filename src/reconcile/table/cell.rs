//! One cell's text as a figure or a date: the seam between the table and the readers of values.
//!
//! A figure has the value that a reader carries away (`best`) and the bounds that the words assert.

use jiff::civil::Date;

use super::intern::prefix;
use crate::lexicon::{Lexicon, Starts};
use crate::value;
use crate::value::date::Day;
use crate::value::quantity::{QuantityKind, read_one};

/// A point with what its words allow.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Reading {
    pub(crate) best: f64,
    pub(crate) low: f64,
    pub(crate) high: f64,
    /// The letters of its unit; 0 without one. Figures of different units cannot be compared.
    pub(crate) unit: u64,
}

/// Units of one dimension, in what they are counted in.
const UNITS: [(&str, &str, f64); 12] = [
    ("km", "m", 1000.0),
    ("cm", "m", 0.01),
    ("mm", "m", 0.001),
    ("mi", "m", 1609.344),
    ("ft", "m", 0.3048),
    ("t", "kg", 1000.0),
    ("g", "kg", 0.001),
    ("lb", "kg", 0.453_592_37),
    ("week", "day", 7.0),
    ("hour", "minute", 60.0),
    ("year", "month", 12.0),
    ("km2", "ha", 100.0),
];

impl Reading {
    pub(crate) fn exact(best: f64) -> Reading {
        Reading { best, low: best, high: best, unit: 0 }
    }
}

/// A figure, hedged or not; `None` where the text is none, or is not finite.
pub(crate) fn figure(text: &str) -> Option<Reading> {
    let text = text.trim();
    plain(text).map(Reading::exact).or_else(|| hedged(text))
}

/// Whether the text is written like a code, with a zero in front that a figure would not have.
pub(crate) fn is_code(text: &str) -> bool {
    let bytes = text.trim().as_bytes();
    bytes.len() > 1 && bytes[0] == b'0' && bytes.iter().all(u8::is_ascii_digit)
}

/// A calendar date as a day number, in figures or words, or a range of them: `2024-03-01 to 2024-03-31`, `from
/// 2024-03-01`, `until 2024-03-31`.
pub(crate) fn date(text: &str) -> Option<Reading> {
    let text = text.trim();
    if let Some((from, to)) = text.split_once(" to ") {
        let (low, high) = (day(from)?, day(to)?);
        return (low <= high).then(|| Reading { best: f64::midpoint(low, high).floor(), low, high, unit: 0 });
    }
    if let Some(low) = text.strip_prefix("from ").and_then(day) {
        return Some(Reading { best: low, low, high: f64::INFINITY, unit: 0 });
    }
    if let Some(high) = text.strip_prefix("until ").and_then(day) {
        return Some(Reading { best: high, low: f64::NEG_INFINITY, high, unit: 0 });
    }
    day(text).map(Reading::exact).or_else(|| written(text))
}

/// A date as people write it: `10 August 2024`, `March 2024`.
fn written(text: &str) -> Option<Reading> {
    let has = |is: fn(&u8) -> bool| text.as_bytes().iter().any(is);
    if text.len() > 40 || !has(u8::is_ascii_digit) || !has(u8::is_ascii_alphabetic) {
        return None;
    }
    let days = value::date::read_one(text, None)?;
    let number = |end: Option<Day>| end.and_then(|end| day(&end.to_string()));
    let (low, high) = (number(days.earliest), number(days.latest));
    let best = match (low, high) {
        (Some(low), Some(high)) => f64::midpoint(low, high).floor(),
        (end, None) | (None, end) => end?,
    };
    Some(Reading {
        best,
        low: low.unwrap_or(f64::NEG_INFINITY),
        high: high.unwrap_or(f64::INFINITY),
        unit: 0,
    })
}

fn day(text: &str) -> Option<f64> {
    text.parse::<Date>().ok().map(|day| f64::from(day_number(day)))
}

/// The date of a day number, to the nearest day.
pub(crate) fn print_date(day: f64) -> String {
    let span = jiff::Span::new().try_days(day.round() as i64);
    let date = span.and_then(|span| jiff::civil::date(1970, 1, 1).checked_add(span));
    date.map_or_else(|_| format!("{day}"), |date| date.to_string())
}

/// A moment in seconds: a date, a date with a time, or a plain number as it stands.
#[cfg(feature = "cli")]
pub(crate) fn moment(text: &str) -> Option<f64> {
    let text = text.trim();
    if let Some(number) = plain(text) {
        return Some(number);
    }
    let zoned = text.trim_end_matches('Z');
    let time = zoned.parse::<jiff::civil::DateTime>().ok()?;
    let clock = time.time();
    let seconds = i32::from(clock.hour()) * 3600 + i32::from(clock.minute()) * 60 + i32::from(clock.second());
    Some(f64::from(day_number(time.date())) * 86_400.0 + f64::from(seconds))
}

fn day_number(day: Date) -> i32 {
    day.since(jiff::civil::date(1970, 1, 1)).map_or(0, |span| span.get_days())
}

fn plain(text: &str) -> Option<f64> {
    let first = *text.as_bytes().first()?;
    if !(first.is_ascii_digit() || b"+-.".contains(&first)) {
        return None;
    }
    let number = if text.contains(',') { grouped(text)? } else { text.parse::<f64>().ok()? };
    number.is_finite().then_some(number + 0.0)
}

/// Digits in groups of three: `1,234,567.5`.
fn grouped(text: &str) -> Option<f64> {
    let whole = text.split('.').next()?;
    let mut groups = whole.split(',');
    let first = groups.next()?.trim_start_matches(['+', '-']);
    let fits = (1..=3).contains(&first.len())
        && groups.all(|g| g.len() == 3 && g.bytes().all(|b| b.is_ascii_digit()));
    if fits { text.replace(',', "").parse().ok() } else { None }
}

/// A figure in words that fill the cell: "at least 137", "1.2 thousand", "10 to 12", "5 km".
fn hedged(text: &str) -> Option<Reading> {
    if text.len() > 60 || text.contains('|') || !text.split_whitespace().any(starts_as_figure) {
        return None;
    }
    let quantity = read_one(text)?;
    let whole = quantity.text.trim() == text || quantity.noun.is_some_and(|noun| noun.end() == text.len());
    let starts = quantity.span.is_none_or(|span| span.start() == 0);
    if !(whole && starts) || matches!(quantity.kind, QuantityKind::Date | QuantityKind::Ordinal) {
        return None;
    }
    let (low, high) = (quantity.low.unwrap_or(f64::NEG_INFINITY), quantity.high.unwrap_or(f64::INFINITY));
    let ends = [low, high].into_iter().filter(|end| end.is_finite());
    let best =
        quantity.best.or_else(|| (low.is_finite() && high.is_finite()).then(|| f64::midpoint(low, high)));
    let best = best.or_else(|| ends.reduce(f64::max)).filter(|best| best.is_finite())?;
    let (factor, unit) = counted_in(quantity.unit.as_deref());
    Some(Reading { best: best * factor, low: low * factor, high: high * factor, unit })
}

/// Whether a word starts with a digit, or with a mark and a digit, or is a number: `12`, `$5m`, `<30`, `dozens`, but
/// not `F78`.
fn starts_as_figure(word: &str) -> bool {
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    let lexicon = Lexicon::english();
    let first = word.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    word.starts_with(|c: char| c.is_ascii_digit())
        || lexicon.starts(lexicon.word(first), Starts::FIGURE.alone)
}

/// Whether the letters of a unit are those of money.
pub(crate) fn is_currency(unit: u64) -> bool {
    let letters = unit.to_be_bytes();
    letters[..3].iter().all(u8::is_ascii_uppercase) && letters[3..].iter().all(|&letter| letter == 0)
}

fn counted_in(unit: Option<&str>) -> (f64, u64) {
    let Some(unit) = unit else { return (1.0, 0) };
    let known = UNITS.iter().find(|(symbol, ..)| *symbol == unit);
    known.map_or((1.0, prefix(unit)), |(_, base, factor)| (*factor, prefix(base)))
}
