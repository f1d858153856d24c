//! ACLED, FAQ on fatalities, 2023, updated May 2024.

use super::common::{as_figure, blank, nothing_stands, said};
use super::{Decision, Policy};
use crate::claim::Attribute;
use crate::reconcile::{Evidence, Testimony};
use crate::value::Precision;

/// The most conservative figure.
#[derive(Debug, Clone, Copy)]
pub(super) struct Acled;

impl Policy for Acled {
    fn name(&self) -> &'static str {
        "acled"
    }

    fn rule(&self) -> &'static str {
        "ACLED fatalities FAQ 2024: where sources differ or are vague, the most conservative figure; tens are 10, \
         dozens 12, hundreds 100; of the hurt there is no column, so no answer (the rule for wholly unknown figures \
         was not seen)"
    }

    fn decide(&self, evidence: &Evidence) -> Decision {
        if matches!(evidence.attribute(), Attribute::Injured | Attribute::KilledOrInjured) {
            return blank("ACLED has no column for the hurt");
        }
        let standing = evidence.standing();
        if standing.is_empty() {
            return nothing_stands(evidence);
        }
        let figures = || standing.iter().filter_map(|t| conservative(t));
        let Some(lowest) = figures().min_by(f64::total_cmp) else {
            return super::plain::Majority.decide(evidence);
        };
        let why = "the most conservative figure".to_owned();
        let decision = as_figure(lowest, conservative, evidence, &standing, why);
        let highest = figures().max_by(f64::total_cmp);
        Decision { low: Some(lowest), high: highest, ..decision }
    }
}

/// The figure said; of a vague word one of the unit that it names, and of "several" what it sets as its floor.
pub(super) fn conservative(testimony: &Testimony) -> Option<f64> {
    said(testimony).or_else(|| one_unit(testimony)).or_else(|| testimony.quantity()?.low)
}

/// One of the unit in which "tens", "dozens" or "hundreds" count: the reader takes the plural for two of them or more.
pub(super) fn one_unit(testimony: &Testimony) -> Option<f64> {
    let quantity = testimony.quantity().filter(|quantity| quantity.precision == Precision::Vague)?;
    let least = quantity.low.filter(|low| quantity.high.is_none() && *low >= 2.0 * SMALLEST_UNIT)?;
    Some(least / 2.0)
}

/// In no smaller unit than tens is counted; "many" counts in none.
const SMALLEST_UNIT: f64 = 10.0;
