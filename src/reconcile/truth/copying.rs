//! Who copies whom, from the values alone, and the loop of the estimators that count copies for less.
//!
//! # Formula
//! (Dong, Berti-Équille, Srivastava, PVLDB 2009.) ε = 1 − A; α = 0.2 pairs depend beforehand; a copier copies c = 0.8 of
//! its values; n = 10. A pair shares k_t values held true and k_f held false, and differs on k_d items.
//! Independent: P_t = (1−ε₁)(1−ε₂), P_f = ε₁ε₂/n, P_d = 1 − P_t − P_f. 1 copies 2: P'_t = (1−ε₂)c + P_t(1−c),
//! P'_f = ε₂c + P_f(1−c), P'_d = P_d(1−c). P(copies) follows from Bayes' rule over both directions, in logarithms.
//! I_s(v) = Π_{s' before s}(1 − c·P(s → s')), the most accurate source first: how much of a claim is its source's own.
//!
//! Pairs come from an index of the values held false (as in Li, Dong, Lyons, Meng, Srivastava, ICDE 2015): only sources
//! that share two of them are compared at all, and values that more than 64 sources share are passed over, so
//! the cost is not that of all pairs. Dependence is held after four rounds, or it oscillates.

use std::collections::BTreeMap;

use super::accu::Accu;
use super::fixed::{fixed, float};
use super::given::Given;
use super::math::{ln, logit, softmax};
use super::outcome::{Answer, Outcome, Trust};
use super::rounds::{best, told, view};
use super::stop::Stop;
use crate::reconcile::table::Table;

const DEPENDENT: f64 = 0.2;
const COPIED: f64 = 0.8;
const FALSE_VALUES: f64 = 10.0;
const COMMON: usize = 64;
const RENEWED: u32 = 4;

/// The model of one source that copying is added to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Base {
    /// ACCU: ten false values an item, accuracies start at 0.8.
    Accu,
    /// One coin, smoothed: as many values as are claimed, starts from shares of votes.
    OneCoin,
}

impl Base {
    /// What a source counts for its value.
    fn count(self, accuracy: f64, values: usize) -> f64 {
        match self {
            Base::Accu => Accu::default().count(accuracy),
            Base::OneCoin => logit(accuracy) + ln((values.max(2) - 1) as f64),
        }
    }

    fn probabilities(self, counts: &mut [f64]) {
        match self {
            Base::Accu => Accu::default().probabilities(counts),
            Base::OneCoin => softmax(counts),
        }
    }

    fn accuracy(self, sum: f64, claims: f64) -> f64 {
        match self {
            Base::Accu => (sum / claims.max(1.0)).clamp(0.01, 0.99),
            Base::OneCoin => ((sum + 4.0 * 0.7) / (claims + 4.0)).clamp(0.02, 0.98),
        }
    }

    fn stop(self) -> Stop {
        match self {
            Base::Accu => Stop::of(20, 1e-3),
            Base::OneCoin => Stop::of(30, 1e-3),
        }
    }
}

/// Runs rounds until the stop rule ends them, then answers.
pub(crate) fn estimate(table: &Table, given: &Given, base: Base) -> Outcome {
    let (state, rounds, settled) = State::run(table, given, base);
    let trust = state.accuracy.iter().zip(table.counts()).map(|(&a, &n)| Trust::new(a, n)).collect();
    Outcome { answers: state.answers(table, given), trust, told: given.told.clone(), rounds, settled }
}

/// How much of each claim is its source's own, from 0 to 1, in the order of the table's claims.
pub(crate) fn independence(table: &Table, given: &Given, base: Base) -> Vec<f64> {
    let state = State::run(table, given, base).0;
    let of = |supporters: &[u32]| {
        supporters.iter().map(|&s| state.independence(s, supporters)).collect::<Vec<_>>()
    };
    table
        .items()
        .flat_map(|item| item.candidates().flat_map(|c| of(item.supporters(c))).collect::<Vec<_>>())
        .collect()
}

/// For each source, whom it copies and how likely.
pub(crate) type Copies = Vec<Vec<(u32, f64)>>;

struct State {
    base: Base,
    accuracy: Vec<f64>,
    probability: Vec<f64>,
    copies: Copies,
}

impl State {
    fn new(table: &Table, base: Base) -> State {
        let sources = table.source_count();
        let probability = vec![0.0; table.candidate_count()];
        State { base, accuracy: vec![0.8; sources], probability, copies: vec![Vec::new(); sources] }
    }

    fn run(table: &Table, given: &Given, base: Base) -> (State, u32, bool) {
        let stop = given.stop.unwrap_or(base.stop());
        let mut state = State::new(table, base);
        let (mut rounds, mut settled) = (0, false);
        while rounds < stop.most() && !settled {
            state.believe(table, given, rounds);
            let change = state.judge(table);
            if rounds < RENEWED {
                state.copies = copies(table, &state.probability, &state.accuracy);
            }
            rounds += 1;
            settled = stop.is_small(change) && rounds > RENEWED;
        }
        state.believe(table, given, rounds);
        (state, rounds, settled)
    }

    /// Probabilities of all candidates from the counts of their sources.
    fn believe(&mut self, table: &Table, given: &Given, round: u32) {
        for item in table.items() {
            let range = item.candidates();
            let mut counts: Vec<f64> =
                range.clone().map(|c| self.count(item.supporters(c), range.len())).collect();
            if let Some(known) = given.known(item.number()) {
                counts.fill(0.0);
                known.candidate().into_iter().for_each(|at| counts[at] = 1.0);
            } else if round == 0 && self.base == Base::OneCoin {
                let votes = |c| item.supporters(c).len() as f64;
                let claims: f64 = range.clone().map(votes).sum();
                counts.iter_mut().zip(range.clone()).for_each(|(share, c)| *share = votes(c) / claims);
            } else {
                self.base.probabilities(&mut counts);
            }
            self.probability[range].copy_from_slice(&counts);
        }
    }

    /// C(v): what its sources count, copies for less.
    fn count(&self, supporters: &[u32], values: usize) -> f64 {
        let own = |source: u32| {
            self.base.count(self.accuracy[source as usize], values) * self.independence(source, supporters)
        };
        float(supporters.iter().map(|&source| fixed(own(source))).sum())
    }

    /// I_s(v): how much of a source's claim is its own.
    fn independence(&self, source: u32, supporters: &[u32]) -> f64 {
        let before = |other: u32| {
            let (x, y) = (self.accuracy[other as usize], self.accuracy[source as usize]);
            x > y || (x == y && other < source)
        };
        let earlier = |(other, _): &&(u32, f64)| before(*other) && supporters.binary_search(other).is_ok();
        let share = |(_, p): &(u32, f64)| 1.0 - COPIED * p;
        self.copies[source as usize].iter().filter(earlier).map(share).product()
    }

    /// Accuracies from probabilities; gives the largest change.
    fn judge(&mut self, table: &Table) -> f64 {
        let mut sums = vec![0; self.accuracy.len()];
        for item in table.items() {
            for candidate in item.candidates() {
                let paid = fixed(self.probability[candidate]);
                item.supporters(candidate).iter().for_each(|&source| sums[source as usize] += paid);
            }
        }
        let mut change: f64 = 0.0;
        for ((accuracy, sum), &count) in self.accuracy.iter_mut().zip(sums).zip(table.counts()) {
            let new = self.base.accuracy(float(sum), f64::from(count));
            change = change.max((new - *accuracy).abs());
            *accuracy = new;
        }
        change
    }

    fn answers(&self, table: &Table, given: &Given) -> Vec<Answer> {
        let answer = |item: usize| {
            let view = view(table, item, 1);
            match given.known(item as u32) {
                Some(known) => told(&view, known),
                None => best(&view, &self.probability[table.item(item as u32).candidates()]),
            }
        };
        (0..table.item_count()).map(answer).collect()
    }
}

/// Whom each source copies, from the pairs that share at least two values held false.
pub(crate) fn copies(table: &Table, probability: &[f64], accuracy: &[f64]) -> Copies {
    let said = by_source(table);
    let mut copies: Copies = vec![Vec::new(); table.source_count()];
    for ((a, b), shared) in pairs(table, probability) {
        if shared < 2 {
            continue;
        }
        let kept = Shared::of(&said[a as usize], &said[b as usize], probability);
        let [forth, back] = kept.directions(1.0 - accuracy[a as usize], 1.0 - accuracy[b as usize]);
        copies[a as usize].push((b, forth));
        copies[b as usize].push((a, back));
    }
    copies
}

/// How many false values the sources of each pair share.
fn pairs(table: &Table, probability: &[f64]) -> BTreeMap<(u32, u32), u32> {
    let mut pairs = BTreeMap::new();
    for item in table.items() {
        for candidate in item.candidates().filter(|&c| probability[c] < 0.5) {
            let sources = item.supporters(candidate);
            if sources.len() > COMMON {
                continue;
            }
            for (at, &a) in sources.iter().enumerate() {
                sources[at + 1..].iter().for_each(|&b| *pairs.entry((a, b)).or_insert(0) += 1);
            }
        }
    }
    pairs
}

/// The claims of each source as (item, candidate), in order of items.
fn by_source(table: &Table) -> Vec<Vec<(u32, u32)>> {
    let mut said = vec![Vec::new(); table.source_count()];
    for item in table.items() {
        for candidate in item.candidates() {
            let claim = (item.number(), candidate as u32);
            item.supporters(candidate).iter().for_each(|&source| said[source as usize].push(claim));
        }
    }
    said
}

/// k_t, k_f and k_d of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Shared {
    right: f64,
    wrong: f64,
    different: f64,
}

impl Shared {
    fn of(a: &[(u32, u32)], b: &[(u32, u32)], probability: &[f64]) -> Shared {
        let mut shared = Shared::default();
        let (mut at, mut other) = (0, 0);
        while at < a.len() && other < b.len() {
            match a[at].0.cmp(&b[other].0) {
                std::cmp::Ordering::Less => at += 1,
                std::cmp::Ordering::Greater => other += 1,
                std::cmp::Ordering::Equal => {
                    shared.add(a[at].1, b[other].1, probability);
                    (at, other) = (at + 1, other + 1);
                }
            }
        }
        shared
    }

    fn add(&mut self, a: u32, b: u32, probability: &[f64]) {
        if a != b {
            self.different += 1.0;
        } else if probability[a as usize] >= 0.5 {
            self.right += 1.0;
        } else {
            self.wrong += 1.0;
        }
    }

    /// The probabilities that the first copies the second, and the other way.
    fn directions(&self, error: f64, other: f64) -> [f64; 2] {
        let (t, f) = ((1.0 - error) * (1.0 - other), error * other / FALSE_VALUES);
        let ratio = |copied: f64| {
            let right = ((1.0 - copied) * COPIED + t * (1.0 - COPIED)) / t;
            let wrong = (copied * COPIED + f * (1.0 - COPIED)) / f;
            self.right * ln(right) + self.wrong * ln(wrong) + self.different * ln(1.0 - COPIED)
        };
        let prior = ln(DEPENDENT / 2.0 / (1.0 - DEPENDENT));
        let mut logs = [prior + ratio(other), prior + ratio(error), 0.0];
        softmax(&mut logs);
        [logs[0], logs[1]]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_that_shares_mistakes_depends_and_one_that_shares_truths_does_not() {
        // By hand, ε = 0.2 each, n = 10: P_t = 0.64, P_f = 0.004; copying: P'_t = 0.768, P'_f = 0.1608, P'_d = 0.2 P_d.
        // Ten truths: 1.2¹⁰ = 6.19; prior odds 0.125 a direction: 2·0.774/(1 + 2·0.774) = 0.6075 together.
        let truths = Shared { right: 10.0, wrong: 0.0, different: 0.0 }.directions(0.2, 0.2);
        assert!((truths[0] + truths[1] - 0.6075).abs() < 1e-3, "{truths:?}");
        // Ten truths among ten differences: 6.19·0.2¹⁰ is next to nothing.
        let apart = Shared { right: 10.0, wrong: 0.0, different: 10.0 }.directions(0.2, 0.2);
        assert!(apart[0] + apart[1] < 1e-6, "{apart:?}");
        // Three mistakes: (0.1608/0.004)³ = 64,964: certain.
        let mistakes = Shared { right: 0.0, wrong: 3.0, different: 0.0 }.directions(0.2, 0.2);
        assert!(mistakes[0] + mistakes[1] > 0.999, "{mistakes:?}");
    }
}
