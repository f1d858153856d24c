//! The codebooks that keep a minimum and a maximum, and prefer no figure between them.

use super::acled::one_unit;
use super::common::{as_figure, giving, is_vague, least, most, nothing_stands};
use super::{Decision, Policy};
use crate::lexicon::events::Part;
use crate::reconcile::{Evidence, Testimony};
use crate::value::{Quantity, Value, in_print};

/// Iraq Body Count, Methods § 3.1.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ibc;

impl Policy for Ibc {
    fn name(&self) -> &'static str {
        "ibc"
    }

    fn rule(&self) -> &'static str {
        "Iraq Body Count, Methods 3.1: the minimum and the maximum of all sources, no figure between them preferred \
         (its rule for vague words was not seen: here they count only where nobody gives a figure)"
    }

    fn decide(&self, evidence: &Evidence) -> Decision {
        let standing = evidence.standing();
        let stated: Vec<&Testimony> = standing.iter().copied().filter(|t| !is_vague(t)).collect();
        let heard = if stated.is_empty() { standing } else { stated };
        let ends = Ends { least: or_plausible_least, most: or_plausible_most };
        ends.of(evidence, &heard, "the minimum and the maximum of all sources")
    }
}

/// Airwars, methodology notes on casualty ranges.
#[derive(Debug, Clone, Copy)]
pub(super) struct Airwars;

impl Policy for Airwars {
    fn name(&self) -> &'static str {
        "airwars"
    }

    fn rule(&self) -> &'static str {
        "Airwars: the minimum is the lowest toll that sources support, and no less than are named one by one, the \
         maximum the highest quoted; dozens are 12 to 24, hundreds 100 to 200; of civilians whom somebody denies to \
         be any, the minimum is 0 (those both dead and hurt, and the grades of events, are not counted here)"
    }

    fn decide(&self, evidence: &Evidence) -> Decision {
        let ends = Ends { least: or_one_unit, most: or_two_units };
        let decision =
            ends.of(evidence, &evidence.standing(), "the lowest supported and the highest quoted toll");
        let decision = at_least_named(decision, evidence.named());
        match (&decision.value, decision.high) {
            (Some(Value::Quantity(quantity)), Some(high)) if is_contested(evidence) => {
                let value = Some(Value::Quantity(spanned(quantity.clone(), 0.0, high)));
                let rationale =
                    "contested: the minimum is none, the maximum the highest quoted toll".to_owned();
                Decision { value, low: Some(0.0), rationale, ..decision }
            }
            _ => decision,
        }
    }
}

/// Raises the minimum, and the maximum with it, to as many as are named.
fn at_least_named(decision: Decision, named: usize) -> Decision {
    let named = named as f64;
    match (&decision.value, decision.low, decision.high) {
        (Some(Value::Quantity(quantity)), Some(low), Some(high)) if low < named => {
            let high = high.max(named);
            let value = Some(Value::Quantity(spanned(quantity.clone(), named, high)));
            let rationale = format!("{} are named; the maximum is the highest quoted toll", in_print(named));
            Decision { value, low: Some(named), high: Some(high), rationale, ..decision }
        }
        _ => decision,
    }
}

/// Whether somebody denies that those counted as civilians were any.
fn is_contested(evidence: &Evidence) -> bool {
    let of_civilians = |testimony: &Testimony| {
        let scope = &testimony.claim.qualifiers().scope;
        scope.iter().any(|part| Some(part.as_str()) == Part::Civilians.name())
    };
    evidence.testimonies().iter().any(|testimony| !testimony.affirms() && of_civilians(testimony))
}

fn or_plausible_least(testimony: &Testimony) -> Option<f64> {
    let expected = testimony.quantity().filter(|_| is_vague(testimony)).and_then(|q| q.plausible?.low);
    expected.or_else(|| least(testimony))
}

fn or_plausible_most(testimony: &Testimony) -> Option<f64> {
    let expected = testimony.quantity().filter(|_| is_vague(testimony)).and_then(|q| q.plausible?.high);
    expected.or_else(|| most(testimony))
}

fn or_one_unit(testimony: &Testimony) -> Option<f64> {
    one_unit(testimony).or_else(|| least(testimony))
}

fn or_two_units(testimony: &Testimony) -> Option<f64> {
    one_unit(testimony).map(|unit| 2.0 * unit).or_else(|| most(testimony))
}

/// What a testimony sets as the least and as the most.
struct Ends {
    least: super::common::Reading,
    most: super::common::Reading,
}

impl Ends {
    /// The lowest and the highest as the answer; where nobody sets a minimum, none is the minimum. By the majority
    /// where nobody gives a figure.
    fn of(&self, evidence: &Evidence, heard: &[&Testimony], rationale: &str) -> Decision {
        if heard.is_empty() {
            return nothing_stands(evidence);
        }
        let Some(high) = heard.iter().filter_map(|t| (self.most)(t)).max_by(f64::total_cmp) else {
            return super::plain::Majority.decide(evidence);
        };
        let low = heard.iter().filter_map(|t| (self.least)(t)).min_by(f64::total_cmp).unwrap_or_default();
        let mut decision = as_figure(low, self.least, evidence, heard, rationale.to_owned());
        if let Some(Value::Quantity(quantity)) = decision.value {
            decision.value = Some(Value::Quantity(spanned(quantity, low, high)));
        }
        let within = |figure: Option<f64>| figure.is_some_and(|figure| figure >= low && figure <= high);
        let given_by = giving(evidence, |t| within((self.least)(t)) || within((self.most)(t)));
        Decision { low: Some(low), high: Some(high), given_by, ..decision }
    }
}

fn spanned(mut quantity: Quantity, low: f64, high: f64) -> Quantity {
    quantity.low = Some(low);
    quantity.high = Some(high);
    if high > low {
        quantity.best = None;
        quantity.text = format!("{} to {}", in_print(low), in_print(high));
    }
    quantity
}
