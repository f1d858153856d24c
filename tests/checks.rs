//! Drafts against other reports: what should not stand, and why.

use corroborate::report::check;
use corroborate::{Document, Reconciler};
use serde::Deserialize;

use crate::cases::{self, expect};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// Published on 2031-05-15.
    draft: String,
    against: Vec<String>,
    /// When each was published: 2031-05-14 unless it stands here.
    #[serde(default)]
    days: Vec<String>,
    /// `severity[effect] "quote": reason`, the worst first.
    remarks: Vec<String>,
}

#[test]
fn a_draft_is_held_against_what_others_say() {
    cases::run("checks", |case: &Case| {
        let document = |id: &str, text: &str, day: &str| {
            Document::new(id, text).unwrap().with_source(id).with_published(day.parse().unwrap())
        };
        let add = |pile: Reconciler<'static>, (at, text): (usize, &String)| {
            let day = case.days.get(at).map_or("2031-05-14", String::as_str);
            pile.document(document(&format!("paper {at}"), text, day)).unwrap()
        };
        let others = case.against.iter().enumerate().fold(Reconciler::new(), add);
        let found = check(document("draft", &case.draft, "2031-05-15"), others).map_err(|e| e.to_string())?;
        let effect = |remark| serde_json::to_value(remark).unwrap().as_str().unwrap().to_owned();
        let said = found.remarks.iter().map(|remark| {
            let (severity, effect) = (remark.severity, effect(remark.effect));
            format!("{severity}[{effect}] \"{}\": {}", remark.claim.quote(), remark.reason)
        });
        expect("remarks", &case.remarks, &said.collect())
    });
}
