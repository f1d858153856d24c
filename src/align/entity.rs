//! Names of people and bodies across documents: spellings, aliases stated in any document, and the caller's pins.
//!
//! Each name is one node, whatever the number of documents that bear it. Names that share a block key are compared;
//! those judged the same, and those stated to be one, are linked; two full names that differ keep clusters apart.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::PinnedJudgement;
use super::cluster::{Clues, Clusters, Weight};
use super::item::folded;
use crate::value::name::{BlockKey, Name, NameKind, Verdict};

/// Every name met so far.
#[derive(Debug, Clone, Default)]
pub(super) struct Entities {
    /// Folded name → node.
    nodes: BTreeMap<String, usize>,
    clusters: Clusters<NameClues>,
    blocks: HashMap<BlockKey, Vec<usize>>,
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
        let blocks = parsed.keys();
        let mut mates: Vec<usize> =
            blocks.iter().filter_map(|block| self.blocks.get(block)).flatten().copied().collect();
        mates.sort_unstable();
        mates.dedup();
        let links = mates.into_iter().filter_map(|mate| Some((mate, self.link(&parsed, mate)?))).collect();
        let apart = self.apart.iter().filter_map(|(a, b)| other_side(&key, a, b)).collect();
        let node = self.clusters.insert(
            key.clone(),
            NameClues { names: vec![(parsed, Standing::Own)], apart },
            links,
        );
        for block in blocks {
            self.blocks.entry(block).or_default().push(node);
        }
        self.nodes.insert(key, node);
        Some(node)
    }

    fn link(&self, name: &Name, mate: usize) -> Option<Weight> {
        let best = self.clusters.clues(mate).names.iter().map(|(other, _)| name.compare(other));
        let best =
            best.filter(|judgement| judgement.verdict == Verdict::Same).map(|judgement| judgement.score);
        best.max_by(f64::total_cmp)
            .filter(|&score| score >= ENOUGH)
            .map(|score| Weight::bits((score / (1.0 - score)).log2()))
    }

    /// Two names that a document, or the caller, says are one.
    pub(super) fn alias(&mut self, name: &str, other: &str) {
        let nodes = self.insert(name, NameKind::Other).zip(self.insert(other, NameKind::Other));
        if let Some((a, b)) = nodes.filter(|(a, b)| a != b) {
            self.clusters.change(b, |clues| {
                for (_, standing) in &mut clues.names {
                    *standing = Standing::Alias;
                }
            });
            self.clusters.link(a, b, Weight::CERTAIN);
        }
    }

    pub(super) fn pin(&mut self, a: &str, b: &str, judgement: PinnedJudgement) {
        match judgement {
            PinnedJudgement::Same => self.alias(a, b),
            PinnedJudgement::Different => self.apart.push((folded(a), folded(b))),
        }
    }

    /// The key and the label of whoever bears a name.
    pub(super) fn recognised(&self, name: &str) -> (String, String) {
        let Some(&node) = self.nodes.get(&folded(name)) else { return (folded(name), name.to_owned()) };
        let cluster = self.clusters.cluster(node);
        (self.clusters.name(cluster).to_owned(), self.label(cluster, name))
    }

    /// The fullest own name of a cluster.
    fn label(&self, cluster: usize, name: &str) -> String {
        let fullness = |name: &str| (name.split_whitespace().count(), name.len());
        let own =
            self.clusters.members(cluster).into_iter().flat_map(|node| &self.clusters.clues(node).names);
        let own = own.filter(|(_, standing)| *standing == Standing::Own).map(|(name, _)| name.as_str());
        own.max_by(|a, b| fullness(a).cmp(&fullness(b)).then_with(|| b.cmp(a))).unwrap_or(name).to_owned()
    }

    /// The key of whoever bears a name.
    pub(super) fn path(&self, name: &str) -> String {
        self.recognised(name).0
    }
}

/// The score from which on two names across documents are taken for one.
const ENOUGH: f64 = 0.6;

fn other_side(key: &str, a: &str, b: &str) -> Option<String> {
    (key == a).then(|| b.to_owned()).or_else(|| (key == b).then(|| a.to_owned()))
}
