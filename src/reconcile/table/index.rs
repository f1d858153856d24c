//! An open table of hashes and ids: the one that fits a hash, in a look at one place of memory mostly.

/// The id of no text.
pub(super) const FREE: u32 = u32::MAX;

/// A hash and the id of a text that has it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot {
    pub(super) hash: u32,
    pub(super) id: u32,
}

impl Slot {
    pub(super) const EMPTY: Slot = Slot { hash: 0, id: FREE };
}

/// Slots by the low bits of their hashes; at most two thirds of them are taken.
#[derive(Debug, Clone)]
pub(super) struct Index {
    slots: Vec<Slot>,
    count: usize,
}

impl Default for Index {
    fn default() -> Index {
        Index { slots: vec![Slot::EMPTY; 64], count: 0 }
    }
}

impl Index {
    /// The slot where a search for this hash starts.
    pub(super) fn first(&self, hash: u32) -> Slot {
        self.slots[hash as usize & (self.slots.len() - 1)]
    }

    /// The id under this hash of which `is` holds.
    pub(super) fn find(&self, hash: u32, is: impl Fn(u32) -> bool) -> Option<u32> {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let slot = self.slots[at];
            if slot.id == FREE {
                return None;
            }
            if slot.hash == hash && is(slot.id) {
                return Some(slot.id);
            }
            at = (at + 1) & mask;
        }
    }

    /// Adds an id that is not there yet.
    pub(super) fn put(&mut self, slot: Slot) {
        if 3 * (self.count + 1) > 2 * self.slots.len() {
            self.grow();
        }
        self.count += 1;
        self.place(slot);
    }

    /// All ids with their hashes.
    pub(super) fn into_slots(self) -> impl Iterator<Item = Slot> {
        self.slots.into_iter().filter(|slot| slot.id != FREE)
    }

    fn place(&mut self, slot: Slot) {
        let mask = self.slots.len() - 1;
        let mut at = slot.hash as usize & mask;
        while self.slots[at].id != FREE {
            at = (at + 1) & mask;
        }
        self.slots[at] = slot;
    }

    fn grow(&mut self) {
        let wider = vec![Slot::EMPTY; 2 * self.slots.len()];
        let old = Index { slots: std::mem::replace(&mut self.slots, wider), count: self.count };
        old.into_slots().for_each(|slot| self.place(slot));
    }
}
