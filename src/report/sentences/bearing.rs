//! Two lines of one matter: does one deny the other, say the opposite, or count otherwise?
//!
//! ```text
//! denied     words of the denial, in their order, among those of the other: the same subject first; what the other has
//!            beyond them stands behind the verb and modifies none of them
//! opposite   the same words in one order but for one, and that one's opposite; on one day. What is so until further
//!            notice is of one thing in any order: "a curfew was imposed in Osk", "the curfew in Osk was lifted"
//! counted    the same words in one order but for one figure, and no value satisfies both; on one day
//! ```

use super::line::{Line, Word};
use crate::extract::mention::Tag;
use crate::lexicon::{Antonym, Lasting};
use crate::report::discrepancy::Code;
use crate::value::{DateRange, Quantity};

/// How the one bears on the other.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::report) enum Bearing {
    /// One denies what the other says.
    Denied,
    /// One says the opposite of the other.
    Opposite,
    /// They give two figures for one thing.
    Counted(Box<[Quantity; 2]>),
}

impl Bearing {
    /// The code under which a report tells it.
    pub(in crate::report) fn code(&self) -> Code {
        match self {
            Bearing::Denied => Code::Denied,
            Bearing::Opposite => Code::StatementConflict,
            Bearing::Counted(_) => Code::FigureConflict,
        }
    }
}

/// What makes two lines a misfit, in one sentence.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::report) struct Opposed {
    pub(in crate::report) bearing: Bearing,
    pub(in crate::report) reason: String,
    /// The words before those that differ, where one word or figure does.
    pub(in crate::report) about: String,
}

pub(super) fn between(a: &Line, b: &Line) -> Option<Opposed> {
    match (a.is_denied, b.is_denied) {
        (false, true) => denied(a, b),
        (true, false) => denied(b, a),
        _ => other_word(a, b),
    }
}

fn denied(said: &Line, denial: &Line) -> Option<Opposed> {
    let met = meeting(&said.words, &denial.words)?;
    let enough = denial.words.len() > 2 || said.words.len() == denial.words.len() || opens_with_name(denial);
    if denial.words.len() < 2 || !enough || !denies_at_its_time(said, denial) {
        return None;
    }
    let (first, last) = (met.first().copied()?, met.last().copied()?);
    let reason = format!("one says, the other denies: \u{201c}{}\u{201d}", said.phrase(first, last));
    Some(Opposed { bearing: Bearing::Denied, reason, about: String::new() })
}

fn opens_with_name(line: &Line) -> bool {
    line.words.first().is_some_and(|word| word.tag == Tag::Name)
}

/// Where the words of the denial stand among those of the other, by place; none where they do not stand there in their
/// order as far as the verb ("its Osk plant" is "its plant in Osk"), or where what is between them makes it another
/// matter.
fn meeting(said: &[Word], denial: &[Word]) -> Option<Vec<usize>> {
    let verb = denial.iter().position(|word| word.tag == Tag::Verb).unwrap_or(denial.len());
    let mut met: Vec<usize> = Vec::with_capacity(denial.len());
    for (number, word) in denial.iter().enumerate() {
        let from = met[..number.min(verb + 1)].iter().max().map_or(0, |last| last + 1);
        let found = (from..said.len()).find(|at| !met.contains(at) && is_same(&said[*at], word))?;
        met.push(found);
    }
    met.sort_unstable();
    let extra = (0..said.len()).filter(|at| !met.contains(at));
    let last = met.last().copied()?;
    extra.into_iter().all(|at| is_aside(said, &met, at, last)).then_some(met)
}

fn is_same(a: &Word, b: &Word) -> bool {
    match (&a.figure, &b.figure) {
        (Some(x), Some(y)) => x.low == y.low && x.high == y.high && x.unit == y.unit,
        (None, None) => a.stem == b.stem || a.lemma.is_some() && a.lemma == b.lemma,
        _ => false,
    }
}

/// Whether a word that only one has leaves the matter as it is: a title before the name that opens it, or what is added
/// behind, apart from the words that both have.
fn is_aside(said: &[Word], met: &[usize], at: usize, last: usize) -> bool {
    let first = met[0];
    if at < first {
        return said[first].tag == Tag::Name;
    }
    let touches = |other: usize| {
        let (near, far) = if other < at { (&said[other], &said[at]) } else { (&said[at], &said[other]) };
        met.contains(&other) && near.at.end + 1 > far.at.start
    };
    let beside = at.checked_sub(1).is_some_and(touches) || at + 1 < said.len() && touches(at + 1);
    let names =
        said[at].tag == Tag::Name && at.checked_sub(1).is_some_and(|before| said[before].tag == Tag::Name);
    names && at < last || !beside && (at > last || said[at].tag != Tag::Verb) && is_behind_verb(said, at)
}

fn is_behind_verb(said: &[Word], at: usize) -> bool {
    said[..at].iter().any(|word| word.tag == Tag::Verb)
}

/// Whether a denial is of the time of what it denies, and not older than it where it holds until further notice.
fn denies_at_its_time(said: &Line, denial: &Line) -> bool {
    if !denial.days.is_empty() && !share_a_day(said, denial) {
        return false;
    }
    let later = said.published.zip(denial.published).is_none_or(|(said, denied)| said <= denied);
    match (said.is_to_come, denial.is_to_come) {
        (true, true) => true,
        (false, false) => !denial.is_open || later,
        (false, true) => later && said.published.is_some(),
        (true, false) => false,
    }
}

/// Whether both give a date, and one that may be the other's.
fn share_a_day(a: &Line, b: &Line) -> bool {
    let meets = |x: &DateRange, y: &DateRange| x.admitted().meets(&y.admitted());
    a.days.iter().flatten().any(|x| b.days.iter().flatten().any(|y| meets(x, y)))
}

/// Both are of one day: they give one that they share, or none and are told at one time.
pub(super) fn are_of_one_day(a: &Line, b: &Line) -> bool {
    if a.days.is_empty() && b.days.is_empty() { are_told_at_once(a, b) } else { share_a_day(a, b) }
}

/// What is so until further notice may be otherwise tomorrow; of what happened, papers of the next days still tell.
fn are_told_at_once(a: &Line, b: &Line) -> bool {
    let apart = a.published.zip(b.published).map_or(0, |(a, b)| (a.number() - b.number()).abs());
    apart == 0 || apart <= STILL_TOLD && !a.is_open && !b.is_open && !a.is_to_come
}

/// So many days long papers tell of one happening as news.
const STILL_TOLD: i32 = 2;

/// The same words but for one, which is the other's opposite or another figure.
fn other_word(a: &Line, b: &Line) -> Option<Opposed> {
    let comparable = a.words.len() == b.words.len() && a.words.len() >= 2 && a.is_to_come == b.is_to_come;
    if !comparable || !are_of_one_day(a, b) {
        return None;
    }
    let mut differing = a.words.iter().zip(&b.words).enumerate().filter(|(_, (x, y))| !is_same(x, y));
    let (at, (x, y)) = differing.next()?;
    if differing.next().is_some() {
        return in_any_order(a, b);
    }
    let opposed = opposite((a, x), (b, y), at).or_else(|| counted(x, y))?;
    let about = at.checked_sub(1).map(|last| a.phrase(0, last)).unwrap_or_default();
    Some(Opposed { about, ..opposed })
}

/// The same words but for one, which is the state opposite to the other's.
fn in_any_order(a: &Line, b: &Line) -> Option<Opposed> {
    let both_of_state = a.words.iter().any(is_state) && b.words.iter().any(is_state);
    if !both_of_state || a.words.len() != b.words.len() {
        return None;
    }
    let mut left: Vec<&Word> = b.words.iter().collect();
    let mut own = a.words.iter().enumerate().filter(|(_, word)| {
        let met = left.iter().position(|other| is_same(word, other));
        met.map(|met| left.remove(met)).is_none()
    });
    let (at, x) = own.next()?;
    if own.next().is_some() {
        return None;
    }
    drop(own);
    let [y] = left.as_slice() else { return None };
    let about = at.checked_sub(1).map(|last| a.phrase(0, last)).unwrap_or_default();
    let opposed = opposite((a, x), (b, y), at).filter(|_| is_state(x) && is_state(y))?;
    Some(Opposed { about, ..opposed })
}

/// Whether a word says what is so until further notice.
fn is_state(word: &Word) -> bool {
    word.opposite.is_some_and(|word| word.lasting == Lasting::State)
}

fn opposite((a, x): (&Line, &Word), (b, y): (&Line, &Word), at: usize) -> Option<Opposed> {
    let (p, q) = (x.opposite?, y.opposite?);
    let told = !(p.needs_object || q.needs_object) || at + 1 < a.words.len();
    let stand = p.opposes(q) && [p, q].iter().all(|word| stands_still(word, a, b));
    (stand && told && at > 0).then(|| Opposed {
        bearing: Bearing::Opposite,
        about: String::new(),
        reason: format!("one says \u{201c}{}\u{201d}, the other \u{201c}{}\u{201d}", x.text, y.text),
    })
}

/// What is so until further notice may be otherwise on the next day, and who hires may fire as well.
fn stands_still(word: &Antonym, a: &Line, b: &Line) -> bool {
    match word.lasting {
        Lasting::ForGood => true,
        Lasting::State => a.published.zip(b.published).is_none_or(|(a, b)| a == b) || share_a_day(a, b),
        Lasting::Again | Lasting::Deed => false,
    }
}

fn counted(x: &Word, y: &Word) -> Option<Opposed> {
    let (p, q) = (x.figure.clone()?, y.figure.clone()?);
    let (admitted, other) = Quantity::admitted_together(&p, &q)?;
    (!admitted.asserted.meets(&other.asserted)).then(|| Opposed {
        reason: format!("{} and {} cannot both be true", x.text, y.text),
        bearing: Bearing::Counted(Box::new([p, q])),
        about: String::new(),
    })
}
