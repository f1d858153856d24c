//! Who is held to have done it, `survivors hold the army responsible for the massacre`, and who is not: `refused to
//! blame the army`.

use super::blame::{BlameRule, draft, is_deed, is_doer, is_violent};
use super::{Draft, Reading};
use crate::claim::{Attribute, Certainty};
use crate::extract::mention::{MentionKind, Mentions, Tag};
use crate::lexicon::{Forms, WordClass};
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

/// `accused | an official of the embassy, in a speech on Monday, | of taking part`: the deed stands so near behind.
const ACCUSED: usize = 14;

/// `accused X of carrying out`, `of the murder`: not of hiding it, or of anything else that is no deed.
pub(super) fn is_of_deed(reading: &Reading<'_>, after: usize) -> bool {
    let end = reading.clause(after).end.min(after + ACCUSED);
    let leads = |at: &usize| reading.text.is(*at, "of") && reading.tag(at + 1) != Tag::Name;
    let whom = reading.object(after).map(|index| reading.mentions.list()[index].tokens.end);
    let mut told = true;
    for of in (after..end).filter(leads) {
        // "of being directly behind it", not "of being a spy"
        if reading.function(of + 1).is_be() {
            let what = (of + 2..end).find(|&at| reading.tag(at) != Tag::Adverb).unwrap_or(of + 2);
            return reading.text.opens(what, &reading.text.lexicon().blame);
        }
        if reading.forms(of + 1).has(Forms::ING) && reading.tag(of + 1) != Tag::Determiner {
            return is_doing(reading, of + 1);
        }
        if told && whom != Some(of) || is_crime(reading, of + 1) {
            return true;
        }
        // "an official | of the embassy | of involvement"
        told = false;
    }
    told
}

/// `carrying out`, `killing`, `taking part in | the attack`
fn is_doing(reading: &Reading<'_>, gerund: usize) -> bool {
    let lexicon = reading.text.lexicon();
    let joins = reading.text.longest(&lexicon.measures.verbs, gerund);
    let joins = joins.filter(|(len, _)| *len > 1 && reading.text.is(gerund + len, "in"));
    reading.text.is_class(gerund, WordClass::Doing)
        || reading.text.longest(&lexicon.events.verbs, gerund).is_some()
        || reading.text.longest(&lexicon.events.harm, gerund).is_some()
        || joins.is_some_and(|(len, _)| is_crime(reading, gerund + len + 1))
}

/// `accused the rebels of | the bombing`, `of | war crimes`, not `of | corruption`: what is said of those who do harm.
fn is_crime(reading: &Reading<'_>, start: usize) -> bool {
    let Some(index) = reading.mentions.index_at(start) else { return true };
    let what = &reading.mentions.list()[index];
    let harms = |at: usize| reading.text.opens(at, &reading.text.lexicon().events.harm);
    let crime = |at: usize| reading.text.is_class(at, WordClass::Crime);
    let known = what.named || matches!(what.kind, MentionKind::Event | MentionKind::Pronoun);
    // "of gassing hundreds", where no table has the word
    let unknown = !reading.text.lexicon().words.profile(reading.text.id(start)).common;
    known || unknown || what.tokens.clone().any(|at| harms(at) || crime(at) || is_deed(reading, at))
}
