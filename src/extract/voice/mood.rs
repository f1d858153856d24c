//! Whether a verb says that something is so: negation, possibility, wish; and words that say how surely.

use std::ops::Range;

use super::Hedged;
use crate::extract::mention::{Mention, Mentions, Tag};
use crate::lexicon::events::{Doer, Turn};
use crate::lexicon::speech::{Frame, Hedge, Manner};
use crate::lexicon::{Forms, Function, Noun, Parts, Triggers, WordClass};
use crate::text::Text;

/// How a verb stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mood {
    /// It is so.
    Real,
    /// It is not so: `did not kill`, `no evidence that`, `failed to`.
    Negated,
    /// It may be so: `may have killed`.
    Possible,
    /// It is wished, feared, to come or depends: `would kill`, `to kill`, `if they kill`.
    Unreal,
}

/// How many tokens back a verb group may start.
const GROUP: usize = 7;

/// The mood of the verb at `verb`, by the words before it in its clause.
pub(crate) fn mood(text: &Text<'_>, mentions: &Mentions, verb: usize) -> Mood {
    let first = text.sentences()[text.sentence_of(verb)].tokens().start;
    let mut found = Mood::Real;
    for at in (first..verb).rev().take(GROUP) {
        match mentions.tag(at) {
            // "was neither killed nor hurt"
            _ if text.is_class(at, WordClass::Nor) => return Mood::Negated,
            Tag::Negation if is_no_denial(text, mentions, at, verb) => {}
            Tag::Negation | Tag::Auxiliary if turns_odds(text, mentions, at) => {}
            Tag::Negation => return Mood::Negated,
            Tag::Adverb if is_short_of(text, mentions, at) => return Mood::Unreal,
            Tag::Auxiliary if is_subjunctive(text, mentions, at) => return Mood::Unreal,
            Tag::Auxiliary => found = auxiliary(text, at).unwrap_or(found),
            Tag::To => return purpose(text, mentions, at, first),
            Tag::Preposition if is_averted(text, mentions, at, first) => return Mood::Unreal,
            Tag::Adverb => {}
            Tag::Verb if text.is_class(at, WordClass::Escaping) => return Mood::Unreal,
            Tag::Verb if is_only_believed(text, mentions, at) => return Mood::Possible,
            _ => break,
        }
        if found == Mood::Negated {
            return found;
        }
    }
    let unreal = || conditional(text, mentions, verb, first) || is_acted(text, verb, first);
    if found == Mood::Real && unreal() { Mood::Unreal } else { found }
}

/// `ordered that the man | be | killed`: "be" behind its subject, where "that" opens the clause, is what is wished.
fn is_subjunctive(text: &Text<'_>, mentions: &Mentions, be: usize) -> bool {
    let before = be.checked_sub(1).map(|before| mentions.tag(before));
    let subject = matches!(before, Some(Tag::Noun | Tag::Name | Tag::Pronoun | Tag::Number));
    text.is(be, "be") && subject
}

/// `saved 12 | from being killed`, `at risk | of being killed`: what did not come of it.
fn is_averted(text: &Text<'_>, mentions: &Mentions, preposition: usize, first: usize) -> bool {
    if text.is(preposition, "of") {
        return preposition > first && text.is_class(preposition - 1, WordClass::Peril);
    }
    let clause = (first..preposition).rev().take(AVERTED).take_while(|&at| text.word(at) != ",");
    let prevents = |at: &usize| mentions.tag(*at) == Tag::Verb && text.is_class(*at, WordClass::Preventing);
    let verb = clause.into_iter().find(prevents).filter(|_| text.is(preposition, "from"));
    verb.is_some_and(|verb| {
        let group = verb.saturating_sub(NEGATION).max(first)..verb;
        !group.into_iter().any(|at| {
            mentions.tag(at) == Tag::Negation
                || auxiliary(text, at) == Some(Mood::Negated)
                || text.is_class(at, WordClass::Failing)
        })
    })
}

/// `prevented a bomb at a crowded market from` is so long.
const AVERTED: usize = 12;

/// `failed to | prevent`, `did not | stop`
const NEGATION: usize = 3;

/// `was feared | killed`, `is believed | held`
fn is_only_believed(text: &Text<'_>, mentions: &Mentions, at: usize) -> bool {
    let cue = text.lexicon().speech.cues.get(text.id(at));
    let passive = at.checked_sub(1).is_some_and(|before| mentions.tag(before) == Tag::Auxiliary);
    passive && cue.is_some_and(|cue| cue.manner == Manner::Believe)
}

/// `almost | killed`: it did not come to it; `almost certainly killed` did.
fn is_short_of(text: &Text<'_>, mentions: &Mentions, at: usize) -> bool {
    text.is_class(at, WordClass::Almost) && matches!(mentions.tag(at + 1), Tag::Verb | Tag::Auxiliary)
}

/// `did not only kill`, `was not arrested until Tuesday`: the negation says that there was more, or when it was.
fn is_no_denial(text: &Text<'_>, mentions: &Mentions, not: usize, verb: usize) -> bool {
    let mut behind = (verb + 1..verb + UNTIL).take_while(|&at| mentions.tag(at) != Tag::Mark);
    text.is_class(not + 1, WordClass::Merely) || behind.any(|at| text.is_class(at, WordClass::Until))
}

/// `was not freed by her captors until` has no more words.
const UNTIL: usize = 7;

fn auxiliary(text: &Text<'_>, at: usize) -> Option<Mood> {
    let word = text.word(at).to_ascii_lowercase();
    let contracted = word.ends_with("n't") || word.ends_with("n\u{2019}t") || word == "cannot";
    let function = text.lexicon().words.profile(text.id(at)).function;
    match function {
        _ if contracted => Some(Mood::Negated),
        Function::Modal if text.is_class(at, WordClass::PossibleModal) => Some(Mood::Possible),
        Function::Modal => Some(Mood::Unreal),
        _ => None,
    }
}

/// `to kill`: what the word before "to" makes of it.
fn purpose(text: &Text<'_>, mentions: &Mentions, to: usize, first: usize) -> Mood {
    let Some(before) = to.checked_sub(1).filter(|&before| before >= first) else { return Mood::Unreal };
    let function = |at: usize| text.lexicon().words.profile(text.id(at)).function;
    // "was to be arrested" is a plan; "was to become" tells what came.
    let planned =
        function(before) == Function::Be && matches!(function(to + 1), Function::Be | Function::Have);
    if planned {
        Mood::Unreal
    } else if text.is_class(before, WordClass::Failing) || text.is_class(before, WordClass::Pending) {
        Mood::Negated
    } else if text.is_class(before, WordClass::Confessing) {
        confessed(text, before, to)
    } else if is_odds(text, mentions, before, to)
        || text.is_class(before, WordClass::Factive)
        || was_able(text, before)
        || came_to(text, before, to)
        || is_by_means(text, mentions, to, first)
        || is_said(text, before, to)
    {
        Mood::Real
    } else {
        Mood::Unreal
    }
}

/// `was | able | to kill`: who was able to do it did it; who is able to may yet.
fn was_able(text: &Text<'_>, before: usize) -> bool {
    let be = before.checked_sub(1).filter(|_| text.is_class(before, WordClass::Able));
    be.is_some_and(|be| text.is_class(be, WordClass::PastBe))
}

/// `confessed | to killing`, `pleaded guilty | to killing`; not `pleaded not guilty to killing`.
fn confessed(text: &Text<'_>, before: usize, to: usize) -> Mood {
    let gerund = text.lexicon().words.profile(text.id(to + 1)).forms.has(Forms::ING);
    let not = before.checked_sub(1).is_some_and(|at| text.is(at, "not"));
    match (gerund, not) {
        (true, true) => Mood::Negated,
        (true, false) => Mood::Real,
        _ => Mood::Unreal,
    }
}

/// `likely | to have killed`, `unlikely | to be in Oslo`: what is or was so by these odds; who is likely to be killed
/// lives.
fn is_odds(text: &Text<'_>, mentions: &Mentions, before: usize, to: usize) -> bool {
    let hedge = text.lexicon().speech.hedges.get(text.id(before)).is_some();
    let function = text.lexicon().words.profile(text.id(to + 1)).function;
    let state = function == Function::Be && mentions.tag(to + 2) != Tag::Verb;
    hedge && (state || function == Function::Have)
}

/// `claimed | to have killed`, `is alleged | to have killed`, `claims | to hold`: what somebody says of himself or is
/// said to have done; who is expected to do it has not.
fn is_said(text: &Text<'_>, before: usize, to: usize) -> bool {
    let function = text.lexicon().words.profile(text.id(to + 1)).function;
    let cue = text.lexicon().speech.cues.get(text.id(before));
    cue.is_some_and(|cue| match (cue.frame, cue.manner) {
        (Frame::Clause | Frame::Either, Manner::Claim) => true,
        (_, Manner::Deny | Manner::Doubt | Manner::Wish) => false,
        (Frame::Clause | Frame::Either | Frame::Accuse, _) => function == Function::Have,
        _ => false,
    })
}

/// `used | a rifle | to kill six`: who used a thing to do it did it; who wanted to use it, or used a threat to kill,
/// has not.
fn is_by_means(text: &Text<'_>, mentions: &Mentions, to: usize, first: usize) -> bool {
    let object = |at: &usize| {
        matches!(
            mentions.tag(*at),
            Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Noun | Tag::Name | Tag::Number
        ) || text.is(*at, "and")
    };
    let verb = (first..to).rev().take(MEANS).find(|at| !object(at));
    let thing = |noun: usize| {
        let kind = text.lexicon().words.profile(text.id(noun)).noun;
        let weapon = text.lexicon().events.doers.get(text.id(noun)) == Some(&Doer::Means);
        weapon || matches!(kind, Noun::Thing | Noun::Vehicle)
    };
    let used = verb.filter(|&at| at + 1 < to && text.is_class(at, WordClass::Using) && thing(to - 1));
    used.is_some_and(|at| {
        let mut group = (first..at).rev().take(NEGATION);
        let open =
            |at: usize| auxiliary(text, at).is_some() || matches!(mentions.tag(at), Tag::To | Tag::Negation);
        !group.any(open) && !conditional(text, mentions, at, first)
    })
}

/// `used a stolen hunting rifle and a knife to` has no more words.
const MEANS: usize = 10;

/// `came to be held`, `went on to kill`; who came to arrest did not yet.
fn came_to(text: &Text<'_>, before: usize, to: usize) -> bool {
    let function = text.lexicon().words.profile(text.id(to + 1)).function;
    let state = matches!(function, Function::Be | Function::Have);
    let on = before.checked_sub(1).filter(|_| text.is(before, "on"));
    state && text.is_class(before, WordClass::Becoming)
        || on.is_some_and(|at| text.is_class(at, WordClass::Becoming))
}

/// `a drill simulated a crash that | killed 60`, `held a drill in which a crash | killed 60`: what is only acted out.
fn is_acted(text: &Text<'_>, verb: usize, first: usize) -> bool {
    let acts = |at: usize| text.lexicon().events.turns.has(text.id(at), Turn::Acting);
    let near = || (first..verb).rev().take(ACTED);
    let inside = |at: usize| text.is(at, "in") && text.is(at + 1, "which");
    // "a drill in which a shell burst" kills soldiers indeed
    let armed = |at: usize| text.lexicon().events.doers.get(text.id(at)) == Some(&Doer::Force);
    let drill = || {
        near().find(|&at| inside(at)).is_some_and(|which| {
            let drilled = (first..which).rev().take(ACTED).any(|at| text.is_class(at, WordClass::Drill));
            drilled && !(first..verb).rev().take(2 * ACTED).any(armed)
        })
    };
    near().any(acts) || drill()
}

/// `simulated a crash at the airport of the capital in which some 60 people were` is so long.
const ACTED: usize = 16;

/// Whether the clause of the verb opens with "if" or "unless".
fn conditional(text: &Text<'_>, mentions: &Mentions, verb: usize, first: usize) -> bool {
    (first..verb)
        .rev()
        .take(20)
        .take_while(|&at| !matches!(text.word(at), "," | ";" | ":"))
        .any(|at| mentions.tag(at) == Tag::Subordinator && text.is_class(at, WordClass::Conditional))
}

/// The stretches that hedges mark: from the hedge to the end of its clause.
pub(super) fn hedges(text: &Text<'_>, mentions: &Mentions) -> Vec<Hedged> {
    let mut hedges = Vec::new();
    for sentence in text.sentences() {
        let tokens = sentence.tokens();
        let mut next = tokens.start;
        while let Some(at) = text.next_trigger(next..tokens.end, Triggers::HEDGE) {
            if let Some((len, manner)) = text.longest(&text.lexicon().speech.doubts, at) {
                if let Some(scope) = doubted(text, mentions, at..at + len, &tokens) {
                    hedges.push(Hedged { tokens: scope, hedge: Hedge { manner: *manner, chances: None } });
                }
                next = at + len;
                continue;
            }
            let Some((len, hedge)) = text.longest(&text.lexicon().speech.hedges, at) else {
                next = at + 1;
                continue;
            };
            if let Some(scope) = scope(text, mentions, at..at + len, &tokens) {
                let not = at.checked_sub(1).filter(|&not| not >= tokens.start);
                let turned = not.is_some_and(|not| turns_odds(text, mentions, not));
                let hedge = if turned { hedge.turned() } else { *hedge };
                hedges.push(Hedged { tokens: scope, hedge });
            }
            next = at + len;
        }
    }
    hedges
}

/// `not | likely`, `isn't | very likely`: whether a negation right before a word of estimative probability turns its
/// odds, and so denies nothing itself; not `possible, if not likely`.
pub(crate) fn turns_odds(text: &Text<'_>, mentions: &Mentions, not: usize) -> bool {
    let negates = mentions.tag(not) == Tag::Negation && !text.is(not, "no")
        || mentions.tag(not) == Tag::Auxiliary && is_group_negated(text, mentions, not);
    let odds = text.longest(&text.lexicon().speech.hedges, not + 1);
    let before = not.checked_sub(1);
    let granted = before.is_some_and(|at| text.is_class(at, WordClass::Conditional) || text.is(at, "or"));
    negates && !granted && odds.is_some_and(|(_, hedge)| hedge.chances.is_some())
}

/// What a noun for something unsure bears on: `rumours swirled on Tuesday that | he had died`, or the whole sentence in
/// `he has died, according to | unconfirmed reports`. `The rumour that | has gone round` says nothing of it.
fn doubted(
    text: &Text<'_>,
    mentions: &Mentions,
    noun: Range<usize>,
    sentence: &Range<usize>,
) -> Option<Range<usize>> {
    let phrase = mentions.at(noun.start).map_or(noun.start, |mention| mention.tokens.start);
    // "the agency said in a report that": the report is where it says so
    if phrase > sentence.start && text.is(phrase - 1, "in") {
        return None;
    }
    // "the talk show host said that"; not "rumours swirled that"
    let names = |at: usize| text.lexicon().words.profile(text.id(at)).parts.has(Parts::NOUN);
    let behind = |mention: &Mention| mention.head >= noun.end && names(mention.head);
    // "they fear that" is a verb, and says who
    let before = noun.start.checked_sub(1).filter(|&at| at >= sentence.start).map(|at| mentions.tag(at));
    let subject = matches!(before, Some(Tag::Pronoun | Tag::Noun | Tag::Name | Tag::Auxiliary | Tag::To));
    let acts = noun.len() == 1 && mentions.tag(noun.start) == Tag::Verb && subject;
    if mentions.at(noun.start).is_some_and(behind) || acts {
        return None;
    }
    // "fears grew after police said that": what somebody says is no fear
    let speech = &text.lexicon().speech.cues;
    let says = |at: usize| mentions.tag(at) == Tag::Verb && text.opens(at, speech);
    let stops = |at: usize| matches!(text.word(at), "," | ";" | ":") || mentions.tag(at) == Tag::Subordinator;
    let here = |at: &usize| text.is(*at, "that") || !(stops(*at) || says(*at));
    let that = (noun.end..sentence.end.min(noun.end + THAT)).take_while(here).find(|&at| text.is(at, "that"));
    if let Some(that) = that.filter(|that| !matches!(mentions.tag(that + 1), Tag::Verb | Tag::Auxiliary)) {
        let clause = that + 1..clause_end(text, mentions, noun.start, that, sentence);
        return (!is_borne_out(text, mentions, &clause)).then_some(clause);
    }
    let cites = |at: usize| {
        let cue = text.longest(&text.lexicon().speech.cues, at);
        cue.is_some_and(|(len, cue)| at + len == phrase && cue.frame == Frame::Source)
    };
    let cited = (phrase.saturating_sub(SOURCE).max(sentence.start)..phrase).any(cites);
    cited.then(|| sentence.clone())
}

/// `rumours that he had died | were confirmed`, `… | turned out to be true`
fn is_borne_out(text: &Text<'_>, mentions: &Mentions, clause: &Range<usize>) -> bool {
    let confirms = |at: usize| {
        let cue = text.lexicon().speech.cues.get(text.id(at));
        mentions.tag(at) == Tag::Verb && cue.is_some_and(|cue| cue.manner == Manner::Confirm)
    };
    let proves = |at: usize| {
        let be = text.lexicon().words.profile(text.id(at)).function == Function::Be;
        be || text.is_class(at, WordClass::Proving)
    };
    let told = |at: usize| {
        let is_true = text.is_class(at + 1, WordClass::True);
        proves(at) && (is_true || confirms(at + 1)) && !is_group_negated(text, mentions, at)
    };
    clause.clone().any(told)
}

/// `could not | be` confirmed, `did not | prove` true, `turned out not to | be` true: whether a verb group is negated
/// up to its last verb.
pub(crate) fn is_group_negated(text: &Text<'_>, mentions: &Mentions, at: usize) -> bool {
    let function = |at: usize| text.lexicon().words.profile(text.id(at)).function;
    let negates = |at: usize| {
        mentions.tag(at) == Tag::Negation
            || matches!(
                function(at),
                Function::NegatedBe | Function::NegatedDo | Function::NegatedHave | Function::NegatedModal
            )
    };
    let part =
        |at: &usize| matches!(mentions.tag(*at), Tag::Auxiliary | Tag::Adverb | Tag::Negation | Tag::To);
    negates(at) || (at.saturating_sub(GROUP)..at).rev().take_while(part).any(negates)
}

/// Where the clause ends that a noun and "that" open: at a comma, where the noun hangs on a preposition in front of the
/// sentence (`amid rumours that he died, | shares fell`); else where the sentence turns to something else.
fn clause_end(
    text: &Text<'_>,
    mentions: &Mentions,
    noun: usize,
    that: usize,
    sentence: &Range<usize>,
) -> usize {
    let adjunct = mentions.tag(sentence.start) == Tag::Preposition && noun < sentence.start + THAT;
    let turns = |at: &usize| match text.word(*at) {
        "," => adjunct || matches!(mentions.tag(at + 1), Tag::Conjunction),
        word => matches!(word, ";" | ":"),
    };
    (that..sentence.end.min(that + super::LONGEST_HEDGE)).find(turns).unwrap_or(sentence.end)
}

/// `rumours had swirled on Tuesday | that`: so far stands "that" at most.
const THAT: usize = 6;
/// "According to" and its like are so many tokens.
const SOURCE: usize = 3;

/// What a hedge bears on: a noun phrase it stands in, or its clause.
fn scope(
    text: &Text<'_>,
    mentions: &Mentions,
    hedge: Range<usize>,
    sentence: &Range<usize>,
) -> Option<Range<usize>> {
    // "12 MAY", "Theresa May"; not "MAY HAVE KILLED", where capitals say nothing
    let verb = hedge.len() > 1 || text.is(hedge.end, "be");
    let named = mentions.tag(hedge.start) == Tag::Name && !verb;
    if text.is(hedge.start, "may") && (named || mentions.tag(hedge.start) == Tag::Calendar) {
        return None;
    }
    let adverb = matches!(mentions.tag(hedge.start), Tag::Adverb | Tag::Auxiliary);
    // "little chance | he is alive"
    let chance = hedge.len() > 1 && text.lexicon().speech.doubts.get(text.id(hedge.end - 1)).is_some();
    if !adverb && !chance {
        if let Some(mention) = mentions.at(hedge.start) {
            return Some(mention.tokens.clone());
        }
        let before = (sentence.start..hedge.start).rev().find(|&at| mentions.tag(at) != Tag::Adverb);
        let passive = before.is_some_and(|at| mentions.tag(at) == Tag::Auxiliary);
        if mentions.tag(hedge.start) == Tag::Verb && !passive {
            return None;
        }
    }
    let stop = |at: usize| matches!(text.word(at), "," | ";" | ":");
    // What stands before the hedge is its subject: "the 29-year-old is believed to be hiding" gives his age as a fact.
    let end = (hedge.end..sentence.end.min(hedge.end + 80)).find(|&at| stop(at)).unwrap_or(sentence.end);
    Some(hedge.start..end)
}
