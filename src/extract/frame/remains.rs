//! Who is dead because of what is left of them, or because a list of the dead names them.
//!
//! ```text
//! remains = "the" ("body" | "remains" …) "of" person … be found      the body of Ann Roe was recovered
//!         | person "'s" ("body" | …) … be found                      Ann Roe's remains were identified
//!         | found … "the" ("body" | …) "of" person                   divers found the body of Ann Roe
//! list    = "the" ("dead" | "victims" …) ("include" | be) person …   the dead include the pilot, Ann Roe
//! ```
//! A body that nobody found yet is left out: who searches for it may be wrong.

use std::ops::Range;

use super::conjunct::{self, Side, Standing};
use super::survivor::SURVIVED;
use super::verb::is_person_named;
use super::{About, Draft, Reading};
use crate::claim::Attribute;
use crate::extract::falsehood::is_be;
use crate::extract::mention::Tag;
use crate::extract::voice::{Mood, mood};
use crate::lexicon::WordClass;
use crate::value::{Status, Value};

/// `of Ann Roe, who had been missing since May, was | found`: words between.
const FOUND: usize = 16;
/// `found the decomposed | body`: words between the verb and the noun.
const OBJECT: usize = 4;

/// `the | dead in Monday's fire | include`
const LIST: usize = 6;

pub(super) fn read(reading: &Reading<'_>, at: usize, drafts: &mut Vec<Draft>) {
    if reading.text.is_class(at, WordClass::Remains) {
        drafts.extend(of_remains(reading, at));
    }
    if reading.text.is_class(at, WordClass::Dead) {
        drafts.extend(listed(reading, at, Status::Dead));
    }
}

/// Whose remains were found.
fn of_remains(reading: &Reading<'_>, noun: usize) -> Option<Draft> {
    let whose = owner(reading, noun)?;
    let mention = &reading.mentions.list()[whose];
    let end = mention.tokens.end.max(noun + 1);
    let found = found_behind(reading, end).or_else(|| found_before(reading, noun))?;
    if mood(reading.text, reading.mentions, found) != Mood::Real {
        return None;
    }
    let tokens = noun.min(mention.tokens.start).min(found)..end.max(found + 1);
    Some(dead("remains found", whose, tokens, found))
}

/// `the body of | Ann Roe`, `| Ann Roe |'s body`
pub(super) fn owner(reading: &Reading<'_>, noun: usize) -> Option<usize> {
    let behind = || {
        let whose = reading.mentions.index_at(noun + 2).filter(|_| reading.text.is(noun + 1, "of"))?;
        (reading.mentions.list()[whose].tokens.start == noun + 2).then_some(whose)
    };
    let list = reading.mentions.list();
    let own = reading.mentions.index_at(noun)?;
    let nested = (own + 1..list.len()).take_while(|&index| list[index].tokens.start < noun);
    let mut owners = nested.filter(|&index| reading.tag(list[index].tokens.end) == Tag::Genitive);
    behind()
        .or_else(|| owners.find(|&index| list[index].nested))
        .filter(|&index| is_person_named(reading, index))
}

/// `was | found`, past what stands between commas.
fn found_behind(reading: &Reading<'_>, from: usize) -> Option<usize> {
    let end = reading.sentence(from.saturating_sub(1)).end.min(from + FOUND);
    let be = (from..end).find(|&at| is_be(reading, at) && !is_inside(reading, from, at))?;
    let near = be + 1..end.min(be + OBJECT);
    near.into_iter().find(|&at| reading.text.is_class(at, WordClass::Recovering))
}

/// Whether a verb belongs to a clause behind a relative that no comma has closed.
fn is_inside(reading: &Reading<'_>, from: usize, at: usize) -> bool {
    let relative = (from..at).rev().find(|&at| reading.tag(at) == Tag::Relative);
    relative.is_some_and(|relative| (relative..at).all(|at| reading.text.word(at) != ","))
}

/// `divers | found | the body`
fn found_before(reading: &Reading<'_>, noun: usize) -> Option<usize> {
    let start = reading.mentions.at(noun).map_or(noun, |phrase| phrase.tokens.start);
    let from = reading.sentence(noun).start.max(start.saturating_sub(OBJECT));
    let verb = (from..start).rev().find(|&at| reading.tag(at) == Tag::Verb)?;
    reading.text.is_class(verb, WordClass::Recovering).then_some(verb)
}

/// `The dead include | Ann Roe and Tom Hill`, `survivors include | Ann Roe`: whom a word for the dead or for those who
/// live names.
pub(super) fn listed(reading: &Reading<'_>, word: usize, status: Status) -> Vec<Draft> {
    let the = word.checked_sub(1).is_some_and(|at| reading.text.is_class(at, WordClass::Definite));
    let opens = status == Status::Alive && word == reading.sentence(word).start;
    let end = reading.clause(word).end.min(word + LIST);
    let verb =
        (word + 1..end).find(|&at| is_be(reading, at) || reading.text.is_class(at, WordClass::Including));
    let Some(verb) = verb.filter(|_| the || opens) else { return Vec::new() };
    let between = (word + 1..verb).all(|at| reading.tag(at) != Tag::Mark);
    let first = reading.object(verb + 1).filter(|_| between);
    let all = first.map(|first| conjunct::of(reading, first, verb, Side::Behind)).unwrap_or_default();
    let entity = |index: usize| reading.mentions.list()[index].entity;
    // "the pilot, Ann Roe": one person
    let again = |at: usize| at > 0 && entity(all[at].0) == entity(all[at - 1].0);
    let told = (0..all.len()).filter(|&at| !again(at)).map(|at| all[at]);
    let told = told.filter(|&(index, how)| how == Standing::Sharing && is_person_named(reading, index));
    told.map(|(index, _)| {
        let end = reading.mentions.list()[index].tokens.end;
        let rule = if status == Status::Dead { "among the dead" } else { SURVIVED };
        of_status(rule, index, word..end, word, status)
    })
    .collect()
}

pub(super) fn dead(rule: &'static str, index: usize, tokens: Range<usize>, cue: usize) -> Draft {
    of_status(rule, index, tokens, cue, Status::Dead)
}

/// That a mention is of somebody in a state.
pub(super) fn of_status(
    rule: &'static str,
    index: usize,
    tokens: Range<usize>,
    cue: usize,
    status: Status,
) -> Draft {
    let value = Value::Status { status };
    Draft::new(rule, About::Mention(index), Attribute::LifeStatus, value, tokens, cue)
}
