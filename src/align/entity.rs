//! Names of people and bodies across documents: spellings, aliases stated in any document, and the caller's pins.
//!
//! Each name is one node, whatever the number of documents that bear it. Names that share a block key are compared;
//! those judged the same, and those stated to be one, are linked; two full names that differ keep clusters apart.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::PinnedJudgement;
use super::block::Blocks;
use super::cluster::{Clues, Link, Partition, Weight};
use super::item::folded;
use crate::value::name::{BlockKey, Name, NameKind, Verdict};

/// Every name met so far.
#[derive(Debug, Clone, Default)]
pub(super) struct Entities {
    /// Folded name → node.
    nodes: BTreeMap<String, usize>,
    /// By node.
    names: Vec<(Arc<Name>, Standing)>,
    blocks: Blocks<BlockKey>,
    /// Nodes that somebody says are one.
    stated: Vec<(usize, usize)>,
    apart: Vec<(String, String)>,
}

/// What is known of a cluster of names.
#[derive(Debug, Clone)]
struct NameClues {
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
        own(self).iter().any(|a| others.iter().any(|b| a.compare(b).verdict == Verdict::Different))
    }
}

impl Entities {
    /// Adds a name as a document writes it.
    pub(super) fn insert(&mut self, name: &str, kind: NameKind) -> Option<usize> {
        let key = folded(name);
        if key.is_empty() {
            return None;
        }
        if let Some(&node) = self.nodes.get(&key) {
            return Some(node);
        }
        let parsed = Arc::new(Name::parse(name, kind));
        self.blocks.insert(parsed.keys());
        let node = self.names.len();
        self.names.push((parsed, Standing::Own));
        self.nodes.insert(key, node);
        Some(node)
    }

    /// Two names that a document, or the caller, says are one.
    pub(super) fn alias(&mut self, name: &str, other: &str) {
        let nodes = self.insert(name, NameKind::Other).zip(self.insert(other, NameKind::Other));
        if let Some((a, b)) = nodes.filter(|(a, b)| a != b) {
            self.names[b].1 = Standing::Alias;
            self.stated.push((a, b));
        }
    }

    pub(super) fn pin(&mut self, a: &str, b: &str, judgement: PinnedJudgement) {
        match judgement {
            PinnedJudgement::Same => self.alias(a, b),
            PinnedJudgement::Different => self.apart.push((folded(a), folded(b))),
        }
    }

    /// Who is who, as far as the names go.
    pub(super) fn recognised(&self) -> Recognised<'_> {
        let keys = self.keys();
        let clusters = Partition::new(&keys, self.clues(&keys), self.links());
        let labels = clusters.clusters().map(|(first, members)| (first, self.label(members))).collect();
        Recognised { entities: self, keys, clusters, labels }
    }

    /// The folded name of each node.
    fn keys(&self) -> Vec<&str> {
        let mut keys = vec![""; self.names.len()];
        self.nodes.iter().for_each(|(key, &node)| keys[node] = key);
        keys
    }

    fn clues(&self, keys: &[&str]) -> Vec<NameClues> {
        let apart =
            |key: &str| self.apart.iter().filter_map(|(a, b)| other_side(key, a, b)).collect::<Vec<_>>();
        let clues = |(name, key): (&(Arc<Name>, Standing), &&str)| NameClues {
            names: vec![name.clone()],
            apart: apart(key),
        };
        self.names.iter().zip(keys).map(clues).collect()
    }

    /// What is judged the same, and what somebody says is.
    fn links(&self) -> Vec<Link> {
        let order: Vec<usize> = self.nodes.values().copied().collect();
        let met = self.blocks.meetings(&order, |node| node).into_iter();
        let judged =
            met.flat_map(|(node, met)| met.into_iter().filter_map(move |mate| self.link(node, mate)));
        judged.chain(self.stated.iter().map(|&(a, b)| (a, b, Weight::CERTAIN))).collect()
    }

    fn link(&self, a: usize, b: usize) -> Option<Link> {
        let judgement = self.names[a].0.compare(&self.names[b].0);
        let score = judgement.score;
        let same = judgement.verdict == Verdict::Same && score >= ENOUGH;
        same.then(|| (a, b, Weight::bits((score / (1.0 - score)).log2())))
    }

    /// The fullest own name among these.
    fn label(&self, members: &[usize]) -> Option<&str> {
        let fullness = |name: &str| (name.split_whitespace().count(), name.len());
        let own = members.iter().map(|&node| &self.names[node]);
        let own = own.filter(|(_, standing)| *standing == Standing::Own).map(|(name, _)| name.as_str());
        own.max_by(|a, b| fullness(a).cmp(&fullness(b)).then_with(|| b.cmp(a)))
    }
}

/// Names in clusters, each of which is one bearer.
#[derive(Debug)]
pub(super) struct Recognised<'e> {
    entities: &'e Entities,
    keys: Vec<&'e str>,
    clusters: Partition,
    labels: BTreeMap<usize, Option<&'e str>>,
}

impl Recognised<'_> {
    /// The key and the label of whoever bears a name.
    pub(super) fn named(&self, name: &str) -> (String, String) {
        let Some(&node) = self.entities.nodes.get(&folded(name)) else {
            return (folded(name), name.to_owned());
        };
        let cluster = self.clusters.cluster(node);
        let label = self.labels.get(&cluster).copied().flatten().unwrap_or(name);
        (self.keys[cluster].to_owned(), label.to_owned())
    }

    /// The key of whoever bears a name.
    pub(super) fn path(&self, name: &str) -> String {
        self.named(name).0
    }
}

/// The score from which on two names across documents are taken for one.
const ENOUGH: f64 = 0.6;

fn other_side(key: &str, a: &str, b: &str) -> Option<String> {
    (key == a).then(|| b.to_owned()).or_else(|| (key == b).then(|| a.to_owned()))
}
