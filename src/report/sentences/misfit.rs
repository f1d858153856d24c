//! Sentences that cannot both be so, as diagnostics of a report.

use std::collections::BTreeMap;

use super::places::{Asked, Places};
use super::{Bearing, Misfit, Opposed, Sentences, misfits};
use crate::claim::{Claim, ClaimId};
use crate::document::Document;
use crate::report::discrepancy::Discrepancy;
use crate::report::severity::Severity;
use crate::report::{ReconciledItem, Severities};
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
    let places = KnownPlaces {
        told: told(known),
        asked: Asked::of(known.claims, known.items.iter().map(|item| &item.item)),
    };
    misfits(&sentences).iter().filter_map(|misfit| discrepancy(known, &sentences, &places, misfit)).collect()
}

fn discrepancy(
    known: &Known,
    sentences: &Sentences,
    places: &KnownPlaces,
    misfit: &Misfit,
) -> Option<(Discrepancy, [Claim; 2])> {
    let (a, b) = (&sentences.list()[misfit.a], &sentences.list()[misfit.b]);
    let copied = known.dependence.witness(a.document.id()) == known.dependence.witness(b.document.id());
    let (x, y) = ((a.document.id(), a.span), (b.document.id(), b.span));
    if copied || places.told.share(x, y) || is_counted(&misfit.opposed.bearing) && places.asked.both(x, y) {
        return None;
    }
    let code = misfit.opposed.bearing.code();
    let claims = [a.whole(), b.whole()];
    let severity = known.severities.of_code(code).unwrap_or(Severity::Minor);
    let Opposed { about, reason, .. } = &misfit.opposed;
    let found = Discrepancy {
        code,
        severity,
        item: None,
        message: if about.is_empty() { reason.clone() } else { format!("{about}: {reason}") },
        primary: claims[0].id().clone(),
        secondary: vec![claims[1].id().clone()],
        help: code.help().to_owned(),
    };
    Some((found, claims))
}

fn is_counted(bearing: &Bearing) -> bool {
    matches!(bearing, Bearing::Counted(_))
}

/// Where the report has something already.
struct KnownPlaces<'r> {
    told: Places<'r>,
    asked: Asked<'r>,
}

/// Where the misfits stand that are more than notes.
fn told<'r>(known: &'r Known<'r>) -> Places<'r> {
    let claims: BTreeMap<&ClaimId, &Claim> = known.claims.iter().map(|claim| (claim.id(), claim)).collect();
    let grave = known.found.iter().enumerate().filter(|(_, found)| found.severity != Severity::Note);
    let ids = grave.flat_map(|(at, found)| {
        std::iter::once(&found.primary).chain(&found.secondary).map(move |id| (id, at))
    });
    Places::of(ids.filter_map(|(id, at)| Some((*claims.get(id)?, at))))
}
