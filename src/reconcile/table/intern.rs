//! Texts as numbers: each distinct pair of text and tag gets the next id.
//!
//! One arena of bytes and an open table of hashes and ids; nothing is allocated for a text that is already known. The
//! tag keeps equal texts apart that belong to different attributes.
//!
//! Where texts are many, each look-up waits for memory three times: for the slot, for the place of its text, and for
//! the text. So from [`LARGE`] texts on there are 256 tables, one for each start of a hash, and texts wait before they
//! are looked up until there are a million, or 32 megabytes of them. Then each table's own are looked up together, and
//! what they need of memory, also of the texts, lies side by side and fits in a cache. Ids are given in the order of
//! these look-ups, which depends on the texts alone.

use std::cmp::Ordering;

use super::index::{FREE, Index, Slot};

const MIX: u64 = 0x9E37_79B9_7F4A_7C15;
const FIRST: u64 = 0x517C_C1B7_2722_0A95;
const LAST: u64 = 0x2D35_8DCC_AA6C_78A5;

/// The texts seen so far.
#[derive(Debug, Clone)]
pub(crate) struct Interner {
    arena: String,
    texts: Vec<Text>,
    /// One, or [`TABLES`] by the first bits of the hash.
    tables: Vec<Index>,
    /// One for each table, where there are many.
    waiting: Vec<Waiting>,
    /// How many texts wait, and how many bytes they have.
    waits: [usize; 2],
}

/// Where a text ends, and its tag.
#[derive(Debug, Clone, Copy)]
struct Text {
    end: usize,
    tag: u32,
}

/// Texts of one table that wait to be looked up.
#[derive(Debug, Clone, Default)]
struct Waiting {
    text: String,
    cells: Vec<Cell>,
}

/// A text that waits: where it ends, and which row wants its id.
#[derive(Debug, Clone, Copy)]
struct Cell {
    hash: u32,
    tag: u32,
    row: u32,
    end: u32,
}

impl Cell {
    /// What it looks for; it starts where the cell before ends.
    fn sought<'t>(&self, waiting: &'t str, start: &mut usize) -> Sought<'t> {
        let text = &waiting[*start..self.end as usize];
        *start = self.end as usize;
        Sought { hash: self.hash, tag: self.tag, text }
    }
}

/// A text whose id is wanted.
#[derive(Debug, Clone, Copy)]
struct Sought<'t> {
    hash: u32,
    tag: u32,
    text: &'t str,
}

impl<'t> Sought<'t> {
    fn new(text: &'t str, tag: u32) -> Sought<'t> {
        Sought { hash: hash(text.as_bytes(), tag), tag, text }
    }
}

/// So many texts no longer fit in a cache with their table.
const LARGE: usize = 1 << 17;
/// How many tables they then have.
const TABLES: usize = 256;
/// How many texts wait at most, and how many bytes.
const WAITING: [usize; 2] = [1 << 20, 1 << 25];
/// Longer texts do not wait.
const LONG: usize = 1 << 12;
/// How many texts are looked up together.
const BATCH: usize = 64;

impl Default for Interner {
    fn default() -> Interner {
        Interner {
            arena: String::new(),
            texts: Vec::new(),
            tables: vec![Index::default()],
            waiting: Vec::new(),
            waits: [0, 0],
        }
    }
}

impl Interner {
    /// The id of `text` under `tag`, the next one where both are new.
    pub(crate) fn intern(&mut self, text: &str, tag: u32) -> u32 {
        self.intern_hashed(hash(text.as_bytes(), tag), text, tag)
    }

    /// Appends the ids of texts with their tags; some only after [`Interner::settle`].
    pub(crate) fn intern_all(&mut self, texts: &[(&str, u32)], ids: &mut Vec<u32>) {
        if self.texts.len() < LARGE {
            for batch in texts.chunks(BATCH) {
                let sought: Vec<_> = batch.iter().map(|(text, tag)| Sought::new(text, *tag)).collect();
                self.look_up(&sought, |_, id| ids.push(id));
            }
            return;
        }
        if self.waiting.is_empty() {
            self.spread();
        }
        for (text, tag) in texts {
            if text.len() > LONG {
                ids.push(self.intern(text, *tag));
            } else {
                self.wait(text, *tag, ids.len() as u32);
                ids.push(FREE);
            }
        }
        if self.waits[0] >= WAITING[0] || self.waits[1] >= WAITING[1] {
            self.settle(ids);
        }
    }

    /// Looks up all texts that wait, and puts their ids in their rows.
    pub(crate) fn settle(&mut self, ids: &mut [u32]) {
        let mut waiting = std::mem::take(&mut self.waiting);
        for waiting in &mut waiting {
            let mut start = 0;
            for cells in waiting.cells.chunks(BATCH) {
                let sought: Vec<_> =
                    cells.iter().map(|cell| cell.sought(&waiting.text, &mut start)).collect();
                self.look_up(&sought, |at, id| ids[cells[at].row as usize] = id);
            }
            waiting.text.clear();
            waiting.cells.clear();
        }
        (self.waiting, self.waits) = (waiting, [0, 0]);
    }

    fn wait(&mut self, text: &str, tag: u32, row: u32) {
        let hash = hash(text.as_bytes(), tag);
        let waiting = &mut self.waiting[start_of(hash)];
        waiting.text.push_str(text);
        waiting.cells.push(Cell { hash, tag, row, end: waiting.text.len() as u32 });
        self.waits = [self.waits[0] + 1, self.waits[1] + text.len()];
    }

    /// Gives the ids of a batch, one step at a time for all of it, so that its waits for memory overlap.
    fn look_up(&mut self, sought: &[Sought<'_>], mut give: impl FnMut(usize, u32)) {
        let (mut likely, mut begins) = ([Slot::EMPTY; BATCH], [None; BATCH]);
        for (slot, sought) in likely.iter_mut().zip(sought) {
            *slot = self.tables[self.table(sought.hash)].first(sought.hash);
        }
        for ((begin, slot), sought) in begins.iter_mut().zip(&likely).zip(sought) {
            *begin = self.begin(*slot, sought);
        }
        for (at, ((begin, slot), sought)) in begins.iter().zip(&likely).zip(sought).enumerate() {
            let (arena, text) = (self.arena.as_bytes(), sought.text);
            let same = begin.is_some_and(|start| starts_with(&arena[start..], text.as_bytes()));
            give(at, if same { slot.id } else { self.intern_hashed(sought.hash, text, sought.tag) });
        }
    }

    /// Where the text of a slot starts, if it may be the one sought: all but the letters agree.
    fn begin(&self, slot: Slot, sought: &Sought<'_>) -> Option<usize> {
        if slot.id == FREE || slot.hash != sought.hash {
            return None;
        }
        let (start, found) = (self.start(slot.id), self.texts[slot.id as usize]);
        (found.tag == sought.tag && found.end - start == sought.text.len()).then_some(start)
    }

    fn intern_hashed(&mut self, hash: u32, text: &str, tag: u32) -> u32 {
        if let Some(id) = self.known(hash, text, tag) {
            return id;
        }
        let id = self.texts.len() as u32;
        self.arena.push_str(text);
        self.texts.push(Text { end: self.arena.len(), tag });
        let table = self.table(hash);
        self.tables[table].put(Slot { hash, id });
        id
    }

    fn known(&self, hash: u32, text: &str, tag: u32) -> Option<u32> {
        self.tables[self.table(hash)].find(hash, |id| self.tag(id) == tag && self.text(id) == text)
    }

    fn table(&self, hash: u32) -> usize {
        if self.tables.len() == 1 { 0 } else { start_of(hash) }
    }

    /// Makes many tables of one.
    fn spread(&mut self) {
        let one = std::mem::replace(&mut self.tables, vec![Index::default(); TABLES]);
        for slot in one.into_iter().flat_map(Index::into_slots) {
            self.tables[start_of(slot.hash)].put(slot);
        }
        self.waiting = vec![Waiting::default(); TABLES];
    }

    /// The id of `text` under `tag` if it is known.
    pub(crate) fn find(&self, text: &str, tag: u32) -> Option<u32> {
        self.known(hash(text.as_bytes(), tag), text, tag)
    }

    pub(crate) fn count(&self) -> usize {
        self.texts.len()
    }

    pub(crate) fn text(&self, id: u32) -> &str {
        &self.arena[self.start(id)..self.texts[id as usize].end]
    }

    fn start(&self, id: u32) -> usize {
        id.checked_sub(1).map_or(0, |before| self.texts[before as usize].end)
    }

    pub(crate) fn tag(&self, id: u32) -> u32 {
        self.texts[id as usize].tag
    }

    /// Frees what only looking up needs.
    pub(crate) fn close(&mut self) {
        (self.tables, self.waiting) = (Vec::new(), Vec::new());
        self.arena.shrink_to_fit();
    }

    /// The ids in the order of their texts, then tags by `rank`.
    pub(crate) fn order(&self, rank: impl Fn(u32) -> u32) -> Vec<u32> {
        let mut keyed: Vec<(u64, u32)> =
            (0..self.count() as u32).map(|id| (prefix(self.text(id)), id)).collect();
        keyed.sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| self.compare(a.1, b.1, &rank)));
        keyed.into_iter().map(|(_, id)| id).collect()
    }

    fn compare(&self, a: u32, b: u32, rank: &impl Fn(u32) -> u32) -> Ordering {
        self.text(a).cmp(self.text(b)).then_with(|| rank(self.tag(a)).cmp(&rank(self.tag(b))))
    }
}

/// The table of a hash, where there are many.
fn start_of(hash: u32) -> usize {
    hash as usize >> (32 - TABLES.trailing_zeros())
}

/// Whether the longer bytes start with the shorter; short ones are compared as one number.
fn starts_with(longer: &[u8], bytes: &[u8]) -> bool {
    match (longer.first_chunk::<8>(), bytes.len()) {
        (Some(first), 1..=8) => {
            let mut own = [0; 8];
            own[..bytes.len()].copy_from_slice(bytes);
            let differ = u64::from_le_bytes(*first) ^ u64::from_le_bytes(own);
            differ << (64 - 8 * bytes.len()) == 0
        }
        _ => longer.starts_with(bytes),
    }
}

/// The first eight bytes as a number, which orders most texts without looking at them again.
pub(crate) fn prefix(text: &str) -> u64 {
    let mut bytes = [0; 8];
    let count = text.len().min(8);
    bytes[..count].copy_from_slice(&text.as_bytes()[..count]);
    u64::from_be_bytes(bytes)
}

fn hash(bytes: &[u8], tag: u32) -> u32 {
    let mut state = (u64::from(tag) << 32) ^ bytes.len() as u64 ^ FIRST;
    let mut words = bytes.chunks_exact(8);
    for word in &mut words {
        state = fold(state ^ u64::from_le_bytes(word.try_into().unwrap_or_default()));
    }
    let mut last = [0; 8];
    last[..words.remainder().len()].copy_from_slice(words.remainder());
    (fold(fold(state ^ u64::from_le_bytes(last)) ^ LAST) >> 16) as u32
}

fn fold(word: u64) -> u64 {
    let product = u128::from(word) * u128::from(MIX);
    (product >> 64) as u64 ^ product as u64
}
