//! Those of whom a statement tells by name, and whether two of one name are two people.

use std::collections::BTreeSet;

use super::answer::{Answer, Statement};
use crate::align;
use crate::claim::{Attribute, Claim, Subject, SubjectKind};
use crate::text::Text;
use crate::value::Value;
use crate::value::name::{Known, Name, NameKind, Verdict};
use crate::value::quantity::AGES_OF_ONE;

/// Somebody with a name in full, and what is told of them.
#[derive(Debug)]
pub(super) struct Bearer {
    name: Name,
    /// What stands beside the name.
    known: Known,
    age: Option<f64>,
}

/// Who is told of by name in full.
pub(super) fn people(text: &Text<'_>, claims: &[Answer]) -> Vec<Bearer> {
    let claims = || claims.iter().map(|answer| &answer.claim);
    let person = |subject: &&Subject| subject.kind == SubjectKind::Person && subject.label.contains(' ');
    let named: BTreeSet<&str> =
        claims().map(Claim::subject).filter(person).map(|who| who.label.as_str()).collect();
    let age = |name: &str| {
        let told = |claim: &&Claim| *claim.attribute() == Attribute::Age && claim.subject().label == name;
        match claims().find(told)?.value() {
            Value::Quantity(quantity) => quantity.best,
            _ => None,
        }
    };
    let told = |name: &str| Bearer {
        name: Name::parse(name, NameKind::Person),
        known: align::told(text, name),
        age: age(name),
    };
    named.into_iter().take(PEOPLE).map(told).collect()
}

/// A statement tells of so many people at most.
const PEOPLE: usize = 4;

/// Two of one name, by what else is known of them.
pub(super) fn namesakes(a: &Statement, b: &Statement) -> Option<String> {
    let mut pairs = a.people.iter().flat_map(|one| b.people.iter().map(move |other| (one, other)));
    pairs.find_map(|(one, other)| {
        let ages = one.age.zip(other.age).filter(|(x, y)| (x - y).abs() > AGES_OF_ONE);
        let apart =
            || one.name.compare_knowing(&one.known, &other.name, &other.known).verdict != Verdict::Same;
        let told = match ages {
            Some((x, y)) => Some((x.to_string(), y.to_string())),
            None => one.known.words().zip(other.known.words()).filter(|_| apart()),
        };
        let (x, y) = told.filter(|_| one.name.verdict(&other.name) == Verdict::Same)?;
        Some(format!("they may be two people called {}: {x} and {y}", one.name.as_str()))
    })
}
