//! The day of a court or of a memorial, which is not the day of what they are about.
//!
//! ```text
//! day     = date of a verb of courts or memorials, where the sentence names a court, a charge or a memorial
//! date of = the last verb, word of harm or word for what happened before the date; else the next verb behind it
//! ```
//! `The trial of a man accused of killing nine in 2019 opened on Monday`: 2019 is of the killing and Monday of the
//! trial.

use std::ops::Range;

use super::clue::{Clues, Mark};
use super::model::EventType;
use crate::extract::mention::Tag;
use crate::extract::recount::is_owner;
use crate::lexicon::WordClass;
use crate::value::date::DateMention;

/// A court is named so many tokens before or behind the day.
const COURT: usize = 40;
/// What a date is of stands so many tokens before it: `killing nine people in a bombing in the capital on`.
const BEFORE: usize = 16;
/// `Prosecutors on Monday | formally asked`
const BEHIND: usize = 8;

/// What a date is the day of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Governor {
    /// What happened, or those who suffered.
    Deed,
    /// What a court does, or those who remember.
    Court,
    Other,
}

impl Clues<'_, '_> {
    /// Whether a date is the day of a court or a memorial, beside dead or hurt or something violent.
    pub(super) fn is_of_court(&self, date: &DateMention, marks: &[Mark]) -> bool {
        self.is_before_court(date) && self.governor(date, marks) == Governor::Court
    }

    /// Whether a date of a deed stands in a sentence of a court or a memorial; elsewhere the finest date dates it.
    pub(super) fn is_of_deed_in_court(&self, date: &DateMention, marks: &[Mark]) -> bool {
        self.is_before_court(date) && self.governor(date, marks) == Governor::Deed
    }

    fn is_before_court(&self, date: &DateMention) -> bool {
        let tokens = date.tokens();
        let sentence = self.text.sentences()[self.text.sentence_of(tokens.start)].tokens();
        let near =
            sentence.start.max(tokens.start.saturating_sub(COURT))..sentence.end.min(tokens.end + COURT);
        let formal = |at: usize| {
            self.text.is_class(at, WordClass::Court) || self.text.is_class(at, WordClass::Remembering)
        };
        !is_owner(self.text, self.mentions, &tokens) && near.into_iter().any(formal)
    }

    fn governor(&self, date: &DateMention, marks: &[Mark]) -> Governor {
        let tokens = date.tokens();
        let of_phrase = self.mentions.at(tokens.end - 1).filter(|phrase| phrase.head >= tokens.end);
        if of_phrase.is_some_and(|phrase| self.names_deed(phrase.head, marks)) {
            return Governor::Deed;
        }
        let sentence = self.text.sentences()[self.text.sentence_of(tokens.start)].tokens();
        let from = sentence.start.max(tokens.start.saturating_sub(BEFORE));
        let before = (from..tokens.start).rev().take_while(|&at| !self.text.is(at, ","));
        let verbs = |range: Range<usize>| range.into_iter().find(|&at| self.mentions.tag(at) == Tag::Verb);
        let found = before.into_iter().find_map(|at| self.governs(at, marks));
        let behind = || verbs(tokens.end..sentence.end.min(tokens.end + BEHIND));
        found.or_else(|| behind().and_then(|at| self.governs(at, marks))).unwrap_or(Governor::Other)
    }

    /// What a word makes a date behind it the day of; none for a word that makes nothing.
    fn governs(&self, at: usize, marks: &[Mark]) -> Option<Governor> {
        let harm = !self.harms_in(&(at..at + 1)).is_empty();
        if harm || self.names_deed(at, marks) {
            return Some(Governor::Deed);
        }
        let sits = self.text.is_class(at, WordClass::Sitting) && self.mentions.tag(at) == Tag::Noun;
        if sits || self.text.is_class(at, WordClass::Proceeding) {
            return Some(Governor::Court);
        }
        (self.mentions.tag(at) == Tag::Verb).then_some(Governor::Other)
    }

    fn names_deed(&self, at: usize, marks: &[Mark]) -> bool {
        let deed = |mark: &&Mark| !matches!(mark.kind, EventType::Arrest | EventType::Other);
        marks.iter().filter(deed).any(|mark| mark.tokens.contains(&at))
    }
}
