//! The parts that people belong to: children, civilians, those of an armed body.

use std::ops::Range;

use super::{CIVILIANS, FOLK, Scene};
use crate::extract::event::harm::GRAVE;
use crate::extract::mention::Tag;
use crate::lexicon::WordClass;
use crate::lexicon::events::{Doer, Part, Turn};

/// The name of a body starts within so many tokens behind `members of`: `of the "Northern Front"`.
const BODY: usize = 3;

/// Whoever is so old is no child.
const OF_AGE: f64 = 18.0;

/// What sons and daughters are called who may be of any age.
const GROWN: &[&str] = &["men", "women"];

impl Scene<'_> {
    /// What some of those counted before are said to be: `four of them | children`, `four of them | in a critical
    /// condition`.
    pub(super) fn predicate(&self, said: &Range<usize>) -> Vec<&'static str> {
        let mut scope = self.with_side(self.scope(said), said);
        scope.extend(said.clone().any(|at| self.has(at, Turn::Gravely)).then_some(GRAVE));
        scope
    }

    /// `14 | of our colleagues`, `three | of his sons`: people of somebody, by what they are or else as those of a
    /// body; `23 | of the attackers`, by what they are.
    pub(super) fn staff(&self, of: usize) -> Option<Vec<&'static str>> {
        let noun = self.phrase_end(of + 1).checked_sub(1)?;
        if self.is(of, "of") && self.text.is_class(of + 1, WordClass::Definite) {
            let scope = self.scope(&(of + 2..(noun + 1).max(of + 2)));
            return (!scope.is_empty()).then_some(scope);
        }
        let theirs = self.is(of, "of") && self.tag(of + 1) == Tag::Possessive && self.names_people(noun);
        let scope = theirs.then(|| self.scope(&(of + 2..noun + 1)))?;
        Some(if scope.is_empty() { Part::Staff.name().into_iter().collect() } else { scope })
    }

    /// `four members of the Northern Front`: whoever belongs to an armed body fights.
    pub(super) fn with_side(&self, mut scope: Vec<&'static str>, phrase: &Range<usize>) -> Vec<&'static str> {
        let member = phrase.end > phrase.start && self.has(phrase.end - 1, Turn::Member);
        let of = self.is(phrase.end, "of") || self.is(phrase.end, "from");
        let body = |at: usize| self.mentions.at(at).map(|body| at..body.tokens.end);
        let near = phrase.end + 1..phrase.end + 1 + if of { BODY } else { 0 };
        let armed = || near.into_iter().filter_map(body).any(|body| self.is_armed(&body));
        if scope.is_empty() && member && (self.is_armed(phrase) || armed()) {
            scope.extend(Part::Combatants.name());
        }
        scope
    }

    /// Whether words name an armed band.
    pub(in crate::extract::event) fn is_armed(&self, words: &Range<usize>) -> bool {
        let events = &self.text.lexicon().events;
        words.clone().any(|at| {
            let armed = self.text.longest(&events.armed, at);
            let named = armed.is_some_and(|(len, _)| len > 1 || self.text.tokens()[at].is_capitalised());
            named || matches!(events.doers.get(self.text.id(at)), Some(Doer::Faction | Doer::Force))
        })
    }

    /// The parts that the words of a phrase name, sorted.
    pub(in crate::extract::event) fn scope(&self, phrase: &Range<usize>) -> Vec<&'static str> {
        let victims = &self.text.lexicon().events.victims;
        let mut parts = Vec::new();
        let mut at = phrase.start;
        while at < phrase.end {
            let found = self.text.longest(victims, at).filter(|(len, _)| at + len <= phrase.end);
            parts.extend(found.and_then(|(_, part)| part.name()));
            at += found.map_or(1, |(len, _)| len);
        }
        if phrase.clone().any(|at| self.is_minor(at)) {
            parts.extend(Part::Children.name());
        }
        let grown = |part: &&'static str| GROWN.contains(part);
        if parts.iter().any(grown) && phrase.clone().any(|at| self.is_young(at)) {
            parts.retain(|part| !GROWN.contains(part));
            parts.extend(Part::Children.name());
        }
        if parts.contains(&CIVILIANS) && parts.contains(&"combatants") {
            parts.retain(|part| *part != CIVILIANS);
        }
        if parts.len() > 1 {
            parts.retain(|part| *part != FOLK);
        }
        parts.sort_unstable();
        parts.dedup();
        parts
    }

    /// `their | eight-year-old | son`
    fn is_young(&self, at: usize) -> bool {
        let compound = self.tag(at) == Tag::Number && self.is(at + 2, "year") && self.is(at + 4, "old");
        let age = self.figures_in(at..at + 1).first().and_then(|figure| figure.quantity.best);
        let age = age.or_else(|| self.text.whole_number(at).map(|(age, _)| f64::from(age)));
        compound && age.is_some_and(|age| age < OF_AGE)
    }

    /// `under 18`, `under the age of 15`
    pub(super) fn is_minor(&self, at: usize) -> bool {
        let of = self.is(at + 1, "the") && self.is(at + 2, "age") && self.is(at + 3, "of");
        let age = self.figure_at(if of { at + 4 } else { at + 1 }).and_then(|figure| figure.quantity.best);
        (self.is(at, "under") || self.is(at, "below")) && age.is_some_and(|age| age <= OF_AGE)
    }
}
