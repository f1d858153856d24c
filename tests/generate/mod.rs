//! Made-up news with known truth: events with kind, place, day and toll; outlets that report them in words of their
//! own; copies, verbatim, excerpted or reworded, some with a figure changed. The same seed gives the same corpus.
//!
//! Shared by tests and benches (`#[path]`). All names of places and people are put together from syllables, so every
//! event has words of its own, as real ones have.

use corroborate::{Document, value::Day};

mod words;

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// "fire", "landslide" …
    pub kind: &'static str,
    /// The town.
    pub place: String,
    /// The province it lies in.
    pub region: String,
    /// The day.
    pub day: Day,
    /// How many died.
    pub killed: u32,
    /// How many were hurt.
    pub injured: u32,
    /// Who speaks for the authorities.
    pub official: String,
}

/// How a document came about.
#[derive(Debug, Clone, PartialEq)]
pub enum Origin {
    /// Written for itself.
    Original,
    /// All of another, by number in the corpus.
    Verbatim(usize),
    /// Some sentences of another among sentences of its own.
    Excerpt(usize),
    /// All of another in other words.
    Reworded(usize),
}

impl Origin {
    /// The document it was made from.
    pub fn original(&self) -> Option<usize> {
        match self {
            Origin::Original => None,
            Origin::Verbatim(of) | Origin::Excerpt(of) | Origin::Reworded(of) => Some(*of),
        }
    }
}

/// A document with what is true of it.
#[derive(Debug, Clone)]
pub struct Item {
    pub document: Document,
    /// Its event, by number in the corpus.
    pub event: usize,
    pub origin: Origin,
    /// The figure it changed: what the original says, what it says.
    pub changed: Option<(u32, u32)>,
}

/// A corpus with its truth.
#[derive(Debug, Clone, Default)]
pub struct Corpus {
    pub events: Vec<Event>,
    pub items: Vec<Item>,
}

/// Numbers that follow from a seed (splitmix64, Steele and others 2014).
#[derive(Debug, Clone)]
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Chance {
        Chance(seed)
    }

    /// The next number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ z >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ z >> 31) % end as u64) as usize
    }

    /// One of these.
    pub fn of<'s>(&mut self, words: &[&'s str]) -> &'s str {
        words[self.below(words.len())]
    }
}

/// A corpus of so many documents: half originals, half copies of them.
pub fn corpus(count: usize, seed: u64) -> Corpus {
    let mut chance = Chance::new(seed);
    let mut corpus = Corpus::default();
    while corpus.items.len() < count {
        let event = corpus.events.len();
        corpus.events.push(words::event(&mut chance));
        story(&mut corpus, event, &mut chance);
    }
    corpus.items.truncate(count);
    corpus
}

/// The documents of one event: two or three outlets' own, and copies of the first.
fn story(corpus: &mut Corpus, event: usize, chance: &mut Chance) {
    let first = corpus.items.len();
    for style in 0..2 + chance.below(2) {
        let text = words::report(&corpus.events[event], style, chance).join(" ");
        add(corpus, event, text, Origin::Original, None, chance);
    }
    for _ in 0..1 + chance.below(4) {
        copy(corpus, event, first, chance);
    }
}

fn copy(corpus: &mut Corpus, event: usize, of: usize, chance: &mut Chance) {
    let text = corpus.items[of].document.text().to_owned();
    let (text, origin, changed) = match chance.below(3) {
        0 => (text, Origin::Verbatim(of), None),
        1 => (words::excerpt(&text, chance), Origin::Excerpt(of), None),
        _ => {
            let (text, changed) = with_changed_toll(&words::reworded(&text), &corpus.events[event], chance);
            (text, Origin::Reworded(of), changed)
        }
    };
    add(corpus, event, text, origin, changed, chance);
}

/// In one copy of three the toll is another.
fn with_changed_toll(text: &str, event: &Event, chance: &mut Chance) -> (String, Option<(u32, u32)>) {
    let toll = event.killed.to_string();
    if chance.below(3) > 0 || !text.contains(&format!("{toll} people")) {
        return (text.to_owned(), None);
    }
    let other = event.killed + 7;
    let text = text.replace(&format!("{toll} people"), &format!("{other} people"));
    (text, Some((event.killed, other)))
}

fn add(
    corpus: &mut Corpus,
    event: usize,
    text: String,
    origin: Origin,
    changed: Option<(u32, u32)>,
    chance: &mut Chance,
) {
    let number = corpus.items.len();
    let after = if origin == Origin::Original { 0 } else { 1 + chance.below(3) as i32 };
    let published = corpus.events[event].day.plus(1 + after).expect("a day of this century");
    let source = format!("{} {}", words::outlet(chance), number % 97);
    let document = Document::new(&format!("d{number}"), text).expect("the id is not empty");
    let document = document.with_source(&source).with_published(published);
    corpus.items.push(Item { document, event, origin, changed });
}

/// A reworded copy of a report of an event, for tests: the same facts, other words, clauses moved.
pub fn reworded(text: &str) -> String {
    words::reworded(text)
}

/// An event of its own.
pub fn event(seed: u64) -> Event {
    words::event(&mut Chance::new(seed))
}

/// A report of an event, sentence by sentence; two styles have no form of words in common.
pub fn report(event: &Event, style: usize, seed: u64) -> Vec<String> {
    words::report(event, style, &mut Chance::new(seed))
}
