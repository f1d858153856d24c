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

/// By what to multiply a figure, and how much room the conversion leaves.
#[derive(Debug, Clone, Copy)]
struct Scale {
    factor: f64,
    slack: f64,
}

impl Scale {
    /// A conversion that is exact by definition: months of a year, kilograms of a tonne.
    fn exact(factor: f64) -> Scale {
        Scale { factor, slack: 0.0 }
    }

    /// A conversion that writers round: miles to kilometres.
    fn rounded(factor: f64) -> Scale {
        Scale { factor, slack: CONVERSION_SLACK }
    }
}

/// Relative slack of a figure converted between units: "10,000 acres" and "4,050 hectares" are one area.
const CONVERSION_SLACK: f64 = 0.005;

fn scaled(set: &ValueSet, scale: Scale) -> ValueSet {
    let same = (scale.factor - 1.0).abs() < f64::EPSILON && scale.slack == 0.0;
    let Some(hull) = set.hull().filter(|_| !same) else { return set.clone() };
    let end = |bound: Bound, slack: f64| Bound {
        value: bound.value * scale.factor * (1.0 + slack),
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
        (Duration, _) => durations(a.unit.as_deref()?, b.unit.as_deref()?),
        (Measure, _) => measures(a.unit.as_deref()?, b.unit.as_deref()?),
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
    Scale { factor: 100.0, slack: parts.map_or(0.0, |above| 0.1 / above.round().max(1.0)) }
}

/// Into more parts than this nobody divides loosely.
const MOST_PARTS: u32 = 20;

fn durations(a: &str, b: &str) -> Option<(Scale, Scale)> {
    if let Some((a, b)) = months(a).zip(months(b)) {
        return Some((Scale::exact(a), Scale::exact(b)));
    }
    let (x, y) = days(a).zip(days(b))?;
    let mixed = months(a).is_some() != months(b).is_some();
    Some(if mixed { (Scale::rounded(x), Scale::rounded(y)) } else { (Scale::exact(x), Scale::exact(y)) })
}

/// Measures of one dimension, in units of the second.
fn measures(a: &str, b: &str) -> Option<(Scale, Scale)> {
    let unit =
        |symbol: &str| Lexicon::english().numbers.units.meanings().find(|unit| &*unit.symbol == symbol);
    let (x, y) = unit(a).zip(unit(b))?;
    if x.dimension != y.dimension {
        return None;
    }
    let ratio = x.factor / y.factor;
    let whole = |ratio: f64| (ratio - ratio.round()).abs() < 1e-9 * ratio;
    let exact = whole(ratio) || whole(1.0 / ratio);
    let first = if exact { Scale::exact(ratio) } else { Scale::rounded(ratio) };
    Some((first, if exact { Scale::exact(1.0) } else { Scale::rounded(1.0) }))
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
