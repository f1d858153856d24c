//! Of which thing a statement measures something: "the bridge is 500 metres long", "the tunnel is 300 metres long".

use super::answer::{Statement, stem};
use crate::claim::{Attribute, Claim};
use crate::extract::mention::{Mentions, Tag};
use crate::extract::voice::Voices;
use crate::lexicon::singular;
use crate::text::Text;

/// The noun of the first phrase of what a text says, where it is no name.
pub(super) fn first(text: &Text<'_>, mentions: &Mentions, voices: &Voices) -> Option<String> {
    let said_by = |at: usize| voices.list().iter().any(|said| said.clause.contains(&at));
    let mut told = mentions.list().iter().filter(|mention| !said_by(mention.head));
    let thing =
        told.find(|mention| matches!(mentions.tag(mention.head), Tag::Noun | Tag::Name | Tag::Pronoun))?;
    let plain = !thing.named && mentions.tag(thing.head) == Tag::Noun;
    plain.then(|| singular(&text.word(thing.head).to_lowercase()))
}

/// Why two lengths are not of one thing: each statement begins with a thing of which the other does not tell.
pub(super) fn of_two(a: &Statement, b: &Statement, claim: &Claim) -> Option<String> {
    let (x, y) = a.thing.as_ref().zip(b.thing.as_ref())?;
    let long = *claim.attribute() == Attribute::Distance || is_length(claim);
    let told = b.words.contains(&stem(x)) && a.words.contains(&stem(y));
    (long && x != y && !told).then(|| format!("one is of the {x}, the other of the {y}"))
}

/// Whether it counts units of length, as the extractor leaves them that knows no question.
fn is_length(claim: &Claim) -> bool {
    use crate::value::{QuantityKind, Value};
    matches!(claim.value(), Value::Quantity(quantity) if quantity.kind == QuantityKind::Measure
        && matches!(quantity.unit.as_deref(), Some("m" | "km" | "cm" | "mi" | "ft")))
}
