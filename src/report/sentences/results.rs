//! Results of matches: two sentences of one day that name the same two sides and give two results.

use std::collections::{BTreeMap, BTreeSet};

use super::bearing::are_of_one_day;
use super::line::Line;
use super::{Bearing, Misfit, Opposed, Sentences};
use crate::report::statement::{result, results_apart};

/// So many sentences that name the same two sides are read, the last before each.
const READ: usize = 4;

/// More names than this stand in no sentence on one match.
const MOST: usize = 8;

/// A sentence, by number, and the result that it gives.
type Scored = (usize, [u32; 2]);

/// The sentences that give another result of a match than one of another document, each in one misfit at most.
pub(super) fn misfits(sentences: &Sentences, taken: &mut [bool]) -> Vec<Misfit> {
    let mut told: BTreeMap<(u32, u32), Vec<Scored>> = BTreeMap::new();
    let mut found = Vec::new();
    for b in 0..sentences.list().len() {
        let sentence = &sentences.list()[b];
        let Some(score) = result(sentence.text()).filter(|_| !taken[b]) else { continue };
        let own = sentence.sides();
        let sides = pairs(&own);
        let before: BTreeSet<Scored> = sides
            .iter()
            .filter_map(|side| told.get(side))
            .flat_map(|at| at.iter().rev().take(READ))
            .copied()
            .collect();
        let misfit = before.into_iter().find_map(|(a, other)| {
            let earlier = &sentences.list()[a];
            let others = earlier.sides();
            // of two matches of one league each names sides that the other does not
            let one = own.is_subset(&others) || others.is_subset(&own);
            let apart = !taken[a] && one && earlier.document.id() != sentence.document.id();
            let reason = results_apart(other, score).filter(|_| apart && is_one_day(sentences, a, b))?;
            Some(Misfit {
                a,
                b,
                opposed: Opposed { bearing: Bearing::Opposite, reason, about: String::new() },
            })
        });
        if let Some(misfit) = misfit {
            (taken[misfit.a], taken[b]) = (true, true);
            found.push(misfit);
        }
        for side in sides {
            told.entry(side).or_default().push((b, score));
        }
    }
    found
}

/// All pairs of names of a sentence.
fn pairs(names: &BTreeSet<u32>) -> Vec<(u32, u32)> {
    let names: Vec<u32> = names.iter().copied().take(MOST).collect();
    let both = |at: usize| names[at + 1..].iter().copied();
    (0..names.len()).flat_map(|at| both(at).map(|other| (names[at], other)).collect::<Vec<_>>()).collect()
}

fn is_one_day(sentences: &Sentences, a: usize, b: usize) -> bool {
    let line = |at: usize| Line::read(&sentences.list()[at]);
    line(a).zip(line(b)).is_some_and(|(a, b)| !a.is_denied && !b.is_denied && are_of_one_day(&a, &b))
}
