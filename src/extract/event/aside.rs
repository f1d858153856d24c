//! Places named beside what happened: those of whoever speaks, lives, is treated or is held there.
//!
//! ```text
//! aside = speaker "in" place verb of saying                    police in Riga said
//!       | dateline | "speaking" "in" place                     RIGA (Agency) - …
//!       | verb of saying "in" place                            the minister said in Riga
//!       | meeting "in" place, where no verb of harm goes before     at talks in Riga
//!       | place "'s" official verb of saying                    Riga's health ministry said
//!       | official "in" place verb of peace                    prosecutors in Riga opened an inquiry
//!       | person "from" place                                  a nurse from Riga
//!       | moved … "to" place                                   flown to Riga
//!       | [moved | died] ("to" | "in" | "at") house "in" place  died at a hospital in Riga
//!       | arrested … place                                     a man was detained in Riga
//!       | court … verb of courts "in" place                    his trial opened in Riga
//!       | took off ("in" | "from" | "at") place                a plane that had taken off in Riga
//!       | distance direction "of" place                        40 km north of Riga
//! ```
//! Where nothing else is named, a story plays where those speak who tell of it, and an arrest where it was made.

use std::ops::Range;

use crate::extract::mention::{Mention, MentionKind, Mentions, Tag};
use crate::extract::recount::verb_before;
use crate::lexicon::events::{HarmFrame, Turn};
use crate::lexicon::speech::SourceNoun;
use crate::lexicon::{Happening, Noun, WordClass};
use crate::text::Text;

/// Why a place is not where it happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Aside {
    /// It was written there.
    Dateline,
    /// Somebody speaks or inquires there.
    Office,
    /// Somebody comes from there.
    Home,
    /// Somebody was brought there.
    Care,
    /// Somebody was caught there.
    Custody,
    /// Somebody set out there.
    Departure,
    /// It was so far from there.
    Afar,
}

/// The verb of an official stands fewer tokens behind the place.
const VERB: usize = 5;

/// A court or a charge is named so many tokens before what is done: `accused of killing nine people in a market in
/// Riga`.
const COURT: usize = 24;

/// A distance starts so many tokens before `of` and the place.
const DISTANCE: usize = 5;

/// Who was arrested and where stand fewer tokens apart.
const CUSTODY: usize = 14;

/// A name of a place in its sentence.
pub(super) struct Named<'a, 't> {
    pub(super) text: &'a Text<'t>,
    pub(super) mentions: &'a Mentions,
    pub(super) name: Range<usize>,
}

impl Named<'_, '_> {
    /// Why it is not where it happened, if it is not.
    pub(super) fn aside(&self) -> Option<Aside> {
        let sentence = self.text.sentences()[self.text.sentence_of(self.name.start)].tokens();
        if self.is_afar() {
            return Some(Aside::Afar);
        }
        if self.owns_speaker() {
            return Some(Aside::Office);
        }
        let at = self.opener(self.name.start, sentence.start)?;
        let verb = verb_before(self.text, self.mentions, at, &sentence);
        if self.text.is(at, "from") && self.is_person_before(at) {
            return Some(Aside::Home);
        }
        if self.is_of_departure(at) {
            return Some(Aside::Departure);
        }
        if self.is_of_custody(at, sentence.start) {
            return Some(Aside::Custody);
        }
        if self.text.is(at, "to") && verb.is_some_and(|verb| self.moves(verb))
            || self.is_of_care(at, &sentence)
        {
            return Some(Aside::Care);
        }
        if self.is_of_meeting(at, sentence.start) {
            return Some(Aside::Office);
        }
        let sits = verb.is_some_and(|verb| self.is_of_court(verb, sentence.start));
        (sits || self.speaks() || self.is_of_speech(at) || self.is_of_office(at)).then_some(Aside::Office)
    }

    /// `the trial of a man accused of killing nine in Oslo opened | in Riga`: where a court sits is not where it was.
    fn is_of_court(&self, verb: usize, first: usize) -> bool {
        let sits = self.text.is_class(verb, WordClass::Proceeding);
        let violent = self.text.longest(&self.text.lexicon().events.verbs, verb).is_some();
        let formal = |at: usize| self.text.is_class(at, WordClass::Court);
        sits && !violent && (first.max(verb.saturating_sub(COURT))..verb).any(formal)
    }

    /// `40 km north of | Riga`
    fn is_afar(&self) -> bool {
        let the = self.name.start.checked_sub(1).filter(|&the| self.text.is(the, "the"));
        let Some(of) = the.unwrap_or(self.name.start).checked_sub(1) else { return false };
        let towards = of > 1 && self.text.is(of, "of") && self.has(of - 1, Turn::Direction);
        let first = self.text.sentences()[self.text.sentence_of(of)].tokens().start;
        towards && (of.saturating_sub(DISTANCE).max(first)..of).any(|at| self.mentions.tag(at) == Tag::Number)
    }

    /// `Riga | 's health ministry said`, `according to | Riga | 's mayor`: whose office or body speaks.
    fn owns_speaker(&self) -> bool {
        let owner = self.mentions.tag(self.name.end) == Tag::Genitive;
        let Some(phrase) = self.mentions.at(self.name.start).filter(|_| owner) else { return false };
        let source = self.text.lexicon().speech.sources.get(self.text.id(phrase.head)).is_some();
        let before = phrase.tokens.start.checked_sub(1);
        let after = phrase.tokens.end;
        let told = |at: usize| self.says(at) || at > 0 && self.says(at - 1);
        source
            && (self.says(after)
                || self.text.is(after, ",") && self.says(after + 1)
                || before.is_some_and(told))
    }

    /// The preposition before the phrase of a place: `in | the northern town of Riga`.
    fn opener(&self, start: usize, first: usize) -> Option<usize> {
        let inside = |at: usize| {
            let tag = self.mentions.tag(at);
            let area = || at > first && self.text.is(at, "of") && self.has(at - 1, Turn::Area);
            matches!(tag, Tag::Determiner | Tag::Adjective | Tag::Noun | Tag::Name | Tag::Hyphen) || area()
        };
        let at = (first..start).rev().find(|&at| !inside(at))?;
        (self.mentions.tag(at) == Tag::Preposition || self.text.is(at, "to")).then_some(at)
    }

    fn before(&self, at: usize) -> Option<&Mention> {
        self.mentions.at(at.checked_sub(1)?).filter(|mention| mention.tokens.end == at)
    }

    /// `a nurse | from Riga`
    fn is_person_before(&self, at: usize) -> bool {
        self.before(at).is_some_and(|person| {
            let noun = self.text.lexicon().words.profile(self.text.id(person.head)).noun;
            let victim = self.text.lexicon().events.victims.get(self.text.id(person.head)).is_some();
            person.named && person.kind == MentionKind::Person || noun == Noun::Person || victim
        })
    }

    /// `police in Riga | said`, `a doctor at Riga hospital | said`
    fn speaks(&self) -> bool {
        let verb = self.mentions.at(self.name.start).map_or(self.name.end, |phrase| phrase.tokens.end);
        self.mentions.tag(verb) == Tag::Verb && self.says(verb) && !self.text.is(verb + 1, "to")
    }

    /// `speaking | in Riga`, `the minister said | in Riga`
    fn is_of_speech(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| {
            let said = self.mentions.tag(before) == Tag::Verb && self.says(before);
            said || self.text.is_class(before, WordClass::Speaking)
        })
    }

    /// `ministers meeting | in Riga`, `told a news conference | in Riga`; not where a bomb hit the meeting.
    fn is_of_meeting(&self, at: usize, first: usize) -> bool {
        let meets = at > first && self.text.is_class(at - 1, WordClass::Meeting);
        let events = &self.text.lexicon().events;
        let violent = |at: usize| {
            let verb = self.mentions.tag(at) == Tag::Verb;
            verb && (self.text.longest(&events.verbs, at).is_some()
                || self.text.longest(&events.harm, at).is_some())
        };
        meets && !(first.max(at.saturating_sub(COURT))..at).any(violent)
    }

    /// `prosecutors | in Riga opened an inquiry`, `said police | in Riga`
    fn is_of_office(&self, at: usize) -> bool {
        let Some(office) = self.before(at) else { return false };
        let official = self.text.lexicon().speech.sources.get(self.text.id(office.head));
        if official != Some(&SourceNoun::Official) {
            return false;
        }
        let first = office.tokens.start;
        let told = first > 0 && self.says(first - 1);
        let governed = first > 0 && matches!(self.mentions.tag(first - 1), Tag::Preposition | Tag::Verb);
        told || !governed && self.is_peaceful(self.name.end)
    }

    /// Whether the verb behind a subject is neither of harm nor of violence.
    fn is_peaceful(&self, from: usize) -> bool {
        let verb = (from..from + VERB).find(|&at| self.mentions.tag(at) == Tag::Verb);
        verb.is_some_and(|at| {
            let happening = self.text.longest(&self.text.lexicon().events.verbs, at);
            let harm = self.text.longest(&self.text.lexicon().events.harm, at);
            harm.is_none() && happening.is_none_or(|(_, kind)| *kind == Happening::Arrest)
        })
    }

    /// `taken to a hospital | in Riga`, `died in hospital | in Riga`
    fn is_of_care(&self, at: usize, sentence: &Range<usize>) -> bool {
        let Some(house) = self.before(at).filter(|house| self.text.is_class(house.head, WordClass::Care))
        else {
            return false;
        };
        let Some(to) = house.tokens.start.checked_sub(1).filter(|to| sentence.contains(to)) else {
            return false;
        };
        let towards = ["to", "in", "at"].iter().any(|word| self.text.is(to, word));
        let verb = verb_before(self.text, self.mentions, to, sentence);
        towards && verb.is_none_or(|verb| self.moves(verb) || verb + 1 == to && self.dies(verb))
    }

    /// `taken off | in Riga`
    fn is_of_departure(&self, at: usize) -> bool {
        let takes_off = || self.text.is(at - 1, "off") && self.has(at - 2, Turn::Taking);
        at > 1 && (takes_off() || self.text.is_class(at - 1, WordClass::Departing))
    }

    fn moves(&self, verb: usize) -> bool {
        self.text.is_class(verb, WordClass::Moving)
    }

    fn dies(&self, verb: usize) -> bool {
        let harm = self.text.longest(&self.text.lexicon().events.harm, verb);
        harm.is_some_and(|(_, cue)| cue.frame == HarmFrame::Intransitive)
    }

    /// `arrested the manager, Ada Holm, | in Riga`: nothing that happened stands between, as in `arrested over a fire
    /// in Riga`.
    fn is_of_custody(&self, at: usize, first: usize) -> bool {
        let lexicon = self.text.lexicon();
        let happens = |at: usize| self.text.longest(&lexicon.words.events, at).is_some();
        let from = first.max(at.saturating_sub(CUSTODY));
        let verb =
            (from..at).rev().take_while(|&at| !happens(at)).find(|&at| self.mentions.tag(at) == Tag::Verb);
        let happening = verb.and_then(|verb| self.text.longest(&lexicon.events.verbs, verb));
        happening.is_some_and(|(_, kind)| *kind == Happening::Arrest)
    }

    fn says(&self, at: usize) -> bool {
        self.text.longest(&self.text.lexicon().speech.cues, at).is_some()
    }

    fn has(&self, at: usize, turn: Turn) -> bool {
        self.text.lexicon().events.turns.has(self.text.id(at), turn)
    }
}
