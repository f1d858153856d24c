//! The subject of a verb: the phrase before it, over adverbs, dates, parentheses, appositions and relative clauses;
//! where the verb is joined to another or hangs on it as a participle, the subject of that one.

use super::Reading;
use crate::extract::mention::{MentionKind, Owned, Tag, is_of_person};
use crate::lexicon::{Forms, Function, WordClass};

/// A clause behind "who" is no longer.
const RELATIVE: usize = 14;

/// The subject of a verb is looked for behind so many others: more nobody follows.
const HOPS: usize = 3;

/// What is said of a person between commas, by no verb, has fewer tokens.
const ASIDE: usize = 9;

/// A participle with what hangs on it opens its sentence in no more tokens.
const OPENING: usize = 24;

impl Reading<'_> {
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
                _ if relative && is_of_person(self.text, self.mentions, at) => return None,
                _ if relative && self.is_of_several(at, verb) => return None,
                _ if relative && self.is_led_person(at) => return self.mentions.index_at(at),
                _ => {
                    let finite = !relative && self.tag(at + 1) == Tag::Auxiliary;
                    let own = self.before_phrases(at, start)?;
                    let own = self.before_reduced(own, start).filter(|_| finite).unwrap_or(own);
                    // "the woman who survived | the attack | that killed": a relative clause is of what stands there
                    let outer =
                        || self.before_relative(own, start).or_else(|| self.before_participle(own, start));
                    return if relative { Some(own) } else { outer().or(Some(own)) };
                }
            }
        }
        (verb == start).then(|| self.opened_subject(verb)).flatten()
    }

    /// `was | last | seen`, `are | likely | to have`, `very | likely | carried out`: a word that says when or how
    /// surely, as an adverb does.
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

    /// `the nurse whom Kord | killed`: whether whoever stands right before a verb did it to the one of whom the relative
    /// clause is.
    pub(in crate::extract::frame) fn has_relative_object(&self, verb: usize) -> bool {
        let doer = verb.checked_sub(1).and_then(|last| self.mentions.at(last));
        let whom = doer.filter(|doer| doer.tokens.end == verb && doer.kind != MentionKind::Pronoun);
        let whom = whom.and_then(|doer| doer.tokens.start.checked_sub(1));
        let led = |whom: usize| whom > 0 && self.tag(whom - 1) == Tag::Preposition;
        whom.is_some_and(|whom| self.tag(whom) == Tag::Relative && !led(whom))
    }

    /// `escaped with | Ann Roe |, who was`: a person with a name behind a preposition, not "of", whom the relative is
    /// about.
    fn is_led_person(&self, at: usize) -> bool {
        let Some(mention) = self.mentions.at(at).filter(|mention| mention.named) else { return false };
        let before = mention.tokens.start.checked_sub(1);
        let led = before.is_some_and(|at| self.tag(at) == Tag::Preposition && !self.text.is(at, "of"));
        led && mention.kind == MentionKind::Person && mention.tokens.end == at + 1
    }

    /// `the mother of | two boys | who were`, `the wife of one of | the men | who was`: of several or of one of them,
    /// and not of the one before "of", whom the verb is not told of.
    fn is_of_several(&self, at: usize, verb: usize) -> bool {
        let Some(near) = self.mentions.at(at).filter(|near| near.tokens.end == at + 1) else { return false };
        let Some(owned) = Owned::by(self.text, self.mentions, near) else { return false };
        let one = owned.before.kind == MentionKind::Person && !owned.before.plural;
        let be = (at + 1..=verb).filter(|&at| self.tag(at) == Tag::Auxiliary);
        let is_be = |class: WordClass| be.clone().any(|at| self.text.is_class(at, class));
        let plural = is_be(WordClass::PluralBe) || near.plural && be.clone().next().is_some();
        one && (owned.one_of.is_some() || plural && !is_be(WordClass::SingularBe))
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

    /// `left prison on Sunday, | freed on bail`: a participle that hangs on the sentence and not on the phrase before
    /// it.
    fn main_of_tail(&self, start: usize, comma: usize, hops: usize) -> Option<usize> {
        let at = comma + 1;
        let past = self.tag(at) == Tag::Verb && self.forms(at).has(Forms::PAST);
        let before = at.checked_sub(2).and_then(|before| self.mentions.at(before));
        let apposed = before.is_some_and(|mention| {
            matches!(mention.kind, MentionKind::Person | MentionKind::Organization | MentionKind::Group)
        });
        let apposed = apposed || self.closes_aside(comma, start);
        let tail = past && !apposed && self.mentions.at(at + 1).is_none();
        tail.then(|| self.main_subject(start, comma, hops)).flatten()
    }

    /// `Ann Roe, 30 | , | drowned`, `Ann Roe, of Riga | , | drowned`: whether a comma closes what is said of a person
    /// by no verb.
    fn closes_aside(&self, comma: usize, start: usize) -> bool {
        let near = start.max(comma.saturating_sub(ASIDE))..comma;
        let Some(open) = near.rev().find(|&at| self.text.word(at) == ",") else { return false };
        let verb = (open + 1..comma).any(|at| matches!(self.tag(at), Tag::Verb | Tag::Auxiliary));
        let person = open.checked_sub(1).and_then(|last| self.mentions.at(last));
        let person = person
            .is_some_and(|name| name.named && name.kind == MentionKind::Person && name.tokens.end == open);
        person && !verb
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

    /// `the bus | seized on Monday | near Tal Amir | was`: whom or what a participle in front of a phrase is said of,
    /// where the verb of the clause is yet to come.
    fn before_reduced(&self, own: usize, start: usize) -> Option<usize> {
        // "came as she was", "identified as Ann Roe, was"
        let phrase = &self.mentions.list()[own];
        let led = phrase.tokens.start.checked_sub(1).filter(|&led| !self.text.is(led, "as"))?;
        if phrase.kind == MentionKind::Pronoun || self.tag(phrase.head) == Tag::Pronoun {
            return None;
        }
        let last = led.checked_sub(1).filter(|&last| self.tag(led) == Tag::Preposition && last > start)?;
        let last = match self.date_at(last) {
            Some(date) => self.before_date(date.tokens().start).checked_sub(1)?,
            None => last,
        };
        let says = self.text.opens(last, &self.text.lexicon().speech.cues);
        let participle = self.tag(last) == Tag::Verb && self.forms(last).has(Forms::PAST) && !says;
        let before = last.checked_sub(1).filter(|&before| participle && before >= start)?;
        let whom = &self.mentions.list()[self.mentions.index_at(before)?];
        let told = whom.tokens.end == last && whom.kind != MentionKind::Pronoun;
        self.before_phrases(before, start).filter(|_| told)
    }

    /// `the woman who stole from a hospice | was`: whom a clause behind "who" is about, where the phrase before a
    /// verb is what that clause tells of.
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

    /// The start of a date with its preposition.
    fn before_date(&self, start: usize) -> usize {
        let before = start.checked_sub(1).filter(|&at| self.tag(at) == Tag::Preposition);
        before.unwrap_or(start)
    }
}
