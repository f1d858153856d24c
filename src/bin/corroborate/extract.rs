//! `extract`: document lines to their claims.

use corroborate::extract::{EnglishExtractor, Extractor};
use corroborate::{Claim, Document};
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
  corroborate extract documents.jsonl";

/// One line of the answer.
#[derive(Serialize)]
struct Answer<'d> {
    id: &'d str,
    claims: Vec<Claim>,
}

/// Runs the command.
pub(crate) fn run(options: &Options) -> Outcome {
    let extractor = EnglishExtractor::new();
    batch::run(&options.input, |document: Document, answers| {
        let claims = extractor.extract(&document).claims;
        answers.add(&Answer { id: document.id().as_str(), claims })
    })
}
