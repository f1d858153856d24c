//! `report`: documents to everything that fits and does not.

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
  corroborate report examples/reports";

/// Runs the command.
pub(crate) fn run(options: Options) -> Outcome {
    Err(Failure::unusable(format!("report is not built yet ({:?})", options.input)))
}
