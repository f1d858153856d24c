//! Those who are held, where their number stands apart, and those of them who are let go.
//!
//! ```text
//! counted = ("arrests" | "number of" … verb of holding) … verb ["to" | "at"] figure      arrests rose to 41
//! freed   = figure [noun] verb of holding … be verb of release                           nine seized in May were freed
//!         | noun of release "of" figure                                                  the release of 16 girls
//!         | verb of release figure ([noun] verb of holding | captives)                   rescued 16 girls abducted in May
//! ```

use std::ops::Range;

use crate::claim::Attribute;
use crate::extract::frame::date::happening;
use crate::extract::frame::{About, Draft, Reading, them};
use crate::extract::mention::Tag;
use crate::lexicon::events::Turn;
use crate::lexicon::{VerbFrame, WordClass};
use crate::value::Value;
use crate::value::quantity::{Change, Figure};

/// What is counted stands fewer tokens before its figure.
const SUBJECT: usize = 16;
/// The verb of release stands fewer tokens behind that of holding.
const RELEASE: usize = 14;

/// `arrests rose to 41`, `the number of people detained now stands at 41`.
pub(super) fn counted(reading: &Reading<'_>, figure: &Figure) -> Option<Draft> {
    if figure.head.is_some() || !is_amount(reading, figure) {
        return None;
    }
    let clause = reading.clause(figure.tokens.start);
    let from = clause.start.max(figure.tokens.start.saturating_sub(SUBJECT));
    let at = (from..figure.tokens.start).rev().find(|&at| is_number_of_held(reading, at, from))?;
    let tokens = at..figure.tokens.end;
    let about = About::Story { at, words: tokens.clone() };
    let value = Value::Quantity(figure.quantity.clone());
    Some(Draft::new("number held", about, Attribute::Detained, value, tokens, at))
}

/// Whether the words before a figure make it the amount of something.
fn is_amount(reading: &Reading<'_>, figure: &Figure) -> bool {
    let changed = matches!(figure.change, Some(Change::RoseTo | Change::FellTo | Change::FromTo));
    let turns = &reading.text.lexicon().events.turns;
    let Some(before) = figure.tokens.start.checked_sub(1) else { return false };
    let towards = reading.text.is(before, "to") || reading.text.is(before, "at");
    let verb = if towards { before.checked_sub(1) } else { Some(before) };
    let gives = |at: usize| turns.has(reading.text.id(at), Turn::Amounts);
    let turned =
        |at: usize| towards && reading.tag(at) == Tag::Verb && reading.text.is_class(at, WordClass::Counting);
    changed || verb.is_some_and(|at| gives(at) || turned(at))
}

/// `arrests`, `number of people | arrested`
fn is_number_of_held(reading: &Reading<'_>, at: usize, from: usize) -> bool {
    let turns = &reading.text.lexicon().events.turns;
    let number = |at: usize| turns.has(reading.text.id(at), Turn::Number) && reading.text.is(at + 1, "of");
    let numbered = || (from..at).any(number);
    let plural = reading.text.lexicon().words.profile(reading.text.id(at)).plural;
    let noun = reading.text.is_class(at, WordClass::Arrest) && plural;
    let held = || matches!(reading.verb(at), Some((_, VerbFrame::Detain | VerbFrame::Abduct)));
    let says = |at: usize| reading.text.lexicon().speech.cues.get(reading.text.id(at)).is_some();
    let inside = |at: usize| matches!(reading.tag(at), Tag::Verb | Tag::Adjective | Tag::Preposition);
    let clause = at == from || says(at - 1) || !inside(at - 1);
    noun && (clause || numbered()) || numbered() && held()
}

/// Those held who are let go again.
pub(super) fn freed(reading: &Reading<'_>, figure: &Figure, phrase: &Range<usize>) -> Option<Draft> {
    let verb = release_after(reading, figure, phrase)
        .or_else(|| release_of(reading, phrase))
        .or_else(|| release_before(reading, phrase))?;
    let noun = them::noun(reading, figure);
    let tokens = phrase.start.min(verb)..phrase.end.max(verb + 1);
    let about = About::Event { at: verb, words: happening(reading, verb, phrase) };
    let value = Value::Quantity(figure.quantity.clone());
    let draft = Draft::new("released", about, Attribute::Count(noun), value, tokens, verb);
    Some(draft.with_scope(vec![them::RELEASED.to_owned()]))
}

/// `nine hostages seized in May were | freed`, `390 of the 412 arrested have been | released`; not the 412.
fn release_after(reading: &Reading<'_>, figure: &Figure, phrase: &Range<usize>) -> Option<usize> {
    let start = figure.tokens.start;
    let of = |at: usize| reading.text.is(at, "of");
    let whole = start > 0 && of(start - 1) || start > 1 && of(start - 2);
    let end = reading.clause(start).end.min(phrase.end + RELEASE);
    let holds = |at: &usize| {
        matches!(reading.verb(*at), Some((_, VerbFrame::Detain | VerbFrame::Abduct)))
            || reading.text.is_class(*at, WordClass::Taking)
    };
    let held = (phrase.end..end).find(holds).filter(|_| !whole)?;
    if (phrase.end..held).any(|at| reading.tag(at) == Tag::Auxiliary) {
        return None;
    }
    let group = (held + 1..end).find(|&at| reading.tag(at) == Tag::Auxiliary)?;
    (group + 1..end.min(group + 5)).find(|&at| matches!(reading.verb(at), Some((_, VerbFrame::Release))))
}

/// `the release of | 16 girls`
fn release_of(reading: &Reading<'_>, phrase: &Range<usize>) -> Option<usize> {
    let of = phrase.start.checked_sub(1).filter(|&of| reading.text.is(of, "of"))?;
    let noun = of.checked_sub(1)?;
    reading.text.is_class(noun, WordClass::Releasing).then_some(noun)
}

/// `rescued | 16 girls abducted in May`
fn release_before(reading: &Reading<'_>, phrase: &Range<usize>) -> Option<usize> {
    let verb = phrase.start.checked_sub(1)?;
    let release = matches!(reading.verb(verb), Some((_, VerbFrame::Release)))
        || reading.tag(verb) == Tag::Verb && reading.text.is_class(verb, WordClass::Releasing);
    let held = matches!(reading.verb(phrase.end), Some((_, VerbFrame::Detain | VerbFrame::Abduct)));
    let captives =
        phrase.end.checked_sub(1).is_some_and(|head| reading.text.is_class(head, WordClass::Captive));
    (release && (held || captives)).then_some(verb)
}
