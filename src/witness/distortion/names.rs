//! Names that are spelled otherwise in the copy, or that have become others, and names whose modifiers became places.

use std::ops::Range;

use super::weave::{Side, View, Weave};
use super::{DistortionKind, DistortionSeverity, Finding, Pages, Sheet, said};
use crate::lexicon::Function;
use crate::value::place;

/// What changed about names.
pub(super) fn changed(pages: &Pages, weave: &Weave) -> Vec<Finding> {
    let forth = weave.forth();
    let (original, copy) = (names(&weave.original), names(&weave.copy));
    let mut findings: Vec<Finding> = spellings(forth);
    let is_date = |words: &Range<usize>| {
        let token = weave.original.token(words.start);
        pages.original.is_date(&(token..token + 1))
    };
    findings.retain(|finding| !is_date(&finding.original));
    findings.extend(copy.iter().filter_map(|name| exchanged(pages, forth, &original, name)));
    findings.extend(unmodified(forth));
    findings
}

/// The runs of capitalised words; "of", "for", "the" and "and" may join them.
pub(super) fn names(side: &Side) -> Vec<Range<usize>> {
    let mut names: Vec<Range<usize>> = Vec::new();
    for at in (0..side.count()).filter(|&at| side.is_name(at)) {
        match names.last_mut() {
            Some(last) if is_joined(side, last.end, at) => last.end = at + 1,
            _ => names.push(at..at + 1),
        }
    }
    names
}

fn is_joined(side: &Side, end: usize, at: usize) -> bool {
    let joins = |i: usize| matches!(side.word(i), "of" | "for" | "the" | "al");
    at - end <= 2
        && (end..at).all(joins)
        && (end..=at).all(|i| !side.is_after_mark(i) || is_hyphenated(side, i))
        && side.sentence(at) == side.sentence(end - 1)
}

fn is_hyphenated(side: &Side, at: usize) -> bool {
    at > 0
        && side.token(at) == side.token(at - 1) + 2
        && matches!(side.text.word(side.token(at) - 1), "-" | "\u{2011}")
}

/// Whether a capital is more than that of its sentence.
pub(super) fn is_sure(side: &Side, at: usize) -> bool {
    let starts = at == 0 || side.sentence(at - 1) != side.sentence(at);
    let next = at + 1 < side.count() && side.is_name(at + 1) && !side.is_after_mark(at + 1);
    side.is_name(at) && (!starts || next || is_no_common_word(side, at))
}

/// Whether a capital can only be that of a name: no ordinary word has these letters, or a place has them.
fn is_no_common_word(side: &Side, at: usize) -> bool {
    let lexicon = side.text.lexicon();
    let profile = lexicon.words.profile(side.text.id(side.token(at)));
    let unknown = !profile.common && profile.function == Function::None;
    side.word(at).len() >= LONG_ENOUGH && (unknown || place::resolve(side.word(at), &[]).is_some())
}

/// Letters of a name that no other word is likely to have.
const LONG_ENOUGH: usize = 4;

/// Single words of names without a counterpart that are spelled nearly alike at the same place.
fn spellings(forth: View) -> Vec<Finding> {
    let lone = |view: View, at: usize| {
        is_sure(view.from, at) && view.image(at).is_none() && view.from.word(at).len() >= 4
    };
    let mut findings = Vec::new();
    for at in (0..forth.from.count()).filter(|&at| lone(forth, at)) {
        let mut others = (0..forth.to.count()).filter(|&other| lone(forth.back(), other));
        let variant = others.find(|&other| {
            is_other_spelling(forth.from.word(at), forth.to.word(other)) || is_other_surname(forth, at, other)
        });
        findings.extend(variant.map(|other| spelling(forth, at, other)));
    }
    findings.extend(respelled(forth));
    findings
}

/// "Dora Pell" and "Dora Bell": one letter is another, behind the same given name.
fn is_other_surname(forth: View, at: usize, other: usize) -> bool {
    let Some((x, y)) = at.checked_sub(1).zip(other.checked_sub(1)) else { return false };
    let (a, b) = (bare(forth.from.word(at)), bare(forth.to.word(other)));
    let joined = !forth.from.is_after_mark(at) && !forth.to.is_after_mark(other);
    joined && forth.from.is_name(x) && forth.image(x) == Some(y) && strsim::osa_distance(&a, &b) == 1
}

/// Matched words of names whose letters differ, such as "Clarke" and "Clark".
fn respelled(forth: View) -> Vec<Finding> {
    let matched = (0..forth.from.count()).filter_map(|at| Some((at, forth.image(at)?)));
    matched
        .filter(|&(at, image)| forth.from.is_name(at) && forth.to.is_name(image))
        .filter(|&(at, image)| is_other_spelling(forth.from.word(at), forth.to.word(image)))
        .map(|(at, image)| spelling(forth, at, image))
        .collect()
}

/// Letters differ, and not only by case, an ending of plural or people, or full stops.
fn is_other_spelling(a: &str, b: &str) -> bool {
    let (a, b) = (bare(a), bare(b));
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    let ending = long.strip_prefix(short.as_str());
    let inflected = ending.is_some_and(|ending| {
        matches!(ending, "s" | "es" | "n" | "i" | "an" | "ian" | "ese" | "istan" | "ish" | "ic")
    });
    a != b && !inflected && is_variant(&a, &b)
}

pub(super) fn bare(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// One letter in five is another at most.
pub(super) fn is_variant(a: &str, b: &str) -> bool {
    let (a, b) = (bare(a), bare(b));
    let long = a.chars().count().max(b.chars().count());
    a != b && a.chars().next() == b.chars().next() && long >= 4 && strsim::osa_distance(&a, &b) * 4 <= long
}

fn spelling(forth: View, at: usize, image: usize) -> Finding {
    let (was, is) = (forth.from.word(at), forth.to.word(image));
    Finding {
        kind: DistortionKind::NameChanged,
        severity: DistortionSeverity::Minor,
        original: run_around(forth.from, at),
        copy: run_around(forth.to, image),
        message: format!("the name '{was}' is spelled '{is}'"),
    }
}

/// The name that a word belongs to, a few words at most.
fn run_around(side: &Side, at: usize) -> Range<usize> {
    let name = |i: &usize| side.is_name(*i);
    let first = (at.saturating_sub(2)..at)
        .rev()
        .take_while(|i| name(i) && !side.is_after_mark(i + 1))
        .last()
        .unwrap_or(at);
    let last = (at + 1..(at + 3).min(side.count()))
        .take_while(|i| name(i) && !side.is_after_mark(*i))
        .last()
        .unwrap_or(at);
    first..last + 1
}

/// A name of several words that shares a word with a name of the original, and has another of its own in place of one
/// of the original's.
fn exchanged(pages: &Pages, forth: View, original: &[Range<usize>], name: &Range<usize>) -> Option<Finding> {
    let (from, to) = (forth.from, forth.to);
    let parts = |side: &Side, name: &Range<usize>| -> Vec<usize> {
        name.clone().filter(|&at| !side.is_closed(at)).collect()
    };
    let mine = parts(to, name);
    let has = |other: &[usize], key: u32| other.iter().any(|&at| from.key(at) == key);
    let is_known = original.iter().any(|other| {
        let other = parts(from, other);
        mine.iter().all(|&at| has(&other, to.key(at)))
            || other.len() > 1 && other.iter().all(|&at| mine.iter().any(|&m| to.key(m) == from.key(at)))
    });
    let same_letters = |other: &Range<usize>| bare(said(from, other.clone())) == bare(said(to, name.clone()));
    if mine.len() < 3 || is_known || original.iter().any(same_letters) {
        return None;
    }
    let shared = |other: &&Range<usize>| {
        let other = parts(from, other);
        let both = mine.iter().filter(|&&at| has(&other, to.key(at))).count();
        both >= 1 && other.len() >= 2 && both < other.len() && !is_abbreviated(from, &other, to, &mine)
    };
    let near = forth.back().place(name.clone())?;
    let other = original
        .iter()
        .filter(shared)
        .find(|other| other.start <= near.end + 12 && near.start <= other.end + 12)?;
    let unsaid = |at: &&usize| {
        !forth.is_image(**at)
            && !pages.original.says(to.key(**at))
            && !other.clone().any(|o| is_variant(from.word(o), to.word(**at)))
    };
    let kept = |sheet: &Sheet, side: &Side, words: &[usize]| {
        let stems: Vec<u32> = words.iter().map(|&at| side.key(at)).collect();
        sheet.says_in_row(&stems)
    };
    if kept(&pages.copy, from, &parts(from, other)) || kept(&pages.original, to, &mine) {
        return None;
    }
    let lost =
        parts(from, other).iter().any(|&at| forth.image(at).is_none_or(|image| !name.contains(&image)));
    (lost && mine.iter().filter(unsaid).count() >= 1).then(|| Finding {
        kind: DistortionKind::EntityChanged,
        severity: DistortionSeverity::Major,
        original: other.clone(),
        copy: name.clone(),
        message: format!("'{}' has become '{}'", said(from, other.clone()), said(to, name.clone())),
    })
}

/// Whether the words that one has and the other has not are initials of one another: "ISIS-Khorasan", "Islamic State
/// Khorasan".
fn is_abbreviated(from: &Side, a: &[usize], to: &Side, b: &[usize]) -> bool {
    let rest = |own: &Side, words: &[usize], other: &Side, others: &[usize]| -> Vec<String> {
        words
            .iter()
            .filter(|&&at| !others.iter().any(|&o| other.key(o) == own.key(at)))
            .map(|&at| bare(own.word(at)))
            .collect()
    };
    let (a, b) = (rest(from, a, to, b), rest(to, b, from, a));
    let initials = |words: &[String]| words.iter().filter_map(|word| word.chars().next()).collect::<String>();
    let abbreviates = |short: &[String], long: &[String]| {
        long.len() >= 2 && short.iter().any(|word| word.starts_with(&initials(long)))
    };
    a.is_empty() || b.is_empty() || abbreviates(&a, &b) || abbreviates(&b, &a)
}

/// "the Afghan and Pakistani Taliban" → "Taliban in Afghanistan and Pakistan": modifiers that are parts of names have
/// become places.
fn unmodified(forth: View) -> Option<Finding> {
    let from = forth.from;
    let chain = |at: usize| {
        at + 3 < from.count()
            && from.is_name(at)
            && from.word(at + 1) == "and"
            && from.is_name(at + 2)
            && from.is_name(at + 3)
            && (at + 1..at + 4).all(|i| !from.is_after_mark(i))
    };
    let at =
        (0..from.count()).find(|&at| chain(at) && became_place(forth, at) && became_place(forth, at + 2))?;
    let images: Vec<usize> = (at..at + 4).filter_map(|at| forth.image(at)).collect();
    let (low, high) = (*images.iter().min()?, *images.iter().max()?);
    let (original, copy) = (at..at + 4, low..high + 1);
    (high - low <= 12).then(|| Finding {
        kind: DistortionKind::EntityChanged,
        severity: DistortionSeverity::Major,
        message: format!(
            "the parts of the name '{}' have become places: '{}'",
            said(from, original.clone()),
            said(forth.to, copy.clone())
        ),
        original,
        copy,
    })
}

/// Whether an adjective of people stands for a country in the copy.
fn became_place(forth: View, at: usize) -> bool {
    let Some(image) = forth.image(at) else { return false };
    let (was, is) = (bare(forth.from.word(at)), bare(forth.to.word(image)));
    let (short, long) = if was.len() < is.len() { (&was, &is) } else { (&is, &was) };
    let placed = (image.saturating_sub(3)..image).any(|before| forth.to.word(before) == "in");
    was != is && placed && long.chars().zip(short.chars()).take_while(|(x, y)| x == y).count() >= 4
}
