//! A report as its readers go through it: by subject, the worst first.

use std::collections::{BTreeMap, BTreeSet};

use super::Verdict;
use crate::align::ItemId;
use crate::claim::{Claim, Polarity};
use crate::document::{Document, DocumentId};
use crate::report::{Discrepancy, DocumentSummary, ReconciledItem, Report, Severity};
use crate::value::{Value, in_print};
use crate::witness::Reuse;

/// The parts of a report by their names, and its subjects in order.
pub(super) struct View<'r> {
    pub(super) report: &'r Report,
    claims: BTreeMap<&'r str, &'r Claim>,
    documents: BTreeMap<&'r DocumentId, &'r DocumentSummary>,
    texts: BTreeMap<&'r DocumentId, &'r Document>,
    /// The discrepancies of each item, as they stand in the report.
    misfits: BTreeMap<&'r ItemId, Vec<&'r Discrepancy>>,
    /// By original.
    copies: BTreeMap<&'r DocumentId, Vec<&'r Reuse>>,
    pub(super) subjects: Vec<SubjectView<'r>>,
}

/// What the report says of one subject.
pub(super) struct SubjectView<'r> {
    pub(super) label: &'r str,
    pub(super) discrepancies: Vec<&'r Discrepancy>,
    /// Those that more than one document speaks of, or that something is wrong with.
    pub(super) shared: Vec<&'r ReconciledItem>,
    /// Those that one document alone speaks of.
    pub(super) alone: Vec<&'r ReconciledItem>,
}

impl<'r> View<'r> {
    pub(super) fn new(report: &'r Report) -> View<'r> {
        let mut view = View {
            report,
            claims: report.claims.iter().map(|claim| (claim.id().as_str(), claim)).collect(),
            documents: report.documents.iter().map(|document| (&document.id, document)).collect(),
            texts: report.texts.iter().map(|document| (document.id(), document)).collect(),
            misfits: BTreeMap::new(),
            copies: BTreeMap::new(),
            subjects: Vec::new(),
        };
        for found in &report.discrepancies {
            found.item.iter().for_each(|item| view.misfits.entry(item).or_default().push(found));
        }
        for reuse in &report.reuse {
            view.copies.entry(&reuse.original).or_default().push(reuse);
        }
        view.subjects = view.by_subject();
        view
    }

    pub(super) fn claim(&self, id: &crate::claim::ClaimId) -> Option<&'r Claim> {
        self.claims.get(id.as_str()).copied()
    }

    pub(super) fn document(&self, id: &DocumentId) -> Option<&'r DocumentSummary> {
        self.documents.get(id).copied()
    }

    /// The text that a claim was read from, where it is at hand.
    pub(super) fn text_of(&self, claim: &Claim) -> Option<&'r str> {
        self.text_document(claim).map(Document::text)
    }

    /// The document that a claim was read from, where it is at hand.
    pub(super) fn text_document(&self, claim: &Claim) -> Option<&'r Document> {
        self.texts.get(claim.document()).copied()
    }

    pub(super) fn claims_of(&self, item: &ReconciledItem) -> Vec<&'r Claim> {
        let mut claims: Vec<&Claim> = item.item.claims.iter().filter_map(|id| self.claim(id)).collect();
        claims.sort_by_key(|claim| (self.said_on(claim), claim.document(), claim.span()));
        claims
    }

    /// The day for which a claim is said, or else was published, as its ISO form; the unknown first.
    pub(super) fn said_on(&self, claim: &Claim) -> String {
        let as_of = claim.qualifiers().as_of.and_then(|range| range.latest.or(range.earliest));
        let published = self.document(claim.document()).and_then(|document| document.published);
        as_of.or(published).map(|day| day.to_string()).unwrap_or_default()
    }

    /// Discrepancies that are about no item.
    pub(super) fn at_large(&self) -> Vec<&'r Discrepancy> {
        let known: BTreeSet<_> = self.report.items.iter().map(|item| &item.item.id).collect();
        let homeless = |found: &&Discrepancy| found.item.as_ref().is_none_or(|item| !known.contains(item));
        self.report.discrepancies.iter().filter(homeless).collect()
    }

    pub(super) fn verdict(&self, item: &ReconciledItem) -> Verdict {
        Verdict::of(item, self.misfits_of(item).iter().copied())
    }

    /// Originals that are no copies themselves, and then, below each, its copies.
    pub(super) fn copies_of(&self, original: &DocumentId) -> &[&'r Reuse] {
        self.copies.get(original).map_or(&[], Vec::as_slice)
    }

    fn misfits_of(&self, item: &ReconciledItem) -> &[&'r Discrepancy] {
        self.misfits.get(&item.item.id).map_or(&[], Vec::as_slice)
    }

    pub(super) fn originals(&self) -> Vec<&'r DocumentId> {
        let copies: BTreeSet<_> = self.report.reuse.iter().map(|reuse| &reuse.copy).collect();
        let originals: BTreeSet<_> = self.report.reuse.iter().map(|reuse| &reuse.original).collect();
        let roots: Vec<_> = originals.iter().copied().filter(|id| !copies.contains(*id)).collect();
        // Only a circle has no root; then every original is shown.
        if roots.is_empty() { originals.into_iter().collect() } else { roots }
    }

    pub(super) fn tally(&self) -> Tally {
        let count = |severity| self.report.discrepancies.iter().filter(|d| d.severity == severity).count();
        // Who says nothing is no witness.
        let silent: BTreeSet<&DocumentId> =
            self.report.texts.iter().filter(|document| is_blank(document)).map(Document::id).collect();
        let heard = self.report.documents.iter().filter(|document| !silent.contains(&document.id));
        let witnesses: BTreeSet<_> = heard.map(|document| &document.witness).collect();
        let sources: BTreeSet<_> = self.report.documents.iter().map(|d| &d.source).collect();
        Tally {
            documents: self.report.documents.len(),
            sources: sources.len(),
            witnesses: witnesses.len(),
            claims: self.report.claims.len(),
            items: self.report.items.len(),
            by_severity: SEVERITIES.map(|severity| (severity, count(severity))),
        }
    }

    fn by_subject(&self) -> Vec<SubjectView<'r>> {
        let mut groups: BTreeMap<&str, Vec<&'r ReconciledItem>> = BTreeMap::new();
        for item in &self.report.items {
            groups.entry(&item.item.subject).or_default().push(item);
        }
        let mut subjects: Vec<_> = groups.into_values().map(|items| self.subject(&items)).collect();
        subjects.sort_by_key(|subject| std::cmp::Reverse(subject.weight()));
        subjects
    }

    fn subject(&self, items: &[&'r ReconciledItem]) -> SubjectView<'r> {
        let mut discrepancies: Vec<&Discrepancy> =
            items.iter().flat_map(|item| self.misfits_of(item)).copied().collect();
        discrepancies.sort_by_key(|found| (found.severity, found.code, &found.item, &found.primary));
        let (shared, alone) = items
            .iter()
            .copied()
            .filter(|item| is_heard(item))
            .partition(|item| !self.misfits_of(item).is_empty() || self.documents_of(item) > 1);
        let label = items.first().map_or("", |item| item.item.label.as_str());
        SubjectView { label, discrepancies, shared, alone }
    }

    fn documents_of(&self, item: &ReconciledItem) -> usize {
        let claims = item.item.claims.iter().filter_map(|id| self.claim(id));
        claims.map(Claim::document).collect::<BTreeSet<_>>().len()
    }
}

/// Whether several claims bear on it, or one that counts; what only a copy altered answers nothing.
fn is_heard(item: &ReconciledItem) -> bool {
    let consensus = &item.consensus;
    item.item.claims.len() > 1
        || consensus.value.is_some()
        || !consensus.supporting.is_empty()
        || !consensus.dissenting.is_empty()
}

impl SubjectView<'_> {
    /// What puts a subject before another: how bad its worst discrepancy is, then how much is said of it.
    fn weight(&self) -> (u8, usize, usize) {
        let worst = self.discrepancies.iter().map(|found| found.severity).min();
        let badness = worst.map_or(0, |severity| 4 - severity as u8);
        let claims = |items: &[&ReconciledItem]| items.iter().map(|item| item.item.claims.len()).sum();
        (badness, claims(&self.shared), claims(&self.alone))
    }
}

pub(super) const SEVERITIES: [Severity; 4] =
    [Severity::Critical, Severity::Major, Severity::Minor, Severity::Note];

fn is_blank(document: &Document) -> bool {
    document.text().trim().is_empty()
}

/// The report in numbers.
pub(super) struct Tally {
    documents: usize,
    sources: usize,
    witnesses: usize,
    claims: usize,
    items: usize,
    pub(super) by_severity: [(Severity, usize); 4],
}

impl Tally {
    /// What was read.
    pub(super) fn input(&self) -> String {
        format!(
            "{} from {}, {}; {} on {}",
            counted(self.documents, "report"),
            counted(self.sources, "source"),
            counted(self.witnesses, "independent outlet"),
            counted(self.claims, "claim"),
            counted(self.items, "question"),
        )
    }

    /// What does not fit, by severity.
    pub(super) fn findings(&self) -> String {
        let found: Vec<String> = self
            .by_severity
            .iter()
            .filter(|(_, count)| *count > 0)
            .map(|(severity, count)| match severity {
                Severity::Note => counted(*count, "note"),
                severity => format!("{count} {severity}"),
            })
            .collect();
        match (self.documents, found.is_empty()) {
            (0, _) => "nothing, as nothing was read".to_owned(),
            (_, true) => "nothing that does not fit".to_owned(),
            _ => found.join(", "),
        }
    }
}

/// `1 claim`, `2 claims`, `2 witnesses`.
pub(super) fn counted(count: usize, noun: &str) -> String {
    let ending = match count {
        1 => "",
        _ if noun.ends_with('s') => "es",
        _ => "s",
    };
    format!("{count} {noun}{ending}")
}

/// The answer, as people say it.
pub(super) fn answer(item: &ReconciledItem) -> String {
    let consensus = &item.consensus;
    let value = consensus.value.as_ref().map_or_else(|| "no answer".to_owned(), ToString::to_string);
    if !consensus.rivals.is_empty() {
        let answers = std::iter::once(value).chain(consensus.rivals.iter().map(ToString::to_string));
        return answers.collect::<Vec<_>>().join(" or ");
    }
    match (consensus.low, consensus.high) {
        (Some(low), Some(high)) if is_range(consensus.value.as_ref(), low, high) => value,
        (Some(low), Some(high)) if low < high => format!("{value} ({} to {})", in_print(low), in_print(high)),
        _ => value,
    }
}

/// Whether the answer names both ends itself: "between 300 and 400".
fn is_range(value: Option<&Value>, low: f64, high: f64) -> bool {
    matches!(value, Some(Value::Quantity(range)) if (range.low, range.high) == (Some(low), Some(high)))
}

/// What a claim says, as written, with `not` before what is denied; `none` of what is denied of anybody.
pub(super) fn said(claim: &Claim) -> String {
    let value = claim.value().to_string();
    let value = if value.is_empty() { claim.quote().to_owned() } else { value };
    match claim.stance().polarity {
        Polarity::Affirmed => value,
        Polarity::Denied if claim.says_none() => "none".to_owned(),
        Polarity::Denied => format!("not {value}"),
    }
}

/// Who says so beside the outlet: `according to the ministry`.
pub(super) fn voice(claim: &Claim) -> Option<String> {
    claim.voice().map(|speaker| format!("according to {}", speaker.name))
}

/// The outlet with the caller's name for the document and its day.
pub(super) fn origin(claim: &Claim, view: &View<'_>) -> String {
    document_name(claim.document(), view)
}

pub(super) fn document_name(id: &DocumentId, view: &View<'_>) -> String {
    let Some(document) = view.document(id) else { return id.to_string() };
    let name = match document.source.as_str() {
        source if source == id.as_str() => source.to_owned(),
        source => format!("{source} ({id})"),
    };
    match document.published {
        Some(day) => format!("{name}, {day}"),
        None => name,
    }
}
