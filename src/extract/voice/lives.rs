//! Verbs of saying that say nothing: fires and wars that claim lives.

use super::content::Reader;
use crate::extract::mention::Tag;
use crate::lexicon::events::{HarmFrame, Turn};

/// `claimed | at least one hundred and twelve lives` is about the longest.
const LIVES: usize = 8;

impl Reader<'_> {
    /// `the fire | claimed the lives of seven`, `has | claimed more than 12 lives`: nobody says so.
    pub(super) fn takes_lives(&self, at: usize, len: usize) -> bool {
        let (text, events) = (self.text(), &self.text().lexicon().events);
        if text.longest(&events.harm, at).is_some_and(|(longer, _)| longer > len) {
            return true;
        }
        let counts = |at: &usize| {
            matches!(
                self.tag(*at),
                Tag::Number | Tag::Adverb | Tag::Adjective | Tag::Determiner | Tag::Preposition
            )
        };
        let lives = || (at + len..at + len + LIVES).find(|at| !counts(at));
        let is_lives = |lives: usize| {
            let harm = text.longest(&events.harm, lives);
            let goes_on = matches!(self.tag(lives + 1), Tag::Verb | Tag::Auxiliary);
            harm.is_some_and(|(_, word)| word.frame == HarmFrame::Lives) && !goes_on
        };
        events.turns.has(text.id(at), Turn::Taking) && lives().is_some_and(is_lives)
    }
}
