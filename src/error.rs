//! What can be wrong with input, said so that a person can mend it.
//!
//! One opaque [`Error`]: predicates and a span for programs, the message for people. A disagreement between
//! sources is a result and never an error; a text that says nothing yields no claims and is no error either.

use crate::span::Span;

/// The crate's result.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What was wrong with the input, where, and what the input was.
///
/// ```
/// use corroborate::Span;
/// let error = Span::new(0, 99, "short").unwrap_err();
/// assert!(error.is_bad_span());
/// assert_eq!(error.to_string(), "span 0..99 lies outside the text, which has 5 bytes");
/// ```
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error(transparent)]
pub struct Error {
    kind: Box<Kind>,
}

#[derive(Debug, Clone, PartialEq, thiserror::Error)]
enum Kind {
    #[error("span {start}..{end} {what}")]
    Span { start: usize, end: usize, what: String },
    #[error("{what}")]
    Value { what: String, span: Option<Span> },
    #[error("{file}:{line}{}: {what}", column.map(|c| format!(":{c}")).unwrap_or_default())]
    Row { file: String, line: usize, column: Option<usize>, what: String },
    #[error("claim '{claim}': {cause}")]
    Claim { claim: String, cause: Error },
    #[error("document '{document}': {what}")]
    Document { document: String, what: String },
    #[error("unknown {what} '{given}'; known are {}", known.join(", "))]
    Unknown { what: &'static str, given: String, known: Vec<String> },
}

impl Error {
    fn new(kind: Kind) -> Error {
        Error { kind: Box::new(kind) }
    }

    pub(crate) fn bad_span(start: usize, end: usize, text: &str) -> Error {
        let what = if start > end {
            "ends before it starts".to_owned()
        } else if end > text.len() {
            format!("lies outside the text, which has {} bytes", text.len())
        } else {
            let at = if text.is_char_boundary(start) { end } else { start };
            format!("is not on a character boundary: byte {at} is inside a character")
        };
        Error::new(Kind::Span { start, end, what })
    }

    /// A value that cannot be read or made; `what` says what was wrong and quotes the input.
    pub(crate) fn value(what: impl Into<String>) -> Error {
        Error::new(Kind::Value { what: what.into(), span: None })
    }

    /// The same, at a place in a text.
    pub(crate) fn value_at(what: impl Into<String>, span: Span) -> Error {
        Error::new(Kind::Value { what: what.into(), span: Some(span) })
    }

    /// A bad row of a lexicon or a table; lines and columns count from 1.
    pub(crate) fn row(file: &str, line: usize, column: Option<usize>, what: impl Into<String>) -> Error {
        Error::new(Kind::Row { file: file.to_owned(), line, column, what: what.into() })
    }

    /// Puts the claim's name in front.
    #[must_use]
    pub(crate) fn in_claim(self, claim: &str) -> Error {
        Error::new(Kind::Claim { claim: claim.to_owned(), cause: self })
    }

    pub(crate) fn document(document: &str, what: impl Into<String>) -> Error {
        Error::new(Kind::Document { document: document.to_owned(), what: what.into() })
    }

    /// A name (of a policy, a method, a kind) that is not one of the known ones.
    pub(crate) fn unknown<'a>(
        what: &'static str,
        given: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) -> Error {
        let known = known.into_iter().map(str::to_owned).collect();
        Error::new(Kind::Unknown { what, given: given.to_owned(), known })
    }

    /// Whether a span does not fit its text.
    pub fn is_bad_span(&self) -> bool {
        match &*self.kind {
            Kind::Span { .. } => true,
            Kind::Claim { cause, .. } => cause.is_bad_span(),
            _ => false,
        }
    }

    /// Whether a name is not one of the known ones.
    pub fn is_unknown_name(&self) -> bool {
        match &*self.kind {
            Kind::Unknown { .. } => true,
            Kind::Claim { cause, .. } => cause.is_unknown_name(),
            _ => false,
        }
    }

    /// The claim it is about, by its id.
    pub fn claim(&self) -> Option<&str> {
        match &*self.kind {
            Kind::Claim { claim, .. } => Some(claim),
            _ => None,
        }
    }

    /// Where in the text, if it is about a place in a text.
    pub fn span(&self) -> Option<Span> {
        match &*self.kind {
            Kind::Value { span, .. } => *span,
            Kind::Span { start, end, .. } if start <= end => Some(Span::unchecked(*start, *end)),
            Kind::Claim { cause, .. } => cause.span(),
            _ => None,
        }
    }

    /// The line of a lexicon or table, from 1.
    pub fn line(&self) -> Option<usize> {
        match &*self.kind {
            Kind::Row { line, .. } => Some(*line),
            _ => None,
        }
    }
}
