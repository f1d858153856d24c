//! A digest: several articles in one text.
//!
//! Where an article may start is seen from the layout: behind a ruled line, at a dateline, at a numbered or bulleted
//! item, at a heading. Whether one does is seen from the names: the articles of a digest tell of different people and
//! places, while the sections of one article go on about the same ones (the lack of lexical cohesion by which
//! M. A. Hearst, "TextTiling", Computational Linguistics 23(1), 1997, finds the borders of topics; here of names alone,
//! as news of one kind shares its other words).
//!
//! | what opens a section | splits where of the names of the section that has fewer |
//! |---|---|
//! | a second dateline; a heading behind a ruled line, a heading or an item in a text that calls itself a digest | at most a quarter stand in the other, of two or more |
//! | labels: two or more lines with different nouns or places in capitals before a colon | at most a quarter stand in the other, and few of the long words, one at least |
//! | a heading, an item, a ruled line | none stands in the other, of four or more, and few of the long words do, if three articles or more come of it |
//!
//! In a text that is all upper case, names cannot be told from other words so surely: only datelines open an article.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Extraction;
use crate::fnv;
use crate::lexicon::{BlockCue, WordClass, WordId};
use crate::text::{Case, Text, Token, TokenKind};
use crate::value::place::longest_place;

/// How plain it is from the layout that an article starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Opening {
    Heading,
    Label,
    Mark,
}

impl Opening {
    /// Whether two sections are as different as two articles.
    fn parts(self, a: &Vocabulary, b: &Vocabulary) -> bool {
        let (fewer, shared) = overlap(&a.names, &b.names);
        let (words, common) = overlap(&a.words, &b.words);
        match self {
            Opening::Heading => fewer >= 4 && shared == 0 && FEW_OF * common <= words,
            Opening::Label => 4 * shared <= fewer && common <= 1 + words / FEW_OF,
            Opening::Mark => fewer >= 2 && 4 * shared <= fewer,
        }
    }
}

/// How many the smaller set has, and how many of them stand in the other.
fn overlap(a: &fnv::Set, b: &fnv::Set) -> (usize, usize) {
    (a.len().min(b.len()), a.intersection(b).count())
}

/// Under one in so many of the long words of the shorter section stands in another article; news of one kind shares
/// "people" and "police", sections of one article share its matter.
const FEW_OF: usize = 8;

/// The words of a section, as hashes.
#[derive(Default)]
struct Vocabulary {
    names: fnv::Set,
    /// The long ones in lower case.
    words: fnv::Set,
}

impl Vocabulary {
    /// Of the full sentences.
    fn of(text: &Text<'_>, sentences: Range<usize>) -> Vocabulary {
        let mut vocabulary = Vocabulary::default();
        let sentences = sentences.map(|at| text.sentences()[at].tokens());
        for sentence in sentences.filter(|sentence| is_statement(text, sentence.clone())) {
            let start = text.dateline_end(sentence.clone()).unwrap_or(sentence.start);
            let sentence = start..sentence.end;
            vocabulary.names.extend(names(text, sentence.clone()).map(|at| key(text, at)));
            vocabulary.words.extend(sentence.filter(|&at| is_long(text, at)).map(|at| key(text, at)));
        }
        vocabulary
    }

    fn extend(&mut self, other: Vocabulary) {
        self.names.extend(other.names);
        self.words.extend(other.words);
    }
}

fn key(text: &Text<'_>, at: usize) -> u64 {
    fnv::with(fnv::START, text.word(at).chars().flat_map(char::to_lowercase))
}

fn is_word_in(token: &Token, case: Case) -> bool {
    token.kind == TokenKind::Word && token.case == case
}

fn is_long(text: &Text<'_>, at: usize) -> bool {
    let token = &text.tokens()[at];
    is_word_in(token, Case::Lower) && token.span().len() >= LONG
}

/// Words as long as this say what a text is about.
const LONG: usize = 6;

/// Headings alone make a digest of no fewer articles.
const FEWEST_HEADED: usize = 3;

/// The longest heading, and the title of a digest, in tokens.
const HEADING: usize = 18;

/// A sentence of an article has at least so many tokens.
const SENTENCE: usize = 5;

/// The sentences of each article of a text, in order: one or none where it is no digest.
pub(super) fn articles(text: &Text<'_>, title: Option<&Text<'_>>) -> Vec<Range<usize>> {
    let mut articles: Vec<Section> = Vec::new();
    for section in sections(text, title) {
        match articles.last_mut() {
            Some(last) if !section.opening.parts(&last.vocabulary, &section.vocabulary) => {
                last.append(section);
            }
            _ => articles.push(section),
        }
    }
    let plain = articles.iter().skip(1).all(|article| article.opening > Opening::Heading);
    if articles.len() < FEWEST_HEADED && !plain {
        return Vec::new();
    }
    articles.into_iter().map(|article| article.sentences).collect()
}

/// A stretch of sentences under an opening.
struct Section {
    opening: Opening,
    sentences: Range<usize>,
    vocabulary: Vocabulary,
}

impl Section {
    fn append(&mut self, next: Section) {
        self.sentences.end = next.sentences.end;
        self.vocabulary.extend(next.vocabulary);
    }
}

/// The heading of an article, where its first line is none of its sentences.
pub(super) fn heading<'t>(text: &Text<'t>, sentences: Range<usize>) -> Option<Text<'t>> {
    let first = sentences.start;
    let stands = !has_statement(text, first..first + 1);
    stands.then(|| text.part(first..first + 1)).filter(|line| line.tokens().len() <= HEADING)
}

/// What the articles of a digest say together.
pub(super) fn joined(articles: impl Iterator<Item = Extraction>) -> Extraction {
    let mut whole = Extraction::default();
    for Extraction { claims, events, aliases } in articles {
        whole.claims.extend(claims);
        whole.events.extend(events);
        whole.aliases.extend(aliases);
    }
    whole.events.sort_by(|a, b| b.salience.total_cmp(&a.salience));
    whole.aliases.sort();
    whole.aliases.dedup();
    whole
}

/// The sections by layout; each holds a full sentence, save perhaps the last one.
fn sections(text: &Text<'_>, title: Option<&Text<'_>>) -> Vec<Section> {
    let starts = starts(text, title);
    let plain = starts.iter().skip(1).any(|(opening, _)| *opening > Opening::Heading);
    if starts.len() < 2 || starts.len() < FEWEST_HEADED && !plain {
        return Vec::new();
    }
    let ends = starts.iter().skip(1).map(|(_, start)| *start).chain([text.sentences().len()]);
    let section = |((opening, start), end): (&(Opening, usize), usize)| {
        let vocabulary = Vocabulary::of(text, *start..end);
        Section { opening: *opening, sentences: *start..end, vocabulary }
    };
    starts.iter().zip(ends).map(section).collect()
}

/// The first sentence of each section.
fn starts(text: &Text<'_>, title: Option<&Text<'_>>) -> Vec<(Opening, usize)> {
    let layout = Layout::of(text, title);
    let mut starts = vec![(Opening::Heading, 0)];
    let mut behind = None;
    // The sentences of the last section that have been looked at, and whether one of them is full.
    let (mut seen, mut full) = (0, false);
    for line in text.lines() {
        let opening = layout.opening(line.clone(), behind);
        behind = Some(line.clone());
        let sentence = text.sentence_of(line.start);
        let opens = text.sentences()[sentence].tokens().start == line.start;
        let Some(opening) = opening.filter(|_| opens) else { continue };
        full |= has_statement(text, seen..sentence);
        seen = sentence;
        match starts.last_mut() {
            Some((known, _)) if !full => *known = opening.max(*known),
            _ => {
                starts.push((opening, sentence));
                full = false;
            }
        }
    }
    starts
}

/// Whether the title or the first line says that several articles follow.
fn is_roundup(text: &Text<'_>, title: Option<&Text<'_>>) -> bool {
    let first = text.lines().next().unwrap_or(0..0);
    let says = |text: &Text<'_>, line: Range<usize>| {
        line.len() <= HEADING && line.clone().any(|at| is_cue(text, at, BlockCue::Roundup))
    };
    says(text, first) || title.is_some_and(|title| says(title, 0..title.tokens().len()))
}

fn is_cue(text: &Text<'_>, at: usize, sought: BlockCue) -> bool {
    text.longest(&text.lexicon().blocks, at).is_some_and(|(_, cue)| *cue == sought)
}

/// A dateline in upper case has at most so many tokens: place, day, year and agency.
const DATED: usize = 12;

/// How the lines of a text open.
struct Layout<'a> {
    text: &'a Text<'a>,
    /// What a heading or an item is; nothing where all is upper case.
    heading: Option<Opening>,
    /// Where the first dateline starts: it is that of the first article, whatever stands above it.
    dated: usize,
    /// Where the lines with a label start; none where one label stands twice, as those of speakers do.
    labelled: BTreeSet<usize>,
}

impl<'a> Layout<'a> {
    fn of(text: &'a Text<'a>, title: Option<&Text<'_>>) -> Layout<'a> {
        let (mut lower, mut upper) = (0_usize, 0_usize);
        for token in text.tokens() {
            lower += usize::from(is_word_in(token, Case::Lower));
            upper += usize::from(is_word_in(token, Case::Upper));
        }
        let heading = if is_roundup(text, title) { Opening::Mark } else { Opening::Heading };
        let heading = Some(heading).filter(|_| lower > upper);
        let labelled = if heading.is_some() { labelled(text) } else { BTreeSet::new() };
        let mut layout = Layout { text, heading, dated: text.tokens().len(), labelled };
        layout.dated =
            text.lines().find(|line| layout.is_dateline(line)).map_or(layout.dated, |line| line.start);
        layout
    }

    /// What a line opens, by the one before it.
    fn opening(&self, line: Range<usize>, before: Option<Range<usize>>) -> Option<Opening> {
        if line.start > self.dated && self.is_dateline(&line) {
            return Some(Opening::Mark);
        }
        if self.labelled.contains(&line.start) {
            return Some(Opening::Label);
        }
        let ruled = before.is_some_and(|before| self.is_rule(before));
        let headed = self.is_heading(line.clone());
        let heading = self.heading.filter(|_| ruled || headed || self.is_item(line))?;
        Some(if ruled && headed { Opening::Mark } else { heading })
    }

    /// Place, day and agency before a dash; in upper case no line is one without a day, or longer.
    fn is_dateline(&self, line: &Range<usize>) -> bool {
        let Some(end) = self.text.dateline_end(line.clone()) else { return false };
        let head = line.start..end - 1;
        let tokens = &self.text.tokens()[head.clone()];
        let plain = tokens.iter().any(|token| is_word_in(token, Case::Lower));
        let marked = head.clone().any(|at| matches!(self.text.word(at), "," | "("));
        let dated =
            head.len() <= DATED && head.clone().any(|at| self.text.tokens()[at].kind == TokenKind::Number);
        !plain && marked && (dated || self.heading.is_some())
    }

    /// `* * *`, `---`, `###`: nothing but marks.
    fn is_rule(&self, line: Range<usize>) -> bool {
        line.len() >= 3 && line.clone().all(|at| self.text.tokens()[at].kind == TokenKind::Mark)
    }

    /// `• A ferry sank`, `2. A ferry sank`.
    fn is_item(&self, line: Range<usize>) -> bool {
        let text = self.text;
        let bullet = matches!(
            text.word(line.start),
            "*" | "-"
                | "+"
                | "\u{2013}"
                | "\u{2014}"
                | "\u{2022}"
                | "\u{25a0}"
                | "\u{25aa}"
                | "\u{25cf}"
                | "\u{25ba}"
        );
        let numbered = text.tokens()[line.start].kind == TokenKind::Number
            && matches!(text.word(line.start + 1), "." | ")")
            && text.tokens().get(line.start + 2).is_some_and(|next| !next.is_glued());
        let behind = line.start + if numbered { 2 } else { 1 };
        (bullet || numbered) && behind < line.end && text.tokens()[behind].is_capitalised()
    }

    /// A short line between sentences that starts with a capital and does not end like a sentence.
    fn is_heading(&self, line: Range<usize>) -> bool {
        let (text, tokens) = (self.text, self.text.tokens());
        let ends = text.sentence_of(line.end) != text.sentence_of(line.end - 1);
        let word = tokens[line.end - 1].kind != TokenKind::Mark;
        (2..=HEADING).contains(&line.len()) && ends && word && tokens[line.start].is_capitalised()
    }
}

/// The lines that open with a label, where there are two or more and all labels differ.
fn labelled(text: &Text<'_>) -> BTreeSet<usize> {
    let mut labels = BTreeSet::new();
    let mut starts = BTreeSet::new();
    for line in text.lines() {
        let Some(label) = label(text, &line) else { continue };
        if !labels.insert(fnv::with(fnv::START, text.line(label).chars())) {
            return BTreeSet::new();
        }
        starts.insert(line.start);
    }
    if starts.len() < 2 { BTreeSet::new() } else { starts }
}

/// `BUS CRASH:`, `LIMA:`: words of the lexicon or a place in capitals before a colon. People who speak have other
/// names.
fn label(text: &Text<'_>, line: &Range<usize>) -> Option<Range<usize>> {
    let colon = (line.start + 1..line.end.min(line.start + LABEL)).find(|&at| text.word(at) == ":")?;
    let label = line.start..colon;
    let tells = is_statement(text, text.sentences()[text.sentence_of(line.start)].tokens());
    let capitals = label.clone().all(|at| text.tokens()[at].case == Case::Upper && text.word(at).len() > 1);
    let asks = text.is_class(line.start, WordClass::Questioning);
    let known = label.clone().all(|at| text.id(at).is_known());
    let placed = longest_place(text, line.start).is_some_and(|(len, _)| line.start + len == colon);
    (capitals && tells && !asks && (known || placed)).then_some(label)
}

/// A label and its colon have at most so many tokens.
const LABEL: usize = 6;

/// Whether a full sentence stands among these.
fn has_statement(text: &Text<'_>, mut sentences: Range<usize>) -> bool {
    sentences.any(|at| is_statement(text, text.sentences()[at].tokens()))
}

fn is_statement(text: &Text<'_>, sentence: Range<usize>) -> bool {
    let closing = |at: &usize| !matches!(text.word(*at), "\"" | "'" | ")" | "]" | "\u{201d}" | "\u{2019}");
    let last = sentence.clone().rev().find(closing);
    let ended = last.is_some_and(|at| matches!(text.word(at), "." | "!" | "?" | "\u{2026}"));
    ended && sentence.len() >= SENTENCE
}

/// The names of a sentence: capitalised words behind the first one; where all are upper case, the words that the
/// lexicon lacks.
fn names<'a>(text: &'a Text<'_>, sentence: Range<usize>) -> impl Iterator<Item = usize> + 'a {
    let upper = !sentence.clone().any(|at| is_word_in(&text.tokens()[at], Case::Lower));
    let named = move |at: &usize| {
        let token = &text.tokens()[*at];
        let known = text.is_class(*at, WordClass::Title) || text.opens(*at, &text.lexicon().dates.words);
        let proper = if upper { token.word() == WordId::UNKNOWN } else { token.is_capitalised() };
        token.kind == TokenKind::Word && token.span().len() >= MIN_NAME && proper && !known
    };
    sentence.skip(1).filter(named)
}

/// A shorter word is seldom a name.
const MIN_NAME: usize = 3;
