//! What is told only beside what a text is about: another fire a week before, the flood it recalls.
//!
//! ```text
//! background = span "after" clause of harm         killed three, a week after a fire in Kels killed 11
//!            | deed span "after" doer "killed" …   bombed Velm, hours after rebels killed four guards
//!            | "after" harm "-ing" … date          killed three on Monday, after killing seven on Sunday
//!            | verb of recalling … harm            recalled the blaze that killed 18
//! ```
//! A span of hours parts nothing, nor does "the": `two days after the blast` tells of what is known. It ends with its
//! sentence, or at the comma before the next clause that tells of dead or hurt.

use std::ops::Range;

use super::clue::{Clues, Mark};
use super::harm::{Harm, HarmRule};
use super::model::EventType;
use super::victims::Share;
use crate::extract::mention::Tag;
use crate::lexicon::events::Turn;
use crate::lexicon::{Forms, Noun, Triggers};

/// `More than two and a half years | after` starts so many tokens before its "after".
const SPAN: usize = 5;
/// What happened stands within so many tokens behind "after".
const HAPPENING: usize = 4;
/// Those killed before stand within so many tokens behind "after".
const DEED: usize = 9;
/// Dead or hurt stand within so many tokens behind a verb of recalling.
const RECALLED: usize = 12;

impl Clues<'_, '_> {
    /// Where a sentence turns to something told beside what it is about, and back.
    pub(super) fn backgrounds(&self, sentence: &Range<usize>) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        let mut next = sentence.start;
        while let Some(at) = self.text.next_trigger(next..sentence.end, Triggers::BACKGROUND) {
            let opened = self
                .opens_background(at, sentence)
                .filter(|&start| start >= found.last().map_or(0, |last| last.end));
            let Some(start) = opened else {
                next = at + 1;
                continue;
            };
            next = self.background_end(at, sentence);
            found.push(start..next);
        }
        found
    }

    /// Where the background starts that a word opens.
    fn opens_background(&self, at: usize, sentence: &Range<usize>) -> Option<usize> {
        let (recalls, after) = (self.has(at, Turn::Recalling), self.has(at, Turn::Later));
        if !(recalls || after) || self.harms_in(&(at..sentence.end)).is_empty() {
            return None;
        }
        if recalls {
            return Some(at).filter(|_| !self.harms_in(&(at..at + RECALLED)).is_empty());
        }
        let another = |start: &usize| {
            self.is_another(at)
                || self.is_deed_apart(*start, at, sentence)
                || self.follows(*start, at, sentence)
        };
        let span = self.after_span(at, sentence).filter(another);
        span.or_else(|| Some(at).filter(|_| self.is_earlier_deed(at, sentence)))
    }

    /// `jets bombed Velm, hours after | rebels killed four guards`, `the strike came a year after | 60 people were
    /// killed`: whether others were killed before by a deed of its own, where the sentence tells of one that is not
    /// theirs.
    fn is_deed_apart(&self, start: usize, after: usize, sentence: &Range<usize>) -> bool {
        let Some(harm) = self.harms[self.harms_in(&(after..sentence.end.min(after + DEED)))].first() else {
            return false;
        };
        let verb = harm.rule == HarmRule::Active && harm.agent.is_some() || harm.rule == HarmRule::Passive;
        let before = self.marks(sentence.start..start);
        let violent = |mark: &Mark| !matches!(mark.kind, EventType::Arrest | EventType::Other);
        verb && before.iter().any(|mark| violent(mark) && (mark.verb || self.comes(start)))
    }

    /// `the accident came a week after | a lorry hit a bus`: whether what is told comes behind something new.
    fn follows(&self, start: usize, after: usize, sentence: &Range<usize>) -> bool {
        let grave = |mark: &Mark| !mark.verb && !matches!(mark.kind, EventType::Arrest | EventType::Other);
        let new = !self.has(after + 1, Turn::Definite);
        new && self.comes(start) && self.marks(sentence.start..start).iter().any(grave)
    }

    /// `came | a year after`
    fn comes(&self, start: usize) -> bool {
        start.checked_sub(1).is_some_and(|verb| self.has(verb, Turn::Coming))
    }

    /// `a week | after`: where the span of days or more starts, where something else is told beside it.
    fn after_span(&self, after: usize, sentence: &Range<usize>) -> Option<usize> {
        let unit = after.checked_sub(1).filter(|&unit| self.has(unit, Turn::Span) || self.is_hours(unit))?;
        let from = unit.saturating_sub(SPAN).max(sentence.start);
        let inside = |at: &usize| {
            matches!(self.mentions.tag(*at), Tag::Determiner | Tag::Number | Tag::Adverb | Tag::Adjective)
                || self.figure_words(*at)
        };
        let start = (from..unit).rev().take_while(inside).last().unwrap_or(unit);
        if self.is_hours(unit) {
            return Some(start).filter(|&start| self.is_deed_apart(start, after, sentence));
        }
        let comes = self.comes(start);
        let told = self.tells_own(&(sentence.start..start));
        (start == sentence.start || comes || told).then_some(start)
    }

    /// A unit of time of less than a day.
    fn is_hours(&self, unit: usize) -> bool {
        let time = self.text.lexicon().words.profile(self.text.id(unit)).noun == Noun::Time;
        time && !self.has(unit, Turn::Span)
    }

    /// Whether words tell of dead or hurt of their own, and not of more from something known: `two more bodies were
    /// found`, `the toll rose`, `two died in hospital`.
    pub(super) fn tells_own(&self, tokens: &Range<usize>) -> bool {
        let first = |at: usize| {
            let known = self.event_noun(at).is_some() && self.mentions.tag(at) != Tag::Verb;
            known
                && !self.has(self.mentions.at(at).map_or(at, |mention| mention.tokens.start), Turn::Definite)
        };
        let opens = tokens.clone().any(first);
        let own = |harm: &Harm| match harm.rule {
            HarmRule::Active | HarmRule::Passive => true,
            HarmRule::Intransitive => opens,
            _ => false,
        };
        let new = |harm: &Harm| {
            harm.victims.iter().all(|victims| !victims.further && victims.share != Share::Newly)
        };
        self.harms[self.harms_in(tokens)].iter().any(|harm| own(harm) && new(harm))
    }

    /// `one`, `a`, `half`: tagged as nouns or pronouns where they measure.
    fn figure_words(&self, at: usize) -> bool {
        self.has(at, Turn::Article) || self.text.lexicon().numbers.numerals.get(self.text.id(at)).is_some()
    }

    /// `after | a fire in Kels`: something that happened, and was not told before.
    fn is_another(&self, after: usize) -> bool {
        let mut near = after + 1..after + 1 + HAPPENING;
        let happens = near.any(|at| self.event_noun(at).is_some());
        happens && !self.has(after + 1, Turn::Definite)
    }

    /// `on Monday, after | killing seven in Kels on Sunday`: each with a day of its own.
    fn is_earlier_deed(&self, after: usize, sentence: &Range<usize>) -> bool {
        let forms = self.text.lexicon().words.profile(self.text.id(after + 1)).forms;
        let harms = forms.has(Forms::ING) && !self.harms_in(&(after + 1..after + 2)).is_empty();
        let dated = |range: Range<usize>| {
            let from = self.dates.partition_point(|date| date.tokens().start < range.start);
            self.dates[from..].iter().any(|date| date.tokens().start < range.end)
        };
        harms && dated(sentence.start..after) && dated(after..sentence.end)
    }

    /// The comma behind its dead or hurt, if more are told behind that.
    fn background_end(&self, from: usize, sentence: &Range<usize>) -> usize {
        let Some(cue) = self.harms_in(&(from..sentence.end)).next().map(|harm| self.harms[harm].cue) else {
            return sentence.end;
        };
        let commas = (cue..sentence.end).filter(|&at| self.text.is(at, ","));
        let told = |comma: &usize| !self.harms_in(&(*comma..sentence.end)).is_empty();
        commas.into_iter().find(told).unwrap_or(sentence.end)
    }
}
