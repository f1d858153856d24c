//! What of a page is not a statement of the article: repeated headlines, bylines, credits, links, datelines.
//!
//! A text is cut at its line breaks. A line is stale where it repeats an earlier line or the title, where it opens
//! like a byline, a credit or a link, where it stands in a list of links, or where it is the caption of a picture. A
//! dateline dates and places the story; the figures in it are no claims.
//!
//! ```text
//! aside   = ("read more" | credit | …) … | ("watch" …) [words] (":" | "|") … | list | caption | "(" ("read also" | …) … ")"
//! list    = heading { line without an end }         Most read / Flood kills 40 in Nairobi / …
//! caption = … credit names                          A street in Riga. Photograph: Ada Holm/AP
//! ```

use std::collections::BTreeSet;
use std::ops::Range;

use super::mention::{Mentions, Tag};
use crate::fnv;
use crate::lexicon::{BlockCue, WordClass};
use crate::text::{Gap, Text};

/// Which tokens are statements of the article.
#[derive(Debug, Clone)]
pub(crate) struct Blocks {
    /// In order, without overlaps.
    stale: Vec<Range<usize>>,
    /// Those of them that are of no article or of another: links, captions, credits.
    aside: Vec<Range<usize>>,
}

impl Blocks {
    pub(crate) fn read(text: &Text<'_>, title: Option<&Text<'_>>) -> Blocks {
        let repeated = repeated(text, title);
        let (mut stale, mut aside) = (Vec::new(), Vec::new());
        let lines: Vec<Range<usize>> = text.lines().collect();
        // The lines of the list that the last heading opened, and the heading.
        let mut listed = 0_usize;
        for (at, line) in lines.iter().cloned().enumerate() {
            let repeats = line.len() >= MIN_REPEATED && repeated.binary_search(&line.start).is_ok();
            listed = if heads_links(text, &line) {
                1 + links(text, &lines[at + 1..])
            } else {
                listed.saturating_sub(1)
            };
            let beside = if listed > 0 || opens_stale(text, line.clone()) {
                Some(line.clone())
            } else {
                captioned(text, &line)
            };
            let links = if beside.is_none() { bracketed(text, &line) } else { Vec::new() };
            aside.extend(beside.iter().chain(&links).cloned());
            if repeats && line.start > 0 {
                stale.push(line);
            } else if let Some(beside) = beside {
                stale.push(beside);
            } else {
                let end = text.dateline_end(line.clone()).unwrap_or(line.start);
                stale.extend((end > line.start).then_some(line.start..end));
                stale.extend(links.into_iter().filter(|link| link.start >= end));
            }
        }
        let mut blocks = Blocks { stale, aside };
        blocks.keep_told(text, &lines);
        blocks
    }

    /// Takes the first caption of a page of nothing but captions for what the page tells.
    fn keep_told(&mut self, text: &Text<'_>, lines: &[Range<usize>]) {
        let tells = |line: &&Range<usize>| {
            line.len() >= MIN_REPEATED && Range::clone(line).any(|at| text.is(at, "."))
        };
        let beside = |line: &Range<usize>| holds(&self.aside, line.start) && holds(&self.stale, line.start);
        let caption = lines.iter().filter(tells).find(|line| captioned(text, line).as_ref() == Some(line));
        let Some(caption) = caption.filter(|_| lines.iter().filter(tells).all(beside)).cloned() else {
            return;
        };
        self.stale.retain(|range| *range != caption);
        self.aside.retain(|range| *range != caption);
    }

    /// Whether the token stands beside the article: in a link, a caption or a credit.
    pub(crate) fn is_aside(&self, token: usize) -> bool {
        holds(&self.aside, token)
    }

    /// Whether the token is part of a statement of the article.
    pub(crate) fn is_fresh(&self, token: usize) -> bool {
        !holds(&self.stale, token)
    }
}

/// Whether one of some ranges in order has a token.
fn holds(ranges: &[Range<usize>], token: usize) -> bool {
    let at = ranges.partition_point(|range| range.end <= token);
    ranges.get(at).is_some_and(|range| range.start <= token)
}

/// Whether a date says when the page came out and not when something happened: it opens the text, or it stands in a
/// line that opens like a stamp ("Posted"), or in one without a verb and without an end.
pub(crate) fn is_stamp(text: &Text<'_>, mentions: &Mentions, date: &Range<usize>) -> bool {
    let breaks = |at: &usize| matches!(text.tokens()[*at].gap, Gap::Line | Gap::Paragraph);
    let from = date.start.saturating_sub(STAMP);
    let end = text.tokens().len().min(date.end + STAMP);
    let Some(start) = (from..=date.start).rev().find(|at| *at == 0 || breaks(at)) else { return false };
    // "Yesterday a bus overturned" opens the text with no date of its page
    let dated = |at: usize| matches!(mentions.tag(at), Tag::Number | Tag::Calendar);
    let first = date.start == 0 && date.clone().any(dated);
    let Some(close) = (date.end..end).find(breaks) else { return first };
    let opens = text.longest(&text.lexicon().blocks, start).is_some_and(|(_, cue)| *cue == BlockCue::Stamp);
    let short = close - start <= date.len() + BESIDE;
    let bare = short && (start..close).all(|at| mentions.tag(at) != Tag::Verb) && !text.is(close - 1, ".");
    first || opens || bare
}

/// So many tokens stand beside the date of a line that says no more: a text that is broken into lines has longer ones.
const BESIDE: usize = 6;

/// A line of a page that says when it came out has no more tokens before the date or behind it.
const STAMP: usize = 16;

/// A shorter line may well stand twice and mean something each time.
const MIN_REPEATED: usize = 4;

/// A byline or a credit is short; a longer line that opens so is a sentence.
const MAX_CREDIT: usize = 40;

/// The starts of the lines that say the same as an earlier one or as the title, in order. Few lines open as another
/// does, and only those are compared as a whole.
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
    let start = past_bullet(text, &line);
    let Some((len, cue)) = text.longest(&text.lexicon().blocks, start) else { return false };
    match *cue {
        BlockCue::Line | BlockCue::Credit => line.len() <= MAX_CREDIT,
        BlockCue::Link | BlockCue::List => {
            let next = start + len..line.end.min(start + len + COLON);
            let colon = next.into_iter().any(|at| matches!(text.word(at), ":" | "|"));
            line.len() <= MAX_CREDIT && colon && is_link(text, &line)
        }
        BlockCue::Byline => {
            line.len() <= 2 || line.len() <= MAX_CREDIT / 2 && is_names(text, line.start + 1..line.end)
        }
        BlockCue::Word => line.len() <= 3,
        BlockCue::Stamp | BlockCue::Roundup => false,
    }
}

/// `Also on the Outlet :` has so many tokens behind its first words.
const COLON: usize = 4;

/// Behind the bullet that a line opens with.
fn past_bullet(text: &Text<'_>, line: &Range<usize>) -> usize {
    let bullet = |at: &usize| !text.word(*at).chars().any(char::is_alphanumeric);
    line.clone().take(BULLET + 1).find(|at| !bullet(at)).unwrap_or(line.start)
}

/// `>>` and `- [`
const BULLET: usize = 2;

/// Whether a line is a heading over links to other articles: `Most read`.
fn heads_links(text: &Text<'_>, line: &Range<usize>) -> bool {
    let start = past_bullet(text, line);
    let found = text.longest(&text.lexicon().blocks, start);
    let rest =
        |len: usize| (start + len..line.end).all(|at| !text.word(at).chars().any(char::is_alphanumeric));
    found.is_some_and(|(len, cue)| *cue == BlockCue::List && rest(len))
}

/// How many links stand under a heading; the last line before a byline is the headline of an article of its own.
fn links(text: &Text<'_>, behind: &[Range<usize>]) -> usize {
    let byline = |line: &Range<usize>| {
        let opens =
            text.longest(&text.lexicon().blocks, line.start).is_some_and(|(_, cue)| *cue == BlockCue::Byline);
        opens && line.len() <= MAX_CREDIT / 2 && is_names(text, line.start + 1..line.end)
    };
    let near = behind.iter().take(LINKS);
    let links = near.take_while(|line| is_link(text, line) && !byline(line)).count();
    links.saturating_sub(usize::from(behind.get(links).is_some_and(byline)))
}

/// A list of links has no more.
const LINKS: usize = 12;

/// Whether a line in a list of links is one of them: a headline, which has no full stop.
fn is_link(text: &Text<'_>, line: &Range<usize>) -> bool {
    let ends = line.clone().rev().take(END).any(|at| matches!(text.word(at), "." | "!"));
    line.len() <= MAX_LINK && !ends
}

/// A sentence ends with a full stop, and with a quotation mark or a bracket behind it.
const END: usize = 2;

/// No headline has more tokens.
const MAX_LINK: usize = 30;

/// The caption that a line is, or the credit in brackets that it ends with.
fn captioned(text: &Text<'_>, line: &Range<usize>) -> Option<Range<usize>> {
    let near = line.end.saturating_sub(CREDIT).max(line.start + 1)..line.end;
    let credits =
        |at: usize| text.longest(&text.lexicon().blocks, at).filter(|(_, cue)| **cue == BlockCue::Credit);
    let (at, len) = near.into_iter().find_map(|at| credits(at).map(|(len, _)| (at, len)))?;
    let before = at - 1;
    let opens = matches!(text.word(before), "(" | "[");
    let parted = matches!(text.word(before), "." | "|" | "/" | "\u{2013}" | "\u{2014}" | "!" | "?");
    if !is_names(text, at + len..line.end) {
        None
    } else if opens {
        Some(before..line.end)
    } else {
        (parted && line.len() <= MAX_CAPTION).then(|| line.clone())
    }
}

/// `(Read also: Ten dead in Riga)`, `[Related: A ferry sinks]`: the links in brackets in a line of text.
fn bracketed(text: &Text<'_>, line: &Range<usize>) -> Vec<Range<usize>> {
    let mut links: Vec<Range<usize>> = Vec::new();
    let opens = |at: usize| matches!(text.word(at), "(" | "[");
    for open in line.clone().filter(|&at| opens(at)) {
        let Some((len, cue)) = text.longest(&text.lexicon().blocks, open + 1) else { continue };
        let link = matches!(cue, BlockCue::Line | BlockCue::Link | BlockCue::List);
        let colon =
            (open + len..line.end.min(open + 1 + len + COLON)).any(|at| matches!(text.word(at), ":" | "|"));
        let mut behind = open + 1..line.end.min(open + 1 + MAX_LINK);
        let close = behind.find(|&at| matches!(text.word(at), ")" | "]")).filter(|_| link && colon);
        links.extend(close.map(|close| open..close + 1));
    }
    links
}

/// `Photograph : Ada Holm and Jon Aske / Agency / The Outlet` is about as long as a credit gets.
const CREDIT: usize = 14;

/// No caption has more tokens.
const MAX_CAPTION: usize = 60;

fn is_names(text: &Text<'_>, line: Range<usize>) -> bool {
    let small = |at: usize| text.is_class(at, WordClass::NameJoint);
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
