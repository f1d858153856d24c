//! Citation without copying: "X reported that …" makes the claim X's, one level down.

use super::credit::outlet_key;
use crate::claim::{Claim, Role};

/// The key of the outlet that the claim is cited from, where its document had it from another.
pub(super) fn cited(claim: &Claim) -> Option<String> {
    let agency = claim.speakers().iter().rev().find(|speaker| speaker.role == Role::Agency)?;
    Some(outlet_key(&agency.name))
        .filter(|key| !key.is_empty() && *key != outlet_key(claim.source().as_str()))
}

/// The named voice whose statement the claim repeats, in lower case; none for the outlet and for sources without a
/// name, of which two may be two.
pub(super) fn voice(claim: &Claim) -> Option<String> {
    let voice = claim.voice()?;
    let named = matches!(voice.role, Role::Person | Role::Official | Role::Organization);
    named.then(|| voice.name.to_lowercase())
}
