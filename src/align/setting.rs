//! When, where and how grave: what two events have in common beside the words of their reports.
//!
//! ```text
//! bits = 5 × share     victims named in full in both: the cosine of the lists, from a half on
//!      | 5             one stated day, at one place or at places of which one holds the other
//!      | log2(dead)    one stated day and one toll, at places that may be one
//!      | 0             else
//! ```
//! A place holds another where the gazetteer or the report itself says so, as Texas holds Austin; a country does not
//! say enough, nor does a place where others died. Tolls thin out as their size grows, so that two of the same size
//! are one by chance about once in as many cases as they count: an equal toll of 16 on one day weighs four bits.
//! Somebody who died or was hurt is hardly named in the reports of two events, wherever they put it and however many
//! they count.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::extract::Event;
use crate::lexicon::PlaceKind;
use crate::value::{Day, Place, Quantity, place};

/// What is known of one report's event, or of several reports'.
#[derive(Debug, Clone)]
pub(super) struct Setting {
    day: Option<Day>,
    /// The finest place and those around it that are no countries, folded.
    places: Vec<String>,
    dead: Option<f64>,
    victims: Victims,
    /// How many reports it is of.
    reports: u32,
}

/// Full names of those who came to harm, folded.
pub(super) type Victims = Arc<BTreeMap<String, Harm>>;

/// How many reports name somebody who came to harm, and how many of them as one who died.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Harm {
    pub(super) named: u32,
    pub(super) dead: u32,
}

impl Setting {
    pub(super) fn new(event: &Event, victims: Victims) -> Setting {
        let day = event.date.and_then(|days| days.earliest.filter(|first| days.latest == Some(*first)));
        let mut places: Vec<String> = event.places.iter().take(1).map(|name| place::known_as(name)).collect();
        let around = event.places.iter().skip(1).filter(|place| !is_wide(place));
        places.extend(around.map(|name| place::known_as(name)));
        Setting { day, places, dead: event.killed.as_ref().and_then(exact), victims, reports: 1 }
    }

    /// The bits by which the two speak for one event.
    pub(super) fn bits(&self, other: &Setting) -> f64 {
        let one_day = self.is_of_one_day(other);
        let toll = self.common_toll(other);
        let there_and_then = match self.finer(other) {
            _ if !one_day => 0.0,
            Some(_) if self.places.first() == other.places.first() || !self.differs_in_dead(other) => {
                THERE_AND_THEN
            }
            _ => toll.map_or(0.0, f64::log2),
        };
        there_and_then.max(ONE_VICTIM * self.share_of_victims(other))
    }

    /// Whether the two are hardly by chance so alike: one day and a toll that chance gives both once in ten cases.
    pub(super) fn coincides(&self, other: &Setting) -> bool {
        self.is_of_one_day(other) && self.common_toll(other).is_some_and(|dead| dead >= RARE)
    }

    /// Whether most of those named as victims are so in both.
    pub(super) fn has_victims_of(&self, other: &Setting) -> bool {
        self.share_of_victims(other) > 0.0
    }

    /// The names of its victims.
    pub(super) fn victims(&self) -> impl Iterator<Item = &String> {
        self.victims.keys()
    }

    /// How much of whom either names is of both: the cosine of the two lists of names, of one report each; of
    /// several, its mean over the pairs; nothing where it is little.
    pub(super) fn share_of_victims(&self, other: &Setting) -> f64 {
        let named = |(harm, others): (&Harm, &Harm)| f64::from(harm.named) * f64::from(others.named);
        let pairs: f64 = self.common_victims(other).map(named).sum();
        let named =
            |setting: &Setting| setting.victims.values().map(|harm| f64::from(harm.named)).sum::<f64>();
        let reports = |setting: &Setting| f64::from(setting.reports);
        let most = (named(self) * named(other) * reports(self) * reports(other)).sqrt();
        if pairs > 0.0 && pairs >= MOST * most { (pairs / most).min(1.0) } else { 0.0 }
    }

    fn common_victims<'s>(&'s self, other: &'s Setting) -> impl Iterator<Item = (&'s Harm, &'s Harm)> {
        self.victims.iter().filter_map(|(name, harm)| Some((harm, other.victims.get(name)?)))
    }

    /// Whether somebody who was hurt in one died in the other on a later day: the day of the wound and that of the
    /// death, which are two events.
    pub(super) fn dies_apart(&self, other: &Setting) -> bool {
        let Some((day, others)) = self.day.zip(other.day).filter(|(day, others)| day != others) else {
            return false;
        };
        self.common_victims(other).any(|(harm, others_harm)| {
            let (first, last) = if day < others { (harm, others_harm) } else { (others_harm, harm) };
            first.dead == 0 && last.dead == last.named
        })
    }

    /// The stated day and the name of the finest place.
    pub(super) fn day_and_place(&self) -> Option<(Day, &str)> {
        Some((self.day?, self.places.first()?))
    }

    /// Whether both have one stated day.
    pub(super) fn is_of_one_day(&self, other: &Setting) -> bool {
        self.day.is_some() && self.day == other.day
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
            victims: self.all_victims(other),
            reports: self.reports + other.reports,
        }
    }

    fn all_victims(&self, other: &Setting) -> Victims {
        if self.victims.is_empty() || other.victims.is_empty() {
            let named = if self.victims.is_empty() { other } else { self };
            return Arc::clone(&named.victims);
        }
        let mut all = BTreeMap::clone(&self.victims);
        for (name, harm) in &*other.victims {
            let known = all.entry(name.clone()).or_default();
            *known = Harm { named: known.named + harm.named, dead: known.dead + harm.dead };
        }
        Arc::new(all)
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

/// The bits that the same victims weigh: as much as the day and the place, and more than two reports lack that share
/// no word.
pub(super) const ONE_VICTIM: f64 = 5.0;

/// The share of victims in common from which on it tells, as a cosine: one of two names each, or one name against a
/// list of four. Below it somebody famous who is said to have died is easily named beside other dead.
const MOST: f64 = 0.5;

/// From so many dead on an equal toll is hardly chance.
const RARE: f64 = 10.0;

fn is_wide(name: &String) -> bool {
    matches!(Place::named(name).kind(), Some(PlaceKind::Country | PlaceKind::Region))
}

/// The number that a toll gives.
fn exact(toll: &Quantity) -> Option<f64> {
    toll.best
}
