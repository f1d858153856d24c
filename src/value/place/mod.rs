//! Places and what lies in what.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::ValueSet;

/// A place with the places around it, the nearest first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// The name as written.
    pub name: String,
    /// The places it lies in, from the nearest outwards.
    #[serde(default)]
    pub within: Vec<String>,
}

impl Place {
    /// Every place inside it; anywhere, where it is not known what it lies in.
    pub fn admitted(&self) -> ValueSet {
        ValueSet::everything()
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}
