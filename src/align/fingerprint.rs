//! The words by which a document is known among others: its names, figures and content words, weighted.
//!
//! Words that the lexicon lacks are mostly names and say most, common words least; a word that is repeated says more,
//! by the logarithm. Two fingerprints are compared by their cosine (Salton, Wong, Yang 1975). The weights rest on the
//! word alone and not on how many documents have it, so that a new document changes no comparison of others.

use std::collections::BTreeMap;

use crate::document::Document;
use crate::lexicon::{Function, singular};
use crate::text::{Text, TokenKind};

/// Weighted words; the squares of the weights add up to 1.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Fingerprint(BTreeMap<String, f32>);

/// More words than this make no document better known.
const LONGEST: usize = 60;

impl Fingerprint {
    pub(crate) fn of(document: &Document) -> Fingerprint {
        let text = Text::new(document.text());
        let mut counts: BTreeMap<String, (f32, f32)> = BTreeMap::new();
        for at in 0..text.tokens().len() {
            let Some((word, weight)) = weighted(&text, at) else { continue };
            let (count, heaviest) = counts.entry(word).or_default();
            *count += 1.0;
            *heaviest = heaviest.max(weight);
        }
        let weight = |(count, weight): (f32, f32)| weight * (1.0 + count.ln());
        let mut words: Vec<(String, f32)> =
            counts.into_iter().map(|(word, counted)| (word, weight(counted))).collect();
        words.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        words.truncate(LONGEST);
        let length =
            words.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
        Fingerprint(words.into_iter().map(|(word, weight)| (word, weight / length)).collect())
    }

    /// From 0, nothing in common, to 1, the same words in the same measure.
    pub(crate) fn cosine(&self, other: &Fingerprint) -> f64 {
        let shared = self.0.iter().filter_map(|(word, weight)| Some(weight * other.0.get(word)?));
        f64::from(shared.sum::<f32>())
    }

    /// Its heaviest words.
    pub(crate) fn heaviest(&self, count: usize) -> Vec<&str> {
        let mut words: Vec<(&String, &f32)> = self.0.iter().collect();
        words.sort_by(|a, b| b.1.total_cmp(a.1).then_with(|| a.0.cmp(b.0)));
        words.into_iter().take(count).map(|(word, _)| word.as_str()).collect()
    }
}

/// A content word with the weight of its class.
fn weighted(text: &Text, at: usize) -> Option<(String, f32)> {
    let token = &text.tokens()[at];
    let written = text.word(at);
    match token.kind {
        TokenKind::Number if written.len() >= 2 => Some((written.to_owned(), 1.5)),
        TokenKind::Word if written.chars().count() >= 3 => {
            let profile = text.lexicon().words.profile(token.word());
            if profile.function != Function::default() {
                return None;
            }
            let weight = match (profile.common, token.is_capitalised()) {
                (false, true) => 3.0,
                (false, false) => 1.5,
                (true, true) => 1.5,
                (true, false) => 0.7,
            };
            Some((singular(&written.to_lowercase()), weight))
        }
        _ => None,
    }
}
