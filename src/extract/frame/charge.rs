//! Who is held to have done it: `survivors hold the army responsible for the massacre`.

use super::blame::{BlameRule, draft, is_doer};
use super::{Draft, Reading};
use crate::claim::Certainty;
use crate::extract::mention::Tag;
use crate::lexicon::WordClass;

/// The statement of a word for whoever did it that stands behind a verb of holding and those who are held.
pub(super) fn held_responsible(reading: &Reading<'_>, at: usize, len: usize) -> Option<Draft> {
    let held = reading.mentions.index_at(at.checked_sub(1)?)?;
    let phrase = &reading.mentions.list()[held];
    let verb = phrase.tokens.start.checked_sub(1).filter(|_| phrase.tokens.end == at)?;
    let holds = reading.tag(verb) == Tag::Verb
        && reading.text.is_class(verb, WordClass::Holding)
        && !reading.is_passive(verb, 1);
    let draft = draft(reading, BlameRule::Accused, held, verb..at + len)?;
    let draft = Draft { voice: reading.subject(verb), certainty: Some(Certainty::Alleged), ..draft };
    (holds && is_doer(reading, held)).then_some(draft)
}
