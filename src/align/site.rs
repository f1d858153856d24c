//! Where each of the reports on one event says that it was, and in what: two that name different towns or things and
//! never each other's tell of two events.
//!
//! ```text
//! elsewhere    = other places or things , neither report has the names of the other's , the names are not alike ,
//!                not of the same: no victims named in both, no vessel of one name on one day
//!              | other places of one name, and neither report has the names of what lies around the other's
//! other places = outside one another | near towns that are two , the day and the toll do not coincide
//!              | not known to be , neither holds the other for all that is known
//! may hold     = the day and the toll coincide , one is known, the other not, or one is a sea, a valley …
//! ```
//! Reports on one event that read its place differently, as the town and the hospital, mostly name both somewhere.

use std::sync::Arc;

use super::fingerprint::Fingerprint;
use super::setting::Setting;
use crate::extract::Event;
use crate::lexicon::natures::{Nature, Natures};
use crate::lexicon::{Lexicon, WordClass};
use crate::value::name::{Name, NameKind, Verdict};
use crate::value::{Place, ValueSet, place};

/// What happens to ships, trains and aircraft, which bear names of their own; a car or a bus bears its maker's.
const VESSELS: Natures = Natures::of(&[Nature::Sea, Nature::Rail, Nature::Air]);

/// What one report tells of it.
#[derive(Debug)]
pub(super) struct Site {
    place: ValueSet,
    /// The town that it was near or outside of.
    near: Option<ValueSet>,
    /// The finest place, folded.
    finest: Vec<String>,
    /// Whether its report calls it a town.
    pub(super) is_town: bool,
    /// The places around it, folded.
    around: Vec<String>,
    /// Whether it is named after a sea, a valley and the like, which holds many places.
    landform: bool,
    /// The words of the names of that to which it happened.
    things: Vec<String>,
    /// Whether what happened happens to ships, trains or aircraft, so that these are a vessel's name.
    of_vessel: bool,
    /// The sorts of houses and grounds at which it was.
    venues: Vec<String>,
    setting: Setting,
    pub(super) document: Arc<Fingerprint>,
}

/// Of several reports of one event.
#[derive(Debug, Clone, Default)]
pub(super) struct Sites(Vec<Arc<Site>>);

impl Site {
    pub(super) fn new(
        event: &Event,
        place: &ValueSet,
        setting: &Setting,
        document: &Arc<Fingerprint>,
    ) -> Site {
        let finest: Vec<String> = event.places.first().iter().map(|place| place.to_lowercase()).collect();
        Site {
            place: place.clone(),
            near: town_nearby(event),
            is_town: false,
            around: event.places.iter().skip(1).map(|place| place.to_lowercase()).collect(),
            landform: finest.iter().any(|place| is_landform(place)),
            finest,
            things: event.things.clone(),
            of_vessel: Natures::named(&event.natures).meets(VESSELS),
            venues: event.venues.clone(),
            setting: setting.clone(),
            document: Arc::clone(document),
        }
    }

    /// Whether they tell of two places or two things; not where they name the same victims, or the same vessel.
    pub(super) fn is_elsewhere(&self, other: &Site) -> bool {
        let of_same = self.setting.has_victims_of(&other.setting) || self.is_same_vessel(other);
        if of_same && self.may_be_misplaced(other) {
            return false;
        }
        let unknown = !self.is_known() || !other.is_known();
        let apart = if unknown { !self.may_hold(other) } else { self.is_outside(other) };
        let homonyms = self.finest == other.finest && self.names_others(&self.around, other, &other.around);
        apart && (self.names_others(&self.finest, other, &other.finest) || homonyms)
            || self.names_others(&self.things, other, &other.things)
            || self.is_of_other_venue(other)
    }

    /// Whether one was at a church, the other at a station, and other numbers died; reports of which one knows of the
    /// other's house may be of one event.
    pub(super) fn is_of_other_venue(&self, other: &Site) -> bool {
        self.setting.differs_in_dead(&other.setting) && self.names_others(&self.venues, other, &other.venues)
    }

    /// Whether only one is put somewhere that the gazetteer knows, or both are of one day, so that one is misplaced.
    fn may_be_misplaced(&self, other: &Site) -> bool {
        !self.is_known()
            || !other.is_known()
            || !self.is_outside(other)
            || self.setting.is_of_one_day(&other.setting)
    }

    /// Whether the places are two; or each was near a town, the towns are two, and it may be chance that they are
    /// alike.
    fn is_outside(&self, other: &Site) -> bool {
        let near = self.near.as_ref().zip(other.near.as_ref());
        let near_others = near.is_some_and(|(a, b)| !a.meets(b)) && !self.setting.coincides(&other.setting);
        near_others || !self.place.meets(&other.place)
    }

    fn is_known(&self) -> bool {
        !self.place.is_everything()
    }

    /// Whether both name one thing in which or to which it happened: `the Karoma dam`.
    pub(super) fn is_of_one_thing(&self, other: &Site) -> bool {
        let within = |a: &Site, b: &Site| {
            !a.things.is_empty() && a.things.iter().all(|thing| b.things.contains(thing))
        };
        within(self, other) || within(other, self)
    }

    /// Whether each has a name of that to which it happened, and no name is the other's.
    pub(super) fn is_other_thing(&self, other: &Site) -> bool {
        let named = !self.things.is_empty() && !other.things.is_empty();
        named && !are_alike(&self.things, &other.things)
    }

    /// Whether both name one ship, train or aircraft to which it happened, on one day: then they put it at two places.
    fn is_same_vessel(&self, other: &Site) -> bool {
        let named = !self.things.is_empty() && self.things == other.things;
        named && self.of_vessel && other.of_vessel && self.setting.is_of_one_day(&other.setting)
    }

    /// Whether one place may lie in the other, as a district that the gazetteer lacks in its town, of reports that
    /// are hardly by chance so alike.
    fn may_hold(&self, other: &Site) -> bool {
        let of_two_sizes = self.is_known() != other.is_known() || self.landform != other.landform;
        // "The town of Osk" lies in no other town.
        let two_towns = self.is_town && other.is_town;
        of_two_sizes && !two_towns && self.setting.coincides(&other.setting)
    }

    /// Whether neither report has the names of the other's, which are not alike.
    fn names_others(&self, own: &[String], other: &Site, others: &[String]) -> bool {
        let unnamed = |names: &[String], document: &Fingerprint| {
            !names.is_empty() && !names.iter().any(|name| document.names(name))
        };
        unnamed(own, &other.document) && unnamed(others, &self.document) && !are_alike(own, others)
    }
}

/// The finest place, where the event was near it and not in it.
fn town_nearby(event: &Event) -> Option<ValueSet> {
    let finest = event.places.first().filter(|_| !event.nearness.is_in())?;
    let named: Vec<Place> = event.places.iter().map(Place::named).collect();
    place::resolve(finest, &named).map(|place| place.admitted())
}

fn is_landform(place: &str) -> bool {
    let lexicon = Lexicon::english();
    place.split_whitespace().any(|word| lexicon.classes.has(lexicon.word(word), WordClass::Landform))
}

/// Whether a name of one side may be another spelling of one of the other.
fn are_alike(own: &[String], others: &[String]) -> bool {
    let read = |name: &String| Name::parse(name, NameKind::Place);
    own.iter().any(|a| others.iter().any(|b| read(a).verdict(&read(b)) != Verdict::Different))
}

impl Sites {
    /// Of one report.
    pub(super) fn of(site: Option<&Arc<Site>>) -> Sites {
        let telling = |site: &&Arc<Site>| !site.finest.is_empty() || !site.things.is_empty();
        Sites(site.filter(telling).cloned().into_iter().collect())
    }

    /// Whether most of the reports of one side tell of other places or things than those of the other.
    pub(super) fn exclude(&self, other: &Sites) -> bool {
        let elsewhere = self.0.iter().flat_map(|a| other.0.iter().filter(|b| a.is_elsewhere(b)));
        3 * elsewhere.count() > 2 * self.0.len() * other.0.len()
    }

    /// The bits by which a thing that reports of both sides name speaks for one event.
    pub(super) fn bits(&self, other: &Sites) -> f64 {
        let of_one_thing = self.0.iter().any(|a| other.0.iter().any(|b| a.is_of_one_thing(b)));
        if of_one_thing { ONE_THING } else { 0.0 }
    }

    /// These and those, as many as are looked at.
    pub(super) fn with(&self, other: &Sites) -> Sites {
        Sites(self.0.iter().chain(&other.0).take(CHECKED).cloned().collect())
    }
}

/// The bits of one thing by its name: as many as the words of two reports that are hardly alike speak against it.
pub(super) const ONE_THING: f64 = 4.0;

/// Of more reports than this the first are looked at.
const CHECKED: usize = 8;
