//! People to whom one thing was done, under several nouns: rescued passengers are among the rescued people.

use crate::claim::Attribute;
use crate::lexicon::{Lexicon, Noun, WordClass};
use crate::report::ReconciledItem;

/// The noun under which a question counts those to whom something was done.
pub(super) fn counted(item: &ReconciledItem) -> Option<&str> {
    let Attribute::Count(noun) = &item.item.attribute else { return None };
    let lexicon = Lexicon::english();
    let person = lexicon.words.profile(lexicon.word(noun)).noun == Noun::Person;
    (!item.item.scope.is_empty() && (person || is_anybody(noun))).then_some(noun)
}

/// Whether a question counts all people to whom something was done, be they passengers or crew.
pub(super) fn counts_anybody(item: &ReconciledItem) -> bool {
    counted(item).is_some_and(is_anybody)
}

/// Whether those whom one question counts are among the people of another, to whom the same was done.
pub(super) fn are_among(part: &ReconciledItem, whole: &ReconciledItem) -> bool {
    let some = counted(part).is_some_and(|noun| !is_anybody(noun));
    some && counts_anybody(whole) && part.item.scope == whole.item.scope
}

fn is_anybody(noun: &str) -> bool {
    let lexicon = Lexicon::english();
    lexicon.classes.has(lexicon.word(noun), WordClass::Anybody)
}
