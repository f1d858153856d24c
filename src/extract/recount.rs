//! The day on which a count rose, was lowered or stood somewhere: a day of telling, not of what is counted.
//!
//! ```text
//! recount = toll … verb to … date   the toll of Monday's fire rose to 14 on Friday
//!         | verb … date toll        raised on Friday the number of dead to 14
//!         | date verb … toll        police on Friday lowered the toll to 11
//! toll    = ("the" | …) figure noun | noun for the dead or the hurt
//! ```

use std::ops::Range;

use super::mention::{Mentions, Tag};
use crate::lexicon::WordClass;
use crate::lexicon::events::HarmFrame;
use crate::text::{Text, TokenKind};

/// Whether a date is the day on which a count was changed or taken.
pub(super) fn is_day_of_count(text: &Text<'_>, mentions: &Mentions, date: &Range<usize>) -> bool {
    if is_owner(text, mentions, date) {
        return false;
    }
    let sentence = text.sentences()[text.sentence_of(date.start)].tokens();
    let verb = verb_before(text, mentions, date.start, &sentence).unwrap_or(date.end);
    let counts = sentence.contains(&verb) && text.is_class(verb, WordClass::Counting);
    let toll = |mut tokens: Range<usize>| tokens.any(|at| is_toll(text, at));
    let object = verb + 1..(verb + OBJECT).min(sentence.end);
    let subject = verb.saturating_sub(SUBJECT).max(sentence.start)..verb;
    counts && (toll(object) || is_change(text, verb + 1) && toll(subject))
}

/// `Friday's` shooting: whether what a date stands before is of that day.
pub(super) fn is_owner(text: &Text<'_>, mentions: &Mentions, date: &Range<usize>) -> bool {
    let genitive = |at: usize| text.tokens().get(at).is_some() && mentions.tag(at) == Tag::Genitive;
    genitive(date.end - 1) || genitive(date.end)
}

/// `said on Friday`, `said for the first time on Monday`: the day of the telling. "Friday's shooting" is not, whatever
/// verb stands before it.
pub(super) fn is_day_of_saying(text: &Text<'_>, mentions: &Mentions, date: &Range<usize>) -> bool {
    // "said it was behind a 2019 blast": which blast
    let which = mentions.at(date.end - 1).is_some_and(|phrase| phrase.head >= date.end);
    if which || is_owner(text, mentions, date) {
        return false;
    }
    let sentence = text.sentences()[text.sentence_of(date.start)].tokens();
    // "the Front | on Sunday | claimed a bombing"
    if date.end < sentence.end
        && mentions.tag(date.end) == Tag::Verb
        && text.is_class(date.end, WordClass::Reacting)
    {
        return true;
    }
    let verb = verb_before(text, mentions, date.start, &sentence);
    // "said that on 10 March rebels shot them": the day stands in what is said
    let inside = |verb: usize| (verb + 1..date.start).any(|at| text.is(at, "that"));
    verb.is_some_and(|at| {
        text.lexicon().speech.cues.get(text.id(at)).is_some()
            && !inside(at)
            && text.lexicon().events.harm.get(text.id(at)).is_none()
    })
}

/// The verb that a date stands behind, with no comma between.
pub(super) fn verb_before(
    text: &Text<'_>,
    mentions: &Mentions,
    at: usize,
    sentence: &Range<usize>,
) -> Option<usize> {
    let window = at.saturating_sub(ADVERBIAL).max(sentence.start)..at;
    window.rev().take_while(|&at| !text.is(at, ",")).find(|&at| mentions.tag(at) == Tag::Verb)
}

/// So many tokens lie at most between a verb and its date.
const ADVERBIAL: usize = 8;

/// `The number of people killed in Saturday's bombing in Velm` is so long.
const SUBJECT: usize = 16;

/// `Raised on Friday the number of dead`.
const OBJECT: usize = 8;

/// Whether what stands behind a verb says how far: `to 14`, `by two`, `14`.
fn is_change(text: &Text<'_>, at: usize) -> bool {
    let towards = ["to", "at", "by", "from"].iter().any(|word| text.is(at, word));
    towards || text.tokens().get(at).is_some_and(|token| token.kind == TokenKind::Number)
}

/// Whether a noun for a count stands there: `the toll`, `the number`; "a number of" are only some.
fn is_toll(text: &Text<'_>, at: usize) -> bool {
    let some = at > 0 && (text.is(at - 1, "a") || text.is(at - 1, "A"));
    let named = text.is_class(at, WordClass::FigureNoun) && !some;
    let harm = || text.longest(&text.lexicon().events.harm, at);
    named || harm().is_some_and(|(_, cue)| matches!(cue.frame, HarmFrame::Toll | HarmFrame::Number))
}
