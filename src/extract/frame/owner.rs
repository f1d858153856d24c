//! Whose a measure is: `Holm Ltd's revenue`, `profit at Holm Ltd`, `Holm Ltd posted a loss`.

use std::ops::Range;

use super::Reading;
use super::measure::{FAR, is_somebody};
use crate::extract::mention::{MentionKind, Tag};
use crate::lexicon::WordClass;
use crate::value::quantity::Figure;

/// Whose measure a noun gives: `Holm Ltd's revenue`, `profit at Holm Ltd`, `Holm Ltd posted a loss`.
pub(super) fn owner(reading: &Reading<'_>, figure: &Figure, noun: &Range<usize>) -> Option<usize> {
    let fits = |index: &usize| is_somebody(reading, *index);
    let list = reading.mentions.list();
    let own = reading.mentions.index_at(noun.start);
    let possessor = own.and_then(|own| {
        (own + 1..list.len())
            .take_while(|&index| list[index].nested)
            .find(|&index| reading.tag(list[index].tokens.end) == Tag::Genitive)
    });
    let named = || compound_owner(reading, noun);
    let hangs = reading.text.is_class(noun.end, WordClass::BeforeOwner);
    let within = || reading.text.is(noun.end, "in");
    let is_firm = |index: &usize| reading.mentions.list()[*index].kind != MentionKind::Place;
    let behind = || {
        let index = reading.mentions.index_at(noun.end + 1)?;
        let index = apposed(reading, index).unwrap_or(index);
        (hangs || within() && is_firm(&index)).then_some(index)
    };
    let subject = || {
        let first = noun.start.min(figure.tokens.start);
        // "Holm said that its profit": it is said who in the clause before
        let clause = if is_its(reading, noun) { reading.sentence(first) } else { reading.clause(first) };
        let verb = (clause.start..first)
            .rev()
            .take(FAR)
            .find(|&at| matches!(reading.tag(at), Tag::Verb | Tag::Auxiliary))?;
        reading.subject(verb)
    };
    possessor.filter(fits).or_else(named).or_else(|| behind().filter(fits)).or_else(|| subject().filter(fits))
}

/// `shares of its owner, | Holm |, fell`: the name between commas behind a word for whose it is.
fn apposed(reading: &Reading<'_>, index: usize) -> Option<usize> {
    let list = reading.mentions.list();
    let comma = list[index].tokens.end;
    let name = reading.mentions.index_at(comma + 1).filter(|_| reading.text.word(comma) == ",")?;
    let closed = reading.text.word(list[name].tokens.end) == ",";
    (closed && !list[index].named && list[name].named).then_some(name)
}

/// `Holm | shares`: the name of a firm before the noun, in its phrase.
fn compound_owner(reading: &Reading<'_>, noun: &Range<usize>) -> Option<usize> {
    let list = reading.mentions.list();
    let own = reading.mentions.index_at(noun.start)?;
    let nested = (own + 1..list.len()).take_while(|&index| list[index].nested);
    let firm = |kind| matches!(kind, MentionKind::Organization | MentionKind::Other);
    nested.into_iter().find(|&index| {
        let inner = &list[index];
        inner.named && inner.tokens.end == noun.start && firm(inner.kind)
    })
}

/// `Holm posted a loss. Shares fell`, `Holm said that profit rose`: the firm with which a sentence before opens, or the
/// clause before.
pub(super) fn spoken_of(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let own = reading.text.sentence_of(at);
    let opener = |sentence: usize| {
        let mut tokens = reading.text.sentences()[sentence].tokens();
        let verb = tokens.find(|&at| matches!(reading.tag(at), Tag::Verb | Tag::Auxiliary))?;
        let index = reading.subject(verb).filter(|_| sentence < own || verb < reading.clause(at).start)?;
        let entity = reading.mentions.entity(reading.mentions.list()[index].entity);
        let firm = matches!(entity.kind, MentionKind::Organization | MentionKind::Other | MentionKind::Place);
        (firm && entity.named).then_some(index)
    };
    (own.saturating_sub(SPOKEN)..=own).rev().find_map(opener)
}

/// So many sentences back a firm is still spoken of.
const SPOKEN: usize = 3;

/// `its | net profit`: whether the phrase of a noun opens with a word for whose it is.
fn is_its(reading: &Reading<'_>, noun: &Range<usize>) -> bool {
    let opens = reading.mentions.at(noun.start).map(|mention| mention.tokens.start);
    opens.is_some_and(|at| reading.tag(at) == Tag::Possessive)
}
