//! Who won a contest of which there is but one winner.
//!
//! ```text
//! won = person verb-of-gaining ["the" | place "'s"] contest [("in" | "of") place]     Holm won the presidential election in Orlo
//! ```
//! What kind of contest it is and where it is held narrow the claim: of two contests of one day each has its winner.

use super::verb::is_person_named;
use super::{About, Draft, Reading};
use crate::claim::Attribute;
use crate::extract::mention::{Tag, lemma};
use crate::extract::voice::{Mood, mood};
use crate::lexicon::WordClass;
use crate::value::{Entity, Value};

/// The question.
const WINNER: &str = "winner";

pub(super) fn read(reading: &Reading<'_>, at: usize, drafts: &mut Vec<Draft>) {
    if reading.tag(at) == Tag::Verb && reading.text.is_class(at, WordClass::Gaining) {
        drafts.extend(won(reading, at));
    }
}

fn won(reading: &Reading<'_>, verb: usize) -> Option<Draft> {
    let list = reading.mentions.list();
    let index = reading.subject(verb).filter(|&index| is_person_named(reading, index))?;
    let contest = &list[reading.object(verb + 1)?];
    let head = (verb + 1..contest.tokens.end).find(|&at| reading.text.is_class(at, WordClass::Poll))?;
    let told = !reading.is_passive(verb, 1) && mood(reading.text, reading.mentions, verb) == Mood::Real;
    let winner = Some(&list[index]).filter(|winner| told && winner.tokens.end <= verb)?;
    let kind = |at: &usize| matches!(reading.tag(*at), Tag::Adjective | Tag::Noun | Tag::Name);
    let words = (verb + 1..head).filter(kind).filter(|&at| !reading.is_date(at));
    let mut scope: Vec<String> = words.map(|at| lemma(reading.text, at).to_lowercase()).collect();
    // of a contest without a place nothing tells whether it is the same
    let led = reading.tag(head + 1) == Tag::Preposition;
    let place =
        reading.mentions.at(head + 2).filter(|place| led && place.named && !reading.is_date(head + 2));
    let own = |at: &usize| reading.tag(*at) == Tag::Name && !reading.is_date(*at);
    place.map(|_| ()).or_else(|| (verb + 1..head).find(own).map(|_| ()))?;
    scope.extend(place.map(|place| reading.text.line(place.name.clone()).to_lowercase()));
    scope.sort();
    scope.dedup();
    let end = place.map_or(head + 1, |place| place.tokens.end);
    let tokens = winner.tokens.start..end;
    let name = reading.mentions.entity(winner.entity).name.clone();
    let value = Value::Entity(Entity { name, key: format!("entity:{}", winner.entity) });
    let about = About::Event { at: head, words: verb + 1..end };
    let attribute = Attribute::Other(WINNER.to_owned());
    Some(Draft::new("won", about, attribute, value, tokens, verb).with_scope(scope))
}
