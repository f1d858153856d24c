//! Who is judged against whom: nodes meet under block keys, and in a crowded block only their neighbours.
//!
//! ```text
//! met(node) = ∪ over its keys: the nearest NEIGHBOURS before it, in an order of the nodes' own, under that key
//! ```
//! A block of few nodes is compared pair by pair. In a larger one the order decides (the sorted-neighbourhood method,
//! Hernández & Stolfo 1995): what is likely the same stands close together, and clusters join through neighbours. So
//! the work for one node does not grow with the number of nodes, and the result rests on no order of arrival.

use std::collections::HashMap;
use std::hash::Hash;

/// So many nodes before it a node meets under each of its keys.
const NEIGHBOURS: usize = 64;

/// The keys of each node, by the order of arrival.
#[derive(Debug, Clone)]
pub(super) struct Blocks<K> {
    numbers: HashMap<K, u32>,
    of_node: Vec<Vec<u32>>,
}

impl<K> Default for Blocks<K> {
    fn default() -> Blocks<K> {
        Blocks { numbers: HashMap::new(), of_node: Vec::new() }
    }
}

impl<K: Hash + Eq> Blocks<K> {
    /// Adds the next node with its keys.
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

    /// For each node of `order` those before it that it is to be judged against; nodes of one group never meet.
    pub(super) fn meetings(
        &self,
        order: &[usize],
        group: impl Fn(usize) -> usize,
    ) -> Vec<(usize, Vec<usize>)> {
        let mut blocks = vec![Block::default(); self.numbers.len()];
        let mut meetings = Vec::with_capacity(order.len());
        for &node in order {
            let keys = &self.of_node[node];
            let own = group(node);
            let mut met: Vec<usize> = keys.iter().flat_map(|&key| blocks[key as usize].others(own)).collect();
            met.sort_unstable();
            met.dedup();
            meetings.push((node, met));
            keys.iter().for_each(|&key| blocks[key as usize].push(node, own));
        }
        meetings
    }
}

/// The nodes under one key so far.
#[derive(Debug, Clone, Default)]
struct Block {
    nodes: Vec<Member>,
}

#[derive(Debug, Clone, Copy)]
struct Member {
    node: usize,
    group: usize,
    /// How many members stand before the run of its group that it is in.
    run: usize,
}

impl Block {
    fn push(&mut self, node: usize, group: usize) {
        let run = match self.nodes.last() {
            Some(last) if last.group == group => last.run,
            _ => self.nodes.len(),
        };
        self.nodes.push(Member { node, group, run });
    }

    /// The last members that are of another group.
    fn others(&self, group: usize) -> impl Iterator<Item = usize> {
        let mut end = self.nodes.len();
        let next = std::iter::from_fn(move || {
            let last = self.nodes[..end].last().filter(|last| last.group == group);
            end = last.map_or(end, |last| last.run);
            end = end.checked_sub(1)?;
            Some(self.nodes[end].node)
        });
        next.take(NEIGHBOURS)
    }
}
