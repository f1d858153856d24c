//! Whether two claims answer one question at all.

use std::ops::Range;

use super::whole::exceeds;
use super::{Finding, Pair, Said, one_line, words};
use crate::claim::{Attribute, Certainty, Change, Claim, SubjectKind};
use crate::lexicon::{FirstNames, Kind, Lexicon, WordClass};
use crate::relation::{Ground, RelationKind};
use crate::span::Span;
use crate::text::Text;
use crate::value::name::{Name, NameKind, Verdict};
use crate::value::quantity::AGES_OF_ONE;
use crate::value::{Entity, Quantity, Value, place};

/// Killed and injured are not rivals; but those killed are a part of those killed or injured.
pub(super) fn another_attribute(pair: &Pair) -> Option<Finding> {
    let (a, b) = (pair.a.claim.attribute(), pair.b.claim.attribute());
    if a == b {
        return None;
    }
    let part_of = |part: &Attribute, whole: &Attribute| {
        *whole == Attribute::KilledOrInjured && matches!(part, Attribute::Killed | Attribute::Injured)
    };
    if part_of(a, b) || part_of(b, a) {
        let (part, whole) =
            if part_of(a, b) { (pair.a.claim, pair.b.claim) } else { (pair.b.claim, pair.a.claim) };
        return Some(part_and_whole(part.value(), whole.value(), &words(part), &words(whole)));
    }
    Some(Finding::new(
        RelationKind::NotComparable,
        Ground::Attribute,
        format!("one says {}, the other {}", a.question(), b.question()),
    ))
}

/// "Rose 5 percent" and "fell 5 percent" of one thing.
pub(super) fn opposite_moves(pair: &Pair) -> Option<Finding> {
    let (a, b) = (pair.a.claim, pair.b.claim);
    (pair.affirmed() && a.qualifiers().move_apart(b.qualifiers())).then(|| {
        let reason = format!("one says that it rose, the other that it fell: {} and {}", words(a), words(b));
        Finding::new(RelationKind::Conflict, Ground::Values, reason)
    })
}

/// Two who are called by one surname alone, and of ages that no slip makes of one another, may be two people.
pub(super) fn of_namesakes(pair: &Pair) -> Option<Finding> {
    let (a, b) = (pair.a.claim, pair.b.claim);
    let (Value::Quantity(x), Value::Quantity(y)) = pair.values() else { return None };
    let surname = |claim: &Claim| {
        let name = &claim.subject().label;
        let one_word = claim.subject().kind == SubjectKind::Person && name.split_whitespace().count() == 1;
        one_word && FirstNames::english().gender(name).is_none()
    };
    let far = || x.best.zip(y.best).is_some_and(|(x, y)| (x - y).abs() > AGES_OF_ONE);
    let two = *pair.attribute() == Attribute::Age && a.document() != b.document();
    (two && surname(a) && surname(b) && far()).then(|| {
        let who = &a.subject().label;
        let reason = format!("they may be two people called {who}: {} and {}", words(a), words(b));
        Finding::new(RelationKind::NotComparable, Ground::Scope, reason)
    })
}

/// A fine is no part of a loot: sums, shares and lengths are of the thing that the scope names.
pub(super) fn of_another_thing(pair: &Pair) -> Option<Finding> {
    let (a, b) = (pair.a.claim, pair.b.claim);
    let measured = matches!(
        pair.attribute(),
        Attribute::Money | Attribute::Duration | Attribute::Distance | Attribute::Age
    );
    let (x, y) = (&a.qualifiers().scope, &b.qualifiers().scope);
    (measured && x != y).then(|| {
        let reason = format!("they may be of two things: {}, {}", told_of(a, x), told_of(b, y));
        Finding::new(RelationKind::NotComparable, Ground::Scope, reason)
    })
}

/// A figure with what it is of.
fn told_of(claim: &Claim, scope: &[String]) -> String {
    match scope {
        [] => format!("{} does not say of what", words(claim)),
        scope => format!("{} is of {}", words(claim), scope.join(" ")),
    }
}

/// A part bounds its whole from below; two different parts bound each other not at all.
pub(super) fn another_scope(pair: &Pair) -> Option<Finding> {
    let (a, b) = (pair.a.claim, pair.b.claim);
    let (x, y) = (&a.qualifiers().scope, &b.qualifiers().scope);
    if x == y {
        return None;
    }
    if counts_kin(x) != counts_kin(y) {
        let (more, fewer) = if counts_kin(x) { (a, b) } else { (b, a) };
        let reason = format!("{} counts their families as well, {} does not", words(more), words(fewer));
        return Some(Finding::new(RelationKind::NotComparable, Ground::Scope, reason));
    }
    if let Some(reason) = of_another_standing((x, &words(a)), (y, &words(b))) {
        return Some(Finding::new(RelationKind::NotComparable, Ground::Scope, reason));
    }
    let within = |part: &[String], whole: &[String]| whole.iter().all(|word| part.contains(word));
    if within(x, y) {
        return Some(part_of(pair.a, pair.b));
    }
    if within(y, x) {
        return Some(part_of(pair.b, pair.a));
    }
    let reason = format!("one counts {}, the other {}", x.join(" "), y.join(" "));
    Some(Finding::new(RelationKind::NotComparable, Ground::Scope, reason))
}

/// Why two figures are not held against each other of which one counts what is confirmed, or only claimed.
pub(crate) fn of_another_standing(
    (x, first): (&[String], &str),
    (y, second): (&[String], &str),
) -> Option<String> {
    let (own, other) = (standing(x), standing(y));
    let said =
        |word: &str, figure: &str, other: &str| format!("{figure} are {word}, {other} are not said to be");
    match (own, other) {
        (Some(word), None) => Some(said(word, first, second)),
        (None, Some(word)) => Some(said(word, second, first)),
        _ => None,
    }
}

/// The word in a scope for how sure it is that there are so many: "confirmed".
pub(crate) fn standing(scope: &[String]) -> Option<&str> {
    let lexicon = Lexicon::english();
    let tells = |word: &&String| lexicon.classes.has(lexicon.word(word), WordClass::Verifying);
    scope.iter().find(tells).map(String::as_str)
}

/// Whether a scope holds those who belong to whom it names: fighters and their families.
pub(crate) fn counts_kin(scope: &[String]) -> bool {
    let lexicon = Lexicon::english();
    let first = |words: &str| words.split_whitespace().next().map(|word| lexicon.word(word));
    let is_kin =
        |word: &String| first(word).and_then(|word| lexicon.kinds.get(word)).is_some_and(Kind::is_kin);
    scope.len() > 1 && scope.iter().any(is_kin)
}

/// A body's own count of its attacks is one of claimed attacks; that of others, of those that somebody verified.
pub(super) fn of_own_claims(pair: &Pair) -> Option<Finding> {
    let (a, b) = (pair.a.claim, pair.b.claim);
    let apart = !pair.admitted.0.asserted.meets(&pair.admitted.1.asserted);
    if *pair.attribute() != Attribute::Attacks || !apart || is_own(a) == is_own(b) {
        return None;
    }
    let (own, other) = if is_own(a) { (a, b) } else { (b, a) };
    let reason = format!(
        "{} are claimed by {} itself, {} are counted by others",
        words(own),
        own.subject().label,
        words(other)
    );
    Some(Finding::new(RelationKind::NotComparable, Ground::Scope, reason))
}

/// Whether the one of whom a claim tells tells it.
fn is_own(claim: &Claim) -> bool {
    let subject = &claim.subject().label;
    let speaks = claim.voice().is_some_and(|voice| voice.name.eq_ignore_ascii_case(subject));
    speaks || claim.stance().certainty == Certainty::Claimed
}

/// A part of a count that grows may later be more than the whole was, and of one that falls it may have been more
/// before.
pub(super) fn part_of(part: Said, whole: Said) -> Finding {
    let (p, w) = (words(part.claim), words(whole.claim));
    let found = part_and_whole(part.claim.value(), whole.claim.value(), &p, &w);
    match part.on.zip(whole.on) {
        Some((then, first)) if found.kind == RelationKind::Conflict && has_changed(part, whole) => {
            let reason = if then > first {
                format!("the part is of a later day: {p} ({then}) after {w} ({first})")
            } else {
                format!("the part is of an earlier day: {p} ({then}) before {w} ({first})")
            };
            Finding::new(RelationKind::Superseded, Ground::Rise, reason)
        }
        _ => found,
    }
}

/// Whether a part was counted after its whole, of what grows from day to day; or on another day, of what falls as well:
/// of fifteen passengers who were missing on Monday, seven are on Tuesday.
pub(crate) fn has_changed(part: Said, whole: Said) -> bool {
    part.on.zip(whole.on).is_some_and(|(p, w)| match part.claim.attribute().change() {
        Change::Grows => p > w,
        Change::Varies => p != w,
        Change::Fixed => false,
    })
}

/// "Six mutineers" may be among "at least 15 people": who counts one kind of people does not count everybody.
pub(super) fn of_some_people(pair: &Pair) -> Option<Finding> {
    let (a, b) = (pair.a.claim, pair.b.claim);
    if pair.attribute().change() != Change::Grows || !pair.affirmed() {
        return None;
    }
    let (part, whole) = match (counts_anybody(a)?, counts_anybody(b)?) {
        (false, true) => (a, b),
        (true, false) => (b, a),
        _ => return None,
    };
    let (Value::Quantity(p), Value::Quantity(w)) = (part.value(), whole.value()) else { return None };
    p.high.zip(w.low).is_some_and(|(p, w)| p < w).then(|| {
        let reason = format!("{} may be among {}", counted(part, p), counted(whole, w));
        Finding::new(RelationKind::Compatible, Ground::Part, reason)
    })
}

/// A figure with the noun that it counts, as written: "at least 15 people".
fn counted(claim: &Claim, quantity: &Quantity) -> String {
    let last = quantity.noun.map(Span::end);
    let both = quantity.span.zip(last).and_then(|(figure, end)| written(claim, figure.start()..end));
    both.map_or_else(|| words(claim), one_line)
}

/// The words for whom a figure counts, without the figure: "French tourists".
pub(super) fn phrase_counted<'c>(claim: &'c Claim, quantity: &Quantity) -> Option<&'c str> {
    let (figure, noun) = quantity.span.zip(quantity.noun)?;
    written(claim, figure.end()..noun.end())
}

/// What of a claim's quote stands at these bytes of its document.
fn written(claim: &Claim, at: Range<usize>) -> Option<&str> {
    let from = claim.span().start();
    claim.quote().get(at.start.checked_sub(from)?..at.end.checked_sub(from)?)
}

/// The dead of one village are not those of the next. In one document, which knows its places, two names are two; of
/// two documents, one may name the street and the other the town.
pub(super) fn of_two_places(pair: &Pair) -> Option<Finding> {
    let (a, b) = (pair.a.claim, pair.b.claim);
    let (x, y) = (a.qualifiers().place.as_ref()?, b.qualifiers().place.as_ref()?);
    let apart = !pair.admitted.0.plausible.meets(&pair.admitted.1.plausible);
    if apart && pair.affirmed() && is_area(x) != is_area(y) {
        let (part, whole) = if is_area(y) { (pair.a, pair.b) } else { (pair.b, pair.a) };
        return Some(part_of(part, whole));
    }
    if !apart || pair.attribute().change() != Change::Grows || !pair.affirmed() {
        return None;
    }
    let known = (place::resolve(x, &[]), place::resolve(y, &[]));
    let other_names =
        || Name::parse(x, NameKind::Place).verdict(&Name::parse(y, NameKind::Place)) == Verdict::Different;
    let two = match known {
        (Some(x), Some(y)) => !x.admitted().meets(&y.admitted()),
        _ => a.document() == b.document() && other_names(),
    };
    two.then(|| {
        let reason = format!("{} are told of {x}, {} of {y}", words(a), words(b));
        Finding::new(RelationKind::NotComparable, Ground::Scope, reason)
    })
}

/// "The region": a place of which others are parts.
fn is_area(place: &str) -> bool {
    let text = Text::new(place);
    (0..text.tokens().len()).any(|at| text.is_class(at, WordClass::WideArea))
}

/// Whether the noun that is counted is of anybody; none where no noun stands in the claim.
fn counts_anybody(claim: &Claim) -> Option<bool> {
    let Value::Quantity(quantity) = claim.value() else { return None };
    let noun = quantity.noun?;
    let text = Text::new(written(claim, noun.start()..noun.end())?);
    let last = text.tokens().len().checked_sub(1)?;
    Some(text.is_class(last, WordClass::Anybody))
}

/// Compatible unless the part is greater than the whole can be.
fn part_and_whole(part: &Value, whole: &Value, part_words: &str, whole_words: &str) -> Finding {
    let (Value::Quantity(p), Value::Quantity(w)) = (part, whole) else {
        return Finding::new(
            RelationKind::NotComparable,
            Ground::Part,
            "one is about a part, the other about the whole",
        );
    };
    if exceeds(p, w) {
        let reason = format!("{part_words} is a part and cannot exceed the whole, {whole_words}");
        Finding::new(RelationKind::Conflict, Ground::Part, reason)
    } else {
        Finding::new(
            RelationKind::Compatible,
            Ground::Part,
            format!("{part_words} can be a part of {whole_words}"),
        )
    }
}

/// Two figures of one document that stand side by side are a list of parts: "five engineers and one driver".
pub(super) fn side_by_side(pair: &Pair) -> Option<Finding> {
    let (a, b) = (pair.a.claim, pair.b.claim);
    let (Value::Quantity(x), Value::Quantity(y)) = pair.values() else { return None };
    let (first, second) = if a.span() <= b.span() { (a.span(), b.span()) } else { (b.span(), a.span()) };
    let near = a.document() == b.document() && second.start() <= first.end() + LIST_GAP;
    let near = near && !are_two_sentences(pair.a.text, first.start()..second.end());
    (near && pair.affirmed() && x.best != y.best).then(|| {
        let reason = format!("{} and {} stand side by side, as parts of one list", words(a), words(b));
        Finding::new(RelationKind::NotComparable, Ground::List, reason)
    })
}

/// Whether a sentence ends within these bytes of a text: no list goes on behind it.
fn are_two_sentences(text: Option<&str>, bytes: Range<usize>) -> bool {
    let both = text.and_then(|text| text.get(bytes));
    both.is_some_and(|both| Text::new(both).sentences().len() > 1)
}

/// "800 for corruption" in the text that counts 12,500 in all: who gives both figures gives a part of the larger one.
pub(super) fn of_one_text(pair: &Pair) -> Option<Finding> {
    let (a, b) = (pair.a.claim, pair.b.claim);
    let (Value::Quantity(x), Value::Quantity(y)) = pair.values() else { return None };
    if a.document() != b.document() || pair.attribute().change() != Change::Grows || !pair.affirmed() {
        return None;
    }
    let (part, whole) = if x.best < y.best { (a, b) } else { (b, a) };
    let (Value::Quantity(p), Value::Quantity(w)) = (part.value(), whole.value()) else { return None };
    let far = p.high.zip(w.low).is_some_and(|(p, w)| p > 0.0 && p * PART_OF_ONE_TEXT < w);
    far.then(|| {
        let reason = format!("{} may be a part of {}: one text gives both", words(part), words(whole));
        Finding::new(RelationKind::Compatible, Ground::Part, reason)
    })
}

/// A slip of the pen makes 13 of 31 and 50 of 5; what is further apart in one text is likelier of two things.
const PART_OF_ONE_TEXT: f64 = 10.0;

/// Two dates of one statement belong to two things in it: "reported on Monday a loss for 2027".
pub(super) fn in_one_statement(pair: &Pair) -> Option<Finding> {
    let (a, b) = (pair.a.claim, pair.b.claim);
    let dates = matches!(pair.values(), (Value::Date(x), Value::Date(y)) if x != y);
    (dates && a.document() == b.document() && a.span().overlaps(b.span())).then(|| {
        let reason = format!("{} and {} stand in one statement, each for its own part", words(a), words(b));
        Finding::new(RelationKind::NotComparable, Ground::List, reason)
    })
}

/// So many bytes lie at most between two figures of one list: a noun with its adjectives, and "and".
pub(crate) const LIST_GAP: usize = 60;

/// A date and a place do not answer the same question.
pub(super) fn another_kind(pair: &Pair) -> Option<Finding> {
    let (a, b) = pair.values();
    (a.kind() != b.kind()).then(|| {
        let reason = format!("one gives {}, the other {}", kind(a), kind(b));
        Finding::new(RelationKind::NotComparable, Ground::Kind, reason)
    })
}

/// What kind of answer a value is, for people.
fn kind(value: &Value) -> &'static str {
    match value {
        Value::Quantity(_) => "a figure",
        Value::Date(_) => "a date",
        Value::Place(_) => "a place",
        Value::Entity(_) => "a name",
        Value::Status { .. } => "a state",
        Value::Text { .. } => "words",
    }
}

/// Where a subject can have several answers at once, two different ones are no conflict.
pub(super) fn many_valued(pair: &Pair) -> Option<Finding> {
    let several = matches!(pair.attribute(), Attribute::Alias | Attribute::DeniedBy);
    let (a, b) = pair.values();
    let (Value::Entity(x), Value::Entity(y)) = (a, b) else { return None };
    (several && pair.affirmed() && x.key != y.key).then(|| {
        let both = if *pair.attribute() == Attribute::Alias { "be names of one" } else { "deny it" };
        let reason = format!("{x} and {y} can both {both}");
        Finding::new(RelationKind::Compatible, Ground::Name, reason)
    })
}

/// Citizens of one country, by its name or by that of its people; or of two: one person is hardly of both, but of a
/// group some may be of one and some of the other.
pub(super) fn of_peoples(pair: &Pair) -> Option<Finding> {
    let (Value::Entity(x), Value::Entity(y)) = pair.values() else { return None };
    if *pair.attribute() != Attribute::Nationality || !pair.affirmed() {
        return None;
    }
    let (a, b) = x.country().zip(y.country())?;
    let one = pair.a.claim.subject().kind == SubjectKind::Person;
    let (kind, reason) = match (a == b, one) {
        (true, _) if x.name.eq_ignore_ascii_case(&y.name) => return None,
        (true, _) => (RelationKind::Agree, format!("{x} and {y} are of one country, {a}")),
        (false, true) => (RelationKind::Conflict, format!("one says {x}, of {a}, the other {y}, of {b}")),
        (false, false) => (RelationKind::Compatible, format!("some may be {x}, and some {y}")),
    };
    Some(Finding::new(kind, Ground::Values, reason))
}

/// One party under two spellings.
pub(super) fn same_name(pair: &Pair) -> Option<Finding> {
    let (a, b) = pair.values();
    let (Value::Entity(x), Value::Entity(y)) = (a, b) else { return None };
    (pair.affirmed() && x.key == y.key && !x.key.is_empty()).then(|| {
        let same = x.name.eq_ignore_ascii_case(&y.name);
        let reason = if same { format!("both say {x}") } else { format!("{x} and {y} are the same") };
        Finding::new(RelationKind::Agree, Ground::Name, reason)
    })
}

/// A party and its branch ("the Red Oak" and "Red Oak North"), or two names that may be of one, are no rivals.
pub(super) fn branch(pair: &Pair) -> Option<Finding> {
    let (Value::Entity(x), Value::Entity(y)) = pair.values() else { return None };
    let (short, long) = if words_of(x).len() <= words_of(y).len() { (x, y) } else { (y, x) };
    let (first, all) = (words_of(short), words_of(long));
    if !pair.affirmed() || !short.is_named() || !long.is_named() || first.is_empty() {
        return None;
    }
    let reason = if first.len() < all.len() && all.starts_with(&first) {
        format!("{long} belongs to {short}, by its name")
    } else if names_may_be_one(x, y) {
        format!("{x} and {y} may be names of one")
    } else {
        return None;
    };
    Some(Finding::new(RelationKind::Compatible, Ground::Name, reason))
}

/// Whether the names do not tell two parties apart: "ISIS-K" may well be of the Islamic State.
pub(crate) fn names_may_be_one(x: &Entity, y: &Entity) -> bool {
    let parsed = |party: &Entity| Name::parse(&party.name, NameKind::Organization);
    abbreviates(x, y)
        || abbreviates(y, x)
        || bears(x, y)
        || bears(y, x)
        || parsed(x).compare(&parsed(y)).verdict != Verdict::Different
}

/// Whether a name has another's letters in it, as "the Takfiri ISIL group" has those of Daesh.
fn bears(long: &Entity, other: &Entity) -> bool {
    let is_letters = |word: &&str| word.len() >= LETTERS && word.chars().all(char::is_uppercase);
    let other = Name::parse(&other.name, NameKind::Organization);
    let words = long.name.split(|c: char| !c.is_alphanumeric()).filter(is_letters);
    words.into_iter().any(|word| Name::parse(word, NameKind::Organization).verdict(&other) == Verdict::Same)
}

/// Two letters are those of many.
const LETTERS: usize = 3;

/// Whether a name starts with capitals that start with the first two initials of another.
fn abbreviates(short: &Entity, long: &Entity) -> bool {
    let first = short.name.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let initials: String = words_of(long).iter().take(2).filter_map(|word| word.chars().next()).collect();
    let capitals = first.len() > 1 && first.chars().all(char::is_uppercase);
    capitals && initials.len() > 1 && first.to_lowercase().starts_with(&initials)
}

/// A body can be in several places at once.
pub(super) fn spread_out(pair: &Pair) -> Option<Finding> {
    let body = matches!(pair.a.claim.subject().kind, SubjectKind::Organization | SubjectKind::Group);
    let apart = !pair.admitted.0.asserted.meets(&pair.admitted.1.asserted);
    let places = *pair.attribute() == Attribute::Whereabouts && pair.affirmed();
    (body && places && apart).then(|| {
        let reason = format!("a body can be both in {} and in {}", words(pair.a.claim), words(pair.b.claim));
        Finding::new(RelationKind::Compatible, Ground::Values, reason)
    })
}

/// The words of a name from its first capital on, in lower case.
fn words_of(party: &Entity) -> Vec<String> {
    let words = party.name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.skip_while(|word| word.starts_with(char::is_lowercase)).map(str::to_lowercase).collect()
}
