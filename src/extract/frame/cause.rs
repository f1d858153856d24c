//! What something came of: arson, a power line that fell, the failure of an engine.
//!
//! ```text
//! cause = thing verb-of-causing event                    a fallen power line caused the fire
//!       | event "was" verb-of-causing "by" thing         the fire was caused by arson
//!       | "cause" ["of" event] be thing                  the cause of the crash was engine failure
//! ```
//! Who did it is asked elsewhere: people and bodies are no causes here.

use super::figure::topic;
use super::{About, Draft, Reading};
use crate::claim::Attribute;
use crate::extract::mention::{Mention, MentionKind, Tag};
use crate::lexicon::{Function, WordClass};
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
    let event = event_at(reading, event)?;
    let words = event.tokens.clone();
    draft(reading, cause, About::Event { at: event.head, words }, verb)
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
        && matches!(reading.tag(mention.head), Tag::Noun);
    let first = mention.tokens.start;
    // "this caused the crash", "the cause was the same"
    let definite = matches!(reading.function(first), Function::Determiner | Function::Possessive)
        && !reading.text.is_class(first, WordClass::IndefiniteArticle);
    let start = first + usize::from(definite);
    if !thing || start > mention.head {
        return None;
    }
    let text = reading.text.line(start..mention.tokens.end).to_lowercase();
    let tokens = first.min(cue)..mention.tokens.end.max(cue + 1);
    Some(Draft::new(RULE, about, Attribute::Cause, Value::Text { text }, tokens, cue))
}
