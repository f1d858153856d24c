//! Relations to discrepancies: one for each question and kind of misfit, with the odd one out as the primary claim.

use std::collections::{BTreeMap, BTreeSet};

use super::{Code, Discrepancy};
use crate::claim::{Attribute, Claim, ClaimId, Polarity};
use crate::document::DocumentId;
use crate::relation::{Relation, RelationKind};
use crate::report::ReconciledItem;
use crate::report::severity::{self, Severity};
use crate::value::{Quantity, Value};
use crate::witness::Dependence;

/// All discrepancies, the worst first.
pub(in crate::report) fn find(
    claims: &[Claim],
    items: &[ReconciledItem],
    dependence: &Dependence,
) -> Vec<Discrepancy> {
    let finder = Finder { claims: claims.iter().map(|claim| (claim.id(), claim)).collect(), dependence };
    let mut found: Vec<Discrepancy> = items.iter().flat_map(|item| finder.within(item)).collect();
    found.extend(finder.across(items));
    found.extend(finder.uncredited());
    found.sort_by(|a, b| {
        let key = |d: &Discrepancy| (d.severity, d.code, d.item.clone(), d.primary.clone());
        key(a).cmp(&key(b))
    });
    found
}

struct Finder<'c> {
    claims: BTreeMap<&'c ClaimId, &'c Claim>,
    dependence: &'c Dependence,
}

impl<'c> Finder<'c> {
    /// The misfits among the claims of one question.
    fn within(&self, item: &ReconciledItem) -> Vec<Discrepancy> {
        let mut groups: BTreeMap<Code, Vec<&Relation>> = BTreeMap::new();
        for relation in &item.relations {
            if let Some(code) = self.code(relation) {
                groups.entry(code).or_default().push(relation);
            }
        }
        let mut found: Vec<Discrepancy> = groups
            .into_iter()
            .filter_map(|(code, relations)| self.discrepancy(item, code, &relations))
            .collect();
        found.extend(self.single_witness(item));
        found
    }

    fn claim(&self, id: &ClaimId) -> Option<&'c Claim> {
        self.claims.get(id).copied()
    }

    fn code(&self, relation: &Relation) -> Option<Code> {
        let (a, b) = (self.claim(&relation.a)?, self.claim(&relation.b)?);
        match relation.kind {
            RelationKind::Conflict => Some(conflict_code(a, b, relation)),
            RelationKind::Tension => Some(Code::FigureTension),
            RelationKind::Superseded if a.attribute().change() == crate::claim::Change::Grows => {
                Some(Code::TollRising)
            }
            _ => None,
        }
    }

    fn discrepancy(&self, item: &ReconciledItem, code: Code, relations: &[&Relation]) -> Option<Discrepancy> {
        let primary = odd_one_out(item, relations);
        let with: Vec<&&Relation> = relations.iter().filter(|r| r.a == primary || r.b == primary).collect();
        let secondary: Vec<ClaimId> =
            with.iter().map(|r| if r.a == primary { r.b.clone() } else { r.a.clone() }).collect();
        let claim = self.claim(&primary)?;
        let worst =
            with.iter().filter_map(|r| Some((self.severity(code, claim, r)?, *r))).min_by_key(|(s, _)| *s)?;
        Some(Discrepancy {
            code,
            severity: worst.0,
            item: Some(item.item.id.clone()),
            message: format!("{} of {}: {}", question(item), item.item.label, worst.1.reason),
            primary,
            secondary,
            help: help(code).to_owned(),
        })
    }

    fn severity(&self, code: Code, primary: &Claim, relation: &Relation) -> Option<Severity> {
        let other = if relation.a == *primary.id() { &relation.b } else { &relation.a };
        let other = self.claim(other)?;
        let severity = match code {
            Code::TollRising => Severity::Note,
            Code::FigureTension | Code::TollRevisedDown => Severity::Minor,
            // Within one document a misread part or period is likelier than a slip of the writer.
            Code::SelfContradiction => severity::of_conflict(primary, other).max(Severity::Minor),
            _ => severity::of_conflict(primary, other),
        };
        Some(if relation.independent || severity == Severity::Note { severity } else { severity.lowered() })
    }

    /// A grave statement that rests on one witness, where other documents speak of the same subject.
    fn single_witness(&self, item: &ReconciledItem) -> Option<Discrepancy> {
        let grave =
            matches!(item.item.attribute, Attribute::Killed | Attribute::Perpetrator | Attribute::LifeStatus);
        let claims: Vec<&Claim> = item.item.claims.iter().filter_map(|id| self.claim(id)).collect();
        let documents: BTreeSet<_> = claims.iter().map(|claim| claim.document()).collect();
        let witnesses: BTreeSet<usize> = self.dependence.claim_witnesses(&claims).into_iter().collect();
        let primary = claims.first()?;
        (grave && documents.len() > 1 && witnesses.len() == 1).then(|| Discrepancy {
            code: Code::SingleWitness,
            severity: Severity::Note,
            item: Some(item.item.id.clone()),
            message: format!(
                "{} of {}: {} documents, but one witness",
                question(item),
                item.item.label,
                documents.len()
            ),
            primary: primary.id().clone(),
            secondary: claims[1..].iter().map(|claim| claim.id().clone()).collect(),
            help: help(Code::SingleWitness).to_owned(),
        })
    }

    /// Copies that do not name their original, each at its first claim.
    fn uncredited(&self) -> Vec<Discrepancy> {
        let silent = self.dependence.reuse().iter().filter(|reuse| !reuse.credited);
        let first = |document: &DocumentId| self.claims.values().find(|claim| claim.document() == document);
        silent
            .filter_map(|reuse| {
                let claim = first(&reuse.copy)?;
                Some(Discrepancy {
                    code: Code::CreditMissing,
                    severity: Severity::Note,
                    item: None,
                    message: format!("{} copies {} and does not say so", reuse.copy, reuse.original),
                    primary: claim.id().clone(),
                    secondary: first(&reuse.original).map(|claim| claim.id().clone()).into_iter().collect(),
                    help: help(Code::CreditMissing).to_owned(),
                })
            })
            .collect()
    }

    /// The misfits between questions about one subject: parts and wholes, accusations and denials.
    fn across(&self, items: &[ReconciledItem]) -> Vec<Discrepancy> {
        let mut subjects: BTreeMap<&str, Vec<&ReconciledItem>> = BTreeMap::new();
        for item in items {
            subjects.entry(&item.item.subject).or_default().push(item);
        }
        subjects.values().flat_map(|items| self.about_one_subject(items)).collect()
    }

    fn about_one_subject(&self, items: &[&ReconciledItem]) -> Vec<Discrepancy> {
        let mut found = Vec::new();
        for part in items {
            for whole in items {
                let same = part.item.attribute == whole.item.attribute && !part.item.scope.is_empty();
                if same && whole.item.scope.is_empty() {
                    found.extend(self.part_exceeds_whole(part, whole));
                }
            }
        }
        found
    }

    /// A part whose floor is above the ceiling of the whole, in one document or at one time.
    fn part_exceeds_whole(&self, part: &ReconciledItem, whole: &ReconciledItem) -> Option<Discrepancy> {
        let figures = |item: &ReconciledItem| -> Vec<(&'c Claim, &'c Quantity)> {
            item.item
                .claims
                .iter()
                .filter_map(|id| self.claim(id))
                .filter_map(|claim| Some((claim, affirmed(claim)?)))
                .collect()
        };
        let wholes = figures(whole);
        for (claim, quantity) in figures(part) {
            let exceeded: Vec<ClaimId> = wholes
                .iter()
                .filter(|(_, w)| quantity.low.zip(w.high).is_some_and(|(low, high)| low > high))
                .map(|(claim, _)| claim.id().clone())
                .collect();
            let none_fits = !exceeded.is_empty() && exceeded.len() == wholes.len();
            if none_fits {
                return Some(Discrepancy {
                    code: Code::PartExceedsWhole,
                    severity: Severity::Minor,
                    item: Some(part.item.id.clone()),
                    message: format!(
                        "{} of {}: {} {} are more than the whole that any source gives",
                        question(part),
                        part.item.label,
                        quantity,
                        part.item.scope.join(" ")
                    ),
                    primary: claim.id().clone(),
                    secondary: exceeded,
                    help: help(Code::PartExceedsWhole).to_owned(),
                });
            }
        }
        None
    }
}

fn affirmed(claim: &Claim) -> Option<&Quantity> {
    match (claim.value(), claim.stance().polarity) {
        (Value::Quantity(quantity), Polarity::Affirmed) => Some(quantity),
        _ => None,
    }
}

/// The claim that most of these relations touch; of several the one that the consensus does not support.
fn odd_one_out(item: &ReconciledItem, relations: &[&Relation]) -> ClaimId {
    let mut touched: BTreeMap<&ClaimId, usize> = BTreeMap::new();
    for relation in relations {
        *touched.entry(&relation.a).or_default() += 1;
        *touched.entry(&relation.b).or_default() += 1;
    }
    let dissents = |id: &ClaimId| item.consensus.dissenting.contains(id);
    touched
        .into_iter()
        .max_by(|(a, m), (b, n)| (m, dissents(a)).cmp(&(n, dissents(b))).then_with(|| b.cmp(a)))
        .map_or_else(|| relations[0].a.clone(), |(id, _)| id.clone())
}

fn conflict_code(a: &Claim, b: &Claim, relation: &Relation) -> Code {
    let denial = a.stance().polarity != b.stance().polarity;
    let revised = relation.reason.starts_with("a later report gives fewer");
    match (a.value(), a.attribute()) {
        _ if a.document() == b.document() && a.speakers() == b.speakers() => Code::SelfContradiction,
        _ if denial => Code::Denied,
        (_, Attribute::Perpetrator | Attribute::ClaimedBy) => Code::ResponsibilityContested,
        (Value::Quantity(_), _) if revised => Code::TollRevisedDown,
        (Value::Date(_), _) => Code::DateConflict,
        (Value::Place(_), _) => Code::PlaceConflict,
        (Value::Status { .. }, _) => Code::StatusConflict,
        _ => Code::FigureConflict,
    }
}

/// The question of an item in words: "killed (civilians)".
fn question(item: &ReconciledItem) -> String {
    let attribute = match &item.item.attribute {
        Attribute::Count(noun) => format!("number of {noun}"),
        other => other.to_string().replace('_', " "),
    };
    if item.item.scope.is_empty() {
        attribute
    } else {
        format!("{attribute} ({})", item.item.scope.join(" "))
    }
}

fn help(code: Code) -> &'static str {
    match code {
        Code::FigureConflict => {
            "ask both sources for the count's time and scope; print both until one is withdrawn"
        }
        Code::FigureTension => "print the exact figure if its source is named, else the vaguer words",
        Code::TollRising => "print the latest, with its date",
        Code::TollRevisedDown => "print the later figure and say that it was revised",
        Code::PartExceedsWhole => "check what each figure counts",
        Code::DateConflict => "check the date against a primary source",
        Code::PlaceConflict => "print the wider place that holds both, or ask",
        Code::StatusConflict => "do not print either before a second independent witness",
        Code::ResponsibilityContested => "name who accuses whom",
        Code::Denied => "print the denial beside the claim",
        Code::SelfContradiction => "ask the outlet which of the two it stands by",
        Code::SingleWitness => "name the one source",
        Code::CreditMissing => "credit the original",
    }
}
