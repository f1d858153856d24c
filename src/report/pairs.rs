//! Which claims of an item are related to one another.
//!
//! ```text
//! few claims     every pair
//! many claims    each with the first claim that says the same; the first ones with the nearest before them
//! ```
//! So the relations of an item grow with its claims and not with their square, and no two answers that differ stay
//! unrelated while there are few of them.

use std::collections::BTreeMap;

use crate::claim::{Claim, Polarity};

/// Up to so many claims, or different answers, every pair is related.
const ALL_PAIRS_UP_TO: usize = 80;
/// Beyond, each answer with so many before it.
const NEAREST: usize = 8;

/// The pairs of an item's claims to be related, by place.
pub(super) fn pairs(claims: &[&Claim]) -> Vec<(usize, usize)> {
    if claims.len() <= ALL_PAIRS_UP_TO {
        return all_pairs(claims.len());
    }
    let mut answers: BTreeMap<(Polarity, String), usize> = BTreeMap::new();
    let mut firsts: Vec<usize> = Vec::new();
    let mut pairs = Vec::new();
    for (at, claim) in claims.iter().enumerate() {
        let first = *answers.entry((claim.stance().polarity, claim.value().to_string())).or_insert(at);
        if first < at {
            pairs.push((first, at));
        } else {
            pairs.extend(before(&firsts).iter().map(|&other| (other, at)));
            firsts.push(at);
        }
    }
    pairs.sort_unstable();
    pairs
}

fn all_pairs(count: usize) -> Vec<(usize, usize)> {
    (0..count).flat_map(|a| (a + 1..count).map(move |b| (a, b))).collect()
}

/// Those among the first ones that the next one is related to.
fn before(firsts: &[usize]) -> &[usize] {
    let nearest = firsts.len().saturating_sub(NEAREST);
    if firsts.len() < ALL_PAIRS_UP_TO { firsts } else { &firsts[nearest..] }
}
