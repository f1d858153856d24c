//! `schema`: the JSON Schema of all inputs and outputs.

use crate::outcome::{Failure, Outcome};

/// The options of the command.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLE)]
pub(crate) struct Options {}

const EXAMPLE: &str = "Example:
  corroborate schema > corroborate.schema.json";

/// Runs the command.
pub(crate) fn run(_: &Options) -> Outcome {
    Err(Failure::unusable("schema is not built yet"))
}
