//! `quantities`: document lines to their quantities.

use corroborate::Document;
use corroborate::text::Text;
use corroborate::value::{Reading, readings};
use serde::Serialize;

use crate::batch;
use crate::outcome::Outcome;

/// The options of the command.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLE)]
pub(crate) struct Options {
    #[command(flatten)]
    input: batch::Files,
}

const EXAMPLE: &str = "Example:
  corroborate quantities documents.jsonl";

/// One line of the answer.
#[derive(Serialize)]
struct Answer<'d> {
    id: &'d str,
    quantities: Vec<Reading>,
}

/// Runs the command.
pub(crate) fn run(options: &Options) -> Outcome {
    batch::run(&options.input, |document: Document, answers| {
        let quantities = readings(&Text::new(document.text()), document.published());
        answers.add(&Answer { id: document.id().as_str(), quantities })
    })
}
