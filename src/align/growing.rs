//! Clusters that grow: nodes come in at any time, and only what a new one touches is clustered anew.
//!
//! ```text
//! touched  = the new nodes and, under their keys, the nearest behind them
//! changed  = what gained or lost a link
//! anew     = all that links hold together with what changed
//! ```
//! Who meets whom rests on the order of the nodes alone, and a cluster on the links that hold its nodes together. So
//! the clusters are those of all nodes coming in at once, at a cost that does not grow with the number of the others.

use std::collections::BTreeSet;
use std::hash::Hash;
use std::mem;
use std::ops::Range;

use super::block::{Blocks, Ranked};
use super::cluster::{Clues, Link, Partition, Weight};

/// What the nodes are.
pub(super) trait Nodes: Ranked {
    /// What is known of a cluster of them.
    type Clues: Clues;
    /// The name of a node, which no other has.
    fn name(&self, node: usize) -> &str;
    /// The link of a node with one before it, if they may be one.
    fn link(&self, node: usize, mate: usize) -> Option<Weight>;
    /// What is known of each of some nodes that links (by their places in the list) hold together; and the links, as
    /// they weigh among them.
    fn clues(&self, nodes: &[usize], links: Vec<Link>) -> (Vec<Self::Clues>, Vec<Link>);
}

/// Nodes, what links them, and their clusters.
#[derive(Debug, Clone)]
pub(super) struct Growing<K> {
    blocks: Blocks<K>,
    /// So many nodes are in clusters.
    settled: usize,
    /// By node: those before it that it is linked with.
    links: Vec<Vec<(usize, Weight)>>,
    /// By node: those that are linked with it.
    linked: Vec<BTreeSet<usize>>,
    /// Nodes that somebody says are one.
    stated: BTreeSet<(usize, usize)>,
    /// Nodes of which something else is known than when they were clustered.
    changed: BTreeSet<usize>,
    partition: Partition,
}

impl<K> Default for Growing<K> {
    fn default() -> Growing<K> {
        Growing {
            blocks: Blocks::default(),
            settled: 0,
            links: Vec::new(),
            linked: Vec::new(),
            stated: BTreeSet::new(),
            changed: BTreeSet::new(),
            partition: Partition::default(),
        }
    }
}

impl<K: Hash + Eq> Growing<K> {
    /// Adds the next node with the keys under which it meets others.
    pub(super) fn insert(&mut self, keys: Vec<K>) {
        self.blocks.insert(keys);
        self.links.push(Vec::new());
        self.linked.push(BTreeSet::new());
    }
}

impl<K> Growing<K> {
    /// Somebody says that two nodes are one.
    pub(super) fn state(&mut self, a: usize, b: usize) {
        self.stated.insert((a, b));
        self.linked[a].insert(b);
        self.linked[b].insert(a);
        self.changed.extend([a, b]);
    }

    /// Something else is known of a node.
    pub(super) fn change(&mut self, node: usize) {
        self.changed.insert(node);
    }

    /// Whether all nodes are in clusters.
    pub(super) fn is_settled(&self) -> bool {
        self.settled == self.blocks.count() && self.changed.is_empty()
    }

    /// The clusters, as of the last time that the nodes settled.
    pub(super) fn clusters(&self) -> &Partition {
        &self.partition
    }

    /// Clusters what came in since the last time, and gives the nodes that were clustered anew.
    pub(super) fn settle(&mut self, nodes: &impl Nodes) -> Vec<usize> {
        let fresh = self.settled..self.blocks.count();
        self.blocks.put(fresh.clone(), nodes);
        let mut seeds = mem::take(&mut self.changed);
        seeds.extend(fresh.clone());
        for node in self.touched(&fresh, nodes) {
            self.relink(node, &fresh, nodes, &mut seeds);
        }
        let anew = self.connected(seeds);
        self.cluster(&anew, nodes);
        self.settled = fresh.end;
        anew
    }

    /// The nodes that may meet others than before.
    fn touched(&self, fresh: &Range<usize>, nodes: &impl Nodes) -> BTreeSet<usize> {
        let most_are_fresh = fresh.start <= fresh.len() * MANY;
        if most_are_fresh && !fresh.is_empty() {
            return (0..fresh.end).collect();
        }
        let behind = fresh.clone().flat_map(|node| self.blocks.successors(node, nodes));
        behind.chain(fresh.clone()).collect()
    }

    /// Links a node with those that it now meets; adds to `changed` whoever gained or lost a link.
    fn relink(
        &mut self,
        node: usize,
        fresh: &Range<usize>,
        nodes: &impl Nodes,
        changed: &mut BTreeSet<usize>,
    ) {
        let met = self.blocks.met(node, nodes);
        let (kept, lost): (Vec<_>, Vec<_>) = mem::take(&mut self.links[node])
            .into_iter()
            .partition(|(mate, _)| met.binary_search(mate).is_ok());
        for &(mate, _) in &lost {
            self.unlink(node, mate);
            changed.extend([node, mate]);
        }
        self.links[node] = kept;
        let is_new = |mate: &usize| fresh.contains(&node) || fresh.contains(mate);
        for mate in met.into_iter().filter(is_new) {
            let Some(weight) = nodes.link(node, mate) else { continue };
            self.links[node].push((mate, weight));
            self.linked[node].insert(mate);
            self.linked[mate].insert(node);
            changed.extend([node, mate]);
        }
    }

    fn unlink(&mut self, a: usize, b: usize) {
        if !self.stated.contains(&(a, b)) && !self.stated.contains(&(b, a)) {
            self.linked[a].remove(&b);
            self.linked[b].remove(&a);
        }
    }

    /// All nodes that links hold together with these, in order.
    fn connected(&self, seeds: BTreeSet<usize>) -> Vec<usize> {
        let mut waiting: Vec<usize> = seeds.iter().copied().collect();
        let mut found = seeds;
        while let Some(node) = waiting.pop() {
            waiting.extend(self.linked[node].iter().filter(|&&mate| found.insert(mate)));
        }
        found.into_iter().collect()
    }

    fn cluster(&mut self, anew: &[usize], nodes: &impl Nodes) {
        let place = |node: usize| anew.binary_search(&node).ok();
        let mut links = Vec::new();
        for (at, &node) in anew.iter().enumerate() {
            let mates = self.links[node].iter();
            links.extend(mates.filter_map(|&(mate, weight)| Some((at, place(mate)?, weight))));
            let stated = self.stated.range((node, 0)..=(node, usize::MAX));
            links.extend(stated.filter_map(|&(_, other)| Some((at, place(other)?, Weight::CERTAIN))));
        }
        let names: Vec<&str> = anew.iter().map(|&node| nodes.name(node)).collect();
        let (clues, links) = nodes.clues(anew, links);
        self.partition.renew(anew, &Partition::new(&names, clues, links));
    }
}

/// Where the nodes at rest are fewer than so many times the new ones, all are looked at: it is less work.
const MANY: usize = 3;
