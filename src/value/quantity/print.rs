//! Quantities as words that read back as the same quantity, and why they read as they do.
//!
//! ```text
//! words = hedge figure unit | "between" figure "and" figure unit | "from" figure "to" figure unit | "aged" figure
//! ```
//! The words as written come first; they are rephrased only where their sense hung on the sentence around them ("Ada
//! Holm, 29, said").

use super::read::{DENOMINATORS, hedges_of, read_one};
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
    /// Words that read back as this quantity: the ones written where they do, others where the sentence was needed;
    /// as it was written, if at all, where no words read back (an order of size without its words).
    ///
    /// ```
    /// use corroborate::value::quantity::{Quantity, read_one};
    /// let at_least = Quantity { text: String::new(), span: None, ..read_one("at least 12 km").unwrap() };
    /// assert_eq!(at_least.canonical(), "at least 12 km");
    /// assert_eq!(Quantity::count(7).canonical(), "7");
    /// ```
    pub fn canonical(&self) -> String {
        let written = Some(self.text.clone()).filter(|text| !text.is_empty());
        // A figure's grain, and so what a reader expects, may hang on how it was written ("1.30 million").
        let mut asserted = None;
        for words in written.into_iter().chain(self.rephrased()) {
            let Some(read) = read_one(&words) else { continue };
            if self.says_the_same(&read) {
                return words;
            }
            if asserted.is_none() && self.asserts_the_same(&read) {
                asserted = Some(words);
            }
        }
        asserted.unwrap_or_else(|| self.text.clone())
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
        let (mut reasons, mut bounds) = (Vec::new(), 0);
        for (words, hedge) in hedges_of(&self.text) {
            bounds += usize::from(!matches!(hedge, Hedge::About | Hedge::Exactly));
            reasons.push(Reason { words, meaning: meaning(hedge) });
        }
        let whole = |meaning| Reason { words: self.text.clone(), meaning };
        if self.precision == Precision::Vague && reasons.is_empty() {
            reasons.push(whole("an order of size, no figure"));
        } else if self.is_range() && bounds == 0 {
            reasons.push(whole("between the two figures"));
        }
        reasons
    }

    /// Whether two figures are its ends: no single one is the best, or the last of a way from the one to the other.
    fn is_range(&self) -> bool {
        let ends = self.low.is_some() && self.high.is_some() && self.low != self.high;
        let about = self.precision != Precision::Exact;
        ends && (self.best.is_none() || !about || self.best == self.low)
    }

    /// Ways to say it, the simplest first.
    fn rephrased(&self) -> impl Iterator<Item = String> {
        self.phrases().iter().flat_map(|phrase| self.spoken(*phrase))
    }

    /// The phrases that may assert its bounds: by which ends it has, and how it is meant.
    fn phrases(&self) -> &'static [Phrase] {
        use Phrase::{Ends, Hedged, TwoBounds};
        match (self.low, self.high) {
            (Some(low), Some(high)) if low.total_cmp(&high).is_eq() => &[Hedged("")],
            (Some(_), Some(_)) if self.best.is_none() => {
                &[Ends("between ", " and "), Ends("about ", " to "), Ends("less than ", " to "), TwoBounds]
            }
            (Some(_), Some(_)) if self.precision == Precision::Exact => {
                &[Hedged("up to "), Hedged("less than "), Ends("from ", " to ")]
            }
            (Some(_), Some(_)) => &[
                Hedged("nearly "),
                Hedged("about "),
                Hedged("up to about "),
                Hedged("less than about "),
                Ends("about from ", " to "),
            ],
            (Some(_), None) => &[
                Hedged("at least "),
                Hedged("more than "),
                Hedged("just over "),
                Hedged("at least about "),
                Hedged("more than about "),
            ],
            (None, Some(_)) if self.precision == Precision::Exact => {
                &[Hedged("up to "), Hedged("less than ")]
            }
            (None, Some(_)) => &[Hedged("nearly "), Hedged("about less than "), Hedged("about up to ")],
            _ => &[],
        }
    }

    fn spoken(&self, phrase: Phrase) -> Vec<String> {
        match phrase {
            Phrase::Hedged(hedge) => self.hedged(hedge),
            Phrase::Ends(lead, joint) => self.both(lead, joint),
            Phrase::TwoBounds => self.two_bounds(),
        }
    }

    /// A hedge in front of one of its figures.
    fn hedged(&self, hedge: &str) -> Vec<String> {
        let anchors = [self.best, self.low, self.high].into_iter().flatten();
        let figures = anchors.flat_map(|anchor| [Some(figure(anchor)), part(anchor)]);
        let spelled = figures.flatten().flat_map(|figure| self.spelled(hedge, &figure));
        let thousands = [self.best, self.low].into_iter().flatten();
        spelled.chain(thousands.filter_map(|figure| self.in_thousands(hedge, figure))).collect()
    }

    /// With the unit apart, and glued to its figure on either side: "5 km", "5s", "TRY5".
    fn spelled(&self, hedge: &str, figure: &str) -> Vec<String> {
        let unit = self.unit.as_deref().unwrap_or_default();
        let apart = self.counted(hedge, figure);
        vec![apart, format!("{hedge}{unit}{figure}"), format!("{hedge}{figure}{unit}")]
    }

    /// With the unit behind the second figure, and behind each: "between -5 USD and 12 USD".
    fn both(&self, first: &str, second: &str) -> Vec<String> {
        let (from, to) = self.ends();
        let in_part = |value| part(value).or_else(|| one_in(value)).unwrap_or_else(|| figure(value));
        let figures = [(figure(from), figure(to)), (figure(from), in_part(to)), (in_part(from), in_part(to))];
        let shared =
            figures.iter().flat_map(|(from, to)| self.spelled(first, &format!("{from}{second}{to}")));
        let each = self.counted(first, &figure(from)) + &self.counted(second, &figure(to));
        let thousands =
            self.in_thousands("", to).map(|to| format!("{first}{}{second}{to}", figure(from / 1000.0)));
        shared.chain([each]).chain(thousands).collect()
    }

    /// A bound for each end: "at least 2 day and less than 3 day".
    fn two_bounds(&self) -> Vec<String> {
        let (low, high) = self.ends();
        let floor = if self.low_open { "more than " } else { "at least " };
        let ceiling = if self.high_open { "less than " } else { "up to " };
        let bound = |hedge, end| self.counted(hedge, &figure(end));
        vec![format!("{} and {}", bound(floor, low), bound(ceiling, high))]
    }

    /// The ends as the words go from the one to the other: downwards where the last figure is the lower.
    fn ends(&self) -> (f64, f64) {
        let (low, high) = (self.low.unwrap_or_default(), self.high.unwrap_or_default());
        if low < high && self.best == self.low { (high, low) } else { (low, high) }
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

    /// Money whose currency nobody names, in the one word that means no certain one: "5 grand".
    fn in_thousands(&self, hedge: &str, figure: f64) -> Option<String> {
        let nameless = self.kind == QuantityKind::Money && self.unit.is_none();
        nameless.then(|| format!("{hedge}{} grand", figure / 1000.0))
    }
}

/// A way to say a quantity.
#[derive(Debug, Clone, Copy)]
enum Phrase {
    /// A hedge in front of one figure.
    Hedged(&'static str),
    /// Words in front of the first end and between both.
    Ends(&'static str, &'static str),
    /// A bound of its own for each end.
    TwoBounds,
}

/// All digits of a figure.
fn figure(value: f64) -> String {
    value.to_string()
}

/// No denominator of a part is greater.
const LARGEST_DENOMINATOR: u32 = 100_000;

/// A figure as a part: `1/2`, `11 / 4`, `7 / 24`. Of some units only parts are read ("half a point"), and only parts
/// are ratios.
fn part(value: f64) -> Option<String> {
    let above = |over: f64| (value * over).round();
    let divides = |&over: &f64| above(over) / over == value;
    let usual = DENOMINATORS.into_iter().map(f64::from).find(divides);
    let over = usual.or_else(|| (2..=LARGEST_DENOMINATOR).map(f64::from).find(divides))?;
    let slash = if value < 1.0 && usual.is_some() { "/" } else { " / " };
    Some(format!("{}{slash}{over}", above(over)))
}

/// A share as so many in all: `1 in 20`, `1001 in 1000000`.
fn one_in(value: f64) -> Option<String> {
    let all = [1.0 / value].into_iter().chain((1..=15).map(|power| 10f64.powi(power)));
    let so_many = |all: f64| ((value * all).round(), all.round());
    let (some, all) = all.map(so_many).find(|(some, all)| some / all == value)?;
    (0.0 < value && value < 1.0).then(|| format!("{some} in {all}"))
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
