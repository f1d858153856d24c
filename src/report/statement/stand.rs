//! Opposite words: "won" and "lost", "armed" and "unarmed".
//!
//! A statement stands on an axis where it has words of one of its sides only; a negation puts it on the other side. Two
//! statements that stand on two sides of one axis, with the same subject before the word, contradict each other.

use std::collections::BTreeMap;

use crate::claim::Polarity;
use crate::extract::mention::{Mentions, Tag};
use crate::extract::voice::Voices;
use crate::lexicon::{Side, WordClass};
use crate::text::Text;

use super::answer::{Statement, stem};

/// Where a statement stands on one axis.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Stand {
    side: Side,
    /// The word that says so.
    pub(super) word: String,
    /// The stem of the noun before it.
    subject: Option<String>,
    /// Whether the word is that of somebody who denies the rest: "rejected".
    denies: bool,
}

/// By axis.
pub(super) type Stands = BTreeMap<&'static str, Stand>;

/// The axes on which a text stands on one side only.
pub(super) fn stands(text: &Text<'_>, mentions: &Mentions, voices: &Voices) -> Stands {
    let mut found: Stands = BTreeMap::new();
    let mut torn: Vec<&str> = Vec::new();
    for at in 0..text.tokens().len() {
        let Some((len, antonym)) = text.longest(&text.lexicon().antonyms, at) else { continue };
        if is_failing(text, at) {
            continue;
        }
        let denies = voices.list().iter().any(|said| {
            said.clause.contains(&at) && voices.at(said.content.start).polarity == Polarity::Denied
        });
        let stand = Stand {
            side: antonym.side,
            word: text.line(at..at + len),
            subject: subject(text, mentions, at),
            denies,
        };
        let known = found.entry(&antonym.axis).or_insert_with(|| stand.clone());
        if known.side != stand.side {
            torn.push(&antonym.axis);
        }
    }
    found.retain(|axis, _| !torn.contains(axis));
    found
}

/// `failed to win`: the verb negates what follows, and is no outcome of its own.
pub(super) fn is_failing(text: &Text<'_>, at: usize) -> bool {
    text.is_class(at, WordClass::Failing) && text.is(at + 1, "to")
}

/// The nearest noun in front of a word, in its clause.
fn subject(text: &Text<'_>, mentions: &Mentions, at: usize) -> Option<String> {
    let clause =
        (0..at).rev().take_while(|&before| !matches!(text.word(before), "," | ";" | ":" | "." | "?" | "!"));
    let mut nouns = clause.filter(|&before| matches!(mentions.tag(before), Tag::Noun | Tag::Name));
    nouns.next().map(|noun| stem(text.word(noun)))
}

/// What opposite words make of two statements.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Bearing {
    /// They contradict each other, and why.
    Opposite(String),
    /// A negation turns the one word into the other: "not armed" and "unarmed".
    Same(String),
}

/// How two statements lie to each other on the first axis on which they stand on two sides.
pub(super) fn bearing(a: &Statement, b: &Statement) -> Option<Bearing> {
    let shared = a.stands.iter().filter_map(|(axis, x)| Some((x, b.stands.get(axis)?)));
    let (x, y) = shared
        .into_iter()
        .find(|(x, y)| x.side != y.side && may_be_one(x.subject.as_deref(), y.subject.as_deref()))?;
    // Who "rejects" denies what follows; that is the word itself, and no denial of it.
    let (p, q) =
        if x.denies || y.denies { (a.own_polarity, b.own_polarity) } else { (a.polarity, b.polarity) };
    let (x, y) = (said(x, p), said(y, q));
    Some(if p == q {
        Bearing::Opposite(format!("one says \u{201c}{x}\u{201d}, the other \u{201c}{y}\u{201d}"))
    } else {
        Bearing::Same(format!("\u{201c}{x}\u{201d} and \u{201c}{y}\u{201d} are the same"))
    })
}

fn may_be_one(x: Option<&str>, y: Option<&str>) -> bool {
    x.zip(y).is_none_or(|(x, y)| x == y)
}

fn said(stand: &Stand, polarity: Polarity) -> String {
    match polarity {
        Polarity::Affirmed => stand.word.clone(),
        Polarity::Denied => format!("not {}", stand.word),
    }
}
