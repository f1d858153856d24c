//! Deaths that nobody dies: on the stage, in a figure of speech.
//!
//! ```text
//! made up = (statement) "in" [words] fiction | "In" [words] fiction "," … (statement)      dies in the last scene
//!         | fiction [","] ("in which" | "about") … (statement)                             a film in which a flood kills 300
//!         | fiction [name] present verb … (statement)              the novel opens with a bomb that kills 12
//!         | figurative "," … (statement)                                                   politically, she is dead
//!         | "dead" adjective                                                               was dead tired
//! fiction = "film" | "play" | … , not "of"                                                 not: the series of attacks
//! ```

use super::falsehood;
use super::frame::{Draft, Reading};
use super::mention::Tag;
use crate::claim::Attribute;
use crate::lexicon::{Forms, FrameCue, WordClass};

/// A phrase of fiction stands so near to what it tells.
const NEAR: usize = 10;
/// What a film is about stands so many tokens before the verb: `about a plane with 200 passengers on board that`.
const PLOT: usize = 14;
/// `in the final episode of the | series` has no more words before the noun.
const PHRASE: usize = 5;

/// Whether a statement of what became of somebody is no statement of it. What happens in fiction is told in the
/// present.
pub(super) fn is_made_up(reading: &Reading<'_>, draft: &Draft) -> bool {
    let fate = matches!(
        draft.attribute,
        Attribute::LifeStatus | Attribute::Killed | Attribute::Injured | Attribute::KilledOrInjured
    );
    let act = matches!(draft.attribute, Attribute::Other(_));
    let is = |at: usize| reading.text.is_class(at, WordClass::PresentVerb);
    let past = reading.forms(draft.cue).has(Forms::PAST) && !draft.cue.checked_sub(1).is_some_and(is);
    let told = !past && is_told_in_fiction(reading, draft.cue);
    (fate || act) && (told || fate && is_figure(reading, draft.cue))
}

/// `dies | in the last scene`, `In the play, Ann Roe | dies`
fn is_told_in_fiction(reading: &Reading<'_>, cue: usize) -> bool {
    let sentence = reading.sentence(cue);
    let behind = cue + 1..sentence.end.min(cue + NEAR);
    let ahead = sentence.start..sentence.start + 1;
    ahead.chain(behind).any(|at| is_in_fiction(reading, at, sentence.end))
        || is_plot(reading, cue, sentence.start)
}

/// `a film, in which a flood | kills`, `a novel about a crash that | kills`: in what fiction is about.
fn is_plot(reading: &Reading<'_>, cue: usize, first: usize) -> bool {
    let text = reading.text;
    let near = first.max(cue.saturating_sub(PLOT))..cue;
    near.filter(|&at| text.is_class(at, WordClass::Fiction)).any(|at| {
        let next = at + 1 + usize::from(text.is(at + 1, ","));
        let named = (next..cue.min(next + PHRASE)).find(|&at| reading.tag(at) != Tag::Name).unwrap_or(next);
        let depicts = text.is_class(named, WordClass::Depicting) && reading.tag(named) == Tag::Verb;
        let opens = text.is(next, "in") && text.is(next + 1, "which") || text.is(next, "about") || depicts;
        opens && next < cue
    })
}

/// Whether "in" leads to a phrase of fiction: `in the | play`; not `in the film | studio`, `in the series | of
/// attacks`.
fn is_in_fiction(reading: &Reading<'_>, at: usize, end: usize) -> bool {
    if !reading.text.is(at, "in") {
        return false;
    }
    let inside = |at: &usize| {
        matches!(
            reading.tag(*at),
            Tag::Determiner
                | Tag::Possessive
                | Tag::Adjective
                | Tag::Noun
                | Tag::Name
                | Tag::Number
                | Tag::Calendar
        )
    };
    let mut phrase = (at + 1..end.min(at + 1 + PHRASE)).take_while(inside);
    phrase.any(|at| {
        let named = reading.tag(at + 1) == Tag::Name;
        let more =
            reading.tag(at + 1) == Tag::Noun || reading.text.is(at + 1, "of") && !is_part(reading, at, end);
        reading.text.is_class(at, WordClass::Fiction) && (named || !more)
    })
}

/// `the final episode of | the series`
fn is_part(reading: &Reading<'_>, noun: usize, end: usize) -> bool {
    (noun + 2..end.min(noun + 2 + PHRASE)).any(|at| reading.text.is_class(at, WordClass::Fiction))
}

/// `Politically, she is dead`, `politically | dead`, `is | dead tired`
fn is_figure(reading: &Reading<'_>, cue: usize) -> bool {
    let start = reading.sentence(cue).start;
    let Some(before) = cue.checked_sub(1) else { return false };
    let figurative = |at: usize| reading.text.is_class(at, WordClass::Figurative);
    let state = reading.cue(cue).filter(|(_, state)| *state == FrameCue::Dead);
    let degree = state.is_some_and(|(len, _)| {
        let next = reading.tag(cue + len);
        let past = next == Tag::Verb && reading.forms(cue + len).has(Forms::PAST);
        falsehood::is_be(reading, before) && (past || next == Tag::Adjective)
    });
    figurative(before) || figurative(start) && reading.text.word(start + 1) == "," || degree
}
