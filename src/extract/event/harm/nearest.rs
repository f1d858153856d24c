//! Of whom a relative clause tells behind two who are joined by "of".
//!
//! ```text
//! own     = person "of" one person "who" …             the brother of a man who was killed: the man
//!         | one person "of" several "who" "were" …     the mother of two boys who were killed: the boys
//! unknown = person "of" name "who" …                   the baby of Ann Roe who was killed: either
//! ```

use std::ops::Range;

use super::{Cue, Scene, Share, Victims};
use crate::extract::mention::{Mention, MentionKind, Tag};
use crate::lexicon::WordClass;
use crate::lexicon::events::Turn;

impl Cue {
    /// Those before a relative clause whom it tells of, where one who belongs to them stands before "of"; none where it
    /// may be of either.
    pub(super) fn nearest(&self, scene: &Scene<'_>, start: usize) -> Option<Vec<Victims>> {
        let who = start.checked_sub(1).filter(|&who| who > self.sentence.start)?;
        let relative = scene.tag(who) == Tag::Relative && scene.text.is_class(who, WordClass::Who);
        let near = scene.mentions.at(who - 1).filter(|near| relative && near.tokens.end == who)?;
        let of = near.tokens.start.checked_sub(1).filter(|&of| of > self.sentence.start)?;
        let owner = scene.mentions.at(of - 1).filter(|owner| scene.is(of, "of") && owner.tokens.end == of)?;
        if owner.tokens.start < self.sentence.start || !is_one_of_somebody(scene, owner) {
            return None;
        }
        let be = start..self.tokens.start;
        let one = be.clone().any(|at| scene.text.is_class(at, WordClass::SingularBe));
        let whom = scene.victims_at(near.tokens.start, who, Share::Whole);
        match near.kind {
            MentionKind::Person if near.named => Some(Vec::new()),
            MentionKind::Person if !near.plural => Some(whom.into_iter().collect()),
            _ if near.plural && !near.named && has_auxiliary(scene, be) && !one => {
                Some(self.antecedent(scene, start).or(whom).into_iter().collect())
            }
            _ => None,
        }
    }
}

/// `the brother`, `a girl`, `the widow`: one person with a word that others have such a one by; not `one`, `a member`.
fn is_one_of_somebody(scene: &Scene<'_>, owner: &Mention) -> bool {
    let child = scene.scope(&owner.tokens).contains(&CHILDREN);
    let friend = scene.text.is_class(owner.head, WordClass::Kindred);
    owner.kind == MentionKind::Person
        && !owner.named
        && !owner.plural
        && (scene.has(owner.head, Turn::Kin) || child || friend)
}

fn has_auxiliary(scene: &Scene<'_>, mut group: Range<usize>) -> bool {
    group.any(|at| scene.tag(at) == Tag::Auxiliary)
}

/// The part that a girl or a baby is of.
const CHILDREN: &str = "children";
