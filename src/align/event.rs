//! Is it the same event? A bundle of clues on each side, weighed by [`super::clue`]; what the caller has pinned, and
//! two stated days that are not even neighbours, veto.
//!
//! Two mentions are of one event when their clues weigh at least [`ENOUGH`] bits together. Two main events of documents
//! are judged by how the documents tell of them too ([`super::telling`]).

use std::collections::BTreeSet;
use std::sync::Arc;

use super::PinnedJudgement;
use super::clue::{self, common_days};
use super::cluster::{Clues, Weight};
use super::fingerprint::{Fingerprint, IndexedTelling, Telling};
use super::setting::{Setting, Victims};
use super::site::{Site, Sites};
use super::telling;
use crate::extract::{Event, EventType};
use crate::lexicon::natures::Natures;
use crate::value::{DateRange, Day, Place, Quantity, ValueSet, place};

/// Two labels or keys, and what the caller says of them.
pub(crate) type Pin = (String, String, PinnedJudgement);

/// What is known of an event from one mention, or of a cluster of mentions.
#[derive(Debug, Clone)]
pub(crate) struct EventClues {
    pub(super) kind: EventType,
    pub(super) place: ValueSet,
    /// Names of places, folded, the finest first.
    pub(super) places: Vec<String>,
    pub(super) date: Option<DateRange>,
    pub(super) published: Option<Day>,
    pub(super) killed: Option<Quantity>,
    pub(super) parties: BTreeSet<String>,
    pub(super) words: BTreeSet<String>,
    /// What sort of thing it is.
    pub(super) natures: Natures,
    setting: Setting,
    /// Whether the document calls its finest place a town.
    is_town: bool,
    /// Where it was, and what its document is known by, where the event is its main one.
    site: Option<Arc<Site>>,
    pins: Pins,
}

/// What no two mentions of one event contradict each other on.
#[derive(Debug, Clone)]
pub(crate) struct Veto {
    date: Option<DateRange>,
    /// Whether the date is more than a year before that of a report.
    long_ago: bool,
    setting: Setting,
    natures: Natures,
    /// Where its documents say that it was.
    sites: Sites,
    /// How its documents tell of it, where it is their main event.
    telling: Option<Telling>,
    pins: Pins,
}

impl Veto {
    /// What links weigh when the documents are weighed too; none where one is none.
    pub(crate) fn weights<'c>(
        &self,
        links: impl Iterator<Item = (&'c Veto, Weight)> + Clone,
    ) -> Vec<Option<Weight>> {
        let own = self.telling.as_ref().map(Telling::indexed);
        links.map(|(other, link)| weight(link, own.as_ref().zip(other.telling.as_ref()))).collect()
    }

    /// The bits of how alike the documents tell of it, and of the day, the place, the thing and the dead that they
    /// share.
    fn told_alike(&self, other: &Veto) -> Option<f64> {
        let words = telling::bits(self.telling.as_ref()?.cosine(other.telling.as_ref()?));
        Some(words + self.setting.bits(&other.setting) + self.sites.bits(&other.sites))
    }

    /// Both are known to be some sort of thing, and of no sort in common.
    fn is_other_thing(&self, other: &Veto) -> bool {
        self.natures.surely_exclude(other.natures)
    }

    /// Both have a day, and the days are not even neighbours; or one is of a month or a year long before its report,
    /// and the other of another time. Months and years of late are misread too often to tell two events apart.
    fn on_another_day(&self, other: &Veto) -> bool {
        let time = |clues: &Veto| {
            let (first, last) = clues.date.and_then(|days| days.earliest.zip(days.latest))?;
            Some((first.number(), last.number()))
        };
        let tells = self.long_ago || other.long_ago;
        let apart = |a: (i32, i32), b: (i32, i32)| {
            let span = (a.1 - a.0).max(b.1 - b.0).max(1);
            (span <= 1 || tells) && (a.0 - b.1 > span || b.0 - a.1 > span)
        };
        time(self).zip(time(other)).is_some_and(|(a, b)| apart(a, b))
    }
}

/// What a link weighs between two documents that tell of it, or between mentions that are not both of main events;
/// none where it does not hold. The words are not looked at where none could make up for the other clues.
fn weight(link: Weight, documents: Option<(&IndexedTelling<'_>, &Telling)>) -> Option<Weight> {
    let Some(clues) = link.in_bits() else { return Some(link) };
    let bits = match documents {
        None => clues - ENOUGH,
        Some(_) if clues + telling::MOST < 0.0 => return None,
        Some((own, other)) => clues + telling::bits(own.cosine(other)),
    };
    (bits >= 0.0).then(|| Weight::bits(bits))
}

/// What the caller has pinned: mentions of one pin are one; those called so must not be joined with these.
#[derive(Debug, Clone, Default)]
struct Pins {
    one: BTreeSet<String>,
    called: BTreeSet<String>,
    apart: BTreeSet<String>,
}

impl Pins {
    fn same(&self, other: &Pins) -> bool {
        !self.one.is_disjoint(&other.one)
    }

    fn apart(&self, other: &Pins) -> bool {
        !self.apart.is_disjoint(&other.called) || !other.apart.is_disjoint(&self.called)
    }

    fn with(&self, other: &Pins) -> Pins {
        let both = |a: &BTreeSet<String>, b: &BTreeSet<String>| a.union(b).cloned().collect();
        Pins {
            one: both(&self.one, &other.one),
            called: both(&self.called, &other.called),
            apart: both(&self.apart, &other.apart),
        }
    }
}

/// The weight from which on two mentions are of one event: odds of 64 to 1 against the prior that two mentions
/// picked by a common block key are of two events.
const ENOUGH: f64 = 6.0;

impl EventClues {
    pub(crate) fn new(event: &Event, published: Option<Day>, victims: Victims) -> EventClues {
        let named: Vec<Place> = event.places.iter().map(Place::named).collect();
        let resolved: Vec<Place> =
            event.places.iter().filter_map(|name| place::resolve(name, &named)).collect();
        let finest =
            resolved.first().map(|place| if event.nearness.is_in() { place.clone() } else { around(place) });
        let set = finest.as_ref().map_or(ValueSet::everything(), Place::admitted);
        EventClues {
            kind: event.kind,
            place: set,
            places: event.places.iter().map(|name| place::known_as(name)).collect(),
            date: event.date,
            published,
            killed: event.killed.clone(),
            parties: event.perpetrators.iter().map(|party| party.name.to_lowercase()).collect(),
            words: event.words.iter().cloned().collect(),
            natures: Natures::named(&event.natures),
            setting: Setting::new(event, victims),
            is_town: false,
            site: None,
            pins: Pins::default(),
        }
    }

    /// The same, as the main event of a document.
    pub(crate) fn with_document(mut self, event: &Event, document: &Arc<Fingerprint>) -> EventClues {
        let mut site = Site::new(event, &self.place, &self.setting, document);
        site.is_town = self.is_town;
        self.site = Some(Arc::new(site));
        self
    }

    /// The same, in what its document calls a town.
    pub(crate) fn in_town(self) -> EventClues {
        EventClues { is_town: true, ..self }
    }

    /// The same with what the caller has pinned about a mention of this label and key.
    pub(crate) fn with_pins(mut self, event: &Event, pins: &[Pin]) -> EventClues {
        let is = |name: &String| *name == event.label || *name == event.key;
        for (a, b, judgement) in pins {
            let other = if is(a) { b } else { a };
            match judgement {
                _ if !is(a) && !is(b) => {}
                PinnedJudgement::Same => {
                    self.pins.one.insert(format!("{a}\u{1f}{b}"));
                }
                PinnedJudgement::Different => {
                    self.pins.called.insert(if is(a) { a.clone() } else { b.clone() });
                    self.pins.apart.insert(other.clone());
                }
            }
        }
        self
    }

    /// What must not be contradicted within a cluster.
    pub(crate) fn veto(&self, telling: Option<Telling>) -> Veto {
        let (setting, natures) = (self.setting.clone(), self.natures);
        let sites = Sites::of(self.site.as_ref());
        Veto {
            date: self.date,
            long_ago: self.is_long_ago(),
            setting,
            natures,
            sites,
            telling,
            pins: self.pins.clone(),
        }
    }

    /// Whether it ended more than a year before it was reported.
    fn is_long_ago(&self) -> bool {
        let end = self.date.and_then(|days| days.latest);
        end.zip(self.published).is_some_and(|(end, told)| told.number() - end.number() > YEAR)
    }

    /// What its document is known by, where it is the main event.
    pub(crate) fn document(&self) -> Option<&Arc<Fingerprint>> {
        self.site.as_ref().map(|site| &site.document)
    }

    /// The stated day and the toll, where the toll is one that chance gives two events in one case of three at most.
    pub(super) fn day_and_toll(&self) -> Option<(Day, u64)> {
        self.setting.day_and_toll().filter(|(_, dead)| *dead >= TELLING)
    }

    /// How much of whom either names as a victim is named by both.
    pub(super) fn share_of_victims(&self, other: &EventClues) -> f64 {
        self.setting.share_of_victims(&other.setting)
    }

    /// Whether both happened in or to one thing that has a name.
    pub(super) fn is_of_one_thing(&self, other: &EventClues) -> bool {
        self.site.as_ref().zip(other.site.as_ref()).is_some_and(|(a, b)| a.is_of_one_thing(b))
    }

    /// The stated day and the name of the finest place.
    pub(super) fn day_and_place(&self) -> Option<(Day, &str)> {
        self.setting.day_and_place()
    }

    /// Whether nothing but the sort of house at which each is said to have been keeps the two apart.
    pub(super) fn may_be_but_for_the_venue(&self, other: &EventClues) -> bool {
        let of_other_venue =
            self.site.as_ref().zip(other.site.as_ref()).is_some_and(|(a, b)| a.is_of_other_venue(b));
        of_other_venue && !self.natures.exclude(other.natures) && self.is_of_no_other_place(other)
    }

    /// Whether nothing that is known of the two keeps them apart.
    pub(super) fn may_be(&self, other: &EventClues) -> bool {
        let known = !self.natures.is_unknown() && !other.natures.is_unknown();
        known && !self.natures.exclude(other.natures) && self.is_of_no_other_place(other)
    }

    /// Whether nothing is known of the two by which they are of two places or two things.
    fn is_of_no_other_place(&self, other: &EventClues) -> bool {
        let other_thing =
            self.site.as_ref().zip(other.site.as_ref()).is_some_and(|(a, b)| a.is_other_thing(b));
        self.place.meets(&other.place) && !other_thing && !self.pins.apart(&other.pins)
    }

    /// When, where and how grave: what is likely one event stands close together in this order.
    pub(crate) fn order(&self) -> impl Ord + '_ {
        let killed = self.killed.as_ref().and_then(|toll| toll.best).map(|toll| toll as i64);
        (self.day(), self.places.first(), killed)
    }

    /// The day and the first letters of the place.
    pub(crate) fn head(&self) -> u64 {
        let day = self.day().map_or(0, |day| (i64::from(day.number()) - i64::from(i32::MIN)) as u64);
        let letters = self.places.first().map_or(&[][..], |place| place.as_bytes());
        let place = (0..4).fold(0, |head, at| head << 8 | u64::from(*letters.get(at).unwrap_or(&0)));
        day << 32 | place
    }

    fn day(&self) -> Option<Day> {
        self.date.and_then(|days| days.earliest.or(days.latest)).or(self.published)
    }

    /// The keys under which mentions of one event are likely to meet.
    pub(crate) fn blocks(&self) -> Vec<String> {
        let months = self.months();
        let mut blocks = Vec::new();
        for month in &months {
            blocks.extend(self.places.iter().map(|place| format!("{month} at {place}")));
            blocks.extend(self.words.iter().map(|word| format!("{month} {word}")));
        }
        if let Some(document) = self.document() {
            blocks
                .extend(document.heaviest(BLOCK_WORDS).into_iter().map(|word| format!("document {word:x}")));
        }
        blocks.extend(self.setting.victims().map(|name| format!("victim {name}")));
        blocks.extend(self.pins.one.iter().map(|pin| format!("pinned {pin}")));
        blocks
    }

    /// The months in which it may have happened, or in which it was reported.
    fn months(&self) -> Vec<String> {
        let month = |day: Day| day.to_string()[..7].to_owned();
        match (self.date, self.published) {
            (Some(DateRange { earliest: Some(a), latest: Some(b) }), _)
                if b.number() - a.number() <= MONTHS_APART =>
            {
                let mut months = vec![month(a), month(b)];
                months.dedup();
                months
            }
            (Some(DateRange { earliest: Some(a), .. }), _) => vec![a.to_string()[..4].to_owned()],
            (_, Some(day)) => vec![month(day)],
            _ => vec![String::new()],
        }
    }

    /// The link between two mentions that may be one, their documents being so alike: the bits of all clues but the
    /// words of their documents, which are weighed with those of the others that they are linked with.
    pub(crate) fn link(&self, other: &EventClues, alike: Option<f64>) -> Option<Weight> {
        if self.pins.same(&other.pins) {
            return Some(Weight::CERTAIN);
        }
        if self.pins.apart(&other.pins) || self.setting.dies_apart(&other.setting) {
            return None;
        }
        if let Some(cosine) = alike {
            return (cosine >= MEETING).then(|| Weight::bits(clue::beside_words(self, other)));
        }
        let bits = clue::of_mentions(self, other);
        (bits >= ENOUGH).then(|| Weight::bits(bits))
    }
}

/// The division around a town near which something happened; the place itself, where it lies in none.
fn around(place: &Place) -> Place {
    match place.within.split_first() {
        Some((division, containers)) => Place::named(division).inside(containers),
        None => place.clone(),
    }
}

/// Fewer dead on one day are easily chance.
const TELLING: u64 = 3;

/// So many of its heaviest words bring a document's main event together with those of others.
const BLOCK_WORDS: usize = 8;

/// The days of a year: what was over for longer when it was reported is a past event told beside the news.
const YEAR: i32 = 366;

/// Longer than this a date tells no month.
const MONTHS_APART: i32 = 62;

impl Clues for Veto {
    fn joined(&self, other: &Veto) -> Option<Veto> {
        let known = self.pins.same(&other.pins);
        if !known
            && (self.pins.apart(&other.pins)
                || self.on_another_day(other)
                || self.is_other_thing(other)
                || self.setting.dies_apart(&other.setting)
                || self.sites.exclude(&other.sites))
        {
            return None;
        }
        let date = match (self.date, other.date) {
            (Some(a), Some(b)) => common_days(a, b),
            (a, b) => a.or(b),
        };
        let date = date.or(self.date.min(other.date));
        if !known && self.told_alike(other).is_some_and(|bits| bits < 0.0) {
            return None;
        }
        let telling = match (&self.telling, &other.telling) {
            (Some(a), Some(b)) => Some(a.and(b)),
            (a, b) => a.clone().or_else(|| b.clone()),
        };
        let natures = self.natures.or(other.natures);
        let setting = self.setting.with(&other.setting);
        let sites = self.sites.with(&other.sites);
        let long_ago = self.long_ago || other.long_ago;
        Some(Veto { date, long_ago, setting, natures, sites, telling, pins: self.pins.with(&other.pins) })
    }
}

/// Two documents share words; from this cosine on they are looked at together: at a higher one (0.12) links of one
/// incident are lost on ECB+, at a lower one (0.06) none is won.
const MEETING: f64 = 0.1;
