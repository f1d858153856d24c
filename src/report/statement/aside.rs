//! Of which part of a matter a statement is, as far as its words say: "in the north of the city", "for children".
//!
//! ```text
//! aside = preposition { word }            up to the next verb, preposition or mark; dates left out
//! apart = two asides behind one preposition, each with a word that the other lacks; or one of them of a part only:
//!         "in parts of Lagos"
//! ```

use std::collections::{BTreeMap, BTreeSet};

use super::answer::{Statement, stem};
use crate::extract::mention::{Mentions, Tag};
use crate::lexicon::WordClass;
use crate::text::Text;
use crate::value::date::DateMention;

/// What stands behind each preposition.
#[derive(Debug, Default)]
pub(super) struct Asides {
    behind: BTreeMap<String, Aside>,
    /// What says that only a part is meant.
    part: Option<String>,
}

#[derive(Debug, Default)]
struct Aside {
    stems: BTreeSet<String>,
    /// As written.
    words: Vec<String>,
    /// Whether it tells of kinds of people alone: "for adults".
    is_of_people: bool,
}

/// What stands behind the prepositions of a text, but in words that have opposites ("in force") and in dates.
pub(super) fn asides(text: &Text<'_>, mentions: &Mentions, dates: &[DateMention]) -> Asides {
    let mut asides = Asides::default();
    let (mut at, mut open) = (0, None::<String>);
    while at < text.tokens().len() {
        if let Some((len, _)) = text.longest(&text.lexicon().antonyms, at) {
            (at, open) = (at + len, None);
            continue;
        }
        let tag = mentions.tag(at);
        let is_told =
            matches!(tag, Tag::Noun | Tag::Name | Tag::Adjective | Tag::Number) && !is_dated(dates, at);
        match tag {
            Tag::Preposition | Tag::To => open = Some(text.word(at).to_lowercase()),
            Tag::Verb | Tag::Auxiliary | Tag::Mark | Tag::Relative | Tag::Subordinator => open = None,
            _ if is_told => {
                if let Some(preposition) = &open {
                    asides.behind.entry(preposition.clone()).or_default().add(text, at);
                    let part = text.is_class(at, WordClass::PartOfPlace).then(|| text.word(at).to_owned());
                    asides.part = asides.part.take().or(part);
                }
            }
            _ => {}
        }
        at += 1;
    }
    asides
}

/// Whether a token stands in one of a text's dates.
fn is_dated(dates: &[DateMention], at: usize) -> bool {
    let after = dates.partition_point(|date| date.tokens().end <= at);
    dates.get(after).is_some_and(|date| date.tokens().contains(&at))
}

impl Aside {
    fn add(&mut self, text: &Text<'_>, at: usize) {
        let people = text.lexicon().events.victims.get(text.id(at)).is_some();
        self.is_of_people = people && (self.stems.is_empty() || self.is_of_people);
        self.stems.insert(stem(text.word(at)));
        self.words.push(text.word(at).to_owned());
    }
}

/// Why what two statements say may be of two parts of one matter.
pub(super) fn apart(a: &Statement, b: &Statement) -> Option<String> {
    let part = a.asides.part.as_ref().or(b.asides.part.as_ref());
    let part = part.map(|part| format!("one is only of a part: \u{201c}{part}\u{201d}"));
    part.or_else(|| pairs(a, b).find(|(x, y)| x.is_beside(y)).map(reason))
}

/// Why what one denies is not what the other says: of two kinds of people.
pub(super) fn of_two_peoples(a: &Statement, b: &Statement) -> Option<String> {
    let two = |(x, y): &(&Aside, &Aside)| (x.is_of_people || y.is_of_people) && x.stems.is_disjoint(&y.stems);
    pairs(a, b).find(two).map(reason)
}

fn pairs<'s>(a: &'s Statement, b: &'s Statement) -> impl Iterator<Item = (&'s Aside, &'s Aside)> {
    a.asides.behind.iter().filter_map(|(preposition, x)| Some((x, b.asides.behind.get(preposition)?)))
}

fn reason((x, y): (&Aside, &Aside)) -> String {
    format!("one is of {}, the other of {}", x.words.join(" "), y.words.join(" "))
}

impl Aside {
    fn is_beside(&self, other: &Aside) -> bool {
        !self.stems.is_subset(&other.stems) && !other.stems.is_subset(&self.stems)
    }
}
