//! What a name is written with besides: `Omar Khan (born 1960)`, `Omar Khan, 34`.
//!
//! ```text
//! told = name ("," | "(" | "[") { fact | mark }
//! fact = ["aged"] age | ["born"] year | "died" year | year "-" year
//! ```
//! Where anything else stands behind the name, nothing is told.

use super::{Known, NameKind};
use crate::lexicon::{Telling, telling};
use crate::value::quantity::OLDEST;
use crate::value::{DateRange, Day};

/// The name alone, and what is told of its bearer.
pub(super) fn told(name: &str, kind: NameKind) -> (&str, Known) {
    let of_person = matches!(kind, NameKind::Person | NameKind::Other);
    let cut = name.find([',', '(', '[']).filter(|_| of_person);
    let known = cut.and_then(|at| facts(&name[at..]).map(|known| (name[..at].trim(), known)));
    known.filter(|(name, _)| !name.is_empty()).unwrap_or_else(|| (name, Known::default()))
}

/// The facts that words tell, where they tell nothing else.
fn facts(words: &str) -> Option<Known> {
    let mut known = Known::default();
    let (mut birth, mut follows) = (true, None);
    for word in words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if let Some(telling) = telling(word) {
            follows = Some(telling);
            continue;
        }
        let number: u16 = word.parse().ok()?;
        known = match (year(number), follows) {
            (Some(year), Some(Telling::Death)) => known.with_death(&year),
            (Some(year), None) if !birth => known.with_death(&year),
            (Some(year), _) => known.with_birth(&year),
            (None, Some(Telling::Age) | None) if f64::from(number) <= OLDEST => known.with_age(number),
            _ => return None,
        };
        birth = birth && year(number).is_none();
        follows = None;
    }
    (!known.is_empty() && follows.is_none()).then_some(known)
}

/// The days of a year of four digits.
pub(crate) fn year(number: u16) -> Option<DateRange> {
    let year = i16::try_from(number).ok().filter(|year| YEARS.contains(year))?;
    Some(DateRange { earliest: Day::new(year, 1, 1), latest: Day::new(year, 12, 31) })
}

/// The years in which those live and die whom names are compared of.
const YEARS: std::ops::RangeInclusive<i16> = 1000..=2100;
