//! Words for somebody that stand beside other words for the same: an office and its holder, a name and what he is.
//!
//! ```text
//! apposed = person [modifier] "," name ","        the mayor of Velm, Ann Roe,
//!         | name "," ("a" | "the") person          Ann Roe, a guard,
//! office  = "the" word for a thing too "of" … "," name      the head of the guild, Ann Roe
//! ```

use super::list::is_one;
use super::victims::{Scene, Victims, Who};
use crate::extract::mention::{MentionKind, Tag};
use crate::lexicon::WordClass;
use crate::lexicon::events::Turn;

impl Scene<'_> {
    /// `Ann Roe, a guard, was killed`, `Ann Roe, mayor and senator, died`, `his wife, Ann Roe, was killed`: one
    /// described or named again behind a comma.
    pub(super) fn is_apposed(&self, found: &[Victims], victims: &Victims) -> bool {
        let Some(last) = found.last() else { return false };
        // "the mayor | of Velm | , Ann Roe,"
        let end = self.past_age(self.past_modifiers(last.tokens.end, victims.tokens.start));
        let comma = end + 1 == victims.tokens.start && self.is(end, ",");
        let named = last.is_named() || self.ends_in_name(last);
        if comma
            && is_one(last)
            && !last.is_person()
            && victims.is_person()
            && self.has(victims.tokens.start, Turn::Article)
        {
            return true;
        }
        let closed = matches!(self.tag(victims.tokens.end), Tag::Mark | Tag::Preposition | Tag::Relative);
        // "his wife (26), their son Bo Lee (4)" are two
        let own = !matches!(self.tag(victims.tokens.start), Tag::Possessive | Tag::Genitive);
        if comma && last.is_person() && !named && victims.is_named() && closed && own {
            return true;
        }
        // "Ann Roe, 40, and man hurt": another, who is told of by no article
        let aged = self.past_closed_age(last.tokens.end);
        if aged > last.tokens.end && self.has(aged, Turn::Joint) && aged + 1 == victims.tokens.start {
            return false;
        }
        if !is_one(last) || !is_one(victims) || last.entity.is_none() && !named && !self.is_kin(last) {
            return false;
        }
        if victims.is_named() {
            return comma && !named && self.tag(victims.tokens.start) == Tag::Name;
        }
        let first = self.tag(victims.tokens.start);
        if first == Tag::Possessive {
            return false;
        }
        // "the pilot, Tom Hill, | a passenger, Ann Roe": another person, with a name of her own
        if !last.is_named() && self.has_own_name(victims) {
            return false;
        }
        if comma && last.is_named() && self.text.is_class(victims.tokens.start, WordClass::Definite) {
            return self.closes(victims.tokens.end);
        }
        let bare = !matches!(first, Tag::Determiner | Tag::Number);
        comma && victims.entity.is_none() && named || bare && named
    }

    /// `Ann Roe, the mayor |, |`: she alone; `Ann Roe, the driver | and | a guard` are three.
    fn closes(&self, end: usize) -> bool {
        let end = self.past_modifiers(end, self.text.tokens().len());
        matches!(self.text.word(end), "," | ";")
    }

    /// `a passenger | , Ann Roe`: whether a name stands behind whoever is described.
    fn has_own_name(&self, victims: &Victims) -> bool {
        let start = victims.tokens.end + 1;
        let name = self.mentions.at(start).filter(|name| name.named && name.tokens.start == start);
        self.is(victims.tokens.end, ",") && name.is_some_and(|name| name.kind == MentionKind::Person)
    }

    /// `the mayor of Velm, | Ann Roe`: whether whoever is described was told the name behind a comma.
    fn ends_in_name(&self, victims: &Victims) -> bool {
        let last = self.mentions.at(victims.tokens.end - 1);
        last.is_some_and(|last| {
            last.named && last.kind == MentionKind::Person && last.tokens.start > victims.tokens.start
        })
    }

    /// Takes the words for somebody that stand apposed to the last of those found as more words for the same; an age
    /// between them is told by itself.
    pub(super) fn take_apposed(&self, found: &mut [Victims], apposed: &Victims) {
        if let Some(last) = found.last_mut().filter(|last| last.is_person() && !last.is_named()) {
            let end = last.tokens.end.max(apposed.tokens.end);
            last.tokens.end =
                if self.figures_in(last.tokens.end..end).is_empty() { end } else { last.tokens.end };
            // "a third, Carl Moe, was killed"
            if last.nth.is_some() && apposed.is_named() && last.entity.is_none() {
                (last.who, last.entity) = (Who::Named, apposed.entity);
                last.quantity = apposed.quantity.clone();
            }
        }
    }

    /// `killed | the head of the guild, | Ann Roe`: past a word for a thing too, to the name of who it is.
    pub(super) fn past_office(&self, at: usize) -> Option<usize> {
        let office = self.mentions.at(at).filter(|office| office.tokens.start == at && !office.named)?;
        let end = office.tokens.end;
        let comma = self.past_modifiers(end, self.text.tokens().len());
        let holder = self.mentions.at(comma + 1).filter(|holder| holder.tokens.start == comma + 1);
        let helm =
            self.text.is_class(office.head, WordClass::Helm) && self.is(end, "of") && self.is(comma, ",");
        holder.filter(|holder| helm && holder.named && holder.kind == MentionKind::Person).map(|_| comma + 1)
    }
}
