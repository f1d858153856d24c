//! A table of phrases with their meanings, read from TSV.

use super::vocabulary::{Starts, TableBit, Vocabulary, WordId};
use crate::error::{Error, Result};

/// Phrases of known words, each with its meaning.
#[derive(Debug)]
pub(crate) struct Table<M> {
    bit: TableBit,
    /// By word: the first row of the phrases that start with it; [`NO_ROW`] where there is none.
    first: Box<[u32]>,
    /// Sorted by phrase.
    rows: Vec<(Box<[WordId]>, M)>,
}

const NO_ROW: u32 = u32::MAX;

impl<M> Table<M> {
    pub(crate) fn bit(&self) -> TableBit {
        self.bit
    }

    /// The longest phrase that `words` starts with: its number of words and its meaning.
    pub(crate) fn longest(&self, words: impl Fn(usize) -> WordId) -> Option<(usize, &M)> {
        let mut best = None;
        for (phrase, meaning) in self.starting(words(0)) {
            if best.is_none_or(|(len, _)| phrase.len() > len)
                && phrase.iter().enumerate().skip(1).all(|(i, &word)| words(i) == word)
            {
                best = Some((phrase.len(), meaning));
            }
        }
        best
    }

    /// The meanings of all rows.
    pub(crate) fn meanings(&self) -> impl Iterator<Item = &M> {
        self.rows.iter().map(|row| &row.1)
    }

    /// The meaning of one word that is a whole phrase.
    pub(crate) fn get(&self, word: WordId) -> Option<&M> {
        // The one-word phrase sorts before all others that start with the word.
        self.starting(word).next().filter(|(phrase, _)| phrase.len() == 1).map(|(_, meaning)| meaning)
    }

    /// All rows: the words of the phrase and the meaning.
    pub(crate) fn phrases(&self) -> impl Iterator<Item = (&[WordId], &M)> {
        self.rows.iter().map(|(phrase, meaning)| (&**phrase, meaning))
    }

    fn starting(&self, word: WordId) -> impl Iterator<Item = &(Box<[WordId]>, M)> {
        let row = self.first.get(word.index()).copied().unwrap_or(NO_ROW) as usize;
        let rows = self.rows.get(row..).unwrap_or_default();
        rows.iter().take_while(move |(phrase, _)| phrase[0] == word)
    }
}

/// The order in which a table keeps the words of its phrases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    /// As they are written.
    Forward,
    /// From the last to the first, for phrases that are looked for in front of something.
    Backward,
}

/// Reads tables one after the other into one vocabulary.
#[derive(Debug, Default)]
pub(crate) struct Builder {
    vocabulary: Vocabulary,
    tables: u8,
}

impl Builder {
    /// Reads one table; `meaning` makes a row's meaning from the fields after the first.
    pub(crate) fn table<M: Clone>(
        &mut self,
        file: &str,
        tsv: &str,
        meaning: impl Fn(&[&str]) -> Result<M>,
    ) -> Result<Table<M>> {
        self.ordered(Order::Forward, file, tsv, meaning)
    }

    /// Reads one table whose phrases are matched in the given order.
    pub(crate) fn ordered<M: Clone>(
        &mut self,
        order: Order,
        file: &str,
        tsv: &str,
        meaning: impl Fn(&[&str]) -> Result<M>,
    ) -> Result<Table<M>> {
        let bit = TableBit(self.tables);
        self.tables += 1;
        assert!(self.tables <= Starts::FIRST.0, "a table needs a bit of the mask");
        let mut rows = Vec::new();
        for (number, line) in lines(tsv) {
            let mut fields = line.split('\t').map(str::trim);
            let spellings = fields.next().unwrap_or_default();
            let fields: Vec<&str> = fields.collect();
            let meaning = meaning(&fields).map_err(|e| Error::row(file, number, Some(2), e.to_string()))?;
            for spelling in spellings.split(" | ") {
                let mut phrase = self.phrase(spelling).ok_or_else(|| {
                    Error::row(file, number, Some(1), format!("no phrase of known length in '{spelling}'"))
                })?;
                if order == Order::Backward {
                    phrase.reverse();
                }
                self.vocabulary.mark(phrase[0], bit);
                rows.push((phrase, meaning.clone(), number));
            }
        }
        rows.sort_by(|a, b| a.0.cmp(&b.0));
        if let Some(twice) = rows.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            let (a, b) = (twice[0].2, twice[1].2);
            return Err(Error::row(file, b, Some(1), format!("the phrase stands in line {a} already")));
        }
        let rows: Vec<_> = rows.into_iter().map(|(phrase, meaning, _)| (phrase, meaning)).collect();
        Ok(Table { bit, first: first_rows(&rows), rows })
    }

    /// Notes what a word may begin.
    pub(super) fn mark(&mut self, word: WordId, bit: TableBit) {
        self.vocabulary.mark(word, bit);
    }

    /// The id of a word that stands in no phrase.
    pub(super) fn word(&mut self, word: &str) -> Option<WordId> {
        self.vocabulary.insert(word)
    }

    fn phrase(&mut self, spelling: &str) -> Option<Box<[WordId]>> {
        let words: Option<Vec<WordId>> =
            spelling.split_whitespace().map(|word| self.vocabulary.insert(word)).collect();
        words.filter(|words| !words.is_empty()).map(Vec::into_boxed_slice)
    }

    pub(crate) fn finish(self) -> Vocabulary {
        self.vocabulary.seal()
    }
}

fn first_rows<M>(rows: &[(Box<[WordId]>, M)]) -> Box<[u32]> {
    let words = rows.last().map_or(0, |(phrase, _)| phrase[0].index() + 1);
    let mut first = vec![NO_ROW; words].into_boxed_slice();
    for (row, (phrase, _)) in rows.iter().enumerate().rev() {
        first[phrase[0].index()] = row as u32;
    }
    first
}

/// The rows of a TSV file with their line numbers from 1, without comments and empty lines.
pub(crate) fn lines(tsv: &str) -> impl Iterator<Item = (usize, &str)> {
    tsv.lines()
        .enumerate()
        .map(|(at, line)| (at + 1, line.trim_end_matches('\r')))
        .filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'))
}
