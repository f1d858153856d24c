//! Who is held to have done it, `survivors hold the army responsible for the massacre`, and who is not: `refused to
//! blame the army`.

use super::blame::{BlameRule, draft, is_doer, is_violent};
use super::{Draft, Reading};
use crate::claim::{Attribute, Certainty};
use crate::extract::mention::{MentionKind, Tag};
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
    (holds && is_doer(reading, held) && is_of_harm(reading, at + len)).then_some(draft)
}

/// `refused to | blame the army`: whether an accusation is one that somebody did not make.
pub(in crate::extract) fn is_refused(reading: &Reading<'_>, draft: &Draft) -> bool {
    let refused = |at: usize| {
        let before = at.checked_sub(2).filter(|_| reading.tag(at - 1) == Tag::To);
        before.is_some_and(|before| reading.text.is_class(before, WordClass::Failing))
    };
    draft.attribute == Attribute::Perpetrator && (draft.tokens.start.min(draft.cue)..=draft.cue).any(refused)
}

/// `the massacre of 80 people`, `killing 12 farmers`; not `jeopardising the talks`.
fn is_of_harm(reading: &Reading<'_>, after: usize) -> bool {
    let doing = reading.text.is_class(after, WordClass::Doing)
        || reading.text.opens(after, &reading.text.lexicon().events.harm);
    if reading.tag(after) == Tag::Verb && !doing {
        return false;
    }
    let near = after..reading.clause(after).end.min(after + DEED);
    near.into_iter().any(|at| {
        let happened =
            reading.mentions.at(at).is_some_and(|deed| deed.kind == MentionKind::Event && deed.head == at);
        reading.text.opens(at, &reading.text.lexicon().events.harm) || happened && is_violent(reading, at)
    })
}

/// `the deadly car bomb attack` is about as long.
const DEED: usize = 6;
