//! How old somebody is.

use super::with_noun;
use crate::claim::Attribute;
use crate::extract::frame::{About, Draft, Reading};
use crate::extract::mention::MentionKind;
use crate::lexicon::Function;
use crate::value::Value;
use crate::value::quantity::Figure;

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
    let index = own.or_else(before).or_else(be).filter(|&index| is_person(reading, index));
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

fn is_person(reading: &Reading<'_>, index: usize) -> bool {
    let mention = &reading.mentions.list()[index];
    reading.mentions.entity(mention.entity).kind == MentionKind::Person
}
