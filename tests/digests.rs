//! Several articles in one text: each case gives a text and the dead that each of its articles counts.

use std::collections::BTreeMap;

use corroborate::extract::{EnglishExtractor, Extraction, Extractor};
use corroborate::value::Value;
use corroborate::{Attribute, Claim, Document};
use serde::Deserialize;

use crate::cases::{expect, run};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    #[serde(default)]
    title: Option<String>,
    /// Article by article; one list where the text is no digest.
    killed: Vec<Vec<f64>>,
}

#[test]
fn each_article_of_a_digest_tells_its_own_event() {
    run::<Case>("digests", |case| {
        let document = Document::new("d", &*case.text).map_err(|e| e.to_string())?;
        let document = case.title.iter().fold(document, |document, title| document.with_title(title));
        let extraction = EnglishExtractor::new().extract(&document);
        expect("killed by article", &case.killed, &killed(&extraction))?;
        let articles: Vec<&str> = extraction.claims.iter().map(article).collect();
        expect("claims article by article", &true, &articles.is_sorted())
    });
}

/// What the key of a claim's subject says of its article.
fn article(claim: &Claim) -> &str {
    claim.subject().key.rsplit_once('/').unwrap_or_default().0
}

/// The dead by article, in order of the text.
fn killed(extraction: &Extraction) -> Vec<Vec<f64>> {
    let mut articles: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    for claim in extraction.claims.iter().filter(|claim| *claim.attribute() == Attribute::Killed) {
        let Value::Quantity(quantity) = claim.value() else { continue };
        articles.entry(article(claim)).or_default().extend(quantity.best);
    }
    articles.into_values().collect()
}

#[test]
fn every_event_of_a_digest_has_a_key_of_its_own() {
    let text = "News in brief\n\nSix miners died in a blast near Katowice on Monday, the operator said.\n\n\
                Avalanche in Tyrol\n\nThree skiers died near Innsbruck on Sunday, rescuers in Tyrol said.";
    let document = Document::new("d", text).expect("a text");
    let events = EnglishExtractor::new().extract(&document).events;
    let keys: std::collections::BTreeSet<&str> = events.iter().map(|event| event.key.as_str()).collect();
    assert_eq!((events.len(), keys.len()), (2, 2), "{keys:?}");
}
