//! Frames that a figure opens: what is counted or measured, and of whom.
//!
//! ```text
//! figure = measure | count | money | age | share | duration | length
//! count  = by the verb that governs it | by the state it is in | by the noun that leads to it | by its own noun
//! ```
//! Casualties are read with the events ([`super::super::event`]); what they have taken is left alone here.

mod age;
mod count;
mod deed;
mod held;
mod money;
mod none;
mod noun;
mod room;
mod state;
mod strength;
mod verb;
mod whole;

pub(super) use deed::ABOARD;

use std::ops::Range;

use super::{About, Draft, Reading};
use super::{margin, measure};
use crate::claim::{Attribute, Certainty, Qualifiers};
use crate::extract::mention::{MentionKind, Tag};
use crate::lexicon::{FrameCue, Function, Happening, WordClass};
use crate::value::quantity::{Change, Figure, Part};
use crate::value::{QuantityKind, Value};

/// Reads every figure that no casualty frame has read.
pub(super) fn read(reading: &Reading<'_>, drafts: &mut Vec<Draft>) {
    for (at, figure) in reading.figures.iter().enumerate() {
        if figure.tokens.is_empty()
            || reading.taken.has(figure.tokens.start)
            || !reading.is_fresh(figure.tokens.start)
        {
            continue;
        }
        drafts.extend(draft(reading, at));
    }
    let fresh = |at: &usize| !reading.taken.has(*at) && reading.is_fresh(*at);
    drafts.extend((0..reading.text.tokens().len()).filter(fresh).filter_map(|at| none::read(reading, at)));
}

fn draft(reading: &Reading<'_>, at: usize) -> Option<Draft> {
    let figure = &reading.figures[at];
    let draft = of_kind(reading, at).filter(|_| !is_comparison(reading, figure))?;
    // "won 71 of the 120 seats": the verb has the part, not the whole.
    if figure.part == Some(Part::Whole) && draft.cue < figure.tokens.start {
        return None;
    }
    let draft = margin::narrowed(reading, figure, &with_noun(figure), draft);
    let points = matches!(&draft.attribute, Attribute::Count(noun) if noun == "point");
    // "a pay increase of 8 percent" is named after the rise
    let moves = points || draft.attribute == Attribute::Percentage && !draft.asked;
    let draft = estimated(draft);
    Some(match figure.change.filter(|_| moves) {
        Some(Change::RoseBy) => draft.with_move(Qualifiers::RISE),
        Some(Change::FellBy) => draft.with_move(Qualifiers::FALL),
        _ => draft,
    })
}

/// `lower than the 71 percent of 2018`: what another figure is held against.
fn is_comparison(reading: &Reading<'_>, figure: &Figure) -> bool {
    let near = figure.tokens.start.saturating_sub(2)..figure.tokens.end;
    near.into_iter().any(|at| reading.text.is(at, "than") && reading.text.is(at + 1, "the"))
}

/// The strength of a body that is given as a range is an estimate.
fn estimated(draft: Draft) -> Draft {
    let range = match &draft.value {
        Value::Quantity(quantity) => quantity.low.zip(quantity.high).is_some_and(|(low, high)| low < high),
        _ => false,
    };
    let guessed = range && draft.attribute == Attribute::Members && draft.certainty.is_none();
    if guessed { Draft { certainty: Some(Certainty::Estimated), ..draft } } else { draft }
}

fn of_kind(reading: &Reading<'_>, at: usize) -> Option<Draft> {
    let figure = &reading.figures[at];
    if let Some(price) = money::price(reading, figure) {
        return Some(price);
    }
    if let Some(measured) = measured(reading, figure) {
        return Some(measured);
    }
    match figure.quantity.kind {
        QuantityKind::Count => age::bare(reading, figure).or_else(|| count::read(reading, at)),
        QuantityKind::Money => Some(money::read(reading, figure)),
        QuantityKind::Age => age::read(reading, figure),
        QuantityKind::Percentage | QuantityKind::Ratio => {
            Some(plain(reading, figure, "share", Attribute::Percentage))
        }
        QuantityKind::Duration => Some(plain(reading, figure, "duration", Attribute::Duration)),
        QuantityKind::Measure if is_length(figure) => {
            Some(plain(reading, figure, "distance", Attribute::Distance))
        }
        _ => None,
    }
}

/// What is measured, by the words around the figure; a reward is left to its own rule.
fn measured(reading: &Reading<'_>, figure: &Figure) -> Option<Draft> {
    let phrase = counted_phrase(reading, figure);
    measure::read(reading, figure, &phrase)
}

/// Whether it is a length that distances are told in; calibres and depths of snow are not.
fn is_length(figure: &Figure) -> bool {
    matches!(figure.quantity.unit.as_deref(), Some("km" | "m" | "cm" | "mi" | "ft"))
}

/// A figure about the words around it.
fn plain(reading: &Reading<'_>, figure: &Figure, rule: &'static str, attribute: Attribute) -> Draft {
    let tokens = with_noun(figure);
    let of_event = event_measured(reading, figure).or_else(|| event_lasting(reading, figure));
    let about = match of_event.map(|index| &reading.mentions.list()[index]) {
        Some(mention) => About::Event { at: mention.head, words: mention.tokens.clone() },
        None => whose(reading, figure).unwrap_or_else(|| {
            About::Topic(base(reading, figure).unwrap_or_else(|| topic(reading, &tokens)))
        }),
    };
    Draft::new(rule, about, attribute, Value::Quantity(figure.quantity.clone()), tokens, figure.tokens.start)
}

/// `the battle lasted | four hours`: the mention of what lasted.
fn event_lasting(reading: &Reading<'_>, figure: &Figure) -> Option<usize> {
    let verb =
        figure.tokens.start.checked_sub(1).filter(|&at| reading.text.is_class(at, WordClass::Lasting))?;
    let index = reading.subject(verb).filter(|_| figure.quantity.kind == QuantityKind::Duration)?;
    (reading.mentions.list()[index].kind == MentionKind::Event).then_some(index)
}

/// `The Alva is | 40 km off Oran`, `the talks in Doha lasted | three days`: whose length or distance it is, where
/// more than one common noun tells; `defence spending rose by | 8 percent`: what a share is of.
fn whose(reading: &Reading<'_>, figure: &Figure) -> Option<About> {
    if figure.quantity.kind == QuantityKind::Percentage {
        return moved(reading, figure);
    }
    let long = matches!(figure.quantity.kind, QuantityKind::Measure | QuantityKind::Duration);
    let verb = figure.tokens.start.checked_sub(1).filter(|_| long)?;
    let tells = reading.function(verb) == Function::Be || reading.text.is_class(verb, WordClass::Lasting);
    let index = reading.subject(verb).filter(|_| tells)?;
    let mention = &reading.mentions.list()[index];
    if mention.named {
        return Some(About::Mention(index));
    }
    let article = usize::from(reading.tag(mention.tokens.start) == Tag::Determiner);
    let words = topic(reading, &(mention.tokens.start + article..mention.tokens.end));
    (words.len() > 1).then_some(About::Topic(words))
}

/// `defence spending rose by | 8 percent`, `the deficit is | 3 percent`: the thing of which it is said.
fn moved(reading: &Reading<'_>, figure: &Figure) -> Option<About> {
    let start = figure.tokens.start;
    let small = |at: &usize| matches!(reading.tag(*at), Tag::Preposition | Tag::Adverb);
    let verb = (start.saturating_sub(MOVED)..start).rev().find(|at| !small(at))?;
    let tells = reading.function(verb) == Function::Be
        || reading.tag(verb) == Tag::Verb
            && (figure.change.is_some() || reading.text.is_class(verb, WordClass::Gauging));
    let mention = &reading.mentions.list()[reading.subject(verb).filter(|_| tells)?];
    let noun = reading.tag(mention.head) == Tag::Noun;
    let thing = noun && !mention.named && mention.kind == MentionKind::Other;
    let article = usize::from(reading.tag(mention.tokens.start) == Tag::Determiner);
    let words = topic(reading, &(mention.tokens.start + article..mention.tokens.end));
    (thing && !words.is_empty() && words.end <= verb).then_some(About::Topic(words))
}

/// `rose sharply by | 8 percent` has no more words between the verb and the figure.
const MOVED: usize = 3;

/// `a 72-hour | ceasefire`: the mention of what happened, where its length is part of the phrase.
fn event_measured(reading: &Reading<'_>, figure: &Figure) -> Option<usize> {
    let long = figure.quantity.kind == QuantityKind::Duration;
    let index = reading.mentions.index_at(figure.tokens.start).filter(|_| long)?;
    let mention = &reading.mentions.list()[index];
    (mention.kind == MentionKind::Event && mention.head >= figure.tokens.end).then_some(index)
}

/// `41 percent of the | women`, `two in three | voters`: what a share is of.
fn base(reading: &Reading<'_>, figure: &Figure) -> Option<Range<usize>> {
    let of = figure.tokens.end;
    if figure.quantity.kind == QuantityKind::Ratio && !reading.text.is(of, "of") {
        return figure.noun.clone().filter(|noun| noun.start == of);
    }
    let mention = reading.mentions.at(of + 1).filter(|_| reading.text.is(of, "of"))?;
    let share = matches!(figure.quantity.kind, QuantityKind::Percentage | QuantityKind::Ratio);
    let counts = |at: &usize| !matches!(reading.tag(*at), Tag::Determiner | Tag::Number | Tag::Possessive);
    let start = (of + 1..=mention.head).find(counts)?;
    share.then_some(start..mention.tokens.end)
}

fn with_noun(figure: &Figure) -> Range<usize> {
    let end = figure.noun.as_ref().map_or(figure.tokens.end, |noun| noun.end.max(figure.tokens.end));
    figure.tokens.start..end
}

fn counted_phrase(reading: &Reading<'_>, figure: &Figure) -> Range<usize> {
    let mut phrase = with_noun(figure);
    if let Some(mention) = figure.head.and_then(|head| reading.mentions.at(head)) {
        phrase = phrase.start.min(mention.tokens.start)..phrase.end.max(mention.head + 1);
    }
    phrase
}

/// The figure's phrase with the phrases that hang on it by prepositions, up to two.
pub(super) fn topic(reading: &Reading<'_>, tokens: &Range<usize>) -> Range<usize> {
    let mut end = tokens.end;
    for _ in 0..2 {
        if reading.tag(end) != Tag::Preposition || !reading.text.is_class(end, WordClass::Complement) {
            break;
        }
        let Some(mention) = reading.mentions.at(end + 1) else { break };
        end = mention.tokens.end;
    }
    tokens.start..end
}

fn is_attack_noun(reading: &Reading<'_>, figure: &Figure) -> bool {
    let Some(head) = figure.head else { return false };
    let words = &reading.text.lexicon().words;
    let kind = reading.mentions.at(head).map(|mention| mention.kind);
    let happening = words.events.get(words.profile(reading.text.id(head)).lemma);
    let peaceful = matches!(happening, Some(Happening::Other | Happening::Disaster));
    kind == Some(MentionKind::Event) && !peaceful
}

/// The cue that starts at a token.
pub(super) fn cue(reading: &Reading<'_>, at: usize) -> Option<FrameCue> {
    reading.cue(at).map(|(_, cue)| cue)
}
