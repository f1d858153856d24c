//! Which documents tell of one event: those whose words are alike where the words of others on such events differ.
//!
//! Events that may be one are linked; what is linked with one another is a topic. Within a topic the words of each
//! document weigh by their rarity there ([`super::fingerprint`]), and two main events are one at
//!
//! ```text
//! bits = 28 × cosine − 4.6 + clues ≥ 0        the cosine counted up to 0.4
//! ```
//! The figures are those of a logistic regression over pairs of reports on two incidents of one kind: documents with
//! cosines of 0.16 are as often on one incident as on two. A cluster takes in another only where their documents are so
//! alike on the average (average linkage), so that no chain of reports joins two events.

use super::cluster::Link;
use super::event::EventClues;
use super::fingerprint::{Rarity, Telling};

/// How the document of each event tells of it, among those of its topic; none for what a document tells by the way.
pub(super) fn tellings(events: &[&EventClues], links: &[Link]) -> Vec<Option<Telling>> {
    let topics = Topics::of(events.len(), links);
    let mut tellings = vec![None; events.len()];
    for topic in topics.groups() {
        let documents = || topic.iter().filter_map(|&node| Some((node, events[node].document()?)));
        let rarity = Rarity::among(documents().map(|(_, document)| document));
        for (node, document) in documents() {
            tellings[node] = Some(rarity.telling(document));
        }
    }
    tellings
}

/// The bits by which documents that are so alike speak for one main event.
pub(super) fn bits(cosine: f64) -> f64 {
    BITS * cosine.min(ALIKE) - APART
}

/// Documents more alike than this are hardly surer to be of one event.
const ALIKE: f64 = 0.4;
/// The bits that a cosine of 1 would weigh: the slope of the regression.
const BITS: f64 = 28.0;
/// The bits against two reports that share no word: its intercept; they balance at a cosine of 0.16.
const APART: f64 = 4.6;

/// Events in groups that links hold together.
struct Topics {
    parent: Vec<usize>,
}

impl Topics {
    fn of(events: usize, links: &[Link]) -> Topics {
        let mut topics = Topics { parent: (0..events).collect() };
        for &(a, b, _) in links {
            let (a, b) = (topics.root(a), topics.root(b));
            topics.parent[a.max(b)] = a.min(b);
        }
        topics
    }

    fn root(&mut self, mut at: usize) -> usize {
        while self.parent[at] != at {
            self.parent[at] = self.parent[self.parent[at]];
            at = self.parent[at];
        }
        at
    }

    fn groups(mut self) -> impl Iterator<Item = Vec<usize>> {
        let mut groups = vec![Vec::new(); self.parent.len()];
        for node in 0..self.parent.len() {
            groups[self.root(node)].push(node);
        }
        groups.into_iter().filter(|group| !group.is_empty())
    }
}
