//! Someone or something with a name, as a value.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::super::ValueSet;
use super::{Name, NameKind};
use crate::lexicon::{Gazetteer, Lexicon, NameUse, Noun};

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

    /// Whoever the key names, and the branches below: the steps of a key are parted by `/`.
    pub fn admitted(&self) -> ValueSet {
        if !self.is_named() {
            return ValueSet::everything();
        }
        ValueSet::region(self.key.split('/').filter(|step| !step.is_empty()))
    }

    /// Whether it has a name of its own: "gunmen" may be anybody, and "Tajiks" any number of people.
    pub fn is_named(&self) -> bool {
        let capital = self.name.split_whitespace().any(|word| word.starts_with(char::is_uppercase));
        capital && !is_people(&self.name) && !is_description(&self.name)
    }
}

/// "radical Islamists": a capital on no other word than one for people of any sort.
fn is_description(name: &str) -> bool {
    let lexicon = Lexicon::english();
    let mut words = name.split_whitespace().rev();
    let Some(last) = words.next() else { return false };
    let sort = lexicon.words.profile(lexicon.word(&last.to_lowercase()));
    let others = words.all(|word| word.starts_with(char::is_lowercase));
    others && sort.common && sort.plural && sort.noun == Noun::Person
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
