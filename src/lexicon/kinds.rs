//! Kinds of people that share nobody: students and teachers, passengers and crew.

use super::table::{Builder, Table};
use crate::error::{Error, Result};

/// The name of a kind.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Kind(Box<str>);

impl Kind {
    /// Whether they are those who belong to others, as their families.
    pub(crate) fn is_kin(&self) -> bool {
        &*self.0 == "kin"
    }
}

pub(super) fn load(builder: &mut Builder) -> Result<Table<Kind>> {
    builder.table("kinds.tsv", include_str!("en/kinds.tsv"), |fields| match fields {
        [kind] => Ok(Kind((*kind).into())),
        _ => Err(Error::value(format!("{} columns instead of one", fields.len()))),
    })
}
