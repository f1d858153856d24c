//! `check`: a draft against other reports.

use std::path::PathBuf;

use corroborate::report::{CheckText, check};
use corroborate::{Document, Reconciler};

use crate::input::{self, Read};
use crate::outcome::{Failure, Outcome, Status, print, warn};
use crate::settings::{self, Settings};
use crate::terminal::Screen;

/// The options of the command.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLE)]
pub(crate) struct Options {
    /// The draft: an article (.txt, .md or .html)
    draft: PathBuf,
    /// The other reports: articles, files of documents (.jsonl), or folders of these
    #[arg(long, value_name = "PATH", required = true, num_args = 1..)]
    against: Vec<PathBuf>,
    /// How the answer is written
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    #[command(flatten)]
    settings: Settings,
    #[command(flatten)]
    screen: Screen,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Format {
    Text,
    Json,
}

const EXAMPLE: &str = "Example:
  corroborate check draft.md --against examples/reports wire.jsonl";

/// Runs the command.
pub(crate) fn run(options: &Options) -> Outcome {
    if options.settings.asks_for_policies() {
        return print(&settings::policies()).map(|()| Status::Done);
    }
    let reconciler = options.settings.reconciler()?;
    let draft = input::article(&options.draft)?;
    let others = input::documents(&options.against)?;
    let (rivals, others) = without(&draft, others);
    let all: Vec<_> = others.items.iter().chain([&draft]).cloned().collect();
    options.settings.warn_unmatched(&[], &all);
    let status = others.status;
    let reconciler = others.items.into_iter().try_fold(reconciler, Reconciler::document)?;
    let found = check(draft, reconciler)?;
    match options.format {
        Format::Text => print(&options.screen.fit(CheckText::new(&found, &all)).to_string())?,
        Format::Json => {
            let json = serde_json::to_string(&found);
            let json = json.map_err(|e| Failure::unusable(format!("the answer has no JSON form: {e}")))?;
            print(&(json + "\n"))?;
        }
    }
    Ok(status.and(rivals))
}

/// The reports without one that has the draft's id, which is said.
fn without(draft: &Document, mut others: Read<Document>) -> (Status, Read<Document>) {
    let count = others.items.len();
    others.items.retain(|document| document.id() != draft.id());
    if others.items.len() == count {
        return (Status::Done, others);
    }
    warn(format_args!("a report with the draft's id '{}' is left out; give one of them another", draft.id()));
    (Status::SomeLost, others)
}
