//! The words by which a copy, a credit and a distortion are known.

use super::table::{Builder, Table};
use crate::error::{Error, Result};

/// Where the name of a credit stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Credit {
    /// Behind the words: "told NAME".
    NameBehind,
    /// In front of them: "NAME reported".
    NameBefore,
    /// Nowhere: "from a syndicated feed".
    Nameless,
}

/// The tables of the witness stage.
#[derive(Debug)]
pub(crate) struct WitnessWords {
    /// Words that a copy and a text of its own share alike.
    pub(crate) closed: Table<()>,
    /// News agencies by all their spellings.
    pub(crate) agencies: Table<String>,
    /// Words that make an outlet's name beside them a credit.
    pub(crate) credits: Table<Credit>,
}

impl WitnessWords {
    pub(super) fn load(builder: &mut Builder) -> Result<WitnessWords> {
        let closed =
            builder.table("function_words.tsv", include_str!("en/function_words.tsv"), |_| Ok(()))?;
        let agencies = builder.table("agencies.tsv", include_str!("en/agencies.tsv"), name)?;
        let credits = builder.table("credits.tsv", include_str!("en/credits.tsv"), credit)?;
        Ok(WitnessWords { closed, agencies, credits })
    }
}

fn credit(fields: &[&str]) -> Result<Credit> {
    match fields {
        ["behind"] => Ok(Credit::NameBehind),
        ["before"] => Ok(Credit::NameBefore),
        ["nameless"] => Ok(Credit::Nameless),
        other => Err(Error::value(format!("'{}' is no place of a credit", other.join("\t")))),
    }
}

fn name(fields: &[&str]) -> Result<String> {
    match fields {
        [name] if !name.is_empty() => Ok((*name).to_owned()),
        other => Err(Error::value(format!("'{}' is not one name", other.join("\t")))),
    }
}
