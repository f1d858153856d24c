//! The latest, the majority, the median.

use super::common::{answer, as_figure, as_said, blank, majority, nothing_stands, of_witnesses, said};
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
        "the claim that holds for the latest day and that nobody has denied since; of several of one day, the one that \
         says most"
    }

    fn decide(&self, evidence: &Evidence) -> Decision {
        let heard = evidence.not_denied_since();
        let Some(last) = latest(&heard) else {
            let said = evidence.testimonies().iter().any(Testimony::affirms);
            return if said { blank("denied by who spoke last") } else { Decision::default() };
        };
        let when = last.on.map_or("without a date".to_owned(), |day| format!("of {day}"));
        as_said(last, &heard, format!("the latest claim, {when}"))
    }
}

/// The testimony of the latest day; of several, the narrowest, then the one of most witnesses, then by claim id.
fn latest<'t, 'c>(heard: &[&'t Testimony<'c>]) -> Option<&'t Testimony<'c>> {
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
        "the value that the most independent witnesses state; none where two are stated equally often, nor one that as \
         many deny"
    }

    fn decide(&self, evidence: &Evidence) -> Decision {
        let standing = evidence.standing();
        let all = evidence.by_witness().len();
        match majority(&standing, |testimony| answer(testimony.claim.value())) {
            Some((testimony, votes)) => {
                as_said(testimony, &standing, format!("stated by {}", of_witnesses(votes, all)))
            }
            None if standing.is_empty() => nothing_stands(evidence),
            None => blank("no value is stated most often"),
        }
    }
}

/// The middle figure.
#[derive(Debug, Clone, Copy)]
pub(super) struct Median;

impl Policy for Median {
    fn name(&self) -> &'static str {
        "median"
    }

    fn rule(&self) -> &'static str {
        "the middle of the figures that witnesses give, the lower of two middle ones; where nobody gives one, the \
         majority"
    }

    fn decide(&self, evidence: &Evidence) -> Decision {
        let standing = evidence.standing();
        let stated: Vec<&Testimony> = standing.into_iter().filter(|t| said(t).is_some()).collect();
        let mut figures: Vec<f64> = stated.iter().filter_map(|t| said(t)).collect();
        figures.sort_by(f64::total_cmp);
        match figures.get(figures.len().saturating_sub(1) / 2) {
            Some(&middle) => {
                let rationale = format!("the median of {} figures", figures.len());
                as_figure(middle, said, evidence, &stated, rationale)
            }
            None => Majority.decide(evidence),
        }
    }
}
