//! Counts of none: how many were held, are missing or had to leave, where nobody was, is or had to.
//!
//! ```text
//! none = ("nobody" | "none" | "no" ("one" | noun of people)) with the verb or state of a count   no one was detained
//!      | "no" (noun of arrest | "survivors")                                                    made no arrests
//!      | "without" ["any"] noun of arrest                                                       without arrests
//! ```
//! What else there is none of is no answer to a question that was asked.

use std::ops::Range;

use super::{noun, state, verb};
use crate::claim::Attribute;
use crate::extract::frame::{Draft, Reading};
use crate::extract::mention::{Tag, lemma};
use crate::lexicon::{Noun, WordClass};
use crate::value::Quantity;
use crate::value::quantity::Figure;

/// A noun stands so many words behind its "no".
const NOUN: usize = 4;

/// The count of none that starts at a token.
pub(super) fn read(reading: &Reading<'_>, at: usize) -> Option<Draft> {
    if reading.text.is(at, "without") {
        return without(reading, at);
    }
    let figure = reading.text.is_class(at, WordClass::NoOne).then(|| figure(reading, at)).flatten()?;
    let phrase = figure.tokens.start..figure.noun.as_ref().map_or(figure.tokens.end, |noun| noun.end);
    let named =
        noun::arrests(reading, &figure, &phrase).or_else(|| noun::survivors(reading, &figure, &phrase));
    if named.is_some() {
        return named;
    }
    let governed = reading.governed_range(&phrase);
    let told = governed.and_then(|governed| verb::read(reading, &figure, &phrase, governed));
    told.or_else(|| state::read(reading, &figure, &phrase)).filter(|draft| is_asked(&draft.attribute))
}

/// `ended without | any arrests`; who fled "without arrest" is one, and "without arrest warrants" is no count.
fn without(reading: &Reading<'_>, at: usize) -> Option<Draft> {
    let head = at + 1 + usize::from(reading.text.is(at + 1, "any"));
    let several = head > at + 1 || lemma(reading.text, head) != reading.text.word(head).to_lowercase();
    let counts = several && reading.text.is_class(head, WordClass::Arrest);
    counts.then_some(()).filter(|()| reading.tag(head + 1) != Tag::Noun)?;
    noun::arrests(reading, &of_none(reading, at..head + 1, Some(head)), &(at..head + 1))
}

/// Whether a count of none answers what other reports count.
fn is_asked(attribute: &Attribute) -> bool {
    let survivors = matches!(attribute, Attribute::Count(noun) if noun == verb::SURVIVOR);
    survivors || matches!(attribute, Attribute::Detained | Attribute::Missing | Attribute::Displaced)
}

/// "No", "nobody" as a figure, with the noun that it stands before.
fn figure(reading: &Reading<'_>, at: usize) -> Option<Figure> {
    let head = if reading.text.is(at, "no") { Some(head(reading, at)?) } else { None };
    let counted = head.filter(|&head| !reading.text.is(head, "one"));
    Some(of_none(reading, at..head.unwrap_or(at) + 1, counted))
}

/// These words as a figure of none.
fn of_none(reading: &Reading<'_>, tokens: Range<usize>, head: Option<usize>) -> Figure {
    let span = reading.text.span(tokens.clone());
    let mut quantity = Quantity::count(0);
    span.of(reading.text.source()).clone_into(&mut quantity.text);
    quantity.span = Some(span);
    Figure { quantity, tokens, noun: None, head, change: None, part: None, rate: None }
}

/// `no | one`, `no new | arrests`, `no | passengers`: people, or what is done to them.
fn head(reading: &Reading<'_>, no: usize) -> Option<usize> {
    let described = |at: &usize| matches!(reading.tag(*at), Tag::Noun | Tag::Adjective | Tag::Name);
    let phrase: Range<usize> = no + 1..(no + NOUN).min(reading.sentence(no).end);
    if reading.text.is(no + 1, "one") {
        return Some(no + 1);
    }
    let last = phrase.take_while(described).last()?;
    let words = &reading.text.lexicon().words;
    let people = matches!(words.profile(reading.text.id(last)).noun, Noun::Person | Noun::Group)
        || reading.text.lexicon().events.victims.get(reading.text.id(last)).is_some()
        || reading.text.is_class(last, WordClass::PlainPerson);
    (people || reading.text.is_class(last, WordClass::Arrest)).then_some(last)
}
