//! Dawid–Skene (Dawid, Skene, Applied Statistics 1979), smoothed.
//!
//! # Formula
//! E: P_i(j) ∝ p_j Π_s π^s_{j,x_is}; M: p_j ∝ 1 + Σ_i P_i(j), π^s_jk ∝ λ_jk + Σ_{i: x_is=k} P_i(j), with λ = 3 on the
//! diagonal and 1 beside it. Without λ a source with few items gets zeros, and one zero vetoes a class. For closed
//! sets of at most 50 classes only.

use super::Estimator;
use super::confusion::{Claims, Confusion, Prior, Update};
use super::given::Given;
use super::outcome::Outcome;
use super::stop::Stop;
use crate::reconcile::table::Table;
use crate::{Error, Result};

/// One matrix of confusions a source.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DawidSkene {
    diagonal: f64,
    beside: f64,
}

impl Default for DawidSkene {
    fn default() -> DawidSkene {
        DawidSkene { diagonal: 3.0, beside: 1.0 }
    }
}

impl DawidSkene {
    /// How many claims a source has beforehand in each cell on the diagonal (3) and beside it (1).
    ///
    /// # Errors
    /// Where either is not above 0.
    pub fn smoothing(self, diagonal: f64, beside: f64) -> Result<DawidSkene> {
        let fits = |claims: f64| claims > 0.0 && claims.is_finite();
        if !(fits(diagonal) && fits(beside)) {
            return Err(Error::value(format!(
                "smoothing by {diagonal} and {beside} claims: both must be above 0"
            )));
        }
        Ok(DawidSkene { diagonal, beside })
    }

    pub(crate) fn model(self) -> Confusion {
        Confusion {
            name: self.name(),
            update: Update::Mean,
            prior: Prior::Fixed { diagonal: self.diagonal, beside: self.beside },
            lean: 0.0,
            claims: Claims::Whole,
            temper: 1.0,
        }
    }

    pub(crate) fn stop() -> Stop {
        Stop::of(100, 1e-4)
    }
}

impl Estimator for DawidSkene {
    fn name(&self) -> &'static str {
        "dawid_skene"
    }

    fn estimate(&self, table: &Table, given: &Given) -> Result<Outcome> {
        self.model().estimate(table, given, DawidSkene::stop())
    }
}
