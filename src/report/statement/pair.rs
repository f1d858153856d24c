//! Which answers answer one question, and what their relations make of the two statements.

use super::answer::{Answer, Source, Statement};
use super::stand::{self, Bearing};
use super::{Decision, Ground, StatementPair, blame, proposition, sum, thing};
use crate::align::described;
use crate::claim::{Attribute, Change, Claim, Qualifiers, SubjectKind};
use crate::compare::{Said, relate, standing};
use crate::lexicon::sequence::Turn;
use crate::relation::RelationKind;
use crate::value::name::{Name, NameKind, Verdict};
use crate::value::{Quantity, QuantityKind, Value};

/// The pairs of answers, each answer in one pair at most, the likeliest pairs first.
pub(super) fn pairs(a: &Statement, b: &Statement) -> Vec<StatementPair> {
    let mut candidates: Vec<(i64, bool, usize, usize)> = Vec::new();
    for (i, x) in a.answers.iter().enumerate() {
        for (j, y) in b.answers.iter().enumerate() {
            // The whole of one is likelier held against the whole of the other than one of its parts.
            let apart = x.claim.qualifiers().scope != y.claim.qualifiers().scope;
            candidates.extend(likeness(x, y).map(|likeness| (-(likeness * 1000.0) as i64, apart, i, j)));
        }
    }
    candidates.sort_unstable();
    let enough = if candidates.len() == 1 { ONLY_CHOICE } else { ENOUGH };
    let (mut left, mut right) = (vec![false; a.answers.len()], vec![false; b.answers.len()]);
    let mut pairs = Vec::new();
    for (unlikeness, _, i, j) in candidates {
        if !left[i] && !right[j] && -unlikeness >= enough {
            (left[i], right[j]) = (true, true);
            let pair = related(a, b, &a.answers[i], &b.answers[j]);
            let unsure = -unlikeness < ENOUGH && of_other_nouns(&a.answers[i], &b.answers[j]);
            if !unsure || pair.relation != RelationKind::Conflict {
                pairs.push(pair);
            }
        }
    }
    pairs
}

/// Whether they count by two nouns, or one of them by none: two figures that are met by chance do not contradict.
fn of_other_nouns(a: &Answer, b: &Answer) -> bool {
    counts_a_noun(a) && counts_a_noun(b) && a.noun != b.noun
}

/// Less than this, in thousandths, and two answers are not to one question.
const ENOUGH: i64 = 2000;
/// Less is asked where each statement has no other answer to choose.
const ONLY_CHOICE: i64 = 700;

fn related(a: &Statement, b: &Statement, x: &Answer, y: &Answer) -> StatementPair {
    let (first, second) = same_kind(x, y);
    let second = same_question(&first, &second);
    let finding = in_sequence(a, b, &first, &second).unwrap_or_else(|| of_day(a, b, &first, &second));
    let apart = thing::of_two(a, b, &first).filter(|_| finding.0 == RelationKind::Conflict);
    let finding = apart.map_or(finding, |reason| (RelationKind::NotComparable, reason));
    StatementPair { a: x.claim.clone(), b: y.claim.clone(), relation: finding.0, reason: finding.1 }
}

/// Where somebody is changes from day to day: who was there on Monday is here today.
fn of_day(a: &Statement, b: &Statement, x: &Claim, y: &Claim) -> (RelationKind, String) {
    let days = if *x.attribute() == Attribute::Whereabouts { (a.day, b.day) } else { (None, None) };
    let finding =
        relate(Said::new(x, days.0).in_text(Some(&a.source)), Said::new(y, days.1).in_text(Some(&b.source)));
    (finding.kind, finding.reason)
}

fn relation(a: &Claim, b: &Claim) -> (RelationKind, String) {
    let finding = relate(Said::new(a, None), Said::new(b, None));
    (finding.kind, finding.reason)
}

/// Both claims, a bare figure read as what the other counts.
fn same_kind(x: &Answer, y: &Answer) -> (Claim, Claim) {
    let (Value::Quantity(p), Value::Quantity(q)) = (x.claim.value(), y.claim.value()) else {
        return (x.claim.clone(), y.claim.clone());
    };
    let read = |answer: &Answer, own: &Quantity, other: &Quantity, asked: &Attribute| {
        let quantity = like(own, other, answer);
        let attribute = if quantity.kind == own.kind { answer.claim.attribute() } else { asked };
        answer.claim.clone().with_value(Value::Quantity(quantity)).with_attribute(attribute.clone())
    };
    (read(x, p, q, y.claim.attribute()), read(y, q, p, x.claim.attribute()))
}

/// Two nouns for one count ("people", "villagers") are one question here: the pairing has decided so. So is a sum of
/// which only one says what it is for.
fn same_question(a: &Claim, b: &Claim) -> Claim {
    match (a.attribute(), b.attribute()) {
        // what is only suspected is not what is counted
        (Attribute::Count(_), Attribute::Count(_)) if standing_of(a) != standing_of(b) => {
            b.clone().with_attribute(a.attribute().clone())
        }
        (Attribute::Count(_), Attribute::Count(_)) if !a.qualifiers().move_apart(b.qualifiers()) => {
            let qualifiers = Qualifiers { scope: a.qualifiers().scope.clone(), ..b.qualifiers().clone() };
            b.clone().with_attribute(a.attribute().clone()).with_qualifiers(qualifiers)
        }
        (Attribute::Money, Attribute::Money)
            if a.qualifiers().scope.is_empty() || b.qualifiers().scope.is_empty() =>
        {
            let qualifiers = Qualifiers { scope: a.qualifiers().scope.clone(), ..b.qualifiers().clone() };
            b.clone().with_qualifiers(qualifiers)
        }
        _ => b.clone(),
    }
}

fn standing_of(claim: &Claim) -> Option<&str> {
    standing(&claim.qualifiers().scope)
}

/// "At first 133", "later 140": words put one count before the other.
fn in_sequence(a: &Statement, b: &Statement, x: &Claim, y: &Claim) -> Option<(RelationKind, String)> {
    let differ = relation(x, y).0 == RelationKind::Conflict && x.value().to_string() != y.value().to_string();
    let changes = x.attribute().change() != Change::Fixed;
    let order = rank(a.turn).cmp(&rank(b.turn));
    let dated = apart_in_time(x, y);
    let one_time = x.qualifiers().as_of.is_some() && x.qualifiers().as_of == y.qualifiers().as_of;
    let told = a.turn != b.turn && (a.turn.is_some() || b.turn.is_some()) && !one_time;
    if !differ || !changes || !(told || dated) {
        return None;
    }
    let (first, then) = if order.is_le() { (x, y) } else { (y, x) };
    Some((RelationKind::Superseded, format!("first {}, then {}", first.value(), then.value())))
}

/// What is said to be first stands before what is told plainly, and this before what is said to be later.
fn rank(turn: Option<Turn>) -> u8 {
    match turn {
        Some(Turn::Before) => 0,
        Some(Turn::Never) | None => 1,
        Some(Turn::After | Turn::Lowered) => 2,
    }
}

/// Both say for when they hold, and the days do not meet.
fn apart_in_time(x: &Claim, y: &Claim) -> bool {
    let days = x.qualifiers().as_of.zip(y.qualifiers().as_of);
    days.is_some_and(|(a, b)| !a.admitted().meets(&b.admitted()))
}

/// How likely two answers are to one question; none where they cannot be.
fn likeness(a: &Answer, b: &Answer) -> Option<f64> {
    let (x, y) = (a.claim.attribute(), b.claim.attribute());
    let counts = matches!((x, y), (Attribute::Count(_), Attribute::Count(_)));
    if a.claim.value().kind() != b.claim.value().kind() {
        return None;
    }
    if let (Value::Quantity(p), Value::Quantity(q)) = (a.claim.value(), b.claim.value()) {
        Quantity::admitted_together(&like(p, q, a), &like(q, p, b))?;
        // Two distances in time are held against each other as they are counted: in weeks, or in years.
        let dated = a.source == Source::Date || b.source == Source::Date;
        if dated && (a.source != b.source || p.unit != q.unit) {
            return None;
        }
    }
    let asked = match (a.known && b.known, x == y) {
        (_, true) => 2.0,
        (true, false) if !counts && !is_part(x, y) => return None,
        _ => 0.0,
    };
    if of_other_wholes(a, b) || a.known && b.known && are_of_two_people(&a.claim, &b.claim) {
        return None;
    }
    let noun = if a.noun.is_some() && a.noun == b.noun { 1.0 } else { 0.0 };
    let same = if says_the_same(a, b) { SAME_FIGURE } else { 0.0 };
    let (p, q) = (&a.claim.qualifiers().scope, &b.claim.qualifiers().scope);
    let part = if !p.is_empty() && p == q { 1.0 } else { 0.0 };
    Some(asked + noun + part + same + 3.0 * overlap(a, b))
}

/// The age of one person is not held against that of another.
fn are_of_two_people(a: &Claim, b: &Claim) -> bool {
    let person = |claim: &Claim| {
        let subject = claim.subject();
        let named = described(&subject.label).is_none();
        (subject.kind == SubjectKind::Person && named).then(|| Name::parse(&subject.label, NameKind::Person))
    };
    person(a).zip(person(b)).is_some_and(|(a, b)| a.verdict(&b) == Verdict::Different)
}

/// Of two figures that may be the other's counterpart, the one that is the same figure more likely is.
const SAME_FIGURE: f64 = 0.6;

/// Whether both give one figure.
pub(super) fn says_the_same(a: &Answer, b: &Answer) -> bool {
    let (Value::Quantity(p), Value::Quantity(q)) = (a.claim.value(), b.claim.value()) else { return false };
    let admitted = Quantity::admitted_together(&like(p, q, a), &like(q, p, b));
    admitted.is_some_and(|(x, y)| x.asserted == y.asserted)
}

/// Shares of two wholes: nine in ten of the girls, nine in ten of the boys.
fn of_other_wholes(a: &Answer, b: &Answer) -> bool {
    let is_share = |answer: &Answer| *answer.claim.attribute() == Attribute::Percentage;
    let (x, y) = (&a.whole, &b.whole);
    is_share(a) && is_share(b) && x.is_some() && y.is_some() && x != y
}

/// A bare figure ("the suspect is 41") is of the kind of the figure it is held against.
fn like(quantity: &Quantity, other: &Quantity, answer: &Answer) -> Quantity {
    let bare = quantity.kind == QuantityKind::Count && answer.noun.is_none();
    let (kind, unit) = if bare { (other.kind, &other.unit) } else { (quantity.kind, &quantity.unit) };
    Quantity { kind, unit: unit.clone(), ..quantity.clone() }
}

fn is_part(x: &Attribute, y: &Attribute) -> bool {
    *x == Attribute::KilledOrInjured || *y == Attribute::KilledOrInjured
}

/// The share of content words in common (Dice).
fn overlap(a: &Answer, b: &Answer) -> f64 {
    let common = a.words.intersection(&b.words).count() as f64;
    2.0 * common / (a.words.len() + b.words.len()).max(1) as f64
}

/// The order in which relations of answers decide the relation of the statements.
const WORST_FIRST: [RelationKind; 6] = [
    RelationKind::Conflict,
    RelationKind::Superseded,
    RelationKind::Tension,
    RelationKind::Compatible,
    RelationKind::Agree,
    RelationKind::NotComparable,
];

/// The relation of the statements as wholes; none where no answers meet.
pub(super) fn whole(a: &Statement, b: &Statement, pairs: &[StatementPair]) -> Option<Decision> {
    let first = |kind: RelationKind| {
        pairs.iter().position(|pair| pair.relation == kind && !is_explained(pair, pairs))
    };
    let contest = blame::contest(a, b).filter(|_| proposition::places_apart(a, b).is_none());
    if let Some(found) = contest.clone().filter(|(kind, _)| *kind == RelationKind::Conflict) {
        return Some(Decision::by_words(found));
    }
    let Some(at) = WORST_FIRST.into_iter().find_map(first) else {
        return contest.or_else(|| other_questions(a, b)).map(Decision::by_words);
    };
    // whom they name is settled; what they count may still be at odds
    let counts = matches!(pairs[at].a.value(), Value::Quantity(_));
    if let Some(found) = contest.filter(|_| !counts || pairs[at].relation != RelationKind::Conflict) {
        return Some(Decision::by_words(found));
    }
    let at = figures_apart(pairs, &pairs[at]).unwrap_or(at);
    let worst = &pairs[at];
    if let Some(reason) = only_a_day(a, b, pairs, worst) {
        return Some(Decision::by_words((RelationKind::NotComparable, reason)));
    }
    if let Some(found) = denied_on_one_day(a, b, pairs) {
        return Some(found);
    }
    let by_pair =
        Decision { relation: worst.relation, reason: worst.reason.clone(), ground: Ground::Pair(at) };
    let apart = || two_turns(a, b, worst).or_else(|| two_deeds(a, b, worst));
    if let Some(found) = elsewhere(a, b, pairs).or_else(apart) {
        return Some(Decision::by_words(found));
    }
    let parted = matches!(worst.relation, RelationKind::Conflict | RelationKind::Compatible);
    if let Some(reason) = sum::adds_up(a, b, pairs).filter(|_| parted) {
        return Some(Decision::by_words((RelationKind::Agree, reason)));
    }
    let of_parts = || sum::is_over(a, b).or_else(|| sum::is_under(a, b));
    if worst.relation == RelationKind::Compatible
        && let Some(found) = of_parts()
    {
        return Some(Decision::by_words(found));
    }
    if worst.relation == RelationKind::NotComparable {
        return Some(by_pair);
    }
    if let Some(reason) = opposite(a, b, worst) {
        return Some(Decision { relation: RelationKind::Conflict, reason, ground: Ground::Opposites });
    }
    // Whom the two name is then the answer, and not what they are about.
    let names_party = matches!(worst.a.value(), Value::Entity(_));
    let other = other_subject(a, b).filter(|_| !names_party).or_else(|| only_a_figure(a, b, pairs, worst));
    let other = other.map(|reason| Decision::by_words((RelationKind::NotComparable, reason)));
    Some(other.unwrap_or(by_pair))
}

/// One day of two matters: one counts those who were hurt on it and the other those who died.
fn only_a_day(
    a: &Statement,
    b: &Statement,
    pairs: &[StatementPair],
    worst: &StatementPair,
) -> Option<String> {
    let day = worst.relation == RelationKind::Agree && matches!(worst.a.value(), Value::Date(_));
    let figures = pairs.iter().any(|pair| !matches!(pair.a.value(), Value::Date(_)));
    let (x, y) = (counted(a)?, counted(b)?);
    let asked = x.attribute() != y.attribute();
    (day && !figures && asked).then(|| other_question(x, y))
}

/// What both tell of one day and nothing else: whether one denies what the other says is then told by their words.
fn denied_on_one_day(a: &Statement, b: &Statement, pairs: &[StatementPair]) -> Option<Decision> {
    let one_day = |pair: &StatementPair| {
        let together = matches!(pair.relation, RelationKind::Agree | RelationKind::Compatible);
        matches!(pair.a.value(), Value::Date(_)) && (together || pair.a.value() == pair.b.value())
    };
    let denied = a.polarity != b.polarity && pairs.iter().all(one_day);
    let found = denied.then(|| proposition::relation(a, b));
    found.filter(|found| found.relation == RelationKind::Conflict)
}

/// The first figure to a question that the extractor knows.
fn counted(statement: &Statement) -> Option<&Claim> {
    let known = statement.answers.iter().filter(|answer| answer.known).map(|answer| &answer.claim);
    known.into_iter().find(|claim| matches!(claim.value(), Value::Quantity(_)))
}

fn other_question(x: &Claim, y: &Claim) -> String {
    format!("one says {}, the other {}", x.attribute().question(), y.attribute().question())
}

/// The figures that hold for two periods, where nothing but the frame goes together: who it was and when.
fn figures_apart(pairs: &[StatementPair], worst: &StatementPair) -> Option<usize> {
    let frame = matches!(worst.relation, RelationKind::Agree | RelationKind::Compatible)
        && !matches!(worst.a.value(), Value::Quantity(_));
    let of_two_periods = |pair: &StatementPair| {
        pair.relation == RelationKind::NotComparable && matches!(pair.a.value(), Value::Quantity(_))
    };
    pairs.iter().position(of_two_periods).filter(|_| frame)
}

/// Two dates that do not meet, of two states one after the other or of figures that hold for two periods.
fn is_explained(pair: &StatementPair, pairs: &[StatementPair]) -> bool {
    let dates = matches!((pair.a.value(), pair.relation), (Value::Date(_), RelationKind::Conflict));
    let of_two_times = |other: &StatementPair| match (other.a.value(), other.relation) {
        (Value::Status { .. } | Value::Place(_), RelationKind::Superseded) => true,
        (Value::Quantity(_), RelationKind::NotComparable) => apart_in_time(&other.a, &other.b),
        _ => false,
    };
    dates && pairs.iter().any(of_two_times)
}

/// Two days, and the opposite on each: opened in May, closed in June.
fn two_turns(a: &Statement, b: &Statement, pair: &StatementPair) -> Option<(RelationKind, String)> {
    let dates = matches!((pair.a.value(), pair.relation), (Value::Date(_), RelationKind::Conflict));
    let reason = stand::each_on_its_day(a, b).filter(|_| dates)?;
    Some((RelationKind::NotComparable, reason))
}

/// So many were hired, and so many were sacked: both may be so.
fn two_deeds(a: &Statement, b: &Statement, pair: &StatementPair) -> Option<(RelationKind, String)> {
    let counts = matches!(pair.a.value(), Value::Quantity(_));
    match stand::bearing(a, b).filter(|_| counts)? {
        Bearing::Deeds(reason) => Some((RelationKind::NotComparable, reason)),
        // "lifted for 300 homes", "in force for 50"
        Bearing::Opposite(reason) | Bearing::Apart(reason)
            if pair.relation == RelationKind::Conflict && stand::are_states(a, b) =>
        {
            Some((RelationKind::NotComparable, reason))
        }
        _ => None,
    }
}

/// Answers that go together, in sentences that say the opposite of one matter.
fn opposite(a: &Statement, b: &Statement, pair: &StatementPair) -> Option<String> {
    let together = matches!(pair.relation, RelationKind::Agree | RelationKind::Compatible);
    let one_matter = proposition::told_share(a, b) >= ONE_MATTER || stand::are_of_one_subject(a, b);
    match stand::bearing(a, b).filter(|_| together && one_matter)? {
        Bearing::Opposite(reason) => Some(reason),
        Bearing::Apart(_) | Bearing::Again(_) | Bearing::Deeds(_) | Bearing::Same(_) => None,
    }
}

/// Both count something, and nothing that the other counts.
fn other_questions(a: &Statement, b: &Statement) -> Option<(RelationKind, String)> {
    let counted = |statement: &Statement| {
        let mut claims = statement.answers.iter().map(|answer| &answer.claim);
        claims.find(|claim| matches!(claim.value(), Value::Quantity(_))).cloned()
    };
    if let Some(reason) = same_figure(a, b) {
        return Some(match stand::bearing(a, b) {
            Some(Bearing::Opposite(reason) | Bearing::Apart(reason) | Bearing::Deeds(reason)) => {
                (RelationKind::NotComparable, reason)
            }
            Some(Bearing::Again(_) | Bearing::Same(_)) | None => (RelationKind::Agree, reason),
        });
    }
    let (x, y) = counted(a).zip(counted(b))?;
    let reason = if x.attribute() == y.attribute() {
        format!("{} and {} count different things", x.value(), y.value())
    } else {
        other_question(&x, &y)
    };
    Some((RelationKind::NotComparable, reason))
}

/// One figure in two statements of one matter, of which the words tell no common question: "four babies have died" and
/// "four infants dead".
fn same_figure(a: &Statement, b: &Statement) -> Option<String> {
    let mut both = a.answers.iter().flat_map(|x| b.answers.iter().map(move |y| (x, y)));
    let open = |x: &Answer, y: &Answer| (counts_a_noun(x) || counts_a_noun(y)) && !of_other_deeds(x, y);
    let (x, y) = both.find(|(x, y)| open(x, y) && !of_other_wholes(x, y) && says_the_same(x, y))?;
    let one_matter = proposition::told_share(a, b) >= ONE_NAMED_MATTER && a.polarity == b.polarity;
    one_matter
        .then(|| format!("{} and {} are the same figure of one matter", x.claim.value(), y.claim.value()))
}

/// Whether a frame says what befell those whom one counts, and a word of its scope what befell those of the other: so
/// many held, so many released.
fn of_other_deeds(a: &Answer, b: &Answer) -> bool {
    let (counted, framed) = if counts_a_noun(a) { (a, b) } else { (b, a) };
    let befallen = |answer: &Answer| !answer.claim.qualifiers().scope.is_empty();
    a.known && b.known && !counts_a_noun(framed) && befallen(counted) && !befallen(framed)
}

/// Whether only its noun says what is asked, and not the frame of an attribute.
fn counts_a_noun(answer: &Answer) -> bool {
    matches!(answer.claim.attribute(), Attribute::Count(_))
}

/// Statements that have less than this share of the words of the shorter in common, and a figure, have only the figure.
const ONE_MATTER: f64 = 0.6;

/// The same, where both name the same somebody or somewhere.
const ONE_NAMED_MATTER: f64 = 0.5;

/// A figure that both give, of matters that have little else in common.
fn only_a_figure(
    a: &Statement,
    b: &Statement,
    pairs: &[StatementPair],
    pair: &StatementPair,
) -> Option<String> {
    let together = matches!(pair.relation, RelationKind::Agree | RelationKind::Compatible);
    let long = a.words.len().min(b.words.len()) >= MANY_WORDS;
    let named = a.names.intersection(&b.names).next().is_some() || is_one_frame(pair) || pairs.len() > 1;
    let enough = if named { ONE_NAMED_MATTER } else { ONE_MATTER };
    let shared = pairs.iter().filter(|pair| pair.relation == RelationKind::Agree).count();
    let apart =
        together && long && shared < 2 && is_common(pair.b.value()) && proposition::told_share(a, b) < enough;
    apart.then(|| format!("the two share {} and little else", pair.b.value()))
}

/// Whether both figures answer one question that the extractor knows, in whatever words.
fn is_one_frame(pair: &StatementPair) -> bool {
    let (x, y) = (pair.a.attribute(), pair.b.attribute());
    x == y && !matches!(x, Attribute::Count(_) | Attribute::Percentage | Attribute::Money | Attribute::Age)
}

/// A figure that many matters have: small, or a power of ten. "467,000" is met nowhere else.
fn is_common(value: &Value) -> bool {
    let Value::Quantity(quantity) = value else { return true };
    let figure = quantity.best.or(quantity.low).unwrap_or_default().abs();
    figure < 100.0 && figure.fract() == 0.0
}

/// In shorter statements each word says too much of the whole to be counted.
const MANY_WORDS: usize = 5;

/// All places of one lie outside those of the other: figures then answer two questions, and one deed has two places.
fn elsewhere(a: &Statement, b: &Statement, pairs: &[StatementPair]) -> Option<(RelationKind, String)> {
    // Where somebody is, or whose citizen, is what is asked then.
    let asked =
        |pair: &StatementPair| matches!(pair.a.attribute(), Attribute::Whereabouts | Attribute::Nationality);
    let reason = proposition::places_apart(a, b).filter(|_| !pairs.iter().any(asked))?;
    // "the commander was captured": somebody known is no number of people
    let known = pairs.iter().any(|pair| *pair.a.attribute() == Attribute::LifeStatus);
    let counts = |value: &Value| match value {
        Value::Quantity(quantity) => !(known && quantity.low == Some(1.0)),
        Value::Place(_) => true,
        _ => false,
    };
    let figures = pairs.iter().any(|pair| counts(pair.a.value()) || counts(pair.b.value()));
    Some((if figures { RelationKind::NotComparable } else { RelationKind::Conflict }, reason))
}

/// Each names somebody or somewhere that the other does not, and they have no name in common.
fn other_subject(a: &Statement, b: &Statement) -> Option<String> {
    let only = |x: &Statement, y: &Statement| x.names.iter().find(|name| !y.words.contains(*name)).cloned();
    let shared = a.names.intersection(&b.names).next().is_some();
    let (x, y) = only(a, b).zip(only(b, a)).filter(|_| !shared)?;
    let meet = a.places.iter().any(|p| b.places.iter().any(|q| p.admitted().meets(&q.admitted())));
    (!meet).then(|| format!("one is about {x}, the other about {y}"))
}
