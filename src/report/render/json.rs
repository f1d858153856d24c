//! The serde form, which is the command line's contract.

use crate::report::Report;

pub(super) fn render(report: &Report) -> String {
    serde_json::to_string(report)
        .expect("a report is made of strings, numbers and lists: all of them are JSON")
        + "\n"
}
