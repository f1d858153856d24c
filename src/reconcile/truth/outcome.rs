//! What an estimator gives: an answer for each item, a trust for each source.

use std::collections::BTreeMap;

use super::given::{Given, Ledger};
use crate::reconcile::table::Table;

/// What was chosen for an item.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Chosen {
    /// Nothing: no claim on it says anything.
    Nothing,
    /// A claimed value, by the number of its candidate.
    Candidate(u32),
    /// A figure that nobody need have claimed, such as a mean.
    Figure(f64),
}

/// The answer for one item.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Answer {
    /// The value.
    pub chosen: Chosen,
    /// The interval in which the true figure lies, where values are figures.
    pub interval: Option<(f64, f64)>,
    /// The probability that the value is exactly right, from 0 to 1.
    pub confidence: f64,
    /// Whether another value did just as well, so that only the order of values decided, or a median was taken
    /// half-way between two figures.
    pub tied: bool,
}

impl Answer {
    pub(crate) const NOTHING: Answer =
        Answer { chosen: Chosen::Nothing, interval: None, confidence: 0.0, tied: false };
}

/// How far a source is believed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trust {
    /// The share of its claims that is expected to be right, from 0 to 1 (for figures: one less the usual relative
    /// error).
    pub mean: f64,
    /// The end of the 95 % interval of `mean` on the lower side: wide where a source says little.
    pub low: f64,
    /// The end on the upper side.
    pub high: f64,
    /// On how many claims it rests.
    pub claims: u32,
}

impl Trust {
    /// A mean of `claims` cases each between 0 and 1, with Wilson's interval.
    pub(crate) fn new(mean: f64, claims: u32) -> Trust {
        let mean = if mean.is_finite() { mean.clamp(0.0, 1.0) } else { 0.5 };
        let n = f64::from(claims).max(1e-9);
        let z = 1.96;
        let middle = (mean + z * z / (2.0 * n)) / (1.0 + z * z / n);
        let reach = z / (1.0 + z * z / n) * (mean * (1.0 - mean) / n + z * z / (4.0 * n * n)).sqrt();
        Trust {
            mean,
            low: (middle - reach).clamp(0.0, mean),
            high: (middle + reach).clamp(mean, 1.0),
            claims,
        }
    }
}

/// The result of an estimator on a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// One for each item of the table, in order.
    pub answers: Vec<Answer>,
    /// One for each source of the table, in order.
    pub trust: Vec<Trust>,
    /// What was known beforehand, by item.
    pub(crate) told: BTreeMap<u32, String>,
    /// What each source was paid for how many claims, with what it brought along.
    pub(crate) paid: Vec<(i64, u64)>,
    /// How many rounds were run.
    pub rounds: u32,
    /// Whether the last round changed less than the stop rule allows.
    pub settled: bool,
}

impl Outcome {
    pub(crate) fn empty(given: &Given) -> Outcome {
        Outcome {
            answers: Vec::new(),
            trust: Vec::new(),
            told: given.told.clone(),
            paid: Vec::new(),
            rounds: 0,
            settled: true,
        }
    }

    /// The value chosen for an item, as it is written; `None` where there is none.
    pub fn value(&self, table: &Table, item: u32) -> Option<String> {
        if let Some(told) = self.told.get(&item) {
            return Some(told.clone());
        }
        match self.answers.get(item as usize)?.chosen {
            Chosen::Nothing => None,
            Chosen::Candidate(candidate) => Some(table.text(candidate as usize).to_owned()),
            Chosen::Figure(figure) => Some(table.print_figure(item, figure)),
        }
    }

    /// What the sources earned, to be carried into the next table ([`Given::carry`]). Empty for estimators that keep
    /// more of a source than one sum: the crowd models, `tdh`, `nested`, `ltm` and `rising`.
    pub fn ledger(&self, table: &Table, method: &str) -> Ledger {
        let named =
            |(source, &paid): (usize, &(i64, u64))| (table.source_name(source as u32).to_owned(), paid);
        Ledger { method: method.to_owned(), paid: self.paid.iter().enumerate().map(named).collect() }
    }

    /// How many items have a tie that only the order of values decided.
    pub fn ties(&self) -> usize {
        self.answers.iter().filter(|answer| answer.tied).count()
    }
}
