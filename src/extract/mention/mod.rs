//! Who and what a text speaks of: people, bodies, places, groups, events, with the references between them.
//!
//! ```text
//! mention   = [determiner | possessor "'s" | number] { modifier } head
//! name      = capital { ["-"] capital | particle | "of" capital }
//! reference = surname | acronym | "the" noun | pronoun
//! ```
//! Three steps, each over indices: `tag` gives each token its part of speech, `chunk` cuts the noun phrases and
//! says what they name, `refer` joins the mentions of one thing.

mod acronym;
mod apart;
mod chunk;
mod describe;
mod kin;
mod kind;
mod office;
mod pronoun;
mod refer;
mod tag;

use std::ops::Range;

pub(in crate::extract) use kin::{Owned, is_of_parent, is_of_person};
pub(crate) use tag::Tag;
use tag::group;

use crate::lexicon::events::Turn;
use crate::lexicon::{WordClass, singular};
use crate::text::Text;

/// What a mention is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum MentionKind {
    /// Someone.
    Person,
    /// A body: a ministry, a company, an outlet, a movement with a name.
    Organization,
    /// Somewhere.
    Place,
    /// Several people without a name of their own.
    Group,
    /// Something that happened.
    Event,
    /// A pronoun whose antecedent is not found.
    Pronoun,
    /// Anything else.
    Other,
}

/// One noun phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Its tokens, from the determiner to the head.
    pub tokens: Range<usize>,
    /// The noun that the rest depends on.
    pub head: usize,
    /// The tokens of the name alone, without titles and determiners; of the head where it has no name.
    pub name: Range<usize>,
    /// What it is of.
    pub kind: MentionKind,
    /// Whether it gives a name.
    pub named: bool,
    /// Whether it stands for several.
    pub plural: bool,
    /// Whether it stands inside a longer mention.
    pub nested: bool,
    /// What it refers to: an index into [`Mentions::entities`].
    pub entity: usize,
}

/// What some mentions of a document refer to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Referent {
    /// The fullest name that the document gives it, or the first description.
    pub name: String,
    /// What it is.
    pub kind: MentionKind,
    /// Whether it has a name.
    pub named: bool,
    /// The index of the mention that names it.
    pub mention: usize,
    /// Other names that the document states: acronyms and aliases, as token ranges; the first 32 at most.
    pub aliases: Vec<Range<usize>>,
}

/// Nobody has more names than this; an acronym that stands for ever other bodies gathers no more.
const ALIASES: usize = 32;

impl Referent {
    fn add_alias(&mut self, tokens: Range<usize>) {
        if self.aliases.len() < ALIASES && !self.aliases.contains(&tokens) {
            self.aliases.push(tokens);
        }
    }
}

/// The mentions of a text, in order of their start, the longer first.
#[derive(Debug, Clone)]
pub struct Mentions {
    list: Vec<Mention>,
    entities: Vec<Referent>,
    tags: Vec<Tag>,
    /// By token: one more than the outermost mention that has it; 0 for none.
    outer: Vec<u32>,
}

/// Reads the mentions of a text.
///
/// ```
/// use corroborate::extract::mention::{MentionKind, read};
/// use corroborate::text::Text;
/// let text = Text::new("Police said Mayor Ada Holm had left Tallinn. Holm did not answer.");
/// let mentions = read(&text);
/// let holm: Vec<_> = mentions.list().iter().filter(|m| m.kind == MentionKind::Person).collect();
/// assert_eq!(holm[0].entity, holm[1].entity);
/// assert_eq!(mentions.entity(holm[1].entity).name, "Ada Holm");
/// ```
pub fn read(text: &Text<'_>) -> Mentions {
    let tags = tag::tags(text);
    let mut list = chunk::mentions(text, &tags);
    let entities = refer::entities(text, &tags, &mut list);
    let mut outer = vec![0; tags.len()];
    for (at, mention) in list.iter().enumerate().filter(|(_, mention)| !mention.nested) {
        outer[mention.tokens.clone()].fill(at as u32 + 1);
    }
    Mentions { list, entities, tags, outer }
}

impl Mentions {
    /// All mentions in order of their start, the longer first.
    pub fn list(&self) -> &[Mention] {
        &self.list
    }

    /// What the mentions refer to.
    pub fn entities(&self) -> &[Referent] {
        &self.entities
    }

    /// One referent.
    ///
    /// # Panics
    /// Where no mention has this entity.
    pub fn entity(&self, entity: usize) -> &Referent {
        &self.entities[entity]
    }

    /// The index of the outermost mention that has a token.
    pub fn index_at(&self, token: usize) -> Option<usize> {
        self.outer.get(token).and_then(|&at| (at as usize).checked_sub(1))
    }

    /// The outermost mention that has a token.
    pub fn at(&self, token: usize) -> Option<&Mention> {
        self.index_at(token).map(|at| &self.list[at])
    }

    /// The shortest mention that has a token.
    pub fn innermost(&self, token: usize) -> Option<&Mention> {
        let from = self.index_at(token)?;
        let end = self.list[from].tokens.end;
        self.list[from..]
            .iter()
            .take_while(|mention| mention.tokens.start < end)
            .filter(|mention| mention.tokens.contains(&token))
            .min_by_key(|mention| mention.tokens.len())
    }

    /// The mentions that lie in a range of tokens, nested ones too.
    pub fn within(&self, tokens: Range<usize>) -> impl Iterator<Item = &Mention> {
        let from = self.list.partition_point(|mention| mention.tokens.start < tokens.start);
        self.list[from..]
            .iter()
            .take_while(move |mention| mention.tokens.start < tokens.end)
            .filter(move |mention| mention.tokens.end <= tokens.end)
    }

    /// The part of speech of a token; a mark, past the end.
    pub(crate) fn tag(&self, token: usize) -> Tag {
        self.tags.get(token).copied().unwrap_or(Tag::Mark)
    }

    /// The words of the group before a verb: `has not yet been | found`.
    pub(crate) fn group_before(&self, verb: usize) -> Range<usize> {
        group::before(&self.tags, verb)
    }

    /// The words of the group behind a subject that ends at a token; its verb stands where they end.
    pub(crate) fn group_behind(&self, end: usize) -> Range<usize> {
        group::behind(&self.tags, end)
    }
}

/// `any | attacks`, `a growing number of | attacks`: whether a noun phrase that starts there is of many, and of none in
/// particular.
pub(in crate::extract) fn is_of_any(text: &Text<'_>, start: usize) -> bool {
    let number = |of: usize| text.is(of, "of") && of > 0 && text.is(of - 1, "number");
    text.is(start, "any") || start.checked_sub(1).is_some_and(number)
}

/// `not all of the | 40`, `hardly any of the | 40`, `not every one of the | 40`: whether a figure is of those of whom a
/// word says that it is not so of all, and nobody says of how many it is.
pub(in crate::extract) fn is_short_of_all(text: &Text<'_>, mentions: &Mentions, figure: usize) -> bool {
    let first = text.sentences()[text.sentence_of(figure)].tokens().start;
    let whole = |at: usize| text.is_class(at, WordClass::Universal);
    let passed = |at: &usize| {
        let opens = matches!(mentions.tag(*at), Tag::Determiner | Tag::Possessive | Tag::Number);
        opens || whole(*at) || text.is(*at, "of")
    };
    let near = (figure.saturating_sub(QUANTIFIER).max(first)..figure).rev();
    let Some(not) = near.into_iter().find(|at| !passed(at)) else { return false };
    let any = |at: usize| text.lexicon().events.turns.has(text.id(at), Turn::Any);
    let negates = mentions.tag(not) == Tag::Negation || text.is_class(not, WordClass::Scant);
    negates && (not + 1..figure).any(|at| whole(at) || any(at))
}

/// `not every one of the | 40`: the negation stands within so many tokens before.
const QUANTIFIER: usize = 5;

/// The lemma of a noun as it stands in a text: "soldiers" is `soldier`, "women" `woman`.
pub fn lemma(text: &Text<'_>, noun: usize) -> String {
    let words = &text.lexicon().words;
    let word = text.word(noun);
    if let Some(singular) = words.irregular_singular(text.id(noun)) {
        return singular.to_owned();
    }
    let profile = words.profile(text.id(noun));
    if profile.common && !profile.plural { word.to_lowercase() } else { singular(word) }
}
