//! What is counted: the noun behind the figure, with its modifiers.
//!
//! ```text
//! noun = { modifier } head        head: the last of the first plurals, or the last word of the phrase for "one"
//! ```
//! The phrase ends at a preposition, an auxiliary, a pronoun, a mark, or a line break. "of" behind the figure ("dozens
//! of civilians", "90% of the cadre") leads into it; past participles count as modifiers before a plural only.

use std::ops::Range;

use super::{Counted, Reader};
use crate::lexicon::{Cue, Forms, NameUse, Numeral, Parts, PhraseEnd, WordClass};
use crate::text::{Case, Gap, TokenKind};
use crate::value::place::longest_place;

/// No noun phrase is longer.
const LONGEST: usize = 9;

/// The end of the regular participles.
const PARTICIPLE: &str = "ed";

impl Reader<'_> {
    /// The tokens of what is counted and its head, from the token behind the figure.
    pub(super) fn noun(&self, end: usize, counted: Counted) -> Option<(Range<usize>, usize)> {
        let start = self.past_of(end);
        let start = start
            + usize::from(self.cue(start) == Some(Cue::Comparative) && self.ends_phrase(start).is_none());
        // "two of the three men", "71 of the 120 seats"
        let start = self.whole_behind(end, start).unwrap_or(start);
        let phrase = self.phrase(start);
        if phrase.is_empty() {
            return None;
        }
        let head = match counted {
            Counted::One => self.singular_head(&phrase),
            Counted::Many => self.plural_head(&phrase),
        };
        head.map(|head| (phrase.start..head + 1, head))
    }

    /// Past the figure of the whole that the one in front is of, from the token behind "of".
    fn whole_behind(&self, end: usize, start: usize) -> Option<usize> {
        // Without its noun: the numerals of a long table would each ask for the next.
        let numeral = start > end && (self.is_number(start) || self.class(start).is_some());
        let read = numeral.then(|| self.unsigned(start)).flatten()?;
        let counts = self.is_word(read.end) && self.is_plural(read.end) && self.gap(read.end) <= Gap::Line;
        let out = self.cue(end) == Some(Cue::Out) && counts;
        let joined = out || self.cue(end) == Some(Cue::Of) && (self.is_word(start) || counts);
        (joined && !self.is_year(read.start, read.end)).then_some(read.end)
    }

    /// `dozens of`, `90% of the`, `two of his`.
    fn past_of(&self, end: usize) -> usize {
        if self.cue(end) == Some(Cue::Hyphen) && self.gap(end + 1) == Gap::Glued {
            return end + 1;
        }
        if self.cue(end) == Some(Cue::Out) && self.cue(end + 1) == Some(Cue::Of) && self.is_number(end + 2) {
            return end + 2;
        }
        if self.is_quoted(end) {
            return end + 1;
        }
        if self.cue(end) != Some(Cue::Of) {
            // "half the village"
            return end
                + usize::from(
                    self.cue(end) == Some(Cue::The) && matches!(self.class(end - 1), Some(Numeral::Part(_))),
                );
        }
        end + 1 + usize::from(matches!(self.cue(end + 1), Some(Cue::The | Cue::Own | Cue::Determiner)))
    }

    /// `"12" people`: whether the mark behind a figure closes a quotation that holds nothing else.
    fn is_quoted(&self, end: usize) -> bool {
        let mark = |at: usize| matches!(self.text.word(at), "\"" | "\u{201c}" | "\u{201d}");
        let closes = mark(end) && self.gap(end) == Gap::Glued && self.gap(end + 1) == Gap::Space;
        closes && (end.saturating_sub(4)..end).any(mark)
    }

    fn phrase(&self, start: usize) -> Range<usize> {
        let mut end = start;
        while end - start < LONGEST && self.goes_on(start, end) {
            end += 1;
        }
        // A hyphen or a possessive ends no phrase.
        while end > start && !self.is_word(end - 1) && !self.is_number(end - 1) {
            end -= 1;
        }
        start..end
    }

    fn goes_on(&self, start: usize, at: usize) -> bool {
        let Some(token) = self.text.tokens().get(at) else { return false };
        let near = token.gap <= Gap::Line;
        match token.kind {
            TokenKind::Word => {
                let figure =
                    at > start && matches!(self.class(at), Some(Numeral::Digit(_) | Numeral::Teen(_)));
                let ends = figure || self.ends_phrase(at).is_some() && !self.is_noun_here(start, at);
                near && (!ends || self.gap(at) == Gap::Glued && at > start)
            }
            TokenKind::Possessive => true,
            TokenKind::Mark => {
                self.cue(at) == Some(Cue::Hyphen) && token.is_glued() && self.gap(at + 1) == Gap::Glued
            }
            TokenKind::Number => token.is_glued() && at > start,
        }
    }

    /// `17 runs`, `60 confirmed deaths`, `2,000 for-profit firms`: a word that elsewhere ends a phrase.
    fn is_noun_here(&self, start: usize, at: usize) -> bool {
        let verb = at == start && self.ends_phrase(at) == Some(PhraseEnd::Verb);
        let told = || self.text.lexicon().speech.cues.get(self.text.id(at)).is_some();
        let participle = || self.text.word(at).ends_with(PARTICIPLE) && told() && self.is_word(at + 1);
        let counted = verb && (self.is_plural(at) || participle() && self.is_plural(at + 1));
        let hyphen = self.cue(at + 1) == Some(Cue::Hyphen) && self.gap(at + 1) == Gap::Glued;
        counted || hyphen && self.gap(at + 2) == Gap::Glued || self.is_country(at) || self.is_initials(at)
    }

    /// `13 | US | soldiers`: a country in capitals that would be a pronoun without them.
    fn is_country(&self, at: usize) -> bool {
        self.text.tokens()[at].case == Case::Upper
            && longest_place(self.text, at)
                .is_some_and(|(len, place)| len == 1 && place.name_use() != NameUse::People)
    }

    /// `15 | IS | fighters`: initials that would be a verb in small letters, and one that more than one never has.
    fn is_initials(&self, at: usize) -> bool {
        let upper = |at: usize| self.text.tokens().get(at).is_some_and(|token| token.case == Case::Upper);
        let small = self.is_word(at + 1) && !upper(at + 1);
        upper(at) && small && self.text.is_class(at, WordClass::SingularBe)
    }

    /// The last of the first plurals in a row; a word that is no participle where there is none.
    fn plural_head(&self, phrase: &Range<usize>) -> Option<usize> {
        let plain = |at: usize| self.is_word(at) && !self.is_adjective_by_hyphen(at, phrase);
        let first = phrase.clone().find(|&at| plain(at) && self.is_plural(at) && !self.is_possessive(at + 1));
        let Some(mut head) = first else { return self.unmarked_head(phrase) };
        // "the 12 people killed": what befell them is not what is counted.
        let befell = |at: usize| self.text.lexicon().words.profile(self.text.id(at)).forms.has(Forms::PAST);
        while head + 1 < phrase.end && plain(head + 1) && self.is_plural(head + 1) && !befell(head + 1) {
            head += 1;
        }
        Some(head)
    }

    /// `36,000 staff`, `30 killed`: without a plural, the first word that can be a noun.
    fn unmarked_head(&self, phrase: &Range<usize>) -> Option<usize> {
        let plain: Vec<usize> = phrase.clone().filter(|&at| self.is_word(at)).take(3).collect();
        let participle = |at: usize| {
            let profile = self.text.lexicon().words.profile(self.text.id(at));
            let verb = profile.forms.has(Forms::PAST) || profile.forms.has(Forms::ING);
            verb || profile.common && !profile.parts.has(Parts::NOUN)
        };
        if plain.first().is_none_or(|&at| participle(at)) {
            return None;
        }
        plain.into_iter().take_while(|&at| !participle(at)).last()
    }

    fn singular_head(&self, phrase: &Range<usize>) -> Option<usize> {
        let mut head = None;
        for at in phrase.clone().filter(|&at| self.is_word(at)) {
            let finite = head.is_some()
                && self.is_participle(at)
                && self.text.tokens()[at].case == crate::text::Case::Lower;
            if finite {
                break;
            }
            head = Some(at);
        }
        head
    }

    /// A word that is the past of a verb and no noun: "hired", "built".
    fn is_participle(&self, at: usize) -> bool {
        let profile = self.text.lexicon().words.profile(self.text.id(at));
        self.text.word(at).ends_with("ed")
            || profile.forms.has(Forms::PAST) && !profile.parts.has(Parts::NOUN)
    }

    /// `three-day`, `gas-powered`: a word with a hyphen behind it.
    fn is_adjective_by_hyphen(&self, at: usize, phrase: &Range<usize>) -> bool {
        at + 1 < phrase.end && self.cue(at + 1) == Some(Cue::Hyphen) && self.gap(at + 1) == Gap::Glued
    }

    pub(super) fn is_possessive(&self, at: usize) -> bool {
        self.text.tokens().get(at).is_some_and(|token| token.kind == TokenKind::Possessive)
    }
}
