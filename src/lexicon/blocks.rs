//! How lines open that are no statements of the article.

use super::table::{Builder, Table};
use crate::error::{Error, Result};

/// What a line that opens so is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BlockCue {
    /// A credit, a link or a notice, if it is short.
    Line,
    /// A byline, if only names follow.
    Byline,
    /// A button, if it is the whole line.
    Word,
    /// When the page came out.
    Stamp,
    /// A heading over several articles.
    Roundup,
    /// A link, if a colon or a bar follows soon: `watch :`, `also on the Outlet :`.
    Link,
    /// A heading over links to other articles, if it is the whole line.
    List,
    /// Before whoever took a picture, at either end of its caption.
    Credit,
}

pub(super) fn load(builder: &mut Builder) -> Result<Table<BlockCue>> {
    builder.table("blocks.tsv", include_str!("en/blocks.tsv"), |fields| match fields {
        ["line"] => Ok(BlockCue::Line),
        ["byline"] => Ok(BlockCue::Byline),
        ["word"] => Ok(BlockCue::Word),
        ["stamp"] => Ok(BlockCue::Stamp),
        ["roundup"] => Ok(BlockCue::Roundup),
        ["link"] => Ok(BlockCue::Link),
        ["list"] => Ok(BlockCue::List),
        ["credit"] => Ok(BlockCue::Credit),
        _ => {
            let known = "'line', 'byline', 'word', 'stamp', 'roundup', 'link', 'list' or 'credit'";
            Err(Error::value(format!("expected {known}")))
        }
    })
}
