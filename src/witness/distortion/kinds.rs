//! What a copy changed of its original.

use serde::{Deserialize, Serialize};

use crate::span::Span;
use crate::text::Text;

/// What was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
#[allow(missing_docs, reason = "each name says what it is")]
pub enum DistortionKind {
    NumberChanged,
    HedgeDropped,
    HedgeAdded,
    PolarityChanged,
    NameChanged,
    EntityChanged,
    DateChanged,
    PlaceChanged,
    UnitChanged,
    AttributionLost,
    QuoteAltered,
    MeaningChanged,
}

/// What an editor would have to correct.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DistortionSeverity {
    /// Who died, who did it, whether it happened.
    Critical,
    /// A fact that readers act on.
    Major,
    /// A shade.
    Minor,
}

/// Words with their place in one of the two texts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Quote {
    /// Where.
    #[serde(flatten)]
    pub span: Span,
    /// The words.
    pub quote: String,
}

impl Quote {
    /// The words of a text at a place.
    pub(in crate::witness) fn of(text: &Text, span: Span) -> Quote {
        Quote { span, quote: span.of(text.source()).to_owned() }
    }
}

/// One change between an original and its copy.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Distortion {
    /// What was changed.
    #[serde(rename = "type")]
    pub kind: DistortionKind,
    /// How bad it is.
    pub severity: DistortionSeverity,
    /// What the original says.
    pub original: Quote,
    /// What the copy says.
    pub copy: Quote,
    /// One sentence for a person.
    pub message: String,
}

impl Distortion {
    /// Whether it says nothing that the other does not: the same kind, inside its words on both sides; or somebody
    /// else at the same place.
    pub(super) fn is_within(&self, other: &Distortion) -> bool {
        let inside =
            other.original.span.contains(self.original.span) && other.copy.span.contains(self.copy.span);
        let at_one_place =
            other.original.span.overlaps(self.original.span) && other.copy.span.overlaps(self.copy.span);
        self.kind == other.kind && (inside || at_one_place && self.kind == DistortionKind::EntityChanged)
    }
}
