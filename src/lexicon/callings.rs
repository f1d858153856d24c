//! What people are by calling, and the words for what is known of their lives.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::table::lines;

/// What a word tells of somebody beside the name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Telling {
    /// The fields in which those of this calling are found.
    Calling(Vec<&'static str>),
    /// The year of the birth follows.
    Birth,
    /// The year of the death follows.
    Death,
    /// The age follows.
    Age,
}

/// What a word tells of somebody, in any letter case.
pub(crate) fn telling(word: &str) -> Option<&'static Telling> {
    static TABLE: LazyLock<HashMap<String, Telling>> = LazyLock::new(table);
    let word = word.trim_end_matches('.').to_lowercase();
    TABLE.get(&word)
}

fn table() -> HashMap<String, Telling> {
    let mut table = HashMap::new();
    for (_, line) in lines(include_str!("en/callings.tsv")) {
        let Some((spellings, what)) = line.split_once('\t') else { continue };
        let telling = match what.trim() {
            "+birth" => Telling::Birth,
            "+death" => Telling::Death,
            "+age" => Telling::Age,
            fields => Telling::Calling(fields.split(' ').collect()),
        };
        table.extend(spellings.split(" | ").map(|word| (word.to_lowercase(), telling.clone())));
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_calling_is_known_once_and_has_a_field() {
        let mut words: Vec<&str> = Vec::new();
        for (number, line) in lines(include_str!("en/callings.tsv")) {
            let (spellings, what) = line.split_once('\t').unwrap_or_else(|| panic!("line {number}"));
            assert!(!what.trim().is_empty(), "line {number}");
            words.extend(spellings.split(" | "));
        }
        let count = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), count);
        assert!(matches!(telling("Mayor"), Some(Telling::Calling(fields)) if fields.contains(&"state")));
    }
}
