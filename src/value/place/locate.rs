//! Where a name leads, as places of the gazetteer: for readers that compare many places of one text.

use super::{Bearers, Gazetteer, NameUse, PlaceId, PlaceKind, chain, lies_in};

/// The places that a name may mean in the containers of the one it was resolved to, that one among them. It admits the
/// same places as the `Place` with these containers does.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Location {
    places: Vec<PlaceId>,
}

impl Location {
    pub(super) fn new(place: PlaceId, bearers: Bearers) -> Location {
        let named = bearers.iter().filter(|(_, used)| *used != NameUse::People).map(|(bearer, _)| bearer);
        let mut places: Vec<PlaceId> = named.filter(|&bearer| shares_containers(bearer, place)).collect();
        if places.is_empty() {
            places.push(place);
        }
        Location { places }
    }

    /// Every place of the name.
    pub(super) fn anywhere(bearers: Bearers) -> Location {
        let named = bearers.iter().filter(|(_, used)| *used != NameUse::People);
        Location { places: named.map(|(bearer, _)| bearer).collect() }
    }

    /// The likeliest of the places.
    pub(crate) fn best(&self) -> Option<PlaceId> {
        self.places.first().copied()
    }

    /// How far down the tree of places it stands: 1 for a country, 0 where the gazetteer lacks it.
    pub(crate) fn steps(&self) -> usize {
        self.best().and_then(leaf).map_or(0, |place| chain(place).count())
    }

    /// The country it lies in or is.
    pub(crate) fn country(&self) -> Option<PlaceId> {
        chain(self.best()?).find(|&step| Gazetteer::get().kind(step) == PlaceKind::Country)
    }

    /// Whether the two may be one, or one lies in the other; a place that the gazetteer lacks may be anywhere.
    pub(crate) fn meets(&self, other: &Location) -> bool {
        let unknown = self.places.is_empty() || other.places.is_empty();
        unknown || self.places.iter().any(|&a| other.places.iter().any(|&b| meet(a, b)))
    }
}

/// Whether a place lies in what another lies in, as far as it could.
fn shares_containers(place: PlaceId, other: PlaceId) -> bool {
    let gazetteer = Gazetteer::get();
    chain(other).skip(1).all(|container| {
        // A division is not asked whether it lies in the division that its own city lies in.
        let asked =
            gazetteer.kind(place) > PlaceKind::Division || gazetteer.kind(container) < PlaceKind::Division;
        !asked || lies_in(place, container)
    })
}

/// A place that is no region: the first that a region is made of.
fn leaf(place: PlaceId) -> Option<PlaceId> {
    let gazetteer = Gazetteer::get();
    match gazetteer.kind(place) {
        PlaceKind::Region => gazetteer.members(place).first().and_then(|&part| leaf(part)),
        _ => Some(place),
    }
}

/// Whether one lies in the other; of regions, whether any part does.
fn meet(a: PlaceId, b: PlaceId) -> bool {
    let gazetteer = Gazetteer::get();
    let parts =
        |region: PlaceId, other: PlaceId| gazetteer.members(region).iter().any(|&part| meet(part, other));
    match (gazetteer.kind(a), gazetteer.kind(b)) {
        (PlaceKind::Region, _) => parts(a, b),
        (_, PlaceKind::Region) => parts(b, a),
        _ => lies_in(a, b) || lies_in(b, a),
    }
}
