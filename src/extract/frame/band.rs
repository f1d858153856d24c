//! How many were caught, where no figure says it: a man was arrested; Jan Kolar and his wife were arrested.
//!
//! ```text
//! band = person { ("," | "and") (person | figure people) }        two or more, of whom one at least is a single person
//!      | a person without a name
//! ```
//! The dead and the hurt of a list are added up with the events.

use super::conjunct::{self, Side};
use super::date::happening;
use super::{About, Draft, Reading};
use crate::claim::Attribute;
use crate::extract::mention::{MentionKind, Tag};
use crate::lexicon::{Forms, VerbFrame, WordClass};
use crate::value::{Quantity, Value};

pub(super) fn read(reading: &Reading<'_>, at: usize, drafts: &mut Vec<Draft>) {
    drafts.extend(caught(reading, at));
}

fn caught(reading: &Reading<'_>, at: usize) -> Option<Draft> {
    let (len, frame) = reading.verb(at).filter(|_| reading.tag(at) == Tag::Verb)?;
    if !matches!(frame, VerbFrame::Detain | VerbFrame::Abduct) {
        return None;
    }
    let passive = reading.is_passive(at, len);
    let (nearest, side) = if passive {
        (reading.subject(at)?, Side::Before)
    } else {
        (reading.object(at + len)?, Side::Behind)
    };
    let together = conjunct::together(reading, nearest, at, side);
    let people = if together.is_empty() { alone(reading, nearest, at, side) } else { together };
    let counts: Option<Vec<u32>> = people.iter().map(|&index| count(reading, index)).collect();
    let counts = counts.filter(|counts| counts.contains(&1))?;
    let list = reading.mentions.list();
    let first = people.iter().map(|&index| list[index].tokens.start).min()?;
    let last = people.iter().map(|&index| list[index].tokens.end).max()?;
    let span = reading.text.span(first..last);
    let text = span.of(reading.text.source()).to_owned();
    let told = Quantity { text, span: Some(span), ..Quantity::count(counts.iter().sum()) };
    // "a man was arrested": one at least
    let quantity = if counts.len() == 1 { Quantity { high: None, ..told } } else { told };
    let tokens = first.min(at)..last.max(at + len);
    let about = About::Event { at, words: happening(reading, at, &tokens) };
    Some(Draft::new("caught together", about, Attribute::Detained, Value::Quantity(quantity), tokens, at))
}

/// `arrested | a man`: one without a name, whom nobody stands beside.
fn alone(reading: &Reading<'_>, nearest: usize, at: usize, side: Side) -> Vec<usize> {
    let one = &reading.mentions.list()[nearest];
    let (start, end) = (one.tokens.start, one.tokens.end);
    let single = one.kind == MentionKind::Person && !one.named && !one.plural;
    let joined = reading.text.word(end) == "," || reading.tag(end) == Tag::Conjunction;
    let beside = side == Side::Behind && joined || conjunct::of(reading, nearest, at, side).len() > 1;
    // "at least one man"
    let bounded = reading.tag(start) != Tag::Determiner
        || start.checked_sub(1).is_some_and(|at| reading.text.is_class(at, WordClass::Least));
    if single && !bounded && !beside && is_caught(reading, at, side) { vec![nearest] } else { Vec::new() }
}

/// Whether a verb says that somebody was caught and is still held: not `considered arresting`, `a man arrested on
/// Sunday was freed`, `the mother of the boy who was arrested`, `held the baby`.
fn is_caught(reading: &Reading<'_>, verb: usize, side: Side) -> bool {
    let mut group = reading.mentions.group_before(verb);
    let relative = group.start.checked_sub(1).is_some_and(|at| reading.tag(at) == Tag::Relative);
    let finite = side == Side::Behind || group.any(|at| reading.tag(at) == Tag::Auxiliary);
    let told = finite && !reading.forms(verb).has(Forms::ING) && !relative;
    let near = verb..reading.sentence(verb).end.min(verb + RELEASE);
    let freed = near.into_iter().any(|at| matches!(reading.verb(at), Some((_, VerbFrame::Release))));
    told && !freed && !reading.text.is_class(verb, WordClass::Holding)
}

/// `was arrested at the border on Monday and questioned for hours before he was | released`: no farther behind.
const RELEASE: usize = 24;

/// How many a phrase is for: one, or as many as its figure says.
fn count(reading: &Reading<'_>, index: usize) -> Option<u32> {
    let mention = &reading.mentions.list()[index];
    if mention.kind == MentionKind::Person && !mention.plural {
        return Some(1);
    }
    let from = reading.figures.partition_point(|figure| figure.tokens.start < mention.tokens.start);
    let figure = reading.figures.get(from).filter(|figure| figure.tokens.start < mention.tokens.end)?;
    let exact = figure.quantity.low == figure.quantity.high && figure.quantity.low.is_some();
    let best = figure.quantity.best.filter(|best| exact && (1.0..MANY).contains(best))?;
    Some(best as u32)
}

/// More are no list with single people in it.
const MANY: f64 = 1000.0;
