//! Figures that are named only to be set right, and so are nobody's: `12, not nine, people`; `not 12 but 15`.
//!
//! ```text
//! right = figure [noun] ["," | "and" | "but"] instead wrong [noun]
//!       | "not" wrong [noun] [","] "but" figure [noun]
//! instead = "not" | "rather than" | "instead of"
//! ```
//! The right figure takes the noun of the wrong one where it has none of its own.

use std::ops::Range;

use crate::lexicon::{Function, WordClass};
use crate::text::Text;
use crate::value::quantity::Figure;

/// The figures without those that another one sets right.
pub(super) fn settled(text: &Text<'_>, figures: Vec<Figure>) -> Vec<Figure> {
    let mut settled: Vec<Figure> = Vec::with_capacity(figures.len());
    for figure in figures {
        let Some(before) = settled.pop() else {
            settled.push(figure);
            continue;
        };
        match right_of(text, &before, &figure) {
            Some(right) => settled.push(right),
            None => settled.extend([before, figure]),
        }
    }
    settled
}

/// The right one of two figures, where the other is set right.
fn right_of(text: &Text<'_>, first: &Figure, second: &Figure) -> Option<Figure> {
    let gap = end(first)..second.tokens.start;
    let alike = first.quantity.kind == second.quantity.kind && !are_of_two_kinds(text, first, second);
    let apart = text.sentence_of(first.tokens.start) != text.sentence_of(second.tokens.start);
    if !alike || apart || gap.is_empty() || gap.len() > GAP {
        None
    } else if is_instead(text, &gap) {
        Some(with_noun(first, second))
    } else if is_but(text, &gap) {
        let not = first.tokens.start.checked_sub(1).filter(|&at| is_not(text, at))?;
        let right = with_noun(second, first);
        Some(Figure { tokens: not..right.tokens.end, ..right })
    } else {
        None
    }
}

/// `, and instead of` is the longest way from one to the other.
const GAP: usize = 4;

fn end(figure: &Figure) -> usize {
    figure.noun.as_ref().map_or(figure.tokens.end, |noun| noun.end.max(figure.tokens.end))
}

/// `12 men, not three | dogs`
fn are_of_two_kinds(text: &Text<'_>, first: &Figure, second: &Figure) -> bool {
    let lemma = |head: usize| text.lexicon().words.profile(text.id(head)).lemma;
    matches!((first.head, second.head), (Some(one), Some(other)) if lemma(one) != lemma(other))
}

fn is_not(text: &Text<'_>, at: usize) -> bool {
    text.lexicon().words.profile(text.id(at)).function == Function::Negation
}

/// `, not`, `and not`, `rather than`
fn is_instead(text: &Text<'_>, gap: &Range<usize>) -> bool {
    let joint = text.word(gap.start) == "," || ["and", "but"].iter().any(|word| text.is(gap.start, word));
    let at = if joint { gap.start + 1 } else { gap.start };
    let led = at + 2 == gap.end && ["than", "of"].iter().any(|word| text.is(at + 1, word));
    text.is_class(at, WordClass::Instead) && at < gap.end && (at + 1 == gap.end || led)
}

/// `but`, `, but`
fn is_but(text: &Text<'_>, gap: &Range<usize>) -> bool {
    let comma = gap.len() == 2 && text.word(gap.start) == ",";
    (gap.len() == 1 || comma) && text.is(gap.end - 1, "but")
}

fn with_noun(right: &Figure, wrong: &Figure) -> Figure {
    let lent = right.noun.is_none();
    let (noun, head) = if lent { (&wrong.noun, wrong.head) } else { (&right.noun, right.head) };
    Figure { noun: noun.clone(), head, ..right.clone() }
}
