//! One text of one source.

mod grade;
mod read;

use std::fmt;

pub use grade::Grade;
pub use read::ReadDocument;

use serde::de::Visitor;
use serde::{Deserialize, Deserializer, Serialize};

use crate::error::{Error, Result};
use crate::value::Day;

/// The name by which the caller knows a document; an integer in JSON is read as its digits.
///
/// ```
/// use corroborate::DocumentId;
/// let id: DocumentId = serde_json::from_str("17")?;
/// assert_eq!(id.as_str(), "17");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct DocumentId(String);

impl<'de> Deserialize<'de> for DocumentId {
    fn deserialize<D: Deserializer<'de>>(from: D) -> std::result::Result<DocumentId, D::Error> {
        from.deserialize_any(IdVisitor)
    }
}

struct IdVisitor;

impl Visitor<'_> for IdVisitor {
    type Value = DocumentId;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string or an integer")
    }

    fn visit_str<E>(self, id: &str) -> std::result::Result<DocumentId, E> {
        Ok(DocumentId::from(id))
    }

    fn visit_u64<E>(self, id: u64) -> std::result::Result<DocumentId, E> {
        Ok(DocumentId(id.to_string()))
    }

    fn visit_i64<E>(self, id: i64) -> std::result::Result<DocumentId, E> {
        Ok(DocumentId(id.to_string()))
    }
}

impl DocumentId {
    /// The name as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for DocumentId {
    fn from(id: &str) -> DocumentId {
        DocumentId(id.to_owned())
    }
}

impl fmt::Display for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Who speaks: an outlet, an agency, a data set.
#[doc(alias = "dataset")]
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Source(String);

impl Source {
    /// The name as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Source {
    fn from(name: &str) -> Source {
        Source(name.to_owned())
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A text with what is known about its publication.
///
/// Without `published`, relative dates ("on Friday") stay unresolved: nothing here asks a clock.
///
/// ```
/// use corroborate::Document;
/// let document = Document::new("a1", "On Friday 12 people were killed.")?
///     .with_source("The Harbour Post")
///     .with_published("2024-03-25".parse()?);
/// assert_eq!(document.source().as_str(), "The Harbour Post");
/// # Ok::<(), corroborate::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Unchecked")]
pub struct Document {
    id: DocumentId,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<Source>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    grade: Option<Grade>,
    text: String,
}

/// A document as it stands in JSON.
#[derive(Deserialize)]
#[serde(expecting = "a document {id, text, source?, title?, published?, url?, language?, grade?}")]
struct Unchecked {
    id: DocumentId,
    text: String,
    source: Option<String>,
    title: Option<String>,
    published: Option<String>,
    url: Option<String>,
    language: Option<String>,
    grade: Option<Grade>,
}

impl TryFrom<Unchecked> for Document {
    type Error = Error;

    fn try_from(from: Unchecked) -> Result<Document> {
        let published = from.published.map(|day| day.parse::<Day>()).transpose();
        let published =
            published.map_err(|e| Error::document(from.id.as_str(), format!("published: {e}")))?;
        Ok(Document {
            source: from.source.map(Source),
            title: from.title,
            published,
            url: from.url,
            language: from.language,
            grade: from.grade,
            ..Document::new(from.id.as_str(), from.text)?
        })
    }
}

impl Document {
    /// A document with nothing known but its text.
    ///
    /// # Errors
    /// Where the id is empty, or the text has 4 GiB or more.
    pub fn new(id: &str, text: impl Into<String>) -> Result<Document> {
        let text = text.into();
        if id.is_empty() {
            return Err(Error::document(id, "the id is empty"));
        }
        if u32::try_from(text.len()).is_err() {
            return Err(Error::document(
                id,
                format!("{} bytes are more than a document may have", text.len()),
            ));
        }
        let id = DocumentId(id.to_owned());
        let (source, title, published, url, language, grade) = (None, None, None, None, None, None);
        Ok(Document { id, source, title, published, url, language, grade, text })
    }

    /// Says who published it.
    #[must_use]
    pub fn with_source(mut self, source: &str) -> Document {
        self.source = Some(Source::from(source));
        self
    }

    /// Gives its title.
    #[must_use]
    pub fn with_title(mut self, title: &str) -> Document {
        self.title = Some(title.to_owned());
        self
    }

    /// Says on which day it was published.
    #[must_use]
    pub fn with_published(mut self, day: Day) -> Document {
        self.published = Some(day);
        self
    }

    /// Says where it was found.
    #[must_use]
    pub fn with_url(mut self, url: &str) -> Document {
        self.url = Some(url.to_owned());
        self
    }

    /// Grades the reliability of its source, for the policies whose codebook asks for it.
    ///
    /// ```
    /// use corroborate::Document;
    /// use corroborate::reconcile::Grade;
    /// let document = Document::new("a", "Two died.")?.with_grade("0.9".parse()?);
    /// assert_eq!(document.grade(), Some(Grade::B));
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    #[must_use]
    pub fn with_grade(mut self, grade: Grade) -> Document {
        self.grade = Some(grade);
        self
    }

    /// The caller's name for it.
    pub fn id(&self) -> &DocumentId {
        &self.id
    }

    /// Its text; all spans are bytes of it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Who published it; its own id where nobody said.
    pub fn source(&self) -> Source {
        self.source.clone().unwrap_or_else(|| Source(self.id.0.clone()))
    }

    /// Whether it is known who published it.
    pub fn has_source(&self) -> bool {
        self.source.is_some()
    }

    /// Its title.
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// The day of publication.
    pub fn published(&self) -> Option<Day> {
        self.published
    }

    /// Where it was found.
    pub fn url(&self) -> Option<&str> {
        self.url.as_deref()
    }

    /// The language it says it is in.
    pub fn language(&self) -> Option<&str> {
        self.language.as_deref()
    }

    /// How reliable its source is, where the caller says so.
    pub fn grade(&self) -> Option<Grade> {
        self.grade
    }
}
