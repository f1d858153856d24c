//! Median: the middle figure, half-way between the two middle ones where there are two; other values are voted on.

use super::figures::{self, Loss};
use super::line;
use super::outcome::Answer;
use super::rounds::{Model, Paid, View};
use super::stop::Stop;
use crate::reconcile::table::Known;

/// The middle one of the figures claimed.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Median;

impl Median {
    pub(crate) fn stop() -> Stop {
        Stop::once()
    }
}

impl Model for Median {
    fn pay(&self, view: &View<'_>, scores: &mut [f64]) {
        figures::pay(view, scores, line::middle, Loss::Relative);
    }

    fn pay_known(&self, view: &View<'_>, known: Known, scores: &mut [f64]) {
        figures::pay_known(view, known, scores, Loss::Relative);
    }

    fn weights(&self, paid: &Paid<'_>) -> Vec<f64> {
        paid.each(|_, _| 1.0)
    }

    fn answer(&self, view: &View<'_>, scores: &mut [f64]) -> Answer {
        figures::answer_median(view, scores, line::middle)
    }

    fn trust(&self, mean: f64) -> f64 {
        1.0 - mean
    }
}
