//! Clauses that open behind "after" or "before", whose subject is their own.
//!
//! ```text
//! clause = ("after" | "before" | subordinator) subject verb      Hundreds marched after the star was killed
//! ```

use super::super::list::is_one;
use super::super::victims::Who;
use super::{Cue, Scene, Share, Victims};
use crate::extract::mention::Tag;
use crate::lexicon::WordClass;
use crate::lexicon::events::Turn;

impl Cue {
    /// `rose to 20 | after | three injured miners died`: whether "after" stands before the subject of the verb.
    pub(super) fn opens_clause(&self, scene: &Scene<'_>, before: usize, victims: &Victims) -> bool {
        let phrase = scene.mentions.at(victims.tokens.start);
        let start = self.group_start(scene).0;
        let aside = |end: usize| scene.is(end, ",") && start > end && scene.is(start - 1, ",");
        // "after | a colonel, a judge and two clerks were killed"
        let listed = |end: usize| {
            let joined =
                |at: usize| scene.is(at, "and") && scene.victims_at(at + 1, start, Share::Whole).is_some();
            (scene.is(end, ",") || scene.is(end, "and")) && (end..start).any(joined)
        };
        let subject = phrase.is_some_and(|phrase| {
            phrase.tokens.end == start || aside(phrase.tokens.end) || listed(phrase.tokens.end)
        });
        subject && scene.has(before, Turn::Later)
    }

    /// `Hundreds marched | after | the star | was killed`: whether one, of whom it is not known who that is, stands
    /// between those found and a verb that is told of one.
    pub(super) fn is_of_another(&self, scene: &Scene<'_>, found: &[Victims], start: usize) -> bool {
        let counted =
            !found.is_empty() && found.iter().all(|known| known.who == Who::Counted && !is_one(known));
        if !counted || !self.is_singular(scene, start) {
            return false;
        }
        let own = start.checked_sub(1).and_then(|last| scene.mentions.at(last));
        let own = own.filter(|own| own.tokens.end == start && !own.plural);
        let joint = own.and_then(|own| own.tokens.start.checked_sub(1));
        let apart = |joint: usize| found.iter().all(|known| known.tokens.end <= joint);
        let clause = |joint: usize| {
            scene.tag(joint) == Tag::Subordinator
                || scene.has(joint, Turn::Later)
                || scene.text.is_class(joint, WordClass::Before)
        };
        joint.is_some_and(|joint| apart(joint) && clause(joint))
    }
}
