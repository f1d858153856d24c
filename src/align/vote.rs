//! Which of several documents' figures for one event stands for all.
//!
//! # Formula
//! Each document has one vote: the figure of the mention that it is most about; documents that tell of the event in
//! passing vote where no other does. The figure with most votes stands; of several, the highest, as early and partial
//! counts are lower. Where all that was told on the last day is higher, the toll has risen, and the last figure
//! stands.

use std::collections::BTreeMap;

use crate::extract::Event;
use crate::value::Quantity;
use crate::value::date::Day;

/// What one document gives.
struct Vote<'e> {
    quantity: &'e Quantity,
    best: f64,
    told: Option<Day>,
}

/// The mention of an event in a document of a day; those of one document stand together, the most salient first.
pub(super) struct Mention<'e> {
    pub(super) event: &'e Event,
    /// Its number among all events.
    pub(super) node: usize,
    pub(super) document: usize,
    pub(super) told: Option<Day>,
    /// Whether the document tells of it first of all.
    pub(super) main: bool,
}

/// The figure that stands for all mentions; none where no document gives one.
pub(super) fn chosen(
    mentions: &[Mention<'_>],
    figure: impl Fn(&Event) -> Option<&Quantity>,
) -> Option<Quantity> {
    let main = votes(mentions.iter().filter(|mention| mention.main), &figure);
    let votes = if main.is_empty() { votes(mentions.iter(), &figure) } else { main };
    let mut counts: BTreeMap<u64, usize> = BTreeMap::new();
    votes.iter().for_each(|vote| *counts.entry(vote.best.to_bits()).or_default() += 1);
    let count = |best: f64| counts[&best.to_bits()];
    let stands =
        |a: &&Vote<'_>, b: &&Vote<'_>| count(a.best).cmp(&count(b.best)).then(a.best.total_cmp(&b.best));
    let most = votes.iter().max_by(stands)?;
    let last = votes.iter().map(|vote| vote.told).max()?;
    let of_last_day = || votes.iter().filter(|vote| vote.told == last);
    let risen = of_last_day().all(|vote| vote.best > most.best);
    let highest = of_last_day().max_by(|a, b| a.best.total_cmp(&b.best)).filter(|_| risen);
    Some(highest.unwrap_or(most).quantity.clone())
}

/// The first figure of each document.
fn votes<'e>(
    mentions: impl Iterator<Item = &'e Mention<'e>>,
    figure: &impl Fn(&Event) -> Option<&Quantity>,
) -> Vec<Vote<'e>> {
    let mut votes: Vec<Vote<'e>> = Vec::new();
    let mut counted = None;
    for mention in mentions {
        let Some(quantity) = figure(mention.event).filter(|_| counted != Some(mention.document)) else {
            continue;
        };
        let Some(best) = quantity.best else { continue };
        counted = Some(mention.document);
        votes.push(Vote { quantity, best, told: mention.told });
    }
    votes
}
