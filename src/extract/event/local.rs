//! Counts of one place beside those of others: parts of a whole that stands elsewhere, or that they make up.
//!
//! ```text
//! own   = victims … "in" place | "in" place [","] victims      six died in Riga · in Riga, nobody died
//! local = own , own of another place                           in one sentence
//!       | own                                                  fewer than the event counts without a place of its own
//!       | nobody of one place, where somebody suffered elsewhere
//! ```

use std::ops::Range;
use std::rc::Rc;

use super::clue::Stretch;
use super::harm::Harm;
use super::site::{Site, Sites};
use super::victims::{Share, Victims};
use crate::extract::mention::{Mentions, Tag};
use crate::extract::voice::Mood;
use crate::lexicon::events::Turn;
use crate::text::Text;

/// The name of a place stands fewer tokens behind the preposition: `in the northern town of | Riga`.
const NAME: usize = 7;
/// So many words of a verb group may stand between those who suffer and the place: `were reported`.
const GROUP: usize = 4;
/// A statement of an event is held against so many on either side.
const NEAR: usize = 32;

/// What tells the places of counts.
pub(super) struct Locals<'s, 't> {
    pub(super) text: &'t Text<'t>,
    pub(super) mentions: &'t Mentions,
    pub(super) sites: &'s Sites<'t>,
}

/// Those whom a statement counts in one place, or without a place of their own.
struct Count {
    harm: usize,
    victims: Vec<usize>,
    best: f64,
    /// No fewer than so many: none where it is `as many as 20`.
    floor: f64,
    site: Option<Rc<Site>>,
}

impl Locals<'_, '_> {
    /// Marks those who suffered in one of several places of an event, and tells everyone's own place.
    pub(super) fn mark(&self, harms: &mut [Harm], stretches: &[Stretch], of_stretch: &[usize]) {
        let mut events: Vec<(usize, usize)> = Vec::new();
        for (stretch, &event) in stretches.iter().zip(of_stretch) {
            let scene = scene(&stretch.places);
            for &harm in &stretch.harms {
                harms[harm].victims.iter_mut().for_each(|victims| victims.scene = scene.map(str::to_owned));
            }
            events.extend(stretch.harms.iter().map(|&harm| (event, harm)));
        }
        events.sort_unstable();
        for of_one in events.chunk_by(|a, b| a.0 == b.0) {
            let known: Vec<usize> = of_one.iter().map(|&(_, harm)| harm).collect();
            self.mark_event(harms, &known);
        }
    }

    fn mark_event(&self, harms: &mut [Harm], known: &[usize]) {
        let counts: Vec<Count> = known.iter().flat_map(|&harm| self.counts(&harms[harm], harm)).collect();
        for (at, count) in counts.iter().enumerate() {
            let near = &counts[at.saturating_sub(NEAR)..counts.len().min(at + NEAR + 1)];
            let local = near.iter().any(|other| self.is_local(harms, count, other));
            for &index in &count.victims {
                let victims = &mut harms[count.harm].victims[index];
                victims.place = count.site.as_ref().map(|site| site.name.clone());
                victims.share = if local { Share::Local } else { victims.share };
            }
        }
    }

    fn counts(&self, harm: &Harm, at: usize) -> Vec<Count> {
        let mut counts: Vec<Count> = Vec::new();
        for (index, victims) in harm.victims.iter().enumerate().filter(|(_, victims)| is_counted(victims)) {
            let Some(best) = victims.quantity.best else { continue };
            let floor = victims.quantity.low.unwrap_or_default();
            let site = self.own(harm, index).filter(|_| harm.mood == Mood::Real);
            match counts.iter_mut().find(|count| count.site == site) {
                Some(count) => {
                    count.best += best;
                    count.floor += floor;
                    count.victims.push(index);
                }
                None => counts.push(Count { harm: at, victims: vec![index], best, floor, site }),
            }
        }
        counts
    }

    /// Whether a count is that of one place beside another's, or a part of the count of all.
    fn is_local(&self, harms: &[Harm], count: &Count, other: &Count) -> bool {
        let Some(site) = &count.site else { return false };
        let (own, others) = (&harms[count.harm], &harms[other.harm]);
        if count.best == 0.0 {
            return other.best > 0.0 && other.site.as_ref().is_none_or(|other| is_elsewhere(site, other));
        }
        if own.kind != others.kind {
            return false;
        }
        let together = self.text.sentence_of(own.cue) == self.text.sentence_of(others.cue);
        match &other.site {
            Some(other) => together && is_elsewhere(site, other),
            None => count.best < other.floor,
        }
    }

    /// The place of one of those whom a statement counts.
    fn own(&self, harm: &Harm, index: usize) -> Option<Rc<Site>> {
        let end = harm.victims[index].tokens.end;
        let mut listed = harm.victims[index..].iter().filter(|victims| is_counted(victims));
        let suffers = || self.behind(self.past_group(harm.cue));
        let mut shares = || listed.find_map(|victims| self.behind(victims.tokens.end));
        let subject = end <= harm.cue + 1;
        let behind = self.behind(end).or_else(|| if subject { suffers() } else { shares() });
        behind.or_else(|| self.ahead(harm, &harm.victims[index]))
    }

    /// `nobody | was shot dead | in Riga`, `no | deaths were reported | in Riga`
    fn past_group(&self, cue: usize) -> usize {
        let from = cue + self.text.longest(&self.text.lexicon().events.harm, cue).map_or(1, |(len, _)| len);
        let group = |at: &usize| matches!(self.mentions.tag(*at), Tag::Auxiliary | Tag::Adverb | Tag::Verb);
        (from..from + GROUP).take_while(group).last().map_or(from, |last| last + 1)
    }

    fn behind(&self, preposition: usize) -> Option<Rc<Site>> {
        if !self.is_locative(preposition) {
            return None;
        }
        self.first(preposition..preposition + NAME)
    }

    /// `In Riga, | nobody died`: at the start of the sentence, before the first whom the statement counts.
    fn ahead(&self, harm: &Harm, victims: &Victims) -> Option<Rc<Site>> {
        let start = self.text.sentences()[self.text.sentence_of(harm.cue)].tokens().start;
        let near =
            self.is_locative(start) && victims.tokens.start > start && victims.tokens.start <= start + NAME;
        self.first(start..victims.tokens.start).filter(|_| near)
    }

    /// The place named in a phrase, before any mark.
    fn first(&self, phrase: Range<usize>) -> Option<Rc<Site>> {
        let end = phrase.end.min(self.text.tokens().len());
        // "died in hospital after a crash in Riga": where the crash was
        let parts = |at: usize| {
            let later = self.text.lexicon().events.turns.has(self.text.id(at), Turn::Later);
            later || matches!(self.mentions.tag(at), Tag::Mark | Tag::Verb)
        };
        let stops = |at: &usize| !parts(*at);
        let end = (phrase.start..end).take_while(stops).last().map_or(phrase.start, |last| last + 1);
        self.sites.within(&(phrase.start..end)).into_iter().next()
    }

    fn is_locative(&self, at: usize) -> bool {
        self.text.lexicon().events.turns.has(self.text.id(at), Turn::Locative)
    }
}

/// The one place of a clause: the one that the gazetteer lacks, as it does villages and streets, else the only one
/// finer than a country.
fn scene(places: &[Rc<Site>]) -> Option<&str> {
    let only = |is: fn(&Site) -> bool| {
        let mut found = places.iter().filter(|place| is(place));
        found.next().filter(|_| found.next().is_none())
    };
    let unknown = places.iter().any(|place| place.steps() == 0);
    let scene = if unknown { only(|place| place.steps() == 0) } else { only(|place| place.steps() > 1) };
    scene.map(|place| place.name.as_str())
}

/// Whether people are counted by themselves, and not named.
fn is_counted(victims: &Victims) -> bool {
    victims.share == Share::Whole && victims.entity.is_none()
}

/// Whether two places are two, and neither lies in the other.
fn is_elsewhere(a: &Site, b: &Site) -> bool {
    let unknown = a.steps() == 0 || b.steps() == 0;
    !a.name.eq_ignore_ascii_case(&b.name) && (unknown || !a.meets(b))
}
