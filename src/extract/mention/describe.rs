//! Descriptions of whoever has a name: before it ("the Afghan branch, Red Path,"), behind it ("Qane, the spokesman"),
//! or later ("the group", "the ministry").

use super::kind::profile;
use super::refer::{RECENT, Resolver};
use super::{Mention, MentionKind, Referent, Tag};
use crate::lexicon::{Noun, WordClass};

/// A clause behind "who" is so short.
const RELATIVE: usize = 8;

/// The verb of saying stands so few tokens behind its subject.
const CLAUSE: usize = 8;

impl Resolver<'_> {
    /// `the Afghan branch, Red Path,`: the description before the comma that a name behind it names.
    pub(super) fn described(&self, list: &[Mention], at: usize) -> Option<usize> {
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
    pub(super) fn introduced(&self, list: &[Mention], at: usize) -> Option<usize> {
        let named = &list[at];
        let participle = named.tokens.start.checked_sub(1)?;
        let before = (0..at).rev().take(4).find(|&before| list[before].tokens.end == participle)?;
        let person = list[before].kind == MentionKind::Person && !list[before].plural;
        let naming = self.text.is_class(participle, WordClass::Naming);
        (naming && named.named && person && !list[before].named).then_some(before)
    }

    /// `Qane, the spokesman …`: a description behind a comma that fits the kind of the name before it.
    pub(super) fn by_apposition(&self, list: &[Mention], at: usize) -> Option<usize> {
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
    pub(super) fn by_description(&self, mention: &Mention) -> Option<usize> {
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

    fn is_article(&self, at: usize) -> bool {
        ["a", "an", "the"].iter().any(|article| self.is(at, article))
    }
}

fn ends_with_word(name: &str, word: &str) -> bool {
    name.split_whitespace().any(|part| part.eq_ignore_ascii_case(word))
}
