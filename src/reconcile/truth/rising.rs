//! Rising: figures that only grow with time, such as tolls; ours.
//!
//! # Formula
//! What is said at time u is about N(u), and N does not fall: an old, lower count is stale and not wrong. N is the
//! non-decreasing curve of least Σ w_s |x − N(u)|, by pooling adjacent violators with weighted medians (the upper one
//! where the half is met exactly, so that one late copy of an early figure does not lower the curve); a
//! source is scored against the curve at its own times, e = min(1, |x − N(u)|/max(|N(u)|, 1)), b_s = (Σ e + 0.4)/(n_s + 4),
//! w_s = 1/b_s. The answer is the last value of the curve. All that a source has said counts, also what it has since
//! replaced. Claims without a time stand at the end, so without any times it is the (upper) weighted median.
//!
//! A revision downwards pools with what it revises: it wins where it has more than half of the weight.

use super::Estimator;
use super::figures;
use super::fixed::{fixed, float};
use super::given::Given;
use super::line;
use super::outcome::{Answer, Chosen, Outcome, Trust};
use super::rounds::{best, told, view};
use super::stop::Stop;
use crate::Result;
use crate::reconcile::table::{Known, Table};

/// A curve that does not fall.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rising;

impl Estimator for Rising {
    fn name(&self) -> &'static str {
        "rising"
    }

    fn estimate(&self, table: &Table, given: &Given) -> Result<Outcome> {
        let stop = given.stop.unwrap_or(Stop::of(8, 1e-3));
        let histories = histories(table);
        let mut weights = vec![1.0; table.source_count()];
        let mut means = vec![f64::NAN; table.source_count()];
        let (mut rounds, mut settled) = (0, false);
        while rounds < stop.most() && !settled {
            let change = learn(&histories, given, &mut weights, &mut means);
            rounds += 1;
            settled = stop.is_small(change);
        }
        let answers = (0..table.item_count())
            .map(|item| answer(table, &histories[item], given, &weights, item))
            .collect();
        let trust = means.iter().zip(table.counts()).map(|(&mean, &n)| Trust::new(1.0 - mean, n)).collect();
        Ok(Outcome { answers, trust, told: given.told.clone(), paid: Vec::new(), rounds, settled })
    }
}

/// What was said of a figure at a time.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Point {
    time: f64,
    figure: f64,
    source: u32,
}

/// All figures of each item by time.
fn histories(table: &Table) -> Vec<Vec<Point>> {
    let mut histories = vec![Vec::new(); table.item_count()];
    let late = |time: f64| if time.is_nan() { f64::INFINITY } else { time };
    for item in table.items().filter(|item| item.kind().is_ordered()) {
        for candidate in item.candidates() {
            let first = table.claim_starts()[candidate] as usize;
            for (at, &source) in item.supporters(candidate).iter().enumerate() {
                let time = late(table.times().get(first + at).copied().unwrap_or(f64::NAN));
                let point = Point { time, figure: table.numbers()[candidate], source };
                histories[item.number() as usize].push(point);
            }
        }
    }
    for replaced in table.replaced() {
        let point = Point {
            time: late(replaced.time),
            figure: table.class_number(replaced.class),
            source: replaced.source,
        };
        histories[replaced.item as usize].push(point);
    }
    for history in &mut histories {
        history.retain(|point| !point.figure.is_nan());
        let order = |a: &Point, b: &Point| {
            a.time.total_cmp(&b.time).then(a.figure.total_cmp(&b.figure)).then(a.source.cmp(&b.source))
        };
        history.sort_unstable_by(order);
    }
    histories
}

/// A stretch of time over which the curve is level.
#[derive(Debug, Clone, Default)]
struct Level {
    /// Its figures in order, with their weights.
    figures: Vec<(f64, f64)>,
    points: usize,
    height: f64,
}

impl Level {
    fn of(points: &[Point], weights: &[f64]) -> Level {
        let mut figures: Vec<_> = points.iter().map(|p| (p.figure, weights[p.source as usize])).collect();
        figures.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
        let height = upper_median(&figures);
        Level { figures, points: points.len(), height }
    }

    fn joined(mut self, other: Level) -> Level {
        self.figures.extend(other.figures);
        self.figures.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
        let height = upper_median(&self.figures);
        Level { figures: self.figures, points: self.points + other.points, height }
    }
}

fn upper_median(figures: &[(f64, f64)]) -> f64 {
    let half = 0.5 * figures.iter().map(|(_, weight)| weight).sum::<f64>();
    let mut sum = 0.0;
    for (figure, weight) in figures {
        sum += weight;
        if sum > half {
            return *figure;
        }
    }
    figures.last().map_or(f64::NAN, |(figure, _)| *figure)
}

/// Whether half of the weight lies below one figure and half from another on: the median could be either.
fn is_even(figures: &[(f64, f64)]) -> bool {
    let total: f64 = figures.iter().map(|(_, weight)| weight).sum();
    let mut below = 0.0;
    figures.windows(2).any(|pair| {
        below += pair[0].1;
        pair[0].0 < pair[1].0 && (2.0 * below - total).abs() <= 1e-9 * total
    })
}

/// The levels of the curve, from the first to the last.
fn curve(history: &[Point], weights: &[f64]) -> Vec<Level> {
    let mut levels: Vec<Level> = Vec::new();
    for points in history.chunk_by(|a, b| a.time == b.time) {
        let mut next = Level::of(points, weights);
        while let Some(last) = levels.pop_if(|last| last.height > next.height) {
            next = last.joined(next);
        }
        levels.push(next);
    }
    levels
}

/// Renews weights from errors; gives the largest change of a mean error.
fn learn(histories: &[Vec<Point>], given: &Given, weights: &mut [f64], means: &mut [f64]) -> f64 {
    let mut sums = vec![(0i64, 0u32); weights.len()];
    for (item, history) in histories.iter().enumerate() {
        let known = match given.known(item as u32) {
            Some(Known::Figure(figure, _)) => Some(figure),
            _ => None,
        };
        let mut at = 0;
        for level in curve(history, weights) {
            for point in &history[at..at + level.points] {
                let truth = known.unwrap_or(level.height);
                let error = ((point.figure - truth).abs() / truth.abs().max(1.0)).min(1.0);
                let sum = &mut sums[point.source as usize];
                *sum = (sum.0 + fixed(error), sum.1 + 1);
            }
            at += level.points;
        }
    }
    let mut change: f64 = 0.0;
    for ((weight, mean), (sum, count)) in weights.iter_mut().zip(means).zip(sums) {
        let new = float(sum) / f64::from(count.max(1));
        let step = (new - *mean).abs();
        change = change.max(if step.is_nan() { f64::INFINITY } else { step });
        (*mean, *weight) = (new, (f64::from(count) + 4.0) / (float(sum) + 0.4));
    }
    change
}

fn answer(table: &Table, history: &[Point], given: &Given, weights: &[f64], item: usize) -> Answer {
    let view = view(table, item, 1);
    if let Some(known) = given.known(item as u32) {
        return told(&view, known);
    }
    let Some(last) = curve(history, weights).pop() else {
        let supporters = |c| table.item(item as u32).supporters(c);
        let score = |c| supporters(c).iter().map(|&s| fixed(weights[s as usize])).sum::<i64>();
        let mut scores: Vec<f64> = table.item(item as u32).candidates().map(|c| float(score(c))).collect();
        super::sums::shares(&mut scores);
        return best(&view, &scores);
    };
    let tied = is_even(&last.figures);
    let (figures, weights): (Vec<f64>, Vec<f64>) = last.figures.into_iter().unzip();
    let at = view.numbers.iter().position(|&x| x == last.height);
    let chosen = at.map_or(Chosen::Figure(last.height), |at| Chosen::Candidate((view.first + at) as u32));
    let total: f64 = weights.iter().sum();
    let said: f64 = figures.iter().zip(&weights).filter(|(x, _)| **x == last.height).map(|(_, w)| w).sum();
    let interval = Some((line::quantile(&figures, &weights, 0.05), line::quantile(&figures, &weights, 0.95)));
    Answer { chosen, interval, confidence: figures::smoothed(said / total.max(1e-9)), tied }
}
