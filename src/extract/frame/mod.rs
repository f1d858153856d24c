//! Frames: what is said of whom. Small functions over mentions, each fired by a cue and named by its rule.
//!
//! A rule is a row of a `const` table: its name, the cue that fires it, the function, and examples. It gives
//! [`Draft`]s: subject, attribute and value by tokens; the extractor adds voices, stance and events.

mod date;
mod figure;
mod phrase;
mod reading;
mod verb;

use std::ops::Range;

pub(crate) use reading::Reading;

use crate::claim::Attribute;
use crate::value::{DateRange, Value};

/// What a claim is about, before events are known.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum About {
    /// The referent of a mention, by its index.
    Mention(usize),
    /// The event that is spoken of at a token, or else the happening whose words are these.
    Event { at: usize, words: Range<usize> },
    /// A thing without a name, by the words for it.
    Topic(Range<usize>),
}

/// A claim without its voice.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Draft {
    /// The name of the rule.
    pub(crate) rule: &'static str,
    pub(crate) about: About,
    pub(crate) attribute: Attribute,
    pub(crate) value: Value,
    /// The tokens of the statement.
    pub(crate) tokens: Range<usize>,
    /// The token that made the rule fire.
    pub(crate) cue: usize,
    pub(crate) scope: Vec<String>,
    pub(crate) as_of: Option<DateRange>,
    pub(crate) place: Option<String>,
}

impl Draft {
    pub(crate) fn new(
        rule: &'static str,
        about: About,
        attribute: Attribute,
        value: Value,
        tokens: Range<usize>,
        cue: usize,
    ) -> Draft {
        Draft { rule, about, attribute, value, tokens, cue, scope: Vec::new(), as_of: None, place: None }
    }

    #[must_use]
    pub(crate) fn with_scope(mut self, scope: Vec<String>) -> Draft {
        self.scope = scope;
        self
    }
}

/// All drafts of a text, in no order.
pub(crate) fn drafts(reading: &Reading<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    figure::read(reading, &mut drafts);
    date::read(reading, &mut drafts);
    for at in 0..reading.text.tokens().len() {
        verb::read(reading, at, &mut drafts);
        phrase::read(reading, at, &mut drafts);
    }
    drafts.retain(|draft| reading.is_fresh(draft.cue));
    drafts
}
