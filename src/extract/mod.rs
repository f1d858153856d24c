//! Documents to claims.
//!
//! An [`Extractor`] reads one document and gives its claims, its events and the aliases it states. Subjects carry
//! keys that are equal within the document; alignment makes them equal across documents.

mod asserted;
mod block;
mod correction;
mod culprit;
mod digest;
mod drafts;
mod effect;
mod english;
pub mod event;
mod falsehood;
mod fiction;
mod figurative;
mod frame;
mod framing;
mod gist;
mod hearing;
mod labour;
mod left_out;
pub mod mention;
mod outlived;
mod reckoned;
mod record;
mod recount;
mod retort;
mod slated;
mod stance;
mod them;
mod verdict;
pub mod voice;

pub use english::EnglishExtractor;
pub use event::{Event, EventType, Perpetrator, Responsibility};

use serde::{Deserialize, Serialize};

use crate::claim::Claim;
use crate::document::{Document, ReadDocument};
use crate::span::Span;

/// Reads the claims of a document. Implement it to bring an extractor of your own.
pub trait Extractor {
    /// What the document says. A text that says nothing gives nothing; it is no error.
    fn extract(&self, document: &Document) -> Extraction;

    /// The document cut into tokens, as all stages behind this extractor are to see it.
    fn read<'d>(&self, document: &'d Document) -> ReadDocument<'d> {
        ReadDocument::new(document)
    }

    /// The same as [`Extractor::extract`] for a document that has been [read](Extractor::read): an extractor that
    /// starts from tokens need not cut them again.
    fn extract_read(&self, read: &ReadDocument<'_>) -> Extraction {
        self.extract(read.document())
    }
}

/// What one document says.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Extraction {
    /// Its claims, in order of their start.
    pub claims: Vec<Claim>,
    /// Its events, most salient first.
    #[serde(default)]
    pub events: Vec<Event>,
    /// The other names it states.
    #[serde(default)]
    pub aliases: Vec<Alias>,
}

/// Two names that a document says are one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Alias {
    /// The name it is introduced for.
    pub name: String,
    /// The other name: an acronym, a nom de guerre, a former name.
    pub other: String,
    /// Where the document says so.
    #[serde(flatten)]
    pub span: Span,
}
