//! TDH (Jung, Kim, Shim, EDBT 2019, arXiv 1904.10217): places that lie in one another.
//!
//! # Formula
//! A source is exact, general or wrong with φ_s ~ Dirichlet(3, 3, 2); the truth of an item is v with μ_ov,
//! μ_o ~ Dirichlet(2, …). G_o(v) are the claimed places around v. P(u | v) = φ_s1 if u = v; φ_s2/|G_o(v)| if
//! u ∈ G_o(v); φ_s3/(|V_o| − |G_o(v)| − 1) otherwise; where G_o(v) is empty an exact and a general claim cannot be
//! told apart, φ_s1 + φ_s2 for u = v.
//! E: for each claim the probability of v, and of the three states. M: μ_ov = (Σ_claims P(v | claim) + γ − 1)/
//! (m_o + Σ(γ − 1)), φ_s = normalised counts + α − 1. It starts from μ uniform and φ at its prior mean.
//!
//! Most pairs of u and v are the third case, whose sum is computed at once, so that a round costs as much as there are
//! claims and nestings, and not the square of an item's values.

use super::Estimator;
use super::fixed::{fixed, float};
use super::given::Given;
use super::nesting::Nesting;
use super::outcome::{Outcome, Trust};
use super::rounds::likeliest;
use super::stop::Stop;
use crate::Result;
use crate::reconcile::table::{Item, Known, Table};

/// The prior of a source that is exact, general or wrong, as in the paper.
const ALPHA: [f64; 3] = [3.0, 3.0, 2.0];
/// The prior of each value of an item, as in the paper.
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
        let nesting = Nesting::of(table);
        let mut state = State::new(table);
        let (mut rounds, mut settled) = (0, false);
        while rounds < stop.most() && !settled {
            settled = stop.is_small(state.round(table, &nesting, given));
            rounds += 1;
        }
        let answers = likeliest(table, given, &state.mu, 1.0);
        Ok(Outcome { answers, trust: trust(&state.phi, table), rounds, settled, ..Outcome::empty(given) })
    }
}

/// A source is right where it is exact, and half where it is general.
pub(crate) fn trust(phi: &[[f64; 3]], table: &Table) -> Vec<Trust> {
    let mean = |(phi, &n): (&[f64; 3], &u32)| Trust::new(phi[0] + 0.5 * phi[1], n);
    phi.iter().zip(table.counts()).map(mean).collect()
}

/// Sources before they speak.
pub(crate) fn prior(table: &Table) -> Vec<[f64; 3]> {
    let total: f64 = ALPHA.iter().sum();
    vec![ALPHA.map(|a| a / total); table.source_count()]
}

/// Renews what sources are from how often they were each; gives the largest change.
pub(crate) fn learn(phi: &mut [[f64; 3]], states: &[[i64; 3]]) -> f64 {
    let mut change: f64 = 0.0;
    for (phi, counts) in phi.iter_mut().zip(states) {
        let mut new = [0, 1, 2].map(|k| float(counts[k]) + ALPHA[k] - 1.0);
        let total: f64 = new.iter().sum();
        new.iter_mut().for_each(|p| *p /= total);
        change = new.iter().zip(&*phi).fold(change, |most, (a, b)| most.max((a - b).abs()));
        *phi = new;
    }
    change
}

/// The state of a source that claims one candidate where another is the truth, and P(u | v) without φ₃.
#[derive(Debug, Clone, Copy)]
struct Case {
    truth: usize,
    state: [f64; 3],
}

struct State {
    phi: Vec<[f64; 3]>,
    mu: Vec<f64>,
}

/// An item with what all its claims share.
struct Shared<'a> {
    item: &'a Item<'a>,
    nesting: &'a Nesting,
    first: usize,
    /// 1/(|V_o| − |G_o(v)| − 1) of each candidate.
    wrong: Vec<f64>,
}

impl Shared<'_> {
    /// P(u | v) by state for the truths of which u is not wrong: u itself, and what lies in it.
    fn cases(&self, phi: &[f64; 3], u: usize, cases: &mut Vec<Case>) {
        cases.clear();
        let alone = self.nesting.around(self.first + u).is_empty();
        cases.push(Case { truth: u, state: [phi[0], if alone { phi[1] } else { 0.0 }, 0.0] });
        for &v in self.nesting.inside(self.first + u) {
            let around = self.nesting.around(self.first + v as usize).len() as f64;
            cases.push(Case { truth: v as usize, state: [0.0, phi[1] / around, 0.0] });
        }
    }
}

impl State {
    fn new(table: &Table) -> State {
        let starts = table.candidate_starts();
        let uniform = |ends: &[u32]| vec![1.0 / f64::from(ends[1] - ends[0]); (ends[1] - ends[0]) as usize];
        State { phi: prior(table), mu: starts.windows(2).flat_map(uniform).collect() }
    }

    /// One step of EM; gives the largest change of a source.
    fn round(&mut self, table: &Table, nesting: &Nesting, given: &Given) -> f64 {
        let mut states = vec![[0i64; 3]; self.phi.len()];
        for item in table.items() {
            let range = item.candidates();
            let others = |v: usize| range.len().saturating_sub(nesting.around(v).len() + 1).max(1);
            let wrong = range.clone().map(|v| 1.0 / others(v) as f64).collect();
            let shared = Shared { item: &item, nesting, first: range.start, wrong };
            let sums = match given.known(item.number()).and_then(Known::candidate) {
                Some(truth) => self.told(&shared, truth, &mut states),
                None => self.expect(&shared, &mut states),
            };
            let total: f64 = sums.iter().map(|sum| sum + GAMMA - 1.0).sum();
            for (mu, sum) in self.mu[range].iter_mut().zip(sums) {
                *mu = (sum + GAMMA - 1.0) / total;
            }
        }
        learn(&mut self.phi, &states)
    }

    /// Adds the states of an item's sources; gives how many claims speak for each candidate.
    fn expect(&self, shared: &Shared<'_>, states: &mut [[i64; 3]]) -> Vec<f64> {
        let first = shared.first;
        let mut sums = vec![0.0; shared.wrong.len()];
        let wrong: Vec<f64> = shared.wrong.iter().enumerate().map(|(v, w)| self.mu[first + v] * w).collect();
        let (all, mut everywhere, mut cases) = (wrong.iter().sum::<f64>(), 0.0, Vec::new());
        for u in 0..sums.len() {
            for &source in shared.item.supporters(first + u) {
                let phi = &self.phi[source as usize];
                shared.cases(phi, u, &mut cases);
                let rest: f64 = cases.iter().map(|case| wrong[case.truth]).sum();
                let joint = |case: &Case| self.mu[first + case.truth] * case.state.iter().sum::<f64>();
                let fits: f64 = cases.iter().map(joint).sum();
                let total = (fits + phi[2] * (all - rest).max(0.0)).max(f64::MIN_POSITIVE);
                everywhere += phi[2] / total;
                for case in &cases {
                    sums[case.truth] += (joint(case) - phi[2] * wrong[case.truth]) / total;
                    add(&mut states[source as usize], case, self.mu[first + case.truth] / total);
                }
                states[source as usize][2] += fixed(1.0 - (fits / total).min(1.0));
            }
        }
        sums.iter_mut().zip(wrong).for_each(|(sum, wrong)| *sum = (*sum + everywhere * wrong).max(0.0));
        sums
    }

    /// The same where the truth is known.
    fn told(&self, shared: &Shared<'_>, truth: usize, states: &mut [[i64; 3]]) -> Vec<f64> {
        let mut sums = vec![0.0; shared.wrong.len()];
        let mut cases = Vec::new();
        for u in 0..sums.len() {
            for &source in shared.item.supporters(shared.first + u) {
                shared.cases(&self.phi[source as usize], u, &mut cases);
                match cases.iter().find(|case| case.truth == truth) {
                    Some(case) => {
                        add(&mut states[source as usize], case, 1.0 / case.state.iter().sum::<f64>());
                    }
                    None => states[source as usize][2] += fixed(1.0),
                }
                sums[truth] += 1.0;
            }
        }
        sums
    }
}

fn add(states: &mut [i64; 3], case: &Case, times: f64) {
    states.iter_mut().zip(case.state).for_each(|(sum, p)| *sum += fixed(p * times));
}
