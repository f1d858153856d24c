//! Questions: subject, attribute and scope.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::{Item, ItemId};
use crate::claim::{Attribute, Claim, ClaimId, SubjectKind};
use crate::fnv;
use crate::value::Value;

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
    by_size(items.into_values().collect(), claims)
}

/// The questions about one thing with the largest number first: how many died, before how many of them were children.
fn by_size(mut items: Vec<Item>, claims: &[Claim]) -> Vec<Item> {
    let counts: BTreeMap<&ClaimId, f64> = claims.iter().map(|claim| (claim.id(), count(claim))).collect();
    let largest = |item: &Item| item.claims.iter().map(|claim| counts[claim]).fold(0.0, f64::max);
    // The bits of numbers that are not negative stand in the order of the numbers.
    let order =
        |item: &Item| (format!("{}/{}", item.subject, item.attribute), Reverse(largest(item).to_bits()));
    items.sort_by_cached_key(order);
    items
}

/// How many a claim counts; 0 where it counts nothing.
fn count(claim: &Claim) -> f64 {
    match claim.value() {
        Value::Quantity(quantity) => quantity.best.or(quantity.low).unwrap_or_default().max(0.0),
        _ => 0.0,
    }
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
