//! Clusters under veto.
//!
//! Nodes that are judged the same are linked with a weight in bits. The links are taken from the heaviest down, and one
//! joins its two clusters unless their clues contradict each other (agglomerative clustering with cannot-link
//! constraints; Kruskal's order). The order of links rests on weights and on the nodes' own names, never on the order
//! of arrival, and a link changes only what is connected to it.

use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What is known of a cluster, in a form that can be contradicted.
pub(crate) trait Clues: Sized {
    /// The clues of both; none where they contradict each other.
    fn joined(&self, other: &Self) -> Option<Self>;
}

/// The weight of a link in bits (log2 odds that the two are the same), in thousandths so that it orders exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Weight(i32);

impl Weight {
    /// What the caller has said.
    pub(crate) const CERTAIN: Weight = Weight(i32::MAX);

    pub(crate) fn bits(bits: f64) -> Weight {
        Weight((bits * 1000.0).round() as i32)
    }

    /// In bits; none where the caller has said so.
    pub(crate) fn in_bits(self) -> Option<f64> {
        (self != Weight::CERTAIN).then_some(f64::from(self.0) / 1000.0)
    }
}

/// Two nodes that are judged the same.
pub(crate) type Link = (usize, usize, Weight);

/// Which cluster each node is in.
#[derive(Debug, Clone, Default)]
pub(crate) struct Partition {
    standing: Vec<usize>,
    members: BTreeMap<usize, Vec<usize>>,
}

impl Partition {
    /// Clusters nodes of these names, which must differ, and these clues.
    pub(crate) fn new<C: Clues>(names: &[&str], clues: Vec<C>, links: Vec<Link>) -> Partition {
        let ranks = ranks(names);
        let mut joined = Joined { parent: (0..names.len()).collect(), clues };
        for (a, b) in ordered(links, &ranks) {
            joined.join(a, b);
        }
        Partition::of(&mut joined, &ranks)
    }

    fn of<C>(joined: &mut Joined<C>, ranks: &[usize]) -> Partition {
        let mut clusters: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for node in 0..ranks.len() {
            clusters.entry(joined.root(node)).or_default().push(node);
        }
        let mut partition = Partition { standing: vec![0; ranks.len()], members: BTreeMap::new() };
        for cluster in clusters.into_values() {
            let first = cluster.iter().copied().min_by_key(|&node| ranks[node]).unwrap_or_default();
            cluster.iter().for_each(|&node| partition.standing[node] = first);
            partition.members.insert(first, cluster);
        }
        partition
    }

    /// Puts some nodes into other clusters: `part` has them by their places in the list. No cluster holds both nodes of
    /// the list and others.
    pub(crate) fn renew(&mut self, nodes: &[usize], part: &Partition) {
        let end = nodes.last().map_or(0, |last| last + 1);
        self.standing.extend(self.standing.len()..end);
        for &node in nodes {
            self.members.remove(&self.standing[node]);
        }
        for (first, members) in part.clusters() {
            let members: Vec<usize> = members.iter().map(|&member| nodes[member]).collect();
            members.iter().for_each(|&node| self.standing[node] = nodes[first]);
            self.members.insert(nodes[first], members);
        }
    }

    /// The nodes of the cluster for which a node stands.
    pub(crate) fn members(&self, first: usize) -> &[usize] {
        self.members.get(&first).map_or(&[], Vec::as_slice)
    }

    /// The node that stands for the cluster of `node`: the one of the smallest name.
    pub(crate) fn cluster(&self, node: usize) -> usize {
        self.standing[node]
    }

    /// Each cluster: the node that stands for it, and all its nodes.
    pub(crate) fn clusters(&self) -> impl Iterator<Item = (usize, &[usize])> {
        self.members.iter().map(|(&first, members)| (first, members.as_slice()))
    }
}

/// The place of each node in the order of names.
fn ranks(names: &[&str]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_key(|&node| names[node]);
    let mut ranks = vec![0; names.len()];
    for (rank, node) in order.into_iter().enumerate() {
        ranks[node] = rank;
    }
    ranks
}

/// The heaviest links first; of equals the one of the smallest names.
fn ordered(mut links: Vec<Link>, ranks: &[usize]) -> impl Iterator<Item = (usize, usize)> + '_ {
    links.sort_by_key(|&(a, b, weight)| {
        let (a, b) = (ranks[a], ranks[b]);
        (Reverse(weight), a.min(b), a.max(b))
    });
    let in_order = |a: usize, b: usize| if ranks[a] < ranks[b] { (a, b) } else { (b, a) };
    links.into_iter().map(move |(a, b, _)| in_order(a, b))
}

/// Union–find, each root with the clues of its cluster.
struct Joined<C> {
    parent: Vec<usize>,
    clues: Vec<C>,
}

impl<C> Joined<C> {
    fn root(&mut self, mut at: usize) -> usize {
        while self.parent[at] != at {
            self.parent[at] = self.parent[self.parent[at]];
            at = self.parent[at];
        }
        at
    }
}

impl<C: Clues> Joined<C> {
    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        if a == b {
            return;
        }
        if let Some(clues) = self.clues[a].joined(&self.clues[b]) {
            self.parent[b] = a;
            self.clues[a] = clues;
        }
    }
}
