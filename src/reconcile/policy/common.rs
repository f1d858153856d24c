//! What several policies need: figures of testimonies, and answers made of them.

use super::Decision;
use crate::reconcile::Testimony;
use crate::value::{Quantity, QuantityKind, Value};

/// The figure a testimony is recorded with: the one figure of its words, else the floor that they set.
pub(super) fn figure(testimony: &Testimony) -> Option<f64> {
    let quantity = testimony.quantity()?;
    quantity.best.or(quantity.low)
}

/// The lowest figure its words leave room for.
pub(super) fn floor(testimony: &Testimony) -> Option<f64> {
    let quantity = testimony.quantity()?;
    quantity.low.or(quantity.best)
}

/// The highest figure its words name (a floor names no ceiling: then the floor itself).
pub(super) fn ceiling(testimony: &Testimony) -> Option<f64> {
    let quantity = testimony.quantity()?;
    quantity.high.or(quantity.best).or(quantity.low)
}

/// `2 of 3 witnesses`, `the one witness`.
pub(super) fn of_witnesses(some: usize, all: usize) -> String {
    if all == 1 { "the one witness".to_owned() } else { format!("{some} of {all} witnesses") }
}

/// A testimony's own value as the answer, with the interval of all that were heard.
pub(super) fn as_said(testimony: &Testimony, heard: &[&Testimony], rationale: String) -> Decision {
    let (low, high) = match figure(testimony) {
        Some(_) => range(heard),
        None => (None, None),
    };
    Decision { value: Some(testimony.claim.value().clone()), low, high, rationale, ..Decision::default() }
}

/// One figure as the answer.
pub(super) fn as_figure(figure: f64, heard: &[&Testimony], rationale: String) -> Decision {
    let (low, high) = range(heard);
    let unit = heard.iter().find_map(|t| t.quantity());
    let value = Some(Value::Quantity(exact(figure, unit)));
    Decision { value, low, high, rationale, ..Decision::default() }
}

/// The lowest and the highest figure heard.
pub(super) fn range(heard: &[&Testimony]) -> (Option<f64>, Option<f64>) {
    let low = heard.iter().filter_map(|t| floor(t)).min_by(f64::total_cmp);
    let high = heard.iter().filter_map(|t| ceiling(t)).max_by(f64::total_cmp);
    (low, high)
}

fn exact(figure: f64, like: Option<&Quantity>) -> Quantity {
    let mut quantity = Quantity::count(0);
    quantity.kind = like.map_or(QuantityKind::Count, |q| q.kind);
    quantity.unit = like.and_then(|q| q.unit.clone());
    quantity.low = Some(figure);
    quantity.high = Some(figure);
    quantity.best = Some(figure);
    quantity.text = figure.to_string();
    quantity
}
