//! What estimators of figures share: losses, and answers with their intervals.

use super::line;
use super::outcome::{Answer, Chosen};
use super::rounds::{View, best};
use crate::reconcile::table::Known;

/// How far a figure is off, as a source pays for it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Loss {
    /// |x − x*| / max(|x*|, 1), at most 1.
    Relative,
    /// |x − x*| in deviations of the item's claims.
    Deviations,
    /// Its square.
    SquaredDeviations,
}

type Middle = fn(&[f64], &[f64]) -> f64;

/// Scores → losses against the middle of the item's figures; 0 and 1 for other values.
pub(crate) fn pay(view: &View<'_>, scores: &mut [f64], middle: Middle, loss: Loss) {
    let count = view.figures();
    if count == 0 {
        return pay_class(scores);
    }
    let truth = middle(&view.numbers[..count], &scores[..count]);
    charge(view, scores, truth, loss);
}

/// Losses against a truth that is known.
pub(crate) fn pay_known(view: &View<'_>, known: Known, scores: &mut [f64], loss: Loss) {
    if let Known::Figure(truth, _) = known {
        charge(view, scores, truth, loss);
    } else {
        scores.fill(1.0);
        if let Some(at) = known.candidate() {
            scores[at] = 0.0;
        }
    }
}

/// 0 for the candidate of the largest score, 1 for others; of k that tie each is wrong k − 1 times in k, so that none
/// wins by its name.
pub(crate) fn pay_class(scores: &mut [f64]) {
    let top = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let tied = scores.iter().filter(|&&score| score >= top).count().max(1);
    for score in scores.iter_mut() {
        *score = if *score >= top { 1.0 - 1.0 / tied as f64 } else { 1.0 };
    }
}

fn charge(view: &View<'_>, scores: &mut [f64], truth: f64, loss: Loss) {
    let scale = match loss {
        Loss::Relative => truth.abs().max(1.0),
        Loss::Deviations | Loss::SquaredDeviations => scale(view, truth),
    };
    for (score, number) in scores.iter_mut().zip(view.numbers) {
        let off = ((number - truth) / scale).abs();
        *score = match loss {
            _ if off.is_nan() => 1.0,
            Loss::Relative => off.min(1.0),
            Loss::Deviations => off.min(10.0),
            Loss::SquaredDeviations => (off * off).min(100.0),
        };
    }
}

/// The deviation of an item's claims, each source counting once: from the median distance, and at least one part in
/// a thousand of the figure.
pub(crate) fn scale(view: &View<'_>, truth: f64) -> f64 {
    let count = view.figures();
    let spread = line::spread(&view.numbers[..count], |at| view.votes(at), truth);
    spread.max(1e-3 * truth.abs()).max(1e-9)
}

/// The middle of the item's figures, with the interval that holds the middle nine tenths of the weight, and the middle.
pub(crate) fn answer(view: &View<'_>, scores: &mut [f64], middle: Middle) -> Answer {
    let count = view.figures();
    if count == 0 {
        let total: f64 = scores.iter().sum();
        for score in scores.iter_mut() {
            *score /= total.max(1e-9);
        }
        return best(view, scores);
    }
    let (numbers, weights) = (&view.numbers[..count], &scores[..count]);
    let figure = middle(numbers, weights);
    let total: f64 = weights.iter().sum();
    let at = numbers.iter().position(|&x| x == figure);
    let share = at.map_or(0.0, |at| weights[at] / total.max(1e-9));
    let chosen = at.map_or(Chosen::Figure(figure), |at| Chosen::Candidate((view.first + at) as u32));
    let (low, high) = (line::quantile(numbers, weights, 0.05), line::quantile(numbers, weights, 0.95));
    // Where one source weighs nearly all, a mean lies just beside its figure.
    let interval = Some((low.min(figure), high.max(figure)));
    Answer { chosen, interval, confidence: share.clamp(0.0, 1.0), tied: false }
}

/// The same where the middle is a median, which is tied where the half of the weight is met between two figures.
pub(crate) fn answer_median(view: &View<'_>, scores: &mut [f64], median: Middle) -> Answer {
    let is_even = line::is_even(&scores[..view.figures()]);
    let answer = answer(view, scores, median);
    Answer { tied: answer.tied || is_even, ..answer }
}

/// A share as a probability.
pub(crate) fn smoothed(share: f64) -> f64 {
    if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 }
}
