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

/// The documents, by whom they tell of.
fn people(reports: &[&str]) -> BTreeSet<BTreeSet<usize>> {
    let add = |all: Reconciler<'static>, (at, written): (usize, &&str)| {
        all.document(document(&at.to_string(), written)).unwrap()
    };
    let report = reports.iter().enumerate().fold(Reconciler::new(), add).reconcile();
    let mut known: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    let of_arden = report.claims.iter().filter(|claim| claim.subject().label.ends_with(" Arden"));
    for claim in of_arden {
        known.entry(&claim.subject().key).or_default().insert(claim.document().as_str().parse().unwrap());
    }
    known.into_values().collect()
}

fn apart(groups: &[&[usize]]) -> BTreeSet<BTreeSet<usize>> {
    groups.iter().map(|group| group.iter().copied().collect()).collect()
}

#[test]
fn two_of_one_name_and_one_calling_who_died_in_two_years_are_two_and_neither_is_a_third() {
    let reports = [
        "2019-05-04 Tom Arden, a teacher, died on 3 May 2019.",
        "2012-05-04 Tom Arden, a teacher, died on 3 May 2012.",
        "2031-05-04 Tom Arden, a teacher, was arrested on Friday.",
        "2031-05-05 Tom Arden, a teacher, was hurt on Friday.",
    ];
    assert_eq!(people(&reports), apart(&[&[0], &[1], &[2, 3]]));
}

#[test]
fn who_stands_behind_many_claims_about_another_is_known_as_well() {
    let others: String = (20..90).map(|age| format!("Ann Roe, {age}, was hurt. ")).collect();
    let of_leeds = format!("2031-05-03 {others} The mayor of Leeds, Tom Arden, was arrested on Friday.");
    let of_york = "2031-05-03 The mayor of York, Tom Arden, died on Friday.";
    assert_eq!(people(&[&of_leeds, of_york]), apart(&[&[0], &[1]]));
}

#[test]
fn what_is_told_of_one_under_two_spellings_is_known_of_him() {
    let of_york = "2031-05-03 The mayor of York, Tom Arden, died on Friday.";
    let spelt = |first: &str, then: &str| {
        format!(
            "2031-05-03 The mayor of Leeds, {first}, was arrested on Friday. {then}, a lawyer, was hurt in the raid."
        )
    };
    for (first, then) in [("Tom Arden", "Tom J. Arden"), ("Tom Arden", "Thomas Arden")] {
        assert_eq!(people(&[&spelt(first, then), of_york]), apart(&[&[0], &[1]]), "{first}, {then}");
    }
}

#[test]
fn a_place_of_several_words_with_hyphens_is_one() {
    let one = "2031-05-03 The mayor of Stratford-upon-Avon, Tom Arden, was arrested on Friday.";
    let behind = "2031-05-03 Tom Arden, mayor of Stratford-upon-Avon, was arrested on Friday.";
    let other = "2031-05-03 Tom Arden, the mayor of Newcastle-under-Lyme, died on Friday.";
    assert_eq!(people(&[one, other]), apart(&[&[0], &[1]]));
    assert_eq!(people(&[behind, other]), apart(&[&[0], &[1]]));
    assert_eq!(people(&[one, behind]), apart(&[&[0, 1]]));
}

#[test]
fn who_lived_after_the_death_of_another_is_another_whatever_is_told_last() {
    let alive = "2031-05-04 Tom Arden was arrested on 2 May 2031. Tom Arden was wounded on 3 March 2011.";
    let dead = "2020-05-04 Tom Arden died on 3 May 2020.";
    assert_eq!(people(&[alive, dead]), apart(&[&[0], &[1]]));
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
