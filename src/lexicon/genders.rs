//! First names that are women's or men's alone.

use std::sync::LazyLock;

use super::table::lines;
use crate::error::{Error, Result};

/// Whom a word or a name is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gender {
    Female,
    Male,
}

/// First names with their gender, in lower case and in order.
#[derive(Debug)]
pub(crate) struct FirstNames(Vec<(&'static str, Gender)>);

impl FirstNames {
    pub(crate) fn english() -> &'static FirstNames {
        static ENGLISH: LazyLock<FirstNames> =
            LazyLock::new(|| FirstNames::load().expect("our own table parses: a test loads it"));
        &ENGLISH
    }

    /// Whose name it is, as written; none where both bear it or it is not known.
    pub(crate) fn gender(&self, written: &str) -> Option<Gender> {
        let name = written.to_lowercase();
        let found = self.0.binary_search_by_key(&name.as_str(), |(name, _)| name);
        found.ok().map(|at| self.0[at].1)
    }

    fn load() -> Result<FirstNames> {
        let mut names = Vec::new();
        for (number, line) in lines(include_str!("en/first_names.tsv")) {
            let (spellings, gender) = line.split_once('\t').unwrap_or((line, ""));
            let gender = match gender {
                "female" => Gender::Female,
                "male" => Gender::Male,
                other => {
                    let message = format!("unknown gender '{other}'");
                    return Err(Error::row("first_names.tsv", number, Some(2), message));
                }
            };
            names.extend(spellings.split(" | ").map(|name| (name, gender)));
        }
        names.sort_unstable_by_key(|(name, _)| *name);
        Ok(FirstNames(names))
    }
}

#[cfg(test)]
mod tests {
    use super::{FirstNames, Gender};

    #[test]
    fn a_first_name_is_of_one_gender_or_of_none() {
        let names = FirstNames::english();
        assert_eq!(names.gender("Maria"), Some(Gender::Female));
        assert_eq!(names.gender("IVAN"), Some(Gender::Male));
        assert_eq!(names.gender("Kim"), None);
        assert!(names.0.windows(2).all(|pair| pair[0].0 < pair[1].0), "each name stands once");
    }
}
