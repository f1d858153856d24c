//! Everybody of those whom the text has counted, but for a few.
//!
//! ```text
//! everyone = "all" [ "those" ] "on board"       68 were aboard; killing everyone on board
//!          | "all" "but" figure                 40 pupils; all but three were killed: 37
//! ```
//! They are as many as the only people counted before, in the sentence or the one before it, or as the passengers and
//! the crew that are counted there in one breath.

use std::ops::Range;

use super::{Scene, Share, Victims};
use crate::extract::event::harm::sum;
use crate::lexicon::WordClass;
use crate::lexicon::events::Turn;
use crate::value::Quantity;

/// `all the people | on board` has so many words before it at most.
const ALL: usize = 4;

/// Those on board are among so many figures before.
const FIGURES: usize = 6;

impl Scene<'_> {
    /// Everybody told of at a token, or all but a few.
    pub(super) fn everyone(&self, at: usize, share: Share) -> Option<Victims> {
        if !self.text.is_class(at, WordClass::Universal) || self.figure_at(at + 1).is_some() {
            return None;
        }
        let excepted = self.excepted(at + 1);
        let (tokens, few) = match &excepted {
            Some((tokens, few)) => (at..tokens.end, Some(few)),
            None => (at..self.aboard(at + 1)?, None),
        };
        let all = self.only_counted(at)?;
        let less = |bound: Option<f64>, few: Option<f64>| bound.zip(few).map(|(all, few)| all - few);
        let (low, high, best) = match few {
            Some(few) => (less(all.low, few.high), less(all.high, few.low), less(all.best, few.best)),
            None => (all.low, all.high, all.best),
        };
        let span = self.text.span(tokens.clone());
        let quantity = Quantity { low, high, best, ..all.told_by(span, self.text.source()) };
        best.is_some_and(|best| best > 0.0).then(|| Victims { share, ..Victims::new(quantity, tokens) })
    }

    /// `but | three`, `except for | two`: the few, and the tokens that say so.
    fn excepted(&self, at: usize) -> Option<(Range<usize>, Quantity)> {
        let next = if self.text.is_class(at, WordClass::Excepting) { at + 1 } else { return None };
        let next = if self.is(next, "for") || self.is(next, "from") { next + 1 } else { next };
        let few = self.figure_at(next).filter(|few| few.tokens.start == next)?;
        Some((at..few.tokens.end, few.quantity.clone()))
    }

    /// `on board`, `those | aboard`: the end of what says that they were in what was lost.
    fn aboard(&self, from: usize) -> Option<usize> {
        let near = from..(from + ALL).min(self.text.tokens().len());
        near.into_iter().find_map(|at| {
            let board = self.is(at, "on") && self.is(at + 1, "board");
            if board { Some(at + 2) } else { self.is(at, "aboard").then_some(at + 1) }
        })
    }

    /// The only people counted before a token, in its sentence or the one before, or the passengers and the crew.
    fn only_counted(&self, at: usize) -> Option<Quantity> {
        let sentence = self.text.sentence_of(at);
        let first = self.text.sentences()[sentence.saturating_sub(1)].tokens().start;
        let counted = self.figures_in(first..at).iter().rev().take(FIGURES);
        let counted = counted.filter_map(|figure| self.counted(figure, at, Share::Whole));
        let counted: Vec<Victims> = counted.collect();
        let all = match counted.as_slice() {
            [all] => all.quantity.clone(),
            [crew, others] if self.are_all_aboard(others, crew) => {
                sum([&others.quantity, &crew.quantity].into_iter())?
            }
            _ => return None,
        };
        (all.best > Some(1.0)).then_some(all)
    }

    /// `carrying | 162 passengers | and | seven crew`: two counts that are told as one, of those who travel and those
    /// who work.
    fn are_all_aboard(&self, others: &Victims, crew: &Victims) -> bool {
        let joined = others.tokens.end + 1 == crew.tokens.start && self.has(others.tokens.end, Turn::Joint);
        joined && crew.tokens.clone().any(|at| self.text.is_class(at, WordClass::Crew))
    }
}
