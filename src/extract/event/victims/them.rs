//! Those whom a verb hits by a pronoun: all of those counted before, or some of them.
//!
//! ```text
//! hit = verb figure "of them"        abducted 30 farmers and killed four of them
//!     | verb [ "all" "of" ] "them"   seized 18 sailors and killed them
//!     | "all" "of them"              30 farmers were seized; all of them were killed
//! ```
//! Where those before are said to have died already, some of them are a part of their number and are told elsewhere.

use std::ops::Range;

use super::{Scene, Share, Victims};
use crate::extract::them::{Said, Told};
use crate::lexicon::WordClass;
use crate::lexicon::events::{Effect, HarmFrame};
use crate::value::quantity::Figure;

impl Scene<'_> {
    /// `killed | four | of them`
    pub(super) fn some_of_them_hit(&self, figure: &Figure) -> Option<Victims> {
        let (start, of) = (figure.tokens.start, figure.tokens.end);
        let hits = |at: usize| {
            let frame = self.harm_at(at).map(|cue| cue.frame);
            matches!(frame, Some(HarmFrame::Transitive | HarmFrame::Labile))
        };
        let verb = start.checked_sub(1).filter(|&verb| hits(verb))?;
        let pronoun = of + 1;
        if !self.is(of, "of") || !self.is_pronoun(pronoun) {
            return None;
        }
        let scope = match self.told().counted(pronoun, verb, Said::OfAnybody) {
            Some(all) if self.told().are_dead(all) => return None,
            Some(all) => self.scope(&phrase(all)),
            None if self.is_told_of_dead(verb, pronoun) => return None,
            None => Vec::new(),
        };
        let tokens = start..pronoun + 1;
        Some(Victims { scope, ..Victims::new(figure.quantity.clone(), tokens) })
    }

    /// `killed | them`, `killed | all of them`, `| all of them | were killed`
    pub(super) fn them(&self, at: usize, share: Share) -> Option<Victims> {
        let hit = at.checked_sub(1).filter(|&verb| self.suffers(verb) && !self.is(verb, "of"));
        // "shot them" tells of no more people than the shots before it
        let struck = |verb: usize| self.harm_at(verb).is_some_and(|cue| cue.effect == Effect::Hit);
        let hit = hit.filter(|&verb| !struck(verb) || self.is(at + 1, "dead"));
        let all = self.text.is_class(at, WordClass::Universal) && self.is(at + 1, "of");
        let pronoun = if all { at + 2 } else { at };
        let meant = self.is_pronoun(pronoun) && (all || hit.is_some());
        let verb = hit.unwrap_or(at);
        let known = meant.then(|| self.told().counted(pronoun, verb, Said::OfAnybody)).flatten()?;
        if self.told().are_dead(known) {
            return None;
        }
        let tokens = at..pronoun + 1;
        let span = self.text.span(tokens.clone());
        let quantity = known.quantity.clone().told_by(span, self.text.source());
        Some(Victims { share, scope: self.scope(&phrase(known)), ..Victims::new(quantity, tokens) })
    }

    /// `them`, which stands for those counted; not `whom`, whose verb stands behind it.
    fn is_pronoun(&self, at: usize) -> bool {
        self.is(at, "them")
    }

    /// Whether those may be dead whom a pronoun means: a death is told of before the verb, in its sentence, or in the
    /// one before it where its own names nobody.
    fn is_told_of_dead(&self, verb: usize, pronoun: usize) -> bool {
        let sentence = self.text.sentence_of(verb);
        let named = !self.told().near(pronoun, verb).is_empty();
        let told = if named { sentence } else { sentence.saturating_sub(1) };
        let first = self.text.sentences()[told].tokens().start;
        let near = first.max(verb.saturating_sub(DEAD))..verb;
        near.into_iter().any(|at| self.harm_at(at).is_some())
    }

    fn told(&self) -> Told<'_> {
        Told { text: self.text, mentions: self.mentions, figures: self.figures }
    }
}

/// Those who are dead already are told of within so many tokens.
const DEAD: usize = 60;

/// What a figure counts.
fn phrase(figure: &Figure) -> Range<usize> {
    figure.noun.clone().unwrap_or(figure.tokens.end..figure.tokens.end)
}
