//! Verbs for what somebody did or suffered, with the question that they answer.

use super::speech::named;
use super::table::{Builder, Table};
use crate::error::{Error, Result};

named! {
    /// Whose act it is.
    Side "side" {
        /// Of the verb's subject.
        Agent "agent",
        /// Of whom it is done to.
        Patient "patient",
    }
}

/// The answer that a verb gives to a question about somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Act {
    pub(crate) side: Side,
    pub(crate) question: Box<str>,
    pub(crate) answer: Box<str>,
    /// Whether the verb denies the answer: `lost his appeal`.
    pub(crate) denied: bool,
}

pub(super) fn load(builder: &mut Builder) -> Result<Table<Act>> {
    builder.table("acts.tsv", include_str!("en/acts.tsv"), |fields| {
        let [side, question, answer] = fields else {
            return Err(Error::value(format!("{} columns instead of three", fields.len())));
        };
        let (denied, answer) = answer.strip_prefix("not ").map_or((false, *answer), |answer| (true, answer));
        Ok(Act { side: Side::named(side)?, question: (*question).into(), answer: answer.into(), denied })
    })
}
