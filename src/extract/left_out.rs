//! Whom a phrase leaves out of what its sentence says.
//!
//! ```text
//! left out = ("not" | "nor" | "neither") phrase                     it was Ann Roe and not Tom Hill who died
//!          | ("all" | "everyone" …) ("but" | "except" …) phrase     everyone except Ann Roe died
//! ```

use super::mention::{Mentions, Tag};
use crate::lexicon::WordClass;
use crate::text::Text;

/// `all the others but` has no more words.
const ALL: usize = 4;

/// Whether the phrase that starts at a token is left out of what is said.
pub(super) fn is_left_out(text: &Text<'_>, mentions: &Mentions, start: usize) -> bool {
    if text.is_class(start, WordClass::Nor) && mentions.at(start).is_some_and(|mention| mention.named) {
        return true;
    }
    let Some(before) = start.checked_sub(1) else { return false };
    // "except the driver, Ann Roe, …": she is the driver
    let apposed = mentions.at(before.saturating_sub(1)).filter(|_| text.word(before) == ",");
    let named = || mentions.at(start).is_some_and(|mention| mention.named);
    if let Some(other) = apposed.filter(|other| !other.named && other.tokens.end == before && named()) {
        return is_left_out(text, mentions, other.tokens.start);
    }
    let before = if mentions.tag(before) == Tag::Determiner { before.saturating_sub(1) } else { before };
    let refused = text.is(before, "not") || text.is_class(before, WordClass::Nor);
    let excepting = excepting(text, mentions, before);
    if !refused && excepting.is_none() {
        return false;
    }
    let first = text.sentences()[text.sentence_of(start)].tokens().start;
    // "All fled, but the driver died": a verb or a mark parts him from all.
    let parted = |at: usize| matches!(mentions.tag(at), Tag::Verb | Tag::Auxiliary | Tag::Mark);
    let near = |at: usize| (first..at).rev().take(ALL).take_while(|&at| !parted(at));
    let all = |at: usize| near(at).any(|at| text.is_class(at, WordClass::Universal));
    before >= first && (refused || excepting.is_some_and(all))
}

/// `except`, `but`, `apart from`, `except for`: where it starts that ends at a token.
fn excepting(text: &Text<'_>, mentions: &Mentions, last: usize) -> Option<usize> {
    let two = last.checked_sub(1).filter(|&first| text.is_class(first, WordClass::Excepting));
    let preposition = mentions.tag(last) == Tag::Preposition;
    two.filter(|_| preposition).or_else(|| text.is_class(last, WordClass::Excepting).then_some(last))
}
