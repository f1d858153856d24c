//! What a headline says of the dead and the injured: it tells which event the text is about, and how many it counts.
//!
//! # Formula
//! The event of the text with the headline's number of dead goes first. Where none has it, the first event takes the
//! headline's number, if that is exact: the text then counts only some of them, or those of several places.

use super::harm::harms;
use super::model::Event;
use super::read::Events;
use super::toll::{Toll, toll};
use crate::extract::mention;
use crate::text::Text;
use crate::value::quantity::figures;
use crate::value::{Precision, Quantity};

impl Events {
    /// The events of the text that stands under a headline.
    pub(crate) fn under(mut self, headline: &str) -> Events {
        let told = said(headline);
        let count = told.killed.as_ref().and_then(|killed| killed.best);
        let is_meant = |event: &Event| count.is_some() && best(event.killed.as_ref()) == count;
        match self.list.iter().position(is_meant) {
            Some(at) => self.put_first(at),
            None => self.count(told.killed.as_ref()),
        }
        if let Some(first) = self.list.first_mut() {
            first.killed = first.killed.take().or(told.killed);
            first.injured = first.injured.take().or(told.injured);
        }
        self
    }

    fn count(&mut self, killed: Option<&Quantity>) {
        let Some(first) = self.list.first_mut() else { return };
        let exact = killed.filter(|killed| killed.precision == Precision::Exact && killed.best > Some(1.0));
        let other = best(first.killed.as_ref()).is_some();
        first.killed = exact.filter(|_| other).cloned().or_else(|| first.killed.take());
    }

    fn put_first(&mut self, at: usize) {
        let salience: Vec<f64> = self.list.iter().map(|event| event.salience).collect();
        self.list[..=at].rotate_right(1);
        for (rank, (event, salience)) in self.list.iter_mut().zip(salience).enumerate() {
            event.salience = salience;
            event.key = format!("event:{}", rank + 1);
        }
        let moved = |rank: &mut usize| match *rank {
            rank if rank > at => rank,
            rank if rank == at => 0,
            rank => rank + 1,
        };
        self.told.iter_mut().for_each(|(_, rank)| *rank = moved(rank));
        self.accusations.iter_mut().for_each(|(_, rank)| *rank = moved(rank));
    }
}

fn best(killed: Option<&Quantity>) -> Option<f64> {
    killed.and_then(|killed| killed.best)
}

/// The dead and the injured that a headline states. Its spans are not those of the text, so they are left out.
fn said(headline: &str) -> Toll {
    let text = Text::new(headline);
    let harms = harms(&text, &mention::read(&text), &figures(&text));
    let told = toll(&harms.iter().collect::<Vec<_>>());
    let placeless = |quantity: Quantity| Quantity { span: None, noun: None, ..quantity };
    Toll { killed: told.killed.map(placeless), injured: told.injured.map(placeless), ..told }
}
