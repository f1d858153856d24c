//! Phrases that tie somebody to what happened.

use super::table::{Builder, Table};
use crate::error::{Error, Result};

/// How a phrase ties somebody to what happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Blame {
    /// `X was behind the attack`.
    Did,
    /// `X was linked to the attack`.
    Linked,
    /// `X claimed responsibility`.
    Claimed,
    /// `X denied involvement`.
    Denied,
    /// `Y blamed the attack on X`, `Y blamed X for it`.
    Ascribed,
    /// `Y attributed the attack to X`.
    Credited,
    /// `Y accused X of it`.
    Accuse,
    /// `Y implicated X in it`.
    Implicate,
    /// `X carried out the attack`.
    Acted,
    /// `X had sole responsibility for it`.
    Bore,
    /// `it was the work of X`.
    Work,
}

pub(super) fn load(builder: &mut Builder) -> Result<Table<Blame>> {
    builder.table("blame.tsv", include_str!("en/blame.tsv"), |fields| {
        Ok(match fields.first().copied().unwrap_or_default() {
            "did" => Blame::Did,
            "linked" => Blame::Linked,
            "claimed" => Blame::Claimed,
            "denied" => Blame::Denied,
            "blame" => Blame::Ascribed,
            "credit" => Blame::Credited,
            "accuse" => Blame::Accuse,
            "implicate" => Blame::Implicate,
            "acted" => Blame::Acted,
            "bore" => Blame::Bore,
            "work" => Blame::Work,
            other => return Err(Error::value(format!("'{other}' is no way to tie somebody to a deed"))),
        })
    })
}
