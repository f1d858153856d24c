//! The parts of a claim beside its attribute and value.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Attribute;
use crate::document::DocumentId;
use crate::fnv;
use crate::lexicon::speech::CERTAIN;
use crate::span::Span;
use crate::value::DateRange;

/// The name of a claim, made from its content: the same words about the same thing have the same id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ClaimId(String);

impl ClaimId {
    /// The name as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// `document#start-end:attribute` with a hash of the label: readable, and the same in every run.
    pub(crate) fn from_content(
        document: &DocumentId,
        span: Span,
        attribute: &Attribute,
        label: fmt::Arguments<'_>,
    ) -> ClaimId {
        let mut written = fnv::Written::new();
        // A hash takes whatever is written to it.
        let _ = fmt::Write::write_fmt(&mut written, label);
        let hash = written.hash();
        let (start, end) = (span.start(), span.end());
        ClaimId(format!("{document}#{start}-{end}:{attribute}:{:04x}", hash >> 16 ^ hash & 0xffff))
    }
}

impl From<&str> for ClaimId {
    fn from(id: &str) -> ClaimId {
        ClaimId(id.to_owned())
    }
}

impl fmt::Display for ClaimId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What kind of thing a claim is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SubjectKind {
    /// Something that happened.
    Event,
    /// Someone.
    Person,
    /// A body with a name.
    Organization,
    /// Somewhere.
    Place,
    /// A number of people or things without a name of their own.
    Group,
    /// Anything else.
    Topic,
}

/// What a claim is about. `key` is equal for claims about the same subject within one run.
#[doc(alias = "entity")]
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Subject {
    /// Its kind.
    pub kind: SubjectKind,
    /// Equal for the same subject within one run.
    #[serde(default)]
    pub key: String,
    /// What people call it.
    pub label: String,
}

impl Subject {
    /// A subject that only its label identifies so far.
    pub fn new(kind: SubjectKind, label: &str) -> Subject {
        Subject { kind, key: String::new(), label: label.to_owned() }
    }

    /// The same subject under a key.
    #[must_use]
    pub fn with_key(mut self, key: impl Into<String>) -> Subject {
        self.key = key.into();
        self
    }
}

/// What narrows the question: of which part, as of when, where.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Qualifiers {
    /// The part that is counted, such as `["civilians"]`; sorted lemmas, plain people left out.
    #[serde(default)]
    pub scope: Vec<String>,
    /// The days for which it is said to hold.
    #[serde(default)]
    pub as_of: Option<DateRange>,
    /// Where it is said to hold.
    #[serde(default)]
    pub place: Option<String>,
}

impl Qualifiers {
    /// In the scope of a difference that is a rise: "rose 5 percent".
    pub(crate) const RISE: &str = "rise";
    /// In the scope of people who are counted beside others.
    pub(crate) const OTHERS: &str = "others";
    /// Opens the word in the scope of people who are counted for each day, or another time: "per day".
    pub(crate) const PER: &str = "per ";
    /// In the scope of a difference that is a fall.
    pub(crate) const FALL: &str = "fall";

    /// Whether one is about a rise and the other about a fall.
    pub(crate) fn move_apart(&self, other: &Qualifiers) -> bool {
        let has = |qualifiers: &Qualifiers, word: &str| qualifiers.scope.iter().any(|scope| scope == word);
        let apart = |x, y| has(x, Qualifiers::RISE) && has(y, Qualifiers::FALL);
        apart(self, other) || apart(other, self)
    }

    /// Whether it is said that the figure fell.
    pub(crate) fn falls(&self) -> bool {
        self.scope.iter().any(|scope| scope == Qualifiers::FALL)
    }

    /// Whether it is said that the figure rose.
    pub(crate) fn rises(&self) -> bool {
        self.scope.iter().any(|scope| scope == Qualifiers::RISE)
    }
}

/// In what role somebody speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Role {
    /// The publisher of the document.
    Outlet,
    /// Another outlet or agency that is cited.
    Agency,
    /// Somebody who speaks for a body: a minister, a spokesman, the police.
    Official,
    /// A body that speaks as one.
    Organization,
    /// A person with a name.
    Person,
    /// A source without a name.
    Source,
}

/// Somebody whose voice a claim is in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Speaker {
    /// The name, as fully as the document gives it.
    pub name: String,
    /// The role.
    pub role: Role,
}

impl Speaker {
    /// Somebody in a role.
    pub fn new(name: &str, role: Role) -> Speaker {
        Speaker { name: name.to_owned(), role }
    }
}

/// Whether the speaker says that it is so or that it is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Polarity {
    /// It is so.
    #[default]
    Affirmed,
    /// It is not so.
    Denied,
}

/// How surely it is said, from the surest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// As a fact.
    #[default]
    Asserted,
    /// As what somebody said.
    Reported,
    /// As what somebody worked out.
    Estimated,
    /// As what somebody thinks.
    Believed,
    /// As what an interested party says of itself or its enemy.
    Claimed,
    /// As an accusation.
    Alleged,
}

/// Polarity and certainty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Stance {
    /// Affirmed or denied.
    #[serde(default)]
    pub polarity: Polarity,
    /// How surely.
    #[serde(default)]
    pub certainty: Certainty,
    /// How likely the value is held to be so, where a word of estimative probability says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub likelihood: Option<Likelihood>,
}

/// The chances that a word of estimative probability gives to what it is said of, in hundredths (ICD 203): "likely"
/// 55–80, "highly improbable" 5–20. They are those of the value, whatever the polarity: what is unlikely, not likely
/// or probably not so is denied, at 20–45.
///
/// ```
/// use corroborate::Document;
/// use corroborate::extract::{EnglishExtractor, Extractor};
/// let document = Document::new("a", "Ann Roe is very likely in Riga.")?;
/// let claims = EnglishExtractor::new().extract(&document).claims;
/// let likelihood = claims[0].stance().likelihood.unwrap();
/// assert_eq!((likelihood.low, likelihood.high), (80, 95));
/// # Ok::<(), corroborate::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Likelihood {
    /// No less than so many in a hundred.
    pub low: u8,
    /// No more than so many in a hundred.
    pub high: u8,
}

impl Likelihood {
    /// The chances that it is not so.
    pub(crate) fn complement(self) -> Likelihood {
        Likelihood { low: CERTAIN.saturating_sub(self.high), high: CERTAIN.saturating_sub(self.low) }
    }
}

/// How a claim was read: the rule and the words it fired on, for people who ask why.
#[doc(alias = "reference")]
#[doc(alias = "origin")]
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Provenance {
    /// The rule's name; empty for a claim brought by the caller.
    #[serde(default)]
    pub rule: String,
    /// The word that made it fire.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cue: Option<Span>,
    /// Why this speaker, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub voice: String,
    /// The words for those and that of which it is told: the subject first, where words of the text name it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<Mentioned>,
}

/// Words of a text that a claim rests on, and what they are to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Mentioned {
    /// What they are to the claim.
    pub part: ClaimPart,
    /// Where they stand.
    #[serde(flatten)]
    pub span: Span,
}

/// What words are to a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ClaimPart {
    /// They name or describe its subject, be it by a pronoun; of an event they are all that tells of it.
    Subject,
    /// They name or count its value, where a phrase of its own does.
    Value,
    /// They stand in the statement beside both.
    Beside,
}

impl ClaimPart {
    /// The part as it is written.
    ///
    /// ```
    /// assert_eq!(corroborate::ClaimPart::Subject.name(), "subject");
    /// ```
    pub fn name(self) -> &'static str {
        match self {
            ClaimPart::Subject => "subject",
            ClaimPart::Value => "value",
            ClaimPart::Beside => "beside",
        }
    }
}

impl Provenance {
    /// A rule that fired on a cue.
    pub fn rule(rule: &str, cue: Span) -> Provenance {
        Provenance { rule: rule.to_owned(), cue: Some(cue), ..Provenance::default() }
    }

    /// Whether nothing is known of it.
    pub fn is_empty(&self) -> bool {
        self.rule.is_empty() && self.cue.is_none()
    }
}
