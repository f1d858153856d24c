//! A full stop inside what was one sentence, where what follows depended on what stood before it: "failure to
//! eliminate its havens" → "failures. Eliminate its havens".

use super::weave::{View, Weave};
use super::{DistortionKind, DistortionSeverity, Finding, Pages, said};
use crate::lexicon::{Lexicon, ShiftClass};
use crate::text::{Case, TokenKind};

/// Breaks that tear words from what governed them.
pub(super) fn changed(pages: &Pages, weave: &Weave) -> Vec<Finding> {
    let back = weave.forth().back();
    (1..back.from.count()).filter(|&at| is_break(back, at)).filter_map(|at| torn(pages, back, at)).collect()
}

fn is_break(back: View, at: usize) -> bool {
    back.from.sentence(at) != back.from.sentence(at - 1)
}

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
    let closed = back.to.is_closed(governor)
        && GOVERNORS.contains(&back.to.word(governor).to_ascii_lowercase().as_str());
    let starts_lower = lower && !is_number;
    starts_lower || closed && !back.is_image(governor) && !back.from.is_closed(at)
}

/// Prepositions and the "to" of infinitives: what follows them is no sentence.
const GOVERNORS: &[&str] =
    &["to", "of", "in", "on", "at", "by", "for", "from", "with", "against", "before", "after", "during"];

fn kind(pages: &Pages, back: View, governor: usize, image: usize) -> (DistortionKind, DistortionSeverity) {
    let lexicon = Lexicon::english();
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
