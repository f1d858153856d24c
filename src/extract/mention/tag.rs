//! One part of speech for each token, from its profile and its neighbours: enough to cut noun phrases.
//!
//! Closed classes decide themselves. A capital inside a sentence makes a name; where capitals say nothing (headlines,
//! old wire copy, the first word) the lexicon decides: a word it lacks is a name. Words that may be noun and verb are
//! settled by the token before and the token after.

use super::kind::is_aged;
use crate::lexicon::{FirstNames, Forms, Function, NameLexicon, Noun, Parts, Profile, VerbFrame, WordClass};
use crate::text::{Case, Text, Token, TokenKind};

/// What a token does in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tag {
    Determiner,
    /// `its`, `his`.
    Possessive,
    /// `'s` and the apostrophe of a plural.
    Genitive,
    Pronoun,
    Preposition,
    Conjunction,
    /// `which`, `who` after a noun.
    Relative,
    Subordinator,
    Verb,
    Auxiliary,
    Negation,
    To,
    Adverb,
    Number,
    Name,
    Noun,
    Adjective,
    Calendar,
    /// A hyphen inside a compound.
    Hyphen,
    Mark,
}

/// How a sentence uses capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Capitals {
    /// They mean names.
    Names,
    /// Nearly every word has one: they mean nothing.
    Everywhere,
}

/// The tags of all tokens of a text.
pub(crate) fn tags(text: &Text<'_>) -> Vec<Tag> {
    let mut tags = Vec::with_capacity(text.tokens().len());
    for sentence in text.sentences() {
        let tokens = sentence.tokens();
        let tagger =
            Tagger { text, first: tokens.start, end: tokens.end, capitals: capitals(text, tokens.clone()) };
        let mut named = tokens.start;
        for at in tokens {
            named = named.max(tagger.known_body(at).unwrap_or(at));
            let inside = at < named && text.tokens()[at].kind == TokenKind::Word;
            let tag = if inside { Tag::Name } else { tagger.tag(at, &tags) };
            tags.push(tag);
        }
    }
    tags
}

fn capitals(text: &Text<'_>, tokens: std::ops::Range<usize>) -> Capitals {
    let (mut words, mut small) = (0, 0);
    for token in &text.tokens()[tokens] {
        if token.kind == TokenKind::Word && token.span().len() > 3 {
            words += 1;
            small += usize::from(!token.is_capitalised());
        }
    }
    if words >= 4 && small * 8 <= words { Capitals::Everywhere } else { Capitals::Names }
}

struct Tagger<'t> {
    text: &'t Text<'t>,
    first: usize,
    end: usize,
    capitals: Capitals,
}

impl Tagger<'_> {
    fn tag(&self, at: usize, before: &[Tag]) -> Tag {
        let token = self.text.tokens()[at];
        match token.kind {
            TokenKind::Number => Tag::Number,
            TokenKind::Possessive => Tag::Genitive,
            TokenKind::Mark => self.mark(at, before),
            TokenKind::Word => self.word(at, before),
        }
    }

    /// Past the name of a known body of several words: `Save the Children`.
    fn known_body(&self, at: usize) -> Option<usize> {
        let capital = self.capitals == Capitals::Names && self.text.tokens()[at].is_capitalised();
        let (len, ()) = self.text.longest(&self.text.lexicon().bodies, at).filter(|_| capital)?;
        let end = at + len;
        let proper = self.text.tokens().get(end - 1).is_some_and(Token::is_capitalised);
        (len > 1 && end <= self.end && proper && !self.text.is(at, "the")).then_some(end)
    }

    fn mark(&self, at: usize, before: &[Tag]) -> Tag {
        let glued = self.text.tokens()[at].is_glued();
        let next = self.text.tokens().get(at + 1).filter(|_| at + 1 < self.end);
        let joins = glued && next.is_some_and(|next| next.is_glued() && next.kind != TokenKind::Mark);
        let plural = glued && at > self.first && matches!(before[at - 1], Tag::Name | Tag::Noun);
        match self.text.word(at) {
            "-" | "\u{2010}" | "\u{2011}" if joins => Tag::Hyphen,
            "'" | "\u{2019}" if plural && self.text.word(at - 1).ends_with(['s', 'S']) => {
                if self.is_nounish(at + 1) { Tag::Genitive } else { Tag::Mark }
            }
            "'" | "\u{2019}" if joins && plural => Tag::Hyphen,
            _ => Tag::Mark,
        }
    }

    fn word(&self, at: usize, before: &[Tag]) -> Tag {
        let profile = self.profile(at);
        let previous = self.previous(at, before);
        if previous == Some(Tag::Hyphen) {
            return self.after_hyphen(at, profile, before);
        }
        let token = self.text.tokens()[at];
        if self.is_name(at, profile, before) {
            let calendar = profile.function == Function::Calendar && !self.is_given_name(at);
            return if calendar || self.is_may(at, before) { Tag::Calendar } else { Tag::Name };
        }
        if profile.function == Function::Particle && self.starts_name(at) {
            return Tag::Name;
        }
        if self.is_no_longer(at) {
            return Tag::Negation;
        }
        if previous == Some(Tag::Negation) && at > self.first && self.is_no_longer(at - 1) {
            return Tag::Adverb;
        }
        // "May" and "may".
        let calendar = profile.function == Function::Calendar && !token.is_capitalised();
        if let Some(tag) = function_tag(profile.function).filter(|_| !calendar) {
            return self.in_context(tag, at, before);
        }
        self.open(at, profile, previous)
    }

    /// `no | longer`, as "not" stands; not `no longer than`.
    fn is_no_longer(&self, at: usize) -> bool {
        let longer = at + 1;
        longer < self.end
            && self.text.is(at, "no")
            && self.text.is_class(longer, WordClass::Longer)
            && !self.text.is(longer + 1, "than")
    }

    /// `May` inside a sentence is the month where a number or a mark follows or "in" stands before.
    fn is_may(&self, at: usize, before: &[Tag]) -> bool {
        let number =
            |at: usize| self.text.tokens().get(at).is_some_and(|token| token.kind == TokenKind::Number);
        let inside = at > self.first && before[at - 1] == Tag::Preposition
            || at > 0 && number(at - 1)
            || number(at + 1);
        self.text.word(at) == "May" && inside
    }

    /// `Jan Olsen`: a word of the calendar that is somebody's first name.
    fn is_given_name(&self, at: usize) -> bool {
        let given = || NameLexicon::english().is_given(self.text.word(at));
        let surname = |at: usize| {
            let profile = self.profile(at);
            self.has_capital(at) && !profile.common && profile.function == Function::None
        };
        self.capitals == Capitals::Names && surname(at + 1) && given()
    }

    /// `that` after a verb opens a clause, before a noun it points; `her` before no noun is a pronoun.
    fn in_context(&self, tag: Tag, at: usize, before: &[Tag]) -> Tag {
        let word = self.text.word(at);
        let after_noun = self.previous(at, before).is_some_and(|tag| matches!(tag, Tag::Noun | Tag::Name));
        let opens =
            self.previous(at, before).is_none_or(|tag| tag == Tag::Mark && self.text.word(at - 1) != ",");
        if word.eq_ignore_ascii_case("that") && opens && self.is_be(at + 1) {
            return tag;
        }
        if word.eq_ignore_ascii_case("that")
            && (after_noun
                || !self.is_nounish(at + 1)
                || matches!(self.previous(at, before), Some(Tag::Verb | Tag::Calendar)))
        {
            return if after_noun { Tag::Relative } else { Tag::Subordinator };
        }
        if word.eq_ignore_ascii_case("who") || word.eq_ignore_ascii_case("whom") {
            return Tag::Relative;
        }
        if word.eq_ignore_ascii_case("her") && !self.is_nounish(at + 1) {
            return Tag::Pronoun;
        }
        tag
    }

    /// `That | was wrong`: a form of "be" in the sentence.
    fn is_be(&self, at: usize) -> bool {
        at < self.end && matches!(self.profile(at).function, Function::Be | Function::NegatedBe)
    }

    fn after_hyphen(&self, at: usize, profile: Profile, before: &[Tag]) -> Tag {
        let token = self.text.tokens()[at];
        let left = at.checked_sub(2).map(|left| before[left]);
        if token.is_capitalised() && self.capitals == Capitals::Names
            || left == Some(Tag::Name) && token.case == Case::Upper
        {
            return Tag::Name;
        }
        if self.is_nounish(at + 1) || profile.forms.has(Forms::PAST) {
            return Tag::Adjective;
        }
        if profile.parts.has(Parts::NOUN) || !profile.common { Tag::Noun } else { Tag::Adjective }
    }

    /// Whether the word is a name or part of one.
    fn is_name(&self, at: usize, profile: Profile, before: &[Tag]) -> bool {
        let token = self.text.tokens()[at];
        if !token.is_capitalised() || self.text.word(at) == "I" {
            return false;
        }
        let inner = self.joins_name(at, profile, before);
        let function =
            !inner && !matches!(profile.function, Function::None | Function::Calendar | Function::Particle);
        if self.capitals == Capitals::Everywhere {
            return !function && (!profile.common || self.is_surname(at, profile, before));
        }
        if function
            && (token.case == Case::Capitalised || self.text.word(at).len() == 1)
            && profile.function != Function::Modal
        {
            return false;
        }
        if !self.opens(at, before) {
            return !function || token.case == Case::Upper || self.is_may(at, before);
        }
        self.is_shouted_word(at, profile)
            || !function
                && (!profile.common
                    || (self.has_capital(at + 1) || self.opens_joined(at)) && !self.is_verb_only(profile)
                    || is_aged(self.text, at + 1))
    }

    /// `US | air strikes`, `IS | fighters`: initials that are a small word too, all in capitals at the start of a sentence that
    /// is not, before a noun.
    fn is_shouted_word(&self, at: usize, profile: Profile) -> bool {
        let small = matches!(profile.function, Function::Pronoun | Function::Be);
        let upper = |at: usize| self.text.tokens().get(at).is_some_and(|token| token.case == Case::Upper);
        small && upper(at) && !upper(at + 1) && self.is_nounish(at + 1)
    }

    /// `ANN | BELL`: in copy all in capitals, a noun right behind a first name.
    fn is_surname(&self, at: usize, profile: Profile, before: &[Tag]) -> bool {
        let upper = self.text.tokens()[at].case == Case::Upper;
        let noun = profile.main == Parts::NOUN && !profile.plural;
        let first = at > self.first
            && before[at - 1] == Tag::Name
            && FirstNames::english().gender(self.text.word(at - 1)).is_some();
        upper && noun && first
    }

    /// `Workers` before `Without Borders`, `Physicians` before `for Human Rights`.
    fn opens_joined(&self, at: usize) -> bool {
        let next = at + 1;
        let purpose = || {
            let what = self.text.tokens().get(next + 1).filter(|_| next + 1 < self.end);
            let profile = |at: usize| self.profile(at);
            what.is_some_and(Token::is_capitalised)
                && self.profile(at).plural
                && profile(next + 1).common
                && !matches!(profile(next + 1).noun, Noun::Person)
                && self.text.is_class(at, WordClass::BodyNoun)
                && self.text.is(next, "for")
        };
        next < self.end && purpose()
            || next < self.end
                && self.text.tokens()[next].is_capitalised()
                && self.profile(next).function == Function::Preposition
                && self.has_capital(next + 1)
    }

    /// `Workers | Without | Borders`: a capital that a preposition has only inside a name.
    fn joins_name(&self, at: usize, profile: Profile, before: &[Tag]) -> bool {
        let inside = at > self.first && self.capitals == Capitals::Names;
        let led =
            || matches!(before[at - 1], Tag::Name | Tag::Noun) && self.text.tokens()[at - 1].is_capitalised();
        inside && profile.function == Function::Preposition && self.has_capital(at + 1) && led()
    }

    /// Whether a word opens a sentence as a verb does, or as `Following` and `According`.
    fn is_verb_only(&self, profile: Profile) -> bool {
        profile.parts.is_only(Parts::VERB) || profile.forms.has(Forms::ING) || profile.main == Parts::ADVERB
    }

    /// Whether capitals are due to the place: the first word, or the first behind an opening quote or a colon.
    fn opens(&self, at: usize, before: &[Tag]) -> bool {
        let Some(previous) = at.checked_sub(1).filter(|&previous| previous >= self.first) else {
            return true;
        };
        if before[previous] != Tag::Mark {
            return false;
        }
        let quote =
            matches!(self.text.word(previous), "\"" | "\u{201c}" | "\u{ab}" | "'" | "\u{2018}" | "[" | "*");
        let dash = matches!(
            self.text.word(previous),
            ":" | "\u{2013}" | "\u{2014}" | "-" | "\u{2022}" | "." | "!" | "?"
        );
        dash || quote && !before[self.first..previous].iter().rev().take(1).any(|tag| *tag == Tag::Determiner)
    }

    fn starts_name(&self, at: usize) -> bool {
        let next = if self.text.is(at + 1, "-") { at + 2 } else { at + 1 };
        // "van der Meulen"
        let second = || {
            let particle = self.profile(next).function == Function::Particle;
            particle && next + 1 < self.end && self.has_capital(next + 1)
        };
        next < self.end && (self.has_capital(next) || second())
    }

    fn has_capital(&self, at: usize) -> bool {
        at < self.end
            && self.text.tokens()[at].is_capitalised()
            && !matches!(
                self.profile(at).function,
                Function::Determiner | Function::Preposition | Function::Calendar
            )
    }

    fn profile(&self, at: usize) -> Profile {
        self.text.lexicon().words.profile(self.text.id(at))
    }

    fn previous(&self, at: usize, before: &[Tag]) -> Option<Tag> {
        at.checked_sub(1).filter(|&previous| previous >= self.first).map(|previous| before[previous])
    }

    /// Whether the token may stand in a noun phrase behind another word of it.
    fn is_nounish(&self, at: usize) -> bool {
        if at >= self.end {
            return false;
        }
        let token = self.text.tokens()[at];
        let profile = self.profile(at);
        match token.kind {
            TokenKind::Number => true,
            TokenKind::Word if profile.function == Function::Number => true,
            TokenKind::Word
                if !matches!(
                    profile.function,
                    Function::None | Function::Quantifier | Function::Particle
                ) =>
            {
                false
            }
            TokenKind::Word => {
                !profile.common || profile.parts.has(Parts::NOUN) || profile.parts.has(Parts::ADJECTIVE)
            }
            TokenKind::Possessive | TokenKind::Mark => false,
        }
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

    fn open(&self, at: usize, profile: Profile, previous: Option<Tag>) -> Tag {
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
            (true, false, true) if self.is_nounish(at + 1) && profile.noun != Noun::Person => Tag::Adjective,
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
        if word.ends_with("ly") {
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
                    || profile.main == Parts::VERB && !self.is_nounish(at + 1) && !self.is_event(profile))
        {
            Tag::Verb
        } else {
            Tag::Noun
        }
    }

    /// `press reports | suggest`: a verb of saying that is nothing else, in a form that takes a subject.
    fn is_finite_saying(&self, at: usize) -> bool {
        let profile = self.profile(at);
        at < self.end
            && profile.parts.is_only(Parts::VERB)
            && !profile.forms.has(Forms::ING)
            && self.text.lexicon().speech.cues.get(self.text.id(at)).is_some()
    }

    /// `, | witnesses | told Reuters`, `, | reports | and officials said`: the form that a verb has in the third person, before
    /// the verb of which it is the subject.
    fn is_plural_subject(&self, at: usize, profile: Profile) -> bool {
        let finite = |at: usize| self.is_finite_saying(at) && !self.profile(at).forms.has(Forms::THIRD);
        let have = |at: usize| matches!(self.profile(at).function, Function::Have | Function::Relative);
        let joined = || self.profile(at + 1).function == Function::Conjunction && finite(at + 3);
        profile.forms.has(Forms::THIRD) && (finite(at + 1) || at + 1 < self.end && have(at + 1) || joined())
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

    fn verb_or_adjective(&self, at: usize, profile: Profile, previous: Option<Tag>) -> Tag {
        let inside = is_opening(previous)
            || matches!(previous, Some(Tag::Adjective | Tag::Preposition | Tag::Conjunction) | None);
        if inside && self.is_nounish(at + 1) && !self.has_object(at) {
            return Tag::Adjective;
        }
        if profile.forms == Forms::default()
            || profile.main == Parts::ADJECTIVE && !profile.forms.has(Forms::PAST)
        {
            return Tag::Adjective;
        }
        Tag::Verb
    }
}

/// Whether the tag opens a noun phrase.
fn is_opening(tag: Option<Tag>) -> bool {
    matches!(tag, Some(Tag::Determiner | Tag::Possessive | Tag::Genitive | Tag::Number))
}

fn function_tag(function: Function) -> Option<Tag> {
    Some(match function {
        Function::None | Function::Particle => return None,
        Function::Calendar => Tag::Calendar,
        Function::Determiner => Tag::Determiner,
        Function::Possessive => Tag::Possessive,
        Function::Person | Function::Plural | Function::Thing | Function::Pronoun => Tag::Pronoun,
        Function::Relative => Tag::Relative,
        Function::Preposition => Tag::Preposition,
        Function::Conjunction => Tag::Conjunction,
        Function::Subordinator => Tag::Subordinator,
        Function::Be | Function::Have | Function::Do | Function::Modal => Tag::Auxiliary,
        Function::Negation
        | Function::NegatedDo
        | Function::NegatedBe
        | Function::NegatedHave
        | Function::NegatedModal => Tag::Negation,
        Function::To => Tag::To,
        Function::Adverb => Tag::Adverb,
        Function::Quantifier => Tag::Adjective,
        Function::Number => Tag::Number,
    })
}
