//! Tags to noun phrases.

use std::ops::Range;

use super::kin::is_of_parent;
use super::kind::{self, Article, is_inside, profile};
use super::{Mention, MentionKind, Tag};
use crate::lexicon::{Forms, Function, Noun, Parts, VerbFrame, WordClass};
use crate::text::{Text, TokenKind};
use crate::value::place::{longest_place, people_at};

/// The mentions of a text, in order of start, the longer first; entities are not yet known.
pub(super) fn mentions(text: &Text<'_>, tags: &[Tag]) -> Vec<Mention> {
    let mut mentions = Vec::with_capacity(tags.len() / 2);
    let mut names = Vec::new();
    for sentence in text.sentences() {
        let mut chunker =
            Chunker { text, tags, end: sentence.tokens().end, mentions: &mut mentions, names: &mut names };
        let mut at = sentence.tokens().start;
        while at < chunker.end {
            at = chunker.next(at);
        }
    }
    let mut end = 0;
    for mention in &mut mentions {
        mention.nested = mention.tokens.start < end;
        end = end.max(mention.tokens.end);
    }
    mentions
}

/// `shot and killed`, `beaten to death`: no phrase of a verb has more words.
const LONGEST_VERB: usize = 3;

/// No person's name before an age has more words.
const LONGEST_PERSON: usize = 4;

/// No name of somebody who is made something has more words, his titles among them.
const LONGEST_MADE: usize = 8;

/// No body's name has its head and its link farther back.
const LONGEST_BODY: usize = 12;

struct Chunker<'t> {
    text: &'t Text<'t>,
    tags: &'t [Tag],
    end: usize,
    mentions: &'t mut Vec<Mention>,
    /// The names of the phrase that is being read.
    names: &'t mut Vec<Range<usize>>,
}

impl Chunker<'_> {
    /// Reads the phrase at `at`, if one starts there, and gives where to go on.
    fn next(&mut self, at: usize) -> usize {
        match self.tags[at] {
            Tag::Pronoun => self.pronoun(at),
            Tag::Adjective | Tag::Noun if self.ends_verb(at) => at + 1,
            Tag::Determiner
            | Tag::Possessive
            | Tag::Number
            | Tag::Name
            | Tag::Noun
            | Tag::Adjective
            | Tag::Calendar => {
                let (end, first) = (self.phrase_end(at), self.mentions.len());
                self.phrase(at..end);
                // What comes of the phrases before stands before all of this one.
                let own = &mut self.mentions[first..];
                own.sort_by_key(|mention| (mention.tokens.start, usize::MAX - mention.tokens.end));
                end
            }
            _ => at + 1,
        }
    }

    /// `shot | dead | burglar Lee Marsh`: the last word of a verb's phrase, which is none of its object's.
    fn ends_verb(&self, at: usize) -> bool {
        let text = self.text;
        let object = at + 1 < self.end && matches!(self.tags[at + 1], Tag::Name | Tag::Noun | Tag::Adjective);
        let phrase = |back: usize| {
            let verb = at.checked_sub(back).filter(|&verb| self.tags[verb] == Tag::Verb)?;
            text.longest(&text.lexicon().events.harm, verb).filter(|(len, _)| *len == back + 1)
        };
        object && (1..LONGEST_VERB).any(|back| phrase(back).is_some())
    }

    fn pronoun(&mut self, at: usize) -> usize {
        let function = kind::pronoun(self.text, at);
        if matches!(function, Function::Person | Function::Plural | Function::Thing) {
            let plural = function == Function::Plural;
            self.push(at..at + 1, at, at..at + 1, MentionKind::Pronoun, plural);
        }
        at + 1
    }

    /// Past the last token that may belong to the phrase that starts at `start`.
    fn phrase_end(&self, start: usize) -> usize {
        let mut at = start + 1;
        while at < self.end {
            let tag = self.tags[at];
            let inside = is_inside(tag) && !self.starts_another(start, at) || self.joins(start, at);
            if !inside {
                break;
            }
            at += 1;
        }
        at
    }

    /// A name or a time that begins a phrase of its own: `last week | Pakistan`, `in 2022 | the US`.
    fn starts_another(&self, start: usize, at: usize) -> bool {
        let before = at - 1;
        let time = self.tags[before] == Tag::Noun && profile(self.text, before).noun == Noun::Time;
        let name_after_plural = self.tags[before] == Tag::Noun
            && self.tags[at] == Tag::Name
            && profile(self.text, before).plural
            && profile(self.text, before).noun != Noun::Person;
        let number_after_noun = self.tags[at] == Tag::Number
            && matches!(self.tags[before], Tag::Noun | Tag::Adjective)
            && at > start + 1
            && self.tags[before] == Tag::Noun;
        let pointer = matches!(self.tags[before], Tag::Name | Tag::Noun)
            && profile(self.text, at).function == Function::Quantifier
            && self.text.tokens()[at].kind == TokenKind::Word;
        pointer
            || self.starts_other_part(start, at)
            || self.follows_children(start, at)
            || time && self.tags[at] != Tag::Genitive && self.tags[at] != Tag::Hyphen
            || name_after_plural
            || number_after_noun
            || self.starts_amount(at)
    }

    /// `mother of two | Ann Roe`: a name behind the number of somebody's children.
    fn follows_children(&self, start: usize, at: usize) -> bool {
        let number = self.tags[at] == Tag::Name && at == start + 1 && self.tags[start] == Tag::Number;
        number && is_of_parent(self.text, start)
    }

    /// `named Ada Holm | finance minister`, `took the Secretary General | hostage`: what somebody is made, behind the verb
    /// that makes him so and the name.
    fn starts_other_part(&self, start: usize, at: usize) -> bool {
        let Some(verb) = start.checked_sub(1).filter(|&verb| self.tags[verb] == Tag::Verb) else {
            return false;
        };
        if self.text.is_class(at, WordClass::Captive) {
            let ends = at + 1 >= self.end || !is_inside(self.tags[at + 1]);
            return self.text.is_class(verb, WordClass::Taking) && ends;
        }
        let name = start..at;
        if !self.is_descriptive(at) || !(2..=LONGEST_MADE).contains(&name.len()) {
            return false;
        }
        let frame = self.text.longest(&self.text.lexicon().verbs, verb).map(|(_, frame)| *frame);
        frame == Some(VerbFrame::Appoint)
            && name.clone().all(|at| self.tags[at] == Tag::Name)
            && self.starts_role(at)
            && kind::of_name(self.text, name, Article::Other).0 == MentionKind::Person
    }

    /// `named Ada Holm | finance minister`: whether the nouns and adjectives from a token on say what one person is.
    fn starts_role(&self, at: usize) -> bool {
        let last = (at..self.end).take_while(|&at| self.is_descriptive(at)).last().unwrap_or(at);
        let role = profile(self.text, last);
        role.noun == Noun::Person && !role.plural && self.tags.get(last + 1) != Some(&Tag::Name)
    }

    fn is_descriptive(&self, at: usize) -> bool {
        matches!(self.tags[at], Tag::Noun | Tag::Adjective)
    }

    /// `fined Holm Ltd | 3 million euros`: a number behind a name that counts something itself.
    fn starts_amount(&self, at: usize) -> bool {
        let next = at + 1;
        let people =
            |at: usize| profile(self.text, at).plural || self.text.is_class(at, WordClass::PlainPerson);
        let counts = next < self.end
            && (self.tags[next] == Tag::Number || self.tags[next] == Tag::Noun && people(next));
        self.tags[at] == Tag::Number && self.tags[at - 1] == Tag::Name && counts
    }

    /// Words that go on inside a phrase: "of" inside a name, an adverb before an adjective, the point of a title.
    fn joins(&self, start: usize, at: usize) -> bool {
        match self.tags[at] {
            Tag::Preposition => self.name_goes_on(start, at),
            Tag::To => self.is_to_do(at),
            Tag::Determiner => {
                self.tags[at - 1] == Tag::Preposition
                    && self.text.is(at, "the")
                    && at + 1 < self.end
                    && self.tags[at + 1] == Tag::Name
            }
            Tag::Conjunction => self.joins_peoples(at) || self.joins_purposes(start, at),
            Tag::Adverb => {
                self.tags[at - 1] == Tag::Determiner
                    && at + 1 < self.end
                    && self.tags[at + 1] == Tag::Adjective
            }
            Tag::Mark => {
                let next = at + 1;
                // "Gen. Ada Holm", "a Sept. 22 poll"
                let abbreviation = self.text.word(at) == "."
                    && self.text.tokens()[at].is_glued()
                    && self.text.word(at - 1).len() <= 4;
                let around = (next < self.end).then(|| (self.tags[at - 1], self.tags[next]));
                let shortened = matches!(around, Some((Tag::Name, Tag::Name) | (Tag::Calendar, Tag::Number)));
                shortened && abbreviation
            }
            _ => false,
        }
    }

    /// `the Chadian | and Malian rebels`: two peoples that narrow one noun.
    fn joins_peoples(&self, at: usize) -> bool {
        let noun = at + 2;
        let headed = noun < self.end
            && (self.tags[noun] == Tag::Name
                || self.tags[noun] == Tag::Noun && profile(self.text, noun).plural);
        headed && self.is_people(at - 1) && self.is_people(at + 1)
    }

    /// Whether one word names a people as an adjective does: `Chadian`, not `Chadians`.
    fn is_people(&self, at: usize) -> bool {
        self.tags[at] == Tag::Name && !self.text.word(at).ends_with('s') && people_at(self.text, at).is_some()
    }

    /// `Ministry of | Interior`: a capitalised noun that is no person's, "of", another capital; `Front for | the
    /// Liberation`: a word for a body and what it is for.
    fn name_goes_on(&self, start: usize, at: usize) -> bool {
        let next = at + 1 + usize::from(self.text.is(at + 1, "the"));
        if self.tags[at - 1] != Tag::Name || next >= self.end || self.tags[next] != Tag::Name {
            return false;
        }
        let before = profile(self.text, at - 1);
        let linked = self.text.is_class(at - 1, WordClass::BodyNoun) || self.is_linked(start..at);
        if self.text.is(at, "of") {
            let person = before.noun == Noun::Person && !linked || self.ends_given_name(start, at);
            let veterans = before.plural && next == at + 1 && self.ends_common(next);
            return (!person || veterans) && (linked || before.common && next == at + 1);
        }
        let what = self.ends_common(next) || people_at(self.text, next).is_some();
        let named = before.noun == Noun::Organization && self.text.is(at, "for");
        let purpose = linked && self.text.is_class(at, WordClass::BodyLink) && (what || named);
        purpose && !self.ends_in_place(next)
    }

    /// `on American-Islamic | Relations`, not `on Boko Haram`: whether a name ends in a word for something.
    fn ends_common(&self, at: usize) -> bool {
        let inside = |at: &usize| matches!(self.tags[*at], Tag::Name | Tag::Hyphen);
        let last = (at..self.end).take_while(inside).last();
        last.is_some_and(|last| profile(self.text, last).common)
    }

    /// `Karl Winter | of Oslo`: a word that is a surname, behind a first name.
    fn ends_given_name(&self, start: usize, at: usize) -> bool {
        let first = at.checked_sub(2).filter(|&first| first >= start);
        first.is_some_and(|first| self.tags[first] == Tag::Name && kind::is_given(self.text, first))
    }

    /// `left the Army for | Oslo`: a place by itself is where somebody goes, or where the body is.
    fn ends_in_place(&self, at: usize) -> bool {
        let place = longest_place(self.text, at);
        place.is_some_and(|(len, _)| {
            let end = at + len;
            end >= self.end || !matches!(self.tags[end], Tag::Name | Tag::Noun)
        })
    }

    /// Whether a name has a word for a body and the link behind it: `Front for`.
    fn is_linked(&self, name: Range<usize>) -> bool {
        let (from, links) = (name.start, |at: usize| kind::is_body_link(self.text, at));
        name.rev()
            .take(LONGEST_BODY)
            .any(|at| at > from && links(at) && self.text.is_class(at - 1, WordClass::BodyNoun))
    }

    /// `Committee | to Protect Journalists`: a word for a body and what it is to do.
    fn is_to_do(&self, at: usize) -> bool {
        let verb = at + 1;
        let does = verb < self.end && self.tags[verb] == Tag::Name && {
            let verb = profile(self.text, verb);
            verb.common && verb.parts.has(Parts::VERB) && verb.forms.has(Forms::BASE)
        };
        does && self.tags[at - 1] == Tag::Name && self.text.is_class(at - 1, WordClass::BodyNoun)
    }

    /// `Union for Peace | and Progress`: plain nouns to the end of the name, none of which could be of a body or of
    /// somebody.
    fn joins_purposes(&self, start: usize, at: usize) -> bool {
        let next = at + 1;
        if !self.text.is(at, "and") || !profile(self.text, at - 1).common || !self.is_linked(start..at) {
            return false;
        }
        let mut rest = (next..self.end).take_while(|&at| self.tags[at] == Tag::Name).peekable();
        let plain = |at: usize| {
            let profile = profile(self.text, at);
            profile.common
                && (profile.noun != Noun::Person || profile.plural)
                && profile.noun != Noun::Organization
                && !self.text.is_class(at, WordClass::BodyNoun)
        };
        rest.peek().is_some() && rest.all(plain)
    }

    /// Cuts a run of tokens into its possessor, names and head.
    fn phrase(&mut self, run: Range<usize>) {
        let mut start = run.start;
        for at in run.clone() {
            if self.tags[at] == Tag::Genitive {
                if at > start && self.tags[start..at].iter().any(|tag| matches!(tag, Tag::Name | Tag::Noun)) {
                    self.part(start..at, start);
                }
                start = at + 1;
            }
        }
        if start < run.end {
            self.part(start..run.end, run.start);
        }
    }

    /// One phrase without possessors inside; `from` is where its possessor starts.
    fn part(&mut self, run: Range<usize>, from: usize) {
        let last = run.clone().rev().find(|&at| matches!(self.tags[at], Tag::Name | Tag::Noun));
        let Some(head) = last.filter(|_| !self.is_aged(run.end - 1)) else { return self.elliptic(run, from) };
        self.read_names(run.start..head + 1);
        let own = self.names.pop_if(|name| name.end == head + 1);
        for inner in 0..self.names.len() {
            self.nested(self.names[inner].clone());
        }
        let Some(name) = own else {
            let kind = kind::of_noun(self.text, run.start..head + 1, head);
            self.push(from..head + 1, head, head..head + 1, kind, profile(self.text, head).plural);
            return;
        };
        self.named(run.start..head + 1, from, name);
    }

    /// A phrase that ends in a name: `Harbour Guard leader | Ada Holm`.
    fn named(&mut self, run: Range<usize>, from: usize, name: Range<usize>) {
        let before = name.start.checked_sub(1).filter(|&before| before >= run.start);
        let role = before.filter(|&at| self.tags[at] == Tag::Noun && self.is_apposed(at));
        let the = before.is_some_and(|at| self.text.is(at, "the"));
        let article = if the { Article::The } else { Article::Other };
        let (mut kind, bare) = kind::of_name(self.text, name.clone(), article);
        if let Some(role) = role {
            let described = kind::of_noun(self.text, run.start..role + 1, role);
            if self.is_one_of_several(role, name.end, kind) {
                kind = MentionKind::Person;
            } else if matches!(kind, MentionKind::Other | MentionKind::Person)
                || described == MentionKind::Person
            {
                kind = described;
            }
        }
        if matches!(kind, MentionKind::Place | MentionKind::Other | MentionKind::Organization)
            && name.len() <= LONGEST_PERSON
            && kind::is_aged(self.text, name.end)
        {
            kind = MentionKind::Person;
        }
        let roleless = before.is_some_and(|at| self.tags[at] == Tag::Noun) && role.is_none();
        let start = if roleless { name.start } else { from };
        if roleless {
            let head = name.start - 1;
            let described = kind::of_noun(self.text, run.start..head + 1, head);
            self.push(from..head + 1, head, head..head + 1, described, profile(self.text, head).plural);
        }
        if bare > name.start {
            self.nested_places(name.start..bare);
        }
        let head = name.end - 1;
        let end = self.past_point(name.end);
        self.push(start..end, head, bare..name.end, kind, kind == MentionKind::Group);
        self.name_last();
    }

    /// `the brothers | Tom | and Bill Marsh`: the first of several who are named behind a word for all of them. A
    /// lone word may be what the group is called.
    fn is_one_of_several(&self, role: usize, end: usize, kind: MentionKind) -> bool {
        let word = profile(self.text, role);
        let more = self.text.is(end, ",") || self.tags.get(end) == Some(&Tag::Conjunction);
        let name = self.tags.get(end + 1) == Some(&Tag::Name);
        let several = word.plural && word.noun == Noun::Person;
        let listed = more && name || kind::is_aged(self.text, end);
        several && (kind == MentionKind::Person || kind == MentionKind::Other && listed)
    }

    /// `John Hale Jr | . | died`: past the point of an abbreviation that ends a name and no sentence.
    fn past_point(&self, end: usize) -> usize {
        let point = end + 1 < self.end && self.text.word(end) == "." && self.text.tokens()[end].is_glued();
        end + usize::from(point && end > 2 && kind::is_suffix(self.text, end - 1))
    }

    fn name_last(&mut self) {
        if let Some(last) = self.mentions.last_mut() {
            last.named = true;
        }
    }

    /// Whether a noun may stand before the name of what it describes.
    fn is_apposed(&self, at: usize) -> bool {
        matches!(profile(self.text, at).noun, Noun::Person | Noun::Organization | Noun::Group | Noun::Place)
    }

    /// Numbers and adjectives that stand for a noun: `30 were hurt`, `the wounded`, `the 29-year-old`.
    fn elliptic(&mut self, run: Range<usize>, from: usize) {
        let head = run.end - 1;
        let number = self.tags[head] == Tag::Number && self.text.tokens()[head].kind == TokenKind::Word;
        let adjective = self.tags[head] == Tag::Adjective && self.tags[run.start] == Tag::Determiner;
        if number || adjective {
            let (kind, plural) =
                if self.is_aged(head) { (MentionKind::Person, false) } else { (MentionKind::Other, true) };
            self.push(from..run.end, head, head..head + 1, kind, plural);
        }
    }

    /// Whether the token is the "old" of "29-year-old".
    fn is_aged(&self, at: usize) -> bool {
        self.text.is(at, "old") && at > 0 && self.tags[at - 1] == Tag::Hyphen
    }

    /// Reads the runs of name tokens in a range, each cut at other tags, "of" kept inside.
    fn read_names(&mut self, run: Range<usize>) {
        self.names.clear();
        let mut at = run.start;
        while at < run.end {
            if self.tags[at] != Tag::Name {
                at += 1;
                continue;
            }
            let mut end = at + 1;
            while end < run.end && self.continues_name(end) {
                end += 1;
            }
            while self.tags[end - 1] != Tag::Name {
                end -= 1;
            }
            self.names.push(at..end);
            at = end;
        }
    }

    fn continues_name(&self, at: usize) -> bool {
        let glued_noun = self.tags[at] == Tag::Noun && self.text.tokens()[at].is_capitalised();
        matches!(self.tags[at], Tag::Name | Tag::Hyphen | Tag::Preposition | Tag::Mark | Tag::To)
            || glued_noun
            || self.tags[at] == Tag::Determiner && self.tags[at - 1] == Tag::Preposition
            || self.tags[at] == Tag::Conjunction && !self.joins_peoples(at)
    }

    fn nested(&mut self, name: Range<usize>) {
        let (kind, bare) = kind::of_name(self.text, name.clone(), Article::Other);
        self.push(name.clone(), name.end - 1, bare..name.end, kind, kind == MentionKind::Group);
        self.name_last();
    }

    /// `Russian | President`, `US Central Command | chief`: names inside the titles before a name.
    fn nested_places(&mut self, titles: Range<usize>) {
        let end = titles.clone().find(|&at| kind::is_title(self.text, at)).unwrap_or(titles.end);
        if end > titles.start {
            self.nested(titles.start..end);
        }
    }

    fn push(
        &mut self,
        tokens: Range<usize>,
        head: usize,
        name: Range<usize>,
        kind: MentionKind,
        plural: bool,
    ) {
        self.mentions.push(Mention {
            tokens,
            head,
            name,
            kind,
            named: false,
            plural,
            nested: false,
            entity: 0,
        });
    }
}
