//! How bad a misfit is: what is at stake, whether the witnesses are independent, and how far apart they are.
//!
//! | at stake | figures far apart, or states that exclude each other | figures close |
//! |---|---|---|
//! | who died, who lives, how many | critical | major |
//! | who did it, when, where; other tolls, ages, strengths | major | minor |
//! | counts of other things, sums, shares | minor | minor |
//!
//! Far apart: one figure is at least twice the other, or one is zero; of dates, both are given to the month. Claims that are not independent (one document,
//! or a copy) weigh one step less: the slip is the writer's, not the world's.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::claim::{Attribute, Claim, SubjectKind};
use crate::value::{DateRange, Value};

/// How much is at stake.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Do not print before it is settled.
    Critical,
    /// Print both, or ask.
    Major,
    /// Mind the wording.
    Minor,
    /// Good to know.
    Note,
}

impl Severity {
    /// One step less.
    #[must_use]
    pub fn lowered(self) -> Severity {
        match self {
            Severity::Critical => Severity::Major,
            Severity::Major => Severity::Minor,
            Severity::Minor | Severity::Note => Severity::Note,
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Severity::Critical => "critical",
            Severity::Major => "major",
            Severity::Minor => "minor",
            Severity::Note => "note",
        })
    }
}

impl std::str::FromStr for Severity {
    type Err = crate::Error;

    fn from_str(name: &str) -> Result<Severity, crate::Error> {
        let all = [Severity::Critical, Severity::Major, Severity::Minor, Severity::Note];
        all.into_iter()
            .find(|severity| severity.to_string() == name)
            .ok_or_else(|| crate::Error::unknown("severity", name, ["critical", "major", "minor", "note"]))
    }
}

/// The severity of a conflict between two independent claims.
pub(super) fn of_conflict(a: &Claim, b: &Claim) -> Severity {
    let stake = stake(a);
    if far_apart(a.value(), b.value()) { stake } else { stake.lowered().min(Severity::Minor) }
}

/// The severity at most, by what is asked and of whom.
fn stake(claim: &Claim) -> Severity {
    let known_subject = !matches!(claim.subject().kind, SubjectKind::Topic | SubjectKind::Group);
    match claim.attribute() {
        Attribute::Killed | Attribute::LifeStatus if known_subject => Severity::Critical,
        Attribute::Count(_) | Attribute::Other(_) | Attribute::Money | Attribute::Percentage => {
            Severity::Minor
        }
        Attribute::Alias | Attribute::Duration | Attribute::Distance | Attribute::Population => {
            Severity::Minor
        }
        _ if known_subject => Severity::Major,
        _ => Severity::Minor,
    }
}

/// A month or finer: coarser dates mostly belong to what lies behind an event.
fn is_stated_day(days: DateRange) -> bool {
    days.earliest.zip(days.latest).is_some_and(|(first, last)| last.number() - first.number() <= 31)
}

/// One figure at least twice the other, or one of them zero; values that are no figures are far apart when they differ.
fn far_apart(a: &Value, b: &Value) -> bool {
    if let (Value::Date(x), Value::Date(y)) = (a, b) {
        return is_stated_day(*x) && is_stated_day(*y);
    }
    let (Value::Quantity(x), Value::Quantity(y)) = (a, b) else { return true };
    let figure = |q: &crate::value::Quantity| q.best.or(q.low).or(q.high).unwrap_or(0.0);
    let (small, large) = if figure(x) <= figure(y) { (figure(x), figure(y)) } else { (figure(y), figure(x)) };
    large >= 2.0 * small
}
