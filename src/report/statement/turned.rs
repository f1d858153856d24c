//! The same words, and yet another statement: sides that are exchanged, another result, another hour.
//!
//! ```text
//! exchanged = … X … Y …  against  … Y … X …     two names, all other words the same in the same order
//! result    = digits ("-" | "–") digits          3-1 against 2-1, where somebody won, lost or led
//! hour      = digits [("." | ":") digits] ("am" | "pm")
//! ```
//! Sides that are exchanged say the same where the deed is mutual: "met", "X and Y".

use crate::lexicon::WordClass;
use crate::text::{Text, TokenKind};

/// What statements of the same words are told apart by.
#[derive(Debug, Default)]
pub(super) struct Turns {
    /// All words in order, in lower case.
    words: Vec<String>,
    /// Which of them are capitalised.
    names: Vec<bool>,
    /// Whether a word says that what is done is done by both to each other.
    is_mutual: bool,
    results: Vec<[u32; 2]>,
    /// In minutes from midnight.
    hours: Vec<u32>,
}

impl Turns {
    pub(super) fn of(text: &Text<'_>) -> Turns {
        let is_word = |at: &usize| text.tokens()[*at].kind != TokenKind::Mark;
        let places: Vec<usize> = (0..text.tokens().len()).filter(is_word).collect();
        Turns {
            words: places.iter().map(|&at| text.word(at).to_lowercase()).collect(),
            names: places.iter().map(|&at| text.tokens()[at].is_capitalised()).collect(),
            is_mutual: places.iter().any(|&at| text.is_class(at, WordClass::Mutual)),
            results: results(text.source()),
            hours: hours(text.source()),
        }
    }
}

/// Why two statements that share their words cannot both be so.
pub(super) fn apart(a: &Turns, b: &Turns) -> Option<String> {
    exchanged(a, b).or_else(|| other_result(a, b)).or_else(|| other_hour(a, b))
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
    let ([x], [y]) = (a.results.as_slice(), b.results.as_slice()) else { return None };
    let of_one_match = |[p, q]: [u32; 2]| if p < q { [q, p] } else { [p, q] };
    let words = |[p, q]: [u32; 2]| format!("{p}-{q}");
    (of_one_match(*x) != of_one_match(*y))
        .then(|| format!("the results {} and {} differ", words(*x), words(*y)))
}

fn other_hour(a: &Turns, b: &Turns) -> Option<String> {
    let ([x], [y]) = (a.hours.as_slice(), b.hours.as_slice()) else { return None };
    let words = |minutes: u32| format!("{:02}:{:02}", minutes / 60, minutes % 60);
    (x != y).then(|| format!("the hours {} and {} differ", words(*x), words(*y)))
}

/// A side that has scored more plays no match: such figures are spans of years or of pages.
const HIGHEST_SCORE: u32 = 40;

fn results(text: &str) -> Vec<[u32; 2]> {
    if !is_of_match(text) {
        return Vec::new();
    }
    let words = text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_ascii_digit()));
    let sides = words.filter_map(|word| word.split_once(['-', '\u{2013}']));
    let scores = sides.filter_map(|(x, y)| Some([x.parse().ok()?, y.parse().ok()?]));
    scores.filter(|sides: &[u32; 2]| sides.iter().all(|&side| side <= HIGHEST_SCORE)).collect()
}

/// Whether somebody won, lost or led: "10-12 were hurt" is no result.
fn is_of_match(text: &str) -> bool {
    let text = Text::new(text);
    (0..text.tokens().len()).any(|at| text.is_class(at, WordClass::Winning))
}

/// The times of day with "am" or "pm", set off or not.
fn hours(text: &str) -> Vec<u32> {
    let plain =
        |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).replace('.', ":").to_lowercase();
    let words: Vec<String> = text.split_whitespace().map(plain).collect();
    let half = |word: &str| word.replace(':', "");
    let of = |at: usize| {
        let glued = ["am", "pm"].iter().find_map(|half| Some((words[at].strip_suffix(half)?, *half)));
        let next = words.get(at + 1).map(|next| half(next));
        let (clock, half) = match (&glued, next.as_deref()) {
            (Some((clock, half)), _) => (*clock, *half),
            (None, Some("am")) => (words[at].as_str(), "am"),
            (None, Some("pm")) => (words[at].as_str(), "pm"),
            _ => return None,
        };
        minutes(clock, half)
    };
    (0..words.len()).filter_map(of).collect()
}

fn minutes(clock: &str, half: &str) -> Option<u32> {
    let (hour, minute) = clock.split_once(':').unwrap_or((clock, "0"));
    let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
    let after_noon = if half == "pm" { 12 } else { 0 };
    ((1..=12).contains(&hour) && minute < 60).then(|| (hour % 12 + after_noon) * 60 + minute)
}
