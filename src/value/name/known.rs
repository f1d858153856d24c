//! What else is known of two bearers of names: it counts for or against their being one.

use super::super::Bound;
use super::super::{DateRange, Interval, Place, ValueSet};

/// What is known of someone besides the name. What is not known counts for neither side.
///
/// ```
/// use corroborate::value::name::{Known, Name, NameKind, Verdict};
/// let name = Name::parse("Omar Haddad", NameKind::Person);
/// let young = Known::default().with_age(34).with_nationality("Jordanian");
/// let old = Known::default().with_age(61);
/// assert_eq!(name.compare_knowing(&young, &name, &Known::default()).verdict, Verdict::Same);
/// assert_eq!(name.compare_knowing(&young, &name, &old).verdict, Verdict::Different);
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Known {
    facts: Vec<(Fact, ValueSet)>,
}

/// The kinds of facts that tell people apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fact {
    Age,
    Birth,
    Death,
    Nationality,
    Role,
}

/// What a fact does to the bits of the names.
#[derive(Debug, Clone, Copy)]
pub(super) enum Effect {
    /// Adds to them.
    Adds(f32),
    /// They cannot be more: no name outweighs it.
    Limits(f32),
}

/// What a fact weighs.
struct FactWeight {
    fact: Fact,
    /// In the words of the evidence.
    name: &'static str,
    /// Where both agree, in bits.
    agree: f32,
    /// Where they cannot both be true.
    differ: Effect,
}

/// The bits of two whom a fact tells apart for certain.
const TOLD_APART: Effect = Effect::Limits(-4.0);

const FACTS: &[FactWeight] = &[
    // One in a dozen people in the news has the same age, to a year; two ages are two people.
    FactWeight { fact: Fact::Age, name: "age", agree: 3.5, differ: TOLD_APART },
    // As rare as a birthday where the day is known.
    FactWeight { fact: Fact::Birth, name: "date of birth", agree: 5.0, differ: TOLD_APART },
    // The dead stay dead.
    FactWeight { fact: Fact::Death, name: "date of death", agree: 5.0, differ: TOLD_APART },
    // Much of a story's cast shares it; some people have two.
    FactWeight { fact: Fact::Nationality, name: "nationality", agree: 1.0, differ: Effect::Adds(-6.0) },
    // Roles are many and change.
    FactWeight { fact: Fact::Role, name: "role", agree: 3.0, differ: Effect::Adds(-1.0) },
];

impl Known {
    /// The age in years; a year more or less agrees, for birthdays pass between reports.
    #[must_use]
    pub fn with_age(self, years: u16) -> Known {
        let years = f64::from(years);
        let set =
            Interval::new(Bound::closed(years - 0.5), Bound::closed(years + 0.5)).map(ValueSet::numbers);
        self.with(Fact::Age, set.unwrap_or_else(ValueSet::everything))
    }

    /// The date of birth, as far as it is known.
    #[must_use]
    pub fn with_birth(self, date: &DateRange) -> Known {
        self.with(Fact::Birth, date.admitted())
    }

    /// The date of death, as far as it is known.
    #[must_use]
    pub fn with_death(self, date: &DateRange) -> Known {
        self.with(Fact::Death, date.admitted())
    }

    /// The nationality, as a country or a people: "Jordan", "Jordanian".
    #[must_use]
    pub fn with_nationality(self, nationality: &str) -> Known {
        let country =
            super::super::place::resolve(nationality, &[]).unwrap_or_else(|| Place::named(nationality));
        self.with(Fact::Nationality, country.admitted())
    }

    /// The role, as one word or phrase: "spokesman".
    #[must_use]
    pub fn with_role(self, role: &str) -> Known {
        self.with(Fact::Role, ValueSet::region([role.to_lowercase()]))
    }

    fn with(mut self, fact: Fact, set: ValueSet) -> Known {
        self.facts.retain(|(known, _)| *known != fact);
        if !set.is_everything() {
            self.facts.push((fact, set));
        }
        self
    }

    /// What each fact that is known of both does to the bits, and says.
    pub(super) fn evidence<'k>(&'k self, other: &'k Known) -> impl Iterator<Item = (Effect, String)> + 'k {
        FACTS.iter().filter_map(move |weight| {
            let (mine, theirs) = (self.get(weight.fact)?, other.get(weight.fact)?);
            Some(if mine.meets(theirs) {
                (Effect::Adds(weight.agree), format!("the same {}", weight.name))
            } else {
                (weight.differ, format!("another {}", weight.name))
            })
        })
    }

    fn get(&self, fact: Fact) -> Option<&ValueSet> {
        self.facts.iter().find(|(known, _)| *known == fact).map(|(_, set)| set)
    }
}
