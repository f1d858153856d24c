//! The clues of two events, each with its weight in bits (log2 of the odds).
//!
//! | clue | shared | contradicted, background | main: share of the shared weight | main: contradicted |
//! |---|---|---|---|---|
//! | kind | 0.5 a general one, 1.5 a special one | 4 | 0.3 | 3 |
//! | place | 3.5 named, 1.5 one in the other or a country | 4 | 0.2 | 1.2 |
//! | date | 3.5 a day … 0.7 a year; 1 and 0.5 by the days of the reports | 6 | 0.7 | 5 |
//! | party | 1.5 | – | all | – |
//! | victims by name | 5 times the share in common | – | all | – |
//! | toll | half its log2, at most 3 | – | all | 3, where the day is another too |
//! | toll, one without a place | – | – | – | 12, where it is four times the other |
//! | thing by name | – | – | 4, where no day contradicts | – |
//! | words | 1 each, at most 6 | – | – | – |
//!
//! Reading a kind, a place or a day off a text goes wrong at times, so a contradiction is nearly a veto among
//! background mentions, while two main events whose documents tell the same in the same words outweigh it. The
//! weights of main events lean on the regression of [`super::telling`]; the others are set by hand.

use super::event::EventClues;
use super::setting::ONE_VICTIM;
use super::site::ONE_THING;
use crate::extract::EventType;
use crate::value::DateRange;

/// What two events have of one clue.
enum Found {
    /// Both have it, at so many bits.
    Shared(f64),
    /// One has what the other cannot have.
    Contradicted,
    /// One does not tell.
    Unknown,
}

/// A clue that can be contradicted, with its weights.
struct Clue {
    find: fn(&EventClues, &EventClues) -> Found,
    /// What a contradiction costs two mentions.
    contradicted: f64,
    /// The share of its weight that it has for two main events, where most of it stands in the words of the documents.
    main_share: f64,
    /// What a contradiction costs two main events.
    main_contradicted: f64,
}

const CLUES: [Clue; 3] = [
    Clue { find: kinds, contradicted: 4.0, main_share: 0.3, main_contradicted: 3.0 },
    Clue { find: places, contradicted: 4.0, main_share: 0.2, main_contradicted: 1.2 },
    Clue { find: dates, contradicted: 6.0, main_share: 0.7, main_contradicted: 5.0 },
];

/// The bits of all that two mentions share or contradict each other on.
pub(super) fn of_mentions(a: &EventClues, b: &EventClues) -> f64 {
    let weight = |clue: &Clue| match (clue.find)(a, b) {
        Found::Shared(bits) => bits,
        Found::Contradicted => -clue.contradicted,
        Found::Unknown => 0.0,
    };
    CLUES.iter().map(weight).sum::<f64>() + parties(a, b) + victims(a, b) + tolls(a, b) + words(a, b)
}

/// The bits of what two main events share beside the words of their documents.
pub(super) fn beside_words(a: &EventClues, b: &EventClues) -> f64 {
    let weight = |clue: &Clue| match (clue.find)(a, b) {
        Found::Shared(bits) => clue.main_share * bits,
        Found::Contradicted => -clue.main_contradicted,
        Found::Unknown => 0.0,
    };
    let clues = CLUES.iter().map(weight).sum::<f64>();
    clues + parties(a, b) + victims(a, b) + things(a, b) + tolls(a, b) - recurrence(a, b) - another_toll(a, b)
}

/// What recurs in one town is told in the same words: the days and the dead tell one time from the next.
fn recurrence(a: &EventClues, b: &EventClues) -> f64 {
    let dead = |clues: &EventClues| clues.killed.as_ref()?.best;
    let other_toll = dead(a).zip(dead(b)).is_some_and(|(x, y)| (x - y).abs() > f64::EPSILON);
    let again = other_toll && matches!(dates(a, b), Found::Contradicted);
    if again { ANOTHER } else { 0.0 }
}

/// The bits against one event where both the day and the dead are others.
const ANOTHER: f64 = 3.0;

/// A report that names no place, and counts so many more or fewer dead, has nothing but its kind and its day in common
/// with one that names a place.
fn another_toll(a: &EventClues, b: &EventClues) -> f64 {
    let one_is_nowhere = a.places.is_empty() != b.places.is_empty();
    let dead = |clues: &EventClues| clues.killed.as_ref().filter(|toll| toll.low == toll.high)?.best;
    let far = |(x, y): (f64, f64)| x.max(y) >= FAR * x.min(y).max(1.0);
    let by_one = !a.parties.is_disjoint(&b.parties) || a.share_of_victims(b) > 0.0 || a.is_of_one_thing(b);
    let apart = one_is_nowhere && !by_one && dead(a).zip(dead(b)).is_some_and(far);
    if apart { ELSEWHERE } else { 0.0 }
}

/// Tolls of one event are hardly so many times apart.
const FAR: f64 = 4.0;

/// The bits against one event where only one names its place, and the tolls are far apart.
const ELSEWHERE: f64 = 12.0;

/// The days that are in both; none where there are none.
pub(super) fn common_days(a: DateRange, b: DateRange) -> Option<DateRange> {
    let earliest = a.earliest.max(b.earliest);
    let latest = match (a.latest, b.latest) {
        (Some(x), Some(y)) => Some(x.min(y)),
        (x, y) => x.or(y),
    };
    let empty = earliest.zip(latest).is_some_and(|(first, last)| first > last);
    (!empty).then_some(DateRange { earliest, latest })
}

/// Kinds that can be names of one thing: an attack may be a bombing or a shooting; a flood may not. A shared kind says
/// more the more special it is.
fn kinds(a: &EventClues, b: &EventClues) -> Found {
    match a.kind {
        _ if a.natures.exclude(b.natures) => Found::Contradicted,
        kind if kind != b.kind => Found::Unknown,
        EventType::Attack | EventType::Other => Found::Shared(0.5),
        _ => Found::Shared(1.5),
    }
}

fn places(a: &EventClues, b: &EventClues) -> Found {
    if !a.place.meets(&b.place) {
        return Found::Contradicted;
    }
    let mut same = a.places.iter().filter(|place| b.places.contains(place));
    if same.next().is_some() {
        let country = |clues: &EventClues| clues.place.cones().iter().any(|cone| cone.len() == 1);
        let coarse = same.next().is_none() && (country(a) || country(b));
        return Found::Shared(if coarse { 1.5 } else { 3.5 });
    }
    let resolved = !a.place.is_everything() && !b.place.is_everything();
    let named = !a.places.is_empty() && !b.places.is_empty();
    match (resolved, named) {
        (true, _) => Found::Shared(1.5),
        // Two names that the gazetteer lacks are hardly one place.
        (false, true) => Found::Shared(-2.0),
        (false, false) => Found::Unknown,
    }
}

fn dates(a: &EventClues, b: &EventClues) -> Found {
    if let (Some(x), Some(y)) = (a.date, b.date) {
        let weight = days_weight(x).min(days_weight(y));
        return common_days(x, y).map_or(Found::Contradicted, |_| Found::Shared(weight));
    }
    let apart = a.published.zip(b.published).map(|(x, y)| (x.number() - y.number()).abs());
    match apart {
        Some(0..=3) => Found::Shared(1.0),
        Some(0..=14) => Found::Shared(0.5),
        _ => Found::Unknown,
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

/// Both are laid to one party.
fn parties(a: &EventClues, b: &EventClues) -> f64 {
    if a.parties.is_disjoint(&b.parties) { 0.0 } else { 1.5 }
}

/// Somebody came to harm in both.
fn victims(a: &EventClues, b: &EventClues) -> f64 {
    ONE_VICTIM * a.share_of_victims(b)
}

/// Both were in one mine or on one ferry, by its name: short reports on it may have hardly a word more in common.
fn things(a: &EventClues, b: &EventClues) -> f64 {
    let apart = matches!(dates(a, b), Found::Contradicted);
    if a.is_of_one_thing(b) && !apart { ONE_THING } else { 0.0 }
}

/// Both give one toll, or nearly: a high figure is rarer, and two that differ by a tenth are still about one toll.
fn tolls(a: &EventClues, b: &EventClues) -> f64 {
    let dead = |clues: &EventClues| clues.killed.as_ref()?.best;
    let Some((x, y)) = dead(a).zip(dead(b)) else { return 0.0 };
    let close = (x - y).abs() <= 0.1 * x.max(y);
    if close && x > 1.0 { (x.log2() / 2.0).min(3.0) } else { 0.0 }
}

/// Both are called by the same words.
fn words(a: &EventClues, b: &EventClues) -> f64 {
    (a.words.intersection(&b.words).count() as f64).min(6.0)
}
