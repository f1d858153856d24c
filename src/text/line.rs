//! The lines of a text: what stands between its line breaks.

use std::ops::Range;

use super::{Case, Gap, Text, Token};

/// A dateline ends within so many tokens.
const MAX_DATELINE: usize = 24;

/// One without a bracket is shorter.
const MAX_PLAIN_DATELINE: usize = 12;

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
    /// `OSLO, March 26 (Agency) –`.
    pub(crate) fn dateline_end(&self, line: Range<usize>) -> Option<usize> {
        let end = line.end.min(line.start + MAX_DATELINE);
        let dash = (line.start..end).find(|&at| {
            matches!(self.mark(at), Some('-' | '\u{2013}' | '\u{2014}')) && !self.tokens()[at].is_glued()
        })?;
        let bracket = (line.start..dash).any(|at| self.is(at, "("));
        let capital = self.tokens()[line.start].case == Case::Upper && self.word(line.start).len() > 2;
        let closed = dash > line.start && self.word(dash - 1) == ")";
        let plain = capital && dash < line.start + MAX_PLAIN_DATELINE;
        (bracket && closed || plain).then_some(dash + 1)
    }
}
