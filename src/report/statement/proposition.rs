//! Statements without figures in common: the same proposition, its denial, or something else.

use std::collections::BTreeSet;

use super::answer::Statement;
use super::aside;
use super::stand::{self, Bearing};
use super::{Decision, Ground};
use crate::claim::Polarity;
use crate::relation::RelationKind;
use crate::value::{DateRange, Place};

/// From this share of content words in common two statements are about one matter.
const SAME_MATTER: f64 = 0.5;

/// From this share on they say the same.
const NEARLY_THE_SAME: f64 = 0.8;

pub(super) fn relation(a: &Statement, b: &Statement) -> Decision {
    let share = share(a, b);
    let beside = || stand::beside(a, b).is_some_and(|(x, y)| share_of(&x, &y) >= SAME_MATTER);
    if (share >= SAME_MATTER || beside())
        && !name_others(a, b)
        && places_apart(a, b).is_none()
        && let Some(Bearing::Opposite(reason)) = stand::bearing(a, b)
    {
        return Decision { relation: RelationKind::Conflict, reason, ground: Ground::Opposites };
    }
    let elsewhere = places_apart(a, b).filter(|_| share >= SAME_MATTER);
    if let (Some(reason), Some(Bearing::Opposite(_) | Bearing::Apart(_))) = (&elsewhere, stand::bearing(a, b))
    {
        return Decision::by_words((RelationKind::NotComparable, reason.clone()));
    }
    match elsewhere {
        Some(reason) => Decision { relation: RelationKind::Conflict, reason, ground: Ground::Places },
        None => Decision::by_words(by_words(a, b, share)),
    }
}

fn by_words(a: &Statement, b: &Statement, share: f64) -> (RelationKind, String) {
    if share < SAME_MATTER {
        return (RelationKind::NotComparable, "the two say nothing about one matter".to_owned());
    }
    match stand::bearing(a, b) {
        Some(Bearing::Opposite(_)) if name_others(a, b) => {
            let reason = "each names somebody or somewhere that the other does not".to_owned();
            return (RelationKind::NotComparable, reason);
        }
        Some(Bearing::Apart(reason) | Bearing::Deeds(reason)) => {
            return (RelationKind::NotComparable, reason);
        }
        Some(Bearing::Again(reason)) => return (RelationKind::Compatible, reason),
        Some(Bearing::Same(reason)) => return (RelationKind::Agree, reason),
        Some(Bearing::Opposite(_)) | None => {}
    }
    if a.is_of_unknown && b.is_of_unknown {
        return (RelationKind::Agree, "both say that it is not known".to_owned());
    }
    if a.is_of_unknown != b.is_of_unknown {
        return (RelationKind::NotComparable, "one says only that it is not known".to_owned());
    }
    if a.polarity != b.polarity {
        let (said, denied) = if a.polarity == Polarity::Denied { (b, a) } else { (a, b) };
        if let Some(reason) = denied_of_another_time(said, denied).or_else(|| aside::of_two_peoples(a, b)) {
            return (RelationKind::NotComparable, reason);
        }
        return (RelationKind::Conflict, "one says what the other denies".to_owned());
    }
    if finer_place(a, b) || finer_place(b, a) {
        return (RelationKind::Compatible, "one gives the place more finely than the other".to_owned());
    }
    if a.polarity == Polarity::Denied {
        return if deny_two_things(a, b) {
            (RelationKind::Compatible, "each denies something else of one matter".to_owned())
        } else {
            (RelationKind::Agree, "both deny the same".to_owned())
        };
    }
    let reason = "both say the same of one matter".to_owned();
    (if share > NEARLY_THE_SAME { RelationKind::Agree } else { RelationKind::Compatible }, reason)
}

/// Whether each has names that the other lacks, and none in common: fighting that stopped here goes on there.
fn name_others(a: &Statement, b: &Statement) -> bool {
    let only = |x: &Statement, y: &Statement| x.names.iter().any(|name| !y.words.contains(name));
    let meet = a.places.iter().any(|p| b.places.iter().any(|q| p.admitted().meets(&q.admitted())));
    only(a, b) && only(b, a) && a.names.is_disjoint(&b.names) && !meet
}

/// Whether the deeds that they deny are others, or all that they deny.
fn deny_two_things(a: &Statement, b: &Statement) -> bool {
    let apart =
        |x: &BTreeSet<String>, y: &BTreeSet<String>| !x.is_empty() && !y.is_empty() && x.is_disjoint(y);
    apart(&a.deeds, &b.deeds) || apart(&a.told, &b.told)
}

/// "Will not close before 2029" does not deny that it will close.
fn denied_of_another_time(said: &Statement, denied: &Statement) -> Option<String> {
    let meets = |day: &Option<DateRange>| {
        said.dates.iter().flatten().any(|said| day.is_none_or(|day| day.admitted().meets(&said.admitted())))
    };
    (!denied.dates.is_empty() && !denied.dates.iter().any(meets))
        .then(|| "what is denied is denied of a time that the other does not give".to_owned())
}

/// The share of the content words of the shorter that the other has too.
pub(super) fn share(a: &Statement, b: &Statement) -> f64 {
    share_of(&a.words, &b.words)
}

/// The same, without the words of those who say it.
pub(super) fn told_share(a: &Statement, b: &Statement) -> f64 {
    share_of(&a.told, &b.told)
}

fn share_of(a: &BTreeSet<String>, b: &BTreeSet<String>) -> f64 {
    a.intersection(b).count() as f64 / a.len().min(b.len()).max(1) as f64
}

/// Every place of one lies outside every place of the other.
pub(super) fn places_apart(a: &Statement, b: &Statement) -> Option<String> {
    let (x, y) = (a.places.first()?, b.places.first()?);
    let apart = a.places.iter().all(|p| b.places.iter().all(|q| !p.admitted().meets(&q.admitted())));
    apart.then(|| format!("{x} and {y} lie outside one another"))
}

/// A place of one lies inside a place of the other and is not it.
fn finer_place(a: &Statement, b: &Statement) -> bool {
    let inside = |p: &Place, q: &Place| {
        let (p, q) = (p.admitted(), q.admitted());
        p != q && p.is_within(&q)
    };
    a.places.iter().any(|p| b.places.iter().any(|q| inside(p, q)) && !b.places.contains(p))
}
