//! Quantities in one unit.
//!
//! Percentages and ratios are shares of a whole; months and years are months, shorter durations days; measures are
//! compared in SI. Money of different currencies is not comparable: there are no exchange rates here.

use super::{Quantity, QuantityKind};
use crate::value::{Admitted, Bound, Interval, ValueSet};

impl Quantity {
    /// What two quantities admit, in one unit; none where they measure different things.
    pub fn admitted_together(a: &Quantity, b: &Quantity) -> Option<(Admitted, Admitted)> {
        let (x, y) = scales(a, b)?;
        Some((a.admitted_in(x), b.admitted_in(y)))
    }

    fn admitted_in(&self, factor: f64) -> Admitted {
        let admitted = self.admitted();
        let same = (factor - 1.0).abs() < f64::EPSILON;
        if same {
            return admitted;
        }
        // A converted figure is exact only to the digits that were written: half a percent on each side.
        let slack = |set: &ValueSet| scaled(set, factor, CONVERSION_SLACK);
        Admitted { asserted: slack(&admitted.asserted), plausible: slack(&admitted.plausible) }
    }
}

/// Relative slack of a figure converted between units: "10,000 acres" and "4,050 hectares" are one area.
const CONVERSION_SLACK: f64 = 0.005;

fn scaled(set: &ValueSet, factor: f64, slack: f64) -> ValueSet {
    let Some(hull) = set.hull() else { return set.clone() };
    let end =
        |bound: Bound, slack: f64| Bound { value: bound.value * factor * (1.0 + slack), open: bound.open };
    Interval::new(end(hull.low(), -slack), end(hull.high(), slack)).map_or(set.clone(), ValueSet::numbers)
}

/// By what to multiply each so that both are in one unit.
fn scales(a: &Quantity, b: &Quantity) -> Option<(f64, f64)> {
    use QuantityKind::{Duration, Percentage, Ratio};
    match (a.kind, b.kind) {
        (Percentage, Ratio) => Some((1.0, 100.0)),
        (Ratio, Percentage) => Some((100.0, 1.0)),
        (x, y) if x != y => None,
        _ if a.unit == b.unit => Some((1.0, 1.0)),
        (Duration, _) => {
            let days = |q: &Quantity| days(q.unit.as_deref()?);
            let months = |q: &Quantity| months(q.unit.as_deref()?);
            months(a).zip(months(b)).or_else(|| days(a).zip(days(b)))
        }
        _ => None,
    }
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
