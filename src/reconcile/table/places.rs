//! Places that lie in one another.
//!
//! Either written out from the finest to the coarsest with commas between ("Lyon, Rhône, France" lies in "France"),
//! or named in a hierarchy of `ID,name,parentID`.

use std::collections::{BTreeMap, BTreeSet};

use super::values::plain;

/// What lies around a place written with commas: all after its first comma.
pub(crate) fn outer(text: &str) -> Option<&str> {
    text.split_once(',').map(|(_, rest)| rest.trim()).filter(|rest| !rest.is_empty())
}

/// The names of a place from the finest to the coarsest, without case and runs of spaces.
pub(crate) fn names(text: &str) -> Vec<String> {
    text.split(',').map(|name| plain(name.trim()).into_owned()).filter(|name| !name.is_empty()).collect()
}

/// A hierarchy of places by name.
///
/// A name that several places bear lies in whatever any of them lies in.
///
/// ```
/// use corroborate::reconcile::table::Places;
/// let places = Places::new([("1", "France", ""), ("2", "Lyon", "1")]);
/// assert!(places.lies_in("Lyon", "France") && !places.lies_in("France", "Lyon"));
/// ```
#[derive(Debug, Clone, Default)]
pub struct Places {
    around: BTreeMap<String, BTreeSet<String>>,
}

impl Places {
    /// From rows of an id, a name, and the id of what the place lies in (unknown or empty at the top).
    pub fn new<'a>(rows: impl IntoIterator<Item = (&'a str, &'a str, &'a str)>) -> Places {
        let nodes: BTreeMap<&str, (String, &str)> =
            rows.into_iter().map(|(id, name, parent)| (id, (finest(name), parent))).collect();
        let mut places = Places::default();
        for (name, parent) in nodes.values() {
            let around = places.around.entry(name.clone()).or_default();
            around.extend(chain(&nodes, parent));
        }
        places
    }

    /// Whether a place of the first name lies in a place of the second.
    pub fn lies_in(&self, inner: &str, outer: &str) -> bool {
        self.around.get(&finest(inner)).is_some_and(|around| around.contains(&finest(outer)))
    }

    /// Whether the finest name of the text is in the hierarchy.
    pub(crate) fn knows(&self, text: &str) -> bool {
        self.around.contains_key(&finest(text))
    }
}

fn finest(text: &str) -> String {
    names(text).into_iter().next().unwrap_or_default()
}

/// The names above a node; a loop in the file ends it.
fn chain(nodes: &BTreeMap<&str, (String, &str)>, parent: &str) -> Vec<String> {
    let mut above = Vec::new();
    let mut at = nodes.get(parent);
    while let Some((name, next)) = at.filter(|_| above.len() < 64) {
        above.push(name.clone());
        at = nodes.get(next);
    }
    // The root ("Earth") contains everything, and so says nothing.
    above
}

/// Whether the longer text goes on with the whole shorter one after a comma.
pub(crate) fn written_inside(inner: &str, outer: &str) -> bool {
    let Some(at) = inner.len().checked_sub(outer.len()).filter(|&at| at > 0 && inner.is_char_boundary(at))
    else {
        return false;
    };
    inner[at..].eq_ignore_ascii_case(outer) && inner[..at].trim_end().ends_with(',')
}
