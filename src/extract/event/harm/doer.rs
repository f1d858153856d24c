//! Whoever did the killing, where he dies of it too: one more than those whom he killed.
//!
//! ```text
//! himself = killed … ["and" | "then" | "before"] end                  before killing himself
//!         | killed … ("before" | "then") doer end                     before the gunman killed himself
//!         | killed victims "," ["then"] "himself"                     killed her son, then herself
//! end     = verb of killing "himself" | verb of suicide
//! doer    = doer killed victims … (verb of killing doer | doer died)      killed five. Police shot the gunman dead.
//! ```
//! He is counted on top only where the others are told to be killed by him: five dead may be with him or without.

use std::ops::Range;

use super::{Cue, Harm, HarmKind, HarmRule, Scene, Share, Victims};
use crate::extract::event::victims::{Who, is_combatant, one};
use crate::extract::mention::{MentionKind, Tag};
use crate::extract::voice::Mood;
use crate::lexicon::WordClass;

/// Those whom somebody killed are told so many statements before his own end.
const BEFORE: usize = 4;
/// `killed her son | , and then | herself`
const THEN: usize = 3;

impl Cue {
    /// `before | killing himself`, `and then | took his own life`: the one who did what stands before, where the verb
    /// has no subject of its own.
    pub(super) fn own_end(&self, scene: &Scene<'_>, words: Range<usize>) -> Option<Victims> {
        let start = self.group_start(scene).0;
        let before = start.checked_sub(1).filter(|&before| before >= self.sentence.start)?;
        let joint = matches!(scene.tag(before), Tag::Conjunction | Tag::Subordinator | Tag::Preposition)
            || scene.is(before, ",");
        let own = (joint && self.harms_before(scene, before)).then(|| itself(scene, words.clone()));
        own.or_else(|| self.end_of_doer(scene, start, words))
    }

    /// `killed two before | the gunman | killed himself`, `and then | he | took his own life`: one more than those of
    /// whom is told before it.
    fn end_of_doer(&self, scene: &Scene<'_>, start: usize, words: Range<usize>) -> Option<Victims> {
        let doer = scene.mentions.at(start.checked_sub(1)?);
        let doer = doer.filter(|doer| doer.tokens.end == start && !doer.plural)?;
        let joint = doer.tokens.start.checked_sub(1).filter(|&joint| joint > self.sentence.start)?;
        let is_class = |class| scene.text.is_class(joint, class);
        let next = is_class(WordClass::Before) || is_class(WordClass::LaterOn);
        if !next || !self.harms_before(scene, joint) {
            return None;
        }
        let definite = scene.text.is_class(doer.tokens.start, WordClass::Definite);
        let is_doer = |one: &Victims| {
            let plain = scene.text.is_class(doer.head, WordClass::PlainPerson);
            one.is_person() && definite && (plain || is_combatant(&one.scope))
        };
        let known = scene.victims_at(doer.tokens.start, start, Share::Whole).filter(is_doer);
        let pronoun = || (doer.kind == MentionKind::Pronoun).then(|| itself(scene, words));
        known.map(|known| Victims { further: true, ..known }).or_else(pronoun)
    }

    /// Whether the sentence tells of harm before a token.
    fn harms_before(&self, scene: &Scene<'_>, end: usize) -> bool {
        (self.sentence.start..end).any(|at| scene.harm_at(at).is_some())
    }

    /// `killed her son, then | herself`
    pub(super) fn then_himself(&self, scene: &Scene<'_>, object: &[Victims]) -> Option<Victims> {
        let end = object.iter().map(|victims| victims.tokens.end).max()?;
        let steps = |at: &usize| {
            scene.is(*at, ",")
                || scene.tag(*at) == Tag::Conjunction
                || scene.text.is_class(*at, WordClass::LaterOn)
        };
        let next = end + (end..self.sentence.end.min(end + THEN)).take_while(steps).count();
        let own = next > end && next < self.sentence.end && scene.text.is_class(next, WordClass::OwnSelf);
        own.then(|| itself(scene, next..next + 1))
    }
}

/// One more who dies, by the words that point back to him.
fn itself(scene: &Scene<'_>, words: Range<usize>) -> Victims {
    let known = Victims::new(one(scene.text, words.clone()), words);
    Victims { further: true, who: Who::Described, ..known }
}

/// Counts on top of those whom somebody killed the one who did it.
pub(super) fn add_doer(scene: &Scene<'_>, harms: &mut [Harm]) {
    for at in 1..harms.len() {
        let (told, next) = harms.split_at_mut(at);
        let next = &mut next[0];
        let mut before = told.iter().rev().take(BEFORE);
        if before.any(|known| is_of_doer(scene, known, next)) {
            next.victims[0].further = true;
        }
    }
}

/// Whether a statement tells of the end of him who killed those of another.
fn is_of_doer(scene: &Scene<'_>, known: &Harm, next: &Harm) -> bool {
    let verb = matches!(known.rule, HarmRule::Active | HarmRule::Passive);
    let dead = |harm: &Harm| harm.kind == HarmKind::Killed && harm.mood == Mood::Real;
    let ([one], Some(agent), true) =
        (next.victims.as_slice(), &known.agent, verb && dead(known) && dead(next))
    else {
        return false;
    };
    let Some(doer) = scene.mentions.at(agent.start).filter(|doer| !doer.plural) else { return false };
    let attackers = || {
        let definite = scene.text.is_class(one.tokens.start, WordClass::Definite);
        definite && is_combatant(&one.scope) && is_combatant(&scene.scope(&doer.tokens))
    };
    let lone = one.is_person() && one.share == Share::Whole && !one.further;
    lone && known.cue != next.cue && (one.entity == Some(doer.entity) || attackers())
}
