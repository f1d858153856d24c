//! Reads what several sources say and answers: on what do they agree, where do they differ, is the difference
//! real, who merely copied whom, and what may be printed?
//!
//! ```
//! use corroborate::{Attribute, Document, Reconciler, RelationKind};
//!
//! let wire = Document::new("wire", "A bomb killed at least 12 people at a market in Kabul on Friday.")?
//!     .with_source("Northern Wire")
//!     .with_published("2025-03-14".parse()?);
//! let post = Document::new("post", "The death toll from Friday's bombing at a market in Kabul has risen to 14.")?
//!     .with_source("The Harbour Post")
//!     .with_published("2025-03-16".parse()?);
//!
//! let report = Reconciler::new().document(wire)?.document(post)?.reconcile();
//!
//! let toll = report.items.iter().find(|item| item.item.attribute == Attribute::Killed).expect("both give a toll");
//! assert_eq!(toll.item.claims.len(), 2);
//! assert_ne!(toll.relations[0].kind, RelationKind::Conflict);
//! assert_eq!(toll.consensus.value.as_ref().expect("an answer").to_string(), "14");
//! # Ok::<(), corroborate::Error>(())
//! ```
//!
//! [`Reconciler`] is the main type: documents go in, or claims of your own, and a [`Report`] comes out. Each answer
//! states its reason, and each [`Claim`] the [`Span`] of the text that says it. A disagreement between sources is a
//! result; an [`Error`] is bad input only.
//!
//! The modules are the stages, for those who enter half-way; others may skip them: [`extract`] reads claims,
//! [`align`] finds those that answer one question, [`compare`] tells how two of them lie to each other, [`witness`] who
//! depends on whom, [`reconcile`] what they support together, and [`report`] what does not fit. A [`value`] admits a
//! set of true values; two statements conflict exactly when no value satisfies both.
//!
//! # Features
//! None is on by default, and none changes a result: `json` adds the renderers whose form is JSON, `parallel` uses
//! several processors, `cli` is the command line. Without features the crate needs no files, clocks, threads or C.

#![deny(
    clippy::disallowed_macros,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "the core has no files, clocks or threads"
)]

#[cfg(doc)]
#[path = "guide.rs"]
pub mod _guide;
pub mod align;
mod claim;
pub mod compare;
mod document;
mod error;
pub mod extract;
mod fnv;
pub mod lexicon;
pub mod reconcile;
mod relation;
pub mod report;
mod span;
pub mod text;
pub mod value;
pub mod witness;

pub use claim::{
    Attribute, Certainty, Change, Claim, ClaimId, ClaimPart, Likelihood, Mentioned, Polarity, Provenance,
    Qualifiers, Role, Speaker, Stance, Subject, SubjectKind,
};
pub use document::{Document, DocumentId, ReadDocument, Source};
pub use error::{Error, Result};
pub use relation::{Ground, Relation, RelationKind};
pub use report::{Discrepancy, Reconciler, Report, Severity};
pub use span::Span;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
mod readme {}
