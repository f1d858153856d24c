//! How fast copies are found, and how well: pairs in MB/s, and a generated corpus in documents per second with recall,
//! precision, growth and memory for each document.

#![allow(clippy::pedantic, unreachable_pub, reason = "benches tell the time and build strings plainly")]

#[path = "../tests/generate/mod.rs"]
#[allow(dead_code, reason = "the tests use the rest")]
mod generate;

use std::hint::black_box;
use std::time::{Duration, Instant};

use corroborate::witness::{self, Index};
use generate::{Corpus, corpus};

fn main() {
    pairs();
    let count = std::env::var("DOCUMENTS").ok().and_then(|count| count.parse().ok()).unwrap_or(100_000);
    scale(count);
}

/// How often each pair is compared.
const TIMES: usize = 5;

fn pairs() {
    let corpus = corpus(2000, 1);
    let pairs: Vec<_> = corpus
        .items
        .iter()
        .filter_map(|item| Some((&item.document, &corpus.items[item.origin.original()?].document)))
        .collect();
    let bytes: usize = pairs.iter().map(|(a, b)| a.text().len() + b.text().len()).sum();
    let start = Watch::start();
    let mut linked = 0;
    for _ in 0..TIMES {
        linked = pairs.iter().filter(|(a, b)| black_box(witness::reuse(a, b)).score > 0.2).count();
    }
    let seconds = start.seconds();
    println!(
        "pairs: {} with {linked} linked, {:.1} MB/s",
        pairs.len(),
        (bytes * TIMES) as f64 / 1e6 / seconds
    );
}

/// Inserts a corpus, asking for the originals of each document before it is added.
fn scale(count: usize) {
    let corpus = corpus(count, 2);
    let before = resident();
    let mut index = Index::default();
    let mut found = Vec::with_capacity(count);
    let mut tenths = Vec::new();
    let mut slowest = Duration::ZERO;
    for tenth in corpus.items.chunks(count.div_ceil(10)) {
        let start = Watch::start();
        for item in tenth {
            let one = Instant::now();
            found.push(index.introduce(&item.document));
            slowest = slowest.max(one.elapsed());
        }
        tenths.push(start.seconds());
    }
    let seconds: f64 = tenths.iter().sum();
    let links: Vec<Vec<String>> =
        found.iter().map(|links| links.iter().map(|link| link.document.to_string()).collect()).collect();
    let answers: usize = found.iter().flatten().map(|link| link.passages.len()).sum();
    drop(found);
    let held = resident().saturating_sub(before);
    println!(
        "{count} documents: {:.0} documents/s, slowest {slowest:?}, {answers} passages",
        count as f64 / seconds
    );
    println!(
        "growth: last tenth / second tenth = {:.2}",
        tenths[tenths.len() - 1] / tenths[1.min(tenths.len() - 1)]
    );
    println!("memory: about {} bytes a document", held / count);
    quality(&corpus, &links);
}

/// Recall: copies whose original was found. Precision: links to a document of the same story line.
fn quality(corpus: &Corpus, links: &[Vec<String>]) {
    let (mut copies, mut recalled, mut right, mut all) = ([0_usize; 3], [0_usize; 3], 0, 0);
    for (item, found) in corpus.items.iter().zip(links) {
        let family = item.origin.original();
        all += found.len();
        right += found.iter().filter(|id| is_family(corpus, family, id)).count();
        let Some(original) = family else { continue };
        let kind = match item.origin {
            generate::Origin::Verbatim(_) => 0,
            generate::Origin::Excerpt(_) => 1,
            _ => 2,
        };
        copies[kind] += 1;
        let id = format!("d{original}");
        recalled[kind] += usize::from(found.contains(&id));
    }
    for (name, kind) in ["verbatim", "excerpt", "reworded"].iter().zip(0..) {
        println!(
            "recall of {name} copies: {:.3} of {}",
            recalled[kind] as f64 / copies[kind].max(1) as f64,
            copies[kind]
        );
    }
    println!("precision of links: {:.4} of {all}", right as f64 / all.max(1) as f64);
}

/// Whether a document is the original, or another copy of it.
fn is_family(corpus: &Corpus, original: Option<usize>, id: &str) -> bool {
    let number: usize = id[1..].parse().expect("an id of the corpus");
    let root = corpus.items[number].origin.original().unwrap_or(number);
    original == Some(root)
}

/// Seconds of processor time so far, where the system tells (Linux): other work on the machine does not count.
fn processor_time() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let fields: Vec<&str> = stat.rsplit(") ").next()?.split(' ').collect();
    let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<f64>().ok());
    Some((ticks(11)? + ticks(12)?) / 100.0)
}

/// Seconds of processor time, or of the clock where the system does not tell.
struct Watch(Instant, Option<f64>);

impl Watch {
    fn start() -> Watch {
        Watch(Instant::now(), processor_time())
    }

    fn seconds(&self) -> f64 {
        let worked = self.1.zip(processor_time()).map(|(then, now)| now - then);
        worked.filter(|&seconds| seconds > 0.0).unwrap_or_else(|| self.0.elapsed().as_secs_f64())
    }
}

/// Bytes that the process holds, where the system tells (Linux).
fn resident() -> usize {
    let pages = std::fs::read_to_string("/proc/self/statm").ok();
    let pages = pages.and_then(|line| line.split(' ').nth(1)?.parse::<usize>().ok());
    pages.unwrap_or_default() * 4096
}
