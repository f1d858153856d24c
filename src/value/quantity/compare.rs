//! Quantities in one unit.
//!
//! Percentages and ratios are shares of a whole; months and years are months, shorter durations days; measures are
//! compared in SI. Money of different currencies is not comparable: there are no exchange rates here.

use super::{Quantity, QuantityKind};
use crate::lexicon::Lexicon;
use crate::value::{Admitted, Bound, Interval, ValueSet};

impl Quantity {
    /// What two quantities admit, in one unit; none where they measure different things.
    pub fn admitted_together(a: &Quantity, b: &Quantity) -> Option<(Admitted, Admitted)> {
        let (x, y) = scales(a, b)?;
        Some((a.admitted_in(x), b.admitted_in(y)))
    }

    fn admitted_in(&self, scale: Scale) -> Admitted {
        let admitted = self.admitted();
        let scaled = |set: &ValueSet| scaled(set, scale);
        Admitted { asserted: scaled(&admitted.asserted), plausible: scaled(&admitted.plausible) }
    }
}

/// How to bring a figure into another unit, and how much room the conversion leaves.
#[derive(Debug, Clone, Copy)]
struct Scale {
    factor: f64,
    /// What is added behind the factor: the zero of Fahrenheit is not that of Celsius.
    offset: f64,
    /// By so much, in the figure's own unit, it may be off.
    slack: f64,
}

impl Scale {
    /// A conversion that is exact by definition: months of a year, kilograms of a tonne.
    fn exact(factor: f64) -> Scale {
        Scale { factor, offset: 0.0, slack: 0.0 }
    }

    fn with_slack(self, slack: f64) -> Scale {
        Scale { slack, ..self }
    }
}

/// A figure converted between units is off by at most so much of itself, however many digits it has: "10,000 acres" and
/// "4,050 hectares" are one area.
const CONVERSION_SLACK: f64 = 0.005;

/// Nobody rounds a converted figure by more of itself, "100 miles" to "150 km".
const MOST_ROUNDED: f64 = 0.05;

/// Conversions that writers round. The rounder of the two figures is the one that was converted: it may be off by half
/// of its last digit, as "2 km" is for "1.2 miles".
fn rounded(x: Scale, a: &Quantity, y: Scale, b: &Quantity) -> (Scale, Scale) {
    let (size, other) = (figure(a).abs(), figure(b).abs());
    let (first, second) = (rounding(size), rounding(other));
    let coarser = |own: f64, than: f64| own.max(CONVERSION_SLACK) >= than;
    let slack = |size: f64, own: f64, than: f64| {
        size * if coarser(own, than) { own.clamp(CONVERSION_SLACK, MOST_ROUNDED) } else { CONVERSION_SLACK }
    };
    (x.with_slack(slack(size, first, second)), y.with_slack(slack(other, second, first)))
}

/// The figure that a quantity is about; of a range, an end.
fn figure(quantity: &Quantity) -> f64 {
    quantity.best.or(quantity.low).or(quantity.high).unwrap_or_default()
}

/// Half of the last digit of a figure other than zero, as a share of the figure.
fn rounding(size: f64) -> f64 {
    if size <= 0.0 { 0.0 } else { last_digit(size) / 2.0 / size }
}

/// What the last digit of a figure counts: 100 for 4,200, 0.1 for 1.2.
fn last_digit(size: f64) -> f64 {
    let ends = |digit: &f64| {
        let count = (size / digit).round();
        count >= 1.0 && (size / digit - count).abs() < 1e-6
    };
    let digits = (-FINEST..=COARSEST).rev().map(|power| 10f64.powi(power));
    digits.into_iter().find(ends).unwrap_or_default()
}

/// Powers of ten between which the last digit of a converted figure is looked for.
const FINEST: i32 = 6;
const COARSEST: i32 = 15;

fn scaled(set: &ValueSet, scale: Scale) -> ValueSet {
    let same = (scale.factor - 1.0).abs() < f64::EPSILON && scale.offset == 0.0 && scale.slack == 0.0;
    let Some(hull) = set.hull().filter(|_| !same) else { return set.clone() };
    let end = |bound: Bound, slack: f64| Bound {
        value: (bound.value + slack) * scale.factor + scale.offset,
        open: bound.open,
    };
    let interval = Interval::new(end(hull.low(), -scale.slack), end(hull.high(), scale.slack));
    interval.map_or(set.clone(), ValueSet::numbers)
}

/// How to bring both into one unit.
fn scales(a: &Quantity, b: &Quantity) -> Option<(Scale, Scale)> {
    use QuantityKind::{Duration, Measure, Percentage, Ratio};
    let one = Scale::exact(1.0);
    match (a.kind, b.kind) {
        (Percentage, Ratio) => Some((one, percent_of(b, a))),
        (Ratio, Percentage) => Some((percent_of(a, b), one)),
        (x, y) if x != y => None,
        _ if a.unit == b.unit => Some((one, one)),
        (Duration, _) => durations(a, b),
        (Measure, _) => measures(a, b),
        _ => None,
    }
}

/// A ratio in percent. Who says "three in five" or "a third" says it of 61 and of 32 percent too: the slack is a tenth
/// of a part, of as many parts as the ratio names.
fn percent_of(ratio: &Quantity, percentage: &Quantity) -> Scale {
    let same = ratio.best.zip(percentage.best).is_some_and(|(a, b)| (a * 100.0 - b).abs() < 1e-9);
    if same {
        return Scale::exact(100.0);
    }
    let parts = ratio.best.filter(|best| *best > 0.0 && *best < 1.0).and_then(|best| {
        (1..=MOST_PARTS)
            .map(|whole| best * f64::from(whole))
            .find(|above| (above - above.round()).abs() < 1e-9)
    });
    let slack = parts.map_or(0.0, |above| 0.1 / above.round().max(1.0));
    Scale::exact(100.0).with_slack(slack * figure(ratio))
}

/// Into more parts than this nobody divides loosely.
const MOST_PARTS: u32 = 20;

fn durations(a: &Quantity, b: &Quantity) -> Option<(Scale, Scale)> {
    let (x, y) = a.unit.as_deref().zip(b.unit.as_deref())?;
    if let Some((x, y)) = months(x).zip(months(y)) {
        return Some((Scale::exact(x), Scale::exact(y)));
    }
    let mixed = months(x).is_some() != months(y).is_some();
    let (x, y) = days(x).zip(days(y))?;
    let (x, y) = (Scale::exact(x), Scale::exact(y));
    Some(if mixed { rounded(x, a, y, b) } else { (x, y) })
}

/// Measures of one dimension, in units of the second; temperatures in Kelvin.
fn measures(a: &Quantity, b: &Quantity) -> Option<(Scale, Scale)> {
    let (first, second) = a.unit.as_deref().zip(b.unit.as_deref())?;
    if let Some((x, y)) = kelvin(first).zip(kelvin(second)) {
        return Some(rounded(x, a, y, b));
    }
    let unit =
        |symbol: &str| Lexicon::english().numbers.units.meanings().find(|unit| &*unit.symbol == symbol);
    let (x, y) = unit(first).zip(unit(second))?;
    if x.dimension != y.dimension {
        return None;
    }
    let ratio = x.factor / y.factor;
    let whole = |ratio: f64| (ratio - ratio.round()).abs() < 1e-9 * ratio;
    let scales = (Scale::exact(ratio), Scale::exact(1.0));
    Some(if whole(ratio) || whole(1.0 / ratio) { scales } else { rounded(scales.0, a, scales.1, b) })
}

/// How a temperature becomes one in Kelvin: the scales have other zeros, so a factor is not enough.
fn kelvin(unit: &str) -> Option<Scale> {
    let (factor, offset) = match unit {
        "Cel" => (1.0, 273.15),
        "degF" => (5.0 / 9.0, 273.15 - 32.0 * 5.0 / 9.0),
        "K" => (1.0, 0.0),
        _ => return None,
    };
    Some(Scale { offset, ..Scale::exact(factor) })
}

fn months(unit: &str) -> Option<f64> {
    match unit {
        "month" => Some(1.0),
        "year" => Some(12.0),
        "decade" => Some(120.0),
        "century" => Some(1200.0),
        _ => None,
    }
}

/// Days of a mean Gregorian month and year.
fn days(unit: &str) -> Option<f64> {
    Some(match unit {
        "second" => 1.0 / 86_400.0,
        "minute" => 1.0 / 1440.0,
        "hour" => 1.0 / 24.0,
        "day" => 1.0,
        "week" => 7.0,
        "month" => 30.436_875,
        "year" => 365.2425,
        "decade" => 3652.425,
        _ => return None,
    })
}
