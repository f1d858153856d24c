//! Names of people and bodies across documents: spellings, aliases stated in any document, and the caller's pins.
//!
//! Each name is one node, whatever the number of documents that bear it. Names that share a block key are compared;
//! those judged the same, and those stated to be one, are linked; two full names that differ keep clusters apart.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::PinnedJudgement;
use super::block::Ranked;
use super::cluster::{Clues, Weight};
use super::growing::{Growing, Nodes, Step};
use super::item::folded;
use crate::value::name::{BlockKey, Name, NameKind, Verdict};

/// Every name met so far.
#[derive(Debug, Clone, Default)]
pub(super) struct Entities {
    names: Names,
    same: Growing<BlockKey, NameClues>,
    /// By the node that stands for a cluster: the fullest own name in it.
    labels: BTreeMap<usize, String>,
}

/// The names themselves.
#[derive(Debug, Clone, Default)]
struct Names {
    /// Folded name → node.
    nodes: HashMap<String, usize>,
    /// By node.
    of: Vec<Known>,
    apart: Vec<(String, String)>,
}

/// One name.
#[derive(Debug, Clone)]
struct Known {
    key: String,
    name: Arc<Name>,
    standing: Standing,
    /// The documents that bear it, by number.
    documents: BTreeSet<usize>,
}

/// What is known of a cluster of names.
#[derive(Debug, Clone)]
pub(super) struct NameClues {
    /// Its names, by spelling.
    names: Vec<(Arc<Name>, Standing)>,
    /// Folded names that must not be joined with it.
    apart: Vec<String>,
}

/// Whether a name bears evidence against others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    Own,
    /// Stated to be another name of somebody: it need not be like the others.
    Alias,
}

impl Clues for NameClues {
    fn joined(&self, other: &NameClues) -> Option<NameClues> {
        let pinned = |a: &NameClues, b: &NameClues| {
            b.names.iter().any(|(name, _)| a.apart.contains(&folded(name.as_str())))
        };
        if pinned(self, other) || pinned(other, self) || self.contradicts(other) {
            return None;
        }
        let mut joined = self.clone();
        joined.names.extend(other.names.iter().cloned());
        joined.names.sort_by(|a, b| (a.1, a.0.as_str()).cmp(&(b.1, b.0.as_str())));
        joined.apart.extend(other.apart.iter().cloned());
        Some(joined)
    }
}

/// Clusters of more spellings than this are not checked name by name.
const CHECKED_NAMES: usize = 12;

impl NameClues {
    /// Whether no name of one side can be a name of the other: a chain over a short name does not join two full ones.
    fn contradicts(&self, other: &NameClues) -> bool {
        let own = |clues: &'_ NameClues| -> Vec<Arc<Name>> {
            let own = clues.names.iter().filter(|(_, standing)| *standing == Standing::Own);
            own.take(CHECKED_NAMES).map(|(name, _)| Arc::clone(name)).collect()
        };
        let others = own(other);
        own(self).iter().any(|a| others.iter().any(|b| a.verdict(b) == Verdict::Different))
    }
}

impl Entities {
    /// Adds a name as a document writes it, and gives its node.
    pub(super) fn insert(&mut self, name: &str, kind: NameKind, document: usize) -> Option<usize> {
        let node = self.node(name, kind)?;
        self.names.of[node].documents.insert(document);
        Some(node)
    }

    /// The node of a name, which may be new.
    fn node(&mut self, name: &str, kind: NameKind) -> Option<usize> {
        let key = folded(name);
        if key.is_empty() {
            return None;
        }
        if let Some(&node) = self.names.nodes.get(&key) {
            return Some(node);
        }
        let name = Arc::new(Name::parse(name, kind));
        let node = self.names.of.len();
        self.same.insert(name.keys(), node);
        self.names.nodes.insert(key.clone(), node);
        self.names.of.push(Known { key, name, standing: Standing::Own, documents: BTreeSet::new() });
        Some(node)
    }

    /// Two names that a document, or the caller, says are one.
    pub(super) fn alias(&mut self, name: &str, other: &str) {
        let nodes = self.node(name, NameKind::Other).zip(self.node(other, NameKind::Other));
        if let Some((a, b)) = nodes.filter(|(a, b)| a != b) {
            self.names.of[b].standing = Standing::Alias;
            self.same.state(a, b);
        }
    }

    pub(super) fn pin(&mut self, a: &str, b: &str, judgement: PinnedJudgement) {
        if judgement == PinnedJudgement::Same {
            return self.alias(a, b);
        }
        let (a, b) = (folded(a), folded(b));
        let known: Vec<usize> =
            [&a, &b].into_iter().filter_map(|key| self.names.nodes.get(key).copied()).collect();
        known.into_iter().for_each(|node| self.same.change(node));
        self.names.apart.push((a, b));
    }

    /// Whether all names are in clusters.
    pub(super) fn is_settled(&self) -> bool {
        self.same.is_settled()
    }

    /// Finds out who is who, as far as the names go.
    pub(super) fn settle(&mut self) {
        let anew = self.same.settle(&self.names);
        for node in anew {
            let standing = self.same.clusters().cluster(node);
            let label = self.names.label(self.same.clusters().members(standing)).map(str::to_owned);
            match label.filter(|_| standing == node) {
                Some(label) => self.labels.insert(node, label),
                None => self.labels.remove(&node),
            };
        }
    }

    /// The node that stands for whoever bears a name.
    pub(super) fn bearer(&self, name: &str) -> Option<usize> {
        self.names.nodes.get(&folded(name)).map(|&node| self.same.clusters().cluster(node))
    }

    /// The node that stands for whoever bears the name of a node.
    pub(super) fn bearer_of(&self, node: usize) -> usize {
        self.same.clusters().cluster(node)
    }

    /// The documents that name the bearer for whom a node stands.
    pub(super) fn documents(&self, bearer: usize) -> impl Iterator<Item = usize> + '_ {
        let members = self.same.clusters().members(bearer).iter();
        members.flat_map(|&node| self.names.of[node].documents.iter().copied())
    }

    /// The key and the label of the bearer for whom a node stands, known by this name here.
    pub(super) fn bearing<'n>(&'n self, bearer: usize, name: &'n str) -> (&'n str, &'n str) {
        let label = self.labels.get(&bearer).map_or(name, String::as_str);
        (&self.names.of[bearer].key, label)
    }

    /// The key of whoever bears a name.
    pub(super) fn path(&self, name: &str) -> String {
        self.bearer(name).map_or_else(|| folded(name), |bearer| self.names.of[bearer].key.clone())
    }
}

impl Names {
    /// What two names weigh where they are judged the same.
    fn same(&self, a: usize, b: usize) -> Option<Weight> {
        let score = self.of[a].name.score(&self.of[b].name);
        (score >= ENOUGH).then(|| Weight::bits((score / (1.0 - score)).log2()))
    }

    /// The fullest own name among these.
    fn label(&self, members: &[usize]) -> Option<&str> {
        let fullness = |name: &str| (name.split_whitespace().count(), name.len());
        let own = members.iter().map(|&node| &self.of[node]);
        let own = own.filter(|known| known.standing == Standing::Own).map(|known| known.name.as_str());
        own.max_by(|a, b| fullness(a).cmp(&fullness(b)).then_with(|| b.cmp(a)))
    }
}

impl Ranked for Names {
    /// Spellings of one name may stand far apart in the order of the alphabet.
    const NEIGHBOURS: usize = 64;

    fn order(&self, a: usize, b: usize) -> Ordering {
        self.of[a].key.cmp(&self.of[b].key)
    }

    fn head(&self, node: usize) -> u64 {
        let mut head = [0; 8];
        head.iter_mut().zip(self.of[node].key.bytes()).for_each(|(byte, letter)| *byte = letter);
        u64::from_be_bytes(head)
    }
}

impl Nodes for Names {
    type Clues = NameClues;
    type Tally = ();

    fn untallied(&self, _node: usize) {}

    fn tally(&self, _node: usize, _mates: &[u32], _step: Step, _tallies: &mut [()]) {}

    fn name(&self, node: usize) -> &str {
        &self.of[node].key
    }

    fn links(&self, node: usize, mates: &[usize]) -> Vec<(u32, Weight)> {
        let link = |&mate: &usize| Some((mate as u32, self.same(node, mate)?));
        mates.iter().filter_map(link).collect()
    }

    fn clues(&self, node: usize, (): &()) -> NameClues {
        let Known { key, name, standing, .. } = &self.of[node];
        let apart = self.apart.iter().filter_map(|(a, b)| other_side(key, a, b)).collect();
        NameClues { names: vec![(Arc::clone(name), *standing)], apart }
    }

    fn of_topic(&self, topic: &[u32]) -> Vec<NameClues> {
        topic.iter().map(|&node| self.clues(node as usize, &())).collect()
    }

    fn weights<'c>(
        _: &'c NameClues,
        links: impl Iterator<Item = (&'c NameClues, Weight)>,
    ) -> Vec<Option<Weight>> {
        links.map(|(_, link)| Some(link)).collect()
    }
}

/// The score from which on two names across documents are taken for one.
const ENOUGH: f64 = 0.6;

fn other_side(key: &str, a: &str, b: &str) -> Option<String> {
    (key == a).then(|| b.to_owned()).or_else(|| (key == b).then(|| a.to_owned()))
}
