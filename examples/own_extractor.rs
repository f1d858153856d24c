//! Brings an extractor of its own: a league writes its results as `HOME 3 : 1 AWAY, attendance 12,400`.
//!
//! `cargo run --example own_extractor`

use corroborate::extract::{Extraction, Extractor};
use corroborate::value::{Quantity, Value};
use corroborate::{Attribute, Claim, Document, Reconciler, Result, Span, Subject, SubjectKind};

/// Reads the attendance of each match, a line each.
struct Results;

const MARK: &str = ", attendance ";

impl Extractor for Results {
    fn extract(&self, document: &Document) -> Extraction {
        let mut start = 0;
        let mut claims = Vec::new();
        for line in document.text().split_inclusive('\n') {
            claims.extend(attendance(document, start, line.trim_end()));
            start += line.len();
        }
        Extraction { claims, ..Extraction::default() }
    }
}

/// The claim of one line; none where it is no result.
fn attendance(document: &Document, start: usize, line: &str) -> Option<Claim> {
    let (game, figure) = line.split_once(MARK)?;
    let figure: u32 = figure.replace(',', "").parse().ok()?;
    let span = Span::new(start + game.len() + MARK.len(), start + line.len(), document.text()).ok()?;
    let teams: String = game.chars().filter(|c| c.is_alphabetic() || *c == ' ').collect();
    let subject = Subject::new(SubjectKind::Event, &teams.split_whitespace().collect::<Vec<_>>().join(" – "));
    let subject = subject.clone().with_key(subject.label);
    Some(Claim::new(
        document,
        subject,
        Attribute::Count("spectator".into()),
        Value::Quantity(Quantity::count(figure)),
        span,
    ))
}

fn main() -> Result<()> {
    let league = Document::new(
        "league",
        "Lassenport 3 : 1 Orrin, attendance 12,400\nVell 0 : 0 Tarsk, attendance 8,050\n",
    )?;
    let paper = Document::new(
        "paper",
        "Lassenport 3 : 1 Orrin, attendance 14,200\nVell 0 : 0 Tarsk, attendance 8,050\n",
    )?;
    let report = Reconciler::new().extractor(Results).document(league)?.document(paper)?.reconcile();
    print!("{}", corroborate::report::Text::new(&report).width(80));
    Ok(())
}
