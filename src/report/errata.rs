//! What an outlet has set right: the figure of an earlier text of its own that a later one takes back.
//!
//! ```text
//! erratum = a sentence with the words of a correction, and the sentence behind it
//! wrong   = a figure there that an earlier text of the same outlet gives
//! right   = the only other figure of its kind there; else the other answer of the later text to the same question
//! ```
//! The right figure answers the question of the wrong one. The wrong one bears witness to nothing any more.

use std::collections::{BTreeMap, BTreeSet};

use crate::align::Alignment;
use crate::claim::{Claim, ClaimId};
use crate::document::{Document, DocumentId, ReadDocument, Source};
use crate::relation::{Ground, Relation, RelationKind};
use crate::span::Span;
use crate::value::quantity::figures;
use crate::value::{Day, Quantity, Value};

/// By claim that was taken back: the claim that stands for it now.
#[derive(Debug, Default)]
pub(super) struct Errata(BTreeMap<ClaimId, ClaimId>);

impl Errata {
    /// Finds what the notices set right, and adds the right figures to the questions of the wrong ones.
    pub(super) fn settle(
        notices: &[Notice],
        published: &BTreeMap<&DocumentId, Day>,
        alignment: &mut Alignment,
    ) -> Errata {
        if notices.is_empty() {
            return Errata::default();
        }
        let said = Earlier::of(&alignment.claims, published);
        let found: Vec<Erratum> =
            notices.iter().flat_map(|notice| notice.errata(&said, &alignment.claims)).collect();
        let mut errata = Errata::default();
        for erratum in found {
            errata.0.insert(erratum.wrong.clone(), erratum.right.id().clone());
            erratum.add_to(alignment);
        }
        alignment.claims.sort_by(|a, b| (a.document(), a.span()).cmp(&(b.document(), b.span())));
        errata
    }

    /// The claims that were taken back.
    pub(super) fn withdrawn(&self) -> impl Iterator<Item = &ClaimId> {
        self.0.keys()
    }

    /// How a claim lies to the one that stands for it now.
    pub(super) fn relation(&self, a: &Claim, b: &Claim) -> Option<Relation> {
        let sets_right = |old: &Claim, new: &Claim| self.0.get(old.id()) == Some(new.id());
        let (old, new) = if sets_right(a, b) {
            (a, b)
        } else if sets_right(b, a) {
            (b, a)
        } else {
            return None;
        };
        Some(Relation {
            a: a.id().clone(),
            b: b.id().clone(),
            kind: RelationKind::Superseded,
            reason: format!("{} has set {} right: {}", old.source(), old.value(), new.value()),
            ground: Ground::Correction,
            independent: false,
        })
    }
}

/// The figures of a correction.
pub(super) struct Notice<'d> {
    document: &'d Document,
    on: Day,
    figures: Vec<Quantity>,
}

impl<'d> Notice<'d> {
    pub(super) fn read(read: &ReadDocument<'d>) -> Option<Notice<'d>> {
        let (document, text) = (read.document(), read.text());
        let on = document.published()?;
        let table = &text.lexicon().witness.corrections;
        let at = (0..text.tokens().len()).find(|&at| text.longest(table, at).is_some())?;
        let sentence = text.sentence_of(at);
        let last = text.sentences().get(sentence + 1).unwrap_or(&text.sentences()[sentence]);
        let told = text.sentences()[sentence].tokens().start..last.tokens().end;
        let figures = figures(text).into_iter().filter(|figure| told.contains(&figure.tokens.start));
        Some(Notice { document, on, figures: figures.map(|figure| figure.quantity).collect() })
    }

    fn errata(&self, said: &Earlier, claims: &[Claim]) -> Vec<Erratum> {
        let own = |claim: &&Claim| claim.document() == self.document.id();
        let own: Vec<&Claim> = claims.iter().filter(own).collect();
        let source = self.document.source();
        let wrong = said.before(&source, self.on);
        wrong.filter_map(|wrong| self.erratum(wrong, &own)).collect()
    }

    fn erratum(&self, wrong: &Claim, own: &[&Claim]) -> Option<Erratum> {
        let Value::Quantity(figure) = wrong.value() else { return None };
        self.figures.iter().find(|told| is_same(told, figure))?;
        let answers = |claim: &&&Claim| {
            claim.subject().key == wrong.subject().key
                && claim.attribute() == wrong.attribute()
                && claim.qualifiers().scope == wrong.qualifiers().scope
                && claim.value() != wrong.value()
        };
        let known = own.iter().find(answers).map(|claim| (*claim).clone());
        let right = known.or_else(|| self.stated(wrong, figure))?;
        Some(Erratum { wrong: wrong.id().clone(), right })
    }

    /// The right figure as an answer to the question of the wrong one.
    fn stated(&self, wrong: &Claim, figure: &Quantity) -> Option<Claim> {
        let alike =
            |told: &&Quantity| told.kind == figure.kind && told.unit == figure.unit && !is_same(told, figure);
        let mut others = self.figures.iter().filter(alike);
        let right = others.next().filter(|_| others.next().is_none())?;
        let span: Span = right.span?;
        let (subject, attribute) = (wrong.subject().clone(), wrong.attribute().clone());
        let claim = Claim::new(self.document, subject, attribute, Value::Quantity(right.clone()), span);
        Some(claim.with_qualifiers(wrong.qualifiers().clone()))
    }
}

fn is_same(a: &Quantity, b: &Quantity) -> bool {
    a.kind == b.kind && a.unit == b.unit && a.low == b.low && a.high == b.high
}

/// The figures that each outlet has given, with their days.
struct Earlier<'c>(BTreeMap<&'c Source, Vec<(Day, &'c Claim)>>);

impl<'c> Earlier<'c> {
    fn of(claims: &'c [Claim], published: &BTreeMap<&DocumentId, Day>) -> Earlier<'c> {
        let mut said: BTreeMap<&Source, Vec<(Day, &Claim)>> = BTreeMap::new();
        for claim in claims.iter().filter(|claim| matches!(claim.value(), Value::Quantity(_))) {
            let Some(&on) = published.get(claim.document()) else { continue };
            said.entry(claim.source()).or_default().push((on, claim));
        }
        Earlier(said)
    }

    fn before(&self, source: &Source, on: Day) -> impl Iterator<Item = &'c Claim> {
        let said = self.0.get(source).into_iter().flatten();
        said.filter(move |(day, _)| *day < on).map(|&(_, claim)| claim)
    }
}

/// One figure that was set right.
struct Erratum {
    wrong: ClaimId,
    right: Claim,
}

impl Erratum {
    /// Adds the right figure to the question of the wrong one, where the later text does not answer it yet.
    fn add_to(self, alignment: &mut Alignment) {
        let Some(item) = alignment.items.iter_mut().find(|item| item.claims.contains(&self.wrong)) else {
            return;
        };
        let known: BTreeSet<&ClaimId> = item.claims.iter().collect();
        if !known.contains(self.right.id()) {
            item.claims.push(self.right.id().clone());
            alignment.claims.push(self.right);
        }
    }
}
