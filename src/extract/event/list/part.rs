//! Parts of a list: those among the people before.

use crate::extract::event::victims::{Scene, Share, Victims};
use crate::extract::mention::Tag;
use crate::lexicon::events::Turn;

/// `Of whom` stands so many tokens behind the figure, and the comma that closes what it says fewer than these.
const OF_WHOM: usize = 2;
const ASIDE: usize = 12;

impl Scene<'_> {
    /// `including`, `among them`, `most of them`, `13 people: | eight women`, `13 people — | eight women`: past it.
    pub(in crate::extract::event) fn opens_part(&self, at: usize, end: usize) -> Option<usize> {
        let part = || self.victims_at(at + 1, end, Share::Part);
        let told = || {
            part().is_some_and(|part| !part.scope.is_empty() || part.is_person() || self.is_of_sort(&part))
        };
        // "the officer — a veteran of the force — died" tells of one
        let several = || part().is_some_and(|part| !part.is_person() || part.is_named());
        let opens = match self.text.word(at) {
            ":" => told(),
            "\u{2013}" | "\u{2014}" => told() && several(),
            dash => dash == "-" && self.tag(at) == Tag::Mark && told() && several(),
        };
        if at + 1 < end && opens {
            return Some(at + 1);
        }
        // A comma and a bracket may stand before it; a longer run of marks opens nothing.
        let at = (at..(at + 3).min(end)).find(|&at| !matches!(self.text.word(at), "," | "("))?;
        if at >= end {
            return None;
        }
        let them = self.has(at + 1, Turn::Them);
        if self.has(at, Turn::Part) {
            return Some(at + 1);
        }
        (self.is(at, "among") && them).then_some(at + 2)
    }

    /// `were killed | , two of them children`, `were hurt | , four of them badly`: some of those before, by what they
    /// are or how badly they fare; not those of whom another verb tells.
    pub(in crate::extract::event) fn some_of_them(&self, at: usize, end: usize) -> Option<Victims> {
        let mark = self.tag(at) == Tag::Mark;
        let figure = self.figure_at(at + 1).filter(|figure| mark && figure.tokens.start == at + 1)?;
        let said = self.of_them(figure.tokens.end)?;
        let part = self.counted(figure, end, Share::Part)?;
        let grave = said.clone().any(|at| self.has(at, Turn::Gravely));
        if !grave && said.clone().any(|at| self.harm_at(at).is_some()) {
            return None;
        }
        (said.end <= end && !part.scope.is_empty()).then_some(part)
    }

    /// `five people | , one of whom was a nurse, | were hurt`, `six priests | , five of them Poles, |`: some of those
    /// before, told in an aside that opens with the comma at a token; and where it closes.
    pub(in crate::extract::event) fn aside_of_whom(
        &self,
        open: usize,
        end: usize,
    ) -> Option<(Victims, usize)> {
        let opens = self.is(open, ",") && self.figure_or_one(open + 1);
        let of = (open + 2..open + 2 + OF_WHOM).find(|&at| self.is_of_them(at)).filter(|_| opens)?;
        let close = (of..end.min(of + ASIDE)).find(|&at| self.is(at, ","))?;
        let acts = || (of + 2..close).any(|at| matches!(self.tag(at), Tag::Verb | Tag::Auxiliary));
        let told = self.tag(of + 1) == Tag::Relative || close > of + 2 && !acts();
        let part = self.victims_at(open + 1, close, Share::Part).filter(|_| told)?;
        Some((Victims { share: Share::Part, ..part }, close))
    }

    /// Where the aside opens that closes with the comma at a token.
    pub(in crate::extract::event) fn opening_of_aside(&self, from: usize, close: usize) -> Option<usize> {
        let mut near = (from.max(close.saturating_sub(ASIDE))..close).rev().filter(|_| self.is(close, ","));
        near.find(|&open| self.aside_of_whom(open, close + 1).is_some())
    }

    fn figure_or_one(&self, at: usize) -> bool {
        self.is(at, "one") || self.figure_at(at).is_some_and(|figure| figure.tokens.start == at)
    }
}
