//! Nobody: whoever a statement says did not suffer, and harm that there was none of.
//!
//! ```text
//! nobody = "nobody" | "none" | "neither"                     none of the 14 died
//!        | "no" ("one" | noun of people)                     no one was hurt, no passengers died
//!        | "not" ("one" | "a" "single") …                    not one of the 14 died
//!        | negation verb ("anyone" | "any" noun of people)   did not kill anyone, without hurting any guests
//! none   = ("no" | "without" ["any"]) noun of harm           no deaths or injuries, claimed no lives
//!        | "no" ["immediate"] noun of report "of" noun of harm     no reports of casualties
//!        | negation verb ["any"] noun of harm                did not lead to any deaths, without causing injuries
//! ```
//! `negation` is "not" or "without" here.

use std::ops::Range;

use super::super::victims::one;
use super::{Cue, Scene, Victims};
use crate::extract::mention::Tag;
use crate::lexicon::WordClass;
use crate::lexicon::events::{HarmFrame, Turn};
use crate::lexicon::speech::Manner;
use crate::value::Quantity;

/// A noun of people stands so many words behind its "no".
const NOUN: usize = 3;
/// A negation stands so many words before what it makes nothing of: `did | not lead directly to | any deaths`.
const NEGATED: usize = 5;

/// `no immediate independent | reports of`
const REPORT: usize = 3;

impl Scene<'_> {
    /// Those who are nobody, from `at` on.
    pub(in crate::extract::event) fn nobody_at(&self, at: usize, end: usize) -> Option<Victims> {
        let tokens = match self.nobody(at, end) {
            Some(len) => at..at + len,
            None => self.not_anybody(at, end)?,
        };
        let last = tokens.end;
        let scope = self.scope(&tokens);
        let further = self.is(last, "else") || self.has(last, Turn::More);
        Some(Victims { scope, further, ..self.none(tokens) })
    }

    /// `denied that | anyone | died`, `denied that | any guards | died`: one or more, whom somebody denies.
    pub(in crate::extract::event) fn denied_anybody(&self, at: usize, end: usize) -> Option<Victims> {
        let anybody = self.has(at, Turn::Anybody).then_some(at + 1);
        let any = || self.people_behind(at, end).filter(|_| self.has(at, Turn::Any));
        let tokens = at..anybody.or_else(any)?;
        let that = at.checked_sub(1).filter(|&that| self.is(that, "that"))?;
        let denies = that.checked_sub(1).filter(|&denies| self.tag(denies) == Tag::Verb)?;
        let cue = self.text.lexicon().speech.cues.get(self.text.id(denies));
        cue.filter(|cue| cue.manner == Manner::Deny)?;
        let scope = self.scope(&tokens);
        let one = one(self.text, tokens.clone());
        let some = Quantity { low: Some(1.0), high: None, best: None, ..one };
        Some(Victims { scope, ..Victims::new(some, tokens) })
    }

    /// A count of none in these words.
    fn none(&self, tokens: Range<usize>) -> Victims {
        let mut quantity = Quantity::count(0);
        let span = self.text.span(tokens.clone());
        span.of(self.text.source()).clone_into(&mut quantity.text);
        quantity.span = Some(span);
        Victims::new(quantity, tokens)
    }

    /// How many words say "nobody".
    fn nobody(&self, at: usize, end: usize) -> Option<usize> {
        if self.has(at, Turn::Nobody) {
            // "neither 12, as first said, nor 14" is another number, and "neither Ann Roe nor the driver" are two
            let named = matches!(self.tag(at + 1), Tag::Name | Tag::Determiner | Tag::Possessive);
            let told = named && self.text.is_class(at, WordClass::Nor);
            if let Some(pair) = self.neither(at, end).filter(|_| told) {
                return Some(pair);
            }
            return (!told && self.figure_at(at + 1).is_none()).then_some(1);
        }
        if self.is(at, "not") {
            let single = self.is(at + 1, "a") && self.is(at + 2, "single");
            // "not one but three" are three
            let one = self.is(at + 1, "one") && self.figure_at(at).is_none() && !self.is_aside(at + 2);
            return if single { Some(3) } else { one.then_some(2) };
        }
        let no = self.is(at, "no") && at + 1 < end;
        if no && self.is(at + 1, "one") {
            return Some(2);
        }
        Some(self.people_behind(at, end).filter(|_| no)? - at)
    }

    /// `neither the driver nor his passengers | were hurt`: how many words name two without names, of whom it
    /// is true of none.
    fn neither(&self, at: usize, end: usize) -> Option<usize> {
        let plain = |start: usize| {
            let phrase =
                self.mentions.at(start).filter(|phrase| !phrase.named && phrase.tokens.end <= end)?;
            self.names_people(phrase.head).then_some(phrase.tokens.end)
        };
        let nor = plain(at + 1)?;
        let second = plain(nor + 1).filter(|_| self.is(nor, "nor"))?;
        Some(second - at)
    }

    /// `nine people, not one | of them a guest, died`: said of others, and no subject.
    fn is_aside(&self, of: usize) -> bool {
        self.is_of_them(of) && !matches!(self.tag(of + 2), Tag::Auxiliary | Tag::Verb | Tag::Adverb)
    }

    /// `not kill | anyone`, `not kill | any passengers`: from the negation on.
    fn not_anybody(&self, at: usize, end: usize) -> Option<Range<usize>> {
        let anybody = self.has(at, Turn::Anybody).then_some(at + 1);
        let any = || self.people_behind(at, end).filter(|_| self.has(at, Turn::Any));
        let last = anybody.or_else(any)?;
        Some(self.negation_before(at, |verb| self.harm_at(verb).is_some())?..last)
    }

    /// The end of the noun of people behind a word that stands before one.
    fn people_behind(&self, at: usize, end: usize) -> Option<usize> {
        let noun = |at: &usize| self.tag(*at) == Tag::Noun && self.names_people(*at);
        let described = |at: &usize| matches!(self.tag(*at), Tag::Noun | Tag::Adjective | Tag::Name);
        let phrase = (at + 1..(at + 1 + NOUN).min(end)).take_while(described);
        Some(phrase.filter(noun).last()? + 1)
    }

    /// The negation of such a verb, whose object starts at a token: who did not report any deaths says nothing of them.
    fn negation_before(&self, at: usize, is_verb: impl Fn(usize) -> bool) -> Option<usize> {
        let passed = |at: &usize| {
            matches!(self.tag(*at), Tag::Auxiliary | Tag::Adverb | Tag::Preposition | Tag::To | Tag::Negation)
                || is_verb(*at)
        };
        let near = (at.saturating_sub(NEGATED)..at).rev().take_while(passed);
        near.into_iter().find(|&at| self.tag(at) == Tag::Negation || self.is(at, "without"))
    }
}

impl Cue {
    /// `no | deaths`, `without any | casualties`, `not cause any | injuries`: nought.
    pub(super) fn none(&self, scene: &Scene<'_>) -> Option<Victims> {
        let counts = matches!(self.word.frame, HarmFrame::Noun | HarmFrame::Lives | HarmFrame::State);
        let alone = scene.tag(self.tokens.end) != Tag::Noun;
        let before = self.tokens.start.checked_sub(1);
        let before = before.filter(|&at| counts && alone && at >= self.sentence.start)?;
        let brings = |at: usize| scene.has(at, Turn::Causing) || scene.has(at, Turn::Taking);
        let lacking = |at: usize| scene.is(at, "no") || scene.is(at, "without");
        let any = || {
            let without = before.checked_sub(1).filter(|&at| lacking(at));
            let any = scene.has(before, Turn::Any);
            let negation = || scene.negation_before(before, brings).filter(|_| any);
            without.filter(|_| any || brings(before)).or_else(negation)
        };
        let start =
            if lacking(before) { Some(before) } else { any().or_else(|| self.unreported(scene, before)) };
        match start {
            Some(start) => Some(scene.none(start..self.tokens.end)),
            None => self.joined(scene, before)?.none(scene),
        }
    }

    /// `no immediate reports of | casualties`: where it starts.
    fn unreported(&self, scene: &Scene<'_>, of: usize) -> Option<usize> {
        let report = of.checked_sub(1).filter(|_| scene.is(of, "of"))?;
        let from = report.saturating_sub(REPORT).max(self.sentence.start);
        let no = (from..report).rev().find(|&at| scene.is(at, "no") || scene.is(at, "without"))?;
        let plain = (no + 1..report).all(|at| matches!(scene.tag(at), Tag::Adjective | Tag::Adverb));
        (plain && scene.text.is_class(report, WordClass::ReportNoun)).then_some(no)
    }

    /// `no | deaths or injuries`: the harm that shares the negation.
    fn joined(&self, scene: &Scene<'_>, or: usize) -> Option<Cue> {
        let first = or.checked_sub(1).filter(|_| scene.is(or, "or"))?;
        Some(Cue { tokens: first..or, word: *scene.harm_at(first)?, sentence: self.sentence.clone() })
    }
}
