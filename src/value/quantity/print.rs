//! Quantities as words that read back as the same quantity, and why they read as they do.
//!
//! ```text
//! words = hedge figure unit | "between" figure "and" figure unit | "from" figure "to" figure unit | "aged" figure
//! ```
//! The words as written come first; they are rephrased only where their sense hung on the sentence around them ("Ada
//! Holm, 29, said").

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
        let candidates: Vec<(String, Quantity)> = written
            .into_iter()
            .chain(self.rephrased())
            .filter_map(|words| read_one(&words).map(|read| (words, read)))
            .collect();
        let same = candidates.iter().find(|(_, read)| self.says_the_same(read));
        // A figure's grain, and so what a reader expects, may hang on how it was written ("1.30 million").
        let asserted = candidates.iter().find(|(_, read)| self.asserts_the_same(read));
        same.or(asserted).map_or_else(|| self.text.clone(), |(words, _)| words.clone())
    }

    /// Whether both have the same figures, bounds, kind and unit, whatever their words and places.
    ///
    /// ```
    /// use corroborate::value::quantity::read_one;
    /// let (digits, words) = (read_one("at least 20").unwrap(), read_one("no fewer than twenty").unwrap());
    /// assert!(digits.says_the_same(&words));
    /// ```
    pub fn says_the_same(&self, other: &Quantity) -> bool {
        self.asserts_the_same(other)
            && self.precision == other.precision
            && self.best == other.best
            && (self.plausible.is_none() || self.plausible == other.plausible)
    }

    fn asserts_the_same(&self, other: &Quantity) -> bool {
        let bounds = |q: &Quantity| (q.low, q.high, q.low_open, q.high_open);
        bounds(self) == bounds(other) && (self.kind, &self.unit) == (other.kind, &other.unit)
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
            (Some(low), Some(high)) if low.total_cmp(&high).is_eq() => &[""],
            (Some(_), Some(_)) if self.best.is_none() => &["between", "about", "below"],
            (Some(_), Some(_)) if self.precision == Precision::Exact => &["up to ", "less than ", "from"],
            (Some(_), Some(_)) => &["nearly ", "about ", "up to about ", "less than about "],
            (Some(_), None) => {
                &["at least ", "more than ", "just over ", "at least about ", "more than about "]
            }
            (None, Some(_)) if self.precision == Precision::Exact => &["up to ", "less than "],
            (None, Some(_)) => &["nearly ", "about less than ", "about up to "],
            _ => &[],
        };
        hedges.iter().flat_map(|hedge| self.with_hedge(hedge))
    }

    fn with_hedge(&self, hedge: &str) -> Vec<String> {
        let anchor = || {
            let figures = self.anchor().into_iter().flat_map(|anchor| [Some(figure(anchor)), part(anchor)]);
            figures.flatten().flat_map(|figure| self.spelled(hedge, &figure)).collect()
        };
        match hedge {
            "between" => self.both("between ", " and "),
            "from" => self.both("from ", " to "),
            "about" => self.both("about ", " to "),
            "below" => self.both("less than ", " to "),
            _ => anchor(),
        }
    }

    /// With the unit apart, and glued to its figure on either side: "5 km", "5s", "TRY5".
    fn spelled(&self, hedge: &str, figure: &str) -> Vec<String> {
        let unit = self.unit.as_deref().unwrap_or_default();
        let apart = self.counted(hedge, figure);
        vec![apart, format!("{hedge}{unit}{figure}"), format!("{hedge}{figure}{unit}")]
    }

    fn both(&self, first: &str, second: &str) -> Vec<String> {
        let (low, high) = (self.low.unwrap_or_default(), self.high.unwrap_or_default());
        let in_part = |value| part(value).unwrap_or_else(|| figure(value));
        let decimal = self.spelled(first, &format!("{}{second}{}", figure(low), figure(high)));
        let parts = self.spelled(first, &format!("{}{second}{}", in_part(low), in_part(high)));
        decimal.into_iter().chain(parts).collect()
    }

    fn anchor(&self) -> Option<f64> {
        self.best.or(self.low).or(self.high)
    }

    /// The figure with the words for its kind.
    fn counted(&self, hedge: &str, figure: &str) -> String {
        let unit = self.unit.as_deref().unwrap_or_default();
        let space = if unit.is_empty() { "" } else { " " };
        match self.kind {
            QuantityKind::Percentage if unit == "%" => format!("{hedge}{figure}%"),
            QuantityKind::Age => format!("{hedge}{figure} {unit}s old"),
            QuantityKind::Ratio => format!("{hedge}{figure} times as many"),
            QuantityKind::Ordinal => format!("{hedge}{figure}th"),
            _ => format!("{hedge}{figure}{space}{unit}"),
        }
    }
}

/// All digits of a figure.
fn figure(value: f64) -> String {
    value.to_string()
}

/// A figure as a part: `1/2`, `11/4`, `6/2`. Of some units only parts are read ("half a point"), and only parts are ratios.
fn part(value: f64) -> Option<String> {
    let over = (2_u8..=100).map(f64::from).find(|over| (value * over).round() / over == value)?;
    Some(format!("{}/{over}", value * over))
}

/// A figure as people write it: 26, 12,540, 2.1 billion.
///
/// ```
/// use corroborate::value::in_print;
/// assert_eq!([26.0, 12_540.0, 2_100_000_000.0].map(in_print), ["26", "12,540", "2.1 billion"]);
/// assert_eq!([0.5, -1_200.0, 1_234_567.0].map(in_print), ["0.5", "-1,200", "1,234,567"]);
/// ```
pub fn in_print(value: f64) -> String {
    for (unit, name) in [(1e9, "billion"), (1e6, "million")] {
        let hundredths = value / unit * 100.0;
        if value.abs() >= unit && (hundredths - hundredths.round()).abs() < 1e-9 {
            return format!("{} {name}", hundredths.round() / 100.0);
        }
    }
    let digits = value.abs().to_string();
    let (whole, rest) = digits.find('.').map_or((digits.as_str(), ""), |at| digits.split_at(at));
    let sign = if value < 0.0 { "-" } else { "" };
    format!("{sign}{}{rest}", in_thousands(whole))
}

fn in_thousands(digits: &str) -> String {
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
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
