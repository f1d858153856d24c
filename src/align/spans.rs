//! One statement that names two places is one claim: "in the border regions of Kenya and Somalia"; and a caption that
//! repeats the half of it is none.

use crate::claim::{Attribute, Claim};
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
    let whole = joined.clone();
    joined.retain(|claim| !whole.iter().any(|other| repeats(claim, other)));
    joined
}

/// A caption that repeats a sentence of the document and is cut short.
fn repeats(caption: &Claim, sentence: &Claim) -> bool {
    *caption.attribute() == Attribute::Whereabouts
        && caption.attribute() == sentence.attribute()
        && caption.subject() == sentence.subject()
        && caption.quote().len() < sentence.quote().len()
        && sentence.quote().starts_with(caption.quote())
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
