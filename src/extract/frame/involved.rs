//! Those to whom or to which something was done in what the text tells of, by their number: flights that were
//! cancelled, customers whose data were stolen.
//!
//! ```text
//! involved = verb-of-involving [phrase "of"] figure noun      cancelled 210 flights, exposed the data of 300 customers
//!          | figure noun "be" verb-of-involving               eleven coal miners were trapped
//! ```
//! The verb is the scope, under whatever spelling, and so are the words that say of what kind they are: "child
//! patients" are not all patients, while coal miners are the miners of whom the next report tells.

use std::ops::Range;

use super::figure::topic;
use super::measure::STOLEN;
use super::{About, Draft, Reading};
use crate::claim::Attribute;
use crate::extract::mention::{Mention, Tag, lemma};
use crate::lexicon::measures::{MeasureVerb, Side};
use crate::lexicon::{Function, WordClass};
use crate::value::quantity::Figure;
use crate::value::{Precision, QuantityKind, Value};

/// The draft of a count that such a verb governs.
pub(super) fn read(reading: &Reading<'_>, figure: &Figure, phrase: &Range<usize>) -> Option<Draft> {
    let head = figure.head.filter(|_| figure.quantity.kind == QuantityKind::Count)?;
    let noun = reading.tag(head) == Tag::Noun && reading.happening_at(head).is_none();
    let survivor = reading.text.is_class(head, WordClass::Survivor);
    let noun = noun && !survivor && !is_few(figure);
    let at = before(reading, phrase).or_else(|| behind(reading, phrase)).filter(|_| noun)?;
    let (len, verb) = verb_at(reading, at)?;
    let about = About::Story { at, words: phrase.start.min(at)..phrase.end.max(at + len) };
    let tokens = phrase.start.min(at)..phrase.end.max(at + len);
    let value = Value::Quantity(figure.quantity.clone());
    let attribute = Attribute::Count(lemma(reading.text, head));
    let mut scope = kinds(reading, figure, phrase, head);
    scope.push(if verb.side == Side::Thing { AFFECTED.to_owned() } else { verb.aspect.to_string() });
    scope.sort();
    scope.dedup();
    Some(Draft::new("so many involved", about, attribute, value, tokens, head).with_scope(scope))
}

/// "Several flights", "many people" say little.
fn is_few(figure: &Figure) -> bool {
    figure.quantity.precision == Precision::Vague && figure.quantity.low.is_some_and(|low| low < FEW)
}

/// Vague words for fewer than "dozens".
const FEW: f64 = 10.0;

/// Those whose data were stolen are affected by it.
const AFFECTED: &str = "affected";

/// A verb of which no other rule counts those of whom it is said.
fn verb_at<'r>(reading: &'r Reading<'_>, at: usize) -> Option<(usize, &'r MeasureVerb)> {
    let found = reading.text.longest(&reading.text.lexicon().measures.verbs, at)?;
    let robbed = found.1.side == Side::Thing && *found.1.aspect == *STOLEN;
    let own = found.1.side == Side::Involved || robbed;
    (own && reading.tag(at) == Tag::Verb).then_some(found)
}

/// The verb whose object is counted, or of whose object the counted are the owners; what a body with a name does, as
/// it cancels its own flights, is told of the body.
fn before(reading: &Reading<'_>, phrase: &Range<usize>) -> Option<usize> {
    let of = phrase.start.checked_sub(1).filter(|&at| reading.text.is(at, "of"));
    let owned = of.and_then(|of| reading.mentions.at(of.checked_sub(1)?)).map(|mention| mention.tokens.start);
    let object = owned.unwrap_or(phrase.start);
    let near = object.saturating_sub(LONGEST)..object;
    let at = near.into_iter().find(|&at| verb_at(reading, at).is_some_and(|(len, _)| at + len == object))?;
    let passive =
        reading.is_passive(at, 1) && at.checked_sub(1).is_some_and(|at| reading.function(at).is_be());
    let holder = reading.subject(at).map(|index| &reading.mentions.list()[index]);
    // "the breach at Holm Ltd exposed"
    let led = |holder: &Mention| {
        holder.tokens.start.checked_sub(1).is_some_and(|before| reading.tag(before) == Tag::Preposition)
    };
    let named =
        holder.is_some_and(|holder| holder.named && reading.tag(holder.head) == Tag::Name && !led(holder));
    (!passive && (owned.is_some() || !named)).then_some(at)
}

/// No verb of involving has more words.
const LONGEST: usize = 3;

/// The participle behind those of whom it is said.
fn behind(reading: &Reading<'_>, phrase: &Range<usize>) -> Option<usize> {
    let start = topic(reading, phrase).end;
    let group = |at: &usize| matches!(reading.tag(*at), Tag::Auxiliary | Tag::Adverb | Tag::Verb);
    let at = (start..start + NEAR).take_while(group).find(|&at| verb_at(reading, at).is_some())?;
    reading.is_passive(at, 1).then_some(at)
}

/// `have all been cancelled` has no more words.
const NEAR: usize = 5;

/// The words that say of what kind those counted are: adjectives, nationalities, kinds of people; not what a noun
/// before the noun says of their trade.
fn kinds(reading: &Reading<'_>, figure: &Figure, phrase: &Range<usize>, head: usize) -> Vec<String> {
    let text = reading.text;
    let tells = |at: &usize| match reading.tag(*at) {
        Tag::Name | Tag::Adjective => true,
        Tag::Noun => {
            let victims = text.lexicon().events.victims.get(text.id(*at)).is_some();
            victims || text.longest(&text.lexicon().kinds, *at).is_some()
        }
        _ => false,
    };
    let own = |at: &usize| *at != head && !figure.tokens.contains(at) && !reading.is_date(*at);
    let plain = |at: &usize| {
        text.is_class(*at, WordClass::PlainPerson) || reading.function(*at) == Function::Quantifier
    };
    let words = phrase.clone().filter(own).filter(tells).filter(|at| !plain(at));
    words.map(|at| lemma(text, at)).collect()
}
