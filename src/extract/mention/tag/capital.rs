//! Whether a capital makes a name: inside a sentence it does; where it is due to the place (the first word, a
//! headline, copy all in capitals) the lexicon decides, and a word it lacks is a name.

use super::super::kind::is_aged;
use super::{Capitals, Tag, Tagger};
use crate::lexicon::{FirstNames, Forms, Function, NameLexicon, Noun, Parts, Profile, WordClass, positives};
use crate::text::{Case, Token, TokenKind};

impl Tagger<'_> {
    /// Whether the word is a name or part of one.
    pub(super) fn is_name(&self, at: usize, profile: Profile, before: &[Tag]) -> bool {
        let token = self.text.tokens()[at];
        if !token.is_capitalised() || self.text.word(at) == "I" {
            return false;
        }
        let inner = self.joins_name(at, profile, before);
        let function =
            !inner && !matches!(profile.function, Function::None | Function::Calendar | Function::Particle);
        if self.capitals == Capitals::Everywhere {
            let name = !profile.common && !self.is_graded(at);
            return !function && (name || self.is_surname(at, profile, before));
        }
        if function
            && (token.case == Case::Capitalised || self.text.word(at).len() == 1)
            && profile.function != Function::Modal
        {
            return false;
        }
        if self.opens(at, before) && self.text.is_class(at, WordClass::Siblings) {
            return false;
        }
        if !self.opens(at, before) {
            return !function || token.case == Case::Upper;
        }
        self.is_shouted_word(at, profile)
            || !function
                && (!profile.common
                    || (self.has_capital(at + 1) || self.opens_joined(at)) && !self.is_verb_only(profile)
                    || is_aged(self.text, at + 1))
    }

    /// `US | air strikes`, `IS | fighters`: initials that are a small word too, all in capitals at the start of a
    /// sentence that is not, before a noun.
    fn is_shouted_word(&self, at: usize, profile: Profile) -> bool {
        let small = matches!(profile.function, Function::Pronoun | Function::Be);
        let upper = |at: usize| self.text.tokens().get(at).is_some_and(|token| token.case == Case::Upper);
        small && upper(at) && !upper(at + 1) && self.is_nounish(at + 1)
    }

    /// `ITS LARGEST OFFENSIVE`, `A HEAVIER TOLL`: an adjective with an ending, which no table lists.
    fn is_graded(&self, at: usize) -> bool {
        let lexicon = self.text.lexicon();
        let adjective = |word: &String| lexicon.words.profile(lexicon.word(word)).parts.has(Parts::ADJECTIVE);
        positives(self.text.word(at)).iter().any(adjective)
    }

    /// `ANN | BELL`: in copy all in capitals, a noun right behind a first name.
    fn is_surname(&self, at: usize, profile: Profile, before: &[Tag]) -> bool {
        let upper = self.text.tokens()[at].case == Case::Upper;
        let noun = profile.main == Parts::NOUN && !profile.plural;
        let first = at > self.first
            && before[at - 1] == Tag::Name
            && FirstNames::english().gender(self.text.word(at - 1)).is_some();
        upper && noun && first
    }

    /// `Workers` before `Without Borders`, `Physicians` before `for Human Rights`.
    fn opens_joined(&self, at: usize) -> bool {
        let next = at + 1;
        let purpose = || {
            let what = self.text.tokens().get(next + 1).filter(|_| next + 1 < self.end);
            let profile = |at: usize| self.profile(at);
            what.is_some_and(Token::is_capitalised)
                && self.profile(at).plural
                && profile(next + 1).common
                && !matches!(profile(next + 1).noun, Noun::Person)
                && self.text.is_class(at, WordClass::BodyNoun)
                && self.text.is(next, "for")
        };
        next < self.end && purpose()
            || next < self.end
                && self.text.tokens()[next].is_capitalised()
                && self.profile(next).function == Function::Preposition
                && self.has_capital(next + 1)
    }

    /// `Workers | Without | Borders`: a capital that a preposition has only inside a name.
    fn joins_name(&self, at: usize, profile: Profile, before: &[Tag]) -> bool {
        let inside = at > self.first && self.capitals == Capitals::Names;
        let led =
            || matches!(before[at - 1], Tag::Name | Tag::Noun) && self.text.tokens()[at - 1].is_capitalised();
        inside && profile.function == Function::Preposition && self.has_capital(at + 1) && led()
    }

    /// Whether a word opens a sentence as a verb does, or as `Following` and `According`.
    fn is_verb_only(&self, profile: Profile) -> bool {
        profile.parts.is_only(Parts::VERB) || profile.forms.has(Forms::ING) || profile.main == Parts::ADVERB
    }

    /// `K | . | Moss`, `Mrs | . | Bell`: the point of an initial or of a title.
    pub(super) fn is_point_of_name(&self, at: usize) -> bool {
        let Some(short) = at.checked_sub(1).filter(|&short| short >= self.first) else { return false };
        let token = self.text.tokens()[short];
        let initial = token.is_capitalised() && token.span().len() == 1 && self.text.word(short) != "I";
        self.text.word(at) == "."
            && self.text.tokens()[at].is_glued()
            && (initial || self.text.is_class(short, WordClass::Title))
    }

    /// Whether capitals are due to the place: the first word, or the first behind an opening quote or a colon.
    fn opens(&self, at: usize, before: &[Tag]) -> bool {
        let Some(previous) = at.checked_sub(1).filter(|&previous| previous >= self.first) else {
            return true;
        };
        if before[previous] != Tag::Mark || self.is_point_of_name(previous) {
            return false;
        }
        let quote =
            matches!(self.text.word(previous), "\"" | "\u{201c}" | "\u{ab}" | "'" | "\u{2018}" | "[" | "*");
        let dash = matches!(
            self.text.word(previous),
            ":" | "\u{2013}" | "\u{2014}" | "-" | "\u{2022}" | "." | "!" | "?"
        );
        dash || quote && !before[self.first..previous].iter().rev().take(1).any(|tag| *tag == Tag::Determiner)
    }

    /// `Jan Olsen`: a word of the calendar that is somebody's first name.
    pub(super) fn is_given_name(&self, at: usize) -> bool {
        let given = || NameLexicon::english().is_given(self.text.word(at));
        let surname = |at: usize| {
            let profile = self.profile(at);
            self.has_capital(at) && !profile.common && profile.function == Function::None
        };
        self.capitals == Capitals::Names && surname(at + 1) && given()
    }

    /// `May` inside a sentence is the month where a number or a mark follows or "in" stands before.
    pub(super) fn is_may(&self, at: usize, before: &[Tag]) -> bool {
        let number =
            |at: usize| self.text.tokens().get(at).is_some_and(|token| token.kind == TokenKind::Number);
        let inside = at > self.first && matches!(before[at - 1], Tag::Preposition | Tag::Determiner)
            || at > 0 && number(at - 1)
            || number(at + 1);
        // "12 MAY BE DEAD", not "ON 12 MAY WAS"
        let next = || self.profile(at + 1).function;
        let base = || ["be", "have"].iter().any(|base| self.text.is(at + 1, base));
        let modal = self.text.tokens()[at].case == Case::Upper && (base() || next() == Function::Negation);
        self.text.is(at, "may") && self.text.tokens()[at].is_capitalised() && inside && !modal
    }

    pub(super) fn starts_name(&self, at: usize) -> bool {
        let next = if self.text.is(at + 1, "-") { at + 2 } else { at + 1 };
        // "van der Meulen"
        let second = || {
            let particle = self.profile(next).function == Function::Particle;
            particle && next + 1 < self.end && self.has_capital(next + 1)
        };
        next < self.end && (self.has_capital(next) || second())
    }

    pub(super) fn has_capital(&self, at: usize) -> bool {
        at < self.end
            && self.text.tokens()[at].is_capitalised()
            && !matches!(
                self.profile(at).function,
                Function::Determiner | Function::Preposition | Function::Calendar
            )
    }
}
