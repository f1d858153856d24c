//! Who bears a name that the text has told and is somebody else all the same.
//!
//! ```text
//! apart = ("Mr" | "Mrs" | word for kin) name        of the other gender than whoever bears it: Mr. and Mrs. Lee
//!       | whose kin ["," ] name                     his father, Omar Safra, behind Malik Omar Safra
//!       | name "," whose kin                        Mr. Lee, her husband
//! whose = "his" | "her" | "their" | name "'s"
//! ```
//! Nobody is kin of his own. Whose kin somebody is by a pronoun is whose name the text told last, if the pronoun's
//! gender admits it.

use super::pronoun::MENTIONS;
use super::refer::{FEMALE, MALE, Resolver, hashed};
use super::{Mention, MentionKind, Tag};
use crate::lexicon::events::Turn;
use crate::lexicon::{FirstNames, Gender, NameLexicon, WordClass};

/// `her | late husband`: so few words stand between whose kin somebody is and the word for it.
const WORDS: usize = 4;

/// `Ada Holm's | late husband, | Omar Safra`: so few mentions, nested ones too, stand between whose kin somebody is,
/// the word for it and the name.
const BESIDE: usize = 4;

/// Whose kin somebody is said to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Whose {
    /// The entity of a name before a genitive.
    Known(usize),
    /// By a pronoun of a gender, or of none.
    Pronoun(Option<Gender>),
}

impl Resolver<'_> {
    /// Whether what stands beside a name tells that its bearer is not the one whom the text has called so.
    pub(super) fn is_apart(&self, list: &[Mention], at: usize, bearer: usize) -> bool {
        if self.entities[bearer].kind != MentionKind::Person {
            return false;
        }
        self.is_of_other_gender(list, at, bearer) || self.is_kin_of(list, at, bearer)
    }

    /// `Mrs. Lee` behind `Tom Lee`, `Mr. Lee` or `his brother, Tom Lee`.
    fn is_of_other_gender(&self, list: &[Mention], at: usize, bearer: usize) -> bool {
        let Some(own) = self.gender_by_title(&list[at]) else { return false };
        let near = list[..at].iter().rev().take(MENTIONS).filter(|mention| mention.entity == bearer);
        let naming = &list[self.entities[bearer].mention];
        let said = near.chain([naming]).find_map(|mention| self.gender_by_title(mention));
        let by_name = || {
            let full = self.entities[bearer].named && naming.name.len() > 1;
            FirstNames::english().gender(self.text.word(naming.name.start)).filter(|_| full)
        };
        said.or_else(by_name).is_some_and(|other| other != own)
    }

    /// `Mrs | Lee`, `her husband | Tom Lee`: the gender that a title or a word for kin shows; that of an actor or an
    /// heir may be either.
    pub(super) fn gender_by_title(&self, mention: &Mention) -> Option<Gender> {
        let titles = NameLexicon::english();
        // "Lord Harrow", whose title is part of the name
        let first = mention.named && titles.is_title(self.text.word(mention.name.start));
        let end = mention.name.start + usize::from(first);
        let before = (mention.tokens.start..end).rev();
        let own = before.take_while(|&at| !matches!(self.tags[at], Tag::Genitive | Tag::Possessive));
        let sure = |&at: &usize| titles.is_title(self.text.word(at)) || self.is_kin_word(at);
        own.filter(sure).find_map(|at| self.gender_of_word(at))
    }

    /// Whether whoever bears the name is told of as kin of the one who bears it already.
    fn is_kin_of(&self, list: &[Mention], at: usize, bearer: usize) -> bool {
        match self.kin_of(list, at) {
            None => false,
            Some(Whose::Known(owner)) => owner == bearer,
            Some(Whose::Pronoun(gender)) => {
                let fits = |other: &&Mention| {
                    let own = self.gender(list, at, other.entity);
                    gender.is_none() || own.is_none() || own == gender
                };
                // "Mia's mother, Ada Holm": Ada Holm, and not Mia
                let owns = |other: &Mention| self.tags.get(other.tokens.end) == Some(&Tag::Genitive);
                let person = |other: &&Mention| {
                    let entity = &self.entities[other.entity];
                    other.named && entity.named && entity.kind == MentionKind::Person && !owns(other)
                };
                let owner = list[..at].iter().rev().take(MENTIONS).filter(person).find(fits);
                owner.is_some_and(|owner| owner.entity == bearer) && !self.relatives.contains(&bearer)
            }
        }
    }

    /// Remembers that somebody was named as another's kin.
    pub(super) fn learn_kin(&mut self, list: &[Mention], at: usize, entity: usize) {
        if list[at].named && self.kin_of(list, at).is_some() {
            self.relatives.insert(entity);
        }
    }

    /// Whose kin a name is said to be of: by the words in its phrase, before its comma or behind it.
    fn kin_of(&self, list: &[Mention], at: usize) -> Option<Whose> {
        let mention = &list[at];
        let own = mention.tokens.start..mention.name.start;
        if let Some(kin) = own.clone().rev().find(|&word| self.is_kin_word(word)) {
            return self.whose(list, at, own.start, kin);
        }
        let comma = mention.tokens.start.checked_sub(1).filter(|&comma| self.is(comma, ","));
        let before = comma.and_then(|comma| {
            let index = (0..at).rev().take(BESIDE).find(|&before| list[before].tokens.end == comma)?;
            let words = &list[index];
            let kin = self.is_kin_word(words.head) && !words.named && !words.plural;
            kin.then(|| self.whose(list, index, words.tokens.start, words.head)).flatten()
        });
        before.or_else(|| {
            let whose = mention.tokens.end + 1;
            let opens = self.is(mention.tokens.end, ",") && self.tags.get(whose) == Some(&Tag::Possessive);
            let kin =
                (whose + 1..self.tags.len().min(whose + 1 + WORDS)).find(|&at| self.tags[at] == Tag::Noun);
            let told = opens && kin.is_some_and(|kin| self.is_kin_word(kin));
            told.then(|| Whose::Pronoun(self.gender_of_word(whose)))
        })
    }

    /// Whose the kin is by the words from `start` to the word for it.
    fn whose(&self, list: &[Mention], index: usize, start: usize, kin: usize) -> Option<Whose> {
        let owns = |&at: &usize| matches!(self.tags[at], Tag::Possessive | Tag::Genitive);
        let owner = (start..kin).rev().find(owns)?;
        if self.tags[owner] == Tag::Possessive {
            let told = !self.text.is_class(owner, WordClass::Ours);
            return told.then(|| Whose::Pronoun(self.gender_of_word(owner)));
        }
        let mut near = list[index.saturating_sub(BESIDE)..].iter().take(2 * BESIDE);
        let name = near.find(|name| name.named && name.tokens.end == owner)?;
        // what stands inside the phrase of a name is resolved behind it
        self.names.get(&self.key(name.name.clone())).map(|&owner| Whose::Known(owner))
    }

    fn is_kin_word(&self, at: usize) -> bool {
        self.text.lexicon().events.turns.has(self.text.id(at), Turn::Kin)
    }

    /// The key of a surname borne by one of a gender: `Mrs. Lee`.
    pub(super) fn titled_key(&self, mention: &Mention) -> Option<u64> {
        let seed = match self.gender_by_title(mention)? {
            Gender::Female => FEMALE,
            Gender::Male => MALE,
        };
        Some(hashed(seed, self.text.word(mention.name.end - 1)))
    }
}
