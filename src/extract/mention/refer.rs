//! Mentions to what they refer to, inside one document.
//!
//! A name is the same as an earlier equal one; a single name is the surname of the last person who has it; brackets
//! behind a name hold its short form; "the group" is the body or the group last spoken of, "the ministry" the last
//! body with that word in its name; a pronoun is the nearest fitting subject before it.

use std::collections::BTreeSet;
use std::ops::Range;

use super::kind::pronoun;
use super::office::{Held, Titled};
use super::{Mention, MentionKind, Referent, Tag};
use crate::fnv;
use crate::lexicon::{FirstNames, Function, NameLexicon};
use crate::text::Text;
use crate::value::name::{Name, NameKind, Verdict};

/// A description stands so few mentions before the name.
pub(super) const RECENT: usize = 8;

// Whole names, single ones and surnames behind "Mr" or "Mrs" are kept in one map. The key of a whole name is hashed
// from the usual start; that of each other kind from a start that differs from it and from the rest in some bit, so
// that "Holm" as the surname of Ada Holm is not taken for a body of that name. Keys live no longer than a document.

/// What the keys of surnames and first names are hashed from.
const SINGLE: u64 = fnv::START ^ 1;
/// What the keys of women's surnames are hashed from: `Mrs. Lee`.
pub(super) const FEMALE: u64 = fnv::START ^ 2;
/// What the keys of men's surnames are hashed from: `Mr. Lee`.
pub(super) const MALE: u64 = fnv::START ^ 3;

/// Gives each mention its entity, and the entities.
pub(super) fn entities(text: &Text<'_>, tags: &[Tag], list: &mut [Mention]) -> Vec<Referent> {
    let mut resolver = Resolver {
        text,
        tags,
        entities: Vec::with_capacity(list.len()),
        names: fnv::Map::default(),
        recent: Vec::with_capacity(list.len()),
        openers: Vec::with_capacity(text.sentences().len()),
        offices: Vec::new(),
        titles: Vec::new(),
        relatives: BTreeSet::new(),
    };
    for at in 0..list.len() {
        let entity = resolver.entity(list, at);
        let described = resolver.described(list, at).or_else(|| resolver.introduced(list, at));
        if let Some(described) = described {
            resolver.forget(list[described].entity, entity);
            list[described].entity = entity;
            resolver.learn_title(list, described, entity);
        }
        if let Some(spelt) = resolver.spelt_out(list, at, entity) {
            resolver.rename(list, spelt, entity);
            list[spelt].entity = entity;
        }
        resolver.learn_office(list, at, entity);
        resolver.learn_title(list, at, entity);
        let described = !list[at].named && list[at].kind == MentionKind::Person;
        if described && resolver.entities[entity].kind == MentionKind::Other {
            resolver.entities[entity].kind = MentionKind::Person;
        }
        resolver.note(&list[at], entity);
        list[at].entity = entity;
        let kind = resolver.entities[entity].kind;
        if list[at].kind == MentionKind::Other && list[at].named && kind != MentionKind::Other {
            list[at].kind = kind;
        }
    }
    resolver.join_surnames(list);
    resolver.share_surnames(list);
    resolver.entities
}

pub(super) struct Resolver<'t> {
    pub(super) text: &'t Text<'t>,
    pub(super) tags: &'t [Tag],
    pub(super) entities: Vec<Referent>,
    /// By the hash of a name in lower case.
    pub(super) names: fnv::Map<usize>,
    /// Entities in the order in which they were last spoken of, with the sentence.
    recent: Vec<(usize, usize)>,
    /// The same, of those that open a sentence: its subjects, mostly.
    openers: Vec<(usize, usize)>,
    /// Who was said to hold which office, in order.
    pub(super) offices: Vec<Held>,
    /// Who was given which title, in order.
    pub(super) titles: Vec<Titled>,
    /// Who was named as another's kin: they are not the ones whose kin they are.
    pub(super) relatives: BTreeSet<usize>,
}

impl Resolver<'_> {
    fn entity(&mut self, list: &[Mention], at: usize) -> usize {
        let mention = &list[at];
        let key = if mention.named { self.key(mention.name.clone()) } else { 0 };
        let found = if mention.named {
            self.by_name(list, at, key)
        } else if mention.kind == MentionKind::Pronoun {
            self.by_pronoun(list, at)
        } else {
            self.by_apposition(list, at)
                .or_else(|| self.by_office(list, at))
                .or_else(|| self.by_title(&list[at]))
                .or_else(|| self.by_description(mention))
        };
        let other = found.filter(|&bearer| mention.named && self.is_apart(list, at, bearer));
        let found = if other.is_some() { self.by_titled_name(list, at) } else { found };
        let entity = found.unwrap_or_else(|| self.add(list, at));
        self.learn_kin(list, at, entity);
        if mention.named {
            self.learn(mention, entity, at, key);
        }
        if other.is_some() && mention.name.len() == 1 {
            self.call_by_title(mention, entity);
        }
        entity
    }

    /// `Mrs. Lee` behind another: the one who was told of by this title before.
    fn by_titled_name(&self, list: &[Mention], at: usize) -> Option<usize> {
        let key = self.titled_key(&list[at]);
        let known = key.and_then(|key| self.names.get(&key).copied());
        known.filter(|&bearer| !self.is_apart(list, at, bearer))
    }

    /// Gives one of two who bear a surname the title that tells them apart: `Mrs. Lee`.
    fn call_by_title(&mut self, mention: &Mention, entity: usize) {
        let title = (mention.tokens.start..mention.name.start).rev();
        let titles = NameLexicon::english();
        let title = title.into_iter().find(|&at| titles.is_title(self.text.word(at)));
        if let Some(title) = title.filter(|_| self.entities[entity].name == self.text.word(mention.head)) {
            let words = self.text.span(title..mention.name.end).of(self.text.source());
            self.entities[entity].name = words.split_whitespace().collect::<Vec<_>>().join(" ");
        }
    }

    fn add(&mut self, list: &[Mention], at: usize) -> usize {
        let mention = &list[at];
        let words = if mention.named { mention.name.clone() } else { mention.tokens.clone() };
        let words = self.text.span(words).of(self.text.source());
        let name = if words.contains(['\n', '\u{a0}']) {
            words.split_whitespace().collect::<Vec<_>>().join(" ")
        } else {
            words.to_owned()
        };
        self.entities.push(Referent {
            name,
            kind: mention.kind,
            named: mention.named,
            mention: at,
            aliases: Vec::new(),
        });
        self.entities.len() - 1
    }

    fn by_name(&mut self, list: &[Mention], at: usize, key: u64) -> Option<usize> {
        let mention = &list[at];
        if let Some(&entity) = self.names.get(&key) {
            return Some(entity);
        }
        if let Some(entity) = self.by_brackets(list, at).or_else(|| self.by_letters(list, at)) {
            return Some(entity);
        }
        let single = mention.name.len() == 1 || mention.kind == MentionKind::Person;
        single
            .then(|| self.names.get(&self.surname_key(mention.name.clone())).copied())
            .flatten()
            .filter(|&entity| self.entities[entity].kind == MentionKind::Person && mention.name.len() < 3)
            .filter(|&entity| self.is_surname_of(mention, entity))
    }

    fn by_pronoun(&self, list: &[Mention], at: usize) -> Option<usize> {
        let mention = &list[at];
        let sentence = self.text.sentence_of(mention.head);
        let function = pronoun(self.text, mention.head);
        if function == Function::Person {
            return self.person(list, at);
        }
        let fits = |entity: &Referent| match function {
            Function::Plural => entity.kind == MentionKind::Group,
            Function::Thing => entity.kind == MentionKind::Organization && entity.named,
            _ => false,
        };
        if function == Function::Thing
            && let Some(own) = self.own_body(sentence)
        {
            return Some(own);
        }
        let body =
            |entity: &Referent| function == Function::Thing && entity.kind == MentionKind::Organization;
        let opener = self.opener(mention, &|entity| fits(entity) || body(entity));
        if opener.is_some() {
            return opener;
        }
        self.recent
            .iter()
            .rev()
            .take_while(|(_, of)| of + 3 >= sentence)
            .find(|(entity, _)| fits(&self.entities[*entity]))
            .map(|(entity, _)| *entity)
    }

    /// `The army said it`: the body that opens the sentence, without a name or with one that is not known.
    fn own_body(&self, sentence: usize) -> Option<usize> {
        let opener = self.openers.last().filter(|(_, of)| *of == sentence).map(|(entity, _)| *entity)?;
        let body = &self.entities[opener];
        let unknown = body.kind == MentionKind::Other && body.named;
        (unknown || body.kind == MentionKind::Organization && !body.named).then_some(opener)
    }

    /// The opener of this sentence or of the two before it that fits.
    pub(super) fn opener(&self, mention: &Mention, fits: &dyn Fn(&Referent) -> bool) -> Option<usize> {
        let sentence = self.text.sentence_of(mention.head);
        self.openers
            .iter()
            .rev()
            .take_while(|(_, of)| of + 2 >= sentence)
            .find(|(entity, _)| fits(&self.entities[*entity]))
            .map(|(entity, _)| *entity)
    }

    pub(super) fn last(&self, fits: impl Fn(&Referent) -> bool) -> Option<usize> {
        self.recent
            .iter()
            .rev()
            .take(200)
            .find(|(entity, _)| fits(&self.entities[*entity]))
            .map(|(entity, _)| *entity)
    }

    /// Remembers a name, its surname, and whether it is fuller than the one known.
    fn learn(&mut self, mention: &Mention, entity: usize, at: usize, key: u64) {
        let known = self.entities[entity].named;
        self.names.entry(key).or_insert(entity);
        if let Some(titled) = self.titled_key(mention) {
            self.names.entry(titled).or_insert(entity);
        }
        if let Some(tail) = self.tail(mention) {
            let tail = self.key(tail);
            self.names.entry(tail).or_insert(entity);
        }
        if mention.kind == MentionKind::Person && mention.name.len() > 1 {
            let surname = self.surname_key(mention.name.clone());
            // "Ada Holm's husband, Tom Holm, died. Holm …": she of whom the text tells
            if self.relatives.contains(&entity) {
                self.names.entry(surname).or_insert(entity);
            } else {
                self.names.insert(surname, entity);
            }
            let given = hashed(SINGLE, self.text.word(mention.name.start));
            self.names.entry(given).or_insert(entity);
        }
        let fuller = self.text.span(mention.name.clone()).of(self.text.source());
        let entity = &mut self.entities[entity];
        if !known {
            fuller.clone_into(&mut entity.name);
            entity.named = true;
            entity.mention = at;
            if entity.kind == MentionKind::Other {
                entity.kind = mention.kind;
            }
            return;
        }
        let other =
            fuller.len() < entity.name.len() && entity.mention != at && !entity.name.ends_with(fuller);
        if other {
            entity.add_alias(mention.name.clone());
        }
    }

    /// `The judge, Ada Holm,`: whoever was spoken of by a description is the bearer of a name.
    fn forget(&mut self, described: usize, named: usize) {
        let near = |spoken: &mut Vec<(usize, usize)>| {
            for (entity, _) in spoken.iter_mut().rev().take(RECENT).filter(|(entity, _)| *entity == described)
            {
                *entity = named;
            }
        };
        near(&mut self.recent);
        near(&mut self.openers);
    }

    fn note(&mut self, mention: &Mention, entity: usize) {
        let sentence = self.text.sentence_of(mention.head);
        self.recent.push((entity, sentence));
        let first = self.text.sentences().get(sentence).map_or(0, |sentence| sentence.tokens().start);
        if !mention.nested && mention.tokens.start <= first + 1 {
            self.openers.push((entity, sentence));
        }
    }

    /// A single name whose bearer is named in full only later.
    fn join_surnames(&mut self, list: &mut [Mention]) {
        let lone = |mention: &Mention| {
            mention.named && mention.kind == MentionKind::Other && mention.name.len() == 1
        };
        let mut full: fnv::Map<usize> = fnv::Map::default();
        for (at, mention) in list.iter().enumerate().filter(|(_, mention)| lone(mention)) {
            let bearer = self.names.get(&self.surname_key(mention.name.clone())).copied();
            let person = |bearer: &usize| self.entities[*bearer].kind == MentionKind::Person;
            // "Holm killed her daughter, Mia Holm": whose daughter she is was told of before
            let kin = |bearer: &usize| self.relatives.contains(bearer) && self.entities[*bearer].mention > at;
            let other = |bearer: &usize| *bearer != mention.entity && person(bearer) && !kin(bearer);
            if let Some(bearer) = bearer.filter(other) {
                full.entry(mention.entity as u64).or_insert(bearer);
            }
        }
        for mention in list {
            if let Some(&bearer) = full.get(&(mention.entity as u64)) {
                mention.entity = bearer;
                if mention.named {
                    mention.kind = MentionKind::Person;
                }
            }
        }
    }

    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.text.is(at, word)
    }

    /// Whether a name can be a shorter one of somebody: of one word, or of the same surname and not of another bearer
    /// of it.
    fn is_surname_of(&self, mention: &Mention, entity: usize) -> bool {
        let name = &self.entities[entity].name;
        let last = self.text.word(mention.name.end - 1);
        let own = || {
            let words = self.text.span(mention.name.clone()).of(self.text.source());
            Name::parse(words, NameKind::Person).verdict(&Name::parse(name, NameKind::Person))
        };
        // "Ben" is a particle too
        let gender = |first: &str| FirstNames::english().gender(first);
        let first = gender(self.text.word(mention.name.start));
        let known = name.split(' ').next().and_then(gender);
        // "Elena Fuentes" for "Francisco Elena Fuentes"
        let part = || name.split(' ').any(|part| self.text.is(mention.name.start, part));
        let other = first.is_some() && known.is_some() && first != known && !part();
        mention.name.len() == 1 || name.ends_with(last) && !other && own() != Verdict::Different
    }

    /// The hash of the name's words in lower case.
    pub(super) fn key(&self, name: Range<usize>) -> u64 {
        name.filter(|&at| self.tags[at] != Tag::Hyphen)
            .fold(fnv::START, |hash, at| hashed(hash, self.text.word(at)))
    }

    /// The key of one word.
    pub(super) fn word_key(&self, at: usize) -> u64 {
        hashed(fnv::START, self.text.word(at))
    }

    /// The key of the name's last word alone; `al-Zawahiri` counts from the particle's hyphen.
    fn surname_key(&self, name: Range<usize>) -> u64 {
        hashed(SINGLE, self.text.word(name.end - 1))
    }
}

/// The hash with a word added to it, in lower case.
pub(super) fn hashed(hash: u64, word: &str) -> u64 {
    let hash = if word.is_ascii() {
        fnv::with(hash, word.bytes().map(|byte| byte.to_ascii_lowercase()))
    } else {
        fnv::with(hash, word.chars().flat_map(char::to_lowercase))
    };
    fnv::with(hash, [' '])
}
