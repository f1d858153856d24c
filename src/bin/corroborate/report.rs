//! `report`: documents to everything that fits and does not.

use std::fs;
use std::path::PathBuf;
use std::rc::Rc;

use corroborate::reconcile::policy;
use corroborate::report::{Format, Text};
use corroborate::{Claim, Document, Reconciler, Report, Severity};
use serde::{Deserialize, Serialize};

use crate::batch::{self, LineError};
use crate::claims;
use crate::input::{self, Read};
use crate::outcome::{Failure, Outcome, Status, print};
use crate::progress::{Counting, Progress};
use crate::settings::{self, Settings, parse};
use crate::terminal::Screen;

/// The options of the command.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLE)]
pub(crate) struct Options {
    /// Articles (.txt, .md, .html), files of documents (.jsonl, or - for standard input), or folders of these
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Read piles of documents as JSON Lines, {"id", "documents", "claims"?}, and write a JSON report for each
    #[arg(long, conflicts_with_all = ["format", "output", "claims", "fail_on"])]
    batch: bool,
    /// How the report is written: text, json, markdown, html or claimreview
    #[arg(long, default_value = "text", value_parser = parse::<Format>)]
    format: Format,
    /// Write to a file instead of standard output
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Bring claims (JSON Lines of claims) for some of the documents, instead of extracting theirs
    #[arg(long, value_name = "FILE")]
    claims: Option<PathBuf>,
    /// End with status 3 where something of this severity or worse is found: critical, major, minor or note
    #[arg(long, value_name = "SEVERITY", value_parser = parse::<Severity>)]
    fail_on: Option<Severity>,
    #[command(flatten)]
    settings: Settings,
    #[command(flatten)]
    screen: Screen,
}

const EXAMPLE: &str = "Examples:
  corroborate report examples/reports
  corroborate report wire.jsonl paper.html --format html --output report.html
  corroborate report drafts/ --policy latest --alias 'Omar Salih=Abu Nur' --fail-on critical";

/// Runs the command.
pub(crate) fn run(options: &Options) -> Outcome {
    if options.settings.asks_for_policies() {
        return print(&settings::policies()).map(|()| Status::Done);
    }
    options.settings.reconciler()?;
    if options.batch && options.settings.compares_policies() {
        return Err(Failure::unusable("--policy all reads documents, not --batch"));
    }
    if options.batch {
        return piles(options);
    }
    let documents = documents(&options.paths)?;
    if options.settings.compares_policies() {
        return policies(options, documents);
    }
    let (report, status) = reconciled(options, documents)?;
    options.settings.warn_unmatched(&called(options, &report), &report.texts);
    match &options.output {
        Some(file) => fs::write(file, rendered(options, &report)).map_err(|e| Failure::file(file, e))?,
        None => print(&rendered(options, &report))?,
    }
    let found = |limit: Severity| report.discrepancies.iter().any(|found| found.severity <= limit);
    Ok(if options.fail_on.is_some_and(found) { Status::Found } else { status })
}

/// The labels and keys of the events of a report, and of the subjects of claims that were brought.
fn called<'r>(options: &Options, report: &'r Report) -> Vec<&'r str> {
    let brought = options.claims.iter().flat_map(|_| &report.claims).map(Claim::subject);
    let of_claims = brought.flat_map(|subject| [subject.label.as_str(), subject.key.as_str()]);
    let of_events = report.events.iter().flat_map(|event| [event.label.as_str(), event.key.as_str()]);
    of_claims.chain(of_events).collect()
}

fn documents(paths: &[PathBuf]) -> Result<Read<Document>, Failure> {
    if paths.is_empty() {
        return Err(Failure::unusable("no documents: name files or folders, or - for standard input"));
    }
    input::documents(paths)
}

/// One table of what every policy answers: text, or JSON.
fn policies(options: &Options, documents: Read<Document>) -> Outcome {
    let (claims, status) = brought(options, &documents)?;
    let table =
        told(options.settings.reconciler()?, documents.items, claims)?.compare_policies(policy::POLICIES);
    let written = match options.format {
        Format::Text => table.to_string(),
        Format::Json => format!("{}\n", serde_json::to_string(&table).expect("a table of names and numbers")),
        other => return Err(Failure::unusable(format!("--policy all has no format {other}: text or json"))),
    };
    match &options.output {
        Some(file) => fs::write(file, written).map_err(|e| Failure::file(file, e))?,
        None => print(&written)?,
    }
    Ok(documents.status.and(status))
}

/// The claims that the caller brings.
fn brought(options: &Options, documents: &Read<Document>) -> Result<(Vec<Claim>, Status), Failure> {
    let brought =
        options.claims.as_deref().map(|file| claims::of_file(file, &documents.items)).transpose()?;
    Ok(brought.map_or((Vec::new(), Status::Done), |read| (read.items, read.status)))
}

fn reconciled(options: &Options, documents: Read<Document>) -> Result<(Report, Status), Failure> {
    let (claims, status) = brought(options, &documents)?;
    let progress = Rc::new(Progress::of_documents(documents.items.len()));
    let reconciler = options.settings.reconciler()?.extractor(Counting::new(&progress));
    let report = told(reconciler, documents.items, claims)?.reconcile();
    progress.finish();
    Ok((report, documents.status.and(status)))
}

/// A reconciler that has been told everything.
fn told(
    reconciler: Reconciler<'_>,
    documents: Vec<Document>,
    claims: Vec<Claim>,
) -> corroborate::Result<Reconciler<'_>> {
    documents.into_iter().try_fold(reconciler, Reconciler::document)?.claims(claims)
}

fn rendered(options: &Options, report: &Report) -> String {
    match (options.format, &options.output) {
        (Format::Text, None) => options.screen.fit(Text::new(report)).to_string(),
        (Format::Text, Some(_)) => options.screen.fit_file(Text::new(report)).to_string(),
        (format, _) => report.render(format),
    }
}

/// A line of `--batch`.
#[derive(Deserialize)]
#[serde(expecting = "a pile of documents {id, documents}")]
struct Pile {
    id: serde_json::Value,
    documents: Vec<Document>,
    #[serde(default)]
    claims: Vec<Claim>,
}

/// Its answer.
#[derive(Serialize)]
struct Answer<'r> {
    id: serde_json::Value,
    #[serde(flatten)]
    report: &'r Report,
}

fn piles(options: &Options) -> Outcome {
    batch::run_on(&options.paths, |pile: Pile, answers| {
        let reconciler = options.settings.reconciler()?;
        let report = told(reconciler, pile.documents, pile.claims)?.reconcile();
        answers.add(&Answer { id: pile.id, report: &report })?;
        Ok::<(), LineError>(())
    })
}
