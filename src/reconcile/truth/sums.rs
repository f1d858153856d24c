//! Sums, or Hubs and Authorities (Kleinberg 1999; for facts: Pasternack, Roth, COLING 2010).
//!
//! # Formula
//! T_s = Σ_{c∈C_s} B(c); B(c) = Σ_{s∋c} T_s; T is divided by its maximum each round, or it overflows. It rewards
//! quantity: who says much is believed.

use super::outcome::Answer;
use super::rounds::{Model, Paid, View, best};
use super::stop::Stop;

/// Trust as the sum of beliefs.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Sums;

impl Sums {
    pub(crate) fn stop() -> Stop {
        Stop::of(20, 1e-4)
    }
}

impl Model for Sums {
    fn pay(&self, view: &View<'_>, scores: &mut [f64]) {
        by_size(view, scores);
    }

    fn weights(&self, paid: &Paid<'_>) -> Vec<f64> {
        normed(paid.sums.to_vec())
    }

    fn answer(&self, view: &View<'_>, scores: &mut [f64]) -> Answer {
        shares(scores);
        best(view, scores)
    }
}

/// Beliefs divided by the number of sources, so that they stay within what can be added up.
pub(crate) fn by_size(view: &View<'_>, scores: &mut [f64]) {
    let sources = view.sources().max(1) as f64;
    for score in scores.iter_mut() {
        *score *= 256.0 / sources.max(256.0);
    }
}

/// Trust divided by its maximum.
pub(crate) fn normed(mut trust: Vec<f64>) -> Vec<f64> {
    let top = trust.iter().copied().fold(0.0, f64::max);
    if top > 0.0 {
        for t in &mut trust {
            *t /= top;
        }
    } else {
        trust.fill(1.0);
    }
    trust
}

/// Scores as shares of their sum.
pub(crate) fn shares(scores: &mut [f64]) {
    let total: f64 = scores.iter().sum();
    if total > 0.0 {
        for score in scores.iter_mut() {
            *score /= total;
        }
    }
}
