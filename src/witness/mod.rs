//! Who depends on whom, and what the copying changed.

mod distortion;
mod passages;
mod print;

pub use distortion::{Distortion, DistortionKind, DistortionSeverity, Quote};

use serde::{Deserialize, Serialize};

use crate::document::{Document, DocumentId};
use crate::span::Span;
use crate::text::Text;

/// A document that was made from another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reuse {
    /// The one that was made.
    pub copy: DocumentId,
    /// The one it was made from.
    pub original: DocumentId,
    /// The share of the copy that comes from the original, 0 to 1.
    pub score: f64,
    /// Why the direction is known, in words.
    pub reason: String,
    /// What the copying changed.
    pub distortions: Vec<Distortion>,
}

/// Which of two documents was made from the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "each name says what it is")]
pub enum Direction {
    AFromB,
    BFromA,
    Unknown,
}

/// The same words, copied or reworded, in two texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Passage {
    /// Where in the first.
    pub a: Span,
    /// Where in the second.
    pub b: Span,
}

/// What two documents have of one another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// The share of the copy that the original has, 0 to 1; where the direction is unknown, of the one that has more.
    pub score: f64,
    /// Which was made from the other.
    pub direction: Direction,
    /// The passages in both, by place in the first.
    pub passages: Vec<Passage>,
    /// What the copying changed.
    pub distortions: Vec<Distortion>,
}

/// Compares two documents.
pub fn reuse(a: &Document, b: &Document) -> Comparison {
    let (left, right) = (Text::new(a.text()), Text::new(b.text()));
    let (p, q) = (print::Print::of(&left), print::Print::of(&right));
    let pairing = passages::pairing(&p, &q);
    let passages = pairing
        .pairs
        .iter()
        .map(|pair| Passage { a: p.stretches[pair.a].span, b: q.stretches[pair.b].span })
        .collect();
    let score = f64::from(pairing.share[0].max(pairing.share[1]));
    Comparison { score, direction: Direction::Unknown, passages, distortions: Vec::new() }
}
