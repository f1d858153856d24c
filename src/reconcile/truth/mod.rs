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
mod average_log;
mod catd;
mod crh;
mod figures;
mod fixed;
mod given;
mod investment;
mod line;
mod math;
mod mean;
mod median;
mod one_coin;
mod outcome;
mod pooled_investment;
mod pop_accu;
mod rounds;
mod similar;
mod stop;
mod sums;
mod truth_finder;
mod vote;
mod weighted_median;

pub use accu::Accu;
pub use average_log::AverageLog;
pub use catd::Catd;
pub use crh::Crh;
pub use given::{Given, Ledger};
pub use investment::Investment;
pub use mean::Mean;
pub use median::Median;
pub use one_coin::OneCoin;
pub use outcome::{Answer, Chosen, Outcome, Trust};
pub use pooled_investment::PooledInvestment;
pub use pop_accu::PopAccu;
pub use stop::Stop;
pub use sums::Sums;
pub use truth_finder::TruthFinder;
pub use vote::Vote;
pub use weighted_median::WeightedMedian;

use crate::reconcile::table::Table;
use crate::{Error, Result};

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
    )*};
}

models!(
    Vote: "vote",
    Mean: "mean",
    Median: "median",
    WeightedMedian: "weighted_median",
    Crh: "crh",
    Catd: "catd",
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

/// One estimator that can be chosen by name.
#[derive(Debug, Clone, Copy)]
pub struct Method {
    /// The name.
    pub name: &'static str,
    /// What it does, in a few words.
    pub about: &'static str,
    make: fn() -> Box<dyn Estimator>,
}

const METHODS: &[Method] = &[
    Method { name: "vote", about: "the value that most sources claim", make: || Box::new(Vote) },
    Method { name: "mean", about: "the mean of figures", make: || Box::new(Mean) },
    Method { name: "median", about: "the middle figure", make: || Box::new(Median) },
    Method {
        name: "weighted_median",
        about: "the median, weighted by usual relative error",
        make: || Box::new(WeightedMedian),
    },
    Method { name: "crh", about: "weights from mean losses", make: || Box::new(Crh) },
    Method {
        name: "catd",
        about: "weights from the end of a confidence interval",
        make: || Box::new(Catd::default()),
    },
    Method {
        name: "truthfinder",
        about: "trust from beliefs that saturate",
        make: || Box::new(TruthFinder::default()),
    },
    Method { name: "sums", about: "trust as a sum of beliefs", make: || Box::new(Sums) },
    Method {
        name: "average_log",
        about: "trust as a mean of beliefs times the logarithm of their number",
        make: || Box::new(AverageLog),
    },
    Method {
        name: "investment",
        about: "trust invested in claims",
        make: || Box::new(Investment::default()),
    },
    Method {
        name: "pooled_investment",
        about: "investment, pooled by item",
        make: || Box::new(PooledInvestment::default()),
    },
    Method {
        name: "accu",
        about: "one accuracy a source, equally likely false values",
        make: || Box::new(Accu::default()),
    },
    Method {
        name: "popaccu",
        about: "one accuracy a source, false values as likely as popular",
        make: || Box::new(PopAccu),
    },
    Method {
        name: "accusim",
        about: "accu, where similar figures support each other",
        make: || Box::new(Accu::similar()),
    },
    Method {
        name: "one_coin",
        about: "one accuracy a source, smoothed",
        make: || Box::new(OneCoin::default()),
    },
];

/// Other names by which methods are known.
const ALIASES: &[(&str, &str)] = &[("majority", "vote"), ("auto", "vote")];

/// All estimators.
pub fn methods() -> &'static [Method] {
    METHODS
}

/// The estimator of this name, with its default settings.
///
/// # Errors
/// Where there is none.
pub fn by_name(name: &str) -> Result<Box<dyn Estimator>> {
    let own = ALIASES.iter().find(|(alias, _)| *alias == name).map_or(name, |(_, own)| own);
    let method = METHODS.iter().find(|method| method.name == own);
    let unknown = || Error::unknown("method", name, METHODS.iter().map(|method| method.name));
    method.map(|method| (method.make)()).ok_or_else(unknown)
}
