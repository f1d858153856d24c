//! How bad a misfit is: what is at stake, whether the witnesses are independent, and how far apart they are.
//!
//! | at stake | figures far apart, or states that exclude each other | figures close |
//! |---|---|---|
//! | who died, who lives, how many | critical | major |
//! | who did it, when, where; other tolls, ages, strengths | major | minor |
//! | counts of other things, sums, shares | minor | minor |
//!
//! Far apart: one figure is at least twice the other, or one is zero; of dates, both are given to the month. Claims
//! that are not independent (one document, or a copy) weigh one step less: the slip is the writer's, not the world's.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::claim::{Attribute, Claim, SubjectKind};
use crate::value::{DateRange, Day, Status, Value};

use super::discrepancy::Code;

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

/// Of how many witnesses two claims are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heard {
    OfOne,
    OfTwo,
}

/// How bad each misfit is, and what makes it so. The default is the table of the guide.
///
/// ```
/// use corroborate::report::{Code, Severities};
/// use corroborate::{Attribute, Severity};
/// let severities = Severities::default()
///     .with_code(Code::DifferentScope, Severity::Minor)
///     .with_stake(Attribute::Money, Severity::Critical)
///     .with_far(1.5);
/// assert_ne!(severities, Severities::default());
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Severities {
    codes: BTreeMap<Code, Severity>,
    stakes: BTreeMap<Attribute, Severity>,
    far: f64,
}

impl Default for Severities {
    fn default() -> Severities {
        Severities { codes: BTreeMap::new(), stakes: BTreeMap::new(), far: 2.0 }
    }
}

impl Severities {
    /// Gives every misfit of a code this severity, whatever is at stake.
    #[must_use]
    pub fn with_code(mut self, code: Code, severity: Severity) -> Severities {
        self.codes.insert(code, severity);
        self
    }

    /// Says how bad a misfit about an attribute is at worst.
    #[must_use]
    pub fn with_stake(mut self, attribute: Attribute, severity: Severity) -> Severities {
        self.stakes.insert(attribute, severity);
        self
    }

    /// The factor from which on two figures are far apart; 2 by default, never less than 1.
    #[must_use]
    pub fn with_far(mut self, factor: f64) -> Severities {
        self.far = factor.max(1.0);
        self
    }

    /// The severity that a caller gave every misfit of a code.
    pub(super) fn of_code(&self, code: Code) -> Option<Severity> {
        self.codes.get(&code).copied()
    }

    /// The severity of a misfit of two claims.
    pub(super) fn of(&self, code: Code, a: &Claim, b: &Claim, heard: Heard) -> Severity {
        if let Some(&severity) = self.codes.get(&code) {
            return severity;
        }
        let severity = match code {
            Code::TollRising
            | Code::Corrected
            | Code::DifferentScope
            | Code::PerhapsOneEvent
            | Code::SingleWitness
            | Code::CreditMissing => {
                return Severity::Note;
            }
            // "One woman was killed" against "no one was": somebody died or nobody did.
            Code::PartExceedsWhole if is_none(b.value()) => self.of_conflict(a, b),
            Code::FigureTension | Code::CauseContested | Code::TollRevisedDown | Code::PartExceedsWhole => {
                Severity::Minor
            }
            // Within one document a misread part or period is likelier than a slip of the writer.
            Code::SelfContradiction | Code::PartsDoNotAddUp => {
                return self.of_conflict(a, b).max(Severity::Minor);
            }
            // That somebody died both say.
            Code::DateConflict | Code::PlaceConflict if self.is_of_death(a) => {
                self.of_conflict(a, b).max(Severity::Major)
            }
            _ => self.of_conflict(a, b),
        };
        if heard == Heard::OfTwo { severity } else { severity.lowered() }
    }

    /// Whether a claim tells of a death, and the caller has not said what is at stake.
    fn is_of_death(&self, claim: &Claim) -> bool {
        let attribute = claim.attribute();
        matches!(attribute, Attribute::Killed | Attribute::LifeStatus) && !self.stakes.contains_key(attribute)
    }

    /// The severity of a conflict between two independent claims.
    pub(super) fn of_conflict(&self, a: &Claim, b: &Claim) -> Severity {
        let stake = self.stakes.get(a.attribute()).copied().unwrap_or_else(|| stake(a, b));
        // The year in which a body was founded is asked for; that of a happening mostly lies behind it.
        if *a.attribute() == Attribute::Date && are_coarse(a.value(), b.value()) {
            return Severity::Note;
        }
        if self.are_far_apart(a.value(), b.value()) { stake } else { closer(stake) }
    }

    /// One figure many times the other, or one of them zero; values that are no figures are far apart when they differ.
    fn are_far_apart(&self, a: &Value, b: &Value) -> bool {
        if let (Value::Date(x), Value::Date(y)) = (a, b) {
            return is_stated_day(*x) && is_stated_day(*y) && are_near(*x, *y);
        }
        let (Value::Quantity(x), Value::Quantity(y)) = (a, b) else { return true };
        let figure = |q: &crate::value::Quantity| q.best.or(q.low).or(q.high).unwrap_or(0.0);
        let (x, y) = (figure(x), figure(y));
        x.max(y) >= self.far * x.min(y)
    }
}

/// What is close weighs one step less than what is at stake, and is a note only where no more is at stake.
fn closer(stake: Severity) -> Severity {
    stake.lowered().min(Severity::Minor).max(stake)
}

/// The severity at most, by what is asked and of whom.
fn stake(a: &Claim, b: &Claim) -> Severity {
    let known_subject = !matches!(a.subject().kind, SubjectKind::Topic | SubjectKind::Group);
    match a.attribute() {
        Attribute::Killed if known_subject => Severity::Critical,
        Attribute::LifeStatus if known_subject && is_of_life(a, b) => Severity::Critical,
        // Whether somebody is guilty.
        Attribute::Other(_)
            if a.subject().kind == SubjectKind::Person && matches!(a.value(), Value::Text { .. }) =>
        {
            Severity::Major
        }
        // Who won.
        Attribute::Other(_) if known_subject && matches!(a.value(), Value::Entity(_)) => Severity::Major,
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

/// Nobody, nothing.
fn is_none(value: &Value) -> bool {
    matches!(value, Value::Quantity(quantity) if quantity.high == Some(0.0))
}

/// Whether somebody's life is at issue, and not only whether they are held.
fn is_of_life(a: &Claim, b: &Claim) -> bool {
    let of_life = |claim: &Claim| {
        matches!(claim.value(), Value::Status { status: Status::Dead | Status::Alive | Status::Missing })
    };
    of_life(a) || of_life(b)
}

/// Two dates of which one is a year or a season: mostly of what lies behind a happening.
fn are_coarse(a: &Value, b: &Value) -> bool {
    matches!((a, b), (Value::Date(x), Value::Date(y)) if !is_stated_day(*x) || !is_stated_day(*y))
}

/// Reports that misdate a happening are days off; months apart are likelier two happenings.
fn are_near(x: DateRange, y: DateRange) -> bool {
    let days = |range: DateRange| range.earliest.or(range.latest).map(Day::number);
    days(x).zip(days(y)).is_some_and(|(x, y)| (x - y).abs() <= TWO_MONTHS)
}

const TWO_MONTHS: i32 = 62;

/// A month or finer: coarser dates mostly belong to what lies behind an event.
fn is_stated_day(days: DateRange) -> bool {
    days.earliest.zip(days.latest).is_some_and(|(first, last)| last.number() - first.number() <= 31)
}
