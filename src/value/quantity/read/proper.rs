//! Number words that count nothing, by the words around them: proper names, set phrases, times of day.
//!
//! ```text
//! name = word capitalised-numeral, where the sentence is no headline     the Big Three, the Six-Day War, Gang of Four
//! time = ( "half" | "quarter" | numeral ) ( "past" | "to" ) hour          half past nine, quarter to six
//! ```
//! Idioms stand in `idioms.tsv`.

use std::ops::Range;

use super::Reader;
use crate::lexicon::{ClockWord, Cue, Numeral, Place};
use crate::text::{Case, Gap, TokenKind};
use crate::value::quantity::QuantityKind;

/// So far around a word the case of others is looked at.
const HEADLINE_REACH: usize = 24;

impl Reader<'_> {
    /// `sixth sense`, `cloud nine`: past the phrase whose number is at this token.
    pub(super) fn in_idiom(&self, at: usize) -> Option<usize> {
        // "a sixth sense"
        let at = at + usize::from(self.class(at) == Some(Numeral::Article));
        let first = self.longest(&self.words.idioms, at).filter(|(_, place)| **place == Place::First);
        let last = || {
            let found = self.longest_before(&self.words.idioms_before, at);
            found.filter(|(_, place)| **place == Place::Last).map(|_| at + 1)
        };
        first.map(|(len, _)| at + len).or_else(last)
    }

    /// Past a numeral in words that is part of a name.
    pub(super) fn in_name(&self, at: usize) -> Option<usize> {
        let token = &self.text.tokens()[at];
        let before = at.checked_sub(1).map(|before| &self.text.tokens()[before])?;
        // "at 10 p.m. Four people fled": the stop may have ended a sentence.
        let stopped = self.text.word(at - 1).ends_with('.');
        let joined =
            matches!(before.kind, TokenKind::Word | TokenKind::Possessive) && token.gap == Gap::Space;
        let joined = joined && !stopped;
        if token.case != Case::Capitalised || !joined || !self.class(at).is_some_and(names) {
            return None;
        }
        let headline = self.is_headline(at) && !self.is_name_of_size(at);
        let read = self.numeral(at).filter(|_| !self.starts_sentence(at) && !headline)?;
        let money = self.amount(at).is_some_and(|amount| amount.kind == QuantityKind::Money);
        (!money).then_some(read.end)
    }

    /// `Group of Seven met`: behind a name with "of" and in front of a word without a capital.
    fn is_name_of_size(&self, at: usize) -> bool {
        let tokens = self.text.tokens();
        let of = at > 1 && self.cue(at - 1) == Some(Cue::Of) && tokens[at - 2].case == Case::Capitalised;
        of && tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Word && next.case == Case::Lower)
    }

    /// Whether most words of the sentence but the name itself are capitalised, so that a capital makes no name.
    pub(super) fn is_headline(&self, at: usize) -> bool {
        let sentence = self.text.sentences()[self.text.sentence_of(at)].tokens();
        let near =
            sentence.start.max(at.saturating_sub(HEADLINE_REACH))..sentence.end.min(at + HEADLINE_REACH);
        let name = self.capitalised_run(at);
        let long =
            |other: &usize| !name.contains(other) && self.is_word(*other) && self.text.word(*other).len() > 3;
        let (mut capitalised, mut all) = (0, 0);
        for other in near.filter(long) {
            all += 1;
            capitalised += usize::from(self.text.tokens()[other].is_capitalised());
        }
        capitalised * 2 > all
    }

    /// The capitalised words around a token, with the marks that glue them.
    fn capitalised_run(&self, at: usize) -> Range<usize> {
        let tokens = self.text.tokens();
        let joins = |at: &usize| {
            let token = &tokens[*at];
            token.is_capitalised() || token.is_glued() && token.kind != TokenKind::Word
        };
        let start = (at.saturating_sub(HEADLINE_REACH)..at).rev().take_while(joins).last().unwrap_or(at);
        let end = (at + 1..tokens.len().min(at + HEADLINE_REACH)).take_while(joins).last().unwrap_or(at);
        start..end + 1
    }

    /// `half past nine`, `a quarter to six`, `three o'clock`, `starts at nine`: past the hour.
    pub(super) fn time_in_words(&self, at: usize) -> Option<usize> {
        if let Some(end) = self.oclock(at).or_else(|| self.hour_of_deed(at)) {
            return Some(end);
        }
        let at = at + usize::from(self.class(at) == Some(Numeral::Article));
        let part = match self.class(at)? {
            Numeral::Part(2 | 4) => true,
            Numeral::Digit(_) | Numeral::Teen(_) | Numeral::Tens(_) => false,
            _ => return None,
        };
        let joint = self.cue(at + 1);
        let between = joint == Some(Cue::Past) || part && joint == Some(Cue::To);
        let hour = self.numeral(at + 2).filter(|_| between)?;
        let small = hour.value().is_some_and(|hour| (1.0..=12.0).contains(&hour) && hour.fract() == 0.0);
        let bare = !self.is_word(hour.end) || self.ends_phrase(hour.end).is_some();
        (small && bare && hour.end == at + 3).then_some(hour.end)
    }
}

impl Reader<'_> {
    /// `three o'clock`.
    fn oclock(&self, at: usize) -> Option<usize> {
        let hour = matches!(self.class(at), Some(Numeral::Digit(_) | Numeral::Teen(_)));
        (hour && self.cue(at + 1) == Some(Cue::Clock)).then_some(at + 2)
    }

    /// `the gates open at nine and close at 10`: behind "at" and a verb of what has its hour, a small figure that
    /// counts nothing.
    pub(super) fn hour_of_deed(&self, at: usize) -> Option<usize> {
        let lead = at.checked_sub(1).filter(|&lead| self.text.is(lead, "at"))?;
        let hour = self.numeral(at).filter(|read| read.end == at + 1)?;
        let small = hour.value().is_some_and(|hour| (1.0..=12.0).contains(&hour) && hour.fract() == 0.0);
        let bare = !self.is_word(hour.end) || self.ends_phrase(hour.end).is_some();
        let clock = &self.text.lexicon().clock;
        let deed = |at: usize| matches!(clock.get(self.text.id(at)), Some(ClockWord::Deed));
        (small && bare && (lead.saturating_sub(DEED_REACH)..lead).any(deed)).then_some(hour.end)
    }
}

/// So many tokens in front of "at nine" the verb of what begins then is looked for.
const DEED_REACH: usize = 2;

/// Words of numbers that names are made of: "Six", "Hundred", "Third".
fn names(class: Numeral) -> bool {
    matches!(
        class,
        Numeral::Digit(_)
            | Numeral::Teen(_)
            | Numeral::Tens(_)
            | Numeral::Hundred
            | Numeral::Scale(_)
            | Numeral::Group(_)
            | Numeral::Ordinal(_)
    )
}
