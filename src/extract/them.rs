//! Whom "them" and "they" mean, where the text has counted them: nobody where others may be meant.
//!
//! ```text
//! whom  = people "," [figure] "of whom" [figure]        41 pilgrims, 17 of whom died
//! them  = the only people told of before it             abducted 30 farmers and killed four of them
//!       | of those who were taken, if it is said of captives     seized 14 sailors … they freed them
//! ```
//! People are looked for in the clauses before the pronoun in its sentence, and else in the sentence before; who does
//! what is done to "them" is somebody else, and so is who did it in the sentence before where a band does it ("the
//! gunmen", "they").

use std::ops::Range;

use super::mention::{Mention, MentionKind, Mentions, Tag};
use crate::lexicon::events::Doer;
use crate::lexicon::{Function, Noun, VerbFrame, WordClass};
use crate::text::Text;
use crate::value::QuantityKind;
use crate::value::quantity::Figure;

/// No sentence names more people who are looked at.
const PEOPLE: usize = 24;
/// A phrase of a verb has no more words: `took hostage`.
const PHRASE: usize = 3;

/// What is said of those whom a pronoun means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    /// What is done to captives: they are let go.
    OfCaptives,
    /// Anything else.
    OfAnybody,
}

/// A text in which somebody is looked for.
#[derive(Clone, Copy)]
pub(super) struct Told<'t> {
    pub(super) text: &'t Text<'t>,
    pub(super) mentions: &'t Mentions,
    pub(super) figures: &'t [Figure],
}

impl<'t> Told<'t> {
    /// The figure that counts those whom a pronoun at a token means, of whom a verb tells that stands at `verb`.
    pub(super) fn counted(&self, pronoun: usize, verb: usize, said: Said) -> Option<&'t Figure> {
        if self.text.is_class(pronoun, WordClass::Who) || self.mentions.tag(pronoun) == Tag::Relative {
            return self.before_whom(pronoun);
        }
        let near = self.near(pronoun, verb);
        if !near.is_empty() {
            return self.only(&near, said);
        }
        let sentence = self.text.sentence_of(pronoun);
        let before = self.text.sentences()[sentence.checked_sub(1)?].tokens();
        let mut far = self.people(before);
        if self.is_band(pronoun, verb) {
            far.retain(|people| !self.acts(people));
        }
        self.only(&far, said)
    }

    /// The people in the clauses before a pronoun, in its sentence, to whom something is done.
    pub(super) fn near(&self, pronoun: usize, verb: usize) -> Vec<&'t Mention> {
        let own = self.text.sentences()[self.text.sentence_of(pronoun)].tokens();
        let people = self.people(own.start..pronoun.min(verb).max(own.start));
        people.into_iter().filter(|people| !self.acts(people)).collect()
    }

    /// Whether those whom a figure counts are told to have been killed by the words around it.
    pub(super) fn are_dead(&self, figure: &Figure) -> bool {
        let phrase = self.phrase(figure);
        let kills = |at: usize| {
            let frame = self.text.longest(&self.text.lexicon().verbs, at).map(|(_, frame)| *frame);
            matches!(frame, Some(VerbFrame::Kill | VerbFrame::Die))
        };
        let behind = self.mentions.group_behind(phrase.end).end;
        phrase.start.checked_sub(1).is_some_and(kills) || kills(behind)
    }

    /// Whether those whom a figure counts are told to have been caught.
    pub(super) fn are_held(&self, figure: &Figure) -> bool {
        self.mentions.at(figure.tokens.start).is_some_and(|people| self.are_taken(people))
    }

    /// The one of some people whom a pronoun means.
    fn only(&self, people: &[&Mention], said: Said) -> Option<&'t Figure> {
        let taken: Vec<&Mention> = people.iter().copied().filter(|people| self.are_taken(people)).collect();
        match (people, &taken[..], said) {
            ([one], ..) | (_, [one], Said::OfCaptives) => self.figure_of(one),
            _ => None,
        }
    }

    /// `41 pilgrims, 17 of | whom`: those right before.
    fn before_whom(&self, whom: usize) -> Option<&'t Figure> {
        let of = whom.checked_sub(1).filter(|&of| self.text.is(of, "of"))?;
        let first = self.text.sentences()[self.text.sentence_of(whom)].tokens().start;
        let figure = of.checked_sub(1).and_then(|last| Figure::covering(self.figures, last));
        let mut at = figure.map_or(of, |figure| figure.tokens.start);
        while at > first && (self.text.word(at - 1) == "," || self.mentions.tag(at - 1) == Tag::Conjunction) {
            at -= 1;
        }
        let people = self.mentions.at(at.checked_sub(1).filter(|&last| last >= first)?)?;
        self.figure_of(people)
    }

    /// The phrases for several people in a range.
    fn people(&self, range: Range<usize>) -> Vec<&'t Mention> {
        let several = |mention: &&Mention| !mention.nested && self.are_people(mention);
        self.mentions.within(range).filter(several).take(PEOPLE).collect()
    }

    fn are_people(&self, mention: &Mention) -> bool {
        let words = &self.text.lexicon().words;
        let counted = || self.figure_of(mention).is_some();
        match mention.kind {
            MentionKind::Group => words.profile(self.text.id(mention.head)).noun != Noun::Group,
            MentionKind::Pronoun => words.profile(self.text.id(mention.head)).function == Function::Plural,
            MentionKind::Other => self.mentions.tag(mention.head) == Tag::Number && counted(),
            _ => false,
        }
    }

    /// The figure that says how many a phrase is for.
    fn figure_of(&self, mention: &Mention) -> Option<&'t Figure> {
        let from = self.figures.partition_point(|figure| figure.tokens.start < mention.tokens.start);
        let own = self.figures[from..].iter().take_while(|figure| figure.tokens.start < mention.tokens.end);
        own.into_iter().find(|figure| {
            let several = figure.quantity.best.is_some_and(|best| best >= 2.0);
            several && figure.quantity.kind == QuantityKind::Count
        })
    }

    /// The words of what a figure counts.
    fn phrase(&self, figure: &Figure) -> Range<usize> {
        let end = figure.noun.as_ref().map_or(figure.tokens.end, |noun| noun.end.max(figure.tokens.end));
        figure.tokens.start..end
    }

    /// Whether some people do what a verb behind them says.
    fn acts(&self, people: &Mention) -> bool {
        let be = |at: usize| self.text.lexicon().words.profile(self.text.id(at)).function.is_be();
        let mut group = self.mentions.group_behind(people.tokens.end);
        self.mentions.tag(group.end) == Tag::Verb && !group.any(be)
    }

    /// Whether some people are told to have been caught: `seized | 14 sailors`, `took | 14 sailors | hostage`, `14
    /// sailors | were abducted`.
    fn are_taken(&self, people: &Mention) -> bool {
        let (start, end) = (people.tokens.start, people.tokens.end);
        let frame = |at: usize| self.text.longest(&self.text.lexicon().verbs, at);
        let takes =
            |frame: VerbFrame| matches!(frame, VerbFrame::Detain | VerbFrame::Abduct | VerbFrame::Seize);
        let near = start.saturating_sub(PHRASE)..start;
        let before = near.into_iter().any(|at| {
            frame(at).is_some_and(|(len, frame)| at + len == start && takes(*frame))
                || at + 1 == start && self.text.is_class(at, WordClass::Taking)
        });
        let behind = self.mentions.group_behind(end).end;
        before || behind > end && frame(behind).is_some_and(|(_, frame)| takes(*frame))
    }

    /// `the gunmen | later killed them`, `they were freed`: whether who does it, or the pronoun itself, takes up
    /// those who did what was told before.
    fn is_band(&self, pronoun: usize, verb: usize) -> bool {
        if pronoun < verb {
            return false;
        }
        let last = self.mentions.group_before(verb).start.checked_sub(1);
        let Some(doer) = last.and_then(|last| self.mentions.at(last)) else { return false };
        let known = self.text.is_class(doer.tokens.start, WordClass::Definite);
        let band = || {
            let doers = &self.text.lexicon().events.doers;
            matches!(doers.get(self.text.id(doer.head)), Some(Doer::Faction | Doer::Lone))
                || self.text.is_class(doer.head, WordClass::Captor)
        };
        doer.kind == MentionKind::Pronoun || known && band() && !doer.named
    }
}
