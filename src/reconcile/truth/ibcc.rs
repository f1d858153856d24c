//! iBCC (Kim, Ghahramani, AISTATS 2012; variational: Simpson, Roberts, Psorakis, Smith 2013).
//!
//! # Formula
//! As Dawid–Skene, with Dirichlet priors on the rows of π (4 on the diagonal, 1 beside it) and on p (1), and ln π
//! replaced by its mean: ψ(a_jk + N_jk) − ψ(Σ_k a_jk + N_j). So what rests on little counts for less.

use super::Estimator;
use super::confusion::{Claims, Confusion, Prior, Update};
use super::given::Given;
use super::outcome::Outcome;
use super::stop::Stop;
use crate::Result;
use crate::reconcile::table::Table;

/// One matrix of confusions a source, with its uncertainty.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Ibcc;

impl Ibcc {
    pub(crate) fn model(self) -> Confusion {
        Confusion {
            name: self.name(),
            update: Update::Variational,
            prior: Prior::Fixed { diagonal: 4.0, beside: 1.0 },
            lean: 0.0,
            claims: Claims::Whole,
            temper: 1.0,
        }
    }

    pub(crate) fn stop() -> Stop {
        Stop::of(100, 1e-3)
    }
}

impl Estimator for Ibcc {
    fn name(&self) -> &'static str {
        "ibcc"
    }

    fn estimate(&self, table: &Table, given: &Given) -> Result<Outcome> {
        self.model().estimate(table, given, Ibcc::stop())
    }
}
