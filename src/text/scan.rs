//! Bytes to tokens.

use super::{Case, Gap, Token, TokenKind};
use crate::lexicon::{Lexicon, WordId};

/// The tokens of a text, in order.
pub(super) fn tokens(source: &str, lexicon: &Lexicon) -> Vec<Token> {
    let mut scanner = Scanner { source, at: 0 };
    let mut tokens = Vec::with_capacity(source.len() / 5);
    let mut gap = Gap::Paragraph;
    while let Some(c) = scanner.peek() {
        if let Some(wider) = space(c) {
            gap = wider.max(if wider == Gap::Line && gap == Gap::Line { Gap::Paragraph } else { gap });
            scanner.at += c.len_utf8();
            continue;
        }
        let after_word =
            gap == Gap::Glued && tokens.last().is_some_and(|t: &Token| t.kind == TokenKind::Word);
        let start = scanner.at;
        let kind = scanner.token(c, after_word);
        if kind == TokenKind::Word {
            scanner.at = start + money_letters(&source[start..scanner.at], tokens.last(), lexicon);
        }
        let text = &source[start..scanner.at];
        let word = if kind == TokenKind::Number { WordId::UNKNOWN } else { lexicon.word(text) };
        let case = if kind == TokenKind::Word { case(text) } else { Case::Lower };
        tokens.push(Token { start: start as u32, end: scanner.at as u32, word, kind, case, gap });
        gap = Gap::Glued;
    }
    tokens
}

/// How wide a gap the character makes, if it is a space.
fn space(c: char) -> Option<Gap> {
    match c {
        '\n' | '\u{2028}' | '\u{85}' => Some(Gap::Line),
        '\u{2029}' | '\u{c}' => Some(Gap::Paragraph),
        '\u{feff}'
        | '\u{200b}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}' => Some(Gap::Glued),
        c if c.is_whitespace() => Some(Gap::Space),
        _ => None,
    }
}

/// `USD115`, `$US113`: how much of a word is letters of money before digits; all of it where none is.
fn money_letters(word: &str, before: Option<&Token>, lexicon: &Lexicon) -> usize {
    let letters = word.bytes().take_while(u8::is_ascii_uppercase).count();
    if !(1..=4).contains(&letters) || !word.as_bytes().get(letters).is_some_and(u8::is_ascii_digit) {
        return word.len();
    }
    let sign = before.is_some_and(|token| lexicon.is_money_sign(token.word));
    let code = lexicon.is_money_code(lexicon.word(&word[..letters]));
    if sign || code { letters } else { word.len() }
}

struct Scanner<'t> {
    source: &'t str,
    at: usize,
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
    fn token(&mut self, c: char, after_word: bool) -> TokenKind {
        let start = self.at;
        self.at += c.len_utf8();
        if is_digit(c) {
            self.number();
            TokenKind::Number
        } else if c.is_alphabetic() {
            self.word(start);
            TokenKind::Word
        } else if after_word && is_apostrophe(c) && self.possessive() {
            TokenKind::Possessive
        } else {
            TokenKind::Mark
        }
    }

    fn number(&mut self) {
        while let Some(c) = self.peek() {
            let more =
                is_digit(c) || matches!(c, ',' | '.') && self.peek_from(self.at + 1).is_some_and(is_digit);
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
        if letters >= 2 && ends {
            self.at = at;
        }
        letters >= 2 && ends
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

/// A decimal digit of any script.
fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || !c.is_ascii() && c.is_numeric() && !c.is_alphabetic() && digit_value(c).is_some()
}

/// The value of a decimal digit: ASCII, full-width, and the digits of Arabic, Persian and Devanagari.
pub(crate) fn digit_value(c: char) -> Option<u32> {
    let zero = match c {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6f0}'..='\u{6f9}' => '\u{6f0}',
        '\u{966}'..='\u{96f}' => '\u{966}',
        '\u{ff10}'..='\u{ff19}' => '\u{ff10}',
        _ => return None,
    };
    Some(c as u32 - zero as u32)
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
