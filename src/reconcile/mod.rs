//! Items to consensus: what the claims support, by a policy that has a name.
//!
//! For claims by the million, [`table`] holds them column by column, and [`truth`] learns from them which sources
//! to believe while it decides what is true.

mod denials;
mod evidence;
pub mod policy;
pub mod table;
pub mod truth;

use serde::{Deserialize, Serialize};

pub use crate::document::Grade;
pub use evidence::{Evidence, Interest, Testimony};
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
    /// Other answers for which as much speaks: where there are any, the question is open, and `value` is the one that
    /// the policy names first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rivals: Vec<Value>,
    /// The lowest figure the claims support.
    pub low: Option<f64>,
    /// The highest.
    pub high: Option<f64>,
    /// The share of witnesses that give the answer, drawn towards one half by one imaginary witness: (witnesses for
    /// it + ½) / (all + 1). It would be 1 only if infinitely many independent witnesses gave it and none dissented;
    /// 0 where there is no answer. It is no probability that the answer is true.
    pub confidence: f64,
    /// The policy's name.
    pub policy: String,
    /// Why this answer, in one sentence.
    pub rationale: String,
    /// The claims that the answer satisfies: all that leave room for it, "at least 23" for 2,000, too, and all that the
    /// policy records with it, as some do "dozens" with 12. Not all of them are counted as witnesses. Without an
    /// answer, all that were heard.
    pub supporting: Vec<ClaimId>,
    /// The claims that it does not satisfy.
    pub dissenting: Vec<ClaimId>,
    /// How many independent witnesses speak for it: those of the supporting claims that bear it out, and do not only
    /// leave room for it. May be none.
    pub witnesses: usize,
    /// Whether all of them only believe, fear or allege it: nobody says it as known, so it may not be printed as such.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unconfirmed: bool,
    /// The one claim whose withdrawal would change the answer, the answer to none, or none to an answer. Of several,
    /// the earliest of those that give the answer. None where one more says the same.
    #[serde(default)]
    pub pivot: Option<ClaimId>,
}
