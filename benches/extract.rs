//! Megabytes a second of reading an article, beside counting its words by UAX #29, and the share of each stage.

#![allow(clippy::pedantic, unreachable_pub, reason = "benches tell the time and build strings plainly")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use corroborate::Document;
use corroborate::extract::{EnglishExtractor, Extractor, event, mention, voice};
use corroborate::text::Text;
use corroborate::value::{date, quantity};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use unicode_segmentation::UnicodeSegmentation;

/// An article of our own with the constructions of agency copy.
const ARTICLE: &str = "\
LYON, March 25 (Herald Press) - At least 12 people were killed and more than 30 injured on Friday when a bomb went off \
in a market outside Lyon, the interior ministry said.

Police arrested four men from Chile, two of them aged 29 and 34, and seized about 15 kg of explosives, according to two \
officials who asked not to be named. The Northern Front, a movement founded in 1998 that has some 3,000 fighters, \
claimed responsibility for the attack in a statement.

\"We reject the claim that our leader was killed,\" said Ada Holm, a spokeswoman for the movement. Omar Deri, also known \
as the Fox, was reported dead in June 2021 but escaped to Libya with injuries and is believed to be hiding in the border \
regions of Chad and Sudan. The United States offered a reward of $5 million for him in 2022.

The blast was the third in a month. In January a double bombing in Tunis killed nearly 100 people, including nine \
children, and displaced hundreds of families. The government has blamed the attacks on the Red Path, which denied any \
involvement. Last week Mayor Jean Petit said the city, home to 500,000 people, would not be intimidated.
";

const TELLINGS: usize = 20;

fn document() -> Document {
    let published = "2024-03-26".parse().expect("a good date");
    Document::new("bench", vec![ARTICLE; TELLINGS].join("\n")).expect("a text").with_published(published)
}

fn extract(criterion: &mut Criterion) {
    let document = document();
    let extractor = EnglishExtractor::new();
    let claims = extractor.extract(&document).claims;
    // Paragraphs that come again are repeats, not statements: only the first telling counts.
    assert!(claims.len() > 20, "the article has its claims: {}", claims.len());

    let mut group = criterion.benchmark_group("extract");
    group.throughput(Throughput::Bytes(document.text().len() as u64));
    group.bench_function("unicode_words", |b| b.iter(|| black_box(document.text()).unicode_words().count()));
    group.bench_function("whole", |b| b.iter(|| extractor.extract(black_box(&document)).claims.len()));
    group.finish();
}

/// What each stage takes of the whole: the shortest of many rounds, so that a round that was interrupted does not
/// count.
fn shares(_: &mut Criterion) {
    let document = document();
    let extractor = EnglishExtractor::new();
    let rounds = if std::env::args().any(|argument| argument == "--test") { 1 } else { 400 };
    let mut stages: Vec<(&str, Duration)> = STAGES.iter().map(|name| (*name, Duration::MAX)).collect();
    let mut whole = Duration::MAX;
    for _ in 0..rounds {
        for ((_, least), time) in stages.iter_mut().zip(times(&document)) {
            *least = (*least).min(time);
        }
        let start = Instant::now();
        black_box(extractor.extract(&document));
        whole = whole.min(start.elapsed());
    }
    let read: Duration = stages.iter().map(|(_, time)| *time).sum();
    stages.push(("frames, stances, claims", whole.saturating_sub(read)));
    println!("\nshares of extract: {:.1} MB/s", document.text().len() as f64 / whole.as_secs_f64() / 1e6);
    for (name, time) in stages {
        println!("{:5.1} %  {name}", 100.0 * time.as_secs_f64() / whole.as_secs_f64());
    }
}

const STAGES: [&str; 6] = ["text", "mentions", "figures", "dates", "voices", "events"];

/// How long each stage takes once.
fn times(document: &Document) -> [Duration; 6] {
    let start = Instant::now();
    let mut last = Duration::ZERO;
    let mut lap = || {
        let before = std::mem::replace(&mut last, start.elapsed());
        last - before
    };
    let text = Text::new(document.text());
    let of_text = lap();
    let mentions = mention::read(&text);
    let of_mentions = lap();
    let figures = quantity::figures(&text);
    let of_figures = lap();
    let dates = date::read(&text, document.published());
    let of_dates = lap();
    let voices = voice::read(&text, &mentions);
    let of_voices = lap();
    let events = event::read(&text, &mentions, &voices, &figures, &dates);
    let of_events = lap();
    assert!(!events.list().is_empty());
    [of_text, of_mentions, of_figures, of_dates, of_voices, of_events]
}

/// The same over the documents of a file of yours, `DOCUMENTS=PATH`, one to a line as the command line takes them:
/// megabytes a second, and the time against that of counting words in the same run; the shortest of many rounds each.
fn documents(_: &mut Criterion) {
    let Ok(path) = std::env::var("DOCUMENTS") else { return };
    let lines = std::fs::read_to_string(path).expect("the file is there");
    let documents: Vec<Document> =
        lines.lines().map(|line| serde_json::from_str(line).expect("a document to a line")).collect();
    let bytes: usize = documents.iter().map(|document| document.text().len()).sum();
    let extractor = EnglishExtractor::new();
    let (mut words, mut whole) = (Duration::MAX, Duration::MAX);
    for _ in 0..100 {
        let start = Instant::now();
        documents.iter().for_each(|document| {
            black_box(document.text().unicode_words().count());
        });
        words = words.min(start.elapsed());
        let start = Instant::now();
        documents.iter().for_each(|document| {
            black_box(extractor.extract(document));
        });
        whole = whole.min(start.elapsed());
    }
    let speed = |time: Duration| bytes as f64 / time.as_secs_f64() / 1e6;
    println!(
        "documents: extract {:.1} MB/s, unicode_words {:.1} MB/s, ratio {:.2}",
        speed(whole),
        speed(words),
        whole.as_secs_f64() / words.as_secs_f64()
    );
}

criterion_group!(benches, extract, shares, documents);
criterion_main!(benches);
