//! What is said behind the verb of saying.

use std::ops::Range;

use super::content::{Hit, Reader};
use super::speaker::is_outlet;
use super::subject::Phrases;
use crate::claim::{Role, Speaker};
use crate::extract::mention::{Mention, MentionKind, Mentions, Tag};
use crate::lexicon::events::Turn;
use crate::lexicon::speech::{Frame, Manner};
use crate::lexicon::{Forms, WordClass};
use crate::text::{Sentence, Text};

/// `as many as | 12`: no hedge has more words.
const HEDGE: usize = 4;

impl Reader<'_> {
    /// The content behind the verb, and the agency it was told to.
    pub(super) fn right(&mut self, hit: &Hit, from: usize) -> (Option<Range<usize>>, Option<Speaker>) {
        let end = hit.sentence.end;
        let (mut at, outer) = match hit.cue.frame {
            Frame::Hearer => self.hearer(from, end),
            _ => (from, None),
        };
        if matches!(hit.cue.frame, Frame::Object | Frame::Accuse | Frame::Infinitive) {
            return ((at < end).then(|| at..self.object_end(at, end)), outer);
        }
        at = self.that_ahead(at, end).unwrap_or_else(|| self.past_adjuncts(at, end));
        if let Some(that) = self.past_citation(at, end) {
            at = that;
        }
        let opens = self.text().is(at, "that")
            || self.word(at) == ":"
            || self.phrases.is_quote(at)
            || self.word(at) == "," && (self.phrases.is_quote(at + 1) || self.text().is(at + 1, "that"));
        if opens {
            let content = if at + 1 < end { Some(at + 1..end) } else { self.next_paragraph(end) };
            return (content, outer);
        }
        let stops = at >= end
            || self.closes_content(at)
            || matches!(self.word(at), "." | ";" | ")")
            || matches!(self.tag(at), Tag::Conjunction | Tag::Subordinator) && !self.is_indirect_question(at);
        let clause_end = self.clause_end(at, end);
        let verb = |at: usize| matches!(self.tag(at), Tag::Verb | Tag::Auxiliary);
        let thing_too = self.text().is_class(hit.tokens.start, WordClass::TakesThing);
        let said =
            !stops && if thing_too { self.has_clause(at..clause_end) } else { (at..clause_end).any(verb) };
        // "reported | at least six deaths"
        let hedged = (at + 1..end.min(at + 1 + HEDGE)).any(|figure| self.is_hedged(at, figure));
        let thing = hit.cue.frame == Frame::Either
            && !stops
            && (hedged
                || matches!(
                    self.tag(at),
                    Tag::Determiner
                        | Tag::Number
                        | Tag::Noun
                        | Tag::Name
                        | Tag::Adjective
                        | Tag::Possessive
                        | Tag::Pronoun
                ));
        let content =
            if thing && !said { Some(at..self.object_end(at, end)) } else { said.then_some(at..end) };
        (content, outer)
    }

    /// Whether words hold a clause, and no object with a verb beside it: `found | the bodies of two who went missing`,
    /// `conceded | defeat after her party lost`.
    fn has_clause(&self, words: Range<usize>) -> bool {
        let verb = |at: usize| matches!(self.tag(at), Tag::Verb | Tag::Auxiliary);
        let mut at = words.start;
        while at < words.end && !verb(at) {
            // "the boats that were lost", not "evidence that he lied"
            let relative = self.tag(at) == Tag::Relative && (!self.text().is(at, "that") || verb(at + 1));
            let apart = self.tag(at) == Tag::Subordinator || self.text().is_class(at, WordClass::Granting);
            if at > words.start && apart && !relative && !self.text().is(at, "that") {
                return false;
            }
            // "heard | a blast | and four people died", not "heard Ann Roe and her son drowned"
            let happened = |last: usize| {
                self.phrases.mentions.at(last).is_some_and(|thing| thing.kind == MentionKind::Event)
            };
            if at > words.start && self.tag(at) == Tag::Conjunction && happened(at - 1) {
                return false;
            }
            if relative {
                at = (at..words.end).find(|&at| verb(at)).unwrap_or(words.end);
                at =
                    (at..words.end).find(|&at| !verb(at) && self.tag(at) != Tag::Adverb).unwrap_or(words.end);
            } else {
                at += 1;
            }
        }
        at < words.end
    }

    /// `heard | the shots`: whether a verb of saying has a thing for its object, so that it says nothing.
    pub(super) fn has_thing(&self, hit: &Hit) -> bool {
        let next = self.past_adjuncts(hit.tokens.end, hit.sentence.end);
        let at = (next..hit.sentence.end).find(|&at| self.tag(at) != Tag::Adverb).unwrap_or(next);
        let object = matches!(
            self.tag(at),
            Tag::Determiner
                | Tag::Possessive
                | Tag::Number
                | Tag::Noun
                | Tag::Name
                | Tag::Adjective
                | Tag::Pronoun
                | Tag::Relative
        );
        let thing = self.text().is_class(hit.tokens.start, WordClass::TakesThing);
        thing && at < hit.sentence.end && object
    }

    /// Whether all words from one to a figure hedge it: `at least | six`.
    fn is_hedged(&self, from: usize, figure: usize) -> bool {
        let text = self.text();
        let hedge = text.lexicon().numbers.hedges.longest(|back| text.id((figure - 1).saturating_sub(back)));
        self.tag(figure) == Tag::Number && hedge.is_some_and(|(len, _)| from + len == figure)
    }

    /// The "that" which opens the content, whatever time and place stand before it.
    fn that_ahead(&self, at: usize, end: usize) -> Option<usize> {
        let adverbial = |at: &usize| {
            !matches!(
                self.tag(*at),
                Tag::Verb | Tag::Auxiliary | Tag::Mark | Tag::Relative | Tag::Conjunction
            )
        };
        let led =
            matches!(self.tag(at), Tag::Preposition | Tag::Adverb | Tag::Calendar | Tag::Adjective | Tag::To);
        let that = (at..end.min(at + 14)).take_while(adverbial).find(|&at| self.text().is(at, "that"))?;
        (led && self.tag(that) == Tag::Subordinator).then_some(that)
    }

    fn past_adjuncts(&self, from: usize, end: usize) -> usize {
        let mut at = from;
        while let Some(next) = self.adjunct_end(at, end) {
            at = next;
        }
        at
    }

    /// `reported, quoting two sources, | that`: past what stands between the verb and its content.
    fn past_citation(&self, at: usize, end: usize) -> Option<usize> {
        let cue = self.text().longest(&self.text().lexicon().speech.cues, at + 1)?;
        let cites = self.word(at) == "," && cue.1.frame == Frame::Cite;
        let that = (at + 2..end.min(at + 30)).find(|&at| self.text().is(at, "that"))?;
        (cites && self.word(that - 1) == ",").then_some(that)
    }

    /// The first comma or semicolon; past the apposition of a subject: `the branch, Red Path, was behind`.
    fn clause_end(&self, at: usize, end: usize) -> usize {
        let verb = |at: usize| matches!(self.tag(at), Tag::Verb | Tag::Auxiliary);
        let mark = |from: usize| (from..end).find(|&at| matches!(self.word(at), "," | ";")).unwrap_or(end);
        let first = mark(at);
        let named = first > at && matches!(self.tag(first - 1), Tag::Name | Tag::Noun);
        let opens = matches!(self.tag(first + 1), Tag::Name | Tag::Determiner | Tag::Noun);
        if !named || !opens || (at..first).any(verb) || self.word(first) != "," {
            return first;
        }
        let second = mark(first + 1);
        if second < end && verb(second + 1) && !(first..second).any(verb) { mark(second + 1) } else { first }
    }

    /// Where the object of a verb ends: before a clause that hangs on it.
    pub(super) fn object_end(&self, at: usize, end: usize) -> usize {
        let stop = |at: usize| {
            matches!(self.word(at), "," | ";")
                && !matches!(self.tag(at + 1), Tag::Name | Tag::Noun | Tag::Adjective | Tag::Number)
                || self.text().is(at, "while")
                || self.text().is(at, "but")
                || self.tag(at) == Tag::Conjunction
                    && is_said_next(self.text(), self.phrases.mentions, at + 1)
        };
        (at..end).find(|&at| stop(at)).unwrap_or(end)
    }

    /// What a colon at the end of a paragraph points to: the quotation or the sentence that follows.
    pub(super) fn next_paragraph(&self, end: usize) -> Option<Range<usize>> {
        let next = self.quotes.partition_point(|quote| quote.start < end);
        let quote = self.quotes.get(next).filter(|quote| quote.start <= end + 2);
        let sentence = self.text().sentences().get(self.text().sentence_of(end)).map(Sentence::tokens);
        quote.cloned().or(sentence)
    }

    pub(super) fn is_indirect_question(&self, at: usize) -> bool {
        self.text().is_class(at, WordClass::Questioning)
    }

    /// `told Reuters | that`: past the hearer, who hands it on if an outlet.
    pub(super) fn hearer(&mut self, from: usize, end: usize) -> (usize, Option<Speaker>) {
        let Some(phrase) = self.phrases.starting_at(from, end) else { return (from + 1, None) };
        let mention = self.phrases.mentions.at(phrase.start);
        let outlet = mention.filter(|mention| is_outlet(&self.phrases, mention));
        let outer = outlet.map(|mention| Speaker::new(&outlet_name(&self.phrases, mention), Role::Agency));
        (phrase.end, outer)
    }

    /// Past one adverbial between the verb and its content: a day, `in a statement`, `to reporters`.
    pub(super) fn adjunct_end(&self, at: usize, end: usize) -> Option<usize> {
        if at >= end {
            return None;
        }
        match self.tag(at) {
            Tag::Calendar => Some(at + 1),
            Tag::Adverb | Tag::Noun if self.text().is_class(at, WordClass::AdjunctWord) => Some(at + 1),
            Tag::Preposition => {
                self.text().is_class(at, WordClass::Adjunct).then_some(())?;
                let phrase =
                    self.phrases.mentions.at(at + 1).filter(|mention| mention.tokens.start == at + 1)?;
                let next = phrase.tokens.end.min(end);
                let clause_follows = matches!(self.tag(next), Tag::Verb | Tag::Auxiliary);
                (!clause_follows).then_some(next)
            }
            Tag::Adjective | Tag::Noun if self.tag(at + 1) == Tag::Calendar => Some(at + 2),
            _ => None,
        }
    }

    /// `It fell, X said on Monday, and rose again`: what goes on behind the comma that closes the speaker.
    pub(super) fn resumed(&self, from: usize, hit: &Hit) -> Option<Range<usize>> {
        let end = hit.sentence.end;
        let at = self.past_adjuncts(from, end);
        let goes_on =
            self.word(at) == "," && self.tag(at + 1) != Tag::Relative && !self.word(at + 1).ends_with("ing");
        let said = (at + 1..end).any(|at| matches!(self.tag(at), Tag::Verb | Tag::Auxiliary));
        (goes_on && said).then_some(at + 1..end)
    }
}

/// What an outlet is called: `the Daily Star newspaper` without its article.
fn outlet_name(phrases: &Phrases<'_>, mention: &Mention) -> String {
    let entity = phrases.mentions.entity(mention.entity);
    let article = phrases.text.is_class(mention.tokens.start, WordClass::Article);
    if entity.named || !article || mention.tokens.len() < 2 {
        return entity.name.clone();
    }
    phrases.text.line(mention.tokens.start + 1..mention.tokens.end)
}

/// `rejected the toll and | said nine had died`: a verb of saying that goes on with the subject of the one before.
pub(crate) fn is_said_next(text: &Text<'_>, mentions: &Mentions, verb: usize) -> bool {
    let forms = text.lexicon().words.profile(text.id(verb)).forms;
    let says = text.longest(&text.lexicon().speech.cues, verb);
    let content = says.is_some_and(|(_, cue)| {
        !matches!(cue.manner, Manner::Deny) && !matches!(cue.frame, Frame::Object | Frame::Source)
    });
    content && mentions.tag(verb) == Tag::Verb && !forms.has(Forms::ING)
}

/// `a guard who | heard | the shots`, `ran when he | noted | the smoke`: whether somebody took notice of a thing,
/// beside the clause that tells what happened; not `who heard that`.
pub(crate) fn is_notice(text: &Text<'_>, mentions: &Mentions, verb: usize) -> bool {
    let takes = text.is_class(verb, WordClass::TakesThing) && mentions.tag(verb) == Tag::Verb;
    let said = text.is(verb + 1, "that") || mentions.tag(verb + 1) == Tag::Mark;
    if takes && is_sensed(text, mentions, verb) {
        return true;
    }
    let Some(who) = mentions.group_before(verb).start.checked_sub(1).filter(|_| takes && !said) else {
        return false;
    };
    let when = || who > 0 && mentions.tag(who) == Tag::Pronoun && mentions.tag(who - 1) == Tag::Subordinator;
    text.is(who, "who") || when()
}

/// `heard | a bomb explode`, `heard | shots fired`, `felt | the house shaking`: whether somebody sensed what happened,
/// by a phrase with a verb that is not finite.
fn is_sensed(text: &Text<'_>, mentions: &Mentions, verb: usize) -> bool {
    let senses = text.lexicon().events.turns.has(text.id(verb), Turn::Sensing);
    let thing = mentions.at(verb + 1).filter(|thing| senses && thing.tokens.start == verb + 1);
    thing.is_some_and(|thing| {
        let next = thing.tokens.end;
        let forms = text.lexicon().words.profile(text.id(next)).forms;
        let base = forms.has(Forms::BASE) && !forms.has(Forms::PAST);
        let done = thing.kind == MentionKind::Event && forms.has(Forms::PAST);
        mentions.tag(next) == Tag::Verb && (base || done || forms.has(Forms::ING))
    })
}
