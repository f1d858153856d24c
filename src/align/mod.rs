//! Claims to items: which claims answer the same question.
//!
//! Each document's extraction goes in with [`Aligner::insert`]: its subjects are looked up under block keys, judged
//! against the few they meet there, and clustered. Nothing is compared with everything, and the result does not
//! depend on the order of the documents.

mod block;
mod clue;
mod cluster;
mod entity;
mod event;
mod fingerprint;
mod item;
mod spans;
mod telling;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::claim::{Attribute, Claim, ClaimId, Subject, SubjectKind};
use crate::document::{Document, ReadDocument};
use crate::extract::{Alias, Event, Extraction};
use crate::value::name::NameKind;
use crate::value::{Value, place};
use block::Blocks;
use cluster::{Link, Partition, Weight};
use entity::{Entities, Recognised};
use event::{EventClues, Veto};
use fingerprint::Fingerprint;

/// All claims that answer one question.
#[doc(alias = "data item")]
#[doc(alias = "variable")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Its name within the run.
    pub id: ItemId,
    /// The subject's key.
    pub subject: String,
    /// What people call the subject.
    pub label: String,
    /// What is asked.
    pub attribute: Attribute,
    /// Of which part of the subject.
    pub scope: Vec<String>,
    /// Its claims, by document and place.
    pub claims: Vec<ClaimId>,
}

/// The name of an item within a run: subject, attribute and scope.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ItemId(String);

impl ItemId {
    /// The name as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<String> for ItemId {
    fn from(id: String) -> ItemId {
        ItemId(id)
    }
}

impl std::fmt::Display for ItemId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether two subjects are one, as the caller knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PinnedJudgement {
    /// They are one.
    Same,
    /// They are two.
    Different,
}

/// What all documents say, with subjects that are equal across documents.
#[derive(Debug, Clone, Default)]
pub struct Alignment {
    /// All claims, by document and place, their subjects' keys equal for equal subjects.
    pub claims: Vec<Claim>,
    /// The questions they answer.
    pub items: Vec<Item>,
    /// The events, one for each that happened, most salient first.
    pub events: Vec<Event>,
}

/// Aligns documents as they come in.
///
/// ```
/// use corroborate::align::Aligner;
/// let aligner = Aligner::new().with_alias("Omar Salih", "Abu Nur");
/// assert!(aligner.align().items.is_empty());
/// ```
#[derive(Debug, Clone, Default)]
pub struct Aligner {
    entities: Entities,
    /// All events, in the order of arrival.
    events: Vec<Node>,
    blocks: Blocks<String>,
    documents: Vec<Aligned>,
    pins: Vec<(String, String, PinnedJudgement)>,
}

/// One event of one document.
#[derive(Debug, Clone)]
struct Node {
    /// Its name among all events, independent of arrival.
    name: String,
    /// The number of its document.
    document: usize,
    clues: EventClues,
}

/// One document's part: its claims as extracted, and where its subjects went.
#[derive(Debug, Clone)]
struct Aligned {
    document: String,
    claims: Vec<Claim>,
    events: Vec<Event>,
    /// Local event key → node.
    nodes: BTreeMap<String, usize>,
}

impl Aligner {
    /// An aligner that knows nothing yet.
    pub fn new() -> Aligner {
        Aligner::default()
    }

    /// Says that two names are one.
    #[must_use]
    pub fn with_alias(mut self, name: &str, other: &str) -> Aligner {
        self.entities.alias(name, other);
        self
    }

    /// Pins a judgement about two subjects, each named by its label or by its key; it overrules every clue.
    #[must_use]
    pub fn with_pin(mut self, a: &str, b: &str, judgement: PinnedJudgement) -> Aligner {
        self.pins.push((a.to_owned(), b.to_owned(), judgement));
        self.entities.pin(a, b, judgement);
        self
    }

    /// Adds what one document says.
    pub fn insert(&mut self, document: &Document, extraction: Extraction) {
        self.insert_read(&ReadDocument::new(document), extraction);
    }

    /// The same for a document that has been read.
    pub fn insert_read(&mut self, read: &ReadDocument<'_>, extraction: Extraction) {
        let document = read.document();
        let Extraction { claims, events, aliases } = extraction;
        let claims = spans::joined(claims);
        for Alias { name, other, .. } in aliases.iter().filter(|alias| is_credible(alias)) {
            self.entities.alias(name, other);
        }
        for claim in &claims {
            self.insert_names(claim);
        }
        let fingerprint = Arc::new(Fingerprint::of(read));
        let main = main_event(&events);
        let mut nodes = BTreeMap::new();
        for (at, event) in events.iter().enumerate() {
            let clues = EventClues::new(event, document.published()).with_pins(event, &self.pins);
            let clues = if main == Some(at) { clues.with_document(&fingerprint) } else { clues };
            nodes.insert(event.key.clone(), self.insert_event(document, event, clues));
        }
        self.documents.push(Aligned { document: document.id().to_string(), claims, events, nodes });
    }

    fn insert_names(&mut self, claim: &Claim) {
        let subject = claim.subject();
        if matches!(subject.kind, SubjectKind::Person | SubjectKind::Organization) {
            self.entities.insert(&subject.label, name_kind(subject.kind));
        }
        if let Value::Entity(entity) = claim.value() {
            let kind = match claim.attribute() {
                Attribute::Alias => NameKind::Person,
                _ => NameKind::Organization,
            };
            self.entities.insert(&entity.name, kind);
        }
    }

    fn insert_event(&mut self, document: &Document, event: &Event, clues: EventClues) -> usize {
        let name = format!("{}\u{1f}{}", document.id(), event.key);
        self.blocks.insert(clues.blocks());
        self.events.push(Node { name, document: self.documents.len(), clues });
        self.events.len() - 1
    }

    /// The events of all documents in clusters, each of which is one event.
    fn same_events(&self) -> Partition {
        let mut order: Vec<usize> = (0..self.events.len()).collect();
        order.sort_by(|&a, &b| self.events[a].order().cmp(&self.events[b].order()));
        let mut links = Vec::new();
        for (node, met) in self.blocks.meetings(&order, |node| self.events[node].document) {
            links.extend(met.into_iter().filter_map(|mate| self.link(node, mate)));
        }
        let names: Vec<&str> = self.events.iter().map(|node| node.name.as_str()).collect();
        let clues: Vec<&EventClues> = self.events.iter().map(|node| &node.clues).collect();
        let tellings = telling::tellings(&clues, &links);
        let vetoes: Vec<Veto> =
            clues.iter().zip(tellings).map(|(clues, telling)| clues.veto(telling)).collect();
        let links = links
            .into_iter()
            .filter_map(|(a, b, weight)| Some((a, b, vetoes[a].weight(&vetoes[b], weight)?)));
        let links = links.collect();
        Partition::new(&names, vetoes, links)
    }

    fn link(&self, a: usize, b: usize) -> Option<Link> {
        let (x, y) = (&self.events[a].clues, &self.events[b].clues);
        let weight = if x.pinned_same(y) { Weight::CERTAIN } else { x.link(y)? };
        Some((a, b, weight))
    }

    /// The claims with their subjects recognised, the questions they answer, and the events.
    pub fn align(&self) -> Alignment {
        let mut documents: Vec<&Aligned> = self.documents.iter().collect();
        documents.sort_by(|a, b| a.document.cmp(&b.document));
        let clusters = self.same_events();
        let names = self.event_subjects(&documents, &clusters);
        let recognition =
            Recognition { entities: self.entities.recognised(), clusters: &clusters, events: &names };
        let claims: Vec<Claim> = documents
            .iter()
            .flat_map(|aligned| aligned.claims.iter().map(|claim| recognition.recognised(aligned, claim)))
            .collect();
        let items = item::items(&claims);
        let events = merged_events(&documents, &clusters, &names);
        Alignment { claims, items, events }
    }

    /// For each cluster of events, by the node that stands for it: the subject all its claims share.
    fn event_subjects(&self, documents: &[&Aligned], clusters: &Partition) -> BTreeMap<usize, Subject> {
        let mut subjects: BTreeMap<usize, (&Event, String)> = BTreeMap::new();
        for aligned in documents {
            for event in &aligned.events {
                let cluster = clusters.cluster(aligned.nodes[&event.key]);
                let name = &self.events[cluster].name;
                let best = subjects.entry(cluster).or_insert_with(|| (event, name.clone()));
                if (event.label.len(), &event.label) > (best.0.label.len(), &best.0.label) {
                    best.0 = event;
                }
            }
        }
        let subject = |(cluster, (event, name)): (usize, (&Event, String))| {
            let key = format!("event:{}", item::slug(&event.label, &name));
            (cluster, Subject::new(SubjectKind::Event, &event.label).with_key(key))
        };
        subjects.into_iter().map(subject).collect()
    }
}

impl Node {
    /// What is likely one event stands close together in this order.
    fn order(&self) -> impl Ord + '_ {
        (self.clues.order(), &self.name)
    }
}

/// Who and what is who and what, across documents.
struct Recognition<'a> {
    entities: Recognised<'a>,
    clusters: &'a Partition,
    events: &'a BTreeMap<usize, Subject>,
}

impl Recognition<'_> {
    fn recognised(&self, aligned: &Aligned, claim: &Claim) -> Claim {
        let subject = claim.subject();
        let event = aligned.nodes.get(&subject.key).map(|&node| self.clusters.cluster(node));
        let subject = match (event.and_then(|cluster| self.events.get(&cluster)), subject.kind) {
            (Some(known), SubjectKind::Event) => known.clone(),
            (_, SubjectKind::Person | SubjectKind::Organization) => {
                let (key, label) = self.entities.named(&subject.label);
                Subject::new(subject.kind, &label).with_key(key)
            }
            // Told in passing, without a clue by which it could be known again in another document.
            (_, SubjectKind::Event) if subject.key.contains("/happening:") => {
                let key = format!("event:{}", item::slug(&subject.label, &subject.key));
                subject.clone().with_key(key)
            }
            _ => {
                let key = format!("{}:{}", item::kind_name(subject.kind), item::folded(&subject.label));
                Subject::new(subject.kind, &subject.label).with_key(key)
            }
        };
        let value = match claim.value() {
            Value::Entity(entity) => {
                let mut entity = entity.clone();
                entity.key = self.entities.path(&entity.name);
                Value::Entity(entity)
            }
            value => value.clone(),
        };
        claim.clone().with_subject(subject).with_value(value)
    }
}

/// The events, each of them one that happened, with what all documents know of it.
fn merged_events(
    documents: &[&Aligned],
    clusters: &Partition,
    names: &BTreeMap<usize, Subject>,
) -> Vec<Event> {
    let mut merged: BTreeMap<usize, Event> = BTreeMap::new();
    for aligned in documents {
        for event in &aligned.events {
            let cluster = clusters.cluster(aligned.nodes[&event.key]);
            merged.entry(cluster).and_modify(|known| join(known, event)).or_insert_with(|| event.clone());
        }
    }
    let mut events: Vec<Event> = merged
        .into_iter()
        .map(|(cluster, mut event)| {
            if let Some(subject) = names.get(&cluster) {
                event.key.clone_from(&subject.key);
                event.label.clone_from(&subject.label);
            }
            event
        })
        .collect();
    events.sort_by(|a, b| b.salience.total_cmp(&a.salience).then_with(|| a.key.cmp(&b.key)));
    events
}

/// A place is no other name of somebody, nor is a letter.
fn is_credible(alias: &Alias) -> bool {
    let is_place = |name: &str| place::resolve(name, &[]).is_some();
    let letters = alias.other.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 2 && is_place(&alias.name) == is_place(&alias.other)
}

/// The event a document is mostly about.
fn main_event(events: &[Event]) -> Option<usize> {
    (0..events.len()).max_by(|&a, &b| events[a].salience.total_cmp(&events[b].salience).then(b.cmp(&a)))
}

fn name_kind(kind: SubjectKind) -> NameKind {
    match kind {
        SubjectKind::Person => NameKind::Person,
        SubjectKind::Organization => NameKind::Organization,
        SubjectKind::Place => NameKind::Place,
        SubjectKind::Event | SubjectKind::Group | SubjectKind::Topic => NameKind::Other,
    }
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
    if known.killed.is_none() {
        known.killed.clone_from(&event.killed);
    }
    if known.injured.is_none() {
        known.injured.clone_from(&event.injured);
    }
    for (part, quantity) in &event.breakdown {
        known.breakdown.entry(part.clone()).or_insert_with(|| quantity.clone());
    }
    known.claims.extend(event.claims.iter().cloned());
}
