//! Months that are names of people.
//!
//! ```text
//! name = month surname            June Baker, April Stone
//!      | first name month         Theresa May, Elizabeth March
//!      | title month              Mrs May
//!      | month                    behind one of these: May said
//! ```
//! A number beside a month makes it a date, and so does `in`, `early` or `last` before it.

use super::{Capitals, Tag, Tagger};
use crate::lexicon::{FirstNames, Forms, Function, NameLexicon, Noun, WordClass};
use crate::text::TokenKind;
use crate::value::place::longest_place;

impl Tagger<'_> {
    /// Whether a month is part of somebody's name.
    pub(super) fn is_namesake(&self, at: usize, before: &[Tag]) -> bool {
        let month = self.text.is_class(at, WordClass::MonthName);
        month
            && self.text.tokens()[at].is_capitalised()
            && !self.is_dated(at, before)
            && (self.is_month_before_surname(at, before)
                || self.is_month_behind_first(at, before)
                || self.is_month_that_speaks(at, before)
                || self.is_known_namesake(at, before))
    }

    /// `3 | June`, `June | 3`, `in | June`, `early | June`
    fn is_dated(&self, at: usize, before: &[Tag]) -> bool {
        let number =
            |at: usize| self.text.tokens().get(at).is_some_and(|token| token.kind == TokenKind::Number);
        let inside = at > self.first;
        let time = |at: usize| self.text.is(at, "in") || self.text.is_class(at, WordClass::Until);
        let led = || time(at - 1) || matches!(before[at - 1], Tag::Number | Tag::Determiner | Tag::Adjective);
        number(at + 1) || at > 0 && number(at - 1) || inside && led()
    }

    /// `June | Baker`: before a capital that is of no time and nothing that happens.
    fn is_month_before_surname(&self, at: usize, before: &[Tag]) -> bool {
        let next = at + 1;
        let inside = at > self.first && before[at - 1] == Tag::Name;
        let surname = || {
            let profile = self.profile(next);
            let happens = self.text.lexicon().words.events.get(profile.lemma).is_some();
            let common = profile.common && (profile.plural || profile.noun == Noun::Time || happens);
            self.has_capital(next) && profile.function == Function::None && !common
        };
        let given = self.text.is_class(at, WordClass::GivenMonth);
        self.capitals == Capitals::Names && given && !inside && surname()
    }

    /// `Theresa | May`, `Mrs. | May`; not `in Victoria | May`, which is a place.
    fn is_month_behind_first(&self, at: usize, before: &[Tag]) -> bool {
        let Some(last) = at.checked_sub(1).filter(|&last| last >= self.first) else { return false };
        if before[last] == Tag::Mark {
            return self.is_point_of_name(last) && NameLexicon::english().is_title(self.text.word(last - 1));
        }
        // "Ada Holm May Face Charges", where capitals say nothing
        let may = self.profile(at).function == Function::Modal
            && self.capitals == Capitals::Everywhere
            && self.profile(at + 1).forms.has(Forms::BASE);
        let word = self.text.word(last);
        let name = !may && before[last] == Tag::Name && {
            let given = FirstNames::english().gender(word).is_some();
            given || NameLexicon::english().is_first_name(word) || NameLexicon::english().is_title(word)
        };
        let place = longest_place(self.text, last).is_some();
        let led = last > self.first && before[last - 1] == Tag::Preposition;
        // "Ole March, a nurse, said", whose first name no table has
        let next = at + 1;
        let subject = || next < self.end && (self.text.is(next, ",") || self.is_finite_saying(next));
        let unknown = before[last] == Tag::Name && !self.profile(last).common && !place && !led && subject();
        name && !(led && place) || unknown && !may
    }

    /// `COLONEL | MAY | SAID`: no auxiliary stands before a verb in the past, and no month says anything.
    fn is_month_that_speaks(&self, at: usize, before: &[Tag]) -> bool {
        let next = at + 1;
        let person = at > self.first && matches!(before[at - 1], Tag::Noun | Tag::Name);
        let past = next < self.end && self.profile(next).forms.has(Forms::PAST);
        self.capitals == Capitals::Everywhere && person && past && self.is_finite_saying(next)
    }

    /// `May | said`, of whom the text has told by her whole name.
    fn is_known_namesake(&self, at: usize, before: &[Tag]) -> bool {
        let led = at > self.first && before[at - 1] == Tag::Preposition;
        !led && self.namesakes.contains(&self.text.id(at))
    }
}
