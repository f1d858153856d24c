//! A quote with the words around it, cut to a few lines: paragraphs of news are one line of a thousand characters.
//!
//! The words of the quote are all kept; of its paragraph, as many words before and after as fill
//! [`LINES`] lines. Control characters become spaces, so that no text can command a terminal.

use unicode_segmentation::UnicodeSegmentation;

use super::page::commands;
use crate::span::Span;

/// A line of a snippet: its words, and which columns belong to the quote.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) words: String,
    /// The first column of the quote, and how many there are; nothing where the line has none of it.
    pub(super) marked: Option<(usize, usize)>,
}

/// How many lines a snippet fills, where the quote itself needs no more.
const LINES: usize = 2;

/// The quote in its paragraph, in lines of at most `width` columns.
pub(super) fn snippet(text: &str, span: Span, width: usize) -> Vec<Line> {
    let width = width.max(10);
    let cells = cells(text, window(text, span, width), span);
    wrapped(&cells, width)
}

/// One grapheme.
struct Cell<'t> {
    grapheme: &'t str,
    columns: usize,
    marked: bool,
}

/// The part of the text to show: words around the quote within its paragraph.
fn window(text: &str, span: Span, width: usize) -> (usize, usize) {
    let (start, end) = (span.start(), span.end());
    let paragraph = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let paragraph_end = text[end..].find('\n').map_or(text.len(), |at| end + at);
    let room = (LINES * width).saturating_sub(columns_of(&text[start..end]) + 2);
    let before = columns_of(&text[back(text, paragraph, start, room)..start]);
    let after = columns_of(&text[end..forth(text, end, paragraph_end, room)]);
    let left = if before + after <= room { before } else { (room / 2).max(room.saturating_sub(after)) };
    let from = back(text, paragraph, start, left);
    let until = forth(text, end, paragraph_end, room.saturating_sub(columns_of(&text[from..start])));
    (from, until)
}

/// The start of a word at most `room` columns before `start`.
fn back(text: &str, limit: usize, start: usize, room: usize) -> usize {
    let mut best = start;
    let mut used = 0;
    for (at, grapheme) in text[limit..start].grapheme_indices(true).rev() {
        used += columns(grapheme);
        if used > room {
            return best;
        }
        if at == 0 || text[..limit + at].ends_with(char::is_whitespace) {
            best = limit + at;
        }
    }
    limit
}

/// The end of a word at most `room` columns after `end`.
fn forth(text: &str, end: usize, limit: usize, room: usize) -> usize {
    let mut best = end;
    let mut used = 0;
    for (at, grapheme) in text[end..limit].grapheme_indices(true) {
        if grapheme.starts_with(char::is_whitespace) {
            best = end + at;
        }
        used += columns(grapheme);
        if used > room {
            return best;
        }
    }
    limit
}

fn cells<'t>(text: &'t str, (from, until): (usize, usize), span: Span) -> Vec<Cell<'t>> {
    let ellipsis = || Cell { grapheme: "…", columns: 1, marked: false };
    let begun = from > 0 && !text[..from].ends_with('\n');
    let unfinished = until < text.len() && !text[until..].starts_with(['\r', '\n']);
    let mut cells: Vec<Cell<'t>> = begun.then(ellipsis).into_iter().collect();
    let graphemes = text[from..until].grapheme_indices(true);
    cells.extend(graphemes.map(|(at, grapheme)| {
        let at = from + at;
        let grapheme = if grapheme.chars().any(commands) { " " } else { grapheme };
        Cell { grapheme, columns: columns(grapheme), marked: span.start() <= at && at < span.end() }
    }));
    cells.extend(unfinished.then(ellipsis));
    cells
}

/// Lines broken at spaces, and inside words only where a word is longer than a line.
fn wrapped(cells: &[Cell<'_>], width: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut rest = cells;
    while !rest.is_empty() {
        let fitting = fitting(rest, width);
        let cut = match rest[..fitting].iter().rposition(|cell| cell.grapheme == " ") {
            Some(space) if fitting < rest.len() && space > 0 => space + 1,
            _ => fitting,
        };
        lines.push(line(&rest[..cut]));
        rest = &rest[cut..];
    }
    lines
}

/// How many cells a line holds; at least one.
fn fitting(cells: &[Cell<'_>], width: usize) -> usize {
    let mut used = 0;
    let over = cells.iter().position(|cell| {
        used += cell.columns;
        used > width
    });
    over.unwrap_or(cells.len()).max(1)
}

fn line(cells: &[Cell<'_>]) -> Line {
    let words: String = cells.iter().map(|cell| cell.grapheme).collect();
    let first = cells.iter().position(|cell| cell.marked);
    let last = cells.iter().rposition(|cell| cell.marked && cell.grapheme != " ");
    let width = |cells: &[Cell<'_>]| cells.iter().map(|cell| cell.columns).sum::<usize>();
    let marked = first.zip(last).filter(|(first, last)| first <= last);
    Line {
        words: words.trim_end().to_owned(),
        marked: marked.map(|(first, last)| (width(&cells[..first]), width(&cells[first..=last]))),
    }
}

/// The columns of a terminal that a text takes.
pub(super) fn columns_of(text: &str) -> usize {
    text.graphemes(true).map(columns).sum()
}

/// Two for the wide scripts and pictures of East Asian Width W and F, one for all else.
fn columns(grapheme: &str) -> usize {
    let wide = |c: char| {
        matches!(u32::from(c),
            0x1100..=0x115f | 0x2e80..=0x303e | 0x3041..=0xa4cf | 0xac00..=0xd7a3 | 0xf900..=0xfaff
            | 0xfe30..=0xfe6f | 0xff00..=0xff60 | 0xffe0..=0xffe6 | 0x1f300..=0x1faff | 0x20000..=0x3fffd)
    };
    1 + usize::from(grapheme.chars().any(wide))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(text: &str, quote: &str, width: usize) -> String {
        let start = text.find(quote).unwrap();
        let span = Span::new(start, start + quote.len(), text).unwrap();
        let mut shown = String::new();
        for line in snippet(text, span, width) {
            shown.push_str(&line.words);
            shown.push('\n');
            if let Some((from, count)) = line.marked {
                shown.extend([" ".repeat(from), "^".repeat(count), "\n".to_owned()]);
            }
        }
        shown
    }

    #[test]
    fn a_quote_in_a_long_paragraph_keeps_words_on_both_sides() {
        let text = "word ".repeat(100) + "at least 12 people died here" + &" more".repeat(100);
        let expected = "…word word word word word word at least\n                               ^^^^^^^^\n\
                        12 people died here more more more more…\n^^^^^^^^^\n";
        assert_eq!(shown(&text, "at least 12 people", 40), expected);
    }

    #[test]
    fn a_quote_keeps_to_its_paragraph() {
        let text = "First.\r\n\r\nTwelve died.\r\nLast.";
        assert_eq!(shown(text, "Twelve", 60), "Twelve died.\n^^^^^^\n");
    }

    #[test]
    fn wide_characters_take_two_columns() {
        assert_eq!(shown("東京 12 人", "12", 40), "東京 12 人\n     ^^\n");
    }

    #[test]
    fn a_text_cannot_command_the_terminal() {
        assert_eq!(shown("a\u{1b}[2Jb 12", "12", 40), "a [2Jb 12\n       ^^\n");
        assert_eq!(shown("a\u{202e}b 12", "12", 40), "a b 12\n    ^^\n");
    }

    proptest! {
        #[test]
        fn every_span_of_every_text_can_be_shown(text in "\\PC{0,80}|[ \\r\\na東é\u{1f469}\u{200d}]{0,80}", a in 0..99usize, b in 0..99usize, width in 0..50usize) {
            let boundaries: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let (a, b) = (boundaries[a % boundaries.len()], boundaries[b % boundaries.len()]);
            let span = Span::new(a.min(b), a.max(b), &text).unwrap();
            for line in snippet(&text, span, width) {
                prop_assert!(columns_of(&line.words) <= width.max(10) + 1);
            }
        }
    }
}
