//! The gazetteer: countries, regions that span them, first-level divisions and cities, under all their names.
//!
//! Two tables that are read where they lie, without an allocation per entry. `names.tsv` is sorted, so the names that
//! start with one word stand together; one hash of the first words says where. A phrase is looked up word by word,
//! each word narrowing the range of lines by binary search. See `places/README.md` for where the tables come from.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::fnv;

/// `name <TAB> kind <TAB> container or members <TAB> population in thousands`, by line.
const PLACES: &str = include_str!("places/places.tsv");
/// `folded name <TAB> line[a|p],… [<TAB> w]`, sorted by name.
const NAMES: &str = include_str!("places/names.tsv");
/// No name of the table is longer.
const LONGEST_NAME: usize = 48;
/// No name has more words.
const MOST_WORDS: usize = 9;

/// A place of the gazetteer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct PlaceId(u32);

impl PlaceId {
    /// Its line in the table.
    pub(crate) fn line(self) -> u32 {
        self.0
    }
}

/// What sort of place it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum PlaceKind {
    /// A region that spans countries or parts of them.
    Region,
    /// A country or territory.
    Country,
    /// A first-level division: province, state, governorate.
    Division,
    /// A country's capital.
    Capital,
    /// A city or town.
    Town,
}

/// How a name leads to a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum NameUse {
    /// Its name in English.
    Main,
    /// An older name, another spelling, a name in another language.
    Other,
    /// The name of its people: "Pakistani".
    People,
}

/// One line of places.tsv.
#[derive(Debug, Clone, Copy)]
struct Entry {
    kind: PlaceKind,
    /// The line of the container; of a region, the lines of its members.
    links: &'static str,
    /// In thousands.
    population: u32,
}

/// The places that bear one name, best first.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bearers {
    links: &'static str,
    /// Whether the name is an English word too.
    pub(crate) is_word: bool,
}

impl Bearers {
    /// The first of them.
    pub(crate) fn best(self) -> Option<(PlaceId, NameUse)> {
        self.iter().next()
    }

    /// How the name leads to the best of them.
    pub(crate) fn name_use(self) -> NameUse {
        self.best().map_or(NameUse::Other, |(_, used)| used)
    }

    /// Inhabitants of the best of them in thousands; 0 where it is not known.
    pub(crate) fn population(self) -> u64 {
        self.best().map_or(0, |(place, _)| u64::from(Gazetteer::get().population(place)))
    }

    pub(crate) fn iter(self) -> impl Iterator<Item = (PlaceId, NameUse)> {
        self.links.as_bytes().split(|&b| b == b',').filter_map(|link| {
            let (line, used) = match link {
                [line @ .., b'a'] => (line, NameUse::Other),
                [line @ .., b'p'] => (line, NameUse::People),
                line => (line, NameUse::Main),
            };
            let line = std::str::from_utf8(line).ok()?.parse().ok()?;
            Some((PlaceId(line), used))
        })
    }
}

/// What is asked of a place most often.
#[derive(Debug, Clone, Copy)]
struct Node {
    /// Where its line starts.
    start: u32,
    /// The line of its container; its own where it has none. Of a region: where its members stand.
    container: u32,
    /// In thousands.
    population: u32,
    kind: PlaceKind,
}

/// The tables with their indices.
#[derive(Debug)]
pub(crate) struct Gazetteer {
    /// By line of places.tsv.
    nodes: Box<[Node]>,
    /// What each region is made of.
    regions: Vec<Box<[PlaceId]>>,
    /// By hash of the first word: where its names are.
    firsts: Box<[Names]>,
}

/// Lines of names.tsv whose first word has one hash; empty where the slot is.
#[derive(Debug, Clone, Copy, Default)]
struct Names {
    start: u32,
    end: u32,
    hash: u32,
}

/// Twice the number of first words, rounded up to a power of two.
const SLOTS: usize = 1 << 17;

impl Gazetteer {
    pub(crate) fn get() -> &'static Gazetteer {
        static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::load);
        &GAZETTEER
    }

    fn load() -> Gazetteer {
        let starts = std::iter::once(0).chain(memchr::memchr_iter(b'\n', PLACES.as_bytes()).map(|at| at + 1));
        let starts = starts.filter(|&at| at < PLACES.len());
        let mut regions = Vec::new();
        let nodes = starts.enumerate().map(|(line, start)| node(line, start, &mut regions)).collect();
        let mut firsts = vec![Names::default(); SLOTS].into_boxed_slice();
        let names = NAMES.as_bytes();
        let mut start = 0;
        while start < names.len() {
            let first = first_word(start);
            let mut end = line_end(start);
            while opens_with(end, first) {
                end = line_end(end);
            }
            let hash = hash(first);
            let slot = slots(hash).find(|&slot| firsts[slot].end == 0).expect("half of the slots stay free");
            firsts[slot] = Names { start: start as u32, end: end as u32, hash };
            start = end;
        }
        Gazetteer { nodes, regions, firsts }
    }

    /// Inhabitants in thousands; 0 where it is not known.
    pub(crate) fn population(&self, place: PlaceId) -> u32 {
        self.nodes.get(place.0 as usize).map_or(0, |node| node.population)
    }

    /// What a region is made of.
    pub(crate) fn members(&self, region: PlaceId) -> &[PlaceId] {
        let node = self.nodes.get(region.0 as usize).filter(|node| node.kind == PlaceKind::Region);
        node.and_then(|node| self.regions.get(node.container as usize)).map_or(&[], |members| members)
    }

    /// Its name in English.
    pub(crate) fn name(&self, place: PlaceId) -> &'static str {
        let start = self.nodes.get(place.0 as usize).map_or(PLACES.len(), |node| node.start as usize);
        let line = PLACES.get(start..).unwrap_or_default();
        line.split_once('\t').map_or(line, |(name, _)| name)
    }

    /// What sort of place it is.
    pub(crate) fn kind(&self, place: PlaceId) -> PlaceKind {
        self.nodes.get(place.0 as usize).map_or(PlaceKind::Town, |node| node.kind)
    }

    /// What it lies in, if it is no region.
    pub(crate) fn container(&self, place: PlaceId) -> Option<PlaceId> {
        let node = self.nodes.get(place.0 as usize)?;
        (node.kind != PlaceKind::Region && node.container != place.0).then_some(PlaceId(node.container))
    }

    /// The capital of a country.
    pub(crate) fn capital(&self, country: PlaceId) -> Option<PlaceId> {
        static CAPITALS: LazyLock<BTreeMap<u32, PlaceId>> = LazyLock::new(|| {
            let gazetteer = Gazetteer::get();
            let places = (0..gazetteer.nodes.len() as u32).map(PlaceId);
            let capitals = places.filter(|&place| gazetteer.kind(place) == PlaceKind::Capital);
            let of_country = |place: PlaceId| {
                let mut around = std::iter::successors(Some(place), |&place| gazetteer.container(place));
                Some((around.find(|&step| gazetteer.kind(step) == PlaceKind::Country)?.0, place))
            };
            capitals.filter_map(of_country).collect()
        });
        CAPITALS.get(&country.0).copied()
    }

    /// The longest name that the words start with: how many words and who bears it. `word` appends its `n`th word,
    /// folded, and says whether there was one.
    pub(crate) fn longest(
        &self,
        mut word: impl FnMut(usize, &mut Folded) -> bool,
    ) -> Option<(usize, Bearers)> {
        let mut phrase = Folded::default();
        if !word(0, &mut phrase) {
            return None;
        }
        let mut names = self.starting_with(phrase.as_bytes())?;
        let mut best = None;
        for count in 1..=MOST_WORDS {
            // The first word alone sorts before all names that start with it.
            let at = if count == 1 { names.start } else { lower_bound(&names, phrase.as_bytes()) };
            let whole = at < names.end && is_name_at(at, phrase.as_bytes());
            if whole {
                best = Some((count, bearers(at)));
            }
            // Longer names that start so stand right behind.
            phrase.push(b' ');
            names.start = if whole { line_end(at) } else { at };
            let longer = names.start < names.end && name_at(names.start).starts_with(phrase.as_bytes());
            if !longer || !word(count, &mut phrase) || phrase.overflown {
                break;
            }
            let next = lower_bound(&names, phrase.as_bytes());
            if next >= names.end || !name_at(next).starts_with(phrase.as_bytes()) {
                break;
            }
        }
        best
    }

    /// Who bears a whole name.
    pub(crate) fn bearers(&self, name: &str) -> Option<Bearers> {
        let mut phrase = Folded::default();
        phrase.push_phrase(name);
        let first = phrase.as_bytes().split(|&b| b == b' ').next()?;
        let names = self.starting_with(first)?;
        let at = lower_bound(&names, phrase.as_bytes());
        (at < names.end && is_name_at(at, phrase.as_bytes())).then(|| bearers(at))
    }

    fn starting_with(&self, first: &[u8]) -> Option<Range<usize>> {
        if first.is_empty() {
            return None;
        }
        let hash = hash(first);
        let taken = slots(hash).map(|slot| self.firsts[slot]).take_while(|names| names.end != 0);
        let mut alike = taken.filter(|names| names.hash == hash);
        let names = alike.find(|names| opens_with(names.start as usize, first))?;
        Some(names.start as usize..names.end as usize)
    }
}

fn hash(word: &[u8]) -> u32 {
    (fnv::with(fnv::START, word.iter().copied()).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as u32
}

/// The slots in which the names with a hash may be, in order.
fn slots(hash: u32) -> impl Iterator<Item = usize> {
    (hash as usize..).map(|slot| slot & (SLOTS - 1))
}

/// The place whose line starts at byte `start`.
fn entry_at(start: usize) -> Entry {
    let mut rest = PLACES.get(start..).unwrap_or_default();
    let mut field = || {
        let end = rest.bytes().position(|b| b == b'\t' || b == b'\n').unwrap_or(rest.len());
        let (field, after) = rest.split_at(end);
        rest = after.get(usize::from(after.starts_with('\t'))..).unwrap_or_default();
        field
    };
    let (_, kind, links, population) = (field(), field(), field(), field());
    let kind = match kind {
        "r" => PlaceKind::Region,
        "c" => PlaceKind::Country,
        "d" => PlaceKind::Division,
        "k" => PlaceKind::Capital,
        _ => PlaceKind::Town,
    };
    Entry { kind, links, population: population.parse().unwrap_or(0) }
}

fn node(line: usize, start: usize, regions: &mut Vec<Box<[PlaceId]>>) -> Node {
    let Entry { kind, links, population } = entry_at(start);
    let container = if kind == PlaceKind::Region {
        regions.push(links.split(',').filter_map(|line| line.parse().ok().map(PlaceId)).collect());
        regions.len() as u32 - 1
    } else {
        links.parse().unwrap_or(line as u32)
    };
    Node { start: start as u32, container, population, kind }
}

/// Whether the name at byte `at` of the names has this first word.
fn opens_with(at: usize, first: &[u8]) -> bool {
    let line = NAMES.as_bytes().get(at..).unwrap_or_default();
    line.starts_with(first) && matches!(line.get(first.len()), Some(b' ' | b'\t'))
}

/// Just past the line break of the line that has byte `at`.
fn line_end(at: usize) -> usize {
    memchr::memchr(b'\n', &NAMES.as_bytes()[at..]).map_or(NAMES.len(), |len| at + len + 1)
}

fn line_start(at: usize, from: usize) -> usize {
    memchr::memrchr(b'\n', &NAMES.as_bytes()[from..at]).map_or(from, |back| from + back + 1)
}

fn first_word(at: usize) -> &'static [u8] {
    let line = &NAMES.as_bytes()[at..];
    &line[..memchr::memchr2(b' ', b'\t', line).unwrap_or(line.len())]
}

/// Whether the line at byte `at` has this name.
fn is_name_at(at: usize, name: &[u8]) -> bool {
    let line = NAMES.as_bytes().get(at..).unwrap_or_default();
    line.starts_with(name) && line.get(name.len()) == Some(&b'\t')
}

fn name_at(at: usize) -> &'static [u8] {
    let line = &NAMES.as_bytes()[at..];
    &line[..memchr::memchr(b'\t', line).unwrap_or(line.len())]
}

/// The first line of the range whose name is not before `phrase`.
fn lower_bound(names: &Range<usize>, phrase: &[u8]) -> usize {
    let (mut low, mut high) = (names.start, names.end);
    while low < high {
        let middle = line_start(low.midpoint(high), names.start);
        if name_at(middle) < phrase {
            low = line_end(middle);
        } else {
            high = middle;
        }
    }
    low
}

fn bearers(at: usize) -> Bearers {
    let end = line_end(at);
    let field = |from: usize| {
        let bytes = NAMES.as_bytes().get(from..end).unwrap_or_default();
        from + memchr::memchr2(b'\t', b'\n', bytes).unwrap_or(bytes.len())
    };
    let name = field(at);
    let links = field(name + 1);
    Bearers {
        links: NAMES.get(name + 1..links).unwrap_or_default(),
        is_word: NAMES.as_bytes().get(links + 1) == Some(&b'w') && links + 1 < end,
    }
}

/// A phrase in the spelling of names.tsv: lower-case ASCII letters and digits, one space between words, no
/// apostrophes or full stops.
#[derive(Debug, Clone)]
pub(crate) struct Folded {
    bytes: [u8; LONGEST_NAME],
    len: usize,
    overflown: bool,
}

impl Default for Folded {
    fn default() -> Self {
        Folded { bytes: [0; LONGEST_NAME], len: 0, overflown: false }
    }
}

impl Folded {
    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.len]
    }

    pub(crate) fn as_str(&self) -> &str {
        std::str::from_utf8(self.as_bytes()).unwrap_or_default()
    }

    fn push(&mut self, byte: u8) {
        match self.bytes.get_mut(self.len) {
            Some(slot) => {
                *slot = byte;
                self.len += 1;
            }
            None => self.overflown = true,
        }
    }

    /// Appends the letters and digits of a word; says whether there were any.
    pub(crate) fn push_word(&mut self, word: &str) -> bool {
        let before = self.len;
        if word.is_ascii() {
            self.push_plain(word);
        } else {
            word.chars().for_each(|c| self.push_plain(any_ascii::any_ascii_char(c)));
        }
        self.len > before
    }

    /// Appends the letters and digits of ASCII.
    fn push_plain(&mut self, word: &str) {
        let letters = word.bytes().filter(u8::is_ascii_alphanumeric);
        letters.for_each(|byte| self.push(byte.to_ascii_lowercase()));
    }

    /// Appends a phrase, words parted by anything that is no letter, digit, apostrophe or full stop.
    pub(crate) fn push_phrase(&mut self, phrase: &str) {
        for word in phrase.split(is_gap) {
            let start = self.len;
            if start > 0 {
                self.push(b' ');
            }
            if !self.push_word(word) {
                self.len = start;
            }
        }
    }
}

fn is_gap(c: char) -> bool {
    !(c.is_alphanumeric()
        || matches!(c, '.' | '\'' | '\u{2019}' | '\u{2018}' | '\u{2bb}'..='\u{2bf}' | '`' | '\u{b4}' | '\u{300}'..='\u{36f}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted_and_every_link_leads_to_a_line() {
        let gazetteer = Gazetteer::get();
        let names: Vec<&str> = NAMES.lines().map(|line| line.split('\t').next().unwrap()).collect();
        assert!(names.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(names.iter().all(|name| name.len() < LONGEST_NAME && name.split(' ').count() <= MOST_WORDS));
        for name in names {
            let bearers = gazetteer.bearers(name).unwrap_or_else(|| panic!("'{name}' is not found"));
            assert!(bearers.iter().count() > 0, "'{name}' leads nowhere");
            assert!(bearers.iter().all(|(place, _)| (place.0 as usize) < gazetteer.nodes.len()));
        }
    }

    #[test]
    fn every_container_ends_in_a_country() {
        let gazetteer = Gazetteer::get();
        for line in 0..gazetteer.nodes.len() as u32 {
            let mut place = PlaceId(line);
            let mut steps = 0;
            while let Some(container) = gazetteer.container(place) {
                (place, steps) = (container, steps + 1);
            }
            assert!(steps <= 2);
            assert!(matches!(gazetteer.kind(place), PlaceKind::Country | PlaceKind::Region));
        }
    }
}
