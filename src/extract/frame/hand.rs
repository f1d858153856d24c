//! By whose hand: who killed or hurt somebody, by the grammar of the sentence.
//!
//! ```text
//! hand = person verb-of-harm people          Ivo Pinto shot the mayor
//!      | people be verb-of-harm "by" party   the mayor was shot by Ivo Pinto; three were killed by the Red Dawn
//! spared = party negation "kill" people      the army did not kill the farmers
//! party = a person with a name | a body with a name | "the" name
//! ```
//! Gunmen and armies are read with the events. A storm has a name and no hands.

use super::blame::{self, BlameRule};
use super::verb::is_person_named;
use super::{About, Draft, Reading};
use crate::claim::Attribute;
use crate::extract::mention::{Mention, MentionKind, Tag, is_of_any, lemma};
use crate::extract::voice::{Mood, mood};
use crate::lexicon::events::HarmFrame;
use crate::lexicon::{VerbFrame, WordClass};
use crate::value::{Precision, Quantity, Value};

pub(super) fn read(reading: &Reading<'_>, at: usize, drafts: &mut Vec<Draft>) {
    if reading.tag(at) == Tag::Verb {
        drafts.extend(by_hand(reading, at));
        drafts.extend(spared(reading, at));
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

/// The rule of those whom somebody says that he did not kill: others may have.
pub(in crate::extract) const SPARED: &str = "not killed by";

/// `the army did not | kill the farmers`: those without a figure, and by whom not.
fn spared(reading: &Reading<'_>, at: usize) -> Option<Draft> {
    let (len, _) = reading.verb(at).filter(|(_, frame)| *frame == VerbFrame::Kill)?;
    let refused = !reading.is_passive(at, len)
        && mood(reading.text, reading.mentions, at) == Mood::Negated
        && !is_in_vain(reading, at);
    let doer = refused.then(|| reading.subject(at)).flatten().and_then(|index| by_name(reading, index))?;
    let victim = &reading.mentions.list()[reading.object(at + len)?];
    let people = matches!(victim.kind, MentionKind::Person | MentionKind::Group);
    let counted =
        victim.tokens.clone().any(|at| reading.tag(at) == Tag::Number || reading.figure_of(at).is_some());
    let nobody = reading.text.is_class(victim.tokens.start, WordClass::NoOne)
        || is_of_any(reading.text, victim.tokens.start);
    if !people || counted || nobody {
        return None;
    }
    let span = reading.text.span(victim.tokens.clone());
    let one = Quantity::count(1);
    let several = victim.kind == MentionKind::Group || victim.plural;
    let one =
        if several { Quantity { high: None, best: None, precision: Precision::Vague, ..one } } else { one };
    let text = span.of(reading.text.source()).to_owned();
    let value = Value::Quantity(Quantity { text, span: Some(span), ..one });
    let about = About::Story { at, words: at..victim.tokens.end };
    let draft = Draft::new(SPARED, about, Attribute::Killed, value, at..victim.tokens.end, at);
    let whom = if victim.named { None } else { Some(lemma(reading.text, victim.head)) };
    let mut scope: Vec<String> = whom.into_iter().chain([format!("by {doer}")]).collect();
    scope.sort();
    Some(draft.with_scope(scope))
}

/// `failed to | kill`: it came to nothing, by nobody.
pub(in crate::extract) fn is_in_vain(reading: &Reading<'_>, verb: usize) -> bool {
    let to = verb.checked_sub(1).filter(|&to| reading.tag(to) == Tag::To);
    to.and_then(|to| to.checked_sub(1)).is_some_and(|at| reading.text.is_class(at, WordClass::Falling))
}

/// What the one is called who is said not to have done it; for "it" and "they" whoever says so.
fn by_name(reading: &Reading<'_>, index: usize) -> Option<String> {
    let mention = &reading.mentions.list()[index];
    let entity = reading.mentions.entity(mention.entity);
    if mention.kind == MentionKind::Pronoun && !entity.named {
        let that = usize::from(mention.tokens.start > 0 && reading.text.is(mention.tokens.start - 1, "that"));
        let says = mention.tokens.start.checked_sub(1 + that)?;
        let said = reading.text.lexicon().speech.cues.get(reading.text.id(says)).is_some();
        let speaker = reading.subject(says).filter(|_| said && reading.tag(says) == Tag::Verb)?;
        let known = reading.mentions.list()[speaker].kind;
        return if known == MentionKind::Pronoun { None } else { by_name(reading, speaker) };
    }
    let party = matches!(entity.kind, MentionKind::Person | MentionKind::Organization | MentionKind::Group);
    let nobody = reading.text.is_class(mention.tokens.start, WordClass::NoOne);
    if !(party || entity.named) || nobody {
        return None;
    }
    let article = usize::from(!entity.named && reading.tag(mention.tokens.start) == Tag::Determiner);
    let words = reading.text.span(mention.tokens.start + article..mention.tokens.end);
    let name = if entity.named { entity.name.as_str() } else { words.of(reading.text.source()) };
    Some(name.to_lowercase())
}
