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

mod figures;
mod fixed;
mod given;
mod line;
mod math;
mod mean;
mod median;
mod outcome;
mod rounds;
mod stop;
mod vote;

pub use given::{Given, Ledger};
pub use mean::Mean;
pub use median::Median;
pub use outcome::{Answer, Chosen, Outcome, Trust};
pub use stop::Stop;
pub use vote::Vote;

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

models!(Vote: "vote", Mean: "mean", Median: "median");

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
