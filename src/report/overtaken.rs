//! Counts that their own text has overtaken: `initially two`, where it counts eight later on. They bear witness no more.
//! Of a toll that `rose to eight` the lower one stands beside it: whoever gave it need not have taken it back.

use std::collections::{BTreeMap, BTreeSet};

use crate::claim::{Change, Claim, ClaimId, Polarity};
use crate::compare::{figure, turn};
use crate::document::DocumentId;
use crate::lexicon::sequence::Turn;

/// One count of a text.
struct Told<'c> {
    claim: &'c Claim,
    figure: f64,
    turn: Option<Turn>,
}

/// The claims of one question that others of the same text have overtaken.
pub(super) fn overtaken<'c>(
    claims: &[&'c Claim],
    text_of: impl Fn(&DocumentId) -> Option<&'c str>,
) -> BTreeSet<&'c ClaimId> {
    let mut told: BTreeMap<&DocumentId, Vec<Told<'c>>> = BTreeMap::new();
    for &claim in claims {
        let counts =
            claim.attribute().change() == Change::Grows && claim.stance().polarity == Polarity::Affirmed;
        let Some(figure) = figure(claim).filter(|_| counts) else { continue };
        let turn = text_of(claim.document()).and_then(|text| turn(text, claim));
        told.entry(claim.document()).or_default().push(Told { claim, figure, turn });
    }
    told.values().flat_map(|told| overtaken_in_one(told)).collect()
}

/// The same of one text: a first count that is lower than any other.
fn overtaken_in_one<'c>(told: &[Told<'c>]) -> Vec<&'c ClaimId> {
    let others = told.iter().filter(|told| told.turn != Some(Turn::Before));
    let most = others.map(|told| told.figure).fold(f64::NEG_INFINITY, f64::max);
    let first = told.iter().filter(|told| told.turn == Some(Turn::Before) && told.figure < most);
    first.map(|told| told.claim.id()).collect()
}
