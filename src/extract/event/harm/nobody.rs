//! Nobody: whoever a statement says did not suffer.
//!
//! ```text
//! nobody = "nobody" | "none" | "neither"                     none of the 14 died
//!        | "no" ("one" | noun of people)                     no one was hurt, no passengers died
//!        | "not" ("one" | "a" "single") …                    not one of the 14 died
//! ```

use super::{Scene, Victims};
use crate::extract::mention::Tag;
use crate::lexicon::events::Turn;
use crate::value::Quantity;

/// A noun of people stands so many words behind its "no".
const NOUN: usize = 3;

impl Scene<'_> {
    /// Those who are nobody, from `at` on.
    pub(in crate::extract::event) fn nobody_at(&self, at: usize, end: usize) -> Option<Victims> {
        let len = self.nobody(at, end)?;
        let tokens = at..at + len;
        let mut quantity = Quantity::count(0);
        let span = self.text.span(tokens.clone());
        span.of(self.text.source()).clone_into(&mut quantity.text);
        quantity.span = Some(span);
        let scope = self.scope(&tokens);
        let further = self.is(tokens.end, "else") || self.has(tokens.end, Turn::More);
        Some(Victims { scope, further, ..Victims::new(quantity, tokens) })
    }

    /// How many words say "nobody".
    fn nobody(&self, at: usize, end: usize) -> Option<usize> {
        if self.has(at, Turn::Nobody) {
            return Some(1);
        }
        if self.is(at, "not") {
            let single = self.is(at + 1, "a") && self.is(at + 2, "single");
            return if single { Some(3) } else { self.is(at + 1, "one").then_some(2) };
        }
        let no = self.is(at, "no") && at + 1 < end;
        if no && self.is(at + 1, "one") {
            return Some(2);
        }
        let noun = |at: &usize| self.tag(*at) == Tag::Noun && self.names_people(*at);
        let described = |at: &usize| matches!(self.tag(*at), Tag::Noun | Tag::Adjective | Tag::Name);
        let phrase = (at + 1..(at + 1 + NOUN).min(end)).take_while(described);
        let last = phrase.filter(noun).last().filter(|_| no)?;
        Some(last + 1 - at)
    }
}
