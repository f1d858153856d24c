//! When, where and how grave: what two events have in common beside the words of their reports.
//!
//! ```text
//! bits = 5             one stated day, at one place or at places of which one holds the other
//!      | log2(dead)    one stated day and one toll, at places that may be one
//!      | 0             else
//! ```
//! A place holds another where the gazetteer or the report itself says so, as Texas holds Austin; a country does not say
//! enough, nor does a place where others died. Tolls thin out as their size grows, so that two of the same size are one
//! by chance about once in as many cases as they count: an equal toll of 16 on one day weighs four bits.

use crate::extract::Event;
use crate::lexicon::PlaceKind;
use crate::value::{Day, Place, Quantity};

/// What is known of one report's event, or of several reports'.
#[derive(Debug, Clone, Default)]
pub(super) struct Setting {
    day: Option<Day>,
    /// The finest place and those around it that are no countries, folded.
    places: Vec<String>,
    dead: Option<f64>,
}

impl Setting {
    pub(super) fn new(event: &Event) -> Setting {
        let day = event.date.and_then(|days| days.earliest.filter(|first| days.latest == Some(*first)));
        let mut places: Vec<String> = event.places.iter().take(1).map(|place| place.to_lowercase()).collect();
        let around = event.places.iter().skip(1).filter(|place| !is_wide(place));
        places.extend(around.map(|place| place.to_lowercase()));
        Setting { day, places, dead: event.killed.as_ref().and_then(exact) }
    }

    /// The bits by which the two speak for one event.
    pub(super) fn bits(&self, other: &Setting) -> f64 {
        let one_day = self.day.is_some() && self.day == other.day;
        let toll = self.common_toll(other);
        match self.finer(other) {
            _ if !one_day => 0.0,
            Some(_) if self.places.first() == other.places.first() || !self.differs_in_dead(other) => {
                THERE_AND_THEN
            }
            _ => toll.map_or(0.0, f64::log2),
        }
    }

    /// Whether the two are hardly by chance so alike: one day and a toll that chance gives both once in ten cases.
    pub(super) fn coincides(&self, other: &Setting) -> bool {
        let one_day = self.day.is_some() && self.day == other.day;
        one_day && self.common_toll(other).is_some_and(|dead| dead >= RARE)
    }

    /// The day and the dead.
    pub(super) fn day_and_toll(&self) -> Option<(Day, u64)> {
        Some((self.day?, self.dead? as u64))
    }

    /// What both have.
    pub(super) fn with(&self, other: &Setting) -> Setting {
        Setting {
            day: self.day.filter(|_| self.day == other.day),
            places: self.finer(other).map(|finer| finer.places.clone()).unwrap_or_default(),
            dead: self.common_toll(other),
        }
    }

    /// The one that lies in the other's place, where one does.
    fn finer<'s>(&'s self, other: &'s Setting) -> Option<&'s Setting> {
        let (own, others) = (self.places.first()?, other.places.first()?);
        if self.places.contains(others) {
            return Some(self);
        }
        other.places.contains(own).then_some(other)
    }

    fn common_toll(&self, other: &Setting) -> Option<f64> {
        self.dead.filter(|dead| other.dead == Some(*dead))
    }

    /// Whether both have a toll, and not the same.
    pub(super) fn differs_in_dead(&self, other: &Setting) -> bool {
        self.dead.zip(other.dead).is_some_and(|(own, others)| (own - others).abs() > f64::EPSILON)
    }
}

/// The bits that one stated day and one place weigh against other words, where one report is about the rescue and the
/// other about the inquiry: a little more than [`super::telling::bits`] takes from two that share no word.
const THERE_AND_THEN: f64 = 5.0;

/// From so many dead on an equal toll is hardly chance.
const RARE: f64 = 10.0;

fn is_wide(name: &String) -> bool {
    matches!(Place::named(name).kind(), Some(PlaceKind::Country | PlaceKind::Region))
}

/// The number that a toll gives.
fn exact(toll: &Quantity) -> Option<f64> {
    toll.best
}
