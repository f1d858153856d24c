//! How surely a clause says something, and whether it says or denies it: negation, hedges, unreal moods.
//!
//! The words that turn a predicate stand before it in its verb group ("did not kill", "is believed to be", "may have
//! fled") or beside its noun ("alleged", "no evidence that"). The scan runs from the cue back to the start of the clause
//! and stops at the first noun phrase that is not part of the group.

use super::frame::Reading;
use super::mention::Tag;
use crate::claim::{Certainty, Polarity};
use crate::lexicon::{Function, Turn};

/// What the clause itself says of certainty and polarity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mood {
    pub(crate) polarity: Polarity,
    pub(crate) certainty: Option<Certainty>,
    /// A condition, a wish, a plan, a question.
    pub(crate) unreal: bool,
}

/// The verb group is no longer than this.
const REACH: usize = 8;

/// The mood of the predicate at a cue.
pub(crate) fn mood(reading: &Reading<'_>, cue: usize) -> Mood {
    let mut mood = Mood { polarity: Polarity::Affirmed, certainty: None, unreal: false };
    let start = reading.sentence(cue).start.max(cue.saturating_sub(REACH));
    for at in (start..cue).rev() {
        let in_group = matches!(reading.tag(at), Tag::Auxiliary | Tag::Negation | Tag::Adverb | Tag::To | Tag::Verb | Tag::Determiner | Tag::Preposition)
            || reading.tag(at) == Tag::Adjective;
        if !in_group {
            break;
        }
        apply(reading, at, &mut mood);
        let finite = matches!(reading.function(at), Function::Be | Function::Have) && at + 1 == cue;
        if finite && !matches!(reading.tag(at.saturating_sub(1)), Tag::Negation | Tag::Auxiliary | Tag::To | Tag::Verb | Tag::Adverb) {
            break;
        }
    }
    let sentence = reading.sentence(cue);
    mood.unreal |= reading.text.word(sentence.end - 1) == "?" || reading.text.word(sentence.start).eq_ignore_ascii_case("if");
    mood
}

fn apply(reading: &Reading<'_>, at: usize, mood: &mut Mood) {
    let negated = matches!(
        reading.function(at),
        Function::Negation | Function::NegatedBe | Function::NegatedDo | Function::NegatedHave | Function::NegatedModal
    );
    if negated {
        mood.polarity = Polarity::Denied;
        return;
    }
    let Some((_, turn)) = reading.text.longest(&reading.text.lexicon().turns, at) else { return };
    let certainty = match turn {
        Turn::Reported => Certainty::Reported,
        Turn::Believed => Certainty::Believed,
        Turn::Alleged => Certainty::Alleged,
        Turn::Claimed => Certainty::Claimed,
        Turn::Estimated => Certainty::Estimated,
        Turn::Denied => {
            mood.polarity = Polarity::Denied;
            return;
        }
        Turn::Unreal => {
            mood.unreal = true;
            return;
        }
    };
    mood.certainty = mood.certainty.max(Some(certainty));
}
