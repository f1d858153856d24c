//! LTM, the latent truth model (Zhao, Rubinstein, Gemmell, Han, PVLDB 5(6), 2012): several values may be true.
//!
//! # Formula
//! Each candidate is true or not on its own. A source of its item that does not claim it denies it. With the counts
//! n_{s,t,o} of what a source says (o) of candidates that are true or not (t), one sweep of collapsed Gibbs sampling
//! draws t_f with P(t_f = i | rest) ∝ β_i Π_{c∈C_f} (n_{s,i,o_c} + a_{i,o_c})/(n_{s,i,0} + n_{s,i,1} + a_{i,0} + a_{i,1}),
//! counts without f. Priors: false positives Beta(10, 1000), sensitivity Beta(50, 50), truth Beta(10, 10). 100 sweeps,
//! the first 20 dropped, every fourth kept; the generator has a seed. The answer is the candidate most often true.

use super::Estimator;
use super::given::Given;
use super::math::{exp, ln};
use super::outcome::{Outcome, Trust};
use super::rounds::{best, told, view};
use crate::reconcile::table::{Item, Table};
use crate::{Error, Result};

/// a[t][o]: what a source says of a candidate that is not true, and of one that is.
const PRIOR: [[f64; 2]; 2] = [[1000.0, 10.0], [50.0, 50.0]];
/// Sweeps over all candidates, as in the paper.
const SWEEPS: u32 = 100;
/// So many of the first still remember where they started.
const DROPPED: u32 = 20;
/// One of so many is kept: neighbours are too alike to count twice.
const KEPT: u32 = 4;

/// Candidates that are true or false each for itself.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ltm {
    seed: u64,
}

impl Default for Ltm {
    fn default() -> Ltm {
        Ltm { seed: 1 }
    }
}

impl Ltm {
    /// The seed of its draws (1); another seed may give other answers where little speaks for any.
    #[must_use]
    pub fn seed(self, seed: u64) -> Ltm {
        Ltm { seed }
    }
}

impl Estimator for Ltm {
    fn name(&self) -> &'static str {
        "ltm"
    }

    fn estimate(&self, table: &Table, given: &Given) -> Result<Outcome> {
        let largest = table.items().map(|item| item.candidates().len()).max().unwrap_or(0);
        if largest > 10_000 {
            return Err(Error::value(format!(
                "ltm: an item with {largest} values costs too much; at most 10000"
            )));
        }
        let mut chain = Chain::new(table, self.seed);
        for sweep in 0..SWEEPS {
            chain.sweep(table, given);
            if sweep >= DROPPED && sweep % KEPT == 0 {
                chain.keep();
            }
        }
        Ok(chain.outcome(table, given))
    }
}

struct Chain {
    /// n[s][t][o]
    counts: Vec<[[f64; 2]; 2]>,
    truth: Vec<bool>,
    times_true: Vec<u32>,
    kept: u32,
    random: u64,
}

impl Chain {
    fn new(table: &Table, seed: u64) -> Chain {
        let mut chain = Chain {
            counts: vec![PRIOR; table.source_count()],
            truth: vec![false; table.candidate_count()],
            times_true: vec![0; table.candidate_count()],
            kept: 0,
            random: seed,
        };
        for item in table.items() {
            let sources = sources(&item);
            for candidate in item.candidates() {
                let votes = item.supporters(candidate).len();
                chain.truth[candidate] = 2 * votes >= sources.len();
                chain.add(&item, candidate, &sources, 1.0);
            }
        }
        chain
    }

    fn sweep(&mut self, table: &Table, given: &Given) {
        for item in table.items() {
            let sources = sources(&item);
            let known = given.known(item.number());
            for candidate in item.candidates() {
                self.add(&item, candidate, &sources, -1.0);
                let log_odds = self.log_odds(&item, candidate, &sources);
                let draw = self.uniform() < 1.0 / (1.0 + exp(-log_odds));
                let told = known.map(|known| known.candidate() == Some(candidate - item.candidates().start));
                self.truth[candidate] = told.unwrap_or(draw);
                self.add(&item, candidate, &sources, 1.0);
            }
        }
    }

    /// Adds or takes away what the sources of an item say of one candidate.
    fn add(&mut self, item: &Item<'_>, candidate: usize, sources: &[u32], by: f64) {
        let truth = usize::from(self.truth[candidate]);
        let says = item.supporters(candidate);
        for &source in sources {
            self.counts[source as usize][truth][usize::from(says.binary_search(&source).is_ok())] += by;
        }
    }

    fn log_odds(&self, item: &Item<'_>, candidate: usize, sources: &[u32]) -> f64 {
        let says = item.supporters(candidate);
        let term = |&source: &u32| {
            let said = usize::from(says.binary_search(&source).is_ok());
            let share = |truth: usize| {
                let n = &self.counts[source as usize][truth];
                n[said] / (n[0] + n[1])
            };
            ln(share(1) / share(0))
        };
        sources.iter().map(term).sum()
    }

    /// The next number of [0, 1), by SplitMix64 (Steele, Lea, Flood 2014).
    fn uniform(&mut self) -> f64 {
        self.random = self.random.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.random;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) >> 11) as f64 / (1u64 << 53) as f64
    }

    fn keep(&mut self) {
        self.kept += 1;
        self.times_true.iter_mut().zip(&self.truth).for_each(|(times, &truth)| *times += u32::from(truth));
    }

    fn outcome(&self, table: &Table, given: &Given) -> Outcome {
        let share = |candidate: usize| f64::from(self.times_true[candidate]) / f64::from(self.kept.max(1));
        let answer = |item: Item<'_>| {
            let view = view(table, item.number() as usize, 1);
            match given.known(item.number()) {
                Some(known) => told(&view, known),
                None => best(&view, &item.candidates().map(share).collect::<Vec<_>>()),
            }
        };
        let precision = |(n, &claims): (&[[f64; 2]; 2], &u32)| {
            let (right, wrong) = (n[1][1] - PRIOR[1][1], n[0][1] - PRIOR[0][1]);
            Trust::new((right + 1.0) / (right + wrong + 2.0), claims)
        };
        Outcome {
            answers: table.items().map(answer).collect(),
            trust: self.counts.iter().zip(table.counts()).map(precision).collect(),
            told: given.told.clone(),
            paid: Vec::new(),
            rounds: SWEEPS,
            settled: true,
        }
    }
}

/// The sources of an item, in order.
fn sources(item: &Item<'_>) -> Vec<u32> {
    let mut sources: Vec<u32> = item.candidates().flat_map(|c| item.supporters(c)).copied().collect();
    sources.sort_unstable();
    sources
}
