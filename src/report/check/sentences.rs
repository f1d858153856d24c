//! What no aligned question tells: sentences of the draft against sentences of the others.
//!
//! ```text
//! remark = the first candidate (see the sentences) that denies it, says the opposite or counts otherwise, or whose
//!          statement has an answer in conflict with its own (see the statements); opposite words alone only strain it
//! ```

use super::{Effect, Remark};
use crate::document::Document;
use crate::extract::Extractor;
use crate::relation::RelationKind;
use crate::report::sentences::{Asked, Bearing, Lines, Opposed, Sentences, Spans, Told};
use crate::report::severity::{Severities, Severity};
use crate::report::statement::{Ground, compare_statements};
use crate::span::Span;

/// Two statements whose answers are held against each other have so many words in common.
const THREE: usize = 3;
/// So many candidates are read.
const READ: usize = 4;

/// Remarks on the sentences of a draft that lie in none of the spans.
pub(super) fn remarks(
    draft: &Document,
    others: &[&Document],
    extractor: &dyn Extractor,
    asked: &Asked,
    remarked: &[Span],
) -> Vec<Remark> {
    let sentences = Sentences::of(std::iter::once(draft).chain(others.iter().copied()));
    let lines = Lines::of(&sentences);
    let remarked = Spans::new(remarked.iter().map(|&span| (span, 0)).collect());
    let is_own = |at: &usize| {
        let told = &sentences.list()[*at];
        told.document.id() == draft.id() && remarked.over(told.span).next().is_none()
    };
    let own = (0..sentences.list().len()).filter(is_own);
    own.filter_map(|own| {
        let candidates: Vec<usize> = sentences.candidates(own).into_iter().take(READ).collect();
        let told = |at: usize| &sentences.list()[at];
        let opposed = |&at: &usize| Some(opposed(told(own), told(at), lines.bearing(&sentences, own, at)?));
        let answered = |&at: &usize| {
            let of_one = sentences.shared(own, at) >= THREE && !lines.part(&sentences, own, at);
            of_one.then(|| answered(told(own), told(at), extractor, asked)).flatten()
        };
        candidates.iter().find_map(opposed).or_else(|| candidates.iter().find_map(answered))
    })
    .collect()
}

fn opposed(own: &Told, their: &Told, opposed: Opposed) -> Remark {
    let (effect, severity) = match opposed.bearing {
        // Which sense two opposites have is a guess.
        Bearing::Opposite => (Effect::Strained, Severity::Minor),
        Bearing::Counted(_) => (Effect::Contradicted, Severity::Minor),
        Bearing::Denied => (Effect::Contradicted, Severity::Major),
    };
    let remark = Remark::of(effect, severity, &own.whole(), opposed.reason);
    Remark { against: vec![their.whole()], ..remark }
}

/// An answer in conflict, unless a question already holds the two answers: it knows their days.
fn answered(own: &Told, their: &Told, extractor: &dyn Extractor, asked: &Asked) -> Option<Remark> {
    let compared = compare_statements(&own.alone()?, &their.alone()?, extractor);
    let (RelationKind::Conflict, Ground::Pair(at)) = (compared.relation, compared.ground) else {
        return None;
    };
    let pair = compared.pairs.get(at)?;
    let (claim, other) = (own.placed(&pair.a)?, their.placed(&pair.b)?);
    if asked.both((claim.document(), claim.span()), (other.document(), other.span())) {
        return None;
    }
    let severity = Severities::default().of_conflict(&claim, &other);
    let remark = Remark::of(Effect::Contradicted, severity, &claim, compared.reason);
    Some(Remark { against: vec![other], ..remark })
}
