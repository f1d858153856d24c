//! `revisions`: what changed from one version of a report to the next.

use std::path::PathBuf;

use corroborate::witness;

use crate::input;
use crate::outcome::{Failure, Outcome, Status, print};

/// The options of the command.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLE)]
pub(crate) struct Options {
    /// The earlier version: a .txt, .md or .html article
    old: PathBuf,
    /// The later version
    new: PathBuf,
}

const EXAMPLE: &str =
    "Prints one JSON object: changes, sentences withdrawn and added, and where the new version says that
it was corrected.

Example:
  corroborate revisions monday.txt tuesday.txt";

/// Runs the command.
pub(crate) fn run(options: &Options) -> Outcome {
    let (old, new) = (input::article(&options.old)?, input::article(&options.new)?);
    let revisions = witness::revisions(&old, &new);
    let json = serde_json::to_string(&revisions).map_err(|e| Failure::unusable(e.to_string()))?;
    print(&format!("{json}\n"))?;
    Ok(Status::Done)
}
