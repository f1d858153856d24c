//! What is known beforehand: the truth of some items, and how sources have done before.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::stop::Stop;
use crate::reconcile::table::{Known, Table};

/// What an estimator may rest on beside the claims.
///
/// A known truth is not estimated; it shows which sources are right. A ledger from an earlier run goes on where that
/// run ended.
///
/// ```
/// use corroborate::reconcile::table::Table;
/// use corroborate::reconcile::truth::{Given, by_name};
/// let table = Table::from_rows([
///     ["A", "x", "colour", "red"], ["B", "x", "colour", "blue"],
///     ["A", "y", "colour", "red"], ["B", "y", "colour", "blue"],
/// ])?;
/// let mut given = Given::default();
/// given.know(&table, "x", "colour", "blue");
/// let outcome = by_name("one_coin")?.estimate(&table, &given)?;
/// assert_eq!(outcome.value(&table, 1).as_deref(), Some("blue"));
/// # Ok::<(), corroborate::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Given {
    pub(crate) known: BTreeMap<u32, Known>,
    pub(crate) told: BTreeMap<u32, String>,
    pub(crate) carried: Option<Vec<(i64, u64)>>,
    pub(crate) stop: Option<Stop>,
}

/// How sources have done in earlier runs of one estimator: what their claims were paid, and how many they were.
///
/// Whole numbers, so that ledgers of several tables can be added up in any order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ledger {
    /// The estimator that paid.
    pub method: String,
    /// By source: the sum in multiples of 2⁻³⁰, and the claims it is of.
    pub paid: BTreeMap<String, (i64, u64)>,
}

impl Given {
    /// Tells the truth of an item. Gives `false`, and changes nothing, where the table has no such item.
    pub fn know(&mut self, table: &Table, object: &str, attribute: &str, value: &str) -> bool {
        let Some(item) = table.find_item(object, attribute) else {
            return false;
        };
        self.known.insert(item, table.known(item, value));
        self.told.insert(item, value.to_owned());
        true
    }

    /// Starts from what sources earned before.
    pub fn carry(&mut self, table: &Table, ledger: &Ledger) {
        let of = |source| ledger.paid.get(table.source_name(source)).copied().unwrap_or((0, 0));
        self.carried = Some((0..table.source_count() as u32).map(of).collect());
    }

    /// Sets another stop rule than the estimator's own.
    pub fn stop(&mut self, stop: Stop) {
        self.stop = Some(stop);
    }

    pub(crate) fn known(&self, item: u32) -> Option<Known> {
        if self.known.is_empty() { None } else { self.known.get(&item).copied() }
    }
}
