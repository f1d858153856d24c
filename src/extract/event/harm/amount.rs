//! The dead as an amount: a noun for their number, and the figure that a verb gives it.
//!
//! ```text
//! amount = "to" figure [verb] "the" number             bringing to 14 the number of dead
//!        | number … ("to" | "at" | verb) figure        the number of people known to have died reached 31
//!        | "deaths" … ("rose to" | verb) figure        deaths in the valley have risen to 31
//! number = ("number" | "count" …) "of" … cue | "death toll"
//! ```

use super::{Cue, Scene, Share, Victims};
use crate::lexicon::events::{HarmFrame, Turn};
use crate::lexicon::{Change, WordClass};
use crate::value::quantity::Figure;

/// `Number` and the word that says what befell them stand fewer tokens apart: `number of people so far known to have
/// | died`.
const NUMBER: usize = 11;
/// The figure stands fewer tokens behind.
const FIGURE: usize = 22;

impl Cue {
    /// Those whom a noun for their number counts.
    pub(super) fn in_number(&self, scene: &Scene<'_>) -> Option<Victims> {
        let own = Some(self.tokens.start);
        let number = if self.word.frame == HarmFrame::Number { own } else { self.number(scene) };
        let counts = number.or(own.filter(|_| self.word.frame == HarmFrame::Toll));
        if let Some(before) = counts.and_then(|noun| self.before(scene, noun)) {
            return Some(before);
        }
        let several = self.word.frame == HarmFrame::Noun && self.is_several(scene);
        if number.is_none() && !several {
            return None;
        }
        self.figure(scene, |figure| {
            is_new(figure) || gives(scene, figure) || number.is_some() && is_to(scene, figure)
        })
    }

    /// `the death toll | since the dam broke on Monday has reached 31`: past a clause, what a verb of amounting gives.
    pub(super) fn amounting(&self, scene: &Scene<'_>) -> Option<Victims> {
        self.figure(scene, |figure| is_new(figure) || gives(scene, figure))
    }

    /// Those whom the first figure counts that is sure to be the amount.
    fn figure(&self, scene: &Scene<'_>, sure: impl Fn(&Figure) -> bool) -> Option<Victims> {
        let end = self.sentence.end.min(self.tokens.end + FIGURE);
        let end = (self.tokens.end..end).find(|&at| scene.is(at, ";")).unwrap_or(end);
        let figure = scene.figures_in(self.tokens.end..end).iter().find(|figure| sure(figure))?;
        scene.counted(figure, end, Share::Whole)
    }

    /// The noun for a number of people before the word that says what befell them.
    fn number(&self, scene: &Scene<'_>) -> Option<usize> {
        let from = self.sentence.start.max(self.tokens.start.saturating_sub(NUMBER));
        let noun = (from..self.tokens.start).rev().find(|&at| scene.has(at, Turn::Number))?;
        let some = noun > from && (scene.is(noun - 1, "a") || scene.is(noun - 1, "any"));
        let other = (noun..self.tokens.start).any(|at| scene.harm_at(at).is_some() || scene.is(at, ","));
        (scene.is(noun + 1, "of") && !some && !other).then_some(noun)
    }

    /// `bringing to 14 | the number of dead`, `to eleven rises | the number of dead`
    fn before(&self, scene: &Scene<'_>, noun: usize) -> Option<Victims> {
        let the = noun.checked_sub(1).filter(|&the| the > self.sentence.start && scene.is(the, "the"))?;
        let rises = |at: usize| at > self.sentence.start && scene.text.is_class(at, WordClass::Rising);
        if rises(the - 1) {
            let figure = scene
                .figure_at(the - 2)
                .filter(|figure| figure.tokens.end + 1 == the && is_to(scene, figure))?;
            return Some(Victims::new(figure.quantity.clone(), figure.tokens.clone()));
        }
        let figure = scene.figure_at(the - 1).filter(|figure| is_to(scene, figure) || is_new(figure))?;
        scene.counted(figure, the, Share::Whole)
    }

    fn is_several(&self, scene: &Scene<'_>) -> bool {
        scene.text.lexicon().words.profile(scene.text.id(self.tokens.end - 1)).plural
    }
}

impl Scene<'_> {
    /// `rose to | 41`: a bare figure that is the amount of something else.
    pub(super) fn is_amount(&self, at: usize) -> bool {
        self.figure_at(at).is_some_and(|figure| figure.head.is_none() && is_new(figure))
    }
}

/// `rose to | 31`
fn is_new(figure: &Figure) -> bool {
    matches!(figure.change, Some(Change::RoseTo | Change::FellTo))
}

/// `corrected to | 31`, `stands at | 31`
fn is_to(scene: &Scene<'_>, figure: &Figure) -> bool {
    let before = figure.tokens.start.checked_sub(1);
    before.is_some_and(|before| scene.is(before, "to") || scene.is(before, "at"))
}

/// `reached | 31`
fn gives(scene: &Scene<'_>, figure: &Figure) -> bool {
    figure.tokens.start.checked_sub(1).is_some_and(|before| scene.has(before, Turn::Amounts))
}
