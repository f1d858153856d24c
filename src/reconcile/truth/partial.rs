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
//! `pooled_investment`, `accu`, `accusim`, `popaccu`, `one_coin`; and `dawid_skene`, `ibcc`, whose sums are matrices
//! ([`super::crowds`]). Not so:
//! - `accucopy`, `independent`, `community` hold sources against each other, claim by claim;
//! - `tdh`, `nested` want all places claimed of an item, and which lies in which, before a claim can be weighed;
//! - `weighted_mean` wants quartiles over all items, and `rising` all that was said of an item by time: no sums;
//! - `ltm` draws one value after the other, each on all before it.
//!
//! Three things are the caller's: the kinds of attributes are given and not inferred part by part, figures of one
//! attribute have one unit, and a source speaks once of an item over all parts (each part keeps the last claim of its
//! own rows only). No truths are known beforehand.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::confusion::Confusion;
use super::crowds::{self, Counts, Crowd, Heard};
use super::fixed::{fixed, float};
use super::outcome::{Answer, Chosen, Trust};
use super::rounds::{Home, Merged, Model, Paid, View, best, renew, tempered};
use super::stop::Stop;
use crate::reconcile::table::{self, Kind, Table, figure_of_key};
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
    /// By attribute, where its classes are to be told apart.
    #[serde(default)]
    crowds: BTreeMap<String, Counts>,
}

/// What stands for the values of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Item {
    kind: Kind,
    /// By what the value is, in letters that order as values do.
    values: BTreeMap<String, Backing>,
    /// What its claims say of its class, in crowd models.
    #[serde(default)]
    heard: Option<Heard>,
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
    /// The claims of each source, and the first classes of each attribute, before the first round.
    pub fn census(part: &Table) -> Partial {
        Partial { crowds: crowds::census(part), ..Partial::unpaid(part) }
    }

    fn unpaid(part: &Table) -> Partial {
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
            let own = Item {
                kind: item.kind(),
                values: item.candidates().map(backing).collect(),
                heard: rounds.crowds.get(item.attribute()).map(|crowd| crowd.heard(part, &item)),
            };
            let attributes = partial.items.entry(item.object().to_owned()).or_default();
            attributes.insert(item.attribute().to_owned(), own);
        }
        partial
    }

    /// The second half: what the claims of sources are paid. `scores` is the first half of all parts.
    pub fn tallies(part: &Table, scores: &Partial, rounds: &Rounds) -> Partial {
        let mut tallies = Partial::unpaid(part);
        if super::crowd(&rounds.method).is_some() {
            tallies.count(part, scores, rounds);
        }
        let Some((model, _)) = super::model(&rounds.method) else { return tallies };
        for item in part.items() {
            let Some(merged) = scores.item(&item) else { continue };
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

    /// The same in crowd models: what the sources said where what is likely true.
    fn count(&mut self, part: &Table, scores: &Partial, rounds: &Rounds) {
        for item in part.items() {
            let crowd = rounds.crowds.get(item.attribute()).filter(|crowd| !crowd.is_done());
            let (Some(crowd), Some(merged)) = (crowd, scores.item(&item)) else { continue };
            let Some(heard) = &merged.heard else { continue };
            let shares = crowd.shares(heard, merged.claims());
            let counts = self.crowds.entry(item.attribute().to_owned());
            counts
                .or_insert_with(|| crowd.no_counts(item.kind()))
                .add_item(part, &item, crowd, heard, &shares);
        }
    }

    fn item(&self, own: &table::Item<'_>) -> Option<&Item> {
        self.items.get(own.object())?.get(own.attribute())
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
        for (attribute, counts) in other.crowds {
            match self.crowds.get_mut(&attribute) {
                Some(own) => own.add(counts),
                None => _ = self.crowds.insert(attribute, counts),
            }
        }
        self
    }
}

impl Item {
    fn add(&mut self, other: Item) {
        self.kind = self.kind.max(other.kind);
        match (&mut self.heard, other.heard) {
            (Some(own), Some(heard)) => own.add(heard),
            (own, heard) => *own = own.take().or(heard),
        }
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

    /// How many claims there are for each value.
    fn claims(&self) -> impl Iterator<Item = (&String, u32)> + Clone {
        self.values.iter().map(|(key, backing)| (key, backing.claims))
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
    /// What is known of each attribute's classes, in crowd models.
    #[serde(default)]
    crowds: BTreeMap<String, Crowd>,
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
        if let Some((crowd, _)) = super::crowd(method) {
            let standing = |(name, tally): (&String, &Tally)| (name.clone(), Standing::of(tally.claims, 0.0));
            let sources: BTreeMap<_, _> = census.sources.iter().map(standing).collect();
            let crowds = crowds::start(&crowd, &census.crowds, sources.len())?;
            return Ok(Rounds { method: method.to_owned(), round: 0, done: false, sources, crowds });
        }
        let Some((model, _)) = super::model(method) else {
            return Err(Error::value(format!("{method}: its rounds cannot be cut into parts")));
        };
        let counts: Vec<f64> = census.sources.values().map(|tally| tally.claims as f64).collect();
        let weights = model.first(&counts);
        let standing = |((name, tally), weight): ((&String, &Tally), f64)| {
            (name.clone(), Standing::of(tally.claims, weight))
        };
        let sources = census.sources.iter().zip(weights).map(standing).collect();
        let crowds = BTreeMap::new();
        Ok(Rounds { method: method.to_owned(), round: 0, done: false, sources, crowds })
    }

    /// Whether the last round changed so little that none need follow.
    pub fn is_done(&self) -> bool {
        self.done
    }

    /// After another round. `tallies` are those of all parts.
    #[must_use]
    pub fn next(&self, tallies: &Partial) -> Rounds {
        let mut next = self.clone();
        if let Some((crowd, stop)) = super::crowd(&self.method) {
            next.learn(&crowd, stop, tallies);
            return next;
        }
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

    /// The same in crowd models, whose attributes end each in a round of its own.
    fn learn(&mut self, model: &Confusion, stop: Stop, tallies: &Partial) {
        self.round += 1;
        let claims = self.sources.iter().map(|(name, standing)| (name, standing.claims as f64));
        for (attribute, crowd) in self.crowds.iter_mut().filter(|(_, crowd)| !crowd.is_done()) {
            let change = crowd.learn(model, tallies.crowds.get(attribute), claims.clone());
            if self.round >= stop.most() || stop.is_small(change) {
                crowd.end();
            }
        }
        for (name, standing) in &mut self.sources {
            standing.paid = self.crowds.values().map(|crowd| crowd.right(name)).sum();
        }
        self.done = self.crowds.values().all(Crowd::is_done);
    }

    /// The answers, by object and attribute. `scores` are those of all parts after the last round.
    pub fn answers(&self, scores: &Partial) -> Vec<Decided> {
        let (model, crowd) = (super::model(&self.method), super::crowd(&self.method));
        let mut decided = Vec::new();
        for (object, attributes) in &scores.items {
            for (attribute, item) in attributes {
                let answer = match (&model, &crowd) {
                    (Some((model, _)), _) => self.answer(&**model, item),
                    (_, Some((model, _))) => self.answer_class(model, self.crowds.get(attribute), item),
                    (None, None) => continue,
                };
                decided.push(decided_on([object, attribute], item, answer));
            }
        }
        decided
    }

    fn answer(&self, model: &dyn Model, item: &Item) -> Answer {
        let mut scores = item.weights();
        item.with_view(self, |view| {
            if scores.is_empty() { Answer::NOTHING } else { model.answer(view, &mut scores) }
        })
    }

    fn answer_class(&self, model: &Confusion, crowd: Option<&Crowd>, item: &Item) -> Answer {
        let (Some(crowd), Some(heard)) = (crowd, &item.heard) else { return Answer::NOTHING };
        if item.values.is_empty() {
            return Answer::NOTHING;
        }
        let shares = crowd.shares(heard, item.claims());
        let own: Vec<f64> = item.values.keys().map(|key| crowd.share(&shares, key)).collect();
        let answer = item.with_view(self, |view| best(view, &own));
        Answer { confidence: tempered(&shares, answer.confidence, model.temper), ..answer }
    }

    /// The trust in a source; `None` where it says nothing.
    pub fn trust(&self, source: &str) -> Option<Trust> {
        let standing = self.sources.get(source)?;
        let mean = if self.round == 0 { f64::NAN } else { standing.mean() };
        let mean = super::model(&self.method).map_or(mean, |(model, _)| model.trust(mean));
        Some(Trust::new(mean, u32::try_from(standing.claims).unwrap_or(u32::MAX)))
    }

    fn weight(&self, source: &str) -> f64 {
        self.sources.get(source).map_or(0.0, |standing| f64::from_bits(standing.weight))
    }

    fn means(&self) -> Vec<f64> {
        let mean = |standing: &Standing| if self.round == 0 { f64::NAN } else { standing.mean() };
        self.sources.values().map(mean).collect()
    }
}

fn decided_on([object, attribute]: [&String; 2], item: &Item, answer: Answer) -> Decided {
    let value = match answer.chosen {
        Chosen::Nothing => None,
        Chosen::Candidate(at) => item.values.values().nth(at as usize).map(|b| b.text.clone()),
        Chosen::Figure(figure) => Some(item.kind.print(figure)),
    };
    let Answer { interval, confidence, tied, .. } = answer;
    Decided { object: object.clone(), attribute: attribute.clone(), value, interval, confidence, tied }
}

impl Standing {
    fn of(claims: u64, weight: f64) -> Standing {
        Standing { paid: 0, claims, weight: weight.to_bits() }
    }

    fn mean(&self) -> f64 {
        float(self.paid) / (self.claims as f64).max(1.0)
    }
}
