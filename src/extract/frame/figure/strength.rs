//! How strong a body is, where no verb of having says it.
//!
//! ```text
//! strength = noun of strength … ("to" | "at") figure      its ranks have swelled to 9,000 men
//!          | body "numbers" figure                        the band is estimated to number 5,000
//!          | body verb of growth "to" figure members      the band has shrunk to 300 fighters
//!          | figure people "belong to" body               3,000 fighters belong to the group
//!          | body be figure "strong"                      the militia is 3,000 strong
//! ```

use std::ops::Range;

use super::cue;
use crate::claim::Attribute;
use crate::extract::falsehood::is_be;
use crate::extract::frame::{About, Draft, Reading};
use crate::extract::mention::{MentionKind, Tag};
use crate::lexicon::{FrameCue, Noun, VerbFrame, WordClass};
use crate::value::Value;
use crate::value::quantity::Figure;

/// `the strength of the northern branch of the movement is now put | at` is so long.
const NOUN: usize = 16;

pub(super) fn read(reading: &Reading<'_>, figure: &Figure, phrase: &Range<usize>) -> Option<Draft> {
    let (index, at) = ranks(reading, figure, phrase)
        .or_else(|| numbers(reading, figure, phrase))
        .or_else(|| grown(reading, figure, phrase))
        .or_else(|| belongs(reading, figure, phrase))
        .or_else(|| strong(reading, figure, phrase))?;
    let tokens = phrase.start.min(at)..phrase.end.max(at + 1);
    let value = Value::Quantity(figure.quantity.clone());
    Some(Draft::new("strength", About::Mention(index), Attribute::Members, value, tokens, at))
}

/// `the group's | ranks | have swelled to 9,000 men`, `the | strength | of the group is put at 3,000`.
fn ranks(reading: &Reading<'_>, figure: &Figure, phrase: &Range<usize>) -> Option<(usize, usize)> {
    let verb = verb_towards(reading, phrase).filter(|_| is_of_members(reading, figure))?;
    let first = reading.clause(phrase.start).start.max(phrase.start.saturating_sub(NOUN));
    let noun = (first..verb).rev().find(|&at| cue(reading, at) == Some(FrameCue::Members))?;
    let list = reading.mentions.list();
    let own = reading.mentions.index_at(noun)?;
    let nested = (own + 1..list.len()).take_while(|&index| list[index].nested);
    let mut owners = nested.filter(|&index| reading.tag(list[index].tokens.end) == Tag::Genitive);
    let of = || reading.mentions.index_at(noun + 2).filter(|_| reading.text.is(noun + 1, "of"));
    let whose = owners.next().or_else(of).filter(|&index| is_body(reading, index))?;
    Some((whose, verb))
}

/// The verb before "to" or "at" and a figure: `have swelled | to 9,000`.
fn verb_towards(reading: &Reading<'_>, phrase: &Range<usize>) -> Option<usize> {
    let to = phrase.start.checked_sub(1)?;
    let towards = reading.text.is(to, "to") || reading.text.is(to, "at");
    let verb = to.checked_sub(1).filter(|_| towards)?;
    matches!(reading.tag(verb), Tag::Verb | Tag::Adjective).then_some(verb)
}

/// `the militia is estimated to | number | 5,000`, `the Red Path | numbers | 700`.
fn numbers(reading: &Reading<'_>, figure: &Figure, phrase: &Range<usize>) -> Option<(usize, usize)> {
    let at = phrase.start.checked_sub(1).filter(|_| is_of_members(reading, figure))?;
    let (len, frame) = reading.text.longest(&reading.text.lexicon().verbs, at)?;
    let before = at.checked_sub(1).map(|before| reading.tag(before))?;
    let acts = match before {
        Tag::To | Tag::Auxiliary | Tag::Adverb => true,
        Tag::Noun | Tag::Name => reading.text.word(at).ends_with('s'),
        _ => reading.tag(at) == Tag::Verb,
    };
    if len != 1 || *frame != VerbFrame::Number || !acts {
        return None;
    }
    let subject = reading.subject(at)?;
    let list = reading.mentions.list();
    // "the Red Path numbers" is no phrase
    let nested = (subject + 1..list.len()).take_while(|&index| list[index].nested);
    let inner = nested.into_iter().find(|&index| list[index].tokens.end == at);
    let index = if list[subject].tokens.end > at { inner? } else { subject };
    is_body(reading, index).then_some((index, at))
}

/// `the group has | shrunk to 300 fighters`.
fn grown(reading: &Reading<'_>, figure: &Figure, phrase: &Range<usize>) -> Option<(usize, usize)> {
    let verb =
        verb_towards(reading, phrase).filter(|_| figure.head.is_some() && is_of_members(reading, figure))?;
    let grows = reading.text.is_class(verb, WordClass::Counting);
    let index = reading.subject(verb).filter(|&index| grows && is_body(reading, index))?;
    Some((index, verb))
}

/// `3,000 fighters | belong | to the group`.
fn belongs(reading: &Reading<'_>, figure: &Figure, phrase: &Range<usize>) -> Option<(usize, usize)> {
    let verb = reading.mentions.group_behind(phrase.end).end;
    let to = reading.text.is_class(verb, WordClass::Belonging) && reading.text.is(verb + 1, "to");
    let words = &reading.text.lexicon().words;
    let person = |head: usize| words.profile(reading.text.id(head)).noun == Noun::Person;
    let people = is_of_members(reading, figure) || figure.head.is_some_and(person);
    let index = reading.mentions.index_at(verb + 2).filter(|_| to && people)?;
    is_body(reading, index).then_some((index, verb))
}

/// `the militia is | 3,000 strong`, `which is | 500-strong`.
fn strong(reading: &Reading<'_>, figure: &Figure, phrase: &Range<usize>) -> Option<(usize, usize)> {
    let end = figure.tokens.end;
    let at = end + usize::from(reading.tag(end) == Tag::Hyphen);
    let be = phrase.start.checked_sub(1).filter(|&be| is_be(reading, be) && reading.text.is(at, "strong"))?;
    let index = reading.subject(be).filter(|&index| is_body(reading, index))?;
    Some((index, at))
}

/// Whether a figure counts those who are of a body: `9,000 men`, or no noun at all.
fn is_of_members(reading: &Reading<'_>, figure: &Figure) -> bool {
    let member = |head: usize| {
        reading.text.is_class(head, WordClass::Member) || reading.text.is_class(head, WordClass::PlainPerson)
    };
    figure.head.is_none_or(member)
}

fn is_body(reading: &Reading<'_>, index: usize) -> bool {
    let entity = reading.mentions.entity(reading.mentions.list()[index].entity);
    let kind = entity.kind;
    matches!(kind, MentionKind::Organization | MentionKind::Group)
        || kind == MentionKind::Other && entity.named
}
