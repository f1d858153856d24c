//! How two claims lie to each other, with the reasons word for word.

use std::fs;
use std::path::Path;

use corroborate::compare::{self, relate};
use corroborate::extract::EnglishExtractor;
use corroborate::report::compare_statements;
use corroborate::value::place::Nearness;
use corroborate::value::{Place, Value};
use corroborate::{Attribute, Claim, Document, RelationKind, Span, Subject, SubjectKind};
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

#[test]
fn who_is_near_a_town_may_be_in_it_and_who_is_outside_a_country_is_not() {
    let claim = |id: &str, place: Place| {
        let document = Document::new(id, "He is there.").unwrap();
        let span = Span::new(0, 11, document.text()).unwrap();
        let kest = Subject::new(SubjectKind::Person, "Ilo Kest");
        Claim::new(&document, kest, Attribute::Whereabouts, Value::Place(place), span)
    };
    let near = |name: &str| Place::named(name).with_nearness(Nearness::Near);
    let outside = |name: &str| Place::named(name).with_nearness(Nearness::Outside);
    let cases = [
        (near("Oslo"), "Oslo", RelationKind::Compatible, "near Oslo leaves room for Oslo"),
        (near("Oslo"), "Rome", RelationKind::Conflict, "nobody is both near Oslo and in Rome"),
        (outside("Norway"), "Denmark", RelationKind::Compatible, "Denmark lies outside Norway"),
        (outside("Norway"), "Oslo", RelationKind::Conflict, "nobody is both outside Norway and in Oslo"),
        (Place::named("Kiev"), "Kyiv", RelationKind::Agree, "Kiev and Kyiv are names of one place"),
    ];
    for (place, other, relation, reason) in cases {
        let (a, b) = (claim("a", place), claim("b", Place::named(other)));
        let found = relate(compare::Said::new(&a, None), compare::Said::new(&b, None));
        assert_eq!((found.kind, found.reason.as_str()), (relation, reason));
    }
}

/// The string literals of a source that people may read: of three words or more, outside comments and `expect`.
fn literals(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in source.lines().map(str::trim).filter(|line| !line.starts_with("//")) {
        let line = line.replace("'\"'", "' '");
        let mut rest = line.split_once(" // ").map_or(line.as_str(), |(code, _)| code);
        while let Some((before, behind)) = rest.split_once('"') {
            let (literal, after) = behind.split_once('"').unwrap_or((behind, ""));
            let reason = literal.split_whitespace().count() >= 3 && !before.ends_with("expect(");
            found.extend(reason.then(|| literal.replace("\\u{201c}", "“").replace("\\u{201d}", "”")));
            rest = after;
        }
    }
    found
}

/// Whether the words of a template stand in a reason, in their order, around whatever fills its gaps.
fn is_said(template: &str, reason: &str) -> bool {
    let mut rest = reason;
    let words = template.split('{').enumerate().map(|(at, piece)| match at {
        0 => piece,
        _ => piece.split_once('}').map_or("", |(_, words)| words),
    });
    words.into_iter().all(|words| match rest.split_once(words) {
        Some((_, behind)) => {
            rest = behind;
            true
        }
        None => false,
    })
}

#[test]
fn every_reason_is_asserted_word_for_word() {
    let claims = cases::load::<Case>("comparing").into_iter().map(|(_, case)| case.reason);
    let statements = cases::load::<Statements>("statements").into_iter().map(|(_, case)| case.reason);
    let told = cases::load::<Found>("discrepancies").into_iter().flat_map(|(_, case)| case.found);
    let asserted: Vec<String> = claims.chain(statements).chain(told).collect();
    let sources = ["src/compare", "src/report/statement"];
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = sources.iter().flat_map(|folder| fs::read_dir(root.join(folder)).expect("a folder"));
    let texts = files.map(|file| fs::read_to_string(file.expect("a file").path()).expect("a source"));
    let templates: Vec<String> = texts.flat_map(|text| literals(&text)).collect();
    assert!(templates.len() > 80, "only {} templates are found", templates.len());
    let lacking: Vec<&String> = templates
        .iter()
        .filter(|template| !asserted.iter().any(|reason| is_said(template, reason)))
        .collect();
    assert!(lacking.is_empty(), "no case asserts these reasons: {lacking:#?}");
}

#[derive(Deserialize)]
struct Found {
    found: Vec<String>,
}
