//! The dead whom a word for a multiple counts: `a quadruple homicide`, `a double murder`.

use super::{Cue, Scene, Victims};
use crate::lexicon::WordClass;
use crate::lexicon::events::Effect;
use crate::value::Quantity;

/// How many each word means.
const MANIFOLD: [(WordClass, u32); 4] =
    [(WordClass::Twofold, 2), (WordClass::Threefold, 3), (WordClass::Fourfold, 4), (WordClass::Fivefold, 5)];

impl Cue {
    /// Those whom a multiple right before a noun for a killing counts; of several such killings nobody knows how many.
    pub(super) fn manifold(&self, scene: &Scene<'_>) -> Option<Victims> {
        let at = self.tokens.start.checked_sub(1).filter(|&at| at >= self.sentence.start)?;
        let known = MANIFOLD.iter().find(|(class, _)| scene.text.is_class(at, *class));
        let one = |noun: usize| !scene.text.lexicon().words.profile(scene.text.id(noun)).plural;
        let attempted = at > self.sentence.start && scene.text.is_class(at - 1, WordClass::Attempted);
        let (_, count) =
            known.filter(|_| self.word.effect == Effect::Killed && one(self.tokens.end - 1) && !attempted)?;
        let span = scene.text.span(at..self.tokens.end);
        let text = span.of(scene.text.source()).to_owned();
        let quantity = Quantity { text, span: Some(span), ..Quantity::count(*count) };
        Some(Victims::new(quantity, at..self.tokens.end))
    }
}
