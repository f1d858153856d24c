//! Frames that a figure opens: what is counted, and what the clause says became of it.
//!
//! Casualties are read with the events ([`super::super::event`]); what they have taken is left alone here.

use std::ops::Range;

use super::date::happening;
use super::reading::{Governed, Part};
use super::verb::may_be_person;
use super::{About, Draft, Reading};
use super::{margin, measure};
use crate::claim::{Attribute, Certainty, Qualifiers};
use crate::extract::mention::{MentionKind, Tag, lemma};
use crate::lexicon::{FrameCue, Function, Happening, Noun, VerbFrame, WordClass};
use crate::text::TokenKind;
use crate::value::quantity::{Change, Figure};
use crate::value::{Precision, QuantityKind, Value};

/// Reads every figure that no casualty frame has read.
pub(super) fn read(reading: &Reading<'_>, drafts: &mut Vec<Draft>) {
    for (at, figure) in reading.figures.iter().enumerate() {
        if figure.tokens.is_empty()
            || reading.taken.has(figure.tokens.start)
            || !reading.is_fresh(figure.tokens.start)
        {
            continue;
        }
        drafts.extend(draft(reading, at));
    }
}

fn draft(reading: &Reading<'_>, at: usize) -> Option<Draft> {
    let figure = &reading.figures[at];
    let draft = of_kind(reading, at).filter(|_| !is_comparison(reading, figure))?;
    let draft = margin::narrowed(reading, figure, &with_noun(figure), draft);
    let points = matches!(&draft.attribute, Attribute::Count(noun) if noun == "point");
    let moves = points || draft.attribute == Attribute::Percentage;
    let draft = estimated(draft);
    Some(match figure.change.filter(|_| moves) {
        Some(Change::RoseBy) => draft.with_move(Qualifiers::RISE),
        Some(Change::FellBy) => draft.with_move(Qualifiers::FALL),
        _ => draft,
    })
}

/// `lower than the 71 percent of 2018`: what another figure is held against.
fn is_comparison(reading: &Reading<'_>, figure: &Figure) -> bool {
    let near = figure.tokens.start.saturating_sub(2)..figure.tokens.end;
    near.into_iter().any(|at| reading.text.is(at, "than") && reading.text.is(at + 1, "the"))
}

/// The strength of a body that is given as a range is an estimate.
fn estimated(draft: Draft) -> Draft {
    let range = match &draft.value {
        Value::Quantity(quantity) => quantity.low.zip(quantity.high).is_some_and(|(low, high)| low < high),
        _ => false,
    };
    let guessed = range && draft.attribute == Attribute::Members && draft.certainty.is_none();
    if guessed { Draft { certainty: Some(Certainty::Estimated), ..draft } } else { draft }
}

fn of_kind(reading: &Reading<'_>, at: usize) -> Option<Draft> {
    let figure = &reading.figures[at];
    if let Some(measured) = measured(reading, figure) {
        return Some(measured);
    }
    match figure.quantity.kind {
        QuantityKind::Count => counted(reading, at),
        QuantityKind::Money => Some(money(reading, figure)),
        QuantityKind::Age => age(reading, figure),
        QuantityKind::Percentage | QuantityKind::Ratio => {
            Some(plain(reading, figure, "share", Attribute::Percentage))
        }
        QuantityKind::Duration => Some(plain(reading, figure, "duration", Attribute::Duration)),
        QuantityKind::Measure if is_length(figure) => {
            Some(plain(reading, figure, "distance", Attribute::Distance))
        }
        _ => None,
    }
}

/// What is measured, by the words around the figure; a reward is left to its own rule.
fn measured(reading: &Reading<'_>, figure: &Figure) -> Option<Draft> {
    let phrase = counted_phrase(reading, figure);
    measure::read(reading, figure, &phrase)
}

fn is_length(figure: &Figure) -> bool {
    matches!(
        figure.quantity.unit.as_deref(),
        Some("km" | "m" | "cm" | "[mi_i]" | "mi" | "[ft_i]" | "ft" | "mile")
    )
}

/// A figure about the words around it.
fn plain(reading: &Reading<'_>, figure: &Figure, rule: &'static str, attribute: Attribute) -> Draft {
    let tokens = with_noun(figure);
    let of_event = event_measured(reading, figure).or_else(|| event_lasting(reading, figure));
    let about = match of_event.map(|index| &reading.mentions.list()[index]) {
        Some(mention) => About::Event { at: mention.head, words: mention.tokens.clone() },
        None => About::Topic(base(reading, figure).unwrap_or_else(|| topic(reading, &tokens))),
    };
    Draft::new(rule, about, attribute, Value::Quantity(figure.quantity.clone()), tokens, figure.tokens.start)
}

/// `the battle lasted | four hours`: the mention of what lasted.
fn event_lasting(reading: &Reading<'_>, figure: &Figure) -> Option<usize> {
    let verb =
        figure.tokens.start.checked_sub(1).filter(|&at| reading.text.is_class(at, WordClass::Lasting))?;
    let index = reading.subject(verb).filter(|_| figure.quantity.kind == QuantityKind::Duration)?;
    (reading.mentions.list()[index].kind == MentionKind::Event).then_some(index)
}

/// `a 72-hour | ceasefire`: the mention of what happened, where its length is part of the phrase.
fn event_measured(reading: &Reading<'_>, figure: &Figure) -> Option<usize> {
    let long = figure.quantity.kind == QuantityKind::Duration;
    let index = reading.mentions.index_at(figure.tokens.start).filter(|_| long)?;
    let mention = &reading.mentions.list()[index];
    (mention.kind == MentionKind::Event && mention.head >= figure.tokens.end).then_some(index)
}

/// `41 percent of the | women`: what a share is of.
fn base(reading: &Reading<'_>, figure: &Figure) -> Option<Range<usize>> {
    let of = figure.tokens.end;
    let mention = reading.mentions.at(of + 1).filter(|_| reading.text.is(of, "of"))?;
    let share = matches!(figure.quantity.kind, QuantityKind::Percentage | QuantityKind::Ratio);
    let counts = |at: &usize| !matches!(reading.tag(*at), Tag::Determiner | Tag::Number | Tag::Possessive);
    let start = (of + 1..=mention.head).find(counts)?;
    share.then_some(start..mention.tokens.end)
}

fn with_noun(figure: &Figure) -> Range<usize> {
    let end = figure.noun.as_ref().map_or(figure.tokens.end, |noun| noun.end.max(figure.tokens.end));
    figure.tokens.start..end
}

/// The figure's phrase with the phrases that hang on it by prepositions, up to two.
fn topic(reading: &Reading<'_>, tokens: &Range<usize>) -> Range<usize> {
    let mut end = tokens.end;
    for _ in 0..2 {
        if reading.tag(end) != Tag::Preposition || !reading.text.is_class(end, WordClass::Complement) {
            break;
        }
        let Some(mention) = reading.mentions.at(end + 1) else { break };
        end = mention.tokens.end;
    }
    tokens.start..end
}

fn money(reading: &Reading<'_>, figure: &Figure) -> Draft {
    let clause = reading.clause(figure.tokens.start);
    let near =
        figure.tokens.start.saturating_sub(6).max(clause.start)..(figure.tokens.end + 4).min(clause.end);
    let Some(cue) = near.clone().find(|&at| cue(reading, at) == Some(FrameCue::Bounty)) else {
        let draft = plain(reading, figure, "sum of money", Attribute::Money);
        return Draft { asked: is_pledged(reading, figure), ..draft };
    };
    let wanted = person_near(reading, figure.tokens.start);
    let tokens = figure.tokens.start.min(cue)..figure.tokens.end.max(cue + 1);
    let about = wanted.map_or(About::Topic(tokens.clone()), About::Mention);
    Draft::new(
        "reward offered",
        about,
        Attribute::Bounty,
        Value::Quantity(figure.quantity.clone()),
        tokens,
        cue,
    )
}

/// `pledged | 1.9 billion euros`: a sum that is said to be given, asked for or owed.
fn is_pledged(reading: &Reading<'_>, figure: &Figure) -> bool {
    let verb = figure.tokens.start.checked_sub(1).filter(|&at| reading.tag(at) == Tag::Verb);
    verb.is_some_and(|verb| reading.text.lexicon().speech.cues.get(reading.text.id(verb)).is_some())
}

/// The person of a sentence that stands behind a token, or else the last before it.
fn person_near(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let sentence = reading.sentence(at);
    let people: Vec<usize> = indices_within(reading, &sentence)
        .filter(|&index| {
            let mention = &reading.mentions.list()[index];
            may_be_person(reading.mentions.entity(mention.entity))
        })
        .collect();
    let start = |index: usize| reading.mentions.list()[index].tokens.start;
    people
        .iter()
        .copied()
        .find(|&index| start(index) > at)
        .or_else(|| people.iter().copied().rev().find(|&index| start(index) < at))
}

fn indices_within<'r>(reading: &'r Reading<'_>, range: &Range<usize>) -> impl Iterator<Item = usize> + 'r {
    let list = reading.mentions.list();
    let from = list.partition_point(|mention| mention.tokens.start < range.start);
    let end = range.end;
    (from..list.len()).take_while(move |&index| list[index].tokens.start < end)
}

/// `the 29-year-old leader`, `Ada Holm, 29,`, `he is 29 years old`.
fn age(reading: &Reading<'_>, figure: &Figure) -> Option<Draft> {
    let start = figure.tokens.start;
    let own = reading.mentions.index_at(start).filter(|&index| is_person(reading, index));
    let before = || {
        let comma = start.checked_sub(1).filter(|&at| reading.text.word(at) == ",")?;
        reading.mentions.index_at(comma.checked_sub(1)?)
    };
    let be = || {
        let before = start.checked_sub(1).filter(|&at| reading.function(at) == Function::Be)?;
        reading.subject(before)
    };
    let index = own.or_else(before).or_else(be).filter(|&index| is_person(reading, index));
    let about = match index {
        Some(index) => About::Mention(index),
        None => About::Topic(
            reading.mentions.at(start).map_or_else(|| with_noun(figure), |mention| mention.tokens.clone()),
        ),
    };
    Some(Draft::new(
        "age",
        about,
        Attribute::Age,
        Value::Quantity(figure.quantity.clone()),
        figure.tokens.clone(),
        start,
    ))
}

fn is_person(reading: &Reading<'_>, index: usize) -> bool {
    let mention = &reading.mentions.list()[index];
    reading.mentions.entity(mention.entity).kind == MentionKind::Person
}

/// A count, by the verb that governs what is counted, by the noun that leads to it, by the noun itself.
fn counted(reading: &Reading<'_>, at: usize) -> Option<Draft> {
    let figure = &reading.figures[at];
    if let Some(compound) = compound(reading, figure) {
        return Some(compound);
    }
    let phrase = counted_phrase(reading, figure);
    let governed = reading.governed_range(&phrase);
    let found = governed
        .and_then(|governed| by_verb(reading, figure, &phrase, governed))
        .or_else(|| by_predicate(reading, figure, &phrase))
        .or_else(|| by_leading_noun(reading, figure, &phrase))
        .or_else(|| by_noun(reading, figure, &phrase));
    let draft = found.or_else(|| elliptic(reading, at, &phrase))?;
    let mut scope = scope(reading, figure, &phrase, &draft.attribute);
    scope.extend(draft.scope.iter().cloned());
    Some(draft.with_scope(scope))
}

/// `the 120-seat parliament`, `a 12-member council`: how many a thing has.
fn compound(reading: &Reading<'_>, figure: &Figure) -> Option<Draft> {
    let noun = figure.tokens.end + 1;
    let glued = reading.tag(figure.tokens.end) == Tag::Hyphen && reading.tag(noun) != Tag::Verb;
    let index = reading.mentions.index_at(noun).filter(|_| glued)?;
    let mention = &reading.mentions.list()[index];
    if mention.head <= noun || is_attack_noun(reading, figure) {
        return None;
    }
    let topic = About::Topic(noun + 1..mention.head + 1);
    let about = if mention.named { About::Mention(index) } else { topic };
    let member = reading.text.is_class(noun, WordClass::Member);
    let attribute = if member { Attribute::Members } else { Attribute::Count(lemma(reading.text, noun)) };
    let value = Value::Quantity(figure.quantity.clone());
    Some(Draft::new(
        "so many to a thing",
        about,
        attribute,
        value,
        figure.tokens.start..mention.head + 1,
        noun,
    ))
}

fn counted_phrase(reading: &Reading<'_>, figure: &Figure) -> Range<usize> {
    let mut phrase = with_noun(figure);
    if let Some(mention) = figure.head.and_then(|head| reading.mentions.at(head)) {
        phrase = phrase.start.min(mention.tokens.start)..phrase.end.max(mention.head + 1);
    }
    phrase
}

fn by_verb(
    reading: &Reading<'_>,
    figure: &Figure,
    phrase: &Range<usize>,
    governed: Governed,
) -> Option<Draft> {
    let (len, frame) = reading.verb(governed.verb)?;
    let patient = governed.role == Part::Patient;
    let event = |at: usize| About::Event { at, words: happening(reading, at, phrase) };
    let story = |at: usize| About::Story { at, words: happening(reading, at, phrase) };
    let agent = || reading.subject(governed.verb).map(About::Mention);
    let (rule, attribute, about) = match frame {
        VerbFrame::Detain
            if patient && is_human(reading, figure) && !is_held(reading, figure, governed.verb) =>
        {
            let about = if is_known(reading, phrase) { story(governed.verb) } else { event(governed.verb) };
            ("detained", Attribute::Detained, about)
        }
        VerbFrame::Release if patient && is_human(reading, figure) => {
            let noun = figure.head.map_or_else(|| "people".to_owned(), |head| lemma(reading.text, head));
            ("released", Attribute::Count(noun), event(governed.verb))
        }
        VerbFrame::Abduct if patient => ("abducted", Attribute::Detained, event(governed.verb)),
        VerbFrame::Displace if patient => ("displaced", Attribute::Displaced, story(governed.verb)),
        VerbFrame::Miss if !patient || governed.verb >= phrase.end => {
            ("missing", Attribute::Missing, story(governed.verb))
        }
        VerbFrame::Join if patient => {
            ("recruited", Attribute::Recruits, agent().unwrap_or_else(|| event(governed.verb)))
        }
        VerbFrame::Join if joins_event(reading, governed.verb + len) => {
            ("crowd", Attribute::Count(measure::PARTICIPANT.to_owned()), story(governed.verb))
        }
        VerbFrame::Join => {
            let joined = reading.object(governed.verb + len).map(About::Mention);
            ("joined", Attribute::Recruits, joined.unwrap_or_else(|| event(governed.verb)))
        }
        VerbFrame::Number if patient => ("strength", Attribute::Members, agent()?),
        VerbFrame::Attack if patient && is_attack_noun(reading, figure) => {
            ("attacks carried out", Attribute::Attacks, agent().unwrap_or_else(|| event(governed.verb)))
        }
        VerbFrame::Flee | VerbFrame::Move if !patient && is_exodus(reading, governed.verb + len) => {
            ("fled", Attribute::Displaced, event(governed.verb))
        }
        _ => return None,
    };
    let tokens = phrase.start.min(governed.verb)..phrase.end.max(governed.verb + len);
    let value = Value::Quantity(figure.quantity.clone());
    let released = (frame == VerbFrame::Release).then(|| "released".to_owned());
    let draft = Draft::new(rule, about, attribute, value, tokens, governed.verb);
    Some(draft.with_scope(released.into_iter().collect()))
}

/// `the four men`, `all 24`: those of whom the text has told.
fn is_known(reading: &Reading<'_>, phrase: &Range<usize>) -> bool {
    let known = |at: usize| reading.text.is(at, "the") || reading.text.is(at, "all");
    known(phrase.start) || phrase.start.checked_sub(1).is_some_and(known)
}

/// `joined the march`.
fn joins_event(reading: &Reading<'_>, after: usize) -> bool {
    let object = reading.object(after).map(|index| &reading.mentions.list()[index]);
    object.is_some_and(|mention| mention.kind == MentionKind::Event)
}

/// Whether people are counted, or nothing shows that they are not.
fn is_human(reading: &Reading<'_>, figure: &Figure) -> bool {
    let Some(head) = figure.head else { return true };
    let profile = reading.text.lexicon().words.profile(reading.text.id(head));
    let other =
        matches!(profile.noun, Noun::Place | Noun::Building | Noun::Vehicle | Noun::Time | Noun::Animal);
    reading.tag(head) == Tag::Name || !other && !is_attack_noun(reading, figure)
}

/// `fled their homes`.
fn is_exodus(reading: &Reading<'_>, after: usize) -> bool {
    (after..after + 3).any(|at| reading.text.is_class(at, WordClass::Home))
}

fn is_attack_noun(reading: &Reading<'_>, figure: &Figure) -> bool {
    let Some(head) = figure.head else { return false };
    let words = &reading.text.lexicon().words;
    let kind = reading.mentions.at(head).map(|mention| mention.kind);
    let happening = words.events.get(words.profile(reading.text.id(head)).lemma);
    let peaceful = matches!(happening, Some(Happening::Other | Happening::Disaster));
    kind == Some(MentionKind::Event) && !peaceful
}

/// `12 people are missing`, `12 are in custody`: a state behind a form of "be".
fn by_predicate(reading: &Reading<'_>, figure: &Figure, phrase: &Range<usize>) -> Option<Draft> {
    let end = reading.sentence(phrase.start).end;
    let homeless = phrase.clone().find(|&at| cue(reading, at) == Some(FrameCue::Homeless));
    let behind = (phrase.end..end.min(phrase.end + 6))
        .take_while(|&at| !matches!(reading.tag(at), Tag::Mark | Tag::Conjunction))
        .find(|&at| {
            matches!(cue(reading, at), Some(FrameCue::Missing | FrameCue::Detained | FrameCue::Homeless))
        });
    let at = behind.or(homeless)?;
    let be = |at: usize| matches!(reading.function(at), Function::Be | Function::NegatedBe);
    let left = cue(reading, at) == Some(FrameCue::Homeless) && at <= phrase.end;
    if !left && !(phrase.end..at).any(|at| be(at) || matches!(reading.verb(at), Some((_, VerbFrame::Remain))))
    {
        return None;
    }
    let (rule, attribute) = match cue(reading, at)? {
        FrameCue::Missing => ("missing", Attribute::Missing),
        FrameCue::Homeless => ("homeless", Attribute::Displaced),
        _ => ("in custody", Attribute::Detained),
    };
    let tokens = phrase.start..phrase.end.max(at + 1);
    let about = About::Story { at, words: tokens.clone() };
    let remains =
        |at: usize| matches!(reading.verb(at), Some((_, VerbFrame::Remain))) || reading.text.is(at, "still");
    let left = attribute == Attribute::Detained && (phrase.end..at).any(remains);
    let draft = Draft::new(rule, about, attribute, Value::Quantity(figure.quantity.clone()), tokens, at);
    Some(if left { draft.with_move("remaining") } else { draft })
}

/// `the arrest of 12 people`, `home to 10 million`, `a strength of 3,000`.
fn by_leading_noun(reading: &Reading<'_>, figure: &Figure, phrase: &Range<usize>) -> Option<Draft> {
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
fn by_noun(reading: &Reading<'_>, figure: &Figure, phrase: &Range<usize>) -> Option<Draft> {
    let head = figure.head?;
    let value = Value::Quantity(figure.quantity.clone());
    let noun = lemma(reading.text, head);
    let profile = reading.text.lexicon().words.profile(reading.text.id(head));
    if is_attack_noun(reading, figure) && profile.noun != Noun::Person {
        let agent = doer(reading, phrase);
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
    if is_incidental(reading, figure, phrase) {
        return None;
    }
    let about = About::Topic(topic(reading, phrase));
    Some(Draft::new("counted noun", about, Attribute::Count(noun), value, phrase.clone(), head))
}

/// `Five meetings were held`: what is held and is no prisoner.
fn is_held(reading: &Reading<'_>, figure: &Figure, verb: usize) -> bool {
    let head = figure.head.filter(|_| reading.text.is_class(verb, WordClass::Taking));
    head.is_some_and(|head| {
        let profile = reading.text.lexicon().words.profile(reading.text.id(head));
        profile.noun == Noun::Group || reading.happening_at(head).is_some()
    })
}

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

/// Who did what is counted: the subject of the sentence's verb before it.
fn doer(reading: &Reading<'_>, phrase: &Range<usize>) -> Option<usize> {
    let clause = reading.clause(phrase.start);
    let verb = (clause.start..phrase.start)
        .rev()
        .find(|&at| reading.tag(at) == Tag::Verb || reading.function(at) == Function::Be)?;
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

/// `350,000 from Tajikistan`: a figure without a noun takes the one of the figure before it in its sentence.
fn elliptic(reading: &Reading<'_>, at: usize, phrase: &Range<usize>) -> Option<Draft> {
    let figure = &reading.figures[at];
    let follows =
        reading.tag(figure.tokens.end) == Tag::Preposition || reading.text.is(figure.tokens.end, "others");
    let before = reading.figures[..at].last().filter(|before| {
        before.head.is_some()
            && before.quantity.kind == QuantityKind::Count
            && reading.text.sentence_of(before.tokens.start) == reading.text.sentence_of(figure.tokens.start)
    });
    let pronoun = reading.text.is_class(figure.tokens.end + 1, WordClass::ObjectPronoun)
        || figure.tokens.start.checked_sub(1).is_some_and(|at| reading.tag(at) == Tag::Negation);
    let head = before.and_then(|before| before.head).filter(|_| follows && !pronoun)?;
    let about = About::Topic(topic(reading, phrase));
    let value = Value::Quantity(figure.quantity.clone());
    Some(Draft::new(
        "counted noun, left out",
        about,
        Attribute::Count(lemma(reading.text, head)),
        value,
        phrase.clone(),
        figure.tokens.start,
    ))
}

/// What narrows the count: the modifiers of the noun, and the noun itself where the attribute does not say it.
fn scope(
    reading: &Reading<'_>,
    figure: &Figure,
    phrase: &Range<usize>,
    attribute: &Attribute,
) -> Vec<String> {
    let mut scope: Vec<String> = phrase
        .clone()
        .filter(|at| !figure.tokens.contains(at))
        .filter(|&at| matches!(reading.tag(at), Tag::Name | Tag::Adjective | Tag::Noun))
        .filter(|&at| reading.function(at) != Function::Quantifier && !reading.is_date(at))
        .filter(|&at| !reading.text.is_class(at, WordClass::Fired))
        .map(|at| lemma(reading.text, at))
        .filter(|word| !is_plain(reading, word))
        .collect();
    if let Attribute::Count(noun) = attribute {
        scope.retain(|word| word != noun);
    }
    if *attribute == Attribute::Attacks {
        scope.retain(|word| word != "attack");
    }
    scope.sort();
    scope.dedup();
    scope
}

/// Nouns for people that narrow nothing.
fn is_plain(reading: &Reading<'_>, word: &str) -> bool {
    let lexicon = reading.text.lexicon();
    lexicon.classes.has(lexicon.word(word), WordClass::PlainPerson)
}

/// The cue that starts at a token.
pub(super) fn cue(reading: &Reading<'_>, at: usize) -> Option<FrameCue> {
    reading.cue(at).map(|(_, cue)| cue)
}
