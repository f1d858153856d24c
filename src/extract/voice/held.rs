//! What somebody is held to be or to have done by nobody who is named, and what nobody doubts or denies.

use super::Attribution;
use super::Teller;
use super::content::{Hit, Reader};
use crate::extract::mention::Tag;
use crate::lexicon::speech::Manner;
use crate::lexicon::{Forms, Function, WordClass};

/// "No" stands within so many tokens before a doubt.
const DOUBT: usize = 4;

impl Reader<'_> {
    /// `is accused | of killing`, `the man suspected | of bombing`: what somebody is held to have done.
    pub(super) fn is_of_deed(&self, hit: &Hit) -> bool {
        let forms = |at: usize| self.text().lexicon().words.profile(self.text().id(at)).forms;
        let held = self.text().is_class(hit.tokens.start, WordClass::Accused);
        let of = hit.tokens.end;
        held && forms(hit.tokens.start).has(Forms::PAST)
            && self.text().is(of, "of")
            && forms(of + 1).has(Forms::ING)
            && of + 1 < hit.sentence.end
    }

    /// `a man believed | to be involved`: what somebody is held to be or to do, by nobody who is named.
    pub(super) fn is_believed(&self, hit: &Hit) -> bool {
        let forms = self.text().lexicon().words.profile(self.text().id(hit.tokens.start)).forms;
        hit.cue.manner == Manner::Believe
            && forms.has(Forms::PAST)
            && self.tag(hit.tokens.end) == Tag::To
            && hit.group.start == hit.tokens.start
            && hit.tokens.end + 1 < hit.sentence.end
    }

    /// What somebody is held to have done, up to the verb of which he is the subject: `of having killed | …`, `to be
    /// involved | in …`.
    pub(super) fn held(&mut self, hit: &Hit) {
        let deed = hit.tokens.end + 1;
        let forms = |at: usize| self.text().lexicon().words.profile(self.text().id(at)).forms;
        let group = |at: &usize| matches!(self.tag(*at), Tag::Auxiliary | Tag::Adverb | Tag::Negation);
        let own = (deed..hit.sentence.end).take_while(group).count();
        let ends = |at: &usize| {
            self.tag(*at) == Tag::Verb && !forms(*at).has(Forms::ING)
                || matches!(self.tag(*at), Tag::Auxiliary | Tag::Relative | Tag::Subordinator)
                || matches!(self.word(*at), "," | ";" | ":" | "\u{2013}" | "\u{2014}")
        };
        let first = (deed + own + 1).min(hit.sentence.end);
        let end = (first..hit.sentence.end).find(ends).unwrap_or(hit.sentence.end);
        self.push(hit, deed..end, Vec::new(), hit.group.start..hit.tokens.end);
    }

    /// `no doubt | that`, `beyond doubt | that`, `nobody doubts | that`: it is so.
    pub(super) fn is_doubt_of_nobody(&self, hit: &Hit) -> bool {
        let doubt = self.text().is_class(hit.tokens.start, WordClass::Doubting);
        let from = hit.sentence.start.max(hit.tokens.start.saturating_sub(DOUBT));
        let no = |at: usize| {
            self.tag(at) == Tag::Negation
                || self.text().is_class(at, WordClass::NoOne)
                || self.text().is_class(at, WordClass::Beyond)
        };
        doubt && (from..hit.tokens.start).any(no)
    }

    /// `did not | deny`, `refused to | deny`; who cannot deny it admits it, and what nobody denies is so.
    pub(super) fn is_undenied(&self, hit: &Hit) -> bool {
        let words = &self.text().lexicon().words;
        let mut group = hit.group.start..hit.tokens.start;
        let modal = group.any(|at| {
            matches!(words.profile(self.text().id(at)).function, Function::Modal | Function::NegatedModal)
        });
        let before = hit.group.start.checked_sub(1).filter(|&at| at >= hit.sentence.start);
        let refuses = before.is_some_and(|at| self.text().is_class(at, WordClass::Failing));
        let told = hit.group.irreal && !hit.group.infinitive || hit.group.infinitive && refuses;
        let rules_out = self.text().is_class(hit.tokens.start, WordClass::RulingOut);
        let nobody = || {
            let subject = self.phrases.ending_at(hit.group.start, hit.sentence.start);
            subject.is_some_and(|subject| self.is_of_nobody(&subject))
        };
        hit.cue.manner == Manner::Deny && told && !modal && !rules_out && !hit.group.passive && !nobody()
    }

    /// What somebody does not deny: others must have said it, and he has not.
    pub(super) fn undenied(&mut self, hit: &Hit) {
        let (content, _) = self.right(hit, hit.tokens.end);
        let Some(content) = content else { return };
        let thing = Teller::Thing;
        let clause = hit.group.start..hit.tokens.end;
        let manner = Manner::Allege;
        let cue = hit.tokens.start;
        self.found.push(Attribution { content, speakers: Vec::new(), cue, clause, manner, teller: thing });
    }
}
