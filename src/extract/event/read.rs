//! From clues to events: stretches of text are joined to the event whose clues they share, unless one is contradicted.
//!
//! # Formula
//! A stretch joins the event with the highest score: 2 for a day in common, 2 for a place in common, 2 for the same
//! kind, 1 for a definite description, 1 for standing next to it. A contradicted clue vetoes: other days, places outside
//! each other, kinds that exclude each other where something new is told. What no event takes is an event of its own.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use super::clue::{Clues, Stretch, days, setting};
use super::harm::{Harm, HarmKind, harms};
use super::model::{Event, EventType, Perpetrator};
use super::perpetrator::{Accusation, accusations};
use super::spot::Spot;
use super::toll::toll;
use crate::extract::mention::Mentions;
use crate::extract::voice::{Mood, Voices};
use crate::text::Text;
use crate::value::date::DateMention;
use crate::value::quantity::{Figure, figures};
use crate::value::{DateRange, Place, Quantity};

/// The events of a document, and which words tell of which.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Events {
    list: Vec<Event>,
    harms: Vec<Harm>,
    /// Stretches of tokens with their event, in order.
    told: Vec<(Range<usize>, usize)>,
    accusations: Vec<(Accusation, usize)>,
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
    let harms = harms(text, mentions, &counts);
    let setting = setting(text);
    let clues = Clues {
        text,
        mentions,
        dates,
        harms: &harms,
        setting: &setting,
        resolved: RefCell::default(),
        spots: RefCell::default(),
    };
    let stretches = clues.stretches();
    let mut drafts: Vec<Draft> = Vec::new();
    let mut of_stretch = Vec::with_capacity(stretches.len());
    for stretch in &stretches {
        let event = Draft::choose(&drafts, stretch, of_stretch.last().copied());
        let event = event.unwrap_or_else(|| {
            drafts.push(Draft::default());
            drafts.len() - 1
        });
        drafts[event].take(stretch, &harms);
        of_stretch.push(event);
    }
    lead_place(&mut drafts, || clues.first_place());
    let accused = accusations(text, mentions, voices, &harms, &stretches);
    Assembly { text, harms, stretches, drafts, of_stretch, accused }.events()
}

/// The figures that are no part of a date: not the 16 of "16 November".
fn without_dates(figures: &[Figure], dates: &[DateMention]) -> Vec<Figure> {
    let dated = |figure: &Figure| {
        let at = dates.partition_point(|date| date.tokens().end <= figure.tokens.start);
        dates.get(at).is_some_and(|date| date.tokens().start < figure.tokens.end)
    };
    figures.iter().filter(|figure| !dated(figure)).cloned().collect()
}

/// The dead and the injured that a headline states. Its spans are not those of the text, so they are left out.
pub(crate) fn headline(title: &str) -> (Option<Quantity>, Option<Quantity>) {
    let text = Text::new(title);
    let harms = harms(&text, &crate::extract::mention::read(&text), &figures(&text));
    let toll = toll(&harms.iter().collect::<Vec<_>>());
    let placeless = |quantity: Quantity| Quantity { span: None, noun: None, ..quantity };
    (toll.killed.map(placeless), toll.injured.map(placeless))
}

/// Gives the first event that kills, if no fine place is told of it, the first place of the text.
fn lead_place(drafts: &mut [Draft], first: impl Fn() -> Option<Place>) {
    let lead = drafts.iter().position(|draft| draft.killed).unwrap_or(0);
    let Some(draft) = drafts.get_mut(lead) else { return };
    if draft.places.iter().all(|place| place.steps() < 2) {
        draft.places.extend(first().map(|place| Rc::new(Spot::new(place))));
    }
}

impl Events {
    /// The events, most salient first; their claims are not filled in.
    pub fn list(&self) -> &[Event] {
        &self.list
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

/// Whether some day is in both.
fn share_days(a: DateRange, b: DateRange) -> bool {
    let starts_by_end =
        |a: DateRange, b: DateRange| a.earliest.zip(b.latest).is_none_or(|(start, end)| start <= end);
    starts_by_end(a, b) && starts_by_end(b, a)
}

/// An event told of longer ago is not joined again.
const RECENT: usize = 64;

/// An event while its stretches are found.
#[derive(Debug, Clone, Default)]
struct Draft {
    date: Option<DateRange>,
    places: Vec<Rc<Spot>>,
    kinds: Vec<EventType>,
    stretches: usize,
    harmed: usize,
    first: usize,
    cumulative: bool,
    /// Whether it says that somebody was killed.
    killed: bool,
}

impl Draft {
    /// The draft that a stretch joins.
    fn choose(drafts: &[Draft], stretch: &Stretch, last: Option<usize>) -> Option<usize> {
        let score = |at: usize| drafts[at].score(stretch, last == Some(at));
        let scored = (drafts.len().saturating_sub(RECENT)..drafts.len())
            .filter_map(|at| score(at).map(|score| (score, at)));
        scored.max_by_key(|&(score, at)| (score, usize::MAX - at)).map(|(_, at)| at)
    }

    /// How well a stretch fits; none where a clue is contradicted.
    fn score(&self, stretch: &Stretch, last: bool) -> Option<u32> {
        let date = match (self.date, stretch.date) {
            (Some(a), Some(b)) if share_days(a, b) => Some(true),
            (Some(a), Some(b)) => (days_between(a, b) > SLACK).then_some(false),
            _ => None,
        };
        let place = self.shares_place(stretch);
        let kind = stretch.kind().map(|kind| self.kinds.contains(&kind));
        let new = stretch.apart || stretch.kind().is_some_and(|kind| self.excludes(kind)) && !last;
        if self.cumulative != stretch.cumulative && !stretch.harms.is_empty() && self.harmed > 0 {
            return None;
        }
        if date == Some(false) || place == Some(false) || new && stretch.apart {
            return None;
        }
        let definite = stretch.marks.iter().any(|mark| mark.definite);
        let shared = 2 * u32::from(date == Some(true))
            + 2 * u32::from(place == Some(true))
            + 2 * u32::from(kind == Some(true));
        let alien = new && shared == 0 && !definite;
        (!alien).then_some(shared + u32::from(definite) + u32::from(last))
    }

    /// Whether they have a place in common, where both name places that the gazetteer knows. A country counts where the
    /// stretch tells of dead or hurt of its own; elsewhere it may be anybody's government.
    fn shares_place(&self, stretch: &Stretch) -> Option<bool> {
        let least = if stretch.harms.is_empty() { 2 } else { 1 };
        let known = |place: &&Rc<Spot>| place.steps() >= least;
        let (mut mine, theirs) = (self.places.iter().filter(known), stretch.places.iter().filter(known));
        if mine.clone().next().is_none() || theirs.clone().next().is_none() {
            return None;
        }
        let around = |a: &Place, b: &Place| a.within.iter().any(|name| name.eq_ignore_ascii_case(&b.name));
        let shared = |a: &Spot, b: &Spot| a.meets(b) || around(a, b) || around(b, a);
        Some(mine.any(|a| theirs.clone().any(|b| shared(a, b))))
    }

    /// Whether the draft's kinds leave no room for another.
    fn excludes(&self, kind: EventType) -> bool {
        let loose = |kind: &EventType| {
            matches!(kind, EventType::Attack | EventType::Other | EventType::Clash | EventType::Arrest)
        };
        !loose(&kind)
            && !self.kinds.is_empty()
            && !self.kinds.iter().any(|known| loose(known) || *known == kind)
    }

    fn take(&mut self, stretch: &Stretch, harms: &[Harm]) {
        self.killed |= stretch
            .harms
            .iter()
            .any(|&harm| harms[harm].kind == HarmKind::Killed && harms[harm].mood == Mood::Real);
        if self.stretches == 0 {
            self.first = stretch.tokens.start;
        }
        if self.harmed == 0 && !stretch.harms.is_empty() {
            self.cumulative = stretch.cumulative;
            self.first = stretch.tokens.start;
        }
        let finer = |known: DateRange, new: DateRange| if days(new) < days(known) { new } else { known };
        self.date = match (self.date, stretch.date) {
            (Some(known), Some(new)) => Some(finer(known, new)),
            (known, new) => known.or(new),
        };
        for place in &stretch.places {
            if !self.places.iter().any(|known| known.name == place.name) && self.is_at(place, stretch) {
                self.places.push(place.clone());
            }
        }
        self.kinds.extend(stretch.marks.iter().map(|mark| mark.kind));
        self.kinds.extend(stretch.harms.iter().filter_map(|&harm| stretch.kind_before(harms[harm].cue)));
        self.stretches += 1;
        self.harmed += usize::from(!stretch.harms.is_empty());
    }

    /// Whether a place may be its own: the first that is named, one told beside dead or hurt, or one that lies with those
    /// known; other stretches name whom they please.
    fn is_at(&self, place: &Spot, stretch: &Stretch) -> bool {
        let near = || self.places.iter().any(|known| known.meets(place));
        self.stretches == 0 || self.places.is_empty() || !stretch.harms.is_empty() || near()
    }

    /// Whether it is told as something that happened somewhere or some day, not as a war, a talk or a trial.
    fn is_told(&self) -> bool {
        let violent = !matches!(self.kind(), EventType::Other | EventType::Arrest);
        let placed = self.date.is_some() || self.places.iter().any(|place| place.steps() != 1);
        self.harmed > 0 || violent && placed
    }

    /// The kind most often named, attacks as such only where nothing else is.
    fn kind(&self) -> EventType {
        let mut counts: BTreeMap<EventType, usize> = BTreeMap::new();
        for kind in &self.kinds {
            *counts.entry(*kind).or_default() += 1;
        }
        let telling =
            |kind: EventType| !matches!(kind, EventType::Attack | EventType::Other | EventType::Arrest);
        counts
            .into_iter()
            .max_by_key(|(kind, count)| (telling(*kind), *count, std::cmp::Reverse(*kind)))
            .map_or(EventType::Other, |(kind, _)| kind)
    }
}

/// Days that may lie between two dates of one event: the day itself and the day of the report.
const SLACK: i32 = 1;

/// How many days lie between two ranges that do not meet.
fn days_between(a: DateRange, b: DateRange) -> i32 {
    let gap = |early: DateRange, late: DateRange| match (early.latest, late.earliest) {
        (Some(end), Some(start)) => start.number() - end.number(),
        _ => 0,
    };
    gap(a, b).max(gap(b, a))
}

struct Assembly<'t> {
    text: &'t Text<'t>,
    harms: Vec<Harm>,
    stretches: Vec<Stretch>,
    drafts: Vec<Draft>,
    of_stretch: Vec<usize>,
    accused: Vec<(Accusation, usize)>,
}

impl Assembly<'_> {
    fn events(self) -> Events {
        let weights: Vec<f64> = (0..self.drafts.len()).map(|at| self.weight(at)).collect();
        let all: f64 = weights.iter().sum();
        let mut order: Vec<usize> = (0..self.drafts.len()).collect();
        if self.drafts.iter().any(Draft::is_told) {
            order.retain(|&at| self.drafts[at].is_told());
        }
        order.sort_by(|&a, &b| weights[b].total_cmp(&weights[a]).then(a.cmp(&b)));
        let rank = |draft: usize| order.iter().position(|&at| at == draft);
        let list =
            order.iter().enumerate().map(|(rank, &at)| self.event(at, rank, weights[at] / all)).collect();
        let told: Vec<(Range<usize>, usize)> = self
            .stretches
            .iter()
            .zip(&self.of_stretch)
            .filter_map(|(stretch, &draft)| rank(draft).map(|rank| (stretch.tokens.clone(), rank)))
            .collect();
        let accusations = self
            .accused
            .iter()
            .filter_map(|(accusation, stretch)| {
                rank(self.of_stretch[*stretch]).map(|rank| (accusation.clone(), rank))
            })
            .collect();
        Events { list, harms: self.harms, told, accusations }
    }

    /// How much the document is about it: what it tells first weighs most, then how often it comes back.
    fn weight(&self, at: usize) -> f64 {
        let draft = &self.drafts[at];
        let place = draft.first as f64 / self.text.tokens().len().max(1) as f64;
        let lead = 6.0 * (1.0 - place) * (1.0 - place);
        let harmed = if draft.killed && !draft.cumulative { 4.0 } else { 0.0 };
        let slight = matches!(draft.kind(), EventType::Other | EventType::Arrest) && !draft.killed;
        let kind = if draft.cumulative || slight { 0.3 } else { 1.0 };
        kind * (lead + harmed + (draft.stretches as f64).sqrt())
    }

    fn event(&self, at: usize, rank: usize, salience: f64) -> Event {
        let draft = &self.drafts[at];
        let mine = || {
            self.stretches
                .iter()
                .zip(&self.of_stretch)
                .filter(move |(_, of)| **of == at)
                .map(|(stretch, _)| stretch)
        };
        let harms: Vec<&Harm> =
            mine().flat_map(|stretch| &stretch.harms).map(|&harm| &self.harms[harm]).collect();
        let toll = toll(&harms);
        let places = ordered(&draft.places);
        Event {
            key: format!("event:{}", rank + 1),
            label: self.label(at, &places),
            kind: draft.kind(),
            date: draft.date,
            places,
            perpetrators: self.perpetrators(at),
            killed: toll.killed,
            injured: toll.injured,
            breakdown: toll.breakdown,
            salience,
            claims: Vec::new(),
            words: Vec::new(),
        }
    }

    /// `bombing in Tallinn`: its first name, with its first place.
    fn label(&self, at: usize, places: &[String]) -> String {
        let stretches = self
            .stretches
            .iter()
            .zip(&self.of_stretch)
            .filter(|(_, of)| **of == at)
            .map(|(stretch, _)| stretch);
        let noun = stretches.flat_map(|stretch| &stretch.marks).find(|mark| !mark.verb);
        let name = noun.map_or_else(
            || self.drafts[at].kind().name().to_owned(),
            |mark| {
                self.text
                    .span(mark.tokens.clone())
                    .of(self.text.source())
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" ")
                    .to_lowercase()
            },
        );
        match places.first() {
            Some(place) => format!("{name} in {place}"),
            None => name,
        }
    }

    /// Those said to have done it, the strongest evidence first; not those of whom the dead are.
    fn perpetrators(&self, at: usize) -> Vec<Perpetrator> {
        let fallen = self.fallen(at);
        let mut found: Vec<(Perpetrator, &Accusation, u32)> = Vec::new();
        for (accusation, _) in self.accused.iter().filter(|(_, stretch)| self.of_stretch[*stretch] == at) {
            if fallen.contains(&accusation.name.to_lowercase()) {
                continue;
            }
            let same = |known: &Perpetrator| known.name.eq_ignore_ascii_case(&accusation.name);
            if let Some((known, _, weight)) = found.iter_mut().find(|(known, ..)| same(known)) {
                known.certainty = known.certainty.min(accusation.certainty);
                *weight += accusation.weight();
                continue;
            }
            let known = Perpetrator { name: accusation.name.clone(), certainty: accusation.certainty };
            found.push((known, accusation, accusation.weight()));
        }
        if found.iter().any(|(_, accusation, _)| accusation.named) {
            found.retain(|(_, accusation, _)| !accusation.generic);
        }
        found.sort_by_key(|(_, _, weight)| u32::MAX - weight);
        found.into_iter().map(|(perpetrator, ..)| perpetrator).collect()
    }

    /// The words for those who were killed, in lower case.
    fn fallen(&self, at: usize) -> String {
        let mine = self.stretches.iter().zip(&self.of_stretch).filter(|(_, of)| **of == at);
        let victims =
            mine.flat_map(|(stretch, _)| &stretch.harms).flat_map(|&harm| &self.harms[harm].victims);
        let words =
            |tokens: &Range<usize>| self.text.span(tokens.clone()).of(self.text.source()).to_lowercase();
        victims.map(|victims| words(&victims.tokens)).collect::<Vec<_>>().join(" | ")
    }
}

/// The finest places first, then those around them.
fn ordered(places: &[Rc<Spot>]) -> Vec<String> {
    let mut places: Vec<&Rc<Spot>> = places.iter().collect();
    places.sort_by_key(|place| usize::MAX - if place.steps() == 0 { 9 } else { place.steps() });
    let mut names: Vec<String> = Vec::new();
    let own = places.iter().map(|place| &place.name);
    let around = places.iter().flat_map(|place| &place.within);
    for name in own.chain(around) {
        if !names.iter().any(|known| known.eq_ignore_ascii_case(name)) {
            names.push(name.clone());
        }
    }
    names
}
