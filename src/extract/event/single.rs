//! What is told of a year or a month: one thing that happened in it, or a count over all of it.
//!
//! ```text
//! single = ("a" | "the" | …) noun for what happened                    in 2012 a fire killed 12
//!        | floods | wildfires …, by their nature                       in 2016 floods in the region killed 212
//!        | doer verb one thing                                         in 2021 the group bombed a church
//!        | band "killed" figure … ("in" town | "at" a house)           in 2021 the Front killed 130 villagers in Jos
//!        | figure "killed" … "by" band … ("in" town | "at" a house)    nine were killed by soldiers in Jos in 2021
//!        | figure "shot dead" … "in" town | figure "killed" … "at" a house
//!        | ("the" group | name | "a" person) "killed" figure           in 2021 the group killed 31
//!        | thing verb of what befell it                                in 2013 a train derailed, killing 42
//!        | word of a court … "killing" figure                          guilty of killing nine in 2019
//! count  = anything of a span of time that goes on until now           since January · so far this year
//!        | "has" "killed" … | figure of a thousand or more in a war
//! ```
//! Only a count stands for no event of its own.

use std::ops::Range;

use super::clue::{Clues, Mark, Stretch};
use super::harm::{Harm, HarmKind, HarmRule};
use super::model::EventType;
use crate::extract::mention::{Mention, MentionKind};
use crate::extract::voice::Mood;
use crate::lexicon::dates::DateWord;
use crate::lexicon::events::{Doer, Effect, HarmCue, HarmFrame};
use crate::lexicon::natures::{Nature, Natures};
use crate::lexicon::{Forms, Function, PlaceKind, Triggers, WordClass};
use crate::value::date::{DateBound, DateMention};

/// A charge stands so many tokens before what it is for: `pleaded guilty in a court in the capital to | killing`.
const TRIED: usize = 10;

impl Clues<'_, '_> {
    /// Whether one of the things that a stretch tells of happened once, however long the time that dates it.
    pub(super) fn is_of_one(&self, stretch: &Stretch) -> bool {
        let named = stretch.marks.iter().any(|mark| self.is_single(mark));
        let several = stretch.natures.meets(SEVERAL) && stretch.marks.iter().any(|mark| !mark.verb);
        let over = self.is_until_now(&stretch.tokens);
        let falls = stretch.marks.iter().any(|mark| self.is_one_fall(mark));
        named || !over && (several || falls || self.is_done_once(stretch) || self.is_deed(stretch))
    }

    /// `a train | derailed`: what befell one thing.
    fn is_one_fall(&self, mark: &Mark) -> bool {
        let one = || self.mover(mark.tokens.start).is_some_and(|mover| !mover.plural);
        mark.verb && mark.kind == EventType::Disaster && one() && self.is_told_of(mark.tokens.start)
    }

    /// `a fire`, `the blast`: one thing that happened, and neither a war nor several.
    fn is_single(&self, mark: &Mark) -> bool {
        let last = mark.tokens.end - 1;
        let several = self.text.lexicon().words.profile(self.text.id(last)).plural;
        let war = || self.text.next_trigger(mark.tokens.clone(), Triggers::WAR).is_some();
        !mark.verb && !several && !war() && mark.kind != EventType::Other
    }

    /// `since January`, `in five years of war`
    fn is_until_now(&self, tokens: &Range<usize>) -> bool {
        let from = self.dates.partition_point(|date| date.tokens().start < tokens.start);
        let mut here = self.dates[from..].iter().take_while(|date| date.tokens().start < tokens.end);
        let since = here.any(|date| date.bound() == DateBound::Since && !self.is_of_this_week(date));
        since || self.text.next_trigger(tokens.clone(), Triggers::WAR).is_some()
    }

    /// `since | Friday`: one flood may go on so long.
    fn is_of_this_week(&self, date: &DateMention) -> bool {
        let dates = &self.text.lexicon().dates;
        let near =
            |at| matches!(dates.longest(self.text, at), Some((_, DateWord::Weekday(..) | DateWord::Days(_))));
        date.tokens().len() <= 2 && date.tokens().any(near)
    }

    /// `bombed | a church`: a verb for what happened, with one thing that it was done to.
    fn is_done_once(&self, stretch: &Stretch) -> bool {
        let verbs = stretch.marks.iter().filter(|mark| mark.verb && mark.kind != EventType::Other);
        verbs.into_iter().any(|mark| {
            let object = self.mentions.at(mark.tokens.end);
            let one = object.is_some_and(|object| {
                let people = matches!(object.kind, MentionKind::Person | MentionKind::Group);
                !object.plural && !people && object.tokens.start == mark.tokens.end
            });
            one && self.is_told_of(mark.tokens.start)
        })
    }

    /// `the Front | killed 130 villagers in Jos`: those who kill by a name or as a band, in one town or house; a
    /// single body wherever it was.
    fn is_deed(&self, stretch: &Stretch) -> bool {
        let housed = !stretch.venues.is_empty();
        let placed = housed || self.is_in_one_town(stretch);
        let deed = |harm: &Harm| {
            let victims =
                matches!(harm.rule, HarmRule::Passive | HarmRule::Active) && harm.mood == Mood::Real;
            let violent = housed || self.is_by_means(harm);
            let at_once =
                placed && (self.is_by_band(harm) || victims && violent && harm.rule == HarmRule::Passive);
            (at_once || self.is_by_body(harm)) && self.is_told_of(harm.cue) || self.is_tried(harm)
        };
        stretch.harms.iter().any(|&harm| deed(&self.harms[harm]))
    }

    /// `were | shot dead | in Jos`: a word of harm that says by what.
    fn is_by_means(&self, harm: &Harm) -> bool {
        let cue = self.text.longest(&self.text.lexicon().events.harm, harm.cue);
        let by_means = |(len, cue): (usize, &HarmCue)| {
            cue.effect == Effect::Hit || len > 1 && cue.frame == HarmFrame::Transitive
        };
        harm.kind == HarmKind::Killed && cue.is_some_and(by_means)
    }

    /// `guilty of | killing | nine in 2019`: what somebody is before a court for.
    fn is_tried(&self, harm: &Harm) -> bool {
        let first = self.text.sentences()[self.text.sentence_of(harm.cue)].tokens().start;
        let near = first.max(harm.cue.saturating_sub(TRIED))..harm.cue;
        let formal = |at: usize| self.text.is_class(at, WordClass::Court);
        harm.rule == HarmRule::Active && harm.kind == HarmKind::Killed && near.into_iter().any(formal)
    }

    /// `in 2021 | the group | killed 31`, `a gunman | killed 69`: one body or person that is told to have killed,
    /// wherever; drivers and bandits may go on doing so.
    fn is_by_body(&self, harm: &Harm) -> bool {
        let active =
            harm.rule == HarmRule::Active && harm.mood == Mood::Real && harm.kind == HarmKind::Killed;
        let Some(agent) = harm.agent.as_ref().filter(|_| active) else { return false };
        let one = |mention: &Mention| {
            let entity = self.mentions.entity(mention.entity);
            let body = entity.named && entity.kind != MentionKind::Place;
            // "they killed 31": of a body told of before
            let meant = mention.kind == MentionKind::Pronoun && body;
            let named = mention.named && entity.kind == MentionKind::Organization;
            let alone = mention.kind == MentionKind::Person || named;
            meant || !mention.plural && (alone || self.text.is_class(mention.head, WordClass::GenericBody))
        };
        self.mentions.at(agent.start).is_some_and(one)
    }

    fn is_in_one_town(&self, stretch: &Stretch) -> bool {
        let town = |kind| matches!(kind, PlaceKind::Town | PlaceKind::Capital);
        stretch.places.iter().any(|site| site.steps() == 0 || site.kind().is_some_and(town))
    }

    fn is_by_band(&self, harm: &Harm) -> bool {
        let done = matches!(harm.rule, HarmRule::Active | HarmRule::Passive) && harm.mood == Mood::Real;
        harm.agent.as_ref().filter(|_| done).is_some_and(|agent| self.is_band(agent))
    }

    /// `rebels`, `soldiers`, `the group`, `Boko Haram`, `he`: those of whom a deed in one place is told, as it is not
    /// of drivers.
    fn is_band(&self, agent: &Range<usize>) -> bool {
        let lexicon = self.text.lexicon();
        let faction = |at: usize| {
            lexicon.events.doers.get(self.text.id(at)).is_some_and(|doer| *doer != Doer::Means)
                || self.text.longest(&lexicon.events.armed, at).is_some()
                || self.text.is_class(at, WordClass::GenericBody)
        };
        let named = self.mentions.at(agent.start).is_some_and(|mention| {
            let kind = self.mentions.entity(mention.entity).kind;
            let body = matches!(kind, MentionKind::Organization | MentionKind::Person | MentionKind::Other);
            mention.named && body
                || mention.kind == MentionKind::Person && !mention.plural
                || mention.kind == MentionKind::Pronoun
        });
        named || agent.clone().any(faction)
    }

    /// `killed`, and not `has killed`: a verb in the past tense, or in the headlines' present.
    fn is_told_of(&self, verb: usize) -> bool {
        let function = |at: usize| self.text.lexicon().words.profile(self.text.id(at)).function;
        let has = self.mentions.group_before(verb).any(|at| function(at) == Function::Have);
        let forms = self.text.lexicon().words.profile(self.text.id(verb)).forms;
        !has && (!forms.has(Forms::BASE) || forms.has(Forms::PAST))
    }
}

/// What is named in the plural and happens once: the floods of a year are one flood.
const SEVERAL: Natures = Natures::of(&[Nature::Water, Nature::Slope, Nature::Wildfire, Nature::Riot]);
