//! Sentences between passages: where the one before and the one after stand for one another, or the text ends, and both
//! texts have one sentence there, the two stand for one another too, however much one of them was changed.

use std::collections::BTreeSet;

use crate::witness::print::Print;

/// Stretch of the original, stretch of the copy, and how well they fit.
pub(in crate::witness) type Fitted = (usize, usize, f32);

/// The pairs, in order of the original, with those that fill the gaps between them.
pub(in crate::witness) fn filled(original: &Print, copy: &Print, pairs: &[Fitted]) -> Vec<Fitted> {
    let own: BTreeSet<usize> = pairs.iter().map(|&(o, ..)| o).collect();
    let theirs: BTreeSet<usize> = pairs.iter().map(|&(_, c, _)| c).collect();
    let both: BTreeSet<(usize, usize)> = pairs.iter().map(|&(o, c, _)| (o, c)).collect();
    let free = |&(o, c): &(usize, usize)| {
        o < original.stretches.len() && c < copy.stretches.len() && !own.contains(&o) && !theirs.contains(&c)
    };
    let ends = |o: usize, c: usize| o == original.stretches.len() && c == copy.stretches.len();
    let followed = |o: usize, c: usize| both.contains(&(o + 1, c + 1)) || ends(o + 1, c + 1);
    let behind = both.iter().map(|&(o, c)| (o + 1, c + 1)).chain([(0, 0)]);
    let gaps = behind.filter(free).filter(|&(o, c)| followed(o, c) && is_alike(original, o, copy, c));
    let mut filled: Vec<Fitted> = pairs.iter().copied().chain(gaps.map(|(o, c)| (o, c, WEAK))).collect();
    filled.sort_by_key(|&(o, c, _)| (o, c));
    filled
}

/// How well a pair fits that only its neighbours prove.
const WEAK: f32 = 0.3;

/// Whether two sentences share a quarter of the words of the one that has fewer.
fn is_alike(original: &Print, o: usize, copy: &Print, c: usize) -> bool {
    let (own, theirs) = (original.words_of(o), copy.words_of(c));
    let stems: BTreeSet<u32> = own.iter().map(|word| word.stem).collect();
    let shared = theirs.iter().filter(|word| stems.contains(&word.stem)).count();
    shared > 0 && shared * 4 >= own.len().min(theirs.len())
}
