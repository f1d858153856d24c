//! Events that may be one and that nothing joins: told by other documents each, of one day and one sort.
//!
//! ```text
//! perhaps one = one stated day , a sort in common , no place or thing that contradicts ,
//!               ( one toll of at least 3 | one place by name, each at another sort of house with another toll ) ,
//!               the main event of some document on either side , no document that tells both
//! ```

use std::collections::{BTreeMap, BTreeSet};

use super::event::EventClues;
use super::events::Events;
use super::vote::Mention;
use crate::value::Day;

/// Two events that may be one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PerhapsOne {
    /// The subjects' keys, the lesser first.
    pub subjects: (String, String),
    /// What speaks for one.
    pub shared: Shared,
}

/// What two events share beside the day and the sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Shared {
    /// The number of the dead, at places that are not known to be two.
    Toll,
    /// The place, where one is put at a school and the other at a church.
    Place,
}

/// So many mates at most are told of each event: more of one day and one toll tell nothing of which is which.
const MATES: usize = 8;

/// So many of one day and one toll are looked at for each event, so that a crowd of them is no square.
const LOOKED_AT: usize = 64;

/// The pairs among clusters of events, each by the node that stands for it.
pub(super) fn pairs(told: &BTreeMap<usize, Vec<Mention<'_>>>, nodes: &Events) -> Vec<(usize, usize, Shared)> {
    let mut alike: BTreeMap<Key, Vec<(usize, Candidate)>> = BTreeMap::new();
    for (&cluster, mentions) in told {
        let main = mentions.iter().filter(|mention| mention.main);
        let clues = main.map(|mention| nodes.bundle(mention.node));
        let documents: BTreeSet<usize> = mentions.iter().map(|mention| mention.document).collect();
        for key_of in [Key::day_and_toll, Key::day_and_place] {
            let found = clues.clone().find_map(|clues| Some((key_of(clues)?, clues)));
            let Some((key, clues)) = found else { continue };
            let candidate = Candidate { clues, documents: documents.clone() };
            alike.entry(key).or_default().push((cluster, candidate));
        }
    }
    let mut pairs = Vec::new();
    for (key, of_one) in &alike {
        for (at, (cluster, candidate)) in of_one.iter().enumerate() {
            let mates = of_one[at + 1..].iter().take(LOOKED_AT);
            let mates = mates.filter(|(_, mate)| candidate.may_be(mate, key.shared())).take(MATES);
            pairs.extend(mates.map(|(mate, _)| (*cluster, *mate, key.shared())));
        }
    }
    pairs
}

/// What two events that may be one have in common.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key<'e> {
    Toll(Day, u64),
    Place(Day, &'e str),
}

impl<'e> Key<'e> {
    fn day_and_toll(clues: &'e EventClues) -> Option<Key<'e>> {
        clues.day_and_toll().map(|(day, dead)| Key::Toll(day, dead))
    }

    fn day_and_place(clues: &'e EventClues) -> Option<Key<'e>> {
        clues.day_and_place().map(|(day, place)| Key::Place(day, place))
    }

    fn shared(&self) -> Shared {
        match self {
            Key::Toll(..) => Shared::Toll,
            Key::Place(..) => Shared::Place,
        }
    }
}

/// An event that may be another.
struct Candidate<'e> {
    /// Of the first document that is about it.
    clues: &'e EventClues,
    documents: BTreeSet<usize>,
}

impl Candidate<'_> {
    fn may_be(&self, other: &Candidate<'_>, shared: Shared) -> bool {
        let alike = match shared {
            Shared::Toll => self.clues.may_be(other.clues),
            Shared::Place => self.clues.may_be_but_for_the_venue(other.clues),
        };
        alike && self.documents.is_disjoint(&other.documents)
    }
}
