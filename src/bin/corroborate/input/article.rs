//! Articles: plain text and Markdown with an optional header, and web pages.

use std::path::Path;

use corroborate::Document;
use dom_smoothie::{Config, Readability, TextMode};

/// A text as it stands, below its header.
pub(super) fn plain(id: &str, text: &str) -> Result<Document, String> {
    let (header, body) = split_header(text);
    document(id, header, body.to_owned())
}

/// A Markdown text without its markup, below its header.
pub(super) fn markdown(id: &str, text: &str) -> Result<Document, String> {
    let (header, body) = split_header(text);
    document(id, header, without_markup(body))
}

/// The readable part of a web page.
pub(super) fn page(id: &str, html: &str) -> Result<Document, String> {
    if html.trim().is_empty() {
        return Document::new(id, "").map_err(|e| e.to_string());
    }
    let config = Config { text_mode: TextMode::Formatted, ..Config::default() };
    let page =
        Readability::new(&*super::page::trimmed(html), None, Some(config)).and_then(|mut page| page.parse());
    let page = page.map_err(|e| format!("no readable text in the page: {e}"))?;
    let mut document = Document::new(id, &*page.text_content).map_err(|e| e.to_string())?;
    if let Some(source) = page.site_name.as_deref().filter(|name| !name.is_empty()) {
        document = document.with_source(source);
    }
    if !page.title.is_empty() {
        document = document.with_title(&page.title);
    }
    if let Some(day) = page.published_time.and_then(|time| time.parse().ok()) {
        document = document.with_published(day);
    }
    Ok(match page.url {
        Some(url) => document.with_url(&url),
        None => document,
    })
}

const FENCE: &str = "---";

/// The header's lines and the text below it; no header where none is closed.
fn split_header(text: &str) -> (&str, &str) {
    let whole = ("", text);
    let Some(rest) = text.strip_prefix(FENCE).map(|rest| rest.trim_start_matches([' ', '\r'])) else {
        return whole;
    };
    let Some(rest) = rest.strip_prefix('\n') else { return whole };
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if line.trim_end() == FENCE {
            let body = &rest[at + line.len()..];
            return (&rest[..at], body.trim_start_matches(['\r', '\n']));
        }
        at += line.len();
    }
    whole
}

/// The keys of a header.
const KEYS: [&str; 6] = ["id", "source", "title", "published", "url", "language"];

/// What an editor should know of a document's text.
pub(super) fn notes_of_text(text: &str) -> Vec<String> {
    let mut notes = blank(text);
    if TAGS.iter().any(|tag| text.contains(tag)) {
        notes.push(
            "the tags of a web page are read as text: give the text alone, or the page as a .html file"
                .to_owned(),
        );
    }
    notes
}

/// What no article has that is not a web page.
const TAGS: [&str; 5] = ["<script", "<style", "</p>", "</div>", "<!--"];

fn blank(text: &str) -> Vec<String> {
    let empty = text.trim().is_empty();
    empty.then(|| "nothing was read: the text is empty".to_owned()).into_iter().collect()
}

/// What an editor should know of an article that can be read all the same.
pub(super) fn notes(path: &Path, text: &str) -> Vec<String> {
    let mut notes = blank(text);
    let is_page =
        path.extension().is_some_and(|ending| ending.to_string_lossy().to_lowercase().starts_with("htm"));
    if is_page || !text.starts_with(FENCE) {
        return notes;
    }
    let (header, _) = split_header(text);
    if header.is_empty() && text.lines().nth(1).and_then(key).is_some_and(|key| KEYS.contains(&key)) {
        notes.push(format!("its header is read as text: no line '{FENCE}' closes it"));
    }
    let unknown = header.lines().filter_map(key).filter(|key| !KEYS.contains(key));
    notes.extend(
        unknown.map(|key| format!("unknown key '{key}' in the header; known are {}", KEYS.join(", "))),
    );
    notes
}

/// The key of a header's line.
fn key(line: &str) -> Option<&str> {
    line.split_once(':').map(|(key, _)| key.trim())
}

fn document(id: &str, header: &str, text: String) -> Result<Document, String> {
    let mut fields = serde_json::Map::new();
    fields.insert("id".to_owned(), id.into());
    for line in header.lines().filter(|line| !line.trim().is_empty()) {
        let Some((key, value)) = line.split_once(':') else {
            return Err(format!("'{}' in the header is not 'key: value'", line.trim()));
        };
        fields.insert(key.trim().to_owned(), value.trim().trim_matches('"').into());
    }
    fields.insert("text".to_owned(), text.into());
    serde_json::from_value(fields.into()).map_err(|e| e.to_string())
}

/// The words of a Markdown text: headings without `#`, links without addresses, no images, emphasis or comments.
fn without_markup(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let heading = line.trim_start_matches('#');
        let is_heading = heading.len() < line.len() && heading.starts_with(' ');
        let line = if is_heading { heading.trim_start_matches(' ') } else { line };
        let quote = line.trim_start_matches(['>', ' ']);
        inline(if line.starts_with('>') { quote } else { line }, &mut plain);
    }
    plain
}

fn inline(line: &str, plain: &mut String) {
    let mut rest = line;
    while let Some(at) = rest.find(['[', '!', '*', '_', '`', '\\']) {
        plain.push_str(&rest[..at]);
        rest = mark(&rest[at..], plain);
    }
    plain.push_str(rest);
}

/// Reads what starts with a mark, writes its words and gives what is left.
fn mark<'t>(text: &'t str, plain: &mut String) -> &'t str {
    if let Some(image) = text.strip_prefix('!') {
        if let Some((_, rest)) = link(image) {
            return rest;
        }
        plain.push('!');
        return image;
    }
    if let Some((words, rest)) = link(text) {
        inline(words, plain);
        return rest;
    }
    let mut chars = text.chars();
    let first = chars.next().unwrap_or_default();
    let rest = chars.as_str();
    let in_word =
        first == '_' && plain.ends_with(char::is_alphanumeric) && rest.starts_with(char::is_alphanumeric);
    let alone = rest.starts_with(' ') && (plain.is_empty() || plain.ends_with([' ', '\n']));
    if first == '[' || in_word || alone {
        plain.push(first);
    }
    rest
}

/// `[words](address)` and what follows it.
fn link(text: &str) -> Option<(&str, &str)> {
    let inside = text.strip_prefix('[')?;
    let (words, rest) = inside.split_once("](")?;
    if words.contains(['\n', '[']) {
        return None;
    }
    let (_, rest) = rest.split_once(')')?;
    Some((words, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_is_read_without_its_markup() {
        let text = "# Ferry *sinks*\n\n> At least **12** [people](http://x/139) died, ![map](m.png)`snake_case` said.\n2 * 3\n";
        assert_eq!(without_markup(text), "Ferry sinks\n\nAt least 12 people died, snake_case said.\n2 * 3\n");
    }

    #[test]
    fn a_header_gives_what_is_known_of_an_article() {
        let read =
            plain("a", "---\r\nsource: The Post\r\npublished: 2025-03-14\r\n---\r\n\r\nBody: 3 died.\r\n")
                .unwrap();
        assert_eq!(read.source().as_str(), "The Post");
        assert_eq!(read.published().unwrap().to_string(), "2025-03-14");
        assert_eq!(read.text(), "Body: 3 died.\r\n");
    }

    #[test]
    fn a_rule_at_the_start_is_no_header() {
        assert_eq!(plain("a", "---\nNo end.").unwrap().text(), "---\nNo end.");
    }

    #[test]
    fn a_header_that_is_none_is_an_error() {
        let error = plain("a", "---\njust words\n---\nText").unwrap_err();
        assert_eq!(error, "'just words' in the header is not 'key: value'");
    }
}
