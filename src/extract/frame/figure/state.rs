//! The state that those are in who are counted: missing, homeless, held.

use std::ops::Range;

use super::cue;
use crate::claim::Attribute;
use crate::extract::frame::{About, Draft, Reading};
use crate::extract::mention::Tag;
use crate::lexicon::{FrameCue, VerbFrame, WordClass};
use crate::value::Value;
use crate::value::quantity::Figure;

/// A state stands so many words behind those counted: `12 students | abducted in the north on Monday are still missing`.
const BEHIND: usize = 10;

/// `12 people are missing`, `12 are in custody`: a state behind a form of "be".
pub(super) fn read(reading: &Reading<'_>, figure: &Figure, phrase: &Range<usize>) -> Option<Draft> {
    if let Some(driven) = driven_out(reading, figure, phrase) {
        return Some(driven);
    }
    let end = reading.sentence(phrase.start).end;
    let described = |at: &usize| matches!(cue(reading, *at), Some(FrameCue::Homeless | FrameCue::Missing));
    let homeless = phrase.clone().find(described);
    let behind = (phrase.end..end.min(phrase.end + BEHIND))
        .take_while(|&at| !matches!(reading.tag(at), Tag::Mark | Tag::Conjunction))
        .find(|&at| {
            matches!(cue(reading, at), Some(FrameCue::Missing | FrameCue::Detained | FrameCue::Homeless))
        });
    let at = behind.or(homeless)?;
    let be = |at: usize| reading.function(at).is_be();
    let homeless = cue(reading, at) == Some(FrameCue::Homeless);
    let left = phrase.contains(&at) || homeless && at == phrase.end;
    if !left && !(phrase.end..at).any(|at| be(at) || matches!(reading.verb(at), Some((_, VerbFrame::Remain))))
    {
        return None;
    }
    let (rule, attribute) = match cue(reading, at)? {
        FrameCue::Missing => ("missing", Attribute::Missing),
        FrameCue::Homeless => ("homeless", Attribute::Displaced),
        _ => ("in custody", Attribute::Detained),
    };
    let tokens = phrase.start..phrase.end.max(at + 1);
    let about = About::Story { at, words: tokens.clone() };
    let remains =
        |at: usize| matches!(reading.verb(at), Some((_, VerbFrame::Remain))) || reading.text.is(at, "still");
    let left = attribute == Attribute::Detained && (phrase.end..at).any(remains);
    let draft = Draft::new(rule, about, attribute, Value::Quantity(figure.quantity.clone()), tokens, at);
    Some(if left { draft.with_move("remaining") } else { draft })
}

/// `forced | 12 families | from their homes`, `forced | 12 families | to flee`.
fn driven_out(reading: &Reading<'_>, figure: &Figure, phrase: &Range<usize>) -> Option<Draft> {
    let verb = phrase.start.checked_sub(1).filter(|&at| reading.text.is_class(at, WordClass::Forcing))?;
    let out = phrase.end;
    let last = match reading.tag(out) {
        Tag::Preposition => (out + 1..out + 4).find(|&at| reading.text.is_class(at, WordClass::Home))?,
        Tag::To => {
            let (len, frame) = reading.verb(out + 1)?;
            matches!(frame, VerbFrame::Flee | VerbFrame::Displace).then_some(out + len)?
        }
        _ => return None,
    };
    let tokens = verb..last + 1;
    let about = About::Story { at: verb, words: tokens.clone() };
    let value = Value::Quantity(figure.quantity.clone());
    Some(Draft::new("driven out", about, Attribute::Displaced, value, tokens, verb))
}
