//! A text cut into tokens and sentences, in one pass over the bytes. Every reader of text starts from it.
//!
//! ```text
//! token   = number | word | possessive | mark
//! number  = digit { digit | ("," | ".") digit }          12,540  1.3  2024
//! word    = letter { letter | digit | "'" letter }        didn't  G20  Süddeutsche
//!         | letter "." letter "." { letter "." }          U.S.  a.m.
//! possessive = "'s"                                       after a word
//! mark    = any other character                           - – , . " $ %
//! ```
//! Hyphens are marks, so `29-year-old` is five tokens, each but the first *glued* to the one before it. No-break,
//! thin and figure spaces are spaces; soft hyphens and other marks of zero width belong to the word they stand in.

mod compound;
mod digit;
mod line;
mod place;
mod scan;
mod sentence;
mod sequence;

use std::sync::OnceLock;

use crate::lexicon::{ClassSet, Lexicon, Starts, Table, Tables, Triggers, WordClass, WordId};
use crate::span::Span;

pub(crate) use digit::{digit_value, is_invisible, separator, whole_number};
pub(crate) use place::GazetteerName;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, perhaps with digits after the first of them.
    Word,
    /// Digits with their separators.
    Number,
    /// `'s` after a word.
    Possessive,
    /// Any other character.
    Mark,
}

/// The letter case of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Case {
    /// No letter, or no capital.
    Lower,
    /// The first letter only.
    Capitalised,
    /// More than one letter, all capitals.
    Upper,
    /// Capitals elsewhere, such as in `McKenzie`.
    Mixed,
}

/// What stands between a token and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gap {
    /// Nothing.
    Glued,
    /// Spaces of any width.
    Space,
    /// One line break.
    Line,
    /// An empty line, or the start of the text.
    Paragraph,
}

/// One token: where it is and what it looks like. Sixteen bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    start: u32,
    end: u32,
    word: WordId,
    /// What it is.
    pub kind: TokenKind,
    /// Its letter case.
    pub case: Case,
    /// What is between it and the token before.
    pub gap: Gap,
}

impl Token {
    /// Where it stands.
    pub const fn span(&self) -> Span {
        Span::unchecked(self.start as usize, self.end as usize)
    }

    /// Its word in the lexicon; `UNKNOWN` for numbers and for words the lexicon lacks.
    pub const fn word(&self) -> WordId {
        self.word
    }

    /// Whether nothing stands between it and the token before.
    pub fn is_glued(&self) -> bool {
        self.gap == Gap::Glued
    }

    /// Whether its first letter is a capital.
    pub fn is_capitalised(&self) -> bool {
        self.case != Case::Lower
    }
}

/// A sentence: a range of tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    first: u32,
    end: u32,
}

impl Sentence {
    /// The indices of its tokens.
    pub const fn tokens(&self) -> std::ops::Range<usize> {
        self.first as usize..self.end as usize
    }
}

/// A text with its tokens and sentences.
///
/// ```
/// use corroborate::text::Text;
/// let text = Text::new("Gen. Smith left. He was 61.");
/// assert_eq!(text.sentences().len(), 2);
/// assert_eq!(text.word(0), "Gen");
/// ```
#[derive(Debug, Clone)]
pub struct Text<'t> {
    source: &'t str,
    lexicon: &'static Lexicon,
    tokens: Vec<Token>,
    /// By token: which tables have a phrase that starts with it. Asked far more often than anything else.
    opens: Vec<Tables>,
    /// By token: which readers its word may set off.
    triggers: Vec<Triggers>,
    sentences: Vec<Sentence>,
    /// The tokens with which lines start, in order.
    line_starts: Vec<u32>,
    /// By token: its sentence.
    sentence_of: Vec<u32>,
    /// By sentence: the classes of its words.
    classes: Vec<ClassSet>,
    /// Looked up when the first of them is asked for.
    places: OnceLock<Box<[GazetteerName]>>,
}

impl<'t> Text<'t> {
    /// Reads a text with the lexicon of English.
    ///
    /// # Panics
    /// Where the text has 4 GiB or more: places in it are kept in 32 bits. A [`Document`](crate::Document) refuses
    /// such a text with an error.
    ///
    /// ```
    /// use corroborate::text::Text;
    /// assert_eq!(Text::new("Two died. One lived.").sentences().len(), 2);
    /// ```
    pub fn new(source: &'t str) -> Text<'t> {
        Text::with_lexicon(source, Lexicon::english())
    }

    /// Reads a text with a lexicon to which a caller has added words.
    pub(crate) fn with_lexicon(source: &'t str, lexicon: &'static Lexicon) -> Text<'t> {
        assert!(u32::try_from(source.len()).is_ok(), "a text of {} bytes", source.len());
        let tokens = scan::tokens(source, lexicon);
        let opens = tokens.iter().map(|token| opened(token, lexicon)).collect();
        let triggers = tokens.iter().map(|token| lexicon.triggers(token.word)).collect();
        let sentences = sentence::sentences(source, &tokens, lexicon);
        let sentence_of = sentence::by_token(&sentences);
        let classes = classes(&tokens, &sentences, lexicon);
        let line_starts = line::starts(&tokens);
        let places = OnceLock::new();
        Text {
            source,
            lexicon,
            tokens,
            opens,
            triggers,
            sentences,
            line_starts,
            sentence_of,
            classes,
            places,
        }
    }

    /// Some of its sentences as a text of their own; all spans stay bytes of the whole.
    pub(crate) fn part(&self, sentences: std::ops::Range<usize>) -> Text<'t> {
        let first = sentences.start;
        let own = &self.sentences[sentences];
        let start = own.first().map_or(0, |sentence| sentence.first);
        let end = own.last().map_or(start, |sentence| sentence.end);
        let tokens = start as usize..end as usize;
        let moved =
            |sentence: &Sentence| Sentence { first: sentence.first - start, end: sentence.end - start };
        let sentences: Vec<Sentence> = own.iter().map(moved).collect();
        Text {
            source: self.source,
            lexicon: self.lexicon,
            tokens: self.tokens[tokens.clone()].to_vec(),
            opens: self.opens[tokens.clone()].to_vec(),
            triggers: self.triggers[tokens.clone()].to_vec(),
            line_starts: line::starts(&self.tokens[tokens]),
            sentence_of: sentence::by_token(&sentences),
            classes: self.classes[first..first + sentences.len()].to_vec(),
            sentences,
            places: OnceLock::new(),
        }
    }

    /// The text itself.
    pub fn source(&self) -> &'t str {
        self.source
    }

    /// The lexicon it was read with.
    pub fn lexicon(&self) -> &'static Lexicon {
        self.lexicon
    }

    /// All tokens in order.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// All sentences in order; each token is in exactly one.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The words of token `at`, as written; empty past the end.
    #[inline]
    pub fn word(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| token.span().of(self.source))
    }

    /// The whole number below a hundred million that token `at` is, and how many digits it has, in any script.
    pub(crate) fn whole_number(&self, at: usize) -> Option<(u32, usize)> {
        let token = self.tokens.get(at).filter(|token| token.kind == TokenKind::Number)?;
        whole_number(token.span().of(self.source))
    }

    /// The character that token `at` is, where it is a mark.
    #[inline]
    pub(crate) fn mark(&self, at: usize) -> Option<char> {
        let token = self.tokens.get(at).filter(|token| token.kind == TokenKind::Mark)?;
        match *self.source.as_bytes().get(token.start as usize)? {
            byte @ ..128 => Some(char::from(byte)),
            _ => token.span().of(self.source).chars().next(),
        }
    }

    /// The lexicon's id of token `at`; unknown past the end.
    #[inline]
    pub fn id(&self, at: usize) -> WordId {
        self.tokens.get(at).map_or(WordId::UNKNOWN, |token| token.word)
    }

    /// Whether token `at` is this word, in any letter case.
    #[inline]
    pub fn is(&self, at: usize, word: &str) -> bool {
        self.tokens.get(at).map_or(word.is_empty(), |token| {
            let bytes = self.source.as_bytes().get(token.start as usize..token.end as usize);
            bytes.is_some_and(|bytes| bytes.eq_ignore_ascii_case(word.as_bytes()))
        })
    }

    /// Whether token `at` is of a class of words.
    #[inline]
    pub(crate) fn is_class(&self, at: usize, class: WordClass) -> bool {
        self.lexicon().classes.has(self.id(at), class)
    }

    /// Whether a word of a class stands in the sentence of token `at`.
    #[inline]
    pub(crate) fn sentence_has(&self, at: usize, class: WordClass) -> bool {
        self.classes.get(self.sentence_of(at)).is_some_and(|classes| classes.has(class))
    }

    /// The bytes from the start of the first to the end of the last of these tokens.
    ///
    /// # Panics
    /// Where the range is empty or not of this text.
    pub fn span(&self, tokens: std::ops::Range<usize>) -> Span {
        self.tokens[tokens.start].span().cover(self.tokens[tokens.end - 1].span())
    }

    /// These tokens as written, with single spaces between words.
    pub(crate) fn line(&self, tokens: std::ops::Range<usize>) -> String {
        let words = self.span(tokens).of(self.source());
        if is_single_spaced(words) {
            return words.to_owned();
        }
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The longest phrase of a table that starts at token `at`: its number of tokens and its meaning.
    #[inline]
    pub(crate) fn longest<'m, M>(&self, table: &'m Table<M>, at: usize) -> Option<(usize, &'m M)> {
        if self.opens(at, table) { table.longest(|ahead| self.id(at + ahead)) } else { None }
    }

    /// The longest phrase of a table of backward phrases that ends with token `at`.
    #[inline]
    pub(crate) fn longest_back<'m, M>(&self, table: &'m Table<M>, at: usize) -> Option<(usize, &'m M)> {
        let word = |back: usize| at.checked_sub(back).map_or(WordId::UNKNOWN, |at| self.id(at));
        if self.opens(at, table) { table.longest(word) } else { None }
    }

    /// Whether a phrase of the table starts with token `at`; ends with it, in a table of backward phrases.
    #[inline]
    pub(crate) fn opens<M>(&self, at: usize, table: &Table<M>) -> bool {
        self.opens.get(at).is_some_and(|tables| tables.have(table.bit()))
    }

    /// Whether the word of token `at` may set off a reader.
    #[inline]
    pub(crate) fn triggers(&self, at: usize, reader: Triggers) -> bool {
        self.triggers.get(at).is_some_and(|triggers| triggers.meet(reader))
    }

    /// The first token of a range whose word may set off a reader.
    #[inline]
    pub(crate) fn next_trigger(&self, tokens: std::ops::Range<usize>, reader: Triggers) -> Option<usize> {
        let triggers = self.triggers.get(tokens.clone())?;
        triggers.iter().position(|triggers| triggers.meet(reader)).map(|ahead| tokens.start + ahead)
    }

    /// The tokens of a range whose words may set off a reader.
    #[inline]
    pub(crate) fn triggered(
        &self,
        tokens: std::ops::Range<usize>,
        reader: Triggers,
    ) -> impl Iterator<Item = usize> + '_ {
        let of = self.triggers.get(tokens.clone()).unwrap_or_default();
        (tokens.start..).zip(of).filter(move |(_, triggers)| triggers.meet(reader)).map(|(at, _)| at)
    }

    /// The first token from `at` on with which what a rule reads may start.
    #[inline]
    pub(crate) fn next_start(&self, at: usize, starts: Starts) -> Option<usize> {
        let first = Tables::of(&[starts.alone, starts.opener]);
        let mut at = at;
        loop {
            at += self.opens.get(at..)?.iter().position(|opened| opened.meet(first))?;
            let second = || self.opens.get(at + 1).is_some_and(|opened| opened.have(starts.second));
            if self.opens[at].have(starts.alone) || second() {
                return Some(at);
            }
            at += 1;
        }
    }

    /// The index of the sentence that has token `at`; past the end, the number of sentences.
    #[inline]
    pub fn sentence_of(&self, at: usize) -> usize {
        self.sentence_of.get(at).map_or(self.sentences.len(), |&sentence| sentence as usize)
    }
}

/// Whether words of ASCII are parted by one space each, so that nothing needs to be changed.
fn is_single_spaced(words: &str) -> bool {
    let mut before = b' ';
    let single = words.bytes().all(|byte| {
        let is_plain = byte.is_ascii_graphic() || byte == b' ' && before != b' ';
        before = byte;
        is_plain
    });
    single && before != b' '
}

/// What digits may start.
const DIGITS: Tables =
    Tables::of(&[Starts::FIGURE.alone, Starts::FIGURE.second, Starts::DATE.alone, Starts::DATE.second]);

/// What a phrase that starts with a token may be.
fn opened(token: &Token, lexicon: &Lexicon) -> Tables {
    if token.kind == TokenKind::Number { DIGITS } else { lexicon.opened_by(token.word) }
}

/// By sentence: the classes of its words.
fn classes(tokens: &[Token], sentences: &[Sentence], lexicon: &Lexicon) -> Vec<ClassSet> {
    let of = |sentence: &Sentence| {
        let words = tokens[sentence.tokens()].iter().filter(|token| token.word.is_known());
        words.fold(ClassSet::default(), |all, token| all.with(lexicon.classes.of(token.word)))
    };
    sentences.iter().map(of).collect()
}
