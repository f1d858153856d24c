//! What of a page is not a statement of the article: repeated headlines, bylines, credits, links, datelines.
//!
//! A text is cut at its line breaks. A line is stale where it repeats an earlier line or the title, or where it opens
//! like a byline, a credit or a link ([`STALE`](crate::lexicon)). A dateline dates and places the story; the figures
//! in it are no claims.

use std::collections::BTreeSet;
use std::ops::Range;

use super::mention::{Mentions, Tag};
use crate::fnv;
use crate::lexicon::BlockCue;
use crate::text::{Gap, Text};

/// Which tokens are statements of the article.
#[derive(Debug, Clone)]
pub(crate) struct Blocks {
    /// In order, without overlaps.
    stale: Vec<Range<usize>>,
}

impl Blocks {
    pub(crate) fn read(text: &Text<'_>, title: Option<&Text<'_>>) -> Blocks {
        let repeated = repeated(text, title);
        let mut stale = Vec::new();
        for line in text.lines() {
            let repeats = line.len() >= MIN_REPEATED && repeated.binary_search(&line.start).is_ok();
            if repeats && line.start > 0 || opens_stale(text, line.clone()) {
                stale.push(line);
            } else if let Some(end) = text.dateline_end(line.clone()) {
                stale.push(line.start..end);
            }
        }
        Blocks { stale }
    }

    /// Whether the token is part of a statement of the article.
    pub(crate) fn is_fresh(&self, token: usize) -> bool {
        let at = self.stale.partition_point(|range| range.end <= token);
        self.stale.get(at).is_none_or(|range| token < range.start)
    }
}

/// Whether a date says when the page came out and not when something happened: it opens the text, or it stands in a line
/// that opens like a stamp ("Posted"), or in one without a verb and without an end.
pub(crate) fn is_stamp(text: &Text<'_>, mentions: &Mentions, date: &Range<usize>) -> bool {
    let breaks = |at: &usize| matches!(text.tokens()[*at].gap, Gap::Line | Gap::Paragraph);
    let first = date.start.saturating_sub(STAMP);
    let end = text.tokens().len().min(date.end + STAMP);
    let Some(start) = (first..=date.start).rev().find(|at| *at == 0 || breaks(at)) else { return false };
    let Some(close) = (date.end..end).find(breaks) else { return date.start == 0 };
    let opens = text.longest(&text.lexicon().blocks, start).is_some_and(|(_, cue)| *cue == BlockCue::Stamp);
    let short = close - start <= date.len() + BESIDE;
    let bare = short && (start..close).all(|at| mentions.tag(at) != Tag::Verb) && !text.is(close - 1, ".");
    date.start == 0 || opens || bare
}

/// So many tokens stand beside the date of a line that says no more: a text that is broken into lines has longer ones.
const BESIDE: usize = 6;

/// A line of a page that says when it came out has no more tokens before the date or behind it.
const STAMP: usize = 16;

/// A shorter line may well stand twice and mean something each time.
const MIN_REPEATED: usize = 4;

/// A byline or a credit is short; a longer line that opens so is a sentence.
const MAX_CREDIT: usize = 40;

/// The starts of the lines that say the same as an earlier one or as the title, in order. Few lines open as another does,
/// and only those are compared as a whole.
fn repeated(text: &Text<'_>, title: Option<&Text<'_>>) -> Vec<usize> {
    let headline = title.map(|title| (title, 0..title.tokens().len()));
    let lines = || headline.clone().into_iter().chain(text.lines().map(|line| (text, line)));
    let mut openings: Vec<u64> = lines().map(|(text, line)| hash(text, line, OPENING)).collect();
    let own = openings.clone();
    openings.sort_unstable();
    let again: BTreeSet<u64> =
        openings.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
    let mut seen = BTreeSet::new();
    let alike = lines().zip(own).filter(|(_, opening)| again.contains(opening));
    let repeats = alike.filter(|((text, line), _)| !seen.insert(hash(text, line.clone(), usize::MAX)));
    repeats.map(|((_, line), _)| line.start).collect()
}

/// Lines that say the same open with the same words, so many of them.
const OPENING: usize = 3;

fn opens_stale(text: &Text<'_>, line: Range<usize>) -> bool {
    let cue = text.longest(&text.lexicon().blocks, line.start);
    match cue.map(|(_, cue)| *cue) {
        Some(BlockCue::Line) => line.len() <= MAX_CREDIT,
        Some(BlockCue::Byline) => {
            line.len() <= 2 || line.len() <= MAX_CREDIT / 2 && is_names(text, line.start + 1..line.end)
        }
        Some(BlockCue::Word) => line.len() <= 3,
        Some(BlockCue::Stamp | BlockCue::Roundup) | None => false,
    }
}

fn is_names(text: &Text<'_>, line: Range<usize>) -> bool {
    let small = |at: usize| text.is(at, "and") || text.is(at, "in");
    let words = line.filter(|&at| text.word(at).chars().any(char::is_alphabetic));
    let mut words = words.peekable();
    words.peek().is_some() && words.all(|at| text.tokens()[at].is_capitalised() || small(at))
}

/// The hash of the first words of a line that have letters, case folded.
fn hash(text: &Text<'_>, line: Range<usize>, count: usize) -> u64 {
    let (mut hash, mut left) = (fnv::START, count);
    for word in line.map(|at| text.word(at)) {
        let letters = if word.is_ascii() { with_ascii(hash, word) } else { with_letters(hash, word) };
        if letters == hash {
            continue;
        }
        hash = fnv::with(letters, [' ']);
        left -= 1;
        if left == 0 {
            break;
        }
    }
    hash
}

fn with_letters(hash: u64, word: &str) -> u64 {
    let letters = word.chars().filter(|c| c.is_alphanumeric());
    fnv::with(hash, letters.flat_map(char::to_lowercase))
}

/// The same, of ASCII: nearly all there is.
fn with_ascii(hash: u64, word: &str) -> u64 {
    word.bytes().fold(hash, |hash, byte| match FOLDED[usize::from(byte & 127)] {
        0 => hash,
        letter => fnv::with(hash, [letter]),
    })
}

/// By byte of ASCII: the letter in lower case or the digit; 0 for all others.
static FOLDED: [u8; 128] = folded();

const fn folded() -> [u8; 128] {
    let mut folded = [0; 128];
    let mut byte = 0;
    while byte < 128 {
        if (byte as u8).is_ascii_alphanumeric() {
            folded[byte] = (byte as u8).to_ascii_lowercase();
        }
        byte += 1;
    }
    folded
}
