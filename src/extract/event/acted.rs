//! What is named and did not happen: acted out in a drill, or still to come. It is left out of the events.
//!
//! ```text
//! acted = acting [words] noun for what happened            a mock plane crash · simulating an earthquake
//! ahead = prospective [words] noun for what happens        planned military strikes
//!       | asking noun for what happens                     marched to demand elections · calling for a strike
//! ```
//! One thing that is called possible where dead are told of is what happened: `a possible suicide attack killed six`.

use std::ops::Range;

use super::clue::{Clues, Mark};
use super::harm::Harm;
use crate::extract::mention::Tag;
use crate::extract::voice::Mood;
use crate::lexicon::WordClass;
use crate::lexicon::events::Turn;

/// `a mock emergency landing and plane | crash`: a phrase has so many words before its noun.
const PHRASE: usize = 8;

/// So near before an attack stands that it was foiled.
const FOILED: usize = 4;

impl Clues<'_, '_> {
    /// Whether a word for what happened names what is only acted out or has yet to come.
    pub(super) fn is_acted_or_ahead(&self, mark: &Mark) -> bool {
        let start = mark.tokens.start;
        let phrase = self.mentions.at(start).map_or(start, |mention| mention.tokens.start);
        let phrase = phrase.max(start.saturating_sub(PHRASE));
        let before = phrase.saturating_sub(1)..start;
        !mark.verb
            && (before.clone().any(|at| self.has(at, Turn::Acting))
                || self.is_ahead(phrase..start, mark)
                || self.is_asked_for(phrase, mark))
    }

    /// `to demand | elections`, `calling for | a general strike`: what somebody wants to come; "the" points to what
    /// came.
    fn is_asked_for(&self, phrase: usize, mark: &Mark) -> bool {
        let Some(last) = phrase.checked_sub(1).filter(|_| !mark.definite) else { return false };
        let asks = self.mentions.tag(last) == Tag::Verb && self.text.is_class(last, WordClass::Asking);
        let calls = |at: usize| self.text.is_class(at, WordClass::Urging);
        let called = self.text.is(last, "for") && last.checked_sub(1).is_some_and(calls);
        asks || called
    }

    fn is_ahead(&self, mut before: Range<usize>, mark: &Mark) -> bool {
        let last = mark.tokens.end - 1;
        let several = self.text.lexicon().words.profile(self.text.id(last)).plural;
        let sentence = self.text.sentences()[self.text.sentence_of(last)].tokens();
        let ahead = before.any(|at| self.text.is_class(at, WordClass::Prospective));
        ahead && (several || self.harms_in(&sentence).is_empty())
    }

    /// `a drill in which 40 were | hurt`, `in the film a bomber | kills 30`: whether nobody suffers what is only acted.
    pub(super) fn is_made_up(&self, harm: &Harm) -> bool {
        let acted = |class| self.text.sentence_has(harm.cue, class);
        harm.mood == Mood::Unreal && (acted(WordClass::Drill) || acted(WordClass::Fiction))
    }

    /// `foiled an armed attack`: what did not happen.
    pub(super) fn is_foiled(&self, mark: &Mark) -> bool {
        let near = mark.tokens.start.saturating_sub(FOILED)..mark.tokens.start;
        !mark.definite && near.into_iter().any(|at| self.text.is_class(at, WordClass::Foiling))
    }
}
