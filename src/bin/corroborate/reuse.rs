//! `reuse`: pairs of documents to what one took from the other.

use corroborate::Document;
use corroborate::witness::{self, Comparison};
use serde::{Deserialize, Serialize};

use crate::batch;
use crate::outcome::Outcome;

/// The options of the command.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLE)]
pub(crate) struct Options {
    #[command(flatten)]
    input: batch::Files,
}

const EXAMPLE: &str = r#"Reads pairs of documents, one a line:
  {"id": 1, "a": {"id": "wire", "text": "…", "published": "2025-03-14"}, "b": {"id": "paper", "text": "…"}}
Writes {"id", "score", "direction", "passages", "distortions"} for each.

Example:
  corroborate reuse pairs.jsonl"#;

/// One line of the input.
#[derive(Debug, Deserialize)]
#[serde(expecting = "a pair of documents {id, a, b}")]
struct Pair {
    id: serde_json::Value,
    a: Document,
    b: Document,
}

/// One line of the output.
#[derive(Debug, Serialize)]
struct Answer {
    id: serde_json::Value,
    #[serde(flatten)]
    comparison: Comparison,
}

/// Runs the command.
pub(crate) fn run(options: &Options) -> Outcome {
    batch::run(&options.input, |pair: Pair, answers| {
        answers.add(&Answer { comparison: witness::reuse(&pair.a, &pair.b), id: pair.id })
    })
}
