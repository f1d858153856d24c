//! Truth discovery: deciding what is true while learning whom to trust.
//!
//! An [`Estimator`] goes over a [`Table`] in rounds: what is likely true follows from the weights of the sources, and
//! the weights from how near each source comes to what is likely true. Each estimator has a file with its formula,
//! its source and its settings; [`methods`] lists them, [`by_name`] makes one.
//!
//! What holds for all of them:
//! - Results depend on the claims and not on the order of rows or the number of threads, bit for bit.
//! - A tie is decided by the values (the middle figure, the finest place, else the first in order) and reported.
//! - Figures keep to the line: means and medians are over figures, and other values are voted on.
//! - No result is `NaN`. An item whose claims all say nothing has the answer [`Chosen::Nothing`].

mod accu;
mod accu_copy;
mod auto;
mod average_log;
mod catd;
mod censored;
mod community;
mod confusion;
mod copying;
mod crh;
mod crowds;
mod dawid_skene;
mod figures;
mod fixed;
mod given;
mod gtm;
mod ibcc;
mod independent;
mod investment;
mod leading;
mod line;
mod ltm;
mod math;
mod mean;
mod median;
mod methods;
mod nested;
mod nesting;
mod one_coin;
mod outcome;
mod partial;
mod pooled_investment;
mod pop_accu;
mod rising;
mod rounds;
mod similar;
mod stop;
mod sums;
mod tdh;
mod trimmed_mean;
mod truth_finder;
mod vote;
mod weighted_mean;
mod weighted_median;

pub use accu::Accu;
pub use accu_copy::AccuCopy;
pub use auto::Auto;
pub use average_log::AverageLog;
pub use catd::Catd;
pub use censored::Censored;
pub use community::Community;
pub use crh::Crh;
pub use dawid_skene::DawidSkene;
pub use given::{Given, Ledger};
pub use gtm::Gtm;
pub use ibcc::Ibcc;
pub use independent::Independent;
pub use investment::Investment;
pub use leading::Leading;
pub use ltm::Ltm;
pub use mean::Mean;
pub use median::Median;
pub use methods::{Method, by_name, methods};
pub use nested::Nested;
pub use one_coin::OneCoin;
pub use outcome::{Answer, Chosen, Outcome, Trust};
pub use partial::{Decided, Partial, Rounds};
pub use pooled_investment::PooledInvestment;
pub use pop_accu::PopAccu;
pub use rising::Rising;
pub use stop::Stop;
pub use sums::Sums;
pub use tdh::Tdh;
pub use trimmed_mean::TrimmedMean;
pub use truth_finder::TruthFinder;
pub use vote::Vote;
pub use weighted_mean::WeightedMean;
pub use weighted_median::WeightedMedian;

use crate::Result;
use crate::reconcile::table::Table;

/// Decides what is true in a table of claims.
///
/// ```
/// use corroborate::reconcile::table::Table;
/// use corroborate::reconcile::truth::{Estimator, Given, Median};
/// let table = Table::from_rows([["A", "lake", "depth", "12"], ["B", "lake", "depth", "13"], ["C", "lake", "depth", "90"]])?;
/// let outcome = Median.estimate(&table, &Given::default())?;
/// assert_eq!(outcome.value(&table, 0).as_deref(), Some("13"));
/// # Ok::<(), corroborate::Error>(())
/// ```
pub trait Estimator {
    /// Its name, as `--method` takes it.
    fn name(&self) -> &'static str;

    /// The answers for all items and the trust in all sources.
    ///
    /// # Errors
    /// Where the estimator cannot work on such a table; the message says why.
    fn estimate(&self, table: &Table, given: &Given) -> Result<Outcome>;
}

/// Estimators whose formula is a [`rounds::Model`].
macro_rules! models {
    ($($type:ty: $name:literal),* $(,)?) => {$(
        impl Estimator for $type {
            fn name(&self) -> &'static str {
                $name
            }

            fn estimate(&self, table: &Table, given: &Given) -> Result<Outcome> {
                Ok(rounds::run(table, self, given, <$type>::stop()))
            }
        }
    )*

    /// The model of this name, and when its rounds end.
    fn model(name: &str) -> Option<(Box<dyn rounds::Model>, Stop)> {
        match name {
            $($name => Some((Box::new(<$type>::default()), <$type>::stop())),)*
            "accu" => Some((Box::new(Accu::default()), Accu::stop())),
            "accusim" => Some((Box::new(Accu::similar()), Accu::stop())),
            _ => None,
        }
    }};
}

/// The crowd model of this name whose rounds are sums, and when they end.
fn crowd(name: &str) -> Option<(confusion::Confusion, Stop)> {
    match name {
        "dawid_skene" => Some((DawidSkene::default().model(), DawidSkene::stop())),
        "ibcc" => Some((Ibcc.model(), Ibcc::stop())),
        _ => None,
    }
}

models!(
    Vote: "vote",
    Mean: "mean",
    Median: "median",
    Censored: "censored",
    TrimmedMean: "trimmed_mean",
    WeightedMedian: "weighted_median",
    Crh: "crh",
    Leading: "leading",
    Catd: "catd",
    Gtm: "gtm",
    TruthFinder: "truthfinder",
    Sums: "sums",
    AverageLog: "average_log",
    Investment: "investment",
    PooledInvestment: "pooled_investment",
    PopAccu: "popaccu",
    OneCoin: "one_coin",
);

impl Estimator for Accu {
    fn name(&self) -> &'static str {
        self.paper_name()
    }

    fn estimate(&self, table: &Table, given: &Given) -> Result<Outcome> {
        Ok(rounds::run(table, self, given, Accu::stop()))
    }
}
