//! One id for each word of all tables.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A word of the lexicon; [`WordId::UNKNOWN`] for every other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct WordId(u32);

impl WordId {
    /// The id of all words that are in no table.
    pub const UNKNOWN: WordId = WordId(0);

    /// Whether the lexicon has the word.
    pub const fn is_known(self) -> bool {
        self.0 != 0
    }

    pub(crate) const fn index(self) -> usize {
        self.0 as usize
    }
}

/// Which table: one bit of the mask that says whose phrases start with a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TableBit(pub(super) u8);

/// How what a rule reads may start: with one word, or with an opener and what may come second.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Starts {
    pub(crate) alone: TableBit,
    pub(crate) opener: TableBit,
    pub(crate) second: TableBit,
}

impl Starts {
    /// Of figures.
    pub(crate) const FIGURE: Starts =
        Starts { alone: TableBit(58), opener: TableBit(59), second: TableBit(60) };
    /// Of dates.
    pub(crate) const DATE: Starts =
        Starts { alone: TableBit(61), opener: TableBit(62), second: TableBit(63) };
    /// The bits of all of them lie behind those of the tables.
    pub(super) const FIRST: TableBit = TableBit(58);
}

/// Some of the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Tables(u64);

impl Tables {
    /// Whether a table is one of them.
    pub(crate) const fn have(self, table: TableBit) -> bool {
        self.0 >> table.0 & 1 == 1
    }

    /// All of these tables.
    pub(crate) const fn of(tables: &[TableBit]) -> Tables {
        let mut all = 0;
        let mut rest = tables;
        while let [table, tail @ ..] = rest {
            all |= 1 << table.0;
            rest = tail;
        }
        Tables(all)
    }

    /// Whether one of these tables is one of those.
    pub(crate) const fn meet(self, other: Tables) -> bool {
        self.0 & other.0 != 0
    }

    /// The tables of both.
    pub(crate) const fn with(self, other: Tables) -> Tables {
        Tables(self.0 | other.0)
    }

    fn add(&mut self, table: TableBit) {
        self.0 |= 1 << table.0;
    }
}

/// A longer word is in no table.
const LONGEST_WORD: usize = 32;

#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    ids: HashMap<Box<[u8]>, u32, BuildHasherDefault<Fx>>,
    /// By id: the tables that have a phrase starting with the word.
    opened: Vec<Tables>,
    short: ShortWords,
}

/// Words of up to sixteen bytes by their bytes: open addressing, at most half full, made once at the end.
#[derive(Debug)]
struct ShortWords {
    /// Ids by hash; zero where there is none.
    slots: Box<[u32]>,
    /// By id.
    keys: Vec<u128>,
    shift: u32,
    /// Ids of the marks of one byte.
    marks: [WordId; 128],
    /// Ids of the marks from U+2000, `e2 80` and a last byte.
    printed: [WordId; 64],
}

impl Default for ShortWords {
    fn default() -> ShortWords {
        ShortWords {
            slots: Box::new([0; 2]),
            keys: vec![0],
            shift: 63,
            marks: [WordId::UNKNOWN; 128],
            printed: [WordId::UNKNOWN; 64],
        }
    }
}

impl ShortWords {
    fn new(words: &[(&[u8], u32)]) -> ShortWords {
        let bits = (words.len() * 2).next_power_of_two().trailing_zeros().max(1);
        let last = words.iter().map(|(_, id)| *id as usize).max().unwrap_or(0);
        let mut short = ShortWords {
            slots: vec![0; 1 << bits].into_boxed_slice(),
            keys: vec![0; last + 1],
            shift: 64 - bits,
            ..ShortWords::default()
        };
        for (word, id) in words {
            short.insert(key(word), *id);
        }
        for byte in 0..128u8 {
            short.marks[byte as usize] = short.id(u128::from(byte));
        }
        for last in 0..64u8 {
            short.printed[last as usize] = short.id(key(&[0xe2, 0x80, 0x80 | last]));
        }
        short
    }

    fn insert(&mut self, key: u128, id: u32) {
        self.keys[id as usize] = key;
        let mut slot = self.slot(key);
        while self.slots[slot] != 0 {
            slot = (slot + 1) & (self.slots.len() - 1);
        }
        self.slots[slot] = id;
    }

    fn slot(&self, key: u128) -> usize {
        let mixed = (key as u64 ^ ((key >> 64) as u64).rotate_left(23)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        (mixed >> self.shift) as usize
    }

    #[expect(clippy::needless_bitwise_bool, reason = "which of the two ends the search is past guessing")]
    fn id(&self, key: u128) -> WordId {
        let mut slot = self.slot(key);
        loop {
            let id = self.slots[slot];
            if (id == 0) | (self.keys[id as usize] == key) {
                return WordId(id);
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
    }
}

/// The bytes of a word of up to sixteen, the first of them lowest.
fn key(word: &[u8]) -> u128 {
    word.iter().rev().fold(0, |key, &byte| key << 8 | u128::from(byte))
}

impl Vocabulary {
    pub(crate) fn id(&self, word: &str) -> WordId {
        let mut buffer = [0; LONGEST_WORD];
        folded(word, &mut buffer)
            .and_then(|folded| self.ids.get(folded))
            .map_or(WordId::UNKNOWN, |&id| WordId(id))
    }

    /// All ids in order, the one for unknown words first.
    pub(super) fn words(&self) -> impl Iterator<Item = WordId> {
        (0..self.opened.len() as u32).map(WordId)
    }

    /// The tables that have a phrase starting with the word.
    pub(crate) fn opened_by(&self, word: WordId) -> Tables {
        self.opened.get(word.index()).copied().unwrap_or_default()
    }

    pub(super) fn insert(&mut self, word: &str) -> Option<WordId> {
        let mut buffer = [0; LONGEST_WORD];
        let folded = folded(word, &mut buffer)?;
        if self.opened.is_empty() {
            self.opened.push(Tables::default());
        }
        if let Some(&id) = self.ids.get(folded) {
            return Some(WordId(id));
        }
        let id = self.opened.len() as u32;
        self.ids.insert(folded.into(), id);
        self.opened.push(Tables::default());
        Some(WordId(id))
    }

    /// The id of a word of up to sixteen bytes of ASCII, folded, as [`key`] lays it out.
    pub(super) fn short_id(&self, key: u128) -> WordId {
        self.short.id(key)
    }

    /// The id of a mark of ASCII.
    pub(super) fn mark_id(&self, mark: u8) -> WordId {
        self.short.marks[(mark & 127) as usize]
    }

    /// The id of a mark of U+2000 to U+203F by its last byte.
    pub(super) fn printed_id(&self, last: u8) -> WordId {
        self.short.printed[(last & 63) as usize]
    }

    /// Makes the vocabulary fast, once it is complete.
    pub(super) fn seal(mut self) -> Vocabulary {
        let short = self.ids.iter().filter(|(word, _)| word.len() <= 16);
        let mut words: Vec<(&[u8], u32)> = short.map(|(word, &id)| (&**word, id)).collect();
        words.sort_unstable_by_key(|&(_, id)| id);
        self.short = ShortWords::new(&words);
        self
    }

    /// Notes that a phrase of a table starts with the word.
    pub(super) fn mark(&mut self, word: WordId, table: TableBit) {
        self.opened[word.index()].add(table);
    }
}

/// The word in lower case, its curly apostrophes straight; none where it is longer than any word of ours.
fn folded<'b>(word: &str, buffer: &'b mut [u8; LONGEST_WORD]) -> Option<&'b [u8]> {
    let mut len = 0;
    if word.is_ascii() {
        len = word.len();
        let slot = buffer.get_mut(..len)?;
        slot.copy_from_slice(word.as_bytes());
        slot.make_ascii_lowercase();
        return Some(&buffer[..len]);
    }
    for c in word.chars().flat_map(char::to_lowercase) {
        let c = if matches!(c, '\u{2019}' | '\u{2bc}') { '\'' } else { c };
        if c == '\u{ad}' {
            continue;
        }
        let slot = buffer.get_mut(len..len + c.len_utf8())?;
        c.encode_utf8(slot);
        len += c.len_utf8();
    }
    Some(&buffer[..len])
}

/// The multiply-and-rotate hash of rustc's tables: short keys of our own choosing, so no defence is needed.
#[derive(Default)]
pub(super) struct Fx(u64);

impl Hasher for Fx {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.0 = (self.0.rotate_left(5) ^ u64::from_le_bytes(word)).wrapping_mul(0x517c_c1b7_2722_0a95);
        }
    }

    fn write_usize(&mut self, n: usize) {
        self.0 = (self.0.rotate_left(5) ^ n as u64).wrapping_mul(0x517c_c1b7_2722_0a95);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
