//! TruthFinder (Yin, Han, Yu, KDD 2007; TKDE 2008).
//!
//! # Formula
//! τ_s = −ln(1 − t_s); σ(v) = Σ_{s∋v} τ_s; σ*(v) = σ(v) + ρ Σ_{v'≠v} σ(v')·imp(v'→v); B(v) = 1/(1 + e^{−γσ*(v)});
//! t_s = mean of B over the source's claims. t⁰ = 0.9, ρ = 0.5, γ = 0.3; imp is the similarity of two figures less
//! 0.5 ([`super::similar`]), and 0 for other values. t stays below 1 − 10⁻¹².
//!
//! The paper ends when the cosine of the trust vectors of two rounds is near 1. Here rounds end when no source changes by
//! more than 10⁻³, or after 20 ([`super::Stop`]): the cosine neither sees that all sources fall alike nor, where there are
//! many, that one still moves. With all changes at most d and trust of root mean square r, the cosine is at least
//! √(1 − (d/r)²): above 1 − 10⁻⁵ where r > 0.3, so that this rule is the stricter one for that threshold and any larger.
//!
//! B is no probability: where many agree it is near 1 for several values of one item. So the confidence is the share
//! of σ* instead.

use super::math::{exp, ln};
use super::outcome::Answer;
use super::rounds::{Model, Paid, View, best};
use super::similar::supported;
use super::stop::Stop;
use crate::{Error, Result};

/// Trust from beliefs that saturate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TruthFinder {
    start: f64,
    influence: f64,
    dampening: f64,
}

impl Default for TruthFinder {
    fn default() -> TruthFinder {
        TruthFinder { start: 0.9, influence: 0.5, dampening: 0.3 }
    }
}

impl TruthFinder {
    /// The trust at the start, between 0 and 1 (0.9).
    ///
    /// # Errors
    /// Outside of it.
    pub fn start(self, start: f64) -> Result<TruthFinder> {
        if !(start > 0.0 && start < 1.0) {
            return Err(Error::value(format!("trust {start} at the start: it must lie between 0 and 1")));
        }
        Ok(TruthFinder { start, ..self })
    }

    pub(crate) fn stop() -> Stop {
        Stop::of(20, 1e-3)
    }
}

impl Model for TruthFinder {
    fn first(&self, counts: &[f64]) -> Vec<f64> {
        vec![-ln(1.0 - self.start); counts.len()]
    }

    fn pay(&self, view: &View<'_>, scores: &mut [f64]) {
        supported(view, scores, self.influence, 0.5);
        for score in scores.iter_mut() {
            *score = 1.0 / (1.0 + exp(-self.dampening * *score));
        }
    }

    fn weights(&self, paid: &Paid<'_>) -> Vec<f64> {
        paid.each(|sum, count| -ln(1.0 - (sum / count.max(1.0)).min(1.0 - 1e-12)))
    }

    fn answer(&self, view: &View<'_>, scores: &mut [f64]) -> Answer {
        supported(view, scores, self.influence, 0.5);
        let total: f64 = scores.iter().map(|score| score.max(0.0)).sum();
        for score in scores.iter_mut() {
            *score /= total.max(1e-9);
        }
        best(view, scores)
    }
}
