//! One round on many machines: what a part of the rows contributes, to be added up in any order.
//!
//! Rows may be split anywhere, also within an item. A round of the one-coin model has two halves, each a map over the
//! parts and a sum: [`Partial::scores`] adds up weights by value, [`Partial::tallies`] adds up probabilities by source.
//! The sums are whole numbers, so they are commutative and associative, and the result is that of
//! [`OneCoin`](super::OneCoin) on one table of all rows, bit for bit.
//!
//! Two things are the caller's: the kinds of attributes are given and not inferred part by part, and a source speaks
//! once of an item over all parts (each part keeps the last claim of its own rows only).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::fixed::{fixed, float};
use super::one_coin::{OneCoin, probabilities};
use crate::reconcile::table::Table;

/// A sum in multiples of 2⁻³⁰, and of how many it is, by name.
type Sums = BTreeMap<String, (i64, u64)>;

/// What a part of the rows contributes to a round of the one-coin model.
///
/// ```
/// use corroborate::reconcile::table::Table;
/// use corroborate::reconcile::truth::Partial;
/// let parts = [
///     Table::from_rows([["A", "door", "colour", "red"], ["B", "door", "colour", "blue"]])?,
///     Table::from_rows([["C", "door", "colour", "Red"]])?,
/// ];
/// let mut tallies = Partial::default();
/// for round in 0..3 {
///     let scores = parts.iter().map(|part| Partial::scores(part, &tallies)).fold(Partial::default(), Partial::merged);
///     let each = parts.iter().map(|part| Partial::tallies(part, &scores, round));
///     tallies = each.fold(Partial::default(), Partial::merged);
/// }
/// assert!(tallies.trust("A") > tallies.trust("B"));
/// # Ok::<(), corroborate::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Partial {
    /// By object, attribute and value: the weights of its sources, and how many they are.
    #[serde(default)]
    scores: BTreeMap<String, BTreeMap<String, Sums>>,
    /// By source: the probabilities of its claims, and how many they are.
    #[serde(default)]
    sources: Sums,
}

impl Partial {
    /// The first half: the weights of sources by value. `tallies` is the merged second half of the round before, empty
    /// in the first.
    pub fn scores(part: &Table, tallies: &Partial) -> Partial {
        let weights: Vec<i64> =
            (0..part.source_count() as u32).map(|s| tallies.weight(part.source_name(s))).collect();
        let mut partial = Partial::default();
        for item in part.items() {
            let values = partial.scores.entry(item.object().to_owned()).or_default();
            let values = values.entry(item.attribute().to_owned()).or_default();
            for candidate in item.candidates() {
                let sources = item.supporters(candidate);
                let sum = sources.iter().map(|&source| weights[source as usize]).sum();
                add(values.entry(part.value_key(candidate)).or_default(), (sum, sources.len() as u64));
            }
        }
        partial
    }

    /// The second half: the probabilities of the sources' claims. `scores` is the merged first half; rounds count from 0.
    pub fn tallies(part: &Table, scores: &Partial, round: u32) -> Partial {
        let mut partial = Partial::default();
        for item in part.items() {
            let shares = scores.shares(item.object(), item.attribute(), round);
            for candidate in item.candidates() {
                let paid = fixed(shares.get(&part.value_key(candidate)).copied().unwrap_or(0.0));
                for &source in item.supporters(candidate) {
                    add(partial.sources.entry(part.source_name(source).to_owned()).or_default(), (paid, 1));
                }
            }
        }
        partial
    }

    /// Both parts together; the order does not matter.
    #[must_use]
    pub fn merged(mut self, other: Partial) -> Partial {
        for (object, attributes) in other.scores {
            let own = self.scores.entry(object).or_default();
            for (attribute, values) in attributes {
                let own = own.entry(attribute).or_default();
                for (value, sum) in values {
                    add(own.entry(value).or_default(), sum);
                }
            }
        }
        other.sources.into_iter().for_each(|(source, sum)| add(self.sources.entry(source).or_default(), sum));
        self
    }

    /// The mean probability of a source's claims; the prior where it is not known.
    pub fn trust(&self, source: &str) -> f64 {
        self.sources.get(source).map_or(0.7, |&(sum, count)| float(sum) / count.max(1) as f64)
    }

    /// The probability of a value of an item, from merged scores and at the end of the rounds.
    pub fn probability(&self, part: &Table, candidate: usize) -> Option<f64> {
        let item = part.items().find(|item| item.candidates().contains(&candidate))?;
        self.shares(item.object(), item.attribute(), 1).get(&part.value_key(candidate)).copied()
    }

    fn weight(&self, source: &str) -> i64 {
        let known = self.sources.get(source);
        known.map_or(fixed(1.0), |&(sum, count)| fixed(OneCoin::default().weight(float(sum), count as f64)))
    }

    fn shares(&self, object: &str, attribute: &str, round: u32) -> BTreeMap<&String, f64> {
        let Some(values) = self.scores.get(object).and_then(|attributes| attributes.get(attribute)) else {
            return BTreeMap::new();
        };
        let votes: Vec<f64> = values.values().map(|&(_, count)| count as f64).collect();
        let mut shares: Vec<f64> = values.values().map(|&(sum, _)| float(sum)).collect();
        if round == 0 {
            let claims: f64 = votes.iter().sum();
            for share in &mut shares {
                *share /= claims;
            }
        } else {
            probabilities(&mut shares, |at| votes[at]);
        }
        values.keys().zip(shares).collect()
    }
}

fn add(to: &mut (i64, u64), sum: (i64, u64)) {
    *to = (to.0 + sum.0, to.1 + sum.1);
}
