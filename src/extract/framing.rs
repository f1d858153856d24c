//! What the words around a statement make of it: told, called false, or left open.
//!
//! ```text
//! false = lie [parenthesis] "that" …                            it is untrue, said the mayor, that; it is a lie that
//!       | negation "true" [parenthesis] "that" …                it is not the case that
//!       | "no" ("evidence" | "truth" …) … "that" …              there is no truth in the report that
//!       | lie "to" verb of saying "that" …                      it would be wrong to say that
//!       | retracting … noun of report "that" …                  withdrew their claim that; apologised for saying that
//!       | against … noun of report …                            contrary to reports of 12 killed; laughed at the idea that
//!       | rebutting … noun of report …                          quashed rumours that; dispelled fears that
//!       | untrue noun of report [verb] ("that" | "of") …        a false rumour spread that; a hoax message said that
//!       | untrue noun of report verb of saying …                a fake post claimed 12 had died
//!       | "falsely" verb of saying …
//!       | verb of calling noun of report … lie                  called reports of 12 dead a lie
//!       | noun of report ("that" | "of") … be lie | "That" … be lie
//!       | noun of report ("that" | "of") … be rebutted          reports that 12 died were denied by the army
//!       | "far from" …ing | … "by mistake" | … ("that" | "which") be lie
//!       | negation accept "that" …                              do not accept that
//! open  = negation … (verb of saying | "confirmation" …) [parenthesis] "that" …     could not confirm that
//!       | negation … verb of saying "to" …                                          is not known to be in Riga
//!       | checking … noun of report ("that" | "of") …                               looks into reports of 12 deaths
//! ```
//! What calls something false is read by [`falsehood`].

use super::falsehood::{behind, is_be, is_lie, proved};
use super::frame::Reading;
use super::mention::Tag;
use super::voice::{is_group_negated, is_said_next};
use crate::lexicon::speech::Manner;
use crate::lexicon::{Forms, Function, WordClass};

/// What the words around a statement make of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Framing {
    Told,
    /// Called false; what somebody denies is so.
    False,
    /// Denied by a verb, whether or not its subject is known as the voice.
    Denied,
    Open,
}

/// "That" opens its clause within so many tokens before what the clause tells.
const CLAUSE: usize = 40;
/// The words that frame a clause stand within so many tokens before its "that".
const FRAME: usize = 6;
/// `neither the hospital in the old town nor the ministry of health` stands before its verb.
const SUBJECT: usize = 16;
/// Words between the commas of a parenthesis: `, the mayor of the town said,`.
const PARENTHESIS: usize = 8;
/// `poured scorn on the` noun of report: the verb stands so near before it.
const VERB: usize = 4;
/// `have been | widely and promptly denied` is about the longest passive of rebutting, counted from its "be".
const PASSIVE: usize = 4;
/// `poured cold water on | reports`: so long is a verb of denying.
const DENIAL: usize = 4;
/// `no | real evidence`: words between the two.
const SUBSTANCE: usize = 3;

/// What the words around a cue make of what it tells.
pub(super) fn framing(reading: &Reading<'_>, cue: usize) -> Framing {
    let frame = Frame { reading, start: reading.sentence(cue).start };
    let from = frame.start.max(cue.saturating_sub(CLAUSE));
    let thats = (from..cue).rev().filter(|&at| reading.text.is(at, "that"));
    let clauses = thats.map(|that| frame.of_clause(that));
    let readings = clauses.chain([frame.of_report(from, cue), frame.of_unsaid(from, cue)]);
    if let Some(framing) = readings.into_iter().find(|framing| *framing != Framing::Told) {
        return framing;
    }
    if frame.is_far_from(cue)
        || frame.is_mistaken(cue)
        || frame.is_denied_behind(cue)
        || frame.is_called_lie(cue)
    {
        return Framing::False;
    }
    if frame.is_unknown_to(cue) { Framing::Open } else { Framing::Told }
}

/// The words that may frame what a sentence tells.
struct Frame<'r> {
    reading: &'r Reading<'r>,
    start: usize,
}

impl Frame<'_> {
    fn has(&self, at: usize, class: WordClass) -> bool {
        self.reading.text.is_class(at, class)
    }

    fn back(&self, at: usize) -> Option<usize> {
        at.checked_sub(1).filter(|&before| before >= self.start)
    }

    // --- before a clause -------------------------------------------------------------------------------------------

    /// What the words before a "that" make of its clause.
    fn of_clause(&self, that: usize) -> Framing {
        let Some(last) = self.back(that).and_then(|last| self.past_parenthesis(last)) else {
            return Framing::Told;
        };
        let called = self.is_called_false(last) || self.is_wrong_to_say(last) || self.is_without(last);
        let refused = self.is_not_accepted(last) || self.is_taken_back(last);
        if called || refused || self.is_said_falsely(last) {
            Framing::False
        } else if self.is_left_open(last) {
            Framing::Open
        } else {
            Framing::Told
        }
    }

    /// `it is untrue | , said the mayor, | that`: the last word before the parenthesis that a comma ends.
    fn past_parenthesis(&self, last: usize) -> Option<usize> {
        if self.reading.text.word(last) != "," {
            return Some(last);
        }
        let from = self.start.max(last.saturating_sub(PARENTHESIS));
        let comma = (from..last).rev().find(|&at| self.reading.text.word(at) == ",")?;
        self.back(comma)
    }

    /// The tokens of a frame that end with `last`, backwards, in their clause.
    fn frame(&self, last: usize) -> impl Iterator<Item = usize> + '_ {
        let from = self.start.max((last + 1).saturating_sub(FRAME));
        (from..=last).rev().take_while(|&at| !matches!(self.reading.text.word(at), "," | ";" | ":"))
    }

    fn is_negated(&self, last: usize) -> bool {
        self.is_of_nobody(last)
            || self.frame(last).any(|at| {
                let negation = self.reading.tag(at) == Tag::Negation
                    || self.has(at, WordClass::NoOne)
                    || self.is_scant(at);
                // "stopped short of confirming"
                let short = self.has(at, WordClass::Peril) && self.reading.text.is(at + 1, "of");
                (negation || short || self.has(at, WordClass::Failing))
                    && !self.has(at + 1, WordClass::Merely)
            })
    }

    /// `neither the hospital nor the ministry | confirmed`, `no doctor at the hospital | said`: whether the subject of
    /// a verb, however long, is none; `no fewer than three doctors` are some.
    fn is_of_nobody(&self, last: usize) -> bool {
        let from = self.start.max(last.saturating_sub(SUBJECT));
        let joins = |at: usize| self.has(at, WordClass::Nor) || self.has(at, WordClass::Or);
        let within = |at: &usize| match self.reading.tag(*at) {
            Tag::Mark | Tag::Subordinator | Tag::Relative | Tag::Verb => false,
            Tag::Conjunction => joins(*at),
            _ => true,
        };
        let opens = |at: usize| {
            let first = at == self.start;
            let clause = self.back(at).is_none_or(|at| {
                let verb = self.reading.tag(at) == Tag::Verb && !self.reading.function(at).is_be();
                verb || matches!(self.reading.tag(at), Tag::Mark | Tag::Subordinator)
            });
            let some = self.has(at + 1, WordClass::Comparative);
            self.has(at, WordClass::Nor) && clause || first && self.has(at, WordClass::NoOne) && !some
        };
        let verb = (from..=last).rev().find(|&at| self.reading.tag(at) == Tag::Verb);
        verb.is_some_and(|verb| (from..verb).rev().take_while(within).any(opens))
    }

    /// `few | believe`; not `a few`
    fn is_scant(&self, at: usize) -> bool {
        let article = self.back(at).is_some_and(|at| self.has(at, WordClass::IndefiniteArticle));
        self.has(at, WordClass::Scant) && !article
    }

    /// `do not accept | that`
    fn is_not_accepted(&self, last: usize) -> bool {
        self.has(last, WordClass::Accepting) && self.is_negated(last)
    }

    /// `it is untrue | that`, `called it a lie | that`, `it is not true | that`; not `it is not untrue | that`.
    fn is_called_false(&self, last: usize) -> bool {
        let untrue = is_lie(self.reading, last);
        untrue && !self.is_negated(last) || self.has(last, WordClass::True) && self.is_negated(last)
    }

    /// `it would be wrong to say | that`
    fn is_wrong_to_say(&self, last: usize) -> bool {
        let to = self.back(last).filter(|&to| self.reading.tag(to) == Tag::To);
        let wrong = to.and_then(|to| self.back(to)).filter(|&at| is_lie(self.reading, at));
        self.manner(last).is_some() && wrong.is_some_and(|wrong| !self.is_negated(wrong))
    }

    /// `there is no evidence | that`, `no truth in the report | that`
    fn is_without(&self, last: usize) -> bool {
        let none = |at: usize| {
            let before = (at.saturating_sub(SUBSTANCE).max(self.start)..at).rev();
            before.into_iter().any(|at| self.has(at, WordClass::NoOne))
        };
        self.frame(last).any(|at| self.has(at, WordClass::Substance) && none(at))
    }

    /// `withdrew its claim | that`, `took back the report | that`, `apologised for saying | that`.
    fn is_taken_back(&self, last: usize) -> bool {
        let forms = self.reading.forms(last);
        let having = self.back(last).is_some_and(|at| self.reading.function(at) == Function::Have);
        let saying = self.manner(last).is_some() && (forms.has(Forms::ING) || having);
        let said = self.has(last, WordClass::ReportNoun) || saying;
        let retracts = |at: usize| {
            self.has(at, WordClass::Retracting)
                || self.has(at, WordClass::Taking) && self.reading.text.is(at + 1, "back")
        };
        said && !self.is_negated(last) && self.frame(last).any(retracts)
    }

    /// `falsely claiming | that`.
    fn is_said_falsely(&self, last: usize) -> bool {
        self.manner(last).is_some() && self.back(last).is_some_and(|at| self.has(at, WordClass::Wrongly))
    }

    /// `could not confirm | that`, `there was no confirmation | that`, `refused to say | that`; who does not deny
    /// says so.
    fn is_left_open(&self, last: usize) -> bool {
        let tells = match self.manner(last) {
            Some(Manner::Deny) => self.has(last, WordClass::RulingOut),
            Some(manner) => manner != Manner::Doubt,
            None => self.has(last, WordClass::Assurance) || self.is_excluded(last),
        };
        tells && self.is_negated(last)
    }

    /// `did not rule out | that`
    fn is_excluded(&self, last: usize) -> bool {
        let cue = (last.saturating_sub(1)..=last).find(|&at| self.has(at, WordClass::RulingOut));
        cue.is_some_and(|cue| {
            let phrase = self.reading.text.longest(&self.reading.text.lexicon().speech.cues, cue);
            phrase.is_none_or(|(len, _)| cue + len == last + 1)
        })
    }

    fn manner(&self, at: usize) -> Option<Manner> {
        let speech = &self.reading.text.lexicon().speech.cues;
        speech.get(self.reading.text.id(at)).map(|cue| cue.manner)
    }

    /// `I never said | nine people died`: what a verb without "that" says is left open where it is negated.
    fn of_unsaid(&self, from: usize, cue: usize) -> Framing {
        let here = |at: &usize| {
            let ends = matches!(
                self.reading.tag(*at),
                Tag::Relative | Tag::Subordinator | Tag::Conjunction | Tag::Mark
            );
            !ends && !self.reading.text.is(*at, "that")
        };
        let mut before = (from..cue).rev().take_while(here);
        let says = before.find(|&at| self.reading.tag(at) == Tag::Verb && self.manner(at).is_some());
        let unsaid = says.is_some_and(|at| {
            let tells = matches!(
                self.manner(at),
                Some(Manner::Say | Manner::Report | Manner::Confirm | Manner::Claim)
            );
            let content = matches!(
                self.reading.tag(at + 1),
                Tag::Determiner | Tag::Number | Tag::Noun | Tag::Name | Tag::Pronoun | Tag::Adjective
            );
            // "no group has claimed the murder": there was one to be claimed
            let deed = self.has(at, WordClass::Reacting) && self.reading.tag(cue) == Tag::Noun;
            tells && content && !deed && self.is_negated(at)
        });
        if unsaid { Framing::Open } else { Framing::Told }
    }

    // --- of a report -----------------------------------------------------------------------------------------------

    /// What is made of the last report before the cue that is in one clause with it: `reports | of 12 killed`.
    fn of_report(&self, from: usize, cue: usize) -> Framing {
        let last = (from..=cue).rev().find(|&at| self.has(at, WordClass::ReportNoun));
        let Some(report) = last else { return Framing::Told };
        let told = self.tells(report, cue);
        let goes_on = |at: usize| {
            self.reading.tag(at) == Tag::Conjunction
                && is_said_next(self.reading.text, self.reading.mentions, at + 1)
        };
        let here = (report..cue).all(|at| self.reading.text.word(at) != "," && !goes_on(at));
        if let Some(denied) = self.denied(report).filter(|_| here) {
            denied
        } else if here && self.is_opposed(report)
            || told && (here && self.is_untold(report) || self.is_called_false_behind(cue))
        {
            Framing::False
        } else if told && self.is_left_open_behind(cue)
            || here && told && (self.is_checked(report) || self.is_unconfirmed(report))
        {
            Framing::Open
        } else {
            Framing::Told
        }
    }

    /// Whether a cue is in what a report says: `reports of 12 | killed`, `a rumour spread that 12 | died`; not
    /// `officers who checked reports of shots | found`.
    fn tells(&self, report: usize, cue: usize) -> bool {
        let next = report + 1;
        let verb = |at: usize| matches!(self.reading.tag(at), Tag::Verb | Tag::Auxiliary);
        let that = (next..cue.min(next + FRAME)).find(|&at| self.reading.text.is(at, "that"));
        let near = that.is_some_and(|that| (next..that).all(|at| self.reading.tag(at) != Tag::Noun));
        // "a video showing that 12 died was fabricated"
        let says = self.reading.forms(next).has(Forms::ING) || self.speaks(report);
        let complement = self.has(next, WordClass::Complement) || self.has(next, WordClass::Topical);
        near || says || complement && !(next..cue).any(verb)
    }

    /// `a fake post | claimed 12 had died`: a report that is the subject of a verb of saying.
    fn speaks(&self, report: usize) -> bool {
        let next = report + 1;
        let says = self.reading.tag(next) == Tag::Verb
            && self.manner(next).is_some_and(|manner| !matches!(manner, Manner::Deny | Manner::Doubt));
        let governed = self.back(self.phrase(report)).is_some_and(|at| {
            matches!(self.reading.tag(at), Tag::Verb | Tag::Preposition | Tag::To | Tag::Name)
        });
        says && !governed
    }

    /// The phrase of a report, over its adjectives: where it starts.
    fn phrase(&self, report: usize) -> usize {
        let part = |at: &usize| {
            let tag = self.reading.tag(*at);
            matches!(tag, Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Noun)
        };
        (self.start..report).rev().take_while(part).last().unwrap_or(report)
    }

    /// `contrary to | reports`, `warned against | claims that`, `laughed at | the idea that`
    fn is_opposed(&self, report: usize) -> bool {
        let phrase = self.phrase(report);
        let governor = phrase.saturating_sub(2).max(self.start)..phrase;
        let opposes = |at: usize| self.has(at, WordClass::Against) || self.has(at, WordClass::Rebutting);
        governor.into_iter().any(opposes)
    }

    /// `refuted | reports that`, `did not rule out | the possibility that`
    fn denied(&self, report: usize) -> Option<Framing> {
        let phrase = self.phrase(report);
        let ends = |at: usize| self.denial(at).is_some_and(|len| at + len == phrase);
        let verb = (phrase.saturating_sub(DENIAL).max(self.start)..phrase).find(|&at| ends(at))?;
        let negated = self.back(verb).is_some_and(|before| self.is_negated(before));
        Some(if negated { Framing::Open } else { Framing::Denied })
    }

    /// The length of a verb of denying.
    fn denial(&self, at: usize) -> Option<usize> {
        let cue = self.reading.text.longest(&self.reading.text.lexicon().speech.cues, at);
        cue.filter(|(_, cue)| cue.manner == Manner::Deny).map(|(len, _)| len)
    }

    /// `a false | rumour`, `no truth in the | report`
    fn is_untold(&self, report: usize) -> bool {
        // who "rejected a false report" denies it by his verb
        let phrase = self.phrase(report);
        let mut verb = phrase.saturating_sub(VERB).max(self.start)..phrase;
        let denied = verb.any(|at| self.manner(at) == Some(Manner::Deny));
        // "doctored pictures": a participle is no part of the phrase
        let from = phrase.saturating_sub(1).max(self.start);
        let lying = |at: usize| is_lie(self.reading, at) || self.has(at, WordClass::Ridiculous);
        // "a hoax about his death" is one by its noun
        !denied && (from..report).any(lying) || self.has(report, WordClass::Lie) || self.is_without(report)
    }

    /// `are looking into | reports`
    fn is_checked(&self, report: usize) -> bool {
        let phrase = self.phrase(report);
        let verb = phrase.saturating_sub(VERB).max(self.start)..phrase;
        verb.into_iter().any(|at| self.has(at, WordClass::Checking))
    }

    /// `refused to confirm | reports`
    fn is_unconfirmed(&self, report: usize) -> bool {
        let verb = self.back(self.phrase(report));
        verb.is_some_and(|at| self.manner(at) == Some(Manner::Confirm) && self.is_negated(at))
    }

    /// `claims that four | died | were false`
    fn is_called_false_behind(&self, cue: usize) -> bool {
        self.clause_behind(cue).any(|at| self.calls_false(at))
    }

    fn calls_false(&self, at: usize) -> bool {
        let is_so = is_be(self.reading, at);
        is_so && (behind(self.reading, at).is_some() || self.is_rebutted(at)) || proved(self.reading, at)
    }

    /// `reports that 12 died | were widely denied`: a passive of rebutting.
    fn is_rebutted(&self, be: usize) -> bool {
        let rebuts = |at: usize| self.has(at, WordClass::Rebutting) || self.denial(at).is_some();
        let steps = |at: usize| matches!(self.reading.tag(at), Tag::Adverb | Tag::Auxiliary);
        let end = self.reading.sentence(be).end.min(be + PASSIVE);
        let at = (be + 1..end).find(|&at| !steps(at));
        at.is_some_and(rebuts) && !self.is_group_negated(be)
    }

    /// `cannot | be`, `has not been`, `were not`: whether the verb group of a "be" is negated.
    fn is_group_negated(&self, be: usize) -> bool {
        let Reading { text, mentions, .. } = *self.reading;
        self.reading.tag(be + 1) == Tag::Negation || is_group_negated(text, mentions, be)
    }

    /// `the possibility that he died | cannot be ruled out`
    fn is_left_open_behind(&self, cue: usize) -> bool {
        let own =
            |at: &usize| self.reading.text.word(*at) != "," && self.reading.tag(*at) != Tag::Conjunction;
        self.clause_behind(cue).take_while(own).any(|at| {
            let denial = || (at + 1..at + PASSIVE).any(|at| self.denial(at).is_some());
            is_be(self.reading, at) && denial() && self.is_group_negated(at)
        })
    }

    /// The words behind a cue, up to those that tell something else: `a report that 12 died | said the map was wrong`.
    fn clause_behind(&self, cue: usize) -> impl Iterator<Item = usize> + '_ {
        let says = |at: usize| self.reading.tag(at) == Tag::Verb && self.manner(at).is_some();
        let turns = move |at: usize| self.reading.tag(at) == Tag::Subordinator || says(at);
        (cue..self.reading.sentence(cue).end).take_while(move |&at| at == cue || !turns(at))
    }

    // --- inside the clause -----------------------------------------------------------------------------------------

    /// `far from | killing 12`
    fn is_far_from(&self, cue: usize) -> bool {
        let far = |from: usize| self.reading.text.is(from, "from") && self.reading.text.is(from - 1, "far");
        self.reading.forms(cue).has(Forms::ING) && cue > self.start + 1 && far(cue - 1)
    }

    /// `was declared dead | by mistake`, `was | wrongly | reported dead`
    fn is_mistaken(&self, cue: usize) -> bool {
        let held = |at: usize| self.has(at, WordClass::Presumed);
        let before = || (self.start + 1..=cue).rev().take(VERB);
        if before().any(|at| held(at) && self.has(at - 1, WordClass::Wrongly)) {
            return true;
        }
        // who "was shot dead by mistake" is dead
        let end = self.reading.sentence(cue).end.min(cue + PARENTHESIS);
        let by = (cue + 1..end).find(|&at| self.has(at + 1, WordClass::Mistake) && at + 1 < end);
        before().any(held) && by.is_some_and(|at| self.reading.tag(at) == Tag::Preposition)
    }

    /// `That 12 were killed | is not true`
    fn is_denied_behind(&self, cue: usize) -> bool {
        if !self.reading.text.is(self.start, "that") || self.start + 1 > cue {
            return self.is_taken_up(cue);
        }
        self.clause_behind(cue).skip(1).take(CLAUSE).any(|at| self.calls_false(at))
    }

    /// `calling a report that 12 had | died | a lie`: what a verb of calling says of a report behind its clause.
    fn is_called_lie(&self, cue: usize) -> bool {
        let end = self.reading.sentence(cue).end.min(cue + CLAUSE);
        let calls = |at: &usize| {
            self.has(*at, WordClass::Calling) && self.manner(*at).is_some_and(|manner| manner != Manner::Deny)
        };
        let from = self.start.max(cue.saturating_sub(CLAUSE));
        let Some(verb) = (from..cue).rev().find(calls) else { return false };
        let report = (verb + 1..cue).any(|at| self.has(at, WordClass::ReportNoun));
        let closes = |at: usize| at + 1 >= end || self.reading.tag(at + 1) == Tag::Mark;
        report && (cue + 1..end).any(|at| is_lie(self.reading, at) && closes(at))
    }

    /// `12 | died – that is a lie`: what takes up the whole sentence behind a mark, and calls it false.
    fn is_taken_up(&self, cue: usize) -> bool {
        let end = self.reading.sentence(cue).end.min(cue + CLAUSE);
        let taken = |at: &usize| {
            let whole = self.has(*at, WordClass::Demonstrative) || self.reading.text.is(*at, "which");
            whole && self.reading.tag(*at - 1) == Tag::Mark && is_be(self.reading, *at + 1)
        };
        (cue + 1..end).find(taken).is_some_and(|at| self.calls_false(at + 1))
    }

    /// `is not known to | be in Riga`: what nobody says of somebody.
    fn is_unknown_to(&self, cue: usize) -> bool {
        let to = self.frame(cue.saturating_sub(1)).find(|&at| self.reading.tag(at) == Tag::To);
        let held = |at: usize| {
            self.manner(at).is_some_and(|manner| manner != Manner::Wish)
                || self.has(at, WordClass::Presumed)
                || self.has(at, WordClass::Assurance)
        };
        let said = to.and_then(|to| self.back(to)).filter(|&at| held(at));
        said.is_some_and(|said| {
            let passive = self.frame(said).any(|at| is_be(self.reading, at));
            passive && self.is_negated(said)
        })
    }
}
