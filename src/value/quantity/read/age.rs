//! Ages: by their words, and by where a figure stands beside somebody.
//!
//! ```text
//! age = number "-"? "year" "-"? "old" | "aged" number | [ "the" ] "age" [ "of" ] number
//!     | Name "," number "," | "a" person "of" number | people ( "under" | "over" ) number | "At" number "," ( "he" | "she" )
//!     | ( "his" | "her" | "their" ) [ "early" | "mid" | "late" ] "thirties"
//! ```

use super::attach::Amount;
use super::bound::Hedged;
use super::decimal::Number;
use super::numeral::{Form, Read};
use super::range::Ends;
use super::{Counted, Figure, Reader};
use crate::lexicon::{Cue, Function, Hedge, Noun, Numeral};
use crate::value::quantity::QuantityKind;

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
        let young = ends.low.read.value().is_some_and(|age| (0.0..=130.0).contains(&age));
        let counts = self.is_word(ends.end) && self.is_plural(ends.end) && !self.acts(ends.end);
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

    /// The figure at a token, where somebody may be that old.
    pub(super) fn years(&self, at: usize) -> Option<u32> {
        self.whole_number(at).filter(|years| (1..=110).contains(years))
    }

    pub(super) fn bare_age(&self, at: usize, years: u32) -> Figure {
        let read = Read::of(at..at + 1, Number::whole(years.into()), Form::Digits);
        self.age(&Ends::alone(at, at + 1, Amount::of_kind(read, QuantityKind::Age)), at, at + 1)
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
        let young = ends.low.read.value().is_some_and(|age| (1.0..=110.0).contains(&age));
        let bound = matches!(hedged.hedge, Hedge::LessThan | Hedge::MoreThan)
            && ends.low.kind == QuantityKind::Count
            && matches!(self.cue(hedged.start), Some(Cue::Side | Cue::Over));
        let people = hedged.start.checked_sub(1).filter(|_| young && bound).is_some_and(|people| {
            let profile = self.text.lexicon().words.profile(self.text.id(people));
            profile.noun == Noun::Person && (profile.plural || self.is_plural(people))
        });
        people && self.noun(hedged.end, Counted::Many).is_none()
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
