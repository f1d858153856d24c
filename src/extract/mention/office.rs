//! Who holds which office: `the Red Path leader` and `the leader of Red Path` are whoever the text names so.
//!
//! ```text
//! named     = body role name | name "," "the" role "of" body
//! described = "the" body role | "the" role "of" body
//! titled    = title name | name "," ["the" | "a"] title | title "," name ","
//! spoken of = "the" title
//! ```
//! `The interior minister` is not the finance minister: whoever is spoken of by a title has all words of the title.

use std::ops::Range;

use super::kind::profile;
use super::refer::Resolver;
use super::{Mention, MentionKind, Tag};
use crate::lexicon::{Noun, WordClass};

/// Somebody with a name, by the office that a phrase gives them.
pub(super) struct Held {
    office: Office,
    person: usize,
}

/// An office in a phrase: the name of the body and the word for the role.
struct Office {
    body: Range<usize>,
    role: usize,
}

/// Somebody with a name, by the title that a phrase gives them; the last word is the role.
pub(super) struct Titled {
    title: Range<usize>,
    person: usize,
}

impl Resolver<'_> {
    /// Remembers that a mention gives a person with a name a title: `Mayor Ada Holm`, `Ada Holm, the mayor`.
    pub(super) fn learn_title(&mut self, list: &[Mention], at: usize, person: usize) {
        let known = self.entities[person].named && self.entities[person].kind == MentionKind::Person;
        let title = known.then(|| self.title(&list[at])).flatten();
        self.titles.extend(title.map(|title| Titled { title, person }));
    }

    /// `the mayor`: the only person with a name and this title.
    pub(super) fn by_title(&self, mention: &Mention) -> Option<usize> {
        let lone = mention.kind == MentionKind::Person && !mention.named && !mention.plural;
        let definite = lone && self.is(mention.tokens.start, "the") && !self.is(mention.tokens.end, "of");
        let spoken = definite.then(|| self.title(mention)).flatten()?;
        let same = |held: &&Titled| self.has_title(held, &spoken);
        let mut bearers = self.titles.iter().rev().take(NEAR).filter(same).map(|held| held.person);
        let bearer = bearers.next()?;
        bearers.all(|other| other == bearer).then_some(bearer)
    }

    /// Whether somebody's title ends in the same role and has all its other words.
    fn has_title(&self, held: &Titled, spoken: &Range<usize>) -> bool {
        let words = |title: &Range<usize>| title.clone().map(|at| self.word_key(at));
        let role = |title: &Range<usize>| title.end.checked_sub(1).map(|at| self.word_key(at));
        role(&held.title) == role(spoken)
            && words(spoken).all(|word| words(&held.title).any(|own| own == word))
    }

    /// The words of a mention before its name, or the whole description, without an article and an age.
    fn title(&self, mention: &Mention) -> Option<Range<usize>> {
        let end = if mention.named { mention.name.start } else { mention.head + 1 };
        let stops = |at: &usize| !matches!(self.tags[*at], Tag::Noun | Tag::Name | Tag::Adjective);
        let start = (mention.tokens.start..end).rev().find(stops).map_or(mention.tokens.start, |at| at + 1);
        (start < end && self.is_role(end - 1)).then_some(start..end)
    }

    /// Remembers that a mention names or describes a person with a name by an office.
    pub(super) fn learn_office(&mut self, list: &[Mention], at: usize, person: usize) {
        let known = self.entities[person].named && self.entities[person].kind == MentionKind::Person;
        let office = known.then(|| self.office(list, at)).flatten();
        self.offices.extend(office.map(|office| Held { office, person }));
    }

    /// The last person with a name who was said to hold the office that a phrase without a name speaks of.
    pub(super) fn by_office(&self, list: &[Mention], at: usize) -> Option<usize> {
        let mention = &list[at];
        let lone = mention.kind == MentionKind::Person && !mention.named && !mention.plural;
        let named = lone.then(|| self.office(list, at)).flatten()?;
        let same = |held: &&Held| self.is_same_office(&held.office, &named);
        self.offices.iter().rev().take(NEAR).find(same).map(|held| held.person)
    }

    /// Whether a word is for somebody: `minister`, `guard`, `Mayor`.
    fn is_role(&self, at: usize) -> bool {
        profile(self.text, at).noun == Noun::Person || self.text.is_class(at, WordClass::Title)
    }

    fn is_same_office(&self, a: &Office, b: &Office) -> bool {
        self.word_key(a.role) == self.word_key(b.role) && self.body(&a.body) == self.body(&b.body)
    }

    fn office(&self, list: &[Mention], at: usize) -> Option<Office> {
        let mention = &list[at];
        let role = if mention.named { mention.name.start.checked_sub(1)? } else { mention.head };
        let role =
            Some(role).filter(|&role| self.tags[role] == Tag::Noun && mention.tokens.contains(&role))?;
        let inside = list[at + 1..]
            .iter()
            .take_while(|inner| inner.tokens.start < role)
            .find(|inner| inner.named && inner.name.end <= role);
        let behind = || {
            let of = mention.tokens.end;
            let body = list[at + 1..].iter().take(4).find(|body| body.tokens.start == of + 1)?;
            (self.is(of, "of") && body.named).then_some(body)
        };
        let body = inside.or_else(|| behind().filter(|_| !mention.named))?;
        Some(Office { body: body.name.clone(), role })
    }

    /// The same for all names of a body: its entity where it is known, or else its words.
    fn body(&self, name: &Range<usize>) -> u64 {
        let key = self.key(name.clone());
        self.names.get(&key).map_or(key, |&entity| entity as u64)
    }
}

/// An office that was named before so many others is not looked up again.
const NEAR: usize = 64;
