//! Megabytes a second of reading an article, beside counting its words by UAX #29, and the share of each stage.

#![allow(clippy::pedantic, unreachable_pub, reason = "benches tell the time and build strings plainly")]

use std::hint::black_box;

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

fn extract(criterion: &mut Criterion) {
    let source = vec![ARTICLE; 20].join("\n");
    let published = "2024-03-26".parse().expect("a good date");
    let document = Document::new("bench", source.clone()).expect("a text").with_published(published);
    let extractor = EnglishExtractor::new();
    let claims = extractor.extract(&document).claims;
    // Paragraphs that come again are repeats, not statements: only the first telling counts.
    assert!(claims.len() > 20, "the article has its claims: {}", claims.len());

    let text = Text::new(&source);
    let mentions = mention::read(&text);
    let figures = quantity::figures(&text);
    let dates = date::read(&text, Some(published));
    let voices = voice::read(&text, &mentions);

    let mut group = criterion.benchmark_group("extract");
    group.throughput(Throughput::Bytes(source.len() as u64));
    group.bench_function("unicode_words", |b| b.iter(|| black_box(source.unicode_words().count())));
    group.bench_function("whole", |b| b.iter(|| black_box(extractor.extract(&document)).claims.len()));
    group.bench_function("text", |b| b.iter(|| black_box(Text::new(&source)).tokens().len()));
    group.bench_function("mentions", |b| b.iter(|| black_box(mention::read(&text)).list().len()));
    group.bench_function("figures", |b| b.iter(|| black_box(quantity::figures(&text)).len()));
    group.bench_function("dates", |b| b.iter(|| black_box(date::read(&text, Some(published))).len()));
    group.bench_function("voices", |b| b.iter(|| black_box(voice::read(&text, &mentions)).list().len()));
    group.bench_function("events", |b| {
        b.iter(|| black_box(event::read(&text, &mentions, &voices, &figures, &dates)).list().len());
    });
    group.finish();
}

criterion_group!(benches, extract);
criterion_main!(benches);
