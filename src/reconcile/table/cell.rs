//! One cell's text as a figure or a date: the seam between the table and the readers of values.
//!
//! A figure has the value that a reader carries away (`best`) and the bounds that the words assert.

use jiff::civil::Date;

/// A point with what its words allow.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Reading {
    pub(crate) best: f64,
    pub(crate) low: f64,
    pub(crate) high: f64,
}

impl Reading {
    pub(crate) fn exact(best: f64) -> Reading {
        Reading { best, low: best, high: best }
    }

    pub(crate) fn is_exact(&self) -> bool {
        self.low == self.high
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

/// A calendar date as a day number, with the days that its words allow.
pub(crate) fn date(text: &str) -> Option<Reading> {
    let day = text.trim().parse::<Date>().ok()?;
    Some(Reading::exact(f64::from(day_number(day))))
}

/// The date of a day number, to the nearest day.
pub(crate) fn print_date(day: f64) -> String {
    let span = jiff::Span::new().try_days(day.round() as i64);
    let date = span.and_then(|span| jiff::civil::date(1970, 1, 1).checked_add(span));
    date.map_or_else(|_| format!("{day}"), |date| date.to_string())
}

/// A moment in seconds: a date, a date with a time, or a plain number as it stands.
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

fn hedged(text: &str) -> Option<Reading> {
    let lower = text.to_lowercase();
    let (hedge, number) = lower.rsplit_once(' ')?;
    let best = plain(number)?;
    match hedge {
        "at least" => Some(Reading { best, low: best, high: f64::INFINITY }),
        "at most" => Some(Reading { best, low: f64::NEG_INFINITY, high: best }),
        _ => None,
    }
}
