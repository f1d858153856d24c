//! Lists of words with weights, in order of the words: their inner products.
//!
//! Two lists are gone through side by side; where one list meets many others, its words are found through a table.

/// A word, by its hash.
pub(super) type Word = u32;

/// The inner product of two lists.
pub(super) fn product(a: &[(Word, f32)], b: &[(Word, f32)]) -> f32 {
    let mut rest = b.iter().copied().peekable();
    let mut sum = 0.0;
    for &(word, weight) in a {
        while rest.next_if(|&(other, _)| other < word).is_some() {}
        if let Some((_, other)) = rest.next_if(|&(other, _)| other == word) {
            sum += weight * other;
        }
    }
    sum
}

/// The square of a list's length.
pub(super) fn squares(words: &[(Word, f32)]) -> f32 {
    words.iter().map(|(_, weight)| weight * weight).sum()
}

/// A list with the place of each of its words.
pub(super) struct Indexed<'w> {
    words: &'w [(Word, f32)],
    /// One more than the place of a word, at the word's hash or the first free slot behind it.
    slots: Vec<u16>,
}

/// So many slots for each word, so that most words that are not there are seen at once.
const SPARSE: usize = 8;

impl<'w> Indexed<'w> {
    /// Of a list of at most 65,534 words.
    pub(super) fn new(words: &'w [(Word, f32)]) -> Indexed<'w> {
        let mut slots = vec![0; (words.len() * SPARSE).next_power_of_two()];
        for (at, &(word, _)) in words.iter().enumerate() {
            let mut slot = word as usize & (slots.len() - 1);
            while slots[slot] != 0 {
                slot = (slot + 1) & (slots.len() - 1);
            }
            slots[slot] = at as u16 + 1;
        }
        Indexed { words, slots }
    }

    fn place(&self, word: Word) -> Option<usize> {
        let last = self.slots.len() - 1;
        let mut slot = word as usize & last;
        loop {
            let at = usize::from(self.slots[slot]).checked_sub(1)?;
            if self.words[at].0 == word {
                return Some(at);
            }
            slot = (slot + 1) & last;
        }
    }

    /// The places of the words that both lists have, with the weights of the other, in the order of the words.
    pub(super) fn common(&self, other: &[(Word, f32)]) -> impl Iterator<Item = (usize, f32)> {
        other.iter().filter_map(|&(word, weight)| Some((self.place(word)?, weight)))
    }

    /// The inner product with another list.
    pub(super) fn product(&self, other: &[(Word, f32)]) -> f32 {
        self.common(other).map(|(at, weight)| self.words[at].1 * weight).sum()
    }
}
