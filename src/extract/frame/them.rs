//! What became of those whom the text has counted, told by a pronoun.
//!
//! ```text
//! them = verb "them" | "took" "them" "hostage"      the group later released them
//!      | "they" be participle                       they were freed on Friday
//! ```
//! Who was killed or hurt is read with the events ([`super::super::event`]).

use super::date::happening;
use super::{About, Draft, Reading};
use crate::claim::Attribute;
use crate::extract::mention::{Tag, lemma};
use crate::extract::them::{Said, Told};
use crate::lexicon::{Function, VerbFrame, WordClass};
use crate::value::Value;
use crate::value::quantity::Figure;

pub(super) fn read(reading: &Reading<'_>, at: usize, drafts: &mut Vec<Draft>) {
    drafts.extend(of_pronoun(reading, at));
}

fn of_pronoun(reading: &Reading<'_>, at: usize) -> Option<Draft> {
    let rescued = || reading.text.is_class(at, WordClass::Releasing).then_some((1, VerbFrame::Release));
    let (len, frame) = reading.verb(at).or_else(rescued).filter(|_| reading.tag(at) == Tag::Verb)?;
    let attribute = match frame {
        VerbFrame::Release => None,
        VerbFrame::Detain | VerbFrame::Abduct => Some(Attribute::Detained),
        VerbFrame::Displace => Some(Attribute::Displaced),
        _ => return None,
    };
    let pronoun = pronoun(reading, at, len)?;
    let they = pronoun < at;
    if they && frame == VerbFrame::Displace {
        return None;
    }
    let known = counted(reading, pronoun, at, frame)?;
    let attribute = attribute.unwrap_or_else(|| Attribute::Count(noun(reading, known)));
    let span = reading.text.span(pronoun..pronoun + 1);
    let quantity = known.quantity.clone().told_by(span, reading.text.source());
    let tokens = at.min(pronoun)..(at + len).max(pronoun + 1);
    let about = About::Event { at, words: happening(reading, at, &tokens) };
    let draft = Draft::new("told by a pronoun", about, attribute, Value::Quantity(quantity), tokens, at);
    let released = (frame == VerbFrame::Release).then(|| RELEASED.to_owned());
    Some(draft.with_scope(released.into_iter().collect()))
}

/// What those are counted under who were let go.
pub(super) const RELEASED: &str = "released";

/// `released | them`, `took | them | hostage`, `| they | were freed`: the pronoun for those of whom a verb tells.
fn pronoun(reading: &Reading<'_>, verb: usize, len: usize) -> Option<usize> {
    let behind = [verb + len, verb + 1];
    let them = behind.into_iter().find(|&at| reading.text.is(at, "them"));
    let they = || {
        let subject = reading.subject(verb).filter(|_| reading.is_passive(verb, len))?;
        let at = reading.mentions.list()[subject].tokens.start;
        (reading.tag(at) == Tag::Pronoun && reading.function(at) == Function::Plural).then_some(at)
    };
    them.or_else(they)
}

/// The figure for those whom a pronoun means of whom a verb tells.
fn counted<'r>(
    reading: &'r Reading<'_>,
    pronoun: usize,
    verb: usize,
    frame: VerbFrame,
) -> Option<&'r Figure> {
    let said = if frame == VerbFrame::Release { Said::OfCaptives } else { Said::OfAnybody };
    let told = Told { text: reading.text, mentions: reading.mentions, figures: reading.figures };
    let known = told.counted(pronoun, verb, said);
    // "they were arrested" may be said of those who took the others
    known.filter(|known| pronoun > verb || frame == VerbFrame::Release || told.are_held(known))
}

/// What those are called who are counted, where no noun says it.
const PEOPLE: &str = "people";

/// What those are called whom a figure counts.
pub(super) fn noun(reading: &Reading<'_>, known: &Figure) -> String {
    known.head.map_or_else(|| PEOPLE.to_owned(), |head| lemma(reading.text, head))
}

/// `freed three | of them`, `of whom | 12 were released`: what those are called of whom a bare figure counts some.
pub(super) fn noun_of_some(reading: &Reading<'_>, figure: &Figure, verb: usize) -> String {
    let (start, end) = (figure.tokens.start, figure.tokens.end);
    let of = |at: usize| reading.text.is(at, "of");
    let behind = of(end).then_some(end + 1);
    let before = start.checked_sub(2).filter(|&at| of(at)).map(|at| at + 1);
    let is_pronoun = |at: &usize| matches!(reading.tag(*at), Tag::Pronoun | Tag::Relative);
    let pronoun = behind.or(before).filter(is_pronoun);
    let known = pronoun.and_then(|pronoun| counted(reading, pronoun, verb, VerbFrame::Release));
    known.map_or_else(|| PEOPLE.to_owned(), |known| noun(reading, known))
}
