//! The words by which a figure is known to be a turnout, a fine, a crowd.

use super::table::{Builder, Table};
use crate::error::{Error, Result};

/// Whose a measure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holder {
    /// What happened: the damage of a flood.
    Event,
    /// Somebody: the profit of a company.
    Owner,
    /// Somebody of whom it is only asked: a ransom.
    Asked,
    /// The noun phrase itself: the price of oil.
    Itself,
}

/// What a noun says is measured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct MeasureNoun {
    /// The word under which all spellings meet; empty where the phrase says it.
    pub(crate) aspect: Box<str>,
    pub(crate) holder: Holder,
    /// The unit of the figures beside which it tells; any, where there is none.
    pub(crate) unit: Option<Box<str>>,
}

/// Which party of a verb a figure belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Patient,
    Agent,
    /// Who gives a sum of money.
    Payer,
    /// Who or what loses a sum of money, behind "of" or before "from".
    Loser,
    /// The figure counts those who were there.
    Crowd,
    /// The figure counts or measures things that were harmed or taken, in what happened.
    Thing,
    /// The figure counts those, people or things, to whom it was done in what happened.
    Involved,
}

/// What a verb says is measured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct MeasureVerb {
    pub(crate) side: Side,
    pub(crate) aspect: Box<str>,
}

/// The nouns and verbs of measures.
#[derive(Debug)]
pub(crate) struct Measures {
    pub(crate) nouns: Table<MeasureNoun>,
    pub(crate) verbs: Table<MeasureVerb>,
}

impl Measures {
    /// Whether what is measured so is asked for in what happens, by whomever: a ransom, a rise in pay.
    pub(crate) fn is_asked(&self, aspect: &str) -> bool {
        let asked = |noun: &MeasureNoun| noun.holder == Holder::Asked && *noun.aspect == *aspect;
        self.nouns.meanings().any(asked)
    }

    pub(super) fn load(builder: &mut Builder) -> Result<Measures> {
        let nouns = builder.table("measure_nouns.tsv", include_str!("en/measure_nouns.tsv"), |fields| {
            let (fields, unit) = match fields {
                [fields @ .., unit] if fields.len() == 2 => (fields, Some((*unit).into())),
                fields => (fields, None),
            };
            let [aspect, holder] = columns(fields)?;
            Ok(MeasureNoun { aspect: aspect.into(), holder: holder_named(holder)?, unit })
        })?;
        let verbs = builder.table("measure_verbs.tsv", include_str!("en/measure_verbs.tsv"), |fields| {
            let [side, aspect] = columns(fields)?;
            Ok(MeasureVerb { side: side_named(side)?, aspect: aspect.into() })
        })?;
        Ok(Measures { nouns, verbs })
    }
}

fn columns<'f>(fields: &[&'f str]) -> Result<[&'f str; 2]> {
    fields.try_into().map_err(|_| Error::value(format!("{} columns instead of two", fields.len())))
}

fn holder_named(name: &str) -> Result<Holder> {
    match name {
        "event" => Ok(Holder::Event),
        "owner" => Ok(Holder::Owner),
        "asked" => Ok(Holder::Asked),
        "itself" => Ok(Holder::Itself),
        other => Err(Error::unknown("holder", other, ["event", "owner", "asked", "itself"])),
    }
}

/// The names of the sides in the table.
const SIDES: [&str; 7] = ["patient", "agent", "payer", "loser", "crowd", "thing", "involved"];

fn side_named(name: &str) -> Result<Side> {
    match name {
        "patient" => Ok(Side::Patient),
        "agent" => Ok(Side::Agent),
        "payer" => Ok(Side::Payer),
        "loser" => Ok(Side::Loser),
        "crowd" => Ok(Side::Crowd),
        "thing" => Ok(Side::Thing),
        "involved" => Ok(Side::Involved),
        other => Err(Error::unknown("side", other, SIDES)),
    }
}
