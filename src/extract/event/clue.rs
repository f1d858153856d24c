//! The clues that a stretch of text gives of what it tells: kind, days, places, newness.

use std::collections::BTreeSet;
use std::ops::Range;
use std::rc::Rc;

use super::aside::Aside;
use super::day::days;
use super::harm::{Harm, HarmKind, HarmRule};
use super::model::EventType;
use super::nature::{longest_in_singular, natures, things, venues};
use super::read::Heard;
use super::site::{Site, Sites};
use crate::extract::mention::{Mention, Mentions, Tag};
use crate::extract::voice::{Mood, mood};
use crate::extract::{record, recount};
use crate::lexicon::events::Turn;
use crate::lexicon::natures::Natures;
use crate::lexicon::{Happening, Triggers, WordClass};
use crate::text::{Sentence, Text};
use crate::value::DateRange;
use crate::value::date::{DateBound, DateMention};

/// A word that names something that happened.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Mark {
    pub(super) tokens: Range<usize>,
    pub(super) kind: EventType,
    /// Whether "the" or "this" points to something told before.
    pub(super) definite: bool,
    pub(super) verb: bool,
}

/// What a stretch tells of, as far as it says who can have suffered from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Course {
    /// A court or talks, from which nobody suffers.
    Sitting,
    /// One person who died, of nothing that is told.
    Death,
    Any,
}

/// A clause or sentence that tells of something that happened.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Stretch {
    pub(super) tokens: Range<usize>,
    pub(super) sentence: usize,
    pub(super) marks: Vec<Mark>,
    /// What sort of thing it tells of.
    pub(super) natures: Natures,
    /// The names of that to which it happened.
    pub(super) things: Vec<String>,
    /// The sorts of houses and grounds at which it tells of something.
    pub(super) venues: BTreeSet<&'static str>,
    /// Indices of its harms.
    pub(super) harms: Vec<usize>,
    pub(super) date: Option<DateRange>,
    /// Whether it is dated by a month of a year that nobody tells: `in May`, where the text has no day of its own.
    pub(super) month: bool,
    pub(super) places: Vec<Rc<Site>>,
    /// Whether a word such as "another" or "elsewhere" says that it is something else.
    pub(super) apart: bool,
    /// Whether it counts over a long time or a whole war.
    pub(super) cumulative: bool,
    /// Whether it is the last thing so great as what the text is about.
    pub(super) record: bool,
    /// Whether that is a count and not one thing that happened: `in 2012 a fire` is none.
    pub(super) tally: bool,
    pub(super) course: Course,
}

impl Stretch {
    /// `Five people were hurt`: who suffered, and no word for what happened.
    pub(super) fn is_bare_harm(&self) -> bool {
        self.marks.is_empty() && !self.harms.is_empty()
    }

    /// The same without a day or a place: `the ministry has counted 43 deaths`.
    pub(super) fn is_bare(&self) -> bool {
        self.is_bare_harm() && self.date.is_none() && self.places.is_empty() && self.natures.is_unknown()
    }

    /// The kind of the last noun that names a happening before a token: what killed there.
    pub(super) fn kind_before(&self, token: usize) -> Option<EventType> {
        let mut before = self.marks.iter().filter(|mark| !mark.verb && mark.tokens.end <= token);
        before.next_back().map(|mark| mark.kind)
    }

    /// The most telling kind of its marks.
    pub(super) fn kind(&self) -> Option<EventType> {
        let telling =
            |kind: &EventType| !matches!(kind, EventType::Attack | EventType::Other | EventType::Arrest);
        let kinds = || self.marks.iter().map(|mark| mark.kind);
        kinds()
            .find(telling)
            .or_else(|| kinds().find(|kind| *kind == EventType::Attack))
            .or_else(|| kinds().next())
    }
}

/// What the reader of clues looks at.
pub(super) struct Clues<'c, 't> {
    pub(super) text: &'t Text<'t>,
    pub(super) mentions: &'t Mentions,
    pub(super) dates: &'t [DateMention],
    pub(super) harms: &'c [Harm],
    pub(super) sites: &'c Sites<'t>,
    /// What is told beside what the text is about, in order: see [`super::background`].
    beside: Vec<Range<usize>>,
}

impl<'c, 't> Clues<'c, 't> {
    pub(super) fn of(
        text: &'t Text<'t>,
        mentions: &'t Mentions,
        dates: &'t [DateMention],
        (harms, sites): (&'c [Harm], &'c Sites<'t>),
    ) -> Clues<'c, 't> {
        let mut clues = Clues { text, mentions, dates, harms, sites, beside: Vec::new() };
        let sentences = text.sentences().iter().map(Sentence::tokens);
        clues.beside = sentences.flat_map(|sentence| clues.backgrounds(&sentence)).collect();
        clues
    }
}

impl Clues<'_, '_> {
    /// The stretches of a text that tell of something, in order; not of what stands beside the article.
    pub(super) fn stretches(&self, heard: &dyn Heard) -> Vec<Stretch> {
        let mut stretches = Vec::new();
        for (at, sentence) in self.text.sentences().iter().enumerate() {
            for told in told(&sentence.tokens(), heard) {
                let mut start = told.start;
                for joint in self.joints(told.clone()) {
                    stretches.extend(self.stretch(start..joint, at));
                    start = joint;
                }
                stretches.extend(self.stretch(start..told.end, at));
            }
        }
        self.settle_bursts(&mut stretches);
        self.settle_strikes(&mut stretches);
        stretches
    }

    /// A blast in a text that names gas or a boiler with it, and no bomb, is an accident; so is one at a works where
    /// nobody attacks.
    fn settle_bursts(&self, stretches: &mut [Stretch]) {
        let bursts = |mark: &Mark| self.text.is_class(mark.tokens.end - 1, WordClass::Burst);
        let bombing = |mark: &&Mark| mark.kind == EventType::Bombing;
        let marks = || stretches.iter().flat_map(|stretch| &stretch.marks);
        let burst_there = |stretch: &Stretch| stretch.marks.iter().filter(bombing).any(bursts);
        let violent = |kind| !matches!(kind, EventType::Bombing | EventType::Disaster | EventType::Other);
        let peaceful = !marks().any(|mark| violent(mark.kind));
        let works = |at: usize| peaceful && self.text.is_class(at, WordClass::Works) && self.is_noun(at);
        let by_accident = |stretch: &Stretch| {
            let mut words = stretch.tokens.clone();
            burst_there(stretch) && words.any(|at| self.text.is_class(at, WordClass::Accident) || works(at))
        };
        if !marks().filter(bombing).all(bursts) || !stretches.iter().any(by_accident) {
            return;
        }
        for mark in stretches.iter_mut().flat_map(|stretch| &mut stretch.marks) {
            mark.kind = if mark.kind == EventType::Bombing { EventType::Disaster } else { mark.kind };
        }
    }

    fn is_noun(&self, at: usize) -> bool {
        matches!(self.mentions.tag(at), Tag::Noun | Tag::Name | Tag::Adjective)
    }

    /// A strike in a text that tells of no dead but of pickets or of a walkout, is one of workers.
    fn settle_strikes(&self, stretches: &mut [Stretch]) {
        let strike = |mark: &Mark| self.text.is_class(mark.tokens.start, WordClass::Strike);
        let alone = |mark: &Mark| !mark.verb && mark.tokens.len() == 1 && strike(mark);
        let bare = |mark: &Mark| alone(mark) && mark.kind == EventType::Airstrike;
        if self.harms.iter().any(|harm| harm.kind == HarmKind::Killed) {
            return;
        }
        let marks = || stretches.iter().flat_map(|stretch| &stretch.marks);
        let raids = || marks().any(|mark| mark.kind == EventType::Airstrike && !bare(mark));
        let named = || (0..self.text.tokens().len()).any(|at| self.is_industrial(at));
        let of_workers = |mark: &Mark| bare(mark) && self.is_of_workers(mark.tokens.start);
        if !marks().any(bare) || raids() || !(marks().any(of_workers) || named()) {
            return;
        }
        for mark in stretches.iter_mut().flat_map(|stretch| &mut stretch.marks).filter(|mark| bare(mark)) {
            mark.kind = EventType::Other;
        }
    }

    /// Where a clause with a happening of its own begins: at `;`, "while", "but" between two harms.
    fn joints(&self, sentence: Range<usize>) -> Vec<usize> {
        let harmed = |range: Range<usize>| !self.harms_in(&range).is_empty();
        let mut start = sentence.start;
        let mut joints = Vec::new();
        if !harmed(sentence.clone()) {
            return joints;
        }
        let first = self.beside.partition_point(|told| told.start < sentence.start);
        let beside = self.beside[first..].iter().take_while(|told| told.start < sentence.end);
        let turns = |at: usize| beside.clone().any(|told| told.start == at || told.end == at);
        for at in sentence.clone() {
            let compared = self.is_compared(at);
            let record = record::parts(self.text, self.mentions, at, sentence.end);
            let joint = self.text.word(at) == ";" || self.has(at, Turn::Clause) || self.raises(at, &sentence);
            let parted = turns(at) && at > sentence.start || self.is_slice(at);
            let closes =
                || beside.clone().any(|told| told.end == at) && !self.marks(at..sentence.end).is_empty();
            let opens = parted || record || compared || joint && harmed(start..at);
            if opens && (harmed(at..sentence.end) || closes()) {
                joints.push(at);
                start = at;
            }
        }
        joints
    }

    /// `including | 31 on Sunday`: a figure that is a statement of its own, see [`super::slice`].
    fn is_slice(&self, at: usize) -> bool {
        self.mentions.tag(at) == Tag::Number && !self.harms_in(&(at..at + 1)).is_empty()
    }

    /// `more people | than the 2010 quake`
    fn is_compared(&self, at: usize) -> bool {
        self.text.is(at, "than") && self.has(at + 1, Turn::Definite)
    }

    /// `killed five, | bringing the number of dead since January to 85`: a count of a longer time.
    fn raises(&self, at: usize, sentence: &Range<usize>) -> bool {
        self.has(at, Turn::Raising) && self.counts_long(&(at..sentence.end))
    }

    /// Whether a count covers more than what just happened: `bringing to 45 the number killed this month`.
    fn counts_long(&self, tokens: &Range<usize>) -> bool {
        let from = self.dates.partition_point(|date| date.tokens().start < tokens.start);
        let mut here = self.dates[from..].iter().take_while(|date| date.tokens().start < tokens.end);
        let long = |date: &DateMention| date.range().is_some_and(|range| days(range) >= WEEK);
        self.is_cumulative(tokens) || self.has(tokens.start, Turn::Raising) && here.any(long)
    }

    /// The indices of the harms whose cues stand there; harms are in the order of their cues.
    pub(super) fn harms_in(&self, tokens: &Range<usize>) -> Range<usize> {
        let before = |bound: usize| self.harms.partition_point(|harm| harm.cue < bound);
        before(tokens.start)..before(tokens.end)
    }

    fn stretch(&self, tokens: Range<usize>, sentence: usize) -> Option<Stretch> {
        if tokens.is_empty() {
            return None;
        }
        let mut marks = self.marks(tokens.clone());
        let harms: Vec<usize> = self.harms_in(&tokens).collect();
        let course = self.course(&marks, &harms);
        if course == Course::Death {
            marks.clear();
        }
        if marks.is_empty() && harms.iter().all(|&harm| self.is_made_up(&self.harms[harm])) {
            return None;
        }
        let natures = natures(self.text, self.mentions, &tokens, &marks);
        let things = things(self.text, self.mentions, &tokens);
        let venues = venues(self.text, self.mentions, &tokens);
        let date = self.date(&tokens, &marks);
        let month = date.is_none() && self.is_of_month(&tokens);
        let custody = !marks.is_empty() && marks.iter().all(|mark| mark.kind == EventType::Arrest);
        let custody = (custody && harms.is_empty()).then_some(Aside::Custody);
        let mut places = self.sites.beside(&tokens, custody);
        let named = |name: &str| harms.iter().any(|&harm| names_victim(&self.harms[harm], name));
        places.retain(|place| !named(&place.name));
        let apart = self.is_apart(&tokens, &marks);
        let cumulative = self.counts_long(&tokens);
        let record = self.is_aside(&tokens);
        let stretch = Stretch {
            tokens,
            sentence,
            marks,
            natures,
            things,
            venues,
            harms,
            date,
            month,
            places,
            apart,
            cumulative,
            record,
            tally: false,
            course,
        };
        let tally = cumulative && !self.is_of_one(&stretch);
        Some(Stretch { tally, ..stretch })
    }

    /// Whether it is told only beside what the text is about.
    fn is_aside(&self, tokens: &Range<usize>) -> bool {
        record::is_since(self.text, tokens.start)
            || record::opens(self.text, tokens.start)
            || self.is_compared(tokens.start)
            || self.turns_aside(tokens.start)
    }

    /// Whether something that is told beside what the text is about starts at a token.
    pub(super) fn turns_aside(&self, at: usize) -> bool {
        self.beside.binary_search_by_key(&at, |told| told.start).is_ok()
    }

    /// `on trial in Riga, he died`: a sitting kills nobody who simply dies.
    fn course(&self, marks: &[Mark], harms: &[usize]) -> Course {
        let sits = |mark: &Mark| self.text.is_class(mark.tokens.end - 1, WordClass::Sitting);
        let alone = |&harm: &usize| {
            let harm = &self.harms[harm];
            harm.rule == HarmRule::Intransitive && harm.victims.iter().all(|victims| victims.entity.is_some())
        };
        if !marks.iter().all(sits) {
            return Course::Any;
        }
        match (marks.is_empty(), harms.is_empty()) {
            (false, true) => Course::Sitting,
            (_, false) if harms.iter().all(alone) => Course::Death,
            _ => Course::Any,
        }
    }

    pub(super) fn marks(&self, tokens: Range<usize>) -> Vec<Mark> {
        let mut marks = Vec::new();
        let mut next = tokens.start;
        while let Some(at) = self.text.next_trigger(next..tokens.end, Triggers::EVENT) {
            let found = self.noun(at).or_else(|| self.verb(at)).filter(|mark| !self.is_acted_or_ahead(mark));
            next = found.as_ref().map_or(at + 1, |mark| mark.tokens.end.max(at + 1));
            marks.extend(found);
        }
        marks
    }

    fn noun(&self, at: usize) -> Option<Mark> {
        let (len, happening) = self.event_noun(at)?;
        let last = at + len - 1;
        if self.kills(at) || self.is_body(last) || self.is_gunfire(at) || self.is_no_happening(at..at + len) {
            return None;
        }
        let noun = matches!(self.mentions.tag(last), Tag::Noun | Tag::Name);
        let compound = len > 1
            || last > 0
                && self.mentions.tag(last - 1) == Tag::Adjective
                && self.mentions.tag(last) == Tag::Verb;
        if !(noun || compound || self.is_behind_date(at)) {
            return None;
        }
        let mention = self.mentions.at(last);
        let first = mention.map_or(at, |mention| mention.tokens.start);
        let definite = self.has(first, Turn::Definite);
        let kind = EventType::from(*happening);
        let of = self.mentions.at(last + 2).filter(|_| self.text.is(last + 1, "of"));
        let bursts = kind == EventType::Bombing && self.text.is_class(last, WordClass::Burst);
        let heated = |of: &Mention| bursts && self.text.is_class(of.head, WordClass::Heated);
        let befalls = |of: &Mention| kind == EventType::Disaster && self.is_figurative(of);
        if of.is_some_and(|of| heated(of) || befalls(of)) {
            return None;
        }
        Some(Mark { tokens: at..at + len, kind, definite, verb: false })
    }

    /// `in 2016, | floods in the region killed`: a plural behind the comma of a date, where no verb has a subject.
    fn is_behind_date(&self, at: usize) -> bool {
        let several = self.text.lexicon().words.profile(self.text.id(at)).plural;
        let comma = at.checked_sub(1).filter(|&comma| several && self.text.is(comma, ","));
        let opens = |comma: usize| {
            let behind = self.dates.partition_point(|date| date.tokens().end < comma);
            let first = self.text.sentences()[self.text.sentence_of(at)].tokens().start;
            self.dates
                .get(behind)
                .is_some_and(|date| date.tokens().end == comma && date.tokens().start <= first + 1)
        };
        comma.is_some_and(opens)
    }

    /// `the | fire | brigade`, `the | bomb | squad`: part of the name of those who are called to it.
    fn is_body(&self, last: usize) -> bool {
        let next = last + 1;
        self.text.is_class(next, WordClass::Service)
            && matches!(self.mentions.tag(next), Tag::Noun | Tag::Name)
    }

    /// `opened | fire`, `came under | fire`: what a verb for shooting says.
    fn is_gunfire(&self, at: usize) -> bool {
        let verbs = &self.text.lexicon().events.verbs;
        let covers = |back: usize| {
            let found = at.checked_sub(back).and_then(|start| self.text.longest(verbs, start));
            found.is_some_and(|(len, happening)| len > back && *happening == Happening::Shooting)
        };
        covers(1) || covers(2)
    }

    /// `killing | 18 people`: a verb with those it hits, and no noun.
    fn kills(&self, at: usize) -> bool {
        let verb = |harm: &Harm| harm.rule == HarmRule::Active;
        self.harms[self.harms_in(&(at..at + 1))].iter().any(verb)
    }

    /// The longest noun for an event at a token, as it stands or with its plurals in the singular.
    pub(super) fn event_noun(&self, at: usize) -> Option<(usize, &Happening)> {
        longest_in_singular(self.text, &self.text.lexicon().words.events, at)
    }

    pub(super) fn verb(&self, at: usize) -> Option<Mark> {
        let (len, happening) = self.text.longest(&self.text.lexicon().events.verbs, at)?;
        // "walked in and | shot dead | two people": read as a noun, but for those it hits
        let hits = || self.harms[self.harms_in(&(at..at + 1))].iter().any(|harm| harm.rule.is_verbal());
        // "Ferry | sinks": in the plural of headlines it would be an ornament
        let carried =
            || at > 0 && self.text.is_class(at - 1, WordClass::Carrier) && self.event_noun(at).is_none();
        let told = (self.mentions.tag(at) == Tag::Verb || hits() || carried())
            && matches!(mood(self.text, self.mentions, at), Mood::Real | Mood::Possible);
        let kind = EventType::from(*happening);
        let kind = self.hitting(at, at + len, kind)?;
        if told && self.is_in_a_manner(at, kind) {
            return None;
        }
        told.then(|| Mark { tokens: at..at + len, kind, definite: false, verb: true })
    }

    /// `since March`, `in five years of war`, `so far this year`.
    fn is_cumulative(&self, tokens: &Range<usize>) -> bool {
        let from = self.dates.partition_point(|date| date.tokens().start < tokens.start);
        let since =
            self.dates[from..].iter().take_while(|date| date.tokens().start < tokens.end).any(|date| {
                let long = date.range().is_some_and(|range| days(range) > 40);
                let record = record::is_date_of_record(self.text, date.tokens().start);
                // "died after Sunday's fire": in the fire
                let of_one = recount::is_owner(self.text, self.mentions, &date.tokens());
                // "By Tuesday ten were dead" counts the dead of what was told, up to that day.
                let up_to = matches!(date.bound(), DateBound::Before | DateBound::OnOrBefore);
                !record && !of_one && (date.bound() == DateBound::Since || long && !up_to)
            });
        let war = || self.text.next_trigger(tokens.clone(), Triggers::WAR).is_some();
        let great = || {
            self.harms[self.harms_in(tokens)]
                .iter()
                .filter_map(Harm::total)
                .any(|total| total.low >= Some(GREAT))
        };
        since || war() && great()
    }

    pub(super) fn has(&self, at: usize, turn: Turn) -> bool {
        self.text.lexicon().events.turns.has(self.text.id(at), turn)
    }

    /// Words that part it from what was told before.
    fn is_apart(&self, tokens: &Range<usize>, marks: &[Mark]) -> bool {
        let opens = (tokens.start..tokens.end.min(tokens.start + 3)).any(|at| self.has(at, Turn::Opening));
        let modified = |mark: &Mark| {
            let first =
                self.mentions.at(mark.tokens.start).map_or(mark.tokens.start, |mention| mention.tokens.start);
            !mark.verb && (first..mark.tokens.start).any(|at| self.has(at, Turn::Other) || self.is_last(at))
        };
        let compared = self.text.is(tokens.start, "than") || self.is_aside(tokens);
        let same = (tokens.start..tokens.end.min(tokens.start + 3)).any(|at| self.has(at, Turn::Same));
        // "Meanwhile, the group claimed the attack": what is known goes on
        let known = marks.first().is_some_and(|mark| mark.definite);
        // "Arrested two who had planned an assault": the arrest is not what was planned
        let mut deeds = marks.iter().filter(|mark| mark.kind != EventType::Arrest);
        let foiled = deeds.next().is_some_and(|mark| self.is_foiled(mark));
        (opens || same) && !known || foiled || compared || marks.first().is_some_and(modified)
    }
}

/// The parts of a sentence that are of the article.
fn told(sentence: &Range<usize>, heard: &dyn Heard) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    for at in sentence.clone().filter(|&at| !heard.is_aside(at)) {
        match parts.last_mut() {
            Some(part) if part.end == at => part.end = at + 1,
            _ => parts.push(at..at + 1),
        }
    }
    parts
}

/// Whether one of those who suffered is called so: their daughter | Florence.
fn names_victim(harm: &Harm, name: &str) -> bool {
    harm.victims.iter().any(|victims| victims.is_named() && victims.quantity.text == name)
}

/// What is dated by a week or more has so many days at least.
const WEEK: i32 = 6;

/// Only wars kill so many.
const GREAT: f64 = 1000.0;
