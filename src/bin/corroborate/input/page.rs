//! Pages before their readable part is looked for: without what stands beside the article, and not nested without end,
//! as each level takes time.
//!
//! ```text
//! page    = { text | comment | raw | beside | tag }
//! raw     = "<script" … "</script>" | "<style" … "</style>"
//! beside  = "<nav" … "</nav>", and so on for the other elements of BESIDE
//! tag     = "<" ["/"] name … ">"
//! ```
//! What stands beside is left out where it is closed. Start tags below [`DEEPEST`] open elements are left out, and so
//! are their end tags. Elements that the next of their kind closes (`p`, `li`, …) and those that hold nothing
//! (`br`, `img`, …) open none.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// More levels than any page has that was written to be read.
const DEEPEST: usize = 100;

const OPEN_NOTHING: [&str; 26] = [
    "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "optgroup",
    "option", "p", "param", "rp", "rt", "source", "tbody", "td", "th", "tr", "track", "wbr",
];

/// Elements for menus, links to other articles and captions. Not `form`: some pages stand in one as a whole.
const BESIDE: [&str; 5] = ["aside", "figcaption", "footer", "nav", "noscript"];

/// The article's own elements, with at most [`DEEPEST`] levels; the page unchanged where it has nothing else.
pub(super) fn trimmed(html: &str) -> Cow<'_, str> {
    let mut levels = Levels::default();
    let mut beside = Beside::default();
    let (mut plain, mut kept) = (String::new(), 0);
    let mut at = 0;
    while let Some(start) = html[at..].find('<').map(|found| at + found) {
        let rest = &html[start..];
        let tag = Tag::read(rest);
        let element = tag.as_ref().and_then(|tag| beside.element(tag, rest));
        at = start + element.or(tag.as_ref().map(|tag| tag.len)).unwrap_or(1).max(1);
        if element.is_some() || tag.is_some_and(|tag| levels.drops(&tag)) {
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

/// The elements that stand beside the article.
#[derive(Default)]
struct Beside {
    /// The names whose end tag has been looked for in vain: none stands further on either.
    unclosed: BTreeSet<String>,
}

impl Beside {
    /// How many bytes the element has that a tag starts, where it is one of these and is closed.
    fn element(&mut self, tag: &Tag, text: &str) -> Option<usize> {
        if tag.closes || !BESIDE.contains(&tag.name.as_str()) || self.unclosed.contains(&tag.name) {
            return None;
        }
        let end = end_tag(text, &tag.name);
        if end.is_none() {
            self.unclosed.insert(tag.name.clone());
        }
        end.map(|at| at + behind(&text[at..], ">"))
    }
}

/// Where the first end tag of a name starts, in any letter case.
fn end_tag(text: &str, name: &str) -> Option<usize> {
    let named = |at: &usize| {
        let tag = text.as_bytes()[at + 2..].get(..name.len());
        tag.is_some_and(|tag| tag.eq_ignore_ascii_case(name.as_bytes()))
    };
    text.match_indices("</").map(|(at, _)| at).find(named)
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
        assert!(matches!(trimmed(page), Cow::Borrowed(same) if same == page));
        let items = format!("<ul>{}</ul>", "<li>one".repeat(1000));
        assert_eq!(trimmed(&items), items);
    }

    #[test]
    fn what_stands_beside_the_article_is_left_out_where_it_is_closed() {
        let page = "<body><NAV>21 dead in flood</Nav ><p>13 died</p><aside>40 dead</aside><nav>open";
        assert_eq!(trimmed(page), "<body> <p>13 died</p> <nav>open");
        let form = "<body><form><p>13 died</p></form></body>";
        assert_eq!(trimmed(form), form);
        let open = "<nav>".repeat(3);
        assert_eq!(trimmed(&open), open);
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
        assert_eq!(trimmed(&page), wanted);
        assert_eq!(trimmed("<div"), "<div");
        assert_eq!(trimmed("a < b <!-- never closed"), "a < b <!-- never closed");
    }
}
