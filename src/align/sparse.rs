//! Lists of words with weights, in order of the words: their inner products.
//!
//! Two lists are gone through side by side; where one list meets many others, its words are found through a table. The
//! words stand apart from the weights: most words of one list are not in the other, and their weights are not looked
//! at. Lists of one document that weigh its words in other ways share the words.

use std::sync::Arc;

/// A word, by its hash.
pub(super) type Word = u32;

/// Words, each with its weight.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sparse {
    words: Arc<[Word]>,
    weights: Box<[f32]>,
}

impl FromIterator<(Word, f32)> for Sparse {
    /// Of words that come in their order, each once.
    fn from_iter<I: IntoIterator<Item = (Word, f32)>>(weighted: I) -> Sparse {
        let (words, weights): (Vec<Word>, Vec<f32>) = weighted.into_iter().unzip();
        Sparse { words: words.into(), weights: weights.into() }
    }
}

impl Sparse {
    /// The words, in their order.
    pub(super) fn words(&self) -> &[Word] {
        &self.words
    }

    /// The words with their weights, in the order of the words.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Word, f32)> {
        self.words.iter().copied().zip(self.weights.iter().copied())
    }

    /// Whether a word is on the list.
    pub(super) fn has(&self, word: Word) -> bool {
        self.words.binary_search(&word).is_ok()
    }

    /// The inner product of two lists.
    pub(super) fn product(&self, other: &Sparse) -> f32 {
        let mut rest = other.iter().peekable();
        let mut sum = 0.0;
        for (word, weight) in self.iter() {
            while rest.next_if(|&(other, _)| other < word).is_some() {}
            if let Some((_, other)) = rest.next_if(|&(other, _)| other == word) {
                sum += weight * other;
            }
        }
        sum
    }

    /// The square of the list's length.
    pub(super) fn squares(&self) -> f32 {
        self.weights.iter().map(|weight| weight * weight).sum()
    }

    /// The same words, each weight times the factor at its place, and all so that the list is of length 1.
    pub(super) fn scaled(&self, factors: &[f32]) -> Sparse {
        let weights = self.weights.iter().zip(factors).map(|(weight, factor)| weight * factor).collect();
        let mut scaled = Sparse { words: Arc::clone(&self.words), weights };
        let length = scaled.squares().sqrt().max(f32::MIN_POSITIVE);
        scaled.weights.iter_mut().for_each(|weight| *weight /= length);
        scaled
    }

    /// The words of both, the weights of those that both have added up.
    pub(super) fn and(&self, other: &Sparse) -> Sparse {
        let mut sum: Vec<(Word, f32)> = Vec::with_capacity(self.words.len() + other.words.len());
        let mut rest = other.iter().peekable();
        for (word, weight) in self.iter() {
            while let Some(before) = rest.next_if(|&(other, _)| other < word) {
                sum.push(before);
            }
            let same = rest.next_if(|&(other, _)| other == word).map_or(0.0, |(_, weight)| weight);
            sum.push((word, weight + same));
        }
        sum.into_iter().chain(rest).collect()
    }
}

/// A list with the place of each of its words.
pub(super) struct Indexed<'w> {
    list: &'w Sparse,
    /// One more than the place of a word, at the word's hash or the first free slot behind it.
    slots: Vec<u16>,
}

/// So many slots for each word, so that most words that are not there are seen at once.
const SPARSE: usize = 8;

impl<'w> Indexed<'w> {
    /// Of a list of at most 65,534 words.
    pub(super) fn new(list: &'w Sparse) -> Indexed<'w> {
        let mut slots = vec![0; (list.words.len() * SPARSE).next_power_of_two()];
        for (at, &word) in list.words.iter().enumerate() {
            let mut slot = word as usize & (slots.len() - 1);
            while slots[slot] != 0 {
                slot = (slot + 1) & (slots.len() - 1);
            }
            slots[slot] = at as u16 + 1;
        }
        Indexed { list, slots }
    }

    fn place(&self, word: Word) -> Option<usize> {
        let last = self.slots.len() - 1;
        let mut slot = word as usize & last;
        loop {
            let at = usize::from(self.slots[slot]).checked_sub(1)?;
            if self.list.words[at] == word {
                return Some(at);
            }
            slot = (slot + 1) & last;
        }
    }

    /// The places in both lists of the words that both have, in the order of the words.
    pub(super) fn common(&self, other: &Sparse) -> impl Iterator<Item = (usize, usize)> {
        other.words.iter().enumerate().filter_map(|(at, &word)| Some((self.place(word)?, at)))
    }

    /// The inner product with another list.
    pub(super) fn product(&self, other: &Sparse) -> f32 {
        self.common(other).map(|(own, at)| self.list.weights[own] * other.weights[at]).sum()
    }
}
