//! The rules of the field's codebooks. Where a rule could not be read, the text says so.

use super::common::{as_figure, as_said, ceiling, figure, floor, range};
use super::plain::majority;
use super::{Decision, Policy};
use crate::reconcile::{Evidence, Testimony};
use crate::value::{Precision, Quantity, in_print};

/// Global Terrorism Database codebook, June 2017, § VIII p. 48.
#[derive(Debug, Clone, Copy)]
pub(super) struct Gtd;

impl Policy for Gtd {
    fn name(&self) -> &'static str {
        "gtd"
    }

    fn rule(&self) -> &'static str {
        "GTD codebook 2017, p. 48: the most recent source unless doubtful or the perpetrators' own; of several, the \
         majority; without one, the lowest figure; a vague figure stays blank"
    }

    fn decide(&self, evidence: &Evidence) -> Decision {
        let heard = evidence.by_witness();
        let trusted: Vec<&Testimony> =
            heard.iter().filter(|t| !t.is_doubtful() && !t.is_partisan()).copied().collect();
        let usable = if trusted.is_empty() { &heard } else { &trusted };
        let stated: Vec<&Testimony> = usable.iter().filter(|t| !is_vague(t)).copied().collect();
        if stated.is_empty() {
            let rationale = "only vague figures: the field stays blank".to_owned();
            return Decision { rationale, ..Decision::default() };
        }
        let newest = stated.iter().map(|t| t.on).max().unwrap_or_default();
        let recent: Vec<&Testimony> = stated.iter().filter(|t| t.on == newest).copied().collect();
        settle(&recent, &heard)
    }
}

/// One recent figure, the majority of several, or the lowest.
fn settle(recent: &[&Testimony], heard: &[&Testimony]) -> Decision {
    let same = recent.windows(2).all(|pair| figure(pair[0]) == figure(pair[1]));
    if let ([one, ..], true) = (recent, same) {
        return as_said(one, heard, "the most recent source".to_owned());
    }
    if let Some((testimony, votes)) = majority(recent) {
        return as_said(testimony, heard, format!("stated by {votes} of {} recent sources", recent.len()));
    }
    let lowest = recent.iter().filter_map(|t| figure(t)).min_by(f64::total_cmp);
    match lowest {
        Some(figure) => {
            as_figure(figure, heard, "no majority among the recent sources: the lowest".to_owned())
        }
        None => {
            Decision { rationale: "no majority among the recent sources".to_owned(), ..Decision::default() }
        }
    }
}

fn is_vague(testimony: &Testimony) -> bool {
    testimony.quantity().is_some_and(|q| q.precision == Precision::Vague)
}

/// ACLED, FAQ on fatalities, 2023, updated May 2024.
#[derive(Debug, Clone, Copy)]
pub(super) struct Acled;

impl Policy for Acled {
    fn name(&self) -> &'static str {
        "acled"
    }

    fn rule(&self) -> &'static str {
        "ACLED fatalities FAQ 2024: where sources differ or are vague, the most conservative figure; tens are 10, \
         dozens 12, hundreds 100 (the rule for wholly unknown figures was not seen)"
    }

    fn decide(&self, evidence: &Evidence) -> Decision {
        let heard = evidence.by_witness();
        let lowest = heard.iter().filter_map(|t| conservative(t)).min_by(f64::total_cmp);
        match lowest {
            Some(figure) => as_figure(figure, &heard, "the most conservative figure".to_owned()),
            None => super::plain::Majority.decide(evidence),
        }
    }
}

/// A vague word as ACLED counts it: one of the unit it names.
fn conservative(testimony: &Testimony) -> Option<f64> {
    let quantity = testimony.quantity()?;
    if quantity.precision != Precision::Vague {
        return floor(testimony);
    }
    // The reader's floors are two of the unit (dozens 24, hundreds 200); ACLED counts one.
    quantity.low.map(|low| low / 2.0)
}

/// UCDP Georeferenced Event Dataset, definitions of `best`, `low` and `high`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ucdp;

impl Policy for Ucdp {
    fn name(&self) -> &'static str {
        "ucdp"
    }

    fn rule(&self) -> &'static str {
        "UCDP GED: low and high are the lowest and highest reliable estimates, best the most likely (its rule of \
         choice was not seen: here the majority of reliable sources, else the lowest, which best equals in 68 % of \
         the events whose low and high differ)"
    }

    fn decide(&self, evidence: &Evidence) -> Decision {
        let heard = evidence.by_witness();
        let reliable: Vec<&Testimony> =
            heard.iter().filter(|t| !t.is_doubtful() && !t.is_partisan()).copied().collect();
        let usable = if reliable.is_empty() { heard } else { reliable };
        if let Some((testimony, votes)) = majority(&usable) {
            return as_said(
                testimony,
                &usable,
                format!("stated by {votes} of {} reliable sources", usable.len()),
            );
        }
        match range(&usable).0 {
            Some(low) => as_figure(low, &usable, "no majority: the lowest reliable estimate".to_owned()),
            None => Decision::default(),
        }
    }
}

/// Iraq Body Count, Methods § 3.1.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ibc;

impl Policy for Ibc {
    fn name(&self) -> &'static str {
        "ibc"
    }

    fn rule(&self) -> &'static str {
        "Iraq Body Count, Methods 3.1: the minimum and the maximum of all sources, no figure between them preferred"
    }

    fn decide(&self, evidence: &Evidence) -> Decision {
        extremes(&evidence.by_witness(), floor, ceiling, "the minimum and the maximum of all sources")
            .unwrap_or_else(|| super::plain::Majority.decide(evidence))
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
        "Airwars: the minimum is the lowest toll that sources support (named victims, where they are counted), the \
         maximum the highest quoted; dozens are 12 to 24, hundreds 100 to 200"
    }

    fn decide(&self, evidence: &Evidence) -> Decision {
        let high = |t: &Testimony| {
            let quantity = t.quantity()?;
            let vague = quantity.precision == Precision::Vague;
            if vague { quantity.low } else { ceiling(t) }
        };
        extremes(
            &evidence.by_witness(),
            conservative,
            high,
            "the lowest supported and the highest quoted toll",
        )
        .unwrap_or_else(|| super::plain::Majority.decide(evidence))
    }
}

type Reading = fn(&Testimony) -> Option<f64>;

/// An interval as the answer; none where nobody gives a figure.
fn extremes(
    heard: &[&Testimony],
    low: Reading,
    high: impl Fn(&Testimony) -> Option<f64>,
    rationale: &str,
) -> Option<Decision> {
    let low = heard.iter().filter_map(|t| low(t)).min_by(f64::total_cmp)?;
    let high = heard.iter().filter_map(|t| high(t)).max_by(f64::total_cmp)?;
    let mut decision = as_figure(low, heard, rationale.to_owned());
    if let Some(crate::value::Value::Quantity(quantity)) = &mut decision.value {
        span(quantity, low, high);
    }
    Some(Decision { low: Some(low), high: Some(high), ..decision })
}

fn span(quantity: &mut Quantity, low: f64, high: f64) {
    quantity.low = Some(low);
    quantity.high = Some(high);
    if high > low {
        quantity.best = None;
        quantity.text = format!("{} to {}", in_print(low), in_print(high));
    }
}
