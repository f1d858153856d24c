//! Claims to items: which claims answer the same question.

use serde::{Deserialize, Serialize};

use crate::claim::{Attribute, ClaimId};

/// All claims that answer one question.
#[doc(alias = "data item")]
#[doc(alias = "variable")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Its name within the run.
    pub id: ItemId,
    /// The subject's key.
    pub subject: String,
    /// What people call the subject.
    pub label: String,
    /// What is asked.
    pub attribute: Attribute,
    /// Of which part of the subject.
    pub scope: Vec<String>,
    /// Its claims, by document and place.
    pub claims: Vec<ClaimId>,
}

/// The name of an item within a run.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ItemId(String);

impl ItemId {
    /// The name as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<String> for ItemId {
    fn from(id: String) -> ItemId {
        ItemId(id)
    }
}

impl std::fmt::Display for ItemId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
