//! A draft against other reports: which of its figures and facts do they contradict, strain or update?

mod sentences;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Reconciler;
use super::severity::{Severities, Severity};
use crate::align::{Alignment, Item};
use crate::claim::{Attribute, Change, Claim, ClaimId, Polarity};
use crate::compare::{Said, relate};
use crate::document::{Document, DocumentId, Source};
use crate::error::Result;
use crate::relation::RelationKind;
use crate::span::Span;
use crate::value::{Day, Precision, Value};

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

/// What a check found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Check {
    /// The draft.
    pub draft: DocumentId,
    /// How many statements of the draft were read.
    pub claims: usize,
    /// How many of them another witness supports.
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
    let alignment = all.align();
    let checker = Checker::new(&id, &alignment, all.published());
    let mut remarks = checker.remarks();
    let remarked: Vec<Span> = remarks.iter().map(|remark| remark.claim.span()).collect();
    remarks.extend(all.compare_sentences(&id, &remarked));
    remarks.sort_by_key(|remark| (remark.severity, remark.effect, remark.claim.span()));
    // What the draft is about, in its own words, is nothing to check.
    let checked = |claim: &&Claim| *claim.document() == id && *claim.attribute() != Attribute::Happening;
    let claims = alignment.claims.iter().filter(checked).count();
    Ok(Check { supported: checker.supported(), draft: id, claims, remarks })
}

impl Reconciler<'_> {
    /// What the sentences of the others say against those of the draft, where no remark stands on them yet.
    fn compare_sentences(&self, draft: &DocumentId, remarked: &[Span]) -> Vec<Remark> {
        let (own, others): (Vec<&Document>, Vec<&Document>) =
            self.documents().iter().partition(|document| document.id() == draft);
        own.into_iter().flat_map(|own| sentences::remarks(own, &others, self.reader(), remarked)).collect()
    }
}

struct Checker<'r> {
    draft: &'r DocumentId,
    items: &'r [Item],
    published: BTreeMap<&'r DocumentId, Day>,
    claims: BTreeMap<&'r ClaimId, &'r Claim>,
}

impl<'r> Checker<'r> {
    fn new(
        draft: &'r DocumentId,
        alignment: &'r Alignment,
        published: BTreeMap<&'r DocumentId, Day>,
    ) -> Checker<'r> {
        let claims = alignment.claims.iter().map(|claim| (claim.id(), claim)).collect();
        Checker { draft, items: &alignment.items, published, claims }
    }

    /// The draft's claims, each with the others of its item.
    fn questions(&self) -> impl Iterator<Item = (&'r Claim, Vec<&'r Claim>)> {
        self.items.iter().flat_map(|item| {
            let claims = item.claims.iter().filter_map(|id| self.claims.get(id).copied());
            let (own, others): (Vec<&Claim>, Vec<&Claim>) =
                claims.partition(|claim| claim.document() == self.draft);
            own.into_iter().map(move |claim| (claim, others.clone()))
        })
    }

    fn remarks(&self) -> Vec<Remark> {
        self.questions().flat_map(|(claim, others)| self.about(claim, &others)).collect()
    }

    fn about(&self, claim: &Claim, others: &[&Claim]) -> Vec<Remark> {
        let mut remarks: BTreeMap<Effect, Remark> = BTreeMap::new();
        let beside: Vec<Claim> = others
            .iter()
            .filter(|other| self.says_the_same(claim, other))
            .map(|&other| other.clone())
            .collect();
        for other in &self.latest(others) {
            let Some((effect, reason)) = self.effect(claim, other) else { continue };
            if effect == Effect::Strained && !beside.is_empty() {
                continue;
            }
            let severity = match effect {
                Effect::Contradicted if !beside.is_empty() => {
                    Severities::default().of_conflict(claim, other).lowered()
                }
                Effect::Contradicted => Severities::default().of_conflict(claim, other),
                Effect::Strained | Effect::Updated => Severity::Minor,
            };
            let remark = remarks.entry(effect).or_insert_with(|| Remark {
                effect,
                severity,
                claim: claim.clone(),
                against: Vec::new(),
                beside: beside.clone(),
                reason,
            });
            remark.severity = remark.severity.min(severity);
            remark.against.push((*other).clone());
        }
        for remark in remarks.values_mut() {
            remark.against.sort_by(|a, b| (a.document(), a.span()).cmp(&(b.document(), b.span())));
        }
        remarks.into_values().collect()
    }

    /// The others, the latest first; what an outlet has replaced by a later figure of its own no longer speaks.
    fn latest<'c>(&self, others: &[&'c Claim]) -> Vec<&'c Claim> {
        let mut newest: BTreeMap<&Source, Day> = BTreeMap::new();
        for other in others {
            let Some(on) = self.said(other).on else { continue };
            newest.entry(other.source()).and_modify(|day| *day = on.max(*day)).or_insert(on);
        }
        let stands = |other: &&Claim| {
            let replaced =
                newest.get(other.source()).zip(self.said(other).on).is_some_and(|(day, on)| on < *day);
            !replaced || !matches!(other.value(), Value::Quantity(_))
        };
        let mut latest: Vec<&Claim> = others.iter().copied().filter(stands).collect();
        latest.sort_by_key(|other| std::cmp::Reverse(self.said(other).on));
        latest
    }

    fn effect(&self, claim: &Claim, other: &Claim) -> Option<(Effect, String)> {
        let (own, theirs) = (self.said(claim), self.said(other));
        let finding = relate(own, theirs);
        let newer = own.on <= theirs.on;
        if let Some(reason) = outgrown(own, theirs, finding.kind) {
            return Some((Effect::Updated, reason));
        }
        let effect = match finding.kind {
            RelationKind::Conflict => Effect::Contradicted,
            RelationKind::Tension => Effect::Strained,
            RelationKind::Superseded if is_of_another_time(own, theirs) => return None,
            RelationKind::Superseded if !may_change(own, theirs) => {
                let (a, b) = (claim.value(), other.value());
                return Some((Effect::Contradicted, format!("{a} and {b}: time does not change the answer")));
            }
            RelationKind::Superseded if newer => Effect::Updated,
            RelationKind::Superseded => {
                let reason = format!("{} is new: the others say {}", claim.value(), dated(theirs));
                return Some((Effect::Strained, reason));
            }
            _ => return None,
        };
        Some((effect, finding.reason))
    }

    fn says_the_same(&self, claim: &Claim, other: &Claim) -> bool {
        relate(self.said(claim), self.said(other)).kind == RelationKind::Agree
    }

    fn supported(&self) -> usize {
        let supports = |claim: &Claim, other: &&Claim| {
            matches!(
                relate(self.said(claim), self.said(other)).kind,
                RelationKind::Agree | RelationKind::Compatible
            )
        };
        self.questions().filter(|(claim, others)| others.iter().any(|other| supports(claim, other))).count()
    }

    fn said<'c>(&self, claim: &'c Claim) -> Said<'c> {
        Said::new(claim, self.published.get(claim.document()).copied())
    }
}

/// A count that grows, where an earlier report has gone beyond the figure of the draft: "at least 38" after 41.
fn outgrown(own: Said, theirs: Said, relation: RelationKind) -> Option<String> {
    let (Value::Quantity(a), Value::Quantity(b)) = (own.claim.value(), theirs.claim.value()) else {
        return None;
    };
    let affirmed = |said: Said| said.claim.stance().polarity == Polarity::Affirmed;
    let fits = matches!(relation, RelationKind::Compatible | RelationKind::Superseded);
    let grows = own.claim.attribute().change() == Change::Grows && affirmed(own) && affirmed(theirs);
    let floor = a.high.is_none() && a.precision == Precision::Exact;
    let beyond = floor && a.low.zip(b.low).is_some_and(|(own, their)| their > own);
    let reason = || format!("{} is behind: there were {} already", own.claim.value(), dated(theirs));
    (fits && grows && beyond && theirs.on <= own.on).then(reason)
}

/// The value, with the day for which it holds.
fn dated(said: Said) -> String {
    match said.on {
        Some(day) => format!("{} ({day})", said.claim.value()),
        None => said.claim.value().to_string(),
    }
}

/// Whether one of them says for when it holds, and that is long before or after the other: the jobs cut in 2019.
fn is_of_another_time(a: Said, b: Said) -> bool {
    let is_stated = [a, b].iter().any(|said| said.claim.qualifiers().as_of.is_some());
    let days = a.on.zip(b.on).map_or(0, |(a, b)| (a.number() - b.number()).abs());
    is_stated && days > TWO_MONTHS
}

/// Reports of one matter are seldom further apart.
const TWO_MONTHS: i32 = 62;

/// Whether time alone may have changed the answer: a count that grows, a strength, a whereabouts or a status does; a
/// share, a sum or a vote stays what it was, and an age grows by a year.
fn may_change(a: Said, b: Said) -> bool {
    let days = a.on.zip(b.on).map_or(0, |(a, b)| (a.number() - b.number()).abs());
    match a.claim.attribute() {
        Attribute::Percentage
        | Attribute::Money
        | Attribute::Duration
        | Attribute::Distance
        | Attribute::Count(_) => false,
        Attribute::Age => days >= DAYS_OF_A_YEAR,
        _ => true,
    }
}

/// After so many days everyone is older.
const DAYS_OF_A_YEAR: i32 = 365;
