//! Small classes of single words that rules ask for by name.

mod word;

use super::table::{Builder, lines};
use super::vocabulary::WordId;
use crate::error::{Error, Result};

pub(crate) use word::WordClass;

/// A set of classes: a bit for each.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct ClassSet([u64; ClassSet::PARTS]);

impl ClassSet {
    /// How many numbers hold the bits: room for 320 classes.
    const PARTS: usize = 5;

    /// The classes of both.
    #[must_use]
    pub(crate) const fn with(self, other: ClassSet) -> ClassSet {
        let ([a, b, c, d, e], [f, g, h, i, j]) = (self.0, other.0);
        ClassSet([a | f, b | g, c | h, d | i, e | j])
    }

    /// Whether a class is one of them.
    #[inline]
    pub(crate) const fn has(self, class: WordClass) -> bool {
        self.0[class as usize / 64] >> (class as usize % 64) & 1 == 1
    }

    const fn add(&mut self, class: WordClass) {
        self.0[class as usize / 64] |= 1 << (class as usize % 64);
    }
}

/// Words by class.
#[derive(Debug, Default)]
pub(crate) struct Classes {
    /// By word.
    of: Vec<ClassSet>,
}

impl Classes {
    pub(super) fn load(builder: &mut Builder) -> Result<Classes> {
        let file = "classes.tsv";
        let mut classes = Classes::default();
        for (number, line) in lines(include_str!("en/classes.tsv")) {
            let (class, words) =
                line.split_once('\t').ok_or_else(|| Error::row(file, number, Some(1), "no words"))?;
            let class =
                WordClass::named(class).map_err(|e| Error::row(file, number, Some(1), e.to_string()))?;
            for word in words.split(" | ") {
                let id = builder.word(word.trim());
                let id = id.ok_or_else(|| Error::row(file, number, Some(2), format!("no word '{word}'")))?;
                classes.add(id, class);
            }
        }
        Ok(classes)
    }

    fn add(&mut self, word: WordId, class: WordClass) {
        let at = word.index();
        if self.of.len() <= at {
            self.of.resize(at + 1, ClassSet::default());
        }
        self.of[at].add(class);
    }

    /// All classes of a word.
    pub(crate) fn of(&self, word: WordId) -> ClassSet {
        self.of.get(word.index()).copied().unwrap_or_default()
    }

    /// Whether a word is of a class.
    #[inline]
    pub(crate) fn has(&self, word: WordId, class: WordClass) -> bool {
        self.of.get(word.index()).is_some_and(|set| set.has(class))
    }
}
