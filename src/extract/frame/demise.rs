//! A death that is told of to be called false, and a life that goes on behind it.
//!
//! ```text
//! false = report "of" person "'s" death be lie        reports of Ann Roe's death were false
//!       | denying report "of" person "'s" death       he denied rumours of Ann Roe's death
//! alive = person presumed "dead" … (but | before | who …) verb of being seen again
//!                                                     was reported dead in May but later appeared in a video
//! ```

use super::remains;
use super::verb::is_person_named;
use super::{About, Draft, Reading};
use crate::claim::Attribute;
use crate::extract::falsehood::is_be;
use crate::extract::framing::{Framing, framing};
use crate::extract::mention::Tag;
use crate::extract::voice::{Mood, mood};
use crate::lexicon::WordClass;
use crate::value::{Status, Value};

pub(super) fn read(reading: &Reading<'_>, at: usize, drafts: &mut Vec<Draft>) {
    if reading.text.is_class(at, WordClass::Demise) && reading.tag(at) == Tag::Noun {
        drafts.extend(untrue(reading, at));
    }
    if reading.tag(at) == Tag::Verb && is_seen_again(reading, at) {
        drafts.extend(outlived(reading, at));
    }
}

/// `reports of Ann Roe's | death | were false`
fn untrue(reading: &Reading<'_>, noun: usize) -> Option<Draft> {
    let whose = remains::owner(reading, noun)?;
    let tokens = &reading.mentions.list()[whose].tokens;
    let tokens = tokens.start.min(noun)..tokens.end.max(noun + 1);
    let called = matches!(framing(reading, noun), Framing::False | Framing::Denied);
    called.then(|| remains::dead("death called false", whose, tokens, noun))
}

fn is_seen_again(reading: &Reading<'_>, at: usize) -> bool {
    reading.text.is_class(at, WordClass::Emerging) || reading.text.is_class(at, WordClass::Lively)
}

/// `was reported dead in May but later | appeared | in a video`
fn outlived(reading: &Reading<'_>, at: usize) -> Option<Draft> {
    let has = |class: WordClass| reading.text.sentence_has(at, class);
    if !has(WordClass::Presumed) || mood(reading.text, reading.mentions, at) != Mood::Real {
        return None;
    }
    let index = reading.subject(at).filter(|&index| is_person_named(reading, index))?;
    // "was declared dead and returned to his family"
    let adverb = |word: &usize| reading.tag(*word) == Tag::Adverb;
    let led = (0..at).rev().take(PRESUMED).find(|word| !adverb(word));
    if led.is_some_and(|be| is_be(reading, be)) {
        return None;
    }
    let first = reading.sentence(at).start;
    let dead = (first..at).rev().take(TURN).find(|&word| is_word_for_dead(reading, word))?;
    let thought = (first..dead).rev().take(PRESUMED);
    let presumed = thought.into_iter().any(|word| reading.text.is_class(word, WordClass::Presumed));
    let turns = |word: usize| {
        reading.text.is_class(word, WordClass::Contrast)
            || reading.text.is(word, "before")
            || reading.text.word(word) == ","
    };
    let turned = (dead..at).any(turns);
    // "was declared dead and buried, and his wife appeared in court": somebody else did
    let own = reading.subject(dead_verb(reading, dead, first)?).is_some_and(|other| {
        let entity = |index: usize| reading.mentions.list()[index].entity;
        entity(other) == entity(index)
    });
    let value = Value::Status { status: Status::Alive };
    (presumed && turned && own).then(|| {
        Draft::new("seen again", About::Mention(index), Attribute::LifeStatus, value, at..at + 1, at)
    })
}

/// The verb by which somebody was only held to be dead: `had been | declared | dead`.
fn dead_verb(reading: &Reading<'_>, dead: usize, first: usize) -> Option<usize> {
    let thought = (first..dead).rev().take(PRESUMED);
    thought.into_iter().find(|&word| reading.text.is_class(word, WordClass::Presumed))
}

fn is_word_for_dead(reading: &Reading<'_>, at: usize) -> bool {
    reading.text.is_class(at, WordClass::Dead) || reading.text.is(at, "died")
}

/// `declared dead by a court in Riga in 2019, but … appeared` has fewer words.
const TURN: usize = 20;
/// `was said to have been | killed`
const PRESUMED: usize = 5;
