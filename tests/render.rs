//! What a reader sees of a report. The report is made by hand, so that only the renderers are on trial.

use corroborate::report::{Format, Paint, Report, Text, Verdict};
use corroborate::{Claim, Document, Reconciler, Severity, Span};
use serde_json::json;

const POST: &str = "LASSENPORT — A fire swept through the ferry terminal on Thursday night while around two hundred \
passengers sheltered there from a storm that had stopped all traffic across the sound, and by the morning at least \
nine people were dead and about 30 in hospital, the city's fire service said, adding that the upper deck had not been \
reached and that the toll was likely to rise.\nNobody has said who did it.";
const WIRE: &str = "Rescuers recovered five more bodies on Friday, bringing the number of people killed to 14.\n\
The interior minister blamed the Grey Tide <script>. \u{1b}[31mThe Grey Tide denied it.";
const COAST: &str = "Rescue workers recovered five more bodies, taking the number of people killed to 41.";

fn document(id: &str, source: &str, day: &str, text: &str) -> Document {
    Document::new(id, text).unwrap().with_source(source).with_published(day.parse().unwrap())
}

fn documents() -> Vec<Document> {
    vec![
        document("post-1", "The Harbour Post", "2025-03-14", POST),
        document("wire-1", "Northern Wire", "2025-03-15", WIRE).with_url("https://wire.example/1"),
        document("coast-1", "The Daily Coast", "2025-03-15", COAST),
    ]
}

fn quoted(id: &str, document: &Document, quote: &str, mut claim: serde_json::Value) -> Claim {
    let start = document.text().find(quote).unwrap();
    let span = Span::new(start, start + quote.len(), document.text()).unwrap();
    let fields = json!({
        "id": id, "document": document.id(), "source": document.source(),
        "subject": {"kind": "event", "key": "event:1", "label": "fire at the ferry terminal of Lassenport"},
        "start": span.start(), "end": span.end(), "quote": quote,
    });
    for (key, value) in fields.as_object().unwrap() {
        claim[key] = value.clone();
    }
    serde_json::from_value(claim).unwrap()
}

fn count(low: u32, high: Option<u32>, text: &str) -> serde_json::Value {
    json!({"type": "quantity", "kind": "count", "low": low, "high": high, "best": low, "precision": "exact", "text": text})
}

fn claims(documents: &[Document]) -> Vec<Claim> {
    let killed = |low, high, text| json!({"attribute": "killed", "value": count(low, high, text)});
    let mut nine = killed(9, None, "at least nine");
    nine["speakers"] = json!([{"name": "the fire service", "role": "official"}]);
    let grey_tide = json!({"type": "entity", "name": "the Grey Tide", "key": "grey tide"});
    let blamed = json!({
        "attribute": "perpetrator", "value": grey_tide, "stance": {"polarity": "affirmed", "certainty": "alleged"},
        "speakers": [{"name": "the interior minister", "role": "official"}],
    });
    let denied = json!({
        "attribute": "perpetrator", "value": grey_tide, "stance": {"polarity": "denied", "certainty": "asserted"},
        "speakers": [{"name": "the Grey Tide", "role": "organization"}],
    });
    vec![
        quoted("c1", &documents[0], "at least nine people were dead", nine),
        quoted("c2", &documents[1], "people killed to 14", killed(14, Some(14), "14")),
        quoted("c3", &documents[1], "The interior minister blamed the Grey Tide", blamed),
        quoted("c4", &documents[1], "The Grey Tide denied it", denied),
        quoted("c5", &documents[2], "people killed to 41", killed(41, Some(41), "41")),
    ]
}

fn report() -> Report {
    let documents = documents();
    let summaries = json!([
        {"id": "post-1", "source": "The Harbour Post", "title": null, "published": "2025-03-14", "witness": "w1"},
        {"id": "wire-1", "source": "Northern Wire", "title": null, "published": "2025-03-15", "witness": "w2"},
        {"id": "coast-1", "source": "The Daily Coast", "title": null, "published": "2025-03-15", "witness": "w2"},
    ]);
    let item = |attribute: &str, claims: &[&str], consensus: serde_json::Value| {
        json!({
            "id": format!("event:1/{attribute}"), "subject": "event:1", "attribute": attribute, "scope": [],
            "label": "fire at the ferry terminal of Lassenport", "claims": claims, "relations": [],
            "consensus": consensus,
        })
    };
    let toll = json!({
        "value": count(14, Some(14), "14"), "low": 9, "high": 14, "confidence": 0.8, "policy": "interval",
        "rationale": "14 lies within what both witnesses say; the copy's 41 is a change of it and does not count.",
        "supporting": ["c1", "c2"], "dissenting": ["c5"], "witnesses": 2, "pivot": "c2",
    });
    let open = json!({
        "value": null, "low": null, "high": null, "confidence": 0, "policy": "interval",
        "rationale": "", "supporting": [], "dissenting": [], "witnesses": 0,
    });
    let discrepancies = json!([
        {
            "code": "denied", "severity": "major", "item": "event:1/perpetrator", "primary": "c4",
            "message": "the interior minister blames the Grey Tide, which denies it", "secondary": ["c3"],
            "help": "print both, each with its speaker",
        },
        {
            "code": "toll-rising", "severity": "note", "item": "event:1/killed", "primary": "c2", "secondary": ["c1"],
            "message": "the count rose from at least nine to 14", "help": "use the latest figure with its date",
        },
        {
            "code": "credit-missing", "severity": "minor", "item": null, "primary": "c5", "secondary": [],
            "message": "The Daily Coast does not say that it rests on Northern Wire", "help": "",
        },
    ]);
    let reuse = json!([{
        "copy": "coast-1", "original": "wire-1", "score": 0.87,
        "reason": "same passages in the same order, and the copy came later",
        "distortions": [{
            "type": "number_changed", "severity": "critical",
            "original": {"start": 86, "end": 88, "quote": "14"}, "copy": {"start": 81, "end": 83, "quote": "41"},
            "message": "'14' became '41'",
        }],
    }]);
    let report = json!({
        "documents": summaries, "claims": claims(&documents), "discrepancies": discrepancies, "reuse": reuse,
        "items": [item("killed", &["c1", "c2", "c5"], toll), item("perpetrator", &["c3", "c4"], open)], "events": [],
    });
    Report { texts: documents, ..serde_json::from_value(report).unwrap() }
}

#[test]
fn the_text_shows_diagnostics_answers_and_copies() {
    insta::assert_snapshot!(Text::new(&report()).width(80).to_string());
}

#[test]
fn markdown_shows_the_same() {
    insta::assert_snapshot!(report().render(Format::Markdown));
}

#[test]
fn html_shows_the_same_and_escapes_what_texts_contain() {
    let page = report().render(Format::Html);
    assert!(!page.contains("<script"));
    insta::assert_snapshot!(page);
}

#[test]
#[cfg(feature = "json")]
fn claim_reviews_are_drafted_for_serious_discrepancies() {
    let drafts: serde_json::Value = serde_json::from_str(&report().render(Format::ClaimReview)).unwrap();
    insta::assert_snapshot!(serde_json::to_string_pretty(&drafts).unwrap());
}

#[test]
#[cfg(feature = "json")]
fn the_json_form_reads_back_as_the_same_report() {
    let report = report();
    let read: Report = serde_json::from_str(&report.render(Format::Json)).unwrap();
    assert_eq!(Report { texts: Vec::new(), ..report }, read);
}

#[test]
fn no_line_of_the_text_is_wider_than_asked_but_for_names() {
    for width in [40, 60, 100] {
        let text = Text::new(&report()).width(width).to_string();
        let quotes = text.lines().filter(|line| line.starts_with("  │ "));
        assert!(quotes.clone().count() > 4);
        assert!(quotes.into_iter().all(|line| line.chars().count() <= width), "{text}");
    }
}

#[test]
fn colour_is_only_painted_when_asked_for() {
    let report = report();
    assert!(!Text::new(&report).to_string().contains('\u{1b}'));
    assert!(Text::new(&report).paint(Paint::Ansi).to_string().contains("\u{1b}[1;33mmajor[denied]\u{1b}[0m"));
}

#[test]
fn a_verdict_needs_two_witnesses_and_no_serious_discrepancy() {
    let report = report();
    let verdict = |at: usize| Verdict::of(&report.items[at], &report.discrepancies);
    assert_eq!((verdict(0), verdict(1)), (Verdict::Print, Verdict::Hold));
    let mut one = report.items[0].clone();
    one.consensus.witnesses = 1;
    assert_eq!(Verdict::of(&one, &[]), Verdict::Attribute);
    one.consensus.witnesses = 2;
    one.consensus.unconfirmed = true;
    assert_eq!(Verdict::of(&one, &[]), Verdict::Attribute, "two who fear it do not make it known");
    one.consensus.witnesses = 0;
    one.consensus.unconfirmed = false;
    assert_eq!(Verdict::of(&one, &[]), Verdict::Open, "there is no witness to name");
    assert_eq!(Verdict::of(&report.items[1], &[]), Verdict::Open);
    assert!(Severity::Major < Severity::Minor);
}

/// Two papers that only fear a death do not let it be printed as one, nor do two that print one agency's copy.
#[test]
fn fears_and_copies_of_one_agency_are_not_printed_as_known() {
    let marks = |texts: [&str; 2]| {
        let document = |(at, text): (usize, &&str)| {
            let document = Document::new(&format!("d{at}"), *text).unwrap();
            document.with_source(&format!("Paper {at}")).with_published("2031-05-08".parse().unwrap())
        };
        let pile = texts.iter().enumerate().map(document).try_fold(Reconciler::new(), Reconciler::document);
        let report = pile.unwrap().reconcile();
        let shared = report.items.iter().filter(|item| item.item.claims.len() > 1);
        let marks = shared.map(|item| Verdict::of(item, &report.discrepancies).mark());
        marks.collect::<String>()
    };
    let feared =
        ["Ivo Brandt may have been killed in Orlo.", "Ivo Brandt is feared dead in Orlo, friends said."];
    assert!(!marks(feared).contains('✓'), "{}", marks(feared));
    let told =
        ["Ivo Brandt was killed in Orlo, police said.", "Ivo Brandt has been killed in Orlo, his wife said."];
    assert!(marks(told).contains('✓'), "{}", marks(told));
    let wired = [
        "ORLO, May 7 (Reuters) - A bomb killed 12 people in Orlo on Monday.",
        "ORLO (Reuters) \u{2014} Twelve people died in a bombing in Orlo on Monday.",
    ];
    assert!(!marks(wired).contains('✓'), "{}", marks(wired));
    let two = [
        "ORLO, May 7 (Reuters) - A bomb killed 12 people in Orlo on Monday.",
        "ORLO (AFP) \u{2014} Twelve people died in a bombing in Orlo on Monday.",
    ];
    assert!(marks(two).contains('✓'), "{}", marks(two));
}
