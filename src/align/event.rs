//! Is it the same event? A bundle of clues on each side: kind, place, date, parties, toll, and the words that name it.
//!
//! Each clue that both sides share adds its weight in bits (log2 odds); one clue on which they contradict each other
//! vetoes. Two mentions are of one event when the shared clues weigh at least [`ENOUGH`].

use std::collections::BTreeSet;
use std::sync::Arc;

use super::PinnedJudgement;
use super::cluster::{Clues, Weight};
use super::fingerprint::{Fingerprint, Telling};
use super::telling;
use crate::extract::{Event, EventType};
use crate::value::{DateRange, Day, Place, Quantity, ValueSet, place};

/// Two labels or keys, and what the caller says of them.
pub(crate) type Pin = (String, String, PinnedJudgement);

/// What is known of an event from one mention, or of a cluster of mentions.
#[derive(Debug, Clone)]
pub(crate) struct EventClues {
    kind: EventType,
    place: ValueSet,
    /// Names of places, folded, the finest first.
    places: Vec<String>,
    date: Option<DateRange>,
    published: Option<Day>,
    killed: Option<Quantity>,
    parties: BTreeSet<String>,
    words: BTreeSet<String>,
    /// What the document is known by, where the event is its main one.
    document: Option<Arc<Fingerprint>>,
    pins: Pins,
}

/// What no two mentions of one event contradict each other on.
#[derive(Debug, Clone)]
pub(crate) struct Veto {
    date: Option<DateRange>,
    /// How its documents tell of it, where it is their main event.
    telling: Option<Telling>,
    pins: Pins,
}

impl Veto {
    /// What a link weighs when the documents are weighed too; none where it is none.
    pub(crate) fn weight(&self, other: &Veto, link: Weight) -> Option<Weight> {
        let Some(clues) = link.in_bits() else { return Some(link) };
        let bits = self.told_alike(other).map_or(clues - ENOUGH, |bits| bits + clues);
        (bits >= 0.0).then(|| Weight::bits(bits))
    }

    /// The bits of how alike the documents tell of it.
    fn told_alike(&self, other: &Veto) -> Option<f64> {
        Some(telling::bits(self.telling.as_ref()?.cosine(other.telling.as_ref()?)))
    }

    /// Both have a day, and the days are not even neighbours.
    fn on_another_day(&self, other: &Veto) -> bool {
        let day = |clues: &Veto| {
            let (first, last) = clues.date.and_then(|days| days.earliest.zip(days.latest))?;
            (last.number() - first.number() <= 1).then(|| (first.number(), last.number()))
        };
        let apart = |a: (i32, i32), b: (i32, i32)| a.0 > b.1 + 1 || b.0 > a.1 + 1;
        day(self).zip(day(other)).is_some_and(|(a, b)| apart(a, b))
    }
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

/// A clue that two mentions share, with its weight in bits.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Shared {
    pub(crate) clue: String,
    pub(crate) bits: f64,
}

/// The weight from which on two mentions are of one event: odds of 64 to 1 against the prior that two mentions
/// picked by a common block key are of two events.
const ENOUGH: f64 = 6.0;

impl EventClues {
    pub(crate) fn new(event: &Event, published: Option<Day>) -> EventClues {
        let named: Vec<Place> = event.places.iter().map(Place::named).collect();
        let resolved: Vec<Place> =
            event.places.iter().filter_map(|name| place::resolve(name, &named)).collect();
        let set = resolved.first().map_or(ValueSet::everything(), Place::admitted);
        EventClues {
            kind: event.kind,
            place: set,
            places: event.places.iter().map(|name| name.to_lowercase()).collect(),
            date: event.date,
            published,
            killed: event.killed.clone(),
            parties: event.perpetrators.iter().map(|party| party.name.to_lowercase()).collect(),
            words: event.words.iter().cloned().collect(),
            document: None,
            pins: Pins::default(),
        }
    }

    /// The same, as the main event of a document.
    pub(crate) fn with_document(mut self, document: &Arc<Fingerprint>) -> EventClues {
        self.document = Some(Arc::clone(document));
        self
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

    /// Whether the caller has pinned that the two are one.
    pub(crate) fn pinned_same(&self, other: &EventClues) -> bool {
        self.pins.same(&other.pins)
    }

    /// What must not be contradicted within a cluster.
    pub(crate) fn veto(&self, telling: Option<Telling>) -> Veto {
        Veto { date: self.date, telling, pins: self.pins.clone() }
    }

    /// What its document is known by, where it is the main event.
    pub(crate) fn document(&self) -> Option<&Fingerprint> {
        self.document.as_deref()
    }

    /// When, where and how grave: what is likely one event stands close together in this order.
    pub(crate) fn order(&self) -> impl Ord + '_ {
        let day = self.date.and_then(|days| days.earliest.or(days.latest)).or(self.published);
        let killed = self.killed.as_ref().and_then(|toll| toll.best).map(|toll| toll as i64);
        (day, self.places.first(), killed)
    }

    /// The keys under which mentions of one event are likely to meet.
    pub(crate) fn blocks(&self) -> Vec<String> {
        let months = self.months();
        let mut blocks = Vec::new();
        for month in &months {
            blocks.extend(self.places.iter().map(|place| format!("{month} at {place}")));
            blocks.extend(self.words.iter().map(|word| format!("{month} {word}")));
        }
        if let Some(document) = &self.document {
            blocks
                .extend(document.heaviest(BLOCK_WORDS).into_iter().map(|word| format!("document {word:x}")));
        }
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

    /// What two mentions share, and with negative weight what they contradict each other on; none where the caller
    /// keeps them apart.
    pub(crate) fn shared(&self, other: &EventClues) -> Option<Vec<Shared>> {
        if self.pins.apart(&other.pins) {
            return None;
        }
        let mut shared = Vec::new();
        for (clue, contradicted) in CLUES {
            let contradiction = || Some(Shared { clue: "contradicted".to_owned(), bits: -contradicted });
            shared.extend(clue(self, other).unwrap_or_else(contradiction));
        }
        shared.extend(parties(self, other));
        shared.extend(tolls(self, other));
        shared.extend(words(self, other));
        Some(shared)
    }

    /// The link between two mentions that may be one: the bits of all clues but the words of their documents, which are
    /// weighed with those of the others that they are linked with.
    pub(crate) fn link(&self, other: &EventClues) -> Option<Weight> {
        let shared = self.shared(other)?;
        if let (Some(a), Some(b)) = (&self.document, &other.document) {
            return (a.cosine(b) >= MEETING).then(|| Weight::bits(self.beside_words(other)));
        }
        let bits: f64 = shared.iter().map(|clue| clue.bits).sum();
        (bits >= ENOUGH).then(|| Weight::bits(bits))
    }

    /// The bits of what two main events share beside the words of their documents, where most of it stands too.
    fn beside_words(&self, other: &EventClues) -> f64 {
        let weight = |found: Found, (shared, contradicted): (f64, f64)| match found {
            Some(Some(clue)) => shared * clue.bits,
            Some(None) => 0.0,
            None => -contradicted,
        };
        let more = parties(self, other).into_iter().chain(tolls(self, other)).map(|clue| clue.bits);
        let again = if self.is_another_toll_on_another_day(other) { -ANOTHER } else { 0.0 };
        let clues = MAIN_CLUES.iter().map(|(clue, weights)| weight(clue(self, other), *weights));
        clues.chain(more).sum::<f64>() + again
    }

    /// What recurs in one town is told in the same words: the days and the dead tell one time from the next.
    fn is_another_toll_on_another_day(&self, other: &EventClues) -> bool {
        let best = |clues: &EventClues| clues.killed.as_ref()?.best;
        let other_toll = best(self).zip(best(other)).is_some_and(|(x, y)| (x - y).abs() > f64::EPSILON);
        other_toll && dates(self, other).is_none()
    }
}

/// So many of its heaviest words bring a document's main event together with those of others.
const BLOCK_WORDS: usize = 8;

/// Longer than this a date tells no month.
const MONTHS_APART: i32 = 62;

impl Clues for Veto {
    fn joined(&self, other: &Veto) -> Option<Veto> {
        let known = self.pins.same(&other.pins);
        if !known && (self.pins.apart(&other.pins) || self.on_another_day(other)) {
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
        Some(Veto { date, telling, pins: self.pins.with(&other.pins) })
    }
}

fn common_days(a: DateRange, b: DateRange) -> Option<DateRange> {
    let earliest = a.earliest.max(b.earliest);
    let latest = match (a.latest, b.latest) {
        (Some(x), Some(y)) => Some(x.min(y)),
        (x, y) => x.or(y),
    };
    let empty = earliest.zip(latest).is_some_and(|(first, last)| first > last);
    (!empty).then_some(DateRange { earliest, latest })
}

/// None: contradicted. Some of none: not comparable.
type Found = Option<Option<Shared>>;

type Clue = fn(&EventClues, &EventClues) -> Found;

/// The clues that can be contradicted, each with the bits that a contradiction costs. Reading a kind, a place or a day
/// off a text goes wrong at times, so a contradiction is as good as a veto among background mentions, but two main
/// events whose documents tell the same in the same words outweigh it.
const CLUES: [(Clue, f64); 3] = [(kinds, 4.0), (places, 4.0), (dates, 6.0)];

/// The clues of two main events beside the words of their documents: the share of its weight that the shared clue has,
/// and the bits that a contradiction costs.
const MAIN_CLUES: [(Clue, (f64, f64)); 3] = [(kinds, (0.3, 0.0)), (places, (0.2, 1.2)), (dates, (0.7, 5.0))];

fn found(clue: impl Into<String>, bits: f64) -> Shared {
    Shared { clue: clue.into(), bits }
}

/// Kinds that can be names of one thing: an attack may be a bombing or a shooting; a flood may not.
fn kinds(a: &EventClues, b: &EventClues) -> Found {
    let (x, y) = (a.kind, b.kind);
    if x == y {
        // A shared kind says more the more special it is.
        return Some(Some(found(
            format!("both are of kind {}", name(x)),
            if is_general(x) { 0.5 } else { 1.5 },
        )));
    }
    if is_general(x) || is_general(y) || family(x) == family(y) {
        return Some(None);
    }
    None
}

fn name(kind: EventType) -> String {
    format!("{kind:?}").to_lowercase()
}

fn is_general(kind: EventType) -> bool {
    matches!(kind, EventType::Other | EventType::Attack)
}

/// Kinds that reporters take for one another.
fn family(kind: EventType) -> u8 {
    match kind {
        EventType::Bombing | EventType::Airstrike | EventType::Shelling | EventType::Chemical => 0,
        EventType::Shooting | EventType::Clash | EventType::Robbery => 1,
        EventType::Kidnapping | EventType::Arrest => 2,
        EventType::Arson => 3,
        EventType::Disaster => 4,
        EventType::Attack | EventType::Other => 5,
    }
}

fn places(a: &EventClues, b: &EventClues) -> Found {
    if !a.place.meets(&b.place) {
        return None;
    }
    let same: Vec<&String> = a.places.iter().filter(|place| b.places.contains(place)).collect();
    if let Some(finest) = same.first() {
        let country =
            same.len() == 1 && a.place.cones().into_iter().chain(b.place.cones()).any(|cone| cone.len() == 1);
        return Some(Some(found(format!("both are at {finest}"), if country { 1.5 } else { 3.5 })));
    }
    let nested = !a.place.is_everything() && !b.place.is_everything();
    let named = !a.places.is_empty() && !b.places.is_empty();
    match (nested, named) {
        (true, _) => Some(Some(found("one place lies in the other", 1.5))),
        // Two names that the gazetteer lacks are hardly one place.
        (false, true) => Some(Some(found("they have no place in common", -2.0))),
        (false, false) => Some(None),
    }
}

fn dates(a: &EventClues, b: &EventClues) -> Found {
    if let (Some(x), Some(y)) = (a.date, b.date) {
        let common = common_days(x, y)?;
        return Some(Some(found(format!("both can be on {common}"), days_weight(x).min(days_weight(y)))));
    }
    let apart = a.published.zip(b.published).map(|(x, y)| (x.number() - y.number()).abs());
    match apart {
        Some(0..=3) => Some(Some(found("both are reported within three days", 1.0))),
        Some(0..=14) => Some(Some(found("both are reported within two weeks", 0.5))),
        _ => Some(None),
    }
}

/// A shared day says much, a shared year little.
fn days_weight(days: DateRange) -> f64 {
    match days.earliest.zip(days.latest).map(|(a, b)| b.number() - a.number()) {
        Some(0..=1) => 3.5,
        Some(0..=9) => 2.5,
        Some(0..=62) => 1.5,
        Some(0..=370) => 0.7,
        _ => 0.0,
    }
}

fn parties(a: &EventClues, b: &EventClues) -> Option<Shared> {
    let party = a.parties.intersection(&b.parties).next()?;
    Some(Shared { clue: format!("both are laid to {party}"), bits: 1.5 })
}

fn tolls(a: &EventClues, b: &EventClues) -> Option<Shared> {
    let (x, y) = (a.killed.as_ref()?.best?, b.killed.as_ref()?.best?);
    // A high figure is rarer, and two that differ by a tenth are still about one toll.
    let close = (x - y).abs() <= 0.1 * x.max(y);
    let bits = (x.max(1.0).log2() / 2.0).min(3.0);
    (close && x > 1.0).then(|| Shared { clue: format!("both give {x} or so dead"), bits })
}

fn words(a: &EventClues, b: &EventClues) -> Option<Shared> {
    let same: Vec<&str> = a.words.intersection(&b.words).map(String::as_str).collect();
    let bits = (same.len() as f64 * 1.0).min(6.0);
    (!same.is_empty()).then(|| Shared { clue: format!("both speak of {}", same.join(", ")), bits })
}

/// The bits against one event where both the day and the dead are others.
const ANOTHER: f64 = 3.0;

/// Two documents share words; from this cosine on they are looked at together.
const MEETING: f64 = 0.06;
