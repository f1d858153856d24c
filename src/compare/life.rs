//! Who is dead stays dead: a state of the living, told of a day after the death, contradicts it.
//!
//! ```text
//! dead on d, alive on l > d          conflict
//! dead on d, alive on l ≤ d          an update (see the steps of time)
//! dead on d, wounded or held on l    the same, where both days are stated or the later is today: an obituary looks back
//! ```

use super::{Finding, Pair, Said, words};
use crate::claim::{Attribute, Certainty};
use crate::lexicon::WordClass;
use crate::relation::{Ground, RelationKind};
use crate::text::Text;
use crate::value::{Day, Status, Value};

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

/// The last day on which somebody is said to live. Who "is alive", "is in custody" or "was only hurt" is so on the day of
/// the report; who "survived", or was hurt or held, was so on the day that is stated.
fn lived_on(living: Said) -> Option<Day> {
    let stated = living.claim.qualifiers().as_of.and_then(|days| days.earliest);
    let text = Text::new(living.claim.quote());
    let has = |class| (0..text.tokens().len()).any(|at| text.is_class(at, class));
    let now = || has(WordClass::PresentVerb) || has(WordClass::Merely);
    let alive = status(living) == Some(Status::Alive);
    let told = living.on.filter(|_| if alive { !has(WordClass::Outliving) } else { now() });
    if living.claim.qualifiers().as_of.is_some() { stated } else { told }
}

/// Whether the death is told as known: who was feared dead may be found alive.
fn is_sure(dead: Said) -> bool {
    matches!(dead.claim.stance().certainty, Certainty::Asserted | Certainty::Reported | Certainty::Claimed)
}
