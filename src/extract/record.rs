//! The last time that something so great happened: told beside what a text is about, and not of it.
//!
//! ```text
//! record = superlative … "since" (date | happening)      the worst fire since 2012, when 21 died
//!        | ("than" | "as" … "as") … date                    five times as many as in last week's attack
//!        | "in the" superlative … "before this"          in the worst fire before this, 21 died in 2012
//! ```

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

/// Whether a sentence opens with the last that was so great: `In the worst fire before this, …`.
pub(super) fn opens(text: &Text<'_>, start: usize) -> bool {
    let near = start..(start + SUPERLATIVE).min(text.tokens().len());
    let turn = |at: usize, turn: Turn| text.lexicon().events.turns.has(text.id(at), turn);
    let greatest = text.is(start, "in") && turn(start + 2, Turn::Record);
    greatest && near.into_iter().any(|at| text.is(at, "before") && turn(at + 1, Turn::Definite))
}

/// Whether a date is that of the record, and not of what the text is about.
pub(super) fn is_date_of_record(text: &Text<'_>, date: usize) -> bool {
    is_since(text, date)
        || date.checked_sub(1).is_some_and(|since| is_since(text, since))
        || is_compared(text, date)
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

/// `as | many people | as`
const AS: usize = 3;
/// `than | in the` date
const THAN: usize = 3;
