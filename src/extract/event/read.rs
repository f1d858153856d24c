//! From a text to its events: stretches with their clues, joined to bundles, each bundle an event.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::rc::Rc;

use super::assembly::Assembly;
use super::bundle::{Bond, Bundle, Bundles};
use super::clue::Clues;
use super::harm::{Harm, harms};
use super::local::Locals;
use super::model::Event;
use super::perpetrator::{Accusation, accusations};
use super::site::{Site, Sites};
use crate::extract::mention::Mentions;
use crate::extract::voice::Voices;
use crate::text::Text;
use crate::value::date::DateMention;
use crate::value::quantity::Figure;

/// The events of a document, and which words tell of which.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Events {
    pub(super) list: Vec<Event>,
    pub(super) harms: Vec<Harm>,
    /// Stretches of tokens with their event, in order.
    pub(super) told: Vec<(Range<usize>, usize)>,
    pub(super) accusations: Vec<(Accusation, usize)>,
}

/// Reads the events of a text.
///
/// ```
/// use corroborate::extract::{event, mention, voice};
/// use corroborate::text::Text;
/// use corroborate::value::{date, quantity::figures};
/// let text = Text::new("A bomb killed 12 people in Tallinn. The blast also wounded 30 people.");
/// let mentions = mention::read(&text);
/// let voices = voice::read(&text, &mentions);
/// let events = event::read(&text, &mentions, &voices, &figures(&text), &date::read(&text, None));
/// assert_eq!(events.list().len(), 1);
/// assert_eq!(events.list()[0].killed.as_ref().unwrap().best, Some(12.0));
/// assert_eq!(events.list()[0].injured.as_ref().unwrap().best, Some(30.0));
/// assert_eq!(events.list()[0].places[0], "Tallinn");
/// ```
pub fn read(
    text: &Text<'_>,
    mentions: &Mentions,
    voices: &Voices,
    figures: &[Figure],
    dates: &[DateMention],
) -> Events {
    let counts = without_dates(figures, dates);
    let mut harms = harms(text, mentions, &counts);
    let sites = Sites::read(text, mentions);
    let stretches = Clues::of(text, mentions, dates, (&harms, &sites)).stretches();
    let Bundles { list: mut bundles, of_stretch, bonds } = Bundle::of(&stretches, &harms);
    Locals { text, mentions, sites: &sites }.mark(&mut harms, &stretches, &of_stretch);
    lead_place(&mut bundles, &sites);
    let accused = accusations(text, mentions, voices, &sites, (&harms, &stretches));
    let accused = without_loose(accused, &of_stretch, &bonds);
    Assembly::new(text, mentions, harms, stretches, bundles, of_stretch, accused).events()
}

/// Without those who did something that came to an event by no clue of its own, where others are said to have done it:
/// who fights the band that claimed the attack did not carry it out.
fn without_loose(
    mut accused: Vec<(Accusation, usize)>,
    of_stretch: &[usize],
    bonds: &[Bond],
) -> Vec<(Accusation, usize)> {
    let is_loose =
        |accusation: &Accusation, stretch: usize| bonds[stretch] == Bond::Loose && accusation.is_of_deed();
    let charged = accused.iter().filter(|(accusation, stretch)| !is_loose(accusation, *stretch));
    let charged: BTreeSet<usize> = charged.map(|(_, stretch)| of_stretch[*stretch]).collect();
    accused.retain(|(accusation, stretch)| {
        !is_loose(accusation, *stretch) || !charged.contains(&of_stretch[*stretch])
    });
    accused
}

/// The figures that are no part of a date: not the 16 of "16 November".
fn without_dates(figures: &[Figure], dates: &[DateMention]) -> Vec<Figure> {
    let dated = |figure: &Figure| {
        let at = dates.partition_point(|date| date.tokens().end <= figure.tokens.start);
        dates.get(at).is_some_and(|date| date.tokens().start < figure.tokens.end)
    };
    figures.iter().filter(|figure| !dated(figure)).cloned().collect()
}

/// Gives the first event that kills, if no fine place is told of it, the first place of the text.
fn lead_place(bundles: &mut [Bundle], sites: &Sites<'_>) {
    let lead = bundles.iter().position(|bundle| bundle.killed).unwrap_or(0);
    let Some(bundle) = bundles.get_mut(lead) else { return };
    if bundle.places.iter().all(|place| place.steps() < 2) {
        let lies_there = |city: &Rc<Site>| bundle.places.iter().all(|place| place.meets(city));
        let city = sites.first_dateline().filter(lies_there).or_else(|| sites.first());
        bundle.places.extend(city);
    }
    if bundle.places.is_empty() {
        bundle.places.extend(sites.first_office());
    }
    let unknown: Vec<&str> =
        bundle.places.iter().filter(|place| place.steps() == 0).map(|place| place.name.as_str()).collect();
    let around = sites.around(&unknown);
    let mut known: BTreeMap<String, Vec<Rc<Site>>> = BTreeMap::new();
    for place in &bundle.places {
        known.entry(place.name.clone()).or_default().push(Rc::clone(place));
    }
    for place in around {
        let of_name = known.entry(place.name.clone()).or_default();
        if !of_name.contains(&place) {
            of_name.push(Rc::clone(&place));
            bundle.places.push(place);
        }
    }
}

impl Events {
    /// The events, most salient first; their claims are not filled in.
    pub fn list(&self) -> &[Event] {
        &self.list
    }

    /// The events themselves.
    pub(in crate::extract) fn into_list(self) -> Vec<Event> {
        self.list
    }

    /// The same with an event before all others, told in a range of tokens that tells of no other.
    pub(in crate::extract) fn crowned(mut self, event: Event, told: Range<usize>) -> Events {
        for other in &mut self.list {
            other.salience *= 1.0 - event.salience;
        }
        self.list.insert(0, event);
        for (at, other) in self.list.iter_mut().enumerate() {
            other.key = format!("event:{}", at + 1);
        }
        let told_of = self.told.iter_mut().map(|(_, event)| event);
        for event in told_of.chain(self.accusations.iter_mut().map(|(_, event)| event)) {
            *event += 1;
        }
        let at = self.told.partition_point(|(tokens, _)| tokens.start < told.start);
        self.told.insert(at, (told, 0));
        self
    }

    /// The statements that people were killed or hurt, in order.
    pub fn harms(&self) -> &[Harm] {
        &self.harms
    }

    /// The event of a harm, as an index into [`Events::list`].
    pub fn of_harm(&self, harm: usize) -> Option<usize> {
        self.at(self.harms.get(harm)?.cue)
    }

    /// The event that the words at a token tell of, as an index into [`Events::list`].
    pub fn at(&self, token: usize) -> Option<usize> {
        let after = self.told.partition_point(|(tokens, _)| tokens.start <= token);
        self.told[..after].last().filter(|(tokens, _)| tokens.contains(&token)).map(|(_, event)| *event)
    }

    /// Who is said to have done what, with the index of the event.
    pub fn accusations(&self) -> &[(Accusation, usize)] {
        &self.accusations
    }
}
