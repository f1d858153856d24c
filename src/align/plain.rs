//! Subjects that have nothing but their key: places, groups, topics. Each key is kept once, by number.

use std::collections::HashMap;
use std::sync::Arc;

/// The keys, and the documents that tell of them.
#[derive(Debug, Clone, Default)]
pub(super) struct Plain {
    numbers: HashMap<Arc<str>, u32>,
    /// By number.
    keys: Vec<Arc<str>>,
    /// By number: the documents, in order.
    documents: Vec<Vec<u32>>,
}

impl Plain {
    /// The number of a key, which may be new.
    pub(super) fn number(&mut self, key: String) -> u32 {
        if let Some(&number) = self.numbers.get(key.as_str()) {
            return number;
        }
        let (key, number): (Arc<str>, u32) = (key.into(), self.keys.len() as u32);
        self.numbers.insert(Arc::clone(&key), number);
        self.keys.push(key);
        self.documents.push(Vec::new());
        number
    }

    /// Notes that a document, the last one so far, tells of a subject.
    pub(super) fn tell(&mut self, number: u32, document: usize) {
        let documents = &mut self.documents[number as usize];
        if documents.last() != Some(&(document as u32)) {
            documents.push(document as u32);
        }
    }

    /// The key that has a number.
    pub(super) fn key(&self, number: u32) -> &str {
        &self.keys[number as usize]
    }

    /// The documents that tell of a subject.
    pub(super) fn documents(&self, number: u32) -> impl Iterator<Item = usize> + '_ {
        self.documents[number as usize].iter().map(|&document| document as usize)
    }
}
