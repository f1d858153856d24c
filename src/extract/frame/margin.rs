//! By how much a vote or a match was won: no number of votes that anybody got.
//!
//! ```text
//! margin = verb of winning … "by" figure            won the seat by 300 votes, leads by 12 points
//!        | noun of margin "of" figure               a majority of 300 votes
//!        | figure … noun of margin                  a 12-point lead
//! score  = "by" figure "to" figure                  by 300 votes to 40: no margin
//! ```

use std::ops::Range;

use super::{About, Draft, Reading};
use crate::extract::mention::Tag;
use crate::lexicon::WordClass;
use crate::text::TokenKind;
use crate::value::QuantityKind;
use crate::value::quantity::Figure;

/// What narrows a margin.
const MARGIN: &str = "margin";
/// So many adverbs stand at most between "by" and its figure: `by just over 300 votes`.
const ADVERBS: usize = 3;
/// So far behind its figure stands the noun of a compound: `a 12-point polling lead`.
const COMPOUND: usize = 5;

/// The draft of a figure, narrowed to a margin where it is one, of whoever won by it.
pub(super) fn narrowed(reading: &Reading<'_>, figure: &Figure, phrase: &Range<usize>, draft: Draft) -> Draft {
    let lead = lead(reading, figure.tokens.start);
    let winning = lead.filter(|&by| reading.text.is(by, "by")).and_then(|by| winning_before(reading, by));
    let scored = is_score(reading, figure.tokens.end) || is_score(reading, phrase.end);
    let named = is_named(reading, lead) || is_compound(reading, figure);
    if scored || !(named || winning.is_some()) || !is_unit(reading, figure) {
        return draft;
    }
    let winner = winning.and_then(|verb| reading.subject(verb));
    let winner = winner.filter(|&index| super::verb::is_somebody(reading, index));
    let about = match (draft.about, winner) {
        (About::Topic(_), Some(index)) => About::Mention(index),
        (about, _) => about,
    };
    Draft { about, ..draft }.with_move(MARGIN)
}

/// The word that leads to a figure, before its adverbs.
fn lead(reading: &Reading<'_>, start: usize) -> Option<usize> {
    let first = reading.clause(start).start;
    let adverb = |at: &usize| matches!(reading.tag(*at), Tag::Adverb | Tag::Determiner);
    (first..start).rev().take(ADVERBS + 1).find(|at| !adverb(at))
}

/// The verb of winning or losing in the clause before "by"; none where a word of change stands nearer.
fn winning_before(reading: &Reading<'_>, by: usize) -> Option<usize> {
    let verb = |at: &usize| reading.tag(*at) == Tag::Verb || reading.text.is_class(*at, WordClass::Winning);
    let found = (reading.clause(by).start..by).rev().find(verb)?;
    reading.text.is_class(found, WordClass::Winning).then_some(found)
}

/// `majority of | 300 votes`.
fn is_named(reading: &Reading<'_>, lead: Option<usize>) -> bool {
    let of = lead.filter(|&of| reading.text.is(of, "of"));
    of.and_then(|of| of.checked_sub(1)).is_some_and(|noun| reading.text.is_class(noun, WordClass::Margin))
}

/// `a 12-point lead`, `a 300-vote majority`.
fn is_compound(reading: &Reading<'_>, figure: &Figure) -> bool {
    let end = figure.tokens.end;
    let inside =
        |at: &usize| matches!(reading.tag(*at), Tag::Hyphen | Tag::Noun | Tag::Adjective | Tag::Verb);
    reading.tag(end) == Tag::Hyphen
        && (end..end + COMPOUND).take_while(inside).any(|at| reading.text.is_class(at, WordClass::Margin))
}

/// `by 300 votes | to 40`.
fn is_score(reading: &Reading<'_>, end: usize) -> bool {
    let number = || reading.text.tokens().get(end + 1).is_some_and(|next| next.kind == TokenKind::Number);
    reading.text.is(end, "to") && (number() || reading.tag(end + 1) == Tag::Number)
}

/// Whether votes, seats, points or a share are counted.
fn is_unit(reading: &Reading<'_>, figure: &Figure) -> bool {
    let unit = |at: usize| reading.text.is_class(at, WordClass::Ballot);
    let compound = || reading.tag(figure.tokens.end) == Tag::Hyphen && unit(figure.tokens.end + 1);
    figure.quantity.kind == QuantityKind::Percentage || figure.head.is_some_and(unit) || compound()
}
