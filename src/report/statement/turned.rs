//! The same words, and yet another statement: sides that are exchanged, another result, another hour.
//!
//! ```text
//! exchanged = … X … Y …  against  … Y … X …     two names, all other words the same in the same order
//! result    = digits ("-" | "–") digits          3-1 against 2-1, where somebody won, lost or led
//! passing   = a result beside a part of a match   2-1 at half-time, on aggregate: it is that of no other score
//! hour      = a time of day, see `value::date::clock`
//! winner    = name won "the" rest                another name before the same verb, the same words behind it
//! ```
//! Sides that are exchanged say the same where the deed is mutual: "met", "X and Y".

use crate::lexicon::{Function, WordClass};
use crate::text::{Text, TokenKind};
use crate::value::date::{DayTime, times};
use crate::value::name::{Name, NameKind, Verdict};

/// What statements of the same words are told apart by.
#[derive(Debug, Default)]
pub(super) struct Turns {
    /// All words in order, in lower case.
    words: Vec<String>,
    /// Which of them are capitalised.
    names: Vec<bool>,
    /// The same as written.
    written: Vec<String>,
    /// The place of the first verb for who won or lost.
    winning: Option<usize>,
    /// Whether a word says that what is done is done by both to each other.
    is_mutual: bool,
    scores: Vec<Score>,
    hours: Vec<DayTime>,
}

/// What two sides have scored, the higher first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Score {
    sides: [u32; 2],
    stage: Stage,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// At the end of a match.
    Final,
    /// At half-time, in a set, over two matches.
    Passing,
}

impl Turns {
    pub(super) fn of(text: &Text<'_>) -> Turns {
        let is_word = |at: &usize| text.tokens()[*at].kind != TokenKind::Mark;
        let places: Vec<usize> = (0..text.tokens().len()).filter(is_word).collect();
        Turns {
            words: places.iter().map(|&at| text.word(at).to_lowercase()).collect(),
            names: places.iter().map(|&at| text.tokens()[at].is_capitalised()).collect(),
            winning: places.iter().position(|&at| text.is_class(at, WordClass::Winning)),
            written: places.iter().map(|&at| text.word(at).to_owned()).collect(),
            is_mutual: places.iter().any(|&at| text.is_class(at, WordClass::Mutual)),
            scores: scores(text),
            hours: times(text),
        }
    }

    /// `Ada Holm | won | the vote in Riga`: who, the verb, and what there is but one of.
    fn winner(&self) -> Option<(String, &str, &[String])> {
        let verb = self.winning?;
        let first = (0..verb).rev().take_while(|&at| self.names[at]).count();
        let rest = self.words.get(verb + 1..).filter(|rest| rest.len() > 1 && rest[0] == DEFINITE)?;
        (first == verb && first > 0)
            .then(|| (self.written[..verb].join(" "), self.words[verb].as_str(), rest))
    }
}

/// Why two statements that share their words cannot both be so.
pub(super) fn apart(a: &Turns, b: &Turns) -> Option<String> {
    exchanged(a, b).or_else(|| other_result(a, b)).or_else(|| other_hour(a, b))
}

/// Why two statements of one contest cannot both be so: only one wins it.
pub(super) fn other_winner(a: &Turns, b: &Turns) -> Option<String> {
    let ((x, won, rest), (y, own, others)) = (a.winner()?, b.winner()?);
    let two =
        Name::parse(&x, NameKind::Other).verdict(&Name::parse(&y, NameKind::Other)) == Verdict::Different;
    (won == own && rest == others && two)
        .then(|| format!("one says that {x} {won}, the other that {y} {won}"))
}

/// Two names that have changed places, and nothing else.
fn exchanged(a: &Turns, b: &Turns) -> Option<String> {
    if a.is_mutual || b.is_mutual || a.words.len() != b.words.len() {
        return None;
    }
    let from = a.words.iter().zip(&b.words).take_while(|(x, y)| x == y).count();
    let alike_behind = a.words.iter().rev().zip(b.words.iter().rev()).take_while(|(x, y)| x == y).count();
    let to = a.words.len().saturating_sub(alike_behind);
    let sides = (1..=LONGEST_SIDE).flat_map(|x| (1..=LONGEST_SIDE).map(move |y| (x, y)));
    let crossed = |(x, y): (usize, usize)| {
        let middle = from + x..to.checked_sub(y)?;
        let between = a.words.get(middle.clone()).filter(|words| !words.is_empty() && words != &["and"])?;
        let there = [&a.words[middle.end..to], between, &a.words[from..from + x]].concat();
        let named = a.names[from..from + x].iter().chain(&a.names[middle.end..to]).all(|&name| name);
        (named && b.words[from..to] == there).then_some(())
    };
    sides.into_iter().find_map(crossed)?;
    Some("the two sides are exchanged: who did it to whom differs".to_owned())
}

/// Words of the longest name of a side.
const LONGEST_SIDE: usize = 4;

fn other_result(a: &Turns, b: &Turns) -> Option<String> {
    results_apart(the_result(&a.scores)?, the_result(&b.scores)?)
}

/// Why two statements of the same words agree on nothing: each gives a score that the other does not, and one of them
/// is no result.
pub(super) fn of_other_parts(a: &Turns, b: &Turns) -> Option<String> {
    let sides = |score: &Score| score.sides;
    let only = |x: &Turns, y: &Turns| {
        x.scores.iter().map(sides).find(|own| !y.scores.iter().any(|other| other.sides == *own))
    };
    let (x, y) = only(a, b).zip(only(b, a))?;
    Some(format!("the scores {} and {} may be of different parts of a match", words(x), words(y)))
}

fn words([p, q]: [u32; 2]) -> String {
    format!("{p}-{q}")
}

/// The one result of a match among scores.
fn the_result(scores: &[Score]) -> Option<[u32; 2]> {
    let mut results = scores.iter().filter(|score| score.stage == Stage::Final).map(|score| score.sides);
    results.next().filter(|_| results.next().is_none())
}

/// Why two results of one match differ.
pub(in crate::report) fn results_apart(x: [u32; 2], y: [u32; 2]) -> Option<String> {
    (x != y).then(|| format!("the results {} and {} differ", words(x), words(y)))
}

/// The one result of a match that a sentence gives.
pub(in crate::report) fn result(sentence: &str) -> Option<[u32; 2]> {
    // most sentences have no score: they are not cut into words
    in_digits(sentence).next()?;
    the_result(&scores(&Text::new(sentence)))
}

fn other_hour(a: &Turns, b: &Turns) -> Option<String> {
    let ([x], [y]) = (a.hours.as_slice(), b.hours.as_slice()) else { return None };
    x.excludes(*y).then(|| format!("the hours {x} and {y} differ"))
}

/// Before a contest of which there is one: many win a medal.
const DEFINITE: &str = "the";

/// A side that has scored more plays no match: such figures are spans of years or of pages.
const HIGHEST_SCORE: u32 = 40;

/// `3-1`: the sides of each score, the higher first, and where it starts.
fn in_digits(text: &str) -> impl Iterator<Item = (usize, [u32; 2])> {
    let words = text.split_inclusive(char::is_whitespace).scan(0, |end, word| {
        let start = *end;
        *end += word.len();
        Some((start, word))
    });
    words.filter_map(|(start, word)| {
        let digits = word.trim_matches(|c: char| !c.is_ascii_digit());
        let (x, y) = digits.split_once(['-', '\u{2013}'])?;
        let (x, y): (u32, u32) = (x.parse().ok()?, y.parse().ok()?);
        let within = x <= HIGHEST_SCORE && y <= HIGHEST_SCORE;
        within.then(|| (start + word.find(digits).unwrap_or_default(), [x.max(y), x.min(y)]))
    })
}

/// The scores of a text in which somebody won or lost: "10-12 were hurt" is none.
fn scores(text: &Text<'_>) -> Vec<Score> {
    let mut found = in_digits(text.source()).peekable();
    let won = |at: usize| text.is_class(at, WordClass::Winning);
    if found.peek().is_none() || !(0..text.tokens().len()).any(won) {
        return Vec::new();
    }
    found.map(|(start, sides)| Score { sides, stage: stage(text, start) }).collect()
}

/// `led | 2-1 | at half-time`: a word beside the score, in its clause, says that it is not the end.
fn stage(text: &Text<'_>, start: usize) -> Stage {
    let is_part = |at: usize| text.is_class(at, WordClass::PartOfMatch);
    let own = |at: &usize| {
        let function = text.lexicon().words.profile(text.id(*at)).function;
        let joins = matches!(function, Function::Conjunction | Function::To | Function::Subordinator);
        let won = text.is_class(*at, WordClass::Winning) && !is_part(*at);
        !joins && !won && !matches!(text.word(*at), "," | ";" | ":" | "." | "(" | ")")
    };
    let score = text.tokens().partition_point(|token| token.span().end() <= start);
    let end = start + text.source()[start..].find(char::is_whitespace).unwrap_or(text.source().len() - start);
    let behind = text.tokens().partition_point(|token| token.span().start() < end);
    let mut before = (score.saturating_sub(BESIDE)..score).rev().take_while(own);
    let mut after = (behind..text.tokens().len().min(behind + BESIDE)).take_while(own);
    if before.any(is_part) || after.any(is_part) { Stage::Passing } else { Stage::Final }
}

/// So many tokens before and behind a score say of which part of a match it is: "led the visitors | 2-1", "2-1 | in the
/// second half".
const BESIDE: usize = 4;
