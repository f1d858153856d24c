//! Words that turn a sentence into its opposite: "won" and "lost", "guilty" and "acquitted".

use super::table::{Builder, Table};
use super::verbs;
use crate::error::{Error, Result};

/// Where a word stands: on which axis, and on which side of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Antonym {
    /// The name of the axis.
    pub(crate) axis: String,
    /// Which end of it.
    pub(crate) side: Side,
    /// Whether it tells only with an object, as it has other senses: "cut the rates".
    pub(crate) needs_object: bool,
}

/// An end of an axis; neither is better than the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// The end that the table names first.
    One,
    /// Its opposite.
    Other,
}

pub(super) fn load(builder: &mut Builder) -> Result<Table<Antonym>> {
    let tsv = verbs::inflected_where(include_str!("en/antonyms.tsv"), |rest| rest.ends_with("\tverb"));
    builder.table("antonyms.tsv", &tsv, |fields| match fields {
        [axis, side, marks @ ..] => Ok(Antonym {
            axis: (*axis).to_owned(),
            side: named(side)?,
            needs_object: marks.contains(&"object"),
        }),
        _ => Err(Error::value(format!("'{}' is not an axis and a side", fields.join(" ")))),
    })
}

fn named(side: &str) -> Result<Side> {
    match side {
        "one" => Ok(Side::One),
        "other" => Ok(Side::Other),
        _ => Err(Error::unknown("side", side, ["one", "other"])),
    }
}
