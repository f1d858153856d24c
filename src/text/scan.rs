//! Bytes to tokens.
//!
//! Words and numbers of ASCII, nearly all there are, go a fast way: a table of classes finds the end of a word, and
//! its first sixteen bytes, folded by one operation, are its key in the vocabulary and tell its case. Everything
//! else goes character by character.

use super::digit::{is_digit, is_invisible, separator};
use super::{Case, Gap, Token, TokenKind, compound};
use crate::lexicon::{Lexicon, WordId};

/// The tokens of a text, in order.
pub(super) fn tokens(source: &str, lexicon: &Lexicon) -> Vec<Token> {
    let mut scan = Scan {
        scanner: Scanner { source, at: 0, no_initials_before: 0 },
        bytes: source.as_bytes(),
        lexicon,
        tokens: Vec::with_capacity(source.len() / 5 + 1),
        gap: Gap::Paragraph,
    };
    while let Some(&byte) = scan.bytes.get(scan.scanner.at) {
        match CLASSES[byte as usize] {
            Class::Space => scan.space(Gap::Space),
            Class::Line => scan.space(Gap::Line),
            Class::Letter => scan.word(),
            Class::Digit => scan.number(),
            Class::Mark => scan.mark(byte),
            Class::Other => scan.character(),
        }
    }
    scan.tokens
}

/// What a byte may start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Line,
    Letter,
    Digit,
    Mark,
    /// Part of a character beyond ASCII, and the apostrophe and form feed, which need a look around.
    Other,
}

static CLASSES: [Class; 256] = classes();

const fn classes() -> [Class; 256] {
    let mut classes = [Class::Mark; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b' ' | b'\t' | b'\r' | 0xb => Class::Space,
            b'\n' => Class::Line,
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            b'\'' | 0xc | 128.. => Class::Other,
            _ => Class::Mark,
        };
        byte += 1;
    }
    classes
}

/// The bit that makes a capital small, in each of sixteen bytes; digits and the marks inside words have it already.
const SMALL: u128 = u128::from_ne_bytes([0x20; 16]);
/// The bit that letters have and digits and those marks have not.
const LETTER: u128 = u128::from_ne_bytes([0x40; 16]);

struct Scan<'t, 'l> {
    scanner: Scanner<'t>,
    bytes: &'t [u8],
    lexicon: &'l Lexicon,
    tokens: Vec<Token>,
    gap: Gap,
}

impl Scan<'_, '_> {
    fn space(&mut self, wider: Gap) {
        let second = wider == Gap::Line && self.gap == Gap::Line;
        self.gap = wider.max(if second { Gap::Paragraph } else { self.gap });
        self.scanner.at += 1;
    }

    fn push(&mut self, start: usize, kind: TokenKind, word: WordId, case: Case) {
        let end = self.scanner.at as u32;
        self.tokens.push(Token { start: start as u32, end, word, kind, case, gap: self.gap });
        if self.gap == Gap::Line && kind == TokenKind::Word {
            self.rejoin();
        }
        self.gap = Gap::Glued;
    }

    /// `thir-` at the end of a line and `teen` on the next are one word of a number.
    fn rejoin(&mut self) {
        let Some((first, tokens)) = self.broken_word() else { return };
        let end = self.scanner.at;
        let written = &self.scanner.source[first.span().start()..end];
        if written.len() > LONGEST_NUMBER_WORD {
            return;
        }
        let letters: String = written.chars().filter(|c| c.is_alphabetic()).collect();
        let word = self.lexicon.word(&letters);
        if self.lexicon.numbers.numerals.get(word).is_some() {
            self.tokens.truncate(self.tokens.len() - tokens);
            self.tokens.push(Token { end: end as u32, word, case: case(&letters), ..first });
        }
    }

    /// Where the word on a new line goes on the one that a hyphen, or a soft one, ends on the last: that word, and how
    /// many tokens the two take.
    fn broken_word(&self) -> Option<(Token, usize)> {
        let (_, before) = self.tokens.split_last()?;
        let of = |token: &Token| token.span().of(self.scanner.source);
        match before {
            [.., first, hyphen] if hyphen.is_glued() && matches!(of(hyphen), "-" | "\u{2010}") => {
                (first.kind == TokenKind::Word).then_some((*first, 3))
            }
            [.., first] => of(first).ends_with('\u{ad}').then_some((*first, 2)),
            [] => None,
        }
    }

    /// Letters and digits, up to sixteen, with nothing behind that may belong to them.
    fn word(&mut self) {
        let start = self.scanner.at;
        let rest = &self.bytes[start..];
        let written = sixteen(rest);
        let len = word_length(written);
        if len > 16 || !ends_word(len, &rest[len..]) {
            return self.character();
        }
        let mask = u128::MAX >> (128 - 8 * len);
        let written = written & mask;
        let (capitals, others) = (!written & SMALL & mask, !written & LETTER & mask);
        if others != 0 && capitals & 0xff != 0 {
            return self.character();
        }
        let word = self.lexicon.short_word(written | (SMALL & mask));
        self.scanner.at = start + len;
        self.push(start, TokenKind::Word, word, case_of(capitals, len as u32 - others.count_ones()));
    }

    fn number(&mut self) {
        let start = self.scanner.at;
        self.scanner.at += 1;
        self.scanner.number();
        self.push(start, TokenKind::Number, WordId::UNKNOWN, Case::Lower);
    }

    fn mark(&mut self, byte: u8) {
        let start = self.scanner.at;
        self.scanner.at += 1;
        self.push(start, TokenKind::Mark, self.lexicon.mark(byte), Case::Lower);
        compound::close(&mut self.tokens, self.scanner.source, self.lexicon);
    }

    /// A mark that papers print, by its third byte.
    fn printed(&mut self, third: u8) {
        let start = self.scanner.at;
        self.scanner.at += 3;
        self.push(start, TokenKind::Mark, self.lexicon.printed_mark(third), Case::Lower);
    }

    /// Whatever starts with the next character.
    fn character(&mut self) {
        let rest = &self.bytes[self.scanner.at..];
        if let Some(mark) = mark_of_print(rest).filter(|&mark| mark != APOSTROPHE) {
            return self.printed(mark);
        }
        let Some(c) = self.scanner.peek() else { return };
        if let Some(wider) = space(c) {
            self.space(wider);
            self.scanner.at += c.len_utf8() - 1;
            return;
        }
        let last = self.tokens.last();
        let glued = last.filter(|_| self.gap == Gap::Glued).map(|token| token.kind);
        let start = self.scanner.at;
        let kind = self.scanner.token(c, glued);
        let source = self.scanner.source;
        if kind == TokenKind::Word {
            let (word, behind) = source[start..].split_at(self.scanner.at - start);
            self.scanner.at = start + letters_before_digits(word, behind, last, self.lexicon);
        }
        let text = &source[start..self.scanner.at];
        let word = if kind == TokenKind::Number { WordId::UNKNOWN } else { self.lexicon.word(text) };
        let case = if kind == TokenKind::Word { case(text) } else { Case::Lower };
        self.push(start, kind, word, case);
    }
}

/// Bytes of the longest word of a number with the break in it: "quattuordecil-" and "lion", indented.
const LONGEST_NUMBER_WORD: usize = 40;

/// The first sixteen bytes, the first of them lowest; zeros behind the end.
fn sixteen(bytes: &[u8]) -> u128 {
    if let Some(first) = bytes.first_chunk::<16>() {
        return u128::from_le_bytes(*first);
    }
    let mut padded = [0; 16];
    padded[..bytes.len()].copy_from_slice(bytes);
    u128::from_le_bytes(padded)
}

/// How many letters and digits of ASCII come first among sixteen bytes; more than sixteen where all are.
///
/// Each byte gets its eighth bit where it is none: all at once, as additions that never run over into the next byte.
fn word_length(bytes: u128) -> usize {
    const fn each(byte: u8) -> u128 {
        u128::from_ne_bytes([byte; 16])
    }
    let low = bytes & each(0x7f);
    let from = |first: u8, bytes: u128| bytes + each(0x80 - first);
    let letter = from(b'a', low | SMALL) & !from(b'z' + 1, low | SMALL);
    let digit = from(b'0', low) & !from(b'9' + 1, low);
    let others = (!(letter | digit) | bytes) & each(0x80);
    if others == 0 { 17 } else { others.trailing_zeros() as usize / 8 }
}

/// Whether a word of that length ends before these bytes: no accent, apostrophe or full stop that may belong to it.
fn ends_word(len: usize, behind: &[u8]) -> bool {
    match behind {
        [b'.', ..] => len > 1,
        [b'\'', behind @ ..] | [0xe2, 0x80, APOSTROPHE, behind @ ..] => ends_before_apostrophe(behind),
        [byte, ..] => byte.is_ascii() || mark_of_print(behind).is_some(),
        [] => true,
    }
}

/// Whether an apostrophe in front of these bytes joins no letters to the word, or the `s` of the possessive.
fn ends_before_apostrophe(behind: &[u8]) -> bool {
    let apart = |behind: &[u8]| match behind.first() {
        Some(128..) => mark_of_print(behind).is_some(),
        byte => !byte.is_some_and(u8::is_ascii_alphanumeric),
    };
    match behind {
        [b's' | b'S', behind @ ..] => apart(behind),
        [b'0'..=b'9', ..] => true,
        behind => apart(behind),
    }
}

/// The third byte of a mark that papers print, such as “ or —: those of U+2010 to U+2027.
fn mark_of_print(bytes: &[u8]) -> Option<u8> {
    match bytes {
        [0xe2, 0x80, third @ 0x90..=0xa7, ..] => Some(*third),
        _ => None,
    }
}

/// The third byte of ’.
const APOSTROPHE: u8 = 0x99;

/// The case of a word from the bits of its capitals and the number of its letters.
fn case_of(capitals: u128, letters: u32) -> Case {
    let upper = capitals.count_ones();
    match (capitals & 0xff != 0, upper) {
        (_, 0) => Case::Lower,
        (true, 1) => Case::Capitalised,
        (true, _) if upper == letters => Case::Upper,
        _ => Case::Mixed,
    }
}

/// How wide a gap the character makes, if it is a space.
fn space(c: char) -> Option<Gap> {
    match c {
        '\n' | '\u{2028}' | '\u{85}' => Some(Gap::Line),
        '\u{2029}' | '\u{c}' => Some(Gap::Paragraph),
        '\u{ad}'
        | '\u{feff}'
        | '\u{200b}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}' => Some(Gap::Glued),
        c if c.is_whitespace() => Some(Gap::Space),
        _ => None,
    }
}

/// `USD115`, `$US113`, `Sh120`, `FY2023`: how much of a word is letters of money or of a year before digits; all of it
/// where none is.
fn letters_before_digits(word: &str, behind: &str, before: Option<&Token>, lexicon: &Lexicon) -> usize {
    let letters = word.bytes().take_while(u8::is_ascii_alphabetic).count();
    let capital = word.starts_with(|c: char| c.is_ascii_uppercase());
    if !capital
        || !(1..=4).contains(&letters)
        || !word.as_bytes().get(letters).is_some_and(u8::is_ascii_digit)
    {
        return word.len();
    }
    let sign = before.is_some_and(|token| lexicon.is_money_sign(token.word));
    let code = lexicon.is_money_code(lexicon.word(&word[..letters]));
    let amount = letters > 1 || is_amount(&word[letters..], behind, lexicon);
    let year =
        matches!(word.len() - letters, 2 | 4) && lexicon.dates.names_fiscal_years(&word[..letters], lexicon);
    if sign || code && amount || year { letters } else { word.len() }
}

/// `12` before `,500`, `400bn`, `12` before `billion`: digits that one letter in front makes money, unlike `R18`.
fn is_amount(digits: &str, behind: &str, lexicon: &Lexicon) -> bool {
    let scale = digits.trim_start_matches(|c: char| c.is_ascii_digit());
    if !scale.is_empty() {
        return lexicon.is_scale(lexicon.word(scale));
    }
    let mut next = behind.chars();
    if matches!(next.next(), Some(',' | '.')) && next.next().is_some_and(is_digit) {
        return true;
    }
    let word = behind.strip_prefix(' ').unwrap_or_default();
    let len = word.bytes().take(16).take_while(u8::is_ascii_alphabetic).count();
    lexicon.is_scale(lexicon.word(&word[..len]))
}

struct Scanner<'t> {
    source: &'t str,
    at: usize,
    /// Up to here run letters with full stops that end in the midst of a word: no initials start among them, so none of
    /// them looks for the end again.
    no_initials_before: usize,
}

impl Scanner<'_> {
    fn peek(&self) -> Option<char> {
        self.peek_from(self.at)
    }

    fn peek_from(&self, at: usize) -> Option<char> {
        let byte = *self.source.as_bytes().get(at)?;
        if byte < 128 { Some(byte as char) } else { self.source[at..].chars().next() }
    }

    /// Moves past the token that starts with `c` and says what it is.
    fn token(&mut self, c: char, glued: Option<TokenKind>) -> TokenKind {
        let start = self.at;
        self.at += c.len_utf8();
        if is_digit(c) {
            self.number();
            TokenKind::Number
        } else if c.is_alphabetic() {
            self.word(start);
            TokenKind::Word
        } else if glued == Some(TokenKind::Word) && is_apostrophe(c) && self.possessive() {
            TokenKind::Possessive
        } else {
            TokenKind::Mark
        }
    }

    fn number(&mut self) {
        while let Some(c) = self.peek() {
            let next = self.at + c.len_utf8();
            let inner = || separator(c).is_some() || is_invisible(c);
            let more = is_digit(c) || inner() && self.peek_from(next).is_some_and(is_digit);
            if !more {
                break;
            }
            self.at += c.len_utf8();
        }
    }

    fn word(&mut self, start: usize) {
        if self.initials(start) {
            return;
        }
        while let Some(c) = self.peek() {
            let next = self.at + c.len_utf8();
            let more = c.is_alphanumeric()
                || c == '\u{ad}'
                || is_mark_of_letter(c)
                || is_apostrophe(c)
                    && self.peek_from(next).is_some_and(char::is_alphabetic)
                    && !self.ends_in_s(next);
            if !more {
                break;
            }
            self.at = next;
        }
    }

    /// `U.S.`: letters each with its full stop, at least two of them.
    fn initials(&mut self, start: usize) -> bool {
        if start < self.no_initials_before {
            return false;
        }
        let mut at = start;
        let mut letters = 0;
        while let Some(c) = self.peek_from(at).filter(|c| c.is_alphabetic()) {
            if self.peek_from(at + c.len_utf8()) != Some('.') {
                break;
            }
            at += c.len_utf8() + 1;
            letters += 1;
        }
        let ends = !self.peek_from(at).is_some_and(char::is_alphanumeric);
        let are = letters >= 2 && ends;
        if are {
            self.at = at;
        } else {
            self.no_initials_before = at;
        }
        are
    }

    /// Whether the letters from `at` are just an `s`: the possessive, not part of the word.
    fn ends_in_s(&self, at: usize) -> bool {
        matches!(self.peek_from(at), Some('s' | 'S'))
            && !self.peek_from(at + 1).is_some_and(char::is_alphanumeric)
    }

    fn possessive(&mut self) -> bool {
        let is = self.ends_in_s(self.at);
        if is {
            self.at += 1;
        }
        is
    }
}

pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2bc}')
}

/// Combining marks, which belong to the letter before.
fn is_mark_of_letter(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{93c}'..='\u{94d}')
}

fn case(word: &str) -> Case {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    if !letters.next().is_some_and(char::is_uppercase) {
        return if letters.any(char::is_uppercase) { Case::Mixed } else { Case::Lower };
    }
    let (mut upper, mut lower) = (0, 0);
    for c in letters {
        if c.is_uppercase() {
            upper += 1;
        } else {
            lower += 1;
        }
    }
    match (upper, lower) {
        (0, _) => Case::Capitalised,
        (_, 0) => Case::Upper,
        _ => Case::Mixed,
    }
}
