//! Numbers in digits, with the marks that group them.
//!
//! ```text
//! digits  = groups [ point digit+ ] [ exponent ]
//! groups  = digit+ | digit{1,3} ("," digit{3})+ | digit{1,2} ("," digit{2})* "," digit{3}    1,234  12,34,567
//!         | digit{1,3} (" " digit{3})+                                                       12 540
//!         | digit{1,3} ", " digit{3}      one pair only, before a word: 12, 540 people
//! ```
//! Of two kinds of separator the last is the decimal point. A single comma with other than three digits behind it is
//! a decimal comma; groups that fit no rule ("22,24,26", "192.168.1.2") are lists or addresses and no number.

use super::Reader;
use super::decimal::Decimal;
use crate::lexicon::Cue;
use crate::text::{Gap, TokenKind, digit_value, is_invisible, separator};

/// No figure has a greater power of ten, nor a smaller one with a minus sign.
const LARGEST_POWER: i32 = 9999;

impl Reader<'_> {
    /// The number in digits that starts at token `at`, and the token behind it.
    pub(super) fn digits(&self, at: usize) -> Option<(Decimal, usize)> {
        let (number, end) = self.grouped(at).or_else(|| Some((written(self.text.word(at))?, at + 1)))?;
        if let Some((power, end)) = self.exponent(end) {
            return Some((number.scaled(power), end));
        }
        if self.behind_point(at) {
            let digits = i32::try_from(self.text.word(at).len()).ok()?;
            return Some((number.scaled(-digits), end));
        }
        Some((number, end))
    }

    /// `.001`: digits behind a point with nothing in front of it.
    pub(super) fn behind_point(&self, at: usize) -> bool {
        at > 0
            && self.cue(at - 1) == Some(Cue::Dot)
            && self.gap(at) == Gap::Glued
            && self.gap(at - 1) != Gap::Glued
            && self.text.word(at).bytes().all(|b| b.is_ascii_digit())
    }

    /// The whole number that a token is, in the digits of any script.
    pub(super) fn whole_number(&self, at: usize) -> Option<u32> {
        self.text.whole_number(at).map(|(number, _)| number)
    }

    pub(super) fn is_number(&self, at: usize) -> bool {
        self.text.tokens().get(at).is_some_and(|token| token.kind == TokenKind::Number)
    }

    /// Groups of three digits with spaces, or with a comma and a space, between them.
    fn grouped(&self, at: usize) -> Option<(Decimal, usize)> {
        let first = self.text.word(at);
        if first.len() > 3 || !first.bytes().all(|b| b.is_ascii_digit()) || first.starts_with('0') {
            return None;
        }
        if let Some(end) = self.comma_pair(at) {
            let both = first.bytes().chain(self.text.word(end - 1).bytes()).map(|b| u32::from(b - b'0'));
            return Some((Decimal::from_digits(both, 0), end));
        }
        let mut number = written(first)?;
        let mut end = at + 1;
        while let Some(group) = self.group_behind(end) {
            number = number.scaled(3).plus(group)?;
            end += 1 + usize::from(self.cue(end) == Some(Cue::Apostrophe));
            if self.text.word(end - 1).len() > 3 {
                break;
            }
        }
        // "5 000" keeps the grain of its last group.
        (end > at + 1).then_some((number, end))
    }

    /// Three digits (with decimals in the last group) behind one space.
    fn group_behind(&self, at: usize) -> Option<Decimal> {
        if self.cue(at) == Some(Cue::Apostrophe)
            && self.gap(at) == Gap::Glued
            && self.gap(at + 1) == Gap::Glued
        {
            // 1'000'000, as written in Switzerland
            return written(self.text.word(at + 1))
                .filter(|_| self.is_number(at + 1) && self.text.word(at + 1).len() == 3);
        }
        let word = self.text.word(at);
        let three = word.len() >= 3 && word.as_bytes()[..3].iter().all(u8::is_ascii_digit);
        let ends = word.len() == 3 || word.as_bytes().get(3) == Some(&b'.') && word.len() > 4;
        let spaced = self.gap(at) == Gap::Space && !self.is_glued_to_letters(at);
        if !(self.is_number(at) && three && ends && spaced) {
            return None;
        }
        written(word)
    }

    fn is_glued_to_letters(&self, at: usize) -> bool {
        self.text.tokens().get(at + 1).is_some_and(|next| next.is_glued() && next.kind == TokenKind::Word)
    }

    /// `12, 540 people`: the end of the pair.
    fn comma_pair(&self, at: usize) -> Option<usize> {
        let second = self.text.word(at + 2);
        let pair = self.cue(at + 1) == Some(Cue::Comma)
            && self.gap(at + 1) == Gap::Glued
            && self.gap(at + 2) == Gap::Space
            && second.len() == 3
            && second.bytes().all(|b| b.is_ascii_digit());
        let counts =
            self.is_word(at + 3) && self.ends_phrase(at + 3).is_none() && self.gap(at + 3) == Gap::Space;
        let unit = self.longest(&self.words.units, at + 3).is_some()
            || self.longest(&self.words.currencies, at + 3).is_some();
        let counts = counts && !unit;
        let list = at >= 2 && self.cue(at - 1) == Some(Cue::Comma) && self.is_number(at - 2);
        (pair && counts && !list).then_some(at + 3)
    }

    /// `e6`, `x10^-4` behind a number.
    fn exponent(&self, at: usize) -> Option<(i32, usize)> {
        if self.gap(at) != Gap::Glued {
            return None;
        }
        let word = self.text.word(at);
        if let Some(power) = word.strip_prefix(['e', 'E']).filter(|power| power.len() <= 3) {
            if let Ok(power) = power.parse() {
                return Some((power, at + 1));
            }
            return word[1..].is_empty().then(|| self.power(at + 1)).flatten();
        }
        (word == "x10" && self.cue(at + 1) == Some(Cue::Caret)).then(|| self.power(at + 2)).flatten()
    }

    /// A whole exponent with its sign.
    pub(super) fn power(&self, at: usize) -> Option<(i32, usize)> {
        let negative = self.cue(at) == Some(Cue::Hyphen);
        let signed = negative || self.cue(at) == Some(Cue::Plus);
        let at = at + usize::from(signed);
        let word = self.text.word(at);
        let digits = !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
        let power: i32 = digits.then(|| word.parse().unwrap_or(LARGEST_POWER).min(LARGEST_POWER))?;
        (self.gap(at) == Gap::Glued).then_some((if negative { -power } else { power }, at + 1))
    }
}

/// The number of one token.
pub(super) fn written(token: &str) -> Option<Decimal> {
    let decimals = decimals(token)?;
    let digits = token.chars().filter_map(digit_value);
    Some(Decimal::from_digits(digits, decimals))
}

/// How many digits stand behind the decimal point; none where the separators make no number.
fn decimals(token: &str) -> Option<i32> {
    let mut groups = Groups::default();
    for c in token.chars() {
        groups.take(c);
    }
    groups.decimals()
}

/// The separators of a number: how many of each, and the digits between them.
#[derive(Default)]
struct Groups {
    commas: u32,
    points: u32,
    /// The separator seen last.
    last: Option<char>,
    first_len: i32,
    len: i32,
    /// Groups between separators that have not three digits, and those that have neither three nor two.
    not_three: u32,
    not_two: u32,
    /// Whether separators of the first kind come back after the second.
    mixed: bool,
}

impl Groups {
    fn take(&mut self, c: char) {
        let Some(c) = separator(c) else {
            self.len += i32::from(!is_invisible(c));
            return;
        };
        if self.last.is_none() {
            self.first_len = self.len;
        } else {
            self.not_three += u32::from(self.len != 3);
            self.not_two += u32::from(self.len != 2);
        }
        let seen = if c == ',' { &mut self.commas } else { &mut self.points };
        self.mixed |= *seen > 0 && self.last != Some(c);
        *seen += 1;
        self.last = Some(c);
        self.len = 0;
    }

    fn decimals(&self) -> Option<i32> {
        let starts = (1..=3).contains(&self.first_len);
        match (self.commas, self.points) {
            (0, 0) => Some(0),
            (1, 0) if self.len == 3 && starts => Some(0),
            (0, 1) | (1, 0) => Some(self.len),
            (_, 0) | (0, _) => (starts && self.len == 3 && self.inner_fit()).then_some(0),
            (1, 1) if self.first_len <= 3 => (self.not_three == 0).then_some(self.len),
            _ if self.mixed || self.commas.min(self.points) != 1 => None,
            _ => (starts && self.inner_fit()).then_some(self.len),
        }
    }

    /// Whether the inner groups have three digits each, or, as in India, two each but the last.
    fn inner_fit(&self) -> bool {
        self.not_three == 0 || self.commas > 1 && (self.not_two == 0 || self.points == 1 && self.not_two == 1)
    }
}

#[cfg(test)]
mod tests {
    use super::written;

    #[test]
    fn separators_group_or_divide() {
        let cases = [
            ("12,540", 12540.0),
            ("1,3", 1.3),
            ("5,00", 5.0),
            ("4.800", 4.8),
            ("1,234,567.5", 1_234_567.5),
            ("12,34,567.89", 1_234_567.89),
            ("1.111,11", 1111.11),
            ("22,240,260,310", 22_240_260_310.0),
            ("１２", 12.0),
            ("１２，５４０", 12_540.0),
        ];
        for (text, value) in cases {
            assert_eq!(written(text).and_then(super::Decimal::value), Some(value), "{text}");
        }
        for text in ["22,24,26,31", "192.168.1.2"] {
            assert!(written(text).is_none(), "{text}");
        }
    }
}
