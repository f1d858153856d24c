//! Who is judged against whom: nodes meet under block keys, and in a crowded block only their neighbours.
//!
//! ```text
//! met(node) = ∪ over its keys: the nearest NEIGHBOURS before it, in an order of the nodes' own, under that key
//! ```
//! A block of few nodes is compared pair by pair. In a larger one the order decides (the sorted-neighbourhood method,
//! Hernández & Stolfo 1995): what is likely the same stands close together, and clusters join through neighbours. So
//! the work for one node does not grow with the number of nodes, the result rests on no order of arrival, and a node
//! that comes later changes whom its nearest successors meet, and nobody else.

use std::cmp::Ordering;
use std::collections::{BTreeSet, HashMap};
use std::hash::Hash;
use std::ops::Range;

/// So many nodes before it a node meets under each of its keys.
const NEIGHBOURS: usize = 64;

/// So far back they are looked for where many of its own group stand in between.
const REACH: usize = 4 * NEIGHBOURS;

/// The nodes under each key, in an order of their own.
#[derive(Debug, Clone)]
pub(super) struct Blocks<K> {
    numbers: HashMap<K, u32>,
    of_node: Vec<Vec<u32>>,
    members: Vec<Vec<usize>>,
}

/// The order of nodes, and the groups of which no two members meet.
pub(super) trait Ranked {
    /// Where one node stands to another.
    fn order(&self, a: usize, b: usize) -> Ordering;
    /// The group of a node.
    fn group(&self, node: usize) -> usize;
}

impl<K> Default for Blocks<K> {
    fn default() -> Blocks<K> {
        Blocks { numbers: HashMap::new(), of_node: Vec::new(), members: Vec::new() }
    }
}

impl<K: Hash + Eq> Blocks<K> {
    /// Adds the next node with its keys; it is met once it is [`put`](Blocks::put) in its place.
    pub(super) fn insert(&mut self, keys: Vec<K>) {
        let number = |key| {
            let next = self.numbers.len() as u32;
            *self.numbers.entry(key).or_insert(next)
        };
        let mut keys: Vec<u32> = keys.into_iter().map(number).collect();
        keys.sort_unstable();
        keys.dedup();
        self.of_node.push(keys);
    }
}

impl<K> Blocks<K> {
    /// How many nodes there are.
    pub(super) fn count(&self) -> usize {
        self.of_node.len()
    }

    /// Puts nodes that came in where they stand in the order.
    pub(super) fn put(&mut self, fresh: Range<usize>, nodes: &impl Ranked) {
        self.members.resize(self.numbers.len(), Vec::new());
        let mut touched = BTreeSet::new();
        for node in fresh {
            for &key in &self.of_node[node] {
                self.members[key as usize].push(node);
                touched.insert(key as usize);
            }
        }
        for key in touched {
            self.members[key].sort_by(|&a, &b| nodes.order(a, b));
        }
    }

    /// The nodes before a node that it is to be judged against, in the order of their numbers.
    pub(super) fn met(&self, node: usize, nodes: &impl Ranked) -> Vec<usize> {
        let own = nodes.group(node);
        let before = |block: &'_ [usize], at: usize| -> Vec<usize> {
            let near = block[..at].iter().rev().take(REACH).copied();
            near.filter(|&mate| nodes.group(mate) != own).take(NEIGHBOURS).collect()
        };
        let mut met: Vec<usize> =
            self.standing(node, nodes).flat_map(|(block, at)| before(block, at)).collect();
        met.sort_unstable();
        met.dedup();
        met
    }

    /// The nodes behind a node that may meet it.
    pub(super) fn successors<'b>(
        &'b self,
        node: usize,
        nodes: &'b impl Ranked,
    ) -> impl Iterator<Item = usize> + 'b {
        self.standing(node, nodes).flat_map(|(block, at)| block[at + 1..].iter().take(REACH).copied())
    }

    /// The blocks of a node, each with the node's place there.
    fn standing<'b>(
        &'b self,
        node: usize,
        nodes: &'b impl Ranked,
    ) -> impl Iterator<Item = (&'b [usize], usize)> + 'b {
        self.of_node[node].iter().map(move |&key| {
            let block = self.members[key as usize].as_slice();
            (block, block.partition_point(|&other| nodes.order(other, node) == Ordering::Less))
        })
    }
}
