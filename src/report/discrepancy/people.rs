//! People to whom one thing was done, under several nouns: rescued passengers may be among the rescued people, or were
//! rescued by others.

use crate::claim::Attribute;
use crate::lexicon::{Lexicon, Noun, WordClass};
use crate::report::ReconciledItem;

/// Whether a question counts people to whom something was done.
pub(super) fn are_counted(item: &ReconciledItem) -> bool {
    let Attribute::Count(noun) = &item.item.attribute else { return false };
    let lexicon = Lexicon::english();
    let word = lexicon.word(noun);
    let people =
        lexicon.words.profile(word).noun == Noun::Person || lexicon.classes.has(word, WordClass::Anybody);
    people && !item.item.scope.is_empty()
}
