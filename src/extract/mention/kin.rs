//! Kin who share one surname: the brothers Tom and Bill Hale are Tom Hale and Bill Hale; somebody's children by their
//! number; and who belongs to whom by "of".
//!
//! ```text
//! kin      = ("brothers" | "twins" …) ["," ] given { "," given } "and" given surname
//! children = ("mother" | "father" …) "of" number
//! owned    = phrase "of" [ "one" "of" ] phrase
//! ```

use super::kind::is_given;
use super::refer::Resolver;
use super::{Mention, MentionKind, Mentions, Tag};
use crate::lexicon::WordClass;
use crate::lexicon::events::Turn;
use crate::text::Text;

/// No family has more children in one list.
const CHILDREN: usize = 8;
/// A word for kin stands among the first of its phrase: `her two | brothers`.
const WORDS: usize = 8;

impl Resolver<'_> {
    /// Gives those of a family who stand by their first names in one list the surname of the last.
    pub(super) fn share_surnames(&mut self, list: &mut [Mention]) {
        for at in 0..list.len() {
            let mut words = list[at].tokens.clone().take(WORDS);
            if let Some(word) = words.find(|&at| self.text.is_class(at, WordClass::Siblings)) {
                self.share(list, at, word);
            }
        }
    }

    /// The names behind a word for kin, from the mention at `from` on.
    fn share(&mut self, list: &mut [Mention], from: usize, word: usize) {
        let mut given: Vec<usize> = Vec::new();
        let mut end = word + 1;
        for at in (from..list.len()).take(2 * CHILDREN).filter(|&at| list[at].name.start > word) {
            let name = list[at].name.clone();
            let joint = (end..name.start).all(|at| self.is(at, ",") || self.is(at, "and"));
            if !list[at].named
                || name.start < end
                || !joint
                || name.len() == 1 && !is_given(self.text, name.start)
            {
                return;
            }
            end = list[at].tokens.end;
            if name.len() == 1 {
                given.push(at);
                continue;
            }
            let surname = self.text.span(name.start + 1..name.end).of(self.text.source()).to_owned();
            for &at in given.iter().filter(|_| name.len() == 2) {
                let first = self.text.word(list[at].name.start).to_owned();
                let entity = &mut self.entities[list[at].entity];
                (entity.name, entity.kind) = (format!("{first} {surname}"), MentionKind::Person);
                list[at].kind = MentionKind::Person;
            }
            return;
        }
    }
}

/// `the baby of | Ann Roe |, who died`, `the sister of | the driver |, who`: whether a phrase of one person hangs by
/// "of" on another person, so that "who" may be either. Whose kin stands before "of" may have a name of any kind.
pub(in crate::extract) fn is_of_person(text: &Text<'_>, mentions: &Mentions, last: usize) -> bool {
    let one = mentions.at(last).filter(|one| one.tokens.end == last + 1);
    let Some((one, of)) = one.and_then(|one| Some((one, one.tokens.start.checked_sub(1)?))) else {
        return false;
    };
    let Some(before) = of.checked_sub(1).filter(|_| text.is(of, "of")) else { return false };
    let kin = one.named && text.lexicon().events.turns.has(text.id(before), Turn::Kin);
    let single = |person: &Mention| person.kind == MentionKind::Person && !person.plural;
    let other = mentions.at(before).filter(|other| other.tokens.end == of && !other.named);
    kin || single(one) && other.is_some_and(single)
}

/// Who stands before "of" and belongs to somebody behind it: `the mother of | two boys`, `the wife of one of | the men`.
pub(in crate::extract) struct Owned<'m> {
    /// The phrase before "of".
    pub(in crate::extract) before: &'m Mention,
    /// Where those behind are only one of several: the token of that one.
    pub(in crate::extract) one_of: Option<usize>,
}

impl<'m> Owned<'m> {
    /// Who belongs to those whom a phrase names.
    pub(in crate::extract) fn by(
        text: &Text<'_>,
        mentions: &'m Mentions,
        near: &Mention,
    ) -> Option<Owned<'m>> {
        let start = near.tokens.start;
        let is_one = |at: &usize| text.is(*at, "one") && text.is(at + 1, "of");
        let determined = start.checked_sub(1).filter(|&at| matches!(mentions.tag(at), Tag::Determiner));
        let first = determined.unwrap_or(start);
        let one_of = Some(start).filter(is_one).or_else(|| first.checked_sub(2).filter(is_one));
        let of = one_of.unwrap_or(start).checked_sub(1).filter(|&of| text.is(of, "of"))?;
        let before = mentions.at(of.checked_sub(1)?).filter(|before| before.tokens.end == of)?;
        Some(Owned { before, one_of })
    }
}

/// `a mother of | two | was killed`, `father of | three | Tom Hale`: whether a number is of somebody's children.
pub(in crate::extract) fn is_of_parent(text: &Text<'_>, number: usize) -> bool {
    let parent = number.checked_sub(2).filter(|&parent| text.is(parent + 1, "of"));
    parent.is_some_and(|parent| text.is_class(parent, WordClass::Parent))
}
