//! Drafts of schema.org `ClaimReview` (<https://schema.org/ClaimReview>), one for each serious discrepancy.
//!
//! A draft says who claimed what where, and what speaks against it. The rating is ours in words only: a number, the
//! author and the address of the review are the fact-checker's to add.

use std::collections::BTreeMap;

use serde::Serialize;

use super::view::View;
use crate::align::ItemId;
use crate::claim::{Claim, ClaimId, Role, Speaker};
use crate::document::Document;
use crate::reconcile::Consensus;
use crate::report::{Code, Discrepancy, Report, Severity};

pub(super) fn render(report: &Report) -> String {
    let view = View::new(report);
    let serious = report.discrepancies.iter().filter(|found| found.severity <= Severity::Major);
    let answers = report.items.iter().map(|item| (&item.item.id, &item.consensus)).collect();
    let drafts: Vec<Draft<'_>> = serious.filter_map(|found| draft(found, &view, &answers)).collect();
    serde_json::to_string(&drafts).expect("drafts are made of strings and lists: all of them are JSON") + "\n"
}

#[derive(Serialize)]
struct Draft<'r> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "claimReviewed")]
    claim_reviewed: &'r str,
    #[serde(rename = "itemReviewed")]
    item_reviewed: Reviewed<'r>,
    #[serde(rename = "reviewRating")]
    review_rating: Rating,
    #[serde(rename = "reviewBody")]
    review_body: String,
}

#[derive(Serialize)]
struct Reviewed<'r> {
    #[serde(rename = "@type")]
    kind: &'static str,
    author: Party<'r>,
    #[serde(rename = "datePublished", skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    appearance: Option<Appearance<'r>>,
}

#[derive(Serialize)]
struct Party<'r> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'r str,
}

#[derive(Serialize)]
struct Appearance<'r> {
    #[serde(rename = "@type")]
    kind: &'static str,
    url: &'r str,
}

#[derive(Serialize)]
struct Rating {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "alternateName")]
    alternate_name: &'static str,
}

/// The answers, by question.
type Answers<'r> = BTreeMap<&'r ItemId, &'r Consensus>;

fn draft<'r>(found: &'r Discrepancy, view: &View<'r>, answers: &Answers) -> Option<Draft<'r>> {
    let disputed = disputed(found, answers);
    let claim = view.claim(disputed)?;
    let all = std::iter::once(&found.primary).chain(&found.secondary);
    let against = all.filter(|id| *id != disputed).filter_map(|id| view.claim(id));
    let against: Vec<String> = against.map(|c| format!("{}: “{}”", c.source(), c.quote())).collect();
    Some(Draft {
        context: "https://schema.org",
        kind: "ClaimReview",
        claim_reviewed: claim.quote(),
        item_reviewed: reviewed(claim, view),
        review_rating: Rating { kind: "Rating", alternate_name: rating(found.code) },
        review_body: in_sentences(&[&found.message, &against.join("; "), &found.help]),
    })
}

/// The claim to be reviewed: of those that do not fit the first that the answer leaves out, else the primary one.
fn disputed<'r>(found: &'r Discrepancy, answers: &Answers) -> &'r ClaimId {
    let answer = found.item.as_ref().and_then(|id| answers.get(id));
    let dissents = |id: &&ClaimId| answer.is_some_and(|answer| answer.dissenting.contains(id));
    let mut all = std::iter::once(&found.primary).chain(&found.secondary);
    all.find(dissents).unwrap_or(&found.primary)
}

/// Each part as a sentence of its own, the empty ones left out.
fn in_sentences(parts: &[&str]) -> String {
    let sentence = |part: &str| {
        let mut letters = part.chars();
        let first = letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>());
        format!("{}.", first.unwrap_or_default().trim_end_matches('.'))
    };
    let parts = parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty());
    parts.map(sentence).collect::<Vec<_>>().join(" ")
}

fn reviewed<'r>(claim: &'r Claim, view: &View<'r>) -> Reviewed<'r> {
    let published = view.document(claim.document()).and_then(|document| document.published);
    let url = view.text_document(claim).and_then(Document::url);
    Reviewed {
        kind: "Claim",
        author: author(claim),
        date_published: published.map(|day| day.to_string()),
        appearance: url.map(|url| Appearance { kind: "CreativeWork", url }),
    }
}

/// Whoever speaks; the outlet where it speaks itself.
fn author(claim: &Claim) -> Party<'_> {
    match claim.voice() {
        Some(Speaker { name, role: Role::Person | Role::Official | Role::Source }) => {
            Party { kind: "Person", name }
        }
        Some(Speaker { name, .. }) => Party { kind: "Organization", name },
        None => Party { kind: "Organization", name: claim.source().as_str() },
    }
}

/// What the discrepancy makes of the claim, in the words of fact-checkers.
fn rating(code: Code) -> &'static str {
    match code {
        Code::TollRising | Code::TollRevisedDown => "Outdated",
        Code::SingleWitness => "Unproven",
        Code::FigureTension => "Needs context",
        _ => "Disputed",
    }
}
