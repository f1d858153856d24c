//! Victims who are given by name, one by one, in any document: so many there are at least.
//!
//! ```text
//! named = a claim, affirmed and sure, of a question of counts whose words are a full name; spellings that may be one
//!         person's count once
//! ```

use std::collections::{BTreeMap, BTreeSet};

use crate::claim::{Attribute, Certainty, Claim, Polarity};
use crate::value::Value;
use crate::value::name::{Name, NameKind, Verdict};

/// By the key of an event and what befell them: who is named.
#[derive(Debug, Default)]
pub(super) struct Named<'c>(BTreeMap<(&'c str, &'c Attribute), Vec<Name>>);

/// More people than this are not told apart by their names.
const MOST: usize = 256;

impl<'c> Named<'c> {
    pub(super) fn of(claims: &'c [Claim]) -> Named<'c> {
        let mut named: BTreeMap<_, Vec<Name>> = BTreeMap::new();
        let mut spelt = BTreeSet::new();
        for (claim, name) in claims.iter().filter_map(|claim| Some((claim, full_name(claim)?))) {
            let question = (claim.subject().key.as_str(), claim.attribute());
            if !spelt.insert((question, name)) {
                continue;
            }
            let known = named.entry(question).or_default();
            let name = Name::parse(name, NameKind::Person);
            if known.len() < MOST && known.iter().all(|other| other.verdict(&name) == Verdict::Different) {
                known.push(name);
            }
        }
        Named(named)
    }

    /// How many people are named of those whom a claim counts, where it counts all.
    pub(super) fn count(&self, claim: &Claim) -> usize {
        let all = claim.qualifiers().scope.is_empty();
        let known = self.0.get(&(claim.subject().key.as_str(), claim.attribute())).filter(|_| all);
        known.map_or(0, Vec::len)
    }
}

/// The full name that a claim counts for one.
fn full_name(claim: &Claim) -> Option<&str> {
    let Value::Quantity(quantity) = claim.value() else { return None };
    let name = quantity.text.as_str();
    let mut words = name.split_whitespace();
    let full = name.contains(' ') && words.all(|word| word.starts_with(char::is_uppercase));
    let stance = claim.stance();
    let sure = !matches!(stance.certainty, Certainty::Believed | Certainty::Alleged);
    let told = sure && stance.polarity == Polarity::Affirmed && quantity.is_implied();
    (full && told).then_some(name)
}
