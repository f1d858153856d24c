//! The group of a verb: the auxiliaries, negations and adverbs that stand before it.
//!
//! ```text
//! group = { auxiliary | negation | adverb } verb          has not yet been | found
//! ```

use std::ops::Range;

use super::Tag;

/// `could quite possibly not have been | found`: no group has more words before its verb.
const LONGEST: usize = 6;

impl Tag {
    /// Whether it stands in the group of a verb, before it.
    pub(crate) fn is_in_group(self) -> bool {
        matches!(self, Tag::Auxiliary | Tag::Adverb | Tag::Negation)
    }
}

/// The words of the group before a verb; of these tags, which are a text's or some of its sentences'.
pub(crate) fn before(tags: &[Tag], verb: usize) -> Range<usize> {
    let group = tags[..verb].iter().rev().take(LONGEST).take_while(|tag| tag.is_in_group());
    verb - group.count()..verb
}

/// The words of the group behind a subject that ends at a token; its verb stands behind them.
pub(crate) fn behind(tags: &[Tag], end: usize) -> Range<usize> {
    let tags = tags.get(end..).unwrap_or_default();
    end..end + tags.iter().take(LONGEST).take_while(|tag| tag.is_in_group()).count()
}
