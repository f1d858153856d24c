//! All events of all documents: where they stand in the blocks, what links them, and what is known of each.
//!
//! The words of the documents stand beside the other clues: an event meets some fifty others, of which most are known
//! to be others by the words alone, and what is not looked at need not be fetched from memory.

use std::cmp::Ordering;
use std::sync::Arc;

use super::block::Ranked;
use super::cluster::Weight;
use super::event::{EventClues, Veto};
use super::fingerprint::{Common, Fingerprint, Topic};
use super::growing::{Nodes, Step};

/// All events, in the order of arrival.
#[derive(Debug, Clone, Default)]
pub(super) struct Events {
    nodes: Vec<Node>,
    /// By node: what its document is known by, where the event is its main one.
    fingerprints: Vec<Option<Arc<Fingerprint>>>,
}

/// One event of one document.
#[derive(Debug, Clone)]
struct Node {
    /// Its name among all events, independent of arrival.
    name: String,
    /// The number of its document.
    document: usize,
    clues: EventClues,
}

impl Events {
    /// Adds an event of the document of a number, and gives its node.
    pub(super) fn push(&mut self, name: String, document: usize, clues: EventClues) -> usize {
        self.fingerprints.push(clues.document().cloned());
        self.nodes.push(Node { name, document, clues });
        self.nodes.len() - 1
    }

    /// The number of the document that tells of an event.
    pub(super) fn document(&self, node: usize) -> usize {
        self.nodes[node].document
    }

    /// What is known of an event.
    pub(super) fn bundle(&self, node: usize) -> &EventClues {
        &self.nodes[node].clues
    }

    fn fingerprint(&self, node: usize) -> Option<&Fingerprint> {
        self.fingerprints[node].as_deref()
    }

    /// How alike the document of an event is with those of others; none where it, or the other, is no main event.
    fn likeness(&self, node: usize, mates: &[usize]) -> Vec<Option<f64>> {
        let Some(own) = self.fingerprint(node) else { return vec![None; mates.len()] };
        own.cosines(mates.iter().map(|&mate| self.fingerprint(mate))).collect()
    }
}

impl Ranked for Events {
    /// More of them let reports of other events in between: on a mixed corpus fewer find the same events more purely.
    const NEIGHBOURS: usize = 16;

    /// What is likely one event stands close together.
    fn order(&self, a: usize, b: usize) -> Ordering {
        let (a, b) = (&self.nodes[a], &self.nodes[b]);
        a.clues.order().cmp(&b.clues.order()).then_with(|| a.name.cmp(&b.name))
    }

    fn head(&self, node: usize) -> u64 {
        self.bundle(node).head()
    }
}

impl Nodes for Events {
    type Clues = Veto;
    type Tally = Common;

    fn untallied(&self, node: usize) -> Common {
        self.fingerprint(node).map(Common::none).unwrap_or_default()
    }

    fn tally(&self, node: usize, mates: &[u32], step: Step, tallies: &mut [Common]) {
        let Some(own) = self.fingerprint(node).filter(|_| !mates.is_empty()) else { return };
        let own = own.indexed();
        for &mate in mates {
            let mate = mate as usize;
            let Some(other) = self.fingerprint(mate) else { continue };
            let Ok([ours, theirs]) = tallies.get_disjoint_mut([node, mate]) else { continue };
            match step {
                Step::Came => own.came(other, ours, theirs),
                Step::Went => own.went(other, ours, theirs),
            }
        }
    }

    fn name(&self, node: usize) -> &str {
        &self.nodes[node].name
    }

    fn links(&self, node: usize, mates: &[usize]) -> Vec<(u32, Weight)> {
        let own = self.bundle(node);
        let linked = mates.iter().zip(self.likeness(node, mates));
        linked.filter_map(|(&mate, alike)| Some((mate as u32, own.link(self.bundle(mate), alike)?))).collect()
    }

    /// The words of a main event's document weigh by how many of those it is linked with have them.
    fn clues(&self, node: usize, tally: &Common) -> Veto {
        self.bundle(node).veto(self.fingerprint(node).map(|document| document.telling(tally)))
    }

    fn of_topic(&self, topic: &[u32]) -> Vec<Veto> {
        let nodes = || topic.iter().map(|&node| node as usize);
        let all = Topic::of(nodes().filter_map(|node| self.fingerprint(node)));
        let telling = |node| self.fingerprint(node).map(|document| document.telling_of(&all));
        nodes().map(|node| self.bundle(node).veto(telling(node))).collect()
    }

    fn weights<'c>(
        clues: &Veto,
        links: impl Iterator<Item = (&'c Veto, Weight)> + Clone,
    ) -> Vec<Option<Weight>> {
        clues.weights(links)
    }
}
