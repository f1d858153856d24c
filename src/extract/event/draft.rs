//! Harms and accusations as drafts of claims.

use super::harm::{Harm, HarmKind};
use super::model::Responsibility;
use super::read::Events;
use super::victims::Victims;
use crate::claim::Attribute;
use crate::extract::frame::{About, Draft};
use crate::value::{Entity, Value};

/// The drafts of what the events of a text count and whom they name.
pub(crate) fn drafts(events: &Events) -> Vec<Draft> {
    let harms = events
        .harms()
        .iter()
        .flat_map(|harm| harm.victims.iter().map(move |victims| of_victims(harm, victims)));
    let accused = events.accusations().iter().map(|(accusation, _)| {
        let attribute = match accusation.certainty {
            Responsibility::Claimed => Attribute::ClaimedBy,
            Responsibility::Denied => Attribute::DeniedBy,
            _ => Attribute::Perpetrator,
        };
        let entity = Entity { name: accusation.name.clone(), key: String::new() };
        let tokens = accusation.statement.clone();
        let at = accusation.cue;
        let about = About::Event { at, words: tokens.clone() };
        Draft::new(accusation.rule, about, attribute, Value::Entity(entity), tokens, at)
    });
    harms.chain(accused).collect()
}

fn of_victims(harm: &Harm, victims: &Victims) -> Draft {
    let attribute = match harm.kind {
        HarmKind::Killed => Attribute::Killed,
        HarmKind::Injured => Attribute::Injured,
        HarmKind::Either => Attribute::KilledOrInjured,
    };
    let tokens = victims.tokens.start.min(harm.cue)..victims.tokens.end.max(harm.cue + 1);
    let about = About::Event { at: harm.cue, words: tokens.clone() };
    let value = Value::Quantity(victims.quantity.clone());
    Draft::new(harm.rule, about, attribute, value, tokens, harm.cue).with_scope(scope(victims))
}

/// The parts, the name of a single person, and "others" where more are counted than before: none of them is the whole.
fn scope(victims: &Victims) -> Vec<String> {
    let parts = victims.scope.iter().map(|part| (*part).to_owned());
    let single = victims.entity.map(|_| victims.quantity.text.to_lowercase());
    let others = victims.further.then(|| "others".to_owned());
    let mut scope: Vec<String> = parts.chain(single).chain(others).collect();
    scope.sort();
    scope
}
