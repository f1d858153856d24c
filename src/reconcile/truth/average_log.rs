//! Average·Log (Pasternack, Roth, COLING 2010).
//!
//! # Formula
//! T_s = ln|C_s| · Σ_{c∈C_s} B(c)/|C_s|; B(c) = Σ_{s∋c} T_s; T is divided by its maximum. A source with one claim has
//! trust 0: where all have one, all count alike.

use super::math::ln;
use super::outcome::Answer;
use super::rounds::{Model, Paid, View, best};
use super::stop::Stop;
use super::sums::{by_size, normed, shares};

/// Trust as the mean of beliefs times the logarithm of their number.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct AverageLog;

impl AverageLog {
    pub(crate) fn stop() -> Stop {
        Stop::of(20, 1e-4)
    }
}

impl Model for AverageLog {
    fn pay(&self, view: &View<'_>, scores: &mut [f64]) {
        by_size(view, scores);
    }

    fn weights(&self, paid: &Paid<'_>) -> Vec<f64> {
        normed(paid.each(|sum, count| ln(count.max(1.0)) * sum / count.max(1.0)))
    }

    fn answer(&self, view: &View<'_>, scores: &mut [f64]) -> Answer {
        shares(scores);
        best(view, scores)
    }
}
