//! What somebody did or suffered that is asked by yes or no: he resigned, she left the country, he was stabbed to death.
//!
//! ```text
//! act = person verb-of-act              affirmed, or denied by its negation or by who denies it
//!     | person be verb-of-suffering | verb-of-suffering person
//! ```

use super::verb::is_person_named;
use super::{About, Draft, Reading};
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

fn act_of(reading: &Reading<'_>, at: usize, len: usize, act: &Act) -> Option<Draft> {
    let passive = reading.is_passive(at, len);
    let index = match act.side {
        Side::Agent => reading.subject(at),
        Side::Patient if passive => reading.subject(at),
        Side::Patient => reading.object(at + len),
    };
    let told = reading.tag(at) == Tag::Verb && !is_not_yet(reading, at);
    let index = index.filter(|&index| told && is_person_named(reading, index))?;
    let mention = &reading.mentions.list()[index];
    let near = mention.tokens.start < at && at - mention.tokens.start < NEAR;
    let start = if near { mention.tokens.start } else { at };
    let attribute = Attribute::Other(act.question.to_string());
    let value = Value::Text { text: act.answer.to_string() };
    let draft = Draft::new("act", About::Mention(index), attribute, value, start..at + len, at);
    Some(Draft { denied: act.denied, ..draft })
}

/// `has not resigned`: what has not been done may still be done, and is no denial of what is told later.
fn is_not_yet(reading: &Reading<'_>, verb: usize) -> bool {
    let perfect = |at: usize| matches!(reading.function(at), Function::Have | Function::NegatedHave);
    let has = (verb.saturating_sub(GROUP)..verb).any(perfect);
    has && mood(reading.text, reading.mentions, verb) == Mood::Negated
}

/// `has still not been` has no more words.
const GROUP: usize = 4;

/// A subject farther off is not quoted with its verb.
const NEAR: usize = 16;
