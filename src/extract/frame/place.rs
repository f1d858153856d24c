//! Where a clause says that somebody is or something happened.
//!
//! ```text
//! place = name | "the" noun of settlement "of" name      Oslo · the town of Kesh
//!       | people ("capital" | "soil" …)                  the Norwegian capital · Norwegian soil
//! where = preposition … ["near" | "outside" | distance direction "of"] place
//! ```

use std::ops::Range;

use super::Reading;
use crate::extract::mention::{MentionKind, Tag};
use crate::lexicon::events::Turn;
use crate::lexicon::{Forms, NameUse, WordClass};
use crate::text::TokenKind;
use crate::value::place::{Nearness, Seat, longest_place, of_people, people_at};
use crate::value::{Place, QuantityKind};

/// A distance and its direction stand fewer tokens apart: `300 km (190 miles) to the | west`.
const DIRECTION: usize = 8;

impl Reading<'_> {
    /// The first place behind a word of place after `from`, within its clause: its tokens and what it names.
    pub(crate) fn place_after(&self, from: usize) -> Option<(Range<usize>, Place)> {
        let end = self.clause(from).end;
        let mut preposition = None;
        let mut at = from;
        while at < end {
            if matches!(self.tag(at), Tag::Preposition | Tag::To) && self.is_of_place(at) {
                preposition = preposition.or(Some(at));
            } else if self.text.word(at) == "," {
                // "was shot on Monday, Lund Radio said": what stands behind a comma needs a preposition of its own
                preposition = None;
            } else if self.tag(at) == Tag::Verb && at > from && !self.is_bare_noun(at) {
                return None;
            }
            let named = || self.place_at(at).or_else(|| self.described_place(at));
            if let Some(first) = preposition
                && !self.is_of_mission(at)
                && let Some((len, place)) = named().or_else(|| self.national_place(at))
            {
                let place = place.with_nearness(self.nearness(from, at));
                return Some((first..at + len, place));
            }
            at += 1;
        }
        None
    }

    /// `the embassy of | Peru`: where the house of a country is not said to be.
    fn is_of_mission(&self, name: usize) -> bool {
        let the = usize::from(name > 0 && self.tag(name - 1) == Tag::Determiner);
        let of = name.checked_sub(1 + the).filter(|&of| self.text.is(of, "of"));
        let noun = of.and_then(|of| of.checked_sub(1));
        noun.is_some_and(|noun| self.text.is_class(noun, WordClass::Mission))
    }

    /// `in | exile | in Rome`: a word that is tagged as a verb and stands for a state between two prepositions.
    fn is_bare_noun(&self, at: usize) -> bool {
        let led = at.checked_sub(1).is_some_and(|before| self.tag(before) == Tag::Preposition);
        led && self.tag(at + 1) == Tag::Preposition && self.forms(at).has(Forms::BASE)
    }

    /// `near | Oslo`, `outside | Oslo`, `300 km west of | Herat`: how what is said to be by a name stands to it.
    fn nearness(&self, from: usize, name: usize) -> Nearness {
        let the = usize::from(name > from && self.tag(name - 1) == Tag::Determiner);
        let Some(before) = name.checked_sub(1 + the).filter(|&before| before + 1 >= from) else {
            return Nearness::In;
        };
        let turns = |at: usize, turn| self.text.lexicon().events.turns.has(self.text.id(at), turn);
        let direction = before.checked_sub(1).filter(|&at| turns(at, Turn::Direction));
        let measured = |end: usize| {
            let at = self.figures.partition_point(|figure| figure.tokens.end <= end);
            let last = at.checked_sub(1).map(|at| &self.figures[at]);
            last.is_some_and(|last| {
                last.quantity.kind == QuantityKind::Measure && last.tokens.end + DIRECTION > end
            })
        };
        let far = self.text.is(before, "of") && direction.is_some_and(measured)
            || self.text.is(before, "from") && measured(before);
        match () {
            () if self.text.is(before, "outside") => Nearness::Outside,
            () if far || turns(before, Turn::Beside) => Nearness::Near,
            () => Nearness::In,
        }
    }

    /// `the | Norwegian capital`, `| Norwegian soil`: a place that the name of its people tells.
    fn national_place(&self, at: usize) -> Option<(usize, Place)> {
        let noun = at + people_at(self.text, at).filter(|_| self.tag(at) == Tag::Name)?;
        let seat = match () {
            () if self.text.is_class(noun, WordClass::SeatOfPower) => Seat::Capital,
            () if self.text.is_class(noun, WordClass::Soil) => Seat::Whole,
            () => return None,
        };
        of_people(self.text, at, seat).map(|place| (noun + 1 - at, place))
    }

    /// The place whose name starts at a token.
    pub(crate) fn place_at(&self, at: usize) -> Option<(usize, Place)> {
        if self.text.tokens().get(at)?.kind != TokenKind::Word || self.tag(at) != Tag::Name {
            return None;
        }
        let kind = self.mentions.innermost(at)?.kind;
        let (len, candidates) = longest_place(self.text, at)?;
        let fits = matches!(kind, MentionKind::Place | MentionKind::Other);
        let place = candidates.name_use() != NameUse::People;
        (fits && place).then(|| (len, candidates.resolve(&[])))
    }

    /// `the border town | of Kesh`: a place that no list has, by the noun for it.
    fn described_place(&self, of: usize) -> Option<(usize, Place)> {
        let noun = of.checked_sub(1).filter(|_| self.text.is(of, "of"))?;
        let name =
            self.mentions.innermost(of + 1).filter(|name| name.named && name.tokens.start == of + 1)?;
        let settled = self.text.is_class(noun, WordClass::Settlement) && self.tag(of + 1) == Tag::Name;
        let words = self.text.span(name.name.clone()).of(self.text.source());
        settled.then(|| (name.name.end - of, Place::named(words)))
    }

    fn is_of_place(&self, at: usize) -> bool {
        self.text.is_class(at, WordClass::PlaceWord)
    }

    /// `Afghanistan | and Pakistan`: the place that is joined to the one that ends at a token.
    pub(crate) fn joined_place(&self, end: usize) -> Option<(usize, Place)> {
        if self.tag(end) != Tag::Conjunction {
            return None;
        }
        self.place_at(end + 1).map(|(len, place)| (end + 1 + len, place))
    }
}
