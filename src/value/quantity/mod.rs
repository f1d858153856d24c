//! Counts and measures: how many, how much, with the bounds that the words set.

mod compare;
mod hedge;
mod print;

pub use print::in_print;
mod read;
pub(crate) mod rounding;
mod unit;

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Admitted, Bound, Interval, ValueSet};
use crate::span::Span;

pub use crate::lexicon::{Change, Hedge};
pub use hedge::Hedges;
pub use print::Reason;
pub(crate) use read::{AGES_OF_ONE, OLDEST};
pub use read::{Figure, Part, figures, figures_outside, figures_with, read, read_one, read_one_with};

/// The bytes of the longest cell or phrase that is read as one figure or date: some lines of prose; more is a text.
pub(super) const LONGEST_CELL: usize = 400;

/// What a quantity measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum QuantityKind {
    /// Things counted.
    Count,
    /// A place in an order.
    Ordinal,
    /// Hundredths of a whole: 0–100.
    Percentage,
    /// A part of a whole, as a fraction of one.
    Ratio,
    /// Money; the unit is an ISO 4217 code.
    Money,
    /// Years of a life.
    Age,
    /// A physical measure; the unit is a UCUM-like symbol.
    Measure,
    /// A length of time; the unit is `second` … `year`.
    Duration,
    /// A date (see [`DateRange`](super::DateRange)).
    Date,
}

/// How a figure is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// As it stands.
    Exact,
    /// Near it.
    Approximate,
    /// No figure, only an order of size.
    Vague,
}

/// A quantity as written and as read.
///
/// `low`/`high` are what the words assert (none: no bound on that side); `plausible` is what a reader expects;
/// `best` is the one figure a reader carries away. All figures are in `unit`; integers to 2^53 are exact, larger
/// ones the nearest float.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Quantity {
    /// What it measures.
    pub kind: QuantityKind,
    /// The lower end of what is asserted.
    pub low: Option<f64>,
    /// The upper end.
    pub high: Option<f64>,
    /// Whether the lower end itself is excluded.
    #[serde(default)]
    pub low_open: bool,
    /// Whether the upper end itself is excluded.
    #[serde(default)]
    pub high_open: bool,
    /// The single figure a reader would carry away.
    #[serde(default)]
    pub best: Option<f64>,
    /// What a reader expects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plausible: Option<Plausible>,
    /// How it is meant.
    pub precision: Precision,
    /// The unit of all figures.
    #[serde(default)]
    pub unit: Option<String>,
    /// Hedge and number as written.
    #[serde(default)]
    pub text: String,
    /// Where `text` stands.
    #[serde(flatten, default)]
    pub span: Option<Span>,
    /// What is counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub noun: Option<Span>,
}

/// The interval a reader expects.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Plausible {
    /// The lower end; none only where the words suggest none.
    pub low: Option<f64>,
    /// The upper end.
    pub high: Option<f64>,
}

impl Quantity {
    /// An exact count without a place in a text.
    ///
    /// ```
    /// use corroborate::value::Quantity;
    /// assert_eq!(Quantity::count(139).to_string(), "139");
    /// ```
    pub fn count(number: u32) -> Quantity {
        let text = number.to_string();
        let number = f64::from(number);
        Quantity {
            kind: QuantityKind::Count,
            low: Some(number),
            high: Some(number),
            low_open: false,
            high_open: false,
            best: Some(number),
            plausible: None,
            precision: Precision::Exact,
            unit: None,
            text,
            span: None,
            noun: None,
        }
    }

    /// The same number told by other words: by a pronoun for those counted before.
    pub(crate) fn told_by(self, words: Span, source: &str) -> Quantity {
        Quantity { text: words.of(source).to_owned(), span: Some(words), plausible: None, noun: None, ..self }
    }

    /// Whether no numeral says it, but a noun alone: "a guard", "its commander". Such words say that there was one, not
    /// that there was no other.
    ///
    /// ```
    /// use corroborate::value::Quantity;
    /// assert!(Quantity { text: "a guard".into(), ..Quantity::count(1) }.is_implied());
    /// assert!(!Quantity { text: "one guard".into(), ..Quantity::count(1) }.is_implied());
    /// ```
    pub fn is_implied(&self) -> bool {
        let is_one = self.kind == QuantityKind::Count
            && self.low == Some(1.0)
            && self.high.is_none_or(|high| high <= 1.0);
        let says_so = |word: &str| word.contains(char::is_numeric) || word.eq_ignore_ascii_case("one");
        is_one && !self.text.is_empty() && !self.text.split(|c: char| !c.is_alphanumeric()).any(says_so)
    }

    /// Whether it is of anybody or anything at all: who denies "that anyone died" says that none did.
    ///
    /// ```
    /// use corroborate::value::Quantity;
    /// let anyone = Quantity { high: None, best: None, text: "anyone".into(), ..Quantity::count(1) };
    /// assert!(anyone.is_any());
    /// assert!(!Quantity::count(1).is_any());
    /// ```
    pub fn is_any(&self) -> bool {
        self.is_implied() && self.high.is_none() && self.best.is_none()
    }

    /// The numbers it asserts and the ones a reader expects.
    pub fn admitted(&self) -> Admitted {
        if self.is_implied() {
            let some = Interval::new(Bound::closed(1.0), Bound::closed(f64::INFINITY));
            return Admitted::exactly(some.map_or(ValueSet::everything(), ValueSet::numbers));
        }
        let low = Bound { value: self.low.unwrap_or(f64::NEG_INFINITY), open: self.low_open };
        let high = Bound { value: self.high.unwrap_or(f64::INFINITY), open: self.high_open };
        let asserted = Interval::new(low, high).map_or(ValueSet::everything(), ValueSet::numbers);
        let plausible = self.plausible.and_then(Plausible::interval).map(ValueSet::numbers);
        Admitted { plausible: plausible.unwrap_or_else(|| asserted.clone()), asserted }
    }
}

impl Plausible {
    fn interval(self) -> Option<Interval> {
        let low = Bound::closed(self.low.unwrap_or(f64::NEG_INFINITY));
        Interval::new(low, Bound::closed(self.high.unwrap_or(f64::INFINITY)))
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.text.is_empty() { f.write_str(&self.canonical()) } else { f.write_str(&self.text) }
    }
}
