//! At which point of a matter a figure holds, as the words around it say: at noon and at the close, today and years
//! ago, as it is asked for and as it is given.
//!
//! ```text
//! hour   = a time of day in the sentence of a share, a sum, a level: two that exclude each other are two counts;
//!          a share of one hour is not that of a day
//! now    = a word for the present, against a figure of a stated time that is past
//! asked  = a verb or noun of asking before the figure, against a figure that nobody asks for
//! grave  = "seriously", "critically" before those who are hurt, against all who are hurt
//! ```
//! Only the sentence that a figure stands in tells, and only of figures that cannot both be true as they stand.

use super::scope::part_of;
use super::{Finding, Pair, Said, words};
use crate::claim::{Attribute, Change, Claim};
use crate::lexicon::WordClass;
use crate::lexicon::events::Turn;
use crate::relation::{Ground, RelationKind};
use crate::text::Text;
use crate::value::date::{DayTime, hours};
use crate::value::{Quantity, Value};

/// So many bytes on each side of a claim its sentence is looked for: longer ones are told in clauses.
const AROUND: usize = 240;

/// So many words before a figure stands what asks for it: "is asking for a pay rise of".
const BEFORE: usize = 12;

/// The sentence of a claim, as far as it is at hand, and where the figure starts in it.
struct Setting<'c> {
    text: Text<'c>,
    figure: usize,
}

impl<'c> Setting<'c> {
    fn of(said: Said<'c>) -> Option<Setting<'c>> {
        let (source, claim) = (said.text?, said.claim);
        let Value::Quantity(Quantity { span: Some(span), .. }) = claim.value() else { return None };
        let bound = |at: usize| (at..source.len()).find(|&at| source.is_char_boundary(at));
        let from = bound(claim.span().start().min(span.start()).saturating_sub(AROUND))?;
        let to = bound(claim.span().end().saturating_add(AROUND)).unwrap_or(source.len());
        let near = Text::new(source.get(from..to)?);
        let token =
            |text: &Text| text.tokens().partition_point(|token| token.span().end() + from <= span.start());
        let at = token(&near);
        let sentence = near.sentences().get(near.sentence_of(at))?.tokens();
        let first = near.tokens().get(sentence.start)?.span().start();
        let last = near.tokens().get(sentence.end.checked_sub(1)?)?.span().end();
        let text = Text::new(source.get(from + first..from + last)?);
        let figure = text.tokens().partition_point(|token| token.span().end() + from + first <= span.start());
        Some(Setting { text, figure })
    }

    fn has(&self, class: WordClass) -> bool {
        (0..self.text.tokens().len()).any(|at| self.text.is_class(at, class))
    }

    /// The one time of day that the sentence gives.
    fn hour(&self) -> Option<DayTime> {
        match hours(&self.text).as_slice() {
            [hour] => Some(*hour),
            _ => None,
        }
    }

    /// Whether the figure is what somebody asks for.
    fn is_asked(&self) -> bool {
        let before = (self.figure.saturating_sub(BEFORE)..self.figure).rev();
        let clause = before.take_while(|&at| !matches!(self.text.word(at), "," | ";" | ":"));
        clause.into_iter().any(|at| self.text.is_class(at, WordClass::Asking))
    }
}

/// The settings of two figures that cannot both be true as they stand.
fn settings<'c>(pair: &Pair<'c>) -> Option<(Setting<'c>, Setting<'c>)> {
    let figures = matches!(pair.values(), (Value::Quantity(_), Value::Quantity(_)));
    let apart = !pair.admitted.0.asserted.meets(&pair.admitted.1.asserted);
    if !figures || !apart || !pair.affirmed() || pair.attribute() == &Attribute::Age {
        return None;
    }
    Setting::of(pair.a).zip(Setting::of(pair.b))
}

/// A share at noon and at the close: what is counted goes on in between.
pub(super) fn of_two_hours(pair: &Pair) -> Option<Finding> {
    let share = *pair.attribute() == Attribute::Percentage;
    let level = matches!(pair.attribute(), Attribute::Money | Attribute::Distance | Attribute::Count(_));
    if !share && !level {
        return None;
    }
    let (a, b) = settings(pair)?;
    let (own, other) = (a.hour(), b.hour());
    if let Some((x, y)) = own.zip(other) {
        let later =
            if x.earliest() <= y.earliest() { (pair.a, x, pair.b, y) } else { (pair.b, y, pair.a, x) };
        let (first, at, then, later) = later;
        return x.excludes(y).then(|| {
            let reason = format!("{} at {at}, then {} at {later}", words(first.claim), words(then.claim));
            Finding::new(RelationKind::Superseded, Ground::Change, reason)
        });
    }
    let hour = own.or(other)?;
    let (of_hour, open, whole) = if own.is_some() { (pair.a, pair.b, &b) } else { (pair.b, pair.a, &a) };
    (share || whole.has(WordClass::Closing)).then(|| {
        let reason = format!("{} is of {hour}, {} does not say so", words(of_hour.claim), words(open.claim));
        Finding::new(RelationKind::NotComparable, Ground::Period, reason)
    })
}

/// So many today, so many in a year that is over.
pub(super) fn now_and_then(pair: &Pair) -> Option<Finding> {
    let dated = |claim: &Claim| claim.qualifiers().as_of.filter(|days| days.earliest != days.latest);
    let (x, y) = (dated(pair.a.claim), dated(pair.b.claim));
    if pair.attribute().change() == Change::Fixed || x.is_some() == y.is_some() {
        return None;
    }
    let (a, b) = settings(pair)?;
    let (then, days, now, present) = match (x, y) {
        (Some(days), None) => (pair.a, days, pair.b, &b),
        (None, Some(days)) => (pair.b, days, pair.a, &a),
        _ => return None,
    };
    let past = now.on.is_none_or(|today| days.latest.is_some_and(|last| last < today));
    (past && present.has(WordClass::Nowadays)).then(|| {
        let reason = format!("{} ({days}), now {}", words(then.claim), words(now.claim));
        Finding::new(RelationKind::Superseded, Ground::Change, reason)
    })
}

/// What a union asks for is not what a company offers, nor what a court gives.
pub(super) fn asked_and_given(pair: &Pair) -> Option<Finding> {
    let sum = matches!(
        pair.attribute(),
        Attribute::Money | Attribute::Percentage | Attribute::Duration | Attribute::Count(_)
    );
    if !sum {
        return None;
    }
    let (a, b) = settings(pair)?;
    let (asked, other) = match (a.is_asked(), b.is_asked()) {
        (true, false) => (pair.a, pair.b),
        (false, true) => (pair.b, pair.a),
        _ => return None,
    };
    let reason = format!("{} is what is asked for, {} is not", words(asked.claim), words(other.claim));
    Some(Finding::new(RelationKind::NotComparable, Ground::Scope, reason))
}

/// Those who are gravely hurt are some of all who are hurt.
pub(super) fn of_the_gravely_hurt(pair: &Pair) -> Option<Finding> {
    let hurt = *pair.attribute() == Attribute::Injured && pair.affirmed();
    let plain = pair.a.claim.qualifiers().scope.is_empty() && pair.b.claim.qualifiers().scope.is_empty();
    if !hurt || !plain {
        return None;
    }
    match (are_gravely(pair.a.claim), are_gravely(pair.b.claim)) {
        (true, false) => Some(part_of(pair.a, pair.b)),
        (false, true) => Some(part_of(pair.b, pair.a)),
        _ => None,
    }
}

/// `were | seriously | hurt`
fn are_gravely(claim: &Claim) -> bool {
    let text = Text::new(claim.quote());
    (0..text.tokens().len()).any(|at| text.lexicon().events.turns.has(text.id(at), Turn::Gravely))
}
