//! CATD (Li, Li, Gao, Su, Zhao, Demirbas, Fan, Han, PVLDB 8(4), 2015): sources with few claims are not believed on luck.
//!
//! # Formula
//! A source's errors are normal with variance σ_s²; its weight is the lower end that the 95 % interval leaves for
//! 1/σ_s²: w_s ∝ χ²_q(α/2; n_s) / Σ_o (x_os − x*_o)², with the quantile (not the distribution) function, α = 0.05.
//! Errors are in deviations of the item, their sum at least 0.01 a claim; x* = Σ w_s x_os/Σ w_s over the item's own
//! sources, classes by summed weight; it starts from the median.

use std::collections::BTreeMap;

use super::figures::{self, Loss};
use super::line;
use super::math::chi_squared_quantile;
use super::outcome::Answer;
use super::rounds::{Model, Paid, View};
use super::stop::Stop;
use super::sums::normed;
use crate::reconcile::table::Known;

/// Weights from the end of a confidence interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Catd {
    alpha: f64,
}

impl Default for Catd {
    fn default() -> Catd {
        Catd { alpha: 0.05 }
    }
}

impl Catd {
    pub(crate) fn stop() -> Stop {
        Stop::of(20, 1e-3)
    }
}

impl Model for Catd {
    fn pay(&self, view: &View<'_>, scores: &mut [f64]) {
        let middle = if view.round == 0 { line::median } else { line::mean };
        figures::pay(view, scores, middle, Loss::SquaredDeviations);
    }

    fn pay_known(&self, view: &View<'_>, known: Known, scores: &mut [f64]) {
        figures::pay_known(view, known, scores, Loss::SquaredDeviations);
    }

    fn weights(&self, paid: &Paid<'_>) -> Vec<f64> {
        let mut quantiles: BTreeMap<u64, f64> = BTreeMap::new();
        let mut quantile =
            |n: f64| *quantiles.entry(n as u64).or_insert_with(|| chi_squared_quantile(self.alpha / 2.0, n));
        let each = paid.sums.iter().zip(paid.counts);
        normed(each.map(|(&sum, &count)| quantile(count.max(1.0)) / sum.max(0.01 * count.max(1.0))).collect())
    }

    fn answer(&self, view: &View<'_>, scores: &mut [f64]) -> Answer {
        figures::answer(view, scores, line::mean)
    }

    fn trust(&self, mean: f64) -> f64 {
        1.0 / (1.0 + mean.max(0.0).sqrt())
    }
}
