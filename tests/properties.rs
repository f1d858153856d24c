//! What must hold of every input: no panic, spans that quote their text, and results that no order changes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use corroborate::report::{Format, ReconciledItem};
use corroborate::{Attribute, Claim, ClaimId, Document, Reconciler, Report};
use proptest::prelude::*;

use crate::generate::{Corpus, corpus};

fn reconciled(documents: impl IntoIterator<Item = Document>) -> Report {
    let all = documents.into_iter().try_fold(Reconciler::new(), Reconciler::document);
    all.unwrap().reconcile()
}

/// Made-up reports about a few events, half of them copies.
fn reports(count: usize) -> Vec<Document> {
    corpus(count, 1).items.into_iter().map(|item| item.document).collect()
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

static REPORTS: LazyLock<Vec<Document>> = LazyLock::new(|| reports(30));

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn any_text_is_read_without_panic_and_every_claim_quotes_it(text in texts(), title in texts()) {
        let document = Document::new("d", text).unwrap().with_title(&title);
        let report = reconciled([document.clone()]);
        for claim in &report.claims {
            prop_assert_eq!(claim.check(&document), Ok(()));
        }
        for format in Format::ALL {
            prop_assert!(!report.render(*format).is_empty());
        }
    }

    #[test]
    fn the_order_of_documents_changes_nothing(seed in 0..1000usize, picks in prop::collection::vec(0..30usize, 2..5)) {
        let picked: BTreeSet<usize> = picks.into_iter().collect();
        let mut documents: Vec<Document> = picked.into_iter().map(|at| REPORTS[at].clone()).collect();
        let forward = reconciled(documents.clone());
        let turn = seed % documents.len();
        documents.rotate_left(turn);
        documents.reverse();
        let turned = reconciled(documents);
        prop_assert_eq!(contents(&forward), contents(&turned));
    }

    #[test]
    fn what_a_claim_prints_reads_back_as_the_claim(at in 0..30usize) {
        let report = reconciled([REPORTS[at].clone()]);
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
    let reports = reports(10);
    let before = reconciled(reports.clone());
    let stranger =
        Document::new("stranger", "The orchard at Quillmere bore 900 kilograms of plums in 1931.").unwrap();
    let after = reconciled(reports.into_iter().chain([stranger]));
    let own = |report: &Report| -> BTreeSet<String> { report.items.iter().map(item_content).collect() };
    assert!(own(&before).is_subset(&own(&after)), "{:#?}", own(&before).difference(&own(&after)));
    assert_eq!(contents(&before).1, contents(&after).1);
}

#[test]
fn tolls_of_different_events_are_not_held_against_each_other() {
    let Corpus { items, events } = corpus(30, 1);
    let event_of: BTreeMap<String, usize> =
        items.iter().map(|item| (item.document.id().to_string(), item.event)).collect();
    let report = reconciled(items.into_iter().map(|item| item.document));
    let document_of: BTreeMap<&ClaimId, String> =
        report.claims.iter().map(|claim| (claim.id(), claim.document().to_string())).collect();
    let tolls = report.items.iter().filter(|item| item.item.attribute == Attribute::Killed);
    let mixed = tolls.filter(|item| {
        let happened: BTreeSet<usize> =
            item.item.claims.iter().map(|id| event_of[&document_of[id]]).collect();
        happened.len() > 1
    });
    let mixed: Vec<&str> = mixed.map(|item| item.item.label.as_str()).collect();
    assert!(mixed.is_empty(), "of {} events these are mixed: {mixed:?}", events.len());
}
