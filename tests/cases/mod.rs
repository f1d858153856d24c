//! Runs the cases of a TOML file and lists every failure.
//!
//! A file is a list of `[[case]]` tables, each with a `name` that no other case of the file has; the other keys are
//! the fields of the topic's own type, which should `deny_unknown_fields`.
//!
//! ```toml
//! [[case]]
//! name = "a floor admits any greater figure"
//! left = "at least 900 people"
//! right = "1200 people"
//! relation = "compatible"
//! ```

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};

use serde::de::DeserializeOwned;

/// Runs `check` on every case of `tests/cases/{file}.toml`; what it returns as an error says what was wrong.
///
/// # Panics
/// Where a case fails, with all failures; and where the file is not well formed or has no cases.
#[track_caller]
pub(crate) fn run<C: DeserializeOwned>(file: &str, check: impl Fn(&C) -> Result<(), String>) {
    let cases = load::<C>(file);
    let mut failures = String::new();
    for (name, case) in &cases {
        if let Err(what) = outcome(case, &check) {
            let _ = write!(failures, "\n- {name}\n    {}", what.replace('\n', "\n    "));
        }
    }
    let failed = failures.matches("\n- ").count();
    assert!(failures.is_empty(), "{failed} of {} cases of {file}.toml fail:{failures}", cases.len());
}

/// An error where the two differ, that shows both.
pub(crate) fn expect<T: PartialEq + std::fmt::Debug>(
    what: &str,
    expected: &T,
    found: &T,
) -> Result<(), String> {
    if expected == found {
        return Ok(());
    }
    Err(format!("{what}\nexpected {expected:?}\n   found {found:?}"))
}

/// All cases of a file, each with its name.
pub(crate) fn load<C: DeserializeOwned>(file: &str) -> Vec<(String, C)> {
    let path = format!("{}/tests/cases/{file}.toml", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
    let table: toml::Table = text.parse().unwrap_or_else(|e| panic!("{file}.toml: {e}"));
    let cases = table.get("case").and_then(toml::Value::as_array).cloned().unwrap_or_default();
    assert!(!cases.is_empty(), "{file}.toml has no [[case]]");
    let mut names = BTreeSet::new();
    let cases = cases.into_iter().map(|case| named::<C>(file, case));
    cases
        .inspect(|(name, _)| assert!(names.insert(name.clone()), "{file}.toml: two cases '{name}'"))
        .collect()
}

fn named<C: DeserializeOwned>(file: &str, mut case: toml::Value) -> (String, C) {
    let name = case.as_table_mut().and_then(|case| case.remove("name"));
    let Some(toml::Value::String(name)) = name else {
        panic!("{file}.toml: a case without a name: {case:?}")
    };
    let read = case.try_into().unwrap_or_else(|e| panic!("{file}.toml: case '{name}': {e}"));
    (name, read)
}

fn outcome<C>(case: &C, check: &impl Fn(&C) -> Result<(), String>) -> Result<(), String> {
    catch_unwind(AssertUnwindSafe(|| check(case))).unwrap_or_else(|panic| {
        let message = panic.downcast_ref::<String>().map(String::as_str);
        Err(format!("panicked: {}", message.or(panic.downcast_ref::<&str>().copied()).unwrap_or("?")))
    })
}

#[test]
fn a_failing_case_is_named_with_all_others() {
    let failure = catch_unwind(|| run::<toml::Table>("cases", |_| Err("wrong".to_owned())));
    let message = failure.unwrap_err().downcast::<String>().unwrap();
    assert_eq!(*message, "2 of 2 cases of cases.toml fail:\n- first\n    wrong\n- second\n    wrong");
}
