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
//! that share two of them are compared at all, values that more than 64 sources share are passed over, and
//! the pairs that share most come first until a budget of 8 visits a claim is spent: so the cost grows with the
//! claims and not with the pairs of sources. Dependence is
//! held after a few looks ([`Looks`]), or it oscillates.

use super::accu::Accu;
use super::fixed::{fixed, float};
use super::given::Given;
use super::math::{ln, logit, softmax};
use super::outcome::{Outcome, Trust};
use super::rounds::likeliest;
use super::stop::Stop;
use crate::reconcile::table::Table;

/// α of the paper: the share of pairs that depend beforehand.
const DEPENDENT: f64 = 0.2;
/// c of the paper: the share of its values that a copier copies.
const COPIED: f64 = 0.8;
/// n of the paper.
const FALSE_VALUES: f64 = 10.0;
/// What more sources share than this tells nothing of two of them, and has the most pairs.
const COMMON: usize = 64;
/// How many claims are looked at for pairs in a round: so many for each claim of the table, and in small tables more.
const VISITS: usize = 8;
const FREE_VISITS: usize = 1 << 22;
/// A probability of copying that changes nothing.
const NEGLIGIBLE: f64 = 0.02;

/// The model of one source that copying is added to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Base {
    /// ACCU: ten false values an item, accuracies start at 0.8.
    Accu,
    /// One coin, smoothed: as many values as are claimed, starts from shares of votes.
    OneCoin,
    /// The same, with as many false values as the wrong claims of the attribute show ([`learned`]).
    Learned,
}

impl Base {
    /// What a source counts for its value, whatever the item.
    fn weight(self, accuracy: f64) -> f64 {
        match self {
            Base::Accu => Accu::default().count(accuracy),
            Base::OneCoin | Base::Learned => logit(accuracy),
        }
    }

    /// What is added for an item with so many claimed values, where the attribute has `usual` false ones.
    fn values(self, values: usize, usual: f64) -> f64 {
        match self {
            Base::Accu => 0.0,
            Base::OneCoin => ln((values.max(2) - 1) as f64),
            Base::Learned => ln(usual),
        }
    }

    fn probabilities(self, counts: &mut [f64]) {
        match self {
            Base::Accu => Accu::default().probabilities(counts),
            Base::OneCoin | Base::Learned => softmax(counts),
        }
    }

    fn accuracy(self, sum: f64, claims: f64) -> f64 {
        match self {
            Base::Accu => (sum / claims.max(1.0)).clamp(0.01, 0.99),
            Base::OneCoin | Base::Learned => ((sum + 4.0 * 0.7) / (claims + 4.0)).clamp(0.02, 0.98),
        }
    }

    /// How far sources are from independent ([`super::rounds::tempered`]): as books and flights show.
    fn temper(self) -> f64 {
        if self == Base::Learned { 2.5 } else { 1.0 }
    }

    fn stop(self) -> Stop {
        match self {
            Base::Accu => Stop::of(20, 1e-3),
            Base::OneCoin | Base::Learned => Stop::of(30, 1e-3),
        }
    }
}

/// When pairs are looked at.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Looks {
    /// After each of the first four rounds: where many sources share few values, votes show who errs together.
    Early,
    /// Three times, after five rounds without: among open values a few sources that are right against the many would
    /// else seem to share mistakes.
    Late,
}

impl Looks {
    fn rounds(self) -> std::ops::RangeInclusive<u32> {
        match self {
            Looks::Early => 0..=3,
            Looks::Late => 4..=6,
        }
    }
}

/// Runs rounds until the stop rule ends them, then answers.
pub(crate) fn estimate(table: &Table, given: &Given, base: Base, looks: Looks) -> Outcome {
    let (state, rounds, settled) = State::run(table, given, base, looks);
    let trust = state.accuracy.iter().zip(table.counts()).map(|(&a, &n)| Trust::new(a, n)).collect();
    let paid = state.paid;
    Outcome {
        answers: likeliest(table, given, &state.probability, base.temper()),
        trust,
        told: given.told.clone(),
        paid,
        rounds,
        settled,
    }
}

/// How much of each claim is its source's own, from 0 to 1, in the order of the table's claims.
pub(crate) fn independence(table: &Table, given: &Given, base: Base, looks: Looks) -> Vec<f64> {
    State::run(table, given, base, looks).0.own
}

/// For each source, whom it copies and how likely.
type Copies = Vec<Vec<(u32, f64)>>;

struct State {
    base: Base,
    accuracy: Vec<f64>,
    probability: Vec<f64>,
    own: Vec<f64>,
    /// How many false values the items of each attribute have.
    false_values: Vec<f64>,
    /// What each source was paid for how many claims, with what it brought along.
    paid: Vec<(i64, u64)>,
}

impl State {
    fn new(table: &Table, base: Base) -> State {
        let accuracy = vec![0.8; table.source_count()];
        let probability = vec![0.0; table.candidate_count()];
        let false_values = vec![FALSE_VALUES; table.kinds().count()];
        State {
            base,
            accuracy,
            probability,
            own: vec![1.0; table.claim_count()],
            false_values,
            paid: Vec::new(),
        }
    }

    fn run(table: &Table, given: &Given, base: Base, looks: Looks) -> (State, u32, bool) {
        let stop = given.stop.unwrap_or(base.stop());
        let mut state = State::new(table, base);
        let said = by_source(table);
        let (mut rounds, mut settled) = (0, false);
        while rounds < stop.most() && !settled {
            state.believe(table, given, rounds);
            let change = state.judge(table, given);
            if base == Base::Learned {
                state.false_values = learned(table, &state.probability);
            }
            if looks.rounds().contains(&rounds) {
                let copies = copies(table, &said, &state.probability, &state.accuracy);
                state.own = own(table, &copies, &state.accuracy);
            }
            rounds += 1;
            settled = stop.is_small(change) && rounds > *looks.rounds().end();
        }
        state.believe(table, given, rounds);
        (state, rounds, settled)
    }

    /// Probabilities of all candidates from the counts of their sources.
    fn believe(&mut self, table: &Table, given: &Given, round: u32) {
        let from_votes = round == 0 && self.base != Base::Accu;
        let weights: Vec<f64> = self.accuracy.iter().map(|&accuracy| self.base.weight(accuracy)).collect();
        let mut counts = Vec::new();
        for item in table.items() {
            let range = item.candidates();
            let values = self.false_values[table.attribute_of(item.number()) as usize];
            let values = self.base.values(range.len(), values);
            self.count(table, range.clone(), &weights, values, &mut counts);
            if let Some(known) = given.known(item.number()) {
                counts.fill(0.0);
                known.candidate().into_iter().for_each(|at| counts[at] = 1.0);
            } else if from_votes {
                let votes = |c| item.supporters(c).len() as f64;
                let claims: f64 = range.clone().map(votes).sum();
                counts.iter_mut().zip(range.clone()).for_each(|(share, c)| *share = votes(c) / claims);
            } else {
                self.base.probabilities(&mut counts);
            }
            self.probability[range].copy_from_slice(&counts);
        }
    }

    /// C(v) of each candidate: what its sources count, copies for less.
    fn count(
        &self,
        table: &Table,
        candidates: std::ops::Range<usize>,
        weights: &[f64],
        values: f64,
        counts: &mut Vec<f64>,
    ) {
        let (starts, sources) = (table.claim_starts(), table.claim_sources());
        counts.clear();
        for candidate in candidates {
            let claims = starts[candidate] as usize..starts[candidate + 1] as usize;
            let own = &self.own[claims.clone()];
            let each =
                sources[claims].iter().zip(own).map(|(&s, own)| fixed((weights[s as usize] + values) * own));
            counts.push(float(each.sum()));
        }
    }

    /// Accuracies from probabilities; gives the largest change.
    fn judge(&mut self, table: &Table, given: &Given) -> f64 {
        self.paid = match &given.carried {
            Some(carried) => carried.clone(),
            None => vec![(0, 0); self.accuracy.len()],
        };
        self.paid.iter_mut().zip(table.counts()).for_each(|(paid, &count)| paid.1 += u64::from(count));
        for item in table.items() {
            for candidate in item.candidates() {
                let paid = fixed(self.probability[candidate]);
                item.supporters(candidate).iter().for_each(|&source| self.paid[source as usize].0 += paid);
            }
        }
        let mut change: f64 = 0.0;
        for (accuracy, &(sum, count)) in self.accuracy.iter_mut().zip(&self.paid) {
            let new = self.base.accuracy(float(sum), count as f64);
            change = change.max((new - *accuracy).abs());
            *accuracy = new;
        }
        change
    }
}

/// How many false values each attribute has: one over the share of pairs of wrong claims on an item that are equal.
///
/// # Formula
/// n = (Σ_o Σ_v P(v)·(m−k_v)(m−k_v−1) + 4·10)/(Σ_o Σ_v (1−P(v))·k_v(k_v−1) + 4), from 1 to 1000, with k_v of an item's m
/// claims for v: beforehand, four pairs in forty are equal.
fn learned(table: &Table, probability: &[f64]) -> Vec<f64> {
    let mut pairs = vec![(4.0 * FALSE_VALUES, 4.0); table.kinds().count()];
    for item in table.items() {
        let (all, equal) = &mut pairs[table.attribute_of(item.number()) as usize];
        let votes = |candidate| item.supporters(candidate).len() as f64;
        let claims: f64 = item.candidates().map(votes).sum();
        for candidate in item.candidates() {
            let (right, own) = (probability[candidate], votes(candidate));
            *all += right * (claims - own) * (claims - own - 1.0).max(0.0);
            *equal += (1.0 - right) * own * (own - 1.0);
        }
    }
    pairs.into_iter().map(|(all, equal)| (all / equal).clamp(1.0, 1000.0)).collect()
}

/// I_s(v) of each claim: how much of it is its source's own.
fn own(table: &Table, copies: &Copies, accuracy: &[f64]) -> Vec<f64> {
    let before = |a: u32, b: u32| {
        let (x, y) = (accuracy[a as usize], accuracy[b as usize]);
        x > y || (x == y && a < b)
    };
    let of = |source: u32, supporters: &[u32]| -> f64 {
        let earlier =
            |(other, _): &&(u32, f64)| before(*other, source) && supporters.binary_search(other).is_ok();
        copies[source as usize].iter().filter(earlier).map(|(_, p)| 1.0 - COPIED * p).product()
    };
    let mut own = Vec::with_capacity(table.claim_count());
    for ends in table.claim_starts().windows(2) {
        let supporters = &table.claim_sources()[ends[0] as usize..ends[1] as usize];
        own.extend(
            supporters.iter().map(|&source| if supporters.len() == 1 { 1.0 } else { of(source, supporters) }),
        );
    }
    own
}

/// The claims of each source by item, as candidates, and where each source's start.
struct Said {
    start: Vec<usize>,
    claims: Vec<(u32, u32)>,
}

impl Said {
    fn of(&self, source: u32) -> &[(u32, u32)] {
        &self.claims[self.start[source as usize]..self.start[source as usize + 1]]
    }
}

fn by_source(table: &Table) -> Said {
    let mut start = vec![0; table.source_count() + 1];
    for (at, &count) in table.counts().iter().enumerate() {
        start[at + 1] = start[at] + count as usize;
    }
    let mut next = start.clone();
    let mut claims = vec![(0, 0); table.claim_count()];
    for item in table.items() {
        for candidate in item.candidates() {
            for &source in item.supporters(candidate) {
                claims[next[source as usize]] = (item.number(), candidate as u32);
                next[source as usize] += 1;
            }
        }
    }
    Said { start, claims }
}

/// Whom each source copies. The pairs that share most mistakes are looked at first, and as many as the budget of
/// visits allows.
fn copies(table: &Table, said: &Said, probability: &[f64], accuracy: &[f64]) -> Copies {
    let mut copies: Copies = vec![Vec::new(); table.source_count()];
    let mut budget = FREE_VISITS.max(VISITS * table.claim_count());
    for (a, b) in pairs(table, probability) {
        let (one, other) = (said.of(a), said.of(b));
        if budget < one.len() + other.len() {
            break;
        }
        budget -= one.len() + other.len();
        let shared = Shared::of(one, other, probability);
        let [forth, back] = shared.directions(1.0 - accuracy[a as usize], 1.0 - accuracy[b as usize]);
        if forth + back > NEGLIGIBLE {
            copies[a as usize].push((b, forth));
            copies[b as usize].push((a, back));
        }
    }
    for list in &mut copies {
        list.sort_unstable_by_key(|&(other, _)| other);
    }
    copies
}

/// The pairs of sources that share two values or more that are not the best of their items, those that share most first.
fn pairs(table: &Table, probability: &[f64]) -> Vec<(u32, u32)> {
    let mut all: Vec<u64> = Vec::new();
    for item in table.items() {
        let top = item.candidates().map(|c| probability[c]).fold(0.0, f64::max);
        for candidate in item.candidates().filter(|&c| probability[c] < 0.5 && probability[c] < top) {
            let sources = item.supporters(candidate);
            if sources.len() > COMMON {
                continue;
            }
            for (at, &a) in sources.iter().enumerate() {
                all.extend(sources[at + 1..].iter().map(|&b| u64::from(a) << 32 | u64::from(b)));
            }
        }
    }
    all.sort_unstable();
    let mut counted: Vec<(usize, u64)> = all.chunk_by(|a, b| a == b).map(|run| (run.len(), run[0])).collect();
    counted.retain(|&(count, _)| count >= 2);
    counted.sort_unstable_by_key(|&(count, pair)| (std::cmp::Reverse(count), pair));
    counted.into_iter().map(|(_, pair)| ((pair >> 32) as u32, pair as u32)).collect()
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
