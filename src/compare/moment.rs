//! At which point of a matter a figure holds, as the words around it say: at noon and at the close, today and years
//! ago, as it is asked for and as it is given.
//!
//! ```text
//! hour   = a time of day beside a share of those who vote: two that exclude each other are two counts; a share of one
//!          hour is not that of a day
//! now    = a word for the present in the clause of a figure, against a figure of a stated time that is past
//! asked  = a verb or noun of asking that leads to the figure, against a figure that nobody asks for
//! grave  = "seriously", "critically" before those who are hurt, against all who are hurt
//! ```
//! Only the sentence that a figure stands in tells, and only of figures that cannot both be true as they stand.

use std::ops::Range;

use super::scope::part_of;
use super::{Finding, Pair, Said, words};
use crate::claim::{Attribute, Change, Claim};
use crate::lexicon::dates::DateCue;
use crate::lexicon::events::Turn;
use crate::lexicon::{Forms, Function, Parts, WordClass};
use crate::relation::{Ground, RelationKind};
use crate::text::Text;
use crate::value::date::{DayTime, hour_of};
use crate::value::quantity::figures;
use crate::value::{Quantity, Value};

/// So many bytes on each side of a figure its sentence is looked for: longer ones are told in clauses.
const AROUND: usize = 240;

/// So many words before a figure stands what asks for it: "is asking for a pay rise of".
const BEFORE: usize = 12;

/// The words near a figure, and which of them are its sentence and itself.
struct Setting<'c> {
    text: Text<'c>,
    sentence: Range<usize>,
    figure: Range<usize>,
}

impl<'c> Setting<'c> {
    fn of(said: Said<'c>) -> Option<Setting<'c>> {
        let (source, claim) = (said.text?, said.claim);
        let Value::Quantity(Quantity { span: Some(span), .. }) = claim.value() else { return None };
        let bound = |at: usize| (at..source.len()).find(|&at| source.is_char_boundary(at));
        let from = bound(span.start().saturating_sub(AROUND))?;
        let to = bound(span.end().saturating_add(AROUND)).unwrap_or(source.len());
        let text = Text::new(source.get(from..to.min(from + WIDEST))?);
        let start = text.tokens().partition_point(|token| token.span().end() + from <= span.start());
        let end = text.tokens().partition_point(|token| token.span().start() + from < span.end());
        let sentence = text.sentences().get(text.sentence_of(start))?.tokens();
        let figure = start..end.max(start + 1).min(sentence.end);
        Some(Setting { text, sentence, figure })
    }

    fn is(&self, at: usize, class: WordClass) -> bool {
        self.text.is_class(at, class)
    }

    fn function(&self, at: usize) -> Function {
        self.text.lexicon().words.profile(self.text.id(at)).function
    }

    fn says(&self, at: usize) -> bool {
        self.text.longest(&self.text.lexicon().speech.cues, at).is_some()
    }

    /// Whether a clause ends at the token.
    fn divides(&self, at: usize) -> bool {
        let joins = matches!(
            self.function(at),
            Function::Conjunction | Function::Subordinator | Function::Relative | Function::Pronoun
        );
        joins || matches!(self.text.word(at), "," | ";" | ":" | "(" | ")" | "\u{2013}" | "\u{2014}")
    }

    /// The time of day for which it gives a share of those who vote.
    fn hour(&self) -> Option<DayTime> {
        let others = figures(&self.text);
        let last = others.iter().rev().find(|other| other.tokens.end <= self.figure.start);
        let next = others.iter().find(|other| other.tokens.start >= self.figure.end);
        let opens = last.is_none_or(|last| last.tokens.end <= self.sentence.start);
        let before = if opens { self.sentence.start..self.figure.start } else { 0..0 };
        let end = next.map_or(self.sentence.end, |next| next.tokens.start.min(self.sentence.end));
        hour_of(&self.text, before, self.figure.end..end.max(self.figure.end))
    }

    fn is_of_voting(&self) -> bool {
        self.sentence.clone().any(|at| self.is(at, WordClass::Voting))
    }

    /// Whether a word of its clause, or the first of its sentence, says that it holds today. "The now closed mill" does
    /// not, and neither does who says so today.
    fn is_of_now(&self) -> bool {
        let of_noun = |at: usize| {
            at > self.sentence.start
                && matches!(self.function(at - 1), Function::Determiner | Function::Possessive)
        };
        let now = |at: usize| self.is(at, WordClass::Nowadays) && !of_noun(at);
        let own = |at: &usize| !self.divides(*at) && !self.says(*at);
        let before = (self.sentence.start..self.figure.start).rev().take_while(own);
        let behind = (self.figure.end..self.sentence.end).take_while(own);
        let said = || (self.sentence.start..self.figure.start).any(|at| self.says(at));
        before.chain(behind).any(now) || now(self.sentence.start) && !said()
    }

    /// Whether the figure is what somebody asks for: nothing stands between but the noun phrase of which it tells.
    fn is_asked(&self) -> bool {
        // "asked about the 5 million"
        let about = self.function(self.figure.start) == Function::Preposition
            && self.function(self.figure.start + 1) == Function::Determiner;
        let first = self.figure.start.saturating_sub(BEFORE).max(self.sentence.start);
        let mut before = (first..self.figure.start).rev();
        let ends = |&at: &usize| self.is(at, WordClass::Asking) || !self.is_of_phrase(at);
        before.find(ends).is_some_and(|at| self.is(at, WordClass::Asking) && !about)
    }

    /// A determiner, an adjective, a noun, "of", "for", "in".
    fn is_of_phrase(&self, at: usize) -> bool {
        let (id, lexicon) = (self.text.id(at), self.text.lexicon());
        let profile = lexicon.words.profile(id);
        match profile.function {
            Function::Determiner | Function::Possessive | Function::Quantifier | Function::Calendar => true,
            Function::Preposition => {
                let cue = lexicon.dates.cue(id);
                matches!(cue, Some(DateCue::Of | DateCue::For | DateCue::In))
            }
            // "the demand is a rise of"
            Function::Be => at > 0 && self.is(at - 1, WordClass::Asking),
            Function::None => {
                let acts = profile.parts.is_only(Parts::VERB) || profile.forms.has(Forms::PAST);
                let word = self.text.word(at);
                !acts && word.starts_with(|c: char| c.is_alphabetic() || c == '-' || c == '\'')
            }
            _ => false,
        }
    }
}

/// The words around a figure are read so far, however many the figure itself is told in.
const WIDEST: usize = 4 * AROUND;

/// Whether the two are figures that cannot both be true as they stand.
fn are_apart(pair: &Pair) -> bool {
    let figures = matches!(pair.values(), (Value::Quantity(_), Value::Quantity(_)));
    figures && pair.affirmed() && !pair.admitted.0.asserted.meets(&pair.admitted.1.asserted)
}

fn settings<'c>(pair: &Pair<'c>) -> Option<(Setting<'c>, Setting<'c>)> {
    Setting::of(pair.a).zip(Setting::of(pair.b))
}

/// A share of those who vote at noon and at the close: what is counted goes on in between.
pub(super) fn of_two_hours(pair: &Pair) -> Option<Finding> {
    if *pair.attribute() != Attribute::Percentage || !are_apart(pair) {
        return None;
    }
    let (a, b) = settings(pair)?;
    if !a.is_of_voting() || !b.is_of_voting() {
        return None;
    }
    let (own, other) = (a.hour(), b.hour());
    if let Some((x, y)) = own.zip(other) {
        // hours of two days are in no order
        let one_day = pair.a.on.zip(pair.b.on).is_none_or(|(a, b)| a == b);
        let later =
            if x.earliest() <= y.earliest() { (pair.a, x, pair.b, y) } else { (pair.b, y, pair.a, x) };
        let (first, at, then, later) = later;
        return (one_day && x.excludes(y)).then(|| {
            let reason = format!("{} at {at}, then {} at {later}", words(first.claim), words(then.claim));
            Finding::new(RelationKind::Superseded, Ground::Change, reason)
        });
    }
    let hour = own.or(other)?;
    let (of_hour, open) = if own.is_some() { (pair.a, pair.b) } else { (pair.b, pair.a) };
    let reason = format!("{} is of {hour}, {} does not say so", words(of_hour.claim), words(open.claim));
    Some(Finding::new(RelationKind::NotComparable, Ground::Period, reason))
}

/// So many today, so many in a year that is over.
pub(super) fn now_and_then(pair: &Pair) -> Option<Finding> {
    let dated = |claim: &Claim| claim.qualifiers().as_of.filter(|days| days.earliest != days.latest);
    let (then, days, now) = match (dated(pair.a.claim), dated(pair.b.claim)) {
        (Some(days), None) => (pair.a, days, pair.b),
        (None, Some(days)) => (pair.b, days, pair.a),
        _ => return None,
    };
    if pair.attribute().change() == Change::Fixed || pair.attribute() == &Attribute::Age || !are_apart(pair) {
        return None;
    }
    let past = now.on.is_none_or(|today| days.latest.is_some_and(|last| last < today));
    (past && Setting::of(now)?.is_of_now()).then(|| {
        let reason = format!("{} ({days}), now {}", words(then.claim), words(now.claim));
        Finding::new(RelationKind::Superseded, Ground::Change, reason)
    })
}

/// What a union asks for is not what a company offers, nor what a court gives.
pub(super) fn asked_and_given(pair: &Pair) -> Option<Finding> {
    let sum = matches!(pair.attribute(), Attribute::Money | Attribute::Percentage | Attribute::Duration);
    if !sum || !are_apart(pair) {
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
    if claim.quote().len() > WIDEST {
        return false;
    }
    let text = Text::new(claim.quote());
    (0..text.tokens().len()).any(|at| text.lexicon().events.turns.has(text.id(at), Turn::Gravely))
}
