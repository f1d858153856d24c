//! Words that turn a sentence into its opposite: "won" and "lost", "guilty" and "acquitted".

use super::table::{Builder, Table};
use super::verbs;
use crate::error::{Error, Result};

/// Where a word stands: on which axis, and on which side of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Antonym {
    /// The names of the axes.
    pub(crate) axes: Vec<String>,
    /// Which end of it.
    pub(crate) side: Side,
    /// Whether it tells only with an object, as it has other senses: "cut the rates".
    pub(crate) needs_object: bool,
    /// Whether what it says can be so beside its opposite.
    pub(crate) lasting: Lasting,
}

impl Antonym {
    /// Whether the two are opposites.
    pub(crate) fn opposes(&self, other: &Antonym) -> bool {
        self.side != other.side && self.axes.iter().any(|axis| other.axes.contains(axis))
    }
}

/// Whether what a word says can be so beside its opposite.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lasting {
    /// It is so or not, once and for all: "won".
    ForGood,
    /// It is so until further notice: "closed".
    State,
    /// It is so again, after its opposite was: "resumed".
    Again,
    /// It is done, and so may its counterpart be: "hired".
    Deed,
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
            axes: axis.split(", ").map(str::to_owned).collect(),
            side: named(side)?,
            needs_object: marks.contains(&"object"),
            lasting: match () {
                () if marks.contains(&"deed") => Lasting::Deed,
                () if marks.contains(&"again") => Lasting::Again,
                () if marks.contains(&"state") => Lasting::State,
                () => Lasting::ForGood,
            },
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
