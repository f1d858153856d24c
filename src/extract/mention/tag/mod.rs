//! One part of speech for each token, from its profile and its neighbours: enough to cut noun phrases.
//!
//! Closed classes decide themselves. A capital inside a sentence makes a name; where capitals say nothing (headlines,
//! old wire copy, the first word) the lexicon decides: a word it lacks is a name. Words that may be noun and verb are
//! settled by the token before and the token after.

mod calendar;
mod capital;
pub(super) mod group;
mod open;

use std::collections::BTreeSet;

use crate::lexicon::events::Turn;
use crate::lexicon::{Forms, Function, Parts, Profile, WordClass, WordId};
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
    let mut namesakes: BTreeSet<WordId> = BTreeSet::new();
    for sentence in text.sentences() {
        let tokens = sentence.tokens();
        let capitals = capitals(text, tokens.clone());
        let tagger = Tagger { text, first: tokens.start, end: tokens.end, capitals, namesakes: &namesakes };
        let mut named = tokens.start;
        for at in tokens.clone() {
            named = named.max(tagger.known_body(at).unwrap_or(at));
            let inside = at < named && text.tokens()[at].kind == TokenKind::Word;
            let tag = if inside { Tag::Name } else { tagger.tag(at, &tags) };
            tags.push(tag);
        }
        let namesake = |at: &usize| tags[*at] == Tag::Name && text.is_class(*at, WordClass::MonthName);
        namesakes.extend(tokens.filter(namesake).map(|at| text.id(at)));
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
    /// The months that the sentences before have as somebody's name.
    namesakes: &'t BTreeSet<WordId>,
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
        if self.is_namesake(at, before) {
            return Tag::Name;
        }
        if self.is_may(at, before) {
            return Tag::Calendar;
        }
        if self.is_name(at, profile, before) {
            let calendar = profile.function == Function::Calendar && !self.is_given_name(at);
            return if calendar { Tag::Calendar } else { Tag::Name };
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
        // "six others | remain": no noun stands behind it
        let others = at > self.first
            && self.text.lexicon().events.turns.has(self.text.id(at - 1), Turn::Rest)
            && !profile.forms.has(Forms::PAST);
        self.open(at, profile, if others { Some(Tag::Noun) } else { previous })
    }

    /// `no | longer`, as "not" stands; not `no longer than`.
    fn is_no_longer(&self, at: usize) -> bool {
        let longer = at + 1;
        longer < self.end
            && self.text.is(at, "no")
            && self.text.is_class(longer, WordClass::Longer)
            && !self.text.is(longer + 1, "than")
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
                || matches!(self.previous(at, before), Some(Tag::Verb | Tag::Calendar | Tag::Adjective)))
        {
            return if after_noun { Tag::Relative } else { Tag::Subordinator };
        }
        if word.eq_ignore_ascii_case("who") || word.eq_ignore_ascii_case("whom") {
            return Tag::Relative;
        }
        if word.eq_ignore_ascii_case("her") && (!self.is_nounish(at + 1) || self.is_left_dead(at, before)) {
            return Tag::Pronoun;
        }
        tag
    }

    /// `shot | her | dead`, not `shot her dead brother`
    fn is_left_dead(&self, at: usize, before: &[Tag]) -> bool {
        let verb = self.previous(at, before) == Some(Tag::Verb);
        verb && self.text.is_class(at + 1, WordClass::Dead) && !self.is_nounish(at + 2)
    }

    /// `That | was wrong`: a form of "be" in the sentence.
    fn is_be(&self, at: usize) -> bool {
        at < self.end && self.profile(at).function.is_be()
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
