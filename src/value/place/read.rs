//! Names of places in a text.

use super::{Bearers, Gazetteer, Location, NameUse, Place, PlaceId, PlaceKind, chain, lies_in};
use crate::lexicon::Folded;
use crate::text::{GazetteerName, Text};

/// The places that a name in a text may mean, best first: countries before towns, greater towns before lesser.
#[derive(Debug, Clone)]
pub struct PlaceCandidates {
    name: String,
    bearers: Bearers,
}

impl PlaceCandidates {
    pub(super) fn new(name: String, bearers: Bearers) -> PlaceCandidates {
        PlaceCandidates { name, bearers }
    }

    /// Those of a name in a text.
    pub(crate) fn named(text: &Text<'_>, name: &GazetteerName) -> PlaceCandidates {
        PlaceCandidates::new(text.span(name.tokens()).of(text.source()).to_owned(), name.bearers)
    }

    /// The candidates, each with what it lies in.
    pub fn iter(&self) -> impl Iterator<Item = Place> {
        self.bearers.iter().map(|(place, used)| self.place(place, used))
    }

    /// What sort of place the best of them is.
    pub fn kind(&self) -> PlaceKind {
        self.bearers.best().map_or(PlaceKind::Town, |(place, _)| Gazetteer::get().kind(place))
    }

    /// How the name leads to the best of them: [`NameUse::People`] for "Pakistani".
    pub fn name_use(&self) -> NameUse {
        self.bearers.name_use()
    }

    /// Inhabitants of the best of them, to a thousand; 0 where it is not known.
    pub fn population(&self) -> u64 {
        self.bearers.population() * 1000
    }

    /// Whether the name is an English word too, such as "Nice" or "Reading", or of a lesser place the name of people:
    /// to be believed only after "in" and the like.
    pub fn is_word(&self) -> bool {
        self.bearers.is_word
    }

    /// The candidate that lies in a place of the context, or has one in it, or else the best.
    pub fn resolve(&self, context: &[Place]) -> Place {
        let known: Vec<PlaceId> =
            context.iter().filter_map(|place| place.bearers().first().copied()).collect();
        let chosen = self.chosen(&known);
        chosen.map_or_else(|| Place::named(self.name.clone()), |(place, used)| self.place(place, used))
    }

    /// The same, among places that are known already, with where it lies.
    pub(crate) fn locate(&self, context: &[PlaceId]) -> (Place, Location) {
        let Some((place, used)) = self.chosen(context) else {
            return (Place::named(self.name.clone()), Location::default());
        };
        (self.place(place, used), Location::new(place, self.bearers))
    }

    /// Where the best of them lies.
    pub(crate) fn location(&self) -> Location {
        self.bearers.best().map_or_else(Location::default, |(place, _)| Location::new(place, self.bearers))
    }

    /// What is known where nothing says which of them is meant.
    pub(crate) fn unplaced(&self) -> (Place, Location) {
        (Place::named(self.name.clone()), Location::anywhere(self.bearers))
    }

    fn chosen(&self, known: &[PlaceId]) -> Option<(PlaceId, NameUse)> {
        let fits = |place: PlaceId| {
            known
                .iter()
                .any(|&c| c != place && (lies_in(place, c) || lies_in(c, place) || are_siblings(place, c)))
        };
        self.bearers.iter().find(|(place, _)| fits(*place)).or_else(|| self.bearers.best())
    }

    fn place(&self, place: PlaceId, used: NameUse) -> Place {
        let gazetteer = Gazetteer::get();
        let name = if used == NameUse::People { gazetteer.name(place).to_owned() } else { self.name.clone() };
        Place::named(name).inside(chain(place).skip(1).map(|step| gazetteer.name(step)))
    }
}

/// Whether both are divisions of one country, or both lie in one division.
fn are_siblings(a: PlaceId, b: PlaceId) -> bool {
    let container = |place| Gazetteer::get().container(place);
    container(a).is_some() && container(a) == container(b)
}

/// The longest name of a place that starts at token `at`, in capitals as names are: how many tokens, and which
/// places it may mean.
///
/// ```
/// use corroborate::text::Text;
/// use corroborate::value::place::longest_place;
/// let text = Text::new("They flew to Port-au-Prince, then home.");
/// let (tokens, places) = longest_place(&text, 3).unwrap();
/// assert_eq!(tokens, 5);
/// assert_eq!(places.resolve(&[]).country(), Some("Haiti"));
/// assert!(longest_place(&text, 0).is_none());
/// ```
pub fn longest_place(text: &Text<'_>, at: usize) -> Option<(usize, PlaceCandidates)> {
    text.gazetteer_name(at).map(|name| (name.tokens().len(), PlaceCandidates::named(text, name)))
}

/// How many tokens the name of a people has that starts at token `at`: "Pakistani".
pub(crate) fn people_at(text: &Text<'_>, at: usize) -> Option<usize> {
    let name = text.gazetteer_name(at).filter(|name| name.bearers.name_use() == NameUse::People)?;
    Some(name.tokens().len())
}

/// What the name of a people that starts at token `at` says of a place behind it: its country, or the capital of that.
pub(crate) fn of_people(text: &Text<'_>, at: usize, seat: Seat) -> Option<Place> {
    let name = text.gazetteer_name(at).filter(|name| name.bearers.name_use() == NameUse::People)?;
    let gazetteer = Gazetteer::get();
    let (best, _) = name.bearers.best()?;
    let country = chain(best).find(|&step| gazetteer.kind(step) == PlaceKind::Country)?;
    let place = if seat == Seat::Capital { gazetteer.capital(country)? } else { country };
    let around = chain(place).skip(1).map(|step| gazetteer.name(step));
    Some(Place::named(gazetteer.name(place)).inside(around))
}

/// What of a country is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Seat {
    /// All of it.
    Whole,
    /// Its chief city.
    Capital,
}

/// A name as the gazetteer writes it: lower-case letters, words parted by one space. Longer names are cut.
pub(super) fn folded(name: &str) -> String {
    let mut folded = Folded::default();
    folded.push_phrase(name);
    folded.as_str().to_owned()
}
