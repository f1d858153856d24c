//! Who says himself that he did it, or is held to have done it.
//!
//! ```text
//! confessed = X "admitted" verb of harm in -ing        the Front admitted killing two guards
//! held      = Y "holds" X "responsible for" …           survivors hold the army responsible for the massacre
//! ```

use std::ops::Range;

use super::{Accusation, BLAMED, CLAIMED, Court};
use crate::extract::event::harm::{Harm, HarmRule};
use crate::extract::event::model::Responsibility;
use crate::extract::frame::held_before;
use crate::extract::mention::Tag;
use crate::lexicon::Forms;
use crate::lexicon::events::Turn;

impl Court<'_, '_> {
    /// `the Front | admitted | killing two guards`
    pub(super) fn confessed(&self, harm: &Harm) -> Option<Accusation> {
        let verb = harm.cue.checked_sub(1).filter(|&verb| self.mentions.tag(verb) == Tag::Verb)?;
        let ing = self.text.lexicon().words.profile(self.text.id(harm.cue)).forms.has(Forms::ING);
        let first = self.text.sentences()[self.text.sentence_of(verb)].tokens().start;
        let owns = self.has(verb, Turn::Claim) && ing && harm.rule == HarmRule::Active;
        let subject = if owns { self.subject(verb, first) } else { None };
        self.accused(&subject?, verb, CLAIMED, Responsibility::Claimed)
    }

    /// `survivors hold | the army | responsible`
    pub(super) fn held_responsible(&self, at: usize, stretch: &Range<usize>) -> Option<Accusation> {
        let (verb, held) = held_before(self.text, self.mentions, at)?;
        let held = &self.mentions.list()[held];
        if verb < stretch.start || !(self.is_accused(held) || self.is_state(held)) {
            return None;
        }
        let subject = self.subject(verb, stretch.start);
        let authority = subject.is_some_and(|subject| self.is_authority(&subject));
        let certainty =
            if authority { Responsibility::SuspectedByAuthorities } else { Responsibility::Suspected };
        self.accused(&held.tokens, verb, BLAMED, certainty)
    }

    /// `carried out | similar attacks`: whether a verb of doing is of other deeds than what is told.
    pub(super) fn is_of_others(&self, verb: usize) -> bool {
        let deed = self.mentions.at(verb + 1).or_else(|| self.mentions.at(verb + 2));
        deed.is_some_and(|deed| deed.tokens.clone().any(|at| self.has(at, Turn::Other)))
    }
}
