//! Reconciles claims that a program already has: no text is read, only the quotes are checked.
//!
//! `cargo run --example own_claims`

use corroborate::reconcile::policy;
use corroborate::value::{Quantity, Value};
use corroborate::{Attribute, Claim, Document, Reconciler, Result, Span, Subject, SubjectKind};

/// A row of our own data base: document, source, day, text, the words that say it, the figure.
const ROWS: [(&str, &str, &str, &str, &str, u32); 4] = [
    ("r1", "Harbour Post", "2025-03-14", "Rescuers counted 9 dead on the quay.", "9 dead", 9),
    ("r2", "Northern Wire", "2025-03-15", "The fire killed 14 people.", "killed 14", 14),
    ("r3", "City Radio", "2025-03-15", "Fourteen dead, the mayor said.", "Fourteen dead", 14),
    ("r4", "Daily Coast", "2025-03-15", "The fire killed 41 people.", "killed 41", 41),
];

fn main() -> Result<()> {
    let mut reconciler = Reconciler::new().policy(policy::named("majority")?);
    for (id, source, day, text, words, figure) in ROWS {
        let document = Document::new(id, text)?.with_source(source).with_published(day.parse()?);
        let claim = claim(&document, words, figure)?;
        reconciler = reconciler.document(document)?.claims([claim])?;
    }
    let report = reconciler.reconcile();
    for item in &report.items {
        let consensus = &item.consensus;
        let value = consensus.value.as_ref().map(ToString::to_string).unwrap_or_default();
        println!("{} {}: {value} ({} witnesses)", item.item.label, item.item.attribute, consensus.witnesses);
        println!("  {}", consensus.rationale);
    }
    for found in &report.discrepancies {
        println!("{} {}: {}", found.severity, found.code, found.message);
    }
    Ok(())
}

/// The claim that a row makes; all rows are about one fire, so they share a subject with a key.
fn claim(document: &Document, words: &str, figure: u32) -> Result<Claim> {
    let start = document.text().find(words).unwrap_or_default();
    let span = Span::new(start, start + words.len(), document.text())?;
    let fire = Subject::new(SubjectKind::Event, "harbour fire").with_key("harbour-fire");
    Ok(Claim::new(document, fire, Attribute::Killed, Value::Quantity(Quantity::count(figure)), span))
}
