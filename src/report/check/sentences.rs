//! What no aligned question tells: sentences of the draft against sentences of the others.
//!
//! ```text
//! remark = the first candidate (see the sentences) that denies it, says the opposite or counts otherwise, or whose
//!          statement has an answer in conflict with its own (see the statements); opposite words alone only strain it
//! ```

use super::{Effect, Remark};
use crate::document::Document;
use crate::extract::Extractor;
use crate::relation::{self, RelationKind};
use crate::report::discrepancy::conflict_code;
use crate::report::sentences::{Asked, Bearing, Lines, Opposed, Sentences, Spans, Told};
use crate::report::severity::{Severities, Severity};
use crate::report::statement::{Ground, compare_statements};
use crate::span::Span;

/// Two statements whose answers are held against each other have so many words in common.
const THREE: usize = 3;
/// So many candidates are read.
const READ: usize = 4;

/// What the sentences of a draft are held against.
pub(super) struct Against<'r> {
    pub(super) others: &'r [&'r Document],
    /// Where questions stand that are answered already.
    pub(super) asked: &'r Asked<'r>,
    pub(super) severities: &'r Severities,
}

/// Remarks on the sentences of a draft that lie in none of the spans.
pub(super) fn remarks(
    draft: &Document,
    against: &Against,
    extractor: &dyn Extractor,
    remarked: &[Span],
) -> Vec<Remark> {
    let sentences = Sentences::of(std::iter::once(draft).chain(against.others.iter().copied()));
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
        let opposed =
            |&at: &usize| Some(against.opposed(told(own), told(at), lines.bearing(&sentences, own, at)?));
        let answered = |&at: &usize| {
            let of_one = sentences.shared(own, at) >= THREE && !lines.part(&sentences, own, at);
            of_one.then(|| against.answered(told(own), told(at), extractor)).flatten()
        };
        candidates.iter().find_map(opposed).or_else(|| candidates.iter().find_map(answered))
    })
    .collect()
}

impl Against<'_> {
    fn opposed(&self, own: &Told, their: &Told, opposed: Opposed) -> Remark {
        let (effect, severity) = match opposed.bearing {
            // Which sense two opposites have is a guess.
            Bearing::Opposite => (Effect::Strained, Severity::Minor),
            Bearing::Counted(_) => (Effect::Contradicted, Severity::Minor),
            Bearing::Denied => (Effect::Contradicted, Severity::Major),
        };
        let severity = self.severities.of_code(opposed.bearing.code()).unwrap_or(severity);
        let remark = Remark::of(effect, severity, &own.whole(), opposed.reason);
        Remark { against: vec![their.whole()], ..remark }
    }

    /// An answer in conflict, unless a question already holds the two answers: it knows their days.
    fn answered(&self, own: &Told, their: &Told, extractor: &dyn Extractor) -> Option<Remark> {
        let compared = compare_statements(&own.alone()?, &their.alone()?, extractor);
        let (RelationKind::Conflict, Ground::Pair(at)) = (compared.relation, compared.ground) else {
            return None;
        };
        let pair = compared.pairs.get(at)?;
        let (claim, other) = (own.placed(&pair.a)?, their.placed(&pair.b)?);
        if self.asked.both((claim.document(), claim.span()), (other.document(), other.span())) {
            return None;
        }
        let denies = claim.stance().polarity != other.stance().polarity;
        let ground = if denies { relation::Ground::Denial } else { relation::Ground::Values };
        let code = conflict_code(&claim, &other, ground);
        let rated = self.severities.of_code(code);
        let severity = rated.unwrap_or_else(|| self.severities.of_conflict(&claim, &other));
        let remark = Remark::of(Effect::Contradicted, severity, &claim, compared.reason);
        Some(Remark { against: vec![other], ..remark })
    }
}
