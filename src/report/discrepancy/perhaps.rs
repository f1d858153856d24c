//! Two events that may be one, as a note beside what is said of the dead of both.

use std::collections::BTreeMap;

use super::find::{Evidence, Finder};
use super::{Code, Discrepancy};
use crate::align::{PerhapsOne, Shared};
use crate::claim::{Attribute, Claim};
use crate::report::ReconciledItem;

/// A note for each two events that may be one.
pub(super) fn one_event(finder: &Finder, evidence: &Evidence) -> Vec<Discrepancy> {
    let dead = dead(evidence);
    let pairs = evidence.perhaps_one.iter();
    let known = pairs.filter_map(|PerhapsOne { subjects: (a, b), shared }| {
        Some((*dead.get(a.as_str())?, *dead.get(b.as_str())?, *shared))
    });
    known.filter_map(|(a, b, shared)| note(finder, a, b, shared)).collect()
}

fn note(finder: &Finder, a: &ReconciledItem, b: &ReconciledItem, shared: Shared) -> Option<Discrepancy> {
    let (primary, other) = (told(finder, a)?, told(finder, b)?);
    let message = format!("{} may be one event: {}", both(&a.item.label, &b.item.label), same(shared));
    let severity = finder.severity(Code::PerhapsOneEvent, primary, other);
    let found = Discrepancy::of(Code::PerhapsOneEvent, severity, a, message, primary.id().clone());
    Some(Discrepancy { secondary: vec![other.id().clone()], ..found })
}

/// Two events by their names, or by the one name that both have.
fn both(a: &str, b: &str) -> String {
    if a == b { format!("two events called {a}") } else { format!("{a} and {b}") }
}

fn same(shared: Shared) -> &'static str {
    match shared {
        Shared::Place => "the day and the place are the same",
        _ => "the day and the number of the dead are the same",
    }
}

/// By event: how many died, the widest of its questions.
fn dead<'e>(evidence: &Evidence<'e>) -> BTreeMap<&'e str, &'e ReconciledItem> {
    let mut dead: BTreeMap<&str, &ReconciledItem> = BTreeMap::new();
    for item in evidence.items.iter().filter(|item| item.item.attribute == Attribute::Killed) {
        let widest = dead.entry(&item.item.subject).or_insert(item);
        if item.item.scope.len() < widest.item.scope.len() {
            *widest = item;
        }
    }
    dead
}

/// The first claim of a question that counts.
fn told<'f>(finder: &Finder<'f>, item: &ReconciledItem) -> Option<&'f Claim> {
    item.item.claims.iter().find_map(|id| finder.claim(id))
}
