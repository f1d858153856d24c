//! The lines of a text: what stands between its line breaks.

use std::ops::Range;

use super::{Case, Gap, Text};

/// A dateline ends within so many tokens.
const MAX_DATELINE: usize = 24;

/// One without a bracket is shorter.
const MAX_PLAIN_DATELINE: usize = 12;

impl Text<'_> {
    /// The lines in order, as tokens; each token is in exactly one.
    pub(crate) fn lines(&self) -> impl Iterator<Item = Range<usize>> {
        let tokens = self.tokens();
        let mut start = 0;
        std::iter::from_fn(move || {
            let first = start;
            if first >= tokens.len() {
                return None;
            }
            let breaks = |at: &usize| matches!(tokens[*at].gap, Gap::Line | Gap::Paragraph);
            start = (first + 1..tokens.len()).find(breaks).unwrap_or(tokens.len());
            Some(first..start)
        })
    }

    /// Past the dash that ends the dateline of a line, where it has one: place, day and agency before a dash, as in
    /// `OSLO, March 26 (Agency) –`.
    pub(crate) fn dateline_end(&self, line: Range<usize>) -> Option<usize> {
        let end = line.end.min(line.start + MAX_DATELINE);
        let dash = (line.start..end).find(|&at| {
            matches!(self.word(at), "-" | "\u{2013}" | "\u{2014}") && !self.tokens()[at].is_glued()
        })?;
        let bracket = (line.start..dash).any(|at| self.word(at) == "(");
        let capital = self.tokens()[line.start].case == Case::Upper && self.word(line.start).len() > 2;
        let closed = dash > line.start && self.word(dash - 1) == ")";
        let plain = capital && dash < line.start + MAX_PLAIN_DATELINE;
        (bracket && closed || plain).then_some(dash + 1)
    }
}
