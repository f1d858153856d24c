//! Dawid–Skene for sources that err together: ours, for closed sets of classes.
//!
//! # Formula
//! As iBCC, with three changes. The prior of a source's matrix is three claims of the matrix of all sources together,
//! Dirichlet(3·Π_jk), so that a source of few claims errs as the others do. A claim counts as far as it is its
//! source's own, I_s(v) ([`super::copying`]), since sources that share mistakes are not independent. And a claim makes
//! its own value twice as likely beside what the matrix says: a matrix learned without truths takes common
//! errors for a class, and the lean keeps to the votes unless the matrices are sure. Confidence is tempered by 3
//! ([`super::rounds::tempered`]), as crowds show: claims that are wrong are wrong together.

use super::Estimator;
use super::confusion::{Claims, Confusion, Prior, Update};
use super::given::Given;
use super::outcome::Outcome;
use super::stop::Stop;
use crate::Result;
use crate::reconcile::table::Table;

/// One matrix of confusions a source, which leans on that of all sources; copies for less.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Community;

impl Estimator for Community {
    fn name(&self) -> &'static str {
        "community"
    }

    fn estimate(&self, table: &Table, given: &Given) -> Result<Outcome> {
        let model = Confusion {
            name: self.name(),
            update: Update::Variational,
            prior: Prior::Pooled { claims: 3.0 },
            lean: std::f64::consts::LN_2,
            claims: Claims::Own,
            temper: 3.0,
        };
        model.estimate(table, given, Stop::of(100, 1e-3))
    }
}
