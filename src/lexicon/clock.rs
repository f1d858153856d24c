//! Words of times of day: "pm", "noon", "o'clock", "GMT".

use super::table::{Builder, Table};
use super::verbs;
use crate::error::{Error, Result};

/// What a word does in a time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ClockWord {
    /// "am", "pm": the hour from which its twelve are counted.
    Half(u16),
    /// "noon": an hour by a name.
    Hour(u16),
    /// "morning": from one hour to another, behind a day.
    Part(u16, u16),
    /// "o'clock": behind an hour of either half.
    OfTwelve,
    /// "hours": behind four digits.
    OfFourDigits,
    /// "GMT": whose hours they are.
    Zone,
    /// "local time": those of the place.
    Local,
    /// How the hour behind it is bound.
    Lead(Lead),
    /// "shortly" in front of such a word.
    Near,
    /// A verb behind which "at nine" is an hour.
    Deed,
}

/// How an hour is bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lead {
    About,
    After,
    Before,
    /// It is an end of a stretch.
    Span,
}

pub(super) fn load(builder: &mut Builder) -> Result<Table<ClockWord>> {
    let tsv = verbs::inflected_where(include_str!("en/clock.tsv"), |rest| rest == "deed");
    builder.table("clock.tsv", &tsv, |fields| match fields {
        ["half", from] => Ok(ClockWord::Half(hour(from)?)),
        ["hour", at] => Ok(ClockWord::Hour(hour(at)?)),
        ["part", from, to] => Ok(ClockWord::Part(hour(from)?, hour(to)?)),
        ["hour of twelve"] => Ok(ClockWord::OfTwelve),
        ["hour of four digits"] => Ok(ClockWord::OfFourDigits),
        ["zone"] => Ok(ClockWord::Zone),
        ["local"] => Ok(ClockWord::Local),
        ["lead", how] => Ok(ClockWord::Lead(lead(how)?)),
        ["near"] => Ok(ClockWord::Near),
        ["deed"] => Ok(ClockWord::Deed),
        _ => Err(Error::value(format!("'{}' is nothing of a clock", fields.join(" ")))),
    })
}

fn hour(field: &str) -> Result<u16> {
    let hour = field.parse().ok().filter(|hour| *hour <= 24);
    hour.ok_or_else(|| Error::value(format!("'{field}' is no hour of a day")))
}

fn lead(field: &str) -> Result<Lead> {
    match field {
        "about" => Ok(Lead::About),
        "after" => Ok(Lead::After),
        "before" => Ok(Lead::Before),
        "span" => Ok(Lead::Span),
        _ => Err(Error::unknown("lead", field, ["about", "after", "before", "span"])),
    }
}
