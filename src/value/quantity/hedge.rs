//! What hedges assert and what they make a reader expect: a table that a caller can replace.
//!
//! ```text
//! row      = hedge TAB asserted TAB plausible { " | " plausible }     several: the widest of them
//! interval = ("[" | "(") end "," end ("]" | ")")
//! end      = "-" | "0" | [ factor ] "N" [ ("+" | "-") [ factor ] "g" ]
//! ```
//! `N` is the figure and `g` its granularity: ten to the number of its trailing zeros.

use std::sync::LazyLock;

use super::Plausible;
use crate::error::{Error, Result};
use crate::lexicon::Hedge;

/// The asserted and the plausible interval of every hedge.
///
/// ```
/// use corroborate::value::quantity::{Hedges, read_one_with};
/// let strict = Hedges::from_tsv("nearly\t[0.8N, N)\t[0.95N, N]")?;
/// let quantity = read_one_with("nearly 100", &strict).unwrap();
/// assert_eq!((quantity.low, quantity.high), (Some(80.0), Some(100.0)));
/// # Ok::<(), corroborate::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Hedges {
    rules: [Rule; Hedge::ALL.len()],
}

#[derive(Debug, Clone, PartialEq, Default)]
struct Rule {
    asserted: Ends,
    plausible: Vec<Ends>,
}

#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Ends {
    low: End,
    high: End,
}

/// `times · N + grains · g`.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct End {
    /// None: no bound.
    times: Option<f64>,
    grains: f64,
    open: bool,
}

/// The numbers between two ends that may be missing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bounds {
    pub(super) low: Option<f64>,
    pub(super) high: Option<f64>,
    pub(super) low_open: bool,
    pub(super) high_open: bool,
}

static DEFAULT: LazyLock<Hedges> = LazyLock::new(|| {
    let tsv = include_str!("../../lexicon/en/hedge_policy.tsv");
    Hedges::read(tsv, None).expect("our own table parses: a test loads it")
});

impl Default for Hedges {
    fn default() -> Hedges {
        DEFAULT.clone()
    }
}

impl Hedges {
    /// The rules that come with the crate.
    pub fn standard() -> &'static Hedges {
        &DEFAULT
    }

    /// Rules read from a table (the module says how); hedges that it leaves out keep their standard rule.
    ///
    /// # Errors
    /// Where a row names no hedge or holds no intervals.
    pub fn from_tsv(tsv: &str) -> Result<Hedges> {
        Hedges::read(tsv, Some(Hedges::default()))
    }

    fn read(tsv: &str, base: Option<Hedges>) -> Result<Hedges> {
        let mut hedges = base.unwrap_or_else(|| Hedges { rules: Default::default() });
        for (number, line) in tsv.lines().enumerate() {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let (hedge, rule) = row(line)
                .ok_or_else(|| Error::row("hedges", number + 1, None, format!("no rule: '{line}'")))?;
            hedges.rules[hedge as usize] = rule;
        }
        Ok(hedges)
    }

    /// What the hedge asserts of a figure.
    pub(super) fn asserted(&self, hedge: Hedge, figure: f64, grain: f64) -> Bounds {
        self.rules[hedge as usize].asserted.of(figure, grain)
    }

    /// What a reader expects.
    pub(super) fn plausible(&self, hedge: Hedge, figure: f64, grain: f64) -> Plausible {
        let all = self.rules[hedge as usize].plausible.iter().map(|ends| ends.of(figure, grain));
        let widest = |a: Bounds, b: Bounds| Bounds {
            low: a.low.zip(b.low).map(|(a, b)| a.min(b)),
            high: a.high.zip(b.high).map(|(a, b)| a.max(b)),
            ..a
        };
        let bounds = all.reduce(widest);
        Plausible { low: bounds.and_then(|b| b.low), high: bounds.and_then(|b| b.high) }
    }
}

fn row(line: &str) -> Option<(Hedge, Rule)> {
    let mut fields = line.split('\t').map(str::trim);
    let hedge = Hedge::named(fields.next()?)?;
    let asserted = ends(fields.next()?)?;
    let plausible: Option<Vec<Ends>> = fields.next()?.split(" | ").map(ends).collect();
    Some((hedge, Rule { asserted, plausible: plausible? }))
}

fn ends(text: &str) -> Option<Ends> {
    let text = text.trim();
    let low_open = text.starts_with('(');
    let high_open = text.ends_with(')');
    let inside = text.strip_prefix(['[', '('])?.strip_suffix([']', ')'])?;
    let (low, high) = inside.split_once(',')?;
    let (low, high) = (end(low.trim())?, end(high.trim())?);
    Some(Ends { low: End { open: low_open, ..low }, high: End { open: high_open, ..high } })
}

/// `0.5N + g`, or `-` for none; closed.
fn end(text: &str) -> Option<End> {
    if text == "-" {
        return Some(End::default());
    }
    let Some((times, grains)) = text.split_once('N') else {
        return (text == "0").then_some(End { times: Some(0.0), ..End::default() });
    };
    let times = factor(times)?;
    let grains = grains.trim();
    let grains = match (grains.strip_prefix('+'), grains.strip_prefix('-')) {
        (Some(plus), _) => factor(plus.trim().strip_suffix('g')?)?,
        (_, Some(minus)) => -factor(minus.trim().strip_suffix('g')?)?,
        _ => grains.is_empty().then_some(0.0)?,
    };
    Some(End { times: Some(times), grains, ..End::default() })
}

fn factor(text: &str) -> Option<f64> {
    let text = text.trim();
    if text.is_empty() { Some(1.0) } else { text.parse().ok().filter(|f: &f64| f.is_finite()) }
}

impl Ends {
    fn of(self, figure: f64, grain: f64) -> Bounds {
        let (a, b) = (self.low.of(figure, grain), self.high.of(figure, grain));
        let open = self.low.open || self.high.open;
        // "less than 0": nothing lies between 0 and itself, so there is no lower end.
        let floor = self.low.times == Some(0.0) && figure <= 0.0 && (open || figure < 0.0);
        let empty = open && a == b;
        let a = a.filter(|_| !floor && !empty);
        // Of a negative figure, half of it is the larger number.
        let turned = a.zip(b).is_some_and(|(a, b)| a > b);
        let (low, high) = if turned { (b, a) } else { (a, b) };
        Bounds {
            low,
            high,
            low_open: low.is_some() && if turned { self.high.open } else { self.low.open },
            high_open: high.is_some() && if turned { self.low.open } else { self.high.open },
        }
    }
}

impl End {
    fn of(self, figure: f64, grain: f64) -> Option<f64> {
        if self.grains * grain == 0.0 && self.times == Some(1.0) {
            return Some(figure);
        }
        // Rounded to twelve digits, so that 1.1 · 5000 is 5500.
        let value = self.times? * figure + self.grains * grain;
        if value.fract() == 0.0 {
            return value.is_finite().then_some(value);
        }
        let unit = 10f64.powi(11 - value.abs().max(1e-280).log10().floor() as i32);
        let rounded = (value * unit).round() / unit;
        let value = if unit.is_finite() && rounded.is_finite() { rounded } else { value };
        value.is_finite().then_some(value)
    }
}
