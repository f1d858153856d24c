//! Words of harm that are meant in a manner of speaking, so that nobody came to harm.
//!
//! ```text
//! figurative = verb of harm ("in" | "by") forum        murdered in the press; crucified by the media
//!            | verb of harm "off" thing                killed off any hope; killed off the plan
//!            | word for dead "to" pronoun              is dead to me
//!            | word for dead "on" possessive "feet"    was dead on his feet
//! ```

use std::ops::Range;

use super::mention::{MentionKind, Mentions, Tag};
use crate::lexicon::WordClass;
use crate::lexicon::events::HarmFrame;
use crate::text::Text;

/// Whether a word of harm is none where it stands.
pub(super) fn is_figurative(text: &Text<'_>, mentions: &Mentions, cue: &Range<usize>) -> bool {
    let Some((_, harm)) = text.longest(&text.lexicon().events.harm, cue.start) else { return false };
    match harm.frame {
        HarmFrame::State => is_of_speech(text, mentions, cue.end),
        HarmFrame::Transitive => is_by_words(text, mentions, cue.end) || is_of_thing(text, mentions, cue.end),
        _ => false,
    }
}

/// `murdered | in the press`, `crucified | by the media`: where people are struck by words alone.
fn is_by_words(text: &Text<'_>, mentions: &Mentions, behind: usize) -> bool {
    let led = text.is(behind, "in") || text.is(behind, "by");
    let phrase = mentions.at(behind + 1).filter(|phrase| led && phrase.tokens.start == behind + 1);
    phrase.is_some_and(|phrase| !phrase.named && text.is_class(phrase.head, WordClass::Forum))
}

/// `killed | off any hope`: an end that is put to what does not live.
fn is_of_thing(text: &Text<'_>, mentions: &Mentions, off: usize) -> bool {
    let next = off + 1;
    let object = mentions.at(next).filter(|object| object.tokens.start == next);
    text.is_class(off, WordClass::Off)
        && object.is_some_and(|object| {
            !object.named
                && !matches!(object.kind, MentionKind::Person | MentionKind::Group | MentionKind::Pronoun)
        })
}

/// `dead | to me`, `dead | on his feet`
fn is_of_speech(text: &Text<'_>, mentions: &Mentions, behind: usize) -> bool {
    let to_somebody = text.is(behind, "to") && mentions.tag(behind + 1) == Tag::Pronoun;
    let on_feet = text.is(behind, "on")
        && mentions.tag(behind + 1) == Tag::Possessive
        && text.is_class(behind + 2, WordClass::Footing);
    to_somebody || on_feet
}
