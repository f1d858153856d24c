//! Who took part: marchers, guests, fans, strikers.
//!
//! ```text
//! crowd = figure people verb-of-taking-part     20,000 people took part, nurses walked out
//!       | figure workers verb-of-striking       1,200 nurses struck on Friday
//!       | figure verb-of-taking-part            as thousands march
//! ```

use std::ops::Range;

use super::measure::{counts_people, new, verb_at};
use super::{About, Draft, Reading};
use crate::claim::Attribute;
use crate::extract::labour;
use crate::extract::mention::Tag;
use crate::lexicon::measures::Side;
use crate::lexicon::{Forms, WordClass};
use crate::value::quantity::Figure;

/// Under what all who were there are counted, be they called marchers, guests or fans.
pub(super) const PARTICIPANT: &str = "participant";

/// Those who took part, of a count.
pub(super) fn read(reading: &Reading<'_>, figure: &Figure, phrase: &Range<usize>) -> Option<Draft> {
    if let Some((at, len)) = verb(reading, phrase).filter(|_| counts_people(reading, figure)) {
        let about = About::Story { at, words: phrase.start..at + len };
        return Some(draft(figure, about, phrase.start..at + len, at));
    }
    let at = marching(reading, figure)?;
    let about = About::Story { at, words: figure.tokens.start..at + 1 };
    Some(draft(figure, about, figure.tokens.start..at + 1, at))
}

/// Whether an attribute counts those who took part, be they called marchers or nurses.
pub(super) fn is_of_participants(attribute: &Attribute) -> bool {
    matches!(attribute, Attribute::Count(noun) if noun == PARTICIPANT)
}

fn draft(figure: &Figure, about: About, tokens: Range<usize>, at: usize) -> Draft {
    let attribute = Attribute::Count(PARTICIPANT.to_owned());
    new(figure, "crowd", about, attribute, tokens, at)
}

/// The verb of taking part behind those who do: its token and its length.
pub(super) fn verb(reading: &Reading<'_>, phrase: &Range<usize>) -> Option<(usize, usize)> {
    let end = reading.clause(phrase.start).end.min(phrase.end + 6);
    let at = (phrase.end..end)
        .take_while(|&at| !matches!(reading.tag(at), Tag::Mark | Tag::Conjunction))
        .find(|&at| reading.tag(at) == Tag::Verb)?;
    if labour::is_stoppage(reading.text, reading.mentions, at) {
        return Some((at, 1));
    }
    let (len, verb) = verb_at(reading, at)?;
    (verb.side == Side::Crowd).then_some((at, len))
}

/// `as thousands | march`: a word that is a verb behind so many, for as a noun it would be a plural.
fn marching(reading: &Reading<'_>, figure: &Figure) -> Option<usize> {
    let at = figure.head.filter(|&head| head == figure.tokens.end)?;
    let (len, verb) = reading.text.longest(&reading.text.lexicon().measures.verbs, at)?;
    let plural = reading.text.lexicon().words.profile(reading.text.id(at)).plural;
    let several = figure.quantity.low.is_none_or(|low| low > 1.0);
    let crowd = verb.side == Side::Crowd || reading.text.is_class(at, WordClass::Strike);
    let base = reading.forms(at).has(Forms::BASE) && matches!(reading.tag(at), Tag::Noun | Tag::Verb);
    let noun = matches!(reading.tag(at + 1), Tag::Noun | Tag::Name);
    (len == 1 && crowd && base && several && !plural && !noun).then_some(at)
}
