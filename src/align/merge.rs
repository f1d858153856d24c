//! One event out of many mentions: its name, and what all documents know of it.

use std::collections::BTreeMap;

use super::Aligned;
use super::cluster::Partition;
use super::events::Events;
use super::growing::Nodes;
use super::item;
use super::perhaps::{self, PerhapsOne};
use super::recognition::Who;
use super::vote::{Mention, chosen};
use crate::claim::{Subject, SubjectKind};
use crate::extract::Event;

/// Events by the node that stands for each.
pub(super) struct Merged {
    /// The subject that all claims about it share.
    pub(super) subjects: BTreeMap<usize, Subject>,
    /// The events themselves, most salient first.
    pub(super) events: Vec<Event>,
    /// Events that may be one.
    pub(super) perhaps_one: Vec<PerhapsOne>,
}

/// The events asked for, each of them one that happened; all documents of such an event must be among these.
pub(super) fn merged(
    documents: &[&Aligned],
    clusters: &Partition,
    nodes: &Events,
    is_asked: &dyn Fn(&Who) -> bool,
) -> Merged {
    let mut told: BTreeMap<usize, Vec<Mention<'_>>> = BTreeMap::new();
    for (document, aligned) in documents.iter().enumerate() {
        for (rank, event) in aligned.events.iter().enumerate() {
            let node = aligned.nodes[&event.key];
            let cluster = clusters.cluster(node);
            if is_asked(&Who::Event(cluster)) {
                let mention = Mention { event, node, document, told: aligned.published, main: rank == 0 };
                told.entry(cluster).or_default().push(mention);
            }
        }
    }
    let subjects: BTreeMap<usize, Subject> =
        told.iter().map(|(&cluster, events)| (cluster, subject(events, nodes.name(cluster)))).collect();
    let mut events: Vec<Event> =
        told.iter().map(|(cluster, events)| joined(events, &subjects[cluster])).collect();
    events.sort_by(|a, b| b.salience.total_cmp(&a.salience).then_with(|| a.key.cmp(&b.key)));
    let perhaps_one = perhaps::pairs(&told, nodes).into_iter();
    let key = |cluster: usize| subjects[&cluster].key.clone();
    let ordered = |a: usize, b: usize| (key(a).min(key(b)), key(a).max(key(b)));
    let perhaps_one = perhaps_one.map(|(a, b, shared)| PerhapsOne { subjects: ordered(a, b), shared });
    let mut perhaps_one: Vec<PerhapsOne> = perhaps_one.collect();
    perhaps_one.sort_unstable();
    Merged { subjects, events, perhaps_one }
}

/// The fullest label, with a key that no other event has.
fn subject(mentions: &[Mention<'_>], name: &str) -> Subject {
    let labels = mentions.iter().map(|mention| mention.event.label.as_str());
    let label = labels.max_by_key(|label| (label.len(), *label)).unwrap_or_default();
    let key = format!("event:{}", item::slug(label, name));
    Subject::new(SubjectKind::Event, label).with_key(key)
}

/// What all mentions together tell.
fn joined(mentions: &[Mention<'_>], subject: &Subject) -> Event {
    let (first, rest) = mentions.split_first().expect("a cluster has a mention");
    let mut event = first.event.clone();
    rest.iter().for_each(|other| join(&mut event, other.event));
    event.killed = chosen(mentions, |event| event.killed.as_ref());
    event.injured = chosen(mentions, |event| event.injured.as_ref());
    event.key.clone_from(&subject.key);
    event.label.clone_from(&subject.label);
    event
}

/// Adds what another document knows of the same event.
fn join(known: &mut Event, event: &Event) {
    known.salience = 1.0 - (1.0 - known.salience) * (1.0 - event.salience);
    known.date = known.date.or(event.date);
    for place in &event.places {
        if !known.places.contains(place) {
            known.places.push(place.clone());
        }
    }
    for party in &event.perpetrators {
        if !known.perpetrators.contains(party) {
            known.perpetrators.push(party.clone());
        }
    }
    known.perpetrators.sort();
    for (part, quantity) in &event.breakdown {
        known.breakdown.entry(part.clone()).or_insert_with(|| quantity.clone());
    }
    known.claims.extend(event.claims.iter().cloned());
}
