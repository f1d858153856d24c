//! Words that call what is said false, in front of it or behind it: their one home.
//!
//! ```text
//! before = lie | negation … true                        it is a lie | that; it is not the case | that
//! behind = be [word] lie | be negation true             the claim | was wrong; this | is not so
//! lie    = "untrue" … | "nonsense" … | "mistake" … | "absurd" …
//!
//! That something is absurd says only of a report that it is not so: it is absurd that twelve died, and they did.
//! ```
//! What is said may be a clause ("… that 12 died"), a noun for it ("the toll of 12"), or what takes it up ("it", "the
//! claim"). [`framing`](super::framing) asks for the first two, [`retort`](super::retort) for the third.

use super::frame::Reading;
use super::mention::Tag;
use crate::lexicon::{Function, WordClass};

/// `a complete and | utter lie` is so far behind its verb.
const LIE: usize = 4;

/// Whether a word calls something false: `untrue`, `lie`.
pub(super) fn is_lie(reading: &Reading<'_>, at: usize) -> bool {
    reading.text.is_class(at, WordClass::Untrue) || reading.text.is_class(at, WordClass::Lie)
}

/// The end of the words behind a form of "be" that say it is not so.
pub(super) fn behind(reading: &Reading<'_>, be: usize) -> Option<usize> {
    let end = reading.sentence(be).end;
    let negation = (be + 1..end.min(be + 3)).find(|&at| reading.tag(at) == Tag::Negation);
    if negation.is_none() && reading.function(be) != Function::NegatedBe {
        return lie(reading, be + 1);
    }
    let from = negation.unwrap_or(be) + 1;
    let at = (from..end.min(from + 2)).find(|&at| reading.text.is_class(at, WordClass::True))?;
    // "not so badly hurt" says how badly
    let more = matches!(reading.tag(at + 1), Tag::Adjective | Tag::Adverb | Tag::Verb | Tag::Noun);
    (at + 1 >= end || !more && closes(reading, at + 1)).then_some(at + 1)
}

/// The end of a word for what is not so, over "a", "as" and words that strengthen it.
pub(super) fn lie(reading: &Reading<'_>, from: usize) -> Option<usize> {
    let class = |at: usize, class: WordClass| reading.text.is_class(at, class);
    let lying =
        |at: usize| is_lie(reading, at) || class(at, WordClass::Mistake) || class(at, WordClass::Ridiculous);
    // "was no hoax" is true
    let steps = |at: usize| {
        !class(at, WordClass::NoOne)
            && matches!(reading.tag(at), Tag::Determiner | Tag::Adverb | Tag::Adjective | Tag::Preposition)
    };
    let end = reading.sentence(from.saturating_sub(1)).end.min(from + LIE);
    let at = (from..end).find(|&at| lying(at)).filter(|&at| (from..at).all(steps))?;
    closes(reading, at + 1).then_some(at + 1)
}

/// Whether what a verb tells of turned out to be false: `proved | wrong`, `turned out | false`.
pub(super) fn proved(reading: &Reading<'_>, verb: usize) -> bool {
    reading.text.is_class(verb, WordClass::Proving) && lie(reading, verb + 1).is_some()
}

/// Whether a form of "be" stands at a token.
pub(super) fn is_be(reading: &Reading<'_>, at: usize) -> bool {
    reading.function(at).is_be()
}

/// Whether nothing is said of what is not so: not `it is untrue that`, `it was wrong to`; but `proved false when`.
fn closes(reading: &Reading<'_>, at: usize) -> bool {
    !reading.text.is(at, "that") && reading.tag(at) != Tag::To
}
