//! What a sentence takes for granted, however surely it says the rest.
//!
//! ```text
//! granted = accused "of" | "charged with" killing person       whom somebody is accused of killing is dead
//!         | doubt … "the" noun of harm "of" figure             it is unlikely that the toll of 12 will rise
//! ```
//! How many were killed is as the accuser says; that a person with a name is dead is known to all.

use super::frame::{About, Draft, Reading};
use super::mention::Tag;
use super::voice::Voice;
use crate::claim::{Attribute, Polarity};
use crate::lexicon::{Forms, VerbFrame, WordClass};
use crate::value::{Status, Value};

/// `accused by prosecutors in Riga | of`: words between.
const ACCUSED: usize = 10;
/// `of having | killed`: words between the preposition and the verb.
const GROUP: usize = 3;

/// Whether a draft says what is so even where the sentence around it only accuses or doubts.
pub(super) fn is_taken_for_granted(reading: &Reading<'_>, draft: &Draft, voice: &Voice) -> bool {
    is_death_of_the_accused(reading, draft) || is_known_count(reading, draft, voice)
}

/// `accused of | killing Ann Roe`, `cleared of | murdering Ann Roe`: she is dead, whoever did it.
fn is_death_of_the_accused(reading: &Reading<'_>, draft: &Draft) -> bool {
    let dead = draft.value == Value::Status { status: Status::Dead };
    let one = matches!(&draft.value, Value::Quantity(count) if count.best == Some(1.0));
    let killed = dead || draft.attribute == Attribute::Killed && one;
    let verb = reading.tag(draft.cue) == Tag::Verb
        && matches!(reading.verb(draft.cue), Some((_, VerbFrame::Kill)))
        && !reading.is_passive(draft.cue, 1);
    if !killed || !verb {
        return false;
    }
    let first = reading.sentence(draft.cue).start;
    let group = |at: &usize| matches!(reading.tag(*at), Tag::Verb | Tag::Adverb | Tag::Auxiliary);
    let gerund = (first..=draft.cue).rev().take(GROUP).take_while(group).last().unwrap_or(draft.cue);
    let of = gerund.checked_sub(1).filter(|&of| of > first && reading.tag(of) == Tag::Preposition);
    let Some(of) = of.filter(|_| reading.forms(gerund).has(Forms::ING)) else { return false };
    let accuses = |at: usize| reading.text.is_class(at, WordClass::Accusing);
    let accused = (first.max(of.saturating_sub(ACCUSED))..of).rev().any(accuses);
    accused && has_name(reading, draft)
}

/// Whether the one who is dead is called by a name.
fn has_name(reading: &Reading<'_>, draft: &Draft) -> bool {
    let named = |index: usize| {
        let mention = &reading.mentions.list()[index];
        reading.mentions.entity(mention.entity).named && !mention.plural
    };
    match draft.about {
        About::Mention(index) => named(index),
        _ => reading.object(draft.cue + 1).is_some_and(named),
    }
}

/// `it is unlikely that | the toll of 12 | will rise`: a count that is known already, and doubted by nobody.
fn is_known_count(reading: &Reading<'_>, draft: &Draft, voice: &Voice) -> bool {
    let doubted = voice.doubted && voice.polarity == Polarity::Denied;
    let noun = reading.tag(draft.cue) == Tag::Noun;
    let start = reading.mentions.at(draft.cue).map_or(draft.cue, |phrase| phrase.tokens.start);
    let known = reading.text.is_class(start, WordClass::Definite);
    let figure = draft.figure(reading.text).filter(|_| doubted && noun && known);
    figure.is_some_and(|figure| {
        let of = (draft.cue + 1..=draft.cue + GROUP).find(|&at| reading.text.is(at, "of"));
        figure < draft.cue || of.is_some_and(|of| of < figure && figure <= of + GROUP)
    })
}
