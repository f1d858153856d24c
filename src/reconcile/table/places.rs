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

    /// How many names lie around the finest name of the text.
    pub(crate) fn depth(&self, text: &str) -> usize {
        self.around.get(&finest(text)).map_or(0, BTreeSet::len)
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

/// Which of these texts lie in which: pairs of the inner one and the outer one, in order.
///
/// One lies in another where it goes on with the whole of it after a comma, or where the hierarchy says so; names that
/// lie in each other by the hierarchy, as ambiguous ones may, do not.
pub(crate) fn nested(texts: &[&str], places: Option<&Places>) -> Vec<(u32, u32)> {
    let mut pairs = written(texts);
    if let Some(places) = places {
        let known = known(texts, places);
        let both_ways = |&(inner, outer): &(u32, u32)| known.contains(&(outer, inner));
        pairs.extend(known.iter().copied().filter(|pair| !both_ways(pair)));
    }
    pairs.into_iter().collect()
}

fn written(texts: &[&str]) -> BTreeSet<(u32, u32)> {
    let whole: BTreeMap<String, u32> =
        texts.iter().enumerate().map(|(at, text)| (text.to_ascii_lowercase(), at as u32)).collect();
    let mut pairs = BTreeSet::new();
    for (text, &inner) in &whole {
        let ends = text.match_indices(',').map(|(at, _)| text[at + 1..].trim_start());
        pairs.extend(ends.filter_map(|end| whole.get(end)).map(|&outer| (inner, outer)));
    }
    pairs
}

fn known(texts: &[&str], places: &Places) -> BTreeSet<(u32, u32)> {
    let mut named: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (at, text) in texts.iter().enumerate() {
        named.entry(finest(text)).or_default().push(at as u32);
    }
    let mut pairs = BTreeSet::new();
    for (name, inner) in &named {
        let outer =
            places.around.get(name).into_iter().flatten().filter_map(|name| named.get(name)).flatten();
        for &outer in outer {
            pairs.extend(inner.iter().filter(|&&inner| inner != outer).map(|&inner| (inner, outer)));
        }
    }
    pairs
}
