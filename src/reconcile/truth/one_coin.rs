//! One coin a source (in binary form: Raykar et al., JMLR 2010), smoothed.
//!
//! # Formula
//! P_o(v) ∝ Π_s (A_s if x_os = v, else (1−A_s)/(K_o−1)) with K_o = max(|V_o|, 2) values;
//! A_s = (Σ_o P_o(x_os) + 4·0.7)/(n_s + 4), and within [0.02, 0.98], so that no source outvotes more than two or three
//! others. Starts from the shares of votes.

use super::math::{ln_whole, logit, softmax};
use super::outcome::Answer;
use super::rounds::{Model, Paid, View, best};
use super::stop::Stop;
use crate::{Error, Result};

/// Sources of one accuracy each, with a prior of a few claims.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OneCoin {
    prior: f64,
    claims: f64,
}

impl Default for OneCoin {
    fn default() -> OneCoin {
        OneCoin { prior: 0.7, claims: 4.0 }
    }
}

impl OneCoin {
    /// The accuracy of a source of which nothing is known (0.7), and how many claims that is worth (4).
    ///
    /// # Errors
    /// Where the accuracy is not between 0 and 1, or the number of claims is not positive.
    pub fn prior(self, accuracy: f64, claims: f64) -> Result<OneCoin> {
        if !(accuracy > 0.0 && accuracy < 1.0 && claims > 0.0 && claims.is_finite()) {
            let what = format!(
                "a prior accuracy of {accuracy} worth {claims} claims: between 0 and 1, and above 0, are wanted"
            );
            return Err(Error::value(what));
        }
        Ok(OneCoin { prior: accuracy, claims })
    }

    /// The weight of a source whose claims are worth `sum` right ones of `count`.
    pub(crate) fn weight(&self, sum: f64, count: f64) -> f64 {
        logit(((sum + self.claims * self.prior) / (count + self.claims)).clamp(0.02, 0.98))
    }

    pub(crate) fn stop() -> Stop {
        Stop::of(100, 1e-4)
    }
}

impl Model for OneCoin {
    fn pay(&self, view: &View<'_>, scores: &mut [f64]) {
        if view.round == 0 {
            let claims = view.claims();
            for score in scores.iter_mut() {
                *score /= claims;
            }
        } else {
            probabilities(scores, |at| view.votes(at));
        }
    }

    fn weights(&self, paid: &Paid<'_>) -> Vec<f64> {
        paid.each(|sum, count| self.weight(sum, count))
    }

    fn answer(&self, view: &View<'_>, scores: &mut [f64]) -> Answer {
        self.pay(view, scores);
        best(view, scores)
    }
}

/// Scores → probabilities, in place.
pub(crate) fn probabilities(scores: &mut [f64], votes: impl Fn(usize) -> f64) {
    let others = ln_whole(scores.len().max(2) - 1);
    scores.iter_mut().enumerate().for_each(|(at, score)| *score += votes(at) * others);
    softmax(scores);
}
