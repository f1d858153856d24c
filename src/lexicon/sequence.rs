//! Words that put one report before or after another.

use super::table::{Builder, Table};
use crate::error::{Error, Result};

/// Where a report stands in a sequence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Turn {
    /// "at first", "preliminary".
    Before,
    /// "later", "updated".
    After,
    /// "lowered", "revised down".
    Lowered,
    /// "nobody", "none": not at any time.
    Never,
}

pub(super) fn load(builder: &mut Builder) -> Result<Table<Turn>> {
    builder.table("sequence.tsv", include_str!("en/sequence.tsv"), |fields| match fields {
        ["before"] => Ok(Turn::Before),
        ["after"] => Ok(Turn::After),
        ["lowered"] => Ok(Turn::Lowered),
        ["never"] => Ok(Turn::Never),
        _ => Err(Error::value(format!("'{}' is neither before, after, lowered nor never", fields.join(" ")))),
    })
}
