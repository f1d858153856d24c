//! Sentences of one text that stand, copied or reworded, in another: passages with both their places.
//!
//! Two reports of one event share its facts: names, figures, dates. A copy also shares ordinary words and their
//! order. So a pair of sentences is a passage where
//!
//! ```text
//! weight of a word   w = base / (1 + ln(n·m))       n, m: how often its stem stands in the one text, in the other
//! containment        c = Σ w of the words in both / Σ w of the sentence
//! ordinary           the same over the words that are neither name nor figure
//! order              longest rising run of the words in both / their number
//! ```
//! are high enough together, and where it has a neighbour that is a passage already, a little lower ones do.
//!
//! All of it is the same whichever text comes first: weights are multiples of a 1024th, so that their sums do not
//! depend on an order, and two sentences are always compared from the one whose stems sort first.

mod common;
mod pair;
mod side;

pub(super) use pair::{Pair, Wording};

use std::collections::BTreeSet;

use super::print::Print;
use pair::{ALONE, BESIDE};
use side::{Side, is_ordinary, meetings};

/// All passages of two texts.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Pairing {
    /// By place in the first text.
    pub(super) pairs: Vec<Pair>,
    /// The share of each text that lies in passages.
    pub(super) share: [f32; 2],
    /// The weight of all passages outside quotation marks.
    pub(super) evidence: f32,
}

impl Pairing {
    /// The weight of words that are neither names nor figures in all passages but the heaviest.
    pub(super) fn worded_beyond_the_heaviest(&self) -> f32 {
        let heaviest = self.pairs.iter().map(|pair| pair.worded).fold(0.0, f32::max);
        self.pairs.iter().map(|pair| pair.worded).sum::<f32>() - heaviest
    }

    /// Whether there are several figures in the passages, most of them are others, and what is said without them
    /// weighs less than this: two reports of one event, of which the later has the later figures.
    pub(super) fn is_updated(&self, weight: f32) -> bool {
        let (shared, figures) = self.figures();
        let settled = self.pairs.iter().filter(|pair| pair.figures.is_half());
        figures >= SEVERAL && shared * 2 < figures && settled.map(|pair| pair.evidence).sum::<f32>() < weight
    }

    /// Whether there are figures in the passages and every one is another.
    pub(super) fn has_no_figure_in_common(&self) -> bool {
        let (shared, figures) = self.figures();
        figures > 0 && shared == 0
    }

    /// The figures of all passages that are in both texts, and those of the one that has fewer.
    fn figures(&self) -> (u32, u32) {
        let figures = || self.pairs.iter().map(|pair| pair.figures);
        (figures().map(|shared| shared.both).sum(), figures().map(|shared| shared.fewer).sum())
    }

    /// Whether the one follows the other from sentence to sentence: a text put in other words.
    pub(super) fn goes_in_step(&self) -> bool {
        let mut places: Vec<(usize, usize)> = self.pairs.iter().map(|pair| (pair.a, pair.b)).collect();
        places.sort_unstable();
        places.len() >= STEPS && places.windows(2).all(|step| step[0].1 <= step[1].1)
    }

    /// The closest wording of all passages.
    pub(super) fn wording(&self) -> Wording {
        self.pairs.iter().map(|pair| pair.wording).max().unwrap_or(Wording::Free)
    }
}

/// The passages of two texts; the same whichever comes first.
pub(super) fn pairing(a: &Print, b: &Print) -> Pairing {
    let (mut a, mut b) = (Side::new(a), Side::new(b));
    let meetings = meetings(&mut a, &mut b);
    let pairs: Vec<Pair> =
        meetings.iter().filter_map(|&(x, y)| Pair::of(&a, &b, x as usize, y as usize)).collect();
    let pairs = without_set_phrases(best(pairs), &a, &b);
    let share =
        [covered(&a, &pairs, |p| (p.a, p.contained[0])), covered(&b, &pairs, |p| (p.b, p.contained[1]))];
    let evidence = pairs.iter().map(|pair| pair.evidence).sum();
    Pairing { pairs, share, evidence }
}

/// Fewer sentences in one order are chance.
const STEPS: usize = 3;

/// So many figures that are others are no slip of the one who copied.
const SEVERAL: u32 = 2;

/// Names and figures in all passages from which on it counts how many are in both.
const ENOUGH_FACTS: u32 = 3;

/// A newsroom's set phrases with other names and figures in them are no copy: where fewer than half of all names and
/// figures agree, only the pairs whose own do are kept. Names that have changed places agree.
fn without_set_phrases(mut pairs: Vec<Pair>, a: &Side, b: &Side) -> Vec<Pair> {
    let facts = || pairs.iter().map(|pair| pair.facts);
    let (shared, facts) = (facts().map(|f| f.both).sum::<u32>(), facts().map(|f| f.fewer).sum::<u32>());
    if facts >= ENOUGH_FACTS && shared * 2 < facts && !share_facts(&pairs, a, b) {
        pairs.retain(|pair| pair.facts.both > 0 && pair.facts.is_half());
    }
    pairs
}

/// Whether at least half of the names and figures of the paired stretches of the one are in those of the other.
fn share_facts(pairs: &[Pair], a: &Side, b: &Side) -> bool {
    let facts = |side: &Side, stretches: BTreeSet<usize>| -> BTreeSet<u32> {
        let words = stretches.into_iter().flat_map(|stretch| side.print.words_of(stretch));
        words.filter(|word| !is_ordinary(word)).map(|word| word.stem).collect()
    };
    let of_a = facts(a, pairs.iter().map(|pair| pair.a).collect());
    let of_b = facts(b, pairs.iter().map(|pair| pair.b).collect());
    of_a.intersection(&of_b).count() * 2 >= of_a.len().min(of_b.len())
}

/// The pairs that hold: the best of each stretch, where they fit alone or beside another.
fn best(mut pairs: Vec<Pair>) -> Vec<Pair> {
    let firm: Vec<(usize, usize)> = pairs.iter().filter(|p| p.fit >= ALONE).map(|p| (p.a, p.b)).collect();
    pairs.retain(|p| p.fit >= ALONE || p.fit >= BESIDE && is_beside(&firm, p));
    let (best_of_a, best_of_b) = (best_of(&pairs, |p| p.a), best_of(&pairs, |p| p.b));
    pairs.retain(|p| p.fit >= best_of_a[p.a] || p.fit >= best_of_b[p.b]);
    pairs
}

/// How well each stretch of one side fits the one of the other that it fits best.
fn best_of(pairs: &[Pair], stretch: impl Fn(&Pair) -> usize) -> Vec<f32> {
    let mut best = vec![0.0_f32; pairs.iter().map(|pair| stretch(pair) + 1).max().unwrap_or_default()];
    for pair in pairs {
        let so_far = &mut best[stretch(pair)];
        *so_far = so_far.max(pair.fit);
    }
    best
}

fn is_beside(firm: &[(usize, usize)], pair: &Pair) -> bool {
    let from = firm.partition_point(|(a, _)| a + 2 < pair.a);
    firm[from..].iter().take_while(|(a, _)| *a <= pair.a + 2).any(|(_, b)| b.abs_diff(pair.b) <= 2)
}

/// The share of a text's weight that its pairs cover: a stretch that stands in the other text whole counts whole.
fn covered(side: &Side, pairs: &[Pair], of: impl Fn(&Pair) -> (usize, f32)) -> f32 {
    let mut shares = vec![0.0_f32; side.print.stretches.len()];
    for pair in pairs.iter().filter(|pair| !pair.short) {
        let (stretch, contained) = of(pair);
        let share = if contained >= 0.5 { 1.0 } else { contained };
        shares[stretch] = shares[stretch].max(share);
    }
    let weight = |stretch: usize| side.print.words_of(stretch).len() as f32;
    let all: f32 = (0..shares.len()).map(weight).sum();
    shares.iter().enumerate().map(|(stretch, share)| share * weight(stretch)).sum::<f32>() / all.max(1.0)
}
