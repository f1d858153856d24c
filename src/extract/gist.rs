//! What a document is mainly about, where no rule of its own tells: the happening of its first sentence.
//!
//! An article on a match, a release or an appointment tells of no attack and no disaster. Its first statement is its
//! main event all the same, so that its claims have a subject, and so that articles about one happening are known by
//! it.

use std::ops::Range;

use super::block::is_stamp;
use super::event::{Event, EventType, Events, beside_events};
use super::frame::{About, Draft, Reading, happening};
use super::mention::Tag;
use super::slated::is_slated;
use crate::claim::{Attribute, Claim};
use crate::text::Text;
use crate::value::Value;
use crate::value::date::{DateBound, DateMention};
use crate::value::place::Nearness;

/// Opens the events with the happening of the first sentence, where no other event is told there.
pub(super) fn crowned(events: Events, reading: &Reading<'_>, title: Option<&Text<'_>>) -> Events {
    let Some(lead) = lead(reading) else { return events };
    let grave = events.list().first().is_some_and(|event| event.killed.is_some());
    if grave || (lead.start..lead.end.saturating_add(LEAD)).any(|at| events.at(at).is_some()) {
        return events;
    }
    let label = title.map_or_else(
        || reading.text.line(label(reading, &lead)),
        |title| title.line(0..title.tokens().len()),
    );
    let event = Event {
        key: String::new(),
        label,
        kind: EventType::Other,
        date: date(reading, &lead),
        places: Vec::new(),
        nearness: Nearness::In,
        perpetrators: Vec::new(),
        killed: None,
        injured: None,
        breakdown: std::collections::BTreeMap::new(),
        salience: SALIENCE,
        claims: Vec::new(),
        tally: false,
        words: Vec::new(),
        natures: beside_events(reading.text, reading.mentions, &lead).names(),
        things: Vec::new(),
        venues: Vec::new(),
    };
    events.crowned(event, lead)
}

/// The claim that the main event happened, where nothing else is said of it.
pub(super) fn draft(reading: &Reading<'_>, events: &Events, claims: &[Claim]) -> Option<Draft> {
    let main = events.list().first()?;
    let has_one = |claim: &Claim| claim.subject().key.ends_with(&format!("/{}", main.key));
    if claims.iter().any(has_one) {
        return None;
    }
    let asks = |tokens: Range<usize>| tokens.last().is_some_and(|last| reading.text.is(last, "?"));
    let sentence = |at: &&crate::text::Sentence| {
        !asks(at.tokens()) && at.tokens().any(|token| events.at(token) == Some(0))
    };
    let sentence = reading.text.sentences().iter().find(sentence)?.tokens();
    let at = sentence.clone().find(|&token| events.at(token) == Some(0))?;
    let verb = verb(reading, &sentence);
    let tokens = told(reading, &sentence);
    let text = reading.text.line(tokens.clone());
    let about = About::Event { at, words: tokens.clone() };
    let cue = verb.unwrap_or(tokens.start);
    Some(Draft::new("gist", about, Attribute::Happening, Value::Text { text }, tokens, cue))
}

/// So much of what a document is about is the happening of its first sentence, where that is no event of another rule.
const SALIENCE: f64 = 0.6;

/// An event told within so many tokens behind the first sentence is what that sentence is about.
const LEAD: usize = 40;

/// A shorter line is a byline or a heading.
const SHORTEST: usize = 5;

/// The first sentence that is a statement of the article and has a verb.
fn lead(reading: &Reading<'_>) -> Option<Range<usize>> {
    let states = |tokens: &Range<usize>| {
        tokens.len() >= SHORTEST
            && reading.is_fresh(tokens.start)
            && tokens.clone().any(|at| reading.tag(at) == Tag::Verb)
    };
    reading.text.sentences().iter().map(crate::text::Sentence::tokens).find(states)
}

/// The subject, the verb and the object of the first verb of a sentence.
fn told(reading: &Reading<'_>, sentence: &Range<usize>) -> Range<usize> {
    let near = sentence.start..sentence.end.min(sentence.start + LEAD);
    verb(reading, sentence).map_or(near.clone(), |verb| happening(reading, verb, &(near.end..near.end)))
}

/// What the happening of a sentence is called: no more of it than all reports on it may say, and so without who tells
/// it, and without the figure in front: `organisers said 80,000 | people marched`.
fn label(reading: &Reading<'_>, sentence: &Range<usize>) -> Range<usize> {
    let says = |verb: &usize| reading.text.lexicon().speech.cues.get(reading.text.id(*verb)).is_some();
    let said = verb(reading, sentence).filter(says).map(|verb| verb + 1..sentence.end);
    let told_of = said.filter(|content| verb(reading, content).is_some());
    let figure_in = |words: &Range<usize>| {
        reading
            .figures
            .iter()
            .find(|figure| words.contains(&figure.tokens.start))
            .map(|figure| &figure.tokens)
    };
    let without_figure = |statement: &Range<usize>| {
        let words = told(reading, statement);
        let counted = verb(reading, statement).filter(|verb| words.contains(verb)).unwrap_or(words.end);
        let figure = figure_in(&words).filter(|figure| figure.start == words.start && figure.end < counted);
        let start = figure.map_or(words.start, |figure| figure.end);
        Some(start..words.end).filter(|words| figure_in(words).is_none())
    };
    let called = told_of.iter().chain([sentence]).find_map(without_figure);
    called.unwrap_or_else(|| told(reading, sentence))
}

fn verb(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<usize> {
    let mut near = sentence.start..sentence.end.min(sentence.start + LEAD);
    near.find(|&at| reading.tag(at) == Tag::Verb)
}

fn date(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<crate::value::DateRange> {
    let (text, mentions) = (reading.text, reading.mentions);
    let another = |date: &DateMention| {
        is_stamp(text, mentions, &date.tokens()) || is_slated(text, mentions, &date.tokens())
    };
    let mut on =
        reading.dates_in(sentence.clone()).filter(|date| date.bound() == DateBound::On && !another(date));
    on.find_map(DateMention::range)
}
