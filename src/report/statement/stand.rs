//! Opposite words: "won" and "lost", "armed" and "unarmed".
//!
//! A statement stands on an axis where it has words of one of its sides only; a negation puts it on the other side. Two
//! statements that stand on two sides of one axis, with the same subject before the word and the same object behind it,
//! contradict each other where they may be of one day: neither gives a date, or they give one that they share. What
//! somebody does to a thing and what becomes of it are of one thing: "lifted the curfew", "the curfew is in force".

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::claim::Polarity;
use crate::extract::mention::{Mentions, Tag};
use crate::extract::voice::Voices;
use crate::lexicon::{Function, Lasting, Side, WordClass};
use crate::text::Text;
use crate::value::DateRange;

use super::answer::{Statement, stem};
use super::aside;

/// Where a statement stands on one axis.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Stand {
    side: Side,
    /// The word that says so.
    pub(super) word: String,
    /// The stem of the noun before it, or those of the name.
    subject: Option<Vec<String>>,
    /// The name as written, where one stands before it.
    name: Option<String>,
    /// The stems of whose thing it is: "the nurses' strike", "nurses called off the strike".
    owner: Option<Vec<String>>,
    /// The stem of the head of the noun phrase behind it.
    object: Option<String>,
    needs_object: bool,
    lasting: Lasting,
    /// Whether the word is that of somebody who denies the rest: "rejected".
    denies: bool,
}

/// By axis.
pub(super) type Stands = BTreeMap<&'static str, Stand>;

/// The axes on which a text stands on one side only.
pub(super) fn stands(text: &Text<'_>, mentions: &Mentions, voices: &Voices) -> Stands {
    let mut found: Stands = BTreeMap::new();
    let mut torn: Vec<&str> = Vec::new();
    for at in 0..text.tokens().len() {
        let Some((len, antonym)) = text.longest(&text.lexicon().antonyms, at) else { continue };
        if is_failing(text, at) || is_supposed(text, at) {
            continue;
        }
        let denies = voices.list().iter().any(|said| {
            said.clause.contains(&at) && voices.at(said.content.start).polarity == Polarity::Denied
        });
        let subject = subject(text, mentions, at);
        let object = object(text, mentions, at + len);
        let owner = owner(text, mentions, subject.as_ref(), object);
        let named = subject.clone().filter(|subject| mentions.tag(subject.start) == Tag::Name);
        let stems = |words: Range<usize>| words.map(|at| stem(text.word(at))).collect();
        let stand = Stand {
            side: antonym.side,
            word: text.line(at..at + len),
            subject: subject.map(stems),
            name: named.map(|name| text.line(name)),
            owner: owner.map(stems),
            object: object.map(|at| stem(text.word(at))),
            needs_object: antonym.needs_object,
            lasting: antonym.lasting,
            denies,
        };
        for axis in &antonym.axes {
            let known = found.entry(axis).or_insert_with(|| stand.clone());
            if known.side != stand.side {
                torn.push(axis);
            }
        }
    }
    found.retain(|axis, _| !torn.contains(axis));
    found
}

/// `failed to win`: the verb negates what follows, and is no outcome of its own.
pub(super) fn is_failing(text: &Text<'_>, at: usize) -> bool {
    text.is_class(at, WordClass::Failing) && text.is(at + 1, "to")
}

/// `may | be cancelled`, `might | go ahead`: what may be so may be otherwise.
fn is_supposed(text: &Text<'_>, at: usize) -> bool {
    let words = &text.lexicon().words;
    let modal = |at: usize| {
        words.profile(text.id(at)).function == Function::Modal && text.is_class(at, WordClass::OpenEnded)
    };
    let near = at.saturating_sub(MODAL)..at;
    near.clone().any(modal) && !near.into_iter().any(|at| text.is(at, "not"))
}

/// So many words stand at most between a modal verb and the word with an opposite: "may well be closed".
const MODAL: usize = 3;

/// No noun phrase or name that tells whose a thing is has more words.
const PHRASE: usize = 12;

/// The nearest noun in front of a word, in its clause, or all of a name of which it is the end: "Harrow Ltd".
fn subject(text: &Text<'_>, mentions: &Mentions, at: usize) -> Option<Range<usize>> {
    let mut clause =
        (0..at).rev().take_while(|&before| !matches!(text.word(before), "," | ";" | ":" | "." | "?" | "!"));
    let is = |before: usize| text.is_class(before, WordClass::PresentVerb);
    let noun = |&before: &usize| matches!(mentions.tag(before), Tag::Noun | Tag::Name) && !is(before);
    let last = clause.find(noun)?;
    let of_name = |at: &usize| match mentions.tag(*at) {
        Tag::Name => true,
        Tag::Noun | Tag::Adjective | Tag::Verb => text.tokens()[*at].is_capitalised(),
        _ => false,
    };
    let named =
        (0..last).rev().take(PHRASE).take_while(of_name).filter(|_| text.tokens()[last].is_capitalised());
    let first = named.last().unwrap_or(last);
    Some(first..last + 1)
}

/// Whose the thing is that a word tells of: `the nurses' | strike`, else who does it to an object.
fn owner(
    text: &Text<'_>,
    mentions: &Mentions,
    subject: Option<&Range<usize>>,
    object: Option<usize>,
) -> Option<Range<usize>> {
    let thing = object.or(subject.map(|subject| subject.start))?;
    let described = |at: &usize| matches!(mentions.tag(*at), Tag::Adjective | Tag::Noun | Tag::Number);
    let first = (0..thing).rev().take(PHRASE).take_while(described).last().unwrap_or(thing);
    let genitive = first.checked_sub(1).filter(|&at| mentions.tag(at) == Tag::Genitive);
    match genitive {
        Some(at) => self::subject(text, mentions, at),
        None => object.and(subject.cloned()),
    }
}

/// The head of the noun phrase that follows a word at once: "closed [the old bridge]".
fn object(text: &Text<'_>, mentions: &Mentions, from: usize) -> Option<usize> {
    let mut head = None;
    for at in from..text.tokens().len().min(from + PHRASE) {
        match mentions.tag(at) {
            Tag::Noun | Tag::Name | Tag::Pronoun => head = Some(at),
            Tag::Genitive | Tag::Hyphen => {}
            Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Number if head.is_none() => {}
            // "the boil-water notice"
            Tag::Verb if mentions.tag(at + 1) == Tag::Hyphen => {}
            _ => break,
        }
    }
    head
}

/// What opposite words make of two statements.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Bearing {
    /// They contradict each other, and why.
    Opposite(String),
    /// They say opposite things of two days, or perhaps of two.
    Apart(String),
    /// It was so no longer, and is so again.
    Again(String),
    /// They tell of a deed and of its counterpart, and both may have been done.
    Deeds(String),
    /// A negation turns the one word into the other: "not armed" and "unarmed".
    Same(String),
}

/// How two statements lie to each other on the first axis on which they stand on two sides.
pub(super) fn bearing(a: &Statement, b: &Statement) -> Option<Bearing> {
    let Some((x, y)) = shared(a, b).find(|(x, y)| x.side != y.side && are_of_one_thing(x, y)) else {
        return of_two(a, b);
    };
    let lasts = |lasting| x.lasting == lasting || y.lasting == lasting;
    let (deeds, again) = (lasts(Lasting::Deed), lasts(Lasting::Again));
    let ((p, q), (x, y)) = (polarities(a, b, x, y), words(a, b, x, y));
    if deeds {
        let reason = format!("one says \u{201c}{x}\u{201d}, the other \u{201c}{y}\u{201d}: two deeds");
        return (p == q).then_some(Bearing::Deeds(reason));
    }
    Some(if p == q && again {
        Bearing::Again(format!(
            "one says \u{201c}{x}\u{201d}, the other \u{201c}{y}\u{201d}: one after the other"
        ))
    } else if p == q {
        opposite(a, b, format!("one says \u{201c}{x}\u{201d}, the other \u{201c}{y}\u{201d}"))
    } else {
        Bearing::Same(format!("\u{201c}{x}\u{201d} and \u{201c}{y}\u{201d} are the same"))
    })
}

/// Opposites that are told of two names: "Harrow Ltd suspended its sales", "Meadow Ltd continued its sales".
fn of_two(a: &Statement, b: &Statement) -> Option<Bearing> {
    let of_others = |(x, y): (&Stand, &Stand)| {
        let named = x.name.clone().zip(y.name.clone()).filter(|_| !may_be_of_one(x, y));
        let owners = || x.owner.as_ref().zip(y.owner.as_ref()).filter(|_| !share_an_owner(x, y));
        let (one, other) = named.or_else(|| owners().map(|(x, y)| (x.join(" "), y.join(" "))))?;
        (x.side != y.side).then(|| Bearing::Apart(format!("one is about {one}, the other about {other}")))
    };
    shared(a, b).find_map(of_others)
}

/// The stems of what each says beside what one does to a thing and what the other says has become of it.
pub(super) fn beside(a: &Statement, b: &Statement) -> Option<(BTreeSet<String>, BTreeSet<String>)> {
    let of_thing = |x: &Stand, y: &Stand| x.object.is_some() != y.object.is_some() && are_of_one_thing(x, y);
    let (x, y) = shared(a, b).find(|(x, y)| x.side != y.side && of_thing(x, y))?;
    let without = |statement: &Statement, stand: &Stand| {
        let own: BTreeSet<String> = stand.word.split_whitespace().map(stem).collect();
        statement.words.difference(&own).cloned().collect()
    };
    Some((without(a, x), without(b, y)))
}

/// What statements of two days say that are opposites, of one object or of two: opened in May, closed in June.
pub(super) fn each_on_its_day(a: &Statement, b: &Statement) -> Option<String> {
    let (x, y) = shared(a, b).find(|(x, y)| may_be_of_one(x, y))?;
    let (p, q) = polarities(a, b, x, y);
    let (x, y) = words(a, b, x, y);
    (p == q).then(|| format!("one says \u{201c}{x}\u{201d}, the other \u{201c}{y}\u{201d}, each on its day"))
}

/// Whether both say the opposite of each other of one subject, and of nothing else.
pub(super) fn are_of_one_subject(a: &Statement, b: &Statement) -> bool {
    let alone = |stand: &Stand| stand.object.is_none() && !stand.needs_object;
    shared(a, b).any(|(x, y)| {
        let one = x.subject.is_some() && x.subject == y.subject && share_an_owner(x, y);
        x.side != y.side && one && alone(x) && alone(y)
    })
}

/// Whether both say what is so until further notice, and the opposite of each other.
pub(super) fn are_states(a: &Statement, b: &Statement) -> bool {
    let state = |stand: &Stand| stand.lasting == Lasting::State;
    shared(a, b).any(|(x, y)| x.side != y.side && are_of_one_thing(x, y) && state(x) && state(y))
}

/// The stands of both on one axis.
fn shared<'s>(a: &'s Statement, b: &'s Statement) -> impl Iterator<Item = (&'s Stand, &'s Stand)> {
    a.stands.iter().filter_map(|(axis, x)| Some((x, b.stands.get(axis)?)))
}

/// Who "rejects" denies what follows; that is the word itself, and no denial of it.
fn polarities(a: &Statement, b: &Statement, x: &Stand, y: &Stand) -> (Polarity, Polarity) {
    if x.denies || y.denies { (a.own_polarity, b.own_polarity) } else { (a.polarity, b.polarity) }
}

fn words(a: &Statement, b: &Statement, x: &Stand, y: &Stand) -> (String, String) {
    let (p, q) = polarities(a, b, x, y);
    (said(x, p), said(y, q))
}

fn opposite(a: &Statement, b: &Statement, reason: String) -> Bearing {
    let share = |x: &Statement, y: &Statement| {
        x.dates.iter().flatten().any(|x| y.dates.iter().flatten().any(|y| days_meet(*x, *y)))
    };
    if let Some(parts) = aside::apart(a, b) {
        return Bearing::Apart(format!("{reason}: {parts}"));
    }
    match (a.dates.is_empty(), b.dates.is_empty()) {
        (true, true) => Bearing::Opposite(reason),
        (false, false) if share(a, b) => Bearing::Opposite(reason),
        (false, false) => Bearing::Apart(format!("{reason}, each on its day")),
        _ => Bearing::Apart(format!("{reason}, and only one says when")),
    }
}

fn days_meet(x: DateRange, y: DateRange) -> bool {
    let starts_in_time = |x: DateRange, y: DateRange| x.earliest.zip(y.latest).is_none_or(|(x, y)| x <= y);
    starts_in_time(x, y) && starts_in_time(y, x)
}

/// Two sides of the axis, of what may be one subject.
fn may_be_of_one(x: &Stand, y: &Stand) -> bool {
    x.side != y.side && x.subject.as_ref().zip(y.subject.as_ref()).is_none_or(|(x, y)| may_be_one(x, y))
}

/// Whether both may be of what one somebody has or does.
fn share_an_owner(x: &Stand, y: &Stand) -> bool {
    x.owner.as_ref().zip(y.owner.as_ref()).is_none_or(|(x, y)| may_be_one(x, y))
}

/// Whether one name is the other or a part of it.
fn may_be_one(x: &[String], y: &[String]) -> bool {
    let (short, long) = if x.len() <= y.len() { (x, y) } else { (y, x) };
    short.iter().all(|word| long.contains(word))
}

/// Both tell what one does, or both what one does to the same; or one what is done to a thing and the other what it is.
fn are_of_one_thing(x: &Stand, y: &Stand) -> bool {
    let is = |done: &Stand, state: &Stand| {
        let both = done.object.as_ref().zip(state.subject.as_ref().and_then(|name| name.last()));
        both.is_some_and(|(object, subject)| object == subject) && !state.needs_object
    };
    if !share_an_owner(x, y) {
        return false;
    }
    match (&x.object, &y.object) {
        (Some(_), None) => is(x, y),
        (None, Some(_)) => is(y, x),
        (None, None) => may_be_of_one(x, y) && !(x.needs_object || y.needs_object),
        (own, other) => {
            let known = x.subject.is_some() && y.subject.is_some();
            known && may_be_of_one(x, y) && own == other
        }
    }
}

fn said(stand: &Stand, polarity: Polarity) -> String {
    match polarity {
        Polarity::Affirmed => stand.word.clone(),
        Polarity::Denied => format!("not {}", stand.word),
    }
}
