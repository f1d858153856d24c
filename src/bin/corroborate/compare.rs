//! `compare`: pairs of statements to their relation.

use corroborate::extract::EnglishExtractor;
use corroborate::report::{StatementComparison, compare_statements};
use corroborate::value::Day;
use corroborate::{Document, Result};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use crate::batch;
use crate::outcome::Outcome;

/// The options of the command.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLE)]
pub(crate) struct Options {
    #[command(flatten)]
    input: batch::Files,
}

const EXAMPLE: &str = "Reads pairs of statements, one a line, {\"id\", \"a\", \"b\", \"published\"?}.

Example:
  echo '{\"id\":1,\"a\":\"At least 20 were hurt.\",\"b\":\"Eleven were hurt.\"}' | corroborate compare";

/// Two statements.
#[derive(Debug, Deserialize)]
#[serde(expecting = "a pair of statements {id, a, b}")]
struct Pair {
    id: Json,
    a: String,
    b: String,
    published: Option<Day>,
}

/// How they lie to each other.
#[derive(Debug, Serialize)]
struct Answer {
    id: Json,
    #[serde(flatten)]
    comparison: StatementComparison,
}

/// Runs the command.
pub(crate) fn run(options: &Options) -> Outcome {
    let extractor = EnglishExtractor::new();
    batch::run(&options.input, |pair: Pair, answers| {
        let comparison = compared(&pair, &extractor)?;
        answers.add(&Answer { id: pair.id, comparison })
    })
}

fn compared(pair: &Pair, extractor: &EnglishExtractor) -> Result<StatementComparison> {
    let document = |id: &str, text: &str| -> Result<Document> {
        let document = Document::new(id, text)?;
        Ok(match pair.published {
            Some(day) => document.with_published(day),
            None => document,
        })
    };
    Ok(compare_statements(&document("a", &pair.a)?, &document("b", &pair.b)?, extractor))
}
