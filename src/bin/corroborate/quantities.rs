//! `quantities`: documents to their quantities.

use corroborate::Document;
use corroborate::value::each_reading;
use serde::ser::{Serialize, SerializeSeq, Serializer};

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
  {"id": "post-1", "text": "…", "published": "2025-03-14"}
Writes {"id", "quantities": […]} for each; only id and text are needed.

Example:
  corroborate quantities documents.jsonl"#;

/// Runs the command.
pub(crate) fn run(options: &Options) -> Outcome {
    batch::run_documents(&options.input, "quantities", |document| Quantities(document.clone()))
}

/// The quantities of a document, read while they are written.
struct Quantities(Document);

impl Serialize for Quantities {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        let mut written = Ok(());
        each_reading(self.0.text(), self.0.published(), |reading| {
            if written.is_ok() {
                written = list.serialize_element(&reading);
            }
        });
        written?;
        list.end()
    }
}
