//! Frames of the court: what the accused pleaded, what the court found.
//!
//! ```text
//! plea    = person "pleaded" ["not"] "guilty"
//! verdict = person be ("convicted" | "acquitted") | court "found" person "guilty"
//! charge  = person be "charged with" charge
//! charges = "of" charge {("," | "and" | "but") ["not"] ["guilty"] ["of"] charge}
//! ```
//! Both answer whether somebody is guilty: who pleads not guilty, and who is acquitted, is denied to be.

use std::ops::Range;

use super::verb::may_be_person;
use super::{About, Draft, Reading};
use crate::claim::Attribute;
use crate::extract::mention::{MentionKind, Tag, lemma};
use crate::lexicon::{FrameCue, WordClass};
use crate::value::Value;

pub(super) fn read(reading: &Reading<'_>, at: usize, drafts: &mut Vec<Draft>) {
    if let Some((len, cue)) = reading.cue(at) {
        drafts.extend(by_cue(reading, at, len, cue).unwrap_or_default());
    }
}

fn by_cue(reading: &Reading<'_>, at: usize, len: usize, cue: FrameCue) -> Option<Vec<Draft>> {
    let (attribute, index, answer) = match cue {
        FrameCue::PleadedGuilty => (PLEA, reading.subject(at)?, Answer::Guilty),
        FrameCue::PleadedNotGuilty => (PLEA, reading.subject(at)?, Answer::NotGuilty),
        FrameCue::Convicted => (VERDICT, patient(reading, at, len)?, Answer::Guilty),
        FrameCue::Acquitted => (VERDICT, patient(reading, at, len)?, Answer::NotGuilty),
        FrameCue::Guilty => (VERDICT, found(reading, at)?, Answer::Guilty),
        FrameCue::Charged => return charged(reading, at, len),
        _ => return None,
    };
    let mention = &reading.mentions.list()[index];
    if !may_be_person(reading.mentions.entity(mention.entity)) || mention.plural {
        return None;
    }
    let whole = mention.tokens.start.min(at)..mention.tokens.end.max(at + len);
    let whole = if whole.len() > LONGEST { at..at + len } else { whole };
    let draft = |(charge, tokens, answer): Charged| {
        let value = Value::Text { text: "guilty".to_owned() };
        let attribute = Attribute::Other(attribute.to_owned());
        let draft = Draft::new("guilt", About::Mention(index), attribute, value, tokens, at);
        let denied = answer == Answer::NotGuilty;
        Draft { denied, ..draft }.with_scope(charge.into_iter().collect())
    };
    Some(charges(reading, whole, at + len, answer).into_iter().map(draft).collect())
}

/// `was charged with | murder and arson`, `was indicted on two counts of | murder`: what somebody is accused
/// of in court.
fn charged(reading: &Reading<'_>, at: usize, len: usize) -> Option<Vec<Draft>> {
    let be = at.checked_sub(1).is_some_and(|before| reading.tag(before) == Tag::Auxiliary);
    let index = reading.subject(at).filter(|_| be && reading.is_passive(at, 1))?;
    let mention = &reading.mentions.list()[index];
    if !may_be_person(reading.mentions.entity(mention.entity)) || mention.plural {
        return None;
    }
    let after = at + len;
    let counts = (after..after + COUNTS).find(|&of| reading.text.is(of, "of"));
    let from =
        counts.filter(|&of| (after..of).all(|at| reading.text.word(at) != ",")).map_or(after, |of| of + 1);
    let (charge, mut end) = named_charge(reading, from).or_else(|| named_charge(reading, after))?;
    let mut found = vec![(charge, end)];
    while let Some((Some(Answer::Guilty), charge, stop)) = further_charge(reading, end, Answer::Guilty) {
        found.push((charge, stop));
        end = stop;
    }
    let near = mention.tokens.start < at && at - mention.tokens.start < LONGEST;
    let start = if near { mention.tokens.start } else { at };
    let draft = |(charge, end): (String, usize)| {
        let value = Value::Text { text: CHARGED.to_owned() };
        let attribute = Attribute::Other(ACCUSED.to_owned());
        let about = About::Mention(index);
        Draft::new("charged", about, attribute, value, start..end, at).with_scope(vec![charge])
    };
    Some(found.into_iter().map(draft).collect())
}

/// `two counts | of`
const COUNTS: usize = 4;

/// A charge, the words that answer it, and the answer.
type Charged = (Option<String>, Range<usize>, Answer);

/// What somebody answered, or a court for him.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    Guilty,
    NotGuilty,
}

/// Whether an attribute is one of those that only an accused has.
pub(crate) fn is_of_the_accused(attribute: &str) -> bool {
    matches!(attribute, PLEA | VERDICT | ACCUSED)
}

const ACCUSED: &str = "charge";
/// What a claim says of a charge that its scope names.
const CHARGED: &str = "charged";

const PLEA: &str = "plea";
const VERDICT: &str = "verdict";

/// A longer quote says more than the plea.
const LONGEST: usize = 16;

/// The charges behind a verdict, each with the answer to it: `of | fraud and theft but not of bribery`. One without a
/// name where none is told.
fn charges(reading: &Reading<'_>, whole: Range<usize>, after: usize, answer: Answer) -> Vec<Charged> {
    let start = whole.start;
    let Some((charge, mut end)) = first_charge(reading, after) else {
        let cleared_of_some = answer == Answer::NotGuilty && is_of_some_counts(reading, after);
        return if cleared_of_some { Vec::new() } else { vec![(None, whole, answer)] };
    };
    let mut charges = vec![(Some(charge), whole, answer)];
    let mut answer = answer;
    while let Some((next, charge, stop)) = further_charge(reading, end, answer) {
        let tokens = if stop - start > LONGEST { end..stop } else { start..stop };
        charges.extend(next.map(|next| (Some(charge), tokens, next)));
        answer = next.unwrap_or(answer);
        end = stop;
    }
    charges
}

/// `acquitted of | two others`, `cleared of | the other counts`: who is may be guilty of the rest.
fn is_of_some_counts(reading: &Reading<'_>, after: usize) -> bool {
    let from = if is_of(reading, after) { after + 1 } else { after };
    // "of all five counts", "of both charges", "of the charges" is of all of them
    let figures = reading.figures;
    let figure = figures.get(figures.partition_point(|figure| figure.tokens.start < from));
    let counted = figure.is_some_and(|figure| figure.tokens.start == from);
    let others = reading.mentions.at(from).is_some_and(|mention| {
        mention.plural && mention.tokens.clone().any(|at| reading.text.is_class(at, WordClass::Further))
    });
    from.checked_sub(1).is_some_and(|of| is_of(reading, of)) && (counted || others)
}

/// `of | fraud`, `to two counts of | murder`: what the answer is for, and where it ends.
fn first_charge(reading: &Reading<'_>, after: usize) -> Option<(String, usize)> {
    let end = reading.clause(after).end.min(after + CHARGE);
    let joined = |at: usize| reading.tag(at) == Tag::Conjunction || reading.text.word(at) == ",";
    let own = (after..end).take_while(|&at| !reading.is_date(at) && !joined(at));
    let last = own.filter(|&at| is_of(reading, at)).last();
    let of_own = is_of(reading, after.wrapping_sub(1)).then_some(after - 1);
    named_charge(reading, last.or(of_own)? + 1)
}

/// `and | theft`, `but not of | bribery`, `and not guilty of | bribery`: the answer, the charge and where it ends; no
/// answer where who is not cleared need not be guilty.
fn further_charge(
    reading: &Reading<'_>,
    end: usize,
    answer: Answer,
) -> Option<(Option<Answer>, String, usize)> {
    let joins = |at: usize| {
        let tag = reading.tag(at);
        let guilty = matches!(reading.cue(at), Some((1, FrameCue::Guilty)));
        matches!(tag, Tag::Conjunction | Tag::Negation) || guilty || reading.text.word(at) == ","
    };
    let stop = (end..end + JOINT).find(|&at| !joins(at)).filter(|&at| at > end)?;
    let has = |is: &dyn Fn(usize) -> bool| (end..stop).any(is);
    let negated = has(&|at| reading.tag(at) == Tag::Negation);
    let again = has(&|at| matches!(reading.cue(at), Some((1, FrameCue::Guilty))));
    let next = match (again, negated) {
        (true, false) => Some(Answer::Guilty),
        (_, true) => (again || answer == Answer::Guilty).then_some(Answer::NotGuilty),
        (false, false) => Some(answer),
    };
    let from = if is_of(reading, stop) { stop + 1 } else { stop };
    let (charge, end) = named_charge(reading, from)?;
    let goes_on = matches!(reading.tag(end), Tag::Verb | Tag::Auxiliary);
    (!goes_on).then_some((next, charge, end))
}

/// The charge that a phrase names, and where it ends: no person, no body, no count.
fn named_charge(reading: &Reading<'_>, at: usize) -> Option<(String, usize)> {
    let mention = reading.mentions.at(at).filter(|mention| !mention.named && !mention.plural)?;
    let thing = matches!(mention.kind, MentionKind::Other | MentionKind::Event);
    thing.then(|| (lemma(reading.text, mention.head), mention.tokens.end))
}

fn is_of(reading: &Reading<'_>, at: usize) -> bool {
    ["of", "to"].iter().any(|word| reading.text.is(at, word))
}

/// A charge is named within so many tokens behind its verdict.
const CHARGE: usize = 7;

/// `, but | not guilty of`: so many words join two charges.
const JOINT: usize = 5;

fn patient(reading: &Reading<'_>, at: usize, len: usize) -> Option<usize> {
    let object = || if reading.is_passive(at, len) { None } else { reading.object(at + len) };
    // "was cleared of laundering but | convicted of bribery"
    object().or_else(|| reading.subject(at))
}

/// `found Ada Holm | guilty`.
fn found(reading: &Reading<'_>, guilty: usize) -> Option<usize> {
    let index = reading.mentions.index_at(guilty.checked_sub(1)?)?;
    let verb = reading.mentions.list()[index].tokens.start.checked_sub(1)?;
    let finds = reading.tag(verb) == Tag::Verb && reading.text.is(verb, "found");
    finds.then_some(index)
}
