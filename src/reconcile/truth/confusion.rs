//! The loop behind the crowd models: how often a source says k where j is true.
//!
//! Each attribute is a closed set of K classes with matrices of its own. A round goes once over the claims: an item's
//! class probabilities follow from the matrices, P_i(j) ∝ p_j Π_s π^s_{j,x_is}, and are added to the counts N^s_jk of
//! its sources. It starts from the shares of votes, which guards against switched labels. All in logarithms, which
//! like the counts are summed as whole numbers ([`super::fixed`]), so the order of rows does not matter, and rows may be
//! cut into parts ([`super::crowds`]).

use std::collections::BTreeMap;

use super::copying::{Base, Looks, independence};
use super::fixed::{fixed, float};
use super::given::Given;
use super::math::{digamma, ln, softmax};
use super::outcome::{Answer, Chosen, Outcome, Trust};
use super::rounds::{best, tempered, told, view};
use super::stop::Stop;
use crate::reconcile::table::{Kind, Table};
use crate::{Error, Result};

/// The most classes that make a closed set.
pub(crate) const MOST: usize = 50;

/// How the counts of a source become the logarithms of its matrix.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Update {
    /// ln of the mean of the posterior.
    Mean,
    /// The mean of ln: ψ(a) − ψ(Σ a).
    Variational,
}

/// What is believed of a source before it speaks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Prior {
    /// So many claims on the diagonal, and so many beside it.
    Fixed { diagonal: f64, beside: f64 },
    /// So many claims of the matrix of all sources together.
    Pooled { claims: f64 },
}

/// What a claim counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Claims {
    /// One.
    Whole,
    /// As much as is its source's own ([`super::copying`]).
    Own,
}

/// A crowd model.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Confusion {
    pub(crate) name: &'static str,
    pub(crate) update: Update,
    pub(crate) prior: Prior,
    /// What a claim adds to the logarithm of its own value beside what the matrix says.
    pub(crate) lean: f64,
    pub(crate) claims: Claims,
    /// How far sources are from independent ([`super::rounds::tempered`]).
    pub(crate) temper: f64,
}

impl Confusion {
    pub(crate) fn estimate(&self, table: &Table, given: &Given, stop: Stop) -> Result<Outcome> {
        let stop = given.stop.unwrap_or(stop);
        let sets = self.class_sets(table)?;
        let mut answers = vec![Answer::NOTHING; table.item_count()];
        let mut right = vec![0; table.source_count()];
        let (mut rounds, mut settled) = (0, true);
        let own = match self.claims {
            Claims::Whole => Vec::new(),
            Claims::Own => independence(table, given, Base::OneCoin, Looks::Early),
        };
        for set in &sets {
            let mut crowd = Crowd::new(self, table, given, set, &own);
            let (run, done) = crowd.run(stop);
            (rounds, settled) = (rounds.max(run), settled && done);
            crowd.answer(&mut answers);
            right.iter_mut().zip(crowd.right()).for_each(|(sum, right)| *sum += right);
        }
        let mean = |(right, &n): (i64, &u32)| Trust::new(float(right) / f64::from(n.max(1)), n);
        let trust = right.into_iter().zip(table.counts()).map(mean).collect();
        Ok(Outcome { answers, trust, told: given.told.clone(), paid: Vec::new(), rounds, settled })
    }

    fn class_sets(&self, table: &Table) -> Result<Vec<ClassSet>> {
        let mut sets: BTreeMap<u32, ClassSet> = BTreeMap::new();
        for item in table.items() {
            let set = sets.entry(table.attribute_of(item.number())).or_insert_with(ClassSet::empty);
            if !item.candidates().is_empty() {
                set.items.push(item.number());
            }
            for candidate in item.candidates() {
                set.low = set.low.min(table.class(candidate));
                set.high = set.high.max(table.class(candidate));
            }
            self.check(item.attribute(), item.kind(), [set.count(), table.source_count()])?;
        }
        Ok(sets.into_values().filter(|set| set.low <= set.high).collect())
    }

    /// Whether an attribute has so few classes for so many sources that it can be learned.
    pub(crate) fn check(&self, attribute: &str, kind: Kind, [count, sources]: [usize; 2]) -> Result<()> {
        if matches!(kind, Kind::Number | Kind::Date) {
            return Err(Error::value(format!("{}: '{attribute}' has figures, not classes", self.name)));
        }
        if count > MOST {
            let what =
                format!("{}: '{attribute}' has more than {MOST} values, which is no closed set", self.name);
            return Err(Error::value(what));
        }
        if sources * count * count > 1 << 28 {
            let what = format!("{}: {count} classes and {sources} sources are too many", self.name);
            return Err(Error::value(what));
        }
        Ok(())
    }
}

/// The classes of one attribute, which are numbered without gaps, and its items.
struct ClassSet {
    low: u32,
    high: u32,
    items: Vec<u32>,
}

impl ClassSet {
    fn empty() -> ClassSet {
        ClassSet { low: u32::MAX, high: 0, items: Vec::new() }
    }

    fn count(&self) -> usize {
        (self.high + 1).saturating_sub(self.low) as usize
    }
}

/// One attribute's matrices. Those of a source lie together, by what it says, then by what is true.
struct Crowd<'a> {
    model: &'a Confusion,
    table: &'a Table,
    given: &'a Given,
    set: &'a ClassSet,
    classes: usize,
    logs: Vec<i64>,
    class_logs: Vec<i64>,
    counts: Vec<i64>,
    class_counts: Vec<i64>,
    /// How much of each claim counts; empty where all of each does.
    own: &'a [f64],
}

impl<'a> Crowd<'a> {
    fn new(
        model: &'a Confusion,
        table: &'a Table,
        given: &'a Given,
        set: &'a ClassSet,
        own: &'a [f64],
    ) -> Crowd<'a> {
        let classes = set.count();
        let size = table.source_count() * classes * classes;
        Crowd {
            model,
            table,
            given,
            set,
            classes,
            logs: Vec::new(),
            class_logs: vec![0; classes],
            counts: vec![0; size],
            class_counts: vec![0; classes],
            own,
        }
    }

    fn run(&mut self, stop: Stop) -> (u32, bool) {
        let mut before = vec![f64::NAN; self.table.source_count()];
        for round in 0..stop.most() {
            self.count();
            let now = self.right();
            let step = |((&new, old), &n): ((&i64, &f64), &u32)| step(float(new), *old, f64::from(n));
            let steps = now.iter().zip(&before).zip(self.table.counts()).map(step);
            let change = steps.fold(0.0, f64::max);
            self.learn();
            if stop.is_small(change) {
                return (round + 1, true);
            }
            before = now.into_iter().map(float).collect();
        }
        (stop.most(), false)
    }

    /// Counts of what is said where what is true, from the matrices of the round before.
    fn count(&mut self) {
        let mut shares = Vec::new();
        self.counts.fill(0);
        self.class_counts.fill(0);
        for &item in &self.set.items {
            self.shares(item, &mut shares);
            let whole: Vec<i64> = shares.iter().map(|&share| fixed(share)).collect();
            self.class_counts.iter_mut().zip(&whole).for_each(|(count, share)| *count += share);
            for candidate in self.table.item(item).candidates() {
                let said = (self.table.class(candidate) - self.set.low) as usize;
                for &source in self.table.item(item).supporters(candidate) {
                    let at = (source as usize * self.classes + said) * self.classes;
                    let row = &mut self.counts[at..at + self.classes];
                    row.iter_mut().zip(&whole).for_each(|(count, share)| *count += share);
                }
            }
        }
    }

    /// The probabilities of an item's classes; the shares of votes in the first round.
    fn shares(&self, item: u32, shares: &mut Vec<f64>) {
        shares.clear();
        shares.resize(self.classes, 0.0);
        let view = self.table.item(item);
        let class = |candidate: usize| (self.table.class(candidate) - self.set.low) as usize;
        if let Some(known) = self.given.known(item) {
            let at = known.candidate().map(|at| class(view.candidates().start + at));
            if let Some(at) = at {
                shares[at] = 1.0;
            }
            return;
        }
        if self.logs.is_empty() {
            let claims: usize = view.candidates().map(|c| view.supporters(c).len()).sum();
            view.candidates()
                .for_each(|c| shares[class(c)] = view.supporters(c).len() as f64 / claims as f64);
            return;
        }
        let mut logs = self.class_logs.clone();
        let mut claim = self.table.claim_starts()[view.candidates().start] as usize;
        for candidate in view.candidates() {
            for &source in view.supporters(candidate) {
                let at = (source as usize * self.classes + class(candidate)) * self.classes;
                let row = logs.iter_mut().zip(&self.logs[at..at + self.classes]);
                match self.own.get(claim) {
                    Some(own) => row.for_each(|(sum, log)| *sum += fixed(own * float(*log))),
                    None => row.for_each(|(sum, log)| *sum += log),
                }
                let own = self.own.get(claim).copied().unwrap_or(1.0);
                logs[class(candidate)] += fixed(own * self.model.lean);
                claim += 1;
            }
        }
        shares.iter_mut().zip(logs).for_each(|(share, log)| *share = float(log));
        softmax(shares);
    }

    /// Matrices from counts.
    fn learn(&mut self) {
        let prior = self.prior();
        let size = self.classes * self.classes;
        self.logs.resize(self.counts.len(), 0);
        for (counts, logs) in self.counts.chunks_exact(size).zip(self.logs.chunks_exact_mut(size)) {
            self.model.matrix(counts, &prior, logs);
        }
        self.class_logs = self.model.class_logs(&self.class_counts);
    }

    /// The claims that each cell has before any are counted.
    fn prior(&self) -> Vec<f64> {
        let size = self.classes * self.classes;
        let cell = |at: usize| (at / self.classes, at % self.classes);
        match self.model.prior {
            Prior::Fixed { diagonal, beside } => fixed_prior(self.classes, diagonal, beside),
            Prior::Pooled { claims } => {
                let sum = |at: usize| float(self.counts.chunks_exact(size).map(|counts| counts[at]).sum());
                let pool: Vec<f64> =
                    (0..size).map(|at| sum(at) + if cell(at).0 == cell(at).1 { 4.0 } else { 1.0 }).collect();
                let row = |truth: usize| {
                    (0..self.classes).map(|said| pool[said * self.classes + truth]).sum::<f64>()
                };
                (0..size).map(|at| claims * pool[at] / row(cell(at).1)).collect()
            }
        }
    }

    /// How many claims of each source are right, as expected.
    fn right(&self) -> Vec<i64> {
        let size = self.classes * self.classes;
        self.counts.chunks_exact(size).map(|counts| diagonal(counts, self.classes)).collect()
    }

    fn answer(&self, answers: &mut [Answer]) {
        let mut shares = Vec::new();
        for &item in &self.set.items {
            let view = view(self.table, item as usize, 1);
            if view.numbers.is_empty() {
                continue;
            }
            if let Some(known) = self.given.known(item) {
                answers[item as usize] = told(&view, known);
                continue;
            }
            self.shares(item, &mut shares);
            let claimed = self.table.item(item).candidates();
            let own: Vec<f64> = claimed
                .map(|candidate| shares[(self.table.class(candidate) - self.set.low) as usize])
                .collect();
            let answer = best(&view, &own);
            let confidence = tempered(&shares, answer.confidence, self.model.temper);
            answers[item as usize] = Answer { confidence, ..answer };
            debug_assert!(answers[item as usize].chosen != Chosen::Nothing);
        }
    }
}

impl Confusion {
    /// The logarithms of a source's matrix from its counts.
    pub(crate) fn matrix(&self, counts: &[i64], prior: &[f64], logs: &mut [i64]) {
        let classes = prior.len().isqrt();
        for truth in 0..classes {
            let cells = (0..classes).map(|said| said * classes + truth);
            let total: f64 = cells.clone().map(|cell| prior[cell] + float(counts[cell])).sum();
            for cell in cells {
                logs[cell] = fixed(self.log(prior[cell] + float(counts[cell]), total));
            }
        }
    }

    /// The logarithms of how frequent the classes are.
    pub(crate) fn class_logs(&self, counts: &[i64]) -> Vec<i64> {
        let total: f64 = counts.iter().map(|&count| 1.0 + float(count)).sum();
        counts.iter().map(|&count| fixed(self.log(1.0 + float(count), total))).collect()
    }

    fn log(&self, count: f64, total: f64) -> f64 {
        match self.update {
            Update::Mean => ln(count / total),
            Update::Variational => digamma(count) - digamma(total),
        }
    }
}

/// So many claims on the diagonal, and so many beside it.
pub(crate) fn fixed_prior(classes: usize, diagonal: f64, beside: f64) -> Vec<f64> {
    let is_right = |at: usize| at / classes == at % classes;
    (0..classes * classes).map(|at| if is_right(at) { diagonal } else { beside }).collect()
}

/// The sum over the diagonal.
pub(crate) fn diagonal(counts: &[i64], classes: usize) -> i64 {
    (0..classes).map(|k| counts[k * classes + k]).sum()
}

/// How far a source of so many claims has moved; infinitely far where it did not stand anywhere.
pub(crate) fn step(new: f64, old: f64, claims: f64) -> f64 {
    let step = (new - old).abs() / claims.max(1.0);
    if step.is_nan() { f64::INFINITY } else { step }
}
