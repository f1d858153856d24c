//! One run of a reconciler: its tables, and what they make of each question.

use std::collections::{BTreeMap, BTreeSet};

use super::beside::Beside;
use super::named::Named;
use super::overtaken::{first_counts, overtaken};
use super::pairs::pairs;
use super::parties::Parties;
use super::{Altered, Errata, PolicyRow, ReconciledItem};
use crate::align::Item;
use crate::claim::{Claim, ClaimId};
use crate::compare::{Finding, Said, figure, relate};
use crate::document::DocumentId;
use crate::reconcile::policy::consensus;
use crate::reconcile::{Consensus, Evidence, Grade, Policy, Testimony};
use crate::relation::{Ground, Relation, RelationKind};
use crate::value::{Day, Value};
use crate::witness::Dependence;

/// One run's tables.
pub(super) struct Run<'r> {
    pub(super) policy: &'r dyn Policy,
    pub(super) grades: BTreeMap<&'r DocumentId, Grade>,
    pub(super) parties: Parties<'r>,
    pub(super) named: Named<'r>,
    pub(super) dependence: &'r Dependence,
    pub(super) altered: &'r Altered,
    pub(super) errata: &'r Errata,
    pub(super) beside: Beside<'r>,
    pub(super) published: BTreeMap<&'r DocumentId, Day>,
    pub(super) claims: BTreeMap<&'r ClaimId, &'r Claim>,
}

impl Run<'_> {
    pub(super) fn reconciled(&self, item: &Item) -> ReconciledItem {
        let relations = self.relations(&self.claims(item));
        let consensus = settled(consensus(self.policy, &self.evidence(item)), &relations);
        ReconciledItem { item: item.clone(), relations, consensus }
    }

    /// What each policy answers to a question.
    pub(super) fn row(&self, item: &Item, policies: &[&(dyn Policy + Sync)]) -> PolicyRow {
        let (evidence, relations) = (self.evidence(item), self.relations(&self.claims(item)));
        let answers =
            policies.iter().map(|policy| settled(consensus(*policy, &evidence), &relations)).collect();
        PolicyRow { item: item.clone(), answers }
    }

    /// Whether more than one document speaks of it.
    pub(super) fn is_shared(&self, item: &Item) -> bool {
        let documents = self.claims(item).into_iter().map(Claim::document);
        documents.collect::<BTreeSet<_>>().len() > 1
    }

    /// The claims of a question that bear witness, with their days, witnesses and grades.
    fn evidence<'i>(&'i self, item: &'i Item) -> Evidence<'i> {
        let mut heard = self.claims(item);
        heard.retain(|claim| !self.altered.holds(claim));
        // "Its commander was killed" says nothing of how many were, where others count.
        let counts =
            |claim: &&Claim| !matches!(claim.value(), Value::Quantity(quantity) if quantity.is_implied());
        if heard.iter().any(counts) {
            heard.retain(counts);
        }
        let overtaken = overtaken(heard.iter().map(|claim| self.said(claim)));
        heard.retain(|claim| !overtaken.contains(claim.id()));
        let witnesses = self.dependence.claim_witnesses(&heard);
        let testimony = |(claim, witness): (&&'i Claim, usize)| {
            Testimony::new(claim, self.said(claim).on, witness)
                .with_grade(self.grades.get(claim.document()).copied())
                .with_interest(self.parties.interest(claim))
        };
        let named = heard.first().map_or(0, |claim| self.named.count(claim));
        Evidence::new(&item.attribute, heard.iter().zip(witnesses).map(testimony).collect()).with_named(named)
    }

    fn claims(&self, item: &Item) -> Vec<&Claim> {
        item.claims.iter().filter_map(|id| self.claims.get(id).copied()).collect()
    }

    fn said<'c>(&'c self, claim: &'c Claim) -> Said<'c> {
        let said = Said::new(claim, self.published.get(claim.document()).copied());
        said.in_text(self.beside.text_of(claim.document()))
    }

    fn relations(&self, claims: &[&Claim]) -> Vec<Relation> {
        let first = first_counts(claims.iter().map(|claim| self.said(claim)));
        pairs(claims).into_iter().map(|(a, b)| self.relation(claims[a], claims[b], &first)).collect()
    }

    fn relation(&self, a: &Claim, b: &Claim, first: &BTreeSet<ClaimId>) -> Relation {
        if let Some(corrected) = self.errata.relation(a, b) {
            return corrected;
        }
        let mut finding = relate(self.said(a), self.said(b));
        if finding.kind == RelationKind::Conflict
            && let Some(reason) = self.beside.sum(a, b)
        {
            finding = Finding { kind: RelationKind::Compatible, ground: Ground::Part, reason };
        }
        let is_first =
            |claim: &Claim, other: &Claim| first.contains(claim.id()) && figure(claim) < figure(other);
        let early = [(a, b), (b, a)].into_iter().find(|(claim, other)| is_first(claim, other));
        if let Some((early, _)) = early.filter(|_| finding.kind == RelationKind::Conflict) {
            let reason = format!("{} is a first count, and its own report counts more", early.value());
            finding = Finding { kind: RelationKind::Superseded, ground: Ground::Rise, reason };
        }
        Relation {
            a: a.id().clone(),
            b: b.id().clone(),
            kind: finding.kind,
            reason: finding.reason,
            ground: finding.ground,
            independent: self.dependence.independent(a, b),
        }
    }
}

/// The consensus with the rivals that it leaves open: an answer that a later one replaces, or that is the same but for
/// its rounding, leaves nothing open.
fn settled(mut consensus: Consensus, relations: &[Relation]) -> Consensus {
    let parted = relations.iter().any(|relation| relation.kind == RelationKind::Conflict);
    if !parted || consensus.value.is_none() {
        consensus.rivals.clear();
    }
    consensus
}
