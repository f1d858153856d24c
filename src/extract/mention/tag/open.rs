//! Words of the open classes: which of noun, verb and adjective a word is that may be several, by its form and by the
//! tokens before and behind it.

use super::{Capitals, Tag, Tagger};
use crate::lexicon::speech::{Frame, Manner};
use crate::lexicon::{Forms, Function, Noun, Parts, Profile, VerbFrame};
use crate::text::TokenKind;

/// An object without an article has fewer tokens.
const OBJECT: usize = 6;

/// So far behind a verb of accusing stands what somebody is accused of: `and accused two of the rebels | of`.
const ACCUSED: usize = 7;

impl Tagger<'_> {
    pub(super) fn open(&self, at: usize, profile: Profile, previous: Option<Tag>) -> Tag {
        if !profile.common {
            return self.unknown(at, previous);
        }
        let (noun, verb, adjective) = (
            profile.parts.has(Parts::NOUN),
            profile.parts.has(Parts::VERB),
            profile.parts.has(Parts::ADJECTIVE),
        );
        match (noun, verb, adjective) {
            (true, false, false) => Tag::Noun,
            (false, true, false) => self.verb(at, profile, previous),
            (true, true, _) => self.noun_or_verb(at, profile, previous),
            (false, true, true) => self.verb_or_adjective(at, profile, previous),
            // "the union | accused the firm": a verb behind it makes it a noun
            (true, false, true)
                if self.is_nounish(at + 1)
                    && profile.noun != Noun::Person
                    && !(self.is_past(at + 1) && self.has_object(at + 1)) =>
            {
                Tag::Adjective
            }
            (true, false, true) => {
                // "the police chief"
                let official = self.text.lexicon().speech.sources.get(self.text.id(at)).is_some();
                let compound = official && previous == Some(Tag::Noun);
                if profile.main == Parts::ADJECTIVE && !is_opening(previous) && !compound {
                    Tag::Adjective
                } else {
                    Tag::Noun
                }
            }
            (false, false, true) => Tag::Adjective,
            (false, false, false) => Tag::Adverb,
        }
    }

    fn unknown(&self, at: usize, previous: Option<Tag>) -> Tag {
        let word = self.text.word(at);
        let inside = is_opening(previous) || previous == Some(Tag::Adjective);
        if matches!(previous, Some(Tag::To | Tag::Auxiliary | Tag::Negation)) && self.is_known_verb(at) {
            Tag::Verb
        } else if word.ends_with("ly") {
            Tag::Adverb
        } else if word.ends_with("ed") && word.len() > 4 {
            if inside && self.is_nounish(at + 1) { Tag::Adjective } else { Tag::Verb }
        } else if word.ends_with("ing") && self.has_object(at) {
            Tag::Verb
        } else if word.ends_with("ing") && self.is_nounish(at + 1) {
            Tag::Adjective
        } else {
            Tag::Noun
        }
    }

    /// `failed to | assassinate`: a verb of a frame, which the list of words lacks.
    fn is_known_verb(&self, at: usize) -> bool {
        self.text.lexicon().verbs.get(self.text.id(at)).is_some()
    }

    fn verb(&self, at: usize, profile: Profile, previous: Option<Tag>) -> Tag {
        let participle = profile.forms.has(Forms::PAST) || profile.forms.has(Forms::ING);
        let inside =
            is_opening(previous) && previous != Some(Tag::Number) || previous == Some(Tag::Adjective);
        if participle && inside && self.is_nounish(at + 1) {
            return Tag::Adjective;
        }
        let named = inside && previous != Some(Tag::Number);
        if named && !profile.forms.has(Forms::PAST) { Tag::Noun } else { Tag::Verb }
    }

    fn noun_or_verb(&self, at: usize, profile: Profile, previous: Option<Tag>) -> Tag {
        let (past, ing) = (profile.forms.has(Forms::PAST), profile.forms.has(Forms::ING));
        match previous {
            Some(Tag::To | Tag::Negation) if profile.forms.has(Forms::BASE) => Tag::Verb,
            Some(Tag::Auxiliary) if past || ing || profile.forms.has(Forms::BASE) && !profile.plural => {
                Tag::Verb
            }
            Some(Tag::Pronoun | Tag::Relative) => Tag::Verb,
            Some(Tag::Number | Tag::Determiner) if past => {
                if self.is_nounish(at + 1) {
                    Tag::Adjective
                } else if previous == Some(Tag::Number) {
                    Tag::Verb
                } else {
                    Tag::Noun
                }
            }
            Some(Tag::Determiner | Tag::Possessive | Tag::Genitive | Tag::Number | Tag::Adjective) => {
                Tag::Noun
            }
            Some(Tag::Preposition) if past || ing && self.has_object(at) => Tag::Verb,
            Some(Tag::Preposition) => Tag::Noun,
            Some(Tag::Noun | Tag::Name | Tag::Calendar) if past => Tag::Verb,
            Some(Tag::Noun | Tag::Name) if ing => {
                let clause =
                    (profile.main == Parts::VERB || self.is_dwelling(at)) && !self.is_nounish(at + 1);
                if self.has_object(at) || clause { Tag::Verb } else { Tag::Noun }
            }
            Some(Tag::Noun | Tag::Name) => self.after_noun(at, profile),
            Some(Tag::Adverb) if past => Tag::Verb,
            Some(Tag::Mark | Tag::Conjunction | Tag::Adverb) | None
                if self.is_plural_subject(at, profile) =>
            {
                Tag::Noun
            }
            _ if (past || ing) && self.has_object(at) => Tag::Verb,
            _ if profile.main == Parts::VERB && self.has_object(at) => Tag::Verb,
            _ if past && profile.main == Parts::VERB => Tag::Verb,
            Some(Tag::Mark | Tag::Adverb) if profile.forms.has(Forms::THIRD) && !self.is_nounish(at + 1) => {
                Tag::Verb
            }
            _ => Tag::Noun,
        }
    }

    /// `gunmen attack the`, `Russia strikes a` are verbs by what follows and by agreement; `bomb attack` is not.
    fn after_noun(&self, at: usize, profile: Profile) -> Tag {
        let plural = self.profile(at - 1).plural;
        if self.is_finite_saying(at + 1) {
            return Tag::Noun;
        }
        if self.says_that(at) {
            return Tag::Verb;
        }
        let agrees = profile.forms.has(Forms::THIRD) && !plural || profile.forms.has(Forms::BASE) && plural;
        if agrees && self.is_copula(at)
            || agrees
                && (self.has_object(at)
                    || plural && self.is_done_by_people(at)
                    || profile.main == Parts::VERB && !self.is_nounish(at + 1) && !self.is_event(profile))
        {
            Tag::Verb
        } else {
            Tag::Noun
        }
    }

    /// `Protesters | storm | parliament in`: people in the plural, who stand before no noun as a part of its name,
    /// and an object that no verb of its own follows, as one does in `victims support group says`.
    fn is_done_by_people(&self, at: usize) -> bool {
        let people = self.profile(at - 1).noun == Noun::Person;
        let verb = |at: usize| {
            let profile = self.profile(at);
            let auxiliary = matches!(
                profile.function,
                Function::Be | Function::Have | Function::Do | Function::Modal | Function::To
            );
            auxiliary || profile.parts.is_only(Parts::VERB)
        };
        let behind = (at + 1..self.end.min(at + OBJECT)).find(|&next| !self.is_nounish(next) || verb(next));
        people && self.is_nounish(at + 1) && !behind.is_some_and(verb)
    }

    /// `press reports | suggest`: a verb of saying that is nothing else, in a form that takes a subject.
    pub(super) fn is_finite_saying(&self, at: usize) -> bool {
        let profile = self.profile(at);
        at < self.end
            && profile.parts.is_only(Parts::VERB)
            && !profile.forms.has(Forms::ING)
            && self.text.lexicon().speech.cues.get(self.text.id(at)).is_some()
    }

    /// `, | witnesses | told Reuters`, `, | reports | and officials said`, `In 2021, | rebels | killed nine`: the
    /// form that a verb has in the third person, before the verb of which it is the subject.
    fn is_plural_subject(&self, at: usize, profile: Profile) -> bool {
        let finite = |at: usize| self.is_finite_saying(at) && !self.profile(at).forms.has(Forms::THIRD);
        let have = |at: usize| matches!(self.profile(at).function, Function::Have | Function::Relative);
        let joined = || self.profile(at + 1).function == Function::Conjunction && finite(at + 3);
        let acts = || profile.noun == Noun::Person && at + 1 < self.end && self.is_past_verb(at + 1);
        profile.forms.has(Forms::THIRD)
            && (finite(at + 1) || at + 1 < self.end && have(at + 1) || joined() || acts())
    }

    /// A word that may be a verb in the past tense.
    fn is_past(&self, at: usize) -> bool {
        let profile = self.profile(at);
        profile.parts.has(Parts::VERB) && profile.forms.has(Forms::PAST)
    }

    /// A word that is in the first place a verb, in the past tense.
    fn is_past_verb(&self, at: usize) -> bool {
        let profile = self.profile(at);
        profile.main == Parts::VERB && profile.forms.has(Forms::PAST)
    }

    /// `data from the survey | show that`, `the Herald reports:`, whatever the noun before: a verb of saying.
    fn says_that(&self, at: usize) -> bool {
        let says = self.text.lexicon().speech.cues.get(self.text.id(at)).is_some();
        let subject = at + 1 < self.end && matches!(self.profile(at + 1).function, Function::Person);
        let finite = self.profile(at).forms.has(Forms::BASE) || self.profile(at).forms.has(Forms::THIRD);
        says && finite && (subject || self.text.is(at + 1, "that") || self.text.is(at + 1, ":"))
    }

    /// `Ada Holm remains at large`: a verb that leads to a state.
    fn is_copula(&self, at: usize) -> bool {
        let remains = self.text.lexicon().verbs.get(self.text.id(at)) == Some(&VerbFrame::Remain);
        remains && !self.is_nounish(at + 1)
    }

    /// `Ada Holm living in Chad`: a verb that says where somebody is.
    fn is_dwelling(&self, at: usize) -> bool {
        self.text.lexicon().verbs.get(self.text.id(at)) == Some(&VerbFrame::Stay)
    }

    /// Whether the lemma names what happens: "Red Path attacks in Lima" has no verb.
    fn is_event(&self, profile: Profile) -> bool {
        self.text.lexicon().words.events.get(profile.lemma).is_some()
    }

    /// `rejected the result and | alleged | fraud`, `and | accused | the rebels of`: a verb of accusing that goes
    /// on with the sentence; not `and | alleged | leader`, who is somebody.
    fn accuses(&self, at: usize) -> bool {
        let cue = self.text.lexicon().speech.cues.get(self.text.id(at));
        let of = (at + 1..self.end.min(at + ACCUSED)).any(|at| self.text.is(at, "of"));
        cue.is_some_and(|cue| match cue.frame {
            Frame::Accuse => of,
            _ => cue.manner == Manner::Allege && self.profile(at + 1).noun != Noun::Person,
        })
    }

    /// `filings | revealing | that`: a participle of a verb of saying with what is said behind it.
    fn tells(&self, at: usize) -> bool {
        let cue = self.text.lexicon().speech.cues.get(self.text.id(at));
        let says = cue.is_some_and(|cue| matches!(cue.frame, Frame::Clause | Frame::Either));
        says && (self.text.is(at + 1, "that") || self.has_object(at))
    }

    fn verb_or_adjective(&self, at: usize, profile: Profile, previous: Option<Tag>) -> Tag {
        let inside = is_opening(previous)
            || matches!(previous, Some(Tag::Adjective | Tag::Preposition | Tag::Conjunction) | None);
        let inside = inside && !(previous == Some(Tag::Conjunction) && self.accuses(at));
        // "[NUMBER AS HEARD]" in the copy of those who write down what is broadcast
        if previous == Some(Tag::Preposition) && matches!(self.text.word(at + 1), "]" | ")") {
            return Tag::Adjective;
        }
        if inside && self.is_nounish(at + 1) && !self.has_object(at) {
            return Tag::Adjective;
        }
        if !inside && self.tells(at) {
            return Tag::Verb;
        }
        if profile.forms == Forms::default()
            || profile.main == Parts::ADJECTIVE && !profile.forms.has(Forms::PAST)
        {
            return Tag::Adjective;
        }
        Tag::Verb
    }

    /// Whether what follows is an object: a determiner, a number, a name.
    fn has_object(&self, at: usize) -> bool {
        if at + 1 >= self.end {
            return false;
        }
        let function = self.profile(at + 1).function;
        let begins = matches!(
            function,
            Function::Determiner
                | Function::Possessive
                | Function::Number
                | Function::Quantifier
                | Function::Person
                | Function::Thing
        );
        begins
            || self.text.tokens()[at + 1].kind == TokenKind::Number
            || self.capitals == Capitals::Names && self.text.tokens()[at + 1].is_capitalised()
    }
}

/// Whether the tag opens a noun phrase.
fn is_opening(tag: Option<Tag>) -> bool {
    matches!(tag, Some(Tag::Determiner | Tag::Possessive | Tag::Genitive | Tag::Number))
}
