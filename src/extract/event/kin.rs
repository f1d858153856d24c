//! Whose the people are who are told of as somebody's own: the children of one of the dead are not those of another.
//!
//! ```text
//! kin   = ( "his" | "her" | "their" | person "'s" ) ( figure noun of kin | noun )      their three children · Holm's wife
//! owner = the last person named before them who suffers by the same word
//!       | the last person named before them in the sentence; nobody where somebody without a name suffers with them
//! ```

use std::collections::BTreeSet;

use super::harm::Harm;
use super::victims::Victims;
use crate::extract::mention::{MentionKind, Mentions, Tag, lemma};
use crate::lexicon::events::Turn;
use crate::text::Text;

/// Of how many people a text names whose kin suffered: the kin of only one need no telling apart.
pub(super) fn families(text: &Text<'_>, mentions: &Mentions, harms: &[Harm]) -> usize {
    let each = harms.iter().flat_map(|harm| (0..harm.victims.len()).map(move |index| (harm, index)));
    let owners = each.filter_map(|(harm, index)| part_of(text, mentions, harm, index));
    owners.collect::<BTreeSet<String>>().len()
}

/// Whose kin some people are, as a part that tells them from the kin of others: `of Ada Holm`; none where nobody is
/// named.
pub(super) fn part_of(text: &Text<'_>, mentions: &Mentions, harm: &Harm, index: usize) -> Option<String> {
    let victims = &harm.victims[index];
    let at = possessor(text, mentions, victims)?;
    let speaks = text.is(at, "my") || text.is(at, "our");
    let owner = match mentions.tag(at) {
        Tag::Genitive => name_before(mentions, at),
        _ if speaks => None,
        _ => match sufferer(harm, index) {
            Some(sufferer) => sufferer.entity.and_then(|entity| person(mentions, entity)),
            None => named(text, mentions, at),
        },
    };
    owner.map(|name| format!("of {}", name.to_lowercase()))
}

/// The owner is named among so many who are listed before, or so many tokens before.
const LISTED: usize = 16;
const NEAR: usize = 40;

/// The pronoun or the genitive before a noun of kin.
fn possessor(text: &Text<'_>, mentions: &Mentions, victims: &Victims) -> Option<usize> {
    let turns = &text.lexicon().events.turns;
    let kin = victims.tokens.clone().any(|at| turns.has(text.id(at), Turn::Kin));
    let owns = |at: &usize| matches!(mentions.tag(*at), Tag::Possessive | Tag::Genitive);
    let opening = victims.tokens.start.saturating_sub(1)..=victims.tokens.start;
    let one = victims.is_person() && !victims.is_named();
    opening.into_iter().find(owns).filter(|_| one || kin && !victims.is_person())
}

/// What somebody is to the owner, or how many people are by one word: `his | wife`, `their three | daughters`.
pub(super) fn relation(text: &Text<'_>, mentions: &Mentions, victims: &Victims) -> Option<String> {
    let last = victims.tokens.end.checked_sub(1)?;
    let noun = mentions.innermost(last).map_or(last, |mention| mention.head);
    Some(lemma(text, noun).to_lowercase())
}

/// `Holm | 's wife`: the person named before a genitive.
fn name_before(mentions: &Mentions, genitive: usize) -> Option<String> {
    let owner = mentions.innermost(genitive.checked_sub(1)?)?;
    person(mentions, owner.entity)
}

/// `Ada Holm was killed with | her son`, `a woman and | her son`: the last named before among those who suffer by one
/// word, else the last person.
fn sufferer(harm: &Harm, index: usize) -> Option<&Victims> {
    let before = harm.victims[index].tokens.start;
    let near = || {
        let near = harm.victims[..index].iter().rev().take(LISTED);
        near.filter(|other| other.tokens.start < before && other.is_person())
    };
    near().find(|other| other.is_named()).or_else(|| near().next())
}

/// The last person named before a token in its sentence.
fn named(text: &Text<'_>, mentions: &Mentions, at: usize) -> Option<String> {
    let start = text.sentences()[text.sentence_of(at)].tokens().start.max(at.saturating_sub(NEAR));
    let names = mentions.within(start..at).filter(|mention| mention.named);
    names.filter_map(|mention| person(mentions, mention.entity)).last()
}

fn person(mentions: &Mentions, entity: usize) -> Option<String> {
    let entity = mentions.entity(entity);
    (entity.kind == MentionKind::Person && entity.named).then(|| entity.name.clone())
}
