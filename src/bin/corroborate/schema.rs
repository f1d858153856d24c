//! `schema`: the JSON Schema of all inputs and outputs.

use crate::outcome::{Outcome, Status, print};

/// The options of the command.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLE)]
pub(crate) struct Options {}

const EXAMPLE: &str = "Example:
  corroborate schema > corroborate.schema.json";

/// Written by hand, and held against what the commands answer by the tests.
const SCHEMA: &str = include_str!("schema.json");

/// Runs the command.
pub(crate) fn run(_: &Options) -> Outcome {
    print(SCHEMA)?;
    Ok(Status::Done)
}
