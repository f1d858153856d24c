//! The words by which a document is known among others: its names, figures and content words, weighted.
//!
//! Words that the lexicon lacks are mostly names and say most, common words least; a word that is repeated says more,
//! by the logarithm (Salton, Wong, Yang 1975). Two documents that meet are judged among all the documents they are
//! linked with: there a word weighs the less the more of them have it, `n / (n + 1) × ln((1 + n) / (1 + df)) + 1`. What
//! all reports of two floods share speaks of floods; what half of them share speaks of one. Of how rare a word is few
//! documents tell little, so their number `n` dampens it: three reports may share their words because they are of one.

use std::collections::BTreeMap;

use super::sparse::{Indexed, Sparse, Word};
use crate::document::ReadDocument;
use crate::fnv;
use crate::lexicon::{Function, singular};
use crate::text::{Text, TokenKind};

/// The words of a document with their weights.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Fingerprint {
    words: Sparse,
    squares: f32,
}

/// More words than this make no document better known.
const LONGEST: usize = 100;

impl Fingerprint {
    pub(crate) fn of(read: &ReadDocument<'_>) -> Fingerprint {
        let mut counts: BTreeMap<Word, (f32, f32)> = BTreeMap::new();
        if let Some(title) = read.title() {
            count(&title, &mut counts);
        }
        count(read.text(), &mut counts);
        let weight = |(count, weight): (f32, f32)| weight * (1.0 + count.ln());
        let mut words: Vec<(Word, f32)> =
            counts.into_iter().map(|(word, counted)| (word, weight(counted))).collect();
        heaviest_first(&mut words);
        words.truncate(LONGEST);
        words.sort_by_key(|&(word, _)| word);
        let words: Sparse = words.into_iter().collect();
        Fingerprint { squares: words.squares(), words }
    }

    /// Its heaviest words.
    pub(crate) fn heaviest(&self, count: usize) -> Vec<Word> {
        let mut words: Vec<(Word, f32)> = self.words.iter().collect();
        heaviest_first(&mut words);
        words.into_iter().take(count).map(|(word, _)| word).collect()
    }

    /// Whether a name is among its words, each of the name's.
    pub(crate) fn names(&self, name: &str) -> bool {
        let known = |word: &str| self.words.has(hashed(word));
        name.split_whitespace().filter(|word| word.chars().count() >= SHORTEST).all(known)
    }

    /// The words as they weigh among the documents that are counted: the less the more of them have the word.
    pub(crate) fn telling(&self, common: &Common) -> Telling {
        let having = common.having.iter().map(|&count| 1.0 + f32::from(count)).collect();
        self.weighed(having, 1.0 + f32::from(common.documents))
    }

    /// With a table of its words, to be held against many others.
    pub(crate) fn indexed(&self) -> IndexedWords<'_> {
        IndexedWords { words: Indexed::new(&self.words) }
    }

    /// The words as they weigh among all documents of a topic, this one included.
    pub(crate) fn telling_of(&self, topic: &Topic) -> Telling {
        let having = self.words.words().iter().map(|&word| topic.having(word)).collect();
        self.weighed(having, topic.documents)
    }

    fn weighed(&self, mut having: Vec<f32>, documents: f32) -> Telling {
        let known = documents / (documents + 1.0);
        having
            .iter_mut()
            .for_each(|having| *having = known * ((1.0 + documents) / (1.0 + *having)).ln() + 1.0);
        Telling { words: self.words.scaled(&having), documents: 1.0 }
    }

    /// How alike another document is with each of these: from 0, nothing in common, to 1, the same words in the same
    /// measure.
    pub(crate) fn cosines<'f>(
        &self,
        others: impl Iterator<Item = Option<&'f Fingerprint>>,
    ) -> impl Iterator<Item = Option<f64>> {
        let own = Indexed::new(&self.words);
        others.map(move |other| {
            let other = other?;
            let length = (self.squares * other.squares).sqrt();
            Some(if length > 0.0 { f64::from(own.product(&other.words) / length) } else { 0.0 })
        })
    }
}

/// How many others a document is linked with, and how many of them have each of its words: far fewer than 65,536, for a
/// document has some dozens of keys and meets a few neighbours under each of them.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Common {
    documents: u16,
    /// By the place of the word in the document.
    having: Box<[u16]>,
}

impl Common {
    /// What a document has in common with no other.
    pub(crate) fn none(document: &Fingerprint) -> Common {
        Common { documents: 0, having: vec![0; document.words.words().len()].into() }
    }
}

/// The words of a document, with a table of them.
pub(crate) struct IndexedWords<'f> {
    words: Indexed<'f>,
}

impl IndexedWords<'_> {
    /// Counts on both sides what another document has in common with this one.
    pub(crate) fn came(&self, other: &Fingerprint, own: &mut Common, others: &mut Common) {
        self.count(other, own, others, |count| *count = count.wrapping_add(1));
    }

    /// Counts it no longer.
    pub(crate) fn went(&self, other: &Fingerprint, own: &mut Common, others: &mut Common) {
        self.count(other, own, others, |count| *count = count.wrapping_sub(1));
    }

    fn count(&self, other: &Fingerprint, own: &mut Common, others: &mut Common, step: impl Fn(&mut u16)) {
        step(&mut own.documents);
        step(&mut others.documents);
        for (at, place) in self.words.common(&other.words) {
            step(&mut own.having[at]);
            step(&mut others.having[place]);
        }
    }
}

/// How many documents of a topic have each word.
pub(crate) struct Topic {
    words: Vec<Word>,
    documents: f32,
}

impl Topic {
    pub(crate) fn of<'f>(documents: impl Iterator<Item = &'f Fingerprint>) -> Topic {
        let mut topic = Topic { words: Vec::new(), documents: 0.0 };
        for document in documents {
            topic.documents += 1.0;
            topic.words.extend_from_slice(document.words.words());
        }
        topic.words.sort_unstable();
        topic
    }

    fn having(&self, word: Word) -> f32 {
        let behind = &self.words[self.words.partition_point(|&other| other < word)..];
        behind.partition_point(|&other| other == word) as f32
    }
}

/// How one document or several tell of their main event: the sum of their words, each document of length 1.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Telling {
    words: Sparse,
    documents: f32,
}

impl Telling {
    /// The mean cosine between the documents of one side and those of the other.
    pub(crate) fn cosine(&self, other: &Telling) -> f64 {
        f64::from(self.words.product(&other.words) / (self.documents * other.documents))
    }

    /// With a table of its words, to be held against many others.
    pub(crate) fn indexed(&self) -> IndexedTelling<'_> {
        IndexedTelling { words: Indexed::new(&self.words), documents: self.documents }
    }

    /// The documents of both.
    pub(crate) fn and(&self, other: &Telling) -> Telling {
        Telling { words: self.words.and(&other.words), documents: self.documents + other.documents }
    }
}

/// How documents tell of their main event, with a table of their words.
pub(crate) struct IndexedTelling<'t> {
    words: Indexed<'t>,
    documents: f32,
}

impl IndexedTelling<'_> {
    /// The mean cosine between the documents of one side and those of the other.
    pub(crate) fn cosine(&self, other: &Telling) -> f64 {
        f64::from(self.words.product(&other.words) / (self.documents * other.documents))
    }
}

/// Puts words in the order of their weights, the heaviest first.
fn heaviest_first(words: &mut [(Word, f32)]) {
    words.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
}

/// Adds the content words of a text: how often each stands there, and the weight of its class.
fn count(text: &Text, counts: &mut BTreeMap<Word, (f32, f32)>) {
    for at in 0..text.tokens().len() {
        let Some((word, weight)) = weighted(text, at) else { continue };
        let (count, heaviest) = counts.entry(word).or_default();
        *count += 1.0;
        *heaviest = heaviest.max(weight);
    }
}

/// A content word with the weight of its class.
fn weighted(text: &Text, at: usize) -> Option<(Word, f32)> {
    let token = &text.tokens()[at];
    let written = text.word(at);
    match token.kind {
        TokenKind::Number if written.len() >= 2 => Some((fnv::short(written.as_bytes()), 1.5)),
        TokenKind::Word if written.chars().count() >= SHORTEST => {
            let profile = text.lexicon().words.profile(token.word());
            if profile.function != Function::default() {
                return None;
            }
            let weight = match (profile.common, token.is_capitalised()) {
                (false, true) => 3.0,
                (false, false) => 1.5,
                (true, true) => 1.5,
                (true, false) => 1.0,
            };
            Some((hashed(written), weight))
        }
        _ => None,
    }
}

/// A shorter word says nothing.
const SHORTEST: usize = 3;

/// A word whatever its case and number.
fn hashed(word: &str) -> Word {
    fnv::short(singular(&word.to_lowercase()).as_bytes())
}
