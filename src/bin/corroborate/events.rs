//! `events`: documents to their events.

use corroborate::extract::event::Event;
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
Writes {"id", "events": […]} for each; only id and text are needed.

Example:
  corroborate events documents.jsonl"#;

/// Runs the command.
pub(crate) fn run(options: &Options) -> Outcome {
    let extractor = EnglishExtractor::new();
    batch::run_documents(&options.input, "events", |document| happenings(extractor.extract(document).events))
}

/// The events without the counts of whole wars and years, unless such a count is what the text is about.
fn happenings(events: Vec<Event>) -> Vec<Event> {
    let mut first = true;
    events.into_iter().filter(|event| std::mem::take(&mut first) || !event.tally).collect()
}
