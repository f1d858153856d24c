//! A table of phrases with their meanings, read from TSV.

use super::vocabulary::{TableBit, Vocabulary, WordId};
use crate::error::{Error, Result};

/// Phrases of known words, each with its meaning.
#[derive(Debug)]
pub(crate) struct Table<M> {
    bit: TableBit,
    /// Sorted by phrase.
    rows: Vec<(Box<[WordId]>, M)>,
}

impl<M> Table<M> {
    pub(crate) fn bit(&self) -> TableBit {
        self.bit
    }

    /// The longest phrase that `words` starts with: its number of words and its meaning.
    pub(crate) fn longest(&self, words: impl Fn(usize) -> WordId) -> Option<(usize, &M)> {
        let first = words(0);
        let from = self.rows.partition_point(|(phrase, _)| phrase[0] < first);
        let mut best = None;
        for (phrase, meaning) in &self.rows[from..] {
            if phrase[0] != first {
                break;
            }
            if best.is_none_or(|(len, _)| phrase.len() > len)
                && phrase.iter().enumerate().skip(1).all(|(i, &word)| words(i) == word)
            {
                best = Some((phrase.len(), meaning));
            }
        }
        best
    }

    /// The meaning of one word that is a whole phrase.
    pub(crate) fn get(&self, word: WordId) -> Option<&M> {
        self.rows.binary_search_by(|(phrase, _)| phrase[..].cmp(&[word])).ok().map(|at| &self.rows[at].1)
    }
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
        let bit = TableBit(self.tables);
        self.tables += 1;
        debug_assert!(self.tables <= 64, "a table needs a bit of the mask");
        let mut rows = Vec::new();
        for (number, line) in lines(tsv) {
            let mut fields = line.split('\t').map(str::trim);
            let spellings = fields.next().unwrap_or_default();
            let fields: Vec<&str> = fields.collect();
            let meaning = meaning(&fields).map_err(|e| Error::row(file, number, Some(2), e.to_string()))?;
            for spelling in spellings.split(" | ") {
                let phrase = self.phrase(spelling).ok_or_else(|| {
                    Error::row(file, number, Some(1), format!("no phrase of known length in '{spelling}'"))
                })?;
                self.vocabulary.mark(phrase[0], bit);
                rows.push((phrase, meaning.clone(), number));
            }
        }
        rows.sort_by(|a, b| a.0.cmp(&b.0));
        if let Some(twice) = rows.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            let (a, b) = (twice[0].2, twice[1].2);
            return Err(Error::row(file, b, Some(1), format!("the phrase stands in line {a} already")));
        }
        let rows = rows.into_iter().map(|(phrase, meaning, _)| (phrase, meaning)).collect();
        Ok(Table { bit, rows })
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
        self.vocabulary
    }
}

/// The rows of a TSV file with their line numbers from 1, without comments and empty lines.
pub(crate) fn lines(tsv: &str) -> impl Iterator<Item = (usize, &str)> {
    tsv.lines()
        .enumerate()
        .map(|(at, line)| (at + 1, line.trim_end_matches('\r')))
        .filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'))
}
