//! What must hold of every input: no panic, spans that quote their text, and results that no order changes.

#[path = "../benches/corpus/mod.rs"]
mod corpus;

use std::collections::BTreeSet;

use corroborate::report::{Format, ReconciledItem};
use corroborate::{Claim, Document, Reconciler, Report};
use proptest::prelude::*;

fn reconciled(documents: impl IntoIterator<Item = Document>) -> Report {
    let all = documents.into_iter().try_fold(Reconciler::new(), Reconciler::document);
    all.unwrap().reconcile()
}

/// Words of news, odd characters and line ends, in any order.
fn texts() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "killed",
        "at least",
        "14",
        "people",
        "1.2 million",
        "nearly",
        "Ilo Kest",
        "denied",
        "said",
        "\"",
        ".",
        ",",
        "on Friday",
        "Tarsk",
        "the Grey Tide",
        "12,540",
        "$",
        "%",
        "in",
        "was arrested",
        "aged",
        "-",
        "—",
        "’s",
        "\u{a0}",
        "\r\n",
        "\n\n",
        "é",
        "東京",
        "👩‍👩‍👧",
        "\u{200b}",
        "\u{feff}",
        "U.S.",
        "Gen.",
        "2024",
        "between",
        "and",
        "dozens",
        "one in ten",
        "half",
        "km",
        "\u{1b}[31m",
        "\0",
        "ﬁ",
        "①",
        "٣",
    ]);
    let news = prop::collection::vec(words, 0..40).prop_map(|words| words.join(" "));
    prop_oneof![3 => news, 1 => "\\PC{0,200}", 1 => any::<String>()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_text_is_read_without_panic_and_every_claim_quotes_it(text in texts()) {
        let document = Document::new("d", text).unwrap();
        let report = reconciled([document.clone()]);
        for claim in &report.claims {
            prop_assert_eq!(claim.check(&document), Ok(()));
        }
        for format in Format::ALL {
            prop_assert!(!report.render(*format).is_empty());
        }
    }

    #[test]
    fn the_order_of_documents_changes_nothing(seed in 0..1000usize, picks in prop::collection::vec(0..60usize, 2..7)) {
        let reports = corpus::reports(60);
        let picked: BTreeSet<usize> = picks.into_iter().collect();
        let mut documents: Vec<Document> = picked.into_iter().map(|at| reports[at].clone()).collect();
        let forward = reconciled(documents.clone());
        let turn = seed % documents.len();
        documents.rotate_left(turn);
        documents.reverse();
        let turned = reconciled(documents);
        prop_assert_eq!(contents(&forward), contents(&turned));
    }

    #[test]
    fn what_a_claim_prints_reads_back_as_the_claim(at in 0..60usize) {
        let report = reconciled([corpus::reports(60)[at].clone()]);
        for claim in &report.claims {
            let read: Claim = serde_json::from_str(&serde_json::to_string(claim).unwrap()).unwrap();
            prop_assert_eq!(&read, claim);
        }
    }
}

/// The results, by what they say and not by where they stand.
fn contents(report: &Report) -> (Vec<String>, Vec<String>, Vec<String>) {
    let sorted = |mut lines: Vec<String>| {
        lines.sort();
        lines
    };
    let items = sorted(report.items.iter().map(item_content).collect());
    let found = report.discrepancies.iter().map(|found| {
        let claims: BTreeSet<&str> =
            found.secondary.iter().chain([&found.primary]).map(|id| id.as_str()).collect();
        format!("{} {} {claims:?}", found.code, found.severity)
    });
    let reuse = report.reuse.iter().map(|reuse| format!("{} {}", reuse.copy, reuse.original)).collect();
    (items, sorted(found.collect()), sorted(reuse))
}

fn item_content(item: &ReconciledItem) -> String {
    let claims: BTreeSet<&str> = item.item.claims.iter().map(|id| id.as_str()).collect();
    let consensus = &item.consensus;
    let value = consensus.value.as_ref().map(ToString::to_string);
    format!("{} {claims:?} {value:?} {}", item.item.attribute, consensus.witnesses)
}

#[test]
fn an_unrelated_document_changes_no_item() {
    let reports = corpus::reports(10);
    let before = reconciled(reports.clone());
    let stranger =
        Document::new("stranger", "The orchard at Quillmere bore 900 kilograms of plums in 1931.").unwrap();
    let after = reconciled(reports.into_iter().chain([stranger]));
    let own = |report: &Report| -> BTreeSet<String> { report.items.iter().map(item_content).collect() };
    assert!(own(&before).is_subset(&own(&after)), "{:#?}", own(&before).difference(&own(&after)));
    assert_eq!(contents(&before).1, contents(&after).1);
}

#[test]
fn a_pile_of_synthetic_reports_is_told_apart_by_event() {
    let report = reconciled(corpus::reports(50));
    let toll = |item: &&ReconciledItem| item.item.attribute == corroborate::Attribute::Killed;
    for item in report.items.iter().filter(toll) {
        let number = |id: &corroborate::ClaimId| -> usize {
            let document = id.as_str().split('#').next().unwrap_or_default();
            document.trim_start_matches('r').parse().unwrap()
        };
        let happenings: BTreeSet<usize> = item.item.claims.iter().map(|id| number(id) / 5).collect();
        assert_eq!(happenings.len(), 1, "{} mixes events {happenings:?}", item.item.id);
    }
}
