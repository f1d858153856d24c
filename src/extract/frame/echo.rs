//! Who did or suffered the same, told by an auxiliary alone: `Ann Roe was not arrested, nor was Tom Hill`.
//!
//! ```text
//! echo = ("nor" | "neither" | "so" | "as") aux person [mark | conjunction]
//! ```
//! It says of the person what the last statement before it says of somebody: in the same words, "nor" and "neither"
//! what is denied, "so" and "as" what is affirmed.

use super::verb::is_person_named;
use super::{About, Draft, Reading};
use crate::claim::Attribute;
use crate::extract::mention::Tag;
use crate::extract::voice::{Mood, mood};
use crate::lexicon::WordClass;

/// What is echoed stands so near before it.
const NEAR: usize = 30;

/// What the echoes of a text say, by the statements they echo.
pub(super) fn drafts(reading: &Reading<'_>, known: &[Draft]) -> Vec<Draft> {
    let echoes = (0..reading.text.tokens().len()).filter_map(|at| Some((at, echo(reading, at)?)));
    let of_somebody = |draft: &&Draft| {
        matches!(draft.attribute, Attribute::LifeStatus | Attribute::Other(_))
            && matches!(draft.about, About::Mention(_))
    };
    let mut told: Vec<&Draft> = known.iter().filter(of_somebody).collect();
    told.sort_by_key(|draft| draft.cue);
    echoes.filter_map(|(at, index)| echoed(reading, &told, at, index)).collect()
}

/// The person behind `nor was`.
fn echo(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let opens = reading.text.is_class(at, WordClass::Echo) && reading.tag(at + 1) == Tag::Auxiliary;
    let index = reading.mentions.index_at(at + 2).filter(|_| opens)?;
    let tokens = &reading.mentions.list()[index].tokens;
    let closes = matches!(reading.tag(tokens.end), Tag::Mark | Tag::Conjunction | Tag::Subordinator);
    (tokens.start == at + 2 && closes && is_person_named(reading, index)).then_some(index)
}

/// The last statement of somebody before an echo, as said of the person behind it.
fn echoed(reading: &Reading<'_>, told: &[&Draft], at: usize, index: usize) -> Option<Draft> {
    let before = told.partition_point(|draft| draft.cue < at);
    let last = before.checked_sub(1).map(|last| told[last]).filter(|draft| draft.cue + NEAR > at)?;
    let denied = mood(reading.text, reading.mentions, last.cue) == Mood::Negated;
    if denied != reading.text.is_class(at, WordClass::Nor) {
        return None;
    }
    let end = reading.mentions.list()[index].tokens.end;
    Some(Draft { rule: "echoed", about: About::Mention(index), tokens: at..end, ..last.clone() })
}
