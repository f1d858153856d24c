//! The day of a verdict, which is not the day of the deed that the verdict is on.
//!
//! ```text
//! day = verdict … deed … weekday     found guilty of murdering two patients on Thursday
//! ```
//! A weekday is that of the news, the verdict; `convicted of the murders on 3 May 2019` gives the day of the deed.

use std::ops::Range;

use super::mention::Mentions;
use super::recount::is_owner;
use crate::lexicon::FrameCue;
use crate::text::{Text, TokenKind};

/// `on Thursday night`: a day named by its weekday has no more words.
const WEEKDAY: usize = 3;
/// A verdict stands so many tokens before its day.
const VERDICT: usize = 24;

/// Whether a date is the day of a verdict on what stands before it.
pub(super) fn is_day_of_verdict(text: &Text<'_>, mentions: &Mentions, date: &Range<usize>) -> bool {
    let numbered = date.clone().any(|at| text.tokens()[at].kind == TokenKind::Number);
    if date.len() > WEEKDAY || numbered || is_owner(text, mentions, date) {
        return false;
    }
    let sentence = text.sentences()[text.sentence_of(date.start)].tokens();
    let near = date.start.saturating_sub(VERDICT).max(sentence.start)..date.start;
    near.into_iter().any(|at| {
        let cue = text.longest(&text.lexicon().cues, at);
        cue.is_some_and(|(_, cue)| {
            matches!(cue, FrameCue::Convicted | FrameCue::Acquitted | FrameCue::Guilty)
        })
    })
}
