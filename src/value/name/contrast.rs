//! What tells two names apart however much else they share: titles of two sexes, generations and reigns, opposite
//! points of the compass.
//!
//! Each axis of `opposites.tsv` has two or more sides. Two names exclude each other where both are on sides of one
//! axis and share none. "Jr" in one name only leaves open whether the other is the parent.

use super::level::{Level, MOST_FOR_CHILD, MOST_FOR_OPPOSITES};
use super::part::{Class, Part, Reading};
use super::weigh::Side;
use crate::lexicon::NameLexicon;

/// What the bits may not rise above, and which parts say so.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limit {
    pub(super) level: Level,
    pub(super) most: f32,
    pub(super) a: Side,
    pub(super) b: Side,
}

/// The limit that opposite words set, or a generation in one name only.
pub(super) fn limit(a: &Reading, b: &Reading) -> Option<Limit> {
    opposites(a, b).or_else(|| generation(a, b))
}

fn opposites(a: &Reading, b: &Reading) -> Option<Limit> {
    let axis = NameLexicon::english().opposed(sides(a), sides(b))?;
    let on_axis = |reading: &Reading| side(reading, |part| part.sides & axis != 0);
    Some(Limit { level: Level::Opposite, most: MOST_FOR_OPPOSITES, a: on_axis(a), b: on_axis(b) })
}

/// All sides that a name is on.
fn sides(reading: &Reading) -> u64 {
    reading.parts.iter().fold(0, |sides, part| sides | part.sides)
}

/// A generation in one name only, behind a given and a family name that both have.
fn generation(a: &Reading, b: &Reading) -> Option<Limit> {
    let (a_has, b_has) = (side(a, |part| is_generation(a, part)), side(b, |part| is_generation(b, part)));
    let named = |reading: &Reading| reading.parts.iter().filter(|part| part.class == Class::Plain).count();
    let one_has = (a_has == Side::NONE) != (b_has == Side::NONE);
    (one_has && named(a) > 1 && named(a) == named(b)).then_some(Limit {
        level: Level::Generation,
        most: MOST_FOR_CHILD,
        a: a_has,
        b: b_has,
    })
}

/// "Jr", not "III": numbers are dropped all the time.
fn is_generation(reading: &Reading, part: &Part) -> bool {
    part.class == Class::Suffix && part.sides != 0 && !reading.word(part).starts_with(['i', 'v', 'x'])
}

/// The first part of a name that is so.
fn side(reading: &Reading, is: impl Fn(&Part) -> bool) -> Side {
    reading.parts.iter().position(is).map_or(Side::NONE, Side::one)
}
