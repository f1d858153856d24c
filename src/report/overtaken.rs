//! Counts that others have overtaken: `initially two`, where the same text counts eight later on, and two in one report
//! where another says that the count `rose to eight`. They bear witness no more.
//! Of a toll that `rose to eight` the lower one of its own text stands beside it: whoever gave it need not have taken
//! it back.

use std::collections::{BTreeMap, BTreeSet};

use crate::claim::{Change, ClaimId, Polarity};
use crate::compare::{Said, figure, has_grown, may_be_of_one_hand, turn};
use crate::document::DocumentId;
use crate::lexicon::sequence::Turn;
use crate::value::Value;

/// One count of a text.
struct Told<'c> {
    said: Said<'c>,
    figure: f64,
    turn: Option<Turn>,
}

/// The claims of one question that others have overtaken.
pub(super) fn overtaken<'c>(claims: impl Iterator<Item = Said<'c>>) -> BTreeSet<ClaimId> {
    let told = by_document(claims);
    let of_one = told.values().flat_map(|told| overtaken_in_one(told));
    let mut grown: Vec<&Told<'_>> = told.values().filter_map(|told| highest_grown(told)).collect();
    grown.sort_by(|a, b| b.figure.total_cmp(&a.figure));
    let of_others = told.iter().flat_map(|(document, counts)| {
        let other = grown.iter().find(|grown| grown.said.claim.document() != *document);
        counts.iter().filter(move |count| other.is_some_and(|grown| count.is_before(grown)))
    });
    of_one.chain(of_others).map(|told| told.said.claim.id().clone()).collect()
}

/// Those among them that their own text has overtaken.
pub(super) fn first_counts<'c>(claims: impl Iterator<Item = Said<'c>>) -> BTreeSet<ClaimId> {
    let told = by_document(claims);
    told.values().flat_map(|told| overtaken_in_one(told)).map(|told| told.said.claim.id().clone()).collect()
}

fn by_document<'c>(claims: impl Iterator<Item = Said<'c>>) -> BTreeMap<&'c DocumentId, Vec<Told<'c>>> {
    let mut told: BTreeMap<&DocumentId, Vec<Told<'c>>> = BTreeMap::new();
    for said in claims {
        let claim = said.claim;
        let counts =
            claim.attribute().change() == Change::Grows && claim.stance().polarity == Polarity::Affirmed;
        let Some(figure) = figure(claim).filter(|_| counts) else { continue };
        told.entry(claim.document()).or_default().push(Told { said, figure, turn: turn(said) });
    }
    told
}

/// The same of one text: a first count that is lower than any other.
fn overtaken_in_one<'t, 'c>(told: &'t [Told<'c>]) -> impl Iterator<Item = &'t Told<'c>> {
    let others = told.iter().filter(|told| told.turn != Some(Turn::Before));
    let most = others.map(|told| told.figure).fold(f64::NEG_INFINITY, f64::max);
    told.iter().filter(move |told| told.turn == Some(Turn::Before) && told.figure < most)
}

/// The highest count that a text says to have grown to that.
fn highest_grown<'t, 'c>(told: &'t [Told<'c>]) -> Option<&'t Told<'c>> {
    let grown = told.iter().filter(|told| has_grown(told.said));
    grown.max_by(|a, b| a.figure.total_cmp(&b.figure))
}

impl Told<'_> {
    /// Whether it is an exact count from which one hand may have grown to another, and no day stands against that.
    fn is_before(&self, grown: &Told<'_>) -> bool {
        let exact =
            matches!(self.said.claim.value(), Value::Quantity(quantity) if quantity.low == quantity.high);
        let one_hand = may_be_of_one_hand(self.said.claim, grown.said.claim);
        let in_time = self.said.on.zip(grown.said.on).is_none_or(|(first, then)| first <= then);
        exact
            && one_hand
            && in_time
            && !matches!(self.turn, Some(Turn::After | Turn::Lowered))
            && self.figure < grown.figure
    }
}
