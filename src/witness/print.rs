//! The print of a text: its content words as stems with their places, which is what paraphrase keeps.
//!
//! ```text
//! stem    = the first six letters of a word without its ending      operations, operate → operat
//! weight  = 3 for names and figures, 2 for long words, 1 for the rest; closed-class words are left out
//! stretch = a sentence, cut after 60 tokens where a text lacks stops
//! ```

use crate::fnv;
use crate::lexicon::BlockCue;
use crate::lexicon::speech::SourceNoun;
use crate::span::Span;
use crate::text::{Case, Text, Token, TokenKind};

/// One content word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Word {
    /// Hash of the stem.
    pub(super) stem: u32,
    /// Its token in the text.
    pub(super) token: u32,
    /// How much sharing it says, before its frequency is known.
    pub(super) weight: u8,
    /// Whether it stands inside quotation marks.
    pub(super) quoted: bool,
    /// Whether it is a number, in digits or in words.
    pub(super) figure: bool,
    /// Whether it is a word for one who speaks: "mayor", "police", "doctor".
    pub(super) speaks: bool,
}

/// A sentence, or a part of one that is too long to be one: ranges of words and of bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stretch {
    first: u32,
    end: u32,
    first_token: u32,
    end_token: u32,
    /// Hash of all its words, the small ones too, and how many they are.
    wording: (u64, usize),
    /// Where it stands in the text.
    pub(super) span: Span,
}

impl Stretch {
    /// The indices of its tokens in the text.
    pub(super) fn tokens(&self) -> std::ops::Range<usize> {
        self.first_token as usize..self.end_token as usize
    }

    /// Whether two stretches of at least so many words are the same word for word.
    pub(super) fn is_identical(&self, other: &Stretch, least: usize) -> bool {
        self.wording == other.wording && self.wording.1 >= least
    }

    /// The indices of its words.
    pub(super) fn words(&self) -> std::ops::Range<usize> {
        self.first as usize..self.end as usize
    }
}

/// The content words of a text and the sentences they stand in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Print {
    pub(super) words: Vec<Word>,
    pub(super) stretches: Vec<Stretch>,
    /// The words in the order of their stems, then of their places.
    pub(super) by_stem: Vec<u32>,
}

/// Sentences longer than this are cut: a text without stops is no single sentence.
const LONGEST_STRETCH: usize = 60;

impl Print {
    /// Reads the print of a text.
    pub(super) fn of(text: &Text) -> Print {
        let words = Vec::with_capacity(text.tokens().len() / 2);
        let mut print = Print { words, stretches: Vec::new(), by_stem: Vec::new() };
        let mut quotation = Quotation::default();
        for sentence in text.sentences() {
            quotation.begin(text, sentence.tokens().start);
            if is_notice(text, sentence.tokens().start) {
                continue;
            }
            let tokens = sentence.tokens();
            for first in tokens.clone().step_by(LONGEST_STRETCH) {
                let end = tokens.end.min(first + LONGEST_STRETCH);
                print.stretch(text, first..end, &mut quotation);
            }
        }
        print.words.shrink_to_fit();
        print.by_stem = print.stems_in_order();
        print
    }

    fn stems_in_order(&self) -> Vec<u32> {
        let mut order: Vec<u64> =
            self.words.iter().zip(0_u64..).map(|(word, at)| u64::from(word.stem) << 32 | at).collect();
        order.sort_unstable();
        order.into_iter().map(|key| key as u32).collect()
    }

    /// The stem of a word.
    pub(super) fn stem(&self, word: u32) -> u32 {
        self.words[word as usize].stem
    }

    fn stretch(&mut self, text: &Text, tokens: std::ops::Range<usize>, quotation: &mut Quotation) {
        let first = self.words.len();
        for at in tokens.clone() {
            let token = &text.tokens()[at];
            match token.kind {
                TokenKind::Mark => quotation.pass(text.word(at)),
                TokenKind::Possessive => {}
                TokenKind::Word | TokenKind::Number => self.word(text, at, tokens.start, quotation),
            }
        }
        let (first, end) = (first as u32, self.words.len() as u32);
        let (first_token, end_token) = (tokens.start as u32, tokens.end as u32);
        let wording = wording(text, tokens.clone());
        self.stretches.push(Stretch { first, end, first_token, end_token, wording, span: text.span(tokens) });
    }

    fn word(&mut self, text: &Text, at: usize, first: usize, quotation: &Quotation) {
        let token = &text.tokens()[at];
        let lexicon = text.lexicon();
        let closed = token.case != Case::Upper && lexicon.starts(token.word(), lexicon.witness.closed.bit());
        if !closed {
            let stem = stem(text.word(at));
            let figure =
                token.kind == TokenKind::Number || lexicon.numbers.numerals.get(token.word()).is_some();
            self.words.push(Word {
                stem,
                token: at as u32,
                weight: if at == first { weight_of_first(token) } else { weight(token) },
                quoted: quotation.is_open,
                figure,
                speaks: speaks(text, at),
            });
        }
    }

    /// The words of one stretch.
    pub(super) fn words_of(&self, stretch: usize) -> &[Word] {
        &self.words[self.stretches[stretch].words()]
    }
}

/// Whether a word may be a speaker, or tell one from another, as the "fire" of a "fire chief".
fn speaks(text: &Text, at: usize) -> bool {
    let person = |at: usize| {
        let noun = text.lexicon().speech.sources.get(text.id(at));
        matches!(noun, Some(SourceNoun::Official | SourceNoun::Source | SourceNoun::Body))
    };
    person(at) || person(at + 1)
}

/// The hash of all words of a stretch without regard to case, and their number.
fn wording(text: &Text, tokens: std::ops::Range<usize>) -> (u64, usize) {
    let words = tokens.filter(|&at| text.tokens()[at].kind != TokenKind::Mark);
    words.fold((fnv::START, 0), |(hash, count), at| {
        (fnv::with(fnv::with(hash, text.word(at).bytes()), [b' ']), count + 1)
    })
}

/// "All rights reserved", "Sign up for": what every text of a house has says nothing about copies.
fn is_notice(text: &Text, at: usize) -> bool {
    text.longest(&text.lexicon().blocks, at).is_some_and(|(_, cue)| *cue == BlockCue::Line)
}

/// Whether the scan is inside quotation marks. A new paragraph closes a quotation that was never closed.
#[derive(Debug, Default)]
struct Quotation {
    is_open: bool,
}

impl Quotation {
    fn begin(&mut self, text: &Text, at: usize) {
        if text.tokens()[at].gap >= crate::text::Gap::Line {
            self.is_open = false;
        }
    }

    fn pass(&mut self, mark: &str) {
        match mark {
            "\u{201c}" | "\u{ab}" | "\u{201e}" => self.is_open = true,
            "\u{201d}" | "\u{bb}" => self.is_open = false,
            "\"" => self.is_open = !self.is_open,
            _ => {}
        }
    }
}

/// Names and figures say most, long words more than short ones.
fn weight(token: &Token) -> u8 {
    if token.is_capitalised() { 3 } else { weight_of_first(token) }
}

/// The same of the first word, whose capital says nothing.
fn weight_of_first(token: &Token) -> u8 {
    match token.kind {
        TokenKind::Number => 3,
        _ if token.span().len() >= 8 => 2,
        _ => 1,
    }
}

/// Letters of a stem.
const STEM: usize = 6;
/// Longer words differ within their first letters.
const READ: usize = 24;

/// The hash of a word without its ending, or of a number without its separators.
pub(super) fn stem(word: &str) -> u32 {
    let mut letters = [0; READ];
    let len = letters_of(word, &mut letters);
    if letters[..len].ends_with(b"men") {
        letters[len - 2] = b'a';
    }
    let len = without_ending(&letters[..len]).min(STEM.max(digits(&letters[..len])));
    hash(&letters[..len])
}

/// Lower case, without full stops, commas and apostrophes.
fn letters_of(word: &str, letters: &mut [u8; READ]) -> usize {
    let mut len = 0;
    for c in word.chars().filter(|c| !matches!(c, '.' | ',' | '\'' | '\u{2019}' | '\u{2bc}' | '\u{ad}')) {
        let c = if c.is_ascii() { c.to_ascii_lowercase() } else { c.to_lowercase().next().unwrap_or(c) };
        if len + c.len_utf8() > READ {
            break;
        }
        len += c.encode_utf8(&mut letters[len..]).len();
    }
    len
}

/// All bytes of a number count, only the first ones of a word.
fn digits(letters: &[u8]) -> usize {
    if letters.first().is_some_and(u8::is_ascii_digit) { READ } else { 0 }
}

/// The length without the commonest endings of nouns and verbs; three letters always stay.
fn without_ending(letters: &[u8]) -> usize {
    const ENDINGS: &[&[u8]] = &[b"ing", b"ies", b"ied", b"ed", b"es", b"s", b"e", b"y"];
    let len = letters.len();
    if digits(letters) > 0 || letters.ends_with(b"ss") {
        return len;
    }
    let ending = ENDINGS.iter().find(|ending| len >= ending.len() + 3 && letters.ends_with(ending));
    ending.map_or(len, |ending| len - ending.len())
}

/// FNV-1a, 32 bits, mixed so that its low bits are good enough to sample by.
pub(super) fn hash(bytes: &[u8]) -> u32 {
    mixed(fnv::short(bytes))
}

/// The finaliser of murmur3 (Appleby).
pub(super) const fn mixed(mut hash: u32) -> u32 {
    hash ^= hash >> 16;
    hash = hash.wrapping_mul(0x85eb_ca6b);
    hash ^= hash >> 13;
    hash = hash.wrapping_mul(0xc2b2_ae35);
    hash ^ hash >> 16
}
