//! `check`: a draft against other reports.

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
  corroborate check draft.md --against examples/reports";

/// Runs the command.
pub(crate) fn run(options: &Options) -> Outcome {
    Err(Failure::unusable(format!("check is not built yet ({:?})", options.input)))
}
