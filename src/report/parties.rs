//! Who is said to have done what, or says so of themselves: what they tell of it is a party's own claim.

use std::collections::BTreeMap;

use crate::claim::{Attribute, Claim, Polarity, Role};
use crate::compare::names_may_be_one;
use crate::reconcile::Interest;
use crate::value::{Entity, Value};

/// By the key of an event: who did it, as anybody says.
#[derive(Debug, Default)]
pub(super) struct Parties<'c>(BTreeMap<&'c str, Vec<&'c Entity>>);

impl<'c> Parties<'c> {
    pub(super) fn of(claims: &'c [Claim]) -> Parties<'c> {
        let mut parties: BTreeMap<&str, Vec<&Entity>> = BTreeMap::new();
        for claim in claims {
            let asked = matches!(claim.attribute(), Attribute::Perpetrator | Attribute::ClaimedBy);
            let Value::Entity(party) = claim.value() else { continue };
            if !asked || !party.is_named() || claim.stance().polarity == Polarity::Denied {
                continue;
            }
            let known = parties.entry(claim.subject().key.as_str()).or_default();
            if known.len() < MOST && !known.iter().any(|other| other.name == party.name) {
                known.push(party);
            }
        }
        Parties(parties)
    }

    /// Whether who says so is one of those who are said to have done it.
    pub(super) fn interest(&self, claim: &Claim) -> Interest {
        let voice = claim.speakers().first().filter(|voice| voice.role != Role::Outlet);
        let Some((parties, voice)) = self.0.get(claim.subject().key.as_str()).zip(voice) else {
            return Interest::Outsider;
        };
        let speaking = Entity { name: voice.name.clone(), key: String::new() };
        let speaks = |party: &&Entity| {
            party.name.eq_ignore_ascii_case(&voice.name) || names_may_be_one(party, &speaking)
        };
        if parties.iter().any(speaks) { Interest::Perpetrator } else { Interest::Outsider }
    }
}

/// More parties than this nobody accuses of one deed; what others say of it is not searched for further ones.
const MOST: usize = 16;
