//! How dates are bound: open on a side, from an end to the other, hedged.
//!
//! ```text
//! bounded = opening stretch | "from" stretch link stretch | "from" stretch "on" | "between" stretch "and" stretch
//!         | stretch [tail]                            2012 or later
//! ```

use std::ops::Range;

use super::relative;
use super::{Read, Reader, Reading};
use crate::lexicon::dates::{DateCue as Cue, DateWord, Opening};
use crate::lexicon::{Forms, Hedge, Parts};
use crate::text::{Case, TokenKind};
use crate::value::date::mention::DateBound;
use crate::value::date::when::{Fields, Side, Slot, When};

impl Reader<'_> {
    /// `stretch [tail]`
    pub(super) fn open_behind(&self, at: usize) -> Option<Reading> {
        let (when, end) = self.stretch(at)?;
        // "this month and earlier this year" are two dates.
        let goes_on = |end: usize| matches!(self.word(end), Some((DateWord::Turn(_), _)));
        let (bound, end) = match self.word(end) {
            Some((DateWord::Tail(_), tail)) if goes_on(tail) => (DateBound::On, end),
            Some((DateWord::Tail(Opening::Since), end)) => (DateBound::OnOrAfter, end),
            Some((DateWord::Tail(_), end)) => (DateBound::OnOrBefore, end),
            _ => (DateBound::On, end),
        };
        Some(Reading { when, bound, start: at, end })
    }

    /// `"between" single "and" single`
    pub(super) fn between(&self, at: usize) -> Option<Reading> {
        if let Some(days) = self.between_days(at) {
            return Some(days);
        }
        let (first, next) = self.end_of_stretch(at)?;
        let (DateWord::And | DateWord::Link, next) = self.word(next)? else { return None };
        let (last, end) = self.end_of_stretch(next)?;
        Some(through(first, last, at..end))
    }

    /// `between 3 and 7 May`, `between May 3 and 7, 2022`: the month is said once.
    fn between_days(&self, at: usize) -> Option<Reading> {
        let (first, last, end) = self.days_before_month(at).or_else(|| self.days_behind_month(at))?;
        let (Slot::Day(_, from), Slot::Day(_, to)) = (first.slot, last.slot) else { return None };
        (from < to).then(|| through(When::Fields(first), When::Fields(last), at..end))
    }

    fn days_before_month(&self, at: usize) -> Option<(Fields, Fields, usize)> {
        let (day, next) = self.day_of_month(at)?;
        let (DateWord::And, next) = self.word(next)? else { return None };
        let (When::Fields(last), end) = self.single(next)? else { return None };
        let Slot::Day(month, _) = last.slot else { return None };
        Some((Fields { slot: Slot::Day(month, day), weekday: None, ..last }, last, end))
    }

    fn days_behind_month(&self, at: usize) -> Option<(Fields, Fields, usize)> {
        let (When::Fields(first), next) = self.single(at)? else { return None };
        let Slot::Day(month, _) = first.slot else { return None };
        let (DateWord::And, next) = self.word(next)? else { return None };
        let (day, end) = self.day_of_month(next)?;
        let (year, end) = self.year_behind(end).map_or((first.year, end), |(year, end)| (Some(year), end));
        let open = self.kind(end) == Some(TokenKind::Word) && !self.ends_phrase(end);
        let slot = Slot::Day(month, day);
        (!open).then_some((Fields { year, ..first }, Fields { slot, weekday: None, year }, end))
    }

    pub(super) fn bounded(&self, opening: Opening, at: usize) -> Option<Reading> {
        let start = self.past_words(at, &[Cue::The, Cue::On, Cue::In]);
        let bound = match opening {
            Opening::Since | Opening::Starting => DateBound::Since,
            Opening::Until => DateBound::Until,
            Opening::Before => DateBound::Before,
            Opening::After => DateBound::After,
            Opening::By => DateBound::OnOrBefore,
            Opening::NotBefore => DateBound::OnOrAfter,
            Opening::From => return self.to_end(at).or_else(|| self.from_then_on(at)),
            Opening::Between => return self.to_end(at),
        };
        let (when, end) = self.end_of_stretch(at)?;
        // "since 2015 rebels have held": only an article makes the year a part of the noun.
        let lasts = opening == Opening::Since;
        let modifies = (!lasts || self.cue(at, Cue::The)) && self.is_modifier(&when, at, end);
        let named = !lasts && self.is_lone_may(start, end);
        let agent = opening == Opening::By && self.is_of_agent(at, end);
        (!modifies && !named && !agent).then_some(Reading { when, bound, start: at, end })
    }

    /// `hit by Tuesday's storm`: behind a participle, the day of what did it.
    fn is_of_agent(&self, at: usize, end: usize) -> bool {
        let past = |at: usize| self.profile(at).forms.has(Forms::PAST);
        let done =
            at > 1 && past(at - 2) || at > 2 && self.profile(at - 2).main == Parts::ADVERB && past(at - 3);
        let events = &self.text.lexicon().words.events;
        let happening =
            |noun: usize| self.text.opens(noun, events) || events.get(self.profile(noun).lemma).is_some();
        let named =
            || (end + 1..end + 4).take_while(|&at| self.kind(at) == Some(TokenKind::Word)).any(happening);
        done && self.kind(end) == Some(TokenKind::Possessive) && named()
    }

    /// "before the 2021 strike", "after Friday prayers": the date says which one, not before or after when.
    pub(super) fn is_modifier(&self, when: &When, at: usize, end: usize) -> bool {
        let When::Fields(Fields { slot, .. }) = when else { return false };
        let names = matches!(slot, Slot::Year | Slot::Month(_) | Slot::Day(..) | Slot::Weekday);
        let word = self.kind(end) == Some(TokenKind::Word) && !self.ends_phrase(end);
        let noun = self.text.tokens().get(end).is_some_and(|token| token.case == Case::Lower)
            && self.word(end).is_none()
            && self.profile(end).main == Parts::NOUN;
        names && word && (self.cue(at, Cue::The) || noun)
    }

    /// "more than two weeks ago": a hedge opens a date that is counted from somewhere.
    pub(super) fn hedged(&self, reading: Reading) -> Reading {
        let hedges = &self.text.lexicon().numbers.hedges;
        let When::Offset(side, ..) = reading.when else { return reading };
        let Some((len, hedge)) = self.longest_before(hedges, reading.start) else { return reading };
        let bound = match (hedge, side) {
            (Hedge::MoreThan | Hedge::AtLeast | Hedge::JustOver, Side::Before) => DateBound::OnOrBefore,
            (Hedge::MoreThan | Hedge::AtLeast | Hedge::JustOver, Side::After) => DateBound::OnOrAfter,
            (Hedge::LessThan | Hedge::UpTo, Side::Before) => DateBound::OnOrAfter,
            (Hedge::LessThan | Hedge::UpTo, Side::After) => DateBound::OnOrBefore,
            (Hedge::About | Hedge::Nearly, _) => DateBound::On,
            (Hedge::Exactly, _) => return reading,
        };
        Reading { bound, start: reading.start - len, ..reading }
    }

    /// Whether a word ends a noun phrase.
    pub(super) fn ends_phrase(&self, at: usize) -> bool {
        matches!(
            self.word(at),
            Some((DateWord::Preposition | DateWord::And | DateWord::Link | DateWord::The, _))
        )
    }

    /// `"from" single link single`; "from" without an end is no bound.
    pub(super) fn to_end(&self, at: usize) -> Option<Reading> {
        let (first, next) = self.end_of_stretch(at)?;
        if let When::Through(..) = first {
            return Some(Reading { when: first, bound: DateBound::On, start: at, end: next });
        }
        let next = self.link(next)?;
        let (last, end) = self.end_of_stretch(next)?;
        Some(through(first, last, at..end))
    }

    /// `from 2019 on`, `from May onwards`.
    pub(super) fn from_then_on(&self, at: usize) -> Option<Reading> {
        let (when, next) = self.end_of_stretch(at)?;
        let end = match self.word(next)? {
            (DateWord::Tail(Opening::Since), end) => end,
            _ if self.cue(next, Cue::On) => next + 1,
            _ => return None,
        };
        let goes_on = match self.kind(end) {
            Some(TokenKind::Word) => !self.ends_phrase(end) && self.cue(next, Cue::On),
            kind => kind == Some(TokenKind::Number),
        };
        (!goes_on).then_some(Reading { when, bound: DateBound::Since, start: at, end })
    }

    /// A single date, or the publication as an end: "between March and now".
    pub(super) fn end_of_stretch(&self, at: usize) -> Read<When> {
        let at = self.past_words(at, &[Cue::The, Cue::In, Cue::On, Cue::This]).min(at + 2);
        if let Some((DateWord::Now, end)) = self.word(at) {
            return Some((relative::today(), end));
        }
        self.stretch(at)
    }

    /// Past a word or dash that joins two ends.
    pub(super) fn link(&self, at: usize) -> Option<usize> {
        match self.word(at) {
            Some((DateWord::Link | DateWord::Bound(Opening::Until), next)) => Some(next),
            _ => self.dash(at),
        }
    }

    pub(super) fn dash(&self, at: usize) -> Option<usize> {
        let is_dash = self.cue(at, Cue::Dash);
        is_dash.then(|| at + 1)
    }
}

/// From the one to the other, over some tokens.
fn through(first: When, last: When, tokens: Range<usize>) -> Reading {
    let when = When::Through(Box::new(first), Box::new(last));
    Reading { when, bound: DateBound::On, start: tokens.start, end: tokens.end }
}
