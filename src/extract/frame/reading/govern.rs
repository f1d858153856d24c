//! A verb and its phrases: which verb a phrase is agent or patient of, what the object of a verb is, whether it is
//! passive.

use std::ops::Range;

use super::Reading;
use crate::extract::mention::Tag;
use crate::extract::recount::is_owner;
use crate::lexicon::{Forms, Function};
use crate::value::date::DateMention;

/// A verb with the noun phrase that it is said of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Governed {
    /// The verb's token.
    pub(crate) verb: usize,
    pub(crate) role: Part,
}

/// What a noun phrase is to its verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Agent,
    Patient,
}

/// `was seized and` has so many words before the second participle at most, if an object may follow that one.
const JOINED: usize = 4;

/// So many are counted one by one behind one verb.
const LISTED: usize = 6;

/// What stands between commas behind a counted phrase is no longer.
const APPOSITION: usize = 12;

impl Reading<'_> {
    /// The mention right behind a verb phrase: its object.
    pub(crate) fn object(&self, after: usize) -> Option<usize> {
        let mut at = after;
        while matches!(self.tag(at), Tag::Adverb) {
            at += 1;
        }
        self.mentions.index_at(at)
    }

    /// Whether the verb is passive: "be" before it, or a participle that no object follows and no auxiliary leads.
    pub(crate) fn is_passive(&self, verb: usize, len: usize) -> bool {
        if !self.forms(verb).has(Forms::PAST) {
            return false;
        }
        let start = self.sentence(verb).start;
        for at in (start..verb).rev() {
            match self.tag(at) {
                Tag::Adverb => {}
                Tag::Negation if !is_negated_auxiliary(self.function(at)) => {}
                Tag::Auxiliary | Tag::Negation => {
                    return self.function(at).is_be();
                }
                Tag::Conjunction => {
                    // "was found guilty of fraud and sentenced to": without an object the first verb's "was" reaches on
                    let object = self.mentions.index_at(verb + len).is_some();
                    let reach = if object { JOINED } else { 3 * JOINED };
                    return (start..at).rev().take(reach).any(|at| self.function(at) == Function::Be);
                }
                _ => break,
            }
        }
        let next =
            verb + len + usize::from(self.tag(verb + len) == Tag::Mark && self.is_quote_mark(verb + len));
        // "killed nobody"
        let nobody = self.tag(next) == Tag::Pronoun;
        // "blamed Tuesday's attack": no day, but what is of that day
        let day = |date: &DateMention| !is_owner(self.text, self.mentions, &date.tokens());
        let dated = self.date_at(next).is_some_and(day);
        let object = nobody || self.mentions.index_at(next).is_some() && !dated;
        !object && !matches!(self.tag(verb.saturating_sub(1)), Tag::Pronoun)
    }

    /// `accused | " | armed groups"`: a mark that may open a quotation.
    fn is_quote_mark(&self, at: usize) -> bool {
        matches!(self.text.word(at), "\"" | "\u{201c}" | "\u{2018}" | "'")
    }

    /// The verb that a mention is agent or patient of: the one behind it, or the one it is the object of.
    pub(crate) fn governed_range(&self, phrase: &Range<usize>) -> Option<Governed> {
        self.verb_before(phrase.start)
            .filter(|governed| self.verb(governed.verb).is_some())
            .or_else(|| self.verb_after(phrase.end))
    }

    /// `seized 31 pupils and | two teachers |`: the verb before the first of those counted one by one, where the last
    /// has none of its own.
    pub(crate) fn governed_list(&self, phrase: &Range<usize>) -> Option<Governed> {
        let mut first = phrase.start;
        if self.verb_after(phrase.end).is_some() {
            return None;
        }
        for _ in 0..LISTED {
            let mut joint = (first.saturating_sub(2)..first).rev();
            let parts = |at: &usize| self.text.is(*at, "and") || self.text.word(*at) == ",";
            let end = joint.by_ref().take_while(parts).last()?;
            let before = self.figure_of(end.checked_sub(1)?)?;
            let noun = before.noun.as_ref().filter(|noun| noun.end == end)?;
            first = before.tokens.start.min(noun.start);
            if let Some(governed) = self.verb_before(first).filter(|found| self.verb(found.verb).is_some()) {
                return Some(governed);
            }
        }
        None
    }

    fn verb_after(&self, end: usize) -> Option<Governed> {
        let sentence = self.sentence(end.saturating_sub(1));
        let mut at = end;
        while at < sentence.end {
            match self.tag(at) {
                Tag::Auxiliary | Tag::Adverb | Tag::Relative | Tag::Negation | Tag::Calendar => at += 1,
                Tag::Preposition => at = self.mentions.at(at + 1)?.tokens.end,
                Tag::Mark => at = self.past_apposition(at, sentence.end)?,
                Tag::Verb | Tag::Adjective => {
                    let len = self.verb(at).map_or(1, |(len, _)| len);
                    let role = if self.is_passive(at, len) { Part::Patient } else { Part::Agent };
                    return (self.tag(at) == Tag::Verb || self.verb(at).is_some())
                        .then_some(Governed { verb: at, role });
                }
                _ => return None,
            }
        }
        None
    }

    /// `54 people, mostly women, | were`: past what stands between two commas before an auxiliary.
    fn past_apposition(&self, comma: usize, end: usize) -> Option<usize> {
        let inside = comma + 1..end.min(comma + APPOSITION);
        let parts = |at: &usize| matches!(self.tag(*at), Tag::Verb | Tag::Auxiliary | Tag::Relative);
        let close = inside.take_while(|at| !parts(at)).find(|&at| self.text.word(at) == ",")?;
        (self.text.word(comma) == "," && self.tag(close + 1) == Tag::Auxiliary).then_some(close + 1)
    }

    fn verb_before(&self, start: usize) -> Option<Governed> {
        let mut at = start;
        let first = self.sentence(start).start;
        while let Some(before) = at.checked_sub(1).filter(|&before| before >= first) {
            match self.tag(before) {
                Tag::Adverb | Tag::Number => at = before,
                Tag::Verb => return Some(Governed { verb: before, role: Part::Patient }),
                // the last word of a phrase such as "took hostage 12 people"
                _ => {
                    let phrase = (before.saturating_sub(3)..before)
                        .find(|&verb| self.verb(verb).is_some_and(|(len, _)| verb + len == at));
                    return phrase.map(|verb| Governed { verb, role: Part::Patient });
                }
            }
        }
        None
    }
}

/// `isn't`, `didn't`: an auxiliary and its negation in one; not `not` and `no`.
fn is_negated_auxiliary(function: Function) -> bool {
    matches!(
        function,
        Function::NegatedBe | Function::NegatedDo | Function::NegatedHave | Function::NegatedModal
    )
}
