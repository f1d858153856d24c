//! The noun phrase that speaks, before or after its verb.

use std::ops::Range;

use super::quote::side;
use crate::extract::mention::{Mention, MentionKind, Mentions, Tag};
use crate::lexicon::speech::{Frame, SourceNoun};
use crate::lexicon::{Forms, Function, Noun, WordClass};
use crate::text::{Text, TokenKind};
use crate::value::place::longest_place;

/// The verb group that ends in a verb of saying: auxiliaries, adverbs and negations before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Group {
    /// Its first token.
    pub(super) start: usize,
    /// Whether a form of "be" makes it passive.
    pub(super) passive: bool,
    /// Whether it is negated, may be, or shall be: then nobody is said to have said it.
    pub(super) irreal: bool,
    /// Whether "to" stands before it.
    pub(super) infinitive: bool,
}

pub(super) struct Phrases<'t> {
    pub(super) text: &'t Text<'t>,
    pub(super) mentions: &'t Mentions,
}

/// The longest way back over words between dashes.
const PARENTHESIS: usize = 50;

/// The longest way back over an apposition between commas.
const APPOSITION: usize = 30;

impl Phrases<'_> {
    pub(super) fn tag(&self, at: usize) -> Tag {
        self.mentions.tag(at)
    }

    fn before(&self, at: usize, first: usize) -> Option<usize> {
        at.checked_sub(1).filter(|&before| before >= first)
    }

    pub(super) fn group(&self, verb: usize, first: usize) -> Group {
        let mut group = Group { start: verb, passive: false, irreal: false, infinitive: false };
        while let Some(before) = self.before(group.start, first) {
            match self.tag(before) {
                Tag::Auxiliary => self.auxiliary(before, &mut group),
                Tag::Negation => group.irreal = true,
                Tag::To => group.infinitive = true,
                Tag::Adverb if !self.text.is(before, "here") && !self.text.is(before, "there") => {}
                _ => break,
            }
            group.start = before;
        }
        // "was claiming" is no passive
        group.passive &= !self.text.lexicon().words.profile(self.text.id(verb)).forms.has(Forms::ING);
        group
    }

    fn auxiliary(&self, at: usize, group: &mut Group) {
        let function = self.text.lexicon().words.profile(self.text.id(at)).function;
        group.passive |= function.is_be();
        group.irreal |=
            function == Function::Modal || self.text.word(at).to_ascii_lowercase().ends_with("n't");
    }

    /// The phrase that ends just before `end`.
    pub(super) fn ending_at(&self, end: usize, first: usize) -> Option<Range<usize>> {
        let last = self.before(end, first)?;
        if let Some(opening) = self.opening_bracket(last, first) {
            return self.ending_at(opening, first);
        }
        if self.text.word(last) == "," {
            return self.before_apposition(last, first);
        }
        if self.tag(last) == Tag::Verb && last > first + 1 && self.tag(last - 1) == Tag::Pronoun {
            return self.ending_at_noun(last - 1, first);
        }
        // "the ministry | today | reported"
        let time = matches!(self.tag(last), Tag::Noun | Tag::Adverb);
        if time && last > first && self.text.is_class(last, WordClass::AdjunctWord) {
            return self.ending_at(last, first);
        }
        if let Some(start) = self.noun_of_time(last).filter(|&start| start > first) {
            return self.ending_at(start, first);
        }
        if let Some(start) = self.time_before(end, first) {
            return self.ending_at(start, first);
        }
        if self.tag(last) == Tag::Relative {
            let end = match self.before(last, first).map(|mark| self.text.word(mark)) {
                Some(",") => last - 1,
                Some("\u{2013}" | "\u{2014}" | "-") => self.opening_dash(last - 1, first).unwrap_or(last - 1),
                _ => last,
            };
            return self.ending_at_noun(end, first);
        }
        self.ending_at_noun(end, first)
    }

    /// The dash that opens what closes with a dash: `sources – some in office – who said`.
    fn opening_dash(&self, closing: usize, first: usize) -> Option<usize> {
        let dash = self.text.word(closing);
        (first..closing).rev().take(PARENTHESIS).find(|&at| self.text.word(at) == dash)
    }

    /// `two leaders held in Oslo and handed over to Bonn | told`: what stands behind a preposition speaks only where no
    /// one opens the sentence whom only participles part from the verb.
    pub(super) fn past_participles(&self, phrase: Range<usize>, first: usize) -> Range<usize> {
        let led =
            self.before(phrase.start, first).filter(|&at| matches!(self.tag(at), Tag::Preposition | Tag::To));
        let opener = self.mentions.at(first).filter(|opener| led.is_some() && opener.tokens.start == first);
        let Some(opener) = opener.filter(|opener| opener.tokens.end < phrase.start) else { return phrase };
        let words = &self.text.lexicon().words;
        let past = |at: usize| {
            words.profile(self.text.id(at)).forms.has(Forms::PAST)
                && (self.tag(at - 1) != Tag::Auxiliary || self.text.is(at - 1, "being"))
                || self.text.is(at, "being")
        };
        let mut verbs = (opener.tokens.end..phrase.start)
            .filter(|&at| matches!(self.tag(at), Tag::Verb | Tag::Auxiliary))
            .peekable();
        let participle = verbs.peek() == Some(&opener.tokens.end);
        let people =
            matches!(opener.kind, MentionKind::Group | MentionKind::Person) || self.is_source(opener);
        if people && participle && verbs.all(past) { opener.tokens.clone() } else { phrase }
    }

    /// `| a study | published on Tuesday | found`, `| a study | being released in May | shows`: who opens a sentence,
    /// where only participles and when it was stand before the verb.
    pub(super) fn opener(&self, end: usize, first: usize) -> Option<Range<usize>> {
        let opener = self.mentions.at(first).filter(|opener| opener.tokens.start == first)?;
        let people = matches!(opener.kind, MentionKind::Group | MentionKind::Person) && !opener.named;
        let phrase = self.starting_at(first, end).filter(|_| people || self.is_source(opener))?;
        let past = |at: usize| self.text.lexicon().words.profile(self.text.id(at)).forms.has(Forms::PAST);
        if end - phrase.end.min(end) > APPOSITION {
            return None;
        }
        let verb = phrase.end + usize::from(self.text.is(phrase.end, "being"));
        // "the reporter quoted a source as saying": a verb with an object is none
        let plain = matches!(self.tag(verb + 1), Tag::Preposition | Tag::Calendar | Tag::Adverb);
        let participle = verb < end && self.tag(verb) == Tag::Verb && past(verb) && plain;
        let parted = |at: usize| match self.tag(at) {
            Tag::Verb => !past(at),
            Tag::Auxiliary | Tag::Relative | Tag::Mark | Tag::Subordinator | Tag::Pronoun => true,
            _ => false,
        };
        (participle && !(verb..end).any(parted)).then_some(phrase)
    }

    /// `rescuers | last night | said`, `police | this week | reported`: where the time starts that a noun ends.
    fn noun_of_time(&self, last: usize) -> Option<usize> {
        let before = last.checked_sub(1)?;
        let chosen = self.text.is_class(before, WordClass::Near);
        let time = self.tag(last) == Tag::Calendar
            || self.text.lexicon().words.profile(self.text.id(last)).noun == Noun::Time;
        let late = before.checked_sub(1).filter(|&late| self.text.is_class(late, WordClass::Near));
        (chosen && time).then_some(late.unwrap_or(before))
    }

    /// `the paper | on Saturday | wrote`: where the adverbial of time starts that ends before `end`.
    fn time_before(&self, end: usize, first: usize) -> Option<usize> {
        let start = (first..end).rev().take(3).take_while(|&at| self.tag(at) == Tag::Calendar).last()?;
        let on = self.before(start, first).filter(|&at| self.tag(at) == Tag::Preposition)?;
        let late = self.before(on, first).filter(|&late| self.text.is_class(late, WordClass::Near));
        (on > first).then_some(late.unwrap_or(on))
    }

    fn ending_at_noun(&self, end: usize, first: usize) -> Option<Range<usize>> {
        let last = self.before(end, first)?;
        let phrase = match self.mentions.at(last) {
            Some(mention) if mention.tokens.start >= first => self.without_stranger(mention, end),
            _ if matches!(
                self.tag(last),
                Tag::Noun | Tag::Name | Tag::Pronoun | Tag::Number | Tag::Adjective
            ) =>
            {
                last..end
            }
            _ => return None,
        };
        Some(self.with_complement_before(phrase, first))
    }

    /// Drops a plural noun before the head, which belongs to the clause before: `four people | residents said`.
    fn without_stranger(&self, mention: &Mention, end: usize) -> Range<usize> {
        let words = &self.text.lexicon().words;
        let stranger = (mention.tokens.start..end.saturating_sub(1)).rev().find(|&at| {
            let profile = words.profile(self.text.id(at));
            let person = matches!(profile.noun, Noun::Person | Noun::Group);
            let stranger = profile.plural && person && !self.is_compound(at + 1, end)
                || self.is_whom_others_tell_of(mention, at, end);
            self.tag(at) == Tag::Noun && stranger && self.tag(at + 1) != Tag::Genitive
        });
        stranger.map_or(mention.tokens.start, |at| at + 1)..end
    }

    /// `the man | police | say`, `a boy | relatives | said`: one person, and those who speak of him or
    /// her without an article; not `the refugee agency`.
    fn is_whom_others_tell_of(&self, mention: &Mention, person: usize, end: usize) -> bool {
        let profile = |at: usize| self.text.lexicon().words.profile(self.text.id(at));
        let one = profile(person).noun == Noun::Person && !profile(person).plural && person + 2 == end;
        let head = profile(end - 1);
        let gendered =
            [WordClass::Male, WordClass::Female].iter().any(|&sex| self.text.is_class(person, sex));
        let several = gendered && (head.plural || matches!(head.noun, Noun::Group | Noun::Organization));
        let opens = self.tag(mention.tokens.start) == Tag::Determiner;
        one && several && opens && self.source_noun(end - 1).is_some()
    }

    /// `the police | chief`: one official behind the body he is of, and no subject of a clause of his own.
    fn is_compound(&self, head: usize, end: usize) -> bool {
        let profile = self.text.lexicon().words.profile(self.text.id(head));
        let one = profile.noun == Noun::Person && !profile.plural;
        head + 1 == end && one && self.source_noun(head) == Some(SourceNoun::Official)
    }

    /// `a spokesman for | the ministry`: a person or body before a preposition.
    fn with_complement_before(&self, phrase: Range<usize>, first: usize) -> Range<usize> {
        let Some(preposition) = self.before(phrase.start, first) else { return phrase };
        if !self.text.is_class(preposition, WordClass::BeforeSource) {
            return phrase;
        }
        // `people close | to the group`, `a source familiar | with the case`.
        let adjective = self
            .before(preposition, first)
            .filter(|&at| !matches!(self.tag(at), Tag::Noun | Tag::Name | Tag::Mark | Tag::Pronoun));
        let close =
            adjective.filter(|&at| self.mentions.at(at).is_none_or(|mention| mention.tokens.end <= at));
        let end = close.unwrap_or(preposition);
        let Some(before) = self.before(end, first).and_then(|last| self.mentions.at(last)) else {
            return phrase;
        };
        let of = self.text.is(preposition, "of");
        let person = matches!(before.kind, MentionKind::Person | MentionKind::Group);
        let complement = self.mentions.at(phrase.start).is_some_and(|mention| mention.named);
        let named = close.is_none() && before.named && complement && self.opens_clause(before, first);
        let fits = before.tokens.end == end
            && before.tokens.start >= first
            && (of || named || self.is_source(before) || close.is_some() && person)
            && (close.is_some() || !self.text.is(preposition, "to") || self.is_record(before))
            && (named || !before.named);
        if fits { self.with_complement_before(before.tokens.start..phrase.end, first) } else { phrase }
    }

    /// `The University | of Oslo in Norway said`: somebody or some body with a name who opens the sentence or stands
    /// behind its mark, so that no verb before it has what follows.
    fn opens_clause(&self, mention: &Mention, first: usize) -> bool {
        let name = mention.named && mention.kind == MentionKind::Other;
        let speaks = name || matches!(mention.kind, MentionKind::Person | MentionKind::Organization);
        let before = self.before(mention.tokens.start, first);
        speaks && before.is_none_or(|at| matches!(self.tag(at), Tag::Mark | Tag::Subordinator))
    }

    /// `police and | witnesses said`: who speaks together with a phrase, where both open their clause.
    pub(super) fn joined_before(&self, phrase: &Range<usize>, first: usize) -> Option<Range<usize>> {
        let and = self.before(phrase.start, first).filter(|&at| self.text.is(at, "and"))?;
        let other = self.ending_at_noun(and, first)?;
        let before = self.before(other.start, first);
        let opens = before.is_none_or(|at| matches!(self.tag(at), Tag::Mark | Tag::Subordinator));
        let source = self.mentions.at(other.start).is_some_and(|mention| {
            let named =
                mention.named && matches!(mention.kind, MentionKind::Person | MentionKind::Organization);
            named || self.is_source(mention)
        });
        (opens && source).then_some(other)
    }

    /// `officials in Mali and | Niger said`: a place that is joined to another, and no second speaker.
    pub(super) fn is_second_place(&self, phrase: &Range<usize>, both: &Range<usize>) -> bool {
        let place = |at: usize| self.mentions.at(at).filter(|mention| mention.kind == MentionKind::Place);
        let alone = |place: &Mention| {
            place.tokens.start == phrase.start && matches!(self.tag(place.tokens.end), Tag::Verb | Tag::Mark)
        };
        let second = place(phrase.start).is_some_and(alone);
        let first = phrase.start.checked_sub(2).and_then(place);
        let within = |place: &Mention| {
            place.tokens.start > both.start && self.tag(place.tokens.start - 1) == Tag::Preposition
        };
        second && first.is_some_and(within)
    }

    /// `the party's report | to the commission`
    fn is_record(&self, mention: &Mention) -> bool {
        self.source_noun(mention.head) == Some(SourceNoun::Record)
    }

    /// Whether the head is a noun for those who speak.
    pub(super) fn is_source(&self, mention: &Mention) -> bool {
        self.source_noun(mention.head).is_some()
    }

    pub(super) fn source_noun(&self, head: usize) -> Option<SourceNoun> {
        let noun = self.text.lexicon().speech.sources.get(self.text.id(head)).copied();
        noun.map(|noun| if self.is_public_agency(head) { SourceNoun::Body } else { noun })
    }

    /// "The disaster agency", "the National Space Agency": a public body, where "the news agency" and a name before the
    /// noun are outlets.
    fn is_public_agency(&self, head: usize) -> bool {
        let Some(before) = head.checked_sub(1).filter(|_| self.text.is_class(head, WordClass::AgencyNoun))
        else {
            return false;
        };
        let says_what = matches!(self.tag(before), Tag::Noun | Tag::Adjective | Tag::Name);
        let is_word = self.text.id(before).is_known() && longest_place(self.text, before).is_none();
        says_what && is_word && !self.text.is_class(before, WordClass::Newsy)
    }

    /// Past the comma that opens the apposition which closes at `comma`.
    fn before_apposition(&self, comma: usize, first: usize) -> Option<Range<usize>> {
        let from = comma.saturating_sub(APPOSITION).max(first);
        let opening = (from..comma).rev().find(|&at| self.text.word(at) == ",")?;
        if self.is_time(opening + 1..comma) {
            let before = opening.checked_sub(1).filter(|&at| at >= first)?;
            let again =
                self.tag(before) == Tag::Calendar && (from..before).any(|at| self.text.word(at) == ",");
            return if again {
                self.before_apposition(opening, first)
            } else {
                self.ending_at(opening, first)
            };
        }
        let relative = self.tag(opening + 1) == Tag::Relative;
        let plain =
            relative || self.is_citing(opening + 1) || (opening..comma).all(|at| self.tag(at) != Tag::Verb);
        let subject = self.ending_at_noun(opening, first)?;
        let person = self
            .mentions
            .within(subject.start..comma)
            .any(|mention| mention.named || self.is_source(mention));
        let whole = subject.start..comma;
        let subject = if self.apposed_name(&whole).is_some() { whole } else { subject };
        (plain && person).then_some(subject)
    }

    /// `the mayor, | citing police,`
    fn is_citing(&self, at: usize) -> bool {
        let cue = self.text.longest(&self.text.lexicon().speech.cues, at);
        let participle = self.text.lexicon().words.profile(self.text.id(at)).forms.has(Forms::ING);
        participle && cue.is_some_and(|(_, cue)| cue.frame == Frame::Cite)
    }

    /// `her brother, | Ada Holm`: the name that a description of one person or body ends with, behind a comma.
    pub(super) fn apposed_name(&self, phrase: &Range<usize>) -> Option<&Mention> {
        let described = self.mentions.at(phrase.start).filter(|mention| mention.tokens.end < phrase.end)?;
        let name = self.mentions.at(phrase.end - 1).filter(|name| name.tokens.end == phrase.end)?;
        let comma = name.tokens.start.checked_sub(1).filter(|&comma| comma >= described.tokens.end)?;
        let kinds = [MentionKind::Person, MentionKind::Organization];
        let alike = name.kind == MentionKind::Person || described.kind == name.kind;
        let fits = name.named && kinds.contains(&name.kind) && alike && !described.named && !described.plural;
        (fits && self.text.word(comma) == ",").then_some(name)
    }

    /// `on Wednesday`, `March 27th`: nothing but a time.
    fn is_time(&self, range: Range<usize>) -> bool {
        let mut calendar = false;
        let fits = range.clone().all(|at| {
            calendar |= self.tag(at) == Tag::Calendar;
            let number = self.text.word(at).starts_with(|c: char| c.is_ascii_digit());
            number || matches!(self.tag(at), Tag::Calendar | Tag::Preposition | Tag::Number | Tag::Adverb)
        });
        fits && calendar
    }

    fn opening_bracket(&self, at: usize, first: usize) -> Option<usize> {
        if !matches!(self.text.word(at), ")" | "]") {
            return None;
        }
        (first..at)
            .rev()
            .take(12)
            .find(|&open| matches!(self.text.word(open), "(" | "["))
            .filter(|&open| open > first)
    }

    /// The phrase that starts at `start`, with its complements and the name or description behind it.
    pub(super) fn starting_at(&self, start: usize, end: usize) -> Option<Range<usize>> {
        if start >= end {
            return None;
        }
        let mention = self.mentions.at(start).filter(|mention| mention.tokens.start <= start)?;
        let mut phrase = start..mention.tokens.end.min(end);
        while let Some(next) = self.complement_after(&phrase, end) {
            phrase.end = next;
        }
        Some(phrase)
    }

    fn complement_after(&self, phrase: &Range<usize>, end: usize) -> Option<usize> {
        if phrase.end >= end || !self.text.is_class(phrase.end, WordClass::BehindSource) {
            return None;
        }
        let of = self.text.is(phrase.end, "of");
        let last = self.mentions.at(phrase.end - 1)?;
        let next = self.mentions.at(phrase.end + 1).filter(|next| next.tokens.start == phrase.end + 1)?;
        (of || self.is_source(last) && !last.named).then_some(next.tokens.end.min(end))
    }

    /// Whether a token is a quotation mark, or the first half of one.
    pub(super) fn is_quote(&self, at: usize) -> bool {
        if at >= self.text.tokens().len() || self.text.tokens()[at].kind != TokenKind::Mark {
            return false;
        }
        side(self.text, at).is_some()
            || at + 1 < self.text.tokens().len()
                && matches!(self.text.word(at), "'" | "`")
                && side(self.text, at + 1).is_some()
    }
}
