//! What no aligned question tells: sentences of the draft against sentences of the others, each pair as two statements.
//!
//! ```text
//! candidates of a sentence = sentences of the others with at least THREE words in common, and half of all words
//!                            (Dice), those with the most first
//! remark                   = the first candidate whose statement is in conflict with it (see the statements); opposite
//!                            words alone only strain it
//! ```
//! Words that are common in the others open no candidate, so that the work grows with the texts and not with their
//! square.

use std::collections::{BTreeMap, BTreeSet};

use super::{Effect, Remark};
use crate::claim::{Attribute, Claim, Subject, SubjectKind};
use crate::document::Document;
use crate::extract::Extractor;
use crate::relation::RelationKind;
use crate::report::severity::{Severities, Severity};
use crate::report::statement::{Ground, STATEMENT, compare_statements, stem};
use crate::span::Span;
use crate::text::Text;
use crate::value::place::longest_place;
use crate::value::{Quantity, Value};

/// Fewer words in common are chance.
const THREE: usize = 3;
/// Two sentences of one matter have this share of their words in common (Dice).
const ONE_MATTER: f64 = 0.5;
/// A word in more sentences than this says nothing of a matter.
const COMMON: usize = 60;
/// So many candidates are read.
const READ: usize = 4;

/// A sentence with the stems of what it says.
struct Told<'d> {
    document: &'d Document,
    span: Span,
    stems: BTreeSet<String>,
    /// Those of them that are of names, places left out.
    names: BTreeSet<String>,
}

/// Remarks on the sentences of a draft that lie in none of the spans.
pub(super) fn remarks(
    draft: &Document,
    others: &[&Document],
    extractor: &dyn Extractor,
    remarked: &[Span],
) -> Vec<Remark> {
    let theirs: Vec<Told> = others.iter().flat_map(|document| told(document)).collect();
    let index = index(&theirs);
    let own = told(draft).into_iter().filter(|own| !remarked.iter().any(|span| span.overlaps(own.span)));
    own.filter_map(|own| {
        let candidates = candidates(&own, &theirs, &index).into_iter();
        let candidates = candidates.filter(|&at| !are_of_two(&own, &theirs[at]));
        candidates.take(READ).find_map(|at| remark(&own, &theirs[at], extractor))
    })
    .collect()
}

fn told(document: &Document) -> Vec<Told<'_>> {
    let text = Text::new(document.text());
    let closed = &text.lexicon().witness.closed;
    let sentence = |tokens: std::ops::Range<usize>| {
        let says = |at: &usize| {
            text.word(*at).starts_with(char::is_alphabetic) && closed.get(text.id(*at)).is_none()
        };
        let stems = tokens.clone().filter(says).map(|at| stem(text.word(at))).collect();
        let names = tokens.clone().filter(|&at| is_name(&text, at, tokens.start));
        let names = names.map(|at| stem(text.word(at))).collect();
        Told { document, span: text.span(tokens), stems, names }
    };
    let sentences = text.sentences().iter().map(|found| sentence(found.tokens()));
    sentences.filter(|told| told.stems.len() >= THREE).collect()
}

/// A capitalised word that is no place; at the start of a sentence only one that is no word of the lexicon.
fn is_name(text: &Text, at: usize, first: usize) -> bool {
    let opens = at == first && text.id(at).is_known();
    text.tokens()[at].is_capitalised() && !opens && longest_place(text, at).is_none()
}

/// By stem: the sentences that have it.
fn index<'t>(theirs: &'t [Told<'_>]) -> BTreeMap<&'t str, Vec<usize>> {
    let mut index: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, told) in theirs.iter().enumerate() {
        for stem in &told.stems {
            index.entry(stem).or_default().push(at);
        }
    }
    index.retain(|_, places| places.len() <= COMMON);
    index
}

/// The sentences that may be about the same, the likeliest first.
fn candidates(own: &Told, theirs: &[Told], index: &BTreeMap<&str, Vec<usize>>) -> Vec<usize> {
    let met: BTreeSet<usize> =
        own.stems.iter().filter_map(|stem| index.get(stem.as_str())).flatten().copied().collect();
    let shared = |at: usize| own.stems.intersection(&theirs[at].stems).count();
    let mut likely: Vec<(usize, usize)> = met.into_iter().map(|at| (shared(at), at)).collect();
    likely.retain(|&(shared, at)| {
        let all = own.stems.len() + theirs[at].stems.len();
        shared >= THREE && 2.0 * shared as f64 >= ONE_MATTER * all as f64
    });
    likely.sort_by_key(|&(shared, at)| (std::cmp::Reverse(shared), at));
    likely.into_iter().map(|(_, at)| at).collect()
}

/// Whether each names somebody whom the other does not: two matters in similar words.
fn are_of_two(a: &Told, b: &Told) -> bool {
    let only = |x: &Told, y: &Told| x.names.iter().any(|name| !y.stems.contains(name));
    only(a, b) && only(b, a)
}

fn remark(own: &Told, their: &Told, extractor: &dyn Extractor) -> Option<Remark> {
    let compared = compare_statements(&own.alone()?, &their.alone()?, extractor);
    if compared.relation != RelationKind::Conflict {
        return None;
    }
    let pair = match compared.ground {
        Ground::Pair(at) => compared.pairs.get(at),
        // Two plants in two towns: what lies where is asked of events and people only.
        Ground::Places => return None,
        Ground::Opposites | Ground::Words => None,
    };
    let (claim, other) = match pair {
        Some(pair) => (own.placed(&pair.a)?, their.placed(&pair.b)?),
        None => (own.whole(), their.whole()),
    };
    let (effect, severity) = match compared.ground {
        Ground::Pair(_) => (Effect::Contradicted, Severities::default().of_conflict(&claim, &other)),
        // Which sense two opposites have is a guess.
        Ground::Opposites => (Effect::Strained, Severity::Minor),
        Ground::Words | Ground::Places => (Effect::Contradicted, Severity::Major),
    };
    let reason = compared.reason;
    Some(Remark { effect, severity, claim, against: vec![other], reason })
}

impl Told<'_> {
    /// The sentence as a document of its own.
    fn alone(&self) -> Option<Document> {
        let document = Document::new(self.document.id().as_str(), self.span.of(self.document.text()));
        let document = document.ok()?.with_source(self.document.source().as_str());
        Some(match self.document.published() {
            Some(day) => document.with_published(day),
            None => document,
        })
    }

    /// A claim of the sentence as one of its document.
    fn placed(&self, claim: &Claim) -> Option<Claim> {
        let value = match claim.value() {
            Value::Quantity(quantity) => Value::Quantity(Quantity {
                span: quantity.span.and_then(|span| self.moved(span)),
                noun: quantity.noun.and_then(|span| self.moved(span)),
                ..quantity.clone()
            }),
            value => value.clone(),
        };
        let (subject, attribute) = (claim.subject().clone(), claim.attribute().clone());
        let placed = Claim::new(self.document, subject, attribute, value, self.moved(claim.span())?);
        let placed = placed.with_qualifiers(claim.qualifiers().clone());
        Some(placed.with_speakers(claim.speakers().to_vec()).with_stance(claim.stance()))
    }

    fn moved(&self, span: Span) -> Option<Span> {
        let by = self.span.start();
        Span::new(span.start() + by, span.end() + by, self.document.text()).ok()
    }

    /// All that the sentence says, as one claim.
    fn whole(&self) -> Claim {
        let text = self.span.of(self.document.text()).split_whitespace().collect::<Vec<_>>().join(" ");
        let subject = Subject::new(SubjectKind::Topic, STATEMENT);
        Claim::new(self.document, subject, Attribute::Happening, Value::Text { text }, self.span)
    }
}
