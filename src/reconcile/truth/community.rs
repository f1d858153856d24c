//! Dawid–Skene for sources that err together.
//!
//! # Formula
//! As iBCC, with two changes. The prior of a source's matrix is three claims of the matrix of all sources together,
//! Dirichlet(3·Π_jk), so that a source of few claims errs as the others do. And a claim adds half a nat to its own
//! value beside ln π: a matrix learned without truths takes common errors for a class, and the lean keeps
//! the answer by the votes unless the matrices are sure.

use super::Estimator;
use super::confusion::{Confusion, Prior, Update};
use super::given::Given;
use super::outcome::Outcome;
use super::stop::Stop;
use crate::Result;
use crate::reconcile::table::Table;

/// One matrix of confusions a source, which leans on that of all sources.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Community;

impl Estimator for Community {
    fn name(&self) -> &'static str {
        "community"
    }

    fn estimate(&self, table: &Table, given: &Given) -> Result<Outcome> {
        let prior = Prior::Pooled { claims: 3.0 };
        let model = Confusion { name: self.name(), update: Update::Variational, prior, lean: 0.5 };
        model.estimate(table, given, Stop::of(100, 1e-3))
    }
}
