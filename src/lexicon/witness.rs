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

/// What the loss, gain or exchange of a word changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ShiftClass {
    /// Turns round what it governs.
    Negation,
    /// Makes it less sure.
    Hedge,
    /// Says how much of it is meant.
    Scope,
    /// Says how two things lie to each other.
    Relation,
    /// Stands on a scale of strength.
    Scale,
    /// One of some outcomes of which only one can be: rose, fell.
    Turn,
    /// Says which of two things was first.
    Order,
    /// How far something has come: charged, convicted.
    Stage,
    /// Who somebody is, where one is not the other: civilians, soldiers.
    Role,
    /// Which side of a place: north, south.
    Side,
}

/// A word whose loss, gain or exchange changes what a sentence says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shift {
    /// What it does.
    pub(crate) class: ShiftClass,
    /// Words of one group stand for one another.
    pub(crate) group: String,
    /// Where on its scale.
    pub(crate) level: u8,
}

/// What a word for an office says of whoever holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Office {
    /// They speak for this body.
    Of(String),
    /// The office is another than without the word: "deputy".
    Another,
}

/// What words of a correction stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Correction {
    /// That the text was corrected: "has been corrected".
    Notice,
    /// What the outlet said before: "an earlier version".
    Earlier,
    /// That more was written into it: "adds details".
    Update,
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
    /// Words whose loss, gain or exchange changes what a sentence says.
    pub(crate) shifts: Table<Shift>,
    /// Words that say what became of the people who are counted.
    pub(crate) tolls: Table<String>,
    /// Words for a speaker that may stand for almost any other.
    pub(crate) anyone: Table<()>,
    /// Words for those who speak as one body.
    pub(crate) bodies: Table<Office>,
    /// Words by which a text says that it corrects an earlier version of itself.
    pub(crate) corrections: Table<Correction>,
}

impl WitnessWords {
    pub(super) fn load(builder: &mut Builder) -> Result<WitnessWords> {
        let closed =
            builder.table("function_words.tsv", include_str!("en/function_words.tsv"), |_| Ok(()))?;
        let agencies = builder.table("agencies.tsv", include_str!("en/agencies.tsv"), name)?;
        let credits = builder.table("credits.tsv", include_str!("en/credits.tsv"), credit)?;
        let shifts = builder.table("shifts.tsv", include_str!("en/shifts.tsv"), shift)?;
        let tolls = builder.table("toll_words.tsv", include_str!("en/toll_words.tsv"), name)?;
        let corrections = builder.table("corrections.tsv", include_str!("en/corrections.tsv"), correction)?;
        let anyone = builder.table("anyone.tsv", include_str!("en/anyone.tsv"), |_| Ok(()))?;
        let bodies = builder.table("bodies.tsv", include_str!("en/bodies.tsv"), office)?;
        Ok(WitnessWords { closed, agencies, credits, shifts, tolls, anyone, bodies, corrections })
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

fn correction(fields: &[&str]) -> Result<Correction> {
    match fields {
        ["notice"] => Ok(Correction::Notice),
        ["earlier"] => Ok(Correction::Earlier),
        ["update"] => Ok(Correction::Update),
        other => Err(Error::value(format!("'{}' is no part of a correction", other.join("\t")))),
    }
}

fn office(fields: &[&str]) -> Result<Office> {
    let name = name(fields)?;
    Ok(if name == "another" { Office::Another } else { Office::Of(name) })
}

fn name(fields: &[&str]) -> Result<String> {
    match fields {
        [name] if !name.is_empty() => Ok((*name).to_owned()),
        other => Err(Error::value(format!("'{}' is not one name", other.join("\t")))),
    }
}

fn shift(fields: &[&str]) -> Result<Shift> {
    let [class, group, level] = fields else {
        return Err(Error::value(format!("'{}' is not class, group and level", fields.join("\t"))));
    };
    let class = match *class {
        "negation" => ShiftClass::Negation,
        "hedge" => ShiftClass::Hedge,
        "scope" => ShiftClass::Scope,
        "relation" => ShiftClass::Relation,
        "scale" => ShiftClass::Scale,
        "turn" => ShiftClass::Turn,
        "order" => ShiftClass::Order,
        "stage" => ShiftClass::Stage,
        "role" => ShiftClass::Role,
        "side" => ShiftClass::Side,
        other => return Err(Error::value(format!("'{other}' is no class of shift"))),
    };
    let level = level.parse().map_err(|_| Error::value(format!("'{level}' is no level")))?;
    Ok(Shift { class, group: (*group).to_owned(), level })
}
