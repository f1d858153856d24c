//! Those who share a verb, and those whom their phrase leaves out.
//!
//! ```text
//! sharers = person { ("," | "and" | "or") person }     Ann Roe, Tom Hill and Omar Rahn were arrested
//! ```
//! Of whom a verb tells stands nearest to it; the others stand behind or before, and only people with names are added.

use super::Reading;
use super::verb::is_person_named;
use crate::extract::left_out::is_left_out;
use crate::extract::mention::{MentionKind, Tag};
use crate::lexicon::WordClass;

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
    let sharing = found.iter().filter(|(_, how)| *how == Standing::Sharing).count();
    let sure =
        side == Side::Behind || sharing <= 1 || is_plural(reading, verb) || !is_object(reading, &found);
    if !sure || sharing > 1 && is_singular(reading, verb, side) {
        found.truncate(1);
    }
    found
}

/// Everybody who shares a verb, by name or not, from the nearest on; nobody where it is not sure who does.
pub(super) fn together(reading: &Reading<'_>, nearest: usize, verb: usize, side: Side) -> Vec<usize> {
    let list = reading.mentions.list();
    let human = |index: usize| matches!(list[index].kind, MentionKind::Person | MentionKind::Group);
    let mut found = vec![nearest];
    while found.len() < MOST {
        let last = found[found.len() - 1];
        let next = match side {
            Side::Before => before(reading, last),
            Side::Behind => behind(reading, last),
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
    let end = reading.mentions.list()[index].tokens.end;
    let last = reading.sentence(end.saturating_sub(1)).end;
    let start = (end..last).take_while(|&at| is_joint(reading, at)).last()? + 1;
    let next = reading.mentions.index_at(start)?;
    let tokens = &reading.mentions.list()[next].tokens;
    let does = matches!(reading.tag(tokens.end), Tag::Verb | Tag::Auxiliary);
    (tokens.start == start && !does).then_some(next)
}

/// `and`, `, and not`: what may stand between two of them.
fn is_joint(reading: &Reading<'_>, at: usize) -> bool {
    reading.tag(at) == Tag::Conjunction || reading.text.word(at) == "," || reading.text.is(at, "not")
}

/// Whether a word of a class stands right before a mention.
fn is_after(reading: &Reading<'_>, index: usize, class: WordClass) -> bool {
    let start = reading.mentions.list()[index].tokens.start;
    start.checked_sub(1).is_some_and(|before| reading.text.is_class(before, class))
}

/// Whether the first of several is the object of a verb before them: `police shot Ann Roe and Tom Hill fled`.
fn is_object(reading: &Reading<'_>, found: &[(usize, Standing)]) -> bool {
    let Some(&(first, _)) = found.last() else { return false };
    let start = reading.mentions.list()[first].tokens.start;
    start.checked_sub(1).is_some_and(|at| reading.tag(at) == Tag::Verb)
}

/// `were arrested`: more than one, whatever stands before them.
fn is_plural(reading: &Reading<'_>, verb: usize) -> bool {
    group(reading, verb).any(|at| reading.text.is_class(at, WordClass::PluralBe))
}

/// `was arrested`: one alone.
fn is_singular(reading: &Reading<'_>, verb: usize, side: Side) -> bool {
    side == Side::Before && group(reading, verb).any(|at| reading.text.is_class(at, WordClass::SingularBe))
}

/// The auxiliaries before a verb.
fn group<'r>(reading: &'r Reading<'_>, verb: usize) -> impl Iterator<Item = usize> + 'r {
    let first = reading.sentence(verb).start;
    let in_group = |at: &usize| matches!(reading.tag(*at), Tag::Auxiliary | Tag::Adverb | Tag::Negation);
    (first..verb).rev().take_while(in_group)
}
