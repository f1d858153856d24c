//! Totals that are told beside the last of those who died: all of them, of whom these are a part.
//!
//! ```text
//! total = victims verb of harm … verb-of-raising "the" number "to" figure
//!                                                  two more died, bringing the total to nine
//! ```

use std::ops::Range;

use super::super::victims::Who;
use super::{Harm, HarmRule, Scene, Share};
use crate::extract::voice::Mood;
use crate::lexicon::WordClass;
use crate::lexicon::events::Turn;
use crate::text::Sentence;

/// The noun for the total stands fewer tokens behind those who died last.
const TOTAL: usize = 16;
/// `a | total of | nine`, `in | all, | nine`: so many tokens stand before the figure.
const OPENING: usize = 3;

/// The totals that no word of harm of their own tells.
pub(super) fn told(scene: &Scene<'_>, harms: &[Harm]) -> Vec<Harm> {
    harms.iter().filter_map(|harm| behind(scene, harm)).collect()
}

/// The total behind a statement in its sentence.
fn behind(scene: &Scene<'_>, harm: &Harm) -> Option<Harm> {
    let sentence = sentence(scene, harm.cue);
    let end = sentence.end.min(harm.tokens.end + TOTAL);
    let further = harm.mood == Mood::Real && harm.rule.is_verbal();
    let raised = |at: usize| scene.is(at - 1, "the") && scene.has(at - 2, Turn::Raising);
    let number = |&at: &usize| scene.has(at, Turn::Number) && raised(at) && scene.is(at + 1, "to");
    // "two were killed and three arrested, bringing the total to nine": nine of those arrested
    let other = |at: usize| scene.harm_at(at).is_some() || scene.figure_at(at).is_some();
    let noun = (harm.tokens.end..end).take_while(|&at| !other(at)).find(|at| *at > 1 && number(at))?;
    let figure = scene.figure_at(noun + 2).filter(|figure| further && figure.tokens.start == noun + 2)?;
    let all = scene.counted(figure, sentence.end, Share::Whole).filter(|all| all.who == Who::Counted)?;
    let few = harm.total()?.best?;
    let more = all.quantity.best.is_some_and(|all| all > few);
    let tokens = noun - 1..all.tokens.end;
    more.then(|| Harm {
        victims: vec![all],
        cue: noun,
        tokens,
        rule: HarmRule::Toll,
        agent: None,
        ..harm.clone()
    })
}

/// `a total of nine have died`, `in all, nine died`, `nine have | now | died`: whether a statement counts everybody.
pub(super) fn is_total(scene: &Scene<'_>, harm: &Harm) -> bool {
    let Some(start) = harm.victims.first().map(|all| all.tokens.start).filter(|&start| start < harm.cue)
    else {
        return false;
    };
    let from = sentence(scene, start).start.max(start.saturating_sub(OPENING));
    let number = (from + 1..start).any(|at| {
        let of = scene.has(at, Turn::Number) && scene.is(at + 1, "of") && scene.is(at - 1, "a");
        let all = scene.is(at - 1, "in") && (scene.is(at, "all") || scene.has(at, Turn::Number));
        of || all
    });
    let mut group = scene.mentions.group_before(harm.cue);
    number || harm.rule.is_verbal() && group.any(|at| scene.text.is_class(at, WordClass::Nowadays))
}

pub(super) fn sentence(scene: &Scene<'_>, at: usize) -> Range<usize> {
    scene.text.sentences().get(scene.text.sentence_of(at)).map_or(at..at, Sentence::tokens)
}
