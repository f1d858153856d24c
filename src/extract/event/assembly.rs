//! From bundles to events: names, tolls, doers, and how much the text is about each.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::bundle::Bundle;
use super::clue::{Mark, Stretch};
use super::harm::Harm;
use super::model::{Event, EventType, Perpetrator};
use super::nature;
use super::order::{nearness, ordered};
use super::perpetrator::{Accusation, CLAIMED, NEAR};
use super::read::Events;
use super::toll::toll;
use crate::extract::mention::{Mentions, Tag};
use crate::lexicon::{Lexicon, WordClass};
use crate::text::Text;
use crate::value::place::Nearness;

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
            order.retain(|&at| self.bundles[at].is_told() || self.is_claimed(at));
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

    /// Whether somebody claims to have done it, be it of no day and no place.
    fn is_claimed(&self, at: usize) -> bool {
        let mut charges = self.charges[at].iter().map(|&charge| &self.accused[charge].0);
        let violent = !matches!(self.bundles[at].kind(), EventType::Other | EventType::Arrest);
        violent && charges.any(|charge| charge.rule == CLAIMED)
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
        let nearness = nearness(&bundle.places, &places);
        Event {
            key: format!("event:{}", rank + 1),
            label: self.label(at, &places, nearness),
            kind: bundle.kind(),
            date: bundle.date,
            places,
            nearness,
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
            venues: self.venues(at),
        }
    }

    /// The names of those who were killed or hurt, word by word.
    fn names(&self, at: usize) -> Vec<String> {
        let named = self.harms_of(at).flat_map(|harm| &harm.victims).filter(|victims| victims.is_named());
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

    /// The sorts of houses and grounds at which it was.
    fn venues(&self, at: usize) -> Vec<String> {
        let venues: BTreeSet<&str> =
            self.stretches_of(at).flat_map(|stretch| &stretch.venues).copied().collect();
        venues.into_iter().map(str::to_owned).collect()
    }

    /// `bombing in Tallinn`, `sinking near Oran`: its first name, with its first place.
    fn label(&self, at: usize, places: &[String], nearness: Nearness) -> String {
        let kind = self.bundles[at].kind();
        let nouns = || self.stretches_of(at).flat_map(|stretch| &stretch.marks).filter(|mark| !mark.verb);
        let harmed = self.bundles[at].harmed > 0;
        // "the trial of a man accused of killing nine": nobody died of the trial
        let sits = |mark: &Mark| self.text.is_class(mark.tokens.end - 1, WordClass::Sitting);
        // nor of the arrests that followed
        let follows = |mark: &Mark| mark.kind == EventType::Arrest && kind != EventType::Arrest;
        let nouns =
            || nouns().filter(|mark| !(harmed && (sits(mark) || follows(mark))) && !self.is_cause(mark));
        let peaceful = |mark: &&Mark| mark.kind == EventType::Other;
        let violent = kind != EventType::Other && nouns().any(|mark| mark.kind == kind);
        let noun = nouns().find(|mark| !violent || !peaceful(mark));
        // "Ferry sinks": a verb, though it may be read as a noun
        let marks = || self.stretches_of(at).flat_map(|stretch| &stretch.marks);
        let verb = |word: usize| marks().any(|mark| mark.verb && mark.tokens.start == word);
        let told = |words: &Range<usize>| {
            let sits = harmed && self.text.is_class(words.end - 1, WordClass::Sitting);
            !sits && !verb(words.start)
        };
        let named = noun.map(|mark| mark.tokens.clone()).or_else(|| self.naming(at).filter(told));
        let name = match (named, kind) {
            (Some(words), _) => self.text.line(words).to_lowercase(),
            (None, EventType::Other) => UNNAMED.to_owned(),
            (None, EventType::Disaster) => self.told_by_verb(at).unwrap_or(kind.name()).to_owned(),
            (None, kind) => kind.name().to_owned(),
        };
        match places.first() {
            Some(place) if nearness.is_in() => format!("{name} in {place}"),
            Some(place) => format!("{name} near {place}"),
            None => name,
        }
    }

    /// `arson | caused the fire`, `caused by | arson`: a deed of which another thing came, by which it is not called.
    fn is_cause(&self, mark: &Mark) -> bool {
        is_means(mark.kind) && self.is_cause_at(&mark.tokens)
    }

    /// Whether a noun is for what somebody did, and not to people.
    fn is_deed(&self, words: &Range<usize>) -> bool {
        let kind = self.text.lexicon().words.events.get(self.text.id(words.end - 1));
        kind.is_some_and(|&kind| is_means(EventType::from(kind)))
    }

    fn is_cause_at(&self, words: &Range<usize>) -> bool {
        let causes = |at: usize| {
            self.text.is_class(at, WordClass::Causing) && matches!(self.mentions.tag(at), Tag::Verb)
        };
        let phrase = self.mentions.at(words.start).map_or(words.clone(), |phrase| phrase.tokens.clone());
        let by = phrase.start.checked_sub(2).filter(|&verb| self.text.is_class(verb + 1, WordClass::Agent));
        let behind = self.mentions.group_behind(phrase.end).end;
        by.is_some_and(causes) || causes(behind) || causes(phrase.end)
    }

    /// The noun for what its first verb tells: `a bridge | collapsed`.
    fn told_by_verb(&self, at: usize) -> Option<&'static str> {
        let own = |mark: &&Mark| mark.verb && mark.kind == self.bundles[at].kind();
        let verbs = self.stretches_of(at).flat_map(|stretch| &stretch.marks).filter(own);
        let names = &Lexicon::english().events.names;
        let mut named = verbs.filter_map(|mark| self.text.longest(names, mark.tokens.start));
        named.next().map(|(_, name)| &**name)
    }

    /// The first noun for what happened that tells of what sort it is: `heat wave`, `dam burst`.
    fn naming(&self, at: usize) -> Option<Range<usize>> {
        let natures = self.bundles[at].natures;
        self.stretches_of(at)
            .flat_map(|stretch| nature::nouns(self.text, self.mentions, &stretch.tokens, natures))
            .find(|words| !(self.is_deed(words) && self.is_cause_at(words)))
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
        let fallen = Ends::of(&fallen);
        let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for &charge in &self.charges[at] {
            let accusation = &self.accused[charge].0;
            if !fallen.hold(&accusation.name.to_lowercase()) {
                by_name.entry(accusation.body.clone()).or_default().push(charge);
            }
        }
        let is_near = |charge: &usize| self.accused[*charge].0.rule == NEAR;
        let stated = by_name.values().flatten().any(|charge| !is_near(charge));
        for charges in by_name.values_mut() {
            charges.retain(|charge| !stated || !is_near(charge));
        }
        let mut by_name: Vec<Vec<usize>> =
            by_name.into_values().filter(|charges| !charges.is_empty()).collect();
        by_name.sort_unstable();
        by_name.iter().filter_map(|charges| self.suspect(charges)).collect()
    }

    /// Whom accusations under one name accuse.
    fn suspect(&self, charges: &[usize]) -> Option<(Perpetrator, &Accusation, u32)> {
        let mut charges = charges.iter().map(|&charge| &self.accused[charge].0);
        let first = charges.next()?;
        let mut known = Perpetrator { name: first.name.clone(), certainty: first.certainty };
        let (mut strongest, mut weight) = (first, first.weight());
        for accusation in charges {
            weight += accusation.weight();
            if accusation.weight() > strongest.weight() {
                (known.certainty, strongest) = (accusation.certainty, accusation);
            } else if accusation.weight() == strongest.weight() {
                known.certainty = known.certainty.min(accusation.certainty);
            }
        }
        Some((known, strongest, weight))
    }

    /// The words for those who were killed, in lower case.
    fn fallen(&self, at: usize) -> BTreeSet<String> {
        let victims = self.harms_of(at).flat_map(|harm| &harm.victims);
        let words =
            |tokens: &Range<usize>| self.text.span(tokens.clone()).of(self.text.source()).to_lowercase();
        victims.map(|victims| words(&victims.tokens)).collect()
    }
}

/// Deeds by which something else comes about: fires, crashes. A murder is an event of its own.
fn is_means(kind: EventType) -> bool {
    matches!(kind, EventType::Arson | EventType::Bombing | EventType::Chemical)
}

/// All ends of some phrases, sorted: whether a name stands in one of them is found without reading them all.
struct Ends<'p>(Vec<&'p str>);

impl Ends<'_> {
    fn of(phrases: &BTreeSet<String>) -> Ends<'_> {
        let ends = phrases.iter().flat_map(|phrase| phrase.char_indices().map(|(at, _)| &phrase[at..]));
        let mut all: Vec<&str> = ends.collect();
        all.sort_unstable();
        all.dedup();
        Ends(all)
    }

    fn hold(&self, name: &str) -> bool {
        let at = self.0.partition_point(|end| *end < name);
        self.0.get(at).is_some_and(|end| end.starts_with(name))
    }
}
