//! Parts of one statement that add up to the whole of the other: two and three million are the five.

use std::cmp::Reverse;

use super::StatementPair;
use super::answer::{Answer, Statement};
use crate::claim::{Attribute, Claim, Polarity};
use crate::compare::whole::{Tally, sum, tally};
use crate::relation::RelationKind;
use crate::report::discrepancy::tells_some;
use crate::span::Span;
use crate::value::{Precision, Quantity, QuantityKind, Value};

/// Marks the figures that go on with a list: "five engineers and two drivers".
pub(super) fn mark_joined(text: &str, answers: &mut [Answer]) {
    let mut end = None;
    for answer in answers {
        let Value::Quantity(quantity) = answer.claim.value() else { continue };
        let between = end.zip(quantity.span).and_then(|(end, span)| text.get(end..span.start()));
        answer.is_joined = between.is_some_and(|words| matches!(words.trim(), "," | "and" | ", and"));
        end = quantity.noun.map(Span::end);
        answer.is_of_some = end.is_some_and(|end| is_of_some(text, end));
    }
}

/// `two guards | were among the dead`, `and a cook | were among them`: so many bytes behind the noun are looked at.
const BEHIND: usize = 120;

/// Whether what stands behind a noun, up to the next mark, says that more are told of.
fn is_of_some(text: &str, end: usize) -> bool {
    let far = (end + BEHIND..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
    let behind = text.get(end..far).unwrap_or_default();
    tells_some(behind.split([',', ';', '.']).next().unwrap_or_default())
}

/// The reason why figures of one statement together are a figure of the other, if they are. What has its counterpart in
/// the other statement is no such part.
pub(super) fn adds_up(a: &Statement, b: &Statement, pairs: &[StatementPair]) -> Option<String> {
    let met = |claim: &Claim| {
        let mut agreed = pairs.iter().filter(|pair| pair.relation == RelationKind::Agree);
        agreed.any(|pair| pair.a == *claim || pair.b == *claim)
    };
    let (a, b) = (unmet(a, &met), unmet(b, &met));
    sum_of(&a, &b).or_else(|| sum_of(&b, &a))
}

fn unmet<'a>(statement: &'a Statement, met: &dyn Fn(&Claim) -> bool) -> Vec<Part<'a>> {
    let left = statement.answers.iter().filter(|answer| !met(&answer.claim));
    let mut parts: Vec<Part> = left.filter_map(Part::of).collect();
    // "five engineers and a driver" counts its engineers and its driver already
    parts.sort_by_key(|part| part.span().map(|span| (span.start(), Reverse(span.end()))));
    let mut around: Option<Span> = None;
    parts.retain(|part| {
        let Some(span) = part.span() else { return true };
        let is_listed = around.is_some_and(|list| list != span && span.end() <= list.end());
        around = if is_listed { around } else { Some(span) };
        !is_listed
    });
    parts
}

fn sum_of(parts: &[Part], wholes: &[Part]) -> Option<String> {
    wholes.iter().find_map(|whole| {
        let listed: Vec<&Part> = parts.iter().filter(|part| part.is_of(whole)).collect();
        let mut runs = (2..=MOST_PARTS).flat_map(|count| listed.windows(count));
        let even = runs.find(|run| together(run, whole) == Some(Tally::Even))?;
        Some(format!("{} are {}", added(even), whole.quantity))
    })
}

/// A list of one statement that is more than a figure of the other can be, if it is: "five engineers and two drivers"
/// of six.
pub(super) fn is_over(a: &Statement, b: &Statement) -> Option<(RelationKind, String)> {
    let over = |list: &[&Part], whole: &Part| {
        let is_over = together(list, whole) == Some(Tally::Over);
        is_over.then(|| (RelationKind::Conflict, format!("{} are more than {}", added(list), whole.quantity)))
    };
    of_lists(a, b, over)
}

/// A list of one statement that is less than a figure of the other: "two guards and three drivers" of six. Who lists
/// some of them says so.
pub(super) fn is_under(a: &Statement, b: &Statement) -> Option<(RelationKind, String)> {
    let under = |list: &[&Part], whole: &Part| {
        let sum = sum(&list.iter().map(|part| part.quantity).collect::<Vec<_>>())?;
        whole.quantity.low.filter(|least| sum < *least)?;
        let all = together(list, whole) == Some(Tally::Under) && !list.iter().any(|part| part.is_of_some);
        Some(if all {
            (RelationKind::Tension, format!("{} are fewer than {}", added(list), whole.quantity))
        } else {
            (RelationKind::Compatible, format!("{} can be a part of {}", added(list), whole.quantity))
        })
    };
    of_lists(a, b, under)
}

/// The first that is found of a list of one statement and of a figure of the other of which it lists parts.
fn of_lists<T>(
    a: &Statement,
    b: &Statement,
    find: impl Fn(&[&Part], &Part) -> Option<T> + Copy,
) -> Option<T> {
    let (a, b) = (unmet(a, &|_| false), unmet(b, &|_| false));
    of_lists_in(&a, &b, find).or_else(|| of_lists_in(&b, &a, find))
}

fn of_lists_in<T>(parts: &[Part], wholes: &[Part], find: impl Fn(&[&Part], &Part) -> Option<T>) -> Option<T> {
    let runs = parts.chunk_by(|_, next| next.is_joined).filter(|run| run.len() > 1);
    let lists: Vec<Vec<&Part>> = runs.map(|run| run.iter().collect()).collect();
    let mut both = wholes.iter().flat_map(|whole| lists.iter().map(move |list| (list, whole)));
    both.find_map(|(list, whole)| is_list_of(list, whole).then(|| find(list, whole)).flatten())
}

/// Whether the figures of a list are parts of what a frame counts: the dead, the held.
fn is_list_of(list: &[&Part], whole: &Part) -> bool {
    let framed = !matches!(whole.attribute, Attribute::Count(_)) && !whole.is_joined;
    framed
        && list.iter().any(|part| part.attribute == whole.attribute)
        && list.iter().all(|part| part.figure < whole.figure && part.quantity.kind == whole.quantity.kind)
}

/// More parts than this nobody lists in a sentence.
const MOST_PARTS: usize = 4;

/// A figure that may be a part, or the whole: one number, with or without "at least" before it.
struct Part<'a> {
    attribute: &'a Attribute,
    quantity: &'a Quantity,
    figure: f64,
    /// Whether it stands without what it counts: "3 million euros and 2 million".
    is_bare: bool,
    /// Whether it goes on with a list.
    is_joined: bool,
    /// Whether it is said to be some of more: "were among the dead".
    is_of_some: bool,
}

impl<'a> Part<'a> {
    fn of(answer: &'a Answer) -> Option<Part<'a>> {
        let Value::Quantity(quantity) = answer.claim.value() else { return None };
        let affirmed = answer.claim.stance().polarity == Polarity::Affirmed;
        let adds = matches!(quantity.kind, QuantityKind::Count | QuantityKind::Money);
        let states = affirmed && adds && quantity.precision != Precision::Vague;
        let figure = quantity.low.filter(|_| states)?;
        let is_bare = quantity.kind == QuantityKind::Count && answer.noun.is_none() && !answer.known;
        let (is_joined, is_of_some) = (answer.is_joined, answer.is_of_some);
        Some(Part { attribute: answer.claim.attribute(), quantity, figure, is_bare, is_joined, is_of_some })
    }

    fn span(&self) -> Option<Span> {
        self.quantity.span
    }

    /// Whether it can be a part of that whole, or of what is counted by another noun.
    fn is_of(&self, whole: &Part) -> bool {
        let counts = |part: &Part| matches!(part.attribute, Attribute::Count(_));
        let asked = self.attribute == whole.attribute || counts(self) && counts(whole);
        let unit = self.quantity.kind == whole.quantity.kind && self.quantity.unit == whole.quantity.unit;
        (self.is_bare || asked && unit) && self.figure < whole.figure
    }
}

fn together(run: &[&Part], whole: &Part) -> Option<Tally> {
    let parts: Vec<&Quantity> = run.iter().map(|part| part.quantity).collect();
    tally(&parts, whole.quantity)
}

fn added(run: &[&Part]) -> String {
    let parts: Vec<String> = run.iter().map(|part| part.quantity.to_string()).collect();
    let (last, first) = parts.split_last().expect("a run has two parts or more");
    format!("{} and {last} together", first.join(", "))
}
