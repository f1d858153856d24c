//! A place that the gazetteer lacks, told as what something struck: `a quake struck | Velm`, `a blast ripped through |
//! Velm`.
//!
//! ```text
//! struck = (what happens | what is fired | a hazard) verb of striking ["through" …] name
//!        | verb of bombing name                                       jets shelled Velm
//! ```
//! Who hits somebody is nobody: only what happens or is fired strikes a place.

use super::nature::longest_in_singular;
use super::site::Sites;
use crate::extract::mention::Tag;
use crate::lexicon::events::{Doer, Turn};
use crate::lexicon::natures::Telling;
use crate::lexicon::{Function, WordClass};

impl Sites<'_> {
    /// Whether a name is told to be what something struck.
    pub(super) fn is_struck(&self, name: usize) -> bool {
        let Some(before) = name.checked_sub(1) else { return false };
        let through = self.mentions.tag(before) == Tag::Preposition && before > 0;
        let verb = if through { before - 1 } else { before };
        // "shells hit | al | -Velm": no name yet
        let particle = self.text.lexicon().words.profile(self.text.id(name)).function != Function::None;
        if self.mentions.tag(verb) != Tag::Verb || particle {
            return false;
        }
        if !through && self.text.is_class(verb, WordClass::Bombarding) {
            return true;
        }
        let strikes = self.has(verb, Turn::Impact) && !through
            || self.text.is_class(verb, WordClass::Sweeping) && (through || self.has(verb, Turn::Impact));
        let subject = self.mentions.group_before(verb).start.checked_sub(1).filter(|_| strikes);
        let subject = subject.and_then(|last| self.mentions.at(last)).filter(|subject| !subject.named);
        subject.is_some_and(|subject| self.is_force(subject.head))
    }

    /// Whether a noun is for what happens or is fired: a quake, a rocket, a storm.
    fn is_force(&self, head: usize) -> bool {
        let lexicon = self.text.lexicon();
        let happens = longest_in_singular(self.text, &lexicon.words.events, head).is_some();
        let hazard = longest_in_singular(self.text, &lexicon.natures, head)
            .is_some_and(|(_, told)| matches!(told, Telling::Names(_)));
        happens || hazard || lexicon.events.doers.get(self.text.id(head)) == Some(&Doer::Means)
    }
}
