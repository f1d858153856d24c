//! Who is judged against whom: nodes meet under block keys, and in a crowded block only their neighbours.
//!
//! ```text
//! met(node) = ∪ over its keys: the nearest so many before it, in an order of the nodes' own, under that key
//! ```
//! A block of few nodes is compared pair by pair. In a larger one the order decides (the sorted-neighbourhood method,
//! Hernández & Stolfo 1995): what is likely the same stands close together, and clusters join through neighbours. So
//! the work for one node does not grow with the number of nodes, the result rests on no order of arrival, and a node
//! that comes later changes whom its nearest successors meet, and nobody else.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::Hash;
use std::ops::Range;

/// So many times its number of neighbours back they are looked for where many of a node's own group stand in between.
const REACH: usize = 4;

/// The nodes under each key, in an order of their own.
#[derive(Debug, Clone)]
pub(super) struct Blocks<K> {
    numbers: HashMap<K, u32>,
    of_node: Vec<Vec<u32>>,
    /// By node: its group; no two members of a group meet.
    groups: Vec<u32>,
    members: Vec<Vec<Member>>,
}

/// A node in a block, with the head of what it is ordered by: most nodes are told apart without a look at them.
#[derive(Debug, Clone, Copy)]
struct Member {
    head: u64,
    node: u32,
}

/// The order of nodes.
pub(super) trait Ranked {
    /// So many nodes before it a node meets under each of its keys.
    const NEIGHBOURS: usize;
    /// Where one node stands to another.
    fn order(&self, a: usize, b: usize) -> Ordering;
    /// A number by which nodes are ordered as far as it differs.
    fn head(&self, node: usize) -> u64;
}

impl<K> Default for Blocks<K> {
    fn default() -> Blocks<K> {
        Blocks { numbers: HashMap::new(), of_node: Vec::new(), groups: Vec::new(), members: Vec::new() }
    }
}

impl<K: Hash + Eq> Blocks<K> {
    /// Adds the next node with its keys and its group; it is met once it is [`put`](Blocks::put) in its place.
    pub(super) fn insert(&mut self, keys: Vec<K>, group: usize) {
        let number = |key| {
            let next = self.numbers.len() as u32;
            *self.numbers.entry(key).or_insert(next)
        };
        let mut keys: Vec<u32> = keys.into_iter().map(number).collect();
        keys.sort_unstable();
        keys.dedup();
        self.of_node.push(keys);
        self.groups.push(group as u32);
    }
}

impl<K> Blocks<K> {
    /// How many nodes there are.
    pub(super) fn count(&self) -> usize {
        self.of_node.len()
    }

    /// Puts nodes that came in where they stand in the order.
    pub(super) fn put(&mut self, fresh: Range<usize>, nodes: &impl Ranked) {
        let keys = self.numbers.len();
        if keys > self.members.capacity() {
            self.members.reserve_exact(keys + keys / ROOM - self.members.len());
        }
        self.members.resize(keys, Vec::new());
        let mut touched: BTreeMap<u32, Vec<Member>> = BTreeMap::new();
        for node in fresh {
            let member = Member { head: nodes.head(node), node: node as u32 };
            self.of_node[node].iter().for_each(|&key| touched.entry(key).or_default().push(member));
        }
        for (key, fresh) in touched {
            put_in(&mut self.members[key as usize], fresh, nodes);
        }
    }

    /// The nodes before a node that it is to be judged against, in the order of their numbers.
    pub(super) fn met<N: Ranked>(&self, node: usize, nodes: &N) -> Vec<usize> {
        let own = self.groups[node];
        let mut met: Vec<usize> = Vec::new();
        for (block, at) in self.standing(node, nodes) {
            let near =
                block[..at].iter().rev().take(N::NEIGHBOURS * REACH).map(|member| member.node as usize);
            met.extend(near.filter(|&mate| self.groups[mate] != own).take(N::NEIGHBOURS));
        }
        met.sort_unstable();
        met.dedup();
        met
    }

    /// The nodes behind a node that may meet it, or others than without it.
    pub(super) fn successors<N: Ranked>(&self, node: usize, nodes: &N) -> BTreeSet<usize> {
        let mut successors = BTreeSet::new();
        for (block, at) in self.standing(node, nodes) {
            // How many of each group stand in between.
            let mut between: BTreeMap<u32, usize> = BTreeMap::new();
            for (distance, member) in block[at + 1..].iter().take(N::NEIGHBOURS * REACH).enumerate() {
                let own = between.entry(self.groups[member.node as usize]).or_default();
                if distance - *own < N::NEIGHBOURS {
                    successors.insert(member.node as usize);
                }
                *own += 1;
            }
        }
        successors
    }

    /// The blocks of a node, each with the node's place there.
    fn standing<'b>(
        &'b self,
        node: usize,
        nodes: &'b impl Ranked,
    ) -> impl Iterator<Item = (&'b [Member], usize)> + 'b {
        let own = Member { head: nodes.head(node), node: node as u32 };
        self.of_node[node].iter().map(move |&key| {
            let block = self.members[key as usize].as_slice();
            (block, block.partition_point(|other| order(other, &own, nodes) == Ordering::Less))
        })
    }
}

fn order(a: &Member, b: &Member, nodes: &impl Ranked) -> Ordering {
    a.head.cmp(&b.head).then_with(|| nodes.order(a.node as usize, b.node as usize))
}

/// Puts members into a block, few of them each by itself.
fn put_in(block: &mut Vec<Member>, fresh: Vec<Member>, nodes: &impl Ranked) {
    if fresh.len() > FEW {
        block.extend(fresh);
        return block.sort_unstable_by(|a, b| order(a, b, nodes));
    }
    for member in fresh {
        let at = block.partition_point(|other| order(other, &member, nodes) == Ordering::Less);
        block.insert(at, member);
    }
}

/// A part of the keys in so many, for which there is room: where nodes come in one by one, few have to move all blocks.
const ROOM: usize = 8;

/// So many members are put into their places one by one.
const FEW: usize = 4;
