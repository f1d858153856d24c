//! What else is known of two bearers of names: it counts for or against their being one.

use super::super::{Bound, DateRange, Interval, Place, ValueSet, place};
use super::{Name, NameKind, Verdict};
use crate::lexicon::{Telling, telling};

/// What is known of someone besides the name. What is not known counts for neither side.
///
/// ```
/// use corroborate::value::name::{Known, Name, NameKind, Verdict};
/// let name = Name::parse("Omar Haddad", NameKind::Person);
/// let young = Known::default().with_age(34).with_nationality("Jordanian");
/// let old = Known::default().with_age(61);
/// assert_eq!(name.compare_knowing(&young, &name, &Known::default()).verdict, Verdict::Same);
/// let judgement = name.compare_knowing(&young, &name, &old);
/// assert_eq!(judgement.verdict, Verdict::Different);
/// assert!(judgement.evidence.last().unwrap().starts_with("another age: 34 and 61"));
/// let (of_leeds, of_york) = (Known::default().with_role("mayor of Leeds"), Known::default().with_role("mayor of York"));
/// assert_eq!(name.compare_knowing(&of_leeds, &name, &of_york).verdict, Verdict::Different);
/// let (singer, judge) = (Known::default().with_role("singer"), Known::default().with_role("judge"));
/// assert_eq!(name.compare_knowing(&singer, &name, &judge).verdict, Verdict::Unsure);
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Known {
    facts: Vec<Told>,
    offices: Vec<Office>,
}

/// A fact: the values that it leaves room for, and its words.
#[derive(Debug, Clone, PartialEq)]
struct Told {
    fact: Fact,
    set: ValueSet,
    words: String,
}

/// What somebody is of somewhere: the mayor of Leeds.
#[derive(Debug, Clone, PartialEq)]
struct Office {
    role: String,
    place: String,
}

impl Office {
    /// Whether both are one office somewhere; none where they are two offices, which one may hold after another.
    fn is_one_with(&self, other: &Office) -> Option<bool> {
        if self.role != other.role {
            return None;
        }
        let known = place::resolve(&self.place, &[]).zip(place::resolve(&other.place, &[]));
        let read = |place: &str| Name::parse(place, NameKind::Place);
        Some(match known {
            Some((own, other)) => own.admitted().meets(&other.admitted()),
            None => read(&self.place).verdict(&read(&other.place)) != Verdict::Different,
        })
    }

    fn words(&self) -> String {
        format!("{} of {}", self.role, self.place)
    }
}

/// The kinds of facts that tell people apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fact {
    Age,
    Birth,
    Death,
    Nationality,
    Calling,
    Home,
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

/// The bits of two who can be one only by a rare chance: nobody knows.
const HARDLY_ONE: Effect = Effect::Limits(-1.0);

/// The bits for two who hold one office somewhere: as rare as an age, and told in more reports.
const ONE_OFFICE: Effect = Effect::Adds(4.0);

const FACTS: &[FactWeight] = &[
    // One in a dozen people in the news has the same age, to a year; two ages are two people.
    FactWeight { fact: Fact::Age, name: "age", agree: 3.5, differ: TOLD_APART },
    // As rare as a birthday where the day is known.
    FactWeight { fact: Fact::Birth, name: "date of birth", agree: 5.0, differ: TOLD_APART },
    // The dead stay dead.
    FactWeight { fact: Fact::Death, name: "date of death", agree: 5.0, differ: TOLD_APART },
    // Much of a story's cast shares it; some people have two.
    FactWeight { fact: Fact::Nationality, name: "nationality", agree: 1.0, differ: HARDLY_ONE },
    // Fields are few, and who is of one is seldom of another that is not found beside it.
    FactWeight { fact: Fact::Calling, name: "calling", agree: 0.5, differ: HARDLY_ONE },
    // Who is said to be of a town may have moved between two reports.
    FactWeight { fact: Fact::Home, name: "home", agree: 2.0, differ: HARDLY_ONE },
    // Roles are many and change.
    FactWeight { fact: Fact::Role, name: "role", agree: 3.0, differ: Effect::Adds(-1.0) },
];

impl Known {
    /// The age in years; a year more or less agrees, for birthdays pass between reports.
    #[must_use]
    pub fn with_age(self, years: u16) -> Known {
        let age = f64::from(years);
        let set = Interval::new(Bound::closed(age - 0.5), Bound::closed(age + 0.5)).map(ValueSet::numbers);
        self.with(Fact::Age, set.unwrap_or_else(ValueSet::everything), &years.to_string())
    }

    /// The date of birth, as far as it is known.
    #[must_use]
    pub fn with_birth(self, date: &DateRange) -> Known {
        self.with(Fact::Birth, date.admitted(), &date.to_string())
    }

    /// The date of death, as far as it is known; who is known to live on a day dies on it or later.
    #[must_use]
    pub fn with_death(self, date: &DateRange) -> Known {
        self.with(Fact::Death, date.admitted(), &date.to_string())
    }

    /// The nationality, as a country or a people: "Jordan", "Jordanian".
    #[must_use]
    pub fn with_nationality(self, nationality: &str) -> Known {
        let country = place::resolve(nationality, &[]).unwrap_or_else(|| Place::named(nationality));
        self.with(Fact::Nationality, country.admitted(), nationality)
    }

    /// Where somebody is said to be of, as a town: "Leeds".
    ///
    /// ```
    /// use corroborate::value::name::{Known, Name, NameKind, Verdict};
    /// let name = Name::parse("Omar Haddad", NameKind::Person);
    /// let of = |town| Known::default().with_home(town);
    /// assert_eq!(name.compare_knowing(&of("Mumbai"), &name, &of("Bombay")).verdict, Verdict::Same);
    /// assert_eq!(name.compare_knowing(&of("Mumbai"), &name, &of("Leeds")).verdict, Verdict::Unsure);
    /// ```
    #[must_use]
    pub fn with_home(self, home: &str) -> Known {
        let place = place::resolve(home, &[]).unwrap_or_else(|| Place::named(home));
        self.with(Fact::Home, place.admitted(), home)
    }

    /// The role, as one word or phrase: "spokesman", "singer", "mayor of Leeds". Of several, all callings are kept.
    ///
    /// ```
    /// use corroborate::value::name::{Known, Name, NameKind, Verdict};
    /// let name = Name::parse("Omar Haddad", NameKind::Person);
    /// let (singer, judge) = (Known::default().with_role("singer"), Known::default().with_role("judge"));
    /// assert_eq!(name.compare_knowing(&singer, &name, &judge).verdict, Verdict::Unsure);
    /// let both = singer.with_role("judge");
    /// assert_eq!(name.compare_knowing(&both, &name, &judge).verdict, Verdict::Same);
    /// ```
    #[must_use]
    pub fn with_role(mut self, role: &str) -> Known {
        let (title, place) = role.split_once(OF).map_or((role, None), |(title, place)| (title, Some(place)));
        let last = title.split_whitespace().last().map(str::to_lowercase);
        if let Some((role, place)) = last.zip(place.filter(|place| place.starts_with(char::is_uppercase))) {
            self.offices.push(Office { role, place: place.to_owned() });
        }
        let fields = title.split_whitespace().filter_map(calling).flatten();
        let sets = fields.map(|field| ValueSet::region([*field])).reduce(|a, b| a.union(&b));
        if let Some(set) = sets {
            self = self.with_calling(&set, title);
        }
        self.with(Fact::Role, ValueSet::region([role.to_lowercase()]), role)
    }

    /// What else is known of the same one, who is told of under another spelling.
    pub(crate) fn with_all(mut self, other: &Known) -> Known {
        let new = other.offices.iter().filter(|office| !self.offices.contains(office));
        let new: Vec<Office> = new.cloned().collect();
        self.offices.extend(new);
        for told in &other.facts {
            match self.get(told.fact) {
                None => self.facts.push(told.clone()),
                Some(_) if told.fact == Fact::Calling => self = self.with_calling(&told.set, &told.words),
                Some(_) => {}
            }
        }
        self
    }

    /// A calling besides those that are known.
    fn with_calling(self, set: &ValueSet, words: &str) -> Known {
        let known = self.get(Fact::Calling);
        let all = known.map_or_else(|| set.clone(), |known| known.set.union(set));
        let words = known.map_or_else(|| words.to_owned(), |known| format!("{}, {words}", known.words));
        self.with(Fact::Calling, all, &words)
    }

    fn with(mut self, fact: Fact, set: ValueSet, words: &str) -> Known {
        self.facts.retain(|told| told.fact != fact);
        if !set.is_everything() {
            self.facts.push(Told { fact, set, words: words.to_owned() });
        }
        self
    }

    /// Whether nothing is known.
    ///
    /// ```
    /// use corroborate::value::name::Known;
    /// assert!(Known::default().is_empty());
    /// assert!(!Known::default().with_role("mayor of Leeds").is_empty());
    /// ```
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty() && self.offices.is_empty()
    }

    /// What is known, in words: "mayor of Leeds".
    pub(crate) fn words(&self) -> Option<String> {
        let first = self.facts.first().map(|told| told.words.clone());
        self.offices.first().map(Office::words).or(first)
    }

    /// All that is known, in words, the role first: it names an office with its place.
    pub(crate) fn all_words(&self) -> impl Iterator<Item = &str> {
        self.get(Fact::Role).into_iter().chain(&self.facts).map(|told| told.words.as_str())
    }

    /// What each fact that is known of both does to the bits, and says.
    pub(super) fn evidence<'k>(&'k self, other: &'k Known) -> impl Iterator<Item = (Effect, String)> + 'k {
        let facts = FACTS.iter().filter_map(move |weight| {
            let (mine, theirs) = (self.get(weight.fact)?, other.get(weight.fact)?);
            Some(if mine.set.meets(&theirs.set) {
                (Effect::Adds(weight.agree), format!("the same {}", weight.name))
            } else {
                (weight.differ, format!("another {}: {} and {}", weight.name, mine.words, theirs.words))
            })
        });
        facts.chain(self.office(other))
    }

    /// What the offices of both say: they may share one, else one of one role elsewhere tells them apart.
    fn office(&self, other: &Known) -> Option<(Effect, String)> {
        let pairs = self.offices.iter().flat_map(|own| other.offices.iter().map(move |office| (own, office)));
        let told: Vec<_> = pairs.filter_map(|(a, b)| Some((a, b, a.is_one_with(b)?))).collect();
        if told.iter().any(|(.., one)| *one) {
            return Some((ONE_OFFICE, "the same office".to_owned()));
        }
        let (own, office, _) = told.first()?;
        Some((TOLD_APART, format!("another office: {} and {}", own.words(), office.words())))
    }

    fn get(&self, fact: Fact) -> Option<&Told> {
        self.facts.iter().find(|told| told.fact == fact)
    }
}

/// The fields in which those are found who are called so.
fn calling(word: &str) -> Option<&'static Vec<&'static str>> {
    match telling(word)? {
        Telling::Calling(fields) => Some(fields),
        Telling::Birth | Telling::Death | Telling::Age => None,
    }
}

/// Between a role and the place of the office.
const OF: &str = " of ";
