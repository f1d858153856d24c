//! Which documents tell of one event: the cases of `align.toml`, and what no order of arrival changes.

use std::collections::{BTreeMap, BTreeSet};

use corroborate::align::{Aligner, Alignment};
use corroborate::extract::{EnglishExtractor, Extractor};
use corroborate::{Document, Reconciler};
use proptest::prelude::*;
use serde::Deserialize;

use crate::cases;
use crate::generate::corpus;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    events: Vec<BTreeSet<String>>,
    documents: BTreeMap<String, String>,
}

/// A document whose text may open with its day of publication.
fn document(id: &str, written: &str) -> Document {
    let day = written.split_once(' ').and_then(|(day, text)| Some((day.parse().ok()?, text)));
    match day {
        Some((day, text)) => Document::new(id, text).unwrap().with_published(day),
        None => Document::new(id, written).unwrap(),
    }
}

/// For each document the most salient event of which it has a claim.
fn told(documents: &BTreeMap<String, String>) -> BTreeSet<BTreeSet<String>> {
    let all = documents.iter().map(|(id, text)| document(id, text));
    let report = all.into_iter().try_fold(Reconciler::new(), Reconciler::document).unwrap().reconcile();
    let of_claim: BTreeMap<_, _> =
        report.claims.iter().map(|claim| (claim.id().clone(), claim.document().to_string())).collect();
    let mut seen = BTreeSet::new();
    let mut told = BTreeSet::new();
    for event in &report.events {
        let tellers: BTreeSet<String> =
            event.claims.iter().filter_map(|id| of_claim.get(id)).cloned().collect();
        let new: BTreeSet<String> = tellers.difference(&seen).cloned().collect();
        seen.extend(new.iter().cloned());
        if !new.is_empty() {
            told.insert(new);
        }
    }
    told
}

#[test]
fn documents_on_one_event_are_put_together_and_others_kept_apart() {
    cases::run("align", |case: &Case| {
        let expected: BTreeSet<BTreeSet<String>> = case.events.iter().cloned().collect();
        let found = told(&case.documents);
        cases::expect("events", &expected, &found)
    });
}

/// One kind of happening.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Kind {
    told: [String; 2],
    may_be: BTreeSet<String>,
}

/// Whether two reports of a day are of one event.
fn are_one(reports: [(&str, u32); 2]) -> bool {
    let written =
        |(text, dead): (&str, u32)| format!("2031-05-05 {}", text.replace("N ", &format!("{dead} ")));
    let [a, b] = reports.map(written);
    told(&BTreeMap::from([("a".to_owned(), a), ("b".to_owned(), b)])).len() == 1
}

#[test]
fn two_happenings_of_one_day_in_one_land_are_joined_only_where_their_kinds_can_be_one() {
    let kinds = cases::load::<Kind>("kinds");
    let mut wrong = Vec::new();
    for (at, (name, kind)) in kinds.iter().enumerate() {
        assert!(are_one(kind.told.each_ref().map(|text| (text.as_str(), 26))), "{name}");
        for (other, of_other) in &kinds[at + 1..] {
            let joined = are_one([(&kind.told[0], 26), (&of_other.told[0], 4)]);
            if joined != (kind.may_be.contains(other) || of_other.may_be.contains(name)) {
                wrong.push(format!("{name}, {other}: {joined}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn aligned(aligner: &Aligner) -> String {
    let Alignment { claims, items, events, .. } = aligner.align();
    serde_json::to_string(&(claims, items, events)).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn adding_documents_one_by_one_gives_what_adding_them_at_once_gives(
        count in 2_usize..30,
        seed in any::<u64>(),
        turn in 0_usize..20,
    ) {
        let documents: Vec<Document> = corpus(count, seed).items.into_iter().map(|item| item.document).collect();
        let extractor = EnglishExtractor::new();
        let mut turned = documents.clone();
        turned.rotate_left(turn % count);
        let mut stepwise = Aligner::new();
        for document in turned.iter().rev() {
            stepwise.insert(document, extractor.extract(document));
            stepwise.settle();
            let (all, around) = (stepwise.align(), stepwise.around(document.id()));
            let asked: BTreeSet<&str> = around.claims.iter().map(|claim| claim.subject().key.as_str()).collect();
            prop_assert!(!around.events.is_empty());
            let mut claims = all.claims.clone();
            claims.retain(|claim| asked.contains(claim.subject().key.as_str()));
            prop_assert_eq!(&claims, &around.claims);
            prop_assert!(around.items.iter().all(|item| all.items.contains(item)));
            prop_assert!(around.events.iter().all(|event| all.events.contains(event)));
        }
        let mut at_once = Aligner::new();
        for document in &documents {
            at_once.insert(document, extractor.extract(document));
        }
        prop_assert_eq!(aligned(&stepwise), aligned(&at_once));
    }
}

/// The toll of the one event that reports of these days and figures tell of.
fn toll(reports: &[(&str, u32)]) -> Option<f64> {
    let mut reconciler = Reconciler::new();
    for (number, (day, dead)) in reports.iter().enumerate() {
        let text = format!("A blast killed {dead} people at a market in Lyon on 2 May 2031, police said.");
        let document =
            Document::new(&format!("d{number}"), &text).unwrap().with_published(day.parse().unwrap());
        reconciler = reconciler.document(document.with_source(&format!("Paper {number}"))).unwrap();
    }
    let report = reconciler.reconcile();
    assert_eq!(report.events.len(), 1);
    report.events[0].killed.as_ref().and_then(|killed| killed.best)
}

#[test]
fn the_toll_of_an_event_is_what_most_documents_give_unless_it_has_risen_since() {
    let (first, next, last) = ("2031-05-03", "2031-05-04", "2031-05-05");
    assert_eq!(toll(&[(first, 12), (first, 14), (first, 14)]), Some(14.0));
    assert_eq!(toll(&[(first, 14), (first, 12), (first, 12)]), Some(12.0));
    assert_eq!(toll(&[(first, 12), (first, 14)]), Some(14.0), "of several the highest");
    assert_eq!(toll(&[(first, 12), (next, 12), (last, 17)]), Some(17.0), "it has risen");
    assert_eq!(toll(&[(first, 12), (next, 12), (last, 9)]), Some(12.0), "a lower count is no rise");
}
