//! Those who share a verb, and those whom their phrase leaves out.
//!
//! ```text
//! sharers = person { ("," | "and" | "or") person }     Ann Roe, Tom Hill and Omar Rahn were arrested
//! ```
//! Of whom a verb tells stands nearest to it; the others stand behind or before, and only people with names are added.

use std::ops::Range;

use super::Reading;
use super::verb::is_person_named;
use crate::extract::left_out::is_left_out;
use crate::extract::mention::{MentionKind, Tag};
use crate::lexicon::{Numeral, WordClass};

/// How somebody stands to what a verb says of a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// It is told of him too.
    Sharing,
    /// It is said not to be so of him.
    LeftOut,
}

/// On which side of the nearest of them the others stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// A subject: they stand before it.
    Before,
    /// An object: they stand behind it.
    Behind,
}

/// A phrase names no more than so many.
const MOST: usize = 8;

/// Of whom a verb tells, by the mention that stands nearest to it: that one first.
pub(super) fn of(reading: &Reading<'_>, nearest: usize, verb: usize, side: Side) -> Vec<(usize, Standing)> {
    let mut found = vec![(nearest, standing(reading, nearest))];
    while found.len() < MOST {
        let (last, how) = found[found.len() - 1];
        let next = match side {
            Side::Before => before(reading, last),
            Side::Behind => behind(reading, last),
        };
        let Some(next) = next.filter(|&next| is_person_named(reading, next)) else { break };
        let both = how == Standing::LeftOut && is_after(reading, last, WordClass::Nor);
        found.push((next, if both { Standing::LeftOut } else { standing(reading, next) }));
    }
    // "Ann Roe, the mayor, and Tom Hill": one person told of twice
    let list = reading.mentions.list();
    let mut known: Vec<usize> = Vec::new();
    found.retain(|&(index, _)| {
        let new = !known.contains(&list[index].entity);
        known.push(list[index].entity);
        new
    });
    let sharing = found.iter().filter(|(_, how)| *how == Standing::Sharing).count();
    let sure =
        side == Side::Behind || sharing <= 1 || is_plural(reading, verb) || !is_object(reading, &found);
    if !sure || sharing > 1 && is_singular(reading, verb, side) {
        found.truncate(1);
    }
    found
}

/// `two hostages, | Ann Roe and Bea Horn`: the names of those whom a phrase counts, if they are as many.
pub(super) fn named_behind(reading: &Reading<'_>, counted: usize) -> Option<Vec<(usize, Standing)>> {
    let phrase = &reading.mentions.list()[counted];
    let opens = matches!(reading.text.word(phrase.tokens.end), "," | ":" | "(" | "\u{2013}" | "\u{2014}");
    let count = reading.figure_of(phrase.head).and_then(|figure| figure.quantity.best)?;
    if !phrase.plural || !opens || count > MOST as f64 {
        return None;
    }
    let named = names_from(reading, phrase.tokens.end + 1)?;
    (named.len() as f64 == count).then_some(named)
}

/// `two hostages, Ann Roe and Bea Horn, | were freed`, `a third, Tom Hill, | was killed`: the names between commas
/// before a verb, of those whom a number counts before them.
pub(super) fn named_before(reading: &Reading<'_>, verb: usize) -> Option<Vec<(usize, Standing)>> {
    let first = reading.sentence(verb).start;
    let before = reading.mentions.group_before(verb).start.checked_sub(1);
    let close = before.filter(|&at| at >= first && reading.text.word(at) == ",")?;
    let near = (first.max(close.saturating_sub(NAMES))..close).rev();
    let counts = |at: &usize| {
        let last = at.checked_sub(1).filter(|&last| last >= first && reading.text.word(*at) == ",")?;
        Some(*at + 1).zip(counted_before(reading, last))
    };
    let (from, count) = near.into_iter().find_map(|at| counts(&at))?;
    let named = names_from(reading, from)?;
    let ends = named.last().is_some_and(|&(last, _)| reading.mentions.list()[last].tokens.end == close);
    let told = match count {
        Count::Exactly(count) => named.len() as f64 == count,
        Count::Several => named.len() > 1,
    };
    (ends && told).then_some(named)
}

/// How many people a phrase is for.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Count {
    Exactly(f64),
    Several,
}

/// For how many the phrase stands that ends with a token: `two hostages`, `a third`, `the hikers`.
fn counted_before(reading: &Reading<'_>, last: usize) -> Option<Count> {
    if is_nth(reading, last) {
        return Some(Count::Exactly(1.0));
    }
    if let Some(figure) = reading.figure_of(last) {
        return figure.quantity.best.map(Count::Exactly);
    }
    let phrase = reading.mentions.at(last).filter(|phrase| phrase.tokens.end == last + 1)?;
    let people = phrase.kind == MentionKind::Group && phrase.plural && !phrase.named;
    let definite = matches!(reading.tag(phrase.tokens.start), Tag::Determiner | Tag::Possessive);
    (people && definite).then_some(Count::Several)
}

/// `a | third`
fn is_nth(reading: &Reading<'_>, at: usize) -> bool {
    let numeral = reading.text.lexicon().numbers.numerals.get(reading.text.id(at));
    matches!(numeral, Some(Numeral::Ordinal(nth)) if *nth > 1)
}

/// The people with names who are joined from a token on.
fn names_from(reading: &Reading<'_>, at: usize) -> Option<Vec<(usize, Standing)>> {
    let first = reading.mentions.index_at(at)?;
    if reading.mentions.list()[first].tokens.start != at || !is_person_named(reading, first) {
        return None;
    }
    let mut found = vec![(first, Standing::Sharing)];
    while found.len() < MOST {
        let next = behind(reading, found[found.len() - 1].0);
        let Some(next) = next.filter(|&next| is_person_named(reading, next)) else { break };
        found.push((next, standing(reading, next)));
    }
    Some(found)
}

/// Eight names between commas have fewer tokens.
const NAMES: usize = 40;

/// Everybody who shares a verb, by name or not, from the nearest on; nobody where it is not sure who does.
pub(super) fn together(reading: &Reading<'_>, nearest: usize, verb: usize, side: Side) -> Vec<usize> {
    let list = reading.mentions.list();
    let human = |index: usize| matches!(list[index].kind, MentionKind::Person | MentionKind::Group);
    let mut found = vec![nearest];
    while found.len() < MOST {
        let last = found[found.len() - 1];
        let next = match side {
            Side::Before => before(reading, last),
            Side::Behind => behind(reading, past_name(reading, last)),
        };
        let apart = |other: usize| found.iter().all(|&known| list[known].entity != list[other].entity);
        let Some(next) = next.filter(|&next| human(next) && apart(next)) else { break };
        // "Jan Kolar, the mayor, and his wife": the mayor is the one before him
        let (first, second) = if side == Side::Before { (next, last) } else { (last, next) };
        let end = list[first].tokens.end;
        let comma = reading.text.word(end) == "," && list[second].tokens.start == end + 1;
        if comma && !list[second].named {
            return Vec::new();
        }
        found.push(next);
    }
    let all = found.iter().all(|&index| human(index) && standing(reading, index) == Standing::Sharing);
    let sure = side == Side::Behind || is_plural(reading, verb);
    if all && sure && found.len() > 1 { found } else { Vec::new() }
}

/// `a teacher; the mayor, | Jan Kolar |; and a nun`: the name behind a description, where an entry of a list ends with
/// it.
fn past_name(reading: &Reading<'_>, described: usize) -> usize {
    let list = reading.mentions.list();
    let name = behind(reading, described).filter(|&name| list[name].entity == list[described].entity);
    name.filter(|&name| reading.text.word(list[name].tokens.end) == ";").unwrap_or(described)
}

/// How a mention stands by the words right before it.
fn standing(reading: &Reading<'_>, index: usize) -> Standing {
    let start = reading.mentions.list()[index].tokens.start;
    let out = is_left_out(reading.text, reading.mentions, start);
    if out { Standing::LeftOut } else { Standing::Sharing }
}

/// The mention that is joined to one before it.
fn before(reading: &Reading<'_>, index: usize) -> Option<usize> {
    let start = reading.mentions.list()[index].tokens.start;
    // "Ann Roe, whose mother died": whose she is shares nothing of it
    if reading.text.is_class(start, WordClass::RelativeOwner) {
        return None;
    }
    let first = reading.sentence(start).start;
    let end = (first..start).rev().take_while(|&at| is_joint(reading, at)).last()?;
    let end = before_age(reading, end);
    let last = end.checked_sub(1).filter(|&last| last >= first)?;
    let before = reading.mentions.index_at(last)?;
    let tokens = &reading.mentions.list()[before].tokens;
    let hangs = tokens.start.checked_sub(1).is_some_and(|at| is_of(reading, at));
    (tokens.end == end && !hangs).then_some(before)
}

/// `the wife | of | Ann Roe and Tom Hill`: who hangs on another phrase; not whom `apart from` leaves out.
fn is_of(reading: &Reading<'_>, before: usize) -> bool {
    reading.tag(before) == Tag::Preposition && !is_left_out(reading.text, reading.mentions, before + 1)
}

/// The mention that is joined to one behind it, and has no verb of its own.
fn behind(reading: &Reading<'_>, index: usize) -> Option<usize> {
    let end = past_age(reading, reading.mentions.list()[index].tokens.end);
    let last = reading.sentence(end.saturating_sub(1)).end;
    let entry = |at: usize| reading.text.word(at) == ";" && is_of_list(reading, end..last);
    let start = (end..last).take_while(|&at| is_joint(reading, at) || entry(at)).last()? + 1;
    let next = reading.mentions.index_at(start)?;
    let tokens = &reading.mentions.list()[next].tokens;
    let does = matches!(reading.tag(tokens.end), Tag::Verb | Tag::Auxiliary);
    (tokens.start == start && !does).then_some(next)
}

/// `Ann Roe | , 17 | , and`, `Ann Roe | (17) | and`, `Ann Roe | , 17, of Riga | , and`: past the age behind a name, and
/// where somebody is from.
fn past_age(reading: &Reading<'_>, end: usize) -> usize {
    let number = |at: usize| reading.tag(at) == Tag::Number;
    let aged = match reading.text.word(end) {
        "," if number(end + 1) && ends_age(reading, end + 2) => end + 2,
        "(" if number(end + 1) && reading.text.word(end + 2) == ")" => end + 3,
        _ => return end,
    };
    let from = aged + 1 + usize::from(reading.text.is(aged + 1, "of"));
    let home = reading.mentions.at(from).filter(|_| from == aged + 2 && reading.text.word(aged) == ",");
    home.filter(|home| home.tokens.start == from).map_or(aged, |home| home.tokens.end)
}

/// Whether an age may end before a token.
fn ends_age(reading: &Reading<'_>, at: usize) -> bool {
    matches!(reading.tag(at), Tag::Mark | Tag::Conjunction | Tag::Preposition)
}

/// `Ann Roe | , 17 |`, `Ann Roe | (17) |`: before the age that ends before a token.
fn before_age(reading: &Reading<'_>, end: usize) -> usize {
    let bracket = end > 3 && reading.text.word(end - 1) == ")" && reading.text.word(end - 3) == "(";
    let comma = end > 2 && reading.text.word(end - 2) == ",";
    match (bracket, comma) {
        (true, _) if reading.tag(end - 2) == Tag::Number => end - 3,
        (false, true) if reading.tag(end - 1) == Tag::Number => end - 2,
        _ => end,
    }
}

/// `and`, `, and not`: what may stand between two of them.
fn is_joint(reading: &Reading<'_>, at: usize) -> bool {
    reading.tag(at) == Tag::Conjunction || reading.text.word(at) == "," || reading.text.is(at, "not")
}

/// `arrested Ann Roe; the mayor, Tom Hill; and a nun`: whether the semicolons of a sentence part those who are listed,
/// and no clauses: before the last stands "and", and behind them no verb.
fn is_of_list(reading: &Reading<'_>, rest: Range<usize>) -> bool {
    let near = rest.start..rest.end.min(rest.start + LIST);
    let last = near.clone().rev().find(|&at| reading.text.word(at) == ";");
    let ends = last.is_some_and(|last| reading.tag(last + 1) == Tag::Conjunction);
    let clause = |at: usize| matches!(reading.tag(at), Tag::Verb | Tag::Auxiliary);
    ends && !near.into_iter().any(clause)
}

/// A list of people is no longer.
const LIST: usize = 60;

/// Whether a word of a class stands right before a mention.
fn is_after(reading: &Reading<'_>, index: usize, class: WordClass) -> bool {
    let start = reading.mentions.list()[index].tokens.start;
    start.checked_sub(1).is_some_and(|before| reading.text.is_class(before, class))
}

/// `neither Ann Roe nor | Tom Hill |`
pub(super) fn is_behind_nor(reading: &Reading<'_>, index: usize) -> bool {
    is_after(reading, index, WordClass::Nor)
}

/// Whether the first of several is the object of a verb before them: `police shot Ann Roe and Tom Hill fled`.
fn is_object(reading: &Reading<'_>, found: &[(usize, Standing)]) -> bool {
    let Some(&(first, _)) = found.last() else { return false };
    let start = reading.mentions.list()[first].tokens.start;
    start.checked_sub(1).is_some_and(|at| reading.tag(at) == Tag::Verb)
}

/// `were arrested`: more than one, whatever stands before them.
fn is_plural(reading: &Reading<'_>, verb: usize) -> bool {
    reading.mentions.group_before(verb).any(|at| reading.text.is_class(at, WordClass::PluralBe))
}

/// `was arrested`: one alone.
fn is_singular(reading: &Reading<'_>, verb: usize, side: Side) -> bool {
    let is = |at: usize| reading.text.is_class(at, WordClass::SingularBe);
    side == Side::Before && reading.mentions.group_before(verb).any(is)
}
