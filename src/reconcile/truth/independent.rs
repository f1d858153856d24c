//! One coin a source, where copies count for less: ours, for open sets of values.
//!
//! # Formula
//! The smoothed one-coin model, with each claim's weight times how much of it is its source's own, I_s(v)
//! ([`super::copying`]): C(v) = Σ_s I_s(v)·(logit A_s + ln n). The number of false values n is not fixed, as in ACCU, nor
//! that of the claimed ones, as in one coin, but learned for each attribute: one over the share of pairs of wrong
//! claims on an item that are equal. Where the wrong claims of an item are mostly equal (a time that was planned beside
//! the actual one), n is near 1 and agreement says little; where they scatter (slips of the pen), it is large, and two
//! poor sources that agree outweigh a good one.

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
        Ok(estimate(table, given, Base::Learned, Looks::Late))
    }
}
