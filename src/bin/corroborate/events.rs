//! `events`: document lines to their events.

use corroborate::Document;
use corroborate::extract::{EnglishExtractor, Event, Extractor};
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
  corroborate events documents.jsonl";

/// One line of the answer.
#[derive(Serialize)]
struct Answer<'d> {
    id: &'d str,
    events: Vec<Event>,
}

/// Runs the command.
pub(crate) fn run(options: &Options) -> Outcome {
    let extractor = EnglishExtractor::new();
    batch::run(&options.input, |document: Document, answers| {
        let events = extractor.extract(&document).events;
        answers.add(&Answer { id: document.id().as_str(), events })
    })
}
