//! Reads what several sources say and answers: on what do they agree, where do they differ, is the difference
//! real, and who merely copied whom.

#[cfg(doc)]
#[path = "guide.rs"]
pub mod _guide;
pub mod align;
mod claim;
pub mod compare;
mod document;
mod error;
pub mod extract;
pub mod lexicon;
pub mod reconcile;
mod relation;
pub mod report;
mod span;
pub mod text;
pub mod value;
pub mod witness;

pub use claim::{
    Attribute, Certainty, Change, Claim, ClaimId, Polarity, Provenance, Qualifiers, Role, Speaker, Stance,
    Subject, SubjectKind,
};
pub use document::{Document, DocumentId, Source};
pub use error::{Error, Result};
pub use relation::{Relation, RelationKind};
pub use report::{Discrepancy, Reconciler, Report, Severity};
pub use span::Span;
