//! Who is named for an event by a statement of responsibility that stands away from the words for what happened.
//!
//! ```text
//! named = claim of an event, "done by" | "claimed by" | "denied by", of a body with a name
//! ```
//! Whoever the words for the event name stands first; a body that claims it is always one that claimed it.

use std::collections::BTreeSet;

use super::event::{Event, Perpetrator, Responsibility, is_of};
use super::frame::BlameRule;
use super::mention::{MentionKind, Mentions};
use crate::claim::{Attribute, Certainty, Claim, Polarity, Role};
use crate::value::Value;

/// So many of an event's doers are held against a name; more nobody names.
const DOERS: usize = 64;

/// The names of the organisations and groups of a text.
pub(super) struct Bodies<'m>(BTreeSet<&'m str>);

impl<'m> Bodies<'m> {
    pub(super) fn of(mentions: &'m Mentions) -> Bodies<'m> {
        let body = |kind: MentionKind| matches!(kind, MentionKind::Organization | MentionKind::Group);
        let named = mentions.entities().iter().filter(|entity| entity.named && body(entity.kind));
        Bodies(named.map(|entity| entity.name.as_str()).collect())
    }
}

/// Adds those whom the claims of an event name to the event.
pub(super) fn add(event: &mut Event, claims: &[&Claim], bodies: &Bodies) {
    for claim in claims.iter().filter(|claim| is_sure(claim)) {
        let Value::Entity(entity) = claim.value() else { continue };
        let Some(certainty) = certainty(claim).filter(|_| bodies.0.contains(entity.name.as_str())) else {
            continue;
        };
        let same = |known: &&mut Perpetrator| is_same(&known.name, &entity.name);
        match event.perpetrators.iter_mut().take(DOERS).find(same) {
            Some(known) if certainty == Responsibility::Claimed => known.certainty = certainty,
            Some(_) => {}
            None => event.perpetrators.push(Perpetrator { name: entity.name.clone(), certainty }),
        }
    }
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
