//! What does not fit, and everything a person needs to judge it.

mod altered;
mod beside;
mod check;
mod discrepancy;
mod errata;
mod named;
mod overtaken;
mod pairs;
mod parties;
mod policies;
mod reconciler;
mod render;
mod run;
mod sentences;
mod severity;
mod statement;

use altered::Altered;
pub use check::{Check, Effect, Kept, Remark, check};
pub use discrepancy::{Code, Discrepancy};
use errata::Errata;
pub use policies::{PolicyRow, PolicyTable};
pub use reconciler::Reconciler;
pub use render::{CheckText, Format, Paint, Text, Verdict};
pub use severity::{Severities, Severity};
pub use statement::{Ground, StatementComparison, StatementPair, compare_statements};

use serde::{Deserialize, Serialize};

use crate::align::Item;
use crate::claim::{Attribute, Claim};
use crate::document::{Document, DocumentId, Source};
use crate::extract::Event;
use crate::reconcile::Consensus;
use crate::relation::Relation;
use crate::value::Day;
use crate::witness::Reuse;

/// Everything that a pile of documents says, aligned, compared and reconciled.
///
/// ```
/// use corroborate::report::Report;
/// assert!(Report::default().discrepancies.is_empty());
/// ```
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Report {
    /// The documents, in the order they were given.
    pub documents: Vec<DocumentSummary>,
    /// Their claims, by document and place.
    pub claims: Vec<Claim>,
    /// The questions they answer.
    pub items: Vec<ReconciledItem>,
    /// What does not fit, worst first.
    pub discrepancies: Vec<Discrepancy>,
    /// Which document was made from which.
    pub reuse: Vec<Reuse>,
    /// What happened, most salient first.
    pub events: Vec<Event>,
    /// The documents themselves, for quoting; not in the JSON form.
    #[serde(skip)]
    pub texts: Vec<Document>,
}

/// A document as the report knows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentSummary {
    /// The caller's name for it.
    pub id: DocumentId,
    /// Who published it.
    pub source: Source,
    /// Its title.
    pub title: Option<String>,
    /// When it was published.
    pub published: Option<Day>,
    /// Equal for documents that are not independent of one another.
    pub witness: String,
}

/// An item with its relations and its consensus.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReconciledItem {
    /// The question and its claims.
    #[serde(flatten)]
    pub item: Item,
    /// How its claims lie to each other.
    pub relations: Vec<Relation>,
    /// What they support.
    pub consensus: Consensus,
}

impl ReconciledItem {
    /// The question, as people put it: "how many died (children)".
    pub fn question(&self) -> String {
        question(&self.item.attribute, &self.item.scope)
    }
}

/// Whom the strength of a group counts.
const MEMBER: &str = "member";

/// The one home of a question's words.
fn question(attribute: &Attribute, scope: &[String]) -> String {
    let asked = attribute.question();
    // "How strong the group is (member)": the attribute says so.
    let own = |word: &&String| *attribute == Attribute::Members && *word == MEMBER;
    let scope: Vec<&str> = scope.iter().filter(|word| !own(word)).map(String::as_str).collect();
    if scope.is_empty() { asked } else { format!("{asked} ({})", scope.join(", ")) }
}
