//! Mean: Σ_s x_os / |S_o|, of figures; other values are voted on. One wild figure moves it as far as it likes.

use super::figures::{self, Loss};
use super::line;
use super::outcome::Answer;
use super::rounds::{Model, Paid, View};
use super::stop::Stop;
use crate::reconcile::table::Known;

/// The mean of the figures claimed.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Mean;

impl Mean {
    pub(crate) fn stop() -> Stop {
        Stop::once()
    }
}

impl Model for Mean {
    fn pay(&self, view: &View<'_>, scores: &mut [f64]) {
        figures::pay(view, scores, line::mean, Loss::Relative);
    }

    fn pay_known(&self, view: &View<'_>, known: Known, scores: &mut [f64]) {
        figures::pay_known(view, known, scores, Loss::Relative);
    }

    fn weights(&self, paid: &Paid<'_>) -> Vec<f64> {
        paid.each(|_, _| 1.0)
    }

    fn answer(&self, view: &View<'_>, scores: &mut [f64]) -> Answer {
        figures::answer(view, scores, line::mean)
    }

    fn trust(&self, mean: f64) -> f64 {
        1.0 - mean
    }
}
