//! One statement that names two places is one claim: "in the border regions of Kenya and Somalia"; and a caption that
//! repeats the half of it is none.

use std::collections::BTreeSet;

use crate::claim::{Attribute, Claim, ClaimId, Subject};
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
    let captions = captions(&joined);
    joined.retain(|claim| !captions.contains(claim.id()));
    joined
}

/// The whereabouts that repeat a sentence of the document and are cut short.
fn captions(claims: &[Claim]) -> BTreeSet<ClaimId> {
    let mut said: Vec<(&Subject, &str, &ClaimId)> = claims
        .iter()
        .filter(|claim| *claim.attribute() == Attribute::Whereabouts)
        .map(|claim| (claim.subject(), claim.quote(), claim.id()))
        .collect();
    said.sort_unstable();
    let quotes: Vec<_> = said.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)).collect();
    // What starts with a quote follows it in this order.
    let cut_short = quotes.windows(2).filter(|two| {
        let ((subject, quote, _), (next, longer, _)) = (two[0][0], two[1][0]);
        subject == next && longer.starts_with(quote)
    });
    cut_short.flat_map(|two| two[0]).map(|(_, _, id)| (*id).clone()).collect()
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
