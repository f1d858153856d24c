//! Numbers as dates need them: days of the month, years, amounts.
//!
//! ```text
//! count   = digits | [tens ["-"]] small
//! ordinal = digits ("st" | "nd" | "rd" | "th") | [tens ["-"]] small ordinal
//! year    = digit digit digit digit | count count | count "hundred" [["and"] count] | count "thousand" [["and"] count]
//! ```

use super::{HYPHENS, Read, Reader};
use crate::lexicon::dates::{DateCue as Cue, DateWord};
use crate::text::{TokenKind, whole_number};

impl Reader<'_> {
    /// The digits of a token, if it is a whole number below a hundred million.
    pub(super) fn whole(&self, at: usize) -> Option<i32> {
        self.text.whole_number(at).map(|(number, _)| number as i32)
    }

    /// The whole number of a token that has so many digits.
    pub(super) fn whole_of(&self, digits: usize, at: usize) -> Option<i32> {
        let (number, _) = self.text.whole_number(at).filter(|&(_, count)| count == digits)?;
        Some(number as i32)
    }

    /// How many digits a token has; none where it is no whole number.
    pub(super) fn digit_count(&self, at: usize) -> usize {
        self.text.whole_number(at).map_or(0, |(_, count)| count)
    }

    /// Whether a sign of money stands at a token.
    pub(super) fn is_money_sign(&self, at: usize) -> bool {
        let text = self.text;
        self.kind(at) == Some(TokenKind::Mark)
            && text.lexicon().numbers.currencies_before.get(text.id(at)).is_some()
    }

    /// A count in digits or words below a hundred.
    pub(super) fn count(&self, at: usize) -> Read<i32> {
        if let Some(count) = self.whole(at) {
            return Some((count, at + 1));
        }
        let (DateWord::Cardinal(count), next) = self.word(at)? else { return None };
        let rest = self.hyphen(next);
        match self.word(rest) {
            Some((DateWord::Cardinal(small), end)) if count >= 20 && small < 10 => Some((count + small, end)),
            _ => Some((count, next)),
        }
    }

    /// "27th", "twenty-seventh".
    pub(super) fn ordinal(&self, at: usize) -> Read<i32> {
        if let Some(number) = self.whole(at) {
            let suffix = self.is_glued(at + 1) && matches!(self.word(at + 1), Some((DateWord::Suffix, _)));
            return suffix.then_some((number, at + 2));
        }
        match self.word(at)? {
            (DateWord::Ordinal(number), next) => Some((number, next)),
            (DateWord::Cardinal(tens), next) if tens >= 20 => match self.word(self.hyphen(next))? {
                (DateWord::Ordinal(small), end) if small < 10 => Some((tens + small, end)),
                _ => None,
            },
            _ => None,
        }
    }

    /// A day of the month: "27", "27th", "twenty-seven", "the 27th".
    pub(super) fn day_of_month(&self, at: usize) -> Read<i8> {
        let (day, end) = self.ordinal(at).or_else(|| self.count(at))?;
        let fits = (1..=31).contains(&day);
        // 12:30, 12%, 5.5 and $12 are no days.
        let other =
            self.mark(end, &[':', '%']) && self.is_glued(end) || self.is_money_sign(at.wrapping_sub(1));
        let more = matches!(self.word(end), Some((DateWord::Hundred | DateWord::Thousand, _)));
        (fits && !other && !more).then_some((day as i8, end))
    }

    /// A year of four digits, or in words.
    pub(super) fn year_number(&self, at: usize) -> Read<i16> {
        if let Some(year) = self.whole(at) {
            let fits = self.digit_count(at) == 4 && (1000..=9999).contains(&year);
            let free = !self.is_glued(at + 1) || !matches!(self.kind(at + 1), Some(TokenKind::Word));
            return (fits && free).then_some((year as i16, at + 1));
        }
        self.worded_year(at)
    }

    /// "nineteen ninety-six", "two thousand and fifteen", "seventeen hundred thirty three".
    fn worded_year(&self, at: usize) -> Read<i16> {
        let (high, next) = self.count(at).filter(|_| self.kind(at) == Some(TokenKind::Word))?;
        let scale = match self.word(next) {
            Some((DateWord::Hundred, next)) if (10..=21).contains(&high) => Some((100, next)),
            Some((DateWord::Thousand, next)) if high == 2 => Some((1000, next)),
            _ => None,
        };
        if let Some((scale, next)) = scale {
            let rest = self.past_words(next, &[Cue::And]).min(next + 1);
            let (low, end) = self.low_number(rest).unwrap_or((0, next));
            return Some(((high * scale + low) as i16, end));
        }
        let (low, end) = self.low_number(next).filter(|&(low, _)| (10..=99).contains(&low))?;
        let follows = matches!(self.word(end), Some((DateWord::Hundred | DateWord::Thousand, _)));
        ((13..=20).contains(&high) && !follows).then_some(((high * 100 + low) as i16, end))
    }

    fn low_number(&self, at: usize) -> Read<i32> {
        self.count(at).filter(|&(low, _)| low < 100 && self.kind(at) == Some(TokenKind::Word))
    }

    /// Past a hyphen between two words of one number.
    fn hyphen(&self, at: usize) -> usize {
        if self.is_glued(at) { self.past_mark(at, HYPHENS) } else { at }
    }
}

/// A whole number in any decimal digits, without separators.
pub(in crate::value::date) fn whole(word: &str) -> Option<i32> {
    whole_number(word).map(|(number, _)| number as i32)
}
