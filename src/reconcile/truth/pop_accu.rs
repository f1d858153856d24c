//! POPACCU (Dong, Saha, Srivastava, PVLDB 6(2), 2012).
//!
//! # Formula
//! As ACCU, but a false value is as likely as it is popular among the item's other claims:
//! P(claims | v) ∝ Π_{s∋v} A_s/(1−A_s) · Π_{v'≠v} (n_{v'}/(m_o − n_v))^{n_{v'}}, normalised over V_o. So no number of
//! false values is needed. A⁰ = 0.8, within [0.01, 0.99].

use super::math::{ln, logit, softmax};
use super::rounds::{Model, Paid, View};
use super::stop::Stop;

/// Sources of one accuracy each, and false values as likely as they are popular.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct PopAccu;

impl PopAccu {
    pub(crate) fn stop() -> Stop {
        Stop::of(30, 1e-3)
    }
}

impl Model for PopAccu {
    fn first(&self, counts: &[f64]) -> Vec<f64> {
        vec![logit(0.8); counts.len()]
    }

    fn pay(&self, view: &View<'_>, scores: &mut [f64]) {
        let claims = view.claims();
        // Σ n ln n over all values, so that those other than v are a difference.
        let all: f64 = (0..scores.len()).map(|at| view.votes(at) * ln(view.votes(at))).sum();
        for (at, score) in scores.iter_mut().enumerate() {
            let votes = view.votes(at);
            let others = claims - votes;
            *score += all - votes * ln(votes) - if others > 0.0 { others * ln(others) } else { 0.0 };
        }
        softmax(scores);
    }

    fn weights(&self, paid: &Paid<'_>) -> Vec<f64> {
        paid.each(|sum, count| logit((sum / count.max(1.0)).clamp(0.01, 0.99)))
    }
}
