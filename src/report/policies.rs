//! What every policy makes of the same evidence, in one table.
//!
//! ```text
//! question                                   interval  latest  median  acled  ibc
//! ≠ blast in Arden, how many died            35        35      22      15     15 to 35
//! ```

use std::fmt;

use serde::Serialize;

use super::question;
use crate::align::Item;
use crate::reconcile::{Consensus, Policy};

/// A question and what each policy answers, in the order of the table's policies.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PolicyRow {
    /// The question.
    #[serde(flatten)]
    pub item: Item,
    /// The answers.
    pub answers: Vec<Consensus>,
}

/// Questions by policies. `Display` prints it, with `≠` before the questions on which the policies differ.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PolicyTable {
    /// The policies' names.
    pub policies: Vec<String>,
    /// The questions that more than one document speaks of: those first on which the policies differ.
    pub rows: Vec<PolicyRow>,
}

impl PolicyTable {
    pub(super) fn new(policies: &[&(dyn Policy + Sync)], mut rows: Vec<PolicyRow>) -> PolicyTable {
        rows.sort_by(|a, b| (!a.differs(), &a.item.id).cmp(&(!b.differs(), &b.item.id)));
        PolicyTable { policies: policies.iter().map(|policy| policy.name().to_owned()).collect(), rows }
    }
}

impl PolicyRow {
    /// Whether two policies give different answers.
    pub fn differs(&self) -> bool {
        self.answers.windows(2).any(|pair| answer(&pair[0]) != answer(&pair[1]))
    }
}

/// The columns of a question; longer ones are cut.
const QUESTION: usize = 52;
const ANSWER: usize = 24;

impl fmt::Display for PolicyTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut lines = vec![[vec!["  question".to_owned()], self.policies.clone()].concat()];
        lines.extend(self.rows.iter().map(PolicyRow::cells));
        let columns = 0..lines[0].len();
        let widths: Vec<usize> =
            columns.map(|at| lines.iter().map(|line| line[at].chars().count()).max().unwrap_or(0)).collect();
        for line in lines {
            let padded = line.iter().zip(&widths).map(|(cell, &width)| format!("{cell:<width$}"));
            writeln!(f, "{}", padded.collect::<Vec<_>>().join("  ").trim_end())?;
        }
        Ok(())
    }
}

impl PolicyRow {
    fn cells(&self) -> Vec<String> {
        let mark = if self.differs() { '≠' } else { ' ' };
        let asked = cut(
            &format!("{}, {}", self.item.label, question(&self.item.attribute, &self.item.scope)),
            QUESTION,
        );
        let answers = self.answers.iter().map(|consensus| cut(&answer(consensus), ANSWER));
        std::iter::once(format!("{mark} {asked}")).chain(answers).collect()
    }
}

fn answer(consensus: &Consensus) -> String {
    let Some(value) = &consensus.value else { return "–".to_owned() };
    let answers = std::iter::once(value).chain(&consensus.rivals);
    answers.map(ToString::to_string).collect::<Vec<_>>().join(" or ")
}

/// On one line, and no longer than the columns.
fn cut(words: &str, columns: usize) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let fits = line.chars().count() <= columns;
    if fits { line } else { line.chars().take(columns - 1).chain(['…']).collect() }
}
