//! The deed that somebody claims, denies or did not do.

use std::ops::Range;

use super::{BlameRule, agent, draft, is_doer, is_violent};
use crate::claim::Certainty;
use crate::extract::falsehood::is_be;
use crate::extract::frame::{About, Draft, Reading};
use crate::extract::mention::{MentionKind, Tag, is_of_any};
use crate::extract::voice::{Mood, mood};
use crate::lexicon::{Blame, Forms, Function, Happening, VerbFrame, WordClass};

/// `denied bombing the village`, `rejected the claim that it shelled the town`, `denied that his men took the girls`.
pub(super) fn denied_deed(reading: &Reading<'_>, at: usize, len: usize) -> Option<Draft> {
    if reading.tag(at) != Tag::Verb {
        return None;
    }
    let denied = past_report(reading, at + len)?;
    let end = reading.sentence(at).end.min(denied + DENIAL);
    let verb = (denied..end).find(|&at| reading.tag(at) == Tag::Verb && is_deed(reading, at))?;
    let own = (denied..verb).all(|at| matches!(reading.tag(at), Tag::Auxiliary | Tag::Adverb | Tag::Verb));
    let doer = reading.subject(at).filter(|&index| is_doer(reading, index))?;
    let told = own || is_of_denier(reading, denied, verb);
    let draft = draft(reading, BlameRule::DeedDenied, doer, at..verb + 1).filter(|_| told)?;
    Some(of_deed_at(Draft { voice: Some(doer), ..draft }, verb, at..verb + 1))
}

/// `The band claimed | the attack`, `the attack was claimed | by the band`: the deed itself, and not that it was this
/// or that.
pub(super) fn claimed_deed(reading: &Reading<'_>, at: usize, len: usize) -> Option<Draft> {
    if reading.tag(at) != Tag::Verb {
        return None;
    }
    let after = at + len;
    let passive = reading.is_passive(at, len);
    let (deed, doer) = if passive {
        (reading.subject(at)?, agent(reading, after)?)
    } else {
        (reading.object(after)?, behind_place(reading, reading.subject(at)?))
    };
    let deed = &reading.mentions.list()[deed];
    let clause = !passive && matches!(reading.tag(deed.tokens.end), Tag::Verb | Tag::Auxiliary);
    let any = is_of_any(reading.text, deed.tokens.start);
    let owns = deed.kind == MentionKind::Event && is_violent(reading, deed.head) && !clause && !any;
    let draft =
        draft(reading, BlameRule::Claimed, doer, at..after).filter(|_| owns && is_doer(reading, doer))?;
    let draft = Draft { voice: Some(doer), certainty: Some(Certainty::Claimed), ..draft };
    Some(of_deed_at(draft, deed.head, deed.tokens.clone()))
}

/// `seized near | Riga | by the Front, which claimed the attack`: the doer right behind a place that claims nothing.
fn behind_place(reading: &Reading<'_>, subject: usize) -> usize {
    let mention = &reading.mentions.list()[subject];
    let by = Some(mention.tokens.end).filter(|&by| reading.text.is_class(by, WordClass::Agent));
    by.and_then(|by| agent(reading, by)).unwrap_or(subject)
}

/// A draft about what happens at a verb.
pub(in crate::extract::frame) fn of_deed_at(draft: Draft, verb: usize, words: Range<usize>) -> Draft {
    Draft { about: About::Event { at: verb, words }, ..draft }
}

/// `the accusation | that`, `claims of | having`: past the noun for what is denied.
fn past_report(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let noun = (at..at + 2).find(|&noun| reading.text.is_class(noun, WordClass::ReportNoun));
    let Some(noun) = noun else { return Some(at) };
    let of = reading.text.is(noun + 1, "of") && reading.forms(noun + 2).has(Forms::ING);
    Some(if of { noun + 2 } else { noun + 1 })
}

/// `that it | had shelled`, `that his men | had taken`: a deed of the one who denies, or of his people.
fn is_of_denier(reading: &Reading<'_>, that: usize, verb: usize) -> bool {
    let Some(doer) = reading.subject(verb) else { return false };
    let mention = &reading.mentions.list()[doer];
    let start = mention.tokens.start;
    let own = mention.kind == MentionKind::Pronoun
        || matches!(reading.function(start), Function::Thing | Function::Person | Function::Plural)
        || reading.tag(start) == Tag::Possessive;
    reading.text.is(that, "that") && start > that && own
}

/// `The army did not shell the town`: a deed that is said not to have been done.
pub(super) fn refused_deed(reading: &Reading<'_>, at: usize) -> Option<Draft> {
    let (len, kind) = reading.text.longest(&reading.text.lexicon().events.verbs, at)?;
    let peaceful = matches!(kind, Happening::Other | Happening::Disaster | Happening::Arrest);
    let refused = !peaceful
        && reading.tag(at) == Tag::Verb
        && !reading.is_passive(at, len)
        && mood(reading.text, reading.mentions, at) == Mood::Negated
        // who is no longer shelling it has shelled it
        && !(at.saturating_sub(GROUP)..at).any(|at| reading.text.is_class(at, WordClass::Longer));
    let subject = refused.then(|| reading.subject(at)).flatten();
    let doer = subject.filter(|&index| is_doer(reading, index))?;
    let draft = draft(reading, BlameRule::DeedNotDone, doer, at..at + len)?;
    Some(of_deed_at(draft, at, at..at + len))
}

/// A verb group has so many words before its verb: `is no longer`.
const GROUP: usize = 3;

/// So far behind a word of denying its deed stands.
const DENIAL: usize = 7;

/// Whether a verb is for a deed.
pub(in crate::extract::frame) fn is_deed(reading: &Reading<'_>, verb: usize) -> bool {
    let words = &reading.text.lexicon().events;
    let carries =
        matches!(reading.text.longest(&reading.text.lexicon().blame, verb), Some((_, Blame::Acted)));
    let seizes = reading.text.is_class(verb, WordClass::Taking)
        || reading.verb(verb).is_some_and(|(_, frame)| frame == VerbFrame::Abduct);
    carries
        || seizes
        || reading.text.longest(&words.verbs, verb).is_some()
        || reading.text.longest(&words.harm, verb).is_some()
}

/// `the bombing was (not) | the work of | the Red Path`: whose hand a deed is said to show.
pub(super) fn worked(reading: &Reading<'_>, cue: Range<usize>) -> Option<Draft> {
    let near = cue.start.saturating_sub(WORK)..cue.start;
    let be = near.rev().find(|&at| is_be(reading, at))?;
    let deed = &reading.mentions.list()[reading.subject(be)?];
    let told = matches!(deed.kind, MentionKind::Event | MentionKind::Pronoun)
        || reading.text.is_class(deed.tokens.start, WordClass::Demonstrative);
    let doer = reading.mentions.index_at(cue.end).filter(|&index| told && is_doer(reading, index))?;
    let draft = draft(reading, BlameRule::BehindIt, doer, cue)?;
    Some(of_deed_at(Draft { cue: be, ..draft }, deed.head, deed.tokens.clone()))
}

/// `was almost certainly not | the work of`
const WORK: usize = 5;
