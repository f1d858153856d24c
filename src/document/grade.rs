//! How reliable a source is, by whoever knows it.

use std::fmt;
use std::str::FromStr;

use serde::de::Visitor;
use serde::{Deserialize, Deserializer, Serialize};

use crate::error::{Error, Result};

/// The reliability of a source as the Admiralty (NATO) code grades it; never derived from what the source says.
///
/// It is read from its letter, or from a number: how much of what the source says turns out to be so, from 0 to 1.
///
/// | share | grade |
/// |---|---|
/// | from 0.95 | A, completely reliable |
/// | from 0.8 | B, usually |
/// | from 0.5 | C, fairly |
/// | from 0.2 | D, not usually |
/// | below | E, unreliable |
///
/// Of these bounds only the one between C and D decides anything: who is wrong more often than right is doubtful.
///
/// ```
/// use corroborate::reconcile::Grade;
/// assert_eq!("b".parse::<Grade>()?, Grade::B);
/// assert_eq!("0.35".parse::<Grade>()?, Grade::D);
/// assert_eq!(serde_json::from_str::<Grade>("0.97").unwrap(), Grade::A);
/// let error = "7".parse::<Grade>().unwrap_err();
/// assert_eq!(error.to_string(), "no grade: '7'; a letter from A to F, or a number from 0 to 1");
/// # Ok::<(), corroborate::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Grade {
    /// Completely reliable.
    A,
    /// Usually reliable.
    B,
    /// Fairly reliable.
    C,
    /// Not usually reliable.
    D,
    /// Unreliable.
    E,
    /// Reliability cannot be judged.
    F,
}

/// The least share of each grade.
const SHARES: [(f64, Grade); 5] =
    [(0.95, Grade::A), (0.8, Grade::B), (0.5, Grade::C), (0.2, Grade::D), (0.0, Grade::E)];

impl Grade {
    /// The grade of a source of whose statements this share, from 0 to 1, turns out to be so; none of another number.
    pub fn of_share(share: f64) -> Option<Grade> {
        let graded = (0.0..=1.0).contains(&share).then_some(SHARES)?;
        graded.into_iter().find(|(least, _)| share >= *least).map(|(_, grade)| grade)
    }
}

impl FromStr for Grade {
    type Err = Error;

    fn from_str(text: &str) -> Result<Grade> {
        let letter = match text.trim() {
            "A" | "a" => Some(Grade::A),
            "B" | "b" => Some(Grade::B),
            "C" | "c" => Some(Grade::C),
            "D" | "d" => Some(Grade::D),
            "E" | "e" => Some(Grade::E),
            "F" | "f" => Some(Grade::F),
            _ => None,
        };
        let number = || text.trim().parse().ok().and_then(Grade::of_share);
        letter.or_else(number).ok_or_else(|| {
            Error::value(format!("no grade: '{text}'; a letter from A to F, or a number from 0 to 1"))
        })
    }
}

impl fmt::Display for Grade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl<'de> Deserialize<'de> for Grade {
    fn deserialize<D: Deserializer<'de>>(from: D) -> std::result::Result<Grade, D::Error> {
        from.deserialize_any(GradeVisitor)
    }
}

struct GradeVisitor;

impl Visitor<'_> for GradeVisitor {
    type Value = Grade;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a letter from A to F, or a number from 0 to 1")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> std::result::Result<Grade, E> {
        text.parse().map_err(E::custom)
    }

    fn visit_f64<E: serde::de::Error>(self, share: f64) -> std::result::Result<Grade, E> {
        Grade::of_share(share).ok_or_else(|| E::invalid_value(serde::de::Unexpected::Float(share), &self))
    }

    fn visit_u64<E: serde::de::Error>(self, share: u64) -> std::result::Result<Grade, E> {
        self.visit_f64(share as f64)
    }

    fn visit_i64<E: serde::de::Error>(self, share: i64) -> std::result::Result<Grade, E> {
        self.visit_f64(share as f64)
    }
}
