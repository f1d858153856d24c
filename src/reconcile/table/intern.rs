//! Texts as numbers: each distinct pair of text and tag gets the next id, in order of first sight.
//!
//! One arena of bytes and one open table of (hash, id) pairs; nothing is allocated for a text that is already
//! known. The tag keeps equal texts apart that belong to different attributes.
//!
//! Where texts are many, each look-up waits for memory three times: for the slot, for the place of its text, and for
//! the text. [`Interner::intern_all`] takes a batch one step at a time, so that the waits of a batch overlap.

use std::cmp::Ordering;

const FREE: u32 = u32::MAX;
const MIX: u64 = 0x9E37_79B9_7F4A_7C15;

/// The texts seen so far.
#[derive(Debug, Clone)]
pub(crate) struct Interner {
    arena: String,
    texts: Vec<Text>,
    slots: Vec<Slot>,
}

/// Where a text ends, and its tag.
#[derive(Debug, Clone, Copy)]
struct Text {
    end: usize,
    tag: u32,
}

/// How many texts are looked up together.
const BATCH: usize = 64;

#[derive(Debug, Clone, Copy)]
struct Slot {
    hash: u32,
    id: u32,
}

const EMPTY: Slot = Slot { hash: 0, id: FREE };

impl Default for Interner {
    fn default() -> Interner {
        Interner { arena: String::new(), texts: Vec::new(), slots: vec![EMPTY; 64] }
    }
}

impl Interner {
    /// The id of `text` under `tag`, the next one where both are new.
    pub(crate) fn intern(&mut self, text: &str, tag: u32) -> u32 {
        self.intern_hashed(hash(text.as_bytes(), tag), text, tag)
    }

    /// Appends the ids of texts with their tags.
    pub(crate) fn intern_all(&mut self, texts: &[(&str, u32)], ids: &mut Vec<u32>) {
        let (mut hashes, mut likely, mut begins) = ([0; BATCH], [EMPTY; BATCH], [(0, false); BATCH]);
        for batch in texts.chunks(BATCH) {
            let mask = self.slots.len() - 1;
            for ((hash_of, slot), (text, tag)) in hashes.iter_mut().zip(&mut likely).zip(batch) {
                *hash_of = hash(text.as_bytes(), *tag);
                *slot = self.slots[*hash_of as usize & mask];
            }
            for (((begin, slot), hash), (text, tag)) in begins.iter_mut().zip(&likely).zip(&hashes).zip(batch)
            {
                *begin = self.begin(*slot, *hash, text, *tag);
            }
            for (((begin, slot), hash), (text, tag)) in begins.iter().zip(&likely).zip(&hashes).zip(batch) {
                let same = begin.1 && starts_with(&self.arena.as_bytes()[begin.0..], text.as_bytes());
                ids.push(if same { slot.id } else { self.intern_hashed(*hash, text, *tag) });
            }
        }
    }

    /// Where the text of a slot starts, and whether it may be this one: all but the letters agree.
    fn begin(&self, slot: Slot, hash: u32, text: &str, tag: u32) -> (usize, bool) {
        if slot.id == FREE || slot.hash != hash {
            return (0, false);
        }
        let (start, found) = (self.start(slot.id), self.texts[slot.id as usize]);
        (start, found.tag == tag && found.end - start == text.len())
    }

    fn intern_hashed(&mut self, hash: u32, text: &str, tag: u32) -> u32 {
        let at = self.slot(hash, text, tag);
        if self.slots[at].id != FREE {
            return self.slots[at].id;
        }
        let id = self.add(text, tag);
        self.slots[at] = Slot { hash, id };
        if 3 * self.texts.len() > 2 * self.slots.len() {
            self.grow();
        }
        id
    }

    /// The id of `text` under `tag` if it is known.
    pub(crate) fn find(&self, text: &str, tag: u32) -> Option<u32> {
        let id = self.slots[self.slot(hash(text.as_bytes(), tag), text, tag)].id;
        (id != FREE).then_some(id)
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
        self.slots = Vec::new();
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

    fn slot(&self, hash: u32, text: &str, tag: u32) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let slot = self.slots[at];
            if slot.id == FREE || (slot.hash == hash && self.is(slot.id, text, tag)) {
                return at;
            }
            at = (at + 1) & mask;
        }
    }

    fn is(&self, id: u32, text: &str, tag: u32) -> bool {
        self.tag(id) == tag && self.text(id) == text
    }

    fn add(&mut self, text: &str, tag: u32) -> u32 {
        let id = self.texts.len() as u32;
        self.arena.push_str(text);
        self.texts.push(Text { end: self.arena.len(), tag });
        id
    }

    fn grow(&mut self) {
        let old = std::mem::take(&mut self.slots);
        self.slots = vec![EMPTY; 2 * old.len()];
        let mask = self.slots.len() - 1;
        for slot in old.into_iter().filter(|s| s.id != FREE) {
            let mut at = slot.hash as usize & mask;
            while self.slots[at].id != FREE {
                at = (at + 1) & mask;
            }
            self.slots[at] = slot;
        }
    }
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
    let mut state = (u64::from(tag) << 32) ^ bytes.len() as u64 ^ 0x51_7C_C1_B7_27_22_0A_95;
    let mut words = bytes.chunks_exact(8);
    for word in &mut words {
        state = fold(state ^ u64::from_le_bytes(word.try_into().unwrap_or_default()));
    }
    let mut last = [0; 8];
    last[..words.remainder().len()].copy_from_slice(words.remainder());
    (fold(state ^ u64::from_le_bytes(last)) >> 16) as u32
}

fn fold(word: u64) -> u64 {
    let product = u128::from(word) * u128::from(MIX);
    (product >> 64) as u64 ^ product as u64
}
