//! One statement that names two places is one claim: "in the border regions of Kenya and Somalia"; and a caption that
//! repeats the half of it says no less.

use std::collections::BTreeMap;

use crate::claim::{Attribute, Claim, ClaimId};
use crate::value::{Place, Value};

/// The claims, those of one statement about somebody's whereabouts joined into one.
pub(super) fn joined(claims: Vec<Claim>) -> Vec<Claim> {
    let mut joined: Vec<Claim> = Vec::with_capacity(claims.len());
    for claim in claims {
        match joined.last_mut().and_then(|last| both(last, &claim)) {
            Some(one) => *joined.last_mut().expect("there is a last one to join") = one,
            None => joined.push(claim),
        }
    }
    let whole = cut_short(&joined);
    let complete = |claim: Claim| match whole.get(claim.id()) {
        Some(value) => claim.with_value(value.clone()),
        None => claim,
    };
    joined.into_iter().map(complete).collect()
}

/// The whereabouts that repeat a sentence of the document and are cut short, each with what the whole sentence says.
fn cut_short(claims: &[Claim]) -> BTreeMap<ClaimId, Value> {
    let mut said: Vec<&Claim> =
        claims.iter().filter(|claim| *claim.attribute() == Attribute::Whereabouts).collect();
    said.sort_unstable_by_key(|claim| (claim.subject(), claim.quote(), claim.id()));
    let quotes: Vec<_> = said.chunk_by(|a, b| (a.subject(), a.quote()) == (b.subject(), b.quote())).collect();
    // What starts with a quote follows it in this order.
    let cut_short = quotes.windows(2).filter(|two| {
        two[0][0].subject() == two[1][0].subject() && two[1][0].quote().starts_with(two[0][0].quote())
    });
    cut_short
        .flat_map(|two| two[0].iter().map(|claim| (claim.id().clone(), two[1][0].value().clone())))
        .collect()
}

/// The claim of both places, where two claims are read from one statement.
fn both(a: &Claim, b: &Claim) -> Option<Claim> {
    let one_statement = *a.attribute() == Attribute::Whereabouts
        && a.attribute() == b.attribute()
        && a.subject() == b.subject()
        && a.stance() == b.stance()
        && a.span().start() == b.span().start()
        && a.provenance().cue.is_some()
        && a.provenance().cue == b.provenance().cue;
    let (Value::Place(p), Value::Place(q)) = (a.value(), b.value()) else { return None };
    let nests = p.admitted().is_within(&q.admitted()) || q.admitted().is_within(&p.admitted());
    (one_statement && !nests).then(|| {
        let longer = if a.span().len() >= b.span().len() { a } else { b };
        let place = Place { nearness: p.nearness, ..Place::named(format!("{} and {}", p.name, q.name)) };
        longer.clone().with_value(Value::Place(place))
    })
}
