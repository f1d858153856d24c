//! What the rules ask of a text: clauses, subjects, objects; places behind a word are in [`super::place`].

mod govern;
mod subject;

use std::ops::Range;

pub(crate) use govern::{Governed, Part};

use crate::extract::block::Blocks;
use crate::extract::drafts::Taken;
use crate::extract::mention::{Mentions, Tag};
use crate::lexicon::{Addition, Change, Forms, FrameCue, Function, Happening, VerbFrame};
use crate::text::{Sentence, Text};
use crate::value::date::DateMention;
use crate::value::quantity::Figure;

/// A text as the rules see it.
pub(crate) struct Reading<'r> {
    pub(crate) text: &'r Text<'r>,
    pub(crate) mentions: &'r Mentions,
    pub(crate) figures: &'r [Figure],
    pub(crate) dates: &'r [DateMention],
    pub(crate) blocks: &'r Blocks,
    pub(crate) taken: &'r Taken,
}

impl Reading<'_> {
    pub(crate) fn is_fresh(&self, token: usize) -> bool {
        self.blocks.is_fresh(token)
    }

    pub(crate) fn tag(&self, at: usize) -> Tag {
        self.mentions.tag(at)
    }

    pub(crate) fn function(&self, at: usize) -> Function {
        self.text.lexicon().words.profile(self.text.id(at)).function
    }

    pub(crate) fn forms(&self, at: usize) -> Forms {
        let forms = self.text.lexicon().words.profile(self.text.id(at)).forms;
        let unknown = forms == Forms::default() && self.text.word(at).ends_with("ed");
        if unknown { Forms::PAST } else { forms }
    }

    /// The caller's phrase that starts at a token.
    pub(crate) fn added(&self, at: usize) -> Option<(usize, Addition)> {
        self.text.longest(&self.text.lexicon().added, at).map(|(len, added)| (len, *added))
    }

    /// What the phrase at a token opens, with its number of tokens.
    pub(crate) fn cue(&self, at: usize) -> Option<(usize, FrameCue)> {
        let added = self.added(at).and_then(|(len, added)| match added {
            Addition::Cue(cue) => Some((len, cue)),
            _ => None,
        });
        added.or_else(|| self.text.longest(&self.text.lexicon().cues, at).map(|(len, cue)| (len, *cue)))
    }

    /// The frame of the verb at a token, if it is used as one; with the tokens of its phrase.
    pub(crate) fn verb(&self, at: usize) -> Option<(usize, VerbFrame)> {
        let added = self.added(at).and_then(|(len, added)| match added {
            Addition::Verb(frame) => Some((len, frame)),
            _ => None,
        });
        let own = || self.text.longest(&self.text.lexicon().verbs, at).map(|(len, frame)| (len, *frame));
        let split = || self.split_verb(at).map(|frame| (1, frame));
        let found = added.or_else(split).or_else(own)?;
        matches!(self.tag(at), Tag::Verb | Tag::Adjective).then_some(found)
    }

    /// The tokens of the sentence of `at`, no further than a reader would look.
    pub(crate) fn sentence(&self, at: usize) -> Range<usize> {
        let sentence = self.text.sentences().get(self.text.sentence_of(at));
        let tokens = sentence.map_or(at..at + 1, Sentence::tokens);
        tokens.start.max(at.saturating_sub(REACH))..tokens.end.min(at + REACH)
    }

    /// The tokens around `at` up to the marks and words that part clauses.
    pub(crate) fn clause(&self, at: usize) -> Range<usize> {
        let sentence = self.sentence(at);
        let parts = |&i: &usize| self.parts(i) && !self.is_point_of_name(i);
        let start = (sentence.start..at).rev().find(parts).map_or(sentence.start, |i| i + 1);
        let end = (at + 1..sentence.end).find(parts).unwrap_or(sentence.end);
        start..end
    }

    fn parts(&self, at: usize) -> bool {
        match self.tag(at) {
            Tag::Subordinator | Tag::Relative => true,
            Tag::Mark => matches!(
                self.text.mark(at),
                Some(';' | ':' | '\u{2013}' | '\u{2014}' | '\u{201c}' | '\u{201d}' | '"' | '.' | '!' | '?')
            ),
            _ => false,
        }
    }

    /// `Dr | . | Meulen`, `J | . | Smith`: the point inside a name.
    fn is_point_of_name(&self, at: usize) -> bool {
        self.text.word(at) == "."
            && self.mentions.at(at).is_some_and(|name| name.named && name.tokens.end > at + 1)
    }

    /// What the noun at a token says happens, where it is for an event.
    pub(crate) fn happening_at(&self, noun: usize) -> Option<Happening> {
        let words = &self.text.lexicon().words;
        let own = words.events.get(self.text.id(noun));
        own.or_else(|| words.events.get(words.profile(self.text.id(noun)).lemma)).copied()
    }

    pub(crate) fn is_date(&self, at: usize) -> bool {
        self.date_at(at).is_some()
    }

    /// The dates that start in a range of tokens.
    pub(crate) fn dates_in(&self, range: Range<usize>) -> impl Iterator<Item = &DateMention> {
        let from = self.dates.partition_point(|date| date.tokens().start < range.start);
        self.dates[from..].iter().take_while(move |date| date.tokens().start < range.end)
    }

    fn date_at(&self, at: usize) -> Option<&DateMention> {
        let after = self.dates.partition_point(|date| date.tokens().end <= at);
        self.dates.get(after).filter(|date| date.tokens().contains(&at))
    }

    /// Where the first figure of a range starts from which another came; its end where there is none.
    pub(crate) fn earlier_figure(&self, from: usize, to: usize) -> usize {
        let first = self.figures.partition_point(|figure| figure.tokens.start < from);
        let near = self.figures[first..].iter().take_while(|figure| figure.tokens.start < to);
        let is_from = |figure: &&Figure| {
            figure.change == Some(Change::From) || self.text.is(figure.tokens.start.wrapping_sub(1), "from")
        };
        near.into_iter().find(is_from).map_or(to, |figure| figure.tokens.start)
    }

    /// The figure whose counted phrase has a token.
    pub(crate) fn figure_of(&self, token: usize) -> Option<&Figure> {
        let near = self.figures.partition_point(|figure| figure.tokens.start <= token);
        self.figures[near.saturating_sub(2)..near]
            .iter()
            .find(|figure| figure.noun.as_ref().is_some_and(|noun| noun.contains(&token)))
    }
}

/// Sentences without end (tables, lists) are looked at in windows of so many tokens to each side.
const REACH: usize = 160;
