//! Single sentences of several documents held against each other: what no aligned question tells.
//!
//! ```text
//! candidates of a sentence = sentences of other documents with at least TWO words in common, and half of all words
//!                            (Dice), those with the most first
//! a line                   = what a sentence says, its speakers, dates and small words left out; none where it is a
//!                            question, a wish, a guess or a condition
//! opposed                  = two lines of one matter of which one denies the other, says the opposite, or counts
//!                            otherwise; or two results of one match
//! ```
//! Words that are common open no candidate, so that the work grows with the texts and not with their square.

mod bearing;
mod line;
mod misfit;
mod places;
mod results;
mod spans;
mod told;

pub(super) use bearing::{Bearing, Opposed};
pub(super) use misfit::{Known, discrepancies};
pub(super) use places::Asked;
pub(super) use spans::Spans;
pub(super) use told::{Sentences, Told};

use std::cell::OnceCell;

use line::Line;

/// So many candidates are read.
const READ: usize = 4;

/// The lines of sentences, each read once and only where it is asked for.
pub(super) struct Lines {
    read: Vec<OnceCell<Option<Line>>>,
}

impl Lines {
    pub(super) fn of(sentences: &Sentences) -> Lines {
        Lines { read: sentences.list().iter().map(|_| OnceCell::new()).collect() }
    }

    /// Whether one of two sentences denies and the other does not, as far as both can be read.
    pub(super) fn part(&self, sentences: &Sentences, a: usize, b: usize) -> bool {
        let line = |at: usize| self.read[at].get_or_init(|| Line::read(&sentences.list()[at])).as_ref();
        line(a).zip(line(b)).is_some_and(|(a, b)| a.is_denied != b.is_denied)
    }

    /// How two sentences bear on each other.
    pub(super) fn bearing(&self, sentences: &Sentences, a: usize, b: usize) -> Option<Opposed> {
        let line = |at: usize| self.read[at].get_or_init(|| Line::read(&sentences.list()[at])).as_ref();
        let (x, y) = (line(a)?, line(b)?);
        let opposed = bearing::between(x, y)?;
        let counted = matches!(opposed.bearing, Bearing::Counted(_));
        let of_one = || x.names_somebody() || x.is_of_one_thing() && sentences.name_the_same(a, b);
        (!counted || of_one()).then_some(opposed)
    }
}

/// Two sentences, by number, that cannot both be so.
pub(super) struct Misfit {
    pub(super) a: usize,
    pub(super) b: usize,
    pub(super) opposed: Opposed,
}

/// The misfits of all pairs of sentences of two documents, each sentence in one at most, in the order of the documents.
pub(super) fn misfits(sentences: &Sentences) -> Vec<Misfit> {
    let lines = Lines::of(sentences);
    let mut taken = vec![false; sentences.list().len()];
    let mut found = Vec::new();
    for a in 0..taken.len() {
        if taken[a] || !sentences.list()[a].may_oppose() {
            continue;
        }
        let candidates = sentences.candidates(a).into_iter().filter(|&b| !taken[b]);
        let opposed = candidates.take(READ).find_map(|b| Some((b, lines.bearing(sentences, a, b)?)));
        let Some((b, opposed)) = opposed else { continue };
        (taken[a], taken[b]) = (true, true);
        found.push(Misfit { a, b, opposed });
    }
    found.extend(results::misfits(sentences, &mut taken));
    found
}
