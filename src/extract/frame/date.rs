//! When things happened: each date with the happening it dates.
//!
//! A date dates the event noun it stands in ("Friday's shooting") or behind ("the bombing in Iran in January"), or
//! else the verb of its clause.

use std::ops::Range;

use super::verb::behind_comma;
use super::{About, Draft, Reading};
use crate::claim::Attribute;
use crate::extract::mention::{Mention, MentionKind, Tag};
use crate::extract::slated::is_slated;
use crate::extract::verdict::is_day_of_verdict;
use crate::extract::{record, recount};
use crate::lexicon::{Forms, Happening, VerbFrame, WordClass};
use crate::value::date::{DateBound, DateMention, DatePrecision};
use crate::value::{DateRange, Quantity, QuantityKind, Value};

pub(super) fn read(reading: &Reading<'_>, drafts: &mut Vec<Draft>) {
    for date in reading.dates {
        let start = date.tokens().start;
        if reading.is_fresh(start) {
            drafts.extend(draft(reading, date));
            drafts.extend(length(reading, date));
            drafts.extend(came_to_power(reading, date));
        }
    }
}

fn draft(reading: &Reading<'_>, date: &DateMention) -> Option<Draft> {
    let range = date.admitted()?;
    let tokens = date.tokens();
    if record::is_date_of_record(reading.text, tokens.start)
        || is_of_another_day(reading, date)
        || is_of_a_life(reading, &tokens)
    {
        return None;
    }
    let value = Value::Date(range);
    if let Some(head) = event_of(reading, &tokens) {
        let words = reading.mentions.at(head).map_or(head..head + 1, |mention| mention.tokens.clone());
        let inside = words.contains(&(tokens.end - 1));
        if inside && matches!(date.bound(), DateBound::Before | DateBound::After) {
            return None;
        }
        let span = tokens.start.min(words.start)..tokens.end.max(head + 1);
        return Some(Draft::new(
            "event dated",
            About::Event { at: head, words },
            Attribute::Date,
            value,
            span,
            head,
        ));
    }
    if recount::is_day_of_count(reading.text, reading.mentions, &tokens) {
        return None;
    }
    let verb = verb_of(reading, &tokens)?;
    let span = tokens.start.min(verb)..tokens.end.max(verb + 1);
    let (attribute, about) = of_verb(reading, verb, date);
    let value = starting(reading, date, verb).map_or(value, Value::Date);
    Some(Draft::new("clause dated", about, attribute, value, span, verb))
}

/// `will apply | as of Monday`, `takes effect | as of 1 July`: the day on which a rule begins to hold; what is counted
/// as of a day is so until then.
fn starting(reading: &Reading<'_>, date: &DateMention, verb: usize) -> Option<DateRange> {
    let tokens = date.tokens();
    let near = tokens.start.saturating_sub(AS_OF)..tokens.start + AS_OF;
    let as_of = near.into_iter().any(|at| reading.text.is(at, "as") && reading.text.is(at + 1, "of"));
    let mut words = verb..tokens.start;
    let applies = words.any(|at| reading.text.is_class(at, WordClass::Applying));
    let past = reading.forms(verb).has(Forms::PAST);
    let day = date.precision() == DatePrecision::Day && date.bound() == DateBound::OnOrBefore;
    let range = date.range().filter(|_| as_of && applies && !past && day)?;
    Some(DateRange { earliest: range.latest, ..range })
}

/// `as of | Monday`: so near its date stands "as".
const AS_OF: usize = 2;

/// `Ada Holm (born 3 April 1986)`, `Ada Holm (1921–2009)`: dates in brackets behind somebody are of his life.
fn is_of_a_life(reading: &Reading<'_>, date: &Range<usize>) -> bool {
    let near = date.start.saturating_sub(BORN)..date.start;
    let bracket = near.rev().find(|&at| matches!(reading.text.mark(at), Some('(' | ')')));
    let open = bracket.filter(|&at| reading.text.mark(at) == Some('('));
    let harmed = |open: &usize| {
        (*open..date.start).any(|at| reading.text.opens(at, &reading.text.lexicon().events.harm))
    };
    let open = open.filter(|open| !harmed(open));
    let somebody = open.and_then(|open| open.checked_sub(1)).and_then(|at| reading.mentions.at(at));
    somebody.is_some_and(|somebody| somebody.kind == MentionKind::Person)
}

/// `(born in Oslo on | 3 April 1986`
const BORN: usize = 5;

/// Whether what a date stands with did not happen on it, or only its verdict did.
fn is_of_another_day(reading: &Reading<'_>, date: &DateMention) -> bool {
    let tokens = date.tokens();
    let on = date.bound() == DateBound::On;
    on && is_slated(reading.text, reading.mentions, &tokens)
        || is_day_of_verdict(reading.text, reading.mentions, &tokens)
}

/// `took power in August 2021`: since when somebody governs, beside the day of the taking; not `took control of a dam`.
fn came_to_power(reading: &Reading<'_>, date: &DateMention) -> Option<Draft> {
    let range = date.admitted().filter(|_| date.bound() == DateBound::On)?;
    let tokens = date.tokens();
    let verb = verb_of(reading, &tokens)?;
    let (len, _) = reading.verb(verb).filter(|(_, frame)| *frame == VerbFrame::Power)?;
    let whose = reading.subject(verb).filter(|_| !reading.text.is(verb + len, "of"))?;
    let span = tokens.start.min(verb)..tokens.end.max(verb + 1);
    let about = About::Mention(whose);
    Some(Draft::new("came to power", about, Attribute::Appointed, Value::Date(range), span, verb))
}

/// `for the past two years`: a length of time beside the dates.
fn length(reading: &Reading<'_>, date: &DateMention) -> Option<Draft> {
    let amount = date.amount().filter(|_| date.precision() == DatePrecision::Stretch)?;
    let tokens = date.tokens();
    let quantity = Quantity {
        kind: QuantityKind::Duration,
        low: Some(amount.low),
        high: Some(amount.high),
        best: amount.exact(),
        unit: Some(amount.unit.to_owned()),
        text: reading.text.span(tokens.clone()).of(reading.text.source()).to_owned(),
        span: Some(date.span()),
        ..Quantity::count(0)
    };
    let verb = verb_of(reading, &tokens)?;
    let about = About::Event { at: verb, words: happening(reading, verb, &tokens) };
    let lasts = tokens.start.checked_sub(1).is_some_and(|at| reading.text.is(at, "for"))
        || reading.text.is(tokens.start, "for");
    lasts.then(|| {
        Draft::new("for a time", about, Attribute::Duration, Value::Quantity(quantity), tokens, verb)
    })
}

/// The head of the event noun that holds the date or stands before it over phrases of place.
fn event_of(reading: &Reading<'_>, date: &Range<usize>) -> Option<usize> {
    if let Some(mention) = reading.mentions.at(date.start).or_else(|| reading.mentions.at(date.end)) {
        let touches = mention.tokens.contains(&date.start) || mention.tokens.start <= date.end;
        // "said on Monday | a bomb went off"
        let said = || recount::is_day_of_saying(reading.text, reading.mentions, date);
        let touches =
            touches && (mention.tokens.start < date.end || !said()) && !is_of_later(reading, date, mention);
        if touches
            && mention.kind == MentionKind::Event
            && mention.tokens.start <= date.end
            && mention.head >= date.start
        {
            return Some(mention.head);
        }
    }
    let mut at = date.start;
    for _ in 0..4 {
        let before = at.checked_sub(1)?;
        match reading.tag(before) {
            Tag::Preposition => at = before,
            Tag::Mark if reading.text.word(before) == "," => return None,
            Tag::Verb | Tag::Auxiliary | Tag::Mark => return None,
            _ => {
                let mention = reading.mentions.at(before)?;
                if mention.kind == MentionKind::Event {
                    return Some(mention.head);
                }
                at = mention.tokens.start;
            }
        }
    }
    None
}

/// `on Friday | following Thursday's bombing`: what happened has a day of its own between the date and its noun.
fn is_of_later(reading: &Reading<'_>, date: &Range<usize>, mention: &Mention) -> bool {
    let joined = matches!(
        reading.tag(date.end),
        Tag::Conjunction | Tag::Mark | Tag::Preposition | Tag::Genitive | Tag::To
    );
    !joined && reading.dates_in(date.end..mention.head).next().is_some()
}

/// The verb of the date's clause: the nearest before it, or the first behind it.
fn verb_of(reading: &Reading<'_>, date: &Range<usize>) -> Option<usize> {
    let clause = reading.clause(date.start);
    let is_verb = |at: &usize| reading.tag(*at) == Tag::Verb;
    let before = (clause.start..date.start).rev().find(is_verb);
    let sentence = reading.sentence(date.start);
    before
        .or_else(|| (date.end..sentence.end).find(is_verb))
        .or_else(|| (sentence.start..date.start).rev().find(is_verb))
}

/// Whether a verb tells of the event of its sentence: by its own meaning, or as what an event does. The day of a
/// telling or an arrest is not the day of what is told or of what the arrest is for.
fn tells_of_event(reading: &Reading<'_>, verb: usize, date: &DateMention) -> bool {
    let words = &reading.text.lexicon().events;
    let happens =
        reading.text.longest(&words.verbs, verb).is_some_and(|(_, kind)| *kind != Happening::Arrest);
    // "The toll of last Thursday's attack rose after two died over the weekend": a later death dates no event.
    let first =
        reading.dates_in(reading.sentence(verb)).next().is_some_and(|first| first.span() == date.span());
    let harms = first && reading.text.longest(&words.harm, verb).is_some() && !is_of_somebody(reading, verb);
    happens || harms || event_of_subject(reading, verb).is_some()
}

/// `the widow of Ole Lund, who | died | in 2010, was arrested`: the death of somebody told of beside the event.
fn is_of_somebody(reading: &Reading<'_>, verb: usize) -> bool {
    let who = reading.mentions.group_before(verb).start.checked_sub(1);
    let comma = who.filter(|&who| reading.tag(who) == Tag::Relative).and_then(|who| who.checked_sub(1));
    let last = comma.filter(|&comma| reading.text.word(comma) == ",").and_then(|comma| comma.checked_sub(1));
    let named = last.and_then(|last| reading.mentions.at(last)).filter(|name| name.named);
    let of = named.and_then(|name| name.tokens.start.checked_sub(1));
    of.is_some_and(|of| reading.text.is(of, "of"))
}

/// `the | agreement brokered in 2020`: the noun for what happened that is a verb's subject.
fn event_of_subject(reading: &Reading<'_>, verb: usize) -> Option<usize> {
    let subject = &reading.mentions.list()[reading.subject(verb)?];
    (subject.kind == MentionKind::Event).then_some(subject.head)
}

fn of_verb(reading: &Reading<'_>, verb: usize, date: &DateMention) -> (Attribute, About) {
    let words = happening(reading, verb, &date.tokens());
    let event = if tells_of_event(reading, verb, date) {
        About::Event { at: event_of_subject(reading, verb).unwrap_or(verb), words }
    } else {
        About::Happening { at: verb, words }
    };
    // "the bridge | dates | from 1958"
    if reading.text.is_class(verb, WordClass::Dating) && date.tokens().start <= verb + DATING {
        let thing =
            reading.subject(verb).filter(|&index| reading.mentions.list()[index].kind != MentionKind::Person);
        if let Some(index) = thing {
            return (Attribute::Founded, About::Mention(before_place(reading, index)));
        }
    }
    if date.bound() != DateBound::On {
        return (Attribute::Date, event);
    }
    let subject = |passive: bool, len: usize| {
        if passive {
            reading.subject(verb).or_else(|| behind_comma(reading, verb))
        } else {
            reading.object(verb + len)
        }
    };
    match reading.verb(verb) {
        Some((len, VerbFrame::Found)) if subject(reading.is_passive(verb, len), len).is_some() => {
            let body = subject(reading.is_passive(verb, len), len);
            let body = body.map_or(event, |index| About::Mention(before_place(reading, index)));
            (Attribute::Founded, body)
        }
        Some((len, VerbFrame::Appoint)) => {
            let whom = subject(reading.is_passive(verb, len), len)
                .filter(|whom| is_given_a_post(reading, verb, *whom));
            whom.map_or((Attribute::Date, event), |whom| (Attribute::Appointed, About::Mention(whom)))
        }
        Some((_, VerbFrame::Succeed)) => {
            let person = reading.subject(verb);
            (Attribute::Appointed, person.map_or(event, About::Mention))
        }
        _ => (Attribute::Date, event),
    }
}

/// `dates | back to | 1958`
const DATING: usize = 3;

/// `was | named | minister on Friday`; not `was named on Friday as Ann Roe`, `named the victim`, `named Ann Roe as the
/// driver`: there somebody is told by name.
fn is_given_a_post(reading: &Reading<'_>, verb: usize, whom: usize) -> bool {
    let tells =
        |at: usize| reading.text.is(at, "as") && matches!(reading.tag(at + 1), Tag::Name | Tag::Determiner);
    let described = reading.tag(reading.mentions.list()[whom].tokens.start) == Tag::Determiner;
    let told = described || (verb + 1..reading.clause(verb).end).any(tells);
    !reading.text.is_class(verb, WordClass::Naming) || !told
}

/// `the dam in | Orsk, built in 1987`: what stands before the place.
fn before_place(reading: &Reading<'_>, index: usize) -> usize {
    let place = &reading.mentions.list()[index];
    let of = place.tokens.start.checked_sub(1).filter(|&at| reading.tag(at) == Tag::Preposition);
    let outer = of.and_then(|of| of.checked_sub(1)).and_then(|at| reading.mentions.index_at(at));
    outer.filter(|_| place.kind == MentionKind::Place).unwrap_or(index)
}

/// The subject, the verb and its object: the words for what happened.
pub(in crate::extract) fn happening(reading: &Reading<'_>, verb: usize, date: &Range<usize>) -> Range<usize> {
    let clause = reading.clause(verb);
    let start = reading.subject(verb).map_or(verb, |index| reading.mentions.list()[index].tokens.start);
    let end = reading.object(verb + 1).map_or(verb + 1, |index| reading.mentions.list()[index].tokens.end);
    let (start, end) = (start.max(clause.start).min(verb), end.min(clause.end).max(verb + 1));
    if date.start >= start && date.start < end && date.start > verb { start..date.start } else { start..end }
}
