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
use crate::extract::mention::{Mention, MentionKind, Owned, Tag};
use crate::lexicon::WordClass;
use crate::lexicon::events::{Part, Turn};

impl Cue {
    /// Those before a relative clause whom it tells of, where one who belongs to them stands before "of"; none where it
    /// may be of either.
    pub(super) fn nearest(&self, scene: &Scene<'_>, start: usize) -> Option<Vec<Victims>> {
        let who = start.checked_sub(1).filter(|&who| who > self.sentence.start)?;
        let relative = scene.tag(who) == Tag::Relative && scene.text.is_class(who, WordClass::Who);
        let near = scene.mentions.at(who - 1).filter(|near| relative && near.tokens.end == who)?;
        let Owned { before: owner, one_of } = Owned::by(scene.text, scene.mentions, near)?;
        if owner.tokens.start < self.sentence.start || owner.kind != MentionKind::Person || owner.named {
            return None;
        }
        let be = start..self.tokens.start;
        let is_class = |class: WordClass| be.clone().any(|at| scene.text.is_class(at, class));
        let single = is_class(WordClass::SingularBe);
        let several = !single && is_class(WordClass::PluralBe);
        let owned = is_one_of_somebody(scene, owner);
        if let Some(one) = one_of {
            let lone = Some(scene.lone(one, Share::Whole)).filter(|_| !several);
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
                (owned && (!owner.plural || single)).then(|| whom.into_iter().filter(|_| told()).collect())
            }
            _ if near.plural && !near.named && has_auxiliary(scene, be) && !single => {
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
    let child = scene.scope(&owner.tokens).into_iter().any(|part| Some(part) == Part::Children.name());
    let friend = scene.text.is_class(owner.head, WordClass::Kindred);
    scene.has(owner.head, Turn::Kin) || !owner.plural && (child || friend)
}

impl Scene<'_> {
    /// Whom the phrase is of that ends before a token, or before the comma there.
    pub(super) fn victims_before(&self, end: usize) -> Option<Victims> {
        let end = end - usize::from(self.is(end.checked_sub(1)?, ","));
        let phrase = self.mentions.at(end.checked_sub(1)?).filter(|phrase| phrase.tokens.end == end)?;
        self.victims_at(phrase.tokens.start, end, Share::Whole)
    }
}

fn has_auxiliary(scene: &Scene<'_>, mut group: Range<usize>) -> bool {
    group.any(|at| scene.tag(at) == Tag::Auxiliary)
}
