//! What the readers of harm look at, and who stands at a token.

use std::ops::Range;

use super::{Share, Victims};
use crate::extract::left_out::is_left_out;
use crate::extract::mention::{Mentions, Tag};
use crate::lexicon::events::{HarmCue, Turn};
use crate::lexicon::{Forms, Noun};
use crate::text::Text;
use crate::value::QuantityKind;
use crate::value::quantity::Figure;

/// What the readers of harm look at.
pub(in crate::extract::event) struct Scene<'t> {
    pub(in crate::extract::event) text: &'t Text<'t>,
    pub(in crate::extract::event) mentions: &'t Mentions,
    pub(in crate::extract::event) figures: &'t [Figure],
}

impl Scene<'_> {
    pub(in crate::extract::event) fn tag(&self, at: usize) -> Tag {
        self.mentions.tag(at)
    }

    pub(in crate::extract::event) fn is(&self, at: usize, word: &str) -> bool {
        self.text.is(at, word)
    }

    pub(in crate::extract::event) fn has(&self, at: usize, turn: Turn) -> bool {
        self.text.lexicon().events.turns.has(self.text.id(at), turn)
    }

    /// Whether a word says that people died or were hurt.
    pub(in crate::extract::event) fn harm_at(&self, at: usize) -> Option<&HarmCue> {
        self.text.lexicon().events.harm.get(self.text.id(at))
    }

    /// The figure that starts at or covers a token.
    pub(in crate::extract::event) fn figure_at(&self, at: usize) -> Option<&Figure> {
        Figure::covering(self.figures, at)
    }

    /// The figures whose tokens lie in a range.
    pub(in crate::extract::event) fn figures_in(&self, range: Range<usize>) -> &[Figure] {
        let from = self.figures.partition_point(|figure| figure.tokens.start < range.start);
        let to = self.figures.partition_point(|figure| figure.tokens.start < range.end);
        &self.figures[from..to.max(from)]
    }

    /// The victims whose phrase starts at `at`.
    pub(in crate::extract::event) fn victims_at(
        &self,
        at: usize,
        end: usize,
        share: Share,
    ) -> Option<Victims> {
        if let Some(nobody) = self.nobody_at(at, end).or_else(|| self.denied_anybody(at, end)) {
            return Some(nobody);
        }
        if let Some(everyone) = self.everyone(at, share).or_else(|| self.them(at, share)) {
            return Some(everyone);
        }
        let of_them = at > 1 && self.is_of_them(at - 2);
        if of_them || is_left_out(self.text, self.mentions, at) {
            return None;
        }
        let counts = |figure: &&Figure| figure.quantity.kind == QuantityKind::Count;
        if let Some(figure) = self.figure_at(at).filter(|figure| figure.tokens.start == at).filter(counts) {
            return self.counted(figure, end, share);
        }
        if self.is_lone(at) {
            return Some(self.lone(at, share));
        }
        if self.is_numbered(at) {
            return Some(self.numbered(at, share));
        }
        let mention =
            self.mentions.at(at).filter(|mention| mention.tokens.start == at && mention.tokens.end <= end)?;
        if let Some(both) = self.both(mention) {
            return Some(both);
        }
        match self.figures_in(mention.tokens.clone()).iter().find(counts) {
            Some(figure) if !mention.named => {
                let described = (at..figure.tokens.start).all(|at| !self.is_of_verb(at));
                self.counted(figure, end, share).filter(|_| described || self.has(at, Turn::Article))
            }
            _ => self.single(mention, share),
        }
    }

    /// `driving 40,000`: a participle before a figure takes it as its object.
    pub(in crate::extract::event) fn is_of_verb(&self, at: usize) -> bool {
        let forms = self.text.lexicon().words.profile(self.text.id(at)).forms;
        forms.has(Forms::ING) || forms.has(Forms::PAST)
    }

    /// The end of the phrase that a token stands in.
    pub(in crate::extract::event) fn phrase_end(&self, at: usize) -> usize {
        self.mentions.at(at).map_or(at + 1, |phrase| phrase.tokens.end)
    }

    /// Whether a token is a word for a time: `yesterday`, `hours`.
    pub(in crate::extract::event) fn is_time(&self, at: usize) -> bool {
        self.text.lexicon().words.profile(self.text.id(at)).noun == Noun::Time
    }
}
