//! The words of two texts, weighed for one comparison, and the stretches in which enough of them meet.

use super::super::print::{Print, Word};

/// The words of a text in the order of their stems, and what each weighs in this comparison.
pub(super) struct Side<'p> {
    pub(super) print: &'p Print,
    /// By word.
    weights: Vec<f32>,
    /// By word, where it stands.
    stretch_of: Vec<u32>,
}

impl<'p> Side<'p> {
    pub(super) fn new(print: &'p Print) -> Side<'p> {
        let mut stretch_of = vec![0; print.words.len()];
        for (number, stretch) in print.stretches.iter().enumerate() {
            stretch_of[stretch.words()].fill(number as u32);
        }
        Side { print, weights: vec![0.0; print.words.len()], stretch_of }
    }

    /// The words from `from` on that have the same stem.
    fn group(&self, from: usize) -> &'p [u32] {
        let rest = &self.print.by_stem[from..];
        let Some(&first) = rest.first() else { return rest };
        let stem = self.print.stem(first);
        &rest[..rest.iter().take_while(|&&other| self.print.stem(other) == stem).count()]
    }

    /// The stem of the group that starts there.
    fn stem(&self, from: usize) -> Option<u32> {
        self.print.by_stem.get(from).map(|&word| self.print.stem(word))
    }

    /// Weighs the words of a group that stand so often in both texts.
    fn weigh(&mut self, from: usize, count: usize, occurrences: usize) {
        let rarity = 1.0 + (occurrences as f32).ln();
        for &word in &self.print.by_stem[from..from + count] {
            self.weights[word as usize] = rounded(f32::from(self.print.words[word as usize].weight) / rarity);
        }
    }

    /// The words of a stretch.
    pub(super) fn words(&self, stretch: usize) -> Weighed<'_> {
        let range = self.print.stretches[stretch].words();
        Weighed { words: &self.print.words[range.clone()], weights: &self.weights[range] }
    }
}

/// To a multiple of a 1024th: sums of so few such numbers are exact, and so the same in any order.
pub(super) fn rounded(weight: f32) -> f32 {
    (weight * 1024.0).round() / 1024.0
}

/// The words of a stretch with their weights.
#[derive(Clone, Copy)]
pub(super) struct Weighed<'p> {
    pub(super) words: &'p [Word],
    pub(super) weights: &'p [f32],
}

impl<'p> Weighed<'p> {
    pub(super) fn stems(self) -> impl Iterator<Item = u32> + 'p {
        self.words.iter().map(|word| word.stem)
    }
}

impl Weighed<'_> {
    /// The number of words that are neither names nor figures.
    pub(super) fn ordinaries(self) -> usize {
        self.words.iter().filter(|word| is_ordinary(word)).count()
    }

    /// The number of names and figures.
    pub(super) fn facts(self) -> u32 {
        self.words.iter().filter(|word| !is_ordinary(word)).count() as u32
    }

    /// The number of figures.
    pub(super) fn figures(self) -> u32 {
        self.words.iter().filter(|word| word.figure).count() as u32
    }

    /// What the words weigh that count.
    pub(super) fn total(self, counts: impl Fn(&Word) -> bool) -> f32 {
        self.words.iter().zip(self.weights).filter(|(word, _)| counts(word)).map(|(_, weight)| weight).sum()
    }
}

/// Neither a name nor a figure.
pub(super) fn is_ordinary(word: &Word) -> bool {
    word.weight < 3
}

/// A stem that stands in both texts more often than this says what they are about, not who copied.
const TOPICAL: usize = 24;

/// Weighs all words and gives the pairs of stretches that share enough to be looked at, in order.
pub(super) fn meetings(a: &mut Side, b: &mut Side) -> Vec<(u32, u32)> {
    let mut met: Vec<(u32, u32, f32)> = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < a.print.by_stem.len() || j < b.print.by_stem.len() {
        let (n, m) = (a.group(i).len(), b.group(j).len());
        let order = match (a.stem(i), b.stem(j)) {
            (Some(x), Some(y)) => x.cmp(&y),
            (Some(_), None) => std::cmp::Ordering::Less,
            _ => std::cmp::Ordering::Greater,
        };
        if order.is_lt() {
            a.weigh(i, n, n);
        } else if order.is_gt() {
            b.weigh(j, m, m);
        } else {
            a.weigh(i, n, n * m);
            b.weigh(j, m, n * m);
            if n * m <= TOPICAL {
                meet(a, b, (i, n), (j, m), &mut met);
            }
        }
        i += if order.is_le() { n } else { 0 };
        j += if order.is_ge() { m } else { 0 };
    }
    sums(met)
}

/// Adds what the words of one stem weigh to every two stretches in which they stand.
fn meet(a: &Side, b: &Side, (i, n): (usize, usize), (j, m): (usize, usize), met: &mut Vec<(u32, u32, f32)>) {
    for &x in &a.print.by_stem[i..i + n] {
        for &y in &b.print.by_stem[j..j + m] {
            let weight = a.weights[x as usize].min(b.weights[y as usize]);
            met.push((a.stretch_of[x as usize], b.stretch_of[y as usize], weight));
        }
    }
}

/// The least weight in common for which two stretches are compared word by word.
const MEETING: f32 = 2.0;

/// The pairs of stretches whose words weigh enough together.
fn sums(mut met: Vec<(u32, u32, f32)>) -> Vec<(u32, u32)> {
    met.sort_unstable_by_key(|&(a, b, _)| (a, b));
    met.chunk_by(|x, y| (x.0, x.1) == (y.0, y.1))
        .filter(|run| run.iter().map(|(_, _, weight)| weight).sum::<f32>() >= MEETING)
        .map(|run| (run[0].0, run[0].1))
        .collect()
}
