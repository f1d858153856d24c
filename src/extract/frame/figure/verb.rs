//! What the verb says became of those who are counted: `detained 12 men`, `12 men fled`.

use std::ops::Range;

use super::is_attack_noun;
use crate::claim::Attribute;
use crate::extract::frame::date::happening;
use crate::extract::frame::reading::{Governed, Part};
use crate::extract::frame::{About, Draft, Reading};
use crate::extract::frame::{crowd, them};
use crate::extract::mention::{MentionKind, Tag, lemma};
use crate::lexicon::{Noun, VerbFrame, WordClass};
use crate::value::Value;
use crate::value::quantity::Figure;

/// A count by the verb that governs it.
pub(super) fn read(
    reading: &Reading<'_>,
    figure: &Figure,
    phrase: &Range<usize>,
    governed: Governed,
) -> Option<Draft> {
    let (len, frame) = reading.verb(governed.verb)?;
    let patient = governed.role == Part::Patient;
    let event = |at: usize| About::Event { at, words: happening(reading, at, phrase) };
    let story = |at: usize| About::Story { at, words: happening(reading, at, phrase) };
    let agent = || reading.subject(governed.verb).map(About::Mention);
    let (rule, attribute, about) = match frame {
        VerbFrame::Detain
            if patient && is_human(reading, figure) && !is_held(reading, figure, governed.verb) =>
        {
            let about = if is_known(reading, phrase) { story(governed.verb) } else { event(governed.verb) };
            ("detained", Attribute::Detained, about)
        }
        VerbFrame::Release if patient && is_human(reading, figure) => {
            let some = || them::noun_of_some(reading, figure, governed.verb);
            let noun = figure.head.map_or_else(some, |head| lemma(reading.text, head));
            ("released", Attribute::Count(noun), event(governed.verb))
        }
        VerbFrame::Seize if patient && is_people(reading, figure) => {
            ("abducted", Attribute::Detained, event(governed.verb))
        }
        VerbFrame::Abduct if patient => ("abducted", Attribute::Detained, event(governed.verb)),
        VerbFrame::Displace if patient => ("displaced", Attribute::Displaced, story(governed.verb)),
        VerbFrame::Miss if !patient || governed.verb >= phrase.end => {
            ("missing", Attribute::Missing, story(governed.verb))
        }
        VerbFrame::Join if patient => {
            ("recruited", Attribute::Recruits, agent().unwrap_or_else(|| event(governed.verb)))
        }
        VerbFrame::Join if joins_event(reading, governed.verb + len) => {
            ("crowd", Attribute::Count(crowd::PARTICIPANT.to_owned()), story(governed.verb))
        }
        VerbFrame::Join => {
            let joined = reading.object(governed.verb + len).map(About::Mention);
            ("joined", Attribute::Recruits, joined.unwrap_or_else(|| event(governed.verb)))
        }
        VerbFrame::Number if patient => ("strength", Attribute::Members, agent()?),
        VerbFrame::Attack if patient && is_attack_noun(reading, figure) => {
            ("attacks carried out", Attribute::Attacks, agent().unwrap_or_else(|| event(governed.verb)))
        }
        VerbFrame::Flee | VerbFrame::Move if !patient && is_exodus(reading, governed.verb + len) => {
            ("fled", Attribute::Displaced, event(governed.verb))
        }
        VerbFrame::Survive if governed.verb >= phrase.end && is_alive(reading, figure, phrase) => {
            ("survived", Attribute::Count(SURVIVOR.to_owned()), story(governed.verb))
        }
        _ => return None,
    };
    let tokens = phrase.start.min(governed.verb)..phrase.end.max(governed.verb + len);
    let value = Value::Quantity(figure.quantity.clone());
    let released = (frame == VerbFrame::Release).then(|| them::RELEASED.to_owned());
    let draft = Draft::new(rule, about, attribute, value, tokens, governed.verb);
    Some(draft.with_scope(released.into_iter().collect()))
}

/// Those who lived, be it told by a verb or by the noun.
pub(super) const SURVIVOR: &str = "survivor";

/// `four people`, `only two`; not `none of the | 62 passengers`, nor the age of `a boy of | six`.
fn is_alive(reading: &Reading<'_>, figure: &Figure, phrase: &Range<usize>) -> bool {
    let start = phrase.start.min(figure.tokens.start);
    let of = (start.saturating_sub(2)..start).any(|at| reading.text.is(at, "of"));
    !of && (figure.head.is_none() || is_people(reading, figure))
}

/// `the four men`, `all 24`: those of whom the text has told.
fn is_known(reading: &Reading<'_>, phrase: &Range<usize>) -> bool {
    let known = |at: usize| reading.text.is(at, "the") || reading.text.is(at, "all");
    known(phrase.start) || phrase.start.checked_sub(1).is_some_and(known)
}

/// `joined the march`.
fn joins_event(reading: &Reading<'_>, after: usize) -> bool {
    let object = reading.object(after).map(|index| &reading.mentions.list()[index]);
    object.is_some_and(|mention| {
        mention.kind == MentionKind::Event || reading.text.is_class(mention.head, WordClass::Stoppage)
    })
}

/// Whether people are counted, or nothing shows that they are not.
fn is_human(reading: &Reading<'_>, figure: &Figure) -> bool {
    let Some(head) = figure.head else { return true };
    let profile = reading.text.lexicon().words.profile(reading.text.id(head));
    let other =
        matches!(profile.noun, Noun::Place | Noun::Building | Noun::Vehicle | Noun::Time | Noun::Animal);
    reading.tag(head) == Tag::Name || !other && !is_attack_noun(reading, figure)
}

/// Whether the noun says that people are counted.
pub(super) fn is_people(reading: &Reading<'_>, figure: &Figure) -> bool {
    let noun = |head: usize| reading.text.lexicon().words.profile(reading.text.id(head)).noun;
    figure.head.is_some_and(|head| matches!(noun(head), Noun::Person | Noun::Group))
}

/// `fled their homes`, `fled | the shelling`.
fn is_exodus(reading: &Reading<'_>, after: usize) -> bool {
    (after..after + 3).any(|at| reading.text.is_class(at, WordClass::Home)) || joins_event(reading, after)
}

/// `Five meetings were held`: what is held and is no prisoner.
fn is_held(reading: &Reading<'_>, figure: &Figure, verb: usize) -> bool {
    let head = figure.head.filter(|_| reading.text.is_class(verb, WordClass::Taking));
    let split = reading.split_verb(verb).is_some();
    head.filter(|_| !split).is_some_and(|head| {
        let profile = reading.text.lexicon().words.profile(reading.text.id(head));
        profile.noun == Noun::Group || reading.happening_at(head).is_some()
    })
}
