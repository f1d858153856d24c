//! Drafts against other reports: what should not stand, and why.

use corroborate::report::{Check, Code, Kept, Severities, check};
use corroborate::{Attribute, Document, Reconciler, Severity};
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
    /// `"quote": who supports it`, by place; nobody where nothing was found.
    #[serde(default)]
    kept: Option<Vec<String>>,
    /// The sentences in which nothing was read.
    #[serde(default)]
    unread: Option<Vec<String>>,
}

impl Case {
    fn check(&self, severities: Severities) -> Check {
        let document = |id: &str, text: &str, day: &str| {
            Document::new(id, text).unwrap().with_source(id).with_published(day.parse().unwrap())
        };
        let add = |pile: Reconciler<'static>, (at, text): (usize, &String)| {
            let day = self.days.get(at).map_or("2031-05-14", String::as_str);
            pile.document(document(&format!("paper {at}"), text, day)).unwrap()
        };
        let pile = Reconciler::new().severities(severities);
        let others = self.against.iter().enumerate().fold(pile, add);
        check(document("draft", &self.draft, "2031-05-15"), others).unwrap()
    }

    /// What should not stand, as a caller rates it.
    fn remarks(&self, severities: Severities) -> Vec<String> {
        let found = self.check(severities);
        let effect = |remark| serde_json::to_value(remark).unwrap().as_str().unwrap().to_owned();
        let said = found.remarks.iter().map(|remark| {
            let (severity, effect) = (remark.severity, effect(remark.effect));
            format!("{severity}[{effect}] \"{}\": {}", remark.claim.quote(), remark.reason)
        });
        said.collect()
    }

    /// What may stand, and who says so.
    fn kept(&self) -> Vec<String> {
        let said = |kept: &Kept| {
            let by: Vec<&str> = kept.by.iter().map(|claim| claim.source().as_str()).collect();
            format!("\"{}\": {}", kept.claim.quote(), by.join(", ")).trim_end().to_owned()
        };
        self.check(Severities::default()).kept.iter().map(said).collect()
    }

    fn unread(&self) -> Vec<String> {
        let found = self.check(Severities::default());
        found.unread.iter().map(|sentence| sentence.quote().to_owned()).collect()
    }
}

#[test]
fn a_draft_is_held_against_what_others_say() {
    cases::run("checks", |case: &Case| {
        expect("remarks", &case.remarks, &case.remarks(Severities::default()))?;
        case.kept.iter().try_for_each(|kept| expect("kept", kept, &case.kept()))?;
        case.unread.iter().try_for_each(|unread| expect("unread", unread, &case.unread()))
    });
}

/// The severities of all remarks of the cases that have this effect and these words in the reason.
fn rated(severities: &Severities, effect: &str, words: &str) -> Vec<String> {
    let cases = cases::load::<Case>("checks");
    let remarks = cases.iter().flat_map(|(_, case)| case.remarks(severities.clone()));
    let of = remarks.filter(|told| told.contains(&format!("[{effect}]")) && told.contains(words));
    of.map(|told| told.split('[').next().unwrap().to_owned()).collect()
}

#[test]
fn a_caller_sets_the_severity_of_a_remark_by_the_code_that_a_report_would_give() {
    let codes = [
        (Code::FigureConflict, "contradicted", "cannot both be true"),
        (Code::Denied, "contradicted", "denies"),
        (Code::StatusConflict, "contradicted", "nobody is both"),
        (Code::StatementConflict, "strained", "one says"),
        (Code::TollRising, "updated", "already"),
        (Code::TollRising, "newer", "is older"),
    ];
    for (code, effect, words) in codes {
        for severity in [Severity::Critical, Severity::Note] {
            let found = rated(&Severities::default().with_code(code, severity), effect, words);
            let all = vec![severity.to_string(); found.len().max(1)];
            assert_eq!(found, all, "{code}, {effect}, {words}");
        }
    }
}

#[test]
fn a_caller_sets_what_is_at_stake_in_a_draft() {
    let nothing = Severities::default().with_stake(Attribute::Killed, Severity::Note);
    assert_eq!(rated(&nothing, "hedged", "paper 0 says only \u{201c}At least nine"), ["note"]);
}
