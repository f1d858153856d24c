//! Ages beside the people whose they are.
//!
//! ```text
//! age = name "," years ( "," | ")" | "and" name | verb ) | name "(" years ")" | people "," years "and" years
//! ```

use super::{Figure, Reader};
use crate::lexicon::{Cue, Forms, NameLexicon, Noun, Numeral, Parts, PhraseEnd};
use crate::text::{Case, TokenKind};
use crate::value::quantity::QuantityKind;

/// So many tokens lie at most between two ages of one list: ", and her brother, Leo".
const LISTED: usize = 7;

/// "The striker, 24, signed": whom a plain noun stands for is seldom younger.
const YOUNGEST: u32 = 16;

/// So far around a name in front of brackets a word of games is looked for.
const GAME_REACH: usize = 16;

/// A figure behind a name, with no comma behind it, is an age from this one on.
const YOUNG: u32 = 5;

impl Reader<'_> {
    /// `Maria Lopez, 29, said`, `her brother, 29,`.
    pub(super) fn named_age(&self, at: usize, previous: Option<&Figure>) -> Option<Figure> {
        let name = at.checked_sub(2)?;
        if self.is_first_of_ages(at) {
            return Some(self.bare_age(at, self.years(at)?));
        }
        let years = self.years(at)?;
        if self.is_left_open(at, years) {
            return Some(self.bare_age(at, years));
        }
        if !self.is_set_off(at) {
            return None;
        }
        let may = self.may_have_age(name, years) || self.is_listed(name, previous);
        (may && !self.is_number(at + 2)).then(|| self.bare_age(at, years))
    }

    /// `two brothers, 24 and 31,`, `three boys, 14, 15 and 17,`: the first of several figures in apposition to people;
    /// [`Self::goes_on_ages`] has the others.
    fn is_first_of_ages(&self, at: usize) -> bool {
        let mark = |at: usize| matches!(self.cue(at), Some(Cue::Comma | Cue::Dot | Cue::Close));
        let people = at.checked_sub(2).is_some_and(|people| {
            let profile = self.text.lexicon().words.profile(self.text.id(people));
            profile.noun == Noun::Person && profile.plural && self.cue(at - 1) == Some(Cue::Comma)
        });
        if !people {
            return false;
        }
        let years = |at: usize| self.is_number(at) && self.years(at).is_some();
        let mut last = at;
        while years(last) && self.cue(last + 1) == Some(Cue::Comma) && years(last + 2) && last - at < LISTED {
            last += 2;
        }
        years(last) && self.class(last + 1) == Some(Numeral::And) && years(last + 2) && mark(last + 3)
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

    /// `, 29,` and `, 29)`; `, 29.` as the last of a list of ages; `(2)`.
    fn is_set_off(&self, at: usize) -> bool {
        let comma = |at: usize| self.cue(at) == Some(Cue::Comma);
        let closed = self.cue(at + 1) == Some(Cue::Close);
        let and =
            (3..5).filter_map(|back| at.checked_sub(back)).find(|&at| self.class(at) == Some(Numeral::And));
        let listed = and.is_some_and(|and| and > 2 && self.is_number(and - 1 - usize::from(comma(and - 1))));
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
        let someone = profile.noun == Noun::Person && !profile.plural && !self.is_plural(at);
        // "Later, 38, …", but "Sharper, 38, faces charges"
        let opening = self.starts_sentence(at) && profile.common && !self.acts(at + 4);
        let bracketed = self.cue(at + 1) == Some(Cue::Open);
        if bracketed {
            return someone || years >= YOUNGEST && full && self.is_person_in_brackets(at);
        }
        let introduced = at.checked_sub(1).and_then(|before| self.cue(before));
        let described = token.case == Case::Lower
            && years >= YOUNGEST
            && matches!(introduced, Some(Cue::The | Cue::Determiner | Cue::Own))
            && !self.is_plural(at);
        let youth = self.cue(at) == Some(Cue::Youth);
        full && !opening || (years >= 10 || youth) && !opening && (named || someone || described)
    }

    /// `Maria Lopez (60) was`, `the driver, Bo Lund (61)`: behind a given name and a surname, or a full name with a
    /// noun for somebody in front, where no game is told.
    fn is_person_in_brackets(&self, surname: usize) -> bool {
        let near = surname.saturating_sub(GAME_REACH)..(surname + GAME_REACH).min(self.text.tokens().len());
        let person = self.full_name(surname).is_some() || self.is_introduced(surname);
        person && !near.into_iter().any(|at| self.cue(at) == Some(Cue::Score))
    }

    /// `the driver, Bo Lund`, `driver Bo Lund`: from the last word of a name back to a noun for one person.
    fn is_introduced(&self, surname: usize) -> bool {
        let tokens = self.text.tokens();
        let someone = |at: usize| {
            let profile = self.text.lexicon().words.profile(self.text.id(at));
            profile.noun == Noun::Person && !profile.plural && !self.is_plural(at)
        };
        let mut before = (surname.saturating_sub(3)..surname.saturating_sub(1)).rev();
        let ends = |at: &usize| someone(*at) || !tokens[*at].is_capitalised();
        before.find(ends).is_some_and(|at| {
            let comma = at > 0 && self.cue(at) == Some(Cue::Comma);
            tokens[surname - 1].is_capitalised() && someone(at - usize::from(comma))
        })
    }

    /// The given name of a full name, from its last word.
    fn full_name(&self, surname: usize) -> Option<usize> {
        let tokens = self.text.tokens();
        let run = (surname.saturating_sub(4)..surname).rev().take_while(|&at| tokens[at].is_capitalised());
        let is_given = |first: &usize| NameLexicon::english().is_first_name(self.text.word(*first));
        run.last().filter(|first| tokens[surname].is_capitalised() && is_given(first))
    }

    /// `Anna Weber, 17 and Tim Kohl, 19 were charged`: no comma behind the figure; but not `in Victoria Falls, 17 were
    /// hurt`.
    fn is_left_open(&self, at: usize, years: u32) -> bool {
        let name = at.checked_sub(2).filter(|_| self.cue(at - 1) == Some(Cue::Comma) && years >= YOUNG);
        let first = name.and_then(|surname| self.full_name(surname));
        let placed = |first: usize| {
            first.checked_sub(1).is_some_and(|before| self.ends_phrase(before) == Some(PhraseEnd::Other))
        };
        let joined = self.class(at + 1) == Some(Numeral::And)
            && self.text.tokens().get(at + 2).is_some_and(crate::text::Token::is_capitalised);
        first.is_some_and(|first| !placed(first) || self.class(first - 1) == Some(Numeral::And))
            && (joined || self.acts(at + 1))
    }

    /// Whether a verb in a finite form stands at a token: "were", "faces", "said".
    pub(super) fn acts(&self, at: usize) -> bool {
        let profile = self.text.lexicon().words.profile(self.text.id(at));
        self.is_word(at)
            && (self.ends_phrase(at) == Some(PhraseEnd::Verb)
                || profile.forms.has(Forms::PAST)
                || profile.parts.has(Parts::VERB) && self.text.word(at).ends_with('s'))
    }
}
