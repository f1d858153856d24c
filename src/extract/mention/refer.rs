//! Mentions to what they refer to, inside one document.
//!
//! A name is the same as an earlier equal one; a single name is the surname of the last person who has it; brackets
//! behind a name hold its short form; "the group" is the body or the group last spoken of, "the ministry" the last
//! body with that word in its name; a pronoun is the nearest fitting subject before it.

use std::ops::Range;

use super::kind::{profile, pronoun};
use super::office::{Held, Titled};
use super::{Mention, MentionKind, Referent, Tag};
use crate::fnv;
use crate::lexicon::{Function, Noun, WordClass};
use crate::text::Text;
use crate::value::name::{Name, NameKind, Verdict};
use crate::value::place::longest_place;

/// A description stands so few mentions before the name.
const RECENT: usize = 8;

/// A clause behind "who" is so short.
const RELATIVE: usize = 8;

/// The verb of saying stands so few tokens behind its subject.
const CLAUSE: usize = 8;

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
    resolver.entities
}

pub(super) struct Resolver<'t> {
    text: &'t Text<'t>,
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
}

impl<'t> Resolver<'t> {
    pub(super) fn text(&self) -> &'t Text<'t> {
        self.text
    }

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
        let entity = found.unwrap_or_else(|| self.add(list, at));
        if mention.named {
            self.learn(mention, entity, at, key);
        }
        entity
    }

    /// `the Afghan branch, Red Path,`: the description before the comma that a name behind it names.
    fn described(&self, list: &[Mention], at: usize) -> Option<usize> {
        let named = &list[at];
        let comma = named.tokens.start.checked_sub(1).filter(|&comma| self.is(comma, ","))?;
        let closed = self.tags.get(named.tokens.end) == Some(&Tag::Mark);
        let end = self.before_age(self.before_relative(comma));
        let mut before = (0..at)
            .rev()
            .take(RECENT)
            .find(|&before| list[before].tokens.end == end && !list[before].nested)?;
        while let Some(of) = list[before].tokens.start.checked_sub(1).filter(|&of| self.is(of, "of")) {
            before = (0..before)
                .rev()
                .take(4)
                .find(|&outer| list[outer].tokens.end == of && !list[outer].nested)?;
        }
        let (description, fits) = (&list[before], &[MentionKind::Organization, MentionKind::Group]);
        let body = fits.contains(&description.kind) && named.kind == MentionKind::Organization;
        let full = named.kind == MentionKind::Other && named.name.len() > 1;
        let person = description.kind == MentionKind::Person && (named.kind == MentionKind::Person || full);
        let opens = matches!(self.tags[description.tokens.start], Tag::Determiner | Tag::Possessive);
        let singular = !description.named && !description.plural && opens;
        (closed && named.named && singular && (body || person)).then_some(before)
    }

    /// `the guard | who was shot, Marco Fenn,`: where the description ends that a comma closes.
    fn before_relative(&self, comma: usize) -> usize {
        let clause = (0..comma).rev().take(RELATIVE).take_while(|&at| self.tags[at] != Tag::Mark);
        clause.into_iter().find(|&at| self.tags[at] == Tag::Relative).unwrap_or(comma)
    }

    /// `a man | of 80, Otto Stam,`: where the description ends that an age follows.
    fn before_age(&self, end: usize) -> usize {
        let of = end.checked_sub(2).filter(|&of| self.is(of, "of") && self.tags[end - 1] == Tag::Number);
        of.filter(|_| self.text.word(end - 1).parse::<u8>().is_ok()).unwrap_or(end)
    }

    /// `a man named | Erik Dahl`: the person whom a participle of naming names.
    fn introduced(&self, list: &[Mention], at: usize) -> Option<usize> {
        let named = &list[at];
        let participle = named.tokens.start.checked_sub(1)?;
        let before = (0..at).rev().take(4).find(|&before| list[before].tokens.end == participle)?;
        let person = list[before].kind == MentionKind::Person && !list[before].plural;
        let naming = self.text.is_class(participle, WordClass::Naming);
        (naming && named.named && person && !list[before].named).then_some(before)
    }

    /// `Northern Farmers Union (NFU)` where NFU is known: the name before the brackets, if it was new there.
    fn spelt_out(&self, list: &[Mention], at: usize, entity: usize) -> Option<usize> {
        let start = list[at].tokens.start;
        if !self.is(start.checked_sub(1)?, "(") || !self.is(list[at].tokens.end, ")") {
            return None;
        }
        let before = (0..at).rev().take(4).find(|&before| list[before].tokens.end + 1 == start)?;
        let new = list[before].entity != entity && self.entities[list[before].entity].mention == before;
        let body = |kind: MentionKind| matches!(kind, MentionKind::Organization | MentionKind::Other);
        let both = body(list[before].kind) && body(self.entities[entity].kind);
        let longer = list[before].name.len() >= 2 && list[before].named;
        (new && both && longer).then_some(before)
    }

    /// Gives an entity the fuller name of a mention; the one it had is another name of it.
    fn rename(&mut self, list: &[Mention], fuller: usize, entity: usize) {
        let mention = &list[fuller];
        let name = self.text.span(mention.name.clone()).of(self.text.source());
        self.names.insert(self.key(mention.name.clone()), entity);
        let known = &mut self.entities[entity];
        if name.len() > known.name.len() {
            known.aliases.push(list[known.mention].name.clone());
            name.clone_into(&mut known.name);
            known.mention = fuller;
        } else {
            known.aliases.push(mention.name.clone());
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

    /// `Islamic State Khorasan (ISIS-K)`: what stands in brackets names what stands before them.
    fn by_brackets(&self, list: &[Mention], at: usize) -> Option<usize> {
        let start = list[at].tokens.start;
        let short = list[at].name.len() <= 3;
        if !self.is(start.checked_sub(1)?, "(") || !self.is(list[at].tokens.end, ")") {
            return None;
        }
        let before = list[..at].iter().rev().take(4).find(|m| m.tokens.end + 1 == start)?;
        let body = !matches!(before.kind, MentionKind::Place | MentionKind::Person | MentionKind::Event);
        (short && body).then_some(before.entity)
    }

    /// `the Northern Farmers Union, or NFU`: capitals that start as the name before them does.
    fn by_letters(&self, list: &[Mention], at: usize) -> Option<usize> {
        let start = list[at].tokens.start;
        let comma = start.checked_sub(2)?;
        if !self.is(comma, ",") || !self.is(start - 1, "or") {
            return None;
        }
        let letters = self.text.span(list[at].name.clone()).of(self.text.source());
        let capitals = letters.chars().filter(|c| c.is_uppercase()).count();
        let before = list[..at].iter().rev().take(4).find(|m| m.tokens.end == comma && m.named)?;
        let full = self.text.span(before.name.clone()).of(self.text.source());
        let body = !matches!(before.kind, MentionKind::Place | MentionKind::Person | MentionKind::Event);
        let short = capitals >= 2 && !letters.contains(' ') && before.name.len() > list[at].name.len();
        (body && short && full.chars().next() == letters.chars().next()).then_some(before.entity)
    }

    /// `Qane, the spokesman …`: a description behind a comma that fits the kind of the name before it.
    fn by_apposition(&self, list: &[Mention], at: usize) -> Option<usize> {
        let mention = &list[at];
        let comma = mention.tokens.start.checked_sub(1)?;
        if !self.is(comma, ",")
            || self.text.is_class(mention.tokens.start, WordClass::RelativeOwner)
            || !matches!(
                self.tags[mention.tokens.start],
                Tag::Determiner | Tag::Noun | Tag::Adjective | Tag::Name | Tag::Possessive
            )
        {
            return None;
        }
        let before = list[..at].iter().rev().take(4).find(|m| m.tokens.end == comma && !m.nested)?;
        let first = mention.tokens.start;
        let described = before.kind == MentionKind::Person && self.is(before.tokens.start, "the");
        let fits = (before.named || described)
            && !mention.plural
            && !self.says(mention)
            && match mention.kind {
                MentionKind::Person => {
                    before.kind == MentionKind::Person
                        || before.kind == MentionKind::Other && self.is_article(first) && !self.is_led(before)
                }
                MentionKind::Organization | MentionKind::Group => before.kind == MentionKind::Organization,
                _ => false,
            };
        fits.then_some(before.entity)
    }

    /// `in Orm`: whether a preposition leads to a mention.
    fn is_led(&self, mention: &Mention) -> bool {
        let before = mention.tokens.start.checked_sub(1);
        before.is_some_and(|at| self.tags[at] == Tag::Preposition)
    }

    /// `by the Red Dawn, | police in Turin | said`: who stands behind a comma and before a verb of saying speaks, and
    /// describes nobody; an apposition closes before its verb. "The group" that so speaks is the one before.
    fn says(&self, mention: &Mention) -> bool {
        let stops = |at: &usize| matches!(self.tags[*at], Tag::Mark | Tag::Relative);
        let end = self.tags.len().min(mention.tokens.end + CLAUSE);
        let verb = (mention.tokens.end..end)
            .take_while(|at| !stops(at))
            .find(|&at| self.tags[at] == Tag::Verb)
            .filter(|&verb| !self.is(verb + 1, "to"));
        let cues = &self.text.lexicon().speech.cues;
        let indefinite = self.is(mention.tokens.start, "a") || self.is(mention.tokens.start, "an");
        !indefinite
            && !self.text.is_class(mention.head, WordClass::GenericBody)
            && verb.is_some_and(|verb| self.text.longest(cues, verb).is_some())
    }

    /// `the group`, `the ministry`: definite, without words of its own, the last that fits.
    fn by_description(&self, mention: &Mention) -> Option<usize> {
        let first = mention.tokens.start;
        if self.is(mention.head, "old") && self.is(first, "the") {
            return self.last(|entity| entity.kind == MentionKind::Person && entity.named);
        }
        let definite = self.is(first, "the")
            || self.is(first, "this")
            || self.is(first, "that")
            || self.tags[first] == Tag::Possessive;
        let bare =
            mention.tokens.len() == 2 || mention.tokens.len() == 3 && self.tags[first + 1] == Tag::Adjective;
        if !(definite && bare) || self.tags[first] == Tag::Possessive || mention.plural {
            return None;
        }
        let head = profile(self.text, mention.head);
        if self.text.is_class(mention.head, WordClass::GenericBody) {
            let fits = |entity: &Referent| {
                entity.named
                    && entity.kind == MentionKind::Organization
                    && !self.has_office_noun(&entity.name)
            };
            return self.opener(mention, &fits).or_else(|| self.last(fits));
        }
        let word = self.text.word(mention.head).to_lowercase();
        match head.noun {
            Noun::Organization => self.last(|entity| {
                entity.kind == MentionKind::Organization && ends_with_word(&entity.name, &word)
            }),
            Noun::Person => {
                self.last(|entity| entity.kind == MentionKind::Person && ends_with_word(&entity.name, &word))
            }
            // "Holm Primary School … The school"
            Noun::Building => self.last(|entity| entity.named && ends_with_word(&entity.name, &word)),
            _ => None,
        }
    }

    fn has_office_noun(&self, name: &str) -> bool {
        let lexicon = self.text.lexicon();
        name.split(' ').any(|word| lexicon.classes.has(lexicon.word(word), WordClass::Office))
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
    fn opener(&self, mention: &Mention, fits: &dyn Fn(&Referent) -> bool) -> Option<usize> {
        let sentence = self.text.sentence_of(mention.head);
        self.openers
            .iter()
            .rev()
            .take_while(|(_, of)| of + 2 >= sentence)
            .find(|(entity, _)| fits(&self.entities[*entity]))
            .map(|(entity, _)| *entity)
    }

    fn last(&self, fits: impl Fn(&Referent) -> bool) -> Option<usize> {
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
        if let Some(tail) = self.tail(mention) {
            let tail = self.key(tail);
            self.names.entry(tail).or_insert(entity);
        }
        if mention.kind == MentionKind::Person && mention.name.len() > 1 {
            let surname = self.surname_key(mention.name.clone());
            self.names.insert(surname, entity);
            let given = hashed(fnv::START ^ 1, self.text.word(mention.name.start));
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
        if other && !entity.aliases.contains(&mention.name) {
            entity.aliases.push(mention.name.clone());
        }
    }

    /// `International Committee of the | Red Cross`: what a body is called for short.
    fn tail(&self, mention: &Mention) -> Option<Range<usize>> {
        let name = &mention.name;
        let the = (name.start + 2..name.end).find(|&at| self.is(at, "the") && self.is(at - 1, "of"))?;
        let several = name.end - the > 2 && mention.kind == MentionKind::Organization;
        let place = || longest_place(self.text, the + 1).is_some_and(|(len, _)| the + 1 + len == name.end);
        (several && !place()).then_some(the + 1..name.end)
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
        let keys: Vec<(usize, usize)> = (0..list.len())
            .filter(|&at| list[at].named && list[at].kind == MentionKind::Other && list[at].name.len() == 1)
            .filter_map(|at| {
                Some((list[at].entity, *self.names.get(&self.surname_key(list[at].name.clone()))?))
            })
            .filter(|(lone, full)| lone != full && self.entities[*full].kind == MentionKind::Person)
            .collect();
        for mention in list {
            if let Some((_, full)) = keys.iter().find(|(lone, _)| *lone == mention.entity) {
                mention.entity = *full;
                if mention.named {
                    mention.kind = MentionKind::Person;
                }
            }
        }
    }

    fn is_article(&self, at: usize) -> bool {
        ["a", "an", "the"].iter().any(|article| self.is(at, article))
    }

    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.text.is(at, word)
    }

    /// Whether a name can be a shorter one of somebody: of one word, or of the same surname and not of another bearer of it.
    fn is_surname_of(&self, mention: &Mention, entity: usize) -> bool {
        let name = &self.entities[entity].name;
        let last = self.text.word(mention.name.end - 1);
        let own = || {
            let words = self.text.span(mention.name.clone()).of(self.text.source());
            Name::parse(words, NameKind::Person).verdict(&Name::parse(name, NameKind::Person))
        };
        mention.name.len() == 1 || name.ends_with(last) && own() != Verdict::Different
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
        hashed(fnv::START ^ 1, self.text.word(name.end - 1))
    }
}

/// The hash with a word added to it, in lower case.
fn hashed(hash: u64, word: &str) -> u64 {
    let hash = if word.is_ascii() {
        fnv::with(hash, word.bytes().map(|byte| byte.to_ascii_lowercase()))
    } else {
        fnv::with(hash, word.chars().flat_map(char::to_lowercase))
    };
    fnv::with(hash, [' '])
}

fn ends_with_word(name: &str, word: &str) -> bool {
    name.split_whitespace().any(|part| part.eq_ignore_ascii_case(word))
}
