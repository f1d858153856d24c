//! One coin a source, where copies count for less: ours, for open sets of values.
//!
//! # Formula
//! The smoothed one-coin model, with each claim's weight times how much of it is its source's own, I_s(v)
//! ([`super::copying`]): C(v) = Σ_s I_s(v)·(logit A_s + ln(K_o − 1)). It leaves ACCU's fixed number of false values
//! out, with which a group of sources that err together is believed to the end.

use super::Estimator;
use super::copying::{Base, Looks, estimate};
use super::given::Given;
use super::outcome::Outcome;
use crate::Result;
use crate::reconcile::table::Table;

/// One accuracy a source, copies for less.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Independent;

impl Estimator for Independent {
    fn name(&self) -> &'static str {
        "independent"
    }

    fn estimate(&self, table: &Table, given: &Given) -> Result<Outcome> {
        Ok(estimate(table, given, Base::OneCoin, Looks::Late))
    }
}
