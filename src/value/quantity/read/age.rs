//! Ages: by their words, and by where a figure stands beside somebody.
//!
//! ```text
//! age = number "-"? "year" "-"? "old" | "aged" number | [ "the" ] "age" [ "of" ] number
//!     | Name "," number "," | "a" person "of" number | people ( "under" | "over" ) number | "At" number "," ( "he" | "she" )
//!     | ( "his" | "her" | "their" ) [ "early" | "mid" | "late" ] "thirties"
//! ```

use super::bound::Hedged;
use super::numeral::{Form, Read};
use super::range::Ends;
use super::{Counted, Figure, Reader};
use crate::lexicon::{Cue, Function, Hedge, NameLexicon, Noun, Numeral};
use crate::text::{Case, TokenKind};
use crate::value::quantity::QuantityKind;

/// So far around a name in front of brackets a word of games is looked for.
const GAME_REACH: usize = 16;

/// "The striker, 24, signed": whom a plain noun stands for is seldom younger.
const YOUNGEST: u32 = 16;

/// So many tokens lie at most between two ages of one list: ", and her brother, Leo".
const LISTED: usize = 7;

impl Reader<'_> {
    pub(super) fn age(&self, ends: &Ends, start: usize, end: usize) -> Figure {
        let hedged = self.hedged(start, end);
        let mut quantity = hedged.quantity(ends, self.hedges);
        quantity.kind = QuantityKind::Age;
        quantity.unit.get_or_insert_with(|| "year".to_owned());
        self.figure(quantity, hedged.start..hedged.end, Counted::Many)
    }

    /// `29-year-old`, `five years old`, `3 years of age`: a length of time that is an age.
    pub(super) fn old(&self, ends: &Ends) -> Option<Figure> {
        let last = ends.high.as_ref().unwrap_or(&ends.low);
        if last.kind != QuantityKind::Duration {
            return None;
        }
        let next = self.behind_hyphen(ends.end);
        let end = match self.cue(next)? {
            Cue::Old => next + 1,
            Cue::Of if self.cue(next + 1) == Some(Cue::Age) => next + 2,
            _ => return None,
        };
        Some(self.age(ends, ends.start, end))
    }

    /// `aged 29`, `age 29`, `the age of 21`.
    pub(super) fn aged(&self, at: usize) -> Option<Figure> {
        let mut number = at;
        match self.cue(at)? {
            Cue::Age => number += 1 + usize::from(self.cue(at + 1) == Some(Cue::Of)),
            Cue::Aged => number += 1,
            _ => return None,
        }
        number += usize::from(self.cue(number) == Some(Cue::Between));
        let hedges = (0..3).find(|ahead| self.starts_number(number + ahead))?;
        if (0..hedges).any(|ahead| self.words.hedges.get(self.text.id(number + ahead)).is_none()) {
            return None;
        }
        let ends = self.ends(self.amount(number + hedges)?);
        let plain = matches!(ends.low.kind, QuantityKind::Count | QuantityKind::Duration);
        let young = ends.low.read.value.is_some_and(|age| (0.0..=130.0).contains(&age));
        let counts = self.is_word(ends.end) && self.is_plural(ends.end);
        if !plain || !young || counts {
            return None;
        }
        let mut ends = ends;
        if hedges == 0 {
            // "under the age of five": the hedge stands in front of the whole phrase.
            let the = at - usize::from(at > 0 && self.cue(at - 1) == Some(Cue::The));
            ends.start = if self.hedge_before(the.wrapping_sub(1)).is_some() { the } else { at };
        }
        Some(self.age(&ends, ends.start, ends.end))
    }

    /// `Maria Lopez, 29, said`, `her brother, 29,`.
    pub(super) fn named_age(&self, at: usize, previous: Option<&Figure>) -> Option<Figure> {
        let name = at.checked_sub(2)?;
        if self.is_one_of_two(at) {
            return Some(self.bare_age(at, self.years(at)?));
        }
        if !self.is_set_off(at) {
            return None;
        }
        let years = self.years(at)?;
        let may = self.may_have_age(name, years) || self.is_listed(name, previous);
        (may && !self.is_number(at + 2)).then(|| self.bare_age(at, years))
    }

    /// `two brothers, 24 and 31,`: the first of two figures in apposition to people; [`Self::goes_on_ages`] has the other.
    fn is_one_of_two(&self, at: usize) -> bool {
        let mark = |at: usize| matches!(self.cue(at), Some(Cue::Comma | Cue::Dot | Cue::Close));
        let people = at.checked_sub(2).is_some_and(|people| {
            let profile = self.text.lexicon().words.profile(self.text.id(people));
            profile.noun == Noun::Person && profile.plural && self.cue(at - 1) == Some(Cue::Comma)
        });
        let years = |at: usize| self.is_number(at) && self.years(at).is_some();
        people && years(at) && self.class(at + 1) == Some(Numeral::And) && years(at + 2) && mark(at + 3)
    }

    /// The figure at a token, where somebody may be that old.
    fn years(&self, at: usize) -> Option<u32> {
        self.text.word(at).parse().ok().filter(|years| (1..=110).contains(years))
    }

    fn bare_age(&self, at: usize, years: u32) -> Figure {
        let value = Some(f64::from(years));
        let read = Read { start: at, end: at + 1, value, grain: 1.0, form: Form::Digits, top: 0 };
        self.age(&Ends::alone(at, at + 1, super::amount_of(read, QuantityKind::Age)), at, at + 1)
    }

    /// `Ann, 12, and Beth, 9,`: a name not far behind the age of another.
    fn is_listed(&self, name: usize, previous: Option<&Figure>) -> bool {
        let near = previous.is_some_and(|figure| {
            figure.quantity.kind == QuantityKind::Age
                && (figure.tokens.end..=figure.tokens.end + LISTED).contains(&name)
        });
        let token = &self.text.tokens()[name];
        near && token.kind == TokenKind::Word && token.is_capitalised() && !self.starts_sentence(name)
    }

    /// `a boy of 14`; `At 61, he retired`; `died at 71`.
    pub(super) fn age_of_one(&self, at: usize) -> Option<Figure> {
        let before = at.checked_sub(1).filter(|_| self.is_number(at))?;
        let someone = |at: usize| {
            let profile = self.text.lexicon().words.profile(self.text.id(at));
            profile.noun == Noun::Person && !profile.plural && self.cue(at) != Some(Cue::Body)
        };
        let one = self.cue(before) == Some(Cue::Of) && before > 1 && someone(before - 1);
        let article =
            one && (before.saturating_sub(4)..before - 1).any(|at| self.class(at) == Some(Numeral::Article));
        let told = self.text.is(before, "at")
            && self.cue(at + 1) == Some(Cue::Comma)
            && self.text.lexicon().words.profile(self.text.id(at + 2)).function == Function::Person;
        let died = self.text.is(before, "at") && before > 0 && self.cue(before - 1) == Some(Cue::Life);
        let bare = !self.is_word(at + 1) || self.ends_phrase(at + 1).is_some();
        let bare = bare && !matches!(self.cue(at + 1), Some(Cue::Colon | Cue::Slash | Cue::Hyphen));
        let years = self.years(at).filter(|_| (article || told || died) && bare)?;
        Some(self.bare_age(at, years))
    }

    /// `the 18-34 age group`.
    pub(super) fn age_bracket(&self, ends: &Ends) -> Option<Figure> {
        let named = self.cue(ends.end) == Some(Cue::Age) && self.cue(ends.end + 1) == Some(Cue::Bracket);
        (named && ends.low.kind == QuantityKind::Count).then(|| self.age(ends, ends.start, ends.end))
    }

    /// `children under 5`, `women over 60`: a bound of people with nothing counted behind is one of their ages.
    pub(super) fn bounds_ages(&self, hedged: &Hedged, ends: &Ends) -> bool {
        let young = ends.low.read.value.is_some_and(|age| (1.0..=110.0).contains(&age));
        let bound = matches!(hedged.hedge, Hedge::LessThan | Hedge::MoreThan)
            && ends.low.kind == QuantityKind::Count
            && matches!(self.cue(hedged.start), Some(Cue::Side | Cue::Over));
        let people = hedged.start.checked_sub(1).filter(|_| young && bound).is_some_and(|people| {
            let profile = self.text.lexicon().words.profile(self.text.id(people));
            profile.noun == Noun::Person && profile.plural
        });
        people && self.noun(hedged.end, Counted::Many).is_none()
    }

    /// `, 29,` and `, 29)`; `, 29.` as the last of a list of ages; `(2)`.
    fn is_set_off(&self, at: usize) -> bool {
        let comma = |at: usize| self.cue(at) == Some(Cue::Comma);
        let closed = self.cue(at + 1) == Some(Cue::Close);
        let listed = at > 5
            && self.class(at - 3) == Some(Numeral::And)
            && self.is_number(at - 3 - 1 - usize::from(comma(at - 4)));
        let ends = self.cue(at + 1) == Some(Cue::Dot) && listed;
        comma(at - 1) && (comma(at + 1) || closed || ends) || self.cue(at - 1) == Some(Cue::Open) && closed
    }

    /// Whether the word is the name of a person, or a noun for one.
    fn may_have_age(&self, at: usize, years: u32) -> bool {
        let token = &self.text.tokens()[at];
        let profile = self.text.lexicon().words.profile(token.word());
        let named = matches!(token.case, Case::Capitalised | Case::Mixed) && token.kind == TokenKind::Word;
        let before = at.checked_sub(1).map(|before| &self.text.tokens()[before]);
        let full = named && before.is_some_and(|before| before.is_capitalised() && !token.is_glued());
        let someone = profile.noun == Noun::Person && !profile.plural;
        let opening = self.starts_sentence(at) && profile.common;
        let bracketed = self.cue(at + 1) == Some(Cue::Open);
        if bracketed {
            return someone || years >= YOUNGEST && full && self.is_person_in_brackets(at);
        }
        let introduced = at.checked_sub(1).and_then(|before| self.cue(before));
        let described = token.case == Case::Lower
            && years >= YOUNGEST
            && matches!(introduced, Some(Cue::The | Cue::Determiner | Cue::Own))
            && !self.is_plural(at);
        full && !opening || years >= 10 && !opening && (named || someone || described)
    }

    /// `Maria Lopez (60) was`: behind a given name and a surname, where no game is told.
    fn is_person_in_brackets(&self, surname: usize) -> bool {
        let tokens = self.text.tokens();
        let run = (surname.saturating_sub(4)..surname).rev().take_while(|&at| tokens[at].is_capitalised());
        let given =
            run.last().is_some_and(|first| NameLexicon::english().is_first_name(self.text.word(first)));
        let near = surname.saturating_sub(GAME_REACH)..(surname + GAME_REACH).min(tokens.len());
        given && !near.into_iter().any(|at| self.cue(at) == Some(Cue::Score))
    }

    /// `in his early thirties`, `the over-sixties`.
    pub(super) fn decade_of_life(&self, at: usize, years: u32) -> Option<Figure> {
        let life = || {
            let start = self.start_of_life(at)?;
            Some(self.decade(start, at + 1, f64::from(years), QuantityKind::Age))
        };
        self.age_group(at, at + 1, years).or_else(life)
    }

    /// `aged 3 and 5`.
    pub(super) fn goes_on_ages(&self, ends: &Ends, previous: Option<&Figure>) -> bool {
        let joined = ends.start.checked_sub(1).filter(|&and| {
            ends.low.kind == QuantityKind::Count
                && (self.class(and) == Some(Numeral::And) || self.cue(and) == Some(Cue::Comma))
        });
        let aged = |figure: &Figure| {
            figure.quantity.kind == QuantityKind::Age
                && (self.cue(figure.tokens.start) == Some(Cue::Aged) || figure.tokens.len() == 1)
        };
        let noun = self.is_word(ends.end) && self.ends_phrase(ends.end).is_none();
        !noun
            && joined.is_some()
            && previous.is_some_and(|figure| Some(figure.tokens.end) == joined && aged(figure))
    }
}
