//! The crowd models on many machines ([`super::Partial`]): classes, matrices and frequencies as sums.
//!
//! # Formula
//! As in [`super::confusion`]. What an item's claims say of its class is Σ_s ln π^s_{j,x_is}, one sum for each class j;
//! N^s_jk and the frequencies are sums as well, all of whole multiples of 2⁻³⁰. The classes are those that all parts
//! claim: a part names its first 51, and so do parts together, since more are no closed set. An item that is
//! cut counts once for the frequencies, in the part that has its first source.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::confusion::{Confusion, MOST, Prior, diagonal, fixed_prior, step};
use super::fixed::{fixed, float};
use super::math::softmax;
use crate::Result;
use crate::reconcile::table::{Item, Kind, Table};

/// What parts contribute on one attribute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Counts {
    kind: Kind,
    /// The first classes, in the census.
    classes: BTreeSet<String>,
    /// How many items are of each class.
    items: Vec<i64>,
    /// N^s_jk by source, by what it says, then by what is true.
    sources: BTreeMap<String, Vec<i64>>,
}

/// What claims say of the class of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Heard {
    /// The first of its sources; none where nothing is claimed.
    first: Option<String>,
    logs: Vec<i64>,
}

/// One attribute between two rounds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Crowd {
    classes: Vec<String>,
    /// Empty before the first round.
    class_logs: Vec<i64>,
    logs: BTreeMap<String, Vec<i64>>,
    /// How many claims of each source are right, as expected.
    right: BTreeMap<String, i64>,
    done: bool,
}

/// The kinds and the first classes of a part's attributes.
pub(crate) fn census(part: &Table) -> BTreeMap<String, Counts> {
    let mut seen: BTreeMap<u32, (Kind, BTreeSet<u32>)> = BTreeMap::new();
    for item in part.items() {
        let own = seen.entry(part.attribute_of(item.number()));
        let (kind, classes) = own.or_insert_with(|| (item.kind(), BTreeSet::new()));
        for candidate in item.candidates().filter(|_| !kind.is_ordered()) {
            classes.insert(part.class(candidate));
            shorten(classes);
        }
    }
    let attributes: Vec<&str> = part.kinds().map(|(name, ..)| name).collect();
    let named = |(attribute, (kind, classes)): (u32, (Kind, BTreeSet<u32>))| {
        let classes = classes.into_iter().map(|class| part.key_of_class(class)).collect();
        let counts = Counts { kind, classes, items: Vec::new(), sources: BTreeMap::new() };
        (attributes[attribute as usize].to_owned(), counts)
    };
    seen.into_iter().map(named).collect()
}

/// Keeps the first classes: one more than make a closed set.
fn shorten<T: Ord>(classes: &mut BTreeSet<T>) {
    while classes.len() > MOST + 1 {
        classes.pop_last();
    }
}

/// The attributes before the first round.
pub(crate) fn start(
    model: &Confusion,
    census: &BTreeMap<String, Counts>,
    sources: usize,
) -> Result<BTreeMap<String, Crowd>> {
    let mut crowds = BTreeMap::new();
    for (attribute, counts) in census {
        model.check(attribute, counts.kind, [counts.classes.len(), sources])?;
        if !counts.classes.is_empty() {
            crowds.insert(attribute.clone(), Crowd::of(&counts.classes));
        }
    }
    Ok(crowds)
}

impl Counts {
    pub(crate) fn add(&mut self, other: Counts) {
        self.kind = self.kind.max(other.kind);
        self.classes.extend(other.classes);
        shorten(&mut self.classes);
        extend(&mut self.items, &other.items);
        for (source, counts) in other.sources {
            extend(self.sources.entry(source).or_default(), &counts);
        }
    }

    /// The claims of a part on an item whose classes have these shares.
    pub(crate) fn add_item(
        &mut self,
        part: &Table,
        item: &Item<'_>,
        crowd: &Crowd,
        heard: &Heard,
        shares: &[f64],
    ) {
        let whole: Vec<i64> = shares.iter().map(|&share| fixed(share)).collect();
        let count = crowd.classes.len();
        for candidate in item.candidates() {
            let Some(said) = crowd.class(&part.value_key(candidate)) else { continue };
            for &source in item.supporters(candidate) {
                let name = part.source_name(source);
                if heard.first.as_deref() == Some(name) {
                    add(&mut self.items, &whole);
                }
                let counts = self.sources.entry(name.to_owned()).or_insert_with(|| vec![0; count * count]);
                add(&mut counts[said * count..(said + 1) * count], &whole);
            }
        }
    }
}

impl Heard {
    pub(crate) fn add(&mut self, other: Heard) {
        self.first = match (self.first.take(), other.first) {
            (Some(own), Some(other)) => Some(own.min(other)),
            (own, other) => own.or(other),
        };
        extend(&mut self.logs, &other.logs);
    }
}

impl Crowd {
    fn of(classes: &BTreeSet<String>) -> Crowd {
        Crowd {
            classes: classes.iter().cloned().collect(),
            class_logs: Vec::new(),
            logs: BTreeMap::new(),
            right: BTreeMap::new(),
            done: false,
        }
    }

    pub(crate) fn is_done(&self) -> bool {
        self.done
    }

    pub(crate) fn end(&mut self) {
        self.done = true;
    }

    pub(crate) fn right(&self, source: &str) -> i64 {
        self.right.get(source).copied().unwrap_or(0)
    }

    pub(crate) fn no_counts(&self, kind: Kind) -> Counts {
        let items = vec![0; self.classes.len()];
        Counts { kind, classes: BTreeSet::new(), items, sources: BTreeMap::new() }
    }

    fn class(&self, key: &str) -> Option<usize> {
        self.classes.binary_search_by(|own| own.as_str().cmp(key)).ok()
    }

    /// What a part's claims say of an item.
    pub(crate) fn heard(&self, part: &Table, item: &Item<'_>) -> Heard {
        let count = self.classes.len();
        let mut heard = Heard { first: None, logs: vec![0; count] };
        for candidate in item.candidates() {
            let Some(said) = self.class(&part.value_key(candidate)) else { continue };
            for name in item.supporters(candidate).iter().map(|&source| part.source_name(source)) {
                if heard.first.as_deref().is_none_or(|first| name < first) {
                    heard.first = Some(name.to_owned());
                }
                if let Some(logs) = self.logs.get(name) {
                    add(&mut heard.logs, &logs[said * count..(said + 1) * count]);
                }
            }
        }
        heard
    }

    /// The probabilities of an item's classes; the shares of votes in the first round.
    pub(crate) fn shares<'a>(
        &self,
        heard: &Heard,
        claims: impl Iterator<Item = (&'a String, u32)> + Clone,
    ) -> Vec<f64> {
        let mut shares = vec![0.0; self.classes.len()];
        if self.class_logs.is_empty() {
            let all: usize = claims.clone().map(|(_, claims)| claims as usize).sum();
            for (class, claims) in claims.filter_map(|(key, claims)| Some((self.class(key)?, claims))) {
                shares[class] = f64::from(claims) / all as f64;
            }
            return shares;
        }
        let sums = self.class_logs.iter().zip(&heard.logs).map(|(a, b)| float(a + b));
        shares.iter_mut().zip(sums).for_each(|(share, sum)| *share = sum);
        softmax(&mut shares);
        shares
    }

    /// That of one value.
    pub(crate) fn share(&self, shares: &[f64], key: &str) -> f64 {
        self.class(key).map_or(0.0, |class| shares[class])
    }

    /// Matrices and frequencies from counts; gives the largest change of a source.
    pub(crate) fn learn<'a>(
        &mut self,
        model: &Confusion,
        counts: Option<&Counts>,
        claims: impl Iterator<Item = (&'a String, f64)>,
    ) -> f64 {
        let count = self.classes.len();
        let Prior::Fixed { diagonal: right, beside } = model.prior else { return 0.0 };
        let prior = fixed_prior(count, right, beside);
        let is_first = self.class_logs.is_empty();
        let none = vec![0; count * count];
        let mut change: f64 = 0.0;
        for (source, claims) in claims {
            let own = counts.and_then(|counts| counts.sources.get(source)).unwrap_or(&none);
            let old = if is_first { f64::NAN } else { float(self.right(source)) };
            let new = diagonal(own, count);
            change = change.max(step(float(new), old, claims));
            self.right.insert(source.clone(), new);
            model.matrix(own, &prior, self.logs.entry(source.clone()).or_insert_with(|| none.clone()));
        }
        self.class_logs = model.class_logs(counts.map_or(&none[..count], |counts| &counts.items));
        change
    }
}

/// Adds sums to sums, of which there may be fewer.
fn extend(sums: &mut Vec<i64>, others: &[i64]) {
    sums.resize(sums.len().max(others.len()), 0);
    add(sums, others);
}

fn add(sums: &mut [i64], others: &[i64]) {
    sums.iter_mut().zip(others).for_each(|(sum, other)| *sum += other);
}
