//! Counts that a noun decides: the one that leads to the figure, or the one that is counted.

use std::ops::Range;

use super::count::is_of_one;
use super::verb::SURVIVOR;
use super::whole::{is_of_none, is_of_some};
use super::{cue, is_attack_noun, topic};
use crate::claim::Attribute;
use crate::extract::frame::date::happening;
use crate::extract::frame::{About, Draft, Reading};
use crate::extract::mention::{MentionKind, Tag, lemma};
use crate::lexicon::events::Turn;
use crate::lexicon::{FrameCue, Function, Noun, VerbFrame, WordClass};
use crate::text::TokenKind;
use crate::value::date::{DateMention, Day};
use crate::value::quantity::Figure;
use crate::value::{Precision, Value};

/// `the arrest of 12 people`, `home to 10 million`, `a strength of 3,000`.
pub(super) fn leading(reading: &Reading<'_>, figure: &Figure, phrase: &Range<usize>) -> Option<Draft> {
    let before = phrase.start.checked_sub(1)?;
    let start = before.saturating_sub(2);
    let value = Value::Quantity(figure.quantity.clone());
    let led = (start..=before).rev().find_map(|at| Some((at, cue(reading, at)?)));
    let about = |subject: Option<usize>| subject.map_or_else(|| About::Topic(phrase.clone()), About::Mention);
    let of = |rule, subject, attribute, at: usize| {
        Some(Draft::new(rule, about(subject), attribute, value.clone(), at..phrase.end, at))
    };
    match led {
        Some((at, FrameCue::Home)) => {
            let subject = subject_of_be(reading, at).or_else(|| reading.subject(at));
            return of("home to", subject, Attribute::Population, at);
        }
        Some((at, FrameCue::Population)) => {
            return of("population", reading.subject(at), Attribute::Population, at);
        }
        Some((at, FrameCue::Members)) => {
            return of("strength", reading.subject(at), Attribute::Members, at);
        }
        _ => {}
    }
    let noun = before.checked_sub(1).filter(|_| reading.text.is(before, "of"))?;
    let arrest = reading.text.is_class(noun, WordClass::Arrest);
    let abduction = reading.text.is_class(noun, WordClass::Abduction);
    let about = About::Event { at: noun, words: noun..phrase.end };
    (arrest || abduction)
        .then(|| Draft::new("detention of", about, Attribute::Detained, value, noun..phrase.end, noun))
}

fn subject_of_be(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let before = at.checked_sub(1)?;
    if reading.text.word(before) == "," {
        return reading.mentions.index_at(before.checked_sub(1)?);
    }
    let be = (at.saturating_sub(3)..at).rev().find(|&at| reading.function(at) == Function::Be)?;
    reading.subject(be)
}

/// The noun decides: attacks by somebody, members of a body, or a plain count of it.
pub(super) fn counted(reading: &Reading<'_>, figure: &Figure, phrase: &Range<usize>) -> Option<Draft> {
    // "nine dug | themselves | out"
    let head = figure.head.filter(|&head| !reading.text.is_class(head, WordClass::Reflexive))?;
    let value = Value::Quantity(figure.quantity.clone());
    let noun = told_noun(reading, figure, head);
    let profile = reading.text.lexicon().words.profile(reading.text.id(head));
    if let Some(arrests) = arrests(reading, figure, phrase) {
        return Some(arrests);
    }
    if is_attack_noun(reading, figure) && profile.noun != Noun::Person {
        let agent = named_doer(reading, phrase).or_else(|| doer(reading, phrase));
        let about = agent.map_or_else(|| About::Topic(topic(reading, phrase)), About::Mention);
        return Some(Draft::new("attacks counted", about, Attribute::Attacks, value, phrase.clone(), head));
    }
    if let Some(taking) = taking(reading, phrase, head) {
        let tokens = taking.min(phrase.start)..phrase.end.max(taking + 1);
        let about = About::Event { at: taking, words: tokens.clone() };
        return Some(Draft::new("taken hostage", about, Attribute::Detained, value, tokens, taking));
    }
    let fired = reading.text.is_class(head, WordClass::Fired);
    if noun == "time" || fired {
        let noun = if fired { "shot".to_owned() } else { noun };
        let verb = reading.governed_range(phrase).map_or(head, |governed| governed.verb);
        let about = About::Event { at: verb, words: happening(reading, verb, phrase) };
        return Some(Draft::new("so many times", about, Attribute::Count(noun), value, phrase.clone(), head));
    }
    if let Some(owner) = owner_of_members(reading, phrase, head) {
        return Some(Draft::new(
            "members of",
            About::Mention(owner),
            Attribute::Members,
            value,
            phrase.clone(),
            head,
        ));
    }
    if let Some(survivors) = survivors(reading, figure, phrase) {
        return Some(survivors);
    }
    if is_incidental(reading, figure, phrase) || is_of_none(reading, figure) {
        return None;
    }
    if let Some(held) = held(reading, figure, phrase, head) {
        return Some(held);
    }
    let about = About::Topic(topic(reading, phrase));
    Some(Draft::new("counted noun", about, Attribute::Count(noun), value, phrase.clone(), head))
}

/// What is counted, by one of it: `six | others` are of those counted before in the sentence or the one before it, else
/// people.
fn told_noun(reading: &Reading<'_>, figure: &Figure, head: usize) -> String {
    let turns = &reading.text.lexicon().events.turns;
    let rest = |at: usize| turns.has(reading.text.id(at), Turn::Rest);
    if !rest(head) {
        return lemma(reading.text, head);
    }
    let sentence = reading.text.sentence_of(head).saturating_sub(1);
    let from = reading.text.sentences()[sentence].tokens().start;
    let known = reading.figures.partition_point(|known| known.tokens.start < figure.tokens.start);
    let before = reading.figures[..known].iter().rev().take_while(|known| known.tokens.start >= from);
    let people = |noun: usize| {
        let profile = reading.text.lexicon().words.profile(reading.text.id(noun));
        matches!(profile.noun, Noun::Person | Noun::Group)
    };
    let nouns: Vec<usize> =
        before.take(OTHERS).filter_map(|known| known.head).filter(|&noun| !rest(noun)).collect();
    match nouns.iter().copied().find(|&noun| people(noun)) {
        Some(noun) => lemma(reading.text, noun),
        None if nouns.is_empty() => PEOPLE.to_owned(),
        // "one of the shells fell there, and | three others | here"
        None => lemma(reading.text, head),
    }
}

/// Those of whom others are left are among so many figures before.
const OTHERS: usize = 3;
/// The attribute of people of no sort.
const PEOPLE: &str = "people";

/// `made 12 arrests`: as many people as there are arrests.
pub(super) fn arrests(reading: &Reading<'_>, figure: &Figure, phrase: &Range<usize>) -> Option<Draft> {
    let taken = |at: usize| {
        reading.text.is_class(at, WordClass::Arrest) || reading.text.is_class(at, WordClass::Abduction)
    };
    let head = figure.head.filter(|&head| taken(head))?;
    let about = About::Event { at: head, words: phrase.clone() };
    let value = Value::Quantity(figure.quantity.clone());
    Some(Draft::new("arrests", about, Attribute::Detained, value, phrase.clone(), head))
}

/// `found three survivors`, `there were no survivors`: of what the text tells of.
pub(super) fn survivors(reading: &Reading<'_>, figure: &Figure, phrase: &Range<usize>) -> Option<Draft> {
    let head = figure.head.filter(|&head| lemma(reading.text, head) == SURVIVOR)?;
    let about = About::Story { at: head, words: phrase.clone() };
    let attribute = Attribute::Count(SURVIVOR.to_owned());
    let value = Value::Quantity(figure.quantity.clone());
    Some(Draft::new("survivors", about, attribute, value, phrase.clone(), head))
}

/// `Holm Ltd opened | 12 shops`, `1,100 | Holm workers`, `390 flights were | cancelled`: what is counted, of the body
/// that does it or has it, or of what happened, narrowed by the verb.
fn held(reading: &Reading<'_>, figure: &Figure, phrase: &Range<usize>, head: usize) -> Option<Draft> {
    let (about, verb) = inside(reading, phrase, head)
        .map(|index| (About::Mention(index), None))
        .or_else(|| by_agent(reading, phrase))
        .or_else(|| by_passive(reading, phrase).filter(|_| !is_of_some(reading, figure)))
        .filter(|&(_, verb)| !verb.is_some_and(|verb| is_of_one(reading, figure, phrase, verb)))?;
    let job = reading.text.is_class(head, WordClass::Job);
    let cut = job && verb.is_some_and(|verb| reading.text.is_class(verb, WordClass::Cutting));
    let noun = if cut { "job".to_owned() } else { told_noun(reading, figure, head) };
    let value = Value::Quantity(figure.quantity.clone());
    let tokens = verb.map_or(phrase.clone(), |verb| phrase.start.min(verb)..phrase.end.max(verb + 1));
    let draft = Draft::new("counted of its holder", about, Attribute::Count(noun), value, tokens, head);
    let doing = if cut { Some("cut".to_owned()) } else { verb.map(|verb| lemma(reading.text, verb)) };
    let scope = doing.into_iter().chain(long_ago(reading, head)).collect();
    Some(Draft { asked: cut, ..draft }.with_scope(scope))
}

/// `cut 400 jobs | in 2019`: the year of a deed that is dated by a month or more, and so is another than today's.
fn long_ago(reading: &Reading<'_>, head: usize) -> Option<String> {
    let mut dates = reading.dates_in(reading.clause(head)).filter_map(DateMention::range);
    let year = |day: Day| day.to_string().chars().take(4).collect();
    dates.find_map(|range| {
        let (first, last) = range.earliest.zip(range.latest)?;
        (last.number() - first.number() >= MONTH).then(|| year(first))
    })
}

/// What is dated by a month or more has so many days.
const MONTH: i32 = 27;

/// The body whose name stands in the phrase before its head.
fn inside(reading: &Reading<'_>, phrase: &Range<usize>, head: usize) -> Option<usize> {
    let list = reading.mentions.list();
    let own = reading.mentions.index_at(head)?;
    let nested = (own + 1..list.len()).take_while(|&index| list[index].nested);
    nested.into_iter().find(|&index| {
        let inner = &list[index];
        let body = matches!(inner.kind, MentionKind::Organization | MentionKind::Other);
        inner.named && body && phrase.contains(&inner.tokens.start) && inner.tokens.end <= head
    })
}

/// Who does something to what is counted, if it is a body or a person with a name; with the verb.
fn by_agent(reading: &Reading<'_>, phrase: &Range<usize>) -> Option<(About, Option<usize>)> {
    let near = phrase.start.saturating_sub(2)..phrase.start;
    let passed =
        |at: &usize| matches!(reading.tag(*at), Tag::Adverb | Tag::Verb) || reading.text.is(*at, "off");
    let has = |at: usize| reading.function(at) == Function::Have;
    let had = phrase.start.checked_sub(1).filter(|&at| has(at));
    let verb = had.or_else(|| near.rev().take_while(passed).find(|&at| reading.tag(at) == Tag::Verb))?;
    let says = reading.text.longest(&reading.text.lexicon().speech.cues, verb).is_some();
    let index = reading.subject(verb).filter(|_| !says && !reading.is_passive(verb, 1))?;
    let entity = reading.mentions.entity(reading.mentions.list()[index].entity);
    let body = matches!(entity.kind, MentionKind::Organization | MentionKind::Person | MentionKind::Other);
    (entity.named && (body || had.is_some()))
        .then_some((About::Mention(index), Some(verb).filter(|_| had.is_none())))
}

/// What was done to what is counted, in what the text tells of; with the verb.
fn by_passive(reading: &Reading<'_>, phrase: &Range<usize>) -> Option<(About, Option<usize>)> {
    // "52,000 children in Orva have been vaccinated"
    let end = topic(reading, phrase).end;
    let near = end..end + PASSIVE;
    let passed = |at: &usize| matches!(reading.tag(*at), Tag::Auxiliary | Tag::Adverb | Tag::Verb);
    // "12 miners | remain | trapped"
    let remain = |at: usize| matches!(reading.verb(at), Some((_, VerbFrame::Remain)));
    let verb = near.take_while(passed).find(|&at| reading.tag(at) == Tag::Verb && !remain(at))?;
    let led = reading.tag(end) == Tag::Auxiliary || remain(verb - 1);
    let passive = reading.is_passive(verb, 1) && led;
    passive.then(|| (About::Story { at: verb, words: phrase.start..verb + 1 }, Some(verb)))
}

/// `have all been cancelled` has no more words.
const PASSIVE: usize = 5;

/// `took 24 hostages`: the verb by which those counted became captives.
fn taking(reading: &Reading<'_>, phrase: &Range<usize>, head: usize) -> Option<usize> {
    let captive = reading.text.is_class(head, WordClass::Captive);
    let governed = captive.then(|| reading.governed_range(phrase)).flatten();
    let before = phrase.start.checked_sub(1).filter(|_| captive);
    let verb = before.filter(|&at| reading.tag(at) == Tag::Verb).or(governed.map(|governed| governed.verb))?;
    reading.text.is_class(verb, WordClass::Taking).then_some(verb)
}

/// Numbers that only point or say little: `the two countries`, `several branches`, `one point`.
fn is_incidental(reading: &Reading<'_>, figure: &Figure, phrase: &Range<usize>) -> bool {
    let small = figure.quantity.best.is_some_and(|best| best < 2.0);
    let definite = reading.text.is(phrase.start, "the")
        || phrase.start.checked_sub(1).is_some_and(|at| reading.text.is(at, "the"));
    let few =
        figure.quantity.precision == Precision::Vague && figure.quantity.low.is_some_and(|low| low < 10.0);
    let written = reading.text.tokens()[figure.tokens.start].kind == TokenKind::Word;
    few || written && (small || definite)
}

/// `120 attacks | by the Red Path`: who did what is counted, as the phrase behind it says.
fn named_doer(reading: &Reading<'_>, phrase: &Range<usize>) -> Option<usize> {
    let by = reading.text.is_class(phrase.end, WordClass::Agent);
    reading.mentions.index_at(phrase.end + 1).filter(|_| by)
}

/// Who did what is counted: the subject of the sentence's verb before it, if it is no verb of telling: who verified
/// an attack did not carry it out.
fn doer(reading: &Reading<'_>, phrase: &Range<usize>) -> Option<usize> {
    let clause = reading.clause(phrase.start);
    let verb = (clause.start..phrase.start)
        .rev()
        .find(|&at| reading.tag(at) == Tag::Verb || reading.function(at) == Function::Be)?;
    if reading.text.lexicon().speech.cues.get(reading.text.id(verb)).is_some() {
        return None;
    }
    reading.subject(verb).filter(|&index| {
        let mention = &reading.mentions.list()[index];
        !matches!(mention.kind, MentionKind::Event | MentionKind::Place)
    })
}

/// `the group has 3,000 fighters`: a body before "have", people of arms or members behind it.
fn owner_of_members(reading: &Reading<'_>, phrase: &Range<usize>, head: usize) -> Option<usize> {
    let owns =
        |at: usize| reading.function(at) == Function::Have || reading.text.is_class(at, WordClass::Owning);
    let member = reading.text.is_class(head, WordClass::Member);
    let before = phrase.start.checked_sub(1).filter(|&at| member && owns(at))?;
    reading.subject(before).filter(|&index| {
        matches!(
            reading.mentions.list()[index].kind,
            MentionKind::Organization | MentionKind::Group | MentionKind::Pronoun
        ) || reading.mentions.list()[index].named
    })
}
