//! `reconcile`: a table of source, object, attribute, value to one value an object and attribute.

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
  corroborate reconcile table.csv";

/// Runs the command.
pub(crate) fn run(options: &Options) -> Outcome {
    Err(Failure::unusable(format!("reconcile is not built yet ({:?})", options.input)))
}
