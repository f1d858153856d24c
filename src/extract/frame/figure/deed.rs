//! Those who did something and those to whom it was done, by their number.
//!
//! ```text
//! attackers = figure people verb-of-violence | verb-of-violence "by" figure people     four masked men robbed a bank
//! aboard    = figure people ("aboard" | "on board" | ("on" | "in") vessel) | vessel … "carrying" figure people
//! escaped   = figure inmates verb-of-escape                               23 prisoners broke out of a jail
//! sick      = figure people "fell ill" | "made" figure people "ill" | "infected" figure people
//!           | figure people be "infected" | figure "cases", where a sentence names an illness
//! ```

use std::ops::Range;

use super::whole::is_some_of;
use crate::claim::Attribute;
use crate::extract::frame::reading::Part;
use crate::extract::frame::{About, Draft, Reading};
use crate::extract::mention::Tag;
use crate::lexicon::natures::{Nature, Natures, Telling};
use crate::lexicon::{Function, Happening, Noun, VerbFrame, WordClass};
use crate::value::Value;
use crate::value::quantity::Figure;

/// Under what all are counted who did violence, be they called men, gunmen or robbers.
const ATTACKER: &str = "attacker";
/// Under what all are counted who fell ill.
const PATIENT: &str = "patient";

/// How many were in what sank or crashed.
pub(in crate::extract::frame) const ABOARD: &str = "aboard";

/// How many broke out of a prison.
const ESCAPED: &str = "escaped";

pub(super) fn read(reading: &Reading<'_>, figure: &Figure, phrase: &Range<usize>) -> Option<Draft> {
    let value = || Value::Quantity(figure.quantity.clone());
    let counted = |rule, about, attribute, at: usize| {
        let tokens = phrase.start.min(at)..phrase.end.max(at + 1);
        Draft::new(rule, about, attribute, value(), tokens, at)
    };
    if let Some(at) = violence(reading, figure, phrase) {
        let about = About::Event { at, words: phrase.start..at + 1 };
        return Some(counted("so many attackers", about, Attribute::Count(ATTACKER.to_owned()), at));
    }
    let vessel = aboard(reading, phrase).or_else(|| in_vessel(reading, figure, phrase));
    if let Some(at) = vessel.filter(|_| !is_some_of(reading, figure)) {
        let about = About::Story { at, words: phrase.clone() };
        return Some(counted("people aboard", about, Attribute::Other(ABOARD.to_owned()), at));
    }
    if let Some(at) = escape(reading, phrase) {
        let about = About::Story { at, words: phrase.start..at + 1 };
        return Some(counted("inmates who escaped", about, Attribute::Other(ESCAPED.to_owned()), at));
    }
    let at = sickness(reading, phrase).or_else(|| case(reading, figure))?;
    let about = About::Story { at, words: phrase.start.min(at)..phrase.end.max(at + 1) };
    Some(counted("fell ill", about, Attribute::Count(PATIENT.to_owned()), at))
}

/// Whether an attribute counts those who did it, however they are called.
pub(super) fn is_of_attackers(attribute: &Attribute) -> bool {
    matches!(attribute, Attribute::Count(noun) if noun == ATTACKER)
}

/// `four masked men | robbed`: the verb by which those counted are attackers.
fn violence(reading: &Reading<'_>, figure: &Figure, phrase: &Range<usize>) -> Option<usize> {
    let head = figure.head?;
    let person = reading.text.lexicon().words.profile(reading.text.id(head)).noun == Noun::Person;
    let active = || {
        let governed = reading.governed_range(phrase).filter(|governed| governed.role == Part::Agent)?;
        Some(governed.verb).filter(|&verb| verb >= phrase.end)
    };
    let verb = passive(reading, phrase).or_else(active).filter(|_| person)?;
    let kind = reading.text.longest(&reading.text.lexicon().events.verbs, verb).map(|(_, kind)| *kind)?;
    is_violent(kind).then_some(verb)
}

/// `was attacked by | 40 men`: the verb before "by".
fn passive(reading: &Reading<'_>, phrase: &Range<usize>) -> Option<usize> {
    let verb = phrase.start.checked_sub(2)?;
    let by = reading.text.is_class(verb + 1, WordClass::Agent) && reading.tag(verb) == Tag::Verb;
    by.then_some(verb)
}

fn is_violent(kind: Happening) -> bool {
    use Happening::{Arson, Attack, Bombing, Kidnapping, Robbery, Shooting};
    matches!(kind, Arson | Attack | Bombing | Kidnapping | Robbery | Shooting)
}

/// `23 inmates | escaped`, `32 prisoners | broke out`: the verb.
fn escape(reading: &Reading<'_>, phrase: &Range<usize>) -> Option<usize> {
    let inmates = reading.text.is_class(phrase.end.checked_sub(1)?, WordClass::Inmate);
    let group = |at: &usize| matches!(reading.tag(*at), Tag::Auxiliary | Tag::Adverb | Tag::Negation);
    let verb = (phrase.end..phrase.end + NEAR).find(|at| !group(at)).filter(|_| inmates)?;
    let negated = (phrase.end..verb).any(|at| reading.tag(at) == Tag::Negation);
    let flees = reading.text.longest(&reading.text.lexicon().verbs, verb);
    (!negated && matches!(flees, Some((_, VerbFrame::Flee)))).then_some(verb)
}

/// `31 people | aboard`, `210 passengers | on board the ferry`, `44 people | were on board`.
fn aboard(reading: &Reading<'_>, phrase: &Range<usize>) -> Option<usize> {
    let end = phrase.end + usize::from(reading.function(phrase.end) == Function::Be);
    let on = reading.tag(end) == Tag::Preposition && reading.text.is_class(end + 1, WordClass::Board);
    let aboard = reading.text.is_class(end, WordClass::Aboard);
    if on { Some(end + 1) } else { aboard.then_some(end) }
}

/// `181 people | on the crowded boat`, `a bus carrying | 44 pilgrims`: the word that says in what they were.
fn in_vessel(reading: &Reading<'_>, figure: &Figure, phrase: &Range<usize>) -> Option<usize> {
    let person = |head| reading.text.lexicon().words.profile(reading.text.id(head)).noun == Noun::Person;
    figure.head.filter(|&head| person(head))?;
    let is_vessel = |at: &usize| reading.text.is_class(*at, WordClass::Vessel);
    let is_be = |at: usize| reading.function(at) == Function::Be;
    let within = |at: usize| {
        let vessel = reading.mentions.at(at + 1).filter(|_| reading.text.is_class(at, WordClass::Inside))?;
        // "12 people on the train injured in the crash" are counted as those
        let harmed = reading.text.opens(vessel.tokens.end, &reading.text.lexicon().events.harm);
        Some(vessel.head).filter(|head| is_vessel(head) && !harmed)
    };
    // "there were 12 people in the bus", "12 people were in the bus", and not "12 people in the bus said"
    let led = phrase.start.checked_sub(1).is_some_and(is_be);
    let were = is_be(phrase.end);
    let carried = || {
        let verb =
            phrase.start.checked_sub(1).filter(|&at| reading.text.is_class(at, WordClass::Carrying))?;
        let before = reading.sentence(verb).start.max(verb.saturating_sub(CARRIER))..verb;
        before.rev().any(|at| is_vessel(&at)).then_some(verb)
    };
    let there = if led { within(phrase.end) } else { None };
    there.or_else(|| within(phrase.end + 1).filter(|_| were)).or_else(carried)
}

/// What carries people is named so many tokens at most before its verb: "a bus that was".
const CARRIER: usize = 5;

/// `120 pupils | fell ill`, `made 120 pupils | ill`: the word that says that they are ill.
fn sickness(reading: &Reading<'_>, phrase: &Range<usize>) -> Option<usize> {
    let ill = |at: usize| reading.text.is_class(at, WordClass::Ill);
    let making = phrase.start.checked_sub(1).is_some_and(|at| reading.text.is_class(at, WordClass::Making));
    if making && ill(phrase.end) {
        return Some(phrase.end);
    }
    let infects =
        |at: &usize| reading.text.is_class(*at, WordClass::Infecting) && reading.tag(*at) == Tag::Verb;
    if let Some(verb) = phrase.start.checked_sub(1).filter(infects) {
        return counts_people(reading, phrase).then_some(verb);
    }
    let near = phrase.end..phrase.end + NEAR;
    let group = |at: &usize| {
        matches!(reading.tag(*at), Tag::Auxiliary | Tag::Adverb | Tag::Verb)
            || reading.function(*at) == Function::Have
    };
    let at = near.clone().take_while(group).last().map_or(phrase.end, |at| at + 1);
    let turned = at > phrase.end && ill(at) && reading.text.is_class(at - 1, WordClass::Turning);
    let is_of_ill = |at: usize| {
        let infected = || reading.text.is_class(at, WordClass::Infecting) && reading.is_passive(at, 1);
        reading.text.is_class(at, WordClass::Sickened) || infected()
    };
    let sickened = || near.take_while(group).find(|&at| at > phrase.end && is_of_ill(at));
    if turned { Some(at) } else { sickened().filter(|_| counts_people(reading, phrase)) }
}

/// Whether the noun of a phrase is one for people: computers are infected too.
fn counts_people(reading: &Reading<'_>, phrase: &Range<usize>) -> bool {
    let head = phrase.end.checked_sub(1);
    head.is_some_and(|head| reading.text.lexicon().words.profile(reading.text.id(head)).noun == Noun::Person)
}

/// `1,210 | cases`, `310 | cases of cholera`: the noun, where its sentence or one just before names an illness near.
fn case(reading: &Reading<'_>, figure: &Figure) -> Option<usize> {
    let head = figure.head.filter(|&head| reading.text.is_class(head, WordClass::CaseOfIllness))?;
    let own = reading.text.sentence_of(head);
    let near = &reading.text.sentences()[own.saturating_sub(BEFORE)..=own];
    let first = near.first()?.tokens().start.max(head.saturating_sub(AWAY));
    let end = near.last()?.tokens().end.min(head + AWAY);
    (first..end).any(|at| names_illness(reading, at)).then_some(head)
}

/// So many sentences before its cases an illness is named.
const BEFORE: usize = 2;
/// So many tokens from its cases an illness is named: three sentences of the usual length have no more, and a table
/// without full stops is not looked through as a whole for each of its figures.
const AWAY: usize = 80;

fn names_illness(reading: &Reading<'_>, at: usize) -> bool {
    let told = reading.text.longest(&reading.text.lexicon().natures, at).map(|(_, telling)| *telling);
    matches!(told, Some(Telling::Names(natures) | Telling::Tells(natures)) if natures == ILLNESS)
}

const ILLNESS: Natures = Natures::of(&[Nature::Disease]);

/// Whether an attribute counts those who are ill, however they are called.
pub(super) fn is_of_patients(attribute: &Attribute) -> bool {
    matches!(attribute, Attribute::Count(noun) if noun == PATIENT)
}

/// Whether an attribute counts those who broke out of a prison, be they called inmates or prisoners.
pub(super) fn is_of_escapees(attribute: &Attribute) -> bool {
    matches!(attribute, Attribute::Other(name) if name == ESCAPED)
}

/// What narrows a count of the ill no further: "cases", the illness itself.
pub(super) fn tells_illness(reading: &Reading<'_>, at: usize) -> bool {
    reading.text.is_class(at, WordClass::CaseOfIllness) || names_illness(reading, at)
}

/// `have all fallen ill` has no more words.
const NEAR: usize = 5;
