//! GTM, the Gaussian truth model (Zhao, Han, QDB 2012).
//!
//! # Formula
//! Claims with |x − med|/|med| > 1 that also lie ten usual distances off (a median may be 0) are set aside, then those
//! with |x − med|/std > 3 (the paper: 2, again and again, which leaves nothing but the commonest figure where half of
//! the claims agree); the others are
//! standardised by item, z = (x − mean)/std. Truth μ_o ~ N(0, 1), z_os ~ N(μ_o, σ_s²), σ_s² ~ InvGamma(10, 10).
//! E: μ_o = Σ_s z_os/σ_s² / (1 + Σ_s 1/σ_s²), variance 1/(1 + Σ_s 1/σ_s²), which gives the interval;
//! M: σ_s² = (2β + Σ_o (z_os − μ_o)²)/(2(α + 1) + n_s), with β once a source.
//!
//! It gives a mean, so exact hits are rare. Classes are voted on with the same weights.

use super::figures::pay_class;
use super::line;
use super::outcome::{Answer, Chosen};
use super::rounds::{Model, Paid, View, best};
use super::stop::Stop;
use super::sums::shares;
use crate::reconcile::table::Known;

/// The shape of the prior of a source's variance, as in the paper.
const ALPHA: f64 = 10.0;
/// Its scale, as in the paper.
const BETA: f64 = 10.0;
/// What a claim that was set aside pays: four deviations.
const ASIDE: f64 = 16.0;

/// Gaussian errors of a variance that each source has for itself.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Gtm;

impl Gtm {
    pub(crate) fn stop() -> Stop {
        Stop::of(50, 1e-4)
    }
}

/// An item's figures on their own scale.
struct Scaled {
    middle: f64,
    scale: f64,
    kept: Vec<bool>,
}

impl Scaled {
    fn of(view: &View<'_>) -> Scaled {
        let count = view.figures();
        let numbers = &view.numbers[..count];
        let votes: Vec<f64> = (0..count).map(|at| view.votes(at)).collect();
        let median = line::middle(numbers, &votes);
        let far = line::wild(numbers, median);
        let near = |x: &f64| (x - median).abs() <= far;
        let first: Vec<bool> = numbers.iter().map(near).collect();
        let scale = spread(numbers, &votes, &first).1;
        let within = |(x, kept): (&f64, &bool)| *kept && (x - median).abs() <= 3.0 * scale;
        let kept: Vec<bool> = numbers.iter().zip(&first).map(within).collect();
        let kept = if kept.contains(&true) { kept } else { first };
        let (middle, scale) = spread(numbers, &votes, &kept);
        Scaled { middle, scale: if scale > 0.0 { scale } else { 1.0 }, kept }
    }

    fn standard(&self, x: f64) -> f64 {
        (x - self.middle) / self.scale
    }

    /// The mean of the truth on the item's scale, and its variance.
    fn posterior(&self, view: &View<'_>, weights: &[f64]) -> (f64, f64) {
        let (mut sum, mut precision) = (0.0, 1.0);
        for ((x, weight), kept) in view.numbers.iter().zip(weights).zip(&self.kept) {
            if *kept {
                sum += weight * self.standard(*x);
                precision += weight;
            }
        }
        (sum / precision, 1.0 / precision)
    }
}

fn spread(numbers: &[f64], votes: &[f64], kept: &[bool]) -> (f64, f64) {
    let weights: Vec<f64> = votes.iter().zip(kept).map(|(v, &kept)| if kept { *v } else { 0.0 }).collect();
    let middle = line::mean(numbers, &weights);
    let squares: Vec<f64> = numbers
        .iter()
        .map(|x| if (x - middle).abs() < 1e150 { (x - middle) * (x - middle) } else { 0.0 })
        .collect();
    (middle, line::mean(&squares, &weights).sqrt())
}

impl Model for Gtm {
    fn pay(&self, view: &View<'_>, scores: &mut [f64]) {
        if view.figures() == 0 {
            return pay_class(scores);
        }
        let scaled = Scaled::of(view);
        let truth = scaled.posterior(view, scores).0;
        charge(view, &scaled, truth, scores);
    }

    fn pay_known(&self, view: &View<'_>, known: Known, scores: &mut [f64]) {
        match known {
            Known::Figure(truth, _) if view.figures() > 0 => {
                let scaled = Scaled::of(view);
                charge(view, &scaled, scaled.standard(truth), scores);
            }
            _ => super::figures::pay_known(view, known, scores, super::figures::Loss::Deviations),
        }
    }

    fn weights(&self, paid: &Paid<'_>) -> Vec<f64> {
        paid.each(|sum, count| (2.0 * (ALPHA + 1.0) + count) / (2.0 * BETA + sum))
    }

    fn answer(&self, view: &View<'_>, scores: &mut [f64]) -> Answer {
        if view.figures() == 0 {
            shares(scores);
            return best(view, scores);
        }
        let scaled = Scaled::of(view);
        let (truth, variance) = scaled.posterior(view, scores);
        let place = |z: f64| scaled.middle + z * scaled.scale;
        let reach = 1.96 * variance.sqrt();
        let interval = Some((place(truth - reach), place(truth + reach)));
        Answer { chosen: Chosen::Figure(place(truth)), interval, confidence: 0.05, tied: false }
    }

    fn trust(&self, mean: f64) -> f64 {
        1.0 / (1.0 + mean.max(0.0).sqrt())
    }
}

fn charge(view: &View<'_>, scaled: &Scaled, truth: f64, scores: &mut [f64]) {
    for (at, score) in scores.iter_mut().enumerate() {
        let kept = scaled.kept.get(at).copied().unwrap_or(false);
        let off = scaled.standard(view.numbers[at]) - truth;
        *score = if kept { (off * off).min(ASIDE) } else { ASIDE };
    }
}
