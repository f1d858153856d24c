//! Trimmed mean: the mean of the figures within three deviations of their median, for ratings and measurements.
//!
//! # Formula
//! med the median, σ the standard deviation of the item's claims; x* = the mean of the claims with |x − med| ≤ 3σ.
//! Beside it stands where the mean of as many claims would lie: ± 1.96 σ/√n. Other values are voted on.

use super::figures::{self, Loss};
use super::line;
use super::outcome::{Answer, Chosen};
use super::rounds::{Model, Paid, View};
use super::stop::Stop;
use crate::reconcile::table::Known;

/// The mean without the figures that lie far from the median.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct TrimmedMean;

impl TrimmedMean {
    pub(crate) fn stop() -> Stop {
        Stop::once()
    }
}

impl Model for TrimmedMean {
    fn pay(&self, view: &View<'_>, scores: &mut [f64]) {
        figures::pay(view, scores, trimmed, Loss::Deviations);
    }

    fn pay_known(&self, view: &View<'_>, known: Known, scores: &mut [f64]) {
        figures::pay_known(view, known, scores, Loss::Deviations);
    }

    fn weights(&self, paid: &Paid<'_>) -> Vec<f64> {
        paid.each(|_, _| 1.0)
    }

    fn answer(&self, view: &View<'_>, scores: &mut [f64]) -> Answer {
        let answer = figures::answer(view, scores, trimmed);
        let count = view.figures();
        if count == 0 {
            return answer;
        }
        let figure = match answer.chosen {
            Chosen::Figure(figure) => figure,
            _ => line::mean(&view.numbers[..count], &scores[..count]),
        };
        let reach = 1.96 * line::deviation(&view.numbers[..count], &scores[..count]) / view.claims().sqrt();
        Answer { interval: Some((figure - reach, figure + reach)), ..answer }
    }

    fn trust(&self, mean: f64) -> f64 {
        1.0 / (1.0 + mean)
    }
}

fn trimmed(numbers: &[f64], weights: &[f64]) -> f64 {
    let median = line::middle(numbers, weights);
    let reach = 3.0 * line::deviation(numbers, weights);
    let kept: Vec<f64> = numbers
        .iter()
        .zip(weights)
        .map(|(x, w)| if (x - median).abs() <= reach { *w } else { 0.0 })
        .collect();
    line::mean(numbers, &kept)
}
