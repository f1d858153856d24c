//! Whether a clause says or denies something, and how surely: the voice it stands in and the mood of its own verb.

use super::asserted;
use super::event::HarmRule;
use super::fiction;
use super::frame::{Draft, KILLED_IN, Reading, SPARED, beside_be, is_in_vain};
use super::framing::{Framing, framing};
use super::mention::{Mention, MentionKind, Tag};
use super::voice::{Mood, Voice, mood, turns_odds};
use crate::claim::{Attribute, Certainty, Polarity, Stance};
use crate::lexicon::speech::Manner;
use crate::lexicon::{Forms, Function, VerbFrame, WordClass};
use crate::value::{Quantity, Status, Value};

/// The stance of a draft; none where it is not said to be so: a wish, a condition, a question.
///
/// It is told at `told`: mostly at its cue.
pub(crate) fn stance(reading: &Reading<'_>, draft: &Draft, voice: &Voice, told: usize) -> Option<Stance> {
    let framing = framing(reading, told);
    let rejected = Rejected::of(framing, voice);
    if rejected.by_somebody && is_granted(reading, draft) {
        return Some(Stance::default());
    }
    let denied = rejected.whole != draft.denied;
    let mood = match mood_at(reading, draft.cue) {
        Mood::Negated if is_none_at_all(draft) || is_until(reading, draft.cue) => Mood::Real,
        mood => mood,
    };
    // the odds are those of the clause: "probably not in Oslo" leaves the others for the value
    let turned = (mood == Mood::Negated) != draft.denied;
    let likelihood = voice.likelihood.map(|odds| if turned { odds.complement() } else { odds });
    let said = |polarity: Polarity, certainty: Certainty| {
        Some(Stance { polarity, certainty: certainty.max(voice.certainty), likelihood })
    };
    let unless = |negated: bool| if negated == denied { Polarity::Affirmed } else { Polarity::Denied };
    match mood {
        _ if is_presupposed(reading, draft) || asserted::is_taken_for_granted(reading, draft, voice) => {
            Some(Stance::default())
        }
        _ if framing == Framing::Open || fiction::is_made_up(reading, draft) => None,
        _ if draft.attribute == Attribute::Date => said(Polarity::Affirmed, Certainty::Asserted),
        _ if is_first_report(reading, draft) || was_reported(reading, draft) => None,
        _ if is_outlived(reading, draft) => None,
        _ if is_question(reading, draft.cue) || is_conditional(reading, draft.cue) => None,
        _ if is_deed_to_nobody(reading, draft) || is_called_off(reading, draft) => None,
        _ if denied && is_of_the_doer(reading, draft) => None,
        // who denies a killing in Leeds does not deny that she was there
        _ if denied && draft.rule == KILLED_IN => None,
        _ if draft.asked => said(unless(false), Certainty::Asserted),
        _ if is_attempted_blame(reading, draft) => said(unless(false), Certainty::Alleged),
        _ if voice.wished => None,
        _ if is_braced_for(reading, draft) || is_to_reach(reading, draft) => None,
        // who says that he did not kill him does not say that he lives
        Mood::Negated if is_refused_deed(reading, draft) => None,
        Mood::Real => said(unless(false), Certainty::Asserted),
        // who has not claimed it claims nothing
        Mood::Negated if draft.attribute == Attribute::ClaimedBy => {
            Some(Stance { polarity: Polarity::Denied, ..Stance::default() })
        }
        // who denies that it did not come to it says so
        Mood::Negated if voice.polarity == Polarity::Denied => said(unless(true), Certainty::Asserted),
        Mood::Negated => said(Polarity::Denied, Certainty::Asserted),
        Mood::Possible if is_forecast(reading, draft) || is_foiled(reading, draft) => None,
        Mood::Possible => said(unless(false), Certainty::Believed),
        Mood::Unreal => None,
    }
}

/// Whether a sentence asks, supposes or leaves open what it tells, so that no word of it says that it is so.
pub(super) fn is_left_open(reading: &Reading<'_>, cue: usize) -> bool {
    is_question(reading, cue) || is_conditional(reading, cue) || framing(reading, cue) == Framing::Open
}

/// `could die within days`, `may be killed`: harm that may come; who `may have died` may be dead.
fn is_forecast(reading: &Reading<'_>, draft: &Draft) -> bool {
    let group = draft.cue.saturating_sub(FORECAST).max(reading.clause(draft.cue).start)..draft.cue;
    let modal = group.clone().rev().find(|&at| reading.function(at) == Function::Modal);
    let done = |modal: usize| (modal..draft.cue).any(|at| reading.function(at) == Function::Have);
    let verb = reading.tag(draft.cue) == Tag::Verb;
    // "20 people may be hurt" says what may be so now
    let dies = matches!(draft.attribute, Attribute::Killed | Attribute::LifeStatus);
    dies && verb && modal.is_some_and(|modal| !done(modal))
}

/// `could well have been | killed`
const FORECAST: usize = 5;

/// `braced for | hundreds of dead`: whom somebody makes ready for.
fn is_braced_for(reading: &Reading<'_>, draft: &Draft) -> bool {
    let phrase = draft.tokens.start.min(draft.cue);
    let bracing = phrase.checked_sub(2).filter(|&at| reading.text.is_class(at, WordClass::Bracing));
    let noun = reading.tag(draft.cue) != Tag::Verb;
    is_harm(draft) && noun && bracing.is_some() && reading.tag(phrase - 1) == Tag::Preposition
}

/// `the | toll could rise to 100`, `the number of | injured is likely to exceed 50`: a count that has not come yet;
/// not `the toll may have reached 100`.
fn is_to_reach(reading: &Reading<'_>, draft: &Draft) -> bool {
    let Some(figure) = draft.figure(reading.text).filter(|&figure| figure > draft.cue) else { return false };
    if !is_harm(draft) || reading.tag(draft.cue) == Tag::Verb {
        return false;
    }
    let verb = (draft.cue + 1..figure).rev().find(|&at| reading.tag(at) == Tag::Verb);
    let done =
        |verb: usize| (verb.saturating_sub(FORECAST)..verb).any(|at| reading.function(at) == Function::Have);
    verb.is_some_and(|verb| {
        let mood = mood(reading.text, reading.mentions, verb);
        matches!(mood, Mood::Possible | Mood::Unreal) && !done(verb)
    })
}

/// `Ann Roe did not | kill the mayor`, `he was not | killed by her`: somebody denies to have done it to one person,
/// which does not say that nobody did.
fn is_refused_deed(reading: &Reading<'_>, draft: &Draft) -> bool {
    let one = |quantity: &Quantity| quantity.best == Some(1.0);
    let person = match &draft.value {
        Value::Status { status } => *status == Status::Dead,
        Value::Quantity(quantity) => draft.attribute == Attribute::Killed && one(quantity),
        _ => false,
    };
    let kills = matches!(reading.verb(draft.cue), Some((_, VerbFrame::Kill)));
    let doer = || reading.subject(draft.cue).map(|index| &reading.mentions.list()[index]);
    let acts = |doer: &Mention| {
        let kind = reading.mentions.entity(doer.entity).kind;
        let somebody = matches!(
            kind,
            MentionKind::Person | MentionKind::Organization | MentionKind::Group | MentionKind::Pronoun
        );
        let nobody = reading.text.is_class(doer.tokens.start, WordClass::NoOne);
        (somebody || doer.named) && !nobody
    };
    let own = draft.rule == SPARED || is_in_vain(reading, draft.cue);
    let passive = reading.is_passive(draft.cue, 1);
    // "was not killed by the police": she may be dead all the same
    let by = || reading.text.is_class(draft.cue + 1, WordClass::Agent);
    person && kills && !own && if passive { by() } else { doer().is_some_and(acts) }
}

/// `foiled a plot that could have | killed 200`: what was kept from coming.
fn is_foiled(reading: &Reading<'_>, draft: &Draft) -> bool {
    if !is_harm(draft) || !reading.text.sentence_has(draft.cue, WordClass::Foiling) {
        return false;
    }
    let foils = |at: usize| reading.text.is_class(at, WordClass::Foiling);
    let sentence = reading.sentence(draft.cue);
    let turns = |at: usize| reading.text.word(at) == "," && reading.tag(at + 1) == Tag::Conjunction;
    let before = (draft.cue.saturating_sub(FOILED).max(sentence.start)..draft.cue).rev();
    let behind = draft.cue + 1..sentence.end.min(draft.cue + FOILED);
    // "a plot that could have killed 200 was foiled"
    let passive = |at: usize| foils(at) && matches!(reading.function(at - 1), Function::Be);
    before.into_iter().take_while(|&at| !turns(at)).any(foils)
        || behind.into_iter().take_while(|&at| reading.text.word(at) != ",").any(passive)
}

/// `foiled a plot to bomb a crowded market in the capital that could have` is so long.
const FOILED: usize = 16;

/// Whether it counts or names those who came to harm.
fn is_harm(draft: &Draft) -> bool {
    let fate = draft.attribute == Attribute::LifeStatus;
    fate || matches!(draft.attribute, Attribute::Killed | Attribute::Injured | Attribute::KilledOrInjured)
}

/// What the voice and the words around a clause reject of it together: who denies what he calls false says it.
struct Rejected {
    whole: bool,
    by_somebody: bool,
}

impl Rejected {
    fn of(framing: Framing, voice: &Voice) -> Rejected {
        let denied = voice.polarity == Polarity::Denied;
        let whole = match framing {
            Framing::False => !denied,
            Framing::Denied => true,
            Framing::Told | Framing::Open => denied,
        };
        Rejected { whole, by_somebody: denied || matches!(framing, Framing::False | Framing::Denied) }
    }
}

/// `no deaths`: a count of none says so of itself, and denies nothing.
fn is_none_at_all(draft: &Draft) -> bool {
    matches!(&draft.value, Value::Quantity(count) if count.high == Some(0.0))
}

/// `was not arrested until Tuesday`: so it was, on Tuesday.
fn is_until(reading: &Reading<'_>, cue: usize) -> bool {
    let end = reading.clause(cue).end.min(cue + UNTIL);
    (cue + 1..end).any(|at| reading.text.is_class(at, WordClass::Until) && reading.is_date(at + 1))
        || end < reading.sentence(cue).end
            && reading.text.is_class(end, WordClass::Until)
            && reading.is_date(end + 1)
}

/// "Until" stands so near behind its verb.
const UNTIL: usize = 8;

/// `after the war in 2017`, `which was founded in 2014`: a date told by the way, which is taken for granted however
/// surely the rest is said.
fn is_presupposed(reading: &Reading<'_>, draft: &Draft) -> bool {
    let dates = matches!(draft.attribute, Attribute::Date | Attribute::Founded | Attribute::Appointed);
    let opens =
        |at: usize| at.checked_sub(1).is_some_and(|at| reading.text.is_class(at, WordClass::Granting));
    let verb = matches!(reading.tag(draft.cue), Tag::Verb | Tag::Auxiliary);
    let start = if verb {
        reading.clause(draft.cue).start
    } else {
        reading.mentions.at(draft.cue).map_or(draft.cue, |mention| mention.tokens.start)
    };
    dates && opens(start)
}

/// `denied that he was there | when 12 people died`, `… behind the bomb | that killed 12`, `… that the | 12
/// killed were rebels`: what even who denies the rest grants.
fn is_granted(reading: &Reading<'_>, draft: &Draft) -> bool {
    let first = draft.tokens.start.min(draft.cue);
    let Some(before) = first.checked_sub(1) else { return false };
    let relative =
        first == draft.cue && (reading.tag(before) == Tag::Relative || reading.text.is(before, "that"));
    let definite =
        draft.rule == HarmRule::Participle.name() && reading.text.is_class(before, WordClass::Definite);
    let subject = reading.subject(draft.cue).map(|index| reading.mentions.list()[index].tokens.start);
    let granted = |start: usize| opens_granted(reading, start);
    is_known(reading, first)
        || relative
        || definite
        || granted(first)
        || subject.is_some_and(|start| start < first && granted(start))
}

/// `denied that it knew | Ann Roe was dead`: what somebody is said to know or to hide is so, whether he does or not.
fn is_known(reading: &Reading<'_>, first: usize) -> bool {
    let cues = &reading.text.lexicon().speech.cues;
    let denies = |at: usize| {
        let cue = reading.text.longest(cues, at);
        cue.is_some_and(|(_, cue)| cue.manner == Manner::Deny)
    };
    let start = reading.sentence(first).start;
    let near = start.max(first.saturating_sub(KNOWN))..first;
    let knows = near.clone().rev().find(|&at| reading.text.is_class(at, WordClass::Knowing));
    knows.is_some_and(|knows| (near.start..knows).any(denies))
}

/// `denied having had any knowledge that` is so long.
const KNOWN: usize = 8;

/// `rejected claims that Ann Roe was killed | by her guards`, `denied | killing Ann Roe`: the denial is of who did it.
fn is_of_the_doer(reading: &Reading<'_>, draft: &Draft) -> bool {
    let somebody = draft.value == Value::Status { status: Status::Dead };
    let dead = somebody || draft.attribute == Attribute::Killed;
    let verb = matches!(reading.verb(draft.cue), Some((_, VerbFrame::Kill)));
    let acts = verb
        && reading.object(draft.cue + 1).is_some_and(|object| {
            let start = reading.mentions.list()[object].tokens.start;
            reading.forms(draft.cue).has(Forms::ING) || somebody && start > draft.cue
        });
    let passive = reading.is_passive(draft.cue, 1);
    if dead && acts && !passive {
        return true;
    }
    let end = reading.clause(draft.cue).end.min(draft.cue + DOER);
    // "reports that she had died were denied by her family": another verb has its own doer
    let own = |at: &usize| !matches!(reading.tag(*at), Tag::Auxiliary | Tag::Verb);
    let by = (draft.cue + 1..end).take_while(own).find(|&at| reading.text.is_class(at, WordClass::Agent));
    dead && by.is_some_and(|by| reading.mentions.at(by + 1).is_some() && !reading.is_date(by + 1))
}

/// `was shot dead in the market | by` is so long.
const DOER: usize = 8;

/// `stopped the | execution of Ann Roe`, `the attempted | murder of`: what is kept from coming; `no guard | named
/// Stam | died`: who is nobody.
fn is_called_off(reading: &Reading<'_>, draft: &Draft) -> bool {
    let harm = draft.attribute == Attribute::Killed || draft.attribute == Attribute::LifeStatus;
    let stays = |at: usize| {
        reading.tag(at) == Tag::Verb
            && (reading.text.is_class(at, WordClass::Staying)
                || reading.text.is_class(at, WordClass::Preventing))
    };
    let phrase = reading.mentions.at(draft.cue).map_or(draft.cue, |mention| mention.tokens.start);
    let attempted = |at: usize| reading.text.is_class(at, WordClass::Attempted);
    let before = |at: usize| at.checked_sub(1);
    let kept = before(phrase).is_some_and(stays) || before(draft.cue).is_some_and(attempted);
    let noun = reading.tag(draft.cue) == Tag::Noun;
    harm && (noun && (kept || is_stayed_behind(reading, draft, stays)) || is_named_nobody(reading, draft))
}

/// `the | execution of Ann Roe | was postponed`: the next verb behind a noun for a death, in the passive.
fn is_stayed_behind(reading: &Reading<'_>, draft: &Draft, stays: impl Fn(usize) -> bool) -> bool {
    let clause = draft.cue + 1..reading.clause(draft.cue).end.min(draft.cue + STAYED);
    let mut verbs = clause.filter(|&at| reading.tag(at) == Tag::Verb);
    verbs.next().is_some_and(|verb| stays(verb) && reading.is_passive(verb, 1))
}

/// `execution of the former mayor Ann Roe has been | postponed` is so long.
const STAYED: usize = 12;

/// `no guard | named | Stam`
fn is_named_nobody(reading: &Reading<'_>, draft: &Draft) -> bool {
    let named = |at: &usize| reading.text.is_class(*at, WordClass::Naming);
    let from = draft.tokens.start.saturating_sub(1);
    let naming = (from..draft.cue.max(from)).find(named);
    let before = naming.and_then(|naming| naming.checked_sub(1)).and_then(|at| reading.mentions.at(at));
    before.is_some_and(|nobody| reading.text.is_class(nobody.tokens.start, WordClass::NoOne))
}

/// Whether a clause of time starts with a phrase, over the day before it: `before | Tuesday's fire`.
fn opens_granted(reading: &Reading<'_>, phrase: usize) -> bool {
    let passed = |at: &usize| !reading.is_date(*at) && reading.tag(*at) != Tag::Genitive;
    let before = (phrase.saturating_sub(3)..phrase).rev().find(passed);
    before.is_some_and(|before| {
        reading.text.is_class(before, WordClass::Granting) || reading.text.is_class(before, WordClass::While)
    })
}

/// `No protester was killed by police`: what happened to nobody was done by nobody.
fn is_deed_to_nobody(reading: &Reading<'_>, draft: &Draft) -> bool {
    let accuses = draft.attribute == Attribute::Perpetrator;
    let verb = || (draft.tokens.start..=draft.cue).rev().find(|&at| reading.tag(at) == Tag::Verb);
    let subject = verb().filter(|_| accuses).and_then(|verb| reading.subject(verb));
    subject.is_some_and(|index| {
        let first = reading.mentions.list()[index].tokens.start;
        reading.text.is_class(first, WordClass::NoOne)
    })
}

fn is_question(reading: &Reading<'_>, cue: usize) -> bool {
    reading.text.word(reading.sentence(cue).end - 1) == "?"
}

/// `was initially reported killed but`: without a date, what the same sentence takes back is not said.
fn is_first_report(reading: &Reading<'_>, draft: &Draft) -> bool {
    let dead = draft.value == Value::Status { status: Status::Dead };
    if !dead || draft.as_of.is_some() || !reading.text.sentence_has(draft.cue, WordClass::FirstReport) {
        return false;
    }
    let start = reading.sentence(draft.cue).start.max(draft.cue.saturating_sub(10));
    let first = (start..draft.cue).any(|at| reading.text.is_class(at, WordClass::FirstReport));
    first && (start..=draft.cue).any(|at| reading.text.is(at, "reported"))
}

/// `had been reported dead`, `who was reported dead, is alive`: what was only reported, before.
fn was_reported(reading: &Reading<'_>, draft: &Draft) -> bool {
    let dead = draft.value == Value::Status { status: Status::Dead } || draft.attribute == Attribute::Killed;
    if !dead || !reading.text.sentence_has(draft.cue, WordClass::Presumed) {
        return false;
    }
    let sentence = reading.sentence(draft.cue);
    let start = sentence.start.max(draft.cue.saturating_sub(PRESUMED));
    let Some(be) = (start..draft.cue).rev().find(|&at| reading.function(at) == Function::Be) else {
        return false;
    };
    // "had been | reported dead": the cue may be both words
    let only_said = (be + 1..=draft.cue).any(|at| reading.text.is_class(at, WordClass::Presumed));
    let before = be.checked_sub(1).filter(|&before| before >= sentence.start);
    let had = || before.is_some_and(|at| reading.text.is(at, "had"));
    let relative = || before.is_some_and(|at| reading.tag(at) == Tag::Relative);
    let lives = || (draft.cue..sentence.end).any(|at| reading.text.is_class(at, WordClass::Lively));
    only_said && (had() || relative() && lives())
}

/// `was feared dead but found alive`, `was pronounced dead before she revived`: what was only thought of the same
/// people.
fn is_outlived(reading: &Reading<'_>, draft: &Draft) -> bool {
    let dead = draft.value == Value::Status { status: Status::Dead } || draft.attribute == Attribute::Killed;
    let told = |class: WordClass| reading.text.sentence_has(draft.cue, class);
    if !dead || !told(WordClass::Presumed) || !told(WordClass::Lively) {
        return false;
    }
    let sentence = reading.sentence(draft.cue);
    let before = sentence.start.max(draft.cue.saturating_sub(PRESUMED))..draft.cue + 1;
    let presumed = before.into_iter().any(|at| reading.text.is_class(at, WordClass::Presumed));
    let contrast = (draft.cue..sentence.end)
        .find(|&at| reading.text.is_class(at, WordClass::Contrast) || reading.text.is(at, "before"));
    let same = |at: &usize| !matches!(reading.tag(*at), Tag::Noun | Tag::Name | Tag::Number | Tag::Negation);
    let mut tail = (contrast.unwrap_or(sentence.end)..sentence.end).take_while(same);
    presumed && tail.any(|at| reading.text.is_class(at, WordClass::Lively))
}

/// `was said to have been | killed`
const PRESUMED: usize = 5;

/// `sought to implicate`: who tries to accuse accuses.
fn is_attempted_blame(reading: &Reading<'_>, draft: &Draft) -> bool {
    let to = draft.cue.checked_sub(1).filter(|&at| reading.tag(at) == Tag::To);
    draft.certainty == Some(Certainty::Alleged)
        && to.and_then(|to| to.checked_sub(1)).is_some_and(|at| reading.tag(at) == Tag::Verb)
}

/// Whether the sentence opens with a condition.
fn is_conditional(reading: &Reading<'_>, cue: usize) -> bool {
    let start = reading.sentence(cue).start;
    reading.text.is(start, "if") || reading.text.is(start, "unless")
}

/// The mood of the cue, or of the verb that it hangs on.
fn mood_at(reading: &Reading<'_>, cue: usize) -> Mood {
    if reading.tag(cue) == Tag::Verb {
        return mood(reading.text, reading.mentions, cue);
    }
    if reading.function(cue).is_be() {
        let turned = |at: usize| turns_odds(reading.text, reading.mentions, at);
        let not = |at: usize| reading.tag(at) == Tag::Negation && !turned(at);
        let negated = reading.function(cue) == Function::NegatedBe || beside_be(reading, cue).any(not);
        return if negated { Mood::Negated } else { mood(reading.text, reading.mentions, cue) };
    }
    let phrase = reading.mentions.at(cue).map_or(cue, |mention| mention.tokens.start);
    if reading.text.is(phrase, "no") {
        return Mood::Negated;
    }
    let clause = reading.clause(cue);
    let verb = (clause.start..phrase)
        .rev()
        .take(6)
        .find(|&at| matches!(reading.tag(at), Tag::Verb | Tag::Auxiliary));
    let negated = verb.is_some_and(|verb| (verb + 1..phrase).any(|at| is_negation(reading, at)));
    if negated {
        return Mood::Negated;
    }
    verb.map_or(Mood::Real, |verb| match to_come(reading, verb, phrase) {
        Some(Mood::Unreal) => Mood::Possible,
        Some(mood) => mood,
        None => mood(reading.text, reading.mentions, verb + 1),
    })
}

/// `will lay off | 400 workers`, `could face | a fine of 40 million`: the mood of what is to come of those who are
/// counted; not `will meet the 400 workers`, who are there already.
fn to_come(reading: &Reading<'_>, verb: usize, phrase: usize) -> Option<Mood> {
    let mut group = reading.mentions.group_before(verb);
    let modal = group.any(|at| reading.function(at) == Function::Modal);
    let known = reading.text.is_class(phrase, WordClass::Definite);
    (reading.tag(verb) == Tag::Verb && modal && !known).then(|| mood(reading.text, reading.mentions, verb))
}

/// Whether a word negates what follows, as in `was neither among the dead nor`: not the "not" of `not 12 but 15`, which
/// is the figure's.
fn is_negation(reading: &Reading<'_>, at: usize) -> bool {
    let after = reading.figures.partition_point(|figure| figure.tokens.start <= at);
    let own = reading.figures[..after].last().is_some_and(|figure| {
        figure.tokens.contains(&at) || figure.noun.as_ref().is_some_and(|noun| at < noun.end)
    });
    let nor = || reading.text.is_class(at, WordClass::Nor);
    (reading.tag(at) == Tag::Negation || nor()) && !own
}
