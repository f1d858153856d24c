//! Items to consensus: what the claims support, by a policy that has a name.
//!
//! For claims by the million, [`table`] holds them column by column, and [`truth`] learns from them which sources
//! to believe while it decides what is true.

mod evidence;
pub mod policy;
pub mod table;
pub mod truth;

use serde::{Deserialize, Serialize};

pub use evidence::{Evidence, Grade, Testimony};
pub use policy::{Decision, Policy};

use crate::claim::ClaimId;
use crate::value::Value;

/// What the claims of an item support, by a named policy.
#[doc(alias = "truth")]
#[doc(alias = "belief")]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Consensus {
    /// The answer; none where the policy gives none.
    pub value: Option<Value>,
    /// Other answers for which as much speaks: where there are any, the question is open, and `value` is the one that the
    /// policy names first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rivals: Vec<Value>,
    /// The lowest figure the claims support.
    pub low: Option<f64>,
    /// The highest.
    pub high: Option<f64>,
    /// From 0 to 1; the policy says what would make it 1.
    pub confidence: f64,
    /// The policy's name.
    pub policy: String,
    /// Why this answer, in one sentence.
    pub rationale: String,
    /// The claims that the answer satisfies: all that leave room for it, "at least 23" for 2,000, too. Not all of them are
    /// counted as witnesses.
    pub supporting: Vec<ClaimId>,
    /// The claims that it does not.
    pub dissenting: Vec<ClaimId>,
    /// How many independent witnesses speak for it: those of the supporting claims that bear it out, and do not only leave
    /// room for it. May be none.
    pub witnesses: usize,
    /// Whether all of them only believe, fear or allege it: nobody says it as known, so it may not be printed as such.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unconfirmed: bool,
    /// The one claim whose withdrawal would change the answer.
    #[serde(default)]
    pub pivot: Option<ClaimId>,
}
