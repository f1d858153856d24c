//! How two claims lie to each other, with the reasons word for word.

use corroborate::compare::{self, relate};
use corroborate::extract::EnglishExtractor;
use corroborate::report::compare_statements;
use corroborate::{Document, RelationKind};
use serde::Deserialize;

use crate::cases::{self, expect};
use crate::support::Said;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    a: Said,
    b: Said,
    relation: RelationKind,
    reason: String,
}

#[test]
fn two_claims_are_related_as_a_careful_reader_would() {
    cases::run("comparing", |case: &Case| {
        let (a, b) = (case.a.claim("a"), case.b.claim("b"));
        let said = |claim, day| compare::Said::new(claim, day);
        let found = relate(said(&a, case.a.day()), said(&b, case.b.day()));
        expect("relation", &case.relation, &found.kind)?;
        expect("reason", &case.reason, &found.reason)?;
        let turned = relate(said(&b, case.b.day()), said(&a, case.a.day()));
        expect("relation from the other side", &case.relation, &turned.kind)
    });
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Statements {
    a: String,
    b: String,
    relation: RelationKind,
    reason: String,
}

#[test]
fn two_statements_are_related_as_wholes() {
    cases::run("statements", |case: &Statements| {
        let document = |id, text: &String| Document::new(id, text.clone()).unwrap();
        let (a, b) = (document("a", &case.a), document("b", &case.b));
        let found = compare_statements(&a, &b, &EnglishExtractor::new());
        expect("relation", &case.relation, &found.relation)?;
        expect("reason", &case.reason, &found.reason)
    });
}
