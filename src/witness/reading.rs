//! What is kept of a document to find its copies: its print, whom it credits, when it was published.

use super::bearer::{self, Bearer};
use super::credit::{self, Credits};
use super::print::Print;
use crate::document::{DocumentId, ReadDocument};
use crate::text::{Case, Gap, Text, TokenKind};
use crate::value::Day;

/// A document as the witness stage keeps it; its text is not kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) id: DocumentId,
    /// The key of its outlet; empty where unknown.
    pub(super) outlet: String,
    pub(super) published: Option<Day>,
    pub(super) print: Print,
    pub(super) credits: Credits,
    /// The agency whose copy it is by its first line.
    pub(super) wire: Option<String>,
    /// Whom it gives which title.
    pub(super) bearers: Vec<Bearer>,
    /// How many breaks it has that rewriting by machine leaves.
    pub(super) scars: usize,
}

impl Reading {
    /// Reads a document whose text has been cut into tokens.
    pub(super) fn of(read: &ReadDocument<'_>) -> Reading {
        let (document, text) = (read.document(), read.text());
        let outlet = credit::own_key(document);
        Reading {
            id: document.id().clone(),
            published: document.published(),
            print: Print::of(text),
            credits: Credits::of(text, &outlet),
            wire: credit::wire(text, &outlet),
            bearers: bearer::bearers(text),
            scars: scars(text),
            outlet,
        }
    }
}

/// Sentences that start in lower case, and stops that end nothing.
fn scars(text: &Text) -> usize {
    (1..text.tokens().len()).filter(|&at| is_scar(text, at)).count()
}

fn is_scar(text: &Text, at: usize) -> bool {
    let token = &text.tokens()[at];
    let after_stop = text.word(at - 1) == "." && token.gap == Gap::Space;
    match token.kind {
        TokenKind::Word => {
            after_stop && token.case == Case::Lower && text.sentence_of(at) != text.sentence_of(at - 1)
        }
        TokenKind::Mark => after_stop && matches!(text.word(at), "." | ","),
        _ => false,
    }
}
