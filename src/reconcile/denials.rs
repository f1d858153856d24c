//! What witnesses deny, counted by what it leaves open.

use std::collections::BTreeMap;

use super::Testimony;
use crate::value::{Day, ValueSet};

/// The denials of several witnesses.
#[derive(Debug)]
pub(super) struct Denials<'t> {
    /// Each set of values that a denial leaves open, with the days of those who leave no other, in order.
    denied: Vec<(&'t ValueSet, Vec<Option<Day>>)>,
}

/// More different denials than this of one question decide nothing more.
const DIFFERENT: usize = 64;

impl<'t> Denials<'t> {
    /// Those among the last words of witnesses; of very many different ones the latest.
    pub(super) fn of(heard: &[&'t Testimony<'_>]) -> Denials<'t> {
        let mut sets: BTreeMap<String, (&ValueSet, Vec<Option<Day>>)> = BTreeMap::new();
        for testimony in heard.iter().rev().filter(|t| !t.affirms()) {
            let left = &testimony.admitted().asserted;
            let key = left.to_string();
            if sets.len() < DIFFERENT || sets.contains_key(&key) {
                sets.entry(key).or_insert_with(|| (left, Vec::new())).1.push(testimony.on);
            }
        }
        // those without a day first
        sets.values_mut().for_each(|(_, days)| days.sort_unstable());
        Denials { denied: sets.into_values().collect() }
    }

    /// How many witnesses deny what a testimony says, on its day or later; without a day, on any.
    pub(super) fn against(&self, testimony: &Testimony) -> usize {
        let count = |days: &Vec<Option<Day>>| {
            let Some(said) = testimony.on else { return days.len() };
            let undated = days.partition_point(Option::is_none);
            undated + days.len() - days.partition_point(|denied| *denied < Some(said)).max(undated)
        };
        self.denying(testimony).map(count).sum()
    }

    /// Whether somebody denies it on a later day.
    pub(super) fn since(&self, testimony: &Testimony) -> bool {
        let last = |days: &Vec<Option<Day>>| days.last().copied().flatten();
        self.denying(testimony)
            .any(|days| last(days).zip(testimony.on).is_some_and(|(last, said)| last > said))
    }

    fn denying<'s>(&'s self, testimony: &'s Testimony) -> impl Iterator<Item = &'s Vec<Option<Day>>> {
        let denies = |left: &ValueSet| !left.meets(&testimony.admitted().asserted);
        self.denied.iter().filter(move |(left, _)| denies(left)).map(|(_, days)| days)
    }

    /// How many of the witnesses give each answer.
    pub(super) fn given(heard: &[&Testimony<'_>]) -> Given {
        let mut given = BTreeMap::new();
        for testimony in heard.iter().filter(|t| t.affirms()) {
            *given.entry(testimony.admitted().asserted.to_string()).or_default() += 1;
        }
        Given(given)
    }
}

/// How many witnesses give each answer.
#[derive(Debug)]
pub(super) struct Given(BTreeMap<String, usize>);

impl Given {
    /// How many give the answer of this one.
    pub(super) fn of(&self, testimony: &Testimony) -> usize {
        self.0.get(&testimony.admitted().asserted.to_string()).copied().unwrap_or_default()
    }
}
