//! How two claims lie to each other.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::claim::ClaimId;

/// The levels of comparison, from agreement to none.
#[doc(alias = "comparison level")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RelationKind {
    /// The same value at the precision both state.
    Agree,
    /// Both can be true: a bound, a part, a finer place or date.
    Compatible,
    /// Both can be true, but no reader of one would expect the other.
    Tension,
    /// Each right at its time; the later replaces the earlier.
    Superseded,
    /// They cannot both be true.
    Conflict,
    /// Another subject, scope, period, method or unit; or unknown.
    NotComparable,
}

impl RelationKind {
    /// Its name in the JSON form.
    pub fn name(self) -> &'static str {
        match self {
            RelationKind::Agree => "agree",
            RelationKind::Compatible => "compatible",
            RelationKind::Tension => "tension",
            RelationKind::Superseded => "superseded",
            RelationKind::Conflict => "conflict",
            RelationKind::NotComparable => "not_comparable",
        }
    }
}

impl fmt::Display for RelationKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name().replace('_', " "))
    }
}

/// What decides how two claims lie to each other: the first of these that has something to say.
///
/// The reason says it in words for people; this says it for programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Ground {
    /// They say something about two attributes.
    Attribute,
    /// They count two parts of which neither holds the other.
    Scope,
    /// One counts a part of what the other counts.
    Part,
    /// They stand side by side in one list.
    List,
    /// They are values of two kinds.
    Kind,
    /// They are in units or currencies that nothing converts.
    Unit,
    /// They hold for two periods.
    Period,
    /// They name somebody, and names are compared as names.
    Name,
    /// One is the other, rounded.
    Rounding,
    /// A count that grows was given later.
    Rise,
    /// A count that grows was given later, and is smaller.
    Revision,
    /// What changes with time was said at another time.
    Change,
    /// They put what happens once on two days.
    Day,
    /// They put what happens once at two places.
    Place,
    /// The outlet has set its own figure right.
    Correction,
    /// One of them says nothing that could be contradicted.
    Unknown,
    /// One of them is vague: it names an order of size, and no bound.
    Vagueness,
    /// One denies what the other affirms.
    Denial,
    /// The values that they leave room for.
    #[default]
    Values,
}

/// A relation between two claims, with the reason in one sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relation {
    /// One claim.
    pub a: ClaimId,
    /// The other.
    pub b: ClaimId,
    /// How they lie to each other.
    #[serde(rename = "relation")]
    pub kind: RelationKind,
    /// Why, in one sentence.
    pub reason: String,
    /// Why, for programs.
    #[serde(default)]
    pub ground: Ground,
    /// Whether the two claims come from different witnesses.
    pub independent: bool,
}
