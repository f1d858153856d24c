//! Dates of the original that are others in the copy, or belong to something else there.

use std::ops::Range;

use super::leftover::{self, Placed};
use super::weave::{Side, View, Weave};
use super::{DistortionKind, DistortionSeverity, Finding, Pages, Sheet, said, within};
use crate::lexicon::dates::DateWord;
use crate::value::DateRange;
use crate::value::date::DateMention;

/// A date by the words of its side.
#[derive(Debug, Clone)]
struct Place<'d> {
    date: &'d DateMention,
    words: Range<usize>,
}

impl Placed for Place<'_> {
    fn words(&self) -> Range<usize> {
        self.words.clone()
    }
}

/// What changed about dates.
pub(super) fn changed(pages: &Pages, weave: &Weave) -> Vec<Finding> {
    let forth = weave.forth();
    let original = places(&pages.original, &weave.original);
    let copy = places(&pages.copy, &weave.copy);
    let mut free: Vec<&Place> =
        copy.iter().filter(|other| !original.iter().any(|date| may_be_one(forth, date, other))).collect();
    let mut left = Vec::new();
    let mut findings = Vec::new();
    for date in &original {
        if let Some(other) = copy.iter().find(|other| may_be_one(forth, date, other)) {
            findings.extend(reattached(forth, date, other).or_else(|| passed_on(forth, date, other)));
        } else if let Some(at) = free.iter().position(|other| is_replaced(forth, date, other)) {
            findings.push(other_date(forth, date, free.remove(at)));
        } else {
            left.push(date);
        }
    }
    findings.extend(last_ones(pages, forth, &left, &free));
    findings
}

/// Whether another date stands at the place of one that the copy has not.
fn is_replaced(forth: View, date: &Place, other: &Place) -> bool {
    is_there(forth, date, other) && !same_words(forth, date, other)
}

/// The one date of a sentence that the copy has nowhere, and the one of the copy's sentence that the original has
/// nowhere.
fn last_ones(pages: &Pages, forth: View, left: &[&Place], free: &[&Place]) -> Vec<Finding> {
    let is_lone = |date: &&&Place, other: &Sheet| !other.dates.iter().any(|o| is_equal(date.date, o));
    let left: Vec<&Place> = left.iter().filter(|date| is_lone(date, &pages.copy)).copied().collect();
    let free: Vec<&Place> = free.iter().filter(|date| is_lone(date, &pages.original)).copied().collect();
    let pairs = leftover::pairs(forth, &left, &free).into_iter();
    pairs.filter(|(a, b)| !same_words(forth, a, b)).map(|(a, b)| other_date(forth, a, b)).collect()
}

/// The same days, or the same length of time.
fn is_equal(a: &DateMention, b: &DateMention) -> bool {
    a.range().is_some() && a.range() == b.range() || a.amount().is_some() && a.amount() == b.amount()
}

fn places<'d>(sheet: &'d Sheet, side: &Side) -> Vec<Place<'d>> {
    let is_of_side = |date: &&DateMention| {
        let at = side.at_token(date.tokens().start);
        at < side.count() && side.token(at) < date.tokens().end
    };
    let words = |date: &DateMention| side.at_token(date.tokens().start)..side.at_token(date.tokens().end);
    let dates = within(&sheet.dates, side, DateMention::tokens);
    dates.iter().filter(is_of_side).map(|date| Place { date, words: words(date) }).collect()
}

/// Whether one day is in both. What is not resolved may be any, and "two years ago" is the same in papers of two days.
fn may_be_one(forth: View, a: &Place, b: &Place) -> bool {
    if let (Some(a), Some(b)) = (a.date.amount(), b.date.amount())
        && let (Some(a), Some(b)) = (a.exact().map(|n| (n, a.unit)), b.exact().map(|n| (n, b.unit)))
        && (a == b || a.1 == b.1)
    {
        return a == b;
    }
    match (a.date.range(), b.date.range()) {
        (Some(x), Some(y)) if a.date.bound() == b.date.bound() && is_open(x) && is_open(y) => {
            x.earliest == y.earliest && x.latest == y.latest
        }
        (Some(a), Some(b)) => a.admitted().meets(&b.admitted()),
        (None, None) => !is_other_weekday(forth, a, b) && !is_other_day(forth, a, b),
        _ => true,
    }
}

/// Whether a side is open: of two such days the ends tell whether they are one.
fn is_open(range: DateRange) -> bool {
    range.earliest.is_none() || range.latest.is_none()
}

/// Whether two days that no publication resolves are named for two days of the week.
fn is_other_weekday(forth: View, a: &Place, b: &Place) -> bool {
    let day = |side: &Side, place: &Place| {
        let mut words = place.words.clone().filter(|&at| at < side.count());
        words.find_map(|at| weekday(side, at))
    };
    day(forth.from, a).zip(day(forth.to, b)).is_some_and(|(a, b)| a != b)
}

/// Whether two days without a year have each a month, and another number or another month.
fn is_other_day(forth: View, a: &Place, b: &Place) -> bool {
    let month = |side: &Side, at: usize| {
        side.text.longest(&side.text.lexicon().dates.words, side.token(at)).and_then(|(_, word)| match word {
            DateWord::Month(month, _) => Some(*month),
            _ => None,
        })
    };
    let day = |side: &Side, place: &Place| {
        let words = place.words.clone().filter(|&at| at < side.count());
        let number: Vec<&str> =
            words.clone().map(|at| side.word(at)).filter(|word| is_number(word)).collect();
        Some((words.clone().find_map(|at| month(side, at))?, number.join(" ")))
    };
    day(forth.from, a)
        .zip(day(forth.to, b))
        .is_some_and(|((m, x), (n, y))| m != n || !x.is_empty() && !y.is_empty() && x != y)
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

fn weekday(side: &Side, at: usize) -> Option<i8> {
    match side.text.longest(&side.text.lexicon().dates.words, side.token(at))? {
        (_, DateWord::Weekday(day, _)) => Some(*day),
        _ => None,
    }
}

/// The same words say another day where the papers are of different days: the reader of each knows what is meant.
fn same_words(forth: View, a: &Place, b: &Place) -> bool {
    said(forth.from, a.words.clone()).eq_ignore_ascii_case(said(forth.to, b.words.clone()))
}

fn is_there(forth: View, a: &Place, b: &Place) -> bool {
    let Some(place) = forth.place(a.words.clone()) else { return false };
    let near = b.words.start <= place.end + 2 && place.start <= b.words.end + 2;
    near && forth.shared_context(a.words.clone(), b.words.clone()) >= 3
}

fn other_date(forth: View, a: &Place, b: &Place) -> Finding {
    let (original, copy) = (a.words.clone(), b.words.clone());
    let message =
        format!("'{}' has become '{}'", said(forth.from, original.clone()), said(forth.to, copy.clone()));
    Finding {
        kind: DistortionKind::DateChanged,
        severity: DistortionSeverity::Major,
        original,
        copy,
        message,
    }
}

/// "the fall of the town during the war, in 2017" → "the 2017 war": the year now names what it did not.
fn reattached(forth: View, a: &Place, b: &Place) -> Option<Finding> {
    let (from, to) = (forth.from, forth.to);
    let noun = b.words.end;
    let names_noun = noun < to.count()
        && !to.is_after_mark(noun)
        && !to.is_closed(noun)
        && a.words.len() == 1
        && b.words.len() == 1;
    let is_year = to.word(b.words.start).bytes().all(|byte| byte.is_ascii_digit());
    let before = forth.back().image(noun).filter(|_| names_noun && is_year)?;
    let apart = before + 2 < a.words.start && from.sentence(before) == from.sentence(a.words.start);
    let (original, copy) = (before..a.words.end, b.words.start..noun + 1);
    let has_other_head =
        (before.saturating_sub(REACH)..before).any(|at| !from.is_closed(at) && forth.image(at).is_some());
    (apart && has_other_head && original.len() <= 2 * REACH).then(|| Finding {
        kind: DistortionKind::DateChanged,
        severity: DistortionSeverity::Minor,
        message: format!(
            "'{}' has become '{}': the year belongs to something else",
            said(from, original.clone()),
            said(to, copy.clone())
        ),
        original,
        copy,
    })
}

/// "held in May and released" → "held and released in May": the date belongs to the second of two things now.
fn passed_on(forth: View, a: &Place, b: &Place) -> Option<Finding> {
    let (from, to) = (forth.from, forth.to);
    let and = (a.words.end..(a.words.end + 3).min(from.count())).find(|&at| from.word(at) == "and")?;
    let image = forth.image(and)?;
    let owner = (0..a.words.start)
        .rev()
        .take(REACH)
        .find(|&at| !from.is_closed(at))
        .and_then(|at| forth.image(at))?;
    let second = (and + 1..(and + REACH).min(from.count()))
        .find(|&at| !from.is_closed(at))
        .and_then(|at| forth.image(at))?;
    let in_row = owner < image && image < second && second < b.words.start;
    let near = b.words.start - owner.min(b.words.start) <= 3 * REACH
        && to.sentence(owner) == to.sentence(b.words.start);
    let (original, copy) = (a.words.start..and + 2, image..b.words.end);
    (in_row && near).then(|| Finding {
        kind: DistortionKind::DateChanged,
        severity: DistortionSeverity::Minor,
        message: format!("'{}' now dates '{}'", said(to, b.words.clone()), to.word(second)),
        original,
        copy,
    })
}

/// Words before a noun in which what the year may belong to stands.
const REACH: usize = 6;
