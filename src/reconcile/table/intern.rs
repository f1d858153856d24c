//! Texts as numbers: each distinct pair of text and tag gets the next id, in order of first sight.
//!
//! One arena of bytes and one open table of (hash, id) pairs; nothing is allocated for a text that is already
//! known. The tag keeps equal texts apart that belong to different attributes.

use std::cmp::Ordering;

const FREE: u32 = u32::MAX;
const MIX: u64 = 0x9E37_79B9_7F4A_7C15;

/// The texts seen so far.
#[derive(Debug, Clone)]
pub(crate) struct Interner {
    arena: String,
    ends: Vec<usize>,
    tags: Vec<u32>,
    slots: Vec<Slot>,
}

#[derive(Debug, Clone, Copy)]
struct Slot {
    hash: u32,
    id: u32,
}

const EMPTY: Slot = Slot { hash: 0, id: FREE };

impl Default for Interner {
    fn default() -> Interner {
        Interner { arena: String::new(), ends: Vec::new(), tags: Vec::new(), slots: vec![EMPTY; 64] }
    }
}

impl Interner {
    /// The id of `text` under `tag`, the next one where both are new.
    pub(crate) fn intern(&mut self, text: &str, tag: u32) -> u32 {
        let hash = hash(text.as_bytes(), tag);
        let at = self.slot(hash, text, tag);
        if self.slots[at].id != FREE {
            return self.slots[at].id;
        }
        let id = self.add(text, tag);
        self.slots[at] = Slot { hash, id };
        if 3 * self.ends.len() > 2 * self.slots.len() {
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
        self.ends.len()
    }

    pub(crate) fn text(&self, id: u32) -> &str {
        let at = id as usize;
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        &self.arena[start..self.ends[at]]
    }

    pub(crate) fn tag(&self, id: u32) -> u32 {
        self.tags[id as usize]
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
        let id = self.ends.len() as u32;
        self.arena.push_str(text);
        self.ends.push(self.arena.len());
        self.tags.push(tag);
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
