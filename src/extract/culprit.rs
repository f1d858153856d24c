//! Who is named for an event by a statement of responsibility that stands away from the words for what happened.
//!
//! ```text
//! named = claim of an event, "done by" | "claimed by" | "denied by", of a body with a name
//!       | "by hand" of a person with a name                             Ann Roe confessed to killing four
//! ```
//! Whoever the words for the event name stands first; a body that claims it is always one that claimed it.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::event::{Event, Perpetrator, Responsibility, is_of};
use super::frame::BlameRule;
use super::mention::{MentionKind, Mentions};
use crate::claim::{Attribute, Certainty, Claim, Polarity, Role};
use crate::lexicon::Triggers;
use crate::text::Text;
use crate::value::Value;

/// So many of an event's doers are held against a name; more nobody names.
const DOERS: usize = 64;

/// The names of the organisations, groups and people of a text, gathered when a claim first asks for them.
pub(super) struct Bodies<'m> {
    text: &'m Text<'m>,
    mentions: &'m Mentions,
    names: OnceCell<Names<'m>>,
}

struct Names<'m> {
    all: BTreeSet<&'m str>,
    /// Of people with a first name and a surname, or by which they are told.
    people: BTreeSet<&'m str>,
    /// By name in lower case: the armed organisation that the lexicon knows by it.
    armed: BTreeMap<String, &'m str>,
}

impl<'m> Bodies<'m> {
    pub(super) fn of(text: &'m Text<'m>, mentions: &'m Mentions) -> Bodies<'m> {
        Bodies { text, mentions, names: OnceCell::new() }
    }

    fn names(&self) -> &Names<'m> {
        self.names.get_or_init(|| Names::of(self.text, self.mentions))
    }

    fn have(&self, name: &str) -> bool {
        self.names().all.contains(name)
    }

    fn have_person(&self, name: &str) -> bool {
        self.names().people.contains(name)
    }

    /// Whether one name holds the other, or both are of one armed organisation.
    fn are_one(&self, a: &str, b: &str) -> bool {
        let key = |name: &str| self.names().armed.get(&name.to_lowercase());
        is_same(a, b) || key(a).is_some_and(|known| key(b) == Some(known))
    }
}

impl<'m> Names<'m> {
    fn of(text: &'m Text<'m>, mentions: &'m Mentions) -> Names<'m> {
        let body = |kind: MentionKind| matches!(kind, MentionKind::Organization | MentionKind::Group);
        let named = mentions.entities().iter().filter(|entity| entity.named && body(entity.kind));
        let known = |at: usize| {
            let (len, armed) = text.longest(&text.lexicon().events.armed, at)?;
            Some((text.line(at..at + len).to_lowercase(), &*armed.key))
        };
        let all = 0..text.tokens().len();
        let armed = text.triggered(all, Triggers::ARMED).filter_map(known).collect();
        let people = mentions.entities().iter();
        let people = people.filter(|entity| entity.named && entity.kind == MentionKind::Person);
        let people = people.map(|entity| entity.name.as_str()).collect();
        Names { all: named.map(|entity| entity.name.as_str()).collect(), people, armed }
    }
}

/// Adds those whom the claims of an event name to the event.
pub(super) fn add(event: &mut Event, claims: &[&Claim], bodies: &Bodies) {
    for claim in claims.iter().filter(|claim| is_sure(claim)) {
        let Value::Entity(entity) = claim.value() else { continue };
        let known = || bodies.have(&entity.name) || bodies.have_person(&entity.name) && is_by_hand(claim);
        let Some(certainty) = certainty(claim).filter(|_| known()) else { continue };
        let same = |known: &&mut Perpetrator| bodies.are_one(&known.name, &entity.name);
        match event.perpetrators.iter_mut().take(DOERS).find(same) {
            Some(known) if certainty == Responsibility::Claimed => known.certainty = certainty,
            Some(_) => {}
            None => event.perpetrators.push(Perpetrator { name: entity.name.clone(), certainty }),
        }
    }
}

/// Whether somebody is told to have killed by his own hand.
fn is_by_hand(claim: &Claim) -> bool {
    BlameRule::named(&claim.provenance().rule) == Some(BlameRule::ByHand)
}

fn is_sure(claim: &Claim) -> bool {
    BlameRule::named(&claim.provenance().rule).is_some_and(BlameRule::is_sure)
}

/// How surely a claim names somebody; none where it names nobody.
fn certainty(claim: &Claim) -> Option<Responsibility> {
    let said = match claim.attribute() {
        Attribute::ClaimedBy => Responsibility::Claimed,
        Attribute::DeniedBy => Responsibility::Denied,
        Attribute::Perpetrator => by_voice(claim),
        _ => return None,
    };
    let denied = claim.stance().polarity == Polarity::Denied;
    Some(if denied { Responsibility::Denied } else { said })
}

fn by_voice(claim: &Claim) -> Responsibility {
    let official = claim.speakers().first().is_some_and(|speaker| speaker.role == Role::Official);
    match claim.stance().certainty {
        _ if official => Responsibility::SuspectedByAuthorities,
        Certainty::Asserted | Certainty::Reported => Responsibility::ReportedAsFact,
        _ => Responsibility::Suspected,
    }
}

/// Whether one name holds the other, by whole words: "ISI" and "ISIS" are two.
fn is_same(a: &str, b: &str) -> bool {
    is_of(a, b) || is_of(b, a)
}

#[cfg(test)]
mod tests {
    use super::is_same;

    #[test]
    fn a_name_is_part_of_another_only_by_whole_words() {
        assert!(is_same("the Red Dawn", "Red Dawn"));
        assert!(!is_same("ISI", "ISIS"));
    }
}
