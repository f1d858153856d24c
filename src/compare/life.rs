//! Who is dead stays dead: a state of the living, told of a day after the death, contradicts it.
//!
//! ```text
//! dead on d, alive on l > d          conflict
//! dead on d, alive on l ≤ d          an update (see the steps of time)
//! dead on d, wounded or held on l    the same, where both days are stated or the later is today: an obituary looks back
//! dead on d, dead on e               conflict, where a night or more and less than two months lie between; so of who
//!                                    was abducted (on_two_days)
//! died at p, died at q               conflict, where one name counts the dead and the places lie apart (at_two_places)
//! ```

use super::{Finding, Pair, Said, words};
use crate::claim::{Attribute, Certainty, Claim, SubjectKind};
use crate::lexicon::{VerbFrame, WordClass};
use crate::relation::{Ground, RelationKind};
use crate::text::Text;
use crate::value::{Day, Status, Value, place};

/// Nobody is alive after their death. One document may tell first of the rumour and then of the man.
pub(super) fn after_death(pair: &Pair) -> Option<Finding> {
    let of_two = pair.a.claim.document() != pair.b.claim.document();
    if *pair.attribute() != Attribute::LifeStatus || !pair.affirmed() || !of_two {
        return None;
    }
    let (dead, living) = match (status(pair.a)?, status(pair.b)?) {
        (Status::Dead, other) if other != Status::Dead => (pair.a, pair.b),
        (other, Status::Dead) if other != Status::Dead => (pair.b, pair.a),
        _ => return None,
    };
    let (died, lived) = (died_on(dead)?, lived_on(living)?);
    (lived > died && is_sure(dead)).then(|| {
        let (dead, living) = (words(dead.claim), words(living.claim));
        let reason = format!("{living} on {lived}, but {dead} since {died}: nobody is both");
        Finding::new(RelationKind::Conflict, Ground::Values, reason)
    })
}

/// Nobody dies or is abducted on two days, as far as both reports say when it was and are not of one night.
pub(super) fn on_two_days(pair: &Pair) -> Option<Finding> {
    let (a, b) = (pair.a, pair.b);
    let befell = fate(a)?;
    let of_two = a.claim.document() != b.claim.document() && fate(b)? == befell && pair.affirmed();
    let named = a.claim.subject().kind == SubjectKind::Person;
    if !(of_two && named && is_sure(a) && is_sure(b)) {
        return None;
    }
    let (x, y) = (day_of(a)?, day_of(b)?);
    let days = (x.number() - y.number()).abs();
    (NIGHT + 1..=MONTHS).contains(&days).then(|| {
        let reason = format!("{befell} on {x}, says one, and the other on {y}");
        Finding::new(RelationKind::Conflict, Ground::Day, reason)
    })
}

/// Nobody dies at two places that lie apart.
pub(super) fn at_two_places(pair: &Pair) -> Option<Finding> {
    let (a, b) = (pair.a.claim, pair.b.claim);
    let (x, y) = (dead_by_name(a)?, dead_by_name(b)?);
    let of_one = *pair.attribute() == Attribute::Killed && pair.affirmed() && a.document() != b.document();
    let (here, there) = (a.qualifiers().place.as_ref()?, b.qualifiers().place.as_ref()?);
    let apart = || {
        let both = place::resolve(here, &[]).zip(place::resolve(there, &[]));
        both.is_some_and(|(x, y)| !x.admitted().meets(&y.admitted()))
    };
    (of_one && a.qualifiers().scope == b.qualifiers().scope && apart()).then(|| {
        let who = if x.len() >= y.len() { x } else { y };
        let reason = format!("{who} died in {here}, says one, and the other in {there}");
        Finding::new(RelationKind::Conflict, Ground::Place, reason)
    })
}

/// Who is said to have died, where a name counts them.
fn dead_by_name(claim: &Claim) -> Option<&str> {
    let Value::Quantity(quantity) = claim.value() else { return None };
    let name = quantity.text.as_str();
    let full = name.split_whitespace().count() > 1
        && name.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    (quantity.is_implied() && full && claim.qualifiers().scope.len() == 1).then_some(name)
}

/// Who dies at night, or far away, dies on one of two days.
const NIGHT: i32 = 1;

/// A date that is further off is that of something else.
const MONTHS: i32 = 60;

/// What happens to somebody on one day: death, or being taken away.
fn fate(said: Said) -> Option<&'static str> {
    match status(said)? {
        Status::Dead => Some("dead"),
        Status::Detained if is_abducted(said.claim.quote()) => Some("abducted"),
        _ => None,
    }
}

fn is_abducted(quote: &str) -> bool {
    let text = Text::new(quote);
    let taken = |at: usize| matches!(text.longest(&text.lexicon().verbs, at), Some((_, VerbFrame::Abduct)));
    (0..text.tokens().len()).any(taken)
}

/// The day that is stated for it; not that on which somebody was found.
fn day_of(dead: Said) -> Option<Day> {
    let days = dead.claim.qualifiers().as_of.filter(|days| days.earliest == days.latest)?;
    let text = Text::new(dead.claim.quote());
    let found = (0..text.tokens().len()).any(|at| text.is_class(at, WordClass::Recovering));
    days.earliest.filter(|_| !found)
}

fn status(said: Said) -> Option<Status> {
    match said.claim.value() {
        Value::Status { status } => Some(*status),
        _ => None,
    }
}

/// The day of the death, or that on which it was told.
fn died_on(dead: Said) -> Option<Day> {
    let stated = dead.claim.qualifiers().as_of.map(|days| days.latest.or(days.earliest));
    stated.unwrap_or(dead.on)
}

/// The last day on which somebody is said to live. Who "is alive", "is in custody" or "was only hurt" is so on the
/// day of the report; who "survived", or was hurt or held, was so on the day that is stated.
fn lived_on(living: Said) -> Option<Day> {
    let stated = living.claim.qualifiers().as_of.and_then(|days| days.earliest);
    let text = Text::new(living.claim.quote());
    let has = |class| (0..text.tokens().len()).any(|at| text.is_class(at, class));
    let now = || has(WordClass::PresentVerb) || has(WordClass::Merely);
    let alive = status(living) == Some(Status::Alive);
    let told = living.on.filter(|_| if alive { !has(WordClass::Outliving) } else { now() });
    if living.claim.qualifiers().as_of.is_some() { stated } else { told }
}

/// Who was only feared dead when the earlier report was written, and lives in the later one for sure.
pub(super) fn was_only_feared(earlier: Said, later: Said) -> bool {
    let lives = status(later).is_some_and(|status| !matches!(status, Status::Dead | Status::Missing));
    status(earlier) == Some(Status::Dead) && !is_sure(earlier) && lives && is_sure(later)
}

/// Whether the death is told as known: who was feared dead may be found alive.
fn is_sure(dead: Said) -> bool {
    matches!(dead.claim.stance().certainty, Certainty::Asserted | Certainty::Reported | Certainty::Claimed)
}
