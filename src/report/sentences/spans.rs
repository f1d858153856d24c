//! Numbered spans of one document, looked up by place.

use crate::span::Span;

/// In the order of the text, with the length of the longest, so that a look-up reads only what lies near.
pub(in crate::report) struct Spans {
    list: Vec<(Span, usize)>,
    longest: usize,
}

impl Spans {
    pub(in crate::report) fn new(mut list: Vec<(Span, usize)>) -> Spans {
        list.sort_unstable();
        let longest = list.iter().map(|(span, _)| span.end() - span.start()).max().unwrap_or(0);
        Spans { list, longest }
    }

    /// The numbers of those that overlap a span.
    pub(in crate::report) fn over(&self, span: Span) -> impl Iterator<Item = usize> + '_ {
        let first = self.list.partition_point(|(other, _)| other.start() + self.longest < span.start());
        let near = self.list[first..].iter().take_while(move |(other, _)| other.start() <= span.end());
        near.filter(move |(other, _)| other.overlaps(span)).map(|&(_, at)| at)
    }
}
