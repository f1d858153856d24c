//! The latest, the majority, the median.

use std::collections::BTreeMap;

use super::common::{as_figure, as_said, figure, of_witnesses};
use super::{Decision, Policy};
use crate::reconcile::{Evidence, Testimony};

/// What was said last.
#[derive(Debug, Clone, Copy)]
pub(super) struct Latest;

impl Policy for Latest {
    fn name(&self) -> &'static str {
        "latest"
    }

    fn rule(&self) -> &'static str {
        "the claim that holds for the latest day; of several of one day, the one that says most"
    }

    fn decide(&self, evidence: &Evidence) -> Decision {
        let heard = evidence.by_witness();
        let Some(last) = latest(&heard) else { return Decision::default() };
        let when = last.on.map_or("without a date".to_owned(), |day| format!("of {day}"));
        as_said(last, &heard, format!("the latest claim, {when}"))
    }
}

/// The testimony of the latest day; of several, the narrowest, then the one of most witnesses, then by claim id.
pub(super) fn latest<'t, 'c>(heard: &[&'t Testimony<'c>]) -> Option<&'t Testimony<'c>> {
    let newest = heard.iter().map(|t| t.on).max()?;
    let of_that_day: Vec<&&Testimony> = heard.iter().filter(|t| t.on == newest).collect();
    of_that_day.iter().copied().copied().reduce(|best, next| {
        let narrower = next.admitted().asserted.is_within(&best.admitted().asserted)
            && next.admitted().asserted != best.admitted().asserted;
        if narrower { next } else { best }
    })
}

/// What most witnesses say.
#[derive(Debug, Clone, Copy)]
pub(super) struct Majority;

impl Policy for Majority {
    fn name(&self) -> &'static str {
        "majority"
    }

    fn rule(&self) -> &'static str {
        "the value that the most independent witnesses state; none where two are stated equally often"
    }

    fn decide(&self, evidence: &Evidence) -> Decision {
        let heard = evidence.by_witness();
        match majority(&heard) {
            Some((testimony, votes)) => {
                as_said(testimony, &heard, format!("stated by {}", of_witnesses(votes, heard.len())))
            }
            None if heard.is_empty() => Decision::default(),
            None => Decision { rationale: "no value is stated most often".to_owned(), ..Decision::default() },
        }
    }
}

/// The value stated most often, and by how many; none in a tie.
pub(super) fn majority<'t, 'c>(heard: &[&'t Testimony<'c>]) -> Option<(&'t Testimony<'c>, usize)> {
    let mut votes: BTreeMap<String, (usize, &'t Testimony<'c>)> = BTreeMap::new();
    for testimony in heard {
        let set = testimony.admitted().asserted.to_string();
        let words = if testimony.admitted().asserted.is_everything() {
            testimony.claim.value().to_string().to_lowercase()
        } else {
            set
        };
        votes.entry(words).or_insert((0, testimony)).0 += 1;
    }
    let most = votes.values().map(|(n, _)| *n).max()?;
    let mut winners = votes.values().filter(|(n, _)| *n == most);
    let winner = winners.next()?;
    winners.next().is_none().then_some((winner.1, most))
}

/// The middle figure.
#[derive(Debug, Clone, Copy)]
pub(super) struct Median;

impl Policy for Median {
    fn name(&self) -> &'static str {
        "median"
    }

    fn rule(&self) -> &'static str {
        "the middle figure of the witnesses, the lower of two middle ones; for what is no figure, the majority"
    }

    fn decide(&self, evidence: &Evidence) -> Decision {
        let heard = evidence.by_witness();
        let mut figures: Vec<f64> = heard.iter().filter_map(|t| figure(t)).collect();
        figures.sort_by(f64::total_cmp);
        match figures.get(figures.len().saturating_sub(1) / 2) {
            Some(&middle) => as_figure(middle, &heard, format!("the median of {} figures", figures.len())),
            None => Majority.decide(evidence),
        }
    }
}
