//! What the rules ask of a text: clauses, subjects, objects, places behind a word.

use std::ops::Range;

use super::super::block::Blocks;
use super::super::drafts::Taken;
use super::super::mention::{MentionKind, Mentions, Tag};
use super::super::recount::is_owner;
use crate::lexicon::{Addition, Change, Forms, FrameCue, Function, Happening, VerbFrame, WordClass};
use crate::text::{Sentence, Text, TokenKind};
use crate::value::Place;
use crate::value::date::DateMention;
use crate::value::place::longest_place;
use crate::value::quantity::Figure;

/// A text as the rules see it.
pub(crate) struct Reading<'r> {
    pub(crate) text: &'r Text<'r>,
    pub(crate) mentions: &'r Mentions,
    pub(crate) figures: &'r [Figure],
    pub(crate) dates: &'r [DateMention],
    pub(crate) blocks: &'r Blocks,
    pub(crate) taken: &'r Taken,
}

/// A verb with the noun phrase that it is said of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Governed {
    /// The verb's token.
    pub(crate) verb: usize,
    pub(crate) role: Part,
}

/// What a noun phrase is to its verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Agent,
    Patient,
}

impl Reading<'_> {
    pub(crate) fn is_fresh(&self, token: usize) -> bool {
        self.blocks.is_fresh(token)
    }

    pub(crate) fn tag(&self, at: usize) -> Tag {
        self.mentions.tag(at)
    }

    pub(crate) fn function(&self, at: usize) -> Function {
        self.text.lexicon().words.profile(self.text.id(at)).function
    }

    pub(crate) fn forms(&self, at: usize) -> Forms {
        let forms = self.text.lexicon().words.profile(self.text.id(at)).forms;
        let unknown = forms == Forms::default() && self.text.word(at).ends_with("ed");
        if unknown { Forms::PAST } else { forms }
    }

    /// The caller's phrase that starts at a token.
    pub(crate) fn added(&self, at: usize) -> Option<(usize, Addition)> {
        self.text.longest(&self.text.lexicon().added, at).map(|(len, added)| (len, *added))
    }

    /// What the phrase at a token opens, with its number of tokens.
    pub(crate) fn cue(&self, at: usize) -> Option<(usize, FrameCue)> {
        let added = self.added(at).and_then(|(len, added)| match added {
            Addition::Cue(cue) => Some((len, cue)),
            _ => None,
        });
        added.or_else(|| self.text.longest(&self.text.lexicon().cues, at).map(|(len, cue)| (len, *cue)))
    }

    /// The frame of the verb at a token, if it is used as one; with the tokens of its phrase.
    pub(crate) fn verb(&self, at: usize) -> Option<(usize, VerbFrame)> {
        let added = self.added(at).and_then(|(len, added)| match added {
            Addition::Verb(frame) => Some((len, frame)),
            _ => None,
        });
        let own = || self.text.longest(&self.text.lexicon().verbs, at).map(|(len, frame)| (len, *frame));
        let split = || self.split_verb(at).map(|frame| (1, frame));
        let found = added.or_else(split).or_else(own)?;
        matches!(self.tag(at), Tag::Verb | Tag::Adjective).then_some(found)
    }

    /// The tokens of the sentence of `at`, no further than a reader would look.
    pub(crate) fn sentence(&self, at: usize) -> Range<usize> {
        let sentence = self.text.sentences().get(self.text.sentence_of(at));
        let tokens = sentence.map_or(at..at + 1, Sentence::tokens);
        tokens.start.max(at.saturating_sub(REACH))..tokens.end.min(at + REACH)
    }

    /// The tokens around `at` up to the marks and words that part clauses.
    pub(crate) fn clause(&self, at: usize) -> Range<usize> {
        let sentence = self.sentence(at);
        let start = (sentence.start..at).rev().find(|&i| self.parts(i)).map_or(sentence.start, |i| i + 1);
        let end = (at + 1..sentence.end).find(|&i| self.parts(i)).unwrap_or(sentence.end);
        start..end
    }

    fn parts(&self, at: usize) -> bool {
        match self.tag(at) {
            Tag::Subordinator | Tag::Relative => true,
            Tag::Mark => matches!(
                self.text.mark(at),
                Some(';' | ':' | '\u{2013}' | '\u{2014}' | '\u{201c}' | '\u{201d}' | '"' | '.' | '!' | '?')
            ),
            _ => false,
        }
    }

    /// The outermost mention that ends before `at`, over adverbs and auxiliaries: a verb's subject.
    pub(crate) fn subject(&self, verb: usize) -> Option<usize> {
        self.subject_within(verb, HOPS)
    }

    fn subject_within(&self, verb: usize, hops: usize) -> Option<usize> {
        let start = self.sentence(verb).start;
        let mut at = verb;
        let mut relative = false;
        while at > start {
            at -= 1;
            if let Some(date) = self.date_at(at) {
                at = self.before_date(date.tokens().start);
                continue;
            }
            match self.tag(at) {
                Tag::Auxiliary | Tag::Adverb | Tag::Negation | Tag::To => {}
                Tag::Verb if self.is_control(at) => {}
                Tag::Adjective | Tag::Number if self.is_beside_verb(at) => {}
                Tag::Relative => relative = true,
                Tag::Subordinator if self.is_cleft(at, start) => relative = true,
                Tag::Mark if self.text.word(at) == "," && self.is_participle(at + 1) => {
                    return self.main_subject(start, at, hops);
                }
                Tag::Preposition | Tag::Subordinator
                    if self.forms(at + 1).has(Forms::ING)
                        && self.text.is_class(at, WordClass::Circumstance) =>
                {
                    return self.main_subject(start, at, hops);
                }
                Tag::Mark if self.parenthesis(at, start).is_some() => {
                    at = self.parenthesis(at, start)?;
                }
                Tag::Mark if matches!(self.text.word(at), ",") => {
                    if let Some(main) = self.main_of_tail(start, at, hops) {
                        return Some(main);
                    }
                    if !relative {
                        at = self.before_apposition(at, start)? + 1;
                    }
                }
                Tag::Mark if self.text.word(at) == ")" => {
                    at = (start..at).rev().take(8).find(|&open| self.text.word(open) == "(")?;
                }
                Tag::Preposition if relative && self.is_whole_of(at) => at -= 1,
                Tag::Number if self.is_age(at, start) => at -= 1,
                Tag::Mark if self.is_point(at) => at -= 1,
                Tag::Conjunction => return self.shared_subject(at, hops),
                Tag::Preposition
                | Tag::Determiner
                | Tag::Verb
                | Tag::Subordinator
                | Tag::Mark
                | Tag::Calendar => return None,
                _ if relative && self.is_led_person(at) => return self.mentions.index_at(at),
                _ => {
                    let own = self.before_phrases(at, start)?;
                    let outer =
                        self.before_relative(own, start).or_else(|| self.before_participle(own, start));
                    return Some(outer.unwrap_or(own));
                }
            }
        }
        (verb == start).then(|| self.opened_subject(verb)).flatten()
    }

    /// `was | last | seen`, `are | likely | to have`, `very | likely | carried out`: a word that says when or how surely, as an
    /// adverb does.
    fn is_beside_verb(&self, at: usize) -> bool {
        let hedge = self.text.lexicon().speech.hedges.get(self.text.id(at)).is_some();
        let leads = matches!(self.tag(at + 1), Tag::To | Tag::Verb | Tag::Auxiliary);
        let be = at.checked_sub(1).is_some_and(|before| self.tag(before) == Tag::Auxiliary);
        let time = self.text.is_class(at, WordClass::Lately) && be && self.tag(at + 1) == Tag::Verb;
        hedge && leads || time
    }

    /// `It was the northern branch, Red Path, | that was`: what a cleft sentence points out.
    fn is_cleft(&self, that: usize, start: usize) -> bool {
        let pointed = |at: usize| self.text.is(at, "it") && self.function(at + 1) == Function::Be;
        let behind = that.checked_sub(1).is_some_and(|comma| self.text.word(comma) == ",");
        self.text.is(that, "that") && behind && (start..that).any(pointed)
    }

    /// `escaped with | Ann Roe |, who was`: a person with a name behind a preposition, not "of", whom the relative is about.
    fn is_led_person(&self, at: usize) -> bool {
        let Some(mention) = self.mentions.at(at).filter(|mention| mention.named) else { return false };
        let before = mention.tokens.start.checked_sub(1);
        let led = before.is_some_and(|at| self.tag(at) == Tag::Preposition && !self.text.is(at, "of"));
        led && mention.kind == MentionKind::Person && mention.tokens.end == at + 1
    }

    /// `the gunmen, all | of whom`.
    fn is_whole_of(&self, of: usize) -> bool {
        let whole = |at: usize| self.text.is(at, "all") || self.text.is(at, "both");
        self.text.is(of, "of") && of.checked_sub(1).is_some_and(whole)
    }

    /// `, drawing thousands of`: a participle that goes on with the sentence.
    fn is_participle(&self, at: usize) -> bool {
        self.tag(at) == Tag::Verb && self.forms(at).has(Forms::ING)
    }

    /// `accused | " | armed groups"`: a mark that may open a quotation.
    fn is_quote_mark(&self, at: usize) -> bool {
        matches!(self.text.word(at), "\"" | "\u{201c}" | "\u{2018}" | "'")
    }

    /// `John Hale Jr | . | was`: the point that belongs to a name.
    fn is_point(&self, at: usize) -> bool {
        self.text.word(at) == "."
            && self.mentions.at(at).is_some_and(|name| name.named && name.tokens.end == at + 1)
    }

    /// `Holm, | 54 |, a councillor, was`: an age between the commas behind a name.
    fn is_age(&self, at: usize, start: usize) -> bool {
        let comma = |at: usize| self.text.word(at) == ",";
        at > start + 1 && comma(at - 1) && comma(at + 1) && self.mentions.at(at - 2).is_some()
    }

    /// `left prison on Sunday, | freed on bail`: a participle that hangs on the sentence and not on the phrase before it.
    fn main_of_tail(&self, start: usize, comma: usize, hops: usize) -> Option<usize> {
        let at = comma + 1;
        let past = self.tag(at) == Tag::Verb && self.forms(at).has(Forms::PAST);
        let before = at.checked_sub(2).and_then(|before| self.mentions.at(before));
        let apposed = before.is_some_and(|mention| {
            matches!(mention.kind, MentionKind::Person | MentionKind::Organization | MentionKind::Group)
        });
        let tail = past && !apposed && self.mentions.at(at + 1).is_none();
        tail.then(|| self.main_subject(start, comma, hops)).flatten()
    }

    /// The subject of the last verb with one before a token.
    fn main_subject(&self, start: usize, before: usize, hops: usize) -> Option<usize> {
        let hops = hops.checked_sub(1)?;
        let verbs = (start..before).rev().filter(|&at| self.tag(at) == Tag::Verb);
        let finite = verbs.filter(|&at| !self.is_participle(at)).take(3);
        finite.map(|verb| self.group_start(start, verb)).find_map(|first| self.subject_within(first, hops))
    }

    /// `Named as head in 2020, | Ada Holm has`: whom a participle that opens its sentence is about.
    fn opened_subject(&self, verb: usize) -> Option<usize> {
        let participle = self.forms(verb).has(Forms::PAST) || self.forms(verb).has(Forms::ING);
        let end = self.clause(verb).end.min(verb + OPENING);
        let comma = (verb + 1..end).find(|&at| self.text.word(at) == "," && !self.is_date(at))?;
        self.mentions.index_at(comma + 1).filter(|_| participle)
    }

    /// `is believed to be`, `sought to`: verbs between a subject and its verb.
    fn is_control(&self, at: usize) -> bool {
        let be = || {
            let before = (0..at).rev().take(3).find(|&before| self.tag(before) != Tag::Adverb);
            before.is_some_and(|before| self.function(before) == Function::Be)
        };
        self.text.is(at + 1, "to") || self.forms(at).has(Forms::PAST) && be()
    }

    /// The mention that has `at`, or the one that the phrases behind a preposition there depend on.
    fn before_phrases(&self, at: usize, start: usize) -> Option<usize> {
        let mut index = self.mentions.index_at(at)?;
        loop {
            let first = self.mentions.list()[index].tokens.start;
            let Some(before) = first.checked_sub(1).filter(|&before| before > start) else {
                return Some(index);
            };
            if self.tag(before) != Tag::Preposition {
                return Some(self.before_named_thing(before).unwrap_or(index));
            }
            match self.mentions.index_at(before - 1) {
                Some(outer) => index = outer,
                None => return Some(index),
            }
        }
    }

    /// `the woman who stole from a hospice | was`: whom a clause behind "who" is about, where the phrase before a verb is
    /// what that clause tells of.
    fn before_relative(&self, own: usize, start: usize) -> Option<usize> {
        let first = self.mentions.list()[own].tokens.start;
        let who = (start..first).rev().take(RELATIVE).take_while(|&at| self.text.word(at) != ",");
        let who = who.filter(|&at| self.tag(at) == Tag::Relative).last()?;
        let says = |at: usize| self.text.longest(&self.text.lexicon().speech.cues, at).is_some();
        // "who tried to kill Adam Roe" is one clause
        let finite = |at: &usize| self.tag(*at) == Tag::Verb && self.tag(at.saturating_sub(1)) != Tag::To;
        let mut verbs = (who + 1..first).filter(finite);
        let told = verbs.next().is_some_and(|verb| !says(verb)) && verbs.next().is_none();
        let whom = self.mentions.index_at(who.checked_sub(1)?)?;
        (told && self.text.is_class(who, WordClass::Who)).then_some(whom)
    }

    /// `the man accused of killing Adam Roe | was`: whom a participle before a preposition is said of, where the phrase
    /// before a verb is only what he is accused of.
    fn before_participle(&self, own: usize, start: usize) -> Option<usize> {
        let first = self.mentions.list()[own].tokens.start;
        let clause = (start..first).rev().take(RELATIVE).take_while(|&at| {
            !matches!(self.tag(at), Tag::Mark | Tag::Conjunction | Tag::Subordinator | Tag::Auxiliary)
        });
        let accused = |at: &usize| self.text.is_class(*at, WordClass::Accused);
        let participle = clause.filter(accused).last()?;
        let governs = self.tag(participle + 1) == Tag::Preposition;
        self.mentions.index_at(participle.checked_sub(1)?).filter(|_| governs)
    }

    /// `the master of the ship | Star`: the person on whom the phrase before a name hangs.
    fn before_named_thing(&self, noun: usize) -> Option<usize> {
        let thing = self.mentions.at(noun).filter(|thing| thing.tokens.end == noun + 1 && !thing.named)?;
        let of = thing.tokens.start.checked_sub(1).filter(|&at| self.tag(at) == Tag::Preposition)?;
        let outer = self.mentions.index_at(of.checked_sub(1)?)?;
        (self.mentions.list()[outer].kind == MentionKind::Person).then_some(outer)
    }

    /// `The Red Dawn, police said, carried out`: the comma that opens a clause of saying which closes before the other.
    fn parenthesis(&self, comma: usize, start: usize) -> Option<usize> {
        let says = self.text.opens(comma.checked_sub(1)?, &self.text.lexicon().speech.cues);
        let open = (start..comma).rev().take(RELATIVE).find(|&at| self.text.word(at) == ",")?;
        (says && self.text.word(comma) == "," && self.tag(comma - 1) == Tag::Verb).then_some(open)
    }

    /// Before a comma: `Holm, the leader of the branch, has`: the first phrase of the apposition's sentence.
    fn before_apposition(&self, comma: usize, start: usize) -> Option<usize> {
        (start..comma).rev().find(|&at| self.text.word(at) == ",")?.checked_sub(1)
    }

    /// `was wounded but escaped`: the subject of the verb before the conjunction.
    fn shared_subject(&self, conjunction: usize, hops: usize) -> Option<usize> {
        let hops = hops.checked_sub(1)?;
        let start = self.sentence(conjunction).start;
        let verbs = (start..conjunction).rev().filter(|&at| self.tag(at) == Tag::Verb);
        verbs.take(4).find_map(|verb| {
            let first = self.group_start(start, verb);
            let joined = first.checked_sub(1).is_some_and(|before| self.tag(before) == Tag::Conjunction);
            if joined { None } else { self.subject_within(first, hops) }
        })
    }

    /// The first word of the verb group that ends with a verb.
    fn group_start(&self, start: usize, verb: usize) -> usize {
        let group = |at: &usize| matches!(self.tag(*at), Tag::Verb | Tag::Auxiliary | Tag::Adverb);
        (start..=verb).rev().take_while(group).last().unwrap_or(verb)
    }

    /// The mention right behind a verb phrase: its object.
    pub(crate) fn object(&self, after: usize) -> Option<usize> {
        let mut at = after;
        while matches!(self.tag(at), Tag::Adverb) {
            at += 1;
        }
        self.mentions.index_at(at)
    }

    /// Whether the verb is passive: "be" before it, or a participle that no object follows and no auxiliary leads.
    pub(crate) fn is_passive(&self, verb: usize, len: usize) -> bool {
        if !self.forms(verb).has(Forms::PAST) {
            return false;
        }
        let start = self.sentence(verb).start;
        for at in (start..verb).rev() {
            match self.tag(at) {
                Tag::Adverb => {}
                Tag::Negation if !is_negated_auxiliary(self.function(at)) => {}
                Tag::Auxiliary | Tag::Negation => {
                    return matches!(self.function(at), Function::Be | Function::NegatedBe);
                }
                Tag::Conjunction => {
                    // "was found guilty of fraud and sentenced to": without an object the first verb's "was" reaches on
                    let object = self.mentions.index_at(verb + len).is_some();
                    let reach = if object { JOINED } else { 3 * JOINED };
                    return (start..at).rev().take(reach).any(|at| self.function(at) == Function::Be);
                }
                _ => break,
            }
        }
        let next =
            verb + len + usize::from(self.tag(verb + len) == Tag::Mark && self.is_quote_mark(verb + len));
        // "killed nobody"
        let nobody = self.tag(next) == Tag::Pronoun;
        // "blamed Tuesday's attack": no day, but what is of that day
        let day = |date: &DateMention| !is_owner(self.text, self.mentions, &date.tokens());
        let dated = self.date_at(next).is_some_and(day);
        let object = nobody || self.mentions.index_at(next).is_some() && !dated;
        !object && !matches!(self.tag(verb.saturating_sub(1)), Tag::Pronoun)
    }

    /// What the noun at a token says happens, where it is for an event.
    pub(crate) fn happening_at(&self, noun: usize) -> Option<Happening> {
        let words = &self.text.lexicon().words;
        let own = words.events.get(self.text.id(noun));
        own.or_else(|| words.events.get(words.profile(self.text.id(noun)).lemma)).copied()
    }

    pub(crate) fn is_date(&self, at: usize) -> bool {
        self.date_at(at).is_some()
    }

    /// The dates that start in a range of tokens.
    pub(crate) fn dates_in(&self, range: Range<usize>) -> impl Iterator<Item = &DateMention> {
        let from = self.dates.partition_point(|date| date.tokens().start < range.start);
        self.dates[from..].iter().take_while(move |date| date.tokens().start < range.end)
    }

    /// `Afghanistan | and Pakistan`: the place that is joined to the one that ends at a token.
    pub(crate) fn joined_place(&self, end: usize) -> Option<(usize, Place)> {
        if self.tag(end) != Tag::Conjunction {
            return None;
        }
        self.place_at(end + 1).map(|(len, place)| (end + 1 + len, place))
    }

    fn date_at(&self, at: usize) -> Option<&DateMention> {
        let after = self.dates.partition_point(|date| date.tokens().end <= at);
        self.dates.get(after).filter(|date| date.tokens().contains(&at))
    }

    /// The start of a date with its preposition.
    fn before_date(&self, start: usize) -> usize {
        let before = start.checked_sub(1).filter(|&at| self.tag(at) == Tag::Preposition);
        before.unwrap_or(start)
    }

    /// The verb that a mention is agent or patient of: the one behind it, or the one it is the object of.
    pub(crate) fn governed_range(&self, phrase: &Range<usize>) -> Option<Governed> {
        self.verb_before(phrase.start)
            .filter(|governed| self.verb(governed.verb).is_some())
            .or_else(|| self.verb_after(phrase.end))
    }

    fn verb_after(&self, end: usize) -> Option<Governed> {
        let sentence = self.sentence(end.saturating_sub(1));
        let mut at = end;
        while at < sentence.end {
            match self.tag(at) {
                Tag::Auxiliary | Tag::Adverb | Tag::Relative | Tag::Negation | Tag::Calendar => at += 1,
                Tag::Preposition => at = self.mentions.at(at + 1)?.tokens.end,
                Tag::Mark => at = self.past_apposition(at, sentence.end)?,
                Tag::Verb | Tag::Adjective => {
                    let len = self.verb(at).map_or(1, |(len, _)| len);
                    let role = if self.is_passive(at, len) { Part::Patient } else { Part::Agent };
                    return (self.tag(at) == Tag::Verb || self.verb(at).is_some())
                        .then_some(Governed { verb: at, role });
                }
                _ => return None,
            }
        }
        None
    }

    /// `54 people, mostly women, | were`: past what stands between two commas before an auxiliary.
    fn past_apposition(&self, comma: usize, end: usize) -> Option<usize> {
        let inside = comma + 1..end.min(comma + APPOSITION);
        let parts = |at: &usize| matches!(self.tag(*at), Tag::Verb | Tag::Auxiliary | Tag::Relative);
        let close = inside.take_while(|at| !parts(at)).find(|&at| self.text.word(at) == ",")?;
        (self.text.word(comma) == "," && self.tag(close + 1) == Tag::Auxiliary).then_some(close + 1)
    }

    fn verb_before(&self, start: usize) -> Option<Governed> {
        let mut at = start;
        let first = self.sentence(start).start;
        while let Some(before) = at.checked_sub(1).filter(|&before| before >= first) {
            match self.tag(before) {
                Tag::Adverb | Tag::Number => at = before,
                Tag::Verb => return Some(Governed { verb: before, role: Part::Patient }),
                // the last word of a phrase such as "took hostage 12 people"
                _ => {
                    let phrase = (before.saturating_sub(3)..before)
                        .find(|&verb| self.verb(verb).is_some_and(|(len, _)| verb + len == at));
                    return phrase.map(|verb| Governed { verb, role: Part::Patient });
                }
            }
        }
        None
    }

    /// The first place behind a word of place after `from`, within its clause: its tokens and what it names.
    pub(crate) fn place_after(&self, from: usize) -> Option<(Range<usize>, Place)> {
        let end = self.clause(from).end;
        let mut preposition = None;
        let mut at = from;
        while at < end {
            if matches!(self.tag(at), Tag::Preposition | Tag::To) && self.is_of_place(at) {
                preposition = preposition.or(Some(at));
            } else if self.text.word(at) == "," {
                // "was shot on Monday, Lund Radio said": what stands behind a comma needs a preposition of its own
                preposition = None;
            } else if self.tag(at) == Tag::Verb && at > from {
                return None;
            }
            if preposition.is_some()
                && let Some((len, place)) = self.place_at(at).or_else(|| self.described_place(at))
            {
                return Some((preposition.unwrap_or(at)..at + len, place));
            }
            at += 1;
        }
        None
    }

    /// The place whose name starts at a token.
    pub(crate) fn place_at(&self, at: usize) -> Option<(usize, Place)> {
        if self.text.tokens().get(at)?.kind != TokenKind::Word || self.tag(at) != Tag::Name {
            return None;
        }
        let kind = self.mentions.innermost(at)?.kind;
        let (len, candidates) = longest_place(self.text, at)?;
        let fits = matches!(kind, MentionKind::Place | MentionKind::Other);
        let place = candidates.name_use() != crate::lexicon::NameUse::People;
        (fits && place).then(|| (len, candidates.resolve(&[])))
    }

    /// `the border town | of Kesh`: a place that no list has, by the noun for it.
    fn described_place(&self, of: usize) -> Option<(usize, Place)> {
        let noun = of.checked_sub(1).filter(|_| self.text.is(of, "of"))?;
        let name =
            self.mentions.innermost(of + 1).filter(|name| name.named && name.tokens.start == of + 1)?;
        let settled = self.text.is_class(noun, WordClass::Settlement) && self.tag(of + 1) == Tag::Name;
        let words = self.text.span(name.name.clone()).of(self.text.source());
        settled.then(|| (name.name.end - of, Place::named(words)))
    }

    fn is_of_place(&self, at: usize) -> bool {
        self.text.is_class(at, WordClass::PlaceWord)
    }

    /// Where the first figure of a range starts from which another came; its end where there is none.
    pub(crate) fn earlier_figure(&self, from: usize, to: usize) -> usize {
        let first = self.figures.partition_point(|figure| figure.tokens.start < from);
        let near = self.figures[first..].iter().take_while(|figure| figure.tokens.start < to);
        let is_from = |figure: &&Figure| {
            figure.change == Some(Change::From) || self.text.is(figure.tokens.start.wrapping_sub(1), "from")
        };
        near.into_iter().find(is_from).map_or(to, |figure| figure.tokens.start)
    }

    /// The figure whose counted phrase has a token.
    pub(crate) fn figure_of(&self, token: usize) -> Option<&Figure> {
        let near = self.figures.partition_point(|figure| figure.tokens.start <= token);
        self.figures[near.saturating_sub(2)..near]
            .iter()
            .find(|figure| figure.noun.as_ref().is_some_and(|noun| noun.contains(&token)))
    }
}

/// `isn't`, `didn't`: an auxiliary and its negation in one; not `not` and `no`.
fn is_negated_auxiliary(function: Function) -> bool {
    matches!(
        function,
        Function::NegatedBe | Function::NegatedDo | Function::NegatedHave | Function::NegatedModal
    )
}

/// `was seized and` has so many words before the second participle at most, if an object may follow that one.
const JOINED: usize = 4;

/// A clause behind "who" is no longer.
const RELATIVE: usize = 14;

/// What stands between commas behind a counted phrase is no longer.
const APPOSITION: usize = 12;

/// The subject of a verb is looked for behind so many others: more nobody follows.
const HOPS: usize = 3;

/// A participle with what hangs on it opens its sentence in no more tokens.
const OPENING: usize = 24;

/// Sentences without end (tables, lists) are looked at in windows of so many tokens to each side.
const REACH: usize = 160;
