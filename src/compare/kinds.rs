//! Of which kind those are whom a figure counts: no student is a teacher, and no German a Pole.
//!
//! ```text
//! people  = the words for a people behind the figure: "two | French | tourists", "6 | Germans"
//! kind    = the word for what they are or do, see kinds.tsv: "five Chinese | engineers"
//! apart   = two peoples of no common country, or two kinds
//! none of = "no" … a word for some people: "no | diver", not "no one", "no victims", "no casualties"
//! ```
//! Six students and two teachers are parts of one whole that neither report need give.

use std::collections::BTreeSet;

use super::scope::phrase_counted;
use super::{Finding, Pair, one_line, words};
use crate::claim::{Change, Claim};
use crate::lexicon::{Kind, Lexicon, Noun, WordClass, singular};
use crate::relation::{Ground, RelationKind};
use crate::text::Text;
use crate::value::{Quantity, Value, place};

/// Whether two figures count people of two kinds, or of two peoples.
pub(crate) fn are_of_two_kinds(a: &Claim, b: &Claim) -> bool {
    let counted = Counted::of(a).zip(Counted::of(b));
    counted.is_some_and(|(x, y)| x.is_apart_from(&y))
}

/// Two figures of one scope that count people of two kinds, or of two peoples.
pub(super) fn of_two_kinds(pair: &Pair) -> Option<Finding> {
    let (a, b) = (pair.a.claim, pair.b.claim);
    if pair.attribute().change() != Change::Grows || !pair.affirmed() {
        return None;
    }
    let (x, y) = (Counted::of(a)?, Counted::of(b)?);
    x.is_apart_from(&y).then(|| {
        let reason = format!("one counts {}, the other {}", x.words, y.words);
        Finding::new(RelationKind::NotComparable, Ground::Scope, reason)
    })
}

/// "No diver died" says how many of the divers died, and nothing of others.
pub(super) fn none_of_some(pair: &Pair) -> Option<Finding> {
    let (a, b) = (pair.a.claim, pair.b.claim);
    if pair.attribute().change() != Change::Grows || !pair.affirmed() {
        return None;
    }
    let none =
        if speaks_only_of_others(a, b) { a } else { Some(b).filter(|b| speaks_only_of_others(b, a))? };
    let counted = if none.id() == a.id() { b } else { a };
    let reason = format!("\u{201c}{}\u{201d} says nothing of others, {}", words(none), words(counted));
    Some(Finding::new(RelationKind::NotComparable, Ground::Scope, reason))
}

/// Whether one says of some people that they are none, and the other counts people whom it does not call so.
pub(crate) fn speaks_only_of_others(none: &Claim, other: &Claim) -> bool {
    let (Value::Quantity(none), Value::Quantity(count)) = (none.value(), other.value()) else { return false };
    let Some(of) = none_of(none) else { return false };
    let phrase = phrase_counted(other, count).unwrap_or_default();
    let called = |words: &str| words.split_whitespace().any(|word| singular(&word.to_lowercase()) == of);
    count.low > Some(0.0) && !called(phrase) && !called(&count.text)
}

/// Of whom it says that they are none: "diver" of "no divers"; nothing where that is anybody.
fn none_of(quantity: &Quantity) -> Option<String> {
    let last = quantity.text.split_whitespace().next_back().filter(|_| quantity.high == Some(0.0))?;
    let (lexicon, of) = (Lexicon::english(), singular(&last.to_lowercase()));
    let word = lexicon.word(&of);
    let is = |class| [word, lexicon.word(last)].into_iter().any(|word| lexicon.classes.has(word, class));
    let anybody = is(WordClass::Anybody) || is(WordClass::NoOne);
    let anybody = anybody || lexicon.events.victims.get(word).is_some_and(|part| part.name().is_none());
    let people = matches!(lexicon.words.profile(word).noun, Noun::Person);
    (people && !anybody).then_some(of)
}

fn are_apart<T: Ord>(x: &BTreeSet<T>, y: &BTreeSet<T>) -> bool {
    !x.is_empty() && !y.is_empty() && x.is_disjoint(y)
}

/// Whom a figure counts.
struct Counted {
    peoples: BTreeSet<&'static str>,
    kinds: BTreeSet<Kind>,
    words: String,
}

impl Counted {
    fn is_apart_from(&self, other: &Counted) -> bool {
        are_apart(&self.peoples, &other.peoples) || are_apart(&self.kinds, &other.kinds)
    }

    fn of(claim: &Claim) -> Option<Counted> {
        let Value::Quantity(quantity) = claim.value() else { return None };
        // "a Pakistani driver" is counted by its own words
        let implied = || Some(quantity.text.as_str()).filter(|_| quantity.is_implied());
        let words = phrase_counted(claim, quantity).or_else(implied)?;
        let text = Text::new(words);
        let (mut peoples, mut kinds) = (BTreeSet::new(), BTreeSet::new());
        for at in 0..text.tokens().len() {
            peoples.extend(people_at(&text, at));
            kinds.extend(text.longest(&text.lexicon().kinds, at).map(|(_, kind)| kind.clone()));
        }
        Some(Counted { peoples, kinds, words: one_line(words) })
    }
}

/// The country of the people whose name stands at a token: "French", "Germans".
fn people_at(text: &Text<'_>, at: usize) -> Option<&'static str> {
    let word = text.word(at);
    if !word.starts_with(char::is_uppercase) {
        return None;
    }
    let country = |name: &str| {
        let is_people = place::people_at(&Text::new(name), 0).is_some();
        place::resolve(name, &[]).filter(|_| is_people)?.country()
    };
    let single = word.strip_suffix('s');
    country(word).or_else(|| country(single?))
}
