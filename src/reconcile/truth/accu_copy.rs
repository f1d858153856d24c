//! ACCUCOPY (Dong, Berti-Équille, Srivastava, PVLDB 2009): sharing mistakes shows copying; sharing truths hardly does.
//!
//! # Formula
//! ACCU with C(v) = Σ_s A'_s I_s(v); I_s(v) is how much of a claim is its source's own ([`super::copying`]).

use super::Estimator;
use super::copying::{Base, Looks, estimate};
use super::given::Given;
use super::outcome::Outcome;
use crate::Result;
use crate::reconcile::table::Table;

/// ACCU where copies count for less.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct AccuCopy;

impl Estimator for AccuCopy {
    fn name(&self) -> &'static str {
        "accucopy"
    }

    fn estimate(&self, table: &Table, given: &Given) -> Result<Outcome> {
        Ok(estimate(table, given, Base::Accu, Looks::Early))
    }
}
