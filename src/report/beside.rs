//! What a text counts beside a figure, and not in it: "ten people and the bomber", "ten on Monday and another six on
//! Tuesday". Who counts all of them together contradicts neither.
//!
//! ```text
//! beside = a figure of the same question behind it, near, in the same document: of "others",
//!          or with no more between the two than "and" or "as well as"; not "including" or "of them"
//! ```

use std::collections::BTreeMap;

use super::discrepancy::tells_some;
use crate::claim::{Attribute, Change, Claim, Polarity, Qualifiers};
use crate::compare::whole::{Tally, tally};
use crate::document::{Document, DocumentId};
use crate::lexicon::WordClass;
use crate::text::Text;
use crate::value::{Quantity, Value};

/// So many bytes behind a figure those beside it stand: a sentence.
const NEAR: usize = 200;

/// No more bytes than this lie between two that are counted one after the other: "died as well as the".
const JOINED: usize = 24;

/// More of them nobody adds.
const MOST: usize = 4;

/// The figures of each document by what they are about.
pub(super) struct Beside<'r> {
    told: BTreeMap<(&'r DocumentId, &'r str, &'r Attribute), Vec<Counted<'r>>>,
    texts: BTreeMap<&'r DocumentId, &'r str>,
}

#[derive(Clone, Copy)]
struct Counted<'r> {
    claim: &'r Claim,
    quantity: &'r Quantity,
    start: usize,
    /// Behind the figure.
    figure: usize,
    /// Behind what it counts.
    end: usize,
}

impl<'r> Counted<'r> {
    fn of(claim: &'r Claim) -> Option<Counted<'r>> {
        let Value::Quantity(quantity) = claim.value() else { return None };
        let counts = claim.attribute().change() == Change::Grows
            && claim.stance().polarity == Polarity::Affirmed
            && quantity.best.is_some();
        let span = quantity.span.unwrap_or(claim.span());
        let end = quantity.noun.map_or(span.end(), |noun| noun.end().max(span.end()));
        counts.then_some(Counted { claim, quantity, start: span.start(), figure: span.end(), end })
    }
}

impl<'r> Beside<'r> {
    pub(super) fn of(claims: &'r [Claim], documents: &'r [Document]) -> Beside<'r> {
        let mut told: BTreeMap<_, Vec<Counted<'r>>> = BTreeMap::new();
        for counted in claims.iter().filter_map(Counted::of) {
            let claim = counted.claim;
            let key = (claim.document(), claim.subject().key.as_str(), claim.attribute());
            told.entry(key).or_default().push(counted);
        }
        told.values_mut().for_each(|counted| counted.sort_by_key(|counted| counted.start));
        Beside { told, texts: documents.iter().map(|document| (document.id(), document.text())).collect() }
    }

    /// The text of a document, where it is at hand.
    pub(super) fn text_of(&self, document: &DocumentId) -> Option<&'r str> {
        self.texts.get(document).copied()
    }

    /// How one of two figures is the other with those counted beside it, if it is.
    pub(super) fn sum(&self, a: &Claim, b: &Claim) -> Option<String> {
        let (x, y) = (Counted::of(a)?, Counted::of(b)?);
        let (lower, higher) = if x.quantity.best < y.quantity.best { (x, y) } else { (y, x) };
        if a.document() == b.document() || higher.quantity.is_implied() {
            return None;
        }
        let claim = lower.claim;
        let all = self.told.get(&(claim.document(), claim.subject().key.as_str(), claim.attribute()))?;
        let text = self.texts.get(claim.document())?;
        let from = all.partition_point(|counted| counted.start < lower.end);
        let near = all[from..].iter().take_while(|counted| counted.start <= lower.end + NEAR);
        let mut sum = vec![lower];
        for counted in near.filter(|counted| is_beside(text, lower.end, counted)).take(MOST) {
            sum.push(*counted);
            let figures: Vec<&Quantity> = sum.iter().map(|counted| counted.quantity).collect();
            if tally(&figures, higher.quantity) == Some(Tally::Even) {
                let words: Vec<String> = figures.iter().map(ToString::to_string).collect();
                return Some(format!("{} together are {}", words.join(" and "), higher.quantity));
            }
        }
        None
    }
}

/// Whether those whom it counts are none of those counted before the byte `end`.
fn is_beside(text: &str, end: usize, counted: &Counted) -> bool {
    let words = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    let behind: String = words(counted.figure, text.len()).chars().take(JOINED).collect();
    let between = words(end, counted.start);
    let others = counted.claim.qualifiers().scope.iter().any(|word| word == Qualifiers::OTHERS);
    let is_joined = between.contains(char::is_alphabetic) && !between.contains(['.', ';', ':']);
    let joined = between.len() <= JOINED && is_joined;
    (others || joined) && !tells_some(between) && !tells_some(&behind) && !is_of_those(&behind)
}

/// `three | of them`, `two | of whom`.
fn is_of_those(behind: &str) -> bool {
    Text::new(behind).is_class(1, WordClass::ObjectPronoun)
}
