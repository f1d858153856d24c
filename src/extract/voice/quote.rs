//! Direct speech: the stretches between quotation marks.
//!
//! Curly and angled marks say which side they are; straight ones take turns within a paragraph. A mark that opens
//! again at the start of the next paragraph, with none closed before, goes on with the same speech. Curly marks inside
//! straight ones are quotations inside it.

use std::ops::Range;

use crate::text::{Gap, Text, TokenKind};

/// The contents of the quotations, in order, without their marks.
pub(super) fn quotes(text: &Text<'_>) -> Vec<Range<usize>> {
    let mut quotes = Vec::new();
    let mut open: Option<usize> = None;
    let mut straight = false;
    for (at, token) in text.tokens().iter().enumerate() {
        if token.gap == Gap::Paragraph && at > 0 {
            close(&mut quotes, &mut open, at);
        }
        if token.kind != TokenKind::Mark {
            continue;
        }
        match (side(text, at), open) {
            (Some(Side::Opens | Side::Closes), Some(_)) if straight => {}
            (Some(Side::Opens), _) => {
                straight = false;
                close(&mut quotes, &mut open, at);
                open = Some(at + 1);
            }
            (Some(Side::Closes), _) => close(&mut quotes, &mut open, at),
            (Some(Side::Either), Some(_)) => close(&mut quotes, &mut open, at),
            (Some(Side::Either), None) => {
                straight = true;
                open = Some(at + 1);
            }
            (None, _) => {}
        }
    }
    close(&mut quotes, &mut open, text.tokens().len());
    quotes
}

/// The longest quotation whose closing mark may be missing.
const UNCLOSED: usize = 400;

fn close(quotes: &mut Vec<Range<usize>>, open: &mut Option<usize>, at: usize) {
    if let Some(start) = open.take().filter(|&start| start < at && at - start <= UNCLOSED) {
        quotes.push(start..at);
    }
}

/// Which side of a quotation a mark may be on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Opens,
    Closes,
    Either,
}

/// The side of the mark at `at`. Two apostrophes are one mark, which stands at the second of them when it opens.
pub(super) fn side(text: &Text<'_>, at: usize) -> Option<Side> {
    match text.word(at) {
        "\u{201c}" | "\u{ab}" | "\u{201e}" => Some(Side::Opens),
        "\u{201d}" | "\u{bb}" => Some(Side::Closes),
        "\"" => Some(Side::Either),
        "'" | "`" if is_second_of_pair(text, at) => Some(Side::Either),
        _ => None,
    }
}

fn is_second_of_pair(text: &Text<'_>, at: usize) -> bool {
    at > 0 && text.tokens()[at].is_glued() && text.word(at - 1) == text.word(at)
}
