//! What somebody was before he died, told in the same breath: hurt in the crash and dead on Monday is dead.
//!
//! A sentence that gives somebody two states in one voice, of which one is death and as sure as the other, gives him
//! the other as what it had been. The day on which he was hurt has a claim of its own and stays.

use std::collections::BTreeMap;

use crate::claim::{Attribute, Certainty, Claim, Polarity};
use crate::text::Text;
use crate::value::{Status, Value};

/// Takes out the states that a death told behind them in the same sentence ended.
pub(super) fn settle(text: &Text<'_>, claims: &mut Vec<Claim>) {
    let mut deaths: BTreeMap<Telling, (usize, Certainty)> = BTreeMap::new();
    for claim in claims.iter().filter(|claim| told(claim) == Some(Status::Dead)) {
        deaths.insert(telling(text, claim), (claim.span().end(), claim.stance().certainty));
    }
    claims.retain(|claim| {
        let ends = |&(end, certainty): &(usize, Certainty)| {
            end >= claim.span().end() && certainty <= claim.stance().certainty
        };
        let ended = told(claim).is_some_and(is_ended_by_death);
        !ended || !deaths.get(&telling(text, claim)).is_some_and(ends)
    });
}

/// Of whom a claim is, the sentence it stands in, and who says so.
type Telling = (String, usize, Vec<String>);

fn telling(text: &Text<'_>, claim: &Claim) -> Telling {
    let start = claim.span().start();
    let token = text.tokens().partition_point(|token| token.span().end() <= start);
    let speakers = claim.speakers().iter().map(|speaker| speaker.name.clone());
    (claim.subject().key.clone(), text.sentence_of(token), speakers.collect())
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
