//! Where the main clause begins behind a phrase or a clause that a sentence opens with.
//!
//! ```text
//! fronted = (preposition | subordinator | "-ing" | "-ed" of a court) … victims "," subject verb
//! ```
//! `After killing two guards, | three gunmen fled`: who is told of behind the comma does something of his own, and
//! suffered nothing.

use super::victims::{Scene, Victims};
use crate::extract::mention::Tag;
use crate::lexicon::events::HarmFrame;
use crate::lexicon::{Forms, WordClass};

/// What a sentence opens with has fewer tokens before those whom it tells of.
const OPENING: usize = 20;
/// The verb of the main clause stands fewer tokens behind the comma.
const SUBJECT: usize = 12;

impl Scene<'_> {
    /// Whether the subject of a main clause stands at a token, behind the comma of a list that starts at `first`.
    pub(super) fn opens_main(&self, first: usize, at: usize) -> bool {
        let comma = at.checked_sub(1).is_some_and(|comma| self.is(comma, ","));
        comma && self.acts_before_comma(at) && self.is_fronted(first)
    }

    /// `killed the mayor, and | the governor | and the judge are at risk`: whether one of a list is joined behind a
    /// mark and a conjunction to another who has a verb, and so both open a clause.
    pub(super) fn shares_verb(&self, first: usize, victims: &Victims) -> bool {
        let opens = |and: usize| {
            and > first && self.tag(and) == Tag::Conjunction && matches!(self.text.word(and - 1), "," | ";")
        };
        let clause = victims.tokens.start.checked_sub(1).is_some_and(opens);
        let mut end = victims.tokens.end;
        let mut joined = false;
        while clause && !joined && end < victims.tokens.end + SUBJECT {
            joined = self.tag(end) == Tag::Conjunction;
            let next = end + 1;
            let other = self.mentions.at(next).filter(|other| other.tokens.start == next);
            let Some(other) = other.filter(|_| joined || self.is(end, ",")) else { return false };
            end = other.tokens.end;
        }
        let finite = self.tag(end) == Tag::Verb && !self.is_suffering(end);
        joined && (self.tag(end) == Tag::Auxiliary || finite)
    }

    /// `| three gunmen fled,`: whether a finite verb stands behind a token, before the next comma.
    fn acts_before_comma(&self, at: usize) -> bool {
        let sentence = self.text.sentences()[self.text.sentence_of(at)].tokens();
        let mut near = at + 1..sentence.end.min(at + SUBJECT);
        let decides = |at: &usize| match self.tag(*at) {
            Tag::Mark | Tag::Relative | Tag::Subordinator | Tag::Auxiliary => true,
            Tag::Verb => !self.is_suffering(*at),
            _ => false,
        };
        near.find(decides).is_some_and(|at| matches!(self.tag(at), Tag::Auxiliary | Tag::Verb))
    }

    /// `three nurses | killed | in Riga`, `three nurses | working | there`: no finite verb.
    fn is_suffering(&self, at: usize) -> bool {
        let transitive = self.harm_at(at).is_some_and(|cue| cue.frame == HarmFrame::Transitive);
        transitive || self.is_ing(at) || self.tag(at - 1) == Tag::To
    }

    /// `| After | killing two guards,`: whether the stretch before a token opens no main clause.
    fn is_fronted(&self, first: usize) -> bool {
        let sentence = self.text.sentences()[self.text.sentence_of(first)].tokens();
        let from = sentence.start.max(first.saturating_sub(OPENING));
        let start = (from..first).rev().find(|&at| self.tag(at) == Tag::Mark).map_or(from, |mark| mark + 1);
        let acts =
            |at: usize| self.tag(at) == Tag::Auxiliary || self.tag(at) == Tag::Verb && !self.is_ing(at);
        let verb = (start..first).rev().find(|&at| acts(at)).unwrap_or(start);
        (start..first).any(|at| {
            let leads = self.tag(at) == Tag::Preposition && !self.is(at, "of") && (at == start || at > verb);
            leads
                || self.tag(at) == Tag::Subordinator
                || at == start && (self.is_ing(at) || self.is_found(at))
        })
    }

    /// `| Convicted | of the murders of three nurses,`: a participle of what a court found.
    fn is_found(&self, at: usize) -> bool {
        let past = self.text.lexicon().words.profile(self.text.id(at)).forms.has(Forms::PAST);
        past && (self.tag(at + 1) == Tag::Preposition || self.text.is_class(at + 1, WordClass::Convicting))
    }

    fn is_ing(&self, at: usize) -> bool {
        self.text.lexicon().words.profile(self.text.id(at)).forms.has(Forms::ING)
    }
}
