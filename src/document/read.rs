//! A document whose text has been cut into tokens: once, for all stages.

use super::Document;
use crate::lexicon::Lexicon;
use crate::text::Text;

/// A document with its text as tokens and sentences, by the words of one lexicon.
///
/// Extraction, alignment and the search for copies all start from tokens. Whoever passes a document through more than
/// one of them reads it once and hands this on.
///
/// ```
/// use corroborate::{Document, ReadDocument};
/// let document = Document::new("a1", "Police arrested 12 people. They were released.")?;
/// let read = ReadDocument::new(&document);
/// assert_eq!(read.text().sentences().len(), 2);
/// assert_eq!(read.document().id().as_str(), "a1");
/// # Ok::<(), corroborate::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct ReadDocument<'d> {
    document: &'d Document,
    text: Text<'d>,
}

impl<'d> ReadDocument<'d> {
    /// Reads a document with the lexicon of English.
    pub fn new(document: &'d Document) -> ReadDocument<'d> {
        ReadDocument::with_lexicon(document, Lexicon::english())
    }

    /// Reads a document with a lexicon to which a caller has added words.
    pub(crate) fn with_lexicon(document: &'d Document, lexicon: &'static Lexicon) -> ReadDocument<'d> {
        ReadDocument { document, text: Text::with_lexicon(document.text(), lexicon) }
    }

    /// The document.
    pub fn document(&self) -> &'d Document {
        self.document
    }

    /// Its text.
    pub fn text(&self) -> &Text<'d> {
        &self.text
    }

    /// Its title, read with the same lexicon; none where nothing is written in it.
    pub(crate) fn title(&self) -> Option<Text<'d>> {
        let title = self.document.title().map(|title| Text::with_lexicon(title, self.text.lexicon()));
        title.filter(|title| !title.tokens().is_empty())
    }
}
