//! Nested: places that lie in one another, where some are named wrongly more often than others; ours.
//!
//! # Formula
//! As in TDH ([`super::tdh`]) a source is exact, general or wrong, φ_s. For the truth v of an item
//! P(v) ∝ r(v)·r(named(v))·Π_s P(u_s | v), with P(u | v) = φ_s1 if u = v (φ_s1 + φ_s2 where nothing claimed is around
//! v); φ_s2/|G_o(v)| if u is around v; φ_s3/n otherwise, and 0.3 of it where u lies in v, for who is wrong seldom is so
//! within the truth; n = 10 false values.
//!
//! r(x) is how often claims of the place x are borne out, beside how often all claims are: the odds
//! (R_x + k·ρ)/(W_x + k·(1−ρ)) over ρ/(1−ρ), where R and W count the claims that are right and wrong as expected, the
//! item's own left out, ρ is the share of right claims, k = 10, and r stays within [1/9, 9]. A gazetteer that takes
//! first names for towns claims the same few towns again and again, and others contradict it each time. `named` is
//! whether the place repeats a word of what the item is about: of people that is mostly a mistake, of sites mostly
//! right, and r says which.
//!
//! A claim is right where its place is the truth or lies around it. The first round has r = 1.

use super::Estimator;
use super::fixed::{fixed, float};
use super::given::Given;
use super::math::{ln, softmax};
use super::nesting::Nesting;
use super::outcome::Outcome;
use super::rounds::likeliest;
use super::stop::Stop;
use super::tdh;
use crate::Result;
use crate::reconcile::table::{Item, Known, Table};

/// n of the formula, as in the Accu family.
const FALSE_VALUES: f64 = 10.0;
/// A wrong claim lies within the truth so much more seldom than elsewhere.
const WITHIN: f64 = 0.3;
/// How far sources are from independent, as birthplaces show ([`super::rounds::tempered`]).
const TEMPER: f64 = 2.0;
/// How many claims the record of a place starts with.
const PRIOR: f64 = 10.0;
/// The most that the record of a place counts for or against it.
const MOST: f64 = 9.0;

/// Sources that are exact, general or wrong, and places that are named wrongly more often than others.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Nested;

impl Estimator for Nested {
    fn name(&self) -> &'static str {
        "nested"
    }

    fn estimate(&self, table: &Table, given: &Given) -> Result<Outcome> {
        let stop = given.stop.unwrap_or(Stop::of(30, 1e-3));
        let nesting = Nesting::of(table);
        let mut state = State::new(table);
        let (mut rounds, mut settled) = (0, false);
        while rounds < stop.most() && !settled {
            state.believe(table, &nesting, given);
            let change = state.judge(table, &nesting);
            rounds += 1;
            settled = stop.is_small(change);
        }
        state.believe(table, &nesting, given);
        let answers = likeliest(table, given, &state.probability, TEMPER);
        let trust = tdh::trust(&state.phi, table);
        Ok(Outcome { answers, trust, rounds, settled, ..Outcome::empty(given) })
    }
}

/// How many claims were right and wrong, in whole multiples of a small part.
#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    right: i64,
    wrong: i64,
}

impl Tally {
    fn add(&mut self, claims: f64, right: f64) {
        self.right += fixed(right) * claims as i64;
        self.wrong += fixed(1.0 - right) * claims as i64;
    }

    fn without(mut self, claims: f64, right: f64) -> Tally {
        self.add(-claims, right);
        self
    }

    fn share(self) -> f64 {
        let [right, wrong] = [self.right, self.wrong].map(float);
        (right + 1.0) / (right + wrong + 2.0)
    }

    /// ln r, where the share of all claims that are right is `usual`.
    fn log_odds(self, usual: f64) -> f64 {
        let right = float(self.right).max(0.0) + PRIOR * usual;
        let wrong = float(self.wrong).max(0.0) + PRIOR * (1.0 - usual);
        let most = ln(MOST);
        (ln(right / wrong) - ln(usual / (1.0 - usual))).clamp(-most, most)
    }
}

struct State {
    phi: Vec<[f64; 3]>,
    /// Of each candidate: that it is the truth.
    probability: Vec<f64>,
    /// Of each candidate: that a claim of it is right.
    right: Vec<f64>,
    /// Whether a candidate repeats a word of its object.
    named: Vec<bool>,
    places: Vec<Tally>,
    naming: [Tally; 2],
    all: Tally,
}

impl State {
    fn new(table: &Table) -> State {
        let named = table.items().flat_map(|item| {
            let object = item.object();
            item.candidates().map(move |candidate| repeats(item_name(table, candidate), object))
        });
        let classes = (0..table.candidate_count()).map(|c| table.class(c) + 1).max().unwrap_or(0);
        State {
            phi: tdh::prior(table),
            probability: vec![0.0; table.candidate_count()],
            right: vec![0.0; table.candidate_count()],
            named: named.collect(),
            places: vec![Tally::default(); classes as usize],
            naming: [Tally::default(); 2],
            all: Tally::default(),
        }
    }

    /// Probabilities of all candidates.
    fn believe(&mut self, table: &Table, nesting: &Nesting, given: &Given) {
        for item in table.items() {
            let range = item.candidates();
            let shares = match given.known(item.number()) {
                Some(known) => told(known, range.len()),
                None => self.shares(table, nesting, &item),
            };
            for (at, candidate) in range.clone().enumerate() {
                let inside = nesting.inside(candidate).iter().map(|&v| shares[v as usize]).sum::<f64>();
                self.right[candidate] = (shares[at] + inside).min(1.0);
            }
            self.probability[range].copy_from_slice(&shares);
        }
    }

    /// P(v) of an item's candidates.
    fn shares(&self, table: &Table, nesting: &Nesting, item: &Item<'_>) -> Vec<f64> {
        let range = item.candidates();
        let first = range.start;
        let mut logs: Vec<f64> = range.clone().map(|v| self.record(table, item, v)).collect();
        for u in range {
            for &source in item.supporters(u) {
                // What differs from ln(φ₃/n), which every truth has that this claim does not fit.
                let [exact, general, wrong] = self.phi[source as usize];
                let wrong = wrong / FALSE_VALUES;
                let alone = nesting.around(u).is_empty();
                logs[u - first] += ln((if alone { exact + general } else { exact }) / wrong);
                for &v in nesting.inside(u) {
                    let around = nesting.around(first + v as usize).len() as f64;
                    logs[v as usize] += ln(general / around / wrong);
                }
                nesting.around(u).iter().for_each(|&v| logs[v as usize] += ln(WITHIN));
            }
        }
        softmax(&mut logs);
        logs
    }

    /// ln r(v) + ln r(named(v)) from the other items.
    fn record(&self, table: &Table, item: &Item<'_>, v: usize) -> f64 {
        if self.all.right == 0 {
            return 0.0;
        }
        let usual = self.all.share();
        let own = item.supporters(v).len() as f64;
        let place = self.places[table.class(v) as usize].without(own, self.right[v]);
        let naming = self.naming[usize::from(self.named[v])].without(own, self.right[v]);
        place.log_odds(usual) + naming.log_odds(usual)
    }

    /// Sources and records from probabilities; gives the largest change of a source.
    fn judge(&mut self, table: &Table, nesting: &Nesting) -> f64 {
        let mut states = vec![[0i64; 3]; self.phi.len()];
        self.places.fill(Tally::default());
        (self.naming, self.all) = ([Tally::default(); 2], Tally::default());
        for item in table.items() {
            for u in item.candidates() {
                let sources = item.supporters(u);
                let (claims, right) = (sources.len() as f64, self.right[u]);
                self.places[table.class(u) as usize].add(claims, right);
                self.naming[usize::from(self.named[u])].add(claims, right);
                self.all.add(claims, right);
                let [own, general] = [self.probability[u], right - self.probability[u]];
                let alone = nesting.around(u).is_empty();
                for &source in sources {
                    let phi = self.phi[source as usize];
                    let exact = if alone { phi[0] / (phi[0] + phi[1]) } else { 1.0 };
                    let shares = [own * exact, own * (1.0 - exact) + general, 1.0 - right];
                    let state = &mut states[source as usize];
                    state.iter_mut().zip(shares).for_each(|(sum, share)| *sum += fixed(share));
                }
            }
        }
        tdh::learn(&mut self.phi, &states)
    }
}

fn told(known: Known, count: usize) -> Vec<f64> {
    let mut shares = vec![0.0; count];
    known.candidate().into_iter().for_each(|at| shares[at] = 1.0);
    shares
}

/// The finest name of a candidate.
fn item_name(table: &Table, candidate: usize) -> &str {
    let text = table.text(candidate);
    text.split_once(',').map_or(text, |(finest, _)| finest)
}

/// Whether a name repeats a word of three letters or more of another.
fn repeats(name: &str, object: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= 3);
        words.map(str::to_lowercase).collect()
    };
    let object = words(object);
    words(name).iter().any(|word| object.contains(word))
}
