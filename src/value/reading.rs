//! Quantities and dates of one text, in order and without overlap.
//!
//! A date takes the tokens of its figures: the year in "March 2024" counts nothing. A date that stays unresolved and
//! names a length of time ("in the past two years", of a text whose day is not known) leaves that length to stand as
//! a duration.

use serde::{Serialize, Serializer};

use super::date::{self, DateMention, Day};
use super::quantity::{self, Change, Figure, Part};
use super::{DateRange, Precision, Quantity, QuantityKind};
use crate::span::Span;
use crate::text::{Text, digit_value, separator};

/// A quantity or a date that a text states.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Reading {
    /// How many, how much, and how it stands to other figures.
    Quantity(Quantity, Standing),
    /// When: the words and the mention.
    Date(String, DateMention),
}

/// What the words around a figure say of it: a change, a part of another figure, a rate.
///
/// ```
/// use corroborate::text::Text;
/// use corroborate::value::quantity::Part;
/// use corroborate::value::{Reading, readings};
/// let found = readings(&Text::new("The flood killed 40 people, including nine children."), None);
/// assert!(matches!(&found[1], Reading::Quantity(_, standing) if standing.part == Some(Part::Included)));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Standing {
    /// How it stands to an earlier figure: "rose to 15", "up from 12".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<Change>,
    /// Whether it is a part of another: "including 13 troops".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<Part>,
    /// What it is counted per: "a day", "per 100,000".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rate: Option<Span>,
}

/// A quantity with its standing, as one object.
#[derive(Serialize)]
struct Stood<'q> {
    #[serde(flatten)]
    quantity: &'q Quantity,
    #[serde(flatten)]
    standing: Standing,
}

/// A date in the contract's shape of a quantity.
#[derive(Serialize)]
struct Dated<'d> {
    kind: QuantityKind,
    date: Option<Days>,
    #[serde(skip_serializing_if = "<[DateRange]>::is_empty")]
    alternatives: &'d [DateRange],
    /// The time of day beside it.
    #[serde(skip_serializing_if = "Option::is_none")]
    time: Option<date::DayTime>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unresolved: Option<String>,
    precision: Precision,
    text: &'d str,
    /// The length of time that "two years ago" names.
    #[serde(skip_serializing_if = "Option::is_none")]
    best: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'static str>,
    #[serde(flatten)]
    span: Span,
}

/// The days of a date, and whether they open or close a stretch: "since 2021" is one that began in that year.
#[derive(Serialize)]
struct Days {
    #[serde(flatten)]
    range: DateRange,
    #[serde(skip_serializing_if = "Option::is_none")]
    bound: Option<&'static str>,
}

impl Serialize for Reading {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Reading::Quantity(quantity, standing) => {
                Stood { quantity, standing: *standing }.serialize(serializer)
            }
            Reading::Date(text, mention) => Dated {
                kind: QuantityKind::Date,
                date: mention.range().map(|range| Days { range, bound: mention.bound().name() }),
                alternatives: mention.alternatives(),
                time: mention.time(),
                unresolved: mention.unresolved().map(|why| why.to_string()),
                precision: precision(mention),
                text,
                best: mention.amount().and_then(|amount| amount.exact()),
                unit: mention.amount().map(|amount| amount.unit),
                span: mention.span(),
            }
            .serialize(serializer),
        }
    }
}

impl Reading {
    /// The same, of a text in front of which so many bytes more stand.
    fn behind(mut self, bytes: usize) -> Reading {
        let moved = |span: Span| Span::unchecked(span.start() + bytes, span.end() + bytes);
        match &mut self {
            Reading::Quantity(quantity, standing) => {
                standing.rate = standing.rate.map(moved);
                quantity.span = quantity.span.map(moved);
                quantity.noun = quantity.noun.map(moved);
            }
            Reading::Date(_, mention) => mention.span = moved(mention.span),
        }
        self
    }

    /// Where it stands.
    pub fn span(&self) -> Span {
        match self {
            Reading::Quantity(quantity, _) => quantity.span.unwrap_or(Span::unchecked(0, 0)),
            Reading::Date(_, mention) => mention.span(),
        }
    }
}

/// A date to the day, month or year is exact; a stretch of one is not.
fn precision(mention: &DateMention) -> Precision {
    if mention.amount().is_some_and(|amount| amount.exact().is_none()) {
        return Precision::Vague;
    }
    match mention.precision() {
        date::DatePrecision::Stretch | date::DatePrecision::Season => Precision::Approximate,
        _ => Precision::Exact,
    }
}

/// The quantities and dates of a text, in order and without overlap.
///
/// ```
/// use corroborate::text::Text;
/// use corroborate::value::{Reading, readings};
/// let found = readings(&Text::new("On March 5, 2024 the fire killed 12 people."), None);
/// assert!(matches!(&found[0], Reading::Date(text, _) if text.contains("2024")));
/// assert!(matches!(&found[1], Reading::Quantity(quantity, _) if quantity.best == Some(12.0)));
/// ```
pub fn readings(text: &Text<'_>, published: Option<Day>) -> Vec<Reading> {
    let mut dates = date::read(text, published);
    // "2.5^3" is a power, whatever day its base might be.
    dates.retain(|date| text.word(date.tokens().end) != "^");
    let figures = figures_beside(text, &dates);
    merged(text, figures, dates)
}

/// Gives the quantities and dates of a text of any length, one after the other, in memory that does not grow with it as
/// long as it has a space or a mark now and then.
///
/// A text of more than a quarter of a megabyte is read in pieces that end where a paragraph, a line or a sentence ends;
/// what an earlier piece says does not help to understand a later one.
///
/// ```
/// use corroborate::value::each_reading;
/// let text = "At noon 12 people were hurt.\n\n".repeat(20_000);
/// let mut last = 0;
/// each_reading(&text, None, |reading| last = reading.span().start());
/// assert_eq!(last, text.len() - 30 + 8);
/// ```
pub fn each_reading(text: &str, published: Option<Day>, mut each: impl FnMut(Reading)) {
    let mut start = 0;
    while start < text.len() {
        let piece = &text[start..start + piece(&text[start..])];
        for reading in readings(&Text::new(piece), published) {
            each(reading.behind(start));
        }
        start += piece.len();
    }
}

/// The longest piece of a text that is read at once.
const PIECE: usize = 1 << 18;

/// How many bytes of a text are to be read first.
fn piece(text: &str) -> usize {
    if text.len() <= PIECE {
        return text.len();
    }
    let longest = (0..=PIECE).rev().find(|&at| text.is_char_boundary(at)).unwrap_or_default();
    let mut ends = ["\n\n", "\n", ". ", " "].into_iter();
    let end = ends.find_map(|end| Some(text[..longest].rfind(end)? + end.len()));
    let end = end.or_else(|| between_tokens(text, longest)).or_else(|| text.find(char::is_whitespace));
    end.filter(|&end| end > 0).unwrap_or(text.len())
}

/// The last place in front of which a text without spaces has a mark, no part of a word or number.
fn between_tokens(text: &str, longest: usize) -> Option<usize> {
    let mark = |c: char| !c.is_alphabetic() && digit_value(c).is_none() && separator(c).is_none();
    text[..longest].char_indices().rev().find(|&(_, c)| mark(c)).map(|(at, c)| at + c.len_utf8())
}

/// The figures of a text that are no part of its dates.
pub fn figures_beside(text: &Text<'_>, dates: &[DateMention]) -> Vec<Figure> {
    let taken: Vec<_> = dates.iter().filter(|date| !yields(date)).map(DateMention::tokens).collect();
    quantity::figures_outside(text, &taken)
}

/// Whether a date leaves its length of time to stand for itself.
fn yields(date: &DateMention) -> bool {
    date.range().is_none() && date.amount().is_some()
}

fn merged(text: &Text<'_>, figures: Vec<Figure>, dates: Vec<DateMention>) -> Vec<Reading> {
    let mut readings = Vec::with_capacity(figures.len() + dates.len());
    let mut dates = dates.into_iter().peekable();
    let mut end = 0;
    for figure in figures {
        while let Some(date) = dates.next_if(|date| date.tokens().start < figure.tokens.end) {
            if date.tokens().end <= figure.tokens.start {
                end = date.tokens().end;
                readings.push(dated(text, date));
            }
        }
        if figure.tokens.start >= end {
            end = figure.tokens.end;
            let rate = figure.rate.map(|rate| text.span(rate));
            let standing = Standing { change: figure.change, part: figure.part, rate };
            readings.push(Reading::Quantity(figure.quantity, standing));
        }
    }
    readings.extend(dates.filter(|date| date.tokens().start >= end).map(|date| dated(text, date)));
    readings
}

fn dated(text: &Text<'_>, date: DateMention) -> Reading {
    Reading::Date(date.span().of(text.source()).to_owned(), date)
}
