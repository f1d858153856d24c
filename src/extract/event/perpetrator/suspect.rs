//! Whom somebody suspects: `police suspect the Front`, `the Front is the main suspect`.

use std::ops::Range;

use super::{Accusation, Court, SUSPECTED};
use crate::claim::{Role, Speaker};
use crate::extract::event::model::Responsibility;
use crate::extract::mention::{Mention, Tag};
use crate::lexicon::Function;
use crate::lexicon::events::Turn;

/// What a verb of blaming says starts among so many contents before its object.
const TELLERS: usize = 8;

/// `is believed to be the main | suspect` is so long.
const SUSPECT: usize = 5;
/// What denies that anybody claimed it stands so many tokens before the word for responsibility.
const NEGATED: usize = 12;

impl Court<'_, '_> {
    /// `the president condemned the killing and | accused | the Front of it`: whether whoever a verb of blaming is of, or
    /// in whose voice it stands, is an authority.
    pub(super) fn is_told_by_authority(&self, verb: usize, blamed: &Range<usize>) -> bool {
        let official = |speaker: Option<&Speaker>| speaker.is_some_and(|known| known.role == Role::Official);
        let mut near = self.voices.before(blamed.end).take(TELLERS);
        let teller = near.find(|said| said.cue == verb).and_then(|said| said.speakers.first());
        official(teller) || official(self.voices.at(verb).speakers.first())
    }

    /// Whether those who blame somebody are an authority. Whoever speaks for an armed group is none.
    pub(super) fn is_blamed_by_authority(
        &self,
        subject: Option<&Range<usize>>,
        verb: usize,
        blamed: &Range<usize>,
    ) -> bool {
        let armed = subject.and_then(|subject| self.armed_in(subject));
        // "police suspect the Front" may be one phrase
        let armed = armed.is_some_and(|armed| armed.end <= verb);
        let office = subject.is_some_and(|subject| self.is_authority(subject));
        !armed && (office || self.is_told_by_authority(verb, blamed))
    }

    pub(super) fn is_authority(&self, phrase: &Range<usize>) -> bool {
        let official = Some(&crate::lexicon::speech::SourceNoun::Official);
        phrase.clone().any(|at| self.text.lexicon().speech.sources.get(self.text.id(at)) == official)
    }

    /// `neither the rebels nor any other group has claimed | responsibility`
    pub(super) fn is_claimed_by_nobody(&self, first: usize, at: usize) -> bool {
        let near = first.max(at.saturating_sub(NEGATED))..at;
        let clause = near.rev().take_while(|&at| {
            let ends = matches!(self.mentions.tag(at), Tag::Mark | Tag::Relative | Tag::Subordinator);
            !ends && !self.is(at, "and") && !self.is(at, "but")
        });
        clause.into_iter().any(|at| self.has(at, Turn::No))
    }

    /// `police | suspect | the Front`: a verb, also where the tagger takes it for a noun behind those who suspect.
    pub(super) fn is_verb_of_suspecting(&self, at: usize) -> bool {
        let office = at > 0 && self.is_authority(&(at - 1..at));
        self.mentions.tag(at) == Tag::Verb || office && self.opening(at + 1).is_some()
    }

    /// The phrase that starts at a token, also where the tagger takes it for a part of a longer one.
    pub(super) fn opening(&self, at: usize) -> Option<&Mention> {
        // "suspect Ann Roe" may be a title with a name
        let named = |mention: &Mention| mention.named && mention.name.start == at;
        let starts = |mention: &&Mention| mention.tokens.start == at || named(mention);
        self.mentions.at(at).filter(starts).or_else(|| self.mentions.innermost(at).filter(starts))
    }

    /// `X is the main | suspect`
    pub(super) fn main_suspect(&self, at: usize) -> Option<Accusation> {
        let be = |at: &usize| {
            let function = self.text.lexicon().words.profile(self.text.id(*at)).function;
            function == Function::Be
        };
        let be = (at.saturating_sub(SUSPECT)..at).rev().find(be)?;
        let inside = |at: usize| {
            matches!(self.mentions.tag(at), Tag::Determiner | Tag::Adjective | Tag::Adverb | Tag::Noun)
        };
        let subject = be.checked_sub(1).and_then(|last| self.mentions.at(last))?;
        let named =
            self.mentions.tag(at) != Tag::Verb && (be + 1..at).all(inside) && self.is_accused(subject);
        let official =
            self.voices.at(at).speakers.first().is_some_and(|speaker| speaker.role == Role::Official);
        let certainty =
            if official { Responsibility::SuspectedByAuthorities } else { Responsibility::Suspected };
        named.then(|| self.accused(&subject.tokens.clone(), at, SUSPECTED, certainty)).flatten()
    }
}
