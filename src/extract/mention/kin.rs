//! Kin who share one surname: the brothers Tom and Bill Hale are Tom Hale and Bill Hale; and somebody's children by
//! their number.
//!
//! ```text
//! kin      = ("brothers" | "twins" …) ["," ] given { "," given } "and" given surname
//! children = ("mother" | "father" …) "of" number
//! ```

use super::kind::is_given;
use super::refer::Resolver;
use super::{Mention, MentionKind};
use crate::lexicon::WordClass;
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

/// `a mother of | two | was killed`, `father of | three | Tom Hale`: whether a number is of somebody's children.
pub(in crate::extract) fn is_of_parent(text: &Text<'_>, number: usize) -> bool {
    let parent = number.checked_sub(2).filter(|&parent| text.is(parent + 1, "of"));
    parent.is_some_and(|parent| text.is_class(parent, WordClass::Parent))
}
