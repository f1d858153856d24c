//! Who did it, across the questions that ask it: whom one statement names, and who in the other denies it or claims it.
//!
//! | one names | the other | relation |
//! |---|---|---|
//! | X as the doer, or as claiming it | X denies it | conflict |
//! | X as the doer | Y, who cannot be X, claims it | conflict |
//! | X as the doer, or as claiming it | Y, who cannot be X, denies it | compatible |

use super::answer::{Answer, Statement};
use crate::claim::{Attribute, Polarity};
use crate::compare::names_may_be_one;
use crate::relation::RelationKind;
use crate::value::{Entity, Value};

/// What the two say of who did it, where one answers what the other asks.
pub(super) fn contest(a: &Statement, b: &Statement) -> Option<(RelationKind, String)> {
    let (x, y) = (Named::of(a), Named::of(b));
    against(&x, &y).or_else(|| against(&y, &x))
}

/// The parties that a statement names in connection with a deed.
struct Named<'s> {
    blamed: Vec<&'s Entity>,
    claiming: Vec<&'s Entity>,
    denying: Vec<&'s Entity>,
}

impl<'s> Named<'s> {
    fn of(statement: &'s Statement) -> Named<'s> {
        let of = |attribute: Attribute| {
            let asked = statement.answers.iter().filter(|answer| *answer.claim.attribute() == attribute);
            asked.filter_map(party).collect()
        };
        let (blamed, claiming) = (of(Attribute::Perpetrator), of(Attribute::ClaimedBy));
        Named { blamed, claiming, denying: of(Attribute::DeniedBy) }
    }
}

fn party(answer: &Answer) -> Option<&Entity> {
    match (answer.claim.value(), answer.claim.stance().polarity) {
        (Value::Entity(party), Polarity::Affirmed) => Some(party),
        _ => None,
    }
}

/// What one says against whom the other names.
fn against(named: &Named, other: &Named) -> Option<(RelationKind, String)> {
    let may_be =
        |x: &Entity, y: &Entity| x.key == y.key || x.is_named() && y.is_named() && names_may_be_one(x, y);
    if let Some(denying) = other.denying.first() {
        let accused = named.blamed.iter().chain(&named.claiming);
        let accused = accused.min_by_key(|accused| !may_be(accused, denying))?;
        return Some(if may_be(accused, denying) {
            (RelationKind::Conflict, format!("{accused} is named and denies it"))
        } else {
            (RelationKind::Compatible, format!("{denying} denies it, and the other names {accused}"))
        });
    }
    let (blamed, claiming) = (named.blamed.first()?, other.claiming.first()?);
    let known = other.blamed.iter().chain(&other.claiming).any(|party| may_be(party, blamed))
        || named.claiming.iter().any(|party| may_be(party, claiming) || may_be(party, blamed));
    let both_named = blamed.is_named() && claiming.is_named();
    (both_named && !known)
        .then(|| (RelationKind::Conflict, format!("{blamed} is blamed, and {claiming} claims it")))
}
