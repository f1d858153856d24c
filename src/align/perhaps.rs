//! Events that may be one and that nothing joins: told by other documents each, of one day, one sort and one toll, at
//! places of which it is not known that they are two.
//!
//! ```text
//! perhaps one = one stated day , one toll of at least 3 , a sort in common , no place or thing that contradicts ,
//!               the main event of some document on either side , no document that tells both
//! ```

use std::collections::{BTreeMap, BTreeSet};

use super::Events;
use super::event::EventClues;
use super::vote::Mention;

/// So many mates at most are looked at for each event: more of one day and one toll tell nothing of which is which.
const MATES: usize = 8;

/// The pairs among clusters of events, each by the node that stands for it.
pub(super) fn pairs(told: &BTreeMap<usize, Vec<Mention<'_>>>, nodes: &Events) -> Vec<(usize, usize)> {
    let mut alike: BTreeMap<_, Vec<(usize, Candidate)>> = BTreeMap::new();
    for (&cluster, mentions) in told {
        let main = mentions.iter().filter(|mention| mention.main);
        let mut clues = main.map(|mention| &nodes.0[mention.node].clues);
        let found = clues.find_map(|clues| Some((clues.day_and_toll()?, clues)));
        let Some((key, clues)) = found else { continue };
        let documents = mentions.iter().map(|mention| mention.document).collect();
        alike.entry(key).or_default().push((cluster, Candidate { clues, documents }));
    }
    let mut pairs = Vec::new();
    for of_one in alike.values() {
        for (at, (cluster, candidate)) in of_one.iter().enumerate() {
            let mates = of_one[at + 1..].iter().take(MATES);
            pairs.extend(mates.filter(|(_, mate)| candidate.may_be(mate)).map(|(mate, _)| (*cluster, *mate)));
        }
    }
    pairs
}

/// An event that may be another.
struct Candidate<'e> {
    /// Of the first document that is about it.
    clues: &'e EventClues,
    documents: BTreeSet<usize>,
}

impl Candidate<'_> {
    fn may_be(&self, other: &Candidate<'_>) -> bool {
        self.documents.is_disjoint(&other.documents) && self.clues.may_be(other.clues)
    }
}
