//! The values that the most witnesses speak for: the default.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound::{Excluded, Unbounded};

use super::common::{blank, nothing_stands, of_witnesses, range};
use super::{Decision, Policy};
use crate::claim::{Attribute, Change};
use crate::reconcile::{Evidence, Testimony};
use crate::value::{Bound, Day, Quantity, Value, ValueSet};

/// What satisfies the most witnesses at once.
#[derive(Debug, Clone, Copy)]
pub(super) struct Interval;

impl Policy for Interval {
    fn name(&self) -> &'static str {
        "interval"
    }

    fn rule(&self) -> &'static str {
        "the values that the most independent witnesses speak for, the latest first where they part; of a count \
         that grows only the latest exact figures of each day compete"
    }

    fn counts(&self, testimony: &Testimony) -> bool {
        testimony.is_sure()
    }

    fn decide(&self, evidence: &Evidence) -> Decision {
        let heard = known_causes(evidence, current(evidence, evidence.by_witness()));
        let starts = supported(&heard);
        let Some(best) = best_supported(&starts) else { return nothing_stands(evidence) };
        if let Some(against) = best.denied_since(&heard) {
            return blank(format!("denied by {}, no fewer than say so", of_witnesses(against, heard.len())));
        }
        let speaking = best.speaking();
        let verb = if speaking == 1 { "speaks" } else { "speak" };
        let rationale = format!("{} {verb} for it", of_witnesses(speaking, heard.len()));
        let rivals = rivals(evidence.attribute(), best, &starts);
        let decision = match best.set.hull().filter(|_| best.leader.quantity().is_some()) {
            Some(hull) => figures(best, hull, &current(evidence, evidence.by_statement()), rationale),
            None => Decision { value: narrowest(best), rationale, ..Decision::default() },
        };
        Decision { rivals, ..decision }
    }
}

/// Of causes those that are told as known, where one is: who only believes in another does not outweigh it.
fn known_causes<'t, 'c>(evidence: &Evidence<'c>, heard: Vec<&'t Testimony<'c>>) -> Vec<&'t Testimony<'c>> {
    let known = |t: &&Testimony| t.is_sure() && t.affirms();
    if *evidence.attribute() != Attribute::Cause || !heard.iter().any(known) {
        return heard;
    }
    heard.into_iter().filter(|t| t.is_sure()).collect()
}

/// Of a count that only grows, an exact figure is outdated that a later witness exceeds whom nobody refutes, or that is
/// lower than the number of those who are named, where others count as many; floors stay true.
fn current<'t, 'c>(evidence: &Evidence<'c>, heard: Vec<&'t Testimony<'c>>) -> Vec<&'t Testimony<'c>> {
    if evidence.attribute().change() != Change::Grows {
        return heard;
    }
    let mut highest: BTreeMap<Day, f64> = BTreeMap::new();
    for late in evidence.standing() {
        if let Some((on, low)) = late.on.zip(late.quantity().and_then(|q| q.low)) {
            let known = highest.entry(on).or_insert(low);
            *known = known.max(low);
        }
    }
    // from each day on
    let mut most = f64::NEG_INFINITY;
    for late in highest.values_mut().rev() {
        most = most.max(*late);
        *late = most;
    }
    let counted = evidence.standing();
    let counted = counted.iter().filter_map(|t| t.quantity()).filter(|q| q.high.is_some());
    let known = counted.filter_map(|q| q.best).fold(f64::NEG_INFINITY, f64::max);
    let outdated = |early: &Testimony| {
        let Some(Quantity { low: Some(low), high: Some(high), .. }) = early.quantity() else { return false };
        let exact = (high - low).abs() < f64::EPSILON;
        let exceeds =
            |on: Day| highest.range((Excluded(on), Unbounded)).next().is_some_and(|(_, late)| late > low);
        // "six died", where nine of them are named and others count so many
        let named = *low < evidence.named() as f64 && known >= evidence.named() as f64;
        exact && (named || early.on.is_some_and(exceeds))
    };
    heard.into_iter().filter(|t| !outdated(t)).collect()
}

/// A set that many witnesses share, and those who share it.
struct Supported<'t, 'c> {
    set: ValueSet,
    support: usize,
    leader: &'t Testimony<'c>,
    members: Vec<&'t Testimony<'c>>,
}

impl<'t, 'c> Supported<'t, 'c> {
    /// The figure that decides, where one of them gives one: the finest of those that are rounded.
    fn exact(&self) -> Option<&'t Testimony<'c>> {
        let is_exact = |t: &&&Testimony| {
            let figure = t.quantity().filter(|q| q.low.is_some() && q.low == q.high);
            figure.is_some_and(|q| q.admitted().asserted.meets(&self.set))
        };
        self.members.iter().find(is_exact).copied()
    }

    /// The floor that decides, where all of them only set floors.
    fn floor(&self) -> Option<&'t Testimony<'c>> {
        let is_floor = |t: &&&Testimony| t.quantity().is_some_and(|q| q.low.is_some() && q.high.is_none());
        let says_it = |t: &&&Testimony| is_floor(t) && t.admitted().asserted == self.set;
        self.members.iter().find(says_it).copied()
    }

    /// How many deny it who spoke no earlier, where they are no fewer than those who leave room for it.
    fn denied_since(&self, heard: &[&Testimony<'c>]) -> Option<usize> {
        let denies = |t: &&&Testimony| {
            let not_before = t.on.zip(self.leader.on).is_none_or(|(denied, said)| denied >= said);
            !t.affirms() && not_before && !t.admitted().asserted.meets(&self.set)
        };
        let against = heard.iter().filter(denies).count();
        (against > 0 && against >= self.support).then_some(against)
    }

    /// How many give it as their own answer: a bound leaves room for the figure, and does not vouch for it.
    fn speaking(&self) -> usize {
        let figure = self.exact().or_else(|| self.floor()).map(|said| said.claim.value().clone());
        let is_figure = |value: &Value| matches!(value, Value::Quantity(_));
        match figure.or_else(|| narrowest(self).filter(|value| !is_figure(value))) {
            Some(answer) => self.members.iter().filter(|member| member.states(&answer)).count(),
            None => self.support,
        }
    }
}

/// More starting points than this find nothing better.
const STARTS: usize = 64;

/// Starts from each answer that is given, the latest first, and takes in every testimony that leaves room for it.
fn supported<'t, 'c>(heard: &[&'t Testimony<'c>]) -> Vec<Supported<'t, 'c>> {
    let from = |leader: &&'t Testimony<'c>| {
        let leader = *leader;
        let mut set = leader.admitted().asserted.clone();
        let mut members = vec![leader];
        for &other in heard.iter().rev() {
            let both = set.intersection(&other.admitted().asserted);
            if !std::ptr::eq(other, leader) && !both.is_empty() && other.bears_out(leader.admitted()) {
                set = both;
                members.push(other);
            }
        }
        Supported { set, support: members.len(), leader, members }
    };
    let mut known: BTreeSet<String> = BTreeSet::new();
    let mut is_new = |leader: &&&Testimony| {
        let open = leader.admitted().asserted.is_everything();
        open || known.insert(leader.admitted().asserted.to_string())
    };
    let answers = |t: &&&Testimony<'c>| t.affirms() && !t.admitted().asserted.is_empty();
    heard.iter().rev().filter(answers).filter(|t| is_new(t)).take(STARTS).map(from).collect()
}

/// The start that takes in most; of several the first, or one of its day that says more: "over 2,200" beside "over
/// 800".
fn best_supported<'s, 't, 'c>(starts: &'s [Supported<'t, 'c>]) -> Option<&'s Supported<'t, 'c>> {
    let says_more = |next: &Supported, best: &Supported| {
        let of_one_day = next.leader.on == best.leader.on && next.support == best.support;
        of_one_day && next.floor().is_some() && next.set != best.set && next.set.is_within(&best.set)
    };
    let better = |best: &'s Supported<'t, 'c>, next: &'s Supported<'t, 'c>| {
        if next.support > best.support || says_more(next, best) { next } else { best }
    };
    starts.iter().reduce(better)
}

/// After so many days another strength or whereabouts is news and no rival.
const NEWS_AFTER_DAYS: i32 = 30;

/// The affirmed answers that cannot be true beside the best and for which as many speak; of a count that grows only
/// those of its day, for there the later replaces the earlier, and of what changes else those of its weeks.
fn rivals(attribute: &Attribute, best: &Supported, starts: &[Supported]) -> Vec<Value> {
    let apart = match attribute.change() {
        Change::Fixed => i32::MAX,
        Change::Varies => NEWS_AFTER_DAYS,
        Change::Grows => 0,
    };
    let of_its_time = |start: &&Supported| {
        let days = start.leader.on.zip(best.leader.on);
        days.is_none_or(|(a, b)| (a.number() - b.number()).abs() <= apart)
    };
    // of two causes no set tells that they are two
    let cause = |start: &Supported| {
        *attribute == Attribute::Cause && start.leader.claim.value() != best.leader.claim.value()
    };
    let equal = |start: &&Supported| {
        let apart = start.set.intersection(&best.set).is_empty() || cause(start);
        start.speaking() >= best.speaking() && apart
    };
    let mut rivals: Vec<Value> = Vec::new();
    for start in starts.iter().filter(equal).filter(of_its_time) {
        let known = |value: &Value| rivals.iter().any(|rival| rival.to_string() == value.to_string());
        rivals.extend(narrowest(start).filter(|value| !known(value)));
    }
    rivals
}

fn figures(
    best: &Supported,
    hull: crate::value::Interval,
    heard: &[&Testimony],
    rationale: String,
) -> Decision {
    let exact = best.exact();
    let (low, high) = match exact {
        Some(exact) => range(&rounded_off(exact, heard)),
        None => (finite(hull.low()), finite(hull.high())),
    };
    let value = match exact {
        Some(testimony) => testimony.claim.value().clone(),
        None => Value::Quantity(bounded(best, hull)),
    };
    Decision { value: Some(value), low, high, rationale, ..Decision::default() }
}

/// Those whose figures part from an exact one; a floor or a ceiling that leaves room for it says nothing else.
fn rounded_off<'t, 'c>(exact: &Testimony, heard: &[&'t Testimony<'c>]) -> Vec<&'t Testimony<'c>> {
    let is_bound = |t: &Testimony| t.quantity().is_some_and(|q| q.low.is_none() || q.high.is_none());
    let leaves_room = |t: &Testimony| exact.admitted().asserted.is_within(&t.admitted().asserted);
    heard.iter().copied().filter(|t| !(is_bound(t) && leaves_room(t))).collect()
}

fn finite(bound: Bound) -> Option<f64> {
    bound.value.is_finite().then_some(bound.value)
}

/// The figures that all members speak for, in the words of the narrowest member where one says just that.
fn bounded(best: &Supported, hull: crate::value::Interval) -> Quantity {
    let same = best.members.iter().find(|t| t.admitted().asserted == best.set).and_then(|t| t.quantity());
    if let Some(quantity) = same {
        return quantity.clone();
    }
    let mut quantity = best.leader.quantity().cloned().unwrap_or_else(|| Quantity::count(0));
    quantity.low = finite(hull.low());
    quantity.high = finite(hull.high());
    quantity.low_open = hull.low().open;
    quantity.high_open = hull.high().open;
    quantity.best = None;
    quantity.plausible = None;
    quantity.text = match (quantity.low, quantity.high) {
        (Some(low), Some(high)) => format!("{low} to {high}"),
        (Some(low), None) => format!("at least {low}"),
        (None, Some(high)) => format!("up to {high}"),
        (None, None) => String::new(),
    };
    quantity.span = None;
    quantity
}

/// Whether only the other gives a value, or a name.
fn says_less(value: &Value, other: &Value) -> bool {
    let admits_all = |value: &Value| value.admitted().asserted.is_everything();
    let is_named = |value: &Value| matches!(value, Value::Entity(party) if party.is_named());
    admits_all(value) && !admits_all(other) || !is_named(value) && is_named(other)
}

/// The value that says most, of those who agree and affirm; denials alone make no value.
fn narrowest(best: &Supported) -> Option<Value> {
    let narrower = |a: &&Testimony, b: &&Testimony| {
        let (x, y) = (&a.admitted().asserted, &b.admitted().asserted);
        x != y && x.is_within(y)
    };
    let says_most = best.members.iter().filter(|t| t.affirms()).copied().reduce(|kept, next| {
        let unknown = says_less(kept.claim.value(), next.claim.value());
        if unknown || narrower(&next, &kept) { next } else { kept }
    });
    says_most.map(|testimony| testimony.claim.value().clone())
}
