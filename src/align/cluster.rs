//! Clusters under veto, kept while nodes come in.
//!
//! Nodes that are judged the same are linked with a weight in bits. Within each connected component the links are
//! taken from the heaviest down, and one joins its two clusters unless their clues contradict each other
//! (agglomerative clustering with cannot-link constraints; Kruskal's order). The order of links rests on weights and
//! on the nodes' own names, never on the order of arrival, and a new node can change only the component it is linked
//! to: so adding a node to a clustering gives exactly what clustering all at once gives.

use std::collections::BTreeMap;

/// What is known of a cluster, in a form that can be contradicted.
pub(crate) trait Clues: Clone {
    /// The clues of both; none where they contradict each other.
    fn joined(&self, other: &Self) -> Option<Self>;
}

/// The weight of a link in bits (log2 odds that the two are the same), in thousandths so that it orders exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Weight(i64);

impl Weight {
    /// What the caller has said.
    pub(crate) const CERTAIN: Weight = Weight(i64::MAX);

    pub(crate) fn bits(bits: f64) -> Weight {
        Weight((bits * 1000.0).round() as i64)
    }
}

/// Nodes with their links and the cluster each is in.
#[derive(Debug, Clone)]
pub(crate) struct Clusters<C> {
    nodes: Vec<Node<C>>,
}

#[derive(Debug, Clone)]
struct Node<C> {
    /// Orders nodes independently of arrival.
    name: String,
    clues: C,
    links: Vec<(usize, Weight)>,
    /// The node of the smallest name in its cluster.
    cluster: usize,
}

impl<C> Default for Clusters<C> {
    fn default() -> Clusters<C> {
        Clusters { nodes: Vec::new() }
    }
}

impl<C: Clues> Clusters<C> {
    /// Adds a node; names must differ.
    pub(crate) fn insert(&mut self, name: String, clues: C, links: Vec<(usize, Weight)>) -> usize {
        let new = self.nodes.len();
        for &(other, weight) in &links {
            self.nodes[other].links.push((new, weight));
        }
        let alone = links.is_empty();
        self.nodes.push(Node { name, clues, links, cluster: new });
        if !alone {
            self.settle(new);
        }
        new
    }

    /// Links two nodes that are there.
    pub(crate) fn link(&mut self, a: usize, b: usize, weight: Weight) {
        if !self.nodes[a].links.contains(&(b, weight)) {
            self.nodes[a].links.push((b, weight));
            self.nodes[b].links.push((a, weight));
            self.settle(a);
        }
    }

    /// Changes what is known of a node; link it afterwards, so that its component is clustered anew.
    pub(crate) fn change(&mut self, node: usize, change: impl Fn(&mut C)) {
        change(&mut self.nodes[node].clues);
    }

    /// The node that stands for the cluster of `node`: the one of the smallest name.
    pub(crate) fn cluster(&self, node: usize) -> usize {
        self.nodes[node].cluster
    }

    /// The nodes of the cluster that `node` is in.
    pub(crate) fn members(&self, node: usize) -> Vec<usize> {
        let cluster = self.nodes[node].cluster;
        self.component(node).into_iter().filter(|&other| self.nodes[other].cluster == cluster).collect()
    }

    pub(crate) fn name(&self, node: usize) -> &str {
        &self.nodes[node].name
    }

    pub(crate) fn clues(&self, node: usize) -> &C {
        &self.nodes[node].clues
    }

    /// Clusters the component of `node` anew.
    fn settle(&mut self, node: usize) {
        let component = self.component(node);
        let mut links = Vec::new();
        for &a in &component {
            links.extend(
                self.nodes[a].links.iter().filter(|&&(b, _)| a < b).map(|&(b, weight)| (weight, a, b)),
            );
        }
        links.sort_by(|x, y| self.link_order(x, y));
        let mut joined = Joined::new(&component, self);
        for (_, a, b) in links {
            joined.join(a, b);
        }
        for cluster in joined.clusters() {
            let first = cluster.iter().copied().min_by(|&a, &b| self.nodes[a].name.cmp(&self.nodes[b].name));
            for node in cluster {
                self.nodes[node].cluster = first.unwrap_or(node);
            }
        }
    }

    fn link_order(&self, x: &(Weight, usize, usize), y: &(Weight, usize, usize)) -> std::cmp::Ordering {
        let names = |&(_, a, b): &(Weight, usize, usize)| {
            let (a, b) = (self.nodes[a].name.as_str(), self.nodes[b].name.as_str());
            if a <= b { (a.to_owned(), b.to_owned()) } else { (b.to_owned(), a.to_owned()) }
        };
        y.0.cmp(&x.0).then_with(|| names(x).cmp(&names(y)))
    }

    fn component(&self, from: usize) -> Vec<usize> {
        let mut seen = std::collections::BTreeSet::from([from]);
        let mut todo = vec![from];
        while let Some(node) = todo.pop() {
            todo.extend(
                self.nodes[node].links.iter().map(|&(other, _)| other).filter(|&other| seen.insert(other)),
            );
        }
        seen.into_iter().collect()
    }
}

/// Union–find over one component, each root with the clues of its cluster.
struct Joined<C> {
    nodes: Vec<usize>,
    parent: Vec<usize>,
    clues: Vec<C>,
}

impl<C: Clues> Joined<C> {
    fn new(component: &[usize], clusters: &Clusters<C>) -> Joined<C> {
        Joined {
            nodes: component.to_vec(),
            parent: (0..component.len()).collect(),
            clues: component.iter().map(|&node| clusters.nodes[node].clues.clone()).collect(),
        }
    }

    fn root(&mut self, mut at: usize) -> usize {
        while self.parent[at] != at {
            self.parent[at] = self.parent[self.parent[at]];
            at = self.parent[at];
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        let at = |nodes: &[usize], node: usize| nodes.binary_search(&node).unwrap_or(0);
        let (a, b) = (at(&self.nodes, a), at(&self.nodes, b));
        let (a, b) = (self.root(a), self.root(b));
        if a == b {
            return;
        }
        if let Some(clues) = self.clues[a].joined(&self.clues[b]) {
            self.parent[b] = a;
            self.clues[a] = clues;
        }
    }

    fn clusters(mut self) -> Vec<Vec<usize>> {
        let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for at in 0..self.nodes.len() {
            let root = self.root(at);
            members.entry(root).or_default().push(self.nodes[at]);
        }
        members.into_values().collect()
    }
}
