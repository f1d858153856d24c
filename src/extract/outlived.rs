//! What somebody was before he died, told in the same breath: hurt in the crash and dead on Monday is dead.
//!
//! A sentence that gives somebody two states, of which one is death, gives him the other as what it had been. The day on
//! which he was hurt has a claim of its own and stays.

use std::collections::BTreeMap;

use crate::claim::{Attribute, Claim, Polarity};
use crate::text::Text;
use crate::value::{Status, Value};

/// Takes out the states that a death told behind them in the same sentence ended.
pub(super) fn settle(text: &Text<'_>, claims: &mut Vec<Claim>) {
    let place = |claim: &Claim| {
        let start = claim.span().start();
        let token = text.tokens().partition_point(|token| token.span().end() <= start);
        (claim.subject().key.clone(), text.sentence_of(token))
    };
    let mut deaths: BTreeMap<(String, usize), usize> = BTreeMap::new();
    for claim in claims.iter().filter(|claim| told(claim) == Some(Status::Dead)) {
        deaths.insert(place(claim), claim.span().end());
    }
    claims.retain(|claim| {
        let ended = told(claim).is_some_and(is_ended_by_death);
        !ended || deaths.get(&place(claim)).is_none_or(|death| *death < claim.span().end())
    });
}

/// The state that a claim gives somebody.
fn told(claim: &Claim) -> Option<Status> {
    let affirmed = claim.stance().polarity == Polarity::Affirmed;
    match claim.value() {
        Value::Status { status } if affirmed && *claim.attribute() == Attribute::LifeStatus => Some(*status),
        _ => None,
    }
}

fn is_ended_by_death(status: Status) -> bool {
    matches!(status, Status::Wounded | Status::Detained | Status::Missing | Status::AtLarge | Status::Free)
}
