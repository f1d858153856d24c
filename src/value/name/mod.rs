//! Names of people, organisations and places, and whether two of them name the same one.
//!
//! A [`Name`] is read once: cut into parts, each with its sound, its spellings and its weight. Two names are then
//! compared part by part, from the strongest match to the weakest, and every part that is left over is accounted
//! for. The evidence adds up in bits (log2 of the odds that they are one); the [`Judgement`] says each step in words.
//! Names are brought together by [keys](Name::keys), never all with all; what else is known of the bearers
//! ([`Known`]) counts too.
//!
//! The guide's [chapter on names](crate::_guide::names) has the levels and what was refused.

mod contrast;
mod entity;
mod evidence;
mod judge;
mod keys;
mod known;
mod level;
mod parse;
mod part;
mod rarity;
mod reader;
mod side;
mod sound;
mod told;
mod weigh;
mod words;

use serde::{Deserialize, Serialize};

pub use entity::Entity;
pub use judge::{Judgement, Verdict, compare};
pub use keys::{BlockKey, keys};
pub use known::Known;
pub use parse::Name;
pub(crate) use side::DoerSide;
pub(crate) use told::year;

/// What bears a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NameKind {
    /// A person.
    Person,
    /// A company, an armed group, an office, a court.
    #[serde(alias = "organisation")]
    Organization,
    /// A country, a town.
    Place,
    /// Not known: a name with words that organisations have is read as theirs, any other as a person's.
    #[default]
    #[serde(other)]
    Other,
}
