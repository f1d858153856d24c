//! What a copy owes its original: that it says so, and that it says the same.
//!
//! ```text
//! copy is directed, original nowhere named                           → credit-missing
//! copy is directed, a claim of it stands where its words were changed → copy-altered
//! ```

use std::collections::BTreeMap;

use super::find::Finder;
use super::{Code, Discrepancy};
use crate::align::ItemId;
use crate::claim::{Claim, ClaimId};
use crate::document::DocumentId;
use crate::report::severity::Heard;
use crate::span::Span;
use crate::value::Value;
use crate::witness::{Distortion, DistortionKind, DistortionSeverity, Reuse};

/// The claims of each document, by place.
type Told<'c> = BTreeMap<&'c DocumentId, Vec<&'c Claim>>;

fn told<'c>(finder: &Finder<'c>) -> Told<'c> {
    let mut told = Told::new();
    for claim in finder.evidence().claims {
        told.entry(claim.document()).or_default().push(claim);
    }
    told.values_mut().for_each(|claims| claims.sort_by_key(|claim| claim.span()));
    told
}

fn of<'t, 'c>(told: &'t Told<'c>, document: &DocumentId) -> &'t [&'c Claim] {
    told.get(document).map_or(&[], Vec::as_slice)
}

/// The copies of whom it is known that they are.
fn directed<'c>(finder: &Finder<'c>) -> impl Iterator<Item = &'c Reuse> {
    finder.evidence().dependence.reuse().iter().filter(|reuse| reuse.is_directed())
}

/// Copies that do not name their original, each at the first thing that both say.
pub(super) fn uncredited(finder: &Finder) -> Vec<Discrepancy> {
    let told = told(finder);
    let silent = directed(finder).filter(|reuse| !reuse.credited);
    let found = silent.filter_map(|reuse| {
        let (claim, original) = shared(&told, reuse)?;
        let severities = finder.evidence().severities;
        Some(Discrepancy {
            code: Code::CreditMissing,
            severity: severities.of(Code::CreditMissing, claim, claim, Heard::OfOne),
            item: None,
            message: format!("{} copies {} and does not say so", reuse.copy, reuse.original),
            primary: claim.id().clone(),
            secondary: original.into_iter().map(|claim| claim.id().clone()).collect(),
            help: Code::CreditMissing.help().to_owned(),
        })
    });
    found.collect()
}

/// A claim of a copy and the one that it was copied from: the first two of one passage with one answer, else the first
/// claim of the copy.
fn shared<'c>(told: &Told<'c>, reuse: &Reuse) -> Option<(&'c Claim, Option<&'c Claim>)> {
    let (own, theirs) = (of(told, &reuse.copy), of(told, &reuse.original));
    let same = |a: &Claim, b: &Claim| {
        a.attribute() == b.attribute() && a.value().to_string() == b.value().to_string()
    };
    let both = reuse.passages.iter().find_map(|passage| {
        within(own, passage.a).find_map(|a| Some((a, within(theirs, passage.b).find(|b| same(a, b))?)))
    });
    both.map(|(a, b)| (a, Some(b))).or_else(|| Some((*own.first()?, None)))
}

fn within<'t, 'c>(claims: &'t [&'c Claim], span: Span) -> impl Iterator<Item = &'c Claim> + use<'t, 'c> {
    claims.iter().copied().filter(move |claim| claim.span().overlaps(span))
}

/// The claims of a copy whose value it changed, each against the claim of the original; shades stay with the tree of
/// copies.
pub(super) fn miscopied(finder: &Finder) -> Vec<Discrepancy> {
    let told = told(finder);
    let items = items(finder);
    let changes =
        directed(finder).flat_map(|reuse| reuse.distortions.iter().map(move |change| (reuse, change)));
    let mut found: Vec<Discrepancy> =
        changes.filter_map(|(reuse, change)| altered(finder, &told, &items, reuse, change)).collect();
    found.dedup_by(|a, b| a.primary == b.primary && a.secondary == b.secondary);
    found
}

/// The question of each claim.
fn items<'c>(finder: &Finder<'c>) -> BTreeMap<&'c ClaimId, &'c ItemId> {
    let items = finder.evidence().items.iter();
    items.flat_map(|item| item.item.claims.iter().map(move |claim| (claim, &item.item.id))).collect()
}

fn altered(
    finder: &Finder,
    told: &Told,
    items: &BTreeMap<&ClaimId, &ItemId>,
    reuse: &Reuse,
    change: &Distortion,
) -> Option<Discrepancy> {
    tells_otherwise(change).then_some(())?;
    let own = at(of(told, &reuse.copy), change.copy.span)?;
    let theirs = at(of(told, &reuse.original), change.original.span)
        .filter(|theirs| theirs.attribute() == own.attribute())?;
    let (copied, original) = (&change.copy.quote, &change.original.quote);
    Some(Discrepancy {
        code: Code::CopyAltered,
        severity: finder.evidence().severities.of(Code::CopyAltered, own, theirs, Heard::OfOne),
        item: items.get(own.id()).map(|&item| item.clone()),
        message: format!(
            "{} copies {} and has \u{201c}{copied}\u{201d} where that has \u{201c}{original}\u{201d}",
            reuse.copy, reuse.original
        ),
        primary: own.id().clone(),
        secondary: vec![theirs.id().clone()],
        help: Code::CopyAltered.help().to_owned(),
    })
}

/// Whether a change makes another statement of it: not a shade, and not only who is named for it or how he is quoted.
fn tells_otherwise(change: &Distortion) -> bool {
    let of_voice = matches!(change.kind, DistortionKind::AttributionLost | DistortionKind::QuoteAltered);
    !of_voice && change.severity < DistortionSeverity::Minor
}

/// The claim whose value stands at a place.
fn at<'c>(claims: &[&'c Claim], place: Span) -> Option<&'c Claim> {
    let value = |claim: &Claim| match claim.value() {
        Value::Quantity(quantity) => quantity.span.unwrap_or(claim.span()),
        _ => claim.span(),
    };
    claims.iter().copied().find(|claim| value(claim).overlaps(place))
}
