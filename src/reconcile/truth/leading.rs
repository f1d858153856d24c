//! Leading: the figure that most say, where it is far ahead, else the middle one; ours.
//!
//! # Formula
//! The weights of CRH ([`super::Crh`]), learned against weighted medians. The answer is the figure whose weight is 1.75
//! times that of any other, else the weighted median. Two sources who give the same figure are seldom both wrong, and a
//! median does not see that; but where figures scatter, the most frequent one is chance, and the middle is nearer.
//! Its confidence is w²/Σ w_i², since figures that are wrong scatter.

use super::crh::Crh;
use super::figures;
use super::line;
use super::outcome::Answer;
use super::rounds::{Model, Paid, View, tempered};
use super::stop::Stop;
use crate::reconcile::table::Known;

/// The leading figure, or the median.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Leading;

impl Leading {
    pub(crate) fn stop() -> Stop {
        Crh::stop()
    }
}

impl Model for Leading {
    fn pay(&self, view: &View<'_>, scores: &mut [f64]) {
        Crh.pay(view, scores);
    }

    fn pay_known(&self, view: &View<'_>, known: Known, scores: &mut [f64]) {
        Crh.pay_known(view, known, scores);
    }

    fn weights(&self, paid: &Paid<'_>) -> Vec<f64> {
        Crh.weights(paid)
    }

    fn answer(&self, view: &View<'_>, scores: &mut [f64]) -> Answer {
        let answer = match line::leader(&scores[..view.figures()]) {
            Some(_) => figures::answer(view, scores, line::leading),
            None => figures::answer_median(view, scores, line::median),
        };
        let total: f64 = scores.iter().sum();
        let share = answer.confidence * total;
        Answer {
            confidence: if view.figures() == 0 { answer.confidence } else { tempered(scores, share, 0.5) },
            ..answer
        }
    }

    fn trust(&self, mean: f64) -> f64 {
        Crh.trust(mean)
    }
}
