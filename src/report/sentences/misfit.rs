//! Sentences that cannot both be so, as diagnostics of a report.

use std::collections::{BTreeMap, BTreeSet};

use super::{Bearing, Misfit, Sentences, Spans, misfits};
use crate::claim::{Claim, ClaimId};
use crate::document::{Document, DocumentId};
use crate::report::discrepancy::{Code, Discrepancy};
use crate::report::severity::Severity;
use crate::report::{ReconciledItem, Severities};
use crate::span::Span;
use crate::value::Value;
use crate::witness::Dependence;

/// What a report knows already.
pub(in crate::report) struct Known<'r> {
    pub(in crate::report) documents: &'r [Document],
    pub(in crate::report) claims: &'r [Claim],
    pub(in crate::report) items: &'r [ReconciledItem],
    pub(in crate::report) found: &'r [Discrepancy],
    pub(in crate::report) dependence: &'r Dependence,
    pub(in crate::report) severities: &'r Severities,
}

/// The misfits that nothing else has told, each with its two sentences as claims. What a copy changed is told as its
/// distortion.
pub(in crate::report) fn discrepancies(known: &Known) -> Vec<(Discrepancy, [Claim; 2])> {
    let sentences = Sentences::of(known.documents.iter());
    let places = Places::of(known);
    let told = misfits(&sentences);
    told.iter().filter_map(|misfit| discrepancy(known, &sentences, &places, misfit)).collect()
}

fn discrepancy(
    known: &Known,
    sentences: &Sentences,
    places: &Places,
    misfit: &Misfit,
) -> Option<(Discrepancy, [Claim; 2])> {
    let (a, b) = (&sentences.list()[misfit.a], &sentences.list()[misfit.b]);
    let copied = known.dependence.witness(a.document.id()) == known.dependence.witness(b.document.id());
    let (x, y) = ((a.document.id(), a.span), (b.document.id(), b.span));
    if copied || places.are_told(x, y) || is_counted(&misfit.opposed.bearing) && places.are_asked(x, y) {
        return None;
    }
    let code = match misfit.opposed.bearing {
        Bearing::Denied => Code::Denied,
        Bearing::Opposite => Code::StatementConflict,
        Bearing::Counted(_) => Code::FigureConflict,
    };
    let claims = [a.whole(), b.whole()];
    let severity = known.severities.of_code(code).unwrap_or(Severity::Minor);
    let found = Discrepancy {
        code,
        severity,
        item: None,
        message: misfit.opposed.reason.clone(),
        primary: claims[0].id().clone(),
        secondary: vec![claims[1].id().clone()],
        help: code.help().to_owned(),
    };
    Some((found, claims))
}

fn is_counted(bearing: &Bearing) -> bool {
    matches!(bearing, Bearing::Counted(_))
}

/// A place in a document.
type Place<'r> = (&'r DocumentId, Span);

/// By document: where its claims stand, and the misfits and the questions that they belong to.
struct Places<'r> {
    told: BTreeMap<&'r DocumentId, Spans>,
    asked: BTreeMap<&'r DocumentId, Spans>,
}

impl<'r> Places<'r> {
    fn of(known: &'r Known<'r>) -> Places<'r> {
        let claims: BTreeMap<&ClaimId, &Claim> =
            known.claims.iter().map(|claim| (claim.id(), claim)).collect();
        let grave = known.found.iter().enumerate().filter(|(_, found)| found.severity != Severity::Note);
        let told = grave.flat_map(|(at, found)| {
            std::iter::once(&found.primary).chain(&found.secondary).map(move |id| (id, at))
        });
        let asked = known
            .items
            .iter()
            .enumerate()
            .flat_map(|(at, item)| item.item.claims.iter().map(move |id| (id, at)));
        let figure = |claim: &&Claim| matches!(claim.value(), Value::Quantity(_) | Value::Date(_));
        Places {
            told: by_document(told.filter_map(|(id, at)| Some((*claims.get(id)?, at)))),
            asked: by_document(
                asked.filter_map(|(id, at)| Some((claims.get(id).copied().filter(figure)?, at))),
            ),
        }
    }

    /// Whether a misfit has claims in both.
    fn are_told(&self, a: Place, b: Place) -> bool {
        share(&self.told, a, b)
    }

    /// Whether a question has figures in both.
    fn are_asked(&self, a: Place, b: Place) -> bool {
        share(&self.asked, a, b)
    }
}

fn by_document<'r>(claims: impl Iterator<Item = (&'r Claim, usize)>) -> BTreeMap<&'r DocumentId, Spans> {
    let mut found: BTreeMap<&DocumentId, Vec<(Span, usize)>> = BTreeMap::new();
    for (claim, at) in claims {
        found.entry(claim.document()).or_default().push((claim.span(), at));
    }
    found.into_iter().map(|(document, spans)| (document, Spans::new(spans))).collect()
}

fn share(places: &BTreeMap<&DocumentId, Spans>, a: Place, b: Place) -> bool {
    let within = |(document, span): Place| -> BTreeSet<usize> {
        places.get(document).into_iter().flat_map(|spans| spans.over(span)).collect()
    };
    !within(a).is_disjoint(&within(b))
}
