//! The places at which a text says that something happened, each looked up in the gazetteer once.
//!
//! ```text
//! site = locative … name        in Riga · the Riga suburb of Kengarags · hit northern Latvia
//!      | name "'s"              Riga's market
//! ```
//! A name of the gazetteer is believed where it is governed so; a name that it lacks, only right behind "in", "at" and
//! the like. Which of several places a name means is decided by the countries and capitals that the text names.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Deref, Range};
use std::rc::Rc;

use super::aside::{Aside, Named};
use super::read::Heard;
use crate::extract::mention::{Mention, MentionKind, Mentions, Tag};
use crate::lexicon::events::Turn;
use crate::lexicon::{Bearers, Gazetteer, NameLexicon, NameUse, Noun, PlaceId, PlaceKind, WordClass};
use crate::text::{Case, Text};
use crate::value::Place;
use crate::value::place::{Location, Nearness, PlaceCandidates};

/// A place as a clue, with where it lies in the gazetteer.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Site {
    place: Place,
    location: Location,
    steps: usize,
}

impl Site {
    fn new(place: Place, location: Location) -> Site {
        let steps = location.steps();
        Site { place, location, steps }
    }

    /// How far down the tree of places it stands: 1 for a country, 0 where the gazetteer lacks it.
    pub(super) fn steps(&self) -> usize {
        self.steps
    }

    /// Whether the two may be one, or one lies in the other.
    pub(super) fn meets(&self, other: &Site) -> bool {
        self.location.meets(&other.location)
    }
}

impl Deref for Site {
    type Target = Place;

    fn deref(&self) -> &Place {
        &self.place
    }
}

/// The same place, not in it but near it.
fn near(site: &Site) -> Rc<Site> {
    let place = site.place.clone().with_nearness(Nearness::Near);
    Rc::new(Site { place, location: site.location.clone(), steps: site.steps })
}

/// What a place lies in is named within so many tokens behind it.
const AROUND: usize = 9;

/// A name in the text, by what was last named before it.
type Key<'t> = (&'t str, Option<PlaceId>);

/// The names of places in a text.
pub(super) struct Sites<'t> {
    pub(super) text: &'t Text<'t>,
    pub(super) mentions: &'t Mentions,
    /// The names that the gazetteer has, in order.
    named: Vec<(Range<usize>, PlaceCandidates)>,
    /// The countries, regions and capitals that the text names: where its other places are to be looked for.
    setting: Vec<PlaceId>,
    /// The countries of those.
    countries: Vec<PlaceId>,
    /// The last words of the names of people.
    surnames: BTreeSet<&'t str>,
    /// Where the dateline of the text ends: its city is where it was written.
    dateline: usize,
    found: RefCell<BTreeMap<Key<'t>, Rc<Site>>>,
}

impl<'t> Sites<'t> {
    /// The places that a text names, but for those beside the article.
    pub(super) fn read(text: &'t Text<'t>, mentions: &'t Mentions, heard: &dyn Heard) -> Sites<'t> {
        let mut named = named(text);
        named.retain(|(name, _)| !heard.is_aside(name.start));
        let mut setting: Vec<PlaceId> = Vec::new();
        let mut countries: Vec<PlaceId> = Vec::new();
        let great = |kind| matches!(kind, PlaceKind::Country | PlaceKind::Capital);
        for (_, candidates) in named.iter().filter(|(_, candidates)| great(candidates.kind())) {
            let location = candidates.location();
            setting.extend(location.best().filter(|place| !setting.contains(place)));
            countries.extend(location.country().filter(|country| !countries.contains(country)));
        }
        let surnames = surnames(text, mentions);
        let dateline = text.dateline_end(0..text.tokens().len()).unwrap_or_default();
        Sites { text, mentions, named, setting, countries, surnames, dateline, found: RefCell::default() }
    }

    /// The first fine place of the whole text that no reason refuses, with its first token: where a story without a
    /// place of its own plays.
    pub(super) fn first(&self, is_refused: &dyn Fn(&Range<usize>) -> bool) -> Option<(usize, Rc<Site>)> {
        self.first_from((None, 2), is_refused)
    }

    /// The same of the sentence of a token and the one behind it: what is told next goes on about it.
    pub(super) fn first_near(
        &self,
        at: usize,
        is_refused: &dyn Fn(&Range<usize>) -> bool,
    ) -> Option<(usize, Rc<Site>)> {
        let sentences = self.text.sentences();
        let own = self.text.sentence_of(at);
        let end = sentences[(own + 1).min(sentences.len() - 1)].tokens().end;
        let near = sentences[own].tokens().start..end;
        self.first_from((None, 2), &|name| !near.contains(&name.start) || is_refused(name))
    }

    /// The first fine place where somebody speaks who tells of it.
    pub(super) fn first_office(&self) -> Option<Rc<Site>> {
        self.first_of(Some(Aside::Office), 2)
    }

    /// The first fine place of the dateline: where a story was written that names none of its own.
    pub(super) fn first_dateline(&self) -> Option<Rc<Site>> {
        self.first_of(Some(Aside::Dateline), 2)
    }

    /// The country of the dateline, where its town is not known.
    pub(super) fn dateline_country(&self) -> Option<Rc<Site>> {
        self.first_of(Some(Aside::Dateline), 1)
    }

    fn first_of(&self, aside: Option<Aside>, steps: usize) -> Option<Rc<Site>> {
        self.first_from((aside, steps), &|_| false).map(|(_, site)| site)
    }

    fn first_from(
        &self,
        (aside, steps): (Option<Aside>, usize),
        is_refused: &dyn Fn(&Range<usize>) -> bool,
    ) -> Option<(usize, Rc<Site>)> {
        let all = 0..self.text.tokens().len();
        let fine = |site: &Rc<Site>| site.steps() >= steps;
        let mut named = self.named.iter().filter(|(name, _)| self.aside(name) == aside && !is_refused(name));
        named.find_map(|(name, candidates)| {
            let site = self.gazetted(name, candidates, &all, None).filter(fine)?;
            Some((name.start, site))
        })
    }

    /// Where the text says that each of some places lies: `Velm, | which lies in the northern province of Aleppo`.
    pub(super) fn around(&self, names: &[&str]) -> Vec<Rc<Site>> {
        let mut around: BTreeMap<String, Vec<Rc<Site>>> =
            names.iter().map(|name| (name.to_ascii_lowercase(), Vec::new())).collect();
        if around.is_empty() {
            return Vec::new();
        }
        let named = self.mentions.list().iter().filter(|mention| mention.named).map(|mention| &mention.name);
        let mut named: Vec<&Range<usize>> = named.chain(self.named.iter().map(|(name, _)| name)).collect();
        named.sort_unstable_by_key(|name| (name.start, name.end));
        named.dedup();
        for name in named {
            let end = name.end;
            if !(self.text.is(end, ",") || self.text.is(end, "which") || self.has(end, Turn::Locative)) {
                continue;
            }
            let line = self.text.line(name.clone()).to_ascii_lowercase();
            let Some(around) = around.get_mut(&line).filter(|around| around.is_empty()) else { continue };
            let phrase = end..(end + AROUND).min(self.text.tokens().len());
            around.extend(self.within(&phrase).into_iter().filter(|site| site.steps() > 1));
        }
        names.iter().filter_map(|name| around.remove(&name.to_ascii_lowercase())).flatten().collect()
    }

    fn aside(&self, name: &Range<usize>) -> Option<Aside> {
        if name.end <= self.dateline {
            return Some(Aside::Dateline);
        }
        Named { text: self.text, mentions: self.mentions, name: name.clone() }.aside()
    }

    /// The places in which a stretch says that it happened.
    pub(super) fn within(&self, stretch: &Range<usize>) -> Vec<Rc<Site>> {
        self.beside(stretch, None)
    }

    /// The places in which a stretch says that it happened, or that are named beside it in one way.
    pub(super) fn beside(&self, stretch: &Range<usize>, beside: Option<Aside>) -> Vec<Rc<Site>> {
        let mut sites: Vec<Rc<Site>> = Vec::new();
        let mut afar: Vec<Rc<Site>> = Vec::new();
        let mut next = self.named.partition_point(|(name, _)| name.start < stretch.start);
        let mut at = stretch.start;
        while at < stretch.end {
            while self.named.get(next).is_some_and(|(name, _)| name.start < at) {
                next += 1;
            }
            let (len, site) = match self.named.get(next).filter(|(name, _)| name.start == at) {
                Some((name, candidates)) => {
                    let last = sites.last().and_then(|site| site.location.best());
                    match self.gazetted(name, candidates, stretch, last) {
                        None if self.opens_longer(name) => self.unknown(at),
                        site => (name.len(), site),
                    }
                }
                None => self.unknown(at),
            };
            let site = site.map(|site| self.with_nearness(site, at));
            let site = site.filter(|site| !sites.iter().any(|known| known.name == site.name));
            match site.map(|site| (self.aside(&(at..at + len)), site)) {
                Some((Some(Aside::Afar), site)) => afar.push(near(&site)),
                Some((aside, site)) if aside.is_none() || aside == beside => sites.push(site),
                _ => {}
            }
            at += len;
        }
        // "40 km north of Riga" says where it was if nothing else does
        if sites.is_empty() { afar } else { sites }
    }

    /// A place as it stands at a token: `off | Lagos` is near it.
    fn with_nearness(&self, site: Rc<Site>, at: usize) -> Rc<Site> {
        let is = |back: usize| at.checked_sub(back).is_some_and(|at| self.has(at, Turn::Beside));
        let named_so = at > 0 && self.text.is(at - 1, "the");
        if !is(1 + usize::from(named_so)) {
            return site;
        }
        near(&site)
    }

    /// A place of the gazetteer, if something is said to be there.
    fn gazetted(
        &self,
        name: &Range<usize>,
        candidates: &PlaceCandidates,
        stretch: &Range<usize>,
        last: Option<PlaceId>,
    ) -> Option<Rc<Site>> {
        let (start, end) = (name.start, name.end);
        let people = candidates.name_use() == NameUse::People || self.is_band(name);
        let based = self.text.is(end, "based") || self.text.is(end, "-") && self.text.is(end + 1, "based");
        if people || based || self.mentions.tag(start) != Tag::Name || self.is_inside_name(start, end) {
            return None;
        }
        if !self.follows_locative(start) && self.is_person(start, end) {
            return None;
        }
        let token = &self.text.tokens()[start];
        let short = name.len() == 1 && token.span().len() <= 4 && token.case == Case::Upper;
        let opens = start == stretch.start || self.mentions.tag(start - 1) == Tag::Mark;
        let common = opens && self.text.lexicon().words.profile(self.text.id(start)).common;
        let sure = !(candidates.is_word() || short || common) || self.follows_locative(start);
        (sure && self.is_where(start, end, stretch)).then(|| self.site(name, candidates, last))
    }

    /// `a | Hamas | commander`: a town may be called as an armed band is.
    fn is_band(&self, name: &Range<usize>) -> bool {
        let armed = self.text.longest(&self.text.lexicon().events.armed, name.start);
        armed.is_some_and(|(len, _)| len >= name.len()) && !self.follows_locative(name.start)
    }

    /// A name that the gazetteer lacks, behind "in" and the like; and how many tokens to go on by.
    fn unknown(&self, at: usize) -> (usize, Option<Rc<Site>>) {
        if let Some(name) = self.in_capitals(at) {
            return (name.len(), Some(self.lacking(&name)));
        }
        let mention = self.mentions.innermost(at).filter(|mention| mention.named && mention.name.start == at);
        let Some(mention) = mention else { return (1, None) };
        let sure = self.is_village(mention.name.start) || self.is_before_region(&mention.name);
        if mention.kind == MentionKind::Person && !sure && self.holds_known(mention) {
            return (1, None);
        }
        let named = match mention.kind {
            MentionKind::Place | MentionKind::Other => true,
            MentionKind::Person if sure => true,
            MentionKind::Person => mention.tokens == mention.name && self.is_nobody(mention),
            _ => false,
        };
        let start = mention.tokens.start.min(at);
        let local = named && self.is_head(mention) && (self.follows_locative(start) || self.is_struck(start));
        (mention.name.len().max(1), local.then(|| self.lacking(&mention.name)))
    }

    /// Whether the gazetteer has a part of a name: `Westernish | Idaho`.
    fn holds_known(&self, mention: &Mention) -> bool {
        let inside = self.named.partition_point(|(name, _)| name.start < mention.name.start);
        self.named.get(inside).is_some_and(|(name, _)| name.start < mention.name.end)
    }

    /// `at | Sankt Orm`: two words that might be a person's name and that nothing shows to be one.
    fn is_nobody(&self, mention: &Mention) -> bool {
        let (start, end) = (mention.name.start, mention.name.end);
        let aimed = start > 1 && self.mentions.tag(start - 2) == Tag::Verb && self.text.is(start - 1, "at");
        let owner = self.mentions.tag(end) == Tag::Genitive;
        !aimed
            && !owner
            && !self.surnames.contains(self.text.word(end - 1))
            && !is_person(self.text, self.mentions, mention)
    }

    /// Whether a phrase is about what the name means, and not `the Orla | mattress factory`.
    fn is_head(&self, name: &Mention) -> bool {
        let phrase = self.mentions.at(name.name.start).unwrap_or(name);
        let noun = self.text.lexicon().words.profile(self.text.id(phrase.head)).noun;
        phrase.head <= name.name.end || !matches!(noun, Noun::Building | Noun::Organization)
    }

    /// The place a name means behind the last place known.
    fn site(&self, name: &Range<usize>, candidates: &PlaceCandidates, last: Option<PlaceId>) -> Rc<Site> {
        let words = self.text.span(name.clone()).of(self.text.source());
        let find = || Rc::new(self.resolved(candidates, last));
        Rc::clone(self.found.borrow_mut().entry((words, last)).or_insert_with(find))
    }

    fn lacking(&self, name: &Range<usize>) -> Rc<Site> {
        let words = self.text.span(name.clone()).of(self.text.source());
        let plain = || words.split_whitespace().collect::<Vec<_>>().join(" ");
        let make = || Rc::new(Site::new(Place::named(plain()), Location::default()));
        Rc::clone(self.found.borrow_mut().entry((words, None)).or_insert_with(make))
    }

    /// The place of that name that lies where the text plays; where none does, no more than its name is known.
    fn resolved(&self, candidates: &PlaceCandidates, last: Option<PlaceId>) -> Site {
        let context: Vec<PlaceId> = last.into_iter().chain(self.setting.iter().copied()).collect();
        let (place, location) = candidates.locate(&context);
        let great = matches!(candidates.kind(), PlaceKind::Country | PlaceKind::Capital | PlaceKind::Region);
        let here = || location.country().is_some_and(|country| self.countries.contains(&country));
        let fits = great || self.setting.is_empty() || here();
        let (place, location) = if fits { (place, location) } else { candidates.unplaced() };
        Site::new(place, location)
    }

    /// Whether a place's name is only a part of another name: `London | Bank`, `Bank of | London`, `Richmond | Avenue`.
    fn is_inside_name(&self, start: usize, end: usize) -> bool {
        self.mentions.innermost(start).is_some_and(|mention| {
            let foreign = start > mention.name.start && !self.text.id(start - 1).is_known();
            let foreign = foreign && !self.is_owner(start - 1);
            let foreign =
                foreign && mention.kind == MentionKind::Person && !self.follows_locative(mention.name.start);
            let longer = mention.name.start <= start && mention.name.end > end || foreign;
            let body = mention.kind == MentionKind::Organization;
            let of = body && mention.name.start < start && self.text.is(start - 1, "of");
            mention.named && (longer || of)
        })
    }

    /// `Syrias | Aleppo`: the name of a country whose apostrophe a text has lost.
    fn is_owner(&self, at: usize) -> bool {
        let name = self.text.word(at).strip_suffix('s').filter(|_| self.mentions.tag(at) == Tag::Name);
        let bearers = name.and_then(|name| Gazetteer::get().bearers(name));
        let best = bearers.and_then(Bearers::best);
        best.is_some_and(|(place, _)| Gazetteer::get().kind(place) == PlaceKind::Country)
    }

    /// Whether a place's name opens that of another place: `Lima | Airport`, `the village of | Dar Azim`.
    fn opens_longer(&self, name: &Range<usize>) -> bool {
        let longer = self.mentions.innermost(name.start).filter(|mention| mention.named);
        longer.is_some_and(|mention| {
            let (own, place) = (&mention.name, mention.kind == MentionKind::Place);
            let sure = place || self.is_village(own.start) || self.is_before_region(own);
            own.start == name.start && own.end > name.end && sure
        })
    }

    /// Whether a place's name is a person's: `Amara | Holt`, `Ms | Holt`, or `Holt` alone after that.
    fn is_person(&self, start: usize, end: usize) -> bool {
        let holder = self.mentions.innermost(start).filter(|mention| mention.named);
        let own = holder.is_some_and(|mention| {
            let behind =
                self.follows_locative(mention.tokens.start) || self.follows_locative(mention.name.start);
            mention.name.end == end && !behind && is_person(self.text, self.mentions, mention)
        });
        let says = |at: usize| self.text.longest(&self.text.lexicon().speech.cues, at).is_some();
        let speaks = || says(end) || start > 0 && says(start - 1);
        own || self.surnames.contains(self.text.word(start)) && end - start == 1 && speaks()
    }

    pub(super) fn follows_locative(&self, at: usize) -> bool {
        let Some(mut before) = at.checked_sub(1) else { return false };
        if self.text.is(before, "the") && before > 0 {
            before -= 1;
        }
        self.has(before, Turn::Locative) || self.is_village(before + 1)
    }

    /// `Moscow | said`, `warned | Moscow`: a city that stands for its government.
    fn speaks(&self, start: usize, end: usize) -> bool {
        let says = |at: usize| self.text.longest(&self.text.lexicon().speech.cues, at).is_some();
        let verb = (end..end + 3).find(|&at| self.mentions.tag(at) != Tag::Auxiliary);
        let warned = start.checked_sub(1).is_some_and(|at| self.mentions.tag(at) == Tag::Verb && says(at));
        let within = start.checked_sub(1).is_some_and(|at| self.mentions.tag(at) == Tag::Preposition);
        warned || !within && verb.is_some_and(|at| self.mentions.tag(at) == Tag::Verb && says(at))
    }

    /// Whether a place is where something is, not a government or a direction.
    fn is_where(&self, start: usize, end: usize, stretch: &Range<usize>) -> bool {
        let in_phrase = |at: usize| {
            matches!(
                self.mentions.tag(at),
                Tag::Determiner | Tag::Adjective | Tag::Noun | Tag::Name | Tag::Hyphen
            )
        };
        let owner = self.mentions.tag(end) == Tag::Genitive;
        if self.speaks(start, end) || !self.follows_locative(start) && self.acts(end) {
            return false;
        }
        let Some(first) = (stretch.start..start).rev().find(|&at| !in_phrase(at)) else { return true };
        owner
            || self.has(first, Turn::Where)
            || matches!(self.text.word(first), "," | "-" | "(")
            || matches!(self.mentions.tag(first), Tag::Genitive | Tag::Verb)
    }

    /// `Israel | has launched`, `Russia | shelled`: whether a name is that of who does it.
    fn acts(&self, end: usize) -> bool {
        let function = |at: usize| self.text.lexicon().words.profile(self.text.id(at)).function;
        let mut group = self.mentions.group_behind(end);
        let verb = group.end;
        let passive = group.any(|at| function(at).is_be());
        let events = &self.text.lexicon().events;
        let deed = self.has(verb, Turn::Done) || self.has(verb, Turn::Did) || self.has(verb, Turn::Out);
        !passive && self.mentions.tag(verb) == Tag::Verb && (deed || self.text.opens(verb, &events.verbs))
    }

    pub(super) fn has(&self, at: usize, turn: Turn) -> bool {
        self.text.lexicon().events.turns.has(self.text.id(at), turn)
    }
}

/// The last words of the names of people that have another name before it.
fn surnames<'t>(text: &'t Text<'_>, mentions: &Mentions) -> BTreeSet<&'t str> {
    let people = mentions.list().iter().filter(|mention| mention.name.len() > 1);
    let people = people.filter(|mention| is_person(text, mentions, mention));
    people.map(|mention| text.word(mention.name.end - 1)).collect()
}

/// Whether a name is told to be a person's: by a given name, a role before it (`a lawyer, Amara Holt`) or its saying
/// something.
fn is_person(text: &Text<'_>, mentions: &Mentions, mention: &Mention) -> bool {
    let (start, end) = (mention.name.start, mention.name.end);
    let is_role = |at: usize| {
        let profile = text.lexicon().words.profile(text.id(at));
        profile.noun == Noun::Person && !profile.plural || text.is_class(at, WordClass::Title)
    };
    let says = |at: usize| text.longest(&text.lexicon().speech.cues, at).is_some();
    let given = || NameLexicon::english().is_given(text.word(start));
    let apposed =
        || start > 1 && text.is(start - 1, ",") && mentions.tag(start - 2) == Tag::Noun && is_role(start - 2);
    let long = mention.name.len() > 1;
    mention.named
        && (mention.kind == MentionKind::Person && long && given()
            || (mention.tokens.start..start).any(is_role)
            || long && (apposed() || says(end) || start > 0 && says(start - 1)))
}

/// The names of the gazetteer that stand in a text.
fn named(text: &Text<'_>) -> Vec<(Range<usize>, PlaceCandidates)> {
    let mut end = 0;
    let names = text.gazetteer_names().iter().filter(|name| {
        let apart = name.tokens().start >= end;
        end = if apart { name.tokens().end } else { end };
        apart
    });
    names.map(|name| (name.tokens(), PlaceCandidates::named(text, name))).collect()
}
