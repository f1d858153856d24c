//! The claims of a copy in which it changed what its original says. The original's value stands; the copy's is a slip
//! of the copyist, reported as a distortion, and bears witness to nothing.

use std::collections::BTreeSet;

use super::Errata;
use crate::claim::{Claim, ClaimId};
use crate::span::Span;
use crate::value::Value;
use crate::witness::{Dependence, Distortion, DistortionKind, Reuse};

/// The ids of such claims.
#[derive(Debug, Default)]
pub(super) struct Altered(BTreeSet<ClaimId>);

impl Altered {
    /// The claims whose value a copy changed, where it is known which is the copy; and those that their outlet took
    /// back.
    pub(super) fn of(claims: &[Claim], dependence: &Dependence, errata: &Errata) -> Altered {
        let known = |reuse: &&Reuse| reuse.is_directed() && !reuse.distortions.is_empty();
        let mut altered: BTreeSet<ClaimId> = errata.withdrawn().cloned().collect();
        for reuse in dependence.reuse().iter().filter(known) {
            let first = claims.partition_point(|claim| *claim.document() < reuse.copy);
            let own = claims[first..].iter().take_while(|claim| *claim.document() == reuse.copy);
            let changed = own.filter(|claim| reuse.distortions.iter().any(|change| changes(change, claim)));
            altered.extend(changed.map(|claim| claim.id().clone()));
        }
        Altered(altered)
    }

    /// Whether the claim is one of them.
    pub(super) fn holds(&self, claim: &Claim) -> bool {
        self.0.contains(claim.id())
    }
}

/// Whether a distortion changed the value of a claim.
fn changes(change: &Distortion, claim: &Claim) -> bool {
    let (kind, value) = (change.kind, claim.value());
    let concerns = match value {
        Value::Quantity(_) => matches!(kind, DistortionKind::NumberChanged | DistortionKind::UnitChanged),
        Value::Date(_) => kind == DistortionKind::DateChanged,
        Value::Place(_) => kind == DistortionKind::PlaceChanged,
        Value::Entity(_) => kind == DistortionKind::EntityChanged,
        _ => false,
    };
    let turned = kind == DistortionKind::PolarityChanged;
    (concerns || turned) && change.copy.span.overlaps(value_span(claim))
}

fn value_span(claim: &Claim) -> Span {
    match claim.value() {
        Value::Quantity(quantity) => quantity.span.unwrap_or(claim.span()),
        _ => claim.span(),
    }
}
