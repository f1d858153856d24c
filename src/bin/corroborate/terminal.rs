//! What is known of the terminal: whether standard output is one, how wide it is, whether it may be painted.

use std::env;
use std::io::{self, IsTerminal};

use corroborate::report::{CheckText, Paint, Text};

/// How wide a text is.
#[derive(Debug, clap::Args)]
pub(crate) struct Screen {
    /// Columns of the text; by default those of the terminal, or 100
    #[arg(long, value_name = "COLUMNS")]
    width: Option<usize>,
}

/// A text whose width and paint can be set.
pub(crate) trait Fits: Sized {
    fn in_width(self, columns: usize) -> Self;
    fn in_paint(self, paint: Paint) -> Self;
}

impl Fits for Text<'_> {
    fn in_width(self, columns: usize) -> Self {
        self.width(columns)
    }

    fn in_paint(self, paint: Paint) -> Self {
        self.paint(paint)
    }
}

impl Fits for CheckText<'_> {
    fn in_width(self, columns: usize) -> Self {
        self.width(columns)
    }

    fn in_paint(self, paint: Paint) -> Self {
        self.paint(paint)
    }
}

/// Longer lines are hard to read.
const WIDEST: usize = 120;

impl Screen {
    /// The text as it suits standard output.
    pub(crate) fn fit<T: Fits>(&self, text: T) -> T {
        if !io::stdout().is_terminal() {
            return self.fit_file(text);
        }
        let (_, columns) = console::Term::stdout().size();
        text.in_width(self.width.unwrap_or(usize::from(columns).min(WIDEST))).in_paint(paint())
    }

    /// The text as it suits a file.
    pub(crate) fn fit_file<T: Fits>(&self, text: T) -> T {
        match self.width {
            Some(columns) => text.in_width(columns),
            None => text,
        }
    }
}

/// Colours, unless `NO_COLOR` is set (<https://no-color.org>) or the terminal is known to have none.
fn paint() -> Paint {
    let set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    let dumb = env::var_os("TERM").is_some_and(|term| term == "dumb");
    if set("NO_COLOR") || dumb { Paint::Plain } else { Paint::Ansi }
}
