//! A place as a clue: what it admits is worked out once, since it is compared with every event of the text.

use std::ops::Deref;

use crate::value::{Place, ValueSet};

/// A place with its set and the number of steps of its path.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Spot {
    place: Place,
    set: ValueSet,
    steps: usize,
}

impl Spot {
    pub(super) fn new(place: Place) -> Spot {
        let set = place.admitted();
        let steps = place.path().map_or(0, |path| path.len());
        Spot { place, set, steps }
    }

    /// How far down the tree of places it stands: 1 for a country, 0 where the gazetteer lacks it.
    pub(super) fn steps(&self) -> usize {
        self.steps
    }

    /// Whether the two may be one, or one lies in the other.
    pub(super) fn meets(&self, other: &Spot) -> bool {
        self.set.meets(&other.set)
    }
}

impl Deref for Spot {
    type Target = Place;

    fn deref(&self) -> &Place {
        &self.place
    }
}
