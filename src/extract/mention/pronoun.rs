//! Whom "he", "she", "him" and "her" mean: the person of whom the text has been speaking, and nobody where two may be.
//!
//! ```text
//! candidate = a person of the last sentences whom the pronoun's gender admits
//! standing  = subject before object, near before far; on top of it who was subject twice running
//!           − a relative ("his wife, Ada Holm") − a voice without a name ("a spokesman said he")
//!           ± what was done to whom: who was shot is who died, who shot is who was arrested
//! ```
//! A death or an arrest is said of somebody only where no other stands nearly as high ([`CLEAR`]): to name nobody is
//! better than to name the wrong one.

use super::kind::profile;
use super::refer::Resolver;
use super::{Mention, MentionKind, Tag, group};
use crate::lexicon::events::{Effect, HarmFrame};
use crate::lexicon::speech::Frame;
use crate::lexicon::{FirstNames, Forms, Gender, VerbFrame, WordClass};

/// No candidate is looked for more sentences back.
const SENTENCES: usize = 3;
/// No candidate is looked for more mentions back, nor what tells of whom a mention is.
pub(super) const MENTIONS: usize = 60;
/// The verb stands so near behind its pronoun, over auxiliaries and adverbs.
const GROUP: usize = 6;
/// A verb of saying stands so near behind its subject.
const SAYING: usize = 8;

/// What a place in the last sentences is worth: a subject four points one sentence back, one less for each further,
/// an object two less. The distances are what matters: a subject of the sentence before outdoes its object and the
/// subject before it, but not clearly.
const SUBJECT: i32 = 6;
/// The subject of the verb that the pronoun's clause hangs on.
const NEAREST: i32 = 1;
/// An object stands so far below a subject of its sentence.
const OBJECT: i32 = -2;
/// Who stands behind "in", "at" or "of" is further below it.
const OBLIQUE: i32 = -3;
/// Who has been the subject of two sentences is the topic.
const TOPIC: i32 = 2;
/// A relative of the topic stands below whatever the topic is.
const RELATIVE: i32 = -4;
/// Whoever tells of somebody has no name and is somebody else.
const VOICE: i32 = -8;
/// Whom the verb before made what the verb of the pronoun says.
const FITTING: i32 = 3;
/// Whose gender is known to be the pronoun's stands above whom it may or may not fit.
const KNOWN: i32 = 3;
/// A name that nothing shows to be of a person.
const UNKNOWN: i32 = -1;

/// Somebody stands clearly above all others by so much.
const CLEAR: i32 = 3;

/// What a verb makes of the person whom a pronoun means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lot {
    /// Died, was hurt, was found dead.
    Suffers,
    /// Did something to somebody, or was held for it.
    Did,
    Other,
}

/// A person who may be meant.
struct Candidate {
    entity: usize,
    standing: i32,
}

impl Resolver<'_> {
    /// The person whom a personal pronoun means, if one is.
    pub(super) fn person(&self, list: &[Mention], at: usize) -> Option<usize> {
        let pronoun = &list[at];
        let lot = self.lot(pronoun);
        let gender = self.gender_of_word(pronoun.head);
        let dies = lot == Lot::Suffers && self.dies(pronoun);
        let mut candidates = self.candidates(list, at, lot);
        candidates.retain_mut(|candidate| {
            let own = self.gender(list, at, candidate.entity);
            let alive = dies && self.is_in_talk(list, at, candidate.entity);
            candidate.standing += if own.is_some() && own == gender { KNOWN } else { 0 };
            !alive && (gender.is_none() || own.is_none() || own == gender)
        });
        candidates.sort_by_key(|candidate| -candidate.standing);
        let best = candidates.first()?;
        let margin = candidates.get(1).map_or(CLEAR, |next| best.standing - next.standing);
        let needed = if lot == Lot::Other { 1 } else { CLEAR };
        (margin >= needed).then_some(best.entity)
    }

    /// The people of the last sentences, each with the highest standing that a mention gives them.
    fn candidates(&self, list: &[Mention], at: usize, lot: Lot) -> Vec<Candidate> {
        let sentence = self.text.sentence_of(list[at].head);
        let object = self.text.is_class(list[at].head, WordClass::ObjectPronoun);
        let own = self.nearest_subject(list, at);
        let near = |&index: &usize| self.text.sentence_of(list[index].head) + SENTENCES >= sentence;
        let mut candidates: Vec<Candidate> = Vec::new();
        for index in (0..at).rev().take(MENTIONS).take_while(near) {
            let entity = list[index].entity;
            if !self.may_be_meant(list, index) || object && own.is_some_and(|own| list[own].entity == entity)
            {
                continue;
            }
            let standing = self.standing(list, at, index, lot) + if own == Some(index) { NEAREST } else { 0 };
            match candidates.iter_mut().find(|known| known.entity == entity) {
                Some(known) => known.standing = known.standing.max(standing),
                None => candidates.push(Candidate { entity, standing }),
            }
        }
        for candidate in &mut candidates {
            candidate.standing += self.by_history(list, at, candidate.entity);
        }
        candidates
    }

    /// One person, by a name, a description or a pronoun.
    fn may_be_meant(&self, list: &[Mention], index: usize) -> bool {
        let mention = &list[index];
        let entity = &self.entities[mention.entity];
        let person = entity.kind == MentionKind::Person || entity.kind == MentionKind::Other && entity.named;
        let owner = self.tags.get(mention.tokens.end) == Some(&Tag::Genitive);
        // "no patient had died, he said"
        let nobody = self.text.is_class(mention.tokens.start, WordClass::NoOne);
        person && !mention.plural && !nobody && (!mention.nested || owner)
    }

    fn standing(&self, list: &[Mention], at: usize, index: usize, lot: Lot) -> i32 {
        let text = self.text;
        let mention = &list[index];
        let (own, of) = (text.sentence_of(list[at].head), text.sentence_of(mention.head));
        let distance = i32::try_from(own - of).unwrap_or(i32::MAX);
        let place = if self.is_subject(mention) {
            0
        } else if self.is_oblique(mention) {
            OBLIQUE
        } else {
            OBJECT
        };
        let voice = self.is_voice(list, at, index);
        let strange = voice && (!self.entities[mention.entity].named || lot == Lot::Suffers);
        let unknown = self.entities[mention.entity].kind == MentionKind::Other;
        let fitting = match (self.deed(mention), lot) {
            (_, Lot::Other) | (Lot::Other, _) => 0,
            (done, lot) if done == lot => FITTING,
            _ => -FITTING,
        };
        SUBJECT - distance
            + place
            + fitting
            + if strange { VOICE } else { 0 }
            + if unknown { UNKNOWN } else { 0 }
    }

    /// What the last sentences say of somebody as a whole: a topic, or a relative of one.
    fn by_history(&self, list: &[Mention], at: usize, entity: usize) -> i32 {
        let text = self.text;
        let sentence = text.sentence_of(list[at].head);
        let own = list[..at].iter().rev().take(MENTIONS).filter(|mention| mention.entity == entity);
        let mut own = own.take_while(|mention| text.sentence_of(mention.head) + SENTENCES >= sentence);
        let (mut subject_of, mut subjects, mut relative) = (None, 0, false);
        for mention in own.by_ref() {
            let of = text.sentence_of(mention.head);
            if self.is_subject(mention) && subject_of != Some(of) && of != sentence {
                (subject_of, subjects) = (Some(of), subjects + 1);
            }
            relative |= self.is_relative(list, mention);
        }
        match (subjects > 1, relative) {
            (true, _) => TOPIC,
            (false, true) => RELATIVE,
            (false, false) => 0,
        }
    }

    /// `his | wife`, `Reed's | brother`: somebody introduced as another person's.
    fn is_relative(&self, list: &[Mention], mention: &Mention) -> bool {
        let first = mention.tokens.start;
        let gendered = self.gender_of_word(first).is_some() || self.is(first, "their");
        let of_person = |inner: &&Mention| {
            self.tags.get(inner.tokens.end) == Some(&Tag::Genitive)
                && self.entities[inner.entity].kind == MentionKind::Person
        };
        let from = list.partition_point(|other| other.tokens.start < first);
        let mut inside = list[from..].iter().take_while(|inner| inner.tokens.start < mention.head);
        self.tags[first] == Tag::Possessive && gendered
            || inside.any(|inner| inner.nested && of_person(&inner))
    }

    /// Whether a mention stands before its verb, and behind no other word that governs it.
    fn is_subject(&self, mention: &Mention) -> bool {
        let text = self.text;
        let first = text.sentences().get(text.sentence_of(mention.head));
        let first = first.map_or(0, |sentence| sentence.tokens().start);
        let next = self.tags.get(mention.tokens.end).copied().unwrap_or(Tag::Mark);
        let verb = matches!(next, Tag::Verb | Tag::Auxiliary | Tag::Adverb | Tag::Negation | Tag::Relative);
        let Some(before) = mention.tokens.start.checked_sub(1).filter(|&before| before >= first) else {
            return true;
        };
        match self.tags[before] {
            Tag::Preposition | Tag::To | Tag::Genitive | Tag::Possessive | Tag::Determiner => false,
            Tag::Verb | Tag::Auxiliary => verb && text.opens(before, &text.lexicon().speech.cues),
            Tag::Mark | Tag::Conjunction => verb,
            _ => verb || next == Tag::Mark,
        }
    }

    /// `in the house of | Tom Ross`; those with whom somebody is are in the same place.
    fn is_oblique(&self, mention: &Mention) -> bool {
        let before = mention.tokens.start.checked_sub(1);
        before
            .is_some_and(|at| self.tags[at] == Tag::Preposition && !self.is(at, "with") && !self.is(at, "by"))
    }

    /// The last subject before a pronoun in its sentence.
    fn nearest_subject(&self, list: &[Mention], at: usize) -> Option<usize> {
        let sentence = self.text.sentence_of(list[at].head);
        let here = |&index: &usize| self.text.sentence_of(list[index].head) == sentence;
        let mut own = (0..at).rev().take(MENTIONS).take_while(here);
        own.find(|&index| self.may_be_meant(list, index) && self.is_subject(&list[index]))
    }

    /// `a spokesman said | he`: whether a mention is the voice in which the pronoun stands, or one that ended its
    /// sentence.
    fn is_voice(&self, list: &[Mention], at: usize, index: usize) -> bool {
        let text = self.text;
        let mention = &list[index];
        let cues = &text.lexicon().speech.cues;
        let behind = mention.tokens.end..(mention.tokens.end + SAYING).min(self.tags.len());
        let verb = behind
            .into_iter()
            .take_while(|&at| self.tags[at] != Tag::Mark)
            .find(|&at| self.tags[at] == Tag::Verb);
        let says = verb.is_some_and(|verb| text.longest(cues, verb).is_some());
        let before = mention.tokens.start.checked_sub(1);
        let said = before.is_some_and(|before| self.tags[before] == Tag::Verb && text.opens(before, cues));
        let whole = text.sentence_of(mention.head) == text.sentence_of(list[at].head);
        said || says && (whole || verb.is_some_and(|verb| self.tags.get(verb + 1) == Some(&Tag::Mark)))
    }

    /// `told | Tom Hill that | he`, `Ann Roe said | he`: whether somebody speaks or is spoken to in the sentence of a
    /// pronoun.
    fn is_in_talk(&self, list: &[Mention], at: usize, entity: usize) -> bool {
        let sentence = self.text.sentence_of(list[at].head);
        let here = |&index: &usize| self.text.sentence_of(list[index].head) == sentence;
        let mut own =
            (0..at).rev().take(MENTIONS).take_while(here).filter(|&index| list[index].entity == entity);
        own.any(|index| self.is_voice(list, at, index) || self.is_hearer(&list[index]))
    }

    /// `told | Tom Hill`
    fn is_hearer(&self, mention: &Mention) -> bool {
        let text = self.text;
        let verb = mention.tokens.start.checked_sub(1).filter(|&at| self.tags[at] == Tag::Verb);
        let cue = verb.and_then(|verb| text.longest(&text.lexicon().speech.cues, verb));
        cue.is_some_and(|(_, cue)| cue.frame == Frame::Hearer)
    }

    /// Whether whoever a pronoun means is said to be dead, and not only hurt.
    fn dies(&self, pronoun: &Mention) -> bool {
        let text = self.text;
        let passes = |at: &usize| {
            matches!(self.tags[*at], Tag::Auxiliary | Tag::Adverb | Tag::Negation | Tag::Calendar)
        };
        let from = pronoun.tokens.end;
        let word = (from..self.tags.len().min(from + GROUP)).find(|at| !passes(at));
        let harm = word.and_then(|at| text.longest(&text.lexicon().events.harm, at));
        harm.is_some_and(|(_, cue)| cue.effect == Effect::Killed)
    }

    // --- what was done to whom -------------------------------------------------------------------------------------

    /// What the verb of a pronoun makes of whom it means.
    fn lot(&self, pronoun: &Mention) -> Lot {
        let object = self.text.is_class(pronoun.head, WordClass::ObjectPronoun);
        let before = pronoun.head.checked_sub(1).filter(|_| object);
        if let Some(verb) = before.filter(|&verb| self.tags[verb] == Tag::Verb) {
            return self.lot_by(verb, Side::Patient);
        }
        let passes = |at: &usize| {
            matches!(self.tags[*at], Tag::Auxiliary | Tag::Adverb | Tag::Negation | Tag::To | Tag::Calendar)
        };
        let from = pronoun.tokens.end;
        let verb = (from..self.tags.len().min(from + GROUP)).find(|at| !passes(at));
        let Some(verb) = verb else { return Lot::Other };
        let lot = self.lot_by(verb, self.side(verb));
        if lot == Lot::Other && self.is_state_of_harm(verb) { Lot::Suffers } else { lot }
    }

    /// What the verbs around a mention make of it.
    fn deed(&self, mention: &Mention) -> Lot {
        let behind =
            Some(group::behind(self.tags, mention.tokens.end).end).filter(|&at| at < self.tags.len());
        let own = behind.map_or(Lot::Other, |verb| self.lot_by(verb, self.side(verb)));
        if own != Lot::Other {
            return own;
        }
        let Some(before) = mention.tokens.start.checked_sub(1) else { return Lot::Other };
        let by = self.text.is_class(before, WordClass::Agent);
        let from = before.saturating_sub(GROUP);
        let verb = (from..=before).rev().find(|&at| self.tags[at] == Tag::Verb);
        match verb {
            Some(verb) if by && self.side(verb) == Side::Patient => self.lot_by(verb, Side::Agent),
            Some(verb) if verb == before || self.ends(verb, before) => self.lot_by(verb, Side::Patient),
            _ => Lot::Other,
        }
    }

    /// Whether the phrase of a verb ends with a token: `shot | dead`.
    fn ends(&self, verb: usize, last: usize) -> bool {
        let text = self.text;
        let harm = text.longest(&text.lexicon().events.harm, verb).map(|(len, _)| len);
        let own = text.longest(&text.lexicon().verbs, verb).map(|(len, _)| len);
        harm.into_iter().chain(own).any(|len| verb + len == last + 1)
    }

    fn lot_by(&self, verb: usize, side: Side) -> Lot {
        let text = self.text;
        let frame = text.longest(&text.lexicon().verbs, verb).map(|(_, frame)| *frame);
        let harm = text.longest(&text.lexicon().events.harm, verb).map(|(_, cue)| cue.frame);
        match (frame, harm, side) {
            (Some(VerbFrame::Die | VerbFrame::Survive), ..) | (_, Some(HarmFrame::Intransitive), _) => {
                Lot::Suffers
            }
            (Some(VerbFrame::Detain), _, Side::Patient) => Lot::Did,
            (Some(VerbFrame::Kill | VerbFrame::Wound), _, side) | (_, Some(HarmFrame::Transitive), side) => {
                if side == Side::Patient {
                    Lot::Suffers
                } else {
                    Lot::Did
                }
            }
            _ => Lot::Other,
        }
    }

    /// `was found | dead`, `is in | hospital`
    fn is_state_of_harm(&self, at: usize) -> bool {
        let text = self.text;
        let harm = text.longest(&text.lexicon().events.harm, at).map(|(_, cue)| cue.frame);
        matches!(harm, Some(HarmFrame::State | HarmFrame::Destination))
    }

    /// Whether the subject of a verb does or suffers what it says.
    fn side(&self, verb: usize) -> Side {
        let text = self.text;
        let be = |at: usize| profile(text, at).function.is_be();
        let passive = group::before(self.tags, verb).any(be) && profile(text, verb).forms.has(Forms::PAST);
        if passive { Side::Patient } else { Side::Agent }
    }

    // --- gender ----------------------------------------------------------------------------------------------------

    /// The gender that a word says: `wife`, `he`.
    pub(super) fn gender_of_word(&self, at: usize) -> Option<Gender> {
        if self.text.is_class(at, WordClass::Female) {
            return Some(Gender::Female);
        }
        self.text.is_class(at, WordClass::Male).then_some(Gender::Male)
    }

    /// The gender that the words for somebody show, or else a first name.
    pub(super) fn gender(&self, list: &[Mention], at: usize, entity: usize) -> Option<Gender> {
        let near = list[..at].iter().rev().take(MENTIONS).filter(|mention| mention.entity == entity);
        let naming = &list[self.entities[entity].mention];
        let said = near.chain([naming]).find_map(|mention| self.gender_by_words(mention));
        said.or_else(|| {
            let full = self.entities[entity].named && naming.name.len() > 1;
            FirstNames::english().gender(self.text.word(naming.name.start)).filter(|_| full)
        })
    }

    /// `actress | Ada Holm`, `her | brother`, `she`: what the words of one phrase say, but for those of its owner.
    fn gender_by_words(&self, mention: &Mention) -> Option<Gender> {
        if !mention.named {
            return self.gender_of_word(mention.head);
        }
        let titles = mention.tokens.start..mention.name.start;
        let own = titles.rev().take_while(|&at| !matches!(self.tags[at], Tag::Genitive | Tag::Possessive));
        own.into_iter().find_map(|at| self.gender_of_word(at))
    }
}

/// Whether a subject does or suffers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Agent,
    Patient,
}
