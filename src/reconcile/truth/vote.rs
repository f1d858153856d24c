//! Vote: the value that most sources claim, argmax_v |{s : x_os = v}|. The floor that no method may fall below.
//!
//! A source is trusted as far as others agree with it: the mean share of votes that its values have. A tie is
//! decided by the values (see the module) and reported.

use super::outcome::Answer;
use super::rounds::{Model, Paid, View, best};
use super::stop::Stop;

/// The value that most sources claim.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Vote;

impl Vote {
    pub(crate) fn stop() -> Stop {
        Stop::once()
    }
}

impl Model for Vote {
    fn pay(&self, view: &View<'_>, scores: &mut [f64]) {
        let claims = view.claims();
        for score in scores.iter_mut() {
            *score /= claims;
        }
    }

    fn weights(&self, paid: &Paid<'_>) -> Vec<f64> {
        paid.each(|_, _| 1.0)
    }

    fn answer(&self, view: &View<'_>, scores: &mut [f64]) -> Answer {
        self.pay(view, scores);
        best(view, scores)
    }
}
