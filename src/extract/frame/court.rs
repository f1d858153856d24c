//! Frames of the court: what the accused pleaded, what the court found.
//!
//! ```text
//! plea    = person "pleaded" ["not"] "guilty"
//! verdict = person be ("convicted" | "acquitted") | court "found" person "guilty"
//! ```
//! Both answer whether somebody is guilty: who pleads not guilty, and who is acquitted, is denied to be.

use super::verb::may_be_person;
use super::{About, Draft, Reading};
use crate::claim::Attribute;
use crate::extract::mention::{Tag, lemma};
use crate::lexicon::FrameCue;
use crate::value::Value;

pub(super) fn read(reading: &Reading<'_>, at: usize, drafts: &mut Vec<Draft>) {
    if let Some((len, cue)) = reading.cue(at) {
        drafts.extend(by_cue(reading, at, len, cue));
    }
}

fn by_cue(reading: &Reading<'_>, at: usize, len: usize, cue: FrameCue) -> Option<Draft> {
    let (attribute, index, denied) = match cue {
        FrameCue::PleadedGuilty => (PLEA, reading.subject(at)?, false),
        FrameCue::PleadedNotGuilty => (PLEA, reading.subject(at)?, true),
        FrameCue::Convicted => (VERDICT, patient(reading, at, len)?, false),
        FrameCue::Acquitted => (VERDICT, patient(reading, at, len)?, true),
        FrameCue::Guilty => (VERDICT, found(reading, at)?, false),
        _ => return None,
    };
    let mention = &reading.mentions.list()[index];
    if !may_be_person(reading.mentions.entity(mention.entity)) || mention.plural {
        return None;
    }
    let tokens = mention.tokens.start.min(at)..mention.tokens.end.max(at + len);
    let tokens = if tokens.len() > LONGEST { at..at + len } else { tokens };
    let value = Value::Text { text: "guilty".to_owned() };
    let attribute = Attribute::Other(attribute.to_owned());
    let draft = Draft::new("guilt", About::Mention(index), attribute, value, tokens, at);
    let scope = charge(reading, at + len).into_iter().collect();
    Some(Draft { denied, ..draft }.with_scope(scope))
}

/// Whether an attribute is one of those that only an accused has.
pub(crate) fn is_of_the_accused(attribute: &str) -> bool {
    matches!(attribute, PLEA | VERDICT)
}

const PLEA: &str = "plea";
const VERDICT: &str = "verdict";

/// A longer quote says more than the plea.
const LONGEST: usize = 16;

/// `of | fraud`, `to two counts of | murder`: what the answer is for.
fn charge(reading: &Reading<'_>, after: usize) -> Option<String> {
    let end = reading.clause(after).end.min(after + 7);
    let of = |at: usize| ["of", "to"].iter().any(|word| reading.text.is(at, word));
    // "cleared of fraud but | found guilty of perjury"
    let other = |at: usize| reading.tag(at) == Tag::Conjunction && reading.tag(at + 1) == Tag::Verb;
    let own = (after..end).take_while(|&at| !reading.is_date(at) && !other(at));
    let last = own.filter(|&at| of(at)).last();
    let of_own = of(after.wrapping_sub(1)).then_some(after - 1);
    let mention = reading.mentions.at(last.or(of_own)? + 1).filter(|mention| !mention.named)?;
    (!mention.plural).then(|| lemma(reading.text, mention.head))
}

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
