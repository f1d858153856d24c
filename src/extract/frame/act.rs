//! What somebody did or suffered that is asked by yes or no: he resigned, she left the country, he was stabbed to
//! death.
//!
//! ```text
//! act = person verb-of-act              affirmed, or denied by its negation or by who denies it
//!     | person be verb-of-suffering | verb-of-suffering person
//! ```

use std::ops::Range;

use super::verb::is_person_named;
use super::{About, Draft, Reading, conjunct};
use crate::claim::Attribute;
use crate::extract::mention::Tag;
use crate::extract::voice::{Mood, mood};
use crate::lexicon::Function;
use crate::lexicon::acts::{Act, Side};
use crate::value::Value;

pub(super) fn read(reading: &Reading<'_>, at: usize, drafts: &mut Vec<Draft>) {
    if let Some((len, act)) = reading.text.longest(&reading.text.lexicon().acts, at) {
        drafts.extend(act_of(reading, at, len, act));
    }
}

fn act_of(reading: &Reading<'_>, at: usize, len: usize, act: &Act) -> Vec<Draft> {
    let subject = act.side == Side::Agent || reading.is_passive(at, len);
    let told = reading.tag(at) == Tag::Verb && !is_not_yet(reading, at) && !is_opinion(reading, at, len, act);
    let (nearest, side) = if subject {
        (reading.subject(at), conjunct::Side::Before)
    } else {
        (reading.object(at + len), conjunct::Side::Behind)
    };
    let all = nearest.filter(|_| told).map(|nearest| conjunct::of(reading, nearest, at, side));
    let named = all.unwrap_or_default().into_iter().filter(|&(index, _)| is_person_named(reading, index));
    let draft = |(index, standing)| {
        let draft = of_person(reading, index, at..at + len, act);
        Draft { denied: act.denied != (standing == conjunct::Standing::LeftOut), ..draft }
    };
    named.map(draft).collect()
}

/// `the minister | dismissed | as untrue a report`: what somebody says of a thing, and nothing that was done to him.
fn is_opinion(reading: &Reading<'_>, at: usize, len: usize, act: &Act) -> bool {
    let alone = at.checked_sub(1).is_none_or(|before| reading.tag(before) != Tag::Auxiliary);
    act.side == Side::Patient && alone && reading.text.is(at + len, "as")
}

fn of_person(reading: &Reading<'_>, index: usize, verb: Range<usize>, act: &Act) -> Draft {
    let mention = &reading.mentions.list()[index];
    let near = mention.tokens.start < verb.start && verb.start - mention.tokens.start < NEAR;
    let start = if near { mention.tokens.start } else { verb.start };
    let attribute = Attribute::Other(act.question.to_string());
    let value = Value::Text { text: act.answer.to_string() };
    let draft = Draft::new("act", About::Mention(index), attribute, value, start..verb.end, verb.start);
    Draft { asked: act.denied && is_to_come(reading, verb.start), ..draft }
}

/// `would | stay in office`, `will | stay on as`: who means to stay says that he does not go.
fn is_to_come(reading: &Reading<'_>, verb: usize) -> bool {
    let modal = verb.checked_sub(1).is_some_and(|at| reading.function(at) == Function::Modal);
    modal && mood(reading.text, reading.mentions, verb) == Mood::Unreal
}

/// `has not resigned`: what has not been done may still be done, and is no denial of what is told later.
fn is_not_yet(reading: &Reading<'_>, verb: usize) -> bool {
    let perfect = |at: usize| matches!(reading.function(at), Function::Have | Function::NegatedHave);
    let has = reading.mentions.group_before(verb).any(perfect);
    has && mood(reading.text, reading.mentions, verb) == Mood::Negated
}

/// A subject farther off is not quoted with its verb.
const NEAR: usize = 16;
