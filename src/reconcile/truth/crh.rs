//! CRH (Li, Li, Gao, Zhao, Fan, Han, SIGMOD 2014): weights that minimise the weighted loss.
//!
//! # Formula
//! L_s = mean of d(x*_o, x_os), with d = 0 or 1 for classes and |x* − x|/σ_o for figures, σ_o from the median
//! distance; w_s = −ln(L_s/Σ_s' L_s'); classes by summed weight, figures by weighted median.
//!
//! The mean and not the sum, or sources of unequal coverage ruin it; the sum of all losses below and not their
//! maximum, which locks on to one source; and four claims of the usual loss are added to each source, so that none
//! is believed without bound.

use super::figures::{self, Loss};
use super::line;
use super::math::ln;
use super::outcome::Answer;
use super::rounds::{Model, Paid, View};
use super::stop::Stop;
use crate::reconcile::table::Known;

/// Weights from mean losses.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Crh;

impl Crh {
    pub(crate) fn stop() -> Stop {
        Stop::of(20, 1e-3)
    }
}

impl Model for Crh {
    fn pay(&self, view: &View<'_>, scores: &mut [f64]) {
        figures::pay(view, scores, line::median, Loss::Deviations);
    }

    fn pay_known(&self, view: &View<'_>, known: Known, scores: &mut [f64]) {
        figures::pay_known(view, known, scores, Loss::Deviations);
    }

    fn weights(&self, paid: &Paid<'_>) -> Vec<f64> {
        let (sum, count) = (paid.sums.iter().sum::<f64>(), paid.counts.iter().sum::<f64>());
        let usual = (sum / count.max(1.0)).max(1e-6);
        let losses = paid.each(|sum, count| (sum + 4.0 * usual) / (count + 4.0));
        let total: f64 = losses.iter().sum();
        losses.iter().map(|loss| ln(total / loss).max(1e-3)).collect()
    }

    fn answer(&self, view: &View<'_>, scores: &mut [f64]) -> Answer {
        figures::answer_median(view, scores, line::median)
    }

    fn trust(&self, mean: f64) -> f64 {
        1.0 / (1.0 + mean)
    }
}
