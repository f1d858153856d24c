//! Who is held to have done it, `survivors hold the army responsible for the massacre`, and who is not: `refused to
//! blame the army`.

use super::blame::{BlameRule, draft, is_doer, is_violent};
use super::{Draft, Reading};
use crate::claim::{Attribute, Certainty};
use crate::extract::mention::{MentionKind, Mentions, Tag};
use crate::lexicon::WordClass;
use crate::text::Text;

/// The statement of a word for whoever did it that stands behind a verb of holding and those who are held.
pub(super) fn held_responsible(reading: &Reading<'_>, at: usize, len: usize) -> Option<Draft> {
    let (verb, held) = held_before(reading.text, reading.mentions, at)?;
    if reading.is_passive(verb, 1) || !is_doer(reading, held) || !is_of_harm(reading, at + len) {
        return None;
    }
    let draft = draft(reading, BlameRule::Accused, held, verb..at + len)?;
    Some(Draft { voice: reading.subject(verb), certainty: Some(Certainty::Alleged), ..draft })
}

/// `survivors | hold | the army | responsible for the massacre`: the verb and the index of those who are held, before a
/// word for whoever did it; not "for jeopardising the talks", which is no deed.
pub(in crate::extract) fn held_before(
    text: &Text<'_>,
    mentions: &Mentions,
    at: usize,
) -> Option<(usize, usize)> {
    let held = mentions.index_at(at.checked_sub(1)?)?;
    let phrase = &mentions.list()[held].tokens;
    let verb = phrase.start.checked_sub(1).filter(|_| phrase.end == at)?;
    let holds = mentions.tag(verb) == Tag::Verb && text.is_class(verb, WordClass::Holding);
    let after = at + text.longest(&text.lexicon().blame, at).map_or(1, |(len, _)| len);
    let after = after + usize::from(text.is(after, "for"));
    let doing = text.is_class(after, WordClass::Doing) || text.opens(after, &text.lexicon().events.harm);
    (holds && (mentions.tag(after) != Tag::Verb || doing)).then_some((verb, held))
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
    let near = after..reading.clause(after).end.min(after + DEED);
    near.into_iter().any(|at| {
        let happened =
            reading.mentions.at(at).is_some_and(|deed| deed.kind == MentionKind::Event && deed.head == at);
        reading.text.opens(at, &reading.text.lexicon().events.harm) || happened && is_violent(reading, at)
    })
}

/// `the deadly car bomb attack` is about as long.
const DEED: usize = 6;
