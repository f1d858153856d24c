//! Where a verb says that somebody is, or is no longer.

use std::ops::Range;

use super::state::IN_CUSTODY;
use super::{behind_comma, is_person_named, is_somebody};
use crate::claim::Attribute;
use crate::extract::frame::{About, Draft, Reading};
use crate::extract::mention::Tag;
use crate::extract::voice::{Mood, mood};
use crate::lexicon::{Function, VerbFrame, WordClass};
use crate::value::place::Nearness;
use crate::value::{Place, Status, Value};

/// The place behind a verb of being or going somewhere: not the one that somebody came from, or broke out of.
fn goal(reading: &Reading<'_>, after: usize, frame: VerbFrame) -> Option<(Range<usize>, Place)> {
    let goes = matches!(frame, VerbFrame::Flee | VerbFrame::Move);
    // "slipped out of Riga"
    if goes && reading.text.is(after, "out") {
        return None;
    }
    let mut next = after;
    for _ in 0..PLACES {
        let (tokens, place) = reading.place_after(next)?;
        let led = |at: usize, words: &[&str]| words.iter().any(|word| reading.text.is(at, word));
        let last = tokens.clone().rev().find(|&at| matches!(reading.tag(at), Tag::Preposition | Tag::To));
        let left = place.nearness == Nearness::In && led(last.unwrap_or(tokens.start), &["from"]);
        let towards = led(tokens.start, &["to", "into", "across", "over"]);
        if !goes || !left && (frame == VerbFrame::Move || towards) {
            return Some((tokens, place));
        }
        if !left {
            return None;
        }
        next = tokens.end;
    }
    None
}

/// `fled from Riga, in Latvia, to Oslo` names so many places.
const PLACES: usize = 3;

/// `has left | Oslo`: where somebody is no longer.
pub(in crate::extract::frame) fn left(reading: &Reading<'_>, at: usize) -> Option<Draft> {
    let (len, place) = reading.place_at(at + 1)?;
    let named = |index: usize| reading.mentions.entity(reading.mentions.list()[index].entity).named;
    let index = reading.subject(at).filter(|&index| is_somebody(reading, index) && named(index))?;
    let has = reading.mentions.group_before(at).any(|at| reading.text.is_class(at, WordClass::PresentVerb));
    let flees = matches!(reading.verb(at), Some((1, VerbFrame::Flee)));
    // "left Oslo police waiting"
    let ends = !matches!(reading.tag(at + 1 + len), Tag::Noun | Tag::Name | Tag::Genitive | Tag::Hyphen);
    if !(has || flees) || !ends || reading.is_passive(at, 1) {
        return None;
    }
    let about = About::Mention(index);
    let value = Value::Place(place);
    let draft = Draft::new("left", about, Attribute::Whereabouts, value, at..at + 1 + len, at);
    Some(Draft { denied: true, ..draft })
}

/// `is under house arrest | in Oslo`, `is being held | in Oslo`: where somebody is who is held.
pub(in crate::extract::frame) fn held_in(reading: &Reading<'_>, held: &Draft) -> Option<Draft> {
    let after = held.tokens.end.max(held.cue + 1);
    let (tokens, place) = reading.place_after(after).filter(|(tokens, _)| tokens.start == after)?;
    let now = held.value == Value::Status { status: Status::Detained };
    let holds = || reading.text.is_class(held.cue, WordClass::Holding) && is_led_by_be(reading, held.cue);
    let told = (held.rule == IN_CUSTODY || holds()) && !is_in_name_of_building(reading, tokens.end);
    let tokens = held.cue..tokens.end;
    (now && told && !held.denied).then(|| {
        Draft::new(
            "held in",
            held.about.clone(),
            Attribute::Whereabouts,
            Value::Place(place),
            tokens,
            held.cue,
        )
    })
}

/// `is being | held`
fn is_led_by_be(reading: &Reading<'_>, verb: usize) -> bool {
    let before = verb.checked_sub(1);
    before.is_some_and(|at| reading.function(at) == Function::Be) && reading.is_passive(verb, 1)
}

/// `the Riga | County Jail`: a place that a building is only called after.
fn is_in_name_of_building(reading: &Reading<'_>, end: usize) -> bool {
    let name = end.checked_sub(1).and_then(|last| reading.mentions.at(last));
    name.is_some_and(|name| name.tokens.end > end && reading.tag(end) == Tag::Name)
}

/// `is hiding in`, `fled to`, `is based in`: somebody and the first place behind the verb.
pub(super) fn whereabouts(reading: &Reading<'_>, at: usize, len: usize, frame: VerbFrame) -> Option<Draft> {
    let (place_tokens, place) = goal(reading, at + len, frame)?;
    let passive = reading.is_passive(at, len);
    // "the Oslo-based branch of" has a rule of its own
    at.checked_sub(1).filter(|&before| reading.tag(before) != Tag::Hyphen)?;
    let index = match frame {
        VerbFrame::Operate if !passive && reading.text.is_class(at, WordClass::Sighting) => {
            seen_by_others(reading, at, len, place_tokens.start)?
        }
        VerbFrame::Operate if !passive && !reading.text.word(at).to_lowercase().starts_with("operat") => {
            return None;
        }
        VerbFrame::Base if !passive => reading.object(at + len)?,
        VerbFrame::Base => reading.subject(at).or_else(|| behind_comma(reading, at))?,
        _ => reading.subject(at)?,
    };
    let rule = match frame {
        VerbFrame::Move => "went to",
        VerbFrame::Flee => "fled to",
        VerbFrame::Base => "based in",
        VerbFrame::Operate if reading.text.is_class(at, WordClass::Sighting) => "seen in",
        VerbFrame::Operate => "operates in",
        _ => "stays in",
    };
    let tokens = at..place_tokens.end;
    is_somebody(reading, index).then(|| {
        Draft::new(rule, About::Mention(index), Attribute::Whereabouts, Value::Place(place), tokens, at)
    })
}

/// `witnesses saw | Ann Roe | in Riga`: the person with a name who was seen, right before where.
fn seen_by_others(reading: &Reading<'_>, at: usize, len: usize, place: usize) -> Option<usize> {
    let seen = reading.object(at + len).filter(|&index| is_person_named(reading, index))?;
    let told = mood(reading.text, reading.mentions, at) == Mood::Real;
    (told && reading.mentions.list()[seen].tokens.end == place).then_some(seen)
}
