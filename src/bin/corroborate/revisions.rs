//! `revisions`: what changed from one version of a report to the next.

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
  corroborate revisions versions.jsonl";

/// Runs the command.
pub(crate) fn run(options: &Options) -> Outcome {
    Err(Failure::unusable(format!("revisions is not built yet ({:?})", options.input)))
}
