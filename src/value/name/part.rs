//! What a name is cut into: one way to read it, and the parts of that.

use super::sound::Letters;
use super::words::Word;
use crate::lexicon::Gender;

/// One way to read a name: its parts in order.
#[derive(Debug, Clone, Default)]
pub(super) struct Reading {
    pub(super) folded: String,
    /// The name as written, for what is said of it.
    pub(super) written: String,
    pub(super) words: Vec<Word>,
    pub(super) parts: Vec<Part>,
    /// Acronyms of it that stand beside it in brackets, or itself if it is one.
    pub(super) acronyms: Vec<String>,
    /// The first letters of its parts.
    pub(super) initials: String,
    /// The body known by this and other names, as its row in a table.
    pub(super) body: Option<u16>,
}

impl Reading {
    /// The letters of a part.
    pub(super) fn word(&self, part: &Part) -> &str {
        &self.folded[part.start as usize..part.end as usize]
    }

    /// Neighbouring parts as written; none where they are not whole words.
    pub(super) fn written(&self, parts: &[Part]) -> Option<&str> {
        let (start, end) = (parts.first()?.start as usize, parts.last()?.end as usize);
        let first = self.words.iter().find(|word| word.start == start)?;
        let last = self.words.iter().find(|word| word.end == end)?;
        self.written.get(first.from..last.to)
    }
}

/// What a part of a name does in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// A name of its own.
    Plain,
    /// A word that many organisations share.
    Generic,
    /// One letter for a part.
    Initial,
    /// Doctor, General, Mullah.
    Title,
    /// Junior, III.
    Suffix,
    /// Ltd, JSC.
    LegalForm,
    /// A country or other place, in the name of an organisation.
    Place,
    /// Digits, or a word for them.
    Number,
}

/// One part of a name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    pub(super) start: u16,
    pub(super) end: u16,
    pub(super) class: Class,
    /// Equal for the spellings of one part that a table has; 0 where none has it.
    pub(super) row: u32,
    pub(super) nicknames: u128,
    /// The evidence that sharing it gives.
    pub(super) bits: f32,
    pub(super) letters: Letters,
    pub(super) key: u128,
    pub(super) skeleton: u64,
    /// It says that the organisation is a part of another.
    pub(super) branch: bool,
    /// The word names the land behind its "of".
    pub(super) land: bool,
    /// "Of" stands before it.
    pub(super) of: bool,
    /// Its end makes a father's name of it.
    pub(super) patronymic: bool,
    /// A first name that women alone or men alone have.
    pub(super) gender: Option<Gender>,
    /// The sides of opposites that it is on.
    pub(super) sides: u64,
}
