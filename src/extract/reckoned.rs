//! The toll of an event as the claims of its text leave it.
//!
//! ```text
//! toll = the figure that sets another right        "an earlier version said 19. The number is nine": nine
//!      | the greatest as of a day, if no earlier   nine were killed. By Tuesday ten were dead: ten
//! ```
//! The events are read before it is known which figures the text takes back, and as of which days it counts.

use super::event::Event;
use super::frame::RESTATED;
use crate::claim::{Attribute, Claim, Polarity};
use crate::value::{Day, Quantity, Value};

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
        known.span.is_some() && !self.counts().any(|(_, quantity)| are_of_one_place(quantity, known))
    }

    /// The last figure that takes the place of another.
    fn restated(&self) -> Option<&'c Quantity> {
        let mut counts = self.wholes().rev().filter(|(claim, _)| claim.provenance().rule == RESTATED);
        counts.next().map(|(_, quantity)| quantity)
    }

    /// The greatest count as of a day, if it is greater than the one known and not as of an earlier day, where the
    /// known one has a day as well.
    fn later(&self, known: &Quantity) -> Option<&'c Quantity> {
        let own = self.counts().filter(|(_, quantity)| are_of_one_place(quantity, known));
        let known_day = own.filter_map(|(claim, _)| day_of(claim)).max();
        let is_no_earlier = |day: Day| known_day.is_none_or(|known_day| known_day <= day);
        let dated = self.wholes().filter(|(claim, _)| day_of(claim).is_some_and(is_no_earlier));
        let greater = dated.filter(|(_, count)| known.best.is_some() && count.best > known.best);
        let greatest = greater.max_by(|(_, a), (_, b)| f64::total_cmp(&order(a), &order(b)));
        greatest.map(|(_, quantity)| quantity)
    }
}

/// Whether two figures are read from the same words.
fn are_of_one_place(a: &Quantity, b: &Quantity) -> bool {
    a.span.zip(b.span).is_some_and(|(a, b)| a.overlaps(b))
}

/// The last day as of which a claim counts.
fn day_of(claim: &Claim) -> Option<Day> {
    claim.qualifiers().as_of.and_then(|days| days.latest.or(days.earliest))
}

fn order(count: &Quantity) -> f64 {
    count.best.unwrap_or_default()
}
