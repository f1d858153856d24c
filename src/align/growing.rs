//! Clusters that grow: nodes come in at any time, and only what a new one touches is clustered anew.
//!
//! ```text
//! touched  = the new nodes and, under their keys, the nearest behind them
//! changed  = what gained or lost a link, and what is of one topic with it: all that links hold together, if it is not
//!            too much, else the neighbours; what is known of a node rests on its topic
//! anew     = all that links which hold, before or now, join with what changed
//! ```
//! Who meets whom rests on the order of the nodes alone, what a link weighs on the neighbours of its two ends, and a
//! cluster on the links that hold its nodes together. So the clusters are those of all nodes coming in at once, at a
//! cost that does not grow with the number of the others.

use std::collections::BTreeSet;
use std::hash::Hash;
use std::mem;
use std::ops::Range;

use super::block::{Blocks, Ranked};
use super::cluster::{Clues, Link, Partition, Weight};

/// What the nodes are.
pub(super) trait Nodes: Ranked {
    /// What is known of a node, or of a cluster of them.
    type Clues: Clues + Clone;
    /// What a node has in common with those that it is linked with, kept up while links come and go.
    type Tally: Clone;
    /// What a node has in common with nobody.
    fn untallied(&self, node: usize) -> Self::Tally;
    /// Counts in the tallies, which are by node, what a node has in common with some others, with whom links came or
    /// went.
    fn tally(&self, node: usize, mates: &[u32], step: Step, tallies: &mut [Self::Tally]);
    /// The name of a node, which no other has.
    fn name(&self, node: usize) -> &str;
    /// The links of a node with those of some before it that may be one with it.
    fn links(&self, node: usize, mates: &[usize]) -> Vec<(u32, Weight)>;
    /// What is known of a node among those that it is linked with.
    fn clues(&self, node: usize, tally: &Self::Tally) -> Self::Clues;
    /// What is known of each node among all of these.
    fn of_topic(&self, topic: &[u32]) -> Vec<Self::Clues>;
    /// What the links of a node weigh by what is known of it and of the other ends; none where one does not hold.
    fn weights<'c>(
        clues: &'c Self::Clues,
        links: impl Iterator<Item = (&'c Self::Clues, Weight)> + Clone,
    ) -> Vec<Option<Weight>>;
}

/// Whether links came or went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Came,
    Went,
}

/// Nodes, what links them, and their clusters; `K` are the keys under which they meet, `C` the clues and `T` the
/// tallies of [`Nodes`].
#[derive(Debug, Clone)]
pub(super) struct Growing<K, C, T = ()> {
    blocks: Blocks<K>,
    /// So many nodes are in clusters.
    settled: usize,
    /// By node: those before it that it is linked with.
    links: Vec<Vec<u32>>,
    /// By node: those that it is linked with, before it and behind it, and what the links weigh before what is known of
    /// the two is weighed too; in the order of their numbers.
    linked: Vec<Vec<(u32, Weight)>>,
    /// By node: what it has in common with those that it is linked with.
    tallies: Vec<T>,
    /// By node: the links that hold, with their weights.
    holding: Vec<Vec<(u32, Weight)>>,
    /// By node.
    clues: Vec<Option<C>>,
    /// The nodes that are known among all that links hold together with them, and not among their neighbours alone.
    topical: BTreeSet<usize>,
    /// Nodes that somebody says are one.
    stated: BTreeSet<(usize, usize)>,
    /// Nodes of which something else is known than when they were clustered.
    changed: BTreeSet<usize>,
    partition: Partition,
}

impl<K, C, T> Default for Growing<K, C, T> {
    fn default() -> Growing<K, C, T> {
        Growing {
            blocks: Blocks::default(),
            settled: 0,
            links: Vec::new(),
            linked: Vec::new(),
            tallies: Vec::new(),
            holding: Vec::new(),
            clues: Vec::new(),
            topical: BTreeSet::new(),
            stated: BTreeSet::new(),
            changed: BTreeSet::new(),
            partition: Partition::default(),
        }
    }
}

impl<K: Hash + Eq, C, T> Growing<K, C, T> {
    /// Adds the next node with the keys under which it meets others, and with its group.
    pub(super) fn insert(&mut self, keys: Vec<K>, group: usize) {
        self.blocks.insert(keys, group);
        self.links.push(Vec::new());
        self.linked.push(Vec::new());
        self.holding.push(Vec::new());
        self.clues.push(None);
    }
}

impl<K, C, T> Growing<K, C, T> {
    /// Somebody says that two nodes are one.
    pub(super) fn state(&mut self, a: usize, b: usize) {
        self.stated.insert((a.min(b), a.max(b)));
        self.join(a, b, Weight::CERTAIN);
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

    fn is_stated(&self, a: usize, b: usize) -> bool {
        self.stated.contains(&(a.min(b), a.max(b)))
    }

    fn join(&mut self, a: usize, b: usize, weight: Weight) {
        for (node, mate) in [(a, b as u32), (b, a as u32)] {
            let linked = &mut self.linked[node];
            match linked.binary_search_by_key(&mate, |link| link.0) {
                Ok(at) => linked[at].1 = linked[at].1.max(weight),
                Err(at) => linked.insert(at, (mate, weight)),
            }
        }
    }

    fn part(&mut self, a: usize, b: usize) {
        if !self.is_stated(a, b) {
            self.linked[a].retain(|link| link.0 != b as u32);
            self.linked[b].retain(|link| link.0 != a as u32);
        }
    }
}

impl<K, C: Clues + Clone, T: Clone> Growing<K, C, T> {
    /// Clusters what came in since the last time, and gives the nodes that were clustered anew.
    pub(super) fn settle(&mut self, nodes: &impl Nodes<Clues = C, Tally = T>) -> Vec<usize> {
        let fresh = self.settled..self.blocks.count();
        self.tallies.extend(fresh.clone().map(|node| nodes.untallied(node)));
        self.blocks.put(fresh.clone(), nodes);
        let mut changed = mem::take(&mut self.changed);
        changed.extend(fresh.clone());
        for node in in_order(&self.touched(&fresh, nodes), nodes) {
            self.relink(node, &fresh, nodes, &mut changed);
        }
        let seeds = self.weigh(&changed, nodes);
        let anew = self.held_together(seeds);
        self.cluster(&anew, nodes);
        self.settled = fresh.end;
        anew
    }

    /// The nodes that may meet others than before.
    fn touched(&self, fresh: &Range<usize>, nodes: &impl Ranked) -> BTreeSet<usize> {
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
        nodes: &impl Nodes<Tally = T>,
        changed: &mut BTreeSet<usize>,
    ) {
        let met = self.blocks.met(node, nodes);
        let is_met = |mate: &u32| met.binary_search(&(*mate as usize)).is_ok();
        let (kept, lost): (Vec<_>, Vec<_>) = mem::take(&mut self.links[node]).into_iter().partition(is_met);
        self.links[node] = kept;
        nodes.tally(node, &lost, Step::Went, &mut self.tallies);
        for mate in lost {
            self.part(node, mate as usize);
            changed.extend([node, mate as usize]);
        }
        let is_new = |mate: &usize| fresh.contains(&node) || fresh.contains(mate);
        let new: Vec<usize> = met.into_iter().filter(is_new).collect();
        let linked = self.links[node].len();
        for (mate, weight) in nodes.links(node, &new) {
            self.links[node].push(mate);
            self.join(node, mate as usize, weight);
            changed.extend([node, mate as usize]);
        }
        nodes.tally(node, &self.links[node][linked..], Step::Came, &mut self.tallies);
    }

    /// Weighs the links of the nodes that changed; gives all nodes at the ends of links that held or now hold.
    fn weigh<N: Nodes<Clues = C, Tally = T>>(
        &mut self,
        changed: &BTreeSet<usize>,
        nodes: &N,
    ) -> BTreeSet<usize> {
        let changed = &self.known_anew(changed, nodes);
        let ordered = in_order(changed, nodes);
        let mut ends = changed.clone();
        for &node in changed {
            for (mate, _) in mem::take(&mut self.holding[node]) {
                self.holding[mate as usize].retain(|link| link.0 != node as u32);
                ends.insert(mate as usize);
            }
        }
        for node in ordered {
            for (mate, weight) in self.weights::<N>(node, changed) {
                self.holding[node].push((mate as u32, weight));
                self.holding[mate].push((node as u32, weight));
                ends.insert(mate);
            }
        }
        ends
    }

    /// Finds out what is known of each node that changed, and of those whose topic did; gives them all.
    fn known_anew(
        &mut self,
        changed: &BTreeSet<usize>,
        nodes: &impl Nodes<Clues = C, Tally = T>,
    ) -> BTreeSet<usize> {
        let (mut anew, mut of_large) = (BTreeSet::new(), BTreeSet::new());
        for node in in_order(changed, nodes) {
            if anew.contains(&node) {
                continue;
            }
            if let Some(topic) = self.topic(node, &mut of_large) {
                for (&member, clues) in topic.iter().zip(nodes.of_topic(&topic)) {
                    self.clues[member as usize] = Some(clues);
                    self.topical.insert(member as usize);
                    anew.insert(member as usize);
                }
                continue;
            }
            for member in self.formerly_topical(node) {
                self.topical.remove(&member);
                self.clues[member] = Some(nodes.clues(member, &self.tallies[member]));
                anew.insert(member);
            }
        }
        anew
    }

    /// All nodes that links hold together with a node, itself included; none where they are too many for a topic, and
    /// then those that were met on the way are known to be of a large one.
    fn topic(&self, node: usize, of_large: &mut BTreeSet<usize>) -> Option<Vec<u32>> {
        if of_large.contains(&node) {
            return None;
        }
        let mut topic = vec![node as u32];
        let mut found = BTreeSet::from([node]);
        let mut at = 0;
        while at < topic.len() {
            for &(mate, _) in &self.linked[topic[at] as usize] {
                if !found.insert(mate as usize) {
                    continue;
                }
                if found.len() > LARGEST_TOPIC || of_large.contains(&(mate as usize)) {
                    of_large.extend(found);
                    return None;
                }
                topic.push(mate);
            }
            at += 1;
        }
        topic.sort_unstable();
        Some(topic)
    }

    /// A node, and those that were of a topic with it which is too large now.
    fn formerly_topical(&self, node: usize) -> BTreeSet<usize> {
        let mut found = BTreeSet::from([node]);
        let mut waiting = vec![node];
        while let Some(member) = waiting.pop() {
            let mates = self.linked[member].iter().map(|link| link.0 as usize);
            waiting.extend(mates.filter(|mate| self.topical.contains(mate) && found.insert(*mate)));
        }
        found
    }

    /// The links of a node that hold, but for those with nodes before it that changed too: these were weighed from
    /// there.
    fn weights<N: Nodes<Clues = C>>(&self, node: usize, changed: &BTreeSet<usize>) -> Vec<(usize, Weight)> {
        let Some(own) = self.clues[node].as_ref() else { return Vec::new() };
        let links = self.linked[node].iter().map(|&(mate, weight)| (mate as usize, weight));
        let links = links.filter(|(mate, _)| *mate > node || !changed.contains(mate));
        let known = |(mate, weight): (usize, Weight)| Some((mate, self.clues[mate].as_ref()?, weight));
        let links: Vec<(usize, &C, Weight)> = links.filter_map(known).collect();
        let weights = N::weights(own, links.iter().map(|&(_, clues, link)| (clues, link)));
        links.iter().zip(weights).filter_map(|(link, weight)| Some((link.0, weight?))).collect()
    }

    /// All nodes that links join with these, in order.
    fn held_together(&self, seeds: BTreeSet<usize>) -> Vec<usize> {
        let mut waiting: Vec<usize> = seeds.iter().copied().collect();
        let mut found = seeds;
        while let Some(node) = waiting.pop() {
            let mates = self.holding[node].iter().map(|link| link.0 as usize);
            waiting.extend(mates.filter(|&mate| found.insert(mate)));
        }
        found.into_iter().collect()
    }

    fn cluster(&mut self, anew: &[usize], nodes: &impl Nodes<Clues = C>) {
        let mut links: Vec<Link> = Vec::new();
        for (at, &node) in anew.iter().enumerate() {
            let behind = self.holding[node].iter().filter(|link| link.0 as usize > node);
            let place = |mate: u32| anew.binary_search(&(mate as usize)).ok();
            links.extend(behind.filter_map(|&(mate, weight)| Some((at, place(mate)?, weight))));
        }
        let names: Vec<&str> = anew.iter().map(|&node| nodes.name(node)).collect();
        let clues = anew.iter().filter_map(|&node| self.clues[node].clone()).collect();
        self.partition.renew(anew, &Partition::new(&names, clues, links));
    }
}

/// Nodes as they stand in the blocks: what is looked at together stands together then, and is still at hand when the
/// next node needs it. What comes of it does not rest on the order.
fn in_order(nodes: &BTreeSet<usize>, ranked: &impl Ranked) -> Vec<usize> {
    let mut ordered: Vec<usize> = nodes.iter().copied().collect();
    ordered.sort_by_cached_key(|&node| ranked.head(node));
    ordered
}

/// Of so many nodes at most each is known among all others; in a larger topic, among its neighbours.
const LARGEST_TOPIC: usize = 200;

/// Where the nodes at rest are fewer than so many times the new ones, all are looked at: it is less work.
const MANY: usize = 3;
