//! So many each day: a pace, and nobody's toll.
//!
//! ```text
//! rate = harm … ("per" | "each" | "every") unit      40 people die every day in the camps
//!      | harm … "a" unit end                         the mines kill six people a day
//!      | ("each" | "every") unit … harm              Every day 30 people are killed
//! ```
//! `12 died a day later`, `after a day` and `lasted a day` tell when and how long.

use super::harm::Harm;
use super::victims::{Share, Victims, Who};
use crate::extract::mention::{Mentions, Tag};
use crate::lexicon::WordClass;
use crate::lexicon::dates::DateWord;
use crate::text::Text;

/// A rate stands fewer tokens behind those whom it counts: `killed in attacks in the north | each week`.
const REACH: usize = 7;

/// Marks those who are counted for each day or year.
pub(super) fn mark(text: &Text<'_>, mentions: &Mentions, harms: &mut [Harm]) {
    let counted = |victims: &&mut Victims| victims.who == Who::Counted && victims.share == Share::Whole;
    for harm in harms {
        if let Some(unit) = unit(text, mentions, harm) {
            harm.victims.iter_mut().filter(counted).for_each(|victims| victims.share = Share::Rate(unit));
        }
    }
}

/// The token of the time for which a statement counts: a day, a year.
fn unit(text: &Text<'_>, mentions: &Mentions, harm: &Harm) -> Option<usize> {
    let sentence = text.sentences()[text.sentence_of(harm.cue)].tokens();
    let end = harm.victims.iter().map(|victims| victims.tokens.end).fold(harm.cue + 1, usize::max);
    let first = harm.victims.iter().map(|victims| victims.tokens.start).fold(harm.cue, usize::min);
    let goes_on = |at: &usize| {
        let stops = matches!(mentions.tag(*at), Tag::Verb | Tag::Number | Tag::Conjunction);
        !stops && !matches!(text.word(*at), "," | ";" | ":")
    };
    let reader = Rates { text, mentions, end: sentence.end };
    let behind = (end..sentence.end.min(end + REACH)).take_while(goes_on);
    // "each day of the trial": on those days, and not in each of them; "each day brings": of something else
    let goes_with = |unit: usize| mentions.tag(unit + 1) == Tag::Preposition;
    let start = sentence.start;
    let adverb = || (start + 2..first).all(|at| !matches!(mentions.tag(at), Tag::Verb | Tag::Mark));
    let opening =
        |_: &usize| start + 1 < harm.cue && !reader.is_article(start) && !goes_with(start + 1) && adverb();
    let before = || reader.unit(start).filter(opening);
    behind.into_iter().find_map(|at| reader.unit(at).filter(|_| reader.is_free(at))).or_else(before)
}

/// A sentence that is looked at for rates, up to its end.
struct Rates<'r, 't> {
    text: &'r Text<'t>,
    mentions: &'r Mentions,
    end: usize,
}

impl Rates<'_, '_> {
    /// `every | day`: the unit behind a word that tells for what is counted.
    fn unit(&self, at: usize) -> Option<usize> {
        let unit = at + 1;
        let known = self.text.longest(&self.text.lexicon().dates.words, unit);
        let time = unit < self.end && matches!(known, Some((1, DateWord::Unit(..))));
        // "each season ticket"
        let time = time && self.mentions.tag(unit + 1) != Tag::Noun;
        let each = self.text.is_class(at, WordClass::Every) || self.text.is_class(at, WordClass::Per);
        let told = each || self.is_article(at) && self.ends(unit + 1);
        (time && told).then_some(unit)
    }

    fn is_article(&self, at: usize) -> bool {
        self.text.is_class(at, WordClass::IndefiniteArticle)
    }

    /// Nothing follows that makes it a time that passed: `a day | later`.
    fn ends(&self, at: usize) -> bool {
        let word = |word: &str| self.text.is(at, word);
        at >= self.end || matches!(self.text.word(at), "." | "," | ";") || word("in") || word("by")
    }

    /// Neither a preposition nor "and" stands before it: not `for every day`, `within a day`.
    fn is_free(&self, at: usize) -> bool {
        let before = at - 1;
        self.mentions.tag(before) != Tag::Preposition && !self.text.is(before, "and")
    }
}
