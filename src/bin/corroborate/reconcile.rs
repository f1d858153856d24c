//! `corroborate reconcile FILE.csv`: claims in, answers out.

mod explain;

use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use corroborate::reconcile::table::{Because, Builder, Kind, Table, csv};
use corroborate::reconcile::truth::{self, Given, Ledger};

use crate::outcome::{Failure, Outcome, Status, warn};

/// The options of the command.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLE)]
pub(crate) struct Options {
    /// CSV with the columns source, object, attribute, value in any order; `-` for standard input
    file: Option<PathBuf>,
    /// How to decide: a name of `--method list`, `auto`, or `all` to compare them
    #[arg(long, value_name = "NAME", default_value = "auto")]
    method: String,
    /// Fix the kind of an attribute: number, category, date or place
    #[arg(long, value_name = "ATTRIBUTE=KIND")]
    kind: Vec<String>,
    /// CSV `ID,name,parentID` of the places that lie in one another
    #[arg(long, value_name = "FILE")]
    hierarchy: Option<PathBuf>,
    /// The column that says when a claim was made
    #[arg(long, value_name = "COLUMN")]
    time: Option<String>,
    /// CSV `object,attribute,value` of items whose truth is known
    #[arg(long, value_name = "FILE")]
    calibrate: Option<PathBuf>,
    /// Go on from the trust that an earlier run wrote with --ledger
    #[arg(long, value_name = "FILE")]
    carry: Option<PathBuf>,
    /// Write the trust in sources there, for --carry of a later run
    #[arg(long, value_name = "FILE")]
    ledger: Option<PathBuf>,
    /// Write `source,trust,low,high,claims` there
    #[arg(long, value_name = "FILE")]
    sources: Option<PathBuf>,
    /// Show the claims on one object, their weights, and what would change the answer
    #[arg(long, value_name = "OBJECT")]
    explain: Option<String>,
}

const EXAMPLE: &str = "Example:
  corroborate reconcile prices.csv --method median --sources trust.csv > answers.csv";

/// Runs the command.
pub(crate) fn run(options: &Options) -> Outcome {
    if options.method == "list" {
        return list();
    }
    let Some(file) = &options.file else {
        return Err(Failure::unusable("reconcile: no FILE.csv given"));
    };
    let all = options.method == "all";
    let estimator = truth::by_name(if all { "auto" } else { &options.method })?;
    let (table, bad) = table(options, file)?;
    let method = if options.method == "auto" { truth::Auto.main(&table) } else { estimator.name() };
    let given = given(options, &table, method)?;
    say(&table, &file.display().to_string());
    if options.method == "auto" {
        say_choices(&table);
    }
    let outcome = estimator.estimate(&table, &given)?;
    write_sources(options, &table, &outcome)?;
    write_ledger(options, &outcome.ledger(&table, method))?;
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    match &options.explain {
        Some(object) => explain::write(&mut out, &table, &given, &*estimator, &outcome, object)?,
        None if all => explain::write_agreement(&mut out, &table, &given)?,
        None => write_answers(&mut out, &table, &outcome)?,
    }
    out.flush()?;
    Ok(if bad == 0 { Status::Done } else { Status::SomeLost })
}

fn list() -> Outcome {
    let mut out = BufWriter::new(io::stdout().lock());
    for method in truth::methods() {
        writeln!(out, "{}: {}", method.name, method.about)?;
    }
    out.flush()?;
    Ok(Status::Done)
}

/// The claims of the file, and how many rows could not be read.
fn table(options: &Options, file: &Path) -> Result<(Table, usize), Failure> {
    let mut builder = Builder::default();
    for given in &options.kind {
        let (attribute, kind) = kind(given)?;
        builder = builder.kind(attribute, kind);
    }
    if let Some(path) = &options.hierarchy {
        builder = builder.places(csv::read_places(open(path)?, &path.display().to_string())?);
    }
    let name = file.display().to_string();
    let errors = csv::read_claims(&mut builder, open(file)?, &name, options.time.as_deref())?;
    for error in &errors {
        warn(error);
    }
    Ok((builder.finish()?, errors.len()))
}

fn kind(given: &str) -> Result<(&str, Kind), Failure> {
    let Some((attribute, kind)) = given.rsplit_once('=') else {
        return Err(Failure::unusable(format!("--kind '{given}': ATTRIBUTE=KIND is wanted")));
    };
    Ok((attribute, kind.parse()?))
}

fn open(path: &Path) -> Result<Box<dyn Read>, Failure> {
    if path.as_os_str() == "-" {
        return Ok(Box::new(io::stdin().lock()));
    }
    let file = File::open(path).map_err(|error| Failure::file(path, error))?;
    Ok(Box::new(file))
}

fn given(options: &Options, table: &Table, method: &str) -> Result<Given, Failure> {
    let mut given = Given::default();
    if let Some(path) = &options.calibrate {
        let name = path.display().to_string();
        csv::read_truths(open(path)?, &name, |[object, attribute, value]| {
            given.know(table, object, attribute, value);
        })?;
    }
    if let Some(path) = &options.carry {
        given.carry(table, &carried(path, method)?);
    }
    Ok(given)
}

fn carried(path: &Path, method: &str) -> Result<Ledger, Failure> {
    let ledger: Ledger = serde_json::from_reader(io::BufReader::new(open(path)?))
        .map_err(|error| Failure::unusable(format!("--carry {}: {error}", path.display())))?;
    if ledger.method == method {
        return Ok(ledger);
    }
    let what =
        format!("--carry {}: the trust of '{}', where '{method}' decides", path.display(), ledger.method);
    Err(Failure::unusable(what))
}

fn write_ledger(options: &Options, ledger: &Ledger) -> Result<(), Failure> {
    let Some(path) = &options.ledger else { return Ok(()) };
    if ledger.paid.is_empty() {
        let what = format!("--ledger: '{}' keeps more of a source than can be carried", ledger.method);
        return Err(Failure::unusable(what));
    }
    let unwritten = |error: io::Error| Failure::file(path, error);
    let out = BufWriter::new(File::create(path).map_err(unwritten)?);
    serde_json::to_writer(out, ledger).map_err(|error| unwritten(error.into()))
}

/// How many odd values are shown, and how many letters of each.
const SHOWN: usize = 5;
const LONGEST: usize = 80;

/// Tells what the table is made of.
fn say(table: &Table, name: &str) {
    for (attribute, kind, because) in table.kinds() {
        match because {
            Because::Given => warn(format_args!("{attribute}: {kind}, as given")),
            Because::Share(share) => {
                warn(format_args!("{attribute}: {kind}, as {share} % of its claims read"));
            }
        }
    }
    for odd in table.odd().take(SHOWN) {
        let place = odd.line.map_or_else(String::new, |line| format!("{name}:{line}: "));
        let (attribute, value) = (odd.attribute, odd.value);
        let short: String = value.chars().take(LONGEST).collect();
        let cut = if short.len() < value.len() { "…" } else { "" };
        warn(format_args!("{place}'{short}{cut}' is no {}, and counts as a name", kind_of(table, attribute)));
    }
    if table.odd().count() > SHOWN {
        warn(format_args!("{} more values count as names", table.odd().count() - SHOWN));
    }
    if table.repeats() > 0 {
        let claims = if table.repeats() == 1 { "claim" } else { "claims" };
        warn(format_args!("{} {claims} replaced by a later one of the same source", table.repeats()));
    }
    if table.missing() > 0 {
        let rows = if table.missing() == 1 { "row" } else { "rows" };
        warn(format_args!("{} {rows} without a value left out", table.missing()));
    }
}

fn kind_of(table: &Table, attribute: &str) -> Kind {
    table.kinds().find(|(name, ..)| *name == attribute).map_or(Kind::Category, |(_, kind, _)| kind)
}

fn say_choices(table: &Table) {
    let choices = truth::Auto.choices(table);
    for ((attribute, ..), method) in table.kinds().zip(choices) {
        warn(format_args!("{attribute}: decided by {method}, {}", about(method)));
    }
}

/// What a method does, as `--method list` says it.
fn about(method: &str) -> &'static str {
    truth::methods().iter().find(|known| known.name == method).map_or("", |known| known.about)
}

fn write_sources(options: &Options, table: &Table, outcome: &truth::Outcome) -> Result<(), Failure> {
    let Some(path) = &options.sources else { return Ok(()) };
    let unwritten = |error: io::Error| Failure::file(path, error);
    let mut out = BufWriter::new(File::create(path).map_err(unwritten)?);
    let mut write = || -> io::Result<()> {
        writeln!(out, "source,trust,low,high,claims")?;
        for (source, trust) in outcome.trust.iter().enumerate() {
            write_cell(&mut out, table.source_name(source as u32))?;
            writeln!(out, ",{:.6},{:.6},{:.6},{}", trust.mean, trust.low, trust.high, trust.claims)?;
        }
        out.flush()
    };
    write().map_err(unwritten)
}

fn write_answers(out: &mut impl Write, table: &Table, outcome: &truth::Outcome) -> Result<(), Failure> {
    writeln!(out, "object,attribute,value,low,high,confidence")?;
    for item in table.items() {
        let answer = outcome.answers[item.number() as usize];
        write_cell(out, item.object())?;
        out.write_all(b",")?;
        write_cell(out, item.attribute())?;
        out.write_all(b",")?;
        write_cell(out, &outcome.value(table, item.number()).unwrap_or_default())?;
        match answer.interval {
            Some((low, high)) => writeln!(out, ",{},{},{:.4}", bound(low), bound(high), answer.confidence)?,
            None => writeln!(out, ",,,{:.4}", answer.confidence)?,
        }
    }
    Ok(())
}

/// A bound, and nothing where there is none on that side.
fn bound(number: f64) -> String {
    if number.is_finite() { number.to_string() } else { String::new() }
}

fn write_cell(out: &mut impl Write, text: &str) -> io::Result<()> {
    if !text.bytes().any(|b| matches!(b, b',' | b'"' | b'\n' | b'\r')) {
        return out.write_all(text.as_bytes());
    }
    write!(out, "\"{}\"", text.replace('"', "\"\""))
}
