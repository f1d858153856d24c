//! What it costs to align many documents, to add one more, and to give all that there is about its subjects: where
//! those are in half of the documents, that is much.
//!
//! `cargo bench --bench align [COUNT…]`; documents of the generator, read beforehand. The time per document should
//! stay flat from 1,000 to 100,000, and the memory is what the aligner holds for each claim. Half of the documents
//! are copies, three to seven tell of one event, and how many events come out is held against how many there are.
//! Of the documents that come late, each aligned by itself, stand the median and the first: the first also pays what
//! the allocator put off when the many were aligned.

#![allow(clippy::pedantic, unreachable_pub, reason = "benches tell the time and build strings plainly")]

#[path = "../tests/generate/mod.rs"]
#[allow(dead_code, unreachable_pub, reason = "the tests use the rest")]
mod generate;

use std::collections::{BTreeMap, BTreeSet};
use std::hint::black_box;
use std::time::Instant;

use corroborate::align::{Aligner, Alignment};
use corroborate::extract::{EnglishExtractor, Extractor};

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

/// So many documents come late, one by one.
const LATE: usize = 15;

fn main() {
    let given: Vec<usize> = std::env::args().filter_map(|size| size.parse().ok()).collect();
    let sizes = if given.is_empty() { SIZES.to_vec() } else { given };
    println!(
        "documents    claims  bytes/claim  insert µs/doc  align µs/doc  one more ms  first ms  around ms  pair F1"
    );
    for count in sizes {
        run(count);
    }
}

fn run(count: usize) {
    let corpus = generate::corpus(count + LATE, 1);
    let extractor = EnglishExtractor::new();
    let mut read: Vec<_> =
        corpus.items.iter().map(|item| (&item.document, extractor.extract(&item.document))).collect();
    let late = read.split_off(count);
    let before = resident();
    let mut aligner = Aligner::new();
    let start = Instant::now();
    for (document, extraction) in read {
        aligner.insert(document, extraction);
    }
    let insert = start.elapsed();
    let start = Instant::now();
    aligner.settle();
    let memory = resident().saturating_sub(before);
    let alignment = aligner.align();
    let align = start.elapsed();
    let claims = alignment.claims.len();
    let mut more = Vec::new();
    let mut around = Vec::new();
    for (document, extraction) in late {
        let start = Instant::now();
        aligner.insert(document, extraction);
        aligner.settle();
        more.push(start.elapsed());
        let start = Instant::now();
        black_box(aligner.around(document.id()));
        around.push(start.elapsed());
    }
    let first = more[0];
    more.sort_unstable();
    around.sort_unstable();
    println!(
        "{count:9} {claims:9} {:12} {:14.1} {:13.1} {:12.2} {:9.2} {:10.2} {:8.3}",
        memory / claims.max(1),
        insert.as_secs_f64() * 1e6 / count as f64,
        align.as_secs_f64() * 1e6 / count as f64,
        more[LATE / 2].as_secs_f64() * 1e3,
        first.as_secs_f64() * 1e3,
        around[LATE / 2].as_secs_f64() * 1e3,
        pair_f1(&corpus, &alignment),
    );
}

/// How well the tolls of documents on one event come together, over pairs of documents.
fn pair_f1(corpus: &generate::Corpus, alignment: &Alignment) -> f64 {
    let event: BTreeMap<&str, usize> =
        corpus.items.iter().map(|item| (item.document.id().as_str(), item.event)).collect();
    let (mut together, mut right) = (BTreeSet::new(), 0);
    let mut found: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for claim in alignment.claims.iter().filter(|claim| claim.attribute().to_string() == "killed") {
        found.entry(&claim.subject().key).or_default().insert(claim.document().as_str());
    }
    for documents in found.values() {
        let documents: Vec<&str> = documents.iter().copied().collect();
        for (at, a) in documents.iter().enumerate() {
            for b in &documents[at + 1..] {
                if together.insert((*a, *b)) && event[a] == event[b] {
                    right += 1;
                }
            }
        }
    }
    let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
    for item in &corpus.items {
        *sizes.entry(item.event).or_default() += 1;
    }
    let gold: usize = sizes.values().map(|size| size * (size - 1) / 2).sum();
    2.0 * f64::from(right) / (together.len() + gold).max(1) as f64
}

/// The bytes of this process that are in memory, where the system tells.
fn resident() -> usize {
    let pages = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    pages.split_whitespace().nth(1).and_then(|pages| pages.parse::<usize>().ok()).unwrap_or_default() * 4096
}
