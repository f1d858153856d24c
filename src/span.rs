//! Where a text says something: half-open byte ranges on character boundaries.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// A half-open range of bytes `start..end` of a document's text, both ends on character boundaries.
///
/// ```
/// use corroborate::Span;
/// let text = "killed 139 people";
/// let span = Span::new(7, 10, text)?;
/// assert_eq!(span.of(text), "139");
/// assert_eq!(span.to_string(), "7..10");
/// # Ok::<(), corroborate::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The span `start..end` of `text`.
    ///
    /// # Errors
    /// Where `start > end`, an end lies outside `text`, or an end is not on a character boundary.
    pub fn new(start: usize, end: usize, text: &str) -> Result<Span> {
        let within = start <= end && end <= text.len() && u32::try_from(end).is_ok();
        if within && text.is_char_boundary(start) && text.is_char_boundary(end) {
            return Ok(Span::unchecked(start, end));
        }
        Err(Error::bad_span(start, end, text))
    }

    /// A span whose ends the caller has just read off a scan of the text.
    pub(crate) const fn unchecked(start: usize, end: usize) -> Span {
        Span { start: start as u32, end: end as u32 }
    }

    /// The first byte.
    pub const fn start(self) -> usize {
        self.start as usize
    }

    /// One past the last byte.
    pub const fn end(self) -> usize {
        self.end as usize
    }

    /// The number of bytes.
    pub const fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it holds no byte.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The words that stand there.
    ///
    /// # Panics
    /// Where `text` is not the text the span was made for and is too short or cut elsewhere.
    pub fn of(self, text: &str) -> &str {
        &text[self.start()..self.end()]
    }

    /// The words that stand there, if `text` has them.
    pub fn get(self, text: &str) -> Option<&str> {
        text.get(self.start()..self.end())
    }

    /// Whether the two have a byte in common.
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether every byte of `other` is in this span.
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}
