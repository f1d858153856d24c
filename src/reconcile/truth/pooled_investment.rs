//! PooledInvestment (Pasternack, Roth, COLING 2010).
//!
//! # Formula
//! H(c) = Σ_{s∋c} T_s/|C_s|; B(c) = H(c) · H(c)^g / Σ_{d∈M_c} H(d)^g, g = 1.4, over the claims M_c of the item;
//! T_s = Σ_{c∈C_s} B(c) · (T_s/|C_s|)/H(c) with the trust of the round before. The prior is uniform over M_c.

use super::investment::invested;
use super::math::pow;
use super::outcome::Answer;
use super::rounds::{Model, Paid, View, best};
use super::stop::Stop;
use super::sums::{normed, shares};

/// Investment with the pay of an item's claims pooled.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PooledInvestment {
    growth: f64,
}

impl Default for PooledInvestment {
    fn default() -> PooledInvestment {
        PooledInvestment { growth: 1.4 }
    }
}

impl PooledInvestment {
    pub(crate) fn stop() -> Stop {
        Stop::of(10, 1e-4)
    }

    fn pool(self, scores: &mut [f64]) {
        for score in scores.iter_mut() {
            *score = pow(*score, self.growth);
        }
        shares(scores);
    }
}

impl Model for PooledInvestment {
    fn first(&self, counts: &[f64]) -> Vec<f64> {
        normed(counts.iter().map(|count| 1.0 / count.max(1.0)).collect())
    }

    fn pay(&self, view: &View<'_>, scores: &mut [f64]) {
        if view.round == 0 {
            let uniform = 1.0 / scores.len() as f64;
            for score in scores.iter_mut() {
                *score = uniform / score.max(1e-9);
            }
        } else {
            self.pool(scores);
        }
    }

    fn weights(&self, paid: &Paid<'_>) -> Vec<f64> {
        invested(paid)
    }

    fn answer(&self, view: &View<'_>, scores: &mut [f64]) -> Answer {
        let own = scores.to_vec();
        self.pool(scores);
        scores.iter_mut().zip(own).for_each(|(score, own)| *score *= own);
        shares(scores);
        best(view, scores)
    }

    fn trust(&self, mean: f64) -> f64 {
        mean / (1.0 + mean)
    }
}
