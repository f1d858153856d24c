//! Frames: what is said of whom. Small functions over mentions, each fired by a cue and named by its rule.
//!
//! A rule is a row of a `const` table: its name, the cue that fires it, the function, and examples. It gives
//! [`Draft`]s: subject, attribute and value by tokens; the extractor adds voices, stance and events.

mod act;
mod ballot;
mod band;
mod blame;
mod cause;
mod charge;
mod conjunct;
mod court;
mod crowd;
mod date;
mod demise;
mod echo;
mod figure;
mod hand;
mod involved;
mod lone;
mod margin;
mod measure;
mod owner;
mod phrase;
mod place;
mod reading;
mod remains;
mod restate;
mod split;
mod survivor;
mod suspect;
mod them;
mod verb;
mod winner;

use std::ops::Range;

pub(super) use blame::{BlameRule, is_telling};
pub(super) use charge::{held_before, is_refused};
pub(crate) use court::is_of_the_accused;
pub(super) use date::happening;
pub(super) use hand::{SPARED, is_in_vain};
pub(super) use phrase::beside_be;
pub(crate) use reading::Reading;
pub(super) use restate::RESTATED;
pub(crate) use restate::settle;
pub(super) use verb::KILLED_IN;

use super::mention::Tag;
use crate::claim::{Attribute, Certainty, Change};
use crate::lexicon::Triggers;
use crate::text::Text;
use crate::value::date::DateBound;
use crate::value::{DateRange, Quantity, Value};

/// What a claim is about, before events are known.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum About {
    /// The referent of a mention, by its index.
    Mention(usize),
    /// The event that is spoken of at a token, or else the happening whose words are these.
    Event { at: usize, words: Range<usize> },
    /// Something that happened beside the events, at a token and in these words: a telling, a release.
    Happening { at: usize, words: Range<usize> },
    /// The event that the text is telling of, though the statement at the token need not name it: its crowd, its
    /// damage.
    Story { at: usize, words: Range<usize> },
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
    /// The mention of who says so, where the rule knows it.
    pub(crate) voice: Option<usize>,
    /// How surely, where the rule knows it.
    pub(crate) certainty: Option<Certainty>,
    /// Whether it says what is asked for, so that to wish it is to say it: a ransom.
    pub(crate) asked: bool,
    /// Whether the statement itself denies the value: who pleads not guilty.
    pub(crate) denied: bool,
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
        Draft {
            rule,
            about,
            attribute,
            value,
            tokens,
            cue,
            scope: Vec::new(),
            as_of: None,
            place: None,
            voice: None,
            certainty: None,
            asked: false,
            denied: false,
        }
    }

    /// Whether the two name somebody for the same deed in overlapping words.
    pub(crate) fn says_the_same(&self, other: &Draft) -> bool {
        let overlap = self.tokens.start < other.tokens.end && other.tokens.start < self.tokens.end;
        overlap && self.attribute == other.attribute && matches!(self.value, Value::Entity(_))
    }

    /// The last token of the figure, where it has one.
    pub(crate) fn figure(&self, text: &Text<'_>) -> Option<usize> {
        let Value::Quantity(Quantity { span: Some(span), .. }) = &self.value else { return None };
        text.tokens().partition_point(|token| token.span().start() < span.end()).checked_sub(1)
    }

    /// Narrows it further: a rise, a fall, a margin.
    #[must_use]
    pub(crate) fn with_move(mut self, word: &str) -> Draft {
        self.scope.push(word.to_owned());
        self.scope.sort();
        self
    }

    pub(crate) fn with_scope(mut self, scope: Vec<String>) -> Draft {
        self.scope = scope;
        self
    }
}

/// The days for which a claim that may change is said to hold: the date of its own clause.
fn as_of(reading: &Reading<'_>, draft: &Draft) -> Option<DateRange> {
    let lasting = matches!(
        draft.attribute,
        Attribute::Date | Attribute::Founded | Attribute::Appointed | Attribute::Alias
    );
    let of_event = matches!(draft.about, About::Event { .. } | About::Happening { .. } | About::Story { .. });
    // what is asked for is asked for as long as what happens goes on
    if of_event || draft.asked {
        return counted_by(reading, draft);
    }
    if lasting {
        return None;
    }
    let clause = reading.clause(draft.cue);
    let end = clause.end.min(draft.tokens.end + NEAR);
    let near =
        clause.start.max(draft.cue.saturating_sub(NEAR))..reading.earlier_figure(draft.tokens.end, end);
    let date = reading.dates_in(near).min_by_key(|date| date.tokens().start.abs_diff(draft.cue))?;
    let ahead = (draft.tokens.end..date.tokens().start)
        .all(|at| !matches!(reading.tag(at), Tag::Verb | Tag::Conjunction));
    let behind = (date.tokens().end..draft.cue).all(|at| reading.tag(at) != Tag::Conjunction);
    // "which emerged in 2011, has 500 members": the date of another verb
    let commas = (date.tokens().end..draft.cue).any(|at| reading.text.word(at) == ",");
    let other = commas && (clause.start..date.tokens().start).any(|at| reading.tag(at) == Tag::Verb);
    let own = ahead && behind && !other;
    date.range().filter(|_| own)
}

/// `As of Tuesday |`, `by Tuesday |`: the day as of which the dead are counted; any other date is that of the event.
pub(crate) fn counted_by(reading: &Reading<'_>, draft: &Draft) -> Option<DateRange> {
    let grows = draft.attribute.change() == Change::Grows;
    let mut dates = reading.dates_in(reading.clause(draft.cue));
    let date = dates.find(|date| date.bound() == DateBound::OnOrBefore).filter(|_| grows)?;
    // The range of "by Tuesday" is open before it; the count is of the last day.
    date.range()?.latest.map(DateRange::day)
}

/// A date farther off belongs to another statement.
const NEAR: usize = 14;

/// All drafts of a text, in no order.
pub(crate) fn drafts(reading: &Reading<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    figure::read(reading, &mut drafts);
    date::read(reading, &mut drafts);
    for at in 0..reading.text.tokens().len() {
        if reading.text.triggers(at, Triggers::FRAME) {
            verb::read(reading, at, &mut drafts);
            phrase::read(reading, at, &mut drafts);
            blame::read(reading, at, &mut drafts);
            court::read(reading, at, &mut drafts);
            hand::read(reading, at, &mut drafts);
            act::read(reading, at, &mut drafts);
            suspect::read(reading, at, &mut drafts);
            band::read(reading, at, &mut drafts);
            them::read(reading, at, &mut drafts);
            demise::read(reading, at, &mut drafts);
            phrase::read_word(reading, at, &mut drafts);
        }
        blame::read_noun(reading, at, &mut drafts);
        cause::read(reading, at, &mut drafts);
        remains::read(reading, at, &mut drafts);
        survivor::read(reading, at, &mut drafts);
        winner::read(reading, at, &mut drafts);
    }
    drafts.extend(echo::drafts(reading, &drafts));
    drafts.retain(|draft| reading.is_fresh(draft.cue) && !is_refused(reading, draft));
    for draft in &mut drafts {
        draft.as_of = as_of(reading, draft);
    }
    drafts
}
