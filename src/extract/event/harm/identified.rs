//! The one dead of the sentence before, named behind a pronoun or the same noun.
//!
//! ```text
//! identified = ("he" | "she" | "the" noun) be naming verb ["by" somebody] "as" name     he was named as Ole Lund
//! ```
//! Where the sentence before tells of anybody else, it is not said whose name it is.

use std::ops::Range;

use super::{Harm, HarmKind, HarmRule, Scene, Stage, Victims};
use crate::extract::mention::{Mention, MentionKind, Tag};
use crate::extract::voice::Mood;
use crate::lexicon::events::Turn;
use crate::lexicon::{Function, WordClass};

/// `The 34-year-old man | had been formally | named`: the subject and the auxiliaries before the verb have fewer words.
const SUBJECT: usize = 8;

/// Those who are named one sentence behind their death.
pub(super) fn told(scene: &Scene<'_>, harms: &[Harm]) -> Vec<Harm> {
    let mut found = Vec::new();
    for pair in scene.text.sentences().windows(2) {
        let (before, here) = (pair[0].tokens(), pair[1].tokens());
        let near = here.start..here.end.min(here.start + SUBJECT);
        let naming = |at: &usize| scene.has(*at, Turn::Naming) && scene.tag(*at) == Tag::Verb;
        let Some(verb) = near.into_iter().find(naming) else { continue };
        let told = dead(scene, harms, &before).and_then(|dead| identified(scene, dead, verb, &here));
        found.extend(told);
    }
    found
}

/// The only one of whose death a sentence tells, where it tells of nobody else.
fn dead<'h>(scene: &Scene<'_>, harms: &'h [Harm], sentence: &Range<usize>) -> Option<&'h Victims> {
    let from = harms.partition_point(|harm| harm.cue < sentence.start);
    let mut here = harms[from..].iter().take_while(|harm| harm.cue < sentence.end);
    let harm = here.next().filter(|harm| harm.kind == HarmKind::Killed && harm.mood == Mood::Real)?;
    let [one] = harm.victims.as_slice() else { return None };
    let alone = here.next().is_none() && harm.agent.is_none() && one.is_person() && !one.is_named();
    let another = |other: &Mention| {
        let somebody = matches!(other.kind, MentionKind::Person | MentionKind::Group | MentionKind::Pronoun);
        somebody && !(one.tokens.start <= other.tokens.start && other.tokens.end <= one.tokens.end)
    };
    let others = scene.mentions.within(sentence.clone()).any(another);
    (alone && !others && one.quantity.best == Some(1.0)).then_some(one)
}

/// `| He | was named by police as Ole Lund`
fn identified(scene: &Scene<'_>, dead: &Victims, verb: usize, sentence: &Range<usize>) -> Option<Harm> {
    let group = scene.mentions.group_before(verb);
    let passive = group.clone().any(|at| is_be(scene, at));
    let start = sentence.start;
    let subject = scene.mentions.at(start).filter(|subject| subject.tokens == (start..group.start))?;
    let pronoun = scene.tag(start) == Tag::Pronoun && function(scene, start) == Function::Person;
    let same = || {
        let noun = dead.tokens.clone().rev().find(|&at| scene.tag(at) == Tag::Noun);
        let again = noun.is_some_and(|noun| scene.text.id(noun) == scene.text.id(subject.head));
        again && scene.text.is_class(start, WordClass::Definite)
    };
    let by = scene.past_namer(verb + 1, sentence.end);
    if !passive || !(pronoun || same()) || !scene.is(by, "as") {
        return None;
    }
    let mut named = scene.list(by + 1, sentence.end);
    let one = named.len() == 1 && named[0].is_named();
    one.then(|| Harm {
        kind: HarmKind::Killed,
        tokens: start..named[0].tokens.end,
        victims: std::mem::take(&mut named),
        cue: verb,
        rule: HarmRule::State,
        agent: None,
        also: false,
        mood: Mood::Real,
        stage: Stage::Plain,
    })
}

fn function(scene: &Scene<'_>, at: usize) -> Function {
    scene.text.lexicon().words.profile(scene.text.id(at)).function
}

fn is_be(scene: &Scene<'_>, at: usize) -> bool {
    function(scene, at).is_be()
}
