//! TDH (Jung, Kim, Shim, EDBT 2019, arXiv 1904.10217): places that lie in one another.
//!
//! # Formula
//! A source is exact, general or wrong with φ_s ~ Dirichlet(3, 3, 2); the truth of an item is v with μ_ov,
//! μ_o ~ Dirichlet(2, …). G_o(v) are the claimed places around v. P(u | v) = φ_s1 if u = v; φ_s2/|G_o(v)| if
//! u ∈ G_o(v); φ_s3/(|V_o| − |G_o(v)| − 1) otherwise; where G_o(v) is empty an exact and a general claim cannot be
//! told apart, φ_s1 + φ_s2 for u = v.
//! E: for each claim the probability of v, and of the three states. M: μ_ov = (Σ_claims P(v | claim) + γ − 1)/
//! (m_o + Σ(γ − 1)), φ_s = normalised counts + α − 1. It starts from μ uniform and φ at its prior mean.

use super::Estimator;
use super::fixed::{fixed, float};
use super::given::Given;
use super::outcome::{Answer, Outcome, Trust};
use super::rounds::{best, told, view};
use super::stop::Stop;
use crate::Result;
use crate::reconcile::table::Table;

const ALPHA: [f64; 3] = [3.0, 3.0, 2.0];
const GAMMA: f64 = 2.0;

/// Sources that are exact, general or wrong.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Tdh;

impl Estimator for Tdh {
    fn name(&self) -> &'static str {
        "tdh"
    }

    fn estimate(&self, table: &Table, given: &Given) -> Result<Outcome> {
        let stop = given.stop.unwrap_or(Stop::of(50, 1e-4));
        let around = Around::of(table);
        let mut state = State::new(table);
        let (mut rounds, mut settled) = (0, false);
        while rounds < stop.most() && !settled {
            settled = stop.is_small(state.round(table, &around, given));
            rounds += 1;
        }
        let mean = |(phi, &n): (&[f64; 3], &u32)| Trust::new(phi[0] + 0.5 * phi[1], n);
        let trust = state.phi.iter().zip(table.counts()).map(mean).collect();
        Ok(Outcome {
            answers: state.answers(table, given),
            trust,
            told: given.told.clone(),
            paid: Vec::new(),
            rounds,
            settled,
        })
    }
}

/// For each candidate, the candidates of its item that lie around it, by their number in the item.
pub(crate) struct Around {
    lists: Vec<Vec<u32>>,
}

impl Around {
    pub(crate) fn of(table: &Table) -> Around {
        let mut lists = vec![Vec::new(); table.candidate_count()];
        for item in table.items() {
            let candidates = item.candidates();
            let outer = |v: usize| {
                let around =
                    candidates.clone().filter(move |&u| table.surrounds(table.class(u), table.class(v)));
                around.map(|u| (u - candidates.start) as u32).collect()
            };
            candidates.clone().for_each(|v| lists[v] = outer(v));
        }
        Around { lists }
    }

    pub(crate) fn list(&self, candidate: usize) -> &[u32] {
        &self.lists[candidate]
    }

    /// P(u | v) for one source, with all candidates numbered in their item.
    fn likelihood(&self, phi: &[f64; 3], first: usize, count: usize, u: usize, v: usize) -> f64 {
        let outer = &self.lists[first + v];
        if u == v {
            if outer.is_empty() { phi[0] + phi[1] } else { phi[0] }
        } else if outer.contains(&(u as u32)) {
            phi[1] / outer.len() as f64
        } else {
            phi[2] / (count - outer.len() - 1).max(1) as f64
        }
    }
}

struct State {
    phi: Vec<[f64; 3]>,
    mu: Vec<f64>,
}

impl State {
    fn new(table: &Table) -> State {
        let total: f64 = ALPHA.iter().sum();
        let starts = table.candidate_starts();
        let uniform = |ends: &[u32]| vec![1.0 / f64::from(ends[1] - ends[0]); (ends[1] - ends[0]) as usize];
        let mu = starts.windows(2).flat_map(uniform).collect();
        State { phi: vec![ALPHA.map(|a| a / total); table.source_count()], mu }
    }

    /// One step of EM; gives the largest change of a source.
    fn round(&mut self, table: &Table, around: &Around, given: &Given) -> f64 {
        let mut states = vec![[0i64; 3]; self.phi.len()];
        for item in table.items() {
            let known = given.known(item.number()).and_then(crate::reconcile::table::Known::candidate);
            let sums = self.expect(&item, around, known, &mut states);
            let range = item.candidates();
            let total: f64 = sums.iter().map(|sum| sum + GAMMA - 1.0).sum();
            for (mu, sum) in self.mu[range].iter_mut().zip(sums) {
                *mu = (sum + GAMMA - 1.0) / total;
            }
        }
        self.learn(&states)
    }

    /// Adds the states of an item's sources; gives how many claims speak for each candidate.
    fn expect(
        &self,
        item: &crate::reconcile::table::Item<'_>,
        around: &Around,
        known: Option<usize>,
        states: &mut [[i64; 3]],
    ) -> Vec<f64> {
        let range = item.candidates();
        let (first, count) = (range.start, range.len());
        let mut sums = vec![0.0; count];
        for u in 0..count {
            for &source in item.supporters(first + u) {
                let phi = &self.phi[source as usize];
                let mut joint: Vec<f64> = (0..count)
                    .map(|v| self.mu[first + v] * around.likelihood(phi, first, count, u, v))
                    .collect();
                if let Some(at) = known {
                    joint.iter_mut().enumerate().for_each(|(v, p)| *p = if v == at { 1.0 } else { 0.0 });
                }
                let total: f64 = joint.iter().sum::<f64>().max(f64::MIN_POSITIVE);
                for p in &mut joint {
                    *p /= total;
                }
                sums.iter_mut().zip(&joint).for_each(|(sum, p)| *sum += p);
                count_states(&mut states[source as usize], phi, around, first, u, &joint);
            }
        }
        sums
    }

    fn learn(&mut self, states: &[[i64; 3]]) -> f64 {
        let mut change: f64 = 0.0;
        for (phi, counts) in self.phi.iter_mut().zip(states) {
            let mut new = [0.0; 3];
            new.iter_mut()
                .zip(ALPHA)
                .zip(counts)
                .for_each(|((new, a), &count)| *new = float(count) + a - 1.0);
            let total: f64 = new.iter().sum();
            for p in &mut new {
                *p /= total;
            }
            change = new.iter().zip(&*phi).fold(change, |most, (a, b)| most.max((a - b).abs()));
            *phi = new;
        }
        change
    }

    fn answers(&self, table: &Table, given: &Given) -> Vec<Answer> {
        let answer = |item: usize| {
            let view = view(table, item, 1);
            match given.known(item as u32) {
                Some(known) => told(&view, known),
                None => best(&view, &self.mu[table.item(item as u32).candidates()]),
            }
        };
        (0..table.item_count()).map(answer).collect()
    }
}

/// Adds the states in which a source is that claims `u`, with the probabilities of the truths.
fn count_states(
    states: &mut [i64; 3],
    phi: &[f64; 3],
    around: &Around,
    first: usize,
    u: usize,
    truths: &[f64],
) {
    for (v, &p) in truths.iter().enumerate() {
        let outer = around.list(first + v);
        if u == v && outer.is_empty() {
            let exact = phi[0] / (phi[0] + phi[1]).max(f64::MIN_POSITIVE);
            states[0] += fixed(p * exact);
            states[1] += fixed(p * (1.0 - exact));
        } else {
            let state = if u == v {
                0
            } else if outer.contains(&(u as u32)) {
                1
            } else {
                2
            };
            states[state] += fixed(p);
        }
    }
}
