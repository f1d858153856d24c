//! Who and what is who and what, across documents.

use std::collections::BTreeMap;

use super::cluster::Partition;
use super::entity::Entities;
use super::events::Events;
use super::growing::Nodes;
use super::item;
use super::namesakes::Bearers;
use super::plain::Plain;
use super::{Aligned, description};
use crate::claim::{Claim, Subject, SubjectKind};
use crate::lexicon::{Lexicon, WordClass, singular};
use crate::value::Value;

/// A subject, whatever it is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Who {
    /// The event for which a node stands.
    Event(usize),
    /// The bearer of a name, for whom a node stands.
    Bearer(usize),
    /// What has nothing but its key, by the number of the key.
    Plain(u32),
    /// Who has no name, by the number of the description and the event in whose reports it stands.
    Described(u32, usize),
}

/// What a claim is about, as its document alone tells: who that is rests on what else is known.
#[derive(Debug, Clone, Copy)]
pub(super) enum Local {
    /// The node of an event.
    Event(u32),
    /// The node of a name.
    Name(u32),
    /// The number of a key.
    Plain(u32),
    /// The number of a description, and the node of the event that the document is about.
    Described(u32, u32),
}

/// Names and events in clusters.
pub(super) struct Recognition<'a> {
    pub(super) entities: &'a Entities,
    pub(super) clusters: &'a Partition,
    pub(super) plain: &'a Plain,
    pub(super) events: &'a Events,
}

impl Recognition<'_> {
    /// Whom the claims of a document are about.
    pub(super) fn subjects<'d>(&'d self, aligned: &'d Aligned) -> impl Iterator<Item = Who> + 'd {
        let events = aligned.nodes.values().map(|&node| Who::Event(self.clusters.cluster(node)));
        events.chain(aligned.subjects.iter().map(|&subject| self.who(subject)))
    }

    /// What the documents tell of people, by the key of whom they tell of and the document.
    pub(super) fn bearers<'d>(&'d self, documents: &[&'d Aligned]) -> Bearers<'d> {
        let facts =
            documents.iter().flat_map(|aligned| aligned.facts.iter().map(move |fact| (aligned, fact)));
        let mut bearers = Bearers::new();
        for (aligned, (node, known)) in facts {
            let key = self.entities.bearing(self.entities.bearer_of(*node as usize), "").0;
            let told = bearers.entry((key, aligned.document.as_str())).or_default();
            *told = std::mem::take(told).with_all(known);
        }
        bearers
    }

    /// Whom a subject of a document is.
    pub(super) fn who(&self, subject: Local) -> Who {
        match subject {
            Local::Event(node) => Who::Event(self.clusters.cluster(node as usize)),
            Local::Name(node) => Who::Bearer(self.entities.bearer_of(node as usize)),
            Local::Plain(number) => Who::Plain(number),
            Local::Described(number, node) => Who::Described(number, self.clusters.cluster(node as usize)),
        }
    }

    /// A claim about somebody, about the subject that all documents know.
    pub(super) fn recognised(&self, who: Who, claim: &Claim, events: &BTreeMap<usize, Subject>) -> Claim {
        let subject = claim.subject();
        let nameless = matches!(subject.kind, SubjectKind::Person | SubjectKind::Organization);
        let subject = match who {
            Who::Event(cluster) => events.get(&cluster).unwrap_or(subject).clone(),
            Who::Bearer(bearer) => {
                let (key, label) = self.entities.bearing(bearer, &subject.label);
                Subject::new(subject.kind, label).with_key(key)
            }
            Who::Described(number, cluster) => {
                let key = key_of_described(self.plain.key(number), self.events.name(cluster));
                Subject::new(subject.kind, &subject.label).with_key(key)
            }
            Who::Plain(number) if description::described(&subject.label).is_some() => {
                Subject::new(subject.kind, &subject.label).with_key(self.plain.key(number))
            }
            Who::Plain(_) if nameless => subject.clone().with_key(item::folded(&subject.label)),
            Who::Plain(number) => Subject::new(subject.kind, &subject.label).with_key(self.plain.key(number)),
        };
        claim.recognised(subject, self.value(claim.value()))
    }

    fn value(&self, value: &Value) -> Value {
        let Value::Entity(entity) = value else { return value.clone() };
        let mut entity = entity.clone();
        entity.key = self.entities.path(&entity.name);
        Value::Entity(entity)
    }
}

/// What a subject without a name is described as.
pub(super) fn described(subject: &Subject) -> Option<String> {
    let body = matches!(subject.kind, SubjectKind::Person | SubjectKind::Organization | SubjectKind::Group);
    description::described(&subject.label).filter(|_| body)
}

/// The key of somebody without a name, in the reports that `of` names.
pub(super) fn key_of_described(what: &str, of: &str) -> String {
    format!("described:{}", item::slug(what, &format!("{what}\u{1f}{of}")))
}

/// Whether something that happened is told in passing, without a clue by which it could be known again in another
/// document.
pub(super) fn is_passing(subject: &Subject) -> bool {
    subject.kind == SubjectKind::Event && subject.key.contains("/happening:")
}

/// The key of a subject that is known by its label alone.
pub(super) fn plain_key(subject: &Subject) -> String {
    if is_passing(subject) {
        return format!("event:{}", item::slug(&subject.label, &subject.key));
    }
    let name = item::folded(&subject.label);
    let name = if subject.kind == SubjectKind::Topic { by_matter(&name) } else { name };
    format!("{}:{name}", item::kind_name(subject.kind))
}

/// "Price of bread" and "bread prices" in one order and number; what counts something stays as it is.
fn by_matter(name: &str) -> String {
    if name.contains(|c: char| c.is_ascii_digit()) {
        return name.to_owned();
    }
    let lexicon = Lexicon::english();
    let is = |word: &str, class| lexicon.classes.has(lexicon.word(word), class);
    let words: Vec<&str> = name.split(' ').filter(|word| !is(word, WordClass::Article)).collect();
    let mut leads = (0..words.len()).filter(|&at| is(words[at], WordClass::Complement));
    let matter = match (leads.next(), leads.next()) {
        (Some(at), None) if at > 0 => [&words[at + 1..], &words[..at]].concat(),
        _ => words,
    };
    matter.into_iter().map(singular).collect::<Vec<_>>().join(" ")
}

/// A figure of which no more than itself or one word tells what it is of: "8 percent", "exports". Two reports mean the
/// same by it only where they tell of one event.
pub(super) fn is_bare(claim: &Claim) -> bool {
    let Value::Quantity(quantity) = claim.value() else { return false };
    let label = item::folded(&claim.subject().label);
    let figure = item::folded(&quantity.text);
    let bare = !label.contains(' ') || !figure.is_empty() && label.starts_with(&figure);
    claim.subject().kind == SubjectKind::Topic && bare
}
