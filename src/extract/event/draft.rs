//! Harms and accusations as drafts of claims.

use std::collections::BTreeMap;
use std::ops::Range;

use super::fate;
use super::harm::{Harm, HarmKind};
use super::kin;
use super::listed::Listed;
use super::model::Responsibility;
use super::perpetrator::{Accusation, BLAMED, NEAR, SUSPECTED};
use super::read::Events;
use super::victims::{Beside, Share, Victims};
use crate::claim::{Attribute, Certainty, Qualifiers};
use crate::extract::frame::{About, Draft};
use crate::extract::mention::{Mentions, Tag, lemma};
use crate::extract::voice::Mood;
use crate::lexicon::WordClass;
use crate::text::Text;
use crate::value::{Entity, Value};

/// The drafts of what the events of a text count and whom they name.
pub(crate) fn drafts(text: &Text<'_>, mentions: &Mentions, events: &Events) -> Vec<Draft> {
    let most = most(events);
    let families = kin::families(text, mentions, events.harms());
    let read = Read { text, mentions, families };
    let harms = events.harms().iter().flat_map(|harm| of_harm(&read, harm, &most));
    let stated = events.accusations().iter().filter(|(accusation, _)| accusation.rule != NEAR);
    let accused = stated.map(|(accusation, _)| of_accusation(accusation));
    let fates = events.harms().iter().flat_map(|harm| fate::drafts(text, mentions, harm));
    harms.chain(accused).chain(fates).collect()
}

/// The draft that somebody did it, claims it or denies it.
pub(super) fn of_accusation(accusation: &Accusation) -> Draft {
    let entity = Entity { name: accusation.name.clone(), key: String::new() };
    let tokens = accusation.statement.clone();
    let at = accusation.cue;
    let about = About::Event { at, words: tokens.clone() };
    let value = Value::Entity(entity);
    let draft = Draft::new(accusation.rule, about, accusation.attribute(), value, tokens, at);
    Draft { certainty: suspected(accusation), ..draft }
}

/// How surely somebody is named by those who only suspect it; an official who tells of a deed accuses nobody.
fn suspected(accusation: &Accusation) -> Option<Certainty> {
    let accused = matches!(accusation.rule, SUSPECTED | BLAMED);
    match accusation.certainty {
        Responsibility::Suspected | Responsibility::SuspectedByAuthorities => {
            accused.then_some(Certainty::Alleged)
        }
        Responsibility::Possible => Some(Certainty::Believed),
        _ => None,
    }
}

/// By what happened to them: the greatest number of people that one statement counts.
fn most(events: &Events) -> BTreeMap<HarmKind, f64> {
    let mut most: BTreeMap<HarmKind, f64> = BTreeMap::new();
    for harm in events.harms().iter().filter(|harm| harm.mood == Mood::Real) {
        let counted = harm.victims.iter().filter(|victims| !victims.share.is_rate());
        for count in counted.filter_map(|victims| victims.quantity.best) {
            let known = most.entry(harm.kind).or_default();
            *known = known.max(count);
        }
    }
    most
}

/// `A guard and two drivers were killed`: three, where the text counts no more anywhere.
fn listed(read: &Read<'_, '_>, harm: &Harm, listed: &Listed) -> Option<Draft> {
    let Read { text, mentions, .. } = *read;
    let told = || harm.victims.iter().filter(|victims| victims.share != Share::Local);
    let start = told().map(|victims| victims.tokens.start).min()?;
    let end = told().map(|victims| victims.tokens.end).max()?;
    if is_cut_short(mentions, end..harm.cue) {
        return None;
    }
    let mut total = listed.total.clone();
    let span = text.span(start..end);
    span.of(text.source()).clone_into(&mut total.text);
    total.span = Some(span);
    let tokens = start.min(harm.cue)..end.max(harm.cue + 1);
    let about = About::Event { at: harm.cue, words: tokens.clone() };
    let draft = Draft::new(LISTED, about, attribute(harm.kind), Value::Quantity(total), tokens, harm.cue);
    Some(draft.with_scope(listed.scope.iter().map(|&part| part.to_owned()).collect()))
}

/// `a priest, a nun | and four farm hands | were killed`: whether a list goes on with a figure of people whom no rule
/// reads, so that those before are not all.
fn is_cut_short(mentions: &Mentions, behind: Range<usize>) -> bool {
    // "Ann Roe, 36, and Tom Roe, 5": a number with no noun behind it is an age
    let noun = |at: usize| matches!(mentions.tag(at), Tag::Noun | Tag::Adjective);
    let counts = |at: usize| {
        mentions.tag(at) == Tag::Number && mentions.tag(at - 1) == Tag::Conjunction && noun(at + 1)
    };
    behind.len() < TAIL && behind.into_iter().skip(1).any(counts)
}

/// `and some | four workers of a farm in the northern hills` is so long.
const TAIL: usize = 14;

/// The list of a statement, where no statement of the text counts as many.
fn list_of(harm: &Harm, most: &BTreeMap<HarmKind, f64>) -> Option<Listed> {
    let listed = Listed::of(harm)?;
    let all = listed.total.best?;
    most.get(&harm.kind).is_none_or(|&most| most < all).then_some(listed)
}

/// The rule of a number that is the sum of a list.
const LISTED: &str = "listed";

fn attribute(kind: HarmKind) -> Attribute {
    match kind {
        HarmKind::Killed => Attribute::Killed,
        HarmKind::Injured => Attribute::Injured,
        HarmKind::Struck | HarmKind::Either => Attribute::KilledOrInjured,
    }
}

/// The people whom a statement counts, each for itself, and all that it lists.
fn of_harm(read: &Read<'_, '_>, harm: &Harm, most: &BTreeMap<HarmKind, f64>) -> Vec<Draft> {
    let list = list_of(harm, most);
    let most = most.get(&harm.kind).copied();
    let each = (0..harm.victims.len()).map(|index| of_victims(read, harm, index, (most, list.as_ref())));
    each.chain(list.as_ref().and_then(|list| listed(read, harm, list))).collect()
}

/// A text with its mentions.
struct Read<'r, 't> {
    text: &'r Text<'t>,
    mentions: &'r Mentions,
    /// Of how many people it tells whose kin suffered.
    families: usize,
}

fn of_victims(
    read: &Read<'_, '_>,
    harm: &Harm,
    index: usize,
    beside: (Option<f64>, Option<&Listed>),
) -> Draft {
    let victims = &harm.victims[index];
    let place = victims.place.clone().or_else(|| victims.scene.clone());
    Draft { place, ..counted(harm, victims).with_scope(scope(read, harm, index, beside)) }
}

/// The draft of the first whom a statement counts.
pub(super) fn of_whole(harm: &Harm) -> Option<Draft> {
    harm.victims.first().map(|victims| counted(harm, victims))
}

fn counted(harm: &Harm, victims: &Victims) -> Draft {
    let tokens = victims.tokens.start.min(harm.cue)..victims.tokens.end.max(harm.cue + 1);
    let about = About::Event { at: harm.cue, words: tokens.clone() };
    let value = Value::Quantity(victims.quantity.clone());
    Draft::new(harm.rule.name(), about, attribute(harm.kind), value, tokens, harm.cue)
}

/// The parts, the words for a single person or whose kin they are, and "others" where more are counted than before:
/// none of them is the whole. `A guard` is the whole where no statement of the text counts more.
fn scope(
    read: &Read<'_, '_>,
    harm: &Harm,
    index: usize,
    (most, list): (Option<f64>, Option<&Listed>),
) -> Vec<String> {
    let (text, mentions) = (read.text, read.mentions);
    let victims = &harm.victims[index];
    let wholes = harm.victims.iter().filter(|victims| victims.share == Share::Whole).count();
    let beside = if wholes > 1 { Beside::Others } else { Beside::Nobody };
    let parts = victims.narrowing(beside).map(str::to_owned);
    let described = victims.entity.is_some() || victims.is_person() && most > victims.quantity.best;
    let single = described.then(|| victims.quantity.text.to_lowercase());
    let others = (victims.further || victims.share == Share::Newly).then(|| Qualifiers::OTHERS.to_owned());
    let rate = match victims.share {
        Share::Rate(unit) => Some(format!("{}{}", Qualifiers::PER, lemma(text, unit).to_lowercase())),
        _ => None,
    };
    let place =
        victims.place.as_ref().filter(|_| victims.share == Share::Local).map(|place| place.to_lowercase());
    // "His wife was killed": the only one of whom the text tells is everyone
    let several = wholes > 1 || most > victims.quantity.best;
    // the kin of one family need no telling apart, where it is all that suffered
    let family: f64 = harm.victims.iter().filter_map(|victims| victims.quantity.best).sum();
    let families = read.families > 1 || most > Some(family);
    let of = kin::part_of(text, mentions, harm, index).filter(|_| several && families);
    let parts: Vec<String> = parts.collect();
    let unsaid = of.is_some() && (victims.is_person() || parts.is_empty());
    let single =
        if of.is_none() { single } else { unsaid.then(|| kin::relation(text, mentions, victims)).flatten() };
    let mut scope: Vec<String> =
        parts.into_iter().chain(single).chain(of).chain(others).chain(place).chain(rate).collect();
    let entry = list.is_some_and(|list| victims.share == Share::Whole && scope == list.scope);
    if entry || scope.is_empty() && victims.share == Share::Part {
        scope.push(noun(text, victims).unwrap_or_else(|| SOME.to_owned()));
    }
    scope.sort();
    scope
}

/// `three | Poles`: the word for those whom a list counts, which tells them from the others in it.
fn noun(text: &Text<'_>, victims: &Victims) -> Option<String> {
    let last = victims.tokens.end.checked_sub(1)?;
    let told = victims.quantity.noun.is_some() && !text.is_class(last, WordClass::PlainPerson);
    told.then(|| lemma(text, last).to_lowercase())
}

/// The scope of those of whom nothing is told but that others are counted with them.
const SOME: &str = "some";
