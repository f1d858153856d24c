//! What something came of: arson, a power line that fell, the failure of an engine.
//!
//! ```text
//! cause = thing verb-of-causing event                    a fallen power line caused the fire
//!       | event "was" verb-of-causing "by" thing         the fire was caused by arson
//!       | "cause" ["of" event] be thing                  the cause of the crash was engine failure
//! ```
//! Who did it is asked elsewhere: people and bodies are no causes here. "No bomb caused the crash" denies one; what
//! stands behind another negation ("nothing suggests that …") is left alone.

use super::figure::topic;
use super::{About, Draft, Reading};
use crate::claim::Attribute;
use crate::extract::mention::{Mention, MentionKind, Tag, is_of_any};
use crate::extract::voice::is_group_negated;
use crate::lexicon::{Forms, Function, Noun, WordClass};
use crate::value::Value;

/// The rule that reads causes.
const RULE: &str = "cause";

pub(super) fn read(reading: &Reading<'_>, at: usize, drafts: &mut Vec<Draft>) {
    let verb =
        reading.text.is_class(at, WordClass::Causing) || reading.text.is_class(at, WordClass::Kindling);
    if verb && reading.tag(at) == Tag::Verb {
        drafts.extend(by_verb(reading, at));
    } else if reading.text.is_class(at, WordClass::CauseNoun) && reading.tag(at) == Tag::Noun {
        drafts.extend(by_noun(reading, at));
    }
}

/// `the fire was | caused | by arson`, `arson | caused | the fire`
fn by_verb(reading: &Reading<'_>, verb: usize) -> Option<Draft> {
    let by = reading.text.is_class(verb + 1, WordClass::Agent);
    let be = reading.mentions.group_before(verb).any(|at| reading.function(at).is_be());
    let (cause, event) = if by && be {
        (reading.mentions.index_at(verb + 2)?, reading.subject(verb)?)
    } else if by || be || reading.text.is_class(verb, WordClass::Kindling) {
        return None;
    } else {
        (subject_beside(reading, verb)?, reading.object(verb + 1)?)
    };
    let event = event_at(reading, event).filter(|event| is_pointed(reading, event))?;
    let first = reading.mentions.list()[cause.min(reading.subject(verb)?)].tokens.start;
    let words = event.tokens.clone();
    draft(reading, cause, About::Event { at: event.head, words }, verb)
        .filter(|_| !is_behind_negation(reading, first))
}

/// `Friday's fire`, `an explosion`: one thing that happened, and no sort of thing, as in `violence is caused by`.
fn is_pointed(reading: &Reading<'_>, event: &Mention) -> bool {
    let points = |at: usize| {
        reading.is_date(at)
            || matches!(reading.tag(at), Tag::Determiner | Tag::Possessive)
            || matches!(reading.function(at), Function::Determiner | Function::Possessive)
    };
    !is_of_any(reading.text, event.tokens.start) && event.tokens.clone().any(points)
}

/// `Nothing suggests that | arson caused`, `not identified | any triggers`: whether the clauses before a cause negate.
fn is_behind_negation(reading: &Reading<'_>, first: usize) -> bool {
    let start = reading.sentence(first).start;
    let before = (start..first).rev().take_while(|&at| reading.tag(at) != Tag::Mark);
    before.into_iter().any(|at| {
        let negated = || is_group_negated(reading.text, reading.mentions, at);
        reading.tag(at) == Tag::Negation
            || reading.text.is_class(at, WordClass::NoOne) && !is_joined(reading, at, first)
            || reading.text.is_class(at, WordClass::Naught)
            || reading.tag(at) == Tag::Auxiliary && negated()
    })
}

/// `neither | arson nor | a power line`: whether only phrases stand between a word and what is joined to them.
fn is_joined(reading: &Reading<'_>, word: usize, first: usize) -> bool {
    let phrase = |at: usize| {
        matches!(
            reading.tag(at),
            Tag::Noun | Tag::Name | Tag::Adjective | Tag::Determiner | Tag::Conjunction | Tag::Preposition
        )
    };
    (word + 1..first).all(phrase)
}

/// `no | bomb`, `neither arson nor | a power line`: a thing that is said not to have caused it.
fn is_none(reading: &Reading<'_>, mention: &Mention) -> bool {
    let first = mention.tokens.start;
    let none = |at: usize| reading.text.is_class(at, WordClass::NoOne);
    let start = reading.clause(first).start;
    let joined =
        |at: usize| reading.text.is_class(at, WordClass::Nor) && none(at) && is_joined(reading, at, first);
    none(first) || (start.max(first.saturating_sub(JOINED))..first).any(joined)
}

/// `neither | a leaking gas pipe in the cellar nor | a candle` is about as long as two causes are.
const JOINED: usize = 12;

/// `arson or | a power line`: one of several, and nobody says which.
fn is_choice(reading: &Reading<'_>, mention: &Mention) -> bool {
    let joins = |at: usize| reading.tag(at) == Tag::Conjunction && !reading.text.is(at, "and");
    mention.tokens.start.checked_sub(1).is_some_and(joins) || joins(mention.tokens.end)
}

/// `a cable in the attic | may have caused`: what stands right before the verb and its auxiliaries, with the phrases
/// that hang on it.
fn subject_beside(reading: &Reading<'_>, verb: usize) -> Option<usize> {
    let index = reading.subject(verb)?;
    let end = topic(reading, &reading.mentions.list()[index].tokens).end;
    // "it is unclear what caused"
    let group = |at: usize| matches!(reading.tag(at), Tag::Auxiliary | Tag::Adverb | Tag::Negation);
    let asks = (end.saturating_sub(1)..=verb).any(|at| reading.text.is(at, "what"));
    (!asks && end <= verb && (end..verb).all(group)).then_some(index)
}

/// `the | cause | of the crash was engine failure`
fn by_noun(reading: &Reading<'_>, noun: usize) -> Option<Draft> {
    // "a noble cause is"
    let phrase = reading.mentions.at(noun).filter(|phrase| phrase.head == noun)?;
    if !reading.text.is_class(phrase.tokens.start, WordClass::Definite) {
        return None;
    }
    let of = reading.text.is(noun + 1, "of");
    let event = reading.mentions.index_at(noun + 2).filter(|_| of);
    let event = event.and_then(|index| event_at(reading, index));
    let end = event.map_or(noun + 1, |event| event.tokens.end);
    if of && event.is_none() {
        return None;
    }
    let be = (end..end + GROUP).find(|&at| reading.function(at).is_be())?;
    let group = |at: usize| matches!(reading.tag(at), Tag::Auxiliary | Tag::Adverb | Tag::Negation);
    let after = (be + 1..be + GROUP).find(|&at| !group(at))?;
    if (end..be).any(|at| !group(at)) {
        return None;
    }
    let about = match event {
        Some(event) => About::Event { at: event.head, words: event.tokens.clone() },
        None => About::Story { at: noun, words: noun..end },
    };
    draft(reading, reading.mentions.index_at(after)?, about, be)
}

/// `has probably been` has no more words.
const GROUP: usize = 4;

/// What is spoken of, if it happens.
fn event_at<'r>(reading: &'r Reading<'_>, index: usize) -> Option<&'r Mention> {
    let mention = &reading.mentions.list()[index];
    let happens = mention.kind == MentionKind::Event || reading.happening_at(mention.head).is_some();
    happens.then_some(mention)
}

/// The draft of a cause that is a thing, told in a phrase of its own.
fn draft(reading: &Reading<'_>, cause: usize, about: About, cue: usize) -> Option<Draft> {
    let mention = &reading.mentions.list()[cause];
    let thing = matches!(mention.kind, MentionKind::Other | MentionKind::Event)
        && !mention.named
        && reading.tag(mention.head) == Tag::Noun
        && reading.function(mention.head) == Function::None;
    let none = is_none(reading, mention);
    let first = mention.tokens.start;
    // "this caused the crash", "the cause was the same"
    let definite = matches!(reading.function(first), Function::Determiner | Function::Possessive)
        && !reading.text.is_class(first, WordClass::IndefiniteArticle);
    let start = first + usize::from(definite || reading.text.is_class(first, WordClass::NoOne));
    let choice = !none && is_choice(reading, mention);
    if !thing || choice || start > mention.head || is_of_any(reading.text, first) {
        return None;
    }
    let end = whole(reading, mention)?;
    let text = reading.text.line(start..end).to_lowercase();
    let tokens = first.min(cue)..mention.tokens.end.max(cue + 1);
    let draft = Draft::new(RULE, about, Attribute::Cause, Value::Text { text }, tokens, cue);
    Some(Draft { denied: none, ..draft })
}

/// Where the words for a cause end: `a rise | in bread prices`, but `a power line | in Brod`; none where somebody does
/// something whose rest is not known: `children playing | with matches`.
fn whole(reading: &Reading<'_>, mention: &Mention) -> Option<usize> {
    let end = mention.tokens.end;
    let doing = |at: usize| reading.forms(at).has(Forms::ING);
    let human = |at: usize| reading.text.lexicon().words.profile(reading.text.id(at)).noun == Noun::Person;
    if doing(mention.head) && mention.tokens.clone().any(human) || doing(end) {
        return None;
    }
    let of = reading.tag(end) == Tag::Preposition && reading.text.is_class(end, WordClass::Complement);
    let Some(next) = Some(end + 1).filter(|_| of) else { return Some(end) };
    let thing = |rest: &&Mention| rest.tokens.start == next && !rest.named && !reading.is_date(next);
    match reading.mentions.at(next).filter(thing) {
        Some(rest) if matches!(rest.kind, MentionKind::Other | MentionKind::Group) => Some(rest.tokens.end),
        _ if reading.text.is(end, "of") && reading.mentions.at(next).is_none() => None,
        _ => Some(end),
    }
}
