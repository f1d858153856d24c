//! Which sentences of the copy are made of which of the original: one of one, two of one, one of two.

use std::collections::{BTreeMap, BTreeSet};

use crate::text::Text;
use crate::value::Day;
use crate::witness::print::Print;

use super::weave::Side;

/// A text with its print.
#[derive(Debug, Clone, Copy)]
pub(in crate::witness) struct Page<'t> {
    pub(in crate::witness) text: &'t Text<'t>,
    pub(in crate::witness) print: &'t Print,
    pub(in crate::witness) published: Option<Day>,
    /// The key of its outlet; empty where unknown.
    pub(in crate::witness) outlet: &'t str,
}

impl<'t> Page<'t> {
    /// The bytes of a stretch.
    fn said(&self, stretch: usize) -> &'t str {
        self.print.stretches[stretch].span.of(self.text.source())
    }

    /// The words of some stretches.
    pub(super) fn side(&self, stretches: &[usize]) -> Side<'t> {
        Side::new(self.text, stretches.iter().map(|&stretch| self.print.stretches[stretch].tokens()))
    }
}

/// Stretches of the original and of the copy that say the same.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Group {
    pub(super) original: Vec<usize>,
    pub(super) copy: Vec<usize>,
}

/// The groups of a copy's sentences that the original does not have word for word, by place in the original; `pairs`
/// are (stretch of the original, stretch of the copy, fit).
pub(super) fn groups(original: Page, copy: Page, pairs: &[(usize, usize, f32)]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let said: BTreeSet<&str> = (0..original.print.stretches.len()).map(|at| original.said(at)).collect();
    let changed: Vec<(usize, usize, f32)> =
        pairs.iter().copied().filter(|&(_, c, _)| !said.contains(copy.said(c))).collect();
    for (o, c) in best(&changed) {
        let belongs = |group: &&mut Group| {
            group.original.contains(&o) && group.copy.iter().any(|other| other.abs_diff(c) <= 2)
                || group.copy.contains(&c) && group.original.iter().any(|other| other.abs_diff(o) <= 1)
        };
        match groups.iter_mut().rev().take(4).find(belongs) {
            Some(group) => group.add(o, c),
            None => groups.push(Group { original: vec![o], copy: vec![c] }),
        }
    }
    let paired: BTreeSet<usize> = pairs.iter().map(|&(_, c, _)| c).collect();
    for group in &mut groups {
        group.take_fragments(original, copy, &paired);
    }
    groups
}

/// The pairs that are the best of their copy's stretch, or of their original's; the first of equals.
fn best(pairs: &[(usize, usize, f32)]) -> Vec<(usize, usize)> {
    let (mut of_original, mut of_copy) = (BTreeMap::new(), BTreeMap::new());
    for &(o, c, fit) in pairs {
        raise(&mut of_original, o, (fit, o, c));
        raise(&mut of_copy, c, (fit, o, c));
    }
    let places = pairs.iter().map(|&(o, c, _)| (o, c));
    places
        .filter(|&(o, c)| [&of_original[&o], &of_copy[&c]].iter().any(|best| (best.1, best.2) == (o, c)))
        .collect()
}

/// Keeps the pair that fits better, and of equals the first.
fn raise(best: &mut BTreeMap<usize, (f32, usize, usize)>, stretch: usize, pair: (f32, usize, usize)) {
    let so_far = best.entry(stretch).or_insert(pair);
    if pair.0 > so_far.0 {
        *so_far = pair;
    }
}

impl Group {
    fn add(&mut self, original: usize, copy: usize) {
        for (list, stretch) in [(&mut self.original, original), (&mut self.copy, copy)] {
            if let Err(at) = list.binary_search(&stretch) {
                list.insert(at, stretch);
            }
        }
    }

    /// Adds the fragment behind the copy's last sentence that rewriting has cut off it.
    fn take_fragments(&mut self, original: Page, copy: Page, paired: &BTreeSet<usize>) {
        let Some(next) = self.copy.last().map(|last| last + 1) else { return };
        if next >= copy.print.stretches.len() || paired.contains(&next) {
            return;
        }
        let stems: Vec<u32> =
            self.original.iter().flat_map(|&o| original.print.words_of(o)).map(|word| word.stem).collect();
        let fragment = copy.print.words_of(next);
        let shared = fragment.iter().filter(|word| stems.contains(&word.stem)).count();
        if fragment.len() <= LONGEST_FRAGMENT && shared * 2 >= fragment.len().max(2) {
            self.copy.push(next);
        }
    }
}

/// Content words of the longest fragment.
const LONGEST_FRAGMENT: usize = 12;
