//! A day that was set for something and given up again, or on which it is said not to have happened.
//!
//! ```text
//! slated = verb of putting off … date              postponed from Sunday, put off to Monday, moved from Sunday to Monday
//!        | formerly verb of setting "for" date     first set for Saturday
//!        | verb of setting … date "," verb … date  planned for Saturday, took place on Sunday
//!        | negated verb … date                     did not take place on Sunday
//!        | modal "have" participle … date          should have opened on Monday, was to have opened on Monday
//! ```

use std::ops::Range;

use super::mention::{Mentions, Tag};
use super::recount::{is_owner, verb_before};
use super::voice::{Mood, mood};
use crate::lexicon::Function;
use crate::lexicon::events::Turn;
use crate::text::Text;

/// `Should | have | opened` has the auxiliary so near before its verb.
const PERFECT: usize = 4;
/// A verb of setting stands so near before its day: `set for the first Monday`.
const SET: usize = 4;

/// Whether a date is none on which what it stands with happened.
pub(super) fn is_slated(text: &Text<'_>, mentions: &Mentions, date: &Range<usize>) -> bool {
    let day = Day { text, mentions, date };
    !is_owner(text, mentions, date) && !day.describes() && (day.is_given_up() || day.is_unreal())
}

struct Day<'a, 't> {
    text: &'a Text<'t>,
    mentions: &'a Mentions,
    date: &'a Range<usize>,
}

impl Day<'_, '_> {
    fn has(&self, at: usize, turn: Turn) -> bool {
        self.text.lexicon().events.turns.has(self.text.id(at), turn)
    }

    /// `the | 16 November | meeting`: whether it stands in the phrase of what it dates.
    fn describes(&self) -> bool {
        let phrase = self.mentions.at(self.date.end - 1);
        phrase.is_some_and(|phrase| phrase.head >= self.date.end && phrase.tokens.start <= self.date.start)
    }

    fn verb(&self) -> Option<usize> {
        let sentence = self.text.sentences()[self.text.sentence_of(self.date.start)].tokens();
        verb_before(self.text, self.mentions, self.date.start, &sentence)
    }

    fn is_given_up(&self) -> bool {
        self.verb().is_some_and(|verb| self.moves(verb)) || self.setting().is_some_and(|at| self.is_past(at))
    }

    /// `postponed`, `put off`, `moved from`: a verb of moving moves a day only right before it.
    fn moves(&self, verb: usize) -> bool {
        let aside = self.has(verb, Turn::Shifting) && self.has(verb + 1, Turn::Aside);
        let from = self.text.is(self.date.start, "from") || self.text.is(verb + 1, "from");
        let day = self.has(verb, Turn::Shifting) && from && self.date.start <= verb + 2;
        self.has(verb, Turn::Postponing) || aside || day
    }

    /// The word of setting right before the day.
    fn setting(&self) -> Option<usize> {
        let near = self.date.start.saturating_sub(SET)..self.date.start;
        near.rev().take_while(|&at| !self.text.is(at, ",")).find(|&at| self.has(at, Turn::Setting))
    }

    /// Whether what was set is told to have come otherwise: by a word before it, or by a verb with a day of its own.
    fn is_past(&self, setting: usize) -> bool {
        let formerly = (setting.saturating_sub(2)..setting).any(|at| self.has(at, Turn::Formerly));
        let comma = (setting.saturating_sub(2)..setting).any(|at| self.text.is(at, ","));
        let towards = ["for", "to"].iter().any(|word| self.text.is(setting + 1, word));
        let apposed = comma && towards && self.text.is(self.date.end, ",");
        let told = matches!(self.mentions.tag(self.date.end + 1), Tag::Verb | Tag::Auxiliary);
        formerly || apposed && told
    }

    /// Whether its verb is denied, or tells what should have been.
    fn is_unreal(&self) -> bool {
        let Some(verb) = self.verb() else { return false };
        match mood(self.text, self.mentions, verb) {
            Mood::Negated => true,
            Mood::Unreal => {
                let group =
                    |at: &usize| matches!(self.mentions.tag(*at), Tag::Auxiliary | Tag::Adverb | Tag::To);
                (verb.saturating_sub(PERFECT)..verb).rev().take_while(group).any(|at| self.is_perfect(at))
            }
            Mood::Real | Mood::Possible => false,
        }
    }

    fn is_perfect(&self, at: usize) -> bool {
        self.text.lexicon().words.profile(self.text.id(at)).function == Function::Have
    }
}
