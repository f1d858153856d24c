//! Pages whose elements are nested without end, made shallow: what finds the readable part takes time for each level.
//!
//! ```text
//! page    = { text | comment | raw | tag }
//! raw     = "<script" … "</script>" | "<style" … "</style>"
//! tag     = "<" ["/"] name … ">"
//! ```
//! Start tags below [`DEEPEST`] open elements are left out, and so are their end tags. Elements that the next of their
//! kind closes (`p`, `li`, …) and those that hold nothing (`br`, `img`, …) open none.

use std::borrow::Cow;
use std::collections::BTreeMap;

/// More levels than any page has that was written to be read.
const DEEPEST: usize = 100;

const OPEN_NOTHING: [&str; 26] = [
    "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "optgroup",
    "option", "p", "param", "rp", "rt", "source", "tbody", "td", "th", "tr", "track", "wbr",
];

/// The page with at most [`DEEPEST`] levels; unchanged where it has no more.
pub(super) fn shallow(html: &str) -> Cow<'_, str> {
    let mut levels = Levels::default();
    let (mut plain, mut kept) = (String::new(), 0);
    let mut at = 0;
    while let Some(start) = html[at..].find('<').map(|found| at + found) {
        let rest = &html[start..];
        let tag = Tag::read(rest);
        at = start + tag.as_ref().map_or(1, |tag| tag.len).max(1);
        if tag.is_some_and(|tag| levels.drops(&tag)) {
            plain.push_str(&html[kept..start]);
            plain.push(' ');
            kept = at;
        }
    }
    if kept == 0 {
        return Cow::Borrowed(html);
    }
    plain.push_str(&html[kept..]);
    Cow::Owned(plain)
}

/// One tag, or something that is to be passed over as a whole; then without a name.
struct Tag {
    name: String,
    closes: bool,
    len: usize,
}

impl Tag {
    fn read(text: &str) -> Option<Tag> {
        if text.starts_with("<!--") {
            return Some(Tag::nameless(behind(text, "-->")));
        }
        let closes = text.starts_with("</");
        let name = &text[1 + usize::from(closes)..];
        let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(name.len());
        let name = name[..end].to_ascii_lowercase();
        let raw = !closes && matches!(name.as_str(), "script" | "style");
        match name.as_str() {
            "" => None,
            _ if raw => Some(Tag::nameless(behind(text, &format!("</{name}")))),
            _ => Some(Tag { name, closes, len: behind(text, ">") }),
        }
    }

    fn nameless(len: usize) -> Tag {
        Tag { name: String::new(), closes: false, len }
    }
}

/// How many bytes lie before and in the first `end`; all, where there is none.
fn behind(text: &str, end: &str) -> usize {
    text.find(end).map_or(text.len(), |at| at + end.len())
}

/// The open elements.
#[derive(Default)]
struct Levels {
    open: usize,
    /// By name: those open, and those left out.
    by_name: BTreeMap<String, (usize, usize)>,
}

impl Levels {
    /// Whether a tag is to be left out.
    fn drops(&mut self, tag: &Tag) -> bool {
        if tag.name.is_empty() || OPEN_NOTHING.contains(&tag.name.as_str()) {
            return false;
        }
        if !self.by_name.contains_key(&tag.name) {
            self.by_name.insert(tag.name.clone(), (0, 0));
        }
        let Some((open, dropped)) = self.by_name.get_mut(&tag.name) else { return false };
        match (tag.closes, *dropped > 0, *open > 0) {
            (true, true, _) => {
                *dropped -= 1;
                true
            }
            (true, false, true) => {
                *open -= 1;
                self.open -= 1;
                false
            }
            (true, false, false) => false,
            (false, ..) if self.open >= DEEPEST => {
                *dropped += 1;
                true
            }
            (false, ..) => {
                *open += 1;
                self.open += 1;
                false
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_of_few_levels_stays_as_it_is() {
        let page = "<html><body><script>if (a<b) '<div><div>'</script><p>One<p>Two<br>Three<ul><li>Four</ul></body></html>";
        assert!(matches!(shallow(page), Cow::Borrowed(same) if same == page));
        let items = format!("<ul>{}</ul>", "<li>one".repeat(1000));
        assert_eq!(shallow(&items), items);
    }

    #[test]
    fn levels_below_the_deepest_are_left_out_and_their_words_kept() {
        let page = format!("{}Twelve{} died", "<div>".repeat(120), "</div>".repeat(120));
        let wanted = format!(
            "{}{}Twelve{}{} died",
            "<div>".repeat(100),
            " ".repeat(20),
            " ".repeat(20),
            "</div>".repeat(100)
        );
        assert_eq!(shallow(&page), wanted);
        assert_eq!(shallow("<div"), "<div");
        assert_eq!(shallow("a < b <!-- never closed"), "a < b <!-- never closed");
    }
}
