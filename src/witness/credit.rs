//! From whom a text says it has its news: "told NAME", "NAME reported", "(AP) —", "from a syndicated feed".
//!
//! Outlets are compared by a key: the agency's one name where it is an agency, else the letters of the name without
//! "the" and without the ending of a web address.

use crate::document::Document;
use crate::lexicon::Credit;
use crate::text::{Text, Token, TokenKind};

/// Whom a text credits.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Credits {
    /// Keys of outlets, sorted.
    outlets: Vec<String>,
    /// Whether it credits somebody without a name.
    pub(super) nameless: bool,
}

impl Credits {
    /// Reads the credits of a text that the outlet `own` published.
    pub(super) fn of(text: &Text, own: &str) -> Credits {
        let mut credits = Credits::default();
        for at in 0..text.tokens().len() {
            credits.phrase(text, at);
            credits.outlets.extend(dateline(text, at));
        }
        credits.outlets.retain(|outlet| outlet != own && !outlet.is_empty());
        credits.outlets.sort();
        credits.outlets.dedup();
        credits
    }

    fn phrase(&mut self, text: &Text, at: usize) {
        let Some((len, place)) = text.longest(&text.lexicon().witness.credits, at) else { return };
        match place {
            Credit::Nameless => self.nameless = true,
            Credit::NameBehind => self.outlets.extend(name_from(text, at + len)),
            Credit::NameBefore => self.outlets.extend(name_until(text, at)),
        }
    }

    /// Whether it names this outlet as its source.
    pub(super) fn names(&self, outlet: &str) -> bool {
        self.outlets.binary_search_by(|name| name.as_str().cmp(outlet)).is_ok()
    }

    /// Whether it names an outlet.
    pub(super) fn names_any(&self) -> bool {
        !self.outlets.is_empty()
    }
}

/// The key of the outlet that published a document; empty where nobody said.
pub(super) fn own_key(document: &Document) -> String {
    if document.has_source() { outlet_key(document.source().as_str()) } else { String::new() }
}

/// The key of an outlet's name.
pub(super) fn outlet_key(name: &str) -> String {
    let text = Text::new(name);
    agency(&text, 0).map_or_else(|| letters(without_address(name)), |(_, key)| key.to_owned())
}

/// Whether the key is of a news agency.
pub(super) fn is_agency(key: &str) -> bool {
    let lexicon = crate::lexicon::Lexicon::english();
    lexicon.witness.agencies.get(lexicon.word(key)).is_some()
}

fn agency(text: &Text<'_>, at: usize) -> Option<(usize, &'static str)> {
    let capital = text.tokens().get(at).is_some_and(Token::is_capitalised);
    if !capital {
        return None;
    }
    text.longest(&text.lexicon().witness.agencies, at).map(|(len, key)| (len, key.as_str()))
}

fn without_address(name: &str) -> &str {
    let bare = name.strip_prefix("www.").unwrap_or(name);
    match bare.split_once('.') {
        Some((host, rest)) if !host.is_empty() && !rest.contains(' ') && !rest.is_empty() => host,
        _ => bare.strip_prefix("The ").or_else(|| bare.strip_prefix("the ")).unwrap_or(bare),
    }
}

fn letters(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The outlet whose name starts at `at`, an article before it aside.
fn name_from(text: &Text, at: usize) -> Option<String> {
    let at = if text.is(at, "the") { at + 1 } else { at };
    if let Some((_, key)) = agency(text, at) {
        return Some(key.to_owned());
    }
    let len = (at..text.tokens().len()).take_while(|&i| is_of_name(text, i)).count().min(LONGEST_NAME);
    (len > 0).then(|| outlet_key(text.span(at..at + len).of(text.source())))
}

/// The outlet whose name ends before `at`.
fn name_until(text: &Text, at: usize) -> Option<String> {
    let len = (0..at).rev().take_while(|&i| is_of_name(text, i)).count().min(LONGEST_NAME);
    (len > 0).then(|| outlet_key(text.span(at - len..at).of(text.source())))
}

/// Words of the longest outlet's name.
const LONGEST_NAME: usize = 5;

fn is_of_name(text: &Text, at: usize) -> bool {
    let token = &text.tokens()[at];
    token.kind == TokenKind::Word && token.is_capitalised()
}

/// Datelines stand within so many tokens of the start.
const HEAD: usize = 60;
/// Signatures stand within so many tokens of the end.
const FOOT: usize = 30;

/// The key of the agency whose copy a text is by the line over it: "OSK, May 3 (Reuters) —".
pub(super) fn wire(text: &Text, own: &str) -> Option<String> {
    let mut head = text.lines().take_while(|line| line.start < HEAD);
    // "AP — Ten people died": no city, and so no dateline, but its agency opens the line
    let opening = head.find_map(|line| {
        let end = text.dateline_end(line.clone()).unwrap_or(line.start + 1);
        (line.start..end).find_map(|at| dateline(text, at))
    });
    opening.filter(|agency| agency != own && is_agency(agency))
}

/// `(AP) —`, `Afp -` at the head, `--AFP` at the foot.
fn dateline(text: &Text, at: usize) -> Option<String> {
    let count = text.tokens().len();
    let (head, foot) = (at < HEAD, at + FOOT > count);
    if !head && !foot {
        return None;
    }
    let (len, key) = agency(text, at)?;
    let before = at.checked_sub(1).map_or("", |before| text.word(before));
    let behind = text.word(at + len);
    let bracketed = matches!(before, "(" | "/" | "[") && matches!(behind, ")" | "]" | "/");
    let signed = foot && is_dash(before) && at + len + 1 >= count;
    let opened = head && is_dash(behind) && !text.tokens()[at + len].is_glued();
    (bracketed || signed || opened).then(|| key.to_owned())
}

fn is_dash(word: &str) -> bool {
    matches!(word, "-" | "\u{2013}" | "\u{2014}")
}
