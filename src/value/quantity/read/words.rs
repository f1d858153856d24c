//! Questions about one token or two: what kind of word it is, and whether digits there are a year, an
//! order or a part.
//!
//! None of them reads a figure, so that every other submodule may ask them.

use super::Reader;
use crate::lexicon::{Cue, Forms, Numeral, PhraseEnd, Plural};
use crate::text::{Gap, Token};
use crate::value::date::is_sum;

/// Those counted stand so near before one more of them.
const COUNTED: usize = 16;

impl Reader<'_> {
    pub(super) fn starts_sentence(&self, at: usize) -> bool {
        let first = self.text.sentences()[self.text.sentence_of(at)].tokens().start;
        at == first || at == first + 1 && !self.is_word(first)
    }

    pub(super) fn ends_phrase(&self, at: usize) -> Option<PhraseEnd> {
        self.words.phrase_ends.get(self.text.id(at)).copied()
    }

    /// Whether the word looks like a plural.
    pub(super) fn is_plural(&self, at: usize) -> bool {
        match self.words.plurals.get(self.text.id(at)) {
            Some(Plural::Many | Plural::Same) => return true,
            Some(Plural::Singular) => return false,
            None => {}
        }
        let word = self.text.word(at).as_bytes();
        let tail = |n: usize| word.len().checked_sub(n).map(|from| word[from].to_ascii_lowercase());
        word.len() > 2 && tail(1) == Some(b's') && !matches!(tail(2), Some(b's' | b'u' | b'i' | b'\''))
    }

    pub(super) fn is_unit(&self, at: usize) -> bool {
        self.longest(&self.words.units, at).is_some() || self.longest(&self.words.currencies, at).is_some()
    }

    /// Whether a noun in the plural stands behind, perhaps with a modifier between.
    pub(super) fn counts_noun(&self, at: usize) -> bool {
        (0..2).any(|ahead| {
            self.is_word(at + ahead) && self.gap(at + ahead) == Gap::Space && self.is_plural(at + ahead)
        }) && self.ends_phrase(at).is_none()
    }

    /// Whether a year is what these digits are: nothing counted, a number between 1900 and 2100 (with a preposition
    /// of time, from 1000 on).
    pub(super) fn is_year(&self, at: usize, end: usize) -> bool {
        let Some((year, 4)) = self.text.whole_number(at).filter(|_| end == at + 1) else { return false };
        let before = at.checked_sub(1);
        let timed = before.is_some_and(|b| matches!(self.cue(b), Some(Cue::In | Cue::Since | Cue::Through)));
        let plural = self.is_word(end) && self.ends_phrase(end).is_none() && self.is_plural(end);
        let range = (1900..2100).contains(&year) || timed && (1000..1900).contains(&year);
        range && (!plural || timed) && !is_sum(self.text, at)
    }

    /// Whether an ordinal says a place in an order: "second strike", not "a second" or "at first".
    pub(super) fn orders(&self, start: usize, end: usize) -> bool {
        // "42nd Street" is a name.
        let street = self.cue(end) == Some(Cue::Street) && self.text.tokens()[end].is_capitalised();
        if street && self.is_number(start) {
            return false;
        }
        let small = matches!(self.class(start), Some(Numeral::Ordinal(1 | 2))) && end == start + 1;
        if !small {
            return true;
        }
        let alone = start == 0 && self.text.tokens().len() == 1;
        let idiom =
            matches!(self.cue(end), Some(Cue::Time | Cue::Hyphen | Cue::No)) || self.is_lone_participle(end);
        let noun = self.is_word(end) && self.gap(end) <= Gap::Line && self.ends_phrase(end).is_none();
        alone || noun && !idiom
    }

    /// `first reported on Monday`: a participle with no noun behind it.
    fn is_lone_participle(&self, at: usize) -> bool {
        let past = self.text.lexicon().words.profile(self.text.id(at)).forms.has(Forms::PAST);
        past && (!self.is_word(at + 1) || self.ends_phrase(at + 1).is_some())
    }

    /// `killed two robbers and arrested | a third`: one more of those just counted.
    fn is_next_of(&self, start: usize, end: usize) -> bool {
        let Some(Numeral::Ordinal(nth)) = end.checked_sub(1).and_then(|last| self.class(last)) else {
            return false;
        };
        let counted = |at: usize| {
            let number = matches!(self.class(at), Some(Numeral::Digit(number)) if number + 1 == nth);
            number && !matches!(self.class(at + 1), Some(Numeral::Part(_)))
        };
        let near = start.saturating_sub(COUNTED)..start;
        let own = self.text.sentence_of(start);
        near.into_iter().any(|at| self.text.sentence_of(at) == own && counted(at))
    }

    fn is_capitalised(&self, at: usize) -> bool {
        self.text.tokens().get(at).is_some_and(Token::is_capitalised)
    }

    /// Whether a part of one is meant as a figure: "half of", "a third of", but not "second half" or "a quarter".
    pub(super) fn divides(&self, start: usize, end: usize) -> bool {
        let behind = self.cue(end);
        let ordered = start > 0 && matches!(self.class(start - 1), Some(Numeral::Ordinal(_)));
        if ordered || behind == Some(Cue::Hyphen) {
            return false;
        }
        let of = matches!(behind, Some(Cue::Of | Cue::The | Cue::Own))
            || self.text.is(end, "as") && behind == Some(Cue::Comparative)
            || start > 0 && self.cue(start - 1) == Some(Cue::By);
        let article = self.class(start) == Some(Numeral::Article);
        let part = matches!(self.class(start + usize::from(article)), Some(Numeral::Part(2)));
        let alone = self.text.tokens().len() == end - start;
        let ends = !self.is_word(end) || self.ends_phrase(end).is_some();
        let someone = !part
            && (self.ends_phrase(end) == Some(PhraseEnd::Verb)
                || self.is_next_of(start, end)
                || self.cue(end) == Some(Cue::Comma) && self.is_capitalised(end + 1));
        of || alone
            || article && ends && !someone && (part || !matches!(self.class(end - 1), Some(Numeral::Part(4))))
    }
}
