//! The kinds of value. Each reads itself from text, says which set of values it admits, and prints itself.
//!
//! A stage knows no kinds: it asks a [`Value`] for what it [admits](Value::admitted) and compares the sets.

pub mod date;
pub mod name;
pub mod place;
pub mod quantity;
mod reading;
mod set;
pub mod status;

use std::fmt;

use serde::{Deserialize, Serialize};

pub use date::{DateRange, Day};
pub use name::Entity;
pub use place::Place;
pub use quantity::{Precision, Quantity, QuantityKind, in_print};
pub use reading::{Reading, Standing, each_reading, figures_beside, readings};
pub use set::{Bound, Interval, Path, ValueSet};
pub use status::Status;

/// What a statement admits: the set its words assert, and the one a reader expects.
#[derive(Debug, Clone, PartialEq)]
pub struct Admitted {
    /// The values that make the words true.
    pub asserted: ValueSet,
    /// The values that a reader of the words would expect.
    pub plausible: ValueSet,
}

impl Admitted {
    /// A statement whose readers expect just what it asserts.
    pub fn exactly(set: ValueSet) -> Admitted {
        Admitted { asserted: set.clone(), plausible: set }
    }

    /// What the denial of the statement admits.
    #[must_use]
    pub fn denied(&self) -> Admitted {
        Admitted::exactly(self.asserted.complement())
    }

    /// How the two sets lie to each other.
    pub fn overlap(&self, other: &Admitted) -> Overlap {
        if !self.asserted.meets(&other.asserted) {
            Overlap::Disjoint
        } else if !self.plausible.meets(&other.plausible) {
            Overlap::Strained
        } else if self.asserted == other.asserted {
            Overlap::Equal
        } else if self.asserted.is_within(&other.asserted) {
            Overlap::Within
        } else if other.asserted.is_within(&self.asserted) {
            Overlap::Around
        } else {
            Overlap::Partial
        }
    }

    /// Whether a reader of one would not be surprised by the other: what both expect meets, or one is a bound, and the
    /// figures that they expect are at most `factor` times apart.
    pub(crate) fn is_near(&self, other: &Admitted, factor: f64) -> bool {
        if self.plausible.meets(&other.plausible) {
            return true;
        }
        let (Some(x), Some(y)) = (self.plausible.hull(), other.plausible.hull()) else { return false };
        let (low, high, lower, higher) =
            if x.high().value <= y.low().value { (self, other, x, y) } else { (other, self, y, x) };
        let no_ceiling = low.asserted.hull().is_some_and(|all| all.high().value.is_infinite());
        let no_floor = high.asserted.hull().is_some_and(|all| all.low().value <= 0.0);
        (no_ceiling || no_floor) && higher.low().value <= factor * lower.high().value
    }
}

/// How the sets of two statements lie to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overlap {
    /// The same set.
    Equal,
    /// The first lies inside the second: it says more.
    Within,
    /// The second lies inside the first.
    Around,
    /// They share some values.
    Partial,
    /// They share values, but none that readers of both would expect.
    Strained,
    /// No value satisfies both.
    Disjoint,
}

impl Overlap {
    /// The same, seen from the other side.
    #[must_use]
    pub fn reversed(self) -> Overlap {
        match self {
            Overlap::Within => Overlap::Around,
            Overlap::Around => Overlap::Within,
            same => same,
        }
    }
}

/// The answer a claim gives: as written and as read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Value {
    /// How many, how much.
    Quantity(Quantity),
    /// When.
    Date(DateRange),
    /// Where.
    Place(Place),
    /// Who.
    Entity(Entity),
    /// In what state.
    Status {
        /// The state.
        status: Status,
    },
    /// Words that no kind reads.
    Text {
        /// The words.
        text: String,
    },
}

impl Value {
    /// The set of values that the statement of this value admits.
    pub fn admitted(&self) -> Admitted {
        match self {
            Value::Quantity(quantity) => quantity.admitted(),
            Value::Date(date) => Admitted::exactly(date.admitted()),
            Value::Place(place) => Admitted::exactly(place.admitted()),
            Value::Entity(entity) => Admitted::exactly(entity.admitted()),
            Value::Status { status } => Admitted::exactly(status.admitted()),
            Value::Text { text } => Admitted::exactly(ValueSet::region([text.to_lowercase()])),
        }
    }

    /// The kind's name in the JSON form.
    pub fn kind(&self) -> &'static str {
        match self {
            Value::Quantity(_) => "quantity",
            Value::Date(_) => "date",
            Value::Place(_) => "place",
            Value::Entity(_) => "entity",
            Value::Status { .. } => "status",
            Value::Text { .. } => "text",
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Quantity(quantity) => quantity.fmt(f),
            Value::Date(date) => date.fmt(f),
            Value::Place(place) => place.fmt(f),
            Value::Entity(entity) => entity.fmt(f),
            Value::Status { status } => status.fmt(f),
            Value::Text { text } => f.write_str(text),
        }
    }
}
