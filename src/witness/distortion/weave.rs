//! The words of one or a few sentences of an original held against those of their copy.
//!
//! Runs of equal words are matched first, the longest before the shorter (greedy string tiling, Wise 1993), so a
//! clause that was moved stays whole; single content words are matched afterwards to the nearest one left.

use crate::span::Span;
use crate::text::{Case, Text, TokenKind};
use crate::witness::print::{hash, stem};

/// The words of a few sentences: tokens without marks.
#[derive(Debug)]
pub(super) struct Side<'t> {
    pub(super) text: &'t Text<'t>,
    /// Their tokens in the text.
    pub(super) tokens: Vec<u32>,
    keys: Vec<u32>,
    closed: Vec<bool>,
}

impl<'t> Side<'t> {
    /// The words of some ranges of tokens.
    pub(super) fn new(text: &'t Text<'t>, ranges: impl Iterator<Item = std::ops::Range<usize>>) -> Side<'t> {
        let mut side = Side { text, tokens: Vec::new(), keys: Vec::new(), closed: Vec::new() };
        for at in ranges.flatten() {
            if side.tokens.len() < LONGEST
                && matches!(text.tokens()[at].kind, TokenKind::Word | TokenKind::Number)
            {
                side.push(at);
            }
        }
        side
    }

    fn push(&mut self, at: usize) {
        let (token, lexicon) = (&self.text.tokens()[at], self.text.lexicon());
        let closed = token.case != Case::Upper && lexicon.starts(token.word(), lexicon.witness.closed.bit());
        let word = self.text.word(at);
        self.tokens.push(at as u32);
        self.keys.push(if closed { hash(word.to_ascii_lowercase().as_bytes()) } else { stem(word) });
        self.closed.push(closed);
    }

    /// The number of words.
    pub(super) fn count(&self) -> usize {
        self.tokens.len()
    }

    /// The token of a word.
    pub(super) fn token(&self, at: usize) -> usize {
        self.tokens[at] as usize
    }

    /// A word as written.
    pub(super) fn word(&self, at: usize) -> &'t str {
        self.text.word(self.token(at))
    }

    /// Whether it is of a closed class.
    pub(super) fn is_closed(&self, at: usize) -> bool {
        self.closed[at]
    }

    /// The stem of a word.
    pub(super) fn key(&self, at: usize) -> u32 {
        self.keys[at]
    }

    /// The word that is, or follows, a token of the text.
    pub(super) fn at_token(&self, token: usize) -> usize {
        self.tokens.partition_point(|&at| (at as usize) < token)
    }

    /// The bytes of some words.
    pub(super) fn span(&self, words: std::ops::Range<usize>) -> Span {
        let end = words.end.min(self.count()).max(1);
        let start = words.start.min(end - 1);
        let (first, last) = (self.token(start), self.token(end - 1) + 1);
        let first = first - usize::from(first > 0 && self.is_unit(first - 1));
        self.text.span(first..last + usize::from(self.is_unit(last)))
    }

    /// Whether a token is a mark that says what a number counts: "$", "%".
    fn is_unit(&self, at: usize) -> bool {
        at < self.text.tokens().len() && self.text.word(at).chars().all(|c| UNITS.contains(&c))
    }

    /// The marks that say what a number counts: "$", "%".
    fn symbols(&self) -> impl Iterator<Item = &'t str> {
        let tokens = match (self.tokens.first(), self.tokens.last()) {
            (Some(&first), Some(&last)) => (first as usize).saturating_sub(1)..last as usize + 2,
            _ => 0..0,
        };
        tokens.filter(|&at| self.is_unit(at)).map(|at| self.text.word(at))
    }

    /// Whether a mark stands between a word and the one before it.
    pub(super) fn is_after_mark(&self, at: usize) -> bool {
        at == 0 || self.token(at) != self.token(at - 1) + 1
    }

    /// Whether a word starts with a capital that is not only its sentence's.
    pub(super) fn is_name(&self, at: usize) -> bool {
        let token = &self.text.tokens()[self.token(at)];
        token.kind == TokenKind::Word && token.is_capitalised() && !self.closed[at]
    }

    /// The number of the sentence of a word.
    pub(super) fn sentence(&self, at: usize) -> usize {
        self.text.sentence_of(self.token(at))
    }
}

/// Marks that say what a number counts.
const UNITS: &[char] = &['$', '\u{20ac}', '\u{a3}', '\u{a5}', '\u{20b9}', '%', '\u{2030}', '\u{b0}'];

/// More words than a few sentences have are not compared.
const LONGEST: usize = 320;

/// Which word of the one stands for which of the other.
#[derive(Debug)]
pub(super) struct Weave<'t> {
    pub(super) original: Side<'t>,
    pub(super) copy: Side<'t>,
    to_copy: Vec<Option<u32>>,
    to_original: Vec<Option<u32>>,
}

/// One of the two sides with its images in the other.
#[derive(Debug, Clone, Copy)]
pub(super) struct View<'w, 't> {
    pub(super) from: &'w Side<'t>,
    pub(super) to: &'w Side<'t>,
    map: &'w [Option<u32>],
    back: &'w [Option<u32>],
}

impl<'w, 't> View<'w, 't> {
    /// The word that stands for this one.
    pub(super) fn image(&self, at: usize) -> Option<usize> {
        self.map.get(at).copied().flatten().map(|at| at as usize)
    }

    /// Whether a word of the other side stands for one of this.
    pub(super) fn is_image(&self, at: usize) -> bool {
        self.back.get(at).is_some_and(Option::is_some)
    }

    /// The same from the other side.
    pub(super) fn back(&self) -> View<'w, 't> {
        View { from: self.to, to: self.from, map: self.back, back: self.map }
    }

    /// Where the other side says what these words say: their images, or the place between the images around them.
    pub(super) fn place(&self, words: std::ops::Range<usize>) -> Option<std::ops::Range<usize>> {
        let own = self.images(words.clone());
        if let Some(&first) = own.first() {
            return Some(hull(first, &own));
        }
        let before = self.images(words.start.saturating_sub(REACH)..words.start);
        let after = self.images(words.end..words.end + REACH);
        match (before.last(), after.first()) {
            (Some(&l), Some(&r)) if l < r && r - l <= 3 * REACH => {
                Some(if r - l > 1 { l + 1..r } else { l..r + 1 })
            }
            (Some(&l), _) => Some(l..(l + 2).min(self.to.count())),
            (None, Some(&r)) => Some(r.saturating_sub(1)..r + 1),
            (None, None) => None,
        }
    }

    fn images(&self, words: std::ops::Range<usize>) -> Vec<usize> {
        words.filter_map(|at| self.image(at)).collect()
    }

    /// How many of the content words around these words have an image near a place of the other side.
    pub(super) fn shared_context(
        &self,
        words: std::ops::Range<usize>,
        place: std::ops::Range<usize>,
    ) -> usize {
        let around = words.start.saturating_sub(REACH)..(words.end + REACH).min(self.from.count());
        let near = place.start.saturating_sub(REACH)..place.end + REACH;
        around
            .filter(|at| !words.contains(at) && !self.from.is_closed(*at))
            .filter(|&at| self.image(at).is_some_and(|image| near.contains(&image)))
            .count()
    }
}

/// So many words on either side are a word's surroundings.
pub(super) const REACH: usize = 6;

/// The words that lie near the first.
fn hull(first: usize, images: &[usize]) -> std::ops::Range<usize> {
    let near = images.iter().copied().filter(|at| at.abs_diff(first) <= 2 * REACH);
    let (low, high) = near.fold((first, first), |(low, high), at| (low.min(at), high.max(at)));
    low..high + 1
}

impl<'t> Weave<'t> {
    /// Matches the words of two sides.
    pub(super) fn new(original: Side<'t>, copy: Side<'t>) -> Weave<'t> {
        let (n, m) = (original.count(), copy.count());
        let mut weave = Weave { original, copy, to_copy: vec![None; n], to_original: vec![None; m] };
        weave.match_runs();
        weave.match_single_words();
        weave.match_closed_words();
        weave
    }

    /// From the original to the copy.
    pub(super) fn forth(&self) -> View<'_, 't> {
        View { from: &self.original, to: &self.copy, map: &self.to_copy, back: &self.to_original }
    }

    /// Whether all words stand in both, in order.
    pub(super) fn is_verbatim(&self) -> bool {
        self.original.count() == self.copy.count()
            && self.to_copy.iter().enumerate().all(|(at, image)| *image == Some(at as u32))
            && (0..self.original.count()).all(|at| self.original.word(at) == self.copy.word(at))
            && self.original.symbols().eq(self.copy.symbols())
    }

    fn join(&mut self, at: usize, image: usize) {
        self.to_copy[at] = Some(image as u32);
        self.to_original[image] = Some(at as u32);
    }

    fn match_runs(&mut self) {
        for (len, i, j) in runs(&self.original, &self.copy) {
            let free = |k: &usize| self.to_copy[i + k].is_none() && self.to_original[j + k].is_none();
            let rest: Vec<usize> = (0..len).filter(free).collect();
            let says_something = rest.iter().any(|&k| !self.original.is_closed(i + k));
            if rest.len() >= 2 && says_something {
                for k in rest {
                    self.join(i + k, j + k);
                }
            }
        }
    }

    fn match_single_words(&mut self) {
        for at in 0..self.original.count() {
            if self.to_copy[at].is_some() || self.original.is_closed(at) {
                continue;
            }
            let key = self.original.key(at);
            let free = |&to: &usize| self.to_original[to].is_none() && self.copy.key(to) == key;
            let expected = self.expected(at);
            let nearest = (0..self.copy.count()).filter(free).min_by_key(|to| to.abs_diff(expected));
            if let Some(image) = nearest {
                self.join(at, image);
            }
        }
    }

    /// Where the image of a word should be: after the image of the nearest word before it that has one.
    fn expected(&self, at: usize) -> usize {
        let before = (0..at).rev().find_map(|before| Some((self.to_copy[before]? as usize, at - before)));
        before.map_or(at, |(image, distance)| image + distance)
    }

    /// Closed-class words stand for one another only beside matched words.
    fn match_closed_words(&mut self) {
        for at in 0..self.original.count() {
            if self.to_copy[at].is_some() {
                continue;
            }
            let after =
                at.checked_sub(1).and_then(|before| self.to_copy[before]).map(|image| image as usize + 1);
            let before =
                self.to_copy.get(at + 1).copied().flatten().and_then(|image| (image as usize).checked_sub(1));
            let free = |to: &usize| {
                self.to_original.get(*to) == Some(&None) && self.copy.key(*to) == self.original.key(at)
            };
            if let Some(image) = after.filter(free).or_else(|| before.filter(free)) {
                self.join(at, image);
            }
        }
    }
}

/// All maximal runs of at least two equal words: length and starts, the longest first, then by place.
fn runs(a: &Side, b: &Side) -> Vec<(usize, usize, usize)> {
    let mut runs = Vec::new();
    let mut above = vec![0_usize; b.count() + 1];
    for i in 0..a.count() {
        let mut row = vec![0; b.count() + 1];
        for j in 0..b.count() {
            if a.keys[i] == b.keys[j] {
                row[j + 1] = above[j] + 1;
            }
            let ended = a.keys.get(i + 1).is_none_or(|next| b.keys.get(j + 1) != Some(next));
            let len = row[j + 1];
            if len >= 2 && ended {
                runs.push((len, i + 1 - len, j + 1 - len));
            }
        }
        above = row;
    }
    runs.sort_unstable_by_key(|&(len, i, j)| (std::cmp::Reverse(len), i, j));
    runs
}
