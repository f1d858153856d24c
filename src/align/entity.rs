//! Names of people and bodies across documents: aliases, spellings, and what the caller has pinned.

use std::collections::{BTreeMap, BTreeSet};

use super::PinnedJudgement;
use super::item::folded;
use crate::claim::SubjectKind;

/// Every name met so far.
#[derive(Debug, Clone, Default)]
pub(super) struct Entities {
    names: BTreeMap<String, Known>,
    aliases: BTreeSet<(String, String)>,
    apart: BTreeSet<(String, String)>,
}

#[derive(Debug, Clone)]
struct Known {
    /// As written, the first in order of spelling.
    label: String,
}

impl Entities {
    pub(super) fn insert(&mut self, name: &str, _kind: SubjectKind) {
        let known = self.names.entry(folded(name)).or_insert_with(|| Known { label: name.to_owned() });
        if name < known.label.as_str() {
            name.clone_into(&mut known.label);
        }
    }

    pub(super) fn alias(&mut self, name: &str, other: &str) {
        self.insert(name, SubjectKind::Topic);
        self.insert(other, SubjectKind::Topic);
        self.aliases.insert(ordered(name, other));
    }

    pub(super) fn pin(&mut self, a: &str, b: &str, judgement: PinnedJudgement) {
        match judgement {
            PinnedJudgement::Same => self.alias(a, b),
            PinnedJudgement::Different => {
                self.apart.insert(ordered(a, b));
            }
        }
    }

    /// The key and the label of whoever bears a name.
    pub(super) fn recognised(&self, name: &str) -> (String, String) {
        let key = self.path(name);
        let label = self.names.get(&key).map_or_else(|| name.to_owned(), |known| known.label.clone());
        (key, label)
    }

    /// The key of whoever bears a name; branches stand below their parent, parted by `/`.
    pub(super) fn path(&self, name: &str) -> String {
        let name = folded(name);
        let mut seen = BTreeSet::from([name.clone()]);
        let mut todo = vec![name.clone()];
        while let Some(name) = todo.pop() {
            for (a, b) in &self.aliases {
                let other = if *a == name {
                    b
                } else if *b == name {
                    a
                } else {
                    continue;
                };
                if !self.apart.contains(&(a.clone(), b.clone())) && seen.insert(other.clone()) {
                    todo.push(other.clone());
                }
            }
        }
        seen.into_iter().next().unwrap_or(name)
    }
}

fn ordered(a: &str, b: &str) -> (String, String) {
    let (a, b) = (folded(a), folded(b));
    if a <= b { (a, b) } else { (b, a) }
}
