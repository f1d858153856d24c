//! By whose hand: who killed or hurt somebody, by the grammar of the sentence.
//!
//! ```text
//! hand = person verb-of-harm people          Ivo Pinto shot the mayor
//!      | people be verb-of-harm "by" party   the mayor was shot by Ivo Pinto; three were killed by the Red Dawn
//! party = a person with a name | a body with a name | "the" name
//! ```
//! Gunmen and armies are read with the events. A storm has a name and no hands.

use super::blame::{self, BlameRule};
use super::verb::is_person_named;
use super::{Draft, Reading};
use crate::extract::mention::{Mention, MentionKind, Tag};
use crate::extract::voice::{Mood, mood};
use crate::lexicon::WordClass;
use crate::lexicon::events::HarmFrame;

pub(super) fn read(reading: &Reading<'_>, at: usize, drafts: &mut Vec<Draft>) {
    if reading.tag(at) == Tag::Verb {
        drafts.extend(by_hand(reading, at));
    }
}

fn by_hand(reading: &Reading<'_>, at: usize) -> Option<Draft> {
    let len = harm(reading, at)?;
    let told = matches!(mood(reading.text, reading.mentions, at), Mood::Real | Mood::Negated);
    let party = if reading.is_passive(at, len) { agent(reading, at + len) } else { doer(reading, at, len) };
    let party = party.filter(|_| told)?;
    let draft = blame::draft(reading, BlameRule::ByHand, party, at..at + len)?;
    Some(blame::of_deed_at(draft, at, at..at + len))
}

/// The length of a verb at a token that says that somebody hurts somebody.
fn harm(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let (len, cue) = reading.text.longest(&reading.text.lexicon().events.harm, at)?;
    matches!(cue.frame, HarmFrame::Transitive | HarmFrame::Labile).then_some(len)
}

/// `was killed | by the Red Dawn`.
fn agent(reading: &Reading<'_>, after: usize) -> Option<usize> {
    let by = (after..after + 2).find(|&at| reading.text.is_class(at, WordClass::Agent))?;
    let index = reading.mentions.index_at(by + 1)?;
    let mention = &reading.mentions.list()[index];
    let entity = reading.mentions.entity(mention.entity);
    let party = match entity.kind {
        MentionKind::Person | MentionKind::Organization | MentionKind::Group => true,
        MentionKind::Other => reading.text.is(mention.tokens.start, "the") || mention.name.len() > 1,
        _ => false,
    };
    (party && entity.named && !is_happening(reading, mention)).then_some(index)
}

/// `Ivo Pinto | shot the mayor`: a person with a name, and people behind the verb.
fn doer(reading: &Reading<'_>, at: usize, len: usize) -> Option<usize> {
    let index = reading.subject(at)?;
    let mention = &reading.mentions.list()[index];
    let entity = reading.mentions.entity(mention.entity);
    let person = is_person_named(reading, index);
    let victim = &reading.mentions.list()[reading.object(at + len).filter(|_| person)?];
    let human =
        matches!(victim.kind, MentionKind::Person | MentionKind::Group) || reading.taken.has(victim.head);
    // "a post near Tal Rif that killed": what stands there killed, and not where it stands
    let governed = mention.tokens.start.checked_sub(1).is_some_and(|at| reading.tag(at) == Tag::Preposition);
    let one = human && !governed && entity.name.contains(' ');
    (one && !is_happening(reading, mention)).then_some(index)
}

/// `Hurricane Ada`, `the Black Plague`: what happens, and nobody does.
fn is_happening(reading: &Reading<'_>, mention: &Mention) -> bool {
    mention.kind == MentionKind::Event || mention.tokens.clone().any(|at| reading.happening_at(at).is_some())
}
