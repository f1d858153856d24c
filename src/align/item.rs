//! Questions: subject, attribute and scope.

use std::collections::BTreeMap;

use super::{Item, ItemId};
use crate::claim::{Attribute, Claim, SubjectKind};
use crate::fnv;

/// The claims grouped by the question they answer. What a text is about, in its own words, answers none.
pub(super) fn items(claims: &[Claim]) -> Vec<Item> {
    let mut items: BTreeMap<String, Item> = BTreeMap::new();
    for claim in claims.iter().filter(|claim| *claim.attribute() != Attribute::Happening) {
        let id = question(claim);
        let item = items.entry(id.clone()).or_insert_with(|| Item {
            id: ItemId::from(id),
            subject: claim.subject().key.clone(),
            label: claim.subject().label.clone(),
            attribute: claim.attribute().clone(),
            scope: claim.qualifiers().scope.clone(),
            claims: Vec::new(),
        });
        item.claims.push(claim.id().clone());
    }
    items.into_values().collect()
}

fn question(claim: &Claim) -> String {
    let mut id = format!("{}/{}", claim.subject().key, claim.attribute());
    for part in &claim.qualifiers().scope {
        id.push('/');
        id.push_str(part);
    }
    id
}

/// A readable name that two different subjects hardly share: the first words of a label and a hash of `unique`.
pub(super) fn slug(label: &str, unique: &str) -> String {
    let words: Vec<String> = folded(label).split(' ').take(4).map(str::to_owned).collect();
    format!("{}-{:08x}", words.join("-"), fnv::short(unique.as_bytes()))
}

/// A label in lower case, single spaces, letters and digits only.
pub(super) fn folded(label: &str) -> String {
    let letters: String = label.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    letters.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The kind's name in keys.
pub(super) fn kind_name(kind: SubjectKind) -> &'static str {
    match kind {
        SubjectKind::Event => "event",
        SubjectKind::Person => "person",
        SubjectKind::Organization => "organization",
        SubjectKind::Place => "place",
        SubjectKind::Group => "group",
        SubjectKind::Topic => "topic",
    }
}
