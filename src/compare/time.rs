//! Time is part of the answer: counts that grow, states that change, figures of another period.

use super::life::was_only_feared;
use super::{Finding, Pair, Said, told, words};
use crate::claim::{Attribute, Change, Claim, Polarity, Qualifiers, SubjectKind};
use crate::lexicon::{Forms, Function, Lexicon, WordClass};
use crate::relation::{Ground, RelationKind};
use crate::text::Text;
use crate::value::quantity::rounding;
use crate::value::{DateRange, Precision, Status, Value};

/// Shares, rates and counts for two stated periods that do not meet answer two questions.
pub(super) fn another_period(pair: &Pair) -> Option<Finding> {
    let (a, b) = (pair.a.claim.qualifiers().as_of?, pair.b.claim.qualifiers().as_of?);
    let apart = !a.admitted().meets(&b.admitted());
    let spans = |days: DateRange| days.earliest != days.latest;
    let per_period =
        matches!(pair.attribute(), Attribute::Percentage | Attribute::Money | Attribute::Attacks)
            || matches!(pair.attribute(), Attribute::Count(_));
    // A toll grows from day to day; the dead of one year are not those of the next.
    let long = |days: DateRange| {
        days.earliest.zip(days.latest).is_some_and(|(first, last)| last.number() - first.number() >= MONTH)
    };
    let of_periods = pair.attribute().change() == Change::Grows && long(a) && long(b);
    (apart && (per_period && (spans(a) || spans(b)) || of_periods)).then(|| {
        let reason = format!("one is for {a}, the other for {b}");
        Finding::new(RelationKind::NotComparable, Ground::Period, reason)
    })
}

/// The days of the shortest month, the first left out.
const MONTH: i32 = 27;

/// A figure for each day is not held against a toll: "8,000 people were killed per day" beside 800,000.
pub(super) fn of_another_pace(pair: &Pair) -> Option<Finding> {
    let (a, b) = (pair.a.claim, pair.b.claim);
    let of = |claim: &Claim| pace(&claim.qualifiers().scope).map(str::to_owned);
    let said = |claim: &Claim| match of(claim) {
        Some(rate) => format!("{} are counted {rate}", words(claim)),
        None => format!("{} are not", words(claim)),
    };
    let (first, second) = if of(a).is_some() { (a, b) } else { (b, a) };
    (of(a) != of(b)).then(|| {
        let reason = format!("{}, {}", said(first), said(second));
        Finding::new(RelationKind::NotComparable, Ground::Period, reason)
    })
}

/// For what time a scope says that people are counted: "per day".
pub(crate) fn pace(scope: &[String]) -> Option<&str> {
    scope.iter().map(String::as_str).find(|word| word.starts_with(Qualifiers::PER))
}

/// Who did not resign on Wednesday may have resigned on Thursday: a denial with a day denies that day alone.
pub(super) fn denied_of_another_day(pair: &Pair) -> Option<Finding> {
    let (a, b) = (pair.a.claim.qualifiers().as_of?, pair.b.claim.qualifiers().as_of?);
    let acts = matches!(pair.values(), (Value::Text { .. }, Value::Text { .. }));
    let (x, y) = pair.polarities();
    (acts && x != y && !a.admitted().meets(&b.admitted())).then(|| {
        let reason = format!("one is of {a}, the other of {b}");
        Finding::new(RelationKind::NotComparable, Ground::Period, reason)
    })
}

/// Who is not in a country today may have been there last summer: a denial of where somebody is denies no earlier day.
pub(super) fn denied_since(pair: &Pair) -> Option<Finding> {
    let (denied, told) = match pair.polarities() {
        (Polarity::Denied, Polarity::Affirmed) => (pair.a, pair.b),
        (Polarity::Affirmed, Polarity::Denied) => (pair.b, pair.a),
        _ => return None,
    };
    let (then, now) = (told.on?, denied.on?);
    let then_only = told.claim.qualifiers().as_of.is_some() && !is_of_past(denied.claim);
    let past = now.number() - then.number() > stale_after(pair.attribute());
    (*pair.attribute() == Attribute::Whereabouts && then_only && past).then(|| {
        let reason = format!("the denial is of {now}, and what it would deny of {then}");
        Finding::new(RelationKind::NotComparable, Ground::Period, reason)
    })
}

/// "Had been there": of any day before.
fn is_of_past(claim: &Claim) -> bool {
    let text = Text::new(claim.quote());
    let profile = |at| text.lexicon().words.profile(text.id(at));
    (0..text.tokens().len()).any(|at| {
        let word = profile(at);
        word.function == Function::Have && word.forms.has(Forms::PAST) || text.is(at, "been")
    })
}

/// How many attacks a body carried out depends on the time in which they are counted; of two figures without the same
/// period neither contradicts the other.
pub(super) fn unstated_period(pair: &Pair) -> Option<Finding> {
    let body = matches!(pair.a.claim.subject().kind, SubjectKind::Organization | SubjectKind::Group);
    let periods = (pair.a.claim.qualifiers().as_of, pair.b.claim.qualifiers().as_of);
    let same = periods.0.is_some() && periods.0 == periods.1;
    let apart = !pair.admitted.0.asserted.meets(&pair.admitted.1.asserted);
    (body && *pair.attribute() == Attribute::Attacks && !same && apart).then(|| {
        let reason =
            format!("{} and {} may be counted over two periods", words(pair.a.claim), words(pair.b.claim));
        Finding::new(RelationKind::NotComparable, Ground::Period, reason)
    })
}

/// A toll that rose from one day to the next, between two floors, or as the report of the higher one says, is no
/// contradiction.
pub(super) fn later_count(pair: &Pair) -> Option<Finding> {
    if !grows(pair.attribute()) || !pair.affirmed() {
        return None;
    }
    let (a, b) = (counted(pair.a)?, counted(pair.b)?);
    if a.figure == b.figure {
        return None;
    }
    if let Some(lowered) = brought_down(&a, &b).or_else(|| brought_down(&b, &a)) {
        return Some(lowered);
    }
    let (lower, higher) = if a.figure < b.figure { (a, b) } else { (b, a) };
    let days = lower.said.on.zip(higher.said.on);
    let later = days.is_some_and(|(low, high)| high > low);
    let same_day = days.is_some_and(|(low, high)| low == high);
    // "Hundreds" of one day and 240 of the next are one count, told loosely and then exactly.
    if lower.is_vague && pair.admitted.0.plausible.meets(&pair.admitted.1.plausible) {
        return None;
    }
    // "More than 12,000" is no earlier count than 12,540, and "dozens" never was a count.
    let same_day_floors = same_day && lower.is_floor && !lower.is_vague && !lower.rounds(&higher);
    if !later && one_counts(pair) && is_said_to_have_grown(&lower, &higher) {
        let reason =
            format!("the count is said to have grown to {}; {} came before", higher.words, lower.words);
        return Some(Finding::new(RelationKind::Superseded, Ground::Rise, reason));
    }
    if !(later || same_day_floors) {
        return if one_counts(pair) { later_and_lower(&lower, &higher) } else { None };
    }
    let reason = match days {
        Some((low, high)) if high > low && !one_counts(pair) => {
            format!("another voice counts more: {} ({high}) after {} ({low})", higher.words, lower.words)
        }
        Some((low, high)) if high > low => {
            format!("the count rose from {} ({low}) to {} ({high})", lower.words, higher.words)
        }
        _ => format!("{} leaves room for {}; which was counted later is not said", lower.words, higher.words),
    };
    Some(Finding::new(RelationKind::Superseded, Ground::Rise, reason))
}

/// The dead and the hurt; and the ill, as their cases are counted from the first one on.
fn grows(attribute: &Attribute) -> bool {
    let ill = matches!(attribute, Attribute::Count(noun) if noun == PATIENT);
    attribute.change() == Change::Grows || ill
}

/// Under what the ill are counted.
const PATIENT: &str = "patient";

/// A toll that its report says was lowered is no rise from the loose figure of an earlier report: "hundreds", 240.
fn brought_down(now: &Counted<'_>, then: &Counted<'_>) -> Option<Finding> {
    let (on, before) = now.said.on.zip(then.said.on)?;
    let from = then.is_floor || then.figure > now.figure;
    (on >= before && from && !now.is_floor && told::is_lowered(now.said)).then(|| {
        let reason = format!("the count was lowered to {} ({on}) after {} ({before})", now.words, then.words);
        Finding::new(RelationKind::Superseded, Ground::Revision, reason)
    })
}

/// Whether the report of the higher figure says that the count has grown to it, and no day stands against that.
fn is_said_to_have_grown(lower: &Counted<'_>, higher: &Counted<'_>) -> bool {
    let may_be_later = lower.said.on.zip(higher.said.on).is_none_or(|(low, high)| low == high);
    may_be_later && told::has_grown(higher.said)
}

/// Whether both figures can be counts of one hand: two bodies that each speak for themselves do not revise each other.
pub(crate) fn may_be_of_one_hand(a: &Claim, b: &Claim) -> bool {
    a.voice().zip(b.voice()).is_none_or(|(a, b)| a.name.eq_ignore_ascii_case(&b.name))
}

fn one_counts(pair: &Pair) -> bool {
    may_be_of_one_hand(pair.a.claim, pair.b.claim)
}

/// A later report that gives fewer than an earlier one revises it, unless it is only a floor; so few that nobody would
/// have counted so wrongly contradict it.
fn later_and_lower(lower: &Counted<'_>, higher: &Counted<'_>) -> Option<Finding> {
    let (low, high) = lower.said.on.zip(higher.said.on)?;
    // "Nobody died" revises nothing: it contradicts.
    if lower.figure <= 0.0 {
        return None;
    }
    // "Dozens" was never a count that could be revised.
    (low > high && !lower.is_floor && !higher.is_vague).then(|| {
        let mut reason =
            format!("a later report gives fewer: {} ({low}) after {} ({high})", lower.words, higher.words);
        let kind = if lower.figure * 2.0 < higher.figure {
            reason += "; so few may be a count of something else";
            RelationKind::Conflict
        } else {
            RelationKind::Superseded
        };
        Finding::new(kind, Ground::Revision, reason)
    })
}

/// An exact count or a floor of one.
struct Counted<'c> {
    said: Said<'c>,
    figure: f64,
    is_floor: bool,
    is_vague: bool,
    /// Whether it is only said to be more: "more than 12,000".
    is_open: bool,
    words: String,
}

impl Counted<'_> {
    /// "More than 12,000" of 12,540: who rounds down leaves out what is behind the digits that he gives.
    fn rounds(&self, other: &Counted<'_>) -> bool {
        let step = rounding::granularity(self.figure);
        self.is_open && step > 1.0 && (other.figure / step).floor() * step == self.figure
    }
}

/// The figure that a count states or sets as its floor: "140", "at least 137", "dozens".
fn counted(said: Said<'_>) -> Option<Counted<'_>> {
    let Value::Quantity(quantity) = said.claim.value() else { return None };
    let low = quantity.low?;
    let is_vague = quantity.precision == Precision::Vague;
    let is_floor = is_vague || quantity.high.is_none();
    (is_floor || quantity.high == Some(low)).then(|| Counted {
        figure: low,
        is_floor,
        is_vague,
        is_open: quantity.low_open,
        said,
        words: words(said.claim),
    })
}

/// How long after the first report another answer to a changing question is taken as news, not as contradiction.
const STALE_AFTER_DAYS: i32 = 30;

/// Who is missing or out of their home is counted anew each day.
fn stale_after(attribute: &Attribute) -> i32 {
    if matches!(attribute, Attribute::Missing | Attribute::Displaced) { 0 } else { STALE_AFTER_DAYS }
}

/// Whether the later report tells what has become of the state in the earlier one, whatever day it gives for it.
fn is_outcome(pair: &Pair) -> bool {
    let (earlier, later) = if pair.a.on <= pair.b.on { (pair.a, pair.b) } else { (pair.b, pair.a) };
    is_let_go(earlier, later) || is_caught(earlier, later) || was_only_feared(earlier, later)
}

/// Who "had been arrested was released": one report tells of both, one after the other.
pub(super) fn told_as_it_went(pair: &Pair) -> Option<Finding> {
    let of_one = pair.a.claim.document() == pair.b.claim.document() && pair.affirmed();
    let outcome = [(pair.a, pair.b), (pair.b, pair.a)];
    let turned = outcome.iter().any(|(x, y)| is_let_go(*x, *y) || is_caught(*x, *y));
    (of_one && turned).then(|| {
        let reason =
            format!("one report tells of both in turn: {} and {}", words(pair.a.claim), words(pair.b.claim));
        Finding::new(RelationKind::Superseded, Ground::Change, reason)
    })
}

/// Who was at large when the earlier report was written, and is held in the later one, has been caught; the other way
/// round he has escaped.
fn is_caught(earlier: Said, later: Said) -> bool {
    let status = |said: Said| match said.claim.value() {
        Value::Status { status: known } => Some(*known),
        _ => None,
    };
    let both = (status(earlier), status(later));
    matches!(
        both,
        (Some(Status::AtLarge), Some(Status::Detained)) | (Some(Status::Detained), Some(Status::AtLarge))
    )
}

/// Who was held when the earlier report was written, and is free in the later one, has been let go.
fn is_let_go(earlier: Said, later: Said) -> bool {
    let is = |said: Said, status: Status| matches!(said.claim.value(), Value::Status { status: known } if *known == status);
    is(earlier, Status::Detained) && is(later, Status::Free)
}

/// A share of those who vote, or of their votes.
fn is_of_a_vote(pair: &Pair) -> bool {
    let lexicon = Lexicon::english();
    let votes = |word: &String| lexicon.classes.has(lexicon.word(word), WordClass::Voting);
    *pair.attribute() == Attribute::Percentage && pair.a.claim.qualifiers().scope.iter().any(votes)
}

/// Strength, whereabouts, status: said at times far enough apart, both can be right.
pub(super) fn changed_since(pair: &Pair) -> Option<Finding> {
    let (a, b) = (pair.a.on?, pair.b.on?);
    let stated = [pair.a, pair.b].map(|said| said.claim.qualifiers().as_of.is_some());
    // The day of a verdict or a vote is no day from which on it held: a report of the next day that gives none tells of
    // the same.
    let of_an_act = matches!(pair.attribute(), Attribute::Duration | Attribute::Money) || is_of_a_vote(pair);
    let stated = stated[0] && stated[1] || !of_an_act && (stated[0] || stated[1]);
    let gap = (a.number() - b.number()).abs();
    // the day on which somebody was found is no day of his age
    let stated = stated && *pair.attribute() != Attribute::Age;
    let far = gap > stale_after(pair.attribute()) || gap > 0 && (stated || is_outcome(pair));
    let differ = !pair.admitted.0.plausible.meets(&pair.admitted.1.plausible);
    if pair.attribute().change() != Change::Varies || !far || !differ || !pair.affirmed() {
        return None;
    }
    let ((first, from), (then, to)) =
        if a <= b { ((pair.a, a), (pair.b, b)) } else { ((pair.b, b), (pair.a, a)) };
    let reason = format!("{} ({from}), then {} ({to})", words(first.claim), words(then.claim));
    Some(Finding::new(RelationKind::Superseded, Ground::Change, reason))
}
