//! Citation without copying: "X reported that …" makes the claim X's, one level down.

use std::collections::BTreeSet;

use super::credit::outlet_key;
use crate::claim::{Claim, Role};

/// The key of the outlet that the claim is cited from, where its document had it from another.
pub(super) fn cited(claim: &Claim) -> Option<String> {
    let agency = claim.speakers().iter().rev().find(|speaker| speaker.role == Role::Agency)?;
    Some(outlet_key(&agency.name))
        .filter(|key| !key.is_empty() && *key != outlet_key(claim.source().as_str()))
}

/// For each claim the voice whose statement it repeats. One name is part of another: "Roth" is "Karl Roth", and "police"
/// are whoever speaks for them; of several longer names the first is meant.
pub(super) fn voices(claims: &[&Claim]) -> Vec<Option<String>> {
    let voices: Vec<Option<String>> = claims.iter().map(|claim| voice(claim)).collect();
    let names: BTreeSet<&String> = voices.iter().flatten().collect();
    if names.len() > MOST_VOICES {
        return voices;
    }
    let words = |name: &str| name.split_whitespace().map(str::to_owned).collect::<BTreeSet<String>>();
    let by_words: Vec<(BTreeSet<String>, &String)> = names.iter().map(|name| (words(name), *name)).collect();
    let longest = |name: &String| {
        let own = words(name);
        let longer = by_words.iter().filter(|(all, _)| own.is_subset(all));
        longer
            .max_by(|(a, x), (b, y)| a.len().cmp(&b.len()).then_with(|| y.cmp(x)))
            .map(|(_, name)| (*name).clone())
    };
    voices.iter().map(|voice| longest(voice.as_ref()?)).collect()
}

/// Of more voices than this no name is held against every other.
const MOST_VOICES: usize = 64;

/// The named voice whose statement the claim repeats, in lower case; none for the outlet and for sources without a
/// name, of which two may be two.
fn voice(claim: &Claim) -> Option<String> {
    let voice = claim.voice()?;
    let named = matches!(voice.role, Role::Person | Role::Official | Role::Organization);
    named.then(|| voice.name.to_lowercase())
}
