//! Weighted mean: measurements and ratings by sources of unequal precision; ours.
//!
//! # Formula
//! x* = Σ w_s x_os/Σ w_s over the figures that are not wild. A source's error is how far it lies from what the others
//! say, e_os = |x_os − x*|/(1 − w_s/Σ w)/d_o, at most 10, in usual distances d_o. b_s = (Σ e + 10·usual)/(n_s + 10), with
//! the mean error of all sources as the usual one; w_s = (b_s/usual)^−1.5, between the weights for Laplace errors (−1)
//! and normal ones (−2). `low` and `high` are x* ± 1.96 weighted standard errors.
//!
//! d_o is the same for all items of an attribute, or the same share of their size: whichever varies less, in
//! logarithms, over the items. Wild is what lies further from the median than ten times the distance that half of the
//! others keep, and than the median itself. Other values than figures are voted on.

use super::Estimator;
use super::figures;
use super::given::Given;
use super::line;
use super::math::{ln, pow};
use super::outcome::{Answer, Chosen, Outcome};
use super::rounds::{self, Model, Paid, View};
use super::stop::Stop;
use crate::Result;
use crate::reconcile::table::{Known, Table};

/// How many claims with the usual error a source starts with.
const PRIOR: f64 = 10.0;
/// How fast weights fall with errors: between Laplace errors (1) and normal ones (2).
const POWER: f64 = 1.5;
/// The error that counts most.
const MOST: f64 = 10.0;

/// The mean of figures, each weighing as its source is precise.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct WeightedMean;

impl Estimator for WeightedMean {
    fn name(&self) -> &'static str {
        "weighted_mean"
    }

    fn estimate(&self, table: &Table, given: &Given) -> Result<Outcome> {
        Ok(rounds::run(table, &Measured { scales: scales(table) }, given, Stop::of(10, 1e-3)))
    }
}

/// The usual distance of an attribute's claims from their median.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Scale {
    Absolute(f64),
    /// In parts of the figure.
    Relative(f64),
}

impl Scale {
    fn at(self, figure: f64) -> f64 {
        match self {
            Scale::Absolute(distance) => distance,
            Scale::Relative(share) => share * figure.abs().max(1e-9),
        }
    }
}

struct Measured {
    scales: Vec<Scale>,
}

impl Measured {
    fn scale(&self, view: &View<'_>, figure: f64) -> f64 {
        self.scales[view.attribute()].at(figure)
    }

    /// Errors in place of scores.
    fn charge(&self, view: &View<'_>, scores: &mut [f64], truth: f64, others: impl Fn(usize, f64) -> f64) {
        let scale = self.scale(view, truth);
        for (at, (score, number)) in scores.iter_mut().zip(view.numbers).enumerate() {
            let error = (number - truth).abs() / scale / others(at, *score);
            *score = if error.is_nan() { MOST } else { error.min(MOST) };
        }
    }
}

impl Model for Measured {
    fn pay(&self, view: &View<'_>, scores: &mut [f64]) {
        let count = view.figures();
        if count == 0 {
            return figures::pay_class(scores);
        }
        let (truth, total) = (middle(&view.numbers[..count], &scores[..count]), scores.iter().sum::<f64>());
        // What the others weigh, as a share of the whole; one source's weight is the mean of those that agree with it.
        let others = |at: usize, weight: f64| (1.0 - weight / view.votes(at) / total).max(0.1);
        self.charge(view, scores, truth, others);
    }

    fn pay_known(&self, view: &View<'_>, known: Known, scores: &mut [f64]) {
        match known {
            Known::Figure(truth, _) => self.charge(view, scores, truth, |_, _| 1.0),
            _ => figures::pay_known(view, known, scores, figures::Loss::Deviations),
        }
    }

    fn weights(&self, paid: &Paid<'_>) -> Vec<f64> {
        let (sum, count) = (paid.sums.iter().sum::<f64>(), paid.counts.iter().sum::<f64>());
        let usual = (sum / count.max(1.0)).max(1e-9);
        paid.each(|sum, count| pow((sum / usual + PRIOR) / (count + PRIOR), -POWER).clamp(0.01, 100.0))
    }

    fn answer(&self, view: &View<'_>, scores: &mut [f64]) -> Answer {
        let count = view.figures();
        let answer = figures::answer(view, scores, middle);
        if count == 0 {
            return answer;
        }
        let (numbers, weights) = (&view.numbers[..count], &scores[..count]);
        let figure = match answer.chosen {
            Chosen::Figure(figure) => figure,
            _ => middle(numbers, weights),
        };
        let kept = line::tame(numbers, weights);
        let reach = 1.96 * line::deviation(numbers, &kept) / view.claims().sqrt();
        Answer { interval: Some((figure - reach, figure + reach)), ..answer }
    }

    fn trust(&self, mean: f64) -> f64 {
        1.0 / (1.0 + mean)
    }
}

fn middle(numbers: &[f64], weights: &[f64]) -> f64 {
    line::mean(numbers, &line::tame(numbers, weights))
}

fn scales(table: &Table) -> Vec<Scale> {
    let mut spreads: Vec<Vec<(f64, f64)>> = vec![Vec::new(); table.kinds().count()];
    for item in table.items() {
        let numbers: Vec<f64> =
            table.numbers()[item.candidates()].iter().copied().filter(|x| !x.is_nan()).collect();
        let votes: Vec<f64> = item.candidates().map(|c| item.supporters(c).len() as f64).collect();
        let votes = &votes[..numbers.len()];
        let median = line::middle(&numbers, votes);
        let off: Vec<f64> = numbers.iter().map(|x| (x - median).abs()).collect();
        let spread = line::mean(&off, &line::tame(&numbers, votes));
        if spread > 0.0 && spread.is_finite() {
            spreads[table.attribute_of(item.number()) as usize].push((spread, median.abs().max(1e-9)));
        }
    }
    spreads.into_iter().map(scale).collect()
}

fn scale(spreads: Vec<(f64, f64)>) -> Scale {
    let (absolute, relative): (Vec<f64>, Vec<f64>) =
        spreads.into_iter().map(|(spread, size)| (ln(spread), ln(spread / size))).unzip();
    let [absolute, relative] = [absolute, relative].map(|logs| quartiles(logs).unwrap_or([0.0; 3]));
    if relative[2] - relative[0] < absolute[2] - absolute[0] {
        Scale::Relative(super::math::exp(relative[1]))
    } else {
        Scale::Absolute(super::math::exp(absolute[1]))
    }
}

fn quartiles(mut figures: Vec<f64>) -> Option<[f64; 3]> {
    figures.sort_unstable_by(f64::total_cmp);
    let last = figures.len().checked_sub(1)?;
    Some([last / 4, last / 2, last - last / 4].map(|at| figures[at]))
}
