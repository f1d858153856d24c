//! A draft against other reports: which of its figures and facts do they contradict, strain or update?

mod checker;
mod sentences;
mod support;

use serde::{Deserialize, Serialize};

use super::Reconciler;
use super::sentences::{Asked, Sentences, Spans, Told};
use super::severity::Severity;
use crate::align::Alignment;
use crate::claim::Claim;
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
    /// They are older: the draft has the later figure, as others have, or has a count that was revised down.
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

/// A statement of the draft that may stand, as far as the others tell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    /// The draft's claim.
    pub claim: Claim,
    /// The claims of others that say as much, as surely, by document and place: they support it. Where there are none,
    /// nothing was found.
    pub by: Vec<Claim>,
}

/// What a check found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Check {
    /// The draft.
    pub draft: DocumentId,
    /// How many statements of the draft were read.
    pub claims: usize,
    /// How many of them another witness supports, as surely as the draft says them, and nobody contradicts.
    pub supported: usize,
    /// What should not stand as it is, worst first.
    pub remarks: Vec<Remark>,
    /// What no remark stands on, in the order of the draft: supported, or not found in the others.
    #[serde(default)]
    pub kept: Vec<Kept>,
    /// The sentences of the draft in which nothing was read that could be checked, and that nobody contradicts.
    #[serde(default)]
    pub unread: Vec<Claim>,
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
    let checked = |claim: &&Claim| *claim.document() == id && checker.asks(claim);
    let read: Vec<Span> = alignment.claims.iter().filter(checked).map(Claim::span).collect();
    let told = read.iter().copied().chain(remarks.iter().map(|remark| remark.claim.span()));
    let unread = all.unread(&id, &told.collect::<Vec<Span>>());
    let kept = checker.kept(&remarks);
    let supported = kept.iter().filter(|kept| !kept.by.is_empty()).count();
    Ok(Check { supported, draft: id, claims: read.len(), remarks, kept, unread })
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

    /// The sentences of the draft in which none of the spans lies.
    fn unread(&self, draft: &DocumentId, told: &[Span]) -> Vec<Claim> {
        let own = self.documents().iter().filter(|document| document.id() == draft);
        let told = Spans::new(told.iter().map(|&span| (span, 0)).collect());
        let sentences = Sentences::of(own);
        let silent = sentences.list().iter().filter(|sentence| told.over(sentence.span).next().is_none());
        silent.map(Told::whole).collect()
    }
}
