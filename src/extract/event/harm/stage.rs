//! Which of several counts of one thing a text tells as the first, and which as the last.
//!
//! ```text
//! first = word of what came first … count            Early reports put the toll at five
//! grown = toll … word of what came later … count     Officials later raised the toll to 33
//! ```

use super::{Harm, HarmRule, Scene};
use crate::lexicon::sequence::Turn;

/// Where a count stands among others of the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::extract::event) enum Stage {
    /// The text puts it before others: `initially`, `an earlier toll`.
    First,
    #[default]
    Plain,
    /// The text puts it behind others: the toll `rose to 33`.
    Grown,
}

/// The words stand so many tokens before the end of a statement.
const NEAR: usize = 24;

/// Marks the statements that a text puts before or behind others.
pub(super) fn add_stages(scene: &Scene<'_>, harms: &mut [Harm]) {
    for harm in harms {
        harm.stage = stage(scene, harm);
    }
}

fn stage(scene: &Scene<'_>, harm: &Harm) -> Stage {
    let sentence = scene.text.sentences()[scene.text.sentence_of(harm.cue)].tokens();
    let end = harm.tokens.end.min(sentence.end);
    let near = sentence.start.max(end.saturating_sub(NEAR))..end;
    let table = &scene.text.lexicon().sequence;
    let turns = near.filter_map(|at| scene.text.longest(table, at)).map(|(_, turn)| *turn);
    match turns.filter(|turn| *turn != Turn::Never).last() {
        Some(Turn::Before) => Stage::First,
        Some(Turn::After) if harm.rule == HarmRule::Toll => Stage::Grown,
        _ => Stage::Plain,
    }
}
