//! Whether two claims answer one question at all.

use super::{Finding, Pair, words};
use crate::claim::Attribute;
use crate::relation::{Ground, RelationKind};
use crate::value::{Entity, Value};

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

/// A part bounds its whole from below; two different parts bound each other not at all.
pub(super) fn another_scope(pair: &Pair) -> Option<Finding> {
    let (a, b) = (pair.a.claim, pair.b.claim);
    let (x, y) = (&a.qualifiers().scope, &b.qualifiers().scope);
    if x == y {
        return None;
    }
    let within = |part: &[String], whole: &[String]| whole.iter().all(|word| part.contains(word));
    if within(x, y) {
        return Some(part_and_whole(a.value(), b.value(), &words(a), &words(b)));
    }
    if within(y, x) {
        return Some(part_and_whole(b.value(), a.value(), &words(b), &words(a)));
    }
    let reason = format!("one counts {}, the other {}", x.join(" "), y.join(" "));
    Some(Finding::new(RelationKind::NotComparable, Ground::Scope, reason))
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
    let exceeds = p.low.zip(w.high).is_some_and(|(low, high)| low > high);
    if exceeds {
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
    (near && pair.affirmed() && x.best != y.best).then(|| {
        let reason = format!("{} and {} stand side by side, as parts of one list", words(a), words(b));
        Finding::new(RelationKind::NotComparable, Ground::List, reason)
    })
}

/// Two dates of one statement belong to two things in it: "reported on Monday a loss for 2027".
pub(super) fn in_one_statement(pair: &Pair) -> Option<Finding> {
    let (a, b) = (pair.a.claim, pair.b.claim);
    let dates = matches!(pair.values(), (Value::Date(x), Value::Date(y)) if x != y);
    (dates && a.document() == b.document() && a.span().overlaps(b.span())).then(|| {
        let reason = format!("{} and {} stand in one statement, each for its own part", words(a), words(b));
        Finding::new(RelationKind::NotComparable, Ground::List, reason)
    })
}

/// So many bytes lie at most between two figures of one list.
const LIST_GAP: usize = 60;

/// A date and a place do not answer the same question.
pub(super) fn another_kind(pair: &Pair) -> Option<Finding> {
    let (a, b) = pair.values();
    (a.kind() != b.kind()).then(|| {
        let reason = format!("one is a {}, the other a {}", a.kind(), b.kind());
        Finding::new(RelationKind::NotComparable, Ground::Kind, reason)
    })
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

/// A party and its branch, by their names: "the Red Oak" and "Red Oak North" are no rivals.
pub(super) fn branch(pair: &Pair) -> Option<Finding> {
    let (Value::Entity(x), Value::Entity(y)) = pair.values() else { return None };
    let (short, long) = if words_of(x).len() <= words_of(y).len() { (x, y) } else { (y, x) };
    let (first, all) = (words_of(short), words_of(long));
    let named = short.is_named() && long.is_named() && !first.is_empty();
    (pair.affirmed() && named && first.len() < all.len() && all.starts_with(&first)).then(|| {
        Finding::new(
            RelationKind::Compatible,
            Ground::Name,
            format!("{long} belongs to {short}, by its name"),
        )
    })
}

/// The words of a name from its first capital on, in lower case.
fn words_of(party: &Entity) -> Vec<String> {
    let words = party.name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.skip_while(|word| word.starts_with(char::is_lowercase)).map(str::to_lowercase).collect()
}
