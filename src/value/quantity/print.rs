//! Quantities as words that read back as the same quantity, and why they read as they do.
//!
//! ```text
//! words = hedge figure unit | "between" figure "and" figure unit | "from" figure "to" figure unit | "aged" figure
//! ```
//! The words as written come first; they are rephrased only where their sense hung on the sentence around them ("Ada
//! Holm, 29, said").

use std::fmt::Write as _;

use super::read::{hedges_of, read_one};
use super::{Hedge, Precision, Quantity, QuantityKind};

/// What some words of a quantity do to its bounds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The words as written.
    pub words: String,
    /// What they mean for the figure.
    pub meaning: &'static str,
}

impl Quantity {
    /// Words that read back as this quantity: the ones written where they do, others where the sentence was needed.
    ///
    /// ```
    /// use corroborate::value::quantity::{Quantity, read_one};
    /// let at_least = Quantity { text: String::new(), span: None, ..read_one("at least 12 km").unwrap() };
    /// assert_eq!(at_least.canonical(), "at least 12 km");
    /// assert_eq!(Quantity::count(7).canonical(), "7");
    /// ```
    pub fn canonical(&self) -> String {
        let written = Some(self.text.clone()).filter(|text| !text.is_empty());
        let mut candidates = written.into_iter().chain(self.rephrased());
        candidates.find(|words| read_one(words).is_some_and(|read| self.says_the_same(&read))).unwrap_or_else(
            || {
                if self.text.is_empty() {
                    self.rephrased().next().unwrap_or_default()
                } else {
                    self.text.clone()
                }
            },
        )
    }

    /// Whether both have the same figures, bounds, kind and unit, whatever their words and places.
    ///
    /// ```
    /// use corroborate::value::quantity::read_one;
    /// let (digits, words) = (read_one("at least 20").unwrap(), read_one("no fewer than twenty").unwrap());
    /// assert!(digits.says_the_same(&words));
    /// ```
    pub fn says_the_same(&self, other: &Quantity) -> bool {
        let bounds = |q: &Quantity| (q.low, q.high, q.low_open, q.high_open);
        bounds(self) == bounds(other)
            && (self.kind, &self.unit, self.precision) == (other.kind, &other.unit, other.precision)
            && self.best == other.best
            && (self.plausible.is_none() || self.plausible == other.plausible)
    }

    /// Which words gave which bound, in the order of the text; nothing for a bare figure.
    ///
    /// ```
    /// use corroborate::value::quantity::read_one;
    /// let reasons = read_one("nearly 100").unwrap().explain();
    /// assert_eq!(reasons[0].words, "nearly");
    /// assert_eq!(reasons[0].meaning, "below the figure and close to it");
    /// ```
    pub fn explain(&self) -> Vec<Reason> {
        let hedges = hedges_of(&self.text).into_iter();
        let mut reasons: Vec<Reason> =
            hedges.map(|(words, hedge)| Reason { words, meaning: meaning(hedge) }).collect();
        if self.precision == Precision::Vague && reasons.is_empty() {
            reasons.push(Reason { words: self.text.clone(), meaning: "an order of size, no figure" });
        } else if self.low != self.high && reasons.is_empty() {
            reasons.push(Reason { words: self.text.clone(), meaning: "between the two figures" });
        }
        reasons
    }

    /// Ways to say it, the simplest first.
    fn rephrased(&self) -> impl Iterator<Item = String> {
        let hedges: &[&str] = match (self.low, self.high) {
            (Some(low), Some(high)) if low == high => &[""],
            (Some(_), Some(_)) if self.best.is_none() => &["between", "about"],
            (Some(_), Some(_)) if self.precision == Precision::Exact => &["up to ", "less than ", "from"],
            (Some(_), Some(_)) => &["nearly ", "about "],
            (Some(_), None) => {
                &["at least ", "more than ", "just over ", "at least about ", "more than about "]
            }
            _ => &[],
        };
        hedges.iter().flat_map(|hedge| self.with_hedge(hedge))
    }

    fn with_hedge(&self, hedge: &str) -> Vec<String> {
        let figures: Vec<String> = match hedge {
            "between" => vec![self.both("between ", " and ")],
            "from" => vec![self.both("from ", " to ")],
            "about" => vec![self.both("about ", " to ")],
            _ => self.anchor().map(|anchor| vec![self.counted(hedge, &anchor)]).unwrap_or_default(),
        };
        figures
    }

    fn both(&self, first: &str, second: &str) -> String {
        let (low, high) = (self.low.unwrap_or_default(), self.high.unwrap_or_default());
        self.counted(first, &format!("{}{second}{}", figure(low), figure(high)))
    }

    fn anchor(&self) -> Option<String> {
        self.best.or(self.low).or(self.high).map(figure)
    }

    /// The figure with the words for its kind.
    fn counted(&self, hedge: &str, figure: &str) -> String {
        let unit = self.unit.as_deref().unwrap_or_default();
        match self.kind {
            QuantityKind::Percentage => {
                format!("{hedge}{figure}{}", if unit == "%" { "%" } else { " percentage points" })
            }
            QuantityKind::Money => format!("{hedge}{figure} {unit}"),
            QuantityKind::Age if unit == "year" => format!("aged {hedge}{figure}"),
            QuantityKind::Age => format!("{hedge}{figure} {unit}s old"),
            QuantityKind::Ratio => format!("{hedge}{figure} times as many"),
            QuantityKind::Ordinal => format!("{figure}th"),
            _ if unit.is_empty() => format!("{hedge}{figure}"),
            _ => {
                let mut words = format!("{hedge}{figure}");
                let _ = write!(words, " {unit}");
                words
            }
        }
    }
}

/// All digits of a figure.
fn figure(value: f64) -> String {
    value.to_string()
}

fn meaning(hedge: Hedge) -> &'static str {
    match hedge {
        Hedge::Exactly => "the figure itself",
        Hedge::About => "near the figure, on either side",
        Hedge::Nearly => "below the figure and close to it",
        Hedge::JustOver => "above the figure and close to it",
        Hedge::AtLeast => "the figure or more",
        Hedge::MoreThan => "above the figure",
        Hedge::UpTo => "the figure or less",
        Hedge::LessThan => "below the figure",
    }
}
