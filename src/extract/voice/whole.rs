//! Voices that no verb in their own sentence gives: headlines, quotations that go on, interviews.

use std::ops::Range;

use super::content::{Hit, Reader};
use super::reach::Reach;
use super::speaker::is_outlet;
use super::{Attribution, Teller};
use crate::claim::{Role, Speaker};
use crate::extract::mention::MentionKind;
use crate::extract::mention::Tag;
use crate::lexicon::speech::{Cue, Frame, Manner};
use crate::text::{Case, Gap};

/// Two paragraphs of prose have fewer tokens: in a text without paragraphs no speaker is looked for behind them.
const PARAGRAPHS: usize = 2000;

/// Fewer tokens between quotation marks are a word that somebody used, no speech.
const SPOKEN: usize = 5;

impl Reader<'_> {
    /// `11 killed in blast: police`, `Police: 11 killed in blast`.
    pub(super) fn headline(&mut self, sentence: &Range<usize>, from: usize) {
        if self.found.len() > from || sentence.len() > 40 {
            return;
        }
        let Some(colon) = sentence
            .clone()
            .find(|&at| self.word(at) == ":" || matches!(self.word(at), "\u{2013}" | "\u{2014}"))
        else {
            return;
        };
        let colon_only = self.word(colon) == ":";
        let before = sentence.start..colon;
        let after = colon + 1..sentence.end;
        let last =
            |range: &Range<usize>| range.clone().rev().find(|&at| self.tag(at) != Tag::Mark).map(|at| at + 1);
        let cue = Cue { frame: Frame::Clause, manner: Manner::Say };
        let Some(after_end) = last(&after) else { return };
        let (speaker, content) = if self.is_speaker_phrase(&(after.start..after_end)) {
            (after.start..after_end, before)
        } else if colon_only && self.is_speaker_phrase(&before) {
            (before, after)
        } else {
            return;
        };
        let Some(name) = self.cast.speaker(&self.phrases, &speaker) else { return };
        let group = self.phrases.group(colon, sentence.start);
        let hit = Hit { tokens: colon..colon + 1, cue, group, sentence: sentence.clone() };
        self.push(&hit, content, vec![name], speaker);
    }

    /// A phrase that is nothing but somebody who speaks.
    pub(super) fn is_speaker_phrase(&self, phrase: &Range<usize>) -> bool {
        if phrase.is_empty() || phrase.len() > 6 {
            return false;
        }
        let Some(mention) = self.phrases.mentions.at(phrase.start) else { return false };
        let whole = mention.tokens.end >= phrase.end && mention.tokens.start >= phrase.start;
        let kind = self.phrases.mentions.entity(mention.entity).kind;
        let person = mention.named && kind == MentionKind::Person;
        whole && (self.phrases.is_source(mention) || is_outlet(&self.phrases, mention) || person)
    }

    /// Quotations that no verb of their own gives to anybody go to the speaker of the paragraph.
    pub(super) fn direct_speech(&mut self) {
        let mut order: Vec<usize> = (0..self.found.len()).collect();
        order.sort_by_key(|&at| self.found[at].content.start);
        let starts: Vec<usize> = order.iter().map(|&at| self.found[at].content.start).collect();
        let reach = Reach::new(order.iter().map(|&at| self.found[at].content.end));
        let spoken = |at: &usize| !self.found[*at].speakers.is_empty();
        let mut voices: Vec<usize> = (0..self.found.len()).filter(spoken).collect();
        voices.sort_by_key(|&at| self.found[at].cue);
        for quote in self.quotes.iter().filter(|quote| quote.len() >= SPOKEN) {
            let opened = starts.partition_point(|start| *start < quote.end);
            let around = reach.beyond(quote.start, opened).into_iter().map(|at| order[at]);
            let around: Vec<usize> = around.filter(|&at| !quote.contains(&self.found[at].cue)).collect();
            for &at in &around {
                let found = &mut self.found[at];
                let same =
                    found.content.end >= quote.start && found.cue < quote.start || found.cue >= quote.end;
                if same {
                    found.content = found.content.start.min(quote.start)..found.content.end.max(quote.end);
                }
            }
            if around.is_empty() {
                self.goes_on(quote, &voices);
            }
        }
    }

    /// Gives a quotation to the speaker whose words end last before it in the same paragraph or the one before;
    /// `voices` are the attributions that name somebody, in order of their cues.
    fn goes_on(&mut self, quote: &Range<usize>, voices: &[usize]) {
        let text = self.phrases.text;
        let first = text.sentences()[text.sentence_of(quote.start)].tokens().start;
        let opens = quote.start <= first + 1;
        let before = voices.partition_point(|&at| self.found[at].cue < quote.start);
        let Some(last) = before.checked_sub(1).map(|at| &self.found[voices[at]]) else { return };
        if last.cue < first && !(opens && last.cue >= self.paragraph_before(quote.start)) {
            return;
        }
        let next = Attribution { content: quote.clone(), ..last.clone() };
        self.found.push(next);
    }

    /// Where the paragraph before that of a token starts.
    fn paragraph_before(&self, at: usize) -> usize {
        let tokens = self.phrases.text.tokens();
        let first = at.saturating_sub(PARAGRAPHS);
        let mut opens = (first..at).rev().filter(|&at| tokens[at].gap == Gap::Paragraph);
        opens.nth(1).unwrap_or(first)
    }

    /// Where a turn ends: before the paragraph with the next question, if that stands between two turns.
    fn before_question(&self, start: usize, end: usize) -> usize {
        let text = self.phrases.text;
        let asked = end > start + 1 && text.word(end - 1) == "?";
        let opens = |at: &usize| text.tokens()[*at].gap == Gap::Paragraph;
        (start + 1..end).rev().find(opens).filter(|_| asked).unwrap_or(end)
    }

    /// `Ada Holm, the Herald: "…"`: a person with a description, a colon, a quotation.
    pub(super) fn quoted_opinions(&mut self) {
        for quote in self.quotes {
            let Some(colon) = quote.start.checked_sub(2).filter(|&at| self.word(at) == ":") else { continue };
            let Some(speaker) = self.opinion_of(colon) else { continue };
            let clause = colon..colon + 1;
            let manner = Manner::Say;
            self.found.push(Attribution {
                content: quote.clone(),
                speakers: vec![speaker],
                cue: colon,
                clause,
                manner,
                teller: Teller::Somebody,
            });
        }
    }

    /// The person who opens the paragraph of a colon, where no verb stands between.
    fn opinion_of(&self, colon: usize) -> Option<Speaker> {
        let text = self.phrases.text;
        let opens = |at: &usize| matches!(text.tokens()[*at].gap, Gap::Paragraph | Gap::Line);
        let start = (colon.saturating_sub(16)..colon).rev().find(opens)?;
        let verbless = (start..colon).all(|at| !matches!(self.tag(at), Tag::Verb | Tag::Auxiliary));
        let mention = self.phrases.mentions.at(start).filter(|mention| mention.tokens.start == start)?;
        let entity = self.phrases.mentions.entity(mention.entity);
        (verbless && mention.named && entity.kind == MentionKind::Person)
            .then(|| Speaker::new(&entity.name, Role::Person))
    }

    /// Paragraphs that open with a name and a colon, two or more of them: each speaks until the next.
    pub(super) fn interview(&mut self) {
        let count = self.phrases.text.tokens().len();
        // A line opens with the name, or with a quotation mark before it.
        let openings = self.phrases.text.lines().flat_map(|line| line.start..line.end.min(line.start + 2));
        let turns: Vec<(Range<usize>, Speaker)> = openings.filter_map(|at| self.turn(at)).collect();
        if turns.len() < 2 {
            return;
        }
        let ends: Vec<usize> = turns.iter().skip(1).map(|(clause, _)| clause.start).chain([count]).collect();
        for ((clause, speaker), end) in turns.into_iter().zip(ends) {
            let colon = clause.end;
            let content = colon + 1..self.before_question(colon + 1, end);
            self.found.push(Attribution {
                content,
                speakers: vec![speaker],
                cue: colon,
                clause,
                manner: Manner::Say,
                teller: Teller::Somebody,
            });
        }
    }

    /// The name before a colon with which a paragraph opens at a token, and whose it is.
    fn turn(&self, at: usize) -> Option<(Range<usize>, Speaker)> {
        let text = self.phrases.text;
        let token = &text.tokens()[at];
        let after_quote = token.is_glued() && at > 0 && self.phrases.is_quote(at - 1);
        let line = if after_quote { text.tokens()[at - 1].gap } else { token.gap };
        if !matches!(line, Gap::Paragraph | Gap::Line) {
            return None;
        }
        if token.case == Case::Upper && text.word(at + 1) == ":" && text.word(at).len() > 2 {
            return Some((at..at + 1, Speaker::new(text.word(at), Role::Person)));
        }
        let mentions = self.phrases.mentions;
        let mention = mentions.at(at).filter(|mention| mention.tokens.start == at && mention.named)?;
        let person = mentions.entity(mention.entity);
        let capitals = mention.tokens.clone().all(|at| text.tokens()[at].case == Case::Upper);
        let bare = person.kind == MentionKind::Other && mention.tokens.len() <= 2;
        let named = capitals || bare || person.kind == MentionKind::Person;
        (named && text.word(mention.tokens.end) == ":")
            .then(|| (mention.tokens.clone(), Speaker::new(&person.name, Role::Person)))
    }
}
