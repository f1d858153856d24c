//! What sort of thing a stretch of text tells of: a flood, a crash on the road, a vote.
//!
//! ```text
//! natures = those of the words for the event, else of its kind, or those of what kills; a crash narrowed to its ways
//! ```
//! Two events that have no nature in common are two, whatever else they share.

use std::ops::Range;

use super::clue::Mark;
use super::model::EventType;
use crate::extract::mention::{Mentions, Tag};
use crate::lexicon::natures::{Nature, Natures};
use crate::text::Text;

/// The natures of what is told in a range of tokens with these words for it.
pub(super) fn natures(
    text: &Text<'_>,
    mentions: &Mentions,
    tokens: &Range<usize>,
    marks: &[Mark],
) -> Natures {
    let tell = |at: usize| text.lexicon().natures.tell(text.id(at));
    let telling = marks.iter().filter(|mark| !is_gunfire(mentions, mark));
    let named = telling.map(|mark| of_mark(text, mark)).fold(Natures::default(), Natures::or);
    let is_head = |at: &usize| mentions.at(*at).is_some_and(|mention| mention.head == *at);
    let killers = tokens.clone().filter(|&at| !tell(at).kills.is_unknown()).filter(is_head);
    let killing = killers.map(|at| tell(at).kills).fold(Natures::default(), Natures::or);
    let ways = tokens.clone().map(|at| tell(at).narrows).fold(Natures::default(), Natures::or);
    named.or(killing).narrowed(ways)
}

/// `under fire`, `opened fire`: a bare noun behind a verb or a preposition need not be what burns.
fn is_gunfire(mentions: &Mentions, mark: &Mark) -> bool {
    let before = mark.tokens.start.checked_sub(1).map(|at| mentions.tag(at));
    mark.kind == EventType::Disaster && !mark.verb && matches!(before, Some(Tag::Preposition | Tag::Verb))
}

fn of_mark(text: &Text<'_>, mark: &Mark) -> Natures {
    let words = || {
        let told = mark.tokens.clone().filter_map(|at| text.lexicon().natures.tell(text.id(at)).names);
        told.reduce(Natures::or)
    };
    match mark.kind {
        EventType::Bombing | EventType::Disaster | EventType::Attack | EventType::Other => {
            words().unwrap_or_else(|| of_kind(mark.kind))
        }
        // "the strike": by whom or of what is not told
        EventType::Airstrike if mark.tokens.len() == 1 && words().is_some() => Natures::default(),
        kind => of_kind(kind),
    }
}

fn of_kind(kind: EventType) -> Natures {
    let violence = Natures::of(Nature::Violence);
    match kind {
        EventType::Bombing | EventType::Airstrike | EventType::Shelling => Natures::of(Nature::Blast),
        EventType::Clash => violence.or(Natures::of(Nature::Protest)).or(Natures::of(Nature::Blast)),
        EventType::Arson => Natures::of(Nature::Fire),
        EventType::Shooting | EventType::Kidnapping | EventType::Robbery | EventType::Chemical => violence,
        EventType::Attack | EventType::Disaster | EventType::Arrest | EventType::Other => Natures::default(),
    }
}
