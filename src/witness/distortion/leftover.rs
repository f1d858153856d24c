//! What one sentence says and its counterpart does not, where each has one thing of a kind left: whatever became of the
//! order of the rest, the one stands in the place of the other.
//!
//! ```text
//! share = the content words of a sentence that stand in the other / all its content words, the things left aside
//! ```

use std::ops::Range;

use super::weave::{Side, View};

/// A thing by the words of its side.
pub(super) trait Placed {
    fn words(&self) -> Range<usize>;
}

impl Placed for Range<usize> {
    fn words(&self) -> Range<usize> {
        self.clone()
    }
}

/// The pairs of things left in two sentences that say much the same, where neither sentence has another one left.
pub(super) fn pairs<'p, T: Placed>(forth: View, left: &[&'p T], free: &[&'p T]) -> Vec<(&'p T, &'p T)> {
    let alone_on = |side: &Side, things: &[&'p T]| -> Vec<&'p T> {
        let sentence = |thing: &T| side.sentence(thing.words().start);
        let count = |at: usize| things.iter().filter(|thing| sentence(thing) == at).count();
        things.iter().copied().filter(|thing| count(sentence(thing)) == 1).collect()
    };
    let (left, free) = (alone_on(forth.from, left), alone_on(forth.to, free));
    let counterpart = |one: &&'p T| {
        let share = |other: &T| share(forth, &one.words(), &other.words());
        let best = free.iter().copied().max_by(|x, y| share(x).total_cmp(&share(y)))?;
        (share(best) >= LEAST_SHARE).then_some((*one, best))
    };
    left.iter().filter_map(counterpart).collect()
}

/// The share from which on two sentences say much the same.
const LEAST_SHARE: f64 = 0.5;
/// Content words in both without which a share is a chance, where the sentence has more than [`FEW`].
const LEAST_SAID: usize = 2;
/// Content words of a short sentence.
const FEW: usize = 3;

/// The share of the sentence of some words that stands in the sentence of others, or the reverse: the greater.
pub(super) fn share(forth: View, a: &Range<usize>, b: &Range<usize>) -> f64 {
    said(forth, a, b).max(said(forth.back(), b, a))
}

fn said(view: View, a: &Range<usize>, b: &Range<usize>) -> f64 {
    let (here, there) = (view.from.sentence(a.start), view.to.sentence(b.start));
    let content = (0..view.from.count())
        .filter(|at| view.from.sentence(*at) == here && !view.from.is_closed(*at) && !a.contains(at));
    let (mut all, mut said) = (0_usize, 0_usize);
    for at in content {
        all += 1;
        said += usize::from(view.image(at).is_some_and(|image| view.to.sentence(image) == there));
    }
    if said < LEAST_SAID && all > FEW { 0.0 } else { said as f64 / all.max(1) as f64 }
}
