//! What is told only beside what a text is about: another fire a week before, the flood it recalls.
//!
//! ```text
//! background = span "after" clause of harm         killed three, a week after a fire in Kels killed 11
//!            | deed span "after" doer "killed" …   bombed Velm, hours after rebels killed four guards
//!            | "after" harm "-ing" … date          killed three on Monday, after killing seven on Sunday
//!            | verb of recalling … harm            recalled the blaze that killed 18
//!            | superlative … "since" … harm ","    the worst since 40 died in 2017, killed 12
//!            | harm … mourning ("of" | "for") … harm      killed four at a funeral for 12 shot on Friday
//!            | harm … place "where" … harm … date         killed three at the pit where 29 died in 2010
//!            | doer "," "which" … harm … date ","         the Front, which killed 31 in 2021, claimed it
//! ```
//! A span of hours parts nothing, nor does "the": `two days after the blast` tells of what is known. It ends with its
//! sentence, or at the comma before the next clause that tells of dead or hurt.

use std::cell::LazyCell;
use std::ops::Range;

use super::bundle::MONTH;
use super::clue::{Clues, Mark};
use super::day::days;
use super::harm::{Harm, HarmRule};
use super::model::EventType;
use super::victims::Share;
use crate::extract::mention::Tag;
use crate::extract::record;
use crate::lexicon::events::Turn;
use crate::lexicon::{Forms, Function, Noun, Triggers, WordClass};

/// `More than two and a half years | after` starts so many tokens before its "after".
const SPAN: usize = 5;
/// A clause has no more tokens that matter here.
const CLAUSE: usize = 64;
/// `the deadliest attack on a hospital in the country | since` has fewer tokens.
const SINCE: usize = 12;
/// What happened stands within so many tokens behind "after".
const HAPPENING: usize = 4;
/// Those killed before stand within so many tokens behind "after".
const DEED: usize = 9;
/// Those who are mourned are held against so many statements before.
const OTHERS: usize = 8;
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
            next = self.background_end(at.max(start), sentence);
            found.push(start..next);
        }
        found
    }

    /// `the | last | big fire`: the one before what the text is about; not `the last week's fire`.
    pub(super) fn is_last(&self, at: usize) -> bool {
        let time = self.text.lexicon().words.profile(self.text.id(at + 1)).noun == Noun::Time;
        let the = at > 0 && self.text.is(at - 1, "the");
        the && !time && self.has(at, Turn::Recent) && self.mentions.tag(at + 1) != Tag::Calendar
    }

    /// Where the background starts that a word opens.
    fn opens_background(&self, at: usize, sentence: &Range<usize>) -> Option<usize> {
        let (recalls, after) = (self.has(at, Turn::Recalling), self.has(at, Turn::Later));
        if self.harms_in(&(at..sentence.end)).is_empty() {
            return None;
        }
        if let Some(since) = self.since_record(at, sentence) {
            return Some(since);
        }
        if !(recalls || after) {
            return Some(at).filter(|_| {
                self.is_of_mourned(at, sentence) || at > sentence.start && self.is_of_old(at, sentence)
            });
        }
        if recalls {
            return Some(at).filter(|_| !self.harms_in(&(at..at + RECALLED)).is_empty());
        }
        let another = |start: &usize| {
            self.is_another(at)
                || self.is_another_like_it(at)
                || self.is_deed_apart(*start, at, sentence)
                || self.follows(*start, at, sentence)
        };
        let span = self.after_span(at, sentence).filter(another);
        span.or_else(|| Some(at).filter(|_| self.is_earlier_deed(at, sentence)))
    }

    /// `the blast, the worst | since 40 died in 2017, killed 12`: where the last that was as great is told by its dead,
    /// before those of whom the sentence tells.
    fn since_record(&self, at: usize, sentence: &Range<usize>) -> Option<usize> {
        if !self.has(at, Turn::Record) {
            return None;
        }
        let mut near = at + 1..sentence.end.min(at + SINCE);
        let since = near.find(|&since| record::is_since(self.text, since))?;
        let end = self.background_end(since, sentence);
        let told = end < sentence.end && !self.harms_in(&(since..end)).is_empty();
        told.then_some(since)
    }

    /// `killed four | at a funeral for 12 protesters shot on Friday`, `at a memorial for the 40 killed last year, five
    /// died`: whether those who are mourned died before those of whom the sentence tells.
    fn is_of_mourned(&self, at: usize, sentence: &Range<usize>) -> bool {
        let of = self.text.is(at + 1, "for") || self.text.is(at + 1, "of");
        if !of || !self.text.is_class(at, WordClass::Mourning) {
            return false;
        }
        let Some(mourned) = self.harms[self.harms_in(&(at..sentence.end.min(at + RECALLED)))].first() else {
            return false;
        };
        let others =
            |harm: &Harm| harm.total().map(|total| total.best) != mourned.total().map(|total| total.best);
        let before = &self.harms[self.harms_in(&(sentence.start..at))];
        let behind = || self.background_end(at, sentence) < sentence.end;
        if before.is_empty() { behind() } else { before.iter().rev().take(OTHERS).all(others) }
    }

    /// `killed three at the pit | where 29 men died in 2010`, `the Front, | which killed 31 in 2021, claimed the
    /// attack`: whether a place or somebody is told by those who died before: in another year or month, or by a verb
    /// of what was over.
    fn is_of_old(&self, at: usize, sentence: &Range<usize>) -> bool {
        if !self.text.is_class(at, WordClass::Whereon) {
            return false;
        }
        let Some(harm) = self.harms[self.harms_in(&(at..sentence.end.min(at + DEED)))].first() else {
            return false;
        };
        let end = self.background_end(at, sentence);
        let before = sentence.start.max(at.saturating_sub(CLAUSE))..at;
        let place = self.tells_own(&before) && matches!(self.mentions.tag(at - 1), Tag::Noun | Tag::Name);
        let aside = self.is_doer_aside(at) && end < sentence.end;
        if !(place || aside) {
            return false;
        }
        let function = |at: usize| self.text.lexicon().words.profile(self.text.id(at)).function;
        let had = (at..harm.cue).any(|at| function(at) == Function::Have);
        let from = self.dates.partition_point(|date| date.tokens().start < harm.cue);
        let mut dates = self.dates[from..].iter().take_while(|date| date.tokens().start < end);
        had || dates.any(|date| date.range().is_some_and(|range| days(range) >= MONTH))
    }

    /// `the Front, | which`, `Ann Roe, | who`: a relative clause between commas, of somebody by name.
    fn is_doer_aside(&self, at: usize) -> bool {
        let last = at.checked_sub(2).filter(|_| self.text.is(at - 1, ","));
        let named = |last: usize| {
            self.mentions.at(last).is_some_and(|doer| doer.named && self.event_noun(doer.head).is_none())
        };
        last.is_some_and(named)
    }

    /// `jets bombed Velm, hours after | rebels killed four guards`, `the strike came a year after | 60 people were
    /// killed`: whether others were killed before by a deed of its own, where the sentence tells of one that is not
    /// theirs.
    fn is_deed_apart(&self, start: usize, after: usize, sentence: &Range<usize>) -> bool {
        let Some(harm) = self.harms[self.harms_in(&(after..sentence.end.min(after + DEED)))].first() else {
            return false;
        };
        // "killed three on Monday, a day after | five died in Kels"
        let others = harm.rule == HarmRule::Intransitive
            && !self.is_hours(after - 1)
            && self.tells_own(&(sentence.start.max(start.saturating_sub(CLAUSE))..start))
            && harm.victims.iter().all(|victims| !victims.is_person() && victims.share == Share::Whole);
        if others {
            return true;
        }
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
            let before = sentence.start.max(start.saturating_sub(CLAUSE))..start;
            let apart = self.is_another(after) && self.tells_own(&before);
            return Some(start).filter(|&start| apart || self.is_deed_apart(start, after, sentence));
        }
        let comes = self.comes(start) || self.is_another_like_it(after);
        let told = self.tells_own(&(sentence.start.max(start.saturating_sub(CLAUSE))..start));
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
        // "twenty died when the roof collapsed"
        let befell =
            || self.marks(tokens.clone()).iter().any(|mark| mark.verb && mark.kind != EventType::Other);
        let happened = LazyCell::new(|| tokens.clone().any(first) || befell());
        let own = |harm: &Harm| match harm.rule {
            HarmRule::Active | HarmRule::Passive => true,
            HarmRule::Intransitive | HarmRule::State => *happened,
            _ => false,
        };
        let new = |harm: &Harm| {
            harm.victims.iter().all(|victims| !victims.further && victims.share != Share::Newly)
        };
        self.harms[self.harms_in(tokens)].iter().any(|harm| new(harm) && own(harm))
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

    /// `a quake struck Velm, 30 years after | one there killed 400`: what is called by no noun of its own.
    fn is_another_like_it(&self, after: usize) -> bool {
        let next = after + 2;
        let another = self.text.is(after + 1, "one") || self.text.is(after + 1, "another");
        let noun = matches!(self.mentions.tag(next), Tag::Noun | Tag::Adjective | Tag::Name | Tag::Number);
        another && !noun && !self.text.is(next, "of")
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
        let mut commas = (cue..sentence.end.min(cue + CLAUSE)).filter(|&at| self.text.is(at, ","));
        let told = |comma: &usize| !self.harms_in(&(*comma..sentence.end)).is_empty();
        if self.text.is_class(from, WordClass::Whereon) {
            let happens = |comma: usize| !self.marks(comma..sentence.end.min(comma + CLAUSE)).is_empty();
            return commas.next().filter(|comma| told(comma) || happens(*comma)).unwrap_or(sentence.end);
        }
        commas.find(told).unwrap_or(sentence.end)
    }
}
