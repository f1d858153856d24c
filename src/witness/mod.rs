//! Who depends on whom, and what the copying changed.

mod distortion;

pub use distortion::{Distortion, DistortionKind, DistortionSeverity, Quote};

use serde::{Deserialize, Serialize};

use crate::document::DocumentId;

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
