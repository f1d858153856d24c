//! Reports for people and programs: one renderer a file, all fed from the same [`Report`].
//!
//! The renderers decide nothing: they show discrepancies as diagnostics with their quotes, items with their claims
//! and consensus, and what was made from what. What an editor may do with an item is its [`Verdict`].

mod check;
mod html;
mod markdown;
mod page;
mod snippet;
mod text;
mod verdict;
mod view;

#[cfg(feature = "json")]
mod claimreview;
#[cfg(feature = "json")]
mod json;

pub use check::CheckText;
pub use page::Paint;
pub use text::Text;
pub use verdict::Verdict;

use std::fmt;
use std::str::FromStr;

use super::Report;
use crate::error::{Error, Result};

/// The form of a rendered report.
///
/// ```
/// use corroborate::report::{Format, Report};
/// let format: Format = "markdown".parse()?;
/// assert!(Report::default().render(format).starts_with("# "));
/// assert_eq!(
///     "pdf".parse::<Format>().unwrap_err().to_string(),
///     "unknown format 'pdf'; known are text, json, markdown, html, claimreview"
/// );
/// # Ok::<(), corroborate::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[non_exhaustive]
pub enum Format {
    /// Diagnostics for a terminal, 100 columns wide and without colour; [`Text`] has settings.
    #[default]
    Text,
    /// The serde form on one line.
    #[cfg(feature = "json")]
    Json,
    /// For a document or a ticket.
    Markdown,
    /// One page that needs no other file.
    Html,
    /// Drafts of schema.org `ClaimReview`, one for each serious discrepancy: a JSON array.
    #[cfg(feature = "json")]
    ClaimReview,
}

impl Format {
    /// All forms that are compiled in.
    pub const ALL: &[Format] = &[
        Format::Text,
        #[cfg(feature = "json")]
        Format::Json,
        Format::Markdown,
        Format::Html,
        #[cfg(feature = "json")]
        Format::ClaimReview,
    ];

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Format::Text => "text",
            #[cfg(feature = "json")]
            Format::Json => "json",
            Format::Markdown => "markdown",
            Format::Html => "html",
            #[cfg(feature = "json")]
            Format::ClaimReview => "claimreview",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Format {
    type Err = Error;

    fn from_str(name: &str) -> Result<Format> {
        let named = Format::ALL.iter().find(|format| format.name() == name);
        named.copied().ok_or_else(|| Error::unknown("format", name, Format::ALL.iter().map(|f| f.name())))
    }
}

impl Report {
    /// The report in a form.
    pub fn render(&self, format: Format) -> String {
        match format {
            Format::Text => Text::new(self).to_string(),
            #[cfg(feature = "json")]
            Format::Json => json::render(self),
            Format::Markdown => markdown::render(self),
            Format::Html => html::render(self),
            #[cfg(feature = "json")]
            Format::ClaimReview => claimreview::render(self),
        }
    }
}
