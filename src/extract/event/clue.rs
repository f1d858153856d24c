//! The clues that a stretch of text gives of what it tells: kind, days, places, newness.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use super::harm::Harm;
use super::model::EventType;
use super::spot::Spot;
use crate::extract::mention::{MentionKind, Mentions, Tag};
use crate::extract::voice::{Mood, mood};
use crate::lexicon::{Happening, NameUse, PlaceKind, WordId};
use crate::text::{Case, Text};
use crate::value::date::{DateBound, DateMention};
use crate::value::place::{PlaceCandidates, longest_place};
use crate::value::{DateRange, Place};

/// A word that names something that happened.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Mark {
    pub(super) tokens: Range<usize>,
    pub(super) kind: EventType,
    /// Whether "the" or "this" points to something told before.
    pub(super) definite: bool,
    pub(super) verb: bool,
}

/// A clause or sentence that tells of something that happened.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Stretch {
    pub(super) tokens: Range<usize>,
    pub(super) sentence: usize,
    pub(super) marks: Vec<Mark>,
    /// Indices of its harms.
    pub(super) harms: Vec<usize>,
    pub(super) date: Option<DateRange>,
    pub(super) places: Vec<Rc<Spot>>,
    /// Whether a word such as "another" or "elsewhere" says that it is something else.
    pub(super) apart: bool,
    /// Whether it counts over a long time or a whole war.
    pub(super) cumulative: bool,
}

impl Stretch {
    /// The kind of the last noun that names a happening before a token: what killed there.
    pub(super) fn kind_before(&self, token: usize) -> Option<EventType> {
        let mut before = self.marks.iter().filter(|mark| !mark.verb && mark.tokens.end <= token);
        before.next_back().map(|mark| mark.kind)
    }

    /// The most telling kind of its marks.
    pub(super) fn kind(&self) -> Option<EventType> {
        let telling =
            |kind: &EventType| !matches!(kind, EventType::Attack | EventType::Other | EventType::Arrest);
        let kinds = || self.marks.iter().map(|mark| mark.kind);
        kinds()
            .find(telling)
            .or_else(|| kinds().find(|kind| *kind == EventType::Attack))
            .or_else(|| kinds().next())
    }
}

/// So many tokens lie at most between a verb of saying and its date.
const ADVERBIAL: usize = 8;

/// What places admit, by name and container.
type Spots = BTreeMap<(String, Option<String>), Rc<Spot>>;

/// What the reader of clues looks at.
pub(super) struct Clues<'t> {
    pub(super) text: &'t Text<'t>,
    pub(super) mentions: &'t Mentions,
    pub(super) dates: &'t [DateMention],
    pub(super) harms: &'t [Harm],
    /// The countries and great cities that the text names: where its other places are to be looked for.
    pub(super) setting: &'t [Place],
    /// By the name and the place named before it: what it was found to mean.
    pub(super) resolved: RefCell<BTreeMap<(&'t str, String), Place>>,
    /// By the place's name and container: what it admits.
    pub(super) spots: RefCell<Spots>,
}

impl Clues<'_> {
    /// The first fine place of the whole text: where a story without a place of its own plays.
    pub(super) fn first_place(&self) -> Option<Place> {
        let all = 0..self.text.tokens().len();
        let mut at = 0;
        while at < all.end {
            let (len, place) = self.place_at(at, &all, &[]);
            if let Some(place) = place.filter(|place| place.path().is_some_and(|path| path.len() > 1)) {
                return Some(place);
            }
            at += len;
        }
        None
    }

    /// The stretches of a text that tell of something, in order.
    pub(super) fn stretches(&self) -> Vec<Stretch> {
        let mut stretches = Vec::new();
        for (at, sentence) in self.text.sentences().iter().enumerate() {
            let mut start = sentence.tokens().start;
            for joint in self.joints(sentence.tokens()) {
                stretches.extend(self.stretch(start..joint, at));
                start = joint;
            }
            stretches.extend(self.stretch(start..sentence.tokens().end, at));
        }
        stretches
    }

    /// Where a clause with a happening of its own begins: at `;`, "while", "but" between two harms.
    fn joints(&self, sentence: Range<usize>) -> Vec<usize> {
        let harmed = |range: Range<usize>| !self.harms_in(&range).is_empty();
        let mut start = sentence.start;
        let mut joints = Vec::new();
        for at in sentence.clone() {
            let joint = self.text.word(at) == ";"
                || ["while", "but", "whereas", "meanwhile", "elsewhere"]
                    .iter()
                    .any(|word| self.text.is(at, word));
            if joint && harmed(start..at) && harmed(at..sentence.end) {
                joints.push(at);
                start = at;
            }
        }
        joints
    }

    /// The indices of the harms whose cues stand there; harms are in the order of their cues.
    fn harms_in(&self, tokens: &Range<usize>) -> Range<usize> {
        let before = |bound: usize| self.harms.partition_point(|harm| harm.cue < bound);
        before(tokens.start)..before(tokens.end)
    }

    fn stretch(&self, tokens: Range<usize>, sentence: usize) -> Option<Stretch> {
        if tokens.is_empty() {
            return None;
        }
        let marks = self.marks(tokens.clone());
        let harms: Vec<usize> = self.harms_in(&tokens).collect();
        if marks.is_empty() && harms.is_empty() {
            return None;
        }
        let date = self.date(&tokens, &marks);
        let places = self.places(tokens.clone()).into_iter().map(|place| self.spot(place)).collect();
        let apart = self.is_apart(&tokens, &marks);
        let cumulative = self.is_cumulative(&tokens);
        Some(Stretch { tokens, sentence, marks, harms, date, places, apart, cumulative })
    }

    fn marks(&self, tokens: Range<usize>) -> Vec<Mark> {
        let mut marks = Vec::new();
        let mut at = tokens.start;
        while at < tokens.end {
            let found = self.noun(at).or_else(|| self.verb(at));
            at = found.as_ref().map_or(at + 1, |mark| mark.tokens.end.max(at + 1));
            marks.extend(found);
        }
        marks
    }

    fn noun(&self, at: usize) -> Option<Mark> {
        let words = &self.text.lexicon().words;
        let id = |at: usize| {
            let profile = words.profile(self.text.id(at));
            if profile.plural && profile.lemma != WordId::default() {
                profile.lemma
            } else {
                self.text.id(at)
            }
        };
        let (len, happening) = words
            .events
            .longest(|ahead| self.text.id(at + ahead))
            .or_else(|| words.events.longest(|ahead| id(at + ahead)))?;
        let last = at + len - 1;
        let noun = matches!(self.mentions.tag(last), Tag::Noun | Tag::Name);
        let compound = len > 1
            || last > 0
                && self.mentions.tag(last - 1) == Tag::Adjective
                && self.mentions.tag(last) == Tag::Verb;
        if !(noun || compound) {
            return None;
        }
        let mention = self.mentions.at(last);
        let first = mention.map_or(at, |mention| mention.tokens.start);
        let definite = ["the", "this", "that", "these", "those"].iter().any(|word| self.text.is(first, word));
        Some(Mark { tokens: at..at + len, kind: event_type(*happening), definite, verb: false })
    }

    fn verb(&self, at: usize) -> Option<Mark> {
        let (len, happening) = self.text.longest(&self.text.lexicon().events.verbs, at)?;
        let told = self.mentions.tag(at) == Tag::Verb
            && matches!(mood(self.text, self.mentions, at), Mood::Real | Mood::Possible);
        told.then(|| Mark { tokens: at..at + len, kind: event_type(*happening), definite: false, verb: true })
    }

    /// The day or days on which it is said to have happened.
    fn date(&self, tokens: &Range<usize>, marks: &[Mark]) -> Option<DateRange> {
        let from = self.dates.partition_point(|date| date.tokens().start < tokens.start);
        let on =
            self.dates[from..].iter().take_while(|date| date.tokens().start < tokens.end).filter(|date| {
                date.bound() == DateBound::On && !self.is_date_of_saying(date) && !self.is_dateline(date)
            });
        let told = self
            .harms
            .iter()
            .map(|harm| harm.cue)
            .filter(|cue| tokens.contains(cue))
            .chain(marks.iter().map(|mark| mark.tokens.start));
        let told: Vec<usize> = told.collect();
        let far =
            |date: &DateMention| told.iter().map(|&at| at.abs_diff(date.tokens().start)).min().unwrap_or(0);
        let ranged = on.filter_map(|date| date.range().map(|range| (days(range), far(date), range)));
        ranged.min_by_key(|&(days, far, _)| (days, far)).map(|(_, _, range)| range)
    }

    /// `LIMA, 3 Jan 90 --`: a date before the dash that opens the text.
    fn is_dateline(&self, date: &DateMention) -> bool {
        let end = date.tokens().end;
        let dash = |at: usize| matches!(self.text.word(at), "-" | "\u{2013}" | "\u{2014}" | "[" | "(");
        end < DATELINE && (end..end + 3).any(dash)
    }

    /// `said on Friday`, `said for the first time on Monday`: the day of the telling. "Friday's shooting" is not, whatever
    /// verb stands before it.
    fn is_date_of_saying(&self, date: &DateMention) -> bool {
        let tokens = date.tokens();
        let owns = self.mentions.tag(tokens.end - 1) == Tag::Genitive
            || self
                .text
                .tokens()
                .get(tokens.end)
                .is_some_and(|_| self.mentions.tag(tokens.end) == Tag::Genitive);
        if owns {
            return false;
        }
        let speech = &self.text.lexicon().speech.cues;
        let sentence = self.text.sentences()[self.text.sentence_of(tokens.start)].tokens();
        let window = tokens.start.saturating_sub(ADVERBIAL).max(sentence.start)..tokens.start;
        let verb = window
            .rev()
            .take_while(|&at| !self.text.is(at, ","))
            .find(|&at| self.mentions.tag(at) == Tag::Verb);
        verb.is_some_and(|at| {
            speech.get(self.text.id(at)).is_some()
                && self.text.lexicon().events.harm.get(self.text.id(at)).is_none()
        })
    }

    /// The places in which it is said to have happened.
    fn places(&self, tokens: Range<usize>) -> Vec<Place> {
        let mut places: Vec<Place> = Vec::new();
        let mut at = tokens.start;
        while at < tokens.end {
            let (len, place) = self.place_at(at, &tokens, &places);
            if let Some(place) = place.filter(|place| !places.iter().any(|known| known.name == place.name)) {
                places.push(place);
            }
            at += len;
        }
        places
    }

    /// The place at a token, and how many tokens to go on by.
    fn place_at(&self, at: usize, tokens: &Range<usize>, known: &[Place]) -> (usize, Option<Place>) {
        if let Some((len, candidates)) = longest_place(self.text, at) {
            let people = candidates.name_use() == NameUse::People;
            let inside_name = self.is_inside_name(at, at + len);
            let fits = !people
                && !inside_name
                && self.mentions.tag(at) == Tag::Name
                && self.is_where(at, at + len, tokens);
            let short =
                len == 1 && self.text.word(at).len() <= 4 && self.text.tokens()[at].case == Case::Upper;
            let based = self.text.is(at + len, "based")
                || self.text.is(at + len, "-") && self.text.is(at + len + 1, "based");
            let opens = at == tokens.start || self.mentions.tag(at - 1) == Tag::Mark;
            let common = opens && self.text.lexicon().words.profile(self.text.id(at)).common;
            let sure = !(candidates.is_word() || short || common) || self.follows_locative(at);
            let fits = fits && !based;
            return (len, (fits && sure).then(|| self.resolved(at..at + len, &candidates, known)));
        }
        let Some(mention) =
            self.mentions.innermost(at).filter(|mention| mention.named && mention.name.start == at)
        else {
            return (1, None);
        };
        let local = matches!(mention.kind, MentionKind::Place | MentionKind::Other)
            && self.follows_locative(mention.tokens.start.min(at));
        let name = || {
            self.text
                .span(mention.name.clone())
                .of(self.text.source())
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
        };
        (mention.name.len().max(1), local.then(|| Place::named(name())))
    }

    /// The place of that name that lies where the text plays; where none does, no more than its name is known.
    /// The place with what it admits; each is worked out once in a text.
    fn spot(&self, place: Place) -> Rc<Spot> {
        let key = (place.name.clone(), place.within.first().cloned());
        let mut spots = self.spots.borrow_mut();
        Rc::clone(spots.entry(key).or_insert_with(|| Rc::new(Spot::new(place))))
    }

    /// The place a name means behind the last place known; each is looked up once in a text.
    fn resolved(&self, name: Range<usize>, candidates: &PlaceCandidates, known: &[Place]) -> Place {
        let name = self.text.span(name).of(self.text.source());
        let last = &known[known.len().saturating_sub(1)..];
        let key = (name, last.first().map(|place| place.name.clone()).unwrap_or_default());
        let mut resolved = self.resolved.borrow_mut();
        resolved.entry(key).or_insert_with(|| self.resolve(candidates, last)).clone()
    }

    fn resolve(&self, candidates: &PlaceCandidates, known: &[Place]) -> Place {
        let context: Vec<Place> = known.iter().chain(self.setting).cloned().collect();
        let place = candidates.resolve(&context);
        let great = matches!(candidates.kind(), PlaceKind::Country | PlaceKind::Capital | PlaceKind::Region);
        let fits = great
            || self.setting.is_empty()
            || self.setting.iter().any(|country| country.country() == place.country());
        if fits { place } else { Place::named(place.name) }
    }

    /// Whether a place's name is only a part of another name: `London | Bank`, `Bank of | London`, `Richmond | Avenue`.
    fn is_inside_name(&self, start: usize, end: usize) -> bool {
        self.mentions.innermost(start).is_some_and(|mention| {
            let longer = mention.name.start <= start && mention.name.end > end;
            let body = mention.kind == MentionKind::Organization;
            let of = body && mention.name.start < start && self.text.is(start - 1, "of");
            mention.named && (longer || of)
        })
    }

    fn follows_locative(&self, at: usize) -> bool {
        let Some(mut before) = at.checked_sub(1) else { return false };
        if self.text.is(before, "the") && before > 0 {
            before -= 1;
        }
        ["in", "at", "near", "outside", "around", "inside", "of"]
            .iter()
            .any(|word| self.text.is(before, word))
            && (!self.text.is(before, "of")
                || before > 0
                    && [
                        "city",
                        "town",
                        "village",
                        "suburb",
                        "province",
                        "district",
                        "department",
                        "municipality",
                        "region",
                        "outskirts",
                        "north",
                        "south",
                        "east",
                        "west",
                        "neighborhood",
                        "neighbourhood",
                        "state",
                        "area",
                        "countryside",
                        "governorate",
                        "county",
                    ]
                    .iter()
                    .any(|word| self.text.is(before - 1, word)))
    }

    /// Whether a place is where something is, not a government or a direction.
    fn is_where(&self, start: usize, end: usize, stretch: &Range<usize>) -> bool {
        let locative = [
            "in", "at", "near", "outside", "on", "of", "around", "inside", "across", "within", "to", "from",
            "into", "between", "and", ",", "-", "(", "northern", "southern", "eastern", "western", "central",
            "over", "by", "hit", "hits", "struck", "rocked", "rocks",
        ];
        let first = (stretch.start..start).rev().find(|&at| {
            !matches!(
                self.mentions.tag(at),
                Tag::Determiner | Tag::Adjective | Tag::Noun | Tag::Name | Tag::Hyphen
            )
        });
        let governed = first.is_some_and(|at| {
            locative.iter().any(|word| self.text.is(at, word))
                || self.mentions.tag(at) == Tag::Genitive
                || self.mentions.tag(at) == Tag::Verb
        });
        let owner = self.mentions.tag(end) == Tag::Genitive;
        governed || owner || first.is_none()
    }

    /// `since March`, `in five years of war`, `so far this year`.
    fn is_cumulative(&self, tokens: &Range<usize>) -> bool {
        let from = self.dates.partition_point(|date| date.tokens().start < tokens.start);
        let since =
            self.dates[from..].iter().take_while(|date| date.tokens().start < tokens.end).any(|date| {
                let long = date.range().is_some_and(|range| days(range) > 40);
                date.bound() == DateBound::Since || long && date.bound() != DateBound::Before
            });
        let war = tokens.clone().any(|at| WARS.iter().any(|word| self.text.is(at, word)));
        let great = self.harms[self.harms_in(tokens)]
            .iter()
            .filter_map(Harm::total)
            .any(|total| total.low >= Some(GREAT));
        since || war && great
    }

    /// Words that part it from what was told before.
    fn is_apart(&self, tokens: &Range<usize>, marks: &[Mark]) -> bool {
        let opening = ["elsewhere", "meanwhile", "separately"];
        let opens = (tokens.start..tokens.end.min(tokens.start + 3))
            .any(|at| opening.iter().any(|word| self.text.is(at, word)));
        let other = ["another", "separate", "earlier", "previous", "similar"];
        let modified = |mark: &Mark| {
            let first =
                self.mentions.at(mark.tokens.start).map_or(mark.tokens.start, |mention| mention.tokens.start);
            !mark.verb && (first..mark.tokens.start).any(|at| other.iter().any(|word| self.text.is(at, word)))
        };
        opens || marks.first().is_some_and(modified)
    }
}

/// A dateline ends within so many tokens.
const DATELINE: usize = 14;

/// Words for what lasts so long that its dead are those of many events.
const WARS: &[&str] = &[
    "conflict",
    "war",
    "uprising",
    "revolt",
    "revolution",
    "insurgency",
    "violence",
    "rebellion",
    "fighting",
    "years",
    "decades",
];

/// Only wars kill so many.
const GREAT: f64 = 1000.0;

/// The countries, capitals and divisions that a text names.
pub(super) fn setting(text: &Text<'_>) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    let mut at = 0;
    while at < text.tokens().len() {
        let Some((len, candidates)) = longest_place(text, at) else {
            at += 1;
            continue;
        };
        if matches!(candidates.kind(), PlaceKind::Country | PlaceKind::Capital) {
            let place = candidates.resolve(&[]);
            if !places.iter().any(|known| known.name.eq_ignore_ascii_case(&place.name)) {
                places.push(place);
            }
        }
        at += len;
    }
    places
}

/// The number of days of a range; the greatest where it is open.
pub(super) fn days(range: DateRange) -> i32 {
    match (range.earliest, range.latest) {
        (Some(a), Some(b)) => b.number() - a.number(),
        _ => i32::MAX,
    }
}

fn event_type(happening: Happening) -> EventType {
    match happening {
        Happening::Bombing => EventType::Bombing,
        Happening::Shooting => EventType::Shooting,
        Happening::Airstrike => EventType::Airstrike,
        Happening::Shelling => EventType::Shelling,
        Happening::Attack => EventType::Attack,
        Happening::Kidnapping => EventType::Kidnapping,
        Happening::Arson => EventType::Arson,
        Happening::Chemical => EventType::Chemical,
        Happening::Clash => EventType::Clash,
        Happening::Robbery => EventType::Robbery,
        Happening::Disaster => EventType::Disaster,
        Happening::Arrest => EventType::Arrest,
        Happening::Other | Happening::None => EventType::Other,
    }
}
