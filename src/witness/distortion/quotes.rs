//! Words inside quotation marks that are not the words that were said.

use std::ops::Range;

use super::weave::{Side, View, Weave};
use super::{DistortionKind, DistortionSeverity, Finding, Pages, Sheet, said};
use crate::lexicon::ShiftClass;
use crate::text::{Gap, Text};

/// The tokens inside each pair of quotation marks. A quotation ends at its mark, or with its paragraph.
pub(super) fn quotations(text: &Text) -> Vec<Range<usize>> {
    let mut quotations = Vec::new();
    let mut open: Option<usize> = None;
    for (at, token) in text.tokens().iter().enumerate() {
        if token.gap == Gap::Paragraph
            && let Some(first) = open.take()
        {
            quotations.push(first..at);
        }
        match (text.word(at), open) {
            ("\u{201c}" | "\u{ab}" | "\u{201e}", _) | ("\"", None) => open = Some(at + 1),
            ("\u{201d}" | "\u{bb}" | "\"", Some(first)) => {
                quotations.push(first..at);
                open = None;
            }
            _ => {}
        }
    }
    quotations.retain(|quotation| !quotation.is_empty());
    quotations
}

/// Quotations of the copy that are none of the original's.
pub(super) fn changed(pages: &Pages, weave: &Weave) -> Vec<Finding> {
    let forth = weave.forth();
    let original = within(&pages.original, &weave.original);
    let copy = within(&pages.copy, &weave.copy);
    copy.iter().filter_map(|quotation| altered(forth, &original, quotation)).collect()
}

fn within(sheet: &Sheet, side: &Side) -> Vec<Range<usize>> {
    let words = |tokens: &Range<usize>| side.at_token(tokens.start)..side.at_token(tokens.end);
    let is_of_side = |tokens: &&Range<usize>| {
        let at = side.at_token(tokens.start);
        at < side.count() && side.token(at) < tokens.end
    };
    let quotations = super::within(&sheet.quotations, side, Range::clone);
    quotations.iter().filter(is_of_side).map(words).filter(|words| !words.is_empty()).collect()
}

fn altered(forth: View, original: &[Range<usize>], quotation: &Range<usize>) -> Option<Finding> {
    let back = forth.back();
    let content = |at: &usize| !forth.to.is_closed(*at);
    let images: Vec<usize> = quotation.clone().filter(content).filter_map(|at| back.image(at)).collect();
    if images.is_empty() {
        return replaced(forth, original, quotation);
    }
    let of = |source: &&Range<usize>| {
        images.iter().filter(|image| source.contains(image)).count() * 2 > images.len()
    };
    match original.iter().find(of) {
        Some(source) => reworded(forth, source, quotation, &images),
        None => invented(forth, quotation, &images),
    }
}

/// A quotation whose words are others, at the place of one of the original.
fn replaced(forth: View, original: &[Range<usize>], quotation: &Range<usize>) -> Option<Finding> {
    let place = forth.back().place(quotation.clone())?;
    let is_lost = |source: &&Range<usize>| {
        (*source).clone().all(|at| forth.from.is_closed(at) || forth.image(at).is_none())
    };
    let near = |source: &&Range<usize>| source.start <= place.end + 2 && place.start <= source.end + 2;
    let source = original.iter().filter(is_lost).find(near)?;
    let content = |side: &Side, words: &Range<usize>| -> Vec<usize> {
        words.clone().filter(|&at| !side.is_closed(at)).collect()
    };
    if is_respelling(forth.from, &content(forth.from, source), forth.to, &content(forth.to, quotation)) {
        return None;
    }
    Some(finding(forth, source.clone(), quotation.clone(), DistortionSeverity::Major))
}

/// A quotation of the original with content words dropped, added or moved.
fn reworded(
    forth: View,
    source: &Range<usize>,
    quotation: &Range<usize>,
    images: &[usize],
) -> Option<Finding> {
    let (from, to) = (forth.from, forth.to);
    let (first, last) = (images.iter().copied().min()?, images.iter().copied().max()?);
    let unmatched = |words: Range<usize>| words.filter(|&at| !forth.is_image(at)).count();
    let head = unmatched(quotation.start..forth.image(first)?.max(quotation.start));
    let tail = unmatched(forth.image(last)?.min(quotation.end)..quotation.end);
    let source = first.saturating_sub(head).max(source.start)..(last + 1 + tail).min(source.end);
    let mine: Vec<usize> = quotation.clone().filter(|&at| !to.is_closed(at)).collect();
    let added: Vec<usize> = mine.iter().copied().filter(|&at| !forth.is_image(at)).collect();
    let dropped: Vec<usize> = source
        .clone()
        .filter(|&at| !from.is_closed(at) && forth.image(at).is_none_or(|image| !quotation.contains(&image)))
        .collect();
    let moved = images.windows(2).filter(|pair| pair[1] < pair[0]).count();
    let changed = added.len() + dropped.len() + moved;
    if changed == 0 || is_respelling(from, &dropped, to, &added) && moved == 0 {
        return None;
    }
    let turned = dropped.iter().any(|&at| is_turning(from, at)) || added.iter().any(|&at| is_turning(to, at));
    let weight = if turned || changed * 5 >= mine.len() * 2 && mine.len() > 4 {
        DistortionSeverity::Major
    } else {
        DistortionSeverity::Minor
    };
    Some(finding(forth, source, quotation.clone(), weight))
}

/// The same words in another spelling, such as "defence" and "defense".
fn is_respelling(from: &Side, dropped: &[usize], to: &Side, added: &[usize]) -> bool {
    dropped.len() == added.len()
        && dropped.iter().zip(added).all(|(&a, &b)| {
            let (a, b) = (from.word(a).to_lowercase(), to.word(b).to_lowercase());
            a.len() > 3 && strsim::osa_distance(&a, &b) <= 1
        })
}

/// A negation, a hedge or a bound.
fn is_turning(side: &Side, at: usize) -> bool {
    let hit = side.text.longest(&side.text.lexicon().witness.shifts, side.token(at));
    hit.is_some_and(|(_, shift)| {
        matches!(shift.class, ShiftClass::Negation | ShiftClass::Hedge) || shift.group == "little"
    })
}

/// Words that the original does not quote, printed as a quotation, and not even its words.
fn invented(forth: View, quotation: &Range<usize>, images: &[usize]) -> Option<Finding> {
    let content: Vec<usize> = quotation.clone().filter(|&at| !forth.to.is_closed(at)).collect();
    if images.len() < LONG_ENOUGH || images.len() * 2 < content.len() {
        return None;
    }
    let verbatim = images.len() == content.len() && images.windows(2).all(|pair| pair[0] < pair[1]);
    let first = images.iter().copied().min()?;
    let last = images.iter().copied().max()?;
    (!verbatim).then(|| finding(forth, first..last + 1, quotation.clone(), DistortionSeverity::Minor))
}

/// Content words of a quotation that is more than a term.
const LONG_ENOUGH: usize = 5;

fn finding(forth: View, original: Range<usize>, copy: Range<usize>, severity: DistortionSeverity) -> Finding {
    let message = format!(
        "what is quoted as '{}' was '{}'",
        said(forth.to, copy.clone()),
        said(forth.from, original.clone())
    );
    Finding { kind: DistortionKind::QuoteAltered, severity, original, copy, message }
}
