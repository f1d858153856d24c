//! From a text to its events: stretches with their clues, joined to bundles, each bundle an event.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::rc::Rc;

use super::assembly::Assembly;
use super::bundle::{Bond, Bundle, Bundles};
use super::clue::{Clues, Stretch};
use super::draft;
use super::harm::{Harm, HarmRule, harms};
use super::local::Locals;
use super::model::{Event, Responsibility};
use super::perpetrator::{Accusation, CLAIMED, NEAR, accusations};
use super::rate;
use super::site::{Site, Sites};
use super::slice::slice;
use crate::claim::{Attribute, Polarity};
use crate::extract::frame::{Draft, Reading};
use crate::extract::mention::{Mentions, Tag};
use crate::extract::voice::{Mood, Voices};
use crate::lexicon::WordClass;
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

/// Reads the events of a text, each statement as its own verb tells it; an extractor asks beside it who denies or only
/// supposes the whole sentence.
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
    events(&Told { text, mentions, figures, dates }, voices, &Plain)
}

/// The same of a text in which not everything is meant as it stands.
pub(in crate::extract) fn heard(reading: &Reading<'_>, voices: &Voices, heard: &dyn Heard) -> Events {
    let Reading { text, mentions, figures, dates, .. } = *reading;
    events(&Told { text, mentions, figures, dates }, voices, heard)
}

/// How the statements of a text are meant.
pub(in crate::extract) trait Heard {
    /// Whether a draft is said to be so or not to be so; none where it is neither: a question, a forecast.
    fn polarity(&self, draft: &Draft) -> Option<Polarity>;

    /// Whether the sentence of a word only asks or supposes what it tells.
    fn is_left_open(&self, token: usize) -> bool;

    /// Whether a word stands beside the article: in a link to another, in the caption of a picture.
    fn is_aside(&self, token: usize) -> bool;
}

/// Everything is meant as its own verb says it.
struct Plain;

impl Heard for Plain {
    fn polarity(&self, _: &Draft) -> Option<Polarity> {
        Some(Polarity::Affirmed)
    }

    fn is_left_open(&self, _: usize) -> bool {
        false
    }

    fn is_aside(&self, _: usize) -> bool {
        false
    }
}

/// A text with what is read in it before its events.
struct Told<'r> {
    text: &'r Text<'r>,
    mentions: &'r Mentions,
    figures: &'r [Figure],
    dates: &'r [DateMention],
}

fn events(told: &Told<'_>, voices: &Voices, heard: &dyn Heard) -> Events {
    let Told { text, mentions, figures, dates } = *told;
    let mut counts = without_dates(figures, dates);
    counts.retain(|figure| !is_negative(text, figure));
    let mut harms = harms(text, mentions, &counts);
    settle_harms((text, mentions), &mut harms, heard);
    slice(text, dates, &mut harms);
    rate::mark(text, mentions, &mut harms);
    let sites = Sites::read(text, mentions, heard);
    let clues = Clues::of(text, mentions, dates, (&harms, &sites));
    let stretches = clues.stretches(heard);
    let Bundles { list: mut bundles, of_stretch, bonds } = Bundle::of(&stretches, &harms);
    let lead = bundles.iter().position(|bundle| bundle.killed).unwrap_or(0);
    if let Some(bundle) = bundles.get_mut(lead) {
        let first = of_stretch.iter().position(|&of| of == lead).map(|at| stretches[at].sentence);
        let day = || clues.day_before(first.filter(|&first| first <= OPENING)?);
        bundle.date = bundle.date.or_else(day);
    }
    Locals { text, mentions, sites: &sites }.mark(&mut harms, &stretches, &of_stretch);
    let elsewhere = Elsewhere::of(&harms, &stretches, &of_stretch);
    if let Some(bundle) = bundles.get_mut(lead) {
        lead_place((lead, bundle), &sites, &elsewhere);
    }
    let mut accused = accusations(text, mentions, voices, &sites, (&harms, &stretches));
    accused.retain_mut(|(accusation, _)| settle_accusation(accusation, heard));
    let accused = without_loose(accused, &of_stretch, &bonds);
    Assembly::new(text, mentions, harms, stretches, bundles, of_stretch, accused).events()
}

/// A day before the event is that of the news where the event is told in one of the first sentences.
const OPENING: usize = 2;

/// Leaves out what is told beside the article, and gives the rest the mood in which the whole sentence tells it: who
/// denies that 12 died, or asks whether they did, counts none.
fn settle_harms((text, mentions): (&Text<'_>, &Mentions), harms: &mut Vec<Harm>, heard: &dyn Heard) {
    harms.retain(|harm| !heard.is_aside(harm.cue));
    // "rejected the murder of Ann Roe", "the appeal of a man convicted of murdering her": she was murdered
    let is_known = |harm: &Harm| {
        let found = harm.cue.checked_sub(2).filter(|&at| text.is(at + 1, "of") || text.is(at + 1, "for"));
        if found.is_some_and(|at| text.is_class(at, WordClass::Convicting)) {
            return true;
        }
        let phrase = mentions.at(harm.cue).map_or(harm.cue, |mention| mention.tokens.start);
        // "news of the death was false": what a report is of
        let report = phrase.checked_sub(2).filter(|_| mentions.tag(phrase - 1) == Tag::Preposition);
        let reported = report.is_some_and(|report| text.is_class(report, WordClass::ReportNoun));
        !harm.rule.is_verbal() && text.is_class(phrase, WordClass::Definite) && !reported
    };
    // "was reported dead": a verb tells it, though another word than the one for the death
    let by_noun = |harm: &Harm| {
        let held = harm.cue > 0 && text.is_class(harm.cue - 1, WordClass::Presumed);
        !(harm.rule.is_verbal() || harm.rule == HarmRule::State && held)
    };
    for harm in harms {
        let Some(draft) = draft::of_whole(harm) else { continue };
        harm.mood = match (heard.polarity(&draft), harm.mood) {
            // "called for an end to the killings of six": a noun tells it, whatever its verb does
            (None, mood) if by_noun(harm) && !heard.is_left_open(harm.cue) => mood,
            (None, mood) if is_known(harm) && !heard.is_left_open(harm.cue) => mood,
            (None, _) => Mood::Unreal,
            (Some(Polarity::Denied), mood) if is_known(harm) => mood,
            (Some(Polarity::Denied), _) => Mood::Negated,
            (Some(Polarity::Affirmed), Mood::Negated) => Mood::Real,
            (Some(Polarity::Affirmed), mood) => mood,
        };
    }
}

/// Whether somebody is accused at all, and not only asked about; whoever is said not to have done it is denied it.
fn settle_accusation(accusation: &mut Accusation, heard: &dyn Heard) -> bool {
    let meant = heard.polarity(&draft::of_accusation(accusation));
    if heard.is_aside(accusation.cue) {
        return false;
    }
    match meant {
        None => accusation.is_by_noun() && !heard.is_left_open(accusation.cue),
        Some(Polarity::Affirmed) => true,
        Some(Polarity::Denied) => {
            // who has not claimed it has not denied it either
            let claimed = accusation.rule == CLAIMED;
            accusation.certainty = Responsibility::Denied;
            accusation.attribute() == Attribute::Perpetrator && accusation.rule != NEAR && !claimed
        }
    }
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

/// `Toll: | -5`: nobody counts fewer than none. A dash that opens a line or stands in a compound is no sign.
fn is_negative(text: &Text<'_>, figure: &Figure) -> bool {
    let below = figure.quantity.best.is_some_and(|best| best < 0.0);
    let start = figure.tokens.start;
    let (Some(sign), Some(before)) = (start.checked_sub(1), start.checked_sub(2)) else { return below };
    let span = |at: usize| text.tokens()[at].span();
    let signed = matches!(text.word(sign), "-" | "\u{2212}") && span(sign).end() == span(start).start();
    let apart = span(before).end() < span(sign).start();
    let opens = text.sentences()[text.sentence_of(sign)].tokens().start == sign;
    below || signed && apart && !opens
}

/// Gives the first event that kills, if no fine place is told of it, the first place of the text.
fn lead_place((lead, bundle): (usize, &mut Bundle), sites: &Sites<'_>, elsewhere: &Elsewhere<'_>) {
    if bundle.places.iter().all(|place| place.steps() < 2) {
        let lies_there = |city: &Rc<Site>| bundle.places.iter().all(|place| place.meets(city));
        // a place that the gazetteer lacks is not where others suffered
        let known = !bundle.places.is_empty();
        let others = |at: usize| elsewhere.is_beside(at, lead) || known && elsewhere.holds(at, lead);
        let refused =
            |name: &Range<usize>| elsewhere.names_victim(name) || elsewhere.is_beside(name.start, lead);
        let near = || sites.first_near(bundle.first, &refused).filter(|(at, _)| !others(*at));
        let first = || near().or_else(|| sites.first(&refused).filter(|(at, _)| !others(*at)));
        let first = || first().map(|(_, site)| site);
        let city = sites.first_dateline().filter(lies_there).or_else(first);
        bundle.places.extend(city);
    } else if !elsewhere.is_placed_early(lead) {
        let others = |name: &Range<usize>| {
            elsewhere.names_victim(name)
                || elsewhere.is_beside(name.start, lead)
                || elsewhere.holds(name.start, lead)
        };
        let near = sites.first_near(bundle.first, &others).map(|(_, site)| site);
        let near = near.filter(|near| !bundle.places.iter().any(|place| place.name == near.name));
        bundle.places.splice(0..0, near);
    }
    if bundle.places.is_empty() {
        bundle.places.extend(sites.first_office().or_else(|| sites.dateline_country()));
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

/// Where a name is no place of an event that names none: where others suffered, and in the names of those who did.
struct Elsewhere<'s> {
    /// The last tokens of the names of those who suffered.
    victims: BTreeSet<usize>,
    harms: &'s [Harm],
    stretches: &'s [Stretch],
    of_stretch: &'s [usize],
}

impl<'s> Elsewhere<'s> {
    fn of(harms: &'s [Harm], stretches: &'s [Stretch], of_stretch: &'s [usize]) -> Elsewhere<'s> {
        let named = harms.iter().flat_map(|harm| &harm.victims).filter(|victims| victims.is_named());
        let victims = named.map(|victims| victims.tokens.end - 1).collect();
        Elsewhere { victims, harms, stretches, of_stretch }
    }

    /// Whether one who suffered is called so.
    fn names_victim(&self, name: &Range<usize>) -> bool {
        self.victims.contains(&(name.end - 1))
    }

    /// Whether the first stretches of an event name a place: what is told far behind may be of another.
    fn is_placed_early(&self, event: usize) -> bool {
        let own = || (0..self.stretches.len()).filter(|&at| self.of_stretch[at] == event);
        let Some(first) = own().next().map(|at| self.stretches[at].sentence) else { return true };
        let early = own().map(|at| &self.stretches[at]).take_while(|told| told.sentence <= first + 1);
        early.into_iter().any(|told| told.places.iter().any(|place| place.steps() != 1))
    }

    /// The stretch in which a token stands.
    fn told(&self, at: usize) -> Option<usize> {
        let before = self.stretches.partition_point(|stretch| stretch.tokens.start <= at);
        before.checked_sub(1).filter(|&told| self.stretches[told].tokens.contains(&at))
    }

    /// Whether a token stands in what is told only beside an event, to compare it with.
    fn is_beside(&self, at: usize, event: usize) -> bool {
        self.told(at).is_some_and(|told| self.stretches[told].record && self.of_stretch[told] != event)
    }

    /// Whether others suffered where a token stands than those of an event; somebody known may have suffered in this.
    fn holds(&self, at: usize, event: usize) -> bool {
        let told = self.told(at);
        let others = |&harm: &usize| self.harms[harm].victims.iter().any(|victims| victims.entity.is_none());
        let apart =
            |told: usize| self.of_stretch[told] != event && self.stretches[told].harms.iter().any(others);
        told.is_some_and(apart)
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
