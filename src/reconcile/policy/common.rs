//! What several policies need: figures as they are recorded, and answers made of them.

use std::collections::BTreeMap;

use super::Decision;
use crate::claim::ClaimId;
use crate::reconcile::{Evidence, Testimony};
use crate::value::{Precision, Quantity, QuantityKind, Value};

/// How a figure is recorded.
pub(super) type Reading = fn(&Testimony) -> Option<f64>;

/// The figure that is said, whatever hedges it: 50 for "around 50", 170 for "more than 170", the lower end of a range;
/// none of words like "dozens".
pub(super) fn said(testimony: &Testimony) -> Option<f64> {
    let quantity = testimony.quantity().filter(|quantity| quantity.precision != Precision::Vague)?;
    quantity.best.or(quantity.low)
}

/// The least that the words name: the figure said, the lower end of a range; "up to 20" names none.
pub(super) fn least(testimony: &Testimony) -> Option<f64> {
    let quantity = testimony.quantity()?;
    if is_ceiling(quantity) { None } else { quantity.best.or(quantity.low) }
}

/// The most that the words name: the figure said, the upper end of a range; of a floor the floor itself.
pub(super) fn most(testimony: &Testimony) -> Option<f64> {
    let quantity = testimony.quantity()?;
    quantity.best.or(quantity.high).or(quantity.low)
}

/// "Up to 20", "fewer than 20": the figure is the end, and anything below it may be so.
fn is_ceiling(quantity: &Quantity) -> bool {
    let exact = quantity.precision == Precision::Exact;
    exact && quantity.best.is_some() && quantity.best == quantity.high && quantity.low < quantity.high
}

/// Whether the words give no figure, but an order of size.
pub(super) fn is_vague(testimony: &Testimony) -> bool {
    testimony.quantity().is_some_and(|quantity| quantity.precision == Precision::Vague)
}

/// Whether somebody says so as known who is neither doubtful nor a party, as codebooks ask that weigh sources.
pub(super) fn is_reliable(testimony: &Testimony) -> bool {
    testimony.is_sure() && !testimony.is_doubtful() && !testimony.is_partisan()
}

/// `2 of 3 witnesses`, `the one witness`.
pub(super) fn of_witnesses(some: usize, all: usize) -> String {
    if all == 1 { "the one witness".to_owned() } else { format!("{some} of {all} witnesses") }
}

/// No answer, and why.
pub(super) fn blank(rationale: impl Into<String>) -> Decision {
    Decision { rationale: rationale.into(), ..Decision::default() }
}

/// No answer, because whatever is said is denied by as many, or the other way round by as many; nothing where nothing is
/// said.
pub(super) fn nothing_stands(evidence: &Evidence) -> Decision {
    let mut said = evidence.testimonies().iter().filter(|testimony| testimony.affirms()).peekable();
    if said.peek().is_none() {
        return Decision::default();
    }
    let outvoted = said.all(|testimony| testimony.admitted().asserted.is_empty());
    blank(if outvoted {
        "as many witnesses say that it rose as that it fell"
    } else {
        "denied by no fewer witnesses than say so"
    })
}

/// A testimony's own value as the answer, with the interval of all that were heard.
pub(super) fn as_said(testimony: &Testimony, heard: &[&Testimony], rationale: String) -> Decision {
    let (low, high) = if testimony.quantity().is_some() { range(heard) } else { (None, None) };
    Decision { value: Some(testimony.claim.value().clone()), low, high, rationale, ..Decision::default() }
}

/// One figure as the answer; whoever it is recorded from gives it.
pub(super) fn as_figure(
    figure: f64,
    recorded: Reading,
    evidence: &Evidence,
    heard: &[&Testimony],
    rationale: String,
) -> Decision {
    let (low, high) = range(heard);
    let unit = heard.iter().find_map(|t| t.quantity());
    let value = Some(Value::Quantity(exact(figure, unit)));
    let given_by = giving(evidence, |testimony| recorded(testimony) == Some(figure));
    Decision { value, low, high, rationale, given_by, ..Decision::default() }
}

/// The claims that affirm and of which something holds.
pub(super) fn giving(evidence: &Evidence, holds: impl Fn(&Testimony) -> bool) -> Vec<ClaimId> {
    let given = evidence.testimonies().iter().filter(|testimony| testimony.affirms() && holds(testimony));
    given.map(|testimony| testimony.claim.id().clone()).collect()
}

/// The lowest and the highest figure heard.
pub(super) fn range(heard: &[&Testimony]) -> (Option<f64>, Option<f64>) {
    let high = heard.iter().filter_map(|t| most(t)).max_by(f64::total_cmp);
    (heard.iter().filter_map(|t| least(t)).min_by(f64::total_cmp).or(high), high)
}

/// The answer given most often, and by how many; none in a tie.
pub(super) fn majority<'t, 'c>(
    heard: &[&'t Testimony<'c>],
    answer: impl Fn(&Testimony<'c>) -> String,
) -> Option<(&'t Testimony<'c>, usize)> {
    let mut votes: BTreeMap<String, (usize, &'t Testimony<'c>)> = BTreeMap::new();
    for testimony in heard {
        votes.entry(answer(testimony)).or_insert((0, testimony)).0 += 1;
    }
    let most = votes.values().map(|(n, _)| *n).max()?;
    let mut winners = votes.values().filter(|(n, _)| *n == most);
    let winner = winners.next()?;
    winners.next().is_none().then_some((winner.1, most))
}

/// What a testimony answers: equal where the same values make it true; where none are known, its words.
pub(super) fn answer(value: &Value) -> String {
    let asserted = value.admitted().asserted;
    if asserted.is_everything() { value.to_string().to_lowercase() } else { asserted.to_string() }
}

/// The same, of the figure that is recorded where there is one.
pub(super) fn recorded(testimony: &Testimony) -> String {
    said(testimony).map_or_else(|| answer(testimony.claim.value()), |figure| figure.to_string())
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
