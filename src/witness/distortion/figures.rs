//! Figures of the original that are others in the copy; rounding and other spellings of one number are no change.

use std::ops::Range;

use super::leftover::{self, Placed};
use super::weave::{Side, View, Weave};
use super::{DistortionKind, DistortionSeverity, Finding, Pages, Sheet};
use crate::lexicon::events::Part;
use crate::value::quantity::{Figure, QuantityKind};
use crate::value::{Precision, Quantity};

/// A figure by the words of its side.
#[derive(Debug, Clone)]
struct Place<'f> {
    figure: &'f Figure,
    words: Range<usize>,
    /// Whether its sentence has no other figure.
    alone: bool,
}

impl Placed for Place<'_> {
    fn words(&self) -> Range<usize> {
        self.words.clone()
    }
}

/// What changed about figures.
pub(super) fn changed(pages: &Pages, weave: &Weave) -> Vec<Finding> {
    let forth = weave.forth();
    let original = places(&pages.original, &weave.original);
    let copy = places(&pages.copy, &weave.copy);
    let mut taken = vec![false; copy.len()];
    let mut left = Vec::new();
    let mut findings = Vec::new();
    for place in &original {
        match nearest(forth, place, &copy, &taken, is_same) {
            Some(at) => {
                taken[at] = true;
                let other = &copy[at];
                findings
                    .extend(other_people(forth, place, other).or_else(|| made_exact(forth, place, other)));
            }
            None if copy.iter().any(|other| is_said_of_the_same(forth, place, other)) => {}
            None => left.push(place),
        }
    }
    let steps = [(is_bound_shift as Pairs, bound as Report), (is_other, other), (is_same_toll, other)];
    for (of, find) in steps {
        left.retain(|place| {
            let Some(at) = nearest(forth, place, &copy, &taken, of) else { return true };
            taken[at] = true;
            findings.extend(find(forth, place, &copy[at]));
            false
        });
    }
    let free: Vec<&Place> =
        copy.iter().zip(&taken).filter(|(_, taken)| !**taken).map(|(place, _)| place).collect();
    findings.extend(last_ones(forth, &left, &free));
    findings
}

/// The one figure of a sentence that has no counterpart, and the one of the copy's sentence that has none.
fn last_ones(forth: View, left: &[&Place], free: &[&Place]) -> Vec<Finding> {
    let pairs = leftover::pairs(forth, left, free).into_iter();
    pairs.filter(|(a, b)| is_leftover(forth, a, b)).filter_map(|(a, b)| other(forth, a, b)).collect()
}

type Pairs = fn(View, &Place, &Place) -> bool;
type Report = fn(View, &Place, &Place) -> Option<Finding>;

fn places<'f>(sheet: &'f Sheet, side: &Side) -> Vec<Place<'f>> {
    let tokens = |at: usize| side.token(at);
    if side.count() == 0 {
        return Vec::new();
    }
    let (first, last) = (tokens(0), tokens(side.count() - 1));
    let from = sheet.figures.partition_point(|figure| figure.tokens.end <= first);
    let within = sheet.figures[from..].iter().take_while(|figure| figure.tokens.start <= last);
    let sentence = |figure: &Figure| side.text.sentence_of(figure.tokens.start);
    let is_alone = |figure: &Figure| {
        let others = sheet.figures[from..].iter().take_while(|other| sentence(other) <= sentence(figure));
        others.filter(|other| sentence(other) == sentence(figure)).count() == 1
    };
    within
        .filter(|figure| figure.quantity.kind != QuantityKind::Date)
        .filter(|figure| !sheet.is_date(&figure.tokens))
        .map(|figure| Place {
            figure,
            words: side.at_token(figure.tokens.start)..side.at_token(figure.tokens.end),
            alone: is_alone(figure),
        })
        .filter(|place| {
            !place.words.is_empty()
                && (tokens(place.words.start) == place.figure.tokens.start || place.words.len() < 6)
        })
        .collect()
}

/// The figure of the copy that holds and stands nearest to where it should.
fn nearest(forth: View, place: &Place, copy: &[Place], taken: &[bool], holds: Pairs) -> Option<usize> {
    let expected = forth.place(place.words.clone()).map_or(place.words.start, |there| there.start);
    let free = |at: &usize| !taken[*at] && holds(forth, place, &copy[*at]);
    (0..copy.len()).filter(free).min_by_key(|&at| copy[at].words.start.abs_diff(expected))
}

/// The same numbers, or numbers that round to one another.
fn is_same(_: View, a: &Place, b: &Place) -> bool {
    let (a, b) = (&a.figure.quantity, &b.figure.quantity);
    a.kind == b.kind
        && a.unit == b.unit
        && (a.admitted().asserted == b.admitted().asserted || is_rounded(a, b))
}

/// As many, but of other people: "22 civilians" and "22 militants".
fn other_people(forth: View, a: &Place, b: &Place) -> Option<Finding> {
    let (x, y) = heads(forth, a, b)?;
    let gone = forth.image(x).is_none() && !forth.is_image(y);
    let part = |side: &Side, at: usize| {
        let token = (at < side.count()).then(|| side.token(at))?;
        let (_, part) = side.text.longest(&side.text.lexicon().events.victims, token)?;
        Some(if *part == Part::Folk { Part::Civilians } else { *part })
    };
    let (was, is) = (part(forth.from, x)?, part(forth.to, y)?);
    let other = gone && are_apart(was, is) && is_there(forth, a, b);
    other.then(|| {
        let message = format!("'{}' has become '{}': other people", forth.from.word(x), forth.to.word(y));
        finding(forth, a, b, DistortionKind::EntityChanged, DistortionSeverity::Major, message)
    })
}

/// Whether nobody is of both parts.
fn are_apart(a: Part, b: Part) -> bool {
    const APART: [&[Part]; 2] = [
        &[Part::Civilians, Part::Combatants, Part::Children, Part::Officers],
        &[Part::Children, Part::Women, Part::Men],
    ];
    a != b && APART.iter().any(|parts| parts.contains(&a) && parts.contains(&b))
}

/// "about 900" and "900": the number has lost what made it a guess.
fn made_exact(forth: View, a: &Place, b: &Place) -> Option<Finding> {
    let (before, after) = (&a.figure.quantity, &b.figure.quantity);
    let same = before.best.is_some() && before.best == after.best;
    let exact = before.precision == Precision::Approximate && after.precision == Precision::Exact;
    let said_elsewhere = |&at: &usize| forth.image(at).is_some_and(|image| !b.words.contains(&image));
    let moved = a.words.clone().filter(|&at| !forth.from.is_closed(at)).any(|at| said_elsewhere(&at));
    (same && exact && !moved && side_of(before) == side_of(after)).then(|| {
        let message = format!("'{}' has become '{}': it is no estimate any more", before.text, after.text);
        finding(forth, a, b, DistortionKind::HedgeDropped, DistortionSeverity::Minor, message)
    })
}

/// The same number of the same noun: what the original says twice the copy may say once.
fn is_said_of_the_same(forth: View, a: &Place, b: &Place) -> bool {
    is_same(forth, a, b) && is_same_noun(forth, a, b)
}

/// "104" and "about 100": one is approximate or rounder, and they are within a twentieth.
fn is_rounded(a: &Quantity, b: &Quantity) -> bool {
    let (Some(x), Some(y)) = (a.best, b.best) else { return false };
    let near = (x - y).abs() <= x.abs().max(y.abs()) / 20.0;
    let bounded = |q: &Quantity| side_of(q) != (false, false);
    near && x != y && (significant(x) <= 1 || significant(y) <= 1) && !(bounded(a) && bounded(b))
        || x == y && side_of(a) == side_of(b)
}

/// Digits of a number before its zeros.
fn significant(number: f64) -> usize {
    let digits = format!("{}", number.abs());
    digits.trim_end_matches('0').trim_matches(|c| c == '0' || c == '.').len()
}

/// Which side of its figure a bound leaves open.
fn side_of(quantity: &Quantity) -> (bool, bool) {
    let is_cap = quantity.low == Some(0.0) && quantity.high.is_some_and(|high| high > 0.0);
    (quantity.low.is_none() || is_cap, quantity.high.is_none())
}

/// The same number under another bound: "at least 12" and "12".
fn is_bound_shift(forth: View, a: &Place, b: &Place) -> bool {
    let (x, y) = (&a.figure.quantity, &b.figure.quantity);
    x.kind == y.kind
        && x.unit == y.unit
        && number(x).is_some()
        && number(x) == number(y)
        && (is_there(forth, a, b) || leftover::share(forth, &a.words, &b.words) >= COUNTED)
}

/// The number that stands in the words.
fn number(quantity: &Quantity) -> Option<f64> {
    quantity.best.or(quantity.low).or(quantity.high)
}

#[allow(clippy::unnecessary_wraps, reason = "a `Report`, as its neighbour is")]
fn bound(forth: View, a: &Place, b: &Place) -> Option<Finding> {
    let (before, after) = (&a.figure.quantity, &b.figure.quantity);
    if is_turned(before, after) {
        let message = format!("'{}' has become '{}': the bound is turned round", before.text, after.text);
        return Some(finding(forth, a, b, DistortionKind::NumberChanged, DistortionSeverity::Major, message));
    }
    let kind = if side_of(after) == (false, false) {
        DistortionKind::HedgeDropped
    } else {
        DistortionKind::HedgeAdded
    };
    let message = format!("'{}' has become '{}': the bound is another", before.text, after.text);
    Some(finding(forth, a, b, kind, DistortionSeverity::Minor, message))
}

/// "more than 12" and "fewer than 12".
fn is_turned(before: &Quantity, after: &Quantity) -> bool {
    let is_floor = |q: &Quantity| q.low.is_some() && q.high.is_none();
    let is_cap = |q: &Quantity| q.high.is_some() && q.high == number(q) && q.low != q.high;
    is_floor(before) && is_cap(after) || is_cap(before) && is_floor(after)
}

/// Another number, or another unit, of the same thing at the same place.
fn is_other(forth: View, a: &Place, b: &Place) -> bool {
    let (x, y) = (&a.figure.quantity, &b.figure.quantity);
    x.kind == y.kind && (number(x) != number(y) || x.unit != y.unit) && is_there(forth, a, b)
}

/// Another toll of the same fate, however the sentence says it: "at least 12 were killed", "the death toll has risen
/// to 15".
fn is_same_toll(forth: View, a: &Place, b: &Place) -> bool {
    let (x, y) = (&a.figure.quantity, &b.figure.quantity);
    let counts = x.kind == QuantityKind::Count && y.kind == QuantityKind::Count;
    let fates = fate(forth.from, a).zip(fate(forth.to, b));
    counts && number(x) != number(y) && fates.is_some_and(|(x, y)| x == y) && is_same_scope(forth, a, b)
}

/// Whether neither of two figures left counts what the other's sentence counts apart.
fn is_leftover(forth: View, a: &Place, b: &Place) -> bool {
    let (x, y) = (&a.figure.quantity, &b.figure.quantity);
    let exact = x.precision != Precision::Vague && y.precision != Precision::Vague;
    let alone = a.alone && b.alone && is_same_scope(forth, a, b);
    let counted = !is_other_noun(forth, a, b) && exact && !alone;
    let other = number(x) != number(y) || x.unit != y.unit;
    x.kind == y.kind && other && (alone || counted && leftover::share(forth, &a.words, &b.words) >= COUNTED)
}

/// The share of two sentences from which on their figures left stand for one another where each has others.
const COUNTED: f64 = 0.6;

/// What became of those that a figure counts: the nearest toll word of its sentence.
fn fate(side: &Side, place: &Place) -> Option<&'static str> {
    let lexicon = side.text.lexicon();
    let sentence = side.sentence(place.words.start);
    let near = place.words.start.saturating_sub(FATE)..(place.words.end + FATE).min(side.count());
    let distance =
        |at: usize| place.words.start.saturating_sub(at).max((at + 1).saturating_sub(place.words.end));
    near.filter(|&at| side.sentence(at) == sentence)
        .filter_map(|at| Some((distance(at), lexicon.witness.tolls.get(lexicon.word(side.word(at)))?)))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, fate)| fate.as_str())
}

/// Words between a figure and what it says of those it counts.
const FATE: usize = 24;

/// The same people: the same noun, or one of them without a noun of its own.
fn is_same_scope(forth: View, a: &Place, b: &Place) -> bool {
    let plain = |side: &Side, head: usize| {
        matches!(side.text.word(head).to_ascii_lowercase().as_str(), "people" | "persons")
            || head >= side.text.tokens().len()
    };
    match (a.figure.head, b.figure.head) {
        (Some(x), Some(y)) => plain(forth.from, x) && plain(forth.to, y) || is_same_noun(forth, a, b),
        (Some(x), None) => plain(forth.from, x),
        (None, Some(y)) => plain(forth.to, y),
        (None, None) => true,
    }
}

fn other(forth: View, a: &Place, b: &Place) -> Option<Finding> {
    let (before, after) = (&a.figure.quantity, &b.figure.quantity);
    if before.unit != after.unit {
        let same = number(before) == number(after);
        let message = format!("'{}' has become '{}': the unit is another", before.text, after.text);
        let (kind, severity) = (DistortionKind::UnitChanged, DistortionSeverity::Major);
        return same.then(|| finding(forth, a, b, kind, severity, message));
    }
    let message = format!("'{}' has become '{}'", before.text, after.text);
    Some(finding(forth, a, b, DistortionKind::NumberChanged, DistortionSeverity::Major, message))
}

/// Whether the second stands where the first should, counts the same, and the words around them are the same.
fn is_there(forth: View, a: &Place, b: &Place) -> bool {
    let Some(place) = forth.place(a.words.clone()) else { return false };
    let near = b.words.start <= place.end + 3 && place.start <= b.words.end + 3;
    let same_thing = is_same_noun(forth, a, b);
    let context = forth.shared_context(a.words.clone(), b.words.clone());
    let exactly = b.words.start < place.end && place.start < b.words.end;
    let enough = if exactly { 2 } else { 3 };
    near && (same_thing && context >= 2 || context >= enough && !is_other_noun(forth, a, b))
}

fn heads(forth: View, a: &Place, b: &Place) -> Option<(usize, usize)> {
    Some((forth.from.at_token(a.figure.head?), forth.to.at_token(b.figure.head?)))
}

fn is_same_noun(forth: View, a: &Place, b: &Place) -> bool {
    heads(forth, a, b).is_some_and(|(x, y)| {
        forth.image(x) == Some(y)
            || x < forth.from.count() && y < forth.to.count() && forth.from.key(x) == forth.to.key(y)
    })
}

/// Whether the nouns are said in the other text, of something else.
fn is_other_noun(forth: View, a: &Place, b: &Place) -> bool {
    heads(forth, a, b)
        .is_some_and(|(x, y)| forth.image(x).is_some_and(|image| image != y) && forth.is_image(y))
}

fn finding(
    forth: View,
    a: &Place,
    b: &Place,
    kind: DistortionKind,
    severity: DistortionSeverity,
    message: String,
) -> Finding {
    let with_noun = |side: &Side, place: &Place| {
        let noun = place.figure.noun.as_ref().map_or(place.words.end, |noun| side.at_token(noun.end));
        place.words.start..noun.clamp(place.words.end, place.words.end + 4)
    };
    let (original, copy) = (with_noun(forth.from, a), with_noun(forth.to, b));
    Finding { kind, severity, original, copy, message }
}
