//! `events`: document lines to their events.

use crate::batch;
use crate::outcome::{Failure, Outcome};

/// The options of the command.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLE)]
pub(crate) struct Options {
    #[command(flatten)]
    input: batch::Files,
}

const EXAMPLE: &str = "Example:
  corroborate events documents.jsonl";

/// Runs the command.
pub(crate) fn run(options: &Options) -> Outcome {
    Err(Failure::unusable(format!("events is not built yet ({:?})", options.input)))
}
