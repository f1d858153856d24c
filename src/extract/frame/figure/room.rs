//! For how many a building or a vehicle has room: `The stadium holds 25,000`.
//!
//! ```text
//! room = thing verb-of-holding figure [people] | thing "has a capacity of" figure | figure "-seat" thing
//!      | thing "is licensed to carry" figure [people]
//! ```

use std::ops::Range;

use super::topic;
use crate::claim::Attribute;
use crate::extract::frame::{About, Draft, Reading};
use crate::extract::mention::{MentionKind, Tag};
use crate::lexicon::{Noun, WordClass};
use crate::value::Value;
use crate::value::quantity::Figure;

/// What has room for how many. It may have more in it.
const CAPACITY: &str = "capacity";

pub(super) fn read(reading: &Reading<'_>, figure: &Figure, phrase: &Range<usize>) -> Option<Draft> {
    let (thing, cue) = by_verb(reading, figure).or_else(|| by_noun(reading, figure))?;
    let value = Value::Quantity(figure.quantity.clone());
    let tokens = cue.min(phrase.start)..phrase.end.max(cue + 1);
    let attribute = Attribute::Other(CAPACITY.to_owned());
    let mention = &reading.mentions.list()[thing];
    let about =
        if mention.named { About::Mention(thing) } else { About::Topic(topic(reading, &mention.tokens)) };
    Some(Draft::new("room for", about, attribute, value, tokens, cue))
}

/// `holds | 25,000`, `can seat | 300 guests`.
fn by_verb(reading: &Reading<'_>, figure: &Figure) -> Option<(usize, usize)> {
    let verb = verb_before(reading, figure)?;
    holder(reading, verb).map(|thing| (thing, licensed(reading, verb).unwrap_or(verb)))
}

/// `has a capacity of | 52,000`.
fn by_noun(reading: &Reading<'_>, figure: &Figure) -> Option<(usize, usize)> {
    let of = figure
        .tokens
        .start
        .checked_sub(1)
        .filter(|&of| reading.text.is_class(of, WordClass::BeforeMatter))?;
    let noun = of.checked_sub(1).filter(|&noun| reading.text.is_class(noun, WordClass::Capacity))?;
    let first = reading.mentions.at(noun).map_or(noun, |mention| mention.tokens.start);
    let verb = (first.saturating_sub(2)..first)
        .rev()
        .find(|&at| matches!(reading.tag(at), Tag::Verb | Tag::Auxiliary));
    let before = || first.checked_sub(2).and_then(|end| reading.mentions.index_at(end));
    let index = verb.and_then(|verb| reading.subject(verb)).or_else(before)?;
    is_thing(reading, index).then_some((index, noun))
}

/// The verb of holding right before a figure.
fn verb_before(reading: &Reading<'_>, figure: &Figure) -> Option<usize> {
    let near = figure.tokens.start.saturating_sub(NEAR)..figure.tokens.start;
    let passed =
        |at: &usize| matches!(reading.tag(*at), Tag::Verb | Tag::Adverb | Tag::Preposition | Tag::To);
    let carries =
        |at: usize| reading.text.is_class(at, WordClass::Ferrying) && licensed(reading, at).is_some();
    let holds = |at: &usize| reading.text.is_class(*at, WordClass::Holding) || carries(*at);
    near.rev().take_while(passed).find(holds)
}

/// `is | licensed | to carry`: the word before the verb that says what something may hold.
fn licensed(reading: &Reading<'_>, verb: usize) -> Option<usize> {
    let before = verb.checked_sub(2).filter(|_| reading.text.is(verb - 1, "to"))?;
    Some(before).filter(|&at| reading.text.is_class(at, WordClass::Licensed))
}

/// `can hold up to` has no more words between.
const NEAR: usize = 4;

/// The building or vehicle that is the subject of a verb of holding.
fn holder(reading: &Reading<'_>, verb: usize) -> Option<usize> {
    if let Some(licensed) = licensed(reading, verb) {
        return reading.subject(licensed).filter(|&index| is_thing(reading, index));
    }
    reading.subject(verb).filter(|&index| !reading.is_passive(verb, 1) && is_thing(reading, index))
}

fn is_thing(reading: &Reading<'_>, index: usize) -> bool {
    let mention = &reading.mentions.list()[index];
    let noun = reading.text.lexicon().words.profile(reading.text.id(mention.head)).noun;
    let holds = matches!(noun, Noun::Building | Noun::Vehicle | Noun::Place)
        || reading.text.is_class(mention.head, WordClass::Vessel);
    holds && mention.kind != MentionKind::Group
}
