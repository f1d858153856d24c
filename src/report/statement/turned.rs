//! The same words, and yet another statement: sides that are exchanged, another result, another hour.
//!
//! ```text
//! exchanged = … X … Y …  against  … Y … X …     two names, all other words the same in the same order
//! result    = digits ("-" | "–") digits          3-1 against 2-1, where somebody won, lost or led
//! hour      = a time of day, see `value::date::clock`
//! winner    = name won "the" rest                another name before the same verb, the same words behind it
//! ```
//! Sides that are exchanged say the same where the deed is mutual: "met", "X and Y".

use crate::lexicon::WordClass;
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
    results: Vec<[u32; 2]>,
    hours: Vec<DayTime>,
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
            results: results(text.source()),
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
    let ([x], [y]) = (a.results.as_slice(), b.results.as_slice()) else { return None };
    results_apart(*x, *y)
}

/// Why two results of one match differ, whichever side each names first.
pub(in crate::report) fn results_apart(x: [u32; 2], y: [u32; 2]) -> Option<String> {
    let of_one_match = |[p, q]: [u32; 2]| if p < q { [q, p] } else { [p, q] };
    let words = |[p, q]: [u32; 2]| format!("{p}-{q}");
    (of_one_match(x) != of_one_match(y)).then(|| format!("the results {} and {} differ", words(x), words(y)))
}

/// The one result of a match that a sentence gives.
pub(in crate::report) fn result(sentence: &str) -> Option<[u32; 2]> {
    match results(sentence).as_slice() {
        [result] => Some(*result),
        _ => None,
    }
}

fn other_hour(a: &Turns, b: &Turns) -> Option<String> {
    let ([x], [y]) = (a.hours.as_slice(), b.hours.as_slice()) else { return None };
    x.excludes(*y).then(|| format!("the hours {x} and {y} differ"))
}

/// Before a contest of which there is one: many win a medal.
const DEFINITE: &str = "the";

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

/// Whether somebody won or lost: "10-12 were hurt" is no result, and neither is "led 2-1 at half-time".
fn is_of_match(text: &str) -> bool {
    let text = Text::new(text);
    let has = |class| (0..text.tokens().len()).any(|at| text.is_class(at, class));
    has(WordClass::Winning) && !has(WordClass::PartOfMatch)
}
