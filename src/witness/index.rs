//! Documents by what paraphrase keeps of them, so that one more finds its originals among many in milliseconds.
//!
//! ```text
//! pair      = two content words of one sentence with at most one between them, in either order
//! run       = three content words that follow one another, in any order
//! clue      = a run, or a pair with hash mod 2 = 0, which keeps the same pairs in every document
//! candidate = at least 3 clues in common
//! ```
//! Sampling by the hash keeps a share of each text in proportion to its length, so that a digest that contains an
//! article among others still shares half of the article's pairs (MinHash keeps as many of a long text as of a
//! short one). Paraphrase keeps pairs; runs are rarer, and find an excerpt among so many documents that all its pairs
//! are common. A clue is kept for the first [`BEARERS`] documents that have it: what more have is a phrase of the
//! trade, or a story whose first bearers are its originals. So the work for one document does not grow with the
//! number of documents.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::print::{Print, Word, mixed};

/// One document in so many has a place for a clue.
const BEARERS: usize = 12;
/// One pair in so many is a clue.
const SAMPLED: u32 = 2;
/// So many clues in common make a candidate.
const SHARED: u32 = 3;
/// What shares less than this part of what the best candidate shares is none.
const LEAST_SHARE: u32 = 12;
/// So many candidates at most are compared word by word.
const COMPARED: usize = 12;

/// Which documents have which clue.
#[derive(Debug, Clone, Default)]
pub(super) struct Clues {
    /// By the clue's first bits: many small maps, since a great one takes long to grow.
    bearers: Vec<HashMap<u32, Bearers, BuildHasherDefault<Identity>>>,
}

/// So many first bits of a clue choose its map.
const MAP_BITS: u32 = 8;

fn map_of(clue: u32) -> usize {
    (clue >> (u32::BITS - MAP_BITS)) as usize
}

/// The first documents that have a clue.
#[derive(Debug, Clone)]
enum Bearers {
    One(u32),
    More(Vec<u32>),
}

impl Bearers {
    fn as_slice(&self) -> &[u32] {
        match self {
            Bearers::One(document) => std::slice::from_ref(document),
            Bearers::More(documents) => documents,
        }
    }

    fn add(&mut self, document: u32) {
        match self {
            Bearers::One(first) => *self = Bearers::More(vec![*first, document]),
            Bearers::More(documents) if documents.len() < BEARERS => documents.push(document),
            Bearers::More(_) => {}
        }
    }
}

impl Clues {
    /// Adds a document under its number; numbers must rise.
    pub(super) fn insert(&mut self, document: u32, print: &Print) {
        self.bearers.resize_with(1 << MAP_BITS, HashMap::default);
        for clue in clues(print) {
            self.bearers[map_of(clue)]
                .entry(clue)
                .and_modify(|bearers| bearers.add(document))
                .or_insert(Bearers::One(document));
        }
    }

    /// The documents that share enough clues with the print, those that share most first.
    pub(super) fn candidates(&self, print: &Print) -> Vec<u32> {
        let mut bearers: Vec<u32> = clues(print)
            .iter()
            .filter_map(|&clue| self.bearers.get(map_of(clue))?.get(&clue))
            .flat_map(|bearers| bearers.as_slice().iter().copied())
            .collect();
        bearers.sort_unstable();
        let mut counted: Vec<(u32, u32)> = bearers
            .chunk_by(|a, b| a == b)
            .map(|run| (run.len() as u32, run[0]))
            .filter(|(shared, _)| *shared >= SHARED)
            .collect();
        counted.sort_unstable_by_key(|&(shared, document)| (std::cmp::Reverse(shared), document));
        let most = counted.first().map_or(0, |&(shared, _)| shared);
        let worth_it = |&(shared, _): &(u32, u32)| shared * LEAST_SHARE >= most;
        counted.into_iter().take_while(worth_it).take(COMPARED).map(|(_, document)| document).collect()
    }
}

/// The clues of a print, sorted, each once.
fn clues(print: &Print) -> Vec<u32> {
    let mut clues = Vec::with_capacity(print.words.len());
    for stretch in 0..print.stretches.len() {
        let words = print.words_of(stretch);
        for (at, word) in words.iter().enumerate() {
            let near = words.iter().skip(at + 1).take(2);
            clues.extend(near.filter_map(|other| clue(word, other)));
        }
        clues.extend(words.windows(3).map(run_clue));
    }
    clues.sort_unstable();
    clues.dedup();
    clues
}

/// The hash of two words in either order, if it is sampled.
fn clue(a: &Word, b: &Word) -> Option<u32> {
    if a.stem == b.stem {
        return None;
    }
    let (low, high) = (a.stem.min(b.stem), a.stem.max(b.stem));
    let hash = mixed(low ^ high.rotate_left(13).wrapping_mul(0x9e37_79b1));
    hash.is_multiple_of(SAMPLED).then_some(hash)
}

/// The hash of three words that follow one another, in any order.
fn run_clue(run: &[Word]) -> u32 {
    let mut stems = [run[0].stem, run[1].stem, run[2].stem];
    stems.sort_unstable();
    let hash = stems.iter().fold(RUN, |hash, stem| mixed(hash ^ stem).wrapping_mul(0x9e37_79b1));
    mixed(hash)
}

/// Parts the hashes of runs from those of pairs.
const RUN: u32 = 0x51ed_270b;

/// Clues are hashes already.
#[derive(Debug, Clone, Default)]
pub(super) struct Identity(u64);

impl Hasher for Identity {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0 << 8 | u64::from(byte);
        }
    }

    fn write_u32(&mut self, n: u32) {
        self.0 = u64::from(n).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
