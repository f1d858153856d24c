//! Reads what several sources say and answers: on what do they agree, where do they differ, is the difference
//! real, and who merely copied whom.

mod claim;
mod document;
mod error;
pub mod extract;
pub mod lexicon;
mod relation;
mod span;
pub mod text;
pub mod value;

pub use claim::{
    Attribute, Certainty, Claim, ClaimId, Polarity, Provenance, Qualifiers, Role, Speaker, Stance, Subject,
    SubjectKind,
};
pub use document::{Document, DocumentId, Source};
pub use error::{Error, Result};
pub use relation::{Relation, RelationKind};
pub use span::Span;
