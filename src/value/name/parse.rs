//! A name cut into parts, once, for many comparisons.
//!
//! ```text
//! name = reading { (";" | "/") reading }           Behman Asgarpur; Behman Asgharpour
//! ```
//! Letters are ASCII for comparison only: other scripts are transcribed. Particles are left out; "Abdulhaq", "Abd
//! al-Haq" and "Abdul Haq" are the same two parts; digits inside a word are the letters they look like.

use super::NameKind;
use super::part::{Class, Part, Reading};
use super::reader::known_body;
use super::reader::reading;
use super::words::{in_brackets, is_acronym, words};
use crate::lexicon::NameLexicon;

/// Characters that are read of a name.
const LONGEST_NAME: usize = 400;

/// A name, read once and ready to be compared many times.
///
/// ```
/// use corroborate::value::name::{Name, NameKind};
/// let name = Name::parse("Ortega, Dr. Ana María", NameKind::Person);
/// assert_eq!(name.key(), "ana maria ortega");
/// ```
#[derive(Debug, Clone)]
pub struct Name {
    text: String,
    kind: NameKind,
    /// The kind, or what it is taken for where that is not known.
    read_as: NameKind,
    /// Never empty.
    readings: Vec<Reading>,
}

impl Name {
    /// Reads a name. Nothing fails: a name without letters has no parts and is like no other.
    pub fn parse(name: &str, kind: NameKind) -> Name {
        let longest = name.char_indices().nth(LONGEST_NAME).map_or(name.len(), |(at, _)| at);
        let read_as = if kind == NameKind::Other { likely_kind(&name[..longest]) } else { kind };
        let spellings = name[..longest].split([';', '/']).chain(in_brackets(&name[..longest]));
        let mut readings: Vec<Reading> =
            spellings.map(|part| reading(part, read_as)).filter(|r| !r.parts.is_empty()).take(4).collect();
        if readings.is_empty() {
            readings.push(Reading::default());
        }
        Name { text: name.to_owned(), kind, read_as, readings }
    }

    /// The name as written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// What bears it.
    pub fn kind(&self) -> NameKind {
        self.kind
    }

    /// Its parts in plain letters without titles, given names first: equal for names that differ in letter case,
    /// accents, titles, particles and "last, first" only.
    pub fn key(&self) -> String {
        let reading = &self.readings[0];
        let counts = |part: &&Part| !matches!(part.class, Class::Title | Class::LegalForm);
        let words: Vec<&str> = reading.parts.iter().filter(counts).map(|part| reading.word(part)).collect();
        if words.is_empty() { reading.folded.trim().to_owned() } else { words.join(" ") }
    }

    pub(super) fn read_as(&self) -> NameKind {
        self.read_as
    }

    pub(super) fn readings(&self) -> &[Reading] {
        &self.readings
    }
}

/// Whose a name is likely to be: an organisation's if a word of it is, if it is known as one's or is an acronym; else
/// a person's.
fn likely_kind(name: &str) -> NameKind {
    let lexicon = NameLexicon::english();
    let mut folded = String::new();
    let words = words(name, &mut folded);
    let of_organisations = words.iter().any(|word| {
        let known = lexicon.word(&folded[word.start..word.end]);
        (known.organisation.is_some() || known.legal_form.is_some()) && known.given.is_none()
    });
    if of_organisations || known_body(&folded, &words).is_some() || is_acronym(name.trim()) {
        NameKind::Organization
    } else {
        NameKind::Person
    }
}
