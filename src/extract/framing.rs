//! What the words around a statement make of it: told, called false, or left open.
//!
//! ```text
//! false = "false" | falsehood [parenthesis] "that" …          it is untrue, said the mayor, that; it is a lie that
//!       | negation "true" [parenthesis] "that" …
//!       | retracting … noun of report "that" …                withdrew their claim that; apologised for saying that
//!       | ("against" | "contrary to") noun of report …        contrary to reports of 12 killed
//!       | "falsely" verb of saying …
//!       | "That" … negation "true" | "far from" …ing | … "by mistake"
//! open  = negation … (verb of saying | "confirmation" …) [parenthesis] "that" …     could not confirm that
//!       | negation … verb of saying "to" …                                          is not known to be in Riga
//! ```

use super::frame::Reading;
use super::mention::Tag;
use crate::lexicon::speech::Manner;
use crate::lexicon::{Forms, Function, WordClass};

/// What the words around a statement make of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Framing {
    Told,
    False,
    Open,
}

/// "That" opens its clause within so many tokens before what the clause tells.
const CLAUSE: usize = 40;
/// The words that frame a clause stand within so many tokens before its "that".
const FRAME: usize = 6;
/// Words between the commas of a parenthesis: `, the mayor of the town said,`.
const PARENTHESIS: usize = 8;

/// What the words around a cue make of what it tells.
pub(super) fn framing(reading: &Reading<'_>, cue: usize) -> Framing {
    let frame = Frame { reading, start: reading.sentence(cue).start };
    let from = frame.start.max(cue.saturating_sub(CLAUSE));
    let thats = (from..cue).rev().filter(|&at| reading.text.is(at, "that"));
    let told = thats.map(|that| frame.of_clause(that)).find(|framing| *framing != Framing::Told);
    if let Some(framing) = told {
        return framing;
    }
    if frame.is_contrary(from, cue)
        || frame.is_far_from(cue)
        || frame.is_mistaken(cue)
        || frame.is_denied_behind(cue)
    {
        return Framing::False;
    }
    if frame.is_unknown_to(cue) { Framing::Open } else { Framing::Told }
}

/// The words that may frame what a sentence tells.
struct Frame<'r> {
    reading: &'r Reading<'r>,
    start: usize,
}

impl Frame<'_> {
    fn has(&self, at: usize, class: WordClass) -> bool {
        self.reading.text.is_class(at, class)
    }

    fn back(&self, at: usize) -> Option<usize> {
        at.checked_sub(1).filter(|&before| before >= self.start)
    }

    /// What the words before a "that" make of its clause.
    fn of_clause(&self, that: usize) -> Framing {
        let Some(last) = self.back(that).and_then(|last| self.past_parenthesis(last)) else {
            return Framing::Told;
        };
        if self.is_called_false(last) || self.is_taken_back(last) || self.is_said_falsely(last) {
            Framing::False
        } else if self.is_left_open(last) {
            Framing::Open
        } else {
            Framing::Told
        }
    }

    /// `it is untrue | , said the mayor, | that`: the last word before the parenthesis that a comma ends.
    fn past_parenthesis(&self, last: usize) -> Option<usize> {
        if self.reading.text.word(last) != "," {
            return Some(last);
        }
        let from = self.start.max(last.saturating_sub(PARENTHESIS));
        let comma = (from..last).rev().find(|&at| self.reading.text.word(at) == ",")?;
        self.back(comma)
    }

    /// The tokens of a frame that end with `last`, backwards, in their clause.
    fn frame(&self, last: usize) -> impl Iterator<Item = usize> + '_ {
        let from = self.start.max((last + 1).saturating_sub(FRAME));
        (from..=last).rev().take_while(|&at| !matches!(self.reading.text.word(at), "," | ";" | ":"))
    }

    fn is_negated(&self, last: usize) -> bool {
        self.frame(last).any(|at| {
            let negation = self.reading.tag(at) == Tag::Negation || self.has(at, WordClass::NoOne);
            (negation || self.has(at, WordClass::Failing)) && !self.has(at + 1, WordClass::Merely)
        })
    }

    /// `it is untrue | that`, `called it a lie | that`, `it is not true | that`; not `it is not untrue | that`.
    fn is_called_false(&self, last: usize) -> bool {
        let untrue = self.has(last, WordClass::Untrue) || self.has(last, WordClass::Lie);
        untrue && !self.is_negated(last) || self.has(last, WordClass::True) && self.is_negated(last)
    }

    /// `withdrew its claim | that`, `took back the report | that`, `apologised for saying | that`.
    fn is_taken_back(&self, last: usize) -> bool {
        let forms = self.reading.forms(last);
        let having = self.back(last).is_some_and(|at| self.reading.function(at) == Function::Have);
        let saying = self.manner(last).is_some() && (forms.has(Forms::ING) || having);
        let said = self.has(last, WordClass::ReportNoun) || saying;
        let retracts = |at: usize| {
            self.has(at, WordClass::Retracting)
                || self.has(at, WordClass::Taking) && self.reading.text.is(at + 1, "back")
        };
        said && !self.is_negated(last) && self.frame(last).any(retracts)
    }

    /// `falsely claiming | that`.
    fn is_said_falsely(&self, last: usize) -> bool {
        self.manner(last).is_some() && self.back(last).is_some_and(|at| self.has(at, WordClass::Wrongly))
    }

    /// `could not confirm | that`, `there was no confirmation | that`, `refused to say | that`; who does not deny says so.
    fn is_left_open(&self, last: usize) -> bool {
        let tells = match self.manner(last) {
            Some(manner) => manner != Manner::Deny && !self.has(last, WordClass::Doubting),
            None => self.has(last, WordClass::Assurance),
        };
        tells && self.is_negated(last)
    }

    fn manner(&self, at: usize) -> Option<Manner> {
        let speech = &self.reading.text.lexicon().speech.cues;
        speech.get(self.reading.text.id(at)).map(|cue| cue.manner)
    }

    /// `contrary to | reports of 12 killed`, `warned against | reports that`: in one clause with the cue.
    fn is_contrary(&self, from: usize, cue: usize) -> bool {
        let clause = |report: usize| (report..cue).all(|at| self.reading.text.word(at) != ",");
        let report =
            (from..cue).rev().find(|&at| self.has(at, WordClass::ReportNoun)).filter(|&at| clause(at));
        report.is_some_and(|report| {
            let before = (self.start..report).rev().find(|&at| {
                !matches!(
                    self.reading.tag(at),
                    Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Noun
                )
            });
            let near = |at: usize| [Some(at), self.back(at)].into_iter().flatten();
            before.is_some_and(|at| near(at).any(|at| self.has(at, WordClass::Against)))
        })
    }

    /// `far from | killing 12`
    fn is_far_from(&self, cue: usize) -> bool {
        let far = |from: usize| self.reading.text.is(from, "from") && self.reading.text.is(from - 1, "far");
        self.reading.forms(cue).has(Forms::ING) && cue > self.start + 1 && far(cue - 1)
    }

    /// `was declared dead | by mistake`
    fn is_mistaken(&self, cue: usize) -> bool {
        let end = self.reading.sentence(cue).end.min(cue + PARENTHESIS);
        let by = (cue + 1..end).find(|&at| self.has(at + 1, WordClass::Mistake) && at + 1 < end);
        by.is_some_and(|at| self.reading.tag(at) == Tag::Preposition)
    }

    /// `That 12 were killed | is not true`
    fn is_denied_behind(&self, cue: usize) -> bool {
        if !self.reading.text.is(self.start, "that") || self.start + 1 > cue {
            return false;
        }
        let end = self.reading.sentence(cue).end.min(cue + CLAUSE);
        let be = |at: &usize| matches!(self.reading.function(*at), Function::Be | Function::NegatedBe);
        let said = |be: usize| {
            let last = (be + 1..end.min(be + FRAME)).find(|&at| {
                [WordClass::True, WordClass::Untrue, WordClass::Lie].iter().any(|&class| self.has(at, class))
            });
            last.is_some_and(|last| self.is_called_false(last))
        };
        (cue + 1..end).filter(be).any(said)
    }

    /// `is not known to | be in Riga`: what nobody says of somebody.
    fn is_unknown_to(&self, cue: usize) -> bool {
        let to = self.frame(cue.saturating_sub(1)).find(|&at| self.reading.tag(at) == Tag::To);
        let held = |at: usize| {
            self.manner(at).is_some_and(|manner| manner != Manner::Wish)
                || self.has(at, WordClass::Presumed)
                || self.has(at, WordClass::Assurance)
        };
        let said = to.and_then(|to| self.back(to)).filter(|&at| held(at));
        said.is_some_and(|said| {
            let passive = self
                .frame(said)
                .any(|at| matches!(self.reading.function(at), Function::Be | Function::NegatedBe));
            passive && self.is_negated(said)
        })
    }
}
