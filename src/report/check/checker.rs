//! Each claim of a draft against the claims of the others on its question.
//!
//! ```text
//! remark = contradicted | strained | updated | newer      the others on the question, the latest first
//!        | hedged                                         nobody contradicts it, and nobody says it as surely (support)
//! ```

use std::collections::{BTreeMap, BTreeSet};

use super::support::{self, Support};
use super::{Effect, Kept, Remark};
use crate::align::{Alignment, Item};
use crate::claim::{Attribute, Change, Claim, ClaimId, Polarity};
use crate::compare::{Finding, Said, only_the_hedge_parts, relate};
use crate::document::{DocumentId, Source};
use crate::relation::{Ground, RelationKind};
use crate::report::Errata;
use crate::report::discrepancy::{Code, conflict_code, is_one_party, named_and_denies};
use crate::report::severity::{Severities, Severity};
use crate::span::Span;
use crate::value::{Day, Precision, Value};

pub(super) struct Checker<'r> {
    draft: &'r DocumentId,
    /// What an outlet has taken back no longer speaks.
    withdrawn: BTreeSet<&'r ClaimId>,
    items: &'r [Item],
    published: BTreeMap<&'r DocumentId, Day>,
    severities: &'r Severities,
    claims: BTreeMap<&'r ClaimId, &'r Claim>,
    /// Where the draft says of somebody whether they live.
    statuses: Vec<Span>,
}

impl<'r> Checker<'r> {
    pub(super) fn new(
        draft: &'r DocumentId,
        alignment: &'r Alignment,
        errata: &'r Errata,
        published: BTreeMap<&'r DocumentId, Day>,
        severities: &'r Severities,
    ) -> Checker<'r> {
        let claims = alignment.claims.iter().map(|claim| (claim.id(), claim)).collect();
        let lives = |claim: &&Claim| *claim.attribute() == Attribute::LifeStatus && claim.document() == draft;
        let statuses = alignment.claims.iter().filter(lives).map(Claim::span).collect();
        let withdrawn = errata.withdrawn().collect();
        Checker { draft, withdrawn, items: &alignment.items, published, severities, claims, statuses }
    }

    /// The draft's claims, each with the others of its item.
    fn questions(&self) -> impl Iterator<Item = (&'r Claim, Vec<&'r Claim>)> {
        self.items.iter().flat_map(|item| {
            let standing = item.claims.iter().filter(|id| !self.withdrawn.contains(id));
            let claims = standing.filter_map(|id| self.claims.get(id).copied());
            let (own, others): (Vec<&Claim>, Vec<&Claim>) =
                claims.partition(|claim| claim.document() == self.draft);
            let own = own.into_iter().filter(|claim| self.asks(claim));
            own.map(move |claim| (claim, others.clone()))
        })
    }

    /// Whether it is a claim to check: not what the draft is about, in its own words, nor the one dead of "Ann Roe
    /// died", of whom the status tells.
    pub(super) fn asks(&self, claim: &Claim) -> bool {
        let implied = matches!(claim.value(), Value::Quantity(quantity) if quantity.is_implied());
        let told = || self.statuses.iter().any(|span| span.overlaps(claim.span()));
        *claim.attribute() != Attribute::Happening && !(implied && told())
    }

    pub(super) fn remarks(&self) -> Vec<Remark> {
        let of_questions = self.questions().flat_map(|(claim, others)| self.about(claim, &others));
        of_questions.chain(self.denied()).collect()
    }

    fn about(&self, claim: &Claim, others: &[&Claim]) -> Vec<Remark> {
        let mut remarks: BTreeMap<Effect, Remark> = BTreeMap::new();
        let agrees = |other: &&&Claim| self.says_the_same(claim, other);
        let beside: Vec<Claim> = others.iter().filter(agrees).map(|&other| other.clone()).collect();
        for other in self.latest(others) {
            let Some(bearing) = self.bearing(claim, other, &beside) else { continue };
            let severity = self.severity(&bearing, claim, other, &beside);
            let remark = remarks.entry(bearing.effect).or_insert_with(|| Remark {
                beside: beside.clone(),
                ..Remark::of(bearing.effect, severity, claim, bearing.reason)
            });
            remark.severity = remark.severity.min(severity);
            remark.against.push(other.clone());
        }
        if !remarks.contains_key(&Effect::Contradicted) {
            let hedged = self.support(claim, others).hedged(claim, self.severities);
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
    fn bearing(&self, claim: &Claim, other: &Claim, beside: &[Claim]) -> Option<Bearing> {
        let (own, theirs) = (self.said(claim), self.said(other));
        let finding = relate(own, theirs);
        if let Some(reason) = outgrown(own, theirs, finding.kind) {
            return Some(Bearing::of_time(Effect::Updated, claim, reason));
        }
        match finding.kind {
            RelationKind::Conflict if only_the_hedge_parts(claim, other) => {
                let code = Some(Code::FigureTension);
                Some(Bearing { effect: Effect::Strained, code, reason: finding.reason })
            }
            RelationKind::Conflict => {
                let code = conflict_code(claim, other, finding.ground);
                Some(Bearing { effect: Effect::Contradicted, code: Some(code), reason: finding.reason })
            }
            RelationKind::Tension if beside.is_empty() => {
                let code = Some(Code::FigureTension);
                Some(Bearing { effect: Effect::Strained, code, reason: finding.reason })
            }
            RelationKind::Superseded if finding.ground == Ground::Revision => {
                // The draft may be the later one, and then nothing speaks against its figure.
                let effect = if theirs.on > own.on { Effect::Contradicted } else { Effect::Newer };
                Some(Bearing { effect, code: Some(Code::TollRevisedDown), reason: finding.reason })
            }
            RelationKind::Superseded => of_another_day(own, theirs, finding, beside),
            _ => None,
        }
    }

    /// How bad it is: as the caller rates its code, else by what is at stake.
    fn severity(&self, bearing: &Bearing, claim: &Claim, other: &Claim, beside: &[Claim]) -> Severity {
        if let Some(set) = bearing.code.and_then(|code| self.severities.of_code(code)) {
            return set;
        }
        match bearing.effect {
            Effect::Contradicted if beside.is_empty() => self.severities.of_conflict(claim, other),
            Effect::Contradicted => self.severities.of_conflict(claim, other).lowered(),
            Effect::Hedged => support::severity(claim, self.severities),
            Effect::Newer => Severity::Note,
            Effect::Strained | Effect::Updated => Severity::Minor,
        }
    }

    fn says_the_same(&self, claim: &Claim, other: &Claim) -> bool {
        relate(self.said(claim), self.said(other)).kind == RelationKind::Agree
    }

    /// The claims of the draft on which no remark stands, in their order, with who says them as surely.
    pub(super) fn kept(&self, remarks: &[Remark]) -> Vec<Kept> {
        let remarked = |claim: &Claim| {
            let of_it = |own: &Claim| own.id() == claim.id() || self.is_around(own, claim);
            remarks.iter().any(|remark| of_it(&remark.claim))
        };
        let kept = self.questions().filter(|(claim, _)| !remarked(claim));
        let mut kept: Vec<Kept> = kept.map(|(claim, others)| self.kept_of(claim, &others)).collect();
        kept.sort_by_key(|kept| (kept.claim.span(), kept.claim.id().clone()));
        kept
    }

    fn kept_of(&self, claim: &Claim, others: &[&Claim]) -> Kept {
        let mut by: Vec<Claim> = self.support(claim, others).firm().into_iter().cloned().collect();
        by.sort_by(|a, b| (a.document(), a.span()).cmp(&(b.document(), b.span())));
        Kept { claim: claim.clone(), by }
    }

    /// Whether it is the sentence in which the claim stands.
    fn is_around(&self, sentence: &Claim, claim: &Claim) -> bool {
        let (out, own) = (sentence.span(), claim.span());
        !self.claims.contains_key(sentence.id()) && out.start() <= own.start() && own.end() <= out.end()
    }

    /// Whom the draft names as having done it, and who denies that.
    pub(super) fn denied(&self) -> Vec<Remark> {
        let mut denials: BTreeMap<&str, Vec<&Claim>> = BTreeMap::new();
        for item in self.items.iter().filter(|item| item.attribute == Attribute::DeniedBy) {
            let claims = item.claims.iter().filter(|id| !self.withdrawn.contains(id));
            let others = claims.filter_map(|id| self.claims.get(id).copied());
            let others = others.filter(|claim| claim.document() != self.draft);
            denials.entry(&item.subject).or_default().extend(others);
        }
        let names = |item: &&Item| matches!(item.attribute, Attribute::Perpetrator | Attribute::ClaimedBy);
        let named = self.items.iter().filter(names).flat_map(|item| {
            let claims = item.claims.iter().filter_map(|id| self.claims.get(id).copied());
            let denying = denials.get(item.subject.as_str()).map_or(&[][..], Vec::as_slice);
            claims.filter(|claim| claim.document() == self.draft).map(move |claim| (claim, denying))
        });
        named.filter_map(|(claim, denying)| self.denied_by_the_named(claim, denying)).collect()
    }

    fn denied_by_the_named(&self, claim: &Claim, denying: &[&Claim]) -> Option<Remark> {
        let Value::Entity(party) = claim.value() else { return None };
        let is_own =
            |denial: &&&Claim| matches!(denial.value(), Value::Entity(own) if is_one_party(own, party));
        let against: Vec<Claim> = denying.iter().filter(is_own).map(|&denial| denial.clone()).collect();
        let affirmed = claim.stance().polarity == Polarity::Affirmed;
        let first = against.first().filter(|_| affirmed)?;
        let rated = self.severities.of_code(Code::Denied);
        let severity = rated.unwrap_or_else(|| self.severities.of_conflict(claim, first));
        let remark = Remark::of(Effect::Contradicted, severity, claim, named_and_denies(party));
        Some(Remark { against, ..remark })
    }

    fn support<'c>(&self, claim: &Claim, others: &[&'c Claim]) -> Support<'c> {
        let found = others.iter().map(|&other| (other, relate(self.said(claim), self.said(other))));
        let fits = |(_, finding): &(&Claim, Finding)| {
            matches!(finding.kind, RelationKind::Agree | RelationKind::Compatible)
        };
        Support::of(claim, found.filter(fits))
    }

    fn said<'c>(&self, claim: &'c Claim) -> Said<'c> {
        Said::new(claim, self.published.get(claim.document()).copied())
    }
}

/// What one claim does to another, and by which code a caller may rate it.
struct Bearing {
    effect: Effect,
    code: Option<Code>,
    reason: String,
}

impl Bearing {
    /// An effect of time alone.
    fn of_time(effect: Effect, claim: &Claim, reason: String) -> Bearing {
        let grows = claim.attribute().change() == Change::Grows;
        Bearing { effect, code: grows.then_some(Code::TollRising), reason }
    }
}

/// What a claim of another day does, where time may have changed the answer and where it may not.
fn of_another_day(own: Said, theirs: Said, finding: Finding, beside: &[Claim]) -> Option<Bearing> {
    let (claim, other) = (own.claim, theirs.claim);
    if is_of_another_time(own, theirs) {
        return None;
    }
    if !may_change(own, theirs) {
        let reason = format!("{} and {}: time does not change the answer", claim.value(), other.value());
        let code = Some(conflict_code(claim, other, Ground::Values));
        return Some(Bearing { effect: Effect::Contradicted, code, reason });
    }
    let (effect, reason) = if own.on <= theirs.on {
        (Effect::Updated, finding.reason)
    } else if beside.is_empty() {
        (Effect::Strained, format!("{} is new: the others say {}", claim.value(), dated(theirs)))
    } else {
        (Effect::Newer, format!("{} is older", dated(theirs)))
    };
    Some(Bearing::of_time(effect, claim, reason))
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
