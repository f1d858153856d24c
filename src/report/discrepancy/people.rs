//! People to whom one thing was done, under several nouns: rescued passengers may be among the rescued people, or were
//! rescued by others.

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

fn is_anybody(noun: &str) -> bool {
    let lexicon = Lexicon::english();
    lexicon.classes.has(lexicon.word(noun), WordClass::Anybody)
}
