//! The lines of a text: what stands between its line breaks.

use std::ops::Range;

use super::{Case, Gap, Text, Token, TokenKind};
use crate::lexicon::dates::DateWord;

/// A dateline ends within so many tokens.
const MAX_DATELINE: usize = 24;

/// One without a bracket is shorter.
const MAX_PLAIN_DATELINE: usize = 12;

/// The day of a month with its year and a comma has so many tokens.
const LONGEST_DAY: usize = 4;

/// A headline, a line beneath it, and the first of the story.
const OPENING: usize = 3;

/// The tokens with which lines start, in order.
pub(super) fn starts(tokens: &[Token]) -> Vec<u32> {
    let breaks = |at: u32, token: &Token| at == 0 || matches!(token.gap, Gap::Line | Gap::Paragraph);
    (0..).zip(tokens).filter(|(at, token)| breaks(*at, token)).map(|(at, _)| at).collect()
}

impl Text<'_> {
    /// The lines in order, as tokens; each token is in exactly one.
    pub(crate) fn lines(&self) -> impl Iterator<Item = Range<usize>> {
        let ends = self.line_starts.iter().skip(1).map(|&next| next as usize);
        let starts = self.line_starts.iter().map(|&start| start as usize);
        starts.zip(ends.chain([self.tokens().len()])).map(|(start, end)| start..end)
    }

    /// Past the dash that ends the dateline of a line, where it has one: place, day and agency before a dash, as in
    /// `OSLO, March 26 (Agency) –`; in one of the first lines a day alone, `March 26 –`.
    pub(crate) fn dateline_end(&self, line: Range<usize>) -> Option<usize> {
        let end = line.end.min(line.start + MAX_DATELINE);
        let dash = (line.start..end).find(|&at| {
            matches!(self.mark(at), Some('-' | '\u{2013}' | '\u{2014}')) && !self.tokens()[at].is_glued()
        })?;
        let bracket = (line.start..dash).any(|at| self.is(at, "("));
        let capital = self.tokens()[line.start].case == Case::Upper && self.word(line.start).len() > 2;
        let closed = dash > line.start && self.word(dash - 1) == ")";
        let plain = capital && dash < line.start + MAX_PLAIN_DATELINE;
        (bracket && closed || plain || self.is_day_of_story(line.start..dash)).then_some(dash + 1)
    }

    /// Whether tokens before a dash are the day of a month and nothing else, where a story begins; `June 4 - 6` is two
    /// days, and a list of days has them in later lines too.
    fn is_day_of_story(&self, tokens: Range<usize>) -> bool {
        let opens = self.line_starts.iter().take(OPENING).any(|&start| start as usize == tokens.start);
        let short = (2..=LONGEST_DAY).contains(&tokens.len());
        let is_number =
            |at: usize| self.tokens().get(at).is_some_and(|token| token.kind == TokenKind::Number);
        if !opens || !short || is_number(tokens.end + 1) {
            return false;
        }
        let words = &self.lexicon().dates.words;
        let months =
            tokens.clone().filter(|&at| matches!(self.longest(words, at), Some((1, DateWord::Month(..)))));
        let months: Vec<usize> = months.collect();
        let mut rest = tokens.filter(|at| !months.contains(at));
        months.len() == 1 && rest.all(|at| is_number(at) || self.is(at, ","))
    }
}
