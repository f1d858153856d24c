//! A body by its full name and by its short one: in brackets, behind "or", or by the last part of its name.

use std::ops::Range;

use super::refer::Resolver;
use super::{Mention, MentionKind};
use crate::value::place::longest_place;

impl Resolver<'_> {
    /// `Northern Farmers Union (NFU)` where NFU is known: the name before the brackets, if it was new there.
    pub(super) fn spelt_out(&self, list: &[Mention], at: usize, entity: usize) -> Option<usize> {
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
    pub(super) fn rename(&mut self, list: &[Mention], fuller: usize, entity: usize) {
        let mention = &list[fuller];
        let name = self.text.span(mention.name.clone()).of(self.text.source());
        self.names.insert(self.key(mention.name.clone()), entity);
        let known = &mut self.entities[entity];
        if name.len() > known.name.len() {
            known.add_alias(list[known.mention].name.clone());
            name.clone_into(&mut known.name);
            known.mention = fuller;
        } else {
            known.add_alias(mention.name.clone());
        }
    }

    /// `Islamic State Khorasan (ISIS-K)`: what stands in brackets names what stands before them.
    pub(super) fn by_brackets(&self, list: &[Mention], at: usize) -> Option<usize> {
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
    pub(super) fn by_letters(&self, list: &[Mention], at: usize) -> Option<usize> {
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

    /// `International Committee of the | Red Cross`: what a body is called for short.
    pub(super) fn tail(&self, mention: &Mention) -> Option<Range<usize>> {
        let name = &mention.name;
        let the = (name.start + 2..name.end).find(|&at| self.is(at, "the") && self.is(at - 1, "of"))?;
        let several = name.end - the > 2 && mention.kind == MentionKind::Organization;
        let place = || longest_place(self.text, the + 1).is_some_and(|(len, _)| the + 1 + len == name.end);
        (several && !place()).then_some(the + 1..name.end)
    }
}
