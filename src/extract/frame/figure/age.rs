//! How old somebody is.

use super::{topic, with_noun};
use crate::claim::Attribute;
use crate::extract::frame::verb::may_be_person;
use crate::extract::frame::{About, Draft, Reading};
use crate::extract::mention::{MentionKind, Tag};
use crate::lexicon::{Function, VerbFrame};
use crate::value::quantity::{Figure, OLDEST};
use crate::value::{Quantity, QuantityKind, Value};

/// `the 29-year-old leader`, `Ada Holm, 29,`, `he is 29 years old`.
pub(super) fn read(reading: &Reading<'_>, figure: &Figure) -> Option<Draft> {
    let start = figure.tokens.start;
    let own = reading.mentions.index_at(start).filter(|&index| is_person(reading, index));
    let before = || {
        let comma = start.checked_sub(1).filter(|&at| reading.text.word(at) == ",")?;
        reading.mentions.index_at(comma.checked_sub(1)?)
    };
    let be = || {
        let before = start.checked_sub(1).filter(|&at| reading.function(at) == Function::Be)?;
        reading.subject(before)
    };
    let index = own
        .or_else(|| holder(reading, start))
        .or_else(before)
        .or_else(be)
        .or_else(|| described(reading, start))
        .or_else(|| died(reading, start));
    let index = index.filter(|&index| is_person(reading, index));
    let about = match index {
        Some(index) => About::Mention(index),
        None => About::Topic(
            reading.mentions.at(start).map_or_else(|| with_noun(figure), |mention| mention.tokens.clone()),
        ),
    };
    Some(Draft::new(
        "age",
        about,
        Attribute::Age,
        Value::Quantity(figure.quantity.clone()),
        figure.tokens.clone(),
        start,
    ))
}

/// `Ada Holm, the | 54-year-old | head of the union,`: the person with a name whom the phrase of an age stands beside,
/// between commas.
fn holder(reading: &Reading<'_>, start: usize) -> Option<usize> {
    let own = reading.mentions.at(start).filter(|own| !own.named)?;
    let comma = own.tokens.start.checked_sub(1).filter(|&at| reading.text.word(at) == ",")?;
    let index = comma.checked_sub(1).and_then(|last| reading.mentions.index_at(last))?;
    let name = &reading.mentions.list()[index];
    let end = topic(reading, &own.tokens).end;
    let closed = end >= reading.sentence(start).end || matches!(reading.text.word(end), "," | "." | ";");
    let is_person = name.named && name.kind == MentionKind::Person;
    (is_person && name.tokens.end == comma && closed).then_some(index)
}

/// `a man of | 80`
fn described(reading: &Reading<'_>, start: usize) -> Option<usize> {
    let of = start.checked_sub(1).filter(|&of| reading.text.is(of, "of"))?;
    let index = reading.mentions.index_at(of.checked_sub(1)?)?;
    (reading.mentions.list()[index].tokens.end == of).then_some(index)
}

/// `Otto Stam died at | 80`, `died at the | age of 80`
fn died(reading: &Reading<'_>, start: usize) -> Option<usize> {
    let verb = (start.saturating_sub(DIED)..start).rev().find(|&at| reading.tag(at) == Tag::Verb)?;
    let own = (verb + 1..start).all(|at| matches!(reading.tag(at), Tag::Preposition | Tag::Determiner));
    matches!(reading.verb(verb), Some((_, VerbFrame::Die))).then_some(verb).filter(|_| own)?;
    reading.subject(verb)
}

/// `died | at the | age of 80`
const DIED: usize = 3;

/// `Ada Holm, who is 51,`, `Ada Holm, nine, who`: a bare number behind a person and a form of "be" or a comma.
pub(super) fn bare(reading: &Reading<'_>, figure: &Figure) -> Option<Draft> {
    let (start, end) = (figure.tokens.start, figure.tokens.end);
    let old =
        figure.quantity.best.is_some_and(|years| (1.0..=OLDEST).contains(&years) && years.fract() == 0.0);
    let whole = figure.head.is_none() && figure.tokens.len() == 1 && old;
    let before = start.checked_sub(1).filter(|_| whole)?;
    let last = end >= reading.sentence(start).end || reading.tag(end) == Tag::Mark;
    let index = match reading.function(before) {
        Function::Be => reading.subject(before),
        _ => apposed(reading, before, end),
    };
    let index = index.filter(|_| last)?;
    let mention = &reading.mentions.list()[index];
    let entity = reading.mentions.entity(mention.entity);
    let somebody = reading.function(mention.head) == Function::Person;
    let person = (mention.named && may_be_person(entity) || somebody) && !mention.plural;
    let known = entity.kind != MentionKind::Pronoun;
    let about = if known { About::Mention(index) } else { About::Topic(figure.tokens.clone()) };
    let value =
        Quantity { kind: QuantityKind::Age, unit: Some("year".to_owned()), ..figure.quantity.clone() };
    let value = Value::Quantity(value);
    person.then(|| Draft::new("age", about, Attribute::Age, value, figure.tokens.clone(), start))
}

/// `Ada Holm | , nine, | who`: the person with a name before the comma that a bare number stands behind.
fn apposed(reading: &Reading<'_>, comma: usize, end: usize) -> Option<usize> {
    let marks = reading.text.word(comma) == "," && matches!(reading.text.word(end), "," | ")");
    let index = comma.checked_sub(1).filter(|_| marks).and_then(|at| reading.mentions.index_at(at))?;
    let mention = &reading.mentions.list()[index];
    let person = may_be_person(reading.mentions.entity(mention.entity));
    (mention.named && person && mention.tokens.end == comma).then_some(index)
}

fn is_person(reading: &Reading<'_>, index: usize) -> bool {
    let mention = &reading.mentions.list()[index];
    may_be_person(reading.mentions.entity(mention.entity)) && !mention.plural
}
