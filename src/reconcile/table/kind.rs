//! What kind of value an attribute takes, decided for the attribute and never item by item: gate "17" beside gate
//! "F78" is a name.
//!
//! | kind | when nine in ten of its claims … |
//! |---|---|
//! | number | read as a figure, hedged or not, without a leading zero |
//! | date | read as a calendar date |
//! | place | are in the hierarchy; or, without one, when one in five names with a comma goes on with a name that is claimed too |
//! | category | otherwise |

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::{Error, Result};

/// The kind of value that an attribute takes.
///
/// ```
/// use corroborate::reconcile::table::Kind;
/// assert_eq!("number".parse::<Kind>()?, Kind::Number);
/// # Ok::<(), corroborate::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Figures, which may be near one another.
    Number,
    /// Names, of which one is right.
    Category,
    /// Calendar dates.
    Date,
    /// Places, of which a coarser one may be right as well.
    Place,
}

impl Kind {
    const NAMES: [(&'static str, Kind); 4] = [
        ("number", Kind::Number),
        ("category", Kind::Category),
        ("date", Kind::Date),
        ("place", Kind::Place),
    ];

    /// Whether its values lie on a line, so that there is a median.
    pub fn is_ordered(self) -> bool {
        matches!(self, Kind::Number | Kind::Date)
    }
}

impl Kind {
    /// A figure as values of this kind are written.
    pub(crate) fn print(self, figure: f64) -> String {
        if self == Kind::Date { super::cell::print_date(figure) } else { format!("{figure}") }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = Kind::NAMES.iter().find(|(_, kind)| kind == self).map_or("", |(name, _)| name);
        f.write_str(name)
    }
}

impl FromStr for Kind {
    type Err = Error;

    fn from_str(text: &str) -> Result<Kind> {
        let known = Kind::NAMES.iter().find(|(name, _)| *name == text);
        known
            .map(|(_, kind)| *kind)
            .ok_or_else(|| Error::unknown("kind", text, Kind::NAMES.map(|(name, _)| name)))
    }
}

/// How the kind of an attribute was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Because {
    /// The caller said so.
    Given,
    /// This share of its claims, in per cent, reads so.
    Share(u8),
}

/// What the claims of one attribute look like.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Look {
    pub(crate) claims: u64,
    pub(crate) figures: u64,
    pub(crate) dates: u64,
    pub(crate) known_places: u64,
    pub(crate) paths: u64,
    pub(crate) nested_paths: u64,
}

impl Look {
    /// The kind, and the share of claims that speaks for it.
    pub(crate) fn kind(&self) -> (Kind, Because) {
        let share = |part: u64| Because::Share((100 * part / self.claims.max(1)) as u8);
        if most(self.figures, self.claims) {
            (Kind::Number, share(self.figures))
        } else if most(self.dates, self.claims) {
            (Kind::Date, share(self.dates))
        } else if most(self.known_places, self.claims) {
            (Kind::Place, share(self.known_places))
        } else if 2 * self.paths >= self.claims && 5 * self.nested_paths >= self.paths && self.paths > 0 {
            (Kind::Place, share(self.paths))
        } else {
            (Kind::Category, share(self.claims))
        }
    }
}

fn most(part: u64, claims: u64) -> bool {
    claims > 0 && 10 * part >= 9 * claims
}
