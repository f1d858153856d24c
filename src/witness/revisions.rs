//! What changed between two versions of one report: the engine of distortions, with the old version for the original.

use serde::{Deserialize, Serialize};

use super::distortion::{self, Distortion, Fitted, Page, Quote};
use super::passages::pairing;
use super::print::Print;
use crate::document::Document;
use crate::text::Text;

/// What changed between two versions of one report.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Revisions {
    /// Figures, dates, names, hedges and quotations that are others now; `original` is in the old version, `copy` in
    /// the new one. By place in the new version.
    pub changes: Vec<Distortion>,
    /// Sentences of the old version that the new one has not.
    pub withdrawn: Vec<Quote>,
    /// Sentences of the new version that the old one has not.
    pub added: Vec<Quote>,
    /// Where the new version says that it was corrected or updated. Without it, what changed was changed silently.
    pub notice: Option<Quote>,
}

impl Revisions {
    /// Whether something was changed or withdrawn and the new version does not say so.
    pub fn is_silent(&self) -> bool {
        self.notice.is_none() && !(self.changes.is_empty() && self.withdrawn.is_empty())
    }
}

/// Tells how a report changed from one version to the next.
///
/// ```
/// use corroborate::{Document, witness};
/// let old = Document::new("v1", "The ferry struck a pier in thick fog, and 14 passengers were treated for cuts.")?;
/// let new = Document::new("v2", "The ferry struck a pier in thick fog, and 41 passengers were treated for cuts.")?;
/// let revisions = witness::revisions(&old, &new);
/// assert_eq!(revisions.changes[0].original.quote, "14 passengers");
/// assert_eq!(revisions.changes[0].copy.quote, "41 passengers");
/// assert!(revisions.is_silent());
/// # Ok::<(), corroborate::Error>(())
/// ```
pub fn revisions(old: &Document, new: &Document) -> Revisions {
    let (before, after) = (Text::new(old.text()), Text::new(new.text()));
    let (x, y) = (Print::of(&before), Print::of(&after));
    let pairs: Vec<Fitted> = pairing(&x, &y).pairs.iter().map(|pair| (pair.a, pair.b, pair.fit)).collect();
    let pairs = distortion::filled(&x, &y, &pairs);
    let page =
        |document: &Document, text, print| Page { text, print, published: document.published(), outlet: "" };
    Revisions {
        changes: distortion::distortions(page(old, &before, &x), page(new, &after, &y), &pairs),
        withdrawn: alone(&x, &before, pairs.iter().map(|&(old, ..)| old)),
        added: alone(&y, &after, pairs.iter().map(|&(_, new, _)| new)),
        notice: notice(&after),
    }
}

/// The sentences that are in no passage; those of a word or two say nothing.
fn alone(print: &Print, text: &Text, in_passages: impl Iterator<Item = usize>) -> Vec<Quote> {
    let mut paired = vec![false; print.stretches.len()];
    for stretch in in_passages {
        paired[stretch] = true;
    }
    let says_something = |&at: &usize| print.words_of(at).len() >= SAYS_SOMETHING;
    let alone = (0..paired.len()).filter(|&at| !paired[at]).filter(says_something);
    alone.map(|at| Quote::of(text, print.stretches[at].span)).collect()
}

/// Content words of a sentence that says something.
const SAYS_SOMETHING: usize = 2;

/// The first sentence that says that the text was corrected or updated.
fn notice(text: &Text) -> Option<Quote> {
    let table = &text.lexicon().witness.corrections;
    let at = (0..text.tokens().len()).find(|&at| text.longest(table, at).is_some())?;
    let sentence = text.sentences()[text.sentence_of(at)];
    Some(Quote::of(text, text.span(sentence.tokens())))
}
