//! A full stop inside what was one sentence, where what follows depended on what stood before it: "failure to
//! eliminate its havens" → "failures. Eliminate its havens".

use std::ops::Range;

use super::weave::{Side, View, Weave};
use super::{DistortionKind, DistortionSeverity, Finding, Pages, said};
use crate::lexicon::{ShiftClass, WordClass};
use crate::text::{Case, Gap, TokenKind};

/// Breaks that tear words from what governed them.
pub(super) fn changed(pages: &Pages, weave: &Weave) -> Vec<Finding> {
    let back = weave.forth().back();
    let breaks: Vec<usize> = (1..back.from.count()).filter(|&at| is_break(back.from, at)).collect();
    let torn = breaks.iter().filter_map(|&at| torn(pages, back, at));
    let mut findings: Vec<Finding> = torn.collect();
    let ends = breaks.iter().skip(1).copied().chain([back.from.count()]);
    findings.extend(breaks.iter().zip(ends).filter_map(|(&at, end)| stranded(back, at..end)));
    findings
}

/// Whether a full stop stands before a word, in lower case behind it or not.
fn is_break(copy: &Side, at: usize) -> bool {
    copy.sentence(at) != copy.sentence(at - 1) || is_stop_inside(copy, at)
}

/// A full stop before a word in lower case, which no abbreviation explains.
fn is_stop_inside(copy: &Side, at: usize) -> bool {
    let (text, before, token) = (copy.text, copy.token(at - 1), copy.token(at));
    let stop = (before + 1..token).find(|&mark| text.word(mark) == ".");
    let spaced = stop.is_some_and(|stop| text.tokens()[stop + 1].gap >= Gap::Space);
    spaced && text.lexicon().abbreviations.get(text.id(before)).is_none() && text.word(before).len() > 2
}

/// A few words from the middle of a sentence of the original, left standing for themselves: "…, strengthening the
/// group. The ability to strike."
fn stranded(back: View, words: Range<usize>) -> Option<Finding> {
    let images: Vec<usize> = words.clone().filter_map(|at| back.image(at)).collect();
    let (first, last) = (*images.iter().min()?, *images.iter().max()?);
    let home = back.to.sentence(first);
    let content = images.iter().filter(|&&image| !back.to.is_closed(image)).count();
    let before_it: Vec<usize> = (words.start.saturating_sub(LONG)..words.start)
        .filter_map(|at| back.image(at))
        .filter(|&image| back.to.sentence(image) == home && !back.to.is_closed(image))
        .collect();
    let inside = before_it.iter().any(|&image| image < first) && before_it.iter().any(|&image| image > last);
    let short = words.len() <= SHORT
        && last - first < 2 * SHORT
        && content >= 2
        && images.len() * 3 >= words.len() * 2;
    (inside && short && back.to.sentence(last) == home).then(|| Finding {
        kind: DistortionKind::MeaningChanged,
        severity: DistortionSeverity::Minor,
        original: first..last + 1,
        copy: words.clone(),
        message: format!("'{}' is torn from the middle of its sentence", said(back.from, words)),
    })
}

/// Words of a stranded piece at most.
const SHORT: usize = 8;
/// Words before it in which the rest of its sentence stands.
const LONG: usize = 40;

/// What the break before a word of the copy tears apart.
fn torn(pages: &Pages, back: View, at: usize) -> Option<Finding> {
    let image = back.image(at)?;
    let governor = image.checked_sub(1).filter(|&before| governs(back, before, at))?;
    let left = back.image(at - 1).or_else(|| back.image(at.checked_sub(2)?))?;
    if left.abs_diff(image) > FAR || back.to.sentence(left) != back.to.sentence(image) {
        return None;
    }
    let (kind, severity) = kind(pages, back, governor, image);
    let original = governor.saturating_sub(2).min(left)..(image + 2).min(back.to.count());
    let copy = at.saturating_sub(2)..(at + 2).min(back.from.count());
    let message = format!(
        "a sentence now ends before '{}', which belongs to '{}'",
        said(back.from, at..(at + 2).min(back.from.count())),
        said(back.to, original.clone())
    );
    Some(Finding { kind, severity, original, copy, message })
}

/// Words between what a break has parted.
const FAR: usize = 12;

/// Whether a closed-class word of the original governs the word behind it, and the copy has lost it or starts in lower
/// case.
fn governs(back: View, governor: usize, at: usize) -> bool {
    let lower = back.from.text.tokens()[back.from.token(at)].case == Case::Lower;
    let is_number = back.from.text.tokens()[back.from.token(at)].kind == TokenKind::Number;
    let closed =
        back.to.is_closed(governor) && back.to.text.is_class(back.to.token(governor), WordClass::Governor);
    let starts_lower = lower && !is_number;
    starts_lower || closed && !back.is_image(governor) && !back.from.is_closed(at)
}

fn kind(pages: &Pages, back: View, governor: usize, image: usize) -> (DistortionKind, DistortionSeverity) {
    let lexicon = back.to.text.lexicon();
    let mut before = governor.saturating_sub(3)..=governor;
    let negates = |word: usize| {
        let hit = back.to.text.longest(&lexicon.witness.shifts, back.to.token(word));
        hit.is_some_and(|(_, shift)| shift.class == ShiftClass::Negation)
    };
    if before.any(negates) {
        return (DistortionKind::PolarityChanged, DistortionSeverity::Critical);
    }
    let token = back.to.token(image);
    if pages.original.dates.iter().any(|date| date.tokens().contains(&token)) {
        return (DistortionKind::DateChanged, DistortionSeverity::Major);
    }
    (DistortionKind::MeaningChanged, DistortionSeverity::Minor)
}
