//! From bundles to events: names, tolls, doers, and how much the text is about each.

use std::collections::BTreeSet;
use std::ops::Range;

use super::bundle::Bundle;
use super::clue::{Mark, Stretch};
use super::harm::Harm;
use super::model::{Event, EventType, Perpetrator};
use super::nature;
use super::perpetrator::{Accusation, NEAR};
use super::read::Events;
use super::site::ordered;
use super::toll::toll;
use crate::extract::mention::Mentions;
use crate::text::Text;

/// What is told only to compare with it weighs so much.
const RECORD: f64 = 0.1;

/// A shorter word of a name tells little.
const NAME: usize = 4;

/// The name of what happened where no word names it.
const UNNAMED: &str = "what happened";

/// All that is known of the events of a text.
pub(super) struct Assembly<'t> {
    text: &'t Text<'t>,
    mentions: &'t Mentions,
    harms: Vec<Harm>,
    stretches: Vec<Stretch>,
    bundles: Vec<Bundle>,
    of_stretch: Vec<usize>,
    accused: Vec<(Accusation, usize)>,
    /// By bundle: its stretches.
    members: Vec<Vec<usize>>,
    /// By bundle: its accusations.
    charges: Vec<Vec<usize>>,
}

impl<'t> Assembly<'t> {
    pub(super) fn new(
        text: &'t Text<'t>,
        mentions: &'t Mentions,
        harms: Vec<Harm>,
        stretches: Vec<Stretch>,
        bundles: Vec<Bundle>,
        of_stretch: Vec<usize>,
        accused: Vec<(Accusation, usize)>,
    ) -> Assembly<'t> {
        let mut members = vec![Vec::new(); bundles.len()];
        for (stretch, &bundle) in of_stretch.iter().enumerate() {
            members[bundle].push(stretch);
        }
        let mut charges = vec![Vec::new(); bundles.len()];
        for (at, (_, stretch)) in accused.iter().enumerate() {
            charges[of_stretch[*stretch]].push(at);
        }
        Assembly { text, mentions, harms, stretches, bundles, of_stretch, accused, members, charges }
    }

    pub(super) fn events(self) -> Events {
        let weights: Vec<f64> = (0..self.bundles.len()).map(|at| self.weight(at)).collect();
        let all: f64 = weights.iter().sum();
        let mut order: Vec<usize> = (0..self.bundles.len()).collect();
        if self.bundles.iter().any(Bundle::is_told) {
            order.retain(|&at| self.bundles[at].is_told());
        }
        order.sort_by(|&a, &b| weights[b].total_cmp(&weights[a]).then(a.cmp(&b)));
        let mut ranks = vec![None; self.bundles.len()];
        for (rank, &bundle) in order.iter().enumerate() {
            ranks[bundle] = Some(rank);
        }
        let list =
            order.iter().enumerate().map(|(rank, &at)| self.event(at, rank, weights[at] / all)).collect();
        let rank_of = |stretch: usize| ranks[self.of_stretch[stretch]];
        let told = self.stretches.iter().enumerate();
        let told = told.filter_map(|(at, stretch)| Some((stretch.tokens.clone(), rank_of(at)?))).collect();
        let charged = self.accused.iter();
        let accusations = charged.filter_map(|(by, at)| Some((by.clone(), rank_of(*at)?))).collect();
        Events { list, harms: self.harms, told, accusations }
    }

    /// How much the document is about it: what it tells first weighs most, then how often it comes back.
    fn weight(&self, at: usize) -> f64 {
        let bundle = &self.bundles[at];
        let place = bundle.first as f64 / self.text.tokens().len().max(1) as f64;
        let lead = 6.0 * (1.0 - place) * (1.0 - place);
        let background = bundle.cumulative || bundle.record;
        let harmed = if bundle.killed && !background { 4.0 } else { 0.0 };
        let slight = matches!(bundle.kind(), EventType::Other | EventType::Arrest) && !bundle.killed;
        let kind = if bundle.record {
            RECORD
        } else if bundle.cumulative || slight {
            0.3
        } else {
            1.0
        };
        kind * (lead + harmed + (bundle.stretches as f64).sqrt())
    }

    fn stretches_of(&self, at: usize) -> impl Iterator<Item = &Stretch> {
        self.members[at].iter().map(|&stretch| &self.stretches[stretch])
    }

    fn harms_of(&self, at: usize) -> impl Iterator<Item = &Harm> {
        self.stretches_of(at).flat_map(|stretch| &stretch.harms).map(|&harm| &self.harms[harm])
    }

    fn event(&self, at: usize, rank: usize, salience: f64) -> Event {
        let bundle = &self.bundles[at];
        let toll = toll(&self.harms_of(at).collect::<Vec<_>>());
        let places = ordered(&bundle.places);
        Event {
            key: format!("event:{}", rank + 1),
            label: self.label(at, &places),
            kind: bundle.kind(),
            date: bundle.date,
            places,
            perpetrators: self.perpetrators(at),
            killed: toll.killed,
            injured: toll.injured,
            breakdown: toll.breakdown,
            salience,
            claims: Vec::new(),
            tally: bundle.tally,
            words: self.names(at),
            natures: bundle.natures.names(),
            things: self.things(at),
        }
    }

    /// The names of those who were killed or hurt, word by word.
    fn names(&self, at: usize) -> Vec<String> {
        let named = self.harms_of(at).flat_map(|harm| &harm.victims).filter(|victims| victims.named);
        let telling = |token: &usize| {
            let profile = self.text.lexicon().words.profile(self.text.id(*token));
            let token = &self.text.tokens()[*token];
            token.is_capitalised() && token.span().len() >= NAME && !profile.common
        };
        let words = named.flat_map(|victims| victims.tokens.clone().filter(telling));
        let words: BTreeSet<String> = words.map(|token| self.text.word(token).to_lowercase()).collect();
        words.into_iter().collect()
    }

    /// The names of that to which it happened, as its statements of harm or its words for it tell.
    fn things(&self, at: usize) -> Vec<String> {
        let things: BTreeSet<&String> = self.stretches_of(at).flat_map(|stretch| &stretch.things).collect();
        things.into_iter().cloned().collect()
    }

    /// `bombing in Tallinn`: its first name, with its first place.
    fn label(&self, at: usize, places: &[String]) -> String {
        let kind = self.bundles[at].kind();
        let nouns = || self.stretches_of(at).flat_map(|stretch| &stretch.marks).filter(|mark| !mark.verb);
        let peaceful = |mark: &&Mark| mark.kind == EventType::Other;
        let violent = kind != EventType::Other && nouns().any(|mark| mark.kind == kind);
        let noun = nouns().find(|mark| !violent || !peaceful(mark));
        let named = noun.map(|mark| mark.tokens.clone()).or_else(|| self.naming(at));
        let name = match (named, kind) {
            (Some(words), _) => self.text.line(words).to_lowercase(),
            (None, EventType::Other) => UNNAMED.to_owned(),
            (None, kind) => kind.name().to_owned(),
        };
        match places.first() {
            Some(place) => format!("{name} in {place}"),
            None => name,
        }
    }

    /// The first noun for what happened that tells of what sort it is: `heat wave`, `dam burst`.
    fn naming(&self, at: usize) -> Option<Range<usize>> {
        let natures = self.bundles[at].natures;
        self.stretches_of(at)
            .find_map(|stretch| nature::noun(self.text, self.mentions, &stretch.tokens, natures))
    }

    /// Those said to have done it, the strongest evidence first; not those of whom the dead are.
    fn perpetrators(&self, at: usize) -> Vec<Perpetrator> {
        if self.charges[at].is_empty() {
            return Vec::new();
        }
        let mut found = self.suspects(at);
        if found.iter().any(|(_, accusation, _)| accusation.named) {
            found.retain(|(_, accusation, _)| !accusation.generic);
        }
        found.sort_by_key(|(_, _, weight)| u32::MAX - weight);
        found.into_iter().map(|(perpetrator, ..)| perpetrator).collect()
    }

    /// Each once, with the accusation that is strongest and the weight of all. Those who are only named beside it count
    /// where nobody is accused.
    fn suspects(&self, at: usize) -> Vec<(Perpetrator, &Accusation, u32)> {
        let fallen = self.fallen(at);
        let charges = || self.charges[at].iter().map(|&charge| &self.accused[charge].0);
        let innocent = |by: &&Accusation| !fallen.contains(&by.name.to_lowercase());
        let stated = charges().filter(innocent).any(|by| by.rule != NEAR);
        let mut found: Vec<(Perpetrator, &Accusation, u32)> = Vec::new();
        for accusation in charges().filter(innocent).filter(|by| !stated || by.rule != NEAR) {
            let same = |known: &Perpetrator| known.name.eq_ignore_ascii_case(&accusation.name);
            let new = Perpetrator { name: accusation.name.clone(), certainty: accusation.certainty };
            let Some((known, strongest, weight)) = found.iter_mut().find(|(known, ..)| same(known)) else {
                found.push((new, accusation, accusation.weight()));
                continue;
            };
            *weight += accusation.weight();
            if accusation.weight() > strongest.weight() {
                (known.certainty, *strongest) = (accusation.certainty, accusation);
            } else if accusation.weight() == strongest.weight() {
                known.certainty = known.certainty.min(accusation.certainty);
            }
        }
        found
    }

    /// The words for those who were killed, in lower case.
    fn fallen(&self, at: usize) -> String {
        let victims = self.harms_of(at).flat_map(|harm| &harm.victims);
        let words =
            |tokens: &Range<usize>| self.text.span(tokens.clone()).of(self.text.source()).to_lowercase();
        victims.map(|victims| words(&victims.tokens)).collect::<Vec<_>>().join(" | ")
    }
}
