//! An event while its stretches are found: the clues known of it, and how well another stretch fits them.
//!
//! # Formula
//! A stretch joins the event with the highest score: 2 for a day in common, 2 for a place in common, 2 for the same
//! kind, 1 for a definite description, 1 for standing next to it. A contradicted clue vetoes: other days, places
//! outside each other, kinds that exclude each other where something new is told. What no event takes is an event of
//! its own.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::clue::{Course, Stretch};
use super::day::days;
use super::harm::{Harm, HarmKind, HarmRule, Stage};
use super::model::EventType;
use super::site::Site;
use crate::extract::voice::Mood;
use crate::lexicon::natures::{Nature, Natures};
use crate::value::DateRange;

/// Whether some day is in both.
fn share_days(a: DateRange, b: DateRange) -> bool {
    let starts_by_end =
        |a: DateRange, b: DateRange| a.earliest.zip(b.latest).is_none_or(|(start, end)| start <= end);
    starts_by_end(a, b) && starts_by_end(b, a)
}

/// An event told of longer ago is not joined again.
const RECENT: usize = 64;
/// A place is held against so many of an event.
const PLACES: usize = 64;

/// How a stretch came to its event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bond {
    /// By a clue: a day, a place, a kind or a count in common, or words that point to it.
    Told,
    /// Because nothing speaks against it: a campaign against the band, told behind its attack.
    Loose,
}

/// When a stretch is told, seen from an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Following {
    /// Right behind a stretch of the event.
    Next,
    /// After others.
    Later,
}

/// The events of the stretches of a text.
pub(super) struct Bundles {
    pub(super) list: Vec<Bundle>,
    /// By stretch: which of them it joins.
    pub(super) of_stretch: Vec<usize>,
    /// By stretch: how it came to it.
    pub(super) bonds: Vec<Bond>,
}

/// An event while its stretches are found.
#[derive(Debug, Clone, Default)]
pub(super) struct Bundle {
    pub(super) date: Option<DateRange>,
    pub(super) places: Vec<Rc<Site>>,
    /// What those are called.
    names: BTreeSet<String>,
    /// How often each kind is named.
    kinds: BTreeMap<EventType, usize>,
    /// What sort of thing it is.
    pub(super) natures: Natures,
    pub(super) stretches: usize,
    pub(super) harmed: usize,
    pub(super) first: usize,
    pub(super) cumulative: bool,
    /// Whether it says that somebody was killed.
    pub(super) killed: bool,
    /// Whether it is told only as the last that was so great.
    pub(super) record: bool,
    /// Whether it is the count of a long time and no single happening.
    pub(super) tally: bool,
    /// What all its statements tell of.
    course: Option<Course>,
    /// How many its statements count.
    counts: BTreeSet<(HarmKind, u64)>,
}

impl Bundle {
    /// The bundles that stretches make, and which each of them joins.
    pub(super) fn of(stretches: &[Stretch], harms: &[Harm]) -> Bundles {
        let mut bundles: Vec<Bundle> = Vec::new();
        let mut of_stretch = Vec::with_capacity(stretches.len());
        let mut bonds = Vec::with_capacity(stretches.len());
        for stretch in stretches {
            let chosen = Bundle::choose(&bundles, stretch, harms, of_stretch.last().copied());
            let chosen = chosen.unwrap_or_else(|| {
                bundles.push(Bundle::default());
                bundles.len() - 1
            });
            bonds.push(bundles[chosen].bond(stretch, harms));
            bundles[chosen].take(stretch, harms);
            of_stretch.push(chosen);
        }
        Bundles { list: bundles, of_stretch, bonds }
    }

    /// The bundle that a stretch joins.
    fn choose(bundles: &[Bundle], stretch: &Stretch, harms: &[Harm], last: Option<usize>) -> Option<usize> {
        let following = |at: usize| if last == Some(at) { Following::Next } else { Following::Later };
        let score = |at: usize| bundles[at].score(stretch, harms, following(at));
        let scored = (bundles.len().saturating_sub(RECENT)..bundles.len())
            .filter_map(|at| score(at).map(|score| (score, at)));
        scored.max_by_key(|&(score, at)| (score, usize::MAX - at)).map(|(_, at)| at)
    }

    /// How a stretch that joins came to this: attacks, clashes and arrests are of no kind that would tell.
    fn bond(&self, stretch: &Stretch, harms: &[Harm]) -> Bond {
        let day = self.date.zip(stretch.date).is_some_and(|(a, b)| share_days(a, b));
        let definite = stretch.marks.iter().any(|mark| mark.definite);
        let kind = stretch.kind().is_some_and(|kind| !is_loose(kind) && self.kinds.contains_key(&kind));
        let counted = counts(stretch, harms).any(|count| self.counts.contains(&count));
        let place = self.shares_place(stretch) == Some(true);
        if self.stretches == 0 || day || definite || kind || counted || place {
            Bond::Told
        } else {
            Bond::Loose
        }
    }

    /// How well a stretch fits; none where a clue is contradicted.
    fn score(&self, stretch: &Stretch, harms: &[Harm], following: Following) -> Option<u32> {
        let last = following == Following::Next;
        let date = match (self.date, stretch.date) {
            (Some(a), Some(b)) if share_days(a, b) => Some(true),
            (Some(a), Some(b)) => (!may_be_one_day(a, b)).then_some(false),
            _ => None,
        };
        let place = self.shares_place(stretch);
        let kind = stretch.kind().map(|kind| self.kinds.contains_key(&kind) || self.is_meant_by(stretch));
        let other = stretch.kind().is_some_and(|kind| self.excludes(kind));
        let other_dead = self.has_other_dead(stretch, harms);
        let new = stretch.apart || other && !last || other_dead;
        // "hundreds" too: a count that is no figure covers a long time as well
        let counted = stretch.harms.iter().any(|&harm| harms[harm].total().is_some());
        let goes_on = last && self.is_illness() && stretch.is_bare();
        if self.cumulative != stretch.cumulative && counted && !self.counts.is_empty() && !goes_on {
            return None;
        }
        if self.record && !stretch.record || self.is_week_before(stretch) {
            return None;
        }
        if self.is_before(stretch, harms) || self.is_other_thing(stretch) || self.is_of_other_course(stretch)
        {
            return None;
        }
        if self.is_of_other_means(stretch, harms) || self.is_closed_to(stretch, harms) {
            return None;
        }
        if date == Some(false) || place == Some(false) || new && stretch.apart {
            return None;
        }
        let definite = stretch.marks.iter().any(|mark| mark.definite);
        let shared = 2 * u32::from(date == Some(true))
            + 2 * u32::from(place == Some(true))
            + 2 * u32::from(kind == Some(true));
        let shares = if other_dead { place == Some(true) } else { shared > 0 };
        let alien = new && !shares && !definite;
        let grave = u32::from(self.is_meant_by(stretch));
        let next = last && !(self.is_peaceful() && stretch.is_bare_harm());
        (!alien).then_some(shared + u32::from(definite) + u32::from(next) + grave)
    }

    /// `A suicide bomber killed six. A drone strike killed ten`: whether a stretch counts others, killed by means
    /// that are not these; "the attack" beside them is the one known.
    fn is_of_other_means(&self, stretch: &Stretch, harms: &[Harm]) -> bool {
        let points =
            stretch.marks.first().is_some_and(|mark| mark.definite && mark.kind == EventType::Attack);
        let mut told = counts(stretch, harms).peekable();
        let other = |count| !self.counts.contains(&count);
        !points && self.natures.tell_apart(stretch.natures) && told.peek().is_some() && told.all(other)
    }

    /// `12 died. In 2021 a riot killed 119. The toll was put at 14`: whether a bare toll is not that of what is only
    /// told as long past, and whose dead are known.
    fn is_closed_to(&self, stretch: &Stretch, harms: &[Harm]) -> bool {
        let long = self.record || self.date.is_some_and(|range| days(range) >= MONTH);
        let toll = stretch.is_bare() && stretch.harms.iter().all(|&harm| harms[harm].rule == HarmRule::Toll);
        let staged = |stage| stretch.harms.iter().any(|&harm| harms[harm].stage == stage);
        let known = self.killed && self.counts_others(stretch, harms);
        long && toll && (staged(Stage::First) || staged(Stage::Grown) && known)
    }

    /// Whether a stretch counts as many killed, or hurt, as no statement known, where some count them too.
    fn counts_others(&self, stretch: &Stretch, harms: &[Harm]) -> bool {
        counts(stretch, harms).all(|(kind, count)| {
            let known = self.counts.range((kind, u64::MIN)..=(kind, u64::MAX)).next();
            known.is_some() && !self.counts.contains(&(kind, count))
        })
    }

    /// `12 were killed. In May 2008 a flood killed 29`: whether a stretch dates another number of victims by a month
    /// or more, as reports date what was long before; the event known is told without a date or by the day.
    fn is_before(&self, stretch: &Stretch, harms: &[Harm]) -> bool {
        let long = |range: Option<DateRange>| range.is_some_and(|range| days(range) >= MONTH);
        let counted = counts(stretch, harms).next().is_some();
        let others = self.counts_others(stretch, harms) || self.is_undated_deed(stretch);
        (long(stretch.date) || stretch.month) && !long(self.date) && counted && others
    }

    /// `The group claimed the attack on a market. In 2021 it killed 31`: whether what is known is a deed of no day
    /// and with no count, and a stretch neither points to it nor names its place.
    fn is_undated_deed(&self, stretch: &Stretch) -> bool {
        let pointing = stretch.marks.iter().any(|mark| mark.definite);
        let elsewhere = self.shares_place(stretch) != Some(true);
        let known = stretch.kind().is_some_and(|kind| self.kinds.contains_key(&kind));
        let violent = !matches!(self.kind(), EventType::Other | EventType::Arrest | EventType::Disaster);
        self.date.is_none() && self.counts.is_empty() && violent && elsewhere && !pointing && !known
    }

    /// `A strike killed 17. Shelling of Velm killed two.`: whether a stretch counts others than the dead who are
    /// known, by other means.
    fn has_other_dead(&self, stretch: &Stretch, harms: &[Harm]) -> bool {
        let mine = || self.kinds.keys().filter_map(|kind| Means::of(*kind));
        let means = stretch.kind().and_then(Means::of);
        let other = means.is_some_and(|means| mine().all(|mine| mine != means)) && mine().next().is_some();
        let dead = (HarmKind::Killed, u64::MIN)..=(HarmKind::Killed, u64::MAX);
        let known = self.counts.range(dead).next().is_some();
        let mut counted = counts(stretch, harms).filter(|(kind, _)| *kind == HarmKind::Killed);
        other && known && counted.next().is_some_and(|count| !self.counts.contains(&count))
    }

    /// `Last week's flood` beside Monday's: days that end before the day known are not that day.
    fn is_week_before(&self, stretch: &Stretch) -> bool {
        let (Some(own), Some(other)) = (self.date, stretch.date) else { return false };
        days(own) == 0 && days(other) > SLACK && !share_days(own, other)
    }

    /// Whether a stretch that only points to an attack known, `the assault`, may mean this: one that killed.
    fn is_meant_by(&self, stretch: &Stretch) -> bool {
        let pointing = stretch.marks.iter().any(|mark| mark.definite && mark.kind == EventType::Attack);
        let bare = stretch.date.is_none() && stretch.harms.is_empty();
        let violent = !matches!(self.kind(), EventType::Other | EventType::Arrest | EventType::Disaster);
        pointing && bare && self.killed && violent && !self.cumulative
    }

    /// What kills for months, so that a bare count behind it is another count of it.
    fn is_illness(&self) -> bool {
        self.cumulative && self.natures.meets(Natures::of(&[Nature::Disease, Nature::Hunger, Nature::Heat]))
    }

    /// Whether nobody is told to have suffered, and nothing violent to have happened.
    fn is_peaceful(&self) -> bool {
        self.harmed == 0 && matches!(self.kind(), EventType::Other | EventType::Arrest)
    }

    /// Whether a person's death by itself meets a sitting: `on trial in Riga, he died on Tuesday`.
    fn is_of_other_course(&self, stretch: &Stretch) -> bool {
        matches!(
            (self.course, stretch.course),
            (Some(Course::Sitting), Course::Death) | (Some(Course::Death), Course::Sitting)
        )
    }

    /// Whether people are told to have suffered from another sort of thing: the dead of a crash are not those of a
    /// fire.
    fn is_other_thing(&self, stretch: &Stretch) -> bool {
        let told = self.harmed > 0 && !stretch.harms.is_empty();
        told && self.natures.exclude_within_text(stretch.natures)
    }

    /// Whether they have a place in common, where both name places that the gazetteer knows. A country counts where the
    /// stretch tells of dead or hurt of its own; elsewhere it may be anybody's government.
    fn shares_place(&self, stretch: &Stretch) -> Option<bool> {
        let least = if stretch.harms.is_empty() { 2 } else { 1 };
        let known = |place: &&Rc<Site>| place.steps() >= least;
        let (mut mine, theirs) = (self.first_places().filter(known), stretch.places.iter().filter(known));
        if mine.clone().next().is_none() || theirs.clone().next().is_none() {
            return None;
        }
        Some(mine.any(|a| theirs.clone().any(|b| a.meets(b))))
    }

    /// The places that others are held against.
    fn first_places(&self) -> impl Iterator<Item = &Rc<Site>> + Clone {
        self.places.iter().take(PLACES)
    }

    /// Whether the bundle's kinds leave no room for another.
    fn excludes(&self, kind: EventType) -> bool {
        !is_loose(kind)
            && !self.kinds.is_empty()
            && !self.kinds.keys().any(|known| is_loose(*known) || *known == kind)
    }

    fn take(&mut self, stretch: &Stretch, harms: &[Harm]) {
        self.killed |= stretch
            .harms
            .iter()
            .any(|&harm| harms[harm].kind == HarmKind::Killed && harms[harm].mood == Mood::Real);
        if self.stretches == 0 {
            self.first = stretch.tokens.start;
            self.course = Some(stretch.course);
        }
        self.course = self.course.filter(|course| *course == stretch.course);
        if self.counts.is_empty() && !stretch.harms.is_empty() {
            self.cumulative = stretch.cumulative;
            self.tally = stretch.tally;
            self.record = stretch.record;
            self.first = stretch.tokens.start;
        }
        let finer = |known: DateRange, new: DateRange| if days(new) < days(known) { new } else { known };
        self.date = match (self.date, stretch.date) {
            (Some(known), Some(new)) => Some(finer(known, new)),
            (known, new) => known.or(new),
        };
        for place in &stretch.places {
            if !self.names.contains(&place.name) && self.is_at(place, stretch) {
                self.names.insert(place.name.clone());
                self.places.push(place.clone());
            }
        }
        let told = stretch.harms.iter().filter_map(|&harm| stretch.kind_before(harms[harm].cue));
        for kind in stretch.marks.iter().map(|mark| mark.kind).chain(told) {
            *self.kinds.entry(kind).or_default() += 1;
        }
        self.natures = self.natures.or(stretch.natures);
        self.counts.extend(counts(stretch, harms));
        self.stretches += 1;
        self.harmed += usize::from(!stretch.harms.is_empty());
    }

    /// Whether a place may be its own: the first that is named, one told beside dead or hurt, or one that lies with
    /// those known; other stretches name whom they please.
    fn is_at(&self, place: &Site, stretch: &Stretch) -> bool {
        let near = || self.first_places().any(|known| known.meets(place));
        let arrest = |kind: &EventType| *kind == EventType::Arrest;
        let caught = stretch.kind().as_ref().is_some_and(arrest) && stretch.harms.is_empty();
        if caught && self.kinds.keys().any(|kind| !arrest(kind)) {
            return false;
        }
        self.stretches == 0 || self.places.is_empty() || !stretch.harms.is_empty() || near()
    }

    /// Whether it is told as something that happened somewhere or some day, not as a war, a talk or a trial.
    pub(super) fn is_told(&self) -> bool {
        let violent = !matches!(self.kind(), EventType::Other | EventType::Arrest);
        let placed = self.date.is_some() || self.places.iter().any(|place| place.steps() != 1);
        self.harmed > 0 || violent && placed
    }

    /// The kind most often named, attacks as such only where nothing else is.
    pub(super) fn kind(&self) -> EventType {
        let telling =
            |kind: EventType| !matches!(kind, EventType::Attack | EventType::Other | EventType::Arrest);
        // those whom somebody is arrested over were not killed by the arrest
        let told = self.kinds.iter().filter(|(kind, _)| !(self.killed && **kind == EventType::Arrest));
        told.max_by_key(|(kind, count)| (telling(**kind), **count, std::cmp::Reverse(**kind)))
            .map_or(EventType::Other, |(kind, _)| *kind)
    }
}

/// Whether a kind leaves room for others: an attack may be a bombing, a clash may have been an ambush.
fn is_loose(kind: EventType) -> bool {
    matches!(kind, EventType::Attack | EventType::Other | EventType::Clash | EventType::Arrest)
}

/// By what people are killed: those of one attack may be bombed, shot and burnt; who is shelled is not bombed from
/// the air.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Means {
    Hand,
    Air,
    Artillery,
    Gas,
    Nature,
}

impl Means {
    fn of(kind: EventType) -> Option<Means> {
        match kind {
            EventType::Bombing
            | EventType::Shooting
            | EventType::Kidnapping
            | EventType::Arson
            | EventType::Robbery => Some(Means::Hand),
            EventType::Airstrike => Some(Means::Air),
            EventType::Shelling => Some(Means::Artillery),
            EventType::Chemical => Some(Means::Gas),
            EventType::Disaster => Some(Means::Nature),
            EventType::Attack | EventType::Clash | EventType::Arrest | EventType::Other => None,
        }
    }
}

/// What is dated by a month or more has so many days.
pub(super) const MONTH: i32 = 27;

/// How many the statements of a stretch count, as the bits of the figures.
fn counts(stretch: &Stretch, harms: &[Harm]) -> impl Iterator<Item = (HarmKind, u64)> {
    let counted = stretch.harms.iter().map(|&harm| &harms[harm]);
    counted.filter_map(|harm| Some((harm.kind, harm.total()?.best?.to_bits())))
}

/// Days that may lie between two dates of one event: the day itself and the day of the report.
const SLACK: i32 = 1;

/// Whether two dates can be of one event: they meet, or are the day itself and the day of the report.
pub(in crate::extract) fn may_be_one_day(a: DateRange, b: DateRange) -> bool {
    share_days(a, b) || days_between(a, b) <= SLACK
}

/// How many days lie between two ranges that do not meet.
fn days_between(a: DateRange, b: DateRange) -> i32 {
    let gap = |early: DateRange, late: DateRange| match (early.latest, late.earliest) {
        (Some(end), Some(start)) => start.number() - end.number(),
        _ => 0,
    };
    gap(a, b).max(gap(b, a))
}
