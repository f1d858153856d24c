//! Whether what is said to have been caused is the event that is told where it stands.
//!
//! ```text
//! same = the event's own word                            a fire in Brod: what caused the fire
//!      | a word of its kind, where nothing of that kind is the cause      a blaze: what caused the fire
//! ```
//! "The killing sparked riots" stands in what is told of the killing, and says nothing of what caused that; nor does
//! "violence in Peru" say it of an attack in Brod.

use std::ops::Range;

use super::event::{Event, EventType};
use super::frame::{Draft, Reading};
use crate::claim::Attribute;

/// Whether a draft of a cause is of another event than the one told where its effect is named.
pub(super) fn is_of_other(
    reading: &Reading<'_>,
    event: &Event,
    at: usize,
    words: &Range<usize>,
    draft: &Draft,
) -> bool {
    draft.attribute == Attribute::Cause
        && !(names(reading, event, at, words, draft) && may_be_there(reading, event, words))
}

fn names(reading: &Reading<'_>, event: &Event, at: usize, words: &Range<usize>, draft: &Draft) -> bool {
    let kind_at = |at: usize| reading.happening_at(at).map(EventType::from);
    let word = reading.text.word(at).to_lowercase();
    let called = event.label.to_lowercase().contains(&word);
    let mut cause = draft.tokens.clone().filter(|at| !words.contains(at));
    let by_deed = cause.clone().any(|at| kind_at(at).is_some_and(is_done));
    let of_kind = kind_at(at) == Some(event.kind)
        || event.kind == EventType::Arson && kind_at(at) == Some(EventType::Disaster);
    let by_kind = cause.any(|at| kind_at(at) == Some(event.kind));
    called && (of_kind || by_kind || kind_at(at).is_none()) || of_kind && !by_deed && !by_kind
}

/// What people do to people is an event of its own, whatever it leads to.
fn is_done(kind: EventType) -> bool {
    use EventType::{Airstrike, Arrest, Attack, Clash, Kidnapping, Robbery, Shelling, Shooting};
    matches!(kind, Airstrike | Arrest | Attack | Clash | Kidnapping | Robbery | Shelling | Shooting)
}

/// `violence | in Peru`: whether the place right behind the words for it is the event's, where both are known.
fn may_be_there(reading: &Reading<'_>, event: &Event, words: &Range<usize>) -> bool {
    let place = reading.place_after(words.end).filter(|(tokens, _)| tokens.start <= words.end + 1);
    place.is_none_or(|(_, place)| {
        let same = |own: &String| own.eq_ignore_ascii_case(&place.name);
        event.places.is_empty() || event.places.iter().any(same)
    })
}
