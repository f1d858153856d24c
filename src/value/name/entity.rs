//! Someone or something with a name, as a value.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::super::{ValueSet, place};
use super::side::DoerSide;
use super::{Name, NameKind};
use crate::lexicon::{Gazetteer, Lexicon, NameUse, Noun, Profile};

/// Someone or something with a name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Entity {
    /// The name as written.
    pub name: String,
    /// Equal for mentions of the same one within a run.
    pub key: String,
}

impl Entity {
    /// An entity whose key is that of its [name](Name::key).
    ///
    /// ```
    /// use corroborate::value::{Entity, name::NameKind};
    /// assert_eq!(Entity::named("Gen. Ana Ortega", NameKind::Person).key, "ana ortega");
    /// ```
    pub fn named(name: &str, kind: NameKind) -> Entity {
        Entity { name: name.to_owned(), key: Name::parse(name, kind).key() }
    }

    /// Whoever the key names, and the branches below: the steps of a key are parted by `/`. Who has no name is anybody,
    /// or anybody of one side: no army is "rebels", but whoever has a name may be on either side.
    pub fn admitted(&self) -> ValueSet {
        if !self.is_named() {
            let side = DoerSide::of(&self.name);
            return side.map_or_else(ValueSet::everything, |side| ValueSet::region([side.step()]));
        }
        match DoerSide::of_forces(&self.name) {
            Some(side) => self.on(&[side]),
            None => self.on(&DoerSide::ALL),
        }
    }

    /// Whoever the key names, on one of these sides.
    fn on(&self, sides: &[DoerSide]) -> ValueSet {
        let path = || self.key.split('/').filter(|step| !step.is_empty());
        let on_a_side = sides.iter().map(|side| ValueSet::region([side.step()].into_iter().chain(path())));
        on_a_side.fold(ValueSet::region(path()), |all, one| all.union(&one))
    }

    /// Whether two descriptions are one: the same words, or citizens of one country by its name or by that of its
    /// people.
    pub(crate) fn is_one_with(&self, other: &Entity) -> bool {
        let countries = || self.country().zip(other.country());
        self.name.eq_ignore_ascii_case(&other.name) || countries().is_some_and(|(own, other)| own == other)
    }

    /// The country of a people, by its name or by that of its citizens: of Britons, and of the British.
    pub(crate) fn country(&self) -> Option<&'static str> {
        place::resolve(&self.name, &[])?.country()
    }

    /// Whether it has a name of its own: "gunmen" may be anybody, and "Tajiks" any number of people.
    pub fn is_named(&self) -> bool {
        let capital = self.name.split_whitespace().any(|word| word.starts_with(char::is_uppercase));
        capital && !is_people(&self.name) && !is_description(&self.name)
    }
}

/// "radical Islamists", "Rebels", "Security forces": a capital on no other word than one for people of any sort, or for
/// the doers of one side, or on a common word in front of one.
fn is_description(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let Some((last, others)) = words.split_last() else { return false };
    let is_lower = |word: &&str| word.starts_with(char::is_lowercase);
    if others.iter().all(is_lower) {
        let sort = profile(last);
        return DoerSide::of(last).is_some() || sort.common && sort.plural && sort.noun == Noun::Person;
    }
    let is_sorted = DoerSide::of(last).is_some() && is_lower(last);
    is_sorted && is_common(others[0]) && others[1..].iter().all(is_lower)
}

/// "Security" of "Security forces": a word of every day, and no name of a place or a people.
fn is_common(word: &str) -> bool {
    profile(word).common && Gazetteer::get().bearers(word).is_none()
}

fn profile(word: &str) -> Profile {
    let lexicon = Lexicon::english();
    lexicon.words.profile(lexicon.word(&word.to_lowercase()))
}

/// "Tajiks", "Chinese": a word for a people, not for a body.
fn is_people(name: &str) -> bool {
    let bearers = Gazetteer::get().bearers(name);
    bearers.is_some_and(|bearers| bearers.iter().all(|(_, used)| used == NameUse::People))
}

impl fmt::Display for Entity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}
