//! Investment (Pasternack, Roth, COLING 2010).
//!
//! # Formula
//! Each source spreads its trust over its claims, H(c) = Σ_{s∋c} T_s/|C_s|; a claim pays H(c)^g, g = 1.2, back in
//! proportion: T_s = Σ_{c∈C_s} H(c)^g · (T_s/|C_s|)/H(c), with the trust of the round before on the right. The prior
//! belief of a value is its share of votes. All is homogeneous in T, which is divided by its maximum each round.

use super::math::pow;
use super::outcome::Answer;
use super::rounds::{Model, Paid, View, best};
use super::stop::Stop;
use super::sums::{normed, shares};

/// Trust that grows faster than what is invested.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Investment {
    growth: f64,
}

impl Default for Investment {
    fn default() -> Investment {
        Investment { growth: 1.2 }
    }
}

impl Investment {
    pub(crate) fn stop() -> Stop {
        Stop::of(10, 1e-4)
    }
}

impl Model for Investment {
    fn first(&self, counts: &[f64]) -> Vec<f64> {
        normed(counts.iter().map(|count| 1.0 / count.max(1.0)).collect())
    }

    fn pay(&self, view: &View<'_>, scores: &mut [f64]) {
        let claims = view.claims();
        for (at, score) in scores.iter_mut().enumerate() {
            let invested = score.max(1e-9);
            let first = view.votes(at) / claims / invested;
            *score = if view.round == 0 { first } else { pow(invested, self.growth - 1.0) };
        }
    }

    fn weights(&self, paid: &Paid<'_>) -> Vec<f64> {
        invested(paid)
    }

    fn answer(&self, view: &View<'_>, scores: &mut [f64]) -> Answer {
        for score in scores.iter_mut() {
            *score = pow(*score, self.growth);
        }
        shares(scores);
        best(view, scores)
    }

    fn trust(&self, mean: f64) -> f64 {
        mean / (1.0 + mean)
    }
}

/// T_s/|C_s| of the next round: what was invested in a claim times the mean of what came back for it.
pub(crate) fn invested(paid: &Paid<'_>) -> Vec<f64> {
    let back = |((last, sum), count): ((&f64, &f64), &f64)| last * sum / count.max(1.0);
    normed(paid.last.iter().zip(paid.sums).zip(paid.counts).map(back).collect())
}
