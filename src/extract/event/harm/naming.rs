//! Those who are named as the dead, all of them.
//!
//! ```text
//! naming = "the" cue be [ naming verb "as" ] names       the victims were identified as Ann Roe and Tom Hill
//!        | naming verb "the" cue "as" names              police named the dead as Ann Roe, 40, and her son Tom
//! ```
//! "Among the dead were" names only some of them, and is read elsewhere.

use super::{Cue, Scene, Share, Victims};
use crate::extract::mention::Tag;
use crate::lexicon::events::{HarmFrame, Turn};

/// The article stands no more tokens before the word for the dead: `the | 12 | dead`.
const BEFORE: usize = 4;
/// `the | suspected gunman | as`: a word for whom somebody is named as has fewer tokens.
const ROLE: usize = 5;

impl Cue {
    /// Everyone whom a statement names as the dead.
    pub(super) fn named_as(&self, scene: &Scene<'_>) -> Option<Vec<Victims>> {
        let names = scene.names_behind(self.tokens.end, self.tokens.start, self.sentence.end)?;
        let people = scene.list(names, scene.before_next_naming(names, self.sentence.end));
        // "the victims were two women, Ann Roe and Bea Horn": all of them, and the names of all
        let all = |one: &Victims| one.share == Share::Whole || one.is_named();
        let known = people.iter().any(Victims::is_named) && people.iter().all(all);
        known.then_some(people)
    }

    /// `the dead`, `the victims`, `those killed`: whether the cue is a word for the dead.
    pub(super) fn names_dead(&self, scene: &Scene<'_>) -> bool {
        let dead = matches!(self.word.frame, HarmFrame::State | HarmFrame::Transitive | HarmFrame::Body);
        dead || scene.has(self.tokens.start, Turn::Prey)
    }
}

impl Scene<'_> {
    /// `named the dead as Ann Roe | and the suspect as Bo Carr`: before others who are named for something else.
    fn before_next_naming(&self, from: usize, end: usize) -> usize {
        let others = |at: &usize| {
            let the = at + 1;
            let role = (the + 1..end.min(the + ROLE)).find(|&next| self.is(next, "as"));
            let joined = self.has(*at, Turn::Joint) && self.tag(the) == Tag::Determiner;
            joined && role.is_some_and(|role| !self.is(role + 1, "well"))
        };
        (from..end).find(others).unwrap_or(end)
    }

    /// Where the names start of those whom the word for the dead at `start`, up to `at`, is for.
    pub(super) fn names_behind(&self, at: usize, start: usize, end: usize) -> Option<usize> {
        let the = (start.saturating_sub(BEFORE)..start).rev().find(|&at| self.tag(at) == Tag::Determiner)?;
        // "the other victims", "the injured victims": some, or not the dead
        let between = (the + 1..start).all(|at| self.tag(at) == Tag::Number);
        let some = the > 0 && matches!(self.tag(the - 1), Tag::Preposition);
        if !between || some {
            return None;
        }
        let at = self.past_people(at);
        if the > 0 && self.has(the - 1, Turn::Naming) {
            let of = if self.is(at, "as") { at } else { self.past_event(at, end) };
            return self.is(of, "as").then_some(of + 1);
        }
        let verb = self.past_event(at, end);
        let last = self.mentions.group_behind(verb).end.min(end);
        let by = self.past_namer(last + 1, end);
        let named = self.has(last, Turn::Naming) && self.is(by, "as");
        let plain = || self.mentions.at(last).is_some_and(|name| name.named && name.tokens.start == last);
        match last > verb {
            true if named => Some(by + 1),
            true if plain() || self.counts_names(last, end) => Some(last),
            _ => None,
        }
    }

    /// `the dead | men | were named`; not `the dead men's killer`.
    fn past_people(&self, at: usize) -> usize {
        let people = self.tag(at) == Tag::Noun && self.names_people(at);
        at + usize::from(people && self.tag(at + 1) != Tag::Genitive)
    }

    /// `were named | by police in Riga | as`, `were named | locally on Monday | as`: past who names them, and when.
    pub(super) fn past_namer(&self, from: usize, end: usize) -> usize {
        let by = if self.is(from, "by") { self.phrase_end(from + 1) } else { from };
        let adverb = by + usize::from(self.tag(by) == Tag::Adverb);
        if self.is(adverb, "as") { adverb } else { self.past_setting(adverb, end).min(end) }
    }

    /// `the victims were | two women, Ann Roe and Bea Horn`: a number of people with a name for each.
    fn counts_names(&self, at: usize, end: usize) -> bool {
        let counted = self.figure_at(at).is_some_and(|figure| figure.tokens.start == at);
        let roll = if counted { self.roll(at, end, Share::Whole) } else { None };
        roll.is_some_and(|roll| roll.people.iter().any(Victims::is_named))
    }

    /// `the victims | of the crash in Riga | were named`: past what befell them, and where.
    fn past_event(&self, at: usize, end: usize) -> usize {
        let of = if self.is(at, "of") { self.phrase_end(at + 1) } else { at };
        if self.is(of, "as") { of } else { self.past_modifiers(of, end).min(end) }
    }
}
