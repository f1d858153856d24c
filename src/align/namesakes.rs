//! Two people of one name: the documents give them ages that no one person has.
//!
//! ```text
//! birth(document)  = the year of its publication - the age it gives     only the age, where none that gives one has a date
//! namesakes        = documents whose births lie more than ten years apart, with no other between them
//! ```
//! A document that gives no age stays with those of most documents. What a slip makes of an age (34 of 43) is of one
//! person, and a conflict.

use std::collections::BTreeMap;

use crate::claim::{Attribute, Claim, Polarity, Subject, SubjectKind};
use crate::document::DocumentId;
use crate::value::quantity::OLDEST;
use crate::value::{Day, Value};

/// Two births that are further apart are of two people: a slip makes 43 of 34, but not 68 of 24.
const OF_ONE: i32 = 10;

/// The claims, those about a namesake under a key of its own. `published` is by document.
pub(super) fn apart(claims: Vec<Claim>, published: &BTreeMap<&str, Day>) -> Vec<Claim> {
    let mut dated: BTreeMap<&str, BTreeMap<&DocumentId, i32>> = BTreeMap::new();
    let mut undated: BTreeMap<&str, BTreeMap<&DocumentId, i32>> = BTreeMap::new();
    for claim in claims.iter().filter(|claim| is_named_in_full(claim.subject())) {
        if let Some(age) = age(claim) {
            let year = published.get(claim.document().as_str()).map(|day| i32::from(day.year()));
            let births = if year.is_some() { &mut dated } else { &mut undated };
            let of_one = births.entry(&claim.subject().key).or_default();
            of_one.entry(claim.document()).or_insert(year.map_or(-age, |year| year - age));
        }
    }
    // An age without a day is none of a year of birth.
    undated.retain(|key, _| !dated.contains_key(key));
    let births = dated.into_iter().chain(undated);
    let others: BTreeMap<String, BTreeMap<DocumentId, i32>> = births
        .filter(|(_, births)| births.len() > 1)
        .map(|(key, births)| (key.to_owned(), namesakes(&births)))
        .filter(|(_, others)| !others.is_empty())
        .collect();
    if others.is_empty() {
        return claims;
    }
    let rename = |claim: Claim| {
        let subject = claim.subject();
        let born = others.get(&subject.key).and_then(|others| others.get(claim.document()));
        match born {
            Some(born) => {
                let key = format!("{} ({born})", subject.key);
                let subject = Subject::new(subject.kind, &subject.label).with_key(&key);
                let value = claim.value().clone();
                claim.recognised(subject, value)
            }
            None => claim,
        }
    };
    claims.into_iter().map(rename).collect()
}

/// Whether it is a person under more than a surname, which many bear.
fn is_named_in_full(subject: &Subject) -> bool {
    subject.kind == SubjectKind::Person && subject.label.split_whitespace().nth(1).is_some()
}

/// The documents that tell of others than most do, each with the first birth of its group.
fn namesakes(births: &BTreeMap<&DocumentId, i32>) -> BTreeMap<DocumentId, i32> {
    let mut sorted: Vec<(i32, &DocumentId)> =
        births.iter().map(|(document, born)| (*born, *document)).collect();
    sorted.sort_unstable();
    let groups: Vec<&[(i32, &DocumentId)]> = sorted.chunk_by(|a, b| b.0 - a.0 <= OF_ONE).collect();
    let most = groups.iter().map(|group| group.len()).max().unwrap_or_default();
    let main = groups.iter().position(|group| group.len() == most);
    let others = groups.iter().enumerate().filter(|(at, _)| Some(*at) != main).map(|(_, group)| group);
    let named = others.flat_map(|group| group.iter().map(|(_, document)| ((*document).clone(), group[0].0)));
    named.collect()
}

/// The age that a claim gives somebody, in years.
fn age(claim: &Claim) -> Option<i32> {
    let Value::Quantity(quantity) = claim.value() else { return None };
    let told = *claim.attribute() == Attribute::Age && claim.stance().polarity == Polarity::Affirmed;
    quantity.best.filter(|age| told && (0.0..=OLDEST).contains(age)).map(|age| age as i32)
}
