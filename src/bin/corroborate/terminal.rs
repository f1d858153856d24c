//! What is known of the terminal: whether standard output is one, how wide it is, whether it may be painted.

use std::env;
use std::io::{self, IsTerminal};

use corroborate::report::{Paint, Text};

/// How wide the text of a report is.
#[derive(Debug, clap::Args)]
pub(crate) struct Screen {
    /// Columns of the text; by default those of the terminal, or 100
    #[arg(long, value_name = "COLUMNS")]
    width: Option<usize>,
}

const WIDEST: usize = 120;

impl Screen {
    /// The text as it suits standard output.
    pub(crate) fn fit<'r>(&self, text: Text<'r>) -> Text<'r> {
        if !io::stdout().is_terminal() {
            return self.width.map_or(text, |width| text.width(width));
        }
        let (_, columns) = console::Term::stdout().size();
        text.width(self.width.unwrap_or(usize::from(columns).min(WIDEST))).paint(paint())
    }

    /// The text as it suits a file.
    pub(crate) fn fit_file<'r>(&self, text: Text<'r>) -> Text<'r> {
        self.width.map_or(text, |width| text.width(width))
    }
}

/// Colours, unless `NO_COLOR` is set (<https://no-color.org>) or the terminal is known to have none.
fn paint() -> Paint {
    let set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    let dumb = env::var_os("TERM").is_some_and(|term| term == "dumb");
    if set("NO_COLOR") || dumb { Paint::Plain } else { Paint::Ansi }
}
