//! Places and what lies in what.
//!
//! A place is its name as written and the names of what it lies in, from the nearest outwards. What its statement
//! admits is read from the gazetteer each time: every place that bears the name inside those containers, with all
//! that lies in it. "In Moscow" thus admits the city and the region of that name, "in Georgia" the country and the
//! state, until a container decides; names of the past ("Bombay") lead to the places of today. A name that the
//! gazetteer lacks lies below its container, or anywhere if it has none: what is unknown conflicts with nothing.

mod locate;
mod read;

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Path, ValueSet};
use crate::lexicon::{Bearers, Gazetteer, NameUse, PlaceId, PlaceKind};
pub(crate) use locate::Location;
pub use read::{PlaceCandidates, longest_place};
pub(crate) use read::{Seat, of_people, people_at};

/// Where something is with respect to the named place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Nearness {
    /// In it or at it.
    #[default]
    In,
    /// Near it, or so far from it: perhaps in another division, but of the same country.
    Near,
    /// Outside it: of a country or division anywhere else; of a town, near it ("a hall outside Moscow").
    Outside,
}

impl Nearness {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
    pub(crate) fn is_in(&self) -> bool {
        *self == Nearness::In
    }
}

/// A place with the places around it, the nearest first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// The name as written.
    pub name: String,
    /// The places it lies in, from the nearest outwards.
    #[serde(default)]
    pub within: Vec<String>,
    /// Whether in it, near it or outside it.
    #[serde(default, skip_serializing_if = "Nearness::is_in")]
    pub nearness: Nearness,
}

impl Place {
    /// A place of which only the name is known.
    pub fn named(name: impl Into<String>) -> Place {
        Place { name: name.into(), within: Vec::new(), nearness: Nearness::In }
    }

    /// The same place, known to lie in others, from the nearest outwards.
    #[must_use]
    pub fn inside<S: Into<String>>(mut self, within: impl IntoIterator<Item = S>) -> Place {
        self.within = within.into_iter().map(Into::into).collect();
        self
    }

    /// Near the place or outside it instead of in it.
    #[must_use]
    pub fn with_nearness(mut self, nearness: Nearness) -> Place {
        self.nearness = nearness;
        self
    }

    /// Every place inside it; anywhere, where it is not known what it lies in.
    ///
    /// ```
    /// use corroborate::value::Place;
    /// let (bombay, maharashtra) = (Place::named("Bombay").admitted(), Place::named("Maharashtra").admitted());
    /// assert!(bombay.is_within(&maharashtra));
    /// assert!(!bombay.meets(&Place::named("Kenya").admitted()));
    /// ```
    pub fn admitted(&self) -> ValueSet {
        let paths = self.paths();
        let Some(set) = paths.iter().map(ValueSet::region).reduce(|a, b| a.union(&b)) else {
            return ValueSet::everything();
        };
        match self.nearness {
            Nearness::In => set,
            Nearness::Outside if self.is_wide() => set.complement(),
            Nearness::Near | Nearness::Outside => around(&paths),
        }
    }

    /// The steps from the country down to the place as the gazetteer writes them, where one place is meant.
    ///
    /// ```
    /// use corroborate::value::Place;
    /// let place = Place::named("Khost").inside(["Afghanistan"]);
    /// assert_eq!(place.path().unwrap()[..2], ["afghanistan", "khost"]);
    /// assert_eq!(Place::named("Upper Nowhere").path(), None);
    /// ```
    pub fn path(&self) -> Option<Path> {
        self.paths().into_iter().next()
    }

    /// What sort of place it is, if the gazetteer has it.
    pub fn kind(&self) -> Option<PlaceKind> {
        let gazetteer = Gazetteer::get();
        self.bearers().first().map(|&place| gazetteer.kind(place))
    }

    /// The country it lies in or is, under its name in English.
    pub fn country(&self) -> Option<&'static str> {
        let gazetteer = Gazetteer::get();
        self.bearers()
            .first()
            .and_then(|&place| chain(place).find(|&step| gazetteer.kind(step) == PlaceKind::Country))
            .map(|country| gazetteer.name(country))
    }

    /// The paths of all places it may be.
    fn paths(&self) -> Vec<Path> {
        let bearers = self.bearers();
        if let (true, Some((one, other))) = (bearers.is_empty(), self.name.split_once(" and ")) {
            // "The border regions of one and the other": somewhere in either.
            let paths = |name: &str| Place::named(name).inside(self.within.clone()).paths();
            let (mut both, others) = (paths(one), paths(other));
            let known = !both.is_empty() && !others.is_empty();
            both.extend(others);
            return if known { both } else { Vec::new() };
        }
        if bearers.is_empty() { self.path_below_container().into_iter().collect() } else { paths(&bearers) }
    }

    /// The path of a place that the gazetteer lacks, below the nearest container that it has.
    fn path_below_container(&self) -> Option<Path> {
        let mut below = vec![read::folded(&self.name)];
        for (at, container) in self.within.iter().enumerate() {
            let container = Place::named(container.clone()).inside(&self.within[at + 1..]);
            if let [place, ..] = container.bearers()[..] {
                let mut path = path(place);
                path.extend(below.into_iter().rev());
                return Some(path);
            }
            below.push(read::folded(&container.name));
        }
        None
    }

    /// The places of the gazetteer that bear its name and lie in its containers, best first.
    fn bearers(&self) -> Vec<PlaceId> {
        let gazetteer = Gazetteer::get();
        let Some(bearers) = gazetteer.bearers(&self.name) else { return Vec::new() };
        let places = bearers.iter().filter(|(_, used)| *used != NameUse::People).map(|(place, _)| place);
        places.filter(|&place| self.within_fits(place)).collect()
    }

    /// Whether a place of the gazetteer lies in all named containers that could contain it.
    fn within_fits(&self, place: PlaceId) -> bool {
        let gazetteer = Gazetteer::get();
        let kind = gazetteer.kind(place);
        self.within.iter().rev().all(|container| {
            let Some(bearers) = gazetteer.bearers(container) else { return true };
            let widest = bearers.iter().map(|(c, _)| gazetteer.kind(c)).min();
            // A division is not asked whether it lies in the division that its own city lies in.
            let asked = kind > PlaceKind::Division || widest < Some(PlaceKind::Division);
            !asked || bearers.iter().any(|(c, _)| lies_in(place, c))
        })
    }

    fn is_wide(&self) -> bool {
        self.kind().is_some_and(|kind| kind <= PlaceKind::Division)
    }
}

/// Every place of the countries of the paths.
fn around(paths: &[Path]) -> ValueSet {
    let countries = paths.iter().map(|path| ValueSet::region(&path[..1]));
    countries.reduce(|a, b| a.union(&b)).unwrap_or_else(ValueSet::everything)
}

/// The place and what it lies in, outwards.
fn chain(place: PlaceId) -> impl Iterator<Item = PlaceId> {
    let gazetteer = Gazetteer::get();
    std::iter::successors(Some(place), |&place| gazetteer.container(place))
}

/// Whether a place is another or lies in it.
fn lies_in(place: PlaceId, container: PlaceId) -> bool {
    let gazetteer = Gazetteer::get();
    match gazetteer.kind(container) {
        PlaceKind::Region => gazetteer.members(container).iter().any(|&member| lies_in(place, member)),
        _ => chain(place).any(|step| step == container),
    }
}

/// The paths of places, those of a region's members for the region.
fn paths(places: &[PlaceId]) -> Vec<Path> {
    let gazetteer = Gazetteer::get();
    let mut all = Vec::new();
    for &place in places {
        match gazetteer.kind(place) {
            PlaceKind::Region => all.extend(paths(gazetteer.members(place))),
            _ => all.push(path(place)),
        }
    }
    all
}

fn path(place: PlaceId) -> Path {
    let gazetteer = Gazetteer::get();
    let mut steps: Path = chain(place).map(|step| read::folded(gazetteer.name(step))).collect();
    steps.reverse();
    steps
}

/// The place a name means, given the places named around it: the best known that lies in one of them or has one of
/// them in it, or else the best known. The name of a people means its country.
///
/// ```
/// use corroborate::value::{Place, place};
/// let georgia = place::resolve("Georgia", &[Place::named("Alabama")]).unwrap();
/// assert_eq!(georgia.within, ["United States"]);
/// assert_eq!(place::resolve("Pakistani", &[]).unwrap().name, "Pakistan");
/// ```
pub fn resolve(name: &str, context: &[Place]) -> Option<Place> {
    let bearers = Gazetteer::get().bearers(name)?;
    Some(PlaceCandidates::new(name.to_owned(), bearers).resolve(context))
}

/// Whether two names are names of one place, if the gazetteer has both: Kiev and Kyiv, Bombay and Mumbai.
///
/// ```
/// use corroborate::value::place;
/// assert_eq!(place::are_one("Bombay", "Mumbai"), Some(true));
/// assert_eq!(place::are_one("Lagos", "Nairobi"), Some(false));
/// assert_eq!(place::are_one("Lagos", "Upper Nowhere"), None);
/// ```
pub fn are_one(a: &str, b: &str) -> Option<bool> {
    let gazetteer = Gazetteer::get();
    let (a, b) = (gazetteer.bearers(a)?, gazetteer.bearers(b)?);
    Some(a.iter().any(|(place, _)| b.iter().any(|(other, _)| place == other)))
}

/// A name as it is known today, in lower case: an older name, or one in another language, gives the own name of the
/// best known place that bears it. That of a city which is a division too is the city's: "Peking" is Beijing, and not
/// "Beijing Shi".
pub(crate) fn known_as(name: &str) -> String {
    let gazetteer = Gazetteer::get();
    let best = gazetteer.bearers(name).and_then(Bearers::best).filter(|(_, used)| *used != NameUse::People);
    let Some((place, _)) = best else { return name.to_lowercase() };
    let city = if gazetteer.kind(place) == PlaceKind::Division { city_of(place, name) } else { None };
    gazetteer.name(city.unwrap_or(place)).to_lowercase()
}

/// The city of the same name as a division, where an older name of no more words leads to the division.
fn city_of(division: PlaceId, older: &str) -> Option<PlaceId> {
    let gazetteer = Gazetteer::get();
    let own = gazetteer.name(division);
    let short = own.rsplit_once(' ').map(|(short, _)| short);
    let count = |name: &str| name.split_whitespace().count();
    let called = |name: &&str| count(older) <= count(name);
    [Some(own), short].into_iter().flatten().filter(called).find_map(|name| {
        let bearers = gazetteer.bearers(name)?;
        let (best, _) = bearers.best()?;
        let both = best != division && bearers.iter().any(|(place, _)| place == division);
        both.then_some(best)
    })
}

/// The country of which a name is that of the capital.
pub(crate) fn seat_of(name: &str) -> Option<&'static str> {
    let gazetteer = Gazetteer::get();
    let mut bearers = gazetteer.bearers(name)?.iter();
    let capital = bearers.find(|(place, _)| gazetteer.kind(*place) == PlaceKind::Capital)?.0;
    let country = chain(capital).find(|&step| gazetteer.kind(step) == PlaceKind::Country)?;
    Some(gazetteer.name(country))
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.nearness {
            Nearness::In => f.write_str(&self.name),
            Nearness::Near => write!(f, "near {}", self.name),
            Nearness::Outside => write!(f, "outside {}", self.name),
        }
    }
}
