//! A draft against other reports: which of its figures and facts do they contradict, strain or update?

mod checker;
mod sentences;
mod support;

use serde::{Deserialize, Serialize};

use super::Reconciler;
use super::sentences::Asked;
use super::severity::Severity;
use crate::align::Alignment;
use crate::claim::{Attribute, Claim};
use crate::document::{Document, DocumentId};
use crate::error::Result;
use crate::span::Span;
use checker::Checker;
use sentences::Against;

/// What other reports do to a statement of the draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// They cannot be true together.
    Contradicted,
    /// A reader of the others would not expect it.
    Strained,
    /// A later report has replaced it.
    Updated,
    /// They say it less surely than the draft: "may have died", "up to 40".
    Hedged,
    /// They are older, and the draft has the later figure, as others have.
    Newer,
}

/// One statement of the draft that should not stand as it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Remark {
    /// What the others do to it.
    pub effect: Effect,
    /// How much is at stake.
    pub severity: Severity,
    /// The draft's claim.
    pub claim: Claim,
    /// The claims of the others, by document and place.
    pub against: Vec<Claim>,
    /// The claims of others that say the same as the draft, where some do: the statement is then disputed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub beside: Vec<Claim>,
    /// Why, in one sentence.
    pub reason: String,
}

impl Remark {
    /// A remark that is held against nothing yet.
    fn of(effect: Effect, severity: Severity, claim: &Claim, reason: String) -> Remark {
        Remark { effect, severity, claim: claim.clone(), against: Vec::new(), beside: Vec::new(), reason }
    }
}

/// What a check found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Check {
    /// The draft.
    pub draft: DocumentId,
    /// How many statements of the draft were read.
    pub claims: usize,
    /// How many of them another witness supports, as surely as the draft says them.
    pub supported: usize,
    /// What should not stand as it is, worst first.
    pub remarks: Vec<Remark>,
}

/// Checks a draft against the documents of a reconciler. A draft without a date is as new as the newest of them.
///
/// ```
/// use corroborate::report::check;
/// use corroborate::{Document, Reconciler};
/// let draft = Document::new("draft", "The harbour was quiet.")?;
/// let found = check(draft, Reconciler::new())?;
/// assert!(found.remarks.is_empty());
/// # Ok::<(), corroborate::Error>(())
/// ```
///
/// # Errors
/// Where the draft has the id of one of the documents.
pub fn check(draft: Document, against: Reconciler) -> Result<Check> {
    let id = draft.id().clone();
    let draft = match (draft.published(), against.latest()) {
        (None, Some(day)) => draft.with_published(day),
        _ => draft,
    };
    let all = against.document(draft)?;
    let (alignment, errata) = all.align();
    let checker = Checker::new(&id, &alignment, &errata, all.published(), all.rated());
    let mut remarks = checker.remarks();
    let remarked: Vec<Span> = remarks.iter().map(|remark| remark.claim.span()).collect();
    remarks.extend(all.compare_sentences(&id, &alignment, &remarked));
    remarks.sort_by_key(|remark| (remark.severity, remark.effect, remark.claim.span()));
    // What the draft is about, in its own words, is nothing to check.
    let checked = |claim: &&Claim| *claim.document() == id && *claim.attribute() != Attribute::Happening;
    let claims = alignment.claims.iter().filter(checked).count();
    Ok(Check { supported: checker.supported(), draft: id, claims, remarks })
}

impl Reconciler<'_> {
    /// What the sentences of the others say against those of the draft, where no remark stands on them yet.
    fn compare_sentences(&self, draft: &DocumentId, alignment: &Alignment, remarked: &[Span]) -> Vec<Remark> {
        let (own, others): (Vec<&Document>, Vec<&Document>) =
            self.documents().iter().partition(|document| document.id() == draft);
        let asked = Asked::of(&alignment.claims, &alignment.items);
        let asked = Against { others: &others, asked: &asked, severities: self.rated() };
        let about = |own| sentences::remarks(own, &asked, self.reader(), remarked);
        own.into_iter().flat_map(about).collect()
    }
}
