//! Of whom a relative clause tells behind two who are joined by "of".
//!
//! ```text
//! own     = person "of" one person "who" …             the brother of a man who was killed: the man
//!         | one person "of" several "who" "were" …     the chief of the guards who were killed: the guards
//!         | kin "of" "one of" several "who" …          the wife of one of the men who was killed: one
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
        let some = scene.one_of_several(near);
        let of = some.unwrap_or(near.tokens.start).checked_sub(1).filter(|&of| of > self.sentence.start)?;
        let owner = scene.mentions.at(of - 1).filter(|owner| scene.is(of, "of") && owner.tokens.end == of)?;
        if owner.tokens.start < self.sentence.start || owner.kind != MentionKind::Person || owner.named {
            return None;
        }
        let be = start..self.tokens.start;
        let is_class = |class: WordClass| be.clone().any(|at| scene.text.is_class(at, class));
        let one = is_class(WordClass::SingularBe);
        let several = !one && is_class(WordClass::PluralBe);
        let owned = is_one_of_somebody(scene, owner);
        if let Some(some) = some {
            let lone = Some(scene.lone(some, Share::Whole)).filter(|_| !several);
            let whole = || self.antecedent(scene, start).filter(|_| several);
            return (owned || several && !owner.plural).then(|| lone.or_else(whole).into_iter().collect());
        }
        let whom = scene.victims_at(near.tokens.start, who, Share::Whole);
        match near.kind {
            MentionKind::Person if near.named => (owned && !owner.plural).then(Vec::new),
            // "the daughter of the couple who were killed"
            _ if !near.plural && several && !owner.plural => {
                Some(self.antecedent(scene, start).into_iter().collect())
            }
            MentionKind::Person if !near.plural => {
                let told = || !self.is_unsure(scene, owner, near);
                (owned && (!owner.plural || one)).then(|| whom.into_iter().filter(|_| told()).collect())
            }
            _ if near.plural && !near.named && has_auxiliary(scene, be) && !one => {
                let theirs = owned || several && !owner.plural;
                theirs.then(|| self.antecedent(scene, start).or(whom).into_iter().collect())
            }
            _ => None,
        }
    }
}

impl Cue {
    /// `a son of the president who was killed`: there is but one president, so that it may well be the son; nor is it
    /// sure who is meant where somebody else is told to have died before, or is named: `Ana Brel, the daughter of`.
    fn is_unsure(&self, scene: &Scene<'_>, owner: &Mention, near: &Mention) -> bool {
        let sorted =
            !scene.scope(&near.tokens).is_empty() || scene.text.is_class(near.head, WordClass::PlainPerson);
        let only = scene.text.is_class(near.tokens.start, WordClass::Definite) && !sorted;
        let dead = (self.sentence.start..owner.tokens.start).any(|at| scene.harm_at(at).is_some());
        let comma = owner.tokens.start.checked_sub(1).filter(|&comma| scene.is(comma, ","));
        let named =
            comma.and_then(|comma| scene.mentions.at(comma.checked_sub(1)?)).is_some_and(|one| one.named);
        only || dead || named
    }
}

/// `the brother`, `a girl`, `the widows`: by a word that others have such people by; not `one`, `a member`.
fn is_one_of_somebody(scene: &Scene<'_>, owner: &Mention) -> bool {
    let child = scene.scope(&owner.tokens).contains(&CHILDREN);
    let friend = scene.text.is_class(owner.head, WordClass::Kindred);
    scene.has(owner.head, Turn::Kin) || !owner.plural && (child || friend)
}

impl Scene<'_> {
    /// `the wife of | one | of the men`: the one whom a phrase of several, or the phrase of one of them, opens with.
    fn one_of_several(&self, near: &Mention) -> Option<usize> {
        let start = near.tokens.start;
        let inside = self.is(start, "one") && self.is(start + 1, "of");
        let before =
            || self.some_of(start).and_then(|of| of.checked_sub(1)).filter(|&one| self.is(one, "one"));
        if inside { Some(start) } else { before() }
    }
}

fn has_auxiliary(scene: &Scene<'_>, mut group: Range<usize>) -> bool {
    group.any(|at| scene.tag(at) == Tag::Auxiliary)
}

/// The part that a girl or a baby is of.
const CHILDREN: &str = "children";
