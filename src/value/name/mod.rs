//! Names of people, organisations and places, and whether two of them name the same one.

mod evidence;
mod parse;
mod sound;
mod weigh;

use std::fmt;

use serde::{Deserialize, Serialize};

use super::ValueSet;
pub use parse::Name;

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
    pub fn named(name: &str, kind: NameKind) -> Entity {
        Entity { name: name.to_owned(), key: Name::parse(name, kind).key() }
    }

    /// Whoever the key names, and the branches below: the steps of a key are parted by `/`.
    pub fn admitted(&self) -> ValueSet {
        ValueSet::region(self.key.split('/').filter(|step| !step.is_empty()))
    }
}

impl fmt::Display for Entity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

/// What bears a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NameKind {
    /// A person.
    Person,
    /// A company, an armed group, an office, a court.
    #[serde(alias = "organisation")]
    Organization,
    /// A country, a town.
    Place,
    /// Not known.
    #[default]
    Other,
}

/// Whether two names name the same one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// They do.
    Same,
    /// They do not.
    Different,
    /// It cannot be told from the names.
    Unsure,
}

/// A verdict with its score and evidence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Judgement {
    /// From 0 to 1.
    pub score: f64,
    /// Same, different or unsure.
    #[serde(rename = "judgement")]
    pub verdict: Verdict,
    /// Why, in words.
    pub evidence: Vec<String>,
}

/// Compares two names.
pub fn compare(a: &str, b: &str, kind: NameKind) -> Judgement {
    Name::parse(a, kind).compare(&Name::parse(b, kind))
}

impl Name {
    /// Compares with another name.
    pub fn compare(&self, other: &Name) -> Judgement {
        let mut evidence = Vec::new();
        let mut best = f32::MIN;
        for a in self.readings() {
            for b in other.readings() {
                let mut steps = Vec::new();
                let bits = weigh::weigh(a, b, self.kind(), &mut |step| steps.push(step));
                if bits > best {
                    best = bits;
                    evidence = steps.iter().map(|step| evidence::sentence(step, a, b)).collect();
                }
            }
        }
        let score = 1.0 / (1.0 + (-f64::from(best) / 4.0).exp2());
        let verdict = if score >= 0.5 {
            Verdict::Same
        } else if score >= 0.4 {
            Verdict::Unsure
        } else {
            Verdict::Different
        };
        Judgement { score, verdict, evidence }
    }
}
