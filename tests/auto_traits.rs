//! What every public type promises: it can be sent, shared, copied and shown.

use std::fmt::Debug;

use corroborate::align::{Aligner, Alignment, Item, ItemId, PinnedJudgement};
use corroborate::extract::{Alias, Event, EventType, Extraction, Perpetrator, Responsibility};
use corroborate::reconcile::{Consensus, Evidence};
use corroborate::report::{
    Code, Discrepancy, DocumentSummary, Format, Paint, ReconciledItem, Report, Severity, Text, Verdict,
};
use corroborate::value::{
    Admitted, Bound, DateRange, Day, Entity, Interval, Overlap, Place, Precision, Quantity, QuantityKind,
    Status, Value, ValueSet,
};
use corroborate::witness::{
    Comparison, Dependence, Direction, Distortion, Index, Link, Passage, Reuse, Revisions, WitnessKey,
};
use corroborate::{
    Attribute, Certainty, Change, Claim, ClaimId, Document, DocumentId, Error, Polarity, Provenance,
    Qualifiers, Relation, RelationKind, Role, Source, Span, Speaker, Stance, Subject, SubjectKind,
};

fn promises<T: Send + Sync + Unpin + Clone + Debug>() {}
fn is_ordered<T: Ord + std::hash::Hash>() {}
fn is_small<T: Copy>() {}

macro_rules! each {
    ($check:ident: $($type:ty),* $(,)?) => { $($check::<$type>();)* };
}

#[test]
fn every_public_type_can_be_sent_shared_copied_and_shown() {
    each!(promises: Attribute, Certainty, Change, Claim, ClaimId, Document, DocumentId, Error, Polarity, Provenance,
        Qualifiers, Relation, RelationKind, Role, Source, Span, Speaker, Stance, Subject, SubjectKind);
    each!(promises: Admitted, Bound, DateRange, Day, Entity, Interval, Overlap, Place, Precision, Quantity,
        QuantityKind, Status, Value, ValueSet);
    each!(promises: Alias, Event, EventType, Extraction, Perpetrator, Responsibility, Distortion, Reuse);
    each!(promises: Comparison, Dependence, Direction, Index, Link, Passage, Revisions, WitnessKey);
    each!(promises: Aligner, Alignment, Item, ItemId, PinnedJudgement, Consensus, Evidence<'static>);
    each!(promises: Code, Discrepancy, DocumentSummary, Format, Paint, ReconciledItem, Report, Severity,
        Text<'static>, Verdict);
}

#[test]
fn ids_can_be_keys() {
    each!(is_ordered: ClaimId, DocumentId, ItemId, Source, Span, Subject, Attribute, Day);
}

#[test]
fn small_values_are_copied() {
    each!(is_small: Span, Day, DateRange, Interval, Bound, Severity, Code, RelationKind, Stance, Status);
}

#[test]
fn an_error_is_one_word_wide_and_can_cross_threads() {
    fn is_error<T: std::error::Error + Send + Sync + 'static>() {}
    is_error::<Error>();
    assert_eq!(size_of::<Error>(), size_of::<usize>());
}
