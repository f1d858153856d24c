//! Work grows with the input and not with its square, whatever the input is: ordinary, endless or absurd.
//!
//! Each case is done at two lengths, the second four times the first. Time that grows with the length makes the ratio 4,
//! time that grows with its square 16; the bound lies between, and the shortest of several runs counts.

use std::time::{Duration, Instant};

use corroborate::extract::{EnglishExtractor, Extractor};
use corroborate::report::check;
use corroborate::{Document, Reconciler, Report};

const TIMES: usize = 4;
const BOUND: f64 = 9.5;
/// What takes less is noise.
const LEAST: Duration = Duration::from_millis(4);

/// The ratio of the times that the long and the short input take.
fn growth(short: usize, work: impl Fn(usize)) -> f64 {
    let time = |count: usize| {
        let once = || {
            let start = Instant::now();
            work(count);
            start.elapsed()
        };
        (0..3).map(|_| once()).min().unwrap_or_default().max(LEAST)
    };
    time(short * TIMES).as_secs_f64() / time(short).as_secs_f64()
}

fn document(id: &str, text: &str) -> Document {
    Document::new(id, text).unwrap().with_published("2025-03-14".parse().unwrap())
}

fn reconciled(documents: impl Iterator<Item = Document>) -> Report {
    documents.fold(Reconciler::new(), |all, document| all.document(document).unwrap()).reconcile()
}

/// One of many reports made from one template.
fn templated(number: usize) -> Document {
    let (dead, hurt, day) = (10 + number * 7 % 31, 40 + number * 11 % 51, 1 + number % 28);
    let text = format!(
        "At least {dead} people were killed in a bombing in Herat on Friday, police said. The blast hit a market \
         in the old city. {hurt} others were injured. No group has claimed responsibility."
    );
    let published = format!("2024-03-{day:02}").parse().unwrap();
    Document::new(&format!("d{number}"), text).unwrap().with_published(published)
}

#[test]
fn reports_from_one_template_cost_what_their_number_does() {
    let ratio = growth(50, |count| {
        let report = reconciled((0..count).map(templated));
        assert_eq!(report.documents.len(), count);
        assert!(!report.render(corroborate::report::Format::Text).is_empty());
    });
    assert!(ratio < BOUND, "four times the reports took {ratio:.1} times as long");
}

#[test]
fn a_draft_costs_what_its_length_does() {
    let paragraph = |number: usize| {
        let (dead, hurt, age) = (2 + number * 7 % 89, 2 + number * 13 % 87, 20 + number % 50);
        format!(
            "Officials said {dead} people were killed on Friday when a bus overturned near the river. Another {hurt} \
             were injured, police said. The driver, aged {age}, was arrested.\n\n"
        )
    };
    let ratio = growth(100, |count| {
        let draft = document("draft", &(0..count).map(paragraph).collect::<String>());
        let against = Reconciler::new().document(templated(0)).unwrap();
        assert!(check(draft, against).unwrap().claims >= count);
    });
    assert!(ratio < BOUND, "four times the draft took {ratio:.1} times as long");
}

#[test]
fn absurd_texts_cost_what_their_length_does() {
    let pieces = [
        "The ministry said at least 12 people were killed in the blast in Herat on Friday. ",
        "\u{201c}He said that ",
        "\"Ten died, ",
        "(ten dead ",
        "Ann Bee and Carl Dee met Omar Salih. ",
        "12, 13, ",
        "\u{a0}12",
        "5% of ",
        "he said she said that ",
        "12 killed ",
        "and ",
        "7777777777",
        "12 dead\n\n",
        "Abu Rena, also known as ",
        "TEN DEAD IN KABUL ",
    ];
    let extractor = EnglishExtractor::new();
    let mut grown = Vec::new();
    for piece in pieces {
        let ratio = growth(12_000 / piece.len(), |count| {
            extractor.extract(&document("a", &piece.repeat(count)));
        });
        grown.extend((ratio >= BOUND).then(|| format!("{piece:?}: {ratio:.1} times as long")));
    }
    assert!(grown.is_empty(), "four times the text took\n{}", grown.join("\n"));
}
