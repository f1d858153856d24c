//! The toll of an event as the claims of its text leave it.
//!
//! ```text
//! toll = the figure that sets another right        "an earlier version said 19. The number is nine": nine
//!      | the greatest as of a later day            nine were killed. By Tuesday ten were dead: ten
//! ```
//! The events are read before it is known which figures the text takes back, and as of which days it counts.

use super::event::Event;
use super::frame::RESTATED;
use crate::claim::{Attribute, Claim, Polarity};
use crate::value::{Quantity, Value};

/// Gives an event the toll that its claims leave.
pub(super) fn settle(event: &mut Event, claims: &[&Claim]) {
    for (toll, attribute) in
        [(&mut event.killed, Attribute::Killed), (&mut event.injured, Attribute::Injured)]
    {
        let told = Told { claims, attribute };
        let Some(known) = toll.as_ref() else { continue };
        let right = if told.takes_back(known) { told.restated() } else { told.later(known) };
        if let Some(right) = right.cloned() {
            *toll = Some(right);
        }
    }
}

/// The claims of an event that count the same.
struct Told<'c> {
    claims: &'c [&'c Claim],
    attribute: Attribute,
}

impl<'c> Told<'c> {
    fn counts(&self) -> impl DoubleEndedIterator<Item = (&'c Claim, &'c Quantity)> + '_ {
        let own = self.claims.iter().filter(|claim| *claim.attribute() == self.attribute);
        own.filter_map(|claim| match claim.value() {
            Value::Quantity(quantity) => Some((*claim, quantity)),
            _ => None,
        })
    }

    /// Those that count everybody.
    fn wholes(&self) -> impl DoubleEndedIterator<Item = (&'c Claim, &'c Quantity)> + '_ {
        self.counts().filter(|(claim, _)| {
            claim.qualifiers().scope.is_empty() && claim.stance().polarity == Polarity::Affirmed
        })
    }

    /// Whether no claim is left of the words that give a figure.
    fn takes_back(&self, known: &Quantity) -> bool {
        let Some(span) = known.span else { return false };
        let meets = |quantity: &Quantity| {
            quantity.span.is_some_and(|other| other.start() < span.end() && span.start() < other.end())
        };
        !self.counts().any(|(_, quantity)| meets(quantity))
    }

    /// The last figure that takes the place of another.
    fn restated(&self) -> Option<&'c Quantity> {
        let mut counts = self.wholes().rev().filter(|(claim, _)| claim.provenance().rule == RESTATED);
        counts.next().map(|(_, quantity)| quantity)
    }

    /// The greatest count as of a day, if it is greater than the one known.
    fn later(&self, known: &Quantity) -> Option<&'c Quantity> {
        let dated = self.wholes().filter(|(claim, _)| claim.qualifiers().as_of.is_some());
        let greater = dated.filter(|(_, count)| known.best.is_some() && count.best > known.best);
        let greatest = greater.max_by(|(_, a), (_, b)| f64::total_cmp(&order(a), &order(b)));
        greatest.map(|(_, quantity)| quantity)
    }
}

fn order(count: &Quantity) -> f64 {
    count.best.unwrap_or_default()
}
