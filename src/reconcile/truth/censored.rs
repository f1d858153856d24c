//! Censored: figures beside bounds and ranges ("at least 137", "10 to 12"); ours.
//!
//! # Formula
//! Errors are Laplace with a scale b_s that each source has for itself, relative to the size of the figure, and what is
//! only bounded is censored (Tobit 1958; in general Turnbull 1976). With F(u) = ½e^u below 0, else 1 − ½e^{−u}, and u =
//! (· − μ)/(b_s·size): an exact x costs |u(x)|; at least L costs −ln(1 − F(u(L))); at most U costs −ln F(u(U)); between
//! them −ln(F(u(U)) − F(u(L))). What is bounded also leans a tenth as much as an exact claim would to the figure that a
//! reader carries away, which decides between values that all bounds admit. μ is the claimed figure or end of
//! an interval that costs least; `low` and `high` enclose those that cost at most 1.92 more (the 95 % of a
//! likelihood ratio). b_s = (Σ distance to the interval + 4·0.1)/(n_s + 4), distances at most 1.
//!
//! With exact claims only it is the weighted median, and it is computed so.

use super::figures::{self, Loss};
use super::line;
use super::math::{exp, ln};
use super::outcome::{Answer, Chosen};
use super::rounds::{Model, Paid, View};
use super::stop::Stop;
use crate::reconcile::table::Known;

/// How much a bounded claim leans to its figure, of what an exact one would.
const LEAN: f64 = 0.1;
/// Points at which the cost of an item is looked at, at most.
const POINTS: usize = 128;

/// The median of figures and bounds, each weighing as its source is usually near.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Censored;

impl Censored {
    pub(crate) fn stop() -> Stop {
        Stop::of(8, 1e-3)
    }
}

impl Model for Censored {
    fn pay(&self, view: &View<'_>, scores: &mut [f64]) {
        let Some(item) = Bounded::of(view, scores) else {
            return figures::pay(view, scores, line::median, Loss::Relative);
        };
        let truth = item.cheapest();
        item.charge(truth, scores);
    }

    fn pay_known(&self, view: &View<'_>, known: Known, scores: &mut [f64]) {
        match (known, Bounded::of(view, scores)) {
            (Known::Figure(truth, _), Some(item)) => item.charge(truth, scores),
            _ => figures::pay_known(view, known, scores, Loss::Relative),
        }
    }

    fn weights(&self, paid: &Paid<'_>) -> Vec<f64> {
        paid.each(|sum, count| (count + 4.0) / (sum + 0.4))
    }

    fn answer(&self, view: &View<'_>, scores: &mut [f64]) -> Answer {
        let Some(item) = Bounded::of(view, scores) else {
            return figures::answer_median(view, scores, line::median);
        };
        let figure = item.cheapest();
        let at = item.claims.iter().position(|claim| claim.low == figure && claim.high == figure);
        let at = at.or_else(|| item.claims.iter().position(|claim| claim.best == figure));
        let chosen = at.map_or(Chosen::Figure(figure), |at| Chosen::Candidate((view.first + at) as u32));
        let total: f64 = item.claims.iter().map(|claim| claim.weight).sum();
        let admitting = item.claims.iter().filter(|claim| claim.distance(figure) == 0.0);
        let confidence = admitting.map(|claim| claim.weight).sum::<f64>() / total.max(1e-9);
        Answer {
            chosen,
            interval: Some(item.interval(figure)),
            confidence: confidence.clamp(0.0, 1.0),
            tied: item.is_tied(figure),
        }
    }

    fn trust(&self, mean: f64) -> f64 {
        1.0 - mean
    }
}

/// One candidate with the sources that claim it taken together.
#[derive(Debug, Clone, Copy)]
struct Claim {
    low: f64,
    best: f64,
    high: f64,
    /// Σ 1/b of its sources.
    weight: f64,
    votes: f64,
}

impl Claim {
    /// How far a figure lies outside.
    fn distance(&self, figure: f64) -> f64 {
        (self.low - figure).max(figure - self.high).max(0.0)
    }

    /// What it costs that the truth is `figure`.
    fn cost(&self, figure: f64, size: f64) -> f64 {
        let scale = self.votes / self.weight.max(1e-9) * size;
        let u = |x: f64| (x - figure) / scale;
        if self.low == self.high {
            return self.votes * u(self.best).abs();
        }
        let inside = laplace(u(self.high)) - laplace(u(self.low));
        self.votes * (LEAN * u(self.best).abs() - ln(inside.max(f64::MIN_POSITIVE)))
    }
}

/// F of the standard Laplace distribution.
fn laplace(u: f64) -> f64 {
    if u < 0.0 { 0.5 * exp(u) } else { 1.0 - 0.5 * exp(-u) }
}

/// An item of which some claims are bounds.
struct Bounded {
    claims: Vec<Claim>,
    points: Vec<f64>,
    size: f64,
}

impl Bounded {
    /// `None` where all claims are exact.
    fn of(view: &View<'_>, scores: &[f64]) -> Option<Bounded> {
        let claim = |at: usize| {
            let (low, high) = view.bounds(at);
            Claim { low, best: view.numbers[at], high, weight: scores[at], votes: view.votes(at) }
        };
        let claims: Vec<Claim> = (0..view.figures()).map(claim).collect();
        if claims.iter().all(|claim| claim.low == claim.high) {
            return None;
        }
        let middle = line::median(&view.numbers[..claims.len()], &scores[..claims.len()]);
        let mut points: Vec<f64> =
            claims.iter().flat_map(|c| [c.low, c.best, c.high]).filter(|x| x.is_finite()).collect();
        points
            .sort_unstable_by(|a, b| (a - middle).abs().total_cmp(&(b - middle).abs()).then(a.total_cmp(b)));
        points.dedup();
        points.truncate(POINTS);
        points.sort_unstable_by(f64::total_cmp);
        Some(Bounded { claims, points, size: middle.abs().max(1.0) })
    }

    fn cost(&self, figure: f64) -> f64 {
        self.claims.iter().map(|claim| claim.cost(figure, self.size)).sum()
    }

    /// The cost to nine digits, so that points that cost the same do not differ by rounding.
    fn digits(&self, figure: f64) -> f64 {
        (self.cost(figure) * 1e9).round()
    }

    /// The point of the least cost, the lowest of several.
    fn cheapest(&self) -> f64 {
        let costs = self.points.iter().map(|&point| (self.digits(point), point));
        costs.min_by(|a, b| a.0.total_cmp(&b.0)).map_or(0.0, |(_, point)| point)
    }

    /// Whether another point costs the same.
    fn is_tied(&self, figure: f64) -> bool {
        let least = self.digits(figure);
        self.points.iter().any(|&point| point != figure && self.digits(point) == least)
    }

    fn interval(&self, figure: f64) -> (f64, f64) {
        let bound = self.cost(figure) + 1.92;
        let near = || self.points.iter().copied().filter(|&point| self.cost(point) <= bound);
        (near().fold(figure, f64::min), near().fold(figure, f64::max))
    }

    /// Losses in place of scores.
    fn charge(&self, truth: f64, scores: &mut [f64]) {
        scores.fill(1.0);
        for (score, claim) in scores.iter_mut().zip(&self.claims) {
            *score = (claim.distance(truth) / self.size).min(1.0);
        }
    }
}
