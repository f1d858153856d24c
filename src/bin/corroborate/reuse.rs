//! `reuse`: pairs of documents to what one took from the other.

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
  corroborate reuse pairs.jsonl";

/// Runs the command.
pub(crate) fn run(options: &Options) -> Outcome {
    Err(Failure::unusable(format!("reuse is not built yet ({:?})", options.input)))
}
