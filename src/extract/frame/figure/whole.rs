//! The whole of which others count some: what is told of these is not told of it.
//!
//! ```text
//! some = ( figure | "none" | "most" … ) "of" [ "the" | "her" … ] whole        five of the 12 crew were rescued
//! ```

use super::Part;
use crate::extract::frame::Reading;
use crate::extract::mention::{Tag, is_short_of_all};
use crate::lexicon::VerbFrame;
use crate::lexicon::events::Turn;
use crate::value::quantity::Figure;

/// So many words may stand between "of" and the whole: `of all the | 12`.
const BETWEEN: usize = 3;

/// `five of the | 12 | crew`, `most of her | 12 | crew`: whether some of those it counts are told of before it.
pub(super) fn is_of_some(reading: &Reading<'_>, figure: &Figure) -> bool {
    if figure.part == Some(Part::Whole) {
        return true;
    }
    let start = figure.tokens.start;
    let opens = |at: &usize| matches!(reading.tag(*at), Tag::Determiner | Tag::Possessive);
    let of = (start.saturating_sub(BETWEEN)..start).rev().find(|at| !opens(at));
    let some = of.filter(|&of| reading.text.is(of, "of")).and_then(|of| of.checked_sub(1));
    let turns = &reading.text.lexicon().events.turns;
    let told =
        |at: usize| [Turn::Some, Turn::Nobody].iter().any(|turn| turns.has(reading.text.id(at), *turn));
    some.is_some_and(told) || is_short_of_all(reading.text, reading.mentions, start)
}

/// `three | of the 62 people on board`: whether a figure counts some of those whom another counts behind it.
pub(super) fn is_some_of(reading: &Reading<'_>, figure: &Figure) -> bool {
    let of = figure.tokens.end;
    let next = reading.figures.partition_point(|other| other.tokens.start <= of);
    let near = reading.figures.get(next).filter(|other| other.tokens.start <= of + BETWEEN);
    let opens = |at: usize| matches!(reading.tag(at), Tag::Determiner | Tag::Possessive);
    reading.text.is(of, "of") && near.is_some_and(|whole| (of + 1..whole.tokens.start).all(opens))
}

/// `none of the | 12 | miners`, `nobody among the | 12`: those of whom nobody is told of.
pub(super) fn is_of_none(reading: &Reading<'_>, figure: &Figure) -> bool {
    let start = figure.tokens.start;
    let opens = |at: &usize| matches!(reading.tag(*at), Tag::Determiner | Tag::Possessive);
    let of = (start.saturating_sub(BETWEEN)..start).rev().find(|at| !opens(at));
    let within = |of: &usize| reading.text.is(*of, "of") || reading.text.is(*of, "among");
    let none = of.filter(within).and_then(|of| of.checked_sub(1));
    let turns = &reading.text.lexicon().events.turns;
    none.is_some_and(|at| turns.has(reading.text.id(at), Turn::Nobody))
}

/// `25 of | the students abducted | are missing`: whether a participle behind a figure is that of all, of whom the
/// figure counts some, and another verb tells of these.
pub(super) fn is_some_of_them(reading: &Reading<'_>, figure: &Figure, participle: usize) -> bool {
    let of = figure.tokens.end;
    let known = |at: usize| reading.text.is(at, "the") || reading.text.is(at, "those");
    let near = of + 2..of + 2 + ALL;
    let end = reading.clause(participle).end;
    let goes_on = |at: usize| {
        reading.tag(at) == Tag::Auxiliary || matches!(reading.verb(at), Some((_, VerbFrame::Remain)))
    };
    reading.text.is(of, "of")
        && known(of + 1)
        && near.contains(&participle)
        && (participle + 1..end.min(participle + TOLD)).any(goes_on)
}

/// `those | arrested`, `the young women | arrested`
const ALL: usize = 4;
/// What is told of some of them stands so near behind the participle: `arrested in the city on Monday | are held`.
const TOLD: usize = 10;
