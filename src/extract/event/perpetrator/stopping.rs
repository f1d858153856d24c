//! Who stopped those who attacked: whoever kills the gunman did not do what the gunman did.
//!
//! ```text
//! stopping = harm to an attacker alone, where the text counts others too     the gunman was killed by police
//!          | ("before" | "until") "he" "was" verb "by" doer                  before he was shot by police
//!          | ("before" | "until") doer verb "him"                           before police shot him dead
//! ```

use super::Court;
use crate::extract::event::clue::{Mark, Stretch};
use crate::extract::event::harm::Harm;
use crate::extract::event::victims::{Side, Victims, side};
use crate::extract::mention::Tag;
use crate::extract::voice::Mood;
use crate::lexicon::events::{Doer, Part, Turn};

/// `shot | and killed | him`
const HIM: usize = 3;

/// A verb group has so many auxiliaries: `had been`, and one more.
const GROUP: usize = 3;

impl Court<'_, '_> {
    /// The harms of a stretch by which an attacker was stopped, and the others.
    pub(super) fn parted<'h>(&self, stretch: &Stretch, harms: &'h [Harm]) -> (Vec<&'h Harm>, Vec<&'h Harm>) {
        let stops = |harm: &&Harm| self.hurts_others && self.is_of_attacker(harm);
        stretch.harms.iter().map(|&harm| &harms[harm]).partition(stops)
    }

    /// Whether a text counts somebody who suffers and did not attack.
    pub(super) fn counts_others(&self, harms: &[Harm]) -> bool {
        harms.iter().any(|harm| harm.mood == Mood::Real && !self.is_of_attacker(harm))
    }

    /// Whether a word for what happened tells how an attacker was stopped.
    pub(super) fn is_of_stopping(&self, mark: &Mark, stopping: &[&Harm], told: &[&Harm]) -> bool {
        let others = told.iter().any(|harm| harm.mood == Mood::Real);
        stopping.iter().any(|harm| mark.tokens.contains(&harm.cue))
            || others && mark.verb && (self.stops_attacker(mark.tokens.start) || self.is_stopped(mark))
    }

    /// `A gunman killed six people before he was | shot dead by police`: whether only those suffer who attacked.
    /// Whoever stops them did not do what they did.
    fn is_of_attacker(&self, harm: &Harm) -> bool {
        // "its troops killed 23 of the attackers"
        let attackers =
            |victims: &Victims| Part::Attackers.name().is_some_and(|part| victims.scope.contains(&part));
        let attacks =
            |victims: &Victims| victims.is_person() && self.is_attacker(victims) || attackers(victims);
        let alone = harm.victims.iter().all(attacks);
        alone || self.ends_with_him(harm)
    }

    /// `before police | shot him dead`: whoever suffers last, by somebody else.
    fn ends_with_him(&self, harm: &Harm) -> bool {
        let him = |victims: &Victims| {
            self.mentions.tag(victims.tokens.start) == Tag::Pronoun && victims.is_person()
        };
        let agent = harm.agent.as_ref().and_then(|agent| self.mentions.at(agent.start));
        let before = agent.and_then(|agent| agent.tokens.start.checked_sub(1));
        harm.victims.iter().all(him) && before.is_some_and(|before| self.has(before, Turn::Until))
    }

    /// `before police | shot | him`: whoever is told of last, as the object of a verb of others.
    fn is_stopped(&self, mark: &Mark) -> bool {
        let subject = mark.tokens.start.checked_sub(1).and_then(|last| self.mentions.at(last));
        let before = subject.and_then(|subject| subject.tokens.start.checked_sub(1));
        let until = before.is_some_and(|before| self.has(before, Turn::Until));
        let him = (mark.tokens.end..mark.tokens.end + HIM).find(|&at| self.mentions.tag(at) == Tag::Pronoun);
        until && him.is_some()
    }

    /// `the gunman`, or `he` who is one.
    fn is_attacker(&self, victims: &Victims) -> bool {
        let own = self.mentions.at(victims.tokens.start).map(|mention| mention.head);
        let meant = victims.entity.map(|entity| self.first_head(entity));
        [meant, own].into_iter().flatten().any(|head| self.attacks_alone(head))
    }

    /// The head of the words by which somebody is introduced.
    fn first_head(&self, entity: usize) -> usize {
        self.mentions.list()[self.mentions.entity(entity).mention].head
    }

    /// `gunman`, `suicide bomber`: a noun for one who attacks.
    fn attacks_alone(&self, head: usize) -> bool {
        let events = &self.text.lexicon().events;
        let part = || events.victims.get(self.text.id(head)).and_then(|part| part.name());
        let alone = events.doers.get(self.text.id(head)) == Some(&Doer::Lone);
        alone && part().is_some_and(|part| side(&[part]) == Side::Fighting)
    }

    /// `before he was | shot by police`: a passive verb whose subject attacked, or comes last in what is told.
    fn stops_attacker(&self, verb: usize) -> bool {
        let passive = (0..verb).rev().take(GROUP).take_while(|&at| self.mentions.tag(at) == Tag::Auxiliary);
        let Some(group) = passive.last() else { return false };
        let Some(subject) = group.checked_sub(1).and_then(|last| self.mentions.at(last)) else {
            return false;
        };
        let before = subject.tokens.start.checked_sub(1);
        let last = before.is_some_and(|before| self.has(before, Turn::Until)) && !subject.plural;
        let pronoun = self.mentions.tag(subject.head) == Tag::Pronoun;
        pronoun && last
            || self.attacks_alone(subject.head)
            || pronoun && self.attacks_alone(self.first_head(subject.entity))
    }
}
