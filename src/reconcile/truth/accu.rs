//! ACCU (Dong, Berti-Équille, Srivastava, PVLDB 2009), and ACCUSIM of the same paper.
//!
//! # Formula
//! With n equally likely false values an item: A'_s = ln(n A_s/(1−A_s)); C(v) = Σ_{s∋v} A'_s;
//! P(v) = e^{C(v)} / (Σ_{v'∈V_o} e^{C(v')} + max(0, n + 1 − |V_o|)); A_s = mean of P over the source's claims.
//! A⁰ = 0.8, A stays within [0.01, 0.99], n = 10. The largest exponent (0 for the unclaimed values) is taken out
//! before exponentiating.
//!
//! ACCUSIM adds what similar figures lend: C*(v) = C(v) + ρ Σ_{v'≠v} sim(v, v')·C(v'), ρ = 0.5.

use super::math::{ln, logit, softmax_with_rest};
use super::rounds::{Model, Paid, View};
use super::similar::supported;
use super::stop::Stop;
use crate::{Error, Result};

/// Sources of one accuracy each, and false values that are equally likely.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Accu {
    false_values: f64,
    similarity: f64,
}

impl Default for Accu {
    fn default() -> Accu {
        Accu { false_values: 10.0, similarity: 0.0 }
    }
}

impl Accu {
    /// The settings of ACCUSIM: similar figures lend half of their count.
    pub fn similar() -> Accu {
        Accu { similarity: 0.5, ..Accu::default() }
    }

    /// How many false values an item has, 1 or more (10).
    ///
    /// # Errors
    /// Below 1.
    pub fn false_values(self, false_values: f64) -> Result<Accu> {
        if !(1.0..1e9).contains(&false_values) {
            return Err(Error::value(format!("{false_values} false values: from 1 to 1e9 are possible")));
        }
        Ok(Accu { false_values, ..self })
    }

    pub(crate) fn paper_name(&self) -> &'static str {
        if self.similarity > 0.0 { "accusim" } else { "accu" }
    }

    pub(crate) fn stop() -> Stop {
        Stop::of(30, 1e-3)
    }

    /// The count of a source of this accuracy, A'_s.
    pub(crate) fn count(&self, accuracy: f64) -> f64 {
        ln(self.false_values) + logit(accuracy.clamp(0.01, 0.99))
    }

    /// Counts → probabilities.
    pub(crate) fn probabilities(&self, counts: &mut [f64]) {
        let rest = (self.false_values + 1.0 - counts.len() as f64).max(0.0);
        softmax_with_rest(counts, ln(rest));
    }
}

impl Model for Accu {
    fn first(&self, counts: &[f64]) -> Vec<f64> {
        vec![self.count(0.8); counts.len()]
    }

    fn pay(&self, view: &View<'_>, scores: &mut [f64]) {
        if self.similarity > 0.0 {
            supported(view, scores, self.similarity, 0.0);
        }
        self.probabilities(scores);
    }

    fn weights(&self, paid: &Paid<'_>) -> Vec<f64> {
        paid.each(|sum, count| self.count(sum / count.max(1.0)))
    }
}
