//! What a headline says: which event the text is about, how many it counts, where it was and who did it.
//!
//! # Formula
//! The event of the text with the headline's number of dead goes first. Where none has it, the first event takes the
//! headline's number, if that is exact: the text then counts only some of them, or those of several places. Its parts,
//! places and doers are added to those of the first event; the doers before the others.

use std::collections::BTreeMap;

use super::model::{Event, Perpetrator};
use super::read::Events;
use crate::value::{Precision, Quantity};

impl Events {
    /// The events of the text that stands under a headline, which tells these.
    pub(crate) fn under(mut self, headline: Events) -> Events {
        let Some(told) = said(headline) else { return self };
        let count = told.killed.as_ref().and_then(|killed| killed.best);
        let is_meant = |event: &Event| count.is_some() && best(event.killed.as_ref()) == count;
        if let Some(at) = self.list.iter().position(is_meant) {
            self.put_first(at);
        }
        if let Some(first) = self.list.first_mut() {
            add(first, told);
        }
        self
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

/// The event of a headline. Its spans are not those of the text, so they are left out.
fn said(headline: Events) -> Option<Event> {
    let told = headline.list.into_iter().next()?;
    let placeless = |quantity: Quantity| Quantity { span: None, noun: None, ..quantity };
    let parts = told.breakdown.into_iter().map(|(name, part)| (name, placeless(part)));
    let breakdown: BTreeMap<String, Quantity> = parts.collect();
    Some(Event {
        killed: told.killed.map(placeless),
        injured: told.injured.map(placeless),
        breakdown,
        ..told
    })
}

/// The number of a text under a headline: the headline's where that is exact and another.
fn counted(text: Option<Quantity>, headline: Option<Quantity>) -> Option<Quantity> {
    let exact = |quantity: &Quantity| quantity.precision == Precision::Exact && quantity.best > Some(1.0);
    let other = best(text.as_ref()) != best(headline.as_ref());
    let sure = headline.as_ref().is_some_and(exact) && other && best(text.as_ref()).is_some();
    if sure { headline } else { text.or(headline) }
}

/// Whether a headline counts only some: those whom the text counts among more.
fn is_part(event: &Event, told: &Event) -> bool {
    let few = best(told.killed.as_ref());
    let same = |name: &String| best(event.breakdown.get(name)) == few && few < best(event.killed.as_ref());
    few.is_some() && told.breakdown.iter().any(|(name, part)| part.best == few && same(name))
}

/// `Six shot`, where one was killed and five were wounded: whether a headline counts the dead with the hurt.
fn is_both(event: &Event, told: &Event) -> bool {
    let of_text = best(event.killed.as_ref()).zip(best(event.injured.as_ref()));
    told.killed.is_none() && of_text.map(|(dead, hurt)| dead + hurt) == best(told.injured.as_ref())
}

/// Adds what a headline tells of the same event.
fn add(event: &mut Event, told: Event) {
    let part = is_part(event, &told);
    let all = is_both(event, &told);
    let (killed, injured) = (told.killed.filter(|_| !part), told.injured.filter(|_| !all));
    let told = Event { killed, injured, ..told };
    let same = best(event.killed.as_ref()) == best(told.killed.as_ref());
    event.killed = counted(event.killed.take(), told.killed);
    event.injured = counted(event.injured.take(), told.injured);
    for (name, part) in told.breakdown.into_iter().filter(|_| same) {
        event.breakdown.entry(name).or_insert(part);
    }
    for place in told.places {
        if !event.places.iter().any(|known| known.eq_ignore_ascii_case(&place)) {
            event.places.push(place);
        }
    }
    let known = |by: &Perpetrator| {
        event.perpetrators.iter().position(|known| known.name.eq_ignore_ascii_case(&by.name))
    };
    let mut doers: Vec<Perpetrator> = Vec::new();
    for by in told.perpetrators {
        let by = known(&by).map_or(by, |at| event.perpetrators[at].clone());
        doers.push(by);
    }
    let rest = event.perpetrators.iter().filter(|by| !doers.contains(by)).cloned().collect::<Vec<_>>();
    doers.extend(rest);
    event.perpetrators = doers;
}
