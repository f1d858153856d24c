//! The whole way: documents in, report out.

use std::collections::BTreeMap;

use super::beside::Beside;
use super::errata::Notice;
use super::named::Named;
use super::parties::Parties;
use super::run::Run;
use super::{
    Altered, DocumentSummary, Errata, PolicyTable, ReconciledItem, Report, Severities, discrepancy, sentences,
};
use crate::align::{Aligner, Alignment, PinnedJudgement};
use crate::claim::Claim;
use crate::document::{Document, DocumentId, ReadDocument};
use crate::error::{Error, Result};
use crate::extract::{EnglishExtractor, Extraction, Extractor};
use crate::reconcile::policy;
use crate::reconcile::{Grade, Policy};
use crate::value::Day;
use crate::witness::Dependence;

/// Reads documents, aligns what they claim, compares it, finds out who copied whom, and reconciles.
///
/// Every setting has a default: the extractor of English that comes with the crate, the policy `interval`, no
/// aliases, no pins, no grades.
///
/// ```
/// use corroborate::{Document, Reconciler};
/// let report = Reconciler::new()
///     .document(Document::new("a", "The blast in Herat killed 14 people.")?)?
///     .document(Document::new("b", "Nothing of note happened.")?)?
///     .reconcile();
/// assert_eq!(report.documents.len(), 2);
/// # Ok::<(), corroborate::Error>(())
/// ```
pub struct Reconciler<'p> {
    documents: Vec<Document>,
    /// Where each document stands in `documents`.
    places: BTreeMap<DocumentId, usize>,
    brought: BTreeMap<DocumentId, Vec<Claim>>,
    aligner: Aligner,
    extractor: Box<dyn Extractor + 'p>,
    policy: &'p dyn Policy,
    grades: BTreeMap<String, Grade>,
    severities: Severities,
}

impl Default for Reconciler<'_> {
    fn default() -> Self {
        Reconciler::new()
    }
}

impl std::fmt::Debug for Reconciler<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reconciler")
            .field("documents", &self.documents.len())
            .field("policy", &self.policy.name())
            .finish_non_exhaustive()
    }
}

impl<'p> Reconciler<'p> {
    /// A reconciler without documents.
    pub fn new() -> Reconciler<'p> {
        Reconciler {
            documents: Vec::new(),
            places: BTreeMap::new(),
            brought: BTreeMap::new(),
            aligner: Aligner::new(),
            extractor: Box::new(EnglishExtractor::new()),
            policy: policy::POLICIES[0],
            grades: BTreeMap::new(),
            severities: Severities::default(),
        }
    }

    /// Adds a document.
    ///
    /// # Errors
    /// Where another document has the same id; the message names both.
    pub fn document(mut self, document: Document) -> Result<Self> {
        if let Some(known) = self.known(document.id()) {
            let (one, two) = (known.source(), document.source());
            let what = format!("the id stands twice: for a text of '{one}' and for one of '{two}'");
            return Err(Error::document(document.id().as_str(), what));
        }
        self.places.insert(document.id().clone(), self.documents.len());
        self.documents.push(document);
        Ok(self)
    }

    /// The latest day on which one of the documents was published.
    pub(super) fn latest(&self) -> Option<Day> {
        self.documents.iter().filter_map(Document::published).max()
    }

    /// The documents, in the order they were given.
    pub(super) fn documents(&self) -> &[Document] {
        &self.documents
    }

    /// How misfits are rated.
    pub(super) fn rated(&self) -> &Severities {
        &self.severities
    }

    /// What reads them.
    pub(super) fn reader(&self) -> &dyn Extractor {
        self.extractor.as_ref()
    }

    fn known(&self, id: &DocumentId) -> Option<&Document> {
        self.places.get(id).map(|&at| &self.documents[at])
    }

    /// Brings claims from outside; their documents must be known. No claims are then extracted from those documents.
    ///
    /// # Errors
    /// Where a claim's document is unknown, its span is none of the text, or its quote is not what stands there; the
    /// message names the claim.
    pub fn claims(mut self, claims: impl IntoIterator<Item = Claim>) -> Result<Self> {
        for claim in claims {
            let Some(document) = self.known(claim.document()) else {
                let unknown =
                    Error::value(format!("its document '{}' is not among the documents", claim.document()));
                return Err(unknown.in_claim(claim.id().as_str()));
            };
            claim.check(document)?;
            self.brought.entry(claim.document().clone()).or_default().push(claim);
        }
        Ok(self)
    }

    /// Reads documents with another extractor.
    #[must_use]
    pub fn extractor(mut self, extractor: impl Extractor + 'p) -> Self {
        self.extractor = Box::new(extractor);
        self
    }

    /// Reconciles by another policy.
    #[must_use]
    pub fn policy(mut self, policy: &'p dyn Policy) -> Self {
        self.policy = policy;
        self
    }

    /// Says that two names are one.
    #[must_use]
    pub fn alias(mut self, name: &str, other: &str) -> Self {
        self.aligner = self.aligner.with_alias(name, other);
        self
    }

    /// Pins whether two subjects, named by label or key, are the same; it overrules every clue.
    #[must_use]
    pub fn pin(mut self, a: &str, b: &str, judgement: PinnedJudgement) -> Self {
        self.aligner = self.aligner.with_pin(a, b, judgement);
        self
    }

    /// Grades a source's reliability, over what its documents bring; only the policies whose codebook asks for it heed
    /// it.
    #[must_use]
    pub fn grade(mut self, source: &str, grade: Grade) -> Self {
        self.grades.insert(source.to_owned(), grade);
        self
    }

    /// Rates misfits in another way.
    #[must_use]
    pub fn severities(mut self, severities: Severities) -> Self {
        self.severities = severities;
        self
    }

    /// Documents → claims → items → relations → consensus → discrepancies → report.
    pub fn reconcile(self) -> Report {
        let (alignment, errata, dependence) = self.read();
        let altered = Altered::of(&alignment.claims, &dependence, &errata);
        let run = self.run(&alignment, &dependence, &altered, &errata);
        let items: Vec<ReconciledItem> = alignment.items.iter().map(|item| run.reconciled(item)).collect();
        let mut discrepancies = discrepancy::find(&discrepancy::Evidence {
            claims: &alignment.claims,
            items: &items,
            dependence: &dependence,
            documents: &self.documents,
            altered: &altered,
            perhaps_one: &alignment.perhaps_one,
            severities: &self.severities,
        });
        let told = sentences::discrepancies(&sentences::Known {
            documents: &self.documents,
            claims: &alignment.claims,
            items: &items,
            found: &discrepancies,
            dependence: &dependence,
            severities: &self.severities,
        });
        let documents = self.documents.iter().map(|document| summary(document, &dependence)).collect();
        let reuse = dependence.into_reuse();
        let Alignment { mut claims, events, .. } = alignment;
        for (found, statements) in told {
            discrepancies.push(found);
            claims.extend(statements);
        }
        // The sort is stable: behind those of its severity that stand already.
        discrepancies.sort_by_key(|found| found.severity);
        Report { documents, claims, items, discrepancies, reuse, events, texts: self.documents }
    }

    /// What each of several policies answers to every question that more than one document speaks of.
    ///
    /// ```
    /// use corroborate::reconcile::policy;
    /// use corroborate::{Document, Reconciler};
    /// let table = Reconciler::new()
    ///     .document(Document::new("a", "The blast in Herat killed 14 people.")?)?
    ///     .document(Document::new("b", "At least 12 people died in the blast in Herat.")?)?
    ///     .compare_policies(policy::POLICIES);
    /// assert!(table.to_string().contains("how many died"));
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    pub fn compare_policies(&self, policies: &[&(dyn Policy + Sync)]) -> PolicyTable {
        let (alignment, errata, dependence) = self.read();
        let altered = Altered::of(&alignment.claims, &dependence, &errata);
        let run = self.run(&alignment, &dependence, &altered, &errata);
        let shared = alignment.items.iter().filter(|item| run.is_shared(item));
        PolicyTable::new(policies, shared.map(|item| run.row(item, policies)).collect())
    }

    /// The grades of the documents: those of their sources, else what they bring.
    fn graded(&self) -> BTreeMap<&DocumentId, Grade> {
        let grade = |document: &Document| {
            self.grades.get(document.source().as_str()).copied().or_else(|| document.grade())
        };
        self.documents.iter().filter_map(|document| Some((document.id(), grade(document)?))).collect()
    }

    fn run<'r>(
        &'r self,
        alignment: &'r Alignment,
        dependence: &'r Dependence,
        altered: &'r Altered,
        errata: &'r Errata,
    ) -> Run<'r> {
        Run {
            policy: self.policy,
            grades: self.graded(),
            parties: Parties::of(&alignment.claims),
            named: Named::of(&alignment.claims),
            dependence,
            altered,
            errata,
            beside: Beside::of(&alignment.claims, &self.documents),
            published: self.published(),
            claims: alignment.claims.iter().map(|claim| (claim.id(), claim)).collect(),
        }
    }

    /// What the documents say and who depends on whom; each text is cut into tokens once.
    fn read(&self) -> (Alignment, Errata, Dependence) {
        let mut documents = Vec::with_capacity(self.documents.len());
        let mut notices = Vec::new();
        let aligner = self.aligner(|document| {
            notices.extend(Notice::read(&document));
            documents.push(document);
        });
        let dependence = Dependence::of_read(&documents);
        drop(documents);
        let mut alignment = aligner.align();
        let errata = Errata::settle(&notices, &self.published(), &mut alignment);
        (alignment, errata, dependence)
    }

    /// What the documents say, aligned: all that a check asks for.
    pub(super) fn align(&self) -> (Alignment, Errata) {
        let mut notices = Vec::new();
        let mut alignment = self.aligner(|document| notices.extend(Notice::read(&document))).align();
        let errata = Errata::settle(&notices, &self.published(), &mut alignment);
        (alignment, errata)
    }

    /// Reads all documents; `keep` takes each when its claims are known.
    fn aligner<'d>(&'d self, mut keep: impl FnMut(ReadDocument<'d>)) -> Aligner {
        let mut aligner = self.aligner.clone();
        for document in &self.documents {
            let read = self.extractor.read(document);
            aligner.insert_read(&read, self.extraction(&read));
            keep(read);
        }
        aligner.settle();
        aligner
    }

    fn extraction(&self, read: &ReadDocument<'_>) -> Extraction {
        match self.brought.get(read.document().id()) {
            Some(claims) => Extraction { claims: claims.clone(), ..Extraction::default() },
            None => self.extractor.extract_read(read),
        }
    }

    /// The days of publication.
    pub(super) fn published(&self) -> BTreeMap<&DocumentId, Day> {
        self.documents.iter().filter_map(|document| Some((document.id(), document.published()?))).collect()
    }
}

fn summary(document: &Document, dependence: &Dependence) -> DocumentSummary {
    DocumentSummary {
        id: document.id().clone(),
        source: document.source(),
        title: document.title().map(str::to_owned),
        published: document.published(),
        witness: dependence.witness(document.id()).to_string(),
    }
}
