//! The state a person is in.
//!
//! A person is dead, or alive; who is alive is free or held, and hurt or not. A status admits the corners of that
//! cube which its word leaves open, so "wounded" and "detained" can both be true, and "dead" and "wounded" not.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::ValueSet;

/// A state of a person.
///
/// ```
/// use corroborate::value::Status;
/// assert!(Status::Wounded.admitted().meets(&Status::Detained.admitted()));
/// assert!(!Status::Dead.admitted().meets(&Status::AtLarge.admitted()));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Status {
    /// Living, nothing more said.
    Alive,
    /// Dead.
    Dead,
    /// Hurt and living.
    Wounded,
    /// Living and not hurt.
    Unhurt,
    /// Living and held.
    Detained,
    /// Living and sought.
    AtLarge,
    /// Living, and let go or never held.
    Free,
    /// Not found; alive or dead.
    Missing,
}

impl Status {
    /// The states it leaves open.
    pub fn admitted(self) -> ValueSet {
        let both = |health: &str| {
            let custody = |custody: &str| ValueSet::region(["alive", custody, health]);
            custody("held").union(&custody("free"))
        };
        match self {
            Status::Alive => ValueSet::region(["alive"]),
            Status::Dead => ValueSet::region(["dead"]),
            Status::Detained => ValueSet::region(["alive", "held"]),
            Status::AtLarge | Status::Free => ValueSet::region(["alive", "free"]),
            Status::Wounded => both("hurt"),
            Status::Unhurt => both("unhurt"),
            Status::Missing => ValueSet::everything(),
        }
    }

    /// Its name in the JSON form.
    pub fn name(self) -> &'static str {
        match self {
            Status::Alive => "alive",
            Status::Dead => "dead",
            Status::Wounded => "wounded",
            Status::Unhurt => "unhurt",
            Status::Detained => "detained",
            Status::AtLarge => "at_large",
            Status::Free => "free",
            Status::Missing => "missing",
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name().replace('_', " "))
    }
}
