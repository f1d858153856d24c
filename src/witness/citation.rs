//! Citation without copying: "X reported that …" makes the claim X's, one level down.

use std::collections::{BTreeMap, BTreeSet};

use super::bearer::Bearer;
use super::credit::outlet_key;
use crate::claim::{Claim, Role, Speaker};
use crate::lexicon::{Office, PlaceKind};
use crate::text::Text;
use crate::value::place;

/// The key of the outlet that the claim is cited from, where its document had it from another.
pub(super) fn cited(claim: &Claim) -> Option<String> {
    let agency = claim.speakers().iter().rev().find(|speaker| speaker.role == Role::Agency)?;
    Some(outlet_key(&agency.name))
        .filter(|key| !key.is_empty() && *key != outlet_key(claim.source().as_str()))
}

/// For each claim the voice whose statement it repeats. One name is part of another: "Roth" is "Karl Roth", "the chief"
/// the "fire chief Karl Roth" of another paper, and the police are whoever speaks for them; of several longer names the
/// first is meant.
pub(super) fn voices(claims: &[&Claim], bearers: &[&Bearer]) -> Vec<Option<String>> {
    let names: Vec<Option<&Speaker>> = claims.iter().map(|claim| voice(claim)).collect();
    let known: BTreeMap<&str, Voice> =
        names.iter().flatten().map(|speaker| (speaker.name.as_str(), Voice::of(speaker, bearers))).collect();
    let voices: BTreeSet<&Voice> = known.values().collect();
    let meant = |voice: &Voice| {
        let longer = voices.iter().filter(|other| voice.may_be(other));
        let full = |voice: &Voice| (voice.words.len(), !voice.nameless);
        longer
            .max_by(|a, b| full(a).cmp(&full(b)).then_with(|| b.cmp(a)))
            .map_or_else(|| voice.key(), |other| other.key())
    };
    let key = |speaker: &Speaker| {
        let voice = &known[speaker.name.as_str()];
        if voices.len() > MOST_VOICES { voice.key() } else { meant(voice) }
    };
    names.into_iter().map(|speaker| speaker.map(key)).collect()
}

/// Of more voices than this no name is held against every other.
const MOST_VOICES: usize = 64;

/// The named voice whose statement the claim repeats; none for the outlet and for sources without a name, of which two
/// may be two, but for one who is told by the same words: "a police source".
fn voice(claim: &Claim) -> Option<&Speaker> {
    let named = |voice: &&Speaker| {
        matches!(voice.role, Role::Person | Role::Official | Role::Organization) || is_one_source(voice)
    };
    claim.voice().filter(named)
}

/// One source without a name of whom it is said whose they are: "police source", and not "sources" or "resident".
fn is_one_source(voice: &Speaker) -> bool {
    let text = Text::new(&voice.name);
    let Some(head) = text.tokens().len().checked_sub(1) else { return false };
    let anyone = text.lexicon().witness.anyone.get(text.id(head)).is_some();
    voice.role == Role::Source && head > 0 && anyone && !text.lexicon().words.profile(text.id(head)).plural
}

/// Whether a claim is that of people without a name of whom it is said what they are: "doctors", and not "sources".
pub(super) fn is_of_others(claim: &Claim) -> bool {
    let Some(voice) = claim.voice().filter(|voice| voice.role == Role::Source) else { return false };
    let text = Text::new(&voice.name);
    let head = text.tokens().len().saturating_sub(1);
    text.lexicon().witness.anyone.get(text.id(head)).is_none()
}

/// A voice as the words by which it is known from others.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Voice {
    /// Of a body its name and what tells it from others of its kind; else the name with the title.
    words: BTreeSet<String>,
    /// The words of the title, without the name.
    title: BTreeSet<String>,
    /// Whether it is known by its office alone.
    nameless: bool,
}

impl Voice {
    fn of(speaker: &Speaker, bearers: &[&Bearer]) -> Voice {
        let name: Vec<String> = speaker.name.split_whitespace().map(str::to_lowercase).collect();
        let nameless = speaker.role == Role::Official && is_lower(&speaker.name);
        let is_borne = |bearer: &&&Bearer| !nameless && name.iter().all(|word| bearer.name.contains(word));
        let title = bearers.iter().find(is_borne).map(|bearer| bearer.title.clone()).unwrap_or_default();
        let own = if nameless { name.clone() } else { title.clone() };
        let title = title_words(&own);
        let office = office(&own.join(" ")).or_else(|| office(&name.join(" ")));
        let office = government(speaker).or(office);
        let words = office.unwrap_or_else(|| name.into_iter().chain(title.iter().cloned()).collect());
        Voice { words, title, nameless }
    }

    /// Whether the other may be the same voice, named more fully.
    fn may_be(&self, other: &Voice) -> bool {
        let nested = || self.title.is_subset(&other.title) || other.title.is_subset(&self.title);
        let by_office = self.nameless && !other.nameless && !other.title.is_empty();
        self.words.iter().all(|word| other.has(word)) || by_office && nested()
    }

    /// Whether a word is one of the name, or the kind of body that it is: the "ministry" is the "health ministry".
    fn has(&self, word: &str) -> bool {
        let ends = |own: &String| own.strip_suffix(word).is_some_and(|before| before.ends_with(' '));
        self.words.contains(word) || is_body(word) && self.words.iter().any(ends)
    }

    fn key(&self) -> String {
        self.words.iter().map(String::as_str).collect::<Vec<_>>().join(" ")
    }
}

/// The government of a country, by its capital, by its own name or by that of the country: Moscow, the Kremlin, Russia.
fn government(speaker: &Speaker) -> Option<BTreeSet<String>> {
    if !matches!(speaker.role, Role::Organization | Role::Official) {
        return None;
    }
    let text = Text::new(&speaker.name);
    let governs = |at: usize| match text.longest(&text.lexicon().witness.bodies, at) {
        Some((_, Office::Of(body))) => body.strip_prefix(GOVERNMENT),
        _ => None,
    };
    let country = match (0..text.tokens().len()).find_map(governs) {
        Some("") => country_of(&text)?,
        Some(country) => country.trim().to_owned(),
        None => place::seat_of(&speaker.name).map(str::to_lowercase).or_else(|| country(&speaker.name))?,
    };
    Some([GOVERNMENT.to_owned(), country].into())
}

/// The body that speaks for a country.
const GOVERNMENT: &str = "government";

/// The country that a name of a body has in it, or whose people: the Russian government.
fn country_of(text: &Text<'_>) -> Option<String> {
    let known = |at: usize| place::longest_place(text, at).map(|(_, found)| found.resolve(&[]));
    (0..text.tokens().len()).find_map(known)?.country().map(str::to_lowercase)
}

/// The country whose name a name is.
fn country(name: &str) -> Option<String> {
    let place = place::resolve(name, &[]).filter(|place| place.kind() == Some(PlaceKind::Country))?;
    let of_people = place::people_at(&Text::new(name), 0).is_some();
    place.country().filter(|_| !of_people).map(str::to_lowercase)
}

/// Whether a word names a body: "ministry".
fn is_body(word: &str) -> bool {
    let text = Text::new(word);
    text.longest(&text.lexicon().witness.bodies, 0).is_some_and(|(_, office)| matches!(office, Office::Of(_)))
}

/// The words of a title; "deputy mayor" is one word, for a deputy mayor is not the mayor.
fn title_words(title: &[String]) -> BTreeSet<String> {
    let phrase = title.join(" ");
    let text = Text::new(&phrase);
    let another = |at: usize| text.lexicon().witness.bodies.get(text.id(at)) == Some(&Office::Another);
    if (0..text.tokens().len()).any(another) {
        [phrase.clone()].into()
    } else {
        title.iter().cloned().collect()
    }
}

/// No capital letter but the first: "fire chief", "Police".
fn is_lower(name: &str) -> bool {
    !name.chars().skip(1).any(char::is_uppercase)
}

/// A phrase for an office as one word for the body it speaks for, with the words that tell this body from others; one
/// word for the whole phrase where it is another office than without its first: "deputy mayor".
fn office(phrase: &str) -> Option<BTreeSet<String>> {
    let text = Text::new(phrase);
    let known =
        |at: usize| text.longest(&text.lexicon().witness.bodies, at).map(|(len, office)| (at, len, office));
    let (at, len, office) = (0..text.tokens().len()).find_map(known)?;
    let Office::Of(body) = office else { return Some([phrase.to_owned()].into()) };
    let others = (0..text.tokens().len()).filter(|other| !(at..at + len).contains(other));
    Some(others.map(|other| text.word(other).to_owned()).chain([body.clone()]).collect())
}
