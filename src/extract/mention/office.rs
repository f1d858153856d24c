//! Who holds which office: `the Red Path leader` and `the leader of Red Path` are whoever the text names so.
//!
//! ```text
//! named     = body role name | name "," "the" role "of" body
//! described = "the" body role | "the" role "of" body
//! ```

use std::ops::Range;

use super::refer::Resolver;
use super::{Mention, MentionKind, Tag};

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

impl Resolver<'_> {
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
