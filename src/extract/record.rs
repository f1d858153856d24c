//! The last time that something so great happened: told beside what a text is about, and not of it.
//!
//! ```text
//! record = superlative … "since" (date | happening)      the worst fire since 2012, when 21 died
//!        | ("than" | "as" … "as") … date                    five times as many as in last week's attack
//!        | "in the" superlative … "before this"          in the worst fire before this, 21 died in 2012
//! ```

use crate::extract::mention::{Mentions, Tag};
use crate::lexicon::Function;
use crate::lexicon::events::Turn;
use crate::text::Text;

/// A superlative stands fewer tokens before its "since".
const SUPERLATIVE: usize = 12;

/// Whether a token is the "since" behind a superlative.
pub(super) fn is_since(text: &Text<'_>, at: usize) -> bool {
    if !text.is(at, "since") {
        return false;
    }
    let start = text.sentences()[text.sentence_of(at)].tokens().start.max(at.saturating_sub(SUPERLATIVE));
    let greatest = |at: usize| text.lexicon().events.turns.has(text.id(at), Turn::Record);
    (start..at).rev().take_while(|&at| text.word(at) != ";").any(greatest)
}

/// Whether a sentence turns to the record at a token; not where the verb of what was begun before follows behind a
/// comma: `the deadliest | since 2012, killed 90`.
pub(super) fn parts(text: &Text<'_>, mentions: &Mentions, at: usize, end: usize) -> bool {
    let comma = || (at..end.min(at + SUPERLATIVE)).find(|&at| text.word(at) == ",");
    let goes_on = |comma: usize| matches!(mentions.tag(comma + 1), Tag::Verb | Tag::Auxiliary);
    is_since(text, at) && !comma().is_some_and(goes_on)
}

/// Whether a sentence opens with the last that was so great: `In the worst fire before this, …`.
pub(super) fn opens(text: &Text<'_>, start: usize) -> bool {
    let near = start..(start + SUPERLATIVE).min(text.tokens().len());
    let turn = |at: usize, turn: Turn| text.lexicon().events.turns.has(text.id(at), turn);
    let greatest = text.is(start, "in") && turn(start + 2, Turn::Record);
    greatest && near.into_iter().any(|at| text.is(at, "before") && turn(at + 1, Turn::Definite))
}

/// Whether a date is that of the record, and not of what the text is about.
pub(super) fn is_date_of_record(text: &Text<'_>, date: usize) -> bool {
    let function = |at: usize| text.lexicon().words.profile(text.id(at)).function;
    // "since the 1979 revolution"
    let near = date.saturating_sub(SINCE)..date;
    let before = near.rev().find(|&at| function(at) != Function::Determiner);
    is_since(text, date) || before.is_some_and(|since| is_since(text, since)) || is_compared(text, date)
}

/// `five times as many | as in last week's attack`, `more | than on Monday`: what it is compared with.
fn is_compared(text: &Text<'_>, date: usize) -> bool {
    let as_before = |at: usize| (at.saturating_sub(AS)..at).any(|at| text.is(at, "as"));
    let function = |at: usize| text.lexicon().words.profile(text.id(at)).function;
    // "more than 40 on Monday" is counted on that day
    let steps = |at: &usize| matches!(function(*at), Function::Preposition | Function::Determiner);
    let before = (date.saturating_sub(THAN)..date)
        .rev()
        .find(|at| !steps(at) || text.is(*at, "as") || text.is(*at, "than"));
    before.is_some_and(|at| text.is(at, "than") || text.is(at, "as") && as_before(at))
}

/// `since | all the` date
const SINCE: usize = 3;
/// `as | many people | as`
const AS: usize = 3;
/// `than | in the` date
const THAN: usize = 3;
