//! A single person: described, named, or `one`.
//!
//! ```text
//! person = ("a" | "the" | "his" …) noun of a person | [ age ] name | "one" | "another"
//! ```

use std::ops::Range;

use super::{Scene, Share, Victims, Who};
use crate::extract::mention::{Mention, MentionKind, Tag};
use crate::lexicon::events::{HarmFrame, Turn};
use crate::lexicon::{FirstNames, Function, Noun, Numeral, WordClass, singular};
use crate::text::Text;
use crate::value::Quantity;

/// Single persons are numbered so far.
const SEVERAL: std::ops::RangeInclusive<u64> = 2..=20;

/// A headline lists fewer.
const HEADLINE: usize = 5;

impl Scene<'_> {
    pub(super) fn is_lone(&self, at: usize) -> bool {
        let verb = || matches!(self.tag(at + 1), Tag::Auxiliary | Tag::Verb | Tag::Adverb);
        let one = self.is(at, "one") || self.is(at, "another");
        // "killed | one | and injured three"
        let object = || {
            let next =
                self.has(at + 1, Turn::Joint) || matches!(self.tag(at + 1), Tag::Mark | Tag::Preposition);
            next && at > 0 && self.suffers(at - 1)
        };
        one && (self.is(at + 1, "of") || verb() || object())
    }

    /// `a | fourth | died`, `a third, aged six, was hurt`: one more of those counted before, by the number alone.
    pub(super) fn is_numbered(&self, at: usize) -> bool {
        let verb = || matches!(self.tag(at + 2), Tag::Auxiliary | Tag::Verb | Tag::Adverb);
        let numeral = self.text.lexicon().numbers.numerals.get(self.text.id(at + 1));
        let nth = matches!(numeral, Some(Numeral::Ordinal(nth)) if SEVERAL.contains(nth));
        nth && self.has(at, Turn::Article) && (verb() || self.is(at + 2, ","))
    }

    pub(super) fn numbered(&self, at: usize, share: Share) -> Victims {
        let numeral = self.text.lexicon().numbers.numerals.get(self.text.id(at + 1));
        let nth = if let Some(Numeral::Ordinal(nth)) = numeral { u8::try_from(*nth).ok() } else { None };
        let known = Victims::new(one(self.text, at..at + 2), at..at + 2);
        Victims { share, nth, further: true, who: Who::Described, ..known }
    }

    /// `left one | dead`, `another | dead`: the single one right before a word.
    pub(in crate::extract::event) fn one_before(&self, at: usize) -> Option<Victims> {
        let one = at.checked_sub(1).filter(|&one| self.is(one, "one") || self.is(one, "another"))?;
        Some(self.lone(one, Share::Whole))
    }

    /// `both | drivers | and a guard`: two of whom the text has told, in a list; not `both men and women`.
    pub(super) fn both(&self, mention: &Mention) -> Option<Victims> {
        let next = mention.tokens.end;
        // alone they are two of whom the text has told, and no more than these
        let listed = self.has(next, Turn::Joint)
            && (self.figure_at(next + 1).is_some() || self.has(next + 1, Turn::Article));
        let both = self.is(mention.tokens.start, "both") && mention.plural && !mention.named && listed;
        if !both || !self.names_people(mention.head) {
            return None;
        }
        let quantity = Quantity {
            low: Some(2.0),
            high: Some(2.0),
            best: Some(2.0),
            ..one(self.text, mention.tokens.clone())
        };
        let known = Victims::new(quantity, mention.tokens.clone());
        Some(Victims { scope: self.scope(&mention.tokens), ..known })
    }

    /// `one | was killed`, `another | died`, `one | of his guards`.
    pub(in crate::extract::event) fn lone(&self, at: usize, share: Share) -> Victims {
        let quantity = one(self.text, at..at + 1);
        let further = self.is(at, "another");
        let lone = Victims { share, further, ..Victims::new(quantity, at..at + 1) };
        match self.described_of_them(at) {
            Some(said) => Victims { share: Share::Part, scope: self.predicate(&said), ..lone },
            None => lone,
        }
    }

    /// `four people, one of them | a child`, `, one of whom | seriously`: what is said of one of those before, by no
    /// verb.
    fn described_of_them(&self, at: usize) -> Option<Range<usize>> {
        let apposed = at > 0 && self.tag(at - 1) == Tag::Mark;
        let said = self.of_them(at + 1).filter(|_| apposed)?;
        let verb = matches!(self.tag(said.start), Tag::Auxiliary | Tag::Verb);
        (!verb || self.tag(at + 2) == Tag::Relative).then_some(said)
    }

    /// One person: `a guard`, `his wife`, `Ann Roe`; in a list, `driver` and a further name too.
    pub(super) fn single(&self, mention: &Mention, share: Share) -> Option<Victims> {
        let entity = self.mentions.entity(mention.entity);
        let pronoun = mention.kind == MentionKind::Pronoun;
        let listed = self.is_listed(mention);
        let hit = mention.tokens.start > 0 && self.suffers(mention.tokens.start - 1);
        let long = mention.name.len() > 1;
        let name = mention.named
            && (hit || !self.is_body(mention))
            && match entity.kind {
                MentionKind::Person => true,
                MentionKind::Other => hit || listed && long || self.shares_surname(mention),
                MentionKind::Place => hit && long,
                _ => false,
            };
        let noun = self.text.lexicon().events.victims.get(self.text.id(mention.head)).is_some();
        let person = mention.kind == MentionKind::Person && (hit || !mention.named || !self.is_body(mention));
        let described = person || noun && !pronoun;
        if !(name || described || pronoun && entity.kind == MentionKind::Person) || self.is_plural(mention) {
            return None;
        }
        let scope = self.scope(&mention.tokens);
        let known = mention.named || pronoun || self.is(mention.tokens.start, "the");
        let entity = known.then_some(mention.entity);
        let nth = self.nth(mention);
        let further = self.is(mention.tokens.start, "another") || nth.is_some();
        let start = if mention.named { mention.name.start } else { mention.tokens.start };
        let end = if mention.named { mention.name.end } else { mention.tokens.end };
        let words = start..end;
        let known = Victims::new(one(self.text, words), mention.tokens.clone());
        let who = if mention.named { Who::Named } else { Who::Described };
        Some(Victims { scope, share, further, who, entity, nth, ..known })
    }

    /// `two brothers, | Ole | and Ada Holm`: a first name alone, joined to the whole name of another.
    fn shares_surname(&self, mention: &Mention) -> bool {
        let next = mention.tokens.end + 1;
        let other = self.mentions.at(next).filter(|other| other.tokens.start == next && other.name.len() > 1);
        let person = |other: &Mention| self.mentions.entity(other.entity).kind == MentionKind::Person;
        self.has(next - 1, Turn::Joint) && other.is_some_and(|other| other.named && person(other))
    }

    /// `a | third | man`, `the | second | victim`
    pub(super) fn nth(&self, mention: &Mention) -> Option<u8> {
        let at = mention.tokens.start + 1;
        let numeral = self.text.lexicon().numbers.numerals.get(self.text.id(at));
        let Some(Numeral::Ordinal(nth)) = numeral else { return None };
        let within = mention.tokens.contains(&(at + 1)) && SEVERAL.contains(nth);
        u8::try_from(*nth).ok().filter(|_| within)
    }

    /// `guards of the Saudi and Qatari-backed rebel | Northern Brigade |`: the name of a body, whatever title it seems
    /// to have; where it stands as whoever is killed, it is a surname.
    fn is_body(&self, mention: &Mention) -> bool {
        let (first, last) = (mention.name.start, mention.name.end.saturating_sub(1));
        let given = || FirstNames::english().gender(self.text.word(first)).is_some();
        last > first && self.text.is_class(last, WordClass::BodyNoun) && !given()
    }

    /// `killed | Ada Holm`, `the murder of | Ada Holm`: what stands there is somebody.
    pub(super) fn suffers(&self, before: usize) -> bool {
        let kills = |at: usize| self.harm_at(at).is_some_and(|cue| cue.frame == HarmFrame::Transitive);
        kills(before) || before > 0 && self.is(before, "of") && self.harm_at(before - 1).is_some()
    }

    /// `a nurse, | Ada Holm`, `and | Ada Holm`: it stands behind another.
    fn is_listed(&self, mention: &Mention) -> bool {
        let before = mention.tokens.start.checked_sub(1);
        before.is_some_and(|before| self.is(before, "and") || self.is(before, ","))
    }

    fn is_plural(&self, mention: &Mention) -> bool {
        let profile = self.text.lexicon().words.profile(self.text.id(mention.head));
        let opens = self.opens_headline(mention) || self.opens_headline_list(mention);
        let bare = !mention.named
            && profile.function == Function::None
            && mention.tokens.len() == 1
            && !(self.is_listed(mention) || opens);
        mention.plural
            || profile.plural && !mention.named
            || bare
            || !mention.named && self.is_spelled_plural(mention.head)
            || self.has(mention.head, Turn::Mass)
    }

    /// `40 rebels and | jihadists |`: a noun for people that no table of words has, and that is spelled as a plural.
    fn is_spelled_plural(&self, head: usize) -> bool {
        let lexicon = self.text.lexicon();
        let unknown = !lexicon.words.profile(self.text.id(head)).common;
        let people = || lexicon.events.victims.get(self.text.id(head)).is_some();
        let word = self.text.word(head);
        unknown && people() && !singular(word).eq_ignore_ascii_case(word)
    }

    /// `Child | killed in Tartu`, `Boy | , 2, killed`: a headline drops the article of its first word.
    pub(super) fn opens_headline(&self, mention: &Mention) -> bool {
        let start = mention.tokens.start;
        let next = self.past_closed_age(mention.tokens.end);
        let first = self.text.sentences()[self.text.sentence_of(start)].tokens().start == start;
        let person = self.text.lexicon().events.victims.get(self.text.id(mention.head)).is_some();
        first && person && self.harm_at(next).is_some()
    }
}

impl Scene<'_> {
    /// `Boy | , 2, and man killed`, `Mother | and two sons die`, `Teacher | , 3 pupils hurt`, `Pilot | , guard and
    /// nurse killed`: a headline drops the articles of those whom it lists.
    fn opens_headline_list(&self, mention: &Mention) -> bool {
        let start = mention.tokens.start;
        let first = self.text.sentences()[self.text.sentence_of(start)].tokens().start == start;
        let mut end = mention.tokens.end;
        if !first || !self.names_one_sort(mention.head) {
            return false;
        }
        for _ in 0..HEADLINE {
            let behind = self.past_closed_age(end);
            let joint = self.tag(behind) == Tag::Conjunction || self.is(behind, ",");
            let closed = behind > end && self.is(behind - 1, ",");
            let other = behind + usize::from(joint);
            let next = self.mentions.at(other).filter(|next| next.tokens.start == other && !next.named);
            let Some(next) = next.filter(|_| joint || closed) else { return false };
            let bare = matches!(self.tag(other), Tag::Noun | Tag::Number | Tag::Adjective);
            if !bare || !self.names_one_sort(next.head) {
                return false;
            }
            end = next.tokens.end;
            if self.harm_at(self.past_closed_age(end)).is_some() {
                return true;
            }
        }
        false
    }

    /// Whether a noun is for people of some sort: `pilot`, `daughter`.
    fn names_one_sort(&self, head: usize) -> bool {
        let lexicon = self.text.lexicon();
        lexicon.events.victims.get(self.text.id(head)).is_some()
            || lexicon.words.profile(self.text.id(head)).noun == Noun::Person
    }
}

/// One, by the words for a person.
pub(in crate::extract::event) fn one(text: &Text<'_>, words: Range<usize>) -> Quantity {
    let span = text.span(words);
    let mut quantity = Quantity::count(1);
    span.of(text.source()).clone_into(&mut quantity.text);
    quantity.span = Some(span);
    quantity
}
