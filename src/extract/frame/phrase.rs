//! Frames that a phrase opens: other names, presence, origin.

use std::ops::Range;

use super::verb::{held_in, is_somebody, state};
use super::{About, Draft, Reading};
use crate::claim::Attribute;
use crate::extract::mention::{Mention, MentionKind, Tag};
use crate::lexicon::{FrameCue, Function, Noun, WordClass};
use crate::value::place::Nearness;
use crate::value::{Entity, QuantityKind, Value};

/// What a phrase of the table opens.
pub(super) fn read(reading: &Reading<'_>, at: usize, drafts: &mut Vec<Draft>) {
    if let Some((len, cue)) = reading.cue(at) {
        let read = by_cue(reading, at, len, cue);
        drafts.extend(read.iter().filter_map(|held| held_in(reading, held)));
        drafts.extend(read);
    }
}

/// What "based", "from" and forms of "be" open.
pub(super) fn read_word(reading: &Reading<'_>, at: usize, drafts: &mut Vec<Draft>) {
    if reading.text.is(at, "based") {
        drafts.extend(based(reading, at));
    }
    if reading.function(at).is_be() {
        drafts.extend(is_in(reading, at));
        drafts.extend(is_of_people(reading, at));
    }
    if reading.text.is(at, "from") {
        drafts.extend(people_from(reading, at));
    }
}

fn by_cue(reading: &Reading<'_>, at: usize, len: usize, cue: FrameCue) -> Vec<Draft> {
    let one = match cue {
        FrameCue::Alias => alias(reading, at, len),
        FrameCue::Presence => presence(reading, at, len),
        FrameCue::Present => present(reading, at),
        FrameCue::Citizen => citizen(reading, at),
        _ => return state(reading, at),
    };
    one.into_iter().collect()
}

/// `Shamil, alias Abu Miskin`; `also known as the Wolf`.
fn alias(reading: &Reading<'_>, at: usize, len: usize) -> Option<Draft> {
    let sentence = reading.sentence(at);
    let after = (at + len..sentence.end.min(at + len + 8)).find_map(|at| {
        reading.mentions.innermost(at).filter(|mention| mention.named && mention.name.start >= at)
    })?;
    let before = place_alias(reading, at, after).or_else(|| before_alias(reading, at))?;
    let name = reading.text.span(after.name.clone()).of(reading.text.source()).to_owned();
    let value = Value::Entity(Entity { name, key: String::new() });
    let start = reading.mentions.list()[before].tokens.start.max(at.saturating_sub(16));
    Some(Draft::new(
        "also known as",
        About::Mention(before),
        Attribute::Alias,
        value,
        start..after.tokens.end,
        at,
    ))
}

/// `Eswatini, | formerly | Swaziland`: a place by the name that it had.
fn place_alias(reading: &Reading<'_>, at: usize, other: &Mention) -> Option<usize> {
    let comma = at.checked_sub(1).filter(|&comma| matches!(reading.text.word(comma), "," | "("))?;
    let index = reading.mentions.index_at(comma.checked_sub(1)?)?;
    let place = &reading.mentions.list()[index];
    let both =
        place.kind == MentionKind::Place && matches!(other.kind, MentionKind::Place | MentionKind::Other);
    (both && place.named && place.tokens.end == comma).then_some(index)
}

/// The mention that an alias is stated for: the nearest that may bear a name.
fn before_alias(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let start = reading.sentence(at).start;
    let mut index = (start..at).rev().find_map(|at| reading.mentions.index_at(at))?;
    loop {
        let mention = &reading.mentions.list()[index];
        let entity = reading.mentions.entity(mention.entity);
        if is_somebody(reading, index) && (entity.named || mention.tokens.len() > 1) {
            return Some(index);
        }
        index = (start..mention.tokens.start).rev().find_map(|at| reading.mentions.index_at(at))?;
    }
}

/// `its safe havens in Yemen`, `has a presence inside Chad`, `the presence of the leader in Mali`.
fn presence(reading: &Reading<'_>, at: usize, len: usize) -> Option<Draft> {
    if reading.tag(at) == Tag::Verb && !reading.text.is(at, "hiding") {
        return None;
    }
    let (place_tokens, place) = reading.place_after(at + len)?;
    if place_tokens.start > at + len + 6 {
        return None;
    }
    let index = owner(reading, at)?;
    let start = at.min(reading.mentions.at(at).map_or(at, |mention| mention.tokens.start));
    is_somebody(reading, index).then(|| {
        let about = About::Mention(index);
        Draft::new(
            "presence in",
            about,
            Attribute::Whereabouts,
            Value::Place(place),
            start..place_tokens.end,
            at,
        )
    })
}

/// Whose presence: the possessor, what follows "of", or the subject of the verb before.
fn owner(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let list = reading.mentions.list();
    let own = reading.mentions.index_at(at)?;
    let possessor = (own + 1..list.len())
        .take_while(|&index| list[index].nested)
        .find(|&index| reading.tag(list[index].tokens.end) == Tag::Genitive);
    if possessor.is_some() {
        return possessor;
    }
    let of = list[own].tokens.end;
    if reading.text.is(of, "of") {
        return reading.mentions.index_at(of + 1);
    }
    if reading.tag(list[own].tokens.start) == Tag::Possessive {
        let start = list[own].tokens.start;
        return subject_body(reading, start).or_else(|| last_body(reading, start));
    }
    let first = list[own].tokens.start;
    let start = reading.sentence(at).start;
    let verb = (start..first).rev().find(|&at| matches!(reading.tag(at), Tag::Verb | Tag::Auxiliary));
    let keeper = || verb.and_then(|verb| reading.subject(verb)).or_else(|| last_body(reading, first));
    is_kept(reading, verb, first).then(keeper).flatten()
}

/// `keeps bases`, `attacks from hide-outs`, `was reduced to a stronghold`; not `blamed it for the attack on the base`.
fn is_kept(reading: &Reading<'_>, verb: Option<usize>, first: usize) -> bool {
    let Some(verb) = verb else { return true };
    let known = reading.text.is_class(first, WordClass::Definite);
    let moves = |at: usize| reading.text.is(at, "from") || reading.text.is(at, "to");
    reading.text.is_class(verb, WordClass::Keeping) || !known && (verb..first).any(moves)
}

/// The body with a name that is the subject of the nearest verb before a token that has such a subject: whose "its" is.
fn subject_body(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let start = reading.sentence(at).start;
    let verbs = (start..at).rev().filter(|&at| reading.tag(at) == Tag::Verb).take(4);
    let is_body = |&index: &usize| {
        let entity = reading.mentions.entity(reading.mentions.list()[index].entity);
        entity.kind == MentionKind::Organization && entity.named
    };
    verbs.filter_map(|verb| reading.subject(verb)).find(is_body)
}

/// The last body or person with a name before a token, in its sentence or the one before.
fn last_body(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let list = reading.mentions.list();
    let end = list.partition_point(|mention| mention.tokens.start < at);
    let sentence = reading.text.sentence_of(at);
    (0..end)
        .rev()
        .take_while(|&index| reading.text.sentence_of(list[index].tokens.start) + 1 >= sentence)
        .find(|&index| {
            matches!(list[index].kind, MentionKind::Organization | MentionKind::Person) && list[index].named
        })
}

/// `is not present in Chad`.
fn present(reading: &Reading<'_>, at: usize) -> Option<Draft> {
    let be = (at.saturating_sub(3)..at).rev().find(|&at| reading.function(at).is_be())?;
    let index = reading.subject(be)?;
    let sentence = reading.sentence(at);
    let behind = reading.place_after(at + 1);
    let before = || {
        (sentence.start..be)
            .rev()
            .find_map(|at| reading.place_at(at).map(|(len, place)| (at..at + len, place)))
    };
    let (tokens, place) = behind.or_else(before)?;
    let tokens = tokens.start.min(be)..tokens.end.max(at + 1);
    is_somebody(reading, index).then(|| {
        Draft::new(
            "is present in",
            About::Mention(index),
            Attribute::Whereabouts,
            Value::Place(place),
            tokens,
            at,
        )
    })
}

/// `the Oslo-based group`.
fn based(reading: &Reading<'_>, at: usize) -> Option<Draft> {
    let stem = at.checked_sub(2).filter(|_| reading.tag(at - 1) == Tag::Hyphen)?;
    let place = (stem.saturating_sub(3)..=stem)
        .find_map(|from| reading.place_at(from).filter(|(len, _)| from + len == stem + 1));
    let (_, place) = place?;
    let index = reading.mentions.index_at(at)?;
    let tokens = reading.mentions.list()[index].tokens.clone();
    is_somebody(reading, index).then(|| {
        Draft::new("based in", About::Mention(index), Attribute::Whereabouts, Value::Place(place), tokens, at)
    })
}

/// `Ada Holm is in Chad`.
fn is_in(reading: &Reading<'_>, at: usize) -> Option<Draft> {
    let next = beside_be(reading, at).end;
    let within = ["in", "inside", "near", "outside", "on"].iter().any(|word| reading.text.is(next, word));
    if !within && !opens_distance(reading, next) {
        return None;
    }
    let (tokens, place) = reading.place_after(next)?;
    let index = reading.subject(at).filter(|&index| is_somebody(reading, index))?;
    // "on Riga's market" is of it; "on Norwegian soil" is there
    let told = !reading.text.is(next, "on") || reading.text.is_class(tokens.end - 1, WordClass::Soil);
    let reach = if place.nearness == Nearness::In { NAMED } else { DISTANT };
    (told && tokens.end <= next + reach).then(|| {
        Draft::new(
            "is in",
            About::Mention(index),
            Attribute::Whereabouts,
            Value::Place(place),
            at..tokens.end,
            at,
        )
    })
}

/// `is | 40 km north of Riga`
fn opens_distance(reading: &Reading<'_>, at: usize) -> bool {
    let next = reading.figures.partition_point(|figure| figure.tokens.start < at);
    let figure = reading.figures.get(next).filter(|figure| figure.tokens.start == at);
    figure.is_some_and(|figure| figure.quantity.kind == QuantityKind::Measure)
}

/// `is | likely not | in`: the words behind a form of "be" that say how surely, or that it is not so.
pub(in crate::extract) fn beside_be(reading: &Reading<'_>, be: usize) -> Range<usize> {
    let hedges = |at: usize| reading.text.lexicon().speech.hedges.get(reading.text.id(at)).is_some();
    let beside = |at: &usize| matches!(reading.tag(*at), Tag::Negation | Tag::Adverb) || hedges(*at);
    let end = reading.sentence(be).end.min(be + BESIDE);
    be + 1..(be + 1..end).find(|at| !beside(at)).unwrap_or(end)
}

/// `is almost certainly still | in`
const BESIDE: usize = 5;
/// `in the northern town of Riga` is so long.
const NAMED: usize = 6;
/// `in a small village some 300 km (190 miles) to the west of Riga` is so long.
const DISTANT: usize = 16;

/// `is an Afghan Tajik`, `were Tajik citizens`.
fn is_of_people(reading: &Reading<'_>, at: usize) -> Option<Draft> {
    if reading.function(at) != Function::Be {
        return None;
    }
    let object = reading.mentions.index_at(at + 1).or_else(|| reading.mentions.index_at(at + 2))?;
    let mention = &reading.mentions.list()[object];
    let people = people_in(reading, mention)?;
    let head = reading.text.lexicon().words.profile(reading.text.id(mention.head));
    let human = people.contains(&mention.head) || head.noun == Noun::Person;
    let index = reading.subject(at).filter(|&index| is_somebody(reading, index))?;
    let subject = reading.mentions.list()[index].tokens.clone();
    let tokens = if subject.end <= at && at - subject.start < 12 {
        subject.start..mention.tokens.end
    } else {
        at..mention.tokens.end
    };
    human.then(|| nationality(reading, "is of a people", index, people, tokens, at))
}

/// The words in a mention that name a people.
fn people_in(reading: &Reading<'_>, mention: &Mention) -> Option<Range<usize>> {
    mention
        .tokens
        .clone()
        .filter(|&at| reading.tag(at) == Tag::Name)
        .find_map(|at| crate::value::place::people_at(reading.text, at).map(|len| at..at + len))
}

fn nationality(
    reading: &Reading<'_>,
    rule: &'static str,
    index: usize,
    people: Range<usize>,
    tokens: Range<usize>,
    cue: usize,
) -> Draft {
    let name = reading.text.span(people).of(reading.text.source()).to_owned();
    let value = Value::Entity(Entity { name, key: String::new() });
    Draft::new(rule, About::Mention(index), Attribute::Nationality, value, tokens, cue)
}

/// `two Tajik nationals`.
fn citizen(reading: &Reading<'_>, at: usize) -> Option<Draft> {
    let index = reading.mentions.index_at(at)?;
    let mention = &reading.mentions.list()[index];
    let people = people_in(reading, mention).filter(|_| mention.head == at)?;
    if mention.tokens.start.checked_sub(1).is_some_and(|before| reading.function(before) == Function::Be) {
        return None;
    }
    Some(nationality(reading, "citizens of", index, people, mention.tokens.clone(), at))
}

/// The mention that ends at a token, or the person before the phrases of place that end there.
fn behind_phrases(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let index = reading.mentions.index_at(at)?;
    let mention = &reading.mentions.list()[index];
    if mention.kind != MentionKind::Place {
        return Some(index);
    }
    let preposition =
        mention.tokens.start.checked_sub(1).filter(|&at| reading.tag(at) == Tag::Preposition)?;
    let before = preposition.checked_sub(1)?;
    let noun = if reading.tag(before) == Tag::Verb { before.checked_sub(1)? } else { before };
    reading.mentions.index_at(noun)
}

/// `four men from Tajikistan`, `the attackers might be from Chad`.
fn people_from(reading: &Reading<'_>, at: usize) -> Option<Draft> {
    let before = at.checked_sub(1)?;
    let index = match reading.function(before) {
        Function::Be => reading.subject(before)?,
        _ => behind_phrases(reading, before)?,
    };
    let mention = &reading.mentions.list()[index];
    let human =
        matches!(reading.mentions.entity(mention.entity).kind, MentionKind::Person | MentionKind::Group)
            && reading.text.lexicon().words.profile(reading.text.id(mention.head)).noun == Noun::Person;
    let (len, _) = reading.place_at(at + 1).filter(|_| human)?;
    let tokens = mention.tokens.start.min(before)..at + 1 + len;
    Some(nationality(reading, "people from", index, at + 1..at + 1 + len, tokens, at))
}
