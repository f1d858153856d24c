//! `extract`: documents to their claims.

use corroborate::extract::{EnglishExtractor, Extractor};

use crate::batch;
use crate::outcome::Outcome;

/// The options of the command.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLE)]
pub(crate) struct Options {
    #[command(flatten)]
    input: batch::Files,
}

const EXAMPLE: &str = r#"Reads documents, one a line, and articles (.txt, .md, .html):
  {"id": "post-1", "text": "…", "source": "The Post", "title": "…", "published": "2025-03-14"}
Writes {"id", "claims": […]} for each; only id and text are needed.

Example:
  corroborate extract documents.jsonl"#;

/// Runs the command.
pub(crate) fn run(options: &Options) -> Outcome {
    let extractor = EnglishExtractor::new();
    batch::run_documents(&options.input, "claims", |document| extractor.extract(document).claims)
}
