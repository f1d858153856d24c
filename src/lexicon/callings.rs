//! What people are by calling, and the words for what is known of their lives.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::table::lines;
use crate::error::{Error, Result};

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
    static TABLE: LazyLock<HashMap<String, Telling>> = LazyLock::new(|| {
        table(include_str!("en/callings.tsv")).expect("our own table parses: a test loads it")
    });
    let word = word.trim_end_matches('.').to_lowercase();
    TABLE.get(&word)
}

fn table(tsv: &'static str) -> Result<HashMap<String, Telling>> {
    let mut table = HashMap::new();
    for (number, line) in lines(tsv) {
        let wrong = |column, what: String| Error::row(FILE, number, Some(column), what);
        let fields: Vec<&str> = line.split('\t').map(str::trim).collect();
        let [spellings, what] = fields[..] else {
            return Err(wrong(2, format!("{} columns instead of two", fields.len())));
        };
        let telling = telling_of(what).map_err(|error| wrong(2, error.to_string()))?;
        for word in spellings.split(" | ").map(str::to_lowercase) {
            if word.is_empty() || table.insert(word.clone(), telling.clone()).is_some() {
                return Err(wrong(1, format!("'{word}' is no word, or stands twice")));
            }
        }
    }
    Ok(table)
}

const FILE: &str = "callings.tsv";

fn telling_of(what: &'static str) -> Result<Telling> {
    match what {
        "+birth" => Ok(Telling::Birth),
        "+death" => Ok(Telling::Death),
        "+age" => Ok(Telling::Age),
        unknown if unknown.is_empty() || unknown.starts_with('+') => {
            Err(Error::value(format!("'{unknown}' is no field")))
        }
        fields => Ok(Telling::Calling(fields.split(' ').collect())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_calling_is_known() {
        assert!(table(include_str!("en/callings.tsv")).is_ok());
        assert!(matches!(telling("Mayor"), Some(Telling::Calling(fields)) if fields.contains(&"state")));
    }

    #[test]
    fn a_row_that_is_wrong_is_named() {
        let wrong = [
            ("singer\tarts\nbaker", "1 columns"),
            ("singer\tarts\nborn\t+brith", "'+brith' is no field"),
            ("singer\tarts\nbaker | Singer\tcraft", "'singer' is no word, or stands twice"),
            ("singer\tarts\nbaker\t ", "'' is no field"),
        ];
        for (tsv, what) in wrong {
            let error = table(tsv).unwrap_err().to_string();
            assert!(error.contains(what) && error.contains(FILE) && error.contains('2'), "{error}");
        }
    }
}
