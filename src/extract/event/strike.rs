//! A strike of workers, told from one from the air.
//!
//! ```text
//! workers = number "-" unit of time strike                 a three-day strike, a 48-hour strike
//!         | strike "over" … | strike "by" workers          a strike over pay, a strike by nurses
//!         | workers verb of striking … strike              teachers voted for a strike, nurses began a strike
//!         | strike … "union" | "picket" … | "on strike"    anywhere in the text
//!         | workers "struck"                              nurses struck on Friday
//! ```

use super::clue::Clues;
use crate::extract::labour;
use crate::extract::mention::{Mention, Tag};
use crate::lexicon::{Noun, WordClass};

/// `voted on Monday by a wide margin for a` strike: so far stands the verb before it.
const VERB: usize = 6;

impl Clues<'_, '_> {
    /// Whether a word tells that workers strike: `pickets`, `the union`, `on strike`.
    pub(super) fn is_industrial(&self, at: usize) -> bool {
        let on = at > 0 && self.text.is(at - 1, "on") && self.text.is_class(at, WordClass::Strike);
        // "the European Union" strikes over nothing
        let name = self.mentions.tag(at) == Tag::Name;
        on || self.text.is_class(at, WordClass::Industrial) && !name
    }

    /// Whether the words around a strike tell that it is one of workers.
    pub(super) fn is_of_workers(&self, strike: usize) -> bool {
        let next = strike + 1;
        let behind = self.mentions.at(next + 1);
        let over = self.text.is(next, "over") && behind.is_none_or(|what| !what.named);
        let by = self.text.is(next, "by") && behind.is_some_and(|who| self.are_workers(who));
        over || by || self.lasts(strike) || self.is_called(strike)
    }

    /// `three-day | strike`
    fn lasts(&self, strike: usize) -> bool {
        let unit = strike.saturating_sub(1);
        let time = self.text.lexicon().words.profile(self.text.id(unit)).noun == Noun::Time;
        strike > 2 && time && self.mentions.tag(unit - 1) == Tag::Hyphen
    }

    /// `teachers voted for a | strike`; not `residents called the strike on the port a crime`.
    fn is_called(&self, strike: usize) -> bool {
        let aimed = self.text.is(strike + 1, "on") || self.text.is(strike + 1, "against");
        let first = self.text.sentences()[self.text.sentence_of(strike)].tokens().start;
        let mut before = (strike.saturating_sub(VERB).max(first)..strike).rev();
        let Some(verb) = before.find(|&at| self.mentions.tag(at) == Tag::Verb) else { return false };
        let group = |at: &usize| matches!(self.mentions.tag(*at), Tag::Auxiliary | Tag::Adverb | Tag::To);
        let start = (first..verb).rev().take_while(group).last().unwrap_or(verb);
        let subject = start.checked_sub(1).and_then(|last| self.mentions.at(last));
        let calls = self.text.is_class(verb, WordClass::Striking);
        !aimed && calls && subject.is_some_and(|who| self.are_workers(who))
    }

    fn are_workers(&self, who: &Mention) -> bool {
        labour::are_workers(self.text, who)
    }

    /// `nurses | struck | on Friday`: whether workers stop work, where nobody is harmed.
    pub(super) fn stops_work(&self, verb: usize) -> bool {
        let sentence = self.text.sentences()[self.text.sentence_of(verb)].tokens();
        labour::is_stoppage(self.text, self.mentions, verb) && self.harms_in(&sentence).is_empty()
    }
}
