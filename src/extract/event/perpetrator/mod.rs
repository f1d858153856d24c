//! Who is said to have done it, and how surely, by the responsibility classes of the MUC-4 fill rules (slot 11).
//!
//! ```text
//! claimed                   X "claimed responsibility" | "responsibility was claimed by" X
//! reported as fact          X "killed" … | "killed by" X | "attack by" X | X "attacked" | "the" X "shelling"
//! suspected by authorities  the same in the voice of an authority | an authority "blamed" X, "accused" X
//! suspected                 the same in another voice | "suspected" X
//! possible                  "may have been carried out by" X
//! denied                    X "denied" … | "not carried out by" X
//! ```

mod confession;
mod doer;
mod stopping;
mod suspect;

pub(in crate::extract) use doer::is_of;

use std::ops::Range;

use crate::claim::{Attribute, Polarity, Role};
use crate::extract::event::clue::{Mark, Stretch};
use crate::extract::event::harm::Harm;
use crate::extract::event::model::{EventType, Responsibility};
use crate::extract::event::site::{Site, Sites};
use crate::extract::event::victims::Victims;
use crate::extract::mention::{Mentions, Tag, is_of_any};
use crate::extract::voice::Voices;
use crate::lexicon::events::Turn;
use crate::lexicon::speech::{Cue, Frame, Manner};
use crate::lexicon::{Blame, Function, Triggers, WordClass};
use crate::text::Text;

/// Somebody said to have done something.
#[derive(Debug, Clone, PartialEq)]
pub struct Accusation {
    /// The name, as fully as the document gives it.
    pub name: String,
    /// The same for all names of one body.
    pub(crate) body: String,
    /// The tokens that name them.
    pub tokens: Range<usize>,
    /// The tokens of the whole statement.
    pub statement: Range<usize>,
    /// The token that says so.
    pub cue: usize,
    /// Whether they have a name, or are only described.
    pub named: bool,
    /// Whether the words for them fit any armed band: "guerrillas".
    pub generic: bool,
    /// How surely.
    pub certainty: Responsibility,
    /// Which rule read it.
    pub rule: &'static str,
}

impl Accusation {
    /// Whether it is read from a word for what happened, and neither from the dead nor from what somebody says of it.
    pub(super) fn is_of_deed(&self) -> bool {
        matches!(self.rule, "agent" | "whose" | "by" | "clash" | NEAR)
    }

    /// What it says of them: that they claim it, deny it, or did it.
    pub(super) fn attribute(&self) -> Attribute {
        match self.certainty {
            Responsibility::Claimed => Attribute::ClaimedBy,
            Responsibility::Denied if self.rule == DENIED => Attribute::DeniedBy,
            _ => Attribute::Perpetrator,
        }
    }

    /// Whether a noun for what happened, or who is named beside it, tells it: what its verb is about, the noun takes
    /// for granted.
    pub(super) fn is_by_noun(&self) -> bool {
        matches!(self.rule, "whose" | "by" | "clash" | CLAIMED | NEAR)
    }

    /// How strong the evidence is: who kills by the grammar of the sentence, or says so, before who is near it.
    pub(super) fn weight(&self) -> u32 {
        match self.rule {
            "killer" | CLAIMED => 4,
            BLAMED | "by" => 3,
            "whose" | "agent" => 2,
            _ => 1,
        }
    }
}

/// An armed organisation that a text names.
struct Faction {
    key: &'static str,
    /// As fully as the text gives it.
    name: String,
    /// Where it is first named.
    first: usize,
    /// Whether it is the one by whom something is done, or that kills, attacks or claims.
    acts: bool,
}

/// The rule of those who are only named beside what happened: no statement says that they did it.
pub(super) const NEAR: &str = "near";

/// The rules of those whom somebody suspects or blames, and of whom nobody just tells the deed.
pub(super) const SUSPECTED: &str = "suspected";
pub(super) const BLAMED: &str = "blamed";

/// The rule of those who say themselves that they did not.
pub(super) const DENIED: &str = "denied responsibility";

/// `a leader | of the armed wing of | the Front`: a band stands so near behind those who belong to it.
const BELONGING: usize = 6;

/// A relative clause opens so near behind those it tells of, and its verb stands so near behind its pronoun.
const RELATIVE: usize = 3;

/// The place of a deed is named so many tokens behind its verb, over its object.
const OBJECT: usize = 8;

/// The rule of who claims responsibility.
pub(super) const CLAIMED: &str = "claimed responsibility";

/// So many tokens stand at most between what happened and `by` whom.
const AGENT: usize = 10;

/// `blamed the attack on a market in the capital on` is so long.
const BLAMED_ON: usize = 12;

/// A sentence without a word for what happened is about what was told so many sentences before.
const BESIDE: usize = 2;

/// The accusations of a text, each with the index of the stretch it belongs to.
pub(super) fn accusations<'t>(
    text: &Text<'t>,
    mentions: &Mentions,
    voices: &Voices,
    sites: &Sites<'t>,
    (harms, stretches): (&[Harm], &[Stretch]),
) -> Vec<(Accusation, usize)> {
    let mut court = Court { text, mentions, voices, sites, factions: Vec::new(), hurts_others: false };
    court.factions = court.factions();
    court.hurts_others = court.counts_others(harms);
    let mut found = Vec::new();
    for (at, stretch) in stretches.iter().enumerate() {
        let mut here = Vec::new();
        let (stopping, told) = court.parted(stretch, harms);
        here.extend(told.iter().filter_map(|harm| court.of_harm(harm)));
        let meant = |mark: &&Mark| !court.is_of_stopping(mark, &stopping, &told);
        for mark in stretch.marks.iter().filter(meant) {
            here.extend(court.of_mark(mark, &stretch.tokens));
        }
        for token in text.triggered(stretch.tokens.clone(), Triggers::ACCUSATION) {
            here.extend(court.of_word(token, &stretch.tokens));
        }
        if here.is_empty() {
            here.extend(court.near(stretch, harms));
        }
        found.extend(here.into_iter().map(|accusation| (accusation, at)));
    }
    found.extend(court.beside(stretches));
    found
}

struct Court<'s, 't> {
    text: &'s Text<'t>,
    mentions: &'s Mentions,
    voices: &'s Voices,
    sites: &'s Sites<'t>,
    /// The armed organisations of the text; where it names just one, "the guerrillas" are its if it was named before,
    /// or is said to do such things.
    factions: Vec<Faction>,
    /// Whether the text counts somebody who suffers and did not attack.
    hurts_others: bool,
}

impl Court<'_, '_> {
    fn is(&self, at: usize, word: &str) -> bool {
        self.text.is(at, word)
    }

    fn has(&self, at: usize, turn: Turn) -> bool {
        self.text.lexicon().events.turns.has(self.text.id(at), turn)
    }

    /// `X killed 12`, `12 were killed by X`.
    fn of_harm(&self, harm: &Harm) -> Option<Accusation> {
        let Some(agent) = harm.agent.clone() else { return self.confessed(harm) };
        // "a checkpoint near Riga that killed": where it was, and "the man who planned it was killed by X": its planner
        // "in 2021 the Front killed": a year is no place
        let dated = matches!(self.mentions.tag(agent.start), Tag::Number | Tag::Calendar);
        let place = agent.start > 0 && self.has(agent.start - 1, Turn::Locative) && !dated;
        if place || self.is_of_planner(harm) {
            return None;
        }
        self.doer(&agent, harm.cue, "killer", None)
    }

    /// `X killed the man | who planned the attack`: whether those who suffered are said to have done what is told.
    fn is_of_planner(&self, harm: &Harm) -> bool {
        let last = harm.victims.iter().map(|victims| victims.tokens.end).max().unwrap_or(harm.tokens.end);
        let relative = (last..last + RELATIVE).find(|&at| self.mentions.tag(at) == Tag::Relative);
        let planned = |at: usize| {
            self.text.is_class(at, WordClass::Planning) || self.has(at, Turn::Did) || self.has(at, Turn::Out)
        };
        relative.is_some_and(|relative| (relative + 1..relative + 1 + RELATIVE).any(planned))
    }

    /// `No group has claimed it. | Police suspect X.`: accusations in sentences that name no deed, of what was told
    /// last.
    fn beside(&self, stretches: &[Stretch]) -> Vec<(Accusation, usize)> {
        let mut found = Vec::new();
        for (number, sentence) in self.text.sentences().iter().enumerate() {
            let behind = stretches.partition_point(|stretch| stretch.sentence <= number);
            let Some(last) = behind.checked_sub(1).filter(|&last| {
                let told = stretches[last].sentence;
                told < number && number - told <= BESIDE
            }) else {
                continue;
            };
            let tokens = sentence.tokens();
            let may_accuse = self.text.triggered(tokens.clone(), Triggers::ACCUSATION);
            let accused = may_accuse.filter_map(|at| self.of_voice(at, &tokens));
            found.extend(accused.map(|accusation| (accusation, last)));
        }
        found
    }

    /// An armed band that is named where something violent is told, and nobody is said to have done it.
    fn near(&self, stretch: &Stretch, harms: &[Harm]) -> Option<Accusation> {
        let violent =
            |mark: &Mark| !matches!(mark.kind, EventType::Arrest | EventType::Disaster | EventType::Other);
        let cue = stretch.marks.iter().find(|mark| violent(mark))?.tokens.start;
        let armed = self.armed_in(&stretch.tokens)?;
        let mut victims = stretch.harms.iter().flat_map(|&harm| &harms[harm].victims);
        let suffers = victims.any(|victims| self.is_of_victims(&armed, victims));
        if suffers { None } else { self.accuse(&armed, cue, NEAR, None) }
    }

    /// `a leader of | Boko Haram | was shot dead`: whether those who suffer belong to a band.
    fn is_of_victims(&self, armed: &Range<usize>, victims: &Victims) -> bool {
        let inside = |at: &usize| {
            matches!(
                self.mentions.tag(*at),
                Tag::Preposition | Tag::Determiner | Tag::Adjective | Tag::Name | Tag::Noun
            )
        };
        let behind = victims.tokens.end..armed.start;
        let of =
            behind.start < behind.end && behind.len() <= BELONGING && behind.clone().all(|at| inside(&at));
        // "the head of | the Front | in Tyre, Ann Roe, was killed"
        let ahead = armed.end..victims.tokens.start;
        let body = armed.start > 1
            && (self.is(armed.start - 1, "of")
                || self.is(armed.start - 1, "the") && self.is(armed.start - 2, "of"));
        let apposed = body
            && ahead.start < ahead.end
            && ahead.len() <= BELONGING
            && self.is(ahead.end - 1, ",")
            && (ahead.start..ahead.end - 1).all(|at| inside(&at));
        victims.tokens.contains(&armed.start) || of || apposed
    }

    // --- the words for what happened ---------------------------------------------------------------------------------------

    fn of_mark(&self, mark: &Mark, stretch: &Range<usize>) -> Vec<Accusation> {
        let mut found = Vec::new();
        // Whoever arrests did not do what the arrest is for, and what collapses did not do it.
        if matches!(mark.kind, EventType::Arrest | EventType::Disaster) {
            return found;
        }
        let cue = mark.tokens.start;
        if self.is_of_any(cue) {
            return found;
        }
        let by = self.by(mark.tokens.end, stretch.end).filter(|by| self.is_by_of(mark, by.start - 1));
        if let Some(by) = by {
            let claimed = by.start > 1 && self.has(by.start - 2, Turn::Claim);
            found.extend(self.doer(&by, cue, "by", claimed.then_some(Responsibility::Claimed)));
        }
        if mark.verb && self.is_elsewhere(mark, stretch) {
            return found;
        }
        if mark.verb {
            found.extend(
                self.subject(cue, stretch.start).and_then(|subject| self.doer(&subject, cue, "agent", None)),
            );
            return found;
        }
        let before = self.mentions.at(cue).map_or(cue..cue, |mention| mention.tokens.start..cue);
        found.extend(
            self.modifier(&before, mark.kind).and_then(|doer| self.accuse(&doer, cue, "whose", None)),
        );
        if mark.kind == EventType::Clash
            && (self.is(mark.tokens.end, "with") || self.is(mark.tokens.end, "against"))
        {
            let other = self.mentions.at(mark.tokens.end + 1).map(|mention| mention.tokens.clone());
            found.extend(other.and_then(|other| self.doer(&other, cue, "clash", None)));
        }
        found
    }

    /// `a lower number of | attacks by X`, `any | attacks by X`: of many, and of none in particular.
    fn is_of_any(&self, noun: usize) -> bool {
        let start = self.mentions.at(noun).map_or(noun, |mention| mention.tokens.start);
        is_of_any(self.text, start)
    }

    /// `after the attack in Riga, …, X | struck Oslo`: another deed in another place.
    fn is_elsewhere(&self, verb: &Mark, stretch: &Range<usize>) -> bool {
        let end = stretch.end.min(verb.tokens.end + OBJECT);
        let before = self.sites.within(&(stretch.start..verb.tokens.start));
        let behind = if before.is_empty() { Vec::new() } else { self.sites.within(&(verb.tokens.end..end)) };
        let known = |site: &Site| site.steps() > 0;
        !behind.is_empty()
            && behind
                .iter()
                .all(|here| known(here) && before.iter().all(|there| known(there) && !here.meets(there)))
    }

    /// `… by X`, `… carried out by X`, before the next clause.
    fn by(&self, from: usize, end: usize) -> Option<Range<usize>> {
        let sentence = end;
        let end = end.min(from + AGENT);
        let by = (from..end)
            .take_while(|&at| !matches!(self.text.word(at), "," | ";") && !self.has(at, Turn::Break))
            .find(|&at| self.is(at, "by"))
            .or_else(|| self.by_over_voice(from, sentence))?;
        let mention = self.mentions.at(by + 1)?;
        Some(by + 1..mention.tokens.end)
    }

    /// Whether "by" tells who did what a mark names, and not who said so, or who did something else: `the attack,
    /// confirmed by the mayor`, `hit a convoy escorted by the army`.
    fn is_by_of(&self, mark: &Mark, by: usize) -> bool {
        let verb = |at: &usize| self.mentions.tag(*at) == Tag::Verb;
        // over "carried out, according to the mayor, by"
        let aside = (mark.tokens.end..by).find(|&at| self.is(at, ",")).filter(|_| self.is(by - 1, ","));
        let Some(last) = (mark.tokens.end..aside.unwrap_or(by)).rev().find(verb) else { return true };
        let object = (mark.tokens.end..last).any(|at| matches!(self.mentions.tag(at), Tag::Noun | Tag::Name));
        let does = self.has(last, Turn::Done) || self.has(last, Turn::Out);
        let says = self.text.opens(last, &self.text.lexicon().speech.cues) && !self.has(last, Turn::Claim);
        !says && (does || !(mark.verb && object))
    }

    /// `carried out, according to the mayor, | by X`: past those who say so.
    fn by_over_voice(&self, from: usize, end: usize) -> Option<usize> {
        let end = end.min(from + 2 * AGENT);
        let open = (from..end).find(|&at| self.is(at, ","))?;
        let says = self.text.opens(open + 1, &self.text.lexicon().speech.cues);
        let close = (open + 2..end).find(|&at| self.is(at, ",")).filter(|_| says)?;
        self.is(close + 1, "by").then_some(close + 1)
    }

    /// The subject of an active verb.
    fn subject(&self, verb: usize, first: usize) -> Option<Range<usize>> {
        let words = &self.text.lexicon().words;
        let mut start = verb;
        while let Some(before) = start.checked_sub(1).filter(|&before| before >= first) {
            match self.mentions.tag(before) {
                Tag::Auxiliary if words.profile(self.text.id(before)).function.is_be() => {
                    return None;
                }
                Tag::Auxiliary | Tag::Adverb | Tag::Relative | Tag::Negation => start = before,
                // "The front, which has …"; "the front, the FPR, has …".
                Tag::Mark if self.is(before, ",") && start < verb => start = before,
                _ => break,
            }
        }
        let last = start.checked_sub(1).filter(|&last| last >= first)?;
        self.mentions.at(last).map(|mention| mention.tokens.clone())
    }

    // --- responsibility, blame ------------------------------------------------------------------------------------------------

    fn of_word(&self, at: usize, stretch: &Range<usize>) -> Option<Accusation> {
        if self.has(at, Turn::Done) && self.is(at + 1, "by") {
            let by = self.by(at + 1, stretch.end)?;
            return self.doer(&by, at, "by", None);
        }
        if self.has(at, Turn::Did) || self.is(at + 1, "out") && self.has(at, Turn::Out) {
            let subject = self.subject(at, stretch.start).filter(|_| !self.is_of_others(at))?;
            return self.doer(&subject, at, "agent", None);
        }
        self.behind(at, stretch).or_else(|| self.of_voice(at, stretch))
    }

    /// `X is believed to be | behind it`, `X was | responsible for it`: the subject of a form of "be".
    fn behind(&self, at: usize, stretch: &Range<usize>) -> Option<Accusation> {
        let lexicon = self.text.lexicon();
        self.text.longest(&lexicon.blame, at).filter(|(_, blame)| **blame == Blame::Did)?;
        if let Some(held) = self.held_responsible(at, stretch) {
            return Some(held);
        }
        let passed = |at: &usize| {
            matches!(self.mentions.tag(*at), Tag::Auxiliary | Tag::Adverb | Tag::To | Tag::Negation)
                || self.mentions.tag(*at) == Tag::Verb && self.text.opens(*at, &lexicon.speech.cues)
        };
        let group = (stretch.start..at).rev().take_while(passed).last()?;
        let is = |at: usize| lexicon.words.profile(self.text.id(at)).function.is_be();
        let subject = self.mentions.at(group.checked_sub(1)?).filter(|_| (group..at).any(is))?;
        let believed = (group..at).any(|at| self.text.opens(at, &lexicon.speech.cues));
        let accused = believed || self.is_said_by_another(at);
        self.doer(&subject.tokens.clone(), at, "behind", accused.then_some(Responsibility::Suspected))
    }

    /// Whether somebody other than the paper and the authorities says it: to say who is behind it is to accuse.
    fn is_said_by_another(&self, at: usize) -> bool {
        let voice = self.voices.at(at);
        let role = voice.speakers.first().map(|speaker| speaker.role);
        voice.polarity == Polarity::Affirmed && role.is_some_and(|role| role != Role::Official)
    }

    /// What somebody claims, denies, suspects or lays to another's charge.
    fn of_voice(&self, at: usize, stretch: &Range<usize>) -> Option<Accusation> {
        if self.has(at, Turn::Responsibility) {
            return self.responsibility(at, stretch);
        }
        if self.has(at, Turn::Suspected) {
            let mention =
                self.mentions.at(at).filter(|mention| mention.tokens.start <= at && mention.head > at)?;
            let doer = at + 1..mention.tokens.end;
            return self.doer(&doer, at, SUSPECTED, Some(Responsibility::Suspected));
        }
        if self.has(at, Turn::Suspect) {
            let suspected = if self.is_verb_of_suspecting(at) { self.blame(at, 1, stretch) } else { None };
            return suspected.or_else(|| self.main_suspect(at));
        }
        self.blame(at, self.accuses(at)?, stretch)
    }

    /// The length of a verb of accusing, also where a longer cue opens with it: `attributed | to`.
    fn accuses(&self, at: usize) -> Option<usize> {
        let cues = &self.text.lexicon().speech.cues;
        let accuse = |cue: &Cue| cue.frame == Frame::Accuse && cue.manner == Manner::Allege;
        let longest = self.text.longest(cues, at).filter(|(_, cue)| accuse(cue)).map(|(len, _)| len);
        let single = || cues.get(self.text.id(at)).filter(|cue| accuse(cue)).map(|_| 1);
        longest.or_else(single).filter(|_| self.mentions.tag(at) == Tag::Verb)
    }

    /// `X claimed responsibility`, `responsibility … claimed by X`.
    fn responsibility(&self, at: usize, stretch: &Range<usize>) -> Option<Accusation> {
        let before = (stretch.start..at).rev().take(5).find(|&at| self.has(at, Turn::Claim));
        let after = (at + 1..stretch.end).take(12).find(|&at| self.has(at, Turn::Claim));
        let negative = self.is_claimed_by_nobody(stretch.start, at);
        let denied = (stretch.start..at).rev().take(4).find(|&at| self.has(at, Turn::Denied));
        if let Some(verb) = before.filter(|_| !negative) {
            let subject = self.subject(verb, stretch.start);
            let claimed = |doer| self.accused(&doer, verb, CLAIMED, Responsibility::Claimed);
            // "A caller for the front phoned a station to claim …": who speaks for whom is told before.
            let named = || self.armed_in(&(stretch.start..verb)).and_then(claimed);
            return subject.and_then(claimed).or_else(named);
        }
        if let Some(verb) = denied {
            let subject = self.subject(verb, stretch.start)?;
            return self.accused(&subject, verb, DENIED, Responsibility::Denied);
        }
        let verb = after.filter(|_| !negative)?;
        let by = self.by(verb, stretch.end)?;
        self.accused(&by, verb, CLAIMED, Responsibility::Claimed)
    }

    /// `blamed X for`, `blamed the attack on X`, `accused X of`, `was blamed on X`.
    fn blame(&self, at: usize, len: usize, stretch: &Range<usize>) -> Option<Accusation> {
        let passive = (stretch.start..at).rev().take(3).any(|before| {
            matches!(self.text.lexicon().words.profile(self.text.id(before)).function, Function::Be)
        });
        let mut ahead = at + len..stretch.end.min(at + len + BLAMED_ON);
        let behind = |at: &usize| self.mentions.at(at + 1).is_some_and(|mention| self.is_accused(mention));
        let to = ahead.clone().rfind(|at| self.is(*at, "to") && behind(at));
        let state = |at: usize| self.mentions.at(at + 1).is_some_and(|mention| self.is_state(mention));
        let on = ahead.rfind(|at| self.is(*at, "on") && (behind(at) || state(*at))).or(to);
        let object = self
            .opening(at + len)
            .or_else(|| self.mentions.at(at + len))
            .filter(|mention| self.is_accused(mention) || self.is_state(mention))
            .map(|mention| mention.tokens.clone());
        let blamed = match (object, on) {
            (Some(object), _) if !passive => object,
            (_, Some(on)) => on + 1..self.mentions.at(on + 1)?.tokens.end,
            _ if passive => self
                .mentions
                .at((stretch.start..at).rev().find(|&at| self.mentions.at(at).is_some())?)?
                .tokens
                .clone(),
            _ => return None,
        };
        let subject = self.subject(at, stretch.start);
        let authority = self.is_blamed_by_authority(subject.as_ref(), at, &blamed);
        let certainty =
            if authority { Responsibility::SuspectedByAuthorities } else { Responsibility::Suspected };
        self.accused(&blamed, at, BLAMED, certainty)
    }
}
