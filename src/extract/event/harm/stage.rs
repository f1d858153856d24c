//! Which of several counts of one thing a text tells as the first, and which as the last.
//!
//! ```text
//! first = word of what came first … count            Early reports put the toll at five
//! grown = toll … word of what came later … count     Officials later raised the toll to 33
//! ```

use super::rise::is_of_span;
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

/// Marks the statements that a text puts before or behind others.
pub(super) fn add_stages(scene: &Scene<'_>, harms: &mut [Harm]) {
    for harm in harms {
        harm.stage = stage(scene, harm);
    }
}

fn stage(scene: &Scene<'_>, harm: &Harm) -> Stage {
    match scene.text.turn(&harm.tokens) {
        Some(Turn::Before) => Stage::First,
        // "raised to 36 the number of dead in three days": of more than one event
        Some(Turn::After | Turn::Lowered) if harm.rule == HarmRule::Toll && !is_of_span(scene, harm) => {
            Stage::Grown
        }
        _ => Stage::Plain,
    }
}
