//! Weighted median on relative error: Laplace errors with a prior, clipped.
//!
//! # Formula
//! e_os = min(1, |x_os − x*_o|/max(|x*_o|, 1)); b_s = (Σ e + 4·0.1)/(n_s + 4); w_s = 1/b_s; x*_o is the first figure at
//! which the cumulated weight reaches the half; with weights of 1 it is the (lower) median. The clip makes it immune
//! to wild figures. Other values have e = 0 or 1 and are voted on.

use super::figures::{self, Loss};
use super::line;
use super::outcome::Answer;
use super::rounds::{Model, Paid, View};
use super::stop::Stop;
use crate::reconcile::table::Known;

/// The median of figures, each weighing as its source is usually near.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct WeightedMedian;

impl WeightedMedian {
    pub(crate) fn stop() -> Stop {
        Stop::of(8, 1e-3)
    }
}

impl Model for WeightedMedian {
    fn pay(&self, view: &View<'_>, scores: &mut [f64]) {
        figures::pay(view, scores, line::median, Loss::Relative);
    }

    fn pay_known(&self, view: &View<'_>, known: Known, scores: &mut [f64]) {
        figures::pay_known(view, known, scores, Loss::Relative);
    }

    fn weights(&self, paid: &Paid<'_>) -> Vec<f64> {
        paid.each(|sum, count| (count + 4.0) / (sum + 0.4))
    }

    fn answer(&self, view: &View<'_>, scores: &mut [f64]) -> Answer {
        figures::answer_median(view, scores, line::median)
    }

    fn trust(&self, mean: f64) -> f64 {
        1.0 - mean
    }
}
