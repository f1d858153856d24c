//! Who is named as the one who did it, or is held to have.
//!
//! ```text
//! suspect = naming verb "the" noun "as" names        police named the suspect as Karl Winter
//!         | "the" noun be naming verb "as" names      the gunmen were identified as Karl Winter and Tom Reed
//! noun    = "suspect" (alleged) | "gunman" | "attacker" …
//! ```

use super::blame::{self, BlameRule};
use super::conjunct::{self, Side, Standing};
use super::verb::may_be_person;
use super::{Draft, Reading};
use crate::claim::Certainty;
use crate::extract::falsehood::is_be;
use crate::extract::mention::Tag;
use crate::extract::voice::{Mood, mood};
use crate::lexicon::events::Turn;
use crate::lexicon::{FrameCue, WordClass};

/// `have since been formally | named`
const GROUP: usize = 6;

pub(super) fn read(reading: &Reading<'_>, at: usize, drafts: &mut Vec<Draft>) {
    let suspect = reading.text.is_class(at, WordClass::Suspect);
    if reading.tag(at) == Tag::Noun && (suspect || reading.text.is_class(at, WordClass::Culprit)) {
        drafts.extend(named(reading, at).unwrap_or_default());
    }
}

fn named(reading: &Reading<'_>, noun: usize) -> Option<Vec<Draft>> {
    let phrase = reading.mentions.at(noun).filter(|phrase| phrase.tokens.end == noun + 1)?;
    let naming = |at: usize| reading.text.lexicon().events.turns.has(reading.text.id(at), Turn::Naming);
    let active = || {
        let verb = phrase.tokens.start.checked_sub(1).filter(|&at| naming(at))?;
        reading.text.is(noun + 1, "as").then_some((verb, noun + 1))
    };
    let passive = || {
        let mut group = reading.mentions.group_behind(noun + 1);
        let verb = group.end;
        let led = group.any(|at| is_be(reading, at));
        (led && naming(verb) && reading.text.is(verb + 1, "as")).then_some((verb, verb + 1))
    };
    let (verb, as_word) = active().or_else(passive)?;
    let wrongly = |at: usize| reading.text.is_class(at, WordClass::Wrongly);
    let mistaken = verb.checked_sub(1).is_some_and(wrongly) || is_cleared_behind(reading, as_word);
    let told = mood(reading.text, reading.mentions, verb) == Mood::Real && !mistaken;
    let first = reading.mentions.index_at(as_word + 1).filter(|_| told)?;
    let all = conjunct::of(reading, first, as_word, Side::Behind);
    let voice = (verb < noun).then(|| reading.subject(verb)).flatten();
    let certainty = reading.text.is_class(noun, WordClass::Suspect).then_some(Certainty::Alleged);
    let draft = |(index, how): (usize, Standing)| {
        let entity = reading.mentions.entity(reading.mentions.list()[index].entity);
        let somebody = entity.named && may_be_person(entity) && how == Standing::Sharing;
        let draft = blame::draft(reading, BlameRule::Named, index, noun..noun + 1).filter(|_| somebody)?;
        Some(Draft { voice, certainty, ..draft })
    };
    Some(all.into_iter().filter_map(draft).collect())
}

/// `as Karl Winter, but later | cleared him`: somebody whom the same sentence clears again.
fn is_cleared_behind(reading: &Reading<'_>, as_word: usize) -> bool {
    let end = reading.sentence(as_word).end;
    let turn = (as_word..end).find(|&at| reading.text.is_class(at, WordClass::Contrast));
    let mut behind = turn.unwrap_or(end)..end.min(turn.unwrap_or(end) + GROUP);
    behind.any(|at| matches!(reading.cue(at), Some((_, FrameCue::Cleared | FrameCue::Acquitted))))
}
