//! Relations to discrepancies: one for each question and kind of misfit, with the odd one out as the primary claim.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::answers::Answers;
use super::{Code, Discrepancy, copies, parts, perhaps, responsibility, scopes};
use crate::align::PerhapsOne;
use crate::claim::{Attribute, Certainty, Change, Claim, ClaimId, Polarity, SubjectKind};
use crate::compare::{Said, only_the_hedge_parts, side_counted, side_of_doer};
use crate::document::{Document, DocumentId};
use crate::relation::{Ground, Relation, RelationKind};
use crate::report::severity::{Heard, Severities, Severity};
use crate::report::{Altered, ReconciledItem};
use crate::span::Span;
use crate::value::name::DoerSide;
use crate::value::{Day, Value};
use crate::witness::Dependence;

/// What discrepancies are looked for in.
pub(in crate::report) struct Evidence<'r> {
    /// All claims.
    pub(in crate::report) claims: &'r [Claim],
    /// The questions with their relations.
    pub(in crate::report) items: &'r [ReconciledItem],
    /// Who depends on whom.
    pub(in crate::report) dependence: &'r Dependence,
    /// The documents the claims were read from.
    pub(in crate::report) documents: &'r [Document],
    /// The claims that a copy altered.
    pub(in crate::report) altered: &'r Altered,
    /// The keys of two events that may be one.
    pub(in crate::report) perhaps_one: &'r [PerhapsOne],
    /// How bad each misfit is.
    pub(in crate::report) severities: &'r Severities,
}

/// All discrepancies, the worst first.
pub(in crate::report) fn find(evidence: &Evidence) -> Vec<Discrepancy> {
    let finder = Finder::new(evidence);
    let mut found: Vec<Discrepancy> = evidence.items.iter().flat_map(|item| finder.within(item)).collect();
    for items in by_subject(evidence.items) {
        found.extend(parts::exceeding(&finder, &items));
        found.extend(parts::exceeding_together(&finder, &items));
        found.extend(parts::not_adding_up(&finder, &items));
        found.extend(responsibility::contested(&finder, &items));
        found.extend(scopes::different(&finder, &items));
    }
    found.extend(perhaps::one_event(&finder, evidence));
    found.extend(copies::uncredited(&finder));
    found.extend(copies::miscopied(&finder));
    finder.drop_counted_ones(&mut found);
    found.sort_by(|a, b| {
        let key = |d: &Discrepancy| (d.severity, d.code, d.item.clone(), d.primary.clone());
        key(a).cmp(&key(b))
    });
    found
}

/// The questions about each subject.
fn by_subject(items: &[ReconciledItem]) -> Vec<Vec<&ReconciledItem>> {
    let mut subjects: BTreeMap<&str, Vec<&ReconciledItem>> = BTreeMap::new();
    for item in items {
        subjects.entry(&item.item.subject).or_default().push(item);
    }
    subjects.into_values().collect()
}

/// What every check of a report needs.
pub(super) struct Finder<'c> {
    evidence: &'c Evidence<'c>,
    claims: BTreeMap<&'c ClaimId, &'c Claim>,
    texts: BTreeMap<&'c DocumentId, &'c str>,
    published: BTreeMap<&'c DocumentId, Day>,
    /// By document and event: who it says did it, and in whose voice.
    doers: BTreeMap<(&'c DocumentId, &'c str), Vec<&'c Claim>>,
    /// By document and event: the sides of those who came to harm.
    fallen: BTreeMap<(&'c DocumentId, &'c str), BTreeSet<DoerSide>>,
    /// By document: the event that it says most about.
    told: BTreeMap<&'c DocumentId, &'c str>,
}

impl<'c> Finder<'c> {
    fn new(evidence: &'c Evidence<'c>) -> Finder<'c> {
        Finder {
            evidence,
            claims: evidence.claims.iter().map(|claim| (claim.id(), claim)).collect(),
            texts: evidence.documents.iter().map(|document| (document.id(), document.text())).collect(),
            published: evidence.documents.iter().filter_map(|d| Some((d.id(), d.published()?))).collect(),
            doers: doers(evidence.claims),
            fallen: fallen(evidence.claims),
            told: most_told(evidence.claims),
        }
    }

    /// Who depends on whom, and how bad each misfit is.
    pub(super) fn evidence(&self) -> &'c Evidence<'c> {
        self.evidence
    }

    /// The claims of a question that count: those that a copy altered do not.
    pub(super) fn claims_of(&self, item: &ReconciledItem) -> Vec<&'c Claim> {
        item.item.claims.iter().filter_map(|id| self.claim(id)).collect()
    }

    /// A claim that counts, by its name.
    pub(super) fn claim(&self, id: &ClaimId) -> Option<&'c Claim> {
        self.claims.get(id).copied().filter(|claim| !self.evidence.altered.holds(claim))
    }

    /// A claim with the day for which it holds.
    pub(super) fn said(&self, claim: &'c Claim) -> Said<'c> {
        Said::new(claim, self.published.get(claim.document()).copied())
    }

    /// The text of a document, where it is at hand.
    pub(super) fn text_of(&self, document: &DocumentId) -> Option<&'c str> {
        self.texts.get(document).copied()
    }

    /// Whether two claims that name doers speak of one deed for sure: one of their texts is about it. What a text
    /// mentions in passing ("the raids of the one", "a campaign of the other") is easily two deeds; and who names the
    /// doers of both tells of two deeds of one happening. A text in which two voices name two doers tells of one
    /// deed.
    pub(super) fn is_one_deed(&self, a: &Claim, b: &Claim) -> bool {
        let is_about =
            |claim: &&Claim| self.told.get(claim.document()) == Some(&claim.subject().key.as_str());
        let two_deeds = |a, b| self.tells_both(a, b) || self.counts_side_of(a, b);
        [a, b].iter().any(is_about) && !two_deeds(a, b) && !two_deeds(b, a)
    }

    /// Whether the text of one counts dead of the other's side: who fights is hit by the other, and each has its deeds.
    fn counts_side_of(&self, a: &Claim, b: &Claim) -> bool {
        let fallen = self.fallen.get(&(a.document(), a.subject().key.as_str()));
        fallen.zip(side_of_doer(b)).is_some_and(|(sides, side)| sides.contains(&side))
            && side_of_doer(a).is_some()
    }

    /// Whether the text of one names the doer of the other as well, in the same voice.
    fn tells_both(&self, a: &Claim, b: &Claim) -> bool {
        let (Value::Entity(own), Value::Entity(other)) = (a.value(), b.value()) else { return false };
        let known = self.doers.get(&(a.document(), a.subject().key.as_str()));
        let is_other = |known: &&Claim| {
            let Value::Entity(party) = known.value() else { return false };
            let one = party.key == other.key || party.admitted() == other.admitted();
            one && is_one_speaker(known, a)
        };
        let two = own.key != other.key && a.document() != b.document();
        two && known.is_some_and(|known| known.iter().any(is_other))
    }

    /// Whether the two come from different witnesses.
    pub(super) fn independent(&self, a: &Claim, b: &Claim) -> bool {
        self.evidence.dependence.independent(a, b)
    }

    /// How bad a misfit of two claims is.
    pub(super) fn severity(&self, code: Code, a: &Claim, b: &Claim) -> Severity {
        let heard = if self.independent(a, b) { Heard::OfTwo } else { Heard::OfOne };
        self.evidence.severities.of(code, a, b, heard)
    }

    /// The misfits among the claims of one question.
    fn within(&self, item: &ReconciledItem) -> Vec<Discrepancy> {
        let mut groups: BTreeMap<Code, Vec<&Relation>> = BTreeMap::new();
        let answers = Answers::of(&self.claims_of(item));
        for relation in &item.relations {
            if let Some(code) = self.code(relation, &answers) {
                groups.entry(code).or_default().push(relation);
            }
        }
        let mut found: Vec<Discrepancy> = groups
            .into_iter()
            .filter_map(|(code, relations)| self.discrepancy(item, code, &relations))
            .collect();
        self.drop_repeated(&mut found);
        found.extend(self.single_witness(item));
        found
    }

    /// Two figures of one question are reported once, as the worst that they are: who reads that 29 and 11 conflict
    /// need not read that 29 fell to 11.
    fn drop_repeated(&self, found: &mut Vec<Discrepancy>) {
        found.sort_by_key(|discrepancy| (discrepancy.severity, discrepancy.code));
        let mut told: BTreeSet<(String, String)> = BTreeSet::new();
        found.retain(|discrepancy| {
            let pairs = self.values_of(discrepancy);
            let is_new = pairs.is_empty() || pairs.iter().any(|pair| !told.contains(pair));
            told.extend(pairs);
            is_new
        });
    }

    /// "Ann Roe was killed" says that she is dead and, of what happened, that there was one dead: of the two misfits of
    /// such words with one other text the status tells.
    fn drop_counted_ones(&self, found: &mut Vec<Discrepancy>) {
        let claim = |id: &ClaimId| self.claims.get(id).copied();
        let lives = |found: &&Discrepancy| {
            claim(&found.primary).is_some_and(|claim| *claim.attribute() == Attribute::LifeStatus)
        };
        let ends = |found: &Discrepancy| found.secondary.iter().chain([&found.primary]).cloned().collect();
        let told: Vec<Vec<ClaimId>> = found.iter().filter(lives).map(ends).collect();
        let is_told = |id: &ClaimId, by: &[ClaimId]| {
            let Some(own) = claim(id) else { return false };
            let mut others = by.iter().filter_map(claim);
            others.any(|other| other.document() == own.document() && other.span().overlaps(own.span()))
        };
        found.retain(|found| {
            let implied = claim(&found.primary).is_some_and(counts_one_by_name);
            let both = || found.secondary.iter().chain([&found.primary]);
            !(implied && told.iter().any(|by| both().all(|id| is_told(id, by))))
        });
    }

    /// The pairs of values that do not fit, each in one order.
    fn values_of(&self, discrepancy: &Discrepancy) -> Vec<(String, String)> {
        let value = |id: &ClaimId| self.claims.get(id).map(|claim| claim.value().to_string());
        let Some(first) = value(&discrepancy.primary) else { return Vec::new() };
        let others = discrepancy.secondary.iter().filter_map(value);
        others
            .map(|other| if first <= other { (first.clone(), other) } else { (other, first.clone()) })
            .collect()
    }

    fn code(&self, relation: &Relation, answers: &Answers) -> Option<Code> {
        let (a, b) = self.pair(relation)?;
        let altered = |claim| self.evidence.altered.holds(claim);
        match relation.kind {
            _ if relation.ground == Ground::Correction => Some(Code::Corrected),
            _ if altered(a) || altered(b) => None,
            _ if names_doer(a) && !self.is_one_deed(a, b) => None,
            RelationKind::Conflict | RelationKind::Tension if answers.are_of_two_things(a, b) => None,
            // Who gives the figure has said "dozens" to say it once more, or of something else.
            RelationKind::Tension if relation.ground == Ground::Vagueness && a.document() == b.document() => {
                None
            }
            // Who reads "over three" and "three" has to choose a word, and no figure.
            RelationKind::Conflict if only_the_hedge_parts(a, b) => Some(Code::FigureTension),
            RelationKind::Conflict if is_proven(a, b) => Some(conflict_code(a, b, relation.ground)),
            RelationKind::Tension if *a.attribute() == Attribute::Cause => Some(Code::CauseContested),
            RelationKind::Tension => Some(Code::FigureTension),
            RelationKind::Superseded if relation.ground == Ground::Revision => Some(Code::TollRevisedDown),
            RelationKind::Superseded if a.attribute().change() == Change::Grows => Some(Code::TollRising),
            _ => None,
        }
    }

    fn pair(&self, relation: &Relation) -> Option<(&'c Claim, &'c Claim)> {
        Some((self.claims.get(&relation.a).copied()?, self.claims.get(&relation.b).copied()?))
    }

    fn discrepancy(&self, item: &ReconciledItem, code: Code, relations: &[&Relation]) -> Option<Discrepancy> {
        let primary = match code {
            Code::TollRising => self.highest(relations)?,
            _ => odd_one_out(item, relations),
        };
        let with: Vec<&Relation> =
            relations.iter().copied().filter(|r| r.a == primary || r.b == primary).collect();
        let secondary: Vec<ClaimId> =
            with.iter().map(|r| if r.a == primary { r.b.clone() } else { r.a.clone() }).collect();
        let rated = with.iter().filter_map(|r| {
            let (a, b) = self.pair(r)?;
            Some((self.severity(code, a, b), *r))
        });
        let (severity, worst) =
            rated.min_by_key(|(severity, relation)| (*severity, Reverse(self.gap(relation))))?;
        let message = about(item, &self.reason(code, worst));
        let help = code.help_about(&item.item.attribute).to_owned();
        Some(Discrepancy { secondary, help, ..Discrepancy::of(code, severity, item, message, primary) })
    }

    /// Why, in one sentence; of a text that contradicts itself it says whose.
    fn reason(&self, code: Code, relation: &Relation) -> String {
        let own = self.claim(&relation.a).filter(|_| code == Code::SelfContradiction);
        own.map_or_else(
            || relation.reason.clone(),
            |claim| format!("{} says both: {}", claim.source(), relation.reason),
        )
    }

    /// How far two figures lie apart; nothing for what is no figure.
    fn gap(&self, relation: &Relation) -> u64 {
        let figures = self.pair(relation).and_then(|(a, b)| height(a).zip(height(b)));
        figures.map_or(0, |(a, b)| (a - b).abs() as u64)
    }

    /// The claim with the highest figure: where a rising count stands.
    fn highest(&self, relations: &[&Relation]) -> Option<ClaimId> {
        let claims = relations.iter().filter_map(|relation| self.pair(relation));
        let claims = claims.flat_map(|(a, b)| [a, b]).filter_map(|claim| Some((height(claim)?, claim.id())));
        claims.max_by(|(a, x), (b, y)| a.total_cmp(b).then_with(|| y.cmp(x))).map(|(_, id)| id.clone())
    }

    /// A grave statement that rests on one witness, where several documents make it.
    fn single_witness(&self, item: &ReconciledItem) -> Option<Discrepancy> {
        let grave =
            matches!(item.item.attribute, Attribute::Killed | Attribute::Perpetrator | Attribute::LifeStatus);
        let claims = self.claims_of(item);
        let documents: BTreeSet<_> = claims.iter().map(|claim| claim.document()).collect();
        let numbers = self.evidence.dependence.claim_witnesses(&claims);
        let witnesses: BTreeSet<usize> = numbers.into_iter().collect();
        let (primary, others) = claims.split_first()?;
        (grave && documents.len() > 1 && witnesses.len() == 1).then(|| {
            let severity = self.evidence.severities.of(Code::SingleWitness, primary, primary, Heard::OfOne);
            let message = about(item, &format!("{} documents, but one witness", documents.len()));
            let secondary = others.iter().map(|claim| claim.id().clone()).collect();
            let found = Discrepancy::of(Code::SingleWitness, severity, item, message, primary.id().clone());
            Discrepancy { secondary, ..found }
        })
    }
}

/// A text that names more doers of one event tells of a war; these are enough to hold others against.
const DOERS: usize = 16;

/// By document and event: the parties that it says did it, or claimed it; not whom somebody in it accuses.
fn doers(claims: &[Claim]) -> BTreeMap<(&DocumentId, &str), Vec<&Claim>> {
    let mut doers: BTreeMap<(&DocumentId, &str), Vec<&Claim>> = BTreeMap::new();
    for claim in claims.iter().filter(|claim| names_doer(claim)) {
        let (Value::Entity(party), Polarity::Affirmed) = (claim.value(), claim.stance().polarity) else {
            continue;
        };
        let known = doers.entry((claim.document(), claim.subject().key.as_str())).or_default();
        let accused = claim.stance().certainty == Certainty::Alleged;
        let is_known = |other: &&Claim| {
            matches!(other.value(), Value::Entity(known) if known.key == party.key)
                && is_one_speaker(other, claim)
        };
        if !accused && known.len() < DOERS && !known.iter().any(is_known) {
            known.push(claim);
        }
    }
    doers
}

/// By document and event: the sides of those whom it counts as dead or hurt.
fn fallen(claims: &[Claim]) -> BTreeMap<(&DocumentId, &str), BTreeSet<DoerSide>> {
    let harmed = |claim: &&Claim| matches!(claim.attribute(), Attribute::Killed | Attribute::Injured);
    let mut fallen: BTreeMap<(&DocumentId, &str), BTreeSet<DoerSide>> = BTreeMap::new();
    for claim in claims.iter().filter(harmed) {
        if let Some(side) = side_counted(claim) {
            fallen.entry((claim.document(), claim.subject().key.as_str())).or_default().insert(side);
        }
    }
    fallen
}

/// By document: the event with most of its claims, of several the one it tells first.
fn most_told(claims: &[Claim]) -> BTreeMap<&DocumentId, &str> {
    let mut counts: BTreeMap<(&DocumentId, &str), (usize, Reverse<Span>)> = BTreeMap::new();
    for claim in claims.iter().filter(|claim| claim.subject().kind == SubjectKind::Event) {
        let first = (0, Reverse(claim.span()));
        let known = counts.entry((claim.document(), claim.subject().key.as_str())).or_insert(first);
        *known = (known.0 + 1, known.1.max(Reverse(claim.span())));
    }
    let mut most: BTreeMap<&DocumentId, (usize, Reverse<Span>, &str)> = BTreeMap::new();
    for ((document, event), (count, first)) in counts {
        let best = most.entry(document).or_insert((count, first, event));
        *best = (*best).max((count, first, event));
    }
    most.into_iter().map(|(document, (.., event))| (document, event)).collect()
}

/// Whether it counts the one whom it names: "Ann Roe" of "Ann Roe died".
fn counts_one_by_name(claim: &Claim) -> bool {
    matches!(claim.value(), Value::Quantity(quantity) if quantity.is_implied())
}

/// The figure of a claim, or its floor.
fn height(claim: &Claim) -> Option<f64> {
    let Value::Quantity(quantity) = claim.value() else { return None };
    quantity.best.or(quantity.low)
}

fn names_doer(claim: &Claim) -> bool {
    matches!(claim.attribute(), Attribute::Perpetrator | Attribute::ClaimedBy)
}

/// A finding with what it is about in front: "blast in Arden, how many died: 14 and 31 cannot both be true".
pub(super) fn about(item: &ReconciledItem, finding: &str) -> String {
    format!("{}, {}: {finding}", item.item.label, item.question())
}

/// The claim that most of these relations touch; of several the one that the consensus does not support.
fn odd_one_out(item: &ReconciledItem, relations: &[&Relation]) -> ClaimId {
    let mut touched: BTreeMap<&ClaimId, usize> = BTreeMap::new();
    for relation in relations {
        *touched.entry(&relation.a).or_default() += 1;
        *touched.entry(&relation.b).or_default() += 1;
    }
    let dissenting: BTreeSet<&ClaimId> = item.consensus.dissenting.iter().collect();
    let dissents = |id: &ClaimId| dissenting.contains(id);
    touched
        .into_iter()
        .max_by(|(a, m), (b, n)| (m, dissents(a)).cmp(&(n, dissents(b))).then_with(|| b.cmp(a)))
        .map_or_else(|| relations[0].a.clone(), |(id, _)| id.clone())
}

/// Which conflict two claims make.
pub(in crate::report) fn conflict_code(a: &Claim, b: &Claim, ground: Ground) -> Code {
    match (a.value(), a.attribute()) {
        _ if a.document() == b.document() && is_one_speaker(a, b) => Code::SelfContradiction,
        _ if ground == Ground::Denial => Code::Denied,
        _ if ground == Ground::Revision => Code::TollRevisedDown,
        _ if ground == Ground::Day => Code::DateConflict,
        _ if ground == Ground::Place => Code::PlaceConflict,
        (_, Attribute::Perpetrator | Attribute::ClaimedBy) => Code::ResponsibilityContested,
        (Value::Date(_), _) => Code::DateConflict,
        (Value::Place(_), _) => Code::PlaceConflict,
        (Value::Status { .. } | Value::Text { .. }, _) | (_, Attribute::Nationality) => Code::StatusConflict,
        (Value::Entity(_), Attribute::Other(_)) => Code::StatusConflict,
        _ => Code::FigureConflict,
    }
}

/// One document tells of many happenings, and two dates, places or doers in it are likelier of two of them than a slip
/// of the writer, unless two voices give them; a figure or a state is taken for one.
pub(super) fn is_proven(a: &Claim, b: &Claim) -> bool {
    let of_one = matches!(a.value(), Value::Quantity(_) | Value::Status { .. });
    let voices = a.voice().zip(b.voice());
    let two_voices = voices.is_some_and(|(a, b)| !a.name.eq_ignore_ascii_case(&b.name));
    a.document() != b.document() || of_one || two_voices
}

/// Whether the outlet, or one and the same voice, says both.
pub(super) fn is_one_speaker(a: &Claim, b: &Claim) -> bool {
    match (a.voice(), b.voice()) {
        (Some(a), Some(b)) => a.name.eq_ignore_ascii_case(&b.name),
        (None, None) => true,
        _ => false,
    }
}
