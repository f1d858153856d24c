//! Claims to items: which claims answer the same question.
//!
//! Each document's extraction goes in with [`Aligner::insert`]: its subjects are looked up under block keys, judged
//! against the few they meet there, and clustered. Nothing is compared with everything, and the result does not
//! depend on the order of the documents. Documents may be added to an aligned corpus at any time: only the clusters
//! that they touch are made anew ([`Aligner::settle`]), and [`Aligner::around`] gives what changed.

mod block;
mod clue;
mod cluster;
mod description;
mod entity;
mod event;
mod events;
mod facts;
mod fingerprint;
mod growing;
mod item;
mod merge;
mod namesakes;
mod perhaps;
mod plain;
mod recognition;
mod setting;
mod site;
mod spans;
mod sparse;
mod story;
mod telling;
mod vote;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::claim::{Attribute, Claim, ClaimId, Subject, SubjectKind};
use crate::document::{Document, DocumentId, ReadDocument};
use crate::extract::{Alias, Event, Extraction};
use crate::value::date::Day;
use crate::value::name::{Known, NameKind};
use crate::value::{Value, place};
pub(crate) use description::described;
use entity::Entities;
use event::{EventClues, Veto};
use events::Events;
pub(crate) use facts::told;
use fingerprint::{Common, Fingerprint};
use growing::Growing;
pub use perhaps::{PerhapsOne, Shared};
use plain::Plain;
use recognition::{Local, Recognition, Who};
use setting::Harm;

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
    /// Events that may be one and that nothing joins.
    pub perhaps_one: Vec<PerhapsOne>,
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
    events: Events,
    same: Growing<String, Veto, Common>,
    documents: Vec<Aligned>,
    /// The places, groups and topics.
    plain: Plain,
    pins: Vec<(String, String, PinnedJudgement)>,
}

/// One document's part: its claims as extracted, and where its subjects went.
#[derive(Debug, Clone)]
struct Aligned {
    document: String,
    published: Option<Day>,
    claims: Vec<Claim>,
    /// By claim: what it is about.
    subjects: Vec<Local>,
    events: Vec<Event>,
    /// Local event key → node.
    nodes: BTreeMap<String, usize>,
    /// What it tells of people beside their names, by the node of the name.
    facts: Vec<(u32, Known)>,
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

    /// Pins a judgement about two subjects, each named by its label or by its key; it overrules every clue. Pins about
    /// events hold for the documents that come in later.
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
        let fingerprint = Arc::new(Fingerprint::of(read));
        let main = main_event(&events);
        let mut nodes = BTreeMap::new();
        let mut victims = victims(&claims);
        for (at, event) in events.iter().enumerate() {
            let named = victims.remove(&*event.key).unwrap_or_default();
            let clues = EventClues::new(event, document.published(), Arc::new(named));
            let clues = clues.with_pins(event, &self.pins);
            let clues = match event.places.first().filter(|_| main == Some(at)) {
                Some(place) if facts::is_town(read.text(), place) => clues.in_town(),
                _ => clues,
            };
            let clues = if main == Some(at) { clues.with_document(event, &fingerprint) } else { clues };
            nodes.insert(event.key.clone(), self.insert_event(document, event, clues));
        }
        let main = main.and_then(|main| nodes.get(&events[main].key).copied());
        let subjects: Vec<Local> =
            claims.iter().map(|claim| self.insert_claim(claim, &nodes, main)).collect();
        let facts = facts::of_people(read.text(), &claims, &subjects);
        let published = document.published();
        self.documents.push(Aligned {
            document: document.id().to_string(),
            published,
            claims,
            subjects,
            events,
            nodes,
            facts,
        });
    }

    /// Adds the names in a claim, and gives what it is about.
    fn insert_claim(&mut self, claim: &Claim, nodes: &BTreeMap<String, usize>, main: Option<usize>) -> Local {
        let subject = claim.subject();
        let subject = match (main.filter(|_| story::is_of_story(claim)), recognition::described(subject)) {
            (Some(node), _) => Local::Event(node as u32),
            (None, Some(what)) => self.insert_described(claim.document(), &what, main),
            (None, None) => match main.filter(|_| recognition::is_bare(claim)) {
                Some(node) => {
                    Local::Described(self.plain.number(recognition::plain_key(subject)), node as u32)
                }
                None => self.insert_subject(subject, nodes),
            },
        };
        if let Value::Entity(entity) = claim.value() {
            let kind = match claim.attribute() {
                Attribute::Alias => NameKind::Person,
                _ => NameKind::Organization,
            };
            self.entities.insert(&entity.name, kind, self.documents.len());
        }
        subject
    }

    /// Somebody or something without a name, known again in the reports of one event.
    fn insert_described(&mut self, document: &DocumentId, what: &str, main: Option<usize>) -> Local {
        if let Some(node) = main {
            return Local::Described(self.plain.number(what.to_owned()), node as u32);
        }
        let number = self.plain.number(recognition::key_of_described(what, document.as_str()));
        self.plain.tell(number, self.documents.len());
        Local::Plain(number)
    }

    fn insert_subject(&mut self, subject: &Subject, nodes: &BTreeMap<String, usize>) -> Local {
        let document = self.documents.len();
        let known = match subject.kind {
            SubjectKind::Person | SubjectKind::Organization => {
                let node = self.entities.insert(&subject.label, name_kind(subject.kind), document);
                node.map(|node| Local::Name(node as u32))
            }
            SubjectKind::Event => nodes.get(&subject.key).map(|&node| Local::Event(node as u32)),
            _ => {
                let number = self.plain.number(recognition::plain_key(subject));
                self.plain.tell(number, document);
                Some(Local::Plain(number))
            }
        };
        known.unwrap_or_else(|| Local::Plain(self.plain.number(recognition::plain_key(subject))))
    }

    fn insert_event(&mut self, document: &Document, event: &Event, clues: EventClues) -> usize {
        let name = format!("{}\u{1f}{}", document.id(), event.key);
        self.same.insert(clues.blocks(), self.documents.len());
        self.events.push(name, self.documents.len(), clues)
    }

    /// Finds out which subjects are one, for all that came in since the last time: only what the new documents touch is
    /// looked at. Needed by nobody but those who add to a corpus again and again; [`Aligner::align`] and
    /// [`Aligner::around`] do it for themselves.
    pub fn settle(&mut self) {
        self.same.settle(&self.events);
        self.entities.settle();
    }

    /// The claims with their subjects recognised, the questions they answer, and the events.
    pub fn align(&self) -> Alignment {
        let all: Vec<usize> = (0..self.documents.len()).collect();
        self.recognising(|recognition| self.aligned(&all, recognition, None))
    }

    /// What there is about the subjects of one document, in all documents: the part of [`Aligner::align`] that the
    /// document bears on. In a large corpus that is settled it takes milliseconds.
    ///
    /// ```
    /// use corroborate::align::Aligner;
    /// use corroborate::extract::{EnglishExtractor, Extractor};
    /// use corroborate::Document;
    /// let extractor = EnglishExtractor::new();
    /// let mut aligner = Aligner::new();
    /// for (id, text) in [("a", "Lea Marsh, 41, was arrested."), ("b", "Omar Salih, 30, was arrested.")] {
    ///     let document = Document::new(id, text)?;
    ///     aligner.insert(&document, extractor.extract(&document));
    /// }
    /// aligner.settle();
    /// let late = Document::new("c", "Lea Marsh, 42, is at large.")?;
    /// aligner.insert(&late, extractor.extract(&late));
    /// aligner.settle();
    /// let around = aligner.around(late.id());
    /// assert!(around.claims.iter().any(|claim| claim.document().as_str() == "a"));
    /// assert!(around.claims.iter().all(|claim| claim.document().as_str() != "b"));
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    pub fn around(&self, document: &DocumentId) -> Alignment {
        self.recognising(|recognition| {
            let own = self.documents.iter().rposition(|aligned| aligned.document == document.as_str());
            let asked: BTreeSet<Who> =
                own.into_iter().flat_map(|own| recognition.subjects(&self.documents[own])).collect();
            let tellers = asked.iter().flat_map(|who| self.tellers(who, recognition));
            let documents: BTreeSet<usize> = tellers.chain(own).collect();
            let documents: Vec<usize> = documents.into_iter().collect();
            self.aligned(&documents, recognition, Some(&asked))
        })
    }

    /// The documents that tell of a subject.
    fn tellers(&self, who: &Who, recognition: &Recognition) -> Vec<usize> {
        match who {
            Who::Event(cluster) | Who::Described(_, cluster) => {
                let members = recognition.clusters.members(*cluster).iter();
                members.map(|&node| self.events.document(node)).collect()
            }
            Who::Bearer(bearer) => recognition.entities.documents(*bearer).collect(),
            Who::Plain(number) => self.plain.documents(*number).collect(),
        }
    }

    /// What becomes of the subjects once all are settled.
    fn recognising<T>(&self, give: impl FnOnce(&Recognition) -> T) -> T {
        let mut entities = Cow::Borrowed(&self.entities);
        if !entities.is_settled() {
            entities.to_mut().settle();
        }
        let mut same = Cow::Borrowed(&self.same);
        if !same.is_settled() {
            same.to_mut().settle(&self.events);
        }
        give(&Recognition {
            entities: &entities,
            clusters: same.clusters(),
            plain: &self.plain,
            events: &self.events,
        })
    }

    /// The claims of some documents, by document and place, those about the subjects asked for.
    fn aligned(
        &self,
        documents: &[usize],
        recognition: &Recognition,
        asked: Option<&BTreeSet<Who>>,
    ) -> Alignment {
        let mut documents: Vec<&Aligned> = documents.iter().map(|&number| &self.documents[number]).collect();
        documents.sort_by(|a, b| a.document.cmp(&b.document));
        let is_asked = |who: &Who| asked.is_none_or(|asked| asked.contains(who));
        let merged = merge::merged(&documents, recognition.clusters, &self.events, &is_asked);
        let told = documents.iter().flat_map(|aligned| aligned.subjects.iter().zip(&aligned.claims));
        let told: Vec<(Who, &Claim)> = told
            .map(|(subject, claim)| (recognition.who(*subject), claim))
            .filter(|(who, _)| is_asked(who))
            .collect();
        let recognised = |(who, claim)| recognition.recognised(who, claim, &merged.subjects);
        let claims: Vec<Claim> = told.into_iter().map(recognised).collect();
        let published = documents.iter().filter_map(|d| Some((d.document.as_str(), d.published?))).collect();
        let claims = namesakes::apart(claims, &published, &recognition.bearers(&documents));
        let items = item::items(&claims);
        Alignment { claims, items, events: merged.events, perhaps_one: merged.perhaps_one }
    }
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

/// By event: the full names of those who came to harm in it.
fn victims(claims: &[Claim]) -> BTreeMap<String, BTreeMap<String, Harm>> {
    let mut victims: BTreeMap<String, BTreeMap<String, Harm>> = BTreeMap::new();
    for claim in claims.iter().filter(|claim| is_harm(claim.attribute())) {
        let [scope] = &claim.qualifiers().scope[..] else { continue };
        let Value::Quantity(quantity) = claim.value() else { continue };
        if scope.contains(' ') && *scope == quantity.text.to_lowercase() {
            let harm =
                victims.entry(claim.subject().key.clone()).or_default().entry(scope.clone()).or_default();
            let dead = u32::from(*claim.attribute() == Attribute::Killed);
            *harm = Harm { named: 1, dead: harm.dead.max(dead) };
        }
    }
    victims
}

fn is_harm(attribute: &Attribute) -> bool {
    matches!(
        attribute,
        Attribute::Killed | Attribute::Injured | Attribute::KilledOrInjured | Attribute::Missing
    )
}

fn name_kind(kind: SubjectKind) -> NameKind {
    match kind {
        SubjectKind::Person => NameKind::Person,
        SubjectKind::Organization => NameKind::Organization,
        SubjectKind::Place => NameKind::Place,
        SubjectKind::Event | SubjectKind::Group | SubjectKind::Topic => NameKind::Other,
    }
}
