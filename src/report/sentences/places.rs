//! Which numbered things have claims at two places of two documents: the questions asked there, the misfits told there.

use std::collections::{BTreeMap, BTreeSet};

use super::Spans;
use crate::align::Item;
use crate::claim::{Claim, ClaimId};
use crate::document::DocumentId;
use crate::span::Span;
use crate::value::Value;

/// A place in a document.
pub(in crate::report) type Place<'r> = (&'r DocumentId, Span);

/// By document, where claims stand, each with the number of what it belongs to.
pub(super) struct Places<'r>(BTreeMap<&'r DocumentId, Spans>);

impl<'r> Places<'r> {
    pub(super) fn of(numbered: impl Iterator<Item = (&'r Claim, usize)>) -> Places<'r> {
        let mut found: BTreeMap<&DocumentId, Vec<(Span, usize)>> = BTreeMap::new();
        for (claim, at) in numbered {
            found.entry(claim.document()).or_default().push((claim.span(), at));
        }
        Places(found.into_iter().map(|(document, spans)| (document, Spans::new(spans))).collect())
    }

    /// Whether one thing has claims in both.
    pub(super) fn share(&self, a: Place, b: Place) -> bool {
        !self.within(a).is_disjoint(&self.within(b))
    }

    fn within(&self, (document, span): Place) -> BTreeSet<usize> {
        self.0.get(document).into_iter().flat_map(|spans| spans.over(span)).collect()
    }
}

/// Where the figures and dates of aligned questions stand.
pub(in crate::report) struct Asked<'r>(Places<'r>);

impl<'r> Asked<'r> {
    pub(in crate::report) fn of(claims: &'r [Claim], items: impl IntoIterator<Item = &'r Item>) -> Asked<'r> {
        let figure = |claim: &&Claim| matches!(claim.value(), Value::Quantity(_) | Value::Date(_));
        let known: BTreeMap<&ClaimId, &Claim> =
            claims.iter().filter(figure).map(|claim| (claim.id(), claim)).collect();
        let numbered = items.into_iter().enumerate();
        let numbered = numbered.flat_map(|(at, item)| item.claims.iter().map(move |id| (id, at)));
        Asked(Places::of(numbered.filter_map(|(id, at)| Some((*known.get(id)?, at)))))
    }

    /// Whether a question has figures in both.
    pub(in crate::report) fn both(&self, a: Place, b: Place) -> bool {
        self.0.share(a, b)
    }
}
