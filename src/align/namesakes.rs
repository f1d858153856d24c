//! Two people of one name: the documents tell of them what is not told of one person.
//!
//! ```text
//! birth(document)  = the year of its publication - the age it gives     only the age, where none that gives one has a date
//! namesakes        = documents whose births lie more than ten years apart, with no other between them
//!                  | documents that tell of one person by what each knows beside the name, see [`Known`]: an office
//!                    elsewhere, another calling, deeds more than a year after the death
//! ```
//! A document that tells nothing of it stays with those of most documents. What a slip makes of an age (34 of 43) is of
//! one person, and a conflict.

use std::collections::BTreeMap;

use crate::claim::{Attribute, Claim, Polarity, Subject, SubjectKind};
use crate::document::DocumentId;
use crate::value::name::{Known, Name, NameKind, Verdict};
use crate::value::quantity::{AGES_OF_ONE, OLDEST};
use crate::value::{DateRange, Day, Status, Value};

/// What is known of the bearers of names, by the key of the bearer and the document.
pub(super) type Bearers<'a> = BTreeMap<(&'a str, &'a str), Known>;

/// The claims, those about a namesake under a key of its own. `published` is by document.
pub(super) fn apart(claims: Vec<Claim>, published: &BTreeMap<&str, Day>, bearers: &Bearers) -> Vec<Claim> {
    by_birth(by_facts(claims, bearers), published)
}

/// Those apart of whom the documents tell what is not of one person.
fn by_facts(claims: Vec<Claim>, bearers: &Bearers) -> Vec<Claim> {
    let mut people: BTreeMap<&str, BTreeMap<&DocumentId, Known>> = BTreeMap::new();
    let named = claims.iter().filter(|claim| is_named_in_full(claim.subject()));
    // A report of a death may tell of wounds of long ago.
    let (dead, mut living): (Vec<&Claim>, Vec<&Claim>) = named.partition(|claim| is_dead(claim));
    // The latest day of a life counts, wherever in the text it is told.
    living.sort_by_key(|claim| claim.qualifiers().as_of.and_then(|days| days.earliest));
    for claim in living.into_iter().chain(dead) {
        let key = claim.subject().key.as_str();
        let told = || bearers.get(&(key, claim.document().as_str())).cloned();
        let known = people.entry(key).or_default().entry(claim.document());
        let known = known.or_insert_with(|| told().unwrap_or_default());
        if let Some(days) = days_of_death(claim) {
            *known = known.clone().with_death(&days);
        }
    }
    let others: BTreeMap<String, BTreeMap<DocumentId, String>> = people
        .into_iter()
        .filter(|(_, known)| known.values().filter(|known| !known.is_empty()).count() > 1)
        .map(|(key, known)| (key.to_owned(), groups(key, &known)))
        .filter(|(_, others)| !others.is_empty())
        .collect();
    renamed(claims, &others)
}

fn is_dead(claim: &Claim) -> bool {
    matches!(claim.value(), Value::Status { status: Status::Dead })
}

/// The days on which somebody can have died, by what a claim tells: who is seen alive dies later, as far as a year
/// may be mistaken.
fn days_of_death(claim: &Claim) -> Option<DateRange> {
    let Value::Status { status } = claim.value() else { return None };
    let days = claim.qualifiers().as_of.filter(|_| claim.stance().polarity == Polarity::Affirmed)?;
    Some(match status {
        Status::Dead => DateRange { latest: days.latest.and_then(|day| day.plus(YEAR)), ..days },
        _ => DateRange { earliest: days.earliest, latest: None },
    })
}

/// The days of a year.
const YEAR: i32 = 366;

/// The documents that tell of others than most do, each with what is known of whom it tells of.
fn groups(name: &str, known: &BTreeMap<&DocumentId, Known>) -> BTreeMap<DocumentId, String> {
    let mut told: Vec<(&Known, Vec<&DocumentId>)> = Vec::new();
    for (document, known) in known.iter().filter(|(_, known)| !known.is_empty()) {
        match told.iter().position(|(other, _)| *other == known) {
            Some(at) => told[at].1.push(document),
            None if told.len() < CHECKED => told.push((known, vec![document])),
            None => {}
        }
    }
    told.sort_by_key(|(_, documents)| std::cmp::Reverse(documents.len()));
    let name = Name::parse(name, NameKind::Person);
    let may_be_one = |a: &Known, b: &Known| name.compare_knowing(a, &name, b).verdict == Verdict::Same;
    let mut groups: Vec<Vec<(&Known, Vec<&DocumentId>)>> = Vec::new();
    for (known, documents) in told {
        let group = groups.iter_mut().find(|group| group.iter().all(|(other, _)| may_be_one(known, other)));
        match group {
            Some(group) => group.push((known, documents)),
            None => groups.push(vec![(known, documents)]),
        }
    }
    let told: Vec<Vec<&str>> = groups.iter().map(|group| said_of(group)).collect();
    let others = groups.iter().enumerate().skip(1).flat_map(|(at, group)| {
        let words = words_of_one(&told, at);
        let documents = group.iter().flat_map(|(_, documents)| documents.iter());
        documents.map(move |document| ((*document).clone(), words.clone()))
    });
    others.collect()
}

/// What is known of one bearer, in words.
fn said_of<'k>(group: &[(&'k Known, Vec<&DocumentId>)]) -> Vec<&'k str> {
    group.iter().flat_map(|(known, _)| known.all_words()).collect()
}

/// The first that is told of one of several alone; where there is none, the number of the one.
fn words_of_one(told: &[Vec<&str>], at: usize) -> String {
    let is_own = |words: &&&str| {
        told.iter().enumerate().all(|(other, others)| other == at || !others.contains(*words))
    };
    told[at].iter().find(is_own).map_or_else(|| (at + 1).to_string(), |words| (*words).to_owned())
}

/// So many different things that are known of one name are held against each other.
const CHECKED: usize = 24;

/// Those apart whose births lie too far apart. `published` is by document.
fn by_birth(claims: Vec<Claim>, published: &BTreeMap<&str, Day>) -> Vec<Claim> {
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
    let others: BTreeMap<String, BTreeMap<DocumentId, String>> = births
        .filter(|(_, births)| births.len() > 1)
        .map(|(key, births)| (key.to_owned(), namesakes(&births)))
        .filter(|(_, others)| !others.is_empty())
        .collect();
    renamed(claims, &others)
}

/// The claims, those about others under a key that says who they are; `others` by key and document.
fn renamed(claims: Vec<Claim>, others: &BTreeMap<String, BTreeMap<DocumentId, String>>) -> Vec<Claim> {
    if others.is_empty() {
        return claims;
    }
    let rename = |claim: Claim| {
        let subject = claim.subject();
        let told = others.get(&subject.key).and_then(|others| others.get(claim.document()));
        match told {
            Some(told) => {
                let key = format!("{} ({told})", subject.key);
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
fn namesakes(births: &BTreeMap<&DocumentId, i32>) -> BTreeMap<DocumentId, String> {
    let mut sorted: Vec<(i32, &DocumentId)> =
        births.iter().map(|(document, born)| (*born, *document)).collect();
    sorted.sort_unstable();
    let groups: Vec<&[(i32, &DocumentId)]> =
        sorted.chunk_by(|a, b| f64::from(b.0 - a.0) <= AGES_OF_ONE).collect();
    let most = groups.iter().map(|group| group.len()).max().unwrap_or_default();
    let main = groups.iter().position(|group| group.len() == most);
    let others = groups.iter().enumerate().filter(|(at, _)| Some(*at) != main).map(|(_, group)| group);
    let named = others
        .flat_map(|group| group.iter().map(|(_, document)| ((*document).clone(), group[0].0.to_string())));
    named.collect()
}

/// The age that a claim gives somebody, in years.
fn age(claim: &Claim) -> Option<i32> {
    let Value::Quantity(quantity) = claim.value() else { return None };
    let told = *claim.attribute() == Attribute::Age && claim.stance().polarity == Polarity::Affirmed;
    quantity.best.filter(|age| told && (0.0..=OLDEST).contains(age)).map(|age| age as i32)
}
