//! Each claim of a draft against the claims of the others on its question.
//!
//! ```text
//! remark = contradicted | strained | updated | newer      the others on the question, the latest first
//!        | hedged                                         nobody contradicts it, and nobody says it as surely (support)
//! ```

use std::collections::{BTreeMap, BTreeSet};

use super::support::{self, Support};
use super::{Effect, Remark};
use crate::align::{Alignment, Item};
use crate::claim::{Attribute, Change, Claim, ClaimId, Polarity};
use crate::compare::{Said, relate};
use crate::document::{DocumentId, Source};
use crate::relation::RelationKind;
use crate::report::Errata;
use crate::report::severity::{Severities, Severity};
use crate::value::{Day, Precision, Value};

pub(super) struct Checker<'r> {
    draft: &'r DocumentId,
    /// What an outlet has taken back no longer speaks.
    withdrawn: BTreeSet<&'r ClaimId>,
    items: &'r [Item],
    published: BTreeMap<&'r DocumentId, Day>,
    claims: BTreeMap<&'r ClaimId, &'r Claim>,
}

impl<'r> Checker<'r> {
    pub(super) fn new(
        draft: &'r DocumentId,
        alignment: &'r Alignment,
        errata: &'r Errata,
        published: BTreeMap<&'r DocumentId, Day>,
    ) -> Checker<'r> {
        let claims = alignment.claims.iter().map(|claim| (claim.id(), claim)).collect();
        Checker { draft, withdrawn: errata.withdrawn().collect(), items: &alignment.items, published, claims }
    }

    /// The draft's claims, each with the others of its item.
    fn questions(&self) -> impl Iterator<Item = (&'r Claim, Vec<&'r Claim>)> {
        self.items.iter().flat_map(|item| {
            let standing = item.claims.iter().filter(|id| !self.withdrawn.contains(id));
            let claims = standing.filter_map(|id| self.claims.get(id).copied());
            let (own, others): (Vec<&Claim>, Vec<&Claim>) =
                claims.partition(|claim| claim.document() == self.draft);
            own.into_iter().map(move |claim| (claim, others.clone()))
        })
    }

    pub(super) fn remarks(&self) -> Vec<Remark> {
        self.questions().flat_map(|(claim, others)| self.about(claim, &others)).collect()
    }

    fn about(&self, claim: &Claim, others: &[&Claim]) -> Vec<Remark> {
        let mut remarks: BTreeMap<Effect, Remark> = BTreeMap::new();
        let agrees = |other: &&&Claim| self.says_the_same(claim, other);
        let beside: Vec<Claim> = others.iter().filter(agrees).map(|&other| other.clone()).collect();
        for other in self.latest(others) {
            let Some((effect, reason)) = self.effect(claim, other, &beside) else { continue };
            let severity = severity(effect, claim, other, &beside);
            let remark = remarks.entry(effect).or_insert_with(|| Remark {
                beside: beside.clone(),
                ..Remark::of(effect, severity, claim, reason)
            });
            remark.severity = remark.severity.min(severity);
            remark.against.push(other.clone());
        }
        if !remarks.contains_key(&Effect::Contradicted) {
            let hedged = self.support(claim, others).hedged(claim);
            remarks.extend(hedged.map(|remark| (Effect::Hedged, remark)));
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

    /// What another claim does to the draft's, beside those that say what the draft says.
    fn effect(&self, claim: &Claim, other: &Claim, beside: &[Claim]) -> Option<(Effect, String)> {
        let (own, theirs) = (self.said(claim), self.said(other));
        let finding = relate(own, theirs);
        let newer = own.on <= theirs.on;
        if let Some(reason) = outgrown(own, theirs, finding.kind) {
            return Some((Effect::Updated, reason));
        }
        let effect = match finding.kind {
            RelationKind::Conflict => Effect::Contradicted,
            RelationKind::Tension if beside.is_empty() => Effect::Strained,
            RelationKind::Superseded if is_of_another_time(own, theirs) => return None,
            RelationKind::Superseded if !may_change(own, theirs) => {
                let (a, b) = (claim.value(), other.value());
                return Some((Effect::Contradicted, format!("{a} and {b}: time does not change the answer")));
            }
            RelationKind::Superseded if newer => Effect::Updated,
            RelationKind::Superseded if beside.is_empty() => {
                let reason = format!("{} is new: the others say {}", claim.value(), dated(theirs));
                return Some((Effect::Strained, reason));
            }
            RelationKind::Superseded => {
                return Some((Effect::Newer, format!("{} is older", dated(theirs))));
            }
            _ => return None,
        };
        Some((effect, finding.reason))
    }

    fn says_the_same(&self, claim: &Claim, other: &Claim) -> bool {
        relate(self.said(claim), self.said(other)).kind == RelationKind::Agree
    }

    /// How many of the draft's claims another says as surely.
    pub(super) fn supported(&self) -> usize {
        self.questions().filter(|(claim, others)| self.support(claim, others).is_firm()).count()
    }

    fn support<'c>(&self, claim: &Claim, others: &[&'c Claim]) -> Support<'c> {
        let fits = |other: &&Claim| {
            let relation = relate(self.said(claim), self.said(other)).kind;
            matches!(relation, RelationKind::Agree | RelationKind::Compatible)
        };
        Support::of(claim, others.iter().copied().filter(fits))
    }

    fn said<'c>(&self, claim: &'c Claim) -> Said<'c> {
        Said::new(claim, self.published.get(claim.document()).copied())
    }
}

fn severity(effect: Effect, claim: &Claim, other: &Claim, beside: &[Claim]) -> Severity {
    match effect {
        Effect::Contradicted if beside.is_empty() => Severities::default().of_conflict(claim, other),
        Effect::Contradicted => Severities::default().of_conflict(claim, other).lowered(),
        Effect::Hedged => support::severity(claim),
        Effect::Newer => Severity::Note,
        Effect::Strained | Effect::Updated => Severity::Minor,
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
