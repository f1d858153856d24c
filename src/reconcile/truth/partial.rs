//! One round on many machines: what a part of the rows contributes, to be added up in any order.
//!
//! Rows may be split anywhere, also within an item. A round has two halves, each a map over the parts and a sum:
//! [`Partial::scores`] adds up the weights of sources by value, [`Partial::tallies`] what sources are paid. Before the
//! first, [`Partial::census`] counts the claims of each source. The sums are of whole numbers, so they are commutative
//! and associative; between the rounds stands [`Rounds`], which holds what all parts must know of the sources. The
//! result is that of the estimator on one table of all rows, bit for bit.
//!
//! So run all estimators whose rounds are two sums: `vote`, `mean`, `median`, `trimmed_mean`, `weighted_median`,
//! `censored`, `crh`, `leading`, `catd`, `gtm`, `truthfinder`, `sums`, `average_log`, `investment`,
//! `pooled_investment`, `accu`, `accusim`, `popaccu`, `one_coin`. Not so:
//! - `accucopy`, `independent`, `community` hold sources against each other, claim by claim;
//! - `dawid_skene`, `ibcc`, `tdh`, `nested` have a matrix, or states, for each source, and records of places;
//! - `weighted_mean` wants quartiles over all items, and `rising` all that was said of an item by time: no sums;
//! - `ltm` draws one value after the other, each on all before it.
//!
//! Three things are the caller's: the kinds of attributes are given and not inferred part by part, figures of one
//! attribute have one unit, and a source speaks once of an item over all parts (each part keeps the last claim of its
//! own rows only). No truths are known beforehand.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::fixed::{fixed, float};
use super::outcome::{Answer, Chosen, Trust};
use super::rounds::{Home, Merged, Model, Paid, View, renew};
use crate::reconcile::table::{Kind, Table, figure_of_key};
use crate::{Error, Result};

/// What a part of the rows contributes to a round.
///
/// ```
/// use corroborate::reconcile::table::Table;
/// use corroborate::reconcile::truth::{Partial, Rounds};
/// let parts = [
///     Table::from_rows([["A", "door", "colour", "red"], ["B", "door", "colour", "blue"]])?,
///     Table::from_rows([["C", "door", "colour", "Red"]])?,
/// ];
/// let added = |each: &dyn Fn(&Table) -> Partial| parts.iter().map(each).fold(Partial::default(), Partial::merged);
/// let mut rounds = Rounds::start("one_coin", &added(&Partial::census))?;
/// while !rounds.is_done() {
///     let scores = added(&|part| Partial::scores(part, &rounds));
///     rounds = rounds.next(&added(&|part| Partial::tallies(part, &scores, &rounds)));
/// }
/// let answers = rounds.answers(&added(&|part| Partial::scores(part, &rounds)));
/// assert_eq!(answers[0].value.as_deref(), Some("Red"));
/// assert!(rounds.trust("A").unwrap().mean > rounds.trust("B").unwrap().mean);
/// # Ok::<(), corroborate::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Partial {
    /// By object and attribute.
    #[serde(default)]
    items: BTreeMap<String, BTreeMap<String, Item>>,
    /// By source.
    #[serde(default)]
    sources: BTreeMap<String, Tally>,
}

/// What stands for the values of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Item {
    kind: Kind,
    /// By what the value is, in letters that order as values do.
    values: BTreeMap<String, Backing>,
}

/// What stands for a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Backing {
    /// The weights of its sources, in multiples of 2⁻³⁰.
    weight: i64,
    claims: u32,
    fineness: u32,
    /// The first in order of the ways in which it is written.
    text: String,
}

/// What a source was paid, in multiples of 2⁻³⁰, and for how many claims.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Tally {
    paid: i64,
    claims: u64,
}

impl Partial {
    /// The claims of each source, before the first round.
    pub fn census(part: &Table) -> Partial {
        let tally = |source: u32| {
            let claims = u64::from(part.claims_of(source));
            (part.source_name(source).to_owned(), Tally { paid: 0, claims })
        };
        Partial { sources: (0..part.source_count() as u32).map(tally).collect(), ..Partial::default() }
    }

    /// The first half of a round: the weights of sources by value.
    pub fn scores(part: &Table, rounds: &Rounds) -> Partial {
        let weight = |source| fixed(rounds.weight(part.source_name(source)));
        let weights: Vec<i64> = (0..part.source_count() as u32).map(weight).collect();
        let mut partial = Partial::default();
        for item in part.items() {
            let backing = |candidate| {
                let sources = item.supporters(candidate);
                let backing = Backing {
                    weight: sources.iter().map(|&source| weights[source as usize]).sum(),
                    claims: sources.len() as u32,
                    fineness: part.fineness(candidate),
                    text: part.text(candidate).to_owned(),
                };
                (part.value_key(candidate), backing)
            };
            let own = Item { kind: item.kind(), values: item.candidates().map(backing).collect() };
            let attributes = partial.items.entry(item.object().to_owned()).or_default();
            attributes.insert(item.attribute().to_owned(), own);
        }
        partial
    }

    /// The second half: what the claims of sources are paid. `scores` is the first half of all parts.
    pub fn tallies(part: &Table, scores: &Partial, rounds: &Rounds) -> Partial {
        let mut tallies = Partial::census(part);
        let Some((model, _)) = super::model(&rounds.method) else { return tallies };
        for item in part.items() {
            let merged = scores.items.get(item.object()).and_then(|of| of.get(item.attribute()));
            let Some(merged) = merged else { continue };
            let mut pay = merged.weights();
            merged.with_view(rounds, |view| model.pay(view, &mut pay));
            let paid: BTreeMap<&String, i64> = merged.values.keys().zip(pay.into_iter().map(fixed)).collect();
            for candidate in item.candidates() {
                let paid = paid.get(&part.value_key(candidate)).copied().unwrap_or(0);
                for &source in item.supporters(candidate) {
                    let tally = tallies.sources.get_mut(part.source_name(source));
                    tally.into_iter().for_each(|tally| tally.paid += paid);
                }
            }
        }
        tallies
    }

    /// Both parts together; neither order nor grouping matters.
    #[must_use]
    pub fn merged(mut self, other: Partial) -> Partial {
        for (object, attributes) in other.items {
            let own = self.items.entry(object).or_default();
            for (attribute, item) in attributes {
                match own.get_mut(&attribute) {
                    Some(own) => own.add(item),
                    None => _ = own.insert(attribute, item),
                }
            }
        }
        for (source, tally) in other.sources {
            let own = self.sources.entry(source).or_default();
            *own = Tally { paid: own.paid + tally.paid, claims: own.claims + tally.claims };
        }
        self
    }
}

impl Item {
    fn add(&mut self, other: Item) {
        self.kind = self.kind.max(other.kind);
        for (key, backing) in other.values {
            match self.values.get_mut(&key) {
                Some(own) => own.add(backing),
                None => _ = self.values.insert(key, backing),
            }
        }
    }

    fn weights(&self) -> Vec<f64> {
        self.values.values().map(|backing| float(backing.weight)).collect()
    }

    /// The item as a model sees it.
    fn with_view<T>(&self, rounds: &Rounds, see: impl FnOnce(&View<'_>) -> T) -> T {
        let figures: Vec<(f64, (f64, f64))> = self.values.keys().map(|key| figure_of_key(key)).collect();
        let numbers: Vec<f64> = figures.iter().map(|(number, _)| *number).collect();
        let mut starts = vec![0];
        for backing in self.values.values() {
            starts.push(starts[starts.len() - 1] + backing.claims);
        }
        let merged = Merged {
            sources: rounds.sources.len(),
            bounds: figures.iter().map(|(_, bounds)| *bounds).collect(),
            fineness: self.values.values().map(|backing| backing.fineness).collect(),
        };
        see(&View {
            home: Home::Merged(&merged),
            kind: self.kind,
            first: 0,
            numbers: &numbers,
            starts: &starts,
            round: rounds.round,
        })
    }
}

impl Backing {
    fn add(&mut self, other: Backing) {
        self.weight += other.weight;
        self.claims += other.claims;
        self.fineness = self.fineness.max(other.fineness);
        if other.text < self.text {
            self.text = other.text;
        }
    }
}

/// Where the rounds stand: what each source weighs, which all parts must know.
///
/// [`Partial`] has an example.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rounds {
    method: String,
    round: u32,
    done: bool,
    sources: BTreeMap<String, Standing>,
}

/// A source between two rounds.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
struct Standing {
    paid: i64,
    claims: u64,
    /// The bits of its weight, which written as digits might change.
    weight: u64,
}

/// What was decided on an item.
#[derive(Debug, Clone, PartialEq)]
pub struct Decided {
    /// What it is about.
    pub object: String,
    /// What is asked of it.
    pub attribute: String,
    /// The value; of the ways in which it is written the first in order. `None` where no claim says anything.
    pub value: Option<String>,
    /// As in [`Answer::interval`].
    pub interval: Option<(f64, f64)>,
    /// As in [`Answer::confidence`].
    pub confidence: f64,
    /// As in [`Answer::tied`].
    pub tied: bool,
}

impl Rounds {
    /// Before the first round of a method. `census` is that of all parts.
    ///
    /// # Errors
    /// Where the rounds of the method are no sums, or there is none of this name.
    pub fn start(method: &str, census: &Partial) -> Result<Rounds> {
        super::by_name(method)?;
        let Some((model, _)) = super::model(method) else {
            return Err(Error::value(format!("{method}: its rounds cannot be cut into parts")));
        };
        let counts: Vec<f64> = census.sources.values().map(|tally| tally.claims as f64).collect();
        let weights = model.first(&counts);
        let standing = |((name, tally), weight): ((&String, &Tally), f64)| {
            (name.clone(), Standing { paid: 0, claims: tally.claims, weight: weight.to_bits() })
        };
        let sources = census.sources.iter().zip(weights).map(standing).collect();
        Ok(Rounds { method: method.to_owned(), round: 0, done: false, sources })
    }

    /// Whether the last round changed so little that none need follow.
    pub fn is_done(&self) -> bool {
        self.done
    }

    /// After another round. `tallies` are those of all parts.
    #[must_use]
    pub fn next(&self, tallies: &Partial) -> Rounds {
        let mut next = self.clone();
        let Some((model, stop)) = super::model(&self.method) else { return next };
        let paid = |name: &String| tallies.sources.get(name).map_or(0, |tally| tally.paid);
        let sums: Vec<f64> = self.sources.keys().map(|name| float(paid(name))).collect();
        let counts: Vec<f64> = self.sources.values().map(|standing| standing.claims as f64).collect();
        let last: Vec<f64> = self.sources.values().map(|s| f64::from_bits(s.weight)).collect();
        let mut means = self.means();
        let change = renew(&mut means, &sums, &counts);
        let weights = model.weights(&Paid { sums: &sums, counts: &counts, last: &last });
        for ((name, standing), weight) in next.sources.iter_mut().zip(weights) {
            *standing = Standing { paid: paid(name), weight: weight.to_bits(), ..*standing };
        }
        next.round += 1;
        next.done = next.round >= stop.most() || stop.is_small(change);
        next
    }

    /// The answers, by object and attribute. `scores` are those of all parts after the last round.
    pub fn answers(&self, scores: &Partial) -> Vec<Decided> {
        let Some((model, _)) = super::model(&self.method) else { return Vec::new() };
        let mut decided = Vec::new();
        for (object, attributes) in &scores.items {
            for (attribute, item) in attributes {
                decided.push(self.decided(&*model, [object, attribute], item));
            }
        }
        decided
    }

    fn decided(&self, model: &dyn Model, [object, attribute]: [&String; 2], item: &Item) -> Decided {
        let mut scores = item.weights();
        let answer = item.with_view(self, |view| {
            if scores.is_empty() { Answer::NOTHING } else { model.answer(view, &mut scores) }
        });
        let value = match answer.chosen {
            Chosen::Nothing => None,
            Chosen::Candidate(at) => item.values.values().nth(at as usize).map(|b| b.text.clone()),
            Chosen::Figure(figure) => Some(item.kind.print(figure)),
        };
        let Answer { interval, confidence, tied, .. } = answer;
        Decided { object: object.clone(), attribute: attribute.clone(), value, interval, confidence, tied }
    }

    /// The trust in a source; `None` where it says nothing.
    pub fn trust(&self, source: &str) -> Option<Trust> {
        let standing = self.sources.get(source)?;
        let (model, _) = super::model(&self.method)?;
        let mean = if self.round == 0 { f64::NAN } else { standing.mean() };
        Some(Trust::new(model.trust(mean), u32::try_from(standing.claims).unwrap_or(u32::MAX)))
    }

    fn weight(&self, source: &str) -> f64 {
        self.sources.get(source).map_or(0.0, |standing| f64::from_bits(standing.weight))
    }

    fn means(&self) -> Vec<f64> {
        let mean = |standing: &Standing| if self.round == 0 { f64::NAN } else { standing.mean() };
        self.sources.values().map(mean).collect()
    }
}

impl Standing {
    fn mean(&self) -> f64 {
        float(self.paid) / (self.claims as f64).max(1.0)
    }
}
