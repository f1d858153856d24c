//! The command line of `corroborate`: every command is a call of the library.
//!
//! One module a command, each with its `Options` and a `run` that gives an [`outcome::Outcome`]; [`batch`] drives
//! those that answer JSON Lines line by line.

mod batch;
mod check;
mod claims;
mod compare;
mod events;
mod extract;
mod input;
mod lines;
mod names;
mod outcome;
mod progress;
mod quantities;
mod reconcile;
mod report;
mod reuse;
mod revisions;
mod schema;
mod settings;
mod terminal;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Reads what several sources say and tells where they agree, where they differ, whether the difference is real,
/// and who copied whom.
#[derive(Debug, Parser)]
#[command(name = "corroborate", version, arg_required_else_help = true, after_help = EXAMPLES)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "Examples:
  corroborate report examples/reports
  corroborate check draft.md --against examples/reports
  corroborate reconcile prices.csv --method median
  corroborate extract documents.jsonl > claims.jsonl

`corroborate COMMAND --help` shows the options of a command and an example.
Exit status: 0 done, 1 some lines of the input were malformed, 2 unusable arguments or files, 3 `--fail-on` found something.";

#[derive(Debug, Subcommand)]
enum Command {
    /// Reconcile documents: what agrees, what differs, who copied whom, what may be printed
    Report(report::Options),
    /// Read the quantities and dates of each document
    Quantities(quantities::Options),
    /// Read the claims of each document
    Extract(extract::Options),
    /// Read the events of each document
    Events(events::Options),
    /// Compare pairs of statements
    Compare(compare::Options),
    /// Judge whether pairs of names are one
    Names(names::Options),
    /// Find what one text took from another, and what it changed
    Reuse(reuse::Options),
    /// Tell how a report changed from one version to the next
    Revisions(revisions::Options),
    /// Reconcile a table of source, object, attribute, value
    Reconcile(reconcile::Options),
    /// Check a draft against other reports
    Check(check::Options),
    /// Print the JSON Schema of all inputs and outputs
    Schema(schema::Options),
}

fn main() -> ExitCode {
    let outcome = match CommandLine::parse().command {
        Command::Report(options) => report::run(&options),
        Command::Quantities(options) => quantities::run(&options),
        Command::Extract(options) => extract::run(&options),
        Command::Events(options) => events::run(&options),
        Command::Compare(options) => compare::run(&options),
        Command::Names(options) => names::run(&options),
        Command::Reuse(options) => reuse::run(&options),
        Command::Revisions(options) => revisions::run(&options),
        Command::Reconcile(options) => reconcile::run(&options),
        Command::Check(options) => check::run(&options),
        Command::Schema(options) => schema::run(&options),
    };
    outcome::exit(outcome)
}
