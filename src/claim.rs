//! What a source says: subject, attribute, value, and how surely by whom.

mod attribute;
mod parts;

use serde::{Deserialize, Serialize};

pub use attribute::{Attribute, Change};
pub use parts::{
    Certainty, ClaimId, ClaimPart, Likelihood, Mentioned, Polarity, Provenance, Qualifiers, Role, Speaker,
    Stance, Subject, SubjectKind,
};

use crate::document::{Document, DocumentId, Source};
use crate::error::{Error, Result};
use crate::span::Span;
use crate::value::Value;

/// One statement of one document: of what, which attribute, what value, said by whom and how surely.
///
/// The quote is always `text[start..end]` of its document: [`Claim::new`] takes it from there, and claims brought
/// from outside are checked against it with [`Claim::check`].
///
/// ```
/// use corroborate::{Attribute, Claim, Document, Span, Subject, SubjectKind, value::{Quantity, Value}};
/// let document = Document::new("a1", "The blast killed 12 people.")?;
/// let subject = Subject::new(SubjectKind::Event, "the blast");
/// let span = Span::new(10, 26, document.text())?;
/// let claim = Claim::new(&document, subject, Attribute::Killed, Value::Quantity(Quantity::count(12)), span);
/// assert_eq!(claim.quote(), "killed 12 people");
/// # Ok::<(), corroborate::Error>(())
/// ```
#[doc(alias = "statement")]
#[doc(alias = "assertion")]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    id: ClaimId,
    document: DocumentId,
    source: Source,
    subject: Subject,
    attribute: Attribute,
    value: Value,
    #[serde(default)]
    qualifiers: Qualifiers,
    #[serde(default)]
    speakers: Vec<Speaker>,
    #[serde(default)]
    stance: Stance,
    #[serde(flatten)]
    span: Span,
    quote: String,
    /// Which rule read it.
    #[serde(default, skip_serializing_if = "Provenance::is_empty")]
    provenance: Provenance,
}

impl Claim {
    /// A claim at a place of a document, in the outlet's own voice, asserted and affirmed.
    pub fn new(
        document: &Document,
        subject: Subject,
        attribute: Attribute,
        value: Value,
        span: Span,
    ) -> Claim {
        let claim = Claim::unspoken(document, subject, attribute, value, span);
        let outlet = Speaker::new(claim.source.as_str(), Role::Outlet);
        claim.with_speakers(vec![outlet])
    }

    /// The same, before it is known who speaks.
    pub(crate) fn unspoken(
        document: &Document,
        subject: Subject,
        attribute: Attribute,
        value: Value,
        span: Span,
    ) -> Claim {
        let source = document.source();
        let quote = span.get(document.text()).unwrap_or_default().to_owned();
        let id =
            ClaimId::from_content(document.id(), span, &attribute, format_args!("{}={value}", subject.label));
        Claim {
            id,
            document: document.id().clone(),
            source,
            subject,
            attribute,
            value,
            qualifiers: Qualifiers::default(),
            speakers: Vec::new(),
            stance: Stance::default(),
            span,
            quote,
            provenance: Provenance::default(),
        }
    }

    /// Adds scope, as-of date and place.
    #[must_use]
    pub fn with_qualifiers(mut self, qualifiers: Qualifiers) -> Claim {
        self.qualifiers = qualifiers;
        self
    }

    /// Says who speaks, from the innermost voice outwards; the last should be the outlet.
    #[must_use]
    pub fn with_speakers(mut self, speakers: Vec<Speaker>) -> Claim {
        self.speakers = speakers;
        self
    }

    /// Says whether it is affirmed and how surely.
    #[must_use]
    pub fn with_stance(mut self, stance: Stance) -> Claim {
        self.stance = stance;
        self
    }

    /// Says which rule read it.
    #[must_use]
    pub fn with_provenance(mut self, provenance: Provenance) -> Claim {
        self.provenance = provenance;
        self
    }

    /// The same claim about a subject that alignment has recognised, with a value that it has made comparable;
    /// neither of its own is copied.
    pub(crate) fn recognised(&self, subject: Subject, value: Value) -> Claim {
        Claim {
            id: self.id.clone(),
            document: self.document.clone(),
            source: self.source.clone(),
            subject,
            attribute: self.attribute.clone(),
            value,
            qualifiers: self.qualifiers.clone(),
            speakers: self.speakers.clone(),
            stance: self.stance,
            span: self.span,
            quote: self.quote.clone(),
            provenance: self.provenance.clone(),
        }
    }

    /// The same claim under another id.
    #[must_use]
    pub fn with_id(mut self, id: &str) -> Claim {
        self.id = ClaimId::from(id);
        self
    }

    /// The same claim as an answer to another question.
    #[must_use]
    pub(crate) fn with_attribute(mut self, attribute: Attribute) -> Claim {
        self.attribute = attribute;
        self
    }

    /// The same claim about a subject that alignment has recognised.
    #[must_use]
    pub fn with_subject(mut self, subject: Subject) -> Claim {
        self.subject = subject;
        self
    }

    /// The same claim with a value that alignment has made comparable.
    #[must_use]
    pub fn with_value(mut self, value: Value) -> Claim {
        self.value = value;
        self
    }

    /// Checks a claim that came from outside against its document.
    ///
    /// # Errors
    /// Where it names another document, its span is none of the text, or its quote is not what stands there.
    pub fn check(&self, document: &Document) -> Result<()> {
        self.check_quote(document).map_err(|e| e.in_claim(self.id.as_str()))
    }

    fn check_quote(&self, document: &Document) -> Result<()> {
        if self.document != *document.id() {
            return Err(Error::value(format!("is of document '{}', not '{}'", self.document, document.id())));
        }
        let there = Span::new(self.span.start(), self.span.end(), document.text())?.of(document.text());
        if there == self.quote {
            return Ok(());
        }
        let (quote, span) = (&self.quote, self.span);
        Err(Error::value_at(format!("quote '{quote}' is not what stands at bytes {span}: '{there}'"), span))
    }

    /// Its id, the same for the same words about the same thing.
    pub fn id(&self) -> &ClaimId {
        &self.id
    }

    /// The document that says it.
    pub fn document(&self) -> &DocumentId {
        &self.document
    }

    /// Who published the document.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// What it is about.
    pub fn subject(&self) -> &Subject {
        &self.subject
    }

    /// What is asked of it.
    pub fn attribute(&self) -> &Attribute {
        &self.attribute
    }

    /// The answer.
    pub fn value(&self) -> &Value {
        &self.value
    }

    /// Of which part, as of when, where.
    pub fn qualifiers(&self) -> &Qualifiers {
        &self.qualifiers
    }

    /// Who says so, from the innermost voice outwards.
    pub fn speakers(&self) -> &[Speaker] {
        &self.speakers
    }

    /// The innermost voice that is not the outlet's own.
    pub fn voice(&self) -> Option<&Speaker> {
        self.speakers.iter().find(|speaker| speaker.role != Role::Outlet)
    }

    /// How it was read from the text of its document: the rule, its cue, the words for its subject and value, and why
    /// this speaker.
    ///
    /// ```
    /// use corroborate::Document;
    /// use corroborate::extract::{EnglishExtractor, Extractor};
    /// let document = Document::new("a", "Ada Holm spoke. Police said she was in Oslo.")?;
    /// let claims = EnglishExtractor::new().extract(&document).claims;
    /// let claim = claims.iter().find(|claim| claim.attribute().to_string() == "whereabouts").unwrap();
    /// assert_eq!(
    ///     claim.explain(document.text()),
    ///     "rule 'is in' at 'was'; subject 'she', Ada Holm; value 'Oslo'; 'said' gives it to Police"
    /// );
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    pub fn explain(&self, text: &str) -> String {
        let words = |span: Span| text.get(span.start()..span.end()).unwrap_or_default();
        let cue = self.provenance.cue.map(|cue| format!(" at '{}'", words(cue))).unwrap_or_default();
        let mut parts = vec![format!("rule '{}'{cue}", self.provenance.rule)];
        for mentioned in &self.provenance.mentions {
            let (part, said) = (mentioned.part.name(), words(mentioned.span));
            let known = mentioned.part == ClaimPart::Subject && !said.contains(&self.subject.label);
            let known = if known { format!(", {}", self.subject.label) } else { String::new() };
            parts.push(format!("{part} '{said}'{known}"));
        }
        if !self.provenance.voice.is_empty() {
            parts.push(self.provenance.voice.clone());
        }
        parts.join("; ")
    }

    /// Whether it is affirmed, and how surely.
    pub fn stance(&self) -> Stance {
        self.stance
    }

    /// Whether it denies that there is anybody or anything to count: "denied that anyone died".
    pub(crate) fn says_none(&self) -> bool {
        let any = matches!(self.value(), Value::Quantity(quantity) if quantity.is_any());
        any && self.stance().polarity == Polarity::Denied
    }

    /// Where the document says it.
    pub fn span(&self) -> Span {
        self.span
    }

    /// The words that say it.
    pub fn quote(&self) -> &str {
        &self.quote
    }

    /// Which rule read it from which words.
    pub fn provenance(&self) -> &Provenance {
        &self.provenance
    }
}
