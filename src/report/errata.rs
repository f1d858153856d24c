//! What an outlet has set right: the figure of an earlier text of its own that a later one takes back.
//!
//! ```text
//! erratum = a sentence with the words of a correction, and the sentence behind it
//! wrong   = a figure there that an earlier text of the same outlet gives, in answer to one question only
//! right   = the only other figure of its kind there; else the other answer of the later text to the same question
//! ```
//! The right figure answers the question of the wrong one. The wrong one bears witness to nothing any more.

use std::collections::{BTreeMap, BTreeSet};

use crate::align::Alignment;
use crate::claim::{Attribute, Claim, ClaimId};
use crate::document::{Document, DocumentId, ReadDocument, Source};
use crate::lexicon::Correction;
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
        let found: Vec<Erratum> = notices.iter().flat_map(|notice| notice.errata(&said)).collect();
        let mut errata = Errata::default();
        let mut questions = Questions::of(alignment);
        for erratum in found {
            errata.0.insert(erratum.wrong.clone(), erratum.right.id().clone());
            questions.add(erratum, alignment);
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
            reason: format!("{} takes back {} and gives {}", old.source(), old.value(), new.value()),
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
        let sets_right =
            |at: &usize| text.longest(table, *at).is_some_and(|(_, words)| *words != Correction::Update);
        let at = (0..text.tokens().len()).find(sets_right)?;
        let sentence = text.sentence_of(at);
        let last = text.sentences().get(sentence + 1).unwrap_or(&text.sentences()[sentence]);
        let told = text.sentences()[sentence].tokens().start..last.tokens().end;
        let figures = figures(text).into_iter().filter(|figure| told.contains(&figure.tokens.start));
        Some(Notice { document, on, figures: figures.map(|figure| figure.quantity).collect() })
    }

    fn errata(&self, said: &Earlier) -> Vec<Erratum> {
        let own = said.by_document.get(self.document.id()).map_or(&[][..], Vec::as_slice);
        self.figures.iter().flat_map(|figure| self.of_figure(figure, said, own)).collect()
    }

    /// What a figure of the notice takes back; nothing where it may mean the answers to several questions.
    fn of_figure(&self, figure: &Quantity, said: &Earlier, own: &[&Claim]) -> Vec<Erratum> {
        let question = |claim: &Claim| (claim.subject().key.clone(), claim.attribute().clone());
        let asked: BTreeSet<_> = own.iter().map(|claim| question(claim)).collect();
        let said = said.before(&self.document.source(), self.on, figure);
        let meant = said.into_iter().filter(|wrong| self.may_mean(figure, wrong));
        let (here, elsewhere): (Vec<&Claim>, Vec<&Claim>) =
            meant.partition(|wrong| asked.contains(&question(wrong)));
        let wrong = if here.is_empty() { elsewhere } else { here };
        let questions: BTreeSet<_> = wrong.iter().map(|wrong| question(wrong)).collect();
        if questions.len() > 1 {
            return Vec::new();
        }
        wrong.into_iter().filter_map(|wrong| self.erratum(wrong, figure, own)).collect()
    }

    /// Whether the notice counts what a claim counts: `12 branches` is no figure of schools.
    fn may_mean(&self, figure: &Quantity, wrong: &Claim) -> bool {
        match (wrong.attribute(), figure.noun) {
            (Attribute::Count(noun), Some(span)) => {
                span.of(self.document.text()).to_lowercase().contains(noun.as_str())
            }
            _ => true,
        }
    }

    fn erratum(&self, wrong: &Claim, figure: &Quantity, own: &[&Claim]) -> Option<Erratum> {
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

/// The bounds of a figure, to look it up by.
type Bounds = (Option<u64>, Option<u64>);

fn bounds(quantity: &Quantity) -> Bounds {
    (quantity.low.map(f64::to_bits), quantity.high.map(f64::to_bits))
}

/// The figures that each outlet has given, with their days.
struct Earlier<'c> {
    by_figure: BTreeMap<(&'c Source, Bounds), Vec<(Day, &'c Claim)>>,
    by_document: BTreeMap<&'c DocumentId, Vec<&'c Claim>>,
}

impl<'c> Earlier<'c> {
    fn of(claims: &'c [Claim], published: &BTreeMap<&DocumentId, Day>) -> Earlier<'c> {
        let mut said = Earlier { by_figure: BTreeMap::new(), by_document: BTreeMap::new() };
        for claim in claims {
            said.by_document.entry(claim.document()).or_default().push(claim);
            let (Value::Quantity(figure), Some(&on)) = (claim.value(), published.get(claim.document()))
            else {
                continue;
            };
            said.by_figure.entry((claim.source(), bounds(figure))).or_default().push((on, claim));
        }
        said
    }

    /// The claims of an outlet before a day that give a figure.
    fn before(&self, source: &Source, on: Day, figure: &Quantity) -> Vec<&'c Claim> {
        let said = self.by_figure.get(&(source, bounds(figure))).into_iter().flatten();
        let same = |claim: &Claim| matches!(claim.value(), Value::Quantity(told) if is_same(told, figure));
        said.filter(|(day, claim)| *day < on && same(claim)).map(|&(_, claim)| claim).collect()
    }
}

/// One figure that was set right.
struct Erratum {
    wrong: ClaimId,
    right: Claim,
}

/// The question that each claim answers, and the claims that are known.
struct Questions {
    of: BTreeMap<ClaimId, usize>,
    known: BTreeSet<ClaimId>,
}

impl Questions {
    fn of(alignment: &Alignment) -> Questions {
        let mut of = BTreeMap::new();
        for (at, item) in alignment.items.iter().enumerate() {
            of.extend(item.claims.iter().map(|id| (id.clone(), at)));
        }
        Questions { of, known: alignment.claims.iter().map(|claim| claim.id().clone()).collect() }
    }

    /// Adds the right figure to the question of the wrong one, where the later text does not answer it yet.
    fn add(&mut self, erratum: Erratum, alignment: &mut Alignment) {
        let (Some(&question), id) = (self.of.get(&erratum.wrong), erratum.right.id().clone()) else { return };
        if self.of.get(&id) != Some(&question) {
            alignment.items[question].claims.push(id.clone());
            self.of.insert(id.clone(), question);
        }
        if self.known.insert(id) {
            alignment.claims.push(erratum.right);
        }
    }
}
