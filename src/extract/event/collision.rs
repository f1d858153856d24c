//! What a thing that moves does where it hits: a crash of what carries people, an attack of what is fired.
//!
//! ```text
//! airstrike = (missile | country aircraft) verb of hitting   a drone hit a block of flats, rockets rained down on Riga
//! crash     = carrier verb of colliding                      a bus plunged into a ravine, a lorry careered into a stop
//!           | carrier verb of hitting obstacle               a jet hit a hill, an airliner struck birds
//!           | carrier of nobody's force verb of hitting …, where people suffer     a light plane hit a house, killing two
//! ```
//!
//! Ships sink and bridges collapse; shares and talks do so in a manner of speaking ([`Clues::is_figurative`]).

use std::ops::Range;

use super::clue::Clues;
use super::model::EventType;
use super::nature::longest_in_singular;
use crate::extract::mention::{Mention, MentionKind, Tag};
use crate::lexicon::events::{Doer, Turn};
use crate::lexicon::natures::{Nature, Natures, Telling};
use crate::lexicon::{Happening, Noun, WordClass};

/// What comes down on people by itself.
const NATURAL: Natures = Natures::of(&[Nature::Wind, Nature::Water, Nature::Slope, Nature::Wildfire]);

/// `left | the road near Tesk on Sunday and | fell`: a verb joined to another stands so near behind it.
const JOINED: usize = 10;

/// A score stands within so many tokens behind what the match is called.
const SCORE: usize = 8;

/// `won | the vote by a | landslide`: who won by it is told within so many tokens before.
const WON: usize = 5;

impl Clues<'_, '_> {
    /// What a verb tells of where what it says of whoever does it rests on who that is: none where it is nothing that
    /// happened.
    pub(super) fn hitting(&self, verb: usize, end: usize, kind: EventType) -> Option<EventType> {
        Some(match (self.has(verb, Turn::Colliding), self.has(verb, Turn::Impact)) {
            (true, _) => self.collision(verb, kind)?,
            (_, true) if self.stops_work(verb) => EventType::Other,
            (_, true) => self.mischance(verb).unwrap_or(kind),
            _ if kind == EventType::Arson && self.burns_by_itself(verb, end) => EventType::Disaster,
            _ => kind,
        })
    }

    /// What a thing that moves does where it hits: `a drone | hit`, `a bus | plunged into`; prices plunge into nothing.
    fn collision(&self, verb: usize, kind: EventType) -> Option<EventType> {
        let subject = self.mover(verb)?;
        if let Some(mischance) = self.mischance(verb) {
            return Some(mischance);
        }
        let lexicon = self.text.lexicon();
        let means = lexicon.events.doers.get(self.text.id(subject.head)) == Some(&Doer::Means);
        let missile = self.text.is_class(subject.head, WordClass::Missile);
        match kind {
            EventType::Disaster if missile => Some(EventType::Airstrike),
            EventType::Disaster => self.text.is_class(subject.head, WordClass::Carrier).then_some(kind),
            _ => (means && !self.is_civil(subject)).then_some(EventType::Airstrike),
        }
    }

    /// Whatever hits, before its verb: `a drone | which had then hit`, `a bus | left the road and fell`.
    pub(super) fn mover(&self, verb: usize) -> Option<&Mention> {
        let tag = |at: usize| self.mentions.tag(at);
        let before = self.mentions.group_before(verb).start.checked_sub(1)?;
        let last = match tag(before) {
            Tag::Relative => before.checked_sub(1)?,
            Tag::Conjunction => {
                let first = (before.saturating_sub(JOINED)..before).rev().find(|&at| tag(at) == Tag::Verb)?;
                self.mentions.group_before(first).start.checked_sub(1)?
            }
            _ => before,
        };
        let nearest = self.mentions.at(last)?;
        // "a ferry | off Corva | sank", "shares | in the firm | sank"; but "hundreds of | homes | were flooded"
        let of = nearest.tokens.start.checked_sub(1).filter(|&of| tag(of) == Tag::Preposition);
        let of = of.filter(|&of| !self.text.is(of, "of") || nearest.named);
        let whole = of.and_then(|of| self.mentions.at(of.checked_sub(1)?));
        Some(whole.unwrap_or(nearest))
    }

    /// `a row | exploded`, `the app | crashed`, `the film | bombed`: whether a verb tells of nothing that happened to
    /// anybody.
    pub(super) fn is_in_a_manner(&self, verb: usize, kind: EventType) -> bool {
        let Some(subject) = self.mover(verb) else { return false };
        let is = |class| !subject.named && self.text.is_class(subject.head, class);
        match kind {
            EventType::Bombing if self.text.is_class(verb, WordClass::Burst) => is(WordClass::Heated),
            EventType::Bombing => is(WordClass::Fiction),
            EventType::Disaster => self.is_figurative(subject),
            _ => false,
        }
    }

    /// `a mall | burned down | in Riga`: a thing that nobody is said to have set on fire.
    fn burns_by_itself(&self, verb: usize, end: usize) -> bool {
        let burns = longest_in_singular(self.text, &self.text.lexicon().events.names, verb).is_some();
        let passive = self
            .mentions
            .group_before(verb)
            .any(|at| self.text.lexicon().words.profile(self.text.id(at)).function.is_be());
        let object = self.mentions.at(end).is_some_and(|object| object.tokens.start == end);
        burns && !passive && !object
    }

    /// `a | landslide | victory`, `it was a | massacre, | 7-0`, `the app | crash`: whether a noun is for what is no
    /// harm to anybody: how a match or a vote went, or what befalls a program.
    pub(super) fn is_no_happening(&self, noun: Range<usize>) -> bool {
        let last = noun.end - 1;
        let phrase = self.mentions.at(last).map_or(noun.start, |mention| mention.tokens.start);
        // "it was like a bomb"
        if phrase > 0 && self.text.is(phrase - 1, "like") && self.has(phrase, Turn::Article) {
            return true;
        }
        let crash = self.event_noun(noun.start).is_some_and(|(_, what)| *what == Happening::Disaster);
        if crash && (phrase..noun.start).any(|at| self.text.is_class(at, WordClass::Digital)) {
            return true;
        }
        let sentence = self.text.sentences()[self.text.sentence_of(last)].tokens();
        let won = || {
            let near = noun.end..sentence.end.min(noun.end + SCORE);
            let mut beside =
                sentence.start.max(noun.start.saturating_sub(WON))..sentence.end.min(noun.end + 1);
            let vote = self.text.sentence_has(last, WordClass::Balloting)
                && beside.any(|at| self.text.is_class(at, WordClass::Balloting));
            vote || near.into_iter().any(|at| self.is_score(at))
        };
        self.text.is_class(last, WordClass::Rout) && self.harms_in(&sentence).is_empty() && won()
    }

    /// `7-0`, `7 - 0`: two figures of which the second is smaller.
    fn is_score(&self, at: usize) -> bool {
        let whole = |word: &str| word.parse::<u8>().ok();
        let dash = ['-', '\u{2013}'];
        let goals = match self.text.word(at).split_once(dash) {
            Some(("", "")) if at > 0 => (self.text.word(at - 1), self.text.word(at + 1)),
            Some(goals) => goals,
            None => return false,
        };
        whole(goals.0).zip(whole(goals.1)).is_some_and(|(more, fewer)| more > fewer)
    }

    /// `shares | sank`, `a | row | erupted`, `the collapse of the | talks`: what is no thing, and no name of one, comes to
    /// no harm.
    pub(super) fn is_figurative(&self, subject: &Mention) -> bool {
        let (head, lexicon) = (subject.head, self.text.lexicon());
        if !subject.named && self.text.is_class(head, WordClass::Digital) {
            return true;
        }
        let profile = lexicon.words.profile(lexicon.words.singular(self.text.id(head)));
        let abstraction = matches!(
            profile.noun,
            Noun::None | Noun::Happening | Noun::Organization | Noun::Group | Noun::Time
        );
        if subject.kind == MentionKind::Pronoun || subject.named || !abstraction {
            return false;
        }
        let known = self.text.is_class(head, WordClass::Carrier)
            || longest_in_singular(self.text, &lexicon.natures, head)
                .is_some_and(|(len, told)| len > 1 || is_physical(told))
            || longest_in_singular(self.text, &lexicon.events.venues, head).is_some();
        profile.common && !known
    }

    /// What nobody does on purpose: a crash, or what lightning or a storm does.
    pub(super) fn mischance(&self, verb: usize) -> Option<EventType> {
        self.crash(verb).or_else(|| self.hazard(verb))
    }

    /// `lightning | struck | a house`
    fn hazard(&self, verb: usize) -> Option<EventType> {
        let subject = self.mover(verb)?;
        let head = subject.head;
        // "a fire | hit a market"; "fire | hit a market" may be that of guns
        let disaster = self.event_noun(head).is_some_and(|(_, what)| *what == Happening::Disaster);
        if disaster && self.has(subject.tokens.start, Turn::Article) {
            return Some(EventType::Disaster);
        }
        let told = longest_in_singular(self.text, &self.text.lexicon().natures, head);
        let natural = told.is_some_and(|(_, told)| match told {
            Telling::Names(natures) | Telling::Tells(natures) => natures.meets(NATURAL),
            Telling::Sets(_) => false,
        });
        natural.then_some(EventType::Disaster)
    }

    /// `Turkish aircraft | hit | turbulence`, `a light plane | struck | a house, killing two`: what carries people,
    /// where it hits what stands in its way, or belongs to no force and people suffer.
    fn crash(&self, verb: usize) -> Option<EventType> {
        let subject = self.mover(verb)?;
        let object = self.mentions.at(verb + 1)?;
        let obstacle = self.text.is_class(object.head, WordClass::Obstacle);
        let carries = self.text.is_class(subject.head, WordClass::Carrier);
        let suffers = || {
            let sentence = self.text.sentences()[self.text.sentence_of(verb)].tokens();
            !self.harms_in(&sentence).is_empty()
        };
        let crash = carries && (obstacle || self.is_civil(subject) && suffers());
        crash.then_some(EventType::Disaster)
    }

    /// `a light plane`: what may carry anybody, by no name of a country or a force: `Israeli jets`.
    fn is_civil(&self, subject: &Mention) -> bool {
        // "Two light planes" opens a sentence
        let small = |at: usize| matches!(self.mentions.tag(at), Tag::Determiner | Tag::Number);
        let named = |at: usize| !small(at) && self.text.tokens()[at].is_capitalised();
        let whose = (subject.tokens.start..subject.head).any(named);
        self.text.is_class(subject.head, WordClass::Carrier) && !whose
    }
}

/// Whether a word of hazards is for a thing or an illness, and not for what happens: a bridge, cholera; not a clash.
fn is_physical(told: &Telling) -> bool {
    !matches!(told, Telling::Names(_))
}
