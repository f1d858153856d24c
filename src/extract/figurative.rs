//! Words of harm that are meant in a manner of speaking, so that nobody came to harm.
//!
//! ```text
//! figurative = verb of pillorying ("in" | "by") forum  murdered in the press; crucified by the media
//!            | verb of harm "off" thing                killed off any hope; killed off the plan
//!            | word for dead "to" pronoun              is dead to me
//!            | word for dead "on" possessive "feet"    was dead on his feet
//! ```

use std::ops::Range;

use super::mention::{MentionKind, Mentions, Tag};
use crate::lexicon::events::HarmFrame;
use crate::lexicon::{Noun, WordClass};
use crate::text::Text;

/// Whether a word of harm is none where it stands.
pub(super) fn is_figurative(text: &Text<'_>, mentions: &Mentions, cue: &Range<usize>) -> bool {
    let Some((_, harm)) = text.longest(&text.lexicon().events.harm, cue.start) else { return false };
    match harm.frame {
        HarmFrame::State => is_of_speech(text, mentions, cue),
        HarmFrame::Transitive => is_by_words(text, mentions, cue) || is_of_thing(text, mentions, cue),
        _ => false,
    }
}

/// `murdered | in the press`, `crucified | by the media`: where people are struck by words alone; a printing press and
/// the press of a crowd kill.
fn is_by_words(text: &Text<'_>, mentions: &Mentions, cue: &Range<usize>) -> bool {
    let behind = cue.end;
    let verb = text.is_class(cue.start, WordClass::Pillorying);
    let led = verb && (text.is(behind, "in") || text.is(behind, "by"));
    let phrase = mentions.at(behind + 1).filter(|phrase| led && phrase.tokens.start == behind + 1);
    phrase.is_some_and(|phrase| {
        let bare = phrase.tokens.len() <= 2 && !text.is(phrase.tokens.end, "of");
        bare && !phrase.named && text.is_class(phrase.head, WordClass::Forum)
    })
}

/// `the coach killed | off any hope`: an end that is put to what does not live; `killed off the coast` tells where.
fn is_of_thing(text: &Text<'_>, mentions: &Mentions, cue: &Range<usize>) -> bool {
    let (off, next) = (cue.end, cue.end + 1);
    let object = mentions.at(next).filter(|object| object.tokens.start == next);
    let active = !mentions.group_before(cue.start).any(|at| is_be(text, at));
    let place = |head: usize| text.lexicon().words.profile(text.id(head)).noun == Noun::Place;
    active
        && text.is_class(off, WordClass::Off)
        && object.is_some_and(|object| {
            !object.named
                && !place(object.head)
                && matches!(object.kind, MentionKind::Other | MentionKind::Event)
        })
}

fn is_be(text: &Text<'_>, at: usize) -> bool {
    text.lexicon().words.profile(text.id(at)).function.is_be()
}

/// `is dead | to me`, `was dead | on his feet`; not `was found dead`
fn is_of_speech(text: &Text<'_>, mentions: &Mentions, cue: &Range<usize>) -> bool {
    let behind = cue.end;
    let is = cue.start.checked_sub(1).is_some_and(|before| is_be(text, before));
    let to_somebody = text.is(behind, "to") && mentions.tag(behind + 1) == Tag::Pronoun;
    let on_feet = text.is(behind, "on")
        && mentions.tag(behind + 1) == Tag::Possessive
        && text.is_class(behind + 2, WordClass::Footing);
    is && (to_somebody || on_feet)
}
