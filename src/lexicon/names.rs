//! What is known of the words in names: titles, particles, frequent parts with their spellings, short forms, legal
//! forms, and the words that many organisations share.
//!
//! Words are looked up in the spelling of the gazetteer: lower-case ASCII letters and digits, without apostrophes
//! and full stops.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::LazyLock;

use super::places::Folded;
use super::table::lines;
use super::vocabulary::Fx;
use crate::error::{Error, Result};

/// What a word is in the names of people and of organisations; nothing is set for the words of no table.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct NameWord {
    pub(crate) title: Option<Title>,
    pub(crate) particle: bool,
    /// Frequent in the names of people.
    pub(crate) given: Option<Row>,
    /// Frequent in the names of organisations.
    pub(crate) organisation: Option<Row>,
    /// What the word does in the name of an organisation.
    pub(crate) role: WordRole,
    /// A word for the form of a firm in law, by itself or with the words that follow.
    pub(crate) legal_form: Option<Row>,
    /// One bit for each row of nicknames.tsv it is in.
    pub(crate) nicknames: u128,
    /// One bit for each side of opposites.tsv it is on.
    pub(crate) sides: u64,
    /// Whether a title or legal form of several words starts with it.
    pub(crate) starts_phrase: bool,
}

/// What a word does in the name of an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum WordRole {
    /// Many have it.
    #[default]
    Shared,
    /// Says that one is a part of another.
    Branch,
    /// Tells one of many apart: "third".
    Number,
    /// Names the land behind its "of": "republic".
    Land,
}

/// What a title says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Title {
    /// Mullah, Doctor, General, President: people gain and lose it.
    Before,
    /// Junior, III: tells a son from his father.
    Suffix,
}

/// A row of a table: spellings of one thing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Row {
    pub(crate) number: u16,
    /// The evidence that sharing it gives.
    pub(crate) bits: f32,
}

/// The evidence of sharing a legal form, in bits: most firms of a country have one of two.
const LEGAL_FORM_BITS: f32 = 0.5;

/// What an affix of a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Affix {
    /// "Abdul-": a part of its own.
    Before,
    /// "-ullah": a part of its own.
    God,
    /// "-uddin": a part of its own.
    Faith,
    /// "-ovich": makes another part of it.
    Patronymic,
}

/// Longer words are put into lower case on the heap; hardly a word of a name has more bytes.
const ON_STACK: usize = 32;

/// The most words of a title or legal form.
pub(crate) const LONGEST_PHRASE: usize = 5;

#[derive(Debug, Default)]
pub(crate) struct NameLexicon {
    words: HashMap<String, NameWord, BuildHasherDefault<Fx>>,
    /// How many rows were read.
    rows: u16,
    /// The longest first.
    affixes: Vec<(String, Affix)>,
    /// The sides of each axis of opposites.tsv.
    axes: Vec<u64>,
    /// The bodies known by several names, by the letters of each.
    bodies: HashMap<String, u16, BuildHasherDefault<Fx>>,
}

impl NameLexicon {
    pub(crate) fn english() -> &'static NameLexicon {
        static ENGLISH: LazyLock<NameLexicon> =
            LazyLock::new(|| NameLexicon::load().expect("our own tables parse: a test loads them"));
        &ENGLISH
    }

    /// Whether a word, as written, is a frequent given name.
    pub(crate) fn is_given(&self, written: &str) -> bool {
        self.written(written).is_some_and(|word| word.given.is_some())
    }

    /// Whether a word, as written, is a title before a name: "General".
    pub(crate) fn is_title(&self, written: &str) -> bool {
        self.written(written).is_some_and(|word| word.title == Some(Title::Before))
    }

    /// Whether a word, as written, is a given name or a short form of one: "Tom".
    pub(crate) fn is_first_name(&self, written: &str) -> bool {
        self.written(written).is_some_and(|word| word.given.is_some() || word.nicknames != 0)
    }

    /// What a folded word or phrase is.
    pub(crate) fn word(&self, folded: &str) -> NameWord {
        self.words.get(folded).copied().unwrap_or_default()
    }

    /// Whether a word, as written, tells a son from his father: "Jr", "III".
    pub(crate) fn is_suffix(&self, written: &str) -> bool {
        self.written(written).is_some_and(|word| word.title == Some(Title::Suffix))
    }

    /// What a word or phrase is, as written; words of ASCII are put into lower case on the stack.
    fn written(&self, written: &str) -> Option<&NameWord> {
        let mut buffer = [0; ON_STACK];
        let Some(lower) = buffer.get_mut(..written.len()).filter(|_| written.is_ascii()) else {
            return self.words.get(&written.to_lowercase());
        };
        lower.copy_from_slice(written.as_bytes());
        lower.make_ascii_lowercase();
        std::str::from_utf8(lower).ok().and_then(|lower| self.words.get(lower))
    }

    /// The frequent parts of names of people, each spelling with its row.
    pub(crate) fn given(&self) -> impl Iterator<Item = (&str, Row)> {
        self.words.iter().filter_map(|(word, meaning)| meaning.given.map(|row| (word.as_str(), row)))
    }

    /// The number of the body that the letters of a name are known for, from 1.
    pub(crate) fn body(&self, letters: &str) -> Option<u16> {
        self.bodies.get(letters).copied()
    }

    /// The axis on which words with these sides exclude each other.
    pub(crate) fn opposed(&self, a: u64, b: u64) -> Option<u64> {
        self.axes.iter().copied().find(|axis| a & axis != 0 && b & axis != 0 && a & b & axis == 0)
    }

    /// The affix that a part starts with: its length.
    pub(crate) fn prefix(&self, part: &str) -> usize {
        let fits =
            |(affix, kind): &&(String, Affix)| *kind == Affix::Before && part.starts_with(affix.as_str());
        self.affixes.iter().find(fits).map_or(0, |(affix, _)| affix.len())
    }

    /// The affix that a part ends with: its length and kind.
    pub(crate) fn suffix(&self, part: &str) -> Option<(usize, Affix)> {
        let fits =
            |(affix, kind): &&(String, Affix)| *kind != Affix::Before && part.ends_with(affix.as_str());
        self.affixes.iter().find(fits).map(|(affix, kind)| (affix.len(), *kind))
    }

    fn load() -> Result<NameLexicon> {
        let mut lexicon = NameLexicon::default();
        lexicon.table("nicknames.tsv", include_str!("en/nicknames.tsv"), |word, row| {
            word.nicknames |= 1 << row.number;
            Ok(())
        })?;
        lexicon.table("titles.tsv", include_str!("en/titles.tsv"), |word, row| {
            word.title = Some(if row.field == "suffix" { Title::Suffix } else { Title::Before });
            Ok(())
        })?;
        lexicon.table("particles.tsv", include_str!("en/particles.tsv"), |word, _| {
            word.particle = true;
            Ok(())
        })?;
        lexicon.table("given_names.tsv", include_str!("en/given_names.tsv"), |word, row| {
            word.given = Some(row.weighed()?);
            Ok(())
        })?;
        lexicon.table("organisation_words.tsv", include_str!("en/organisation_words.tsv"), |word, row| {
            word.organisation = Some(row.weighed()?);
            word.role = match row.field.split_once('\t') {
                Some((_, "branch")) => WordRole::Branch,
                Some((_, "number")) => WordRole::Number,
                Some((_, "land")) => WordRole::Land,
                _ => WordRole::Shared,
            };
            Ok(())
        })?;
        lexicon.table("legal_forms.tsv", include_str!("en/legal_forms.tsv"), |word, row| {
            word.legal_form = Some(Row { number: row.number, bits: LEGAL_FORM_BITS });
            Ok(())
        })?;
        lexicon.load_affixes()?;
        lexicon.load_opposites();
        lexicon.load_bodies()?;
        Ok(lexicon)
    }

    fn load_bodies(&mut self) -> Result<()> {
        let armed = lines(include_str!("en/armed_groups.tsv"));
        let others = lines(include_str!("en/known_bodies.tsv"));
        for (number, (line, text)) in (1..).zip(armed.chain(others)) {
            for name in text.split('\t').next().unwrap_or_default().split(" | ") {
                let mut folded = Folded::default();
                folded.push_phrase(name);
                let letters = folded.as_str().replace(' ', "");
                if self.bodies.insert(letters, number).is_some_and(|other| other != number) {
                    return Err(Error::row(
                        "known_bodies.tsv",
                        line,
                        Some(1),
                        format!("'{name}' stands twice"),
                    ));
                }
            }
        }
        Ok(())
    }

    fn load_opposites(&mut self) {
        let mut side = 1;
        for (_, text) in lines(include_str!("en/opposites.tsv")) {
            let mut axis = 0;
            for words in text.split('\t').skip(1) {
                for word in words.split(" | ") {
                    let mut folded = Folded::default();
                    folded.push_word(word);
                    self.words.entry(folded.as_str().to_owned()).or_default().sides |= side;
                }
                axis |= side;
                side <<= 1;
            }
            self.axes.push(axis);
        }
    }

    fn load_affixes(&mut self) -> Result<()> {
        for (line, text) in lines(include_str!("en/name_affixes.tsv")) {
            let (spellings, field) = text.split_once('\t').unwrap_or((text, ""));
            let kind = match field {
                "before" => Affix::Before,
                "god" => Affix::God,
                "faith" => Affix::Faith,
                "patronymic" => Affix::Patronymic,
                _ => {
                    return Err(Error::row(
                        "name_affixes.tsv",
                        line,
                        Some(2),
                        format!("unknown kind '{field}'"),
                    ));
                }
            };
            self.affixes.extend(spellings.split(" | ").map(|affix| (affix.to_owned(), kind)));
        }
        self.affixes.sort_by_key(|(affix, _)| std::cmp::Reverse(affix.len()));
        Ok(())
    }

    fn table(
        &mut self,
        file: &str,
        tsv: &str,
        set: impl Fn(&mut NameWord, &RowText<'_>) -> Result<()>,
    ) -> Result<()> {
        // No row of another table has the same number.
        let first = self.rows;
        for (number, (line, text)) in lines(tsv).enumerate() {
            self.rows = first + number as u16 + 1;
            let (spellings, field) = text.split_once('\t').unwrap_or((text, ""));
            let row = RowText { file, line, number: self.rows, field };
            for spelling in spellings.split(" | ") {
                let mut folded = Folded::default();
                folded.push_phrase(spelling);
                if folded.as_bytes().is_empty() {
                    return Err(Error::row(file, line, Some(1), format!("no letters in '{spelling}'")));
                }
                if let Some((first, _)) = folded.as_str().split_once(' ') {
                    self.words.entry(first.to_owned()).or_default().starts_phrase = true;
                }
                set(self.words.entry(folded.as_str().to_owned()).or_default(), &row)?;
            }
        }
        Ok(())
    }
}

struct RowText<'t> {
    file: &'t str,
    line: usize,
    /// From 1.
    number: u16,
    field: &'t str,
}

impl RowText<'_> {
    fn weighed(&self) -> Result<Row> {
        let bits = self.field.split('\t').next().unwrap_or_default().parse().map_err(|_| {
            Error::row(
                self.file,
                self.line,
                Some(2),
                format!("expected a number of bits, but found '{}'", self.field),
            )
        })?;
        Ok(Row { number: self.number, bits })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_loads_and_nicknames_fit_their_bits() {
        let lexicon = NameLexicon::load().unwrap();
        assert!(lexicon.words.len() > 1000);
        assert!(lines(include_str!("en/nicknames.tsv")).count() < 128);
        assert!(lexicon.axes.iter().map(|axis| axis.count_ones()).sum::<u32>() < 64);
    }

    #[test]
    fn a_spelling_stands_in_one_row() {
        for tsv in [include_str!("en/given_names.tsv"), include_str!("en/organisation_words.tsv")] {
            let mut seen = std::collections::BTreeSet::new();
            for (line, text) in lines(tsv) {
                for spelling in text.split('\t').next().unwrap().split(" | ") {
                    assert!(seen.insert(spelling), "line {line}: '{spelling}' stands twice");
                }
            }
        }
    }
}
