//! The one loop behind most estimators.
//!
//! A round is two sums over the claims. By item: the weights of a candidate's sources add up to its score, and the
//! model turns the scores of an item into what each candidate pays. By source: what its candidates paid adds up, and
//! the model turns that into weights. Both sums are over whole numbers ([`super::fixed`]), so neither the order of
//! rows nor the number of threads changes a bit. A model is a formula for each of the two steps.

use super::fixed::{fixed, float};
use super::given::Given;
use super::math::pow;
use super::outcome::{Answer, Chosen, Outcome, Trust};
use super::stop::Stop;
use crate::reconcile::table::{Kind, Known, Table};

/// An estimator that runs in rounds.
pub(crate) trait Model: Sync {
    /// The weights of the first round.
    fn first(&self, counts: &[f64]) -> Vec<f64> {
        vec![1.0; counts.len()]
    }

    /// Scores → what a claim of each candidate pays, in place.
    fn pay(&self, view: &View<'_>, scores: &mut [f64]);

    /// The same where the truth is known: 1 for the true candidate, 0 for the others.
    fn pay_known(&self, _view: &View<'_>, known: Known, scores: &mut [f64]) {
        scores.fill(0.0);
        if let Some(at) = known.candidate() {
            scores[at] = 1.0;
        }
    }

    /// What sources were paid → the weights of the next round.
    fn weights(&self, paid: &Paid<'_>) -> Vec<f64>;

    /// The answer for an item from the last scores.
    fn answer(&self, view: &View<'_>, scores: &mut [f64]) -> Answer {
        self.pay(view, scores);
        best(view, scores)
    }

    /// How far a source is believed whose claims were paid `mean` each.
    fn trust(&self, mean: f64) -> f64 {
        mean
    }
}

/// What the sources have been paid.
pub(crate) struct Paid<'a> {
    /// The sum for each source.
    pub(crate) sums: &'a [f64],
    /// The number of claims it is over.
    pub(crate) counts: &'a [f64],
    /// The weights that led to it.
    pub(crate) last: &'a [f64],
}

impl Paid<'_> {
    /// The weight of each source from its sum and its count.
    pub(crate) fn each(&self, weight: impl Fn(f64, f64) -> f64) -> Vec<f64> {
        self.sums.iter().zip(self.counts).map(|(&sum, &count)| weight(sum, count)).collect()
    }
}

/// One item as a model sees it.
pub(crate) struct View<'a> {
    pub(crate) home: Home<'a>,
    pub(crate) kind: Kind,
    /// The first of its candidates.
    pub(crate) first: usize,
    /// Figures of its candidates, `NaN` for other texts, which come last.
    pub(crate) numbers: &'a [f64],
    pub(crate) starts: &'a [u32],
    /// Counted from 0.
    pub(crate) round: u32,
}

/// Where an item comes from: what few models ask, and seldom.
#[derive(Clone, Copy)]
pub(crate) enum Home<'a> {
    /// The item of this number in a table.
    Table(&'a Table, u32),
    /// The parts of many tables, added up ([`super::partial`]).
    Merged(&'a Merged),
}

/// One item of many tables.
pub(crate) struct Merged {
    /// How many sources there are in all tables.
    pub(crate) sources: usize,
    /// What the words of each candidate assert.
    pub(crate) bounds: Vec<(f64, f64)>,
    /// How finely each names a place.
    pub(crate) fineness: Vec<u32>,
}

impl View<'_> {
    /// How many sources there are, on this item or others.
    pub(crate) fn sources(&self) -> usize {
        match self.home {
            Home::Table(table, _) => table.source_count(),
            Home::Merged(merged) => merged.sources,
        }
    }

    /// The number of its attribute; all are one where the parts of many tables are added up.
    pub(crate) fn attribute(&self) -> usize {
        match self.home {
            Home::Table(table, item) => table.attribute_of(item) as usize,
            Home::Merged(_) => 0,
        }
    }

    /// What the words of its candidate assert.
    pub(crate) fn bounds(&self, candidate: usize) -> (f64, f64) {
        match self.home {
            Home::Table(table, _) => table.bounds_of_class(table.class(self.first + candidate)),
            Home::Merged(merged) => merged.bounds[candidate],
        }
    }

    /// How finely its candidate names a place.
    fn fineness(&self, candidate: usize) -> u32 {
        match self.home {
            Home::Table(table, _) => table.fineness(self.first + candidate),
            Home::Merged(merged) => merged.fineness[candidate],
        }
    }

    /// How many sources claim its candidate.
    #[inline]
    pub(crate) fn votes(&self, candidate: usize) -> f64 {
        f64::from(self.starts[candidate + 1] - self.starts[candidate])
    }

    /// How many sources claim anything.
    #[inline]
    pub(crate) fn claims(&self) -> f64 {
        f64::from(self.starts[self.starts.len() - 1] - self.starts[0])
    }

    /// How many of its candidates are figures, where figures are wanted.
    #[inline]
    pub(crate) fn figures(&self) -> usize {
        if self.kind.is_ordered() { self.numbers.iter().take_while(|x| !x.is_nan()).count() } else { 0 }
    }
}

/// Runs rounds until the stop rule ends them, then answers.
pub(crate) fn run(table: &Table, model: &impl Model, given: &Given, stop: Stop) -> Outcome {
    let stop = given.stop.unwrap_or(stop);
    let counts = counts(table, given);
    let mut weights = model.first(&counts);
    let mut means = vec![f64::NAN; counts.len()];
    let (mut paid, mut rounds, mut settled) = (Vec::new(), 0, false);
    while rounds < stop.most() && !settled {
        paid = sums(table, model, given, &weights, rounds);
        let sums: Vec<f64> = paid.iter().map(|&sum| float(sum)).collect();
        let change = renew(&mut means, &sums, &counts);
        weights = model.weights(&Paid { sums: &sums, counts: &counts, last: &weights });
        rounds += 1;
        settled = stop.is_small(change);
    }
    let answers = answers(table, model, given, &weights, rounds);
    let trust =
        means.iter().zip(table.counts()).map(|(&mean, &n)| Trust::new(model.trust(mean), n)).collect();
    let paid = paid.into_iter().zip(counts).map(|(sum, count)| (sum, count as u64)).collect();
    Outcome { answers, trust, told: given.told.clone(), paid, rounds, settled }
}

fn counts(table: &Table, given: &Given) -> Vec<f64> {
    let mut counts: Vec<f64> = table.counts().iter().map(|&n| f64::from(n)).collect();
    if let Some(carried) = &given.carried {
        counts.iter_mut().zip(carried).for_each(|(count, (_, n))| *count += *n as f64);
    }
    counts
}

/// What each source is paid for all its claims, with what it brings along.
pub(crate) fn sums(
    table: &Table,
    model: &impl Model,
    given: &Given,
    weights: &[f64],
    round: u32,
) -> Vec<i64> {
    let weights: Vec<i64> = weights.iter().map(|&w| fixed(w)).collect();
    let sweep = Sweep { table, model, given, weights: &weights, round };
    let mut sums = sweep.all();
    if let Some(carried) = &given.carried {
        sums.iter_mut().zip(carried).for_each(|(sum, (paid, _))| *sum += paid);
    }
    sums
}

pub(crate) fn renew(means: &mut [f64], sums: &[f64], counts: &[f64]) -> f64 {
    let mut change: f64 = 0.0;
    for ((mean, sum), count) in means.iter_mut().zip(sums).zip(counts) {
        let new = sum / count.max(1.0);
        let step = (new - *mean).abs();
        change = change.max(if step.is_nan() { f64::INFINITY } else { step });
        *mean = new;
    }
    change
}

/// One round over the table.
struct Sweep<'a, M> {
    table: &'a Table,
    model: &'a M,
    given: &'a Given,
    weights: &'a [i64],
    round: u32,
}

impl<M: Model> Sweep<'_, M> {
    #[cfg(not(feature = "parallel"))]
    fn all(&self) -> Vec<i64> {
        let mut paid = vec![0; self.table.source_count()];
        self.items(0..self.table.item_count(), &mut paid);
        paid
    }

    #[cfg(feature = "parallel")]
    fn all(&self) -> Vec<i64> {
        use rayon::prelude::*;
        let add = |mut a: Vec<i64>, b: Vec<i64>| {
            a.iter_mut().zip(b).for_each(|(a, b)| *a += b);
            a
        };
        let none = || vec![0; self.table.source_count()];
        let part = |range| {
            let mut paid = none();
            self.items(range, &mut paid);
            paid
        };
        parts(self.table.item_count()).into_par_iter().map(part).reduce(none, add)
    }

    fn items(&self, items: std::ops::Range<usize>, paid: &mut [i64]) {
        let (sources, starts) = (self.table.claim_sources(), self.table.claim_starts());
        let mut scores = Vec::new();
        for item in items {
            let view = view(self.table, item, self.round);
            self.score(&view, &mut scores);
            match self.given.known(item as u32) {
                Some(known) => self.model.pay_known(&view, known, &mut scores),
                None => self.model.pay(&view, &mut scores),
            }
            for (candidate, &pay) in scores.iter().enumerate() {
                let at = view.first + candidate;
                let pay = fixed(pay);
                for &source in &sources[starts[at] as usize..starts[at + 1] as usize] {
                    paid[source as usize] += pay;
                }
            }
        }
    }

    #[inline]
    fn score(&self, view: &View<'_>, scores: &mut Vec<f64>) {
        let sources = self.table.claim_sources();
        scores.clear();
        for ends in view.starts.windows(2) {
            let claims = &sources[ends[0] as usize..ends[1] as usize];
            let sum: i64 = claims.iter().map(|&source| self.weights[source as usize]).sum();
            scores.push(float(sum));
        }
    }

    fn answer(&self, item: usize, scores: &mut Vec<f64>) -> Answer {
        let view = view(self.table, item, self.round);
        if view.numbers.is_empty() {
            return Answer::NOTHING;
        }
        if let Some(known) = self.given.known(item as u32) {
            return told(&view, known);
        }
        self.score(&view, scores);
        self.model.answer(&view, scores)
    }
}

/// Ranges of items of about one size, a few for each thread.
#[cfg(feature = "parallel")]
pub(crate) fn parts(items: usize) -> Vec<std::ops::Range<usize>> {
    let size = items.div_ceil(4 * rayon::current_num_threads()).max(1024);
    (0..items).step_by(size).map(|start| start..(start + size).min(items)).collect()
}

#[inline]
pub(crate) fn view(table: &Table, item: usize, round: u32) -> View<'_> {
    let starts = table.candidate_starts();
    let (first, end) = (starts[item] as usize, starts[item + 1] as usize);
    View {
        home: Home::Table(table, item as u32),
        kind: table.item_kinds()[item],
        first,
        numbers: &table.numbers()[first..end],
        starts: &table.claim_starts()[first..=end],
        round,
    }
}

/// The answers where each candidate has a probability of its own, tempered ([`tempered`]).
pub(crate) fn likeliest(table: &Table, given: &Given, probability: &[f64], temper: f64) -> Vec<Answer> {
    let answer = |item: usize| {
        let view = view(table, item, 1);
        if let Some(known) = given.known(item as u32) {
            return told(&view, known);
        }
        let shares = &probability[view.first..view.first + view.numbers.len()];
        let answer = best(&view, shares);
        Answer { confidence: tempered(shares, answer.confidence, temper), ..answer }
    };
    (0..table.item_count()).map(answer).collect()
}

/// A probability among others as it is borne out, where claims are not as independent as a model has them.
///
/// # Formula
/// p^(1/t)/Σ p_i^(1/t), with the temper t; 1 changes nothing.
pub(crate) fn tempered(shares: &[f64], share: f64, temper: f64) -> f64 {
    if temper == 1.0 {
        return share;
    }
    let total: f64 = shares.iter().map(|&share| pow(share, 1.0 / temper)).sum();
    (pow(share, 1.0 / temper) / total.max(f64::MIN_POSITIVE)).clamp(0.0, 1.0)
}

/// The answer where the truth is known.
pub(crate) fn told(view: &View<'_>, known: Known) -> Answer {
    let (chosen, interval) = match known {
        Known::Candidate(at) => (Chosen::Candidate((view.first + at) as u32), None),
        Known::Figure(figure, Some(at)) => {
            (Chosen::Candidate((view.first + at) as u32), Some((figure, figure)))
        }
        Known::Figure(figure, None) => (Chosen::Figure(figure), Some((figure, figure))),
        Known::Unclaimed => (Chosen::Nothing, None),
    };
    Answer { chosen, interval, confidence: 1.0, tied: false }
}

fn answers(table: &Table, model: &impl Model, given: &Given, weights: &[f64], round: u32) -> Vec<Answer> {
    let weights: Vec<i64> = weights.iter().map(|&w| fixed(w)).collect();
    let sweep = Sweep { table, model, given, weights: &weights, round };
    let part = |range: std::ops::Range<usize>| {
        let mut scores = Vec::new();
        range.map(|item| sweep.answer(item, &mut scores)).collect::<Vec<_>>()
    };
    #[cfg(feature = "parallel")]
    {
        use rayon::prelude::*;
        let done: Vec<Vec<Answer>> = parts(table.item_count()).into_par_iter().map(part).collect();
        done.concat()
    }
    #[cfg(not(feature = "parallel"))]
    part(0..table.item_count())
}

/// The candidate of the largest share, which is the confidence in it.
///
/// A tie is decided by what the values are and never by the order of rows: of figures the middle one, of places the
/// finest, else the first in order.
pub(crate) fn best(view: &View<'_>, shares: &[f64]) -> Answer {
    let top = shares.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let count = shares.iter().filter(|&&share| share >= top).count();
    if count == 0 {
        return Answer::NOTHING;
    }
    let mut tied = shares.iter().enumerate().filter(|(_, share)| **share >= top).map(|(at, _)| at);
    let at = match view.kind {
        Kind::Number | Kind::Date => tied.nth((count - 1) / 2),
        Kind::Place => tied.max_by_key(|&at| (view.fineness(at), std::cmp::Reverse(at))),
        Kind::Category => tied.next(),
    };
    let Some(at) = at else { return Answer::NOTHING };
    let confidence = if top.is_finite() { top.clamp(0.0, 1.0) } else { 0.0 };
    Answer {
        chosen: Chosen::Candidate((view.first + at) as u32),
        interval: None,
        confidence,
        tied: count > 1,
    }
}
