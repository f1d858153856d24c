//! Frames that a verb opens: the state of a person, where somebody is.

mod state;
mod whereabouts;

use super::conjunct::{self, Side, Standing};
use super::{About, Draft, Reading};
use crate::claim::Attribute;
use crate::extract::figurative::is_figurative;
use crate::extract::mention::{MentionKind, Referent, Tag};
use crate::extract::voice::{Mood, mood};
use crate::lexicon::events::HarmFrame;
use crate::lexicon::{FrameCue, VerbFrame, WordClass};
use crate::value::{Status, Value};

pub(in crate::extract::frame) use state::state;
use whereabouts::whereabouts;
pub(in crate::extract::frame) use whereabouts::{held_in, left};

pub(super) fn read(reading: &Reading<'_>, at: usize, drafts: &mut Vec<Draft>) {
    if reading.text.is_class(at, WordClass::Leaving) && reading.tag(at) == Tag::Verb {
        drafts.extend(left(reading, at));
    }
    let Some((len, frame)) = reading.verb(at) else { return };
    let fates = fates(reading, at, len, frame);
    if frame == VerbFrame::Kill {
        let killed = fates.iter().filter(|killed| !killed.denied);
        drafts.extend(killed.filter_map(|killed| died_in(reading, killed, at + len)));
    }
    if frame == VerbFrame::Detain {
        drafts.extend(fates.iter().filter_map(|held| held_in(reading, held)));
    }
    drafts.extend(fates);
    drafts.extend(presence(reading, at, len, frame));
    if frame == VerbFrame::Cancel {
        drafts.extend(called_off(reading, at, len));
    }
    if frame == VerbFrame::Flee {
        drafts.extend(escaped(reading, at, len));
    }
}

/// Where a verb says that somebody is, and the place joined to it: `fled to Mali and Chad`.
fn presence(reading: &Reading<'_>, at: usize, len: usize, frame: VerbFrame) -> Vec<Draft> {
    let stays = matches!(
        frame,
        VerbFrame::Stay | VerbFrame::Move | VerbFrame::Flee | VerbFrame::Base | VerbFrame::Operate
    );
    let Some(draft) = stays.then(|| whereabouts(reading, at, len, frame)).flatten() else {
        return Vec::new();
    };
    let joined = reading.joined_place(draft.tokens.end).map(|(end, place)| Draft {
        value: Value::Place(place),
        tokens: draft.tokens.start..end,
        ..draft.clone()
    });
    joined.into_iter().chain([draft]).collect()
}

/// `called off her trip to Riga`: where somebody does not go.
fn called_off(reading: &Reading<'_>, at: usize, len: usize) -> Option<Draft> {
    let subject = reading.subject(at).filter(|&index| is_somebody(reading, index))?;
    let object = &reading.mentions.list()[reading.object(at + len)?];
    let to = object.tokens.end;
    let journey = reading.text.is_class(object.head, WordClass::Journey) && reading.text.is(to, "to");
    let (tokens, place) = reading.place_after(to).filter(|_| journey && !reading.is_passive(at, len))?;
    let about = About::Mention(subject);
    let value = Value::Place(place);
    let draft = Draft::new("called off", about, Attribute::Whereabouts, value, at..tokens.end, at);
    Some(Draft { denied: true, ..draft })
}

/// The rule by which who was killed somewhere was there.
pub(in crate::extract) const KILLED_IN: &str = "killed in";

/// `killed Omar Deri in Tunis`: where the person was then.
fn died_in(reading: &Reading<'_>, killed: &Draft, after: usize) -> Option<Draft> {
    let (place_tokens, place) = reading.place_after(after.max(killed.tokens.end))?;
    let tokens = killed.cue..place_tokens.end;
    let at = killed.cue;
    (tokens.len() <= 16).then(|| {
        Draft::new(KILLED_IN, killed.about.clone(), Attribute::Whereabouts, Value::Place(place), tokens, at)
    })
}

/// What a verb says became of people: the rule, their state, and whether it is told of the subject alone.
fn fate(frame: VerbFrame) -> Option<(&'static str, Status)> {
    Some(match frame {
        VerbFrame::Kill => ("killed", Status::Dead),
        VerbFrame::Detain | VerbFrame::Abduct => ("taken", Status::Detained),
        VerbFrame::Wound => ("wounded", Status::Wounded),
        VerbFrame::Release => ("released", Status::Free),
        VerbFrame::Die => ("died", Status::Dead),
        VerbFrame::Survive => ("survived", Status::Alive),
        _ => return None,
    })
}

/// The states of those to whom a verb happened, or who did what has no object; denied of whom it leaves out.
fn fates(reading: &Reading<'_>, at: usize, len: usize, frame: VerbFrame) -> Vec<Draft> {
    let meant = !is_done_to_thing(reading, at, len)
        && !is_figurative(reading.text, reading.mentions, &(at..at + len));
    let Some(what) = fate(frame).filter(|_| meant) else { return Vec::new() };
    if what.1 != Status::Dead && is_over(reading, at) {
        return Vec::new();
    }
    let what = if is_survived_by(reading, at, len, frame) { ("is survived by", Status::Dead) } else { what };
    let own = matches!(frame, VerbFrame::Die | VerbFrame::Survive) || reading.is_passive(at, len);
    let side = if own { Side::Before } else { Side::Behind };
    let nearest = match frame {
        VerbFrame::Die | VerbFrame::Survive => reading.subject(at),
        _ if own && reading.has_relative_object(at) => return Vec::new(),
        _ if own => sufferer(reading, at),
        _ => reading.object(at + len),
    };
    let nearest = nearest
        .filter(|&nearest| own || !(is_aside(reading, at, frame) || is_of_owner(reading, at, nearest)));
    if frame == VerbFrame::Detain && is_held_to_something(reading, at, nearest.filter(|_| !own)) {
        return Vec::new();
    }
    if frame == VerbFrame::Survive && is_contest(reading, at + len) {
        return Vec::new();
    }
    // "none of the crew survived", "none of the crew was hurt"
    let nobody = own && nearest.is_some_and(|nearest| is_none_of(reading, nearest));
    let what = match frame {
        VerbFrame::Survive if nobody && what.1 == Status::Alive => (what.0, Status::Dead),
        _ if nobody => return Vec::new(),
        _ => what,
    };
    let nearest = nearest.filter(|&nearest| own || !is_held_dear(reading, at, nearest));
    let named = if own { conjunct::named_before(reading, at) } else { None };
    let named = named.or_else(|| conjunct::named_behind(reading, nearest?));
    let shared = || nearest.map(|nearest| conjunct::of(reading, nearest, at, side)).unwrap_or_default();
    let all = named.unwrap_or_else(shared);
    let drafts = all.into_iter().filter_map(|(index, standing)| {
        let draft = of_person(reading, index, at, len, what)?;
        Some(Draft { denied: standing == Standing::LeftOut, ..draft })
    });
    drafts.collect()
}

/// `Ann Roe, who had been | held | since May, was freed`, `the | kidnapped | teacher escaped`: what somebody had gone
/// through, before what the sentence tells.
fn is_over(reading: &Reading<'_>, verb: usize) -> bool {
    let group = reading.mentions.group_before(verb);
    let relative = group.start.checked_sub(1).is_some_and(|at| reading.tag(at) == Tag::Relative);
    let had = || group.clone().any(|at| reading.text.is(at, "had"));
    if relative {
        return had();
    }
    let free = |at: usize| matches!(reading.verb(at), Some((_, VerbFrame::Release | VerbFrame::Flee)));
    let behind = verb + 1..reading.sentence(verb).end.min(verb + FREED);
    reading.tag(verb) == Tag::Adjective && behind.into_iter().any(free)
}

/// `the kidnapped teacher Ann Roe, 34, of Riga, was | freed` is so long.
const FREED: usize = 14;

/// `the | murdered | boy's father`: whether a participle inside a phrase describes whoever owns its head.
fn is_of_owner(reading: &Reading<'_>, participle: usize, phrase: usize) -> bool {
    let head = reading.mentions.list()[phrase].head;
    let owned = (participle + 1..head).any(|at| reading.tag(at) == Tag::Genitive);
    reading.tag(participle) == Tag::Adjective && owned
}

/// `survived | a confidence vote`: nobody dies of it.
fn is_contest(reading: &Reading<'_>, after: usize) -> bool {
    let object = reading.object(after).map(|index| reading.mentions.list()[index].head);
    object.is_some_and(|head| reading.text.is_class(head, WordClass::Contest))
}

/// `the sister of | one woman | killed`: whoever stands right before a participle is who suffers, and not she whose
/// sister it is; else the subject of the verb, as in `the six children of Ann Roe killed in the fire`, `the village of
/// Dar Azim, held by rebels`.
fn sufferer(reading: &Reading<'_>, verb: usize) -> Option<usize> {
    let last = verb.checked_sub(1)?;
    let index = reading.mentions.index_at(last);
    let one = index.map(|index| &reading.mentions.list()[index]);
    let of = one.and_then(|one| one.tokens.start.checked_sub(1)).filter(|&of| reading.text.is(of, "of"));
    let whole = of.and_then(|of| of.checked_sub(1)).and_then(|last| reading.mentions.at(last));
    let of = whole.is_some_and(|whole| !whole.plural && whole.kind != MentionKind::Place);
    let person = one.is_some_and(|one| one.kind == MentionKind::Person && one.tokens.end == verb);
    if of && person { index } else { reading.subject(verb) }
}

/// `held | responsible`, `held the minister | to account`, `held | up by traffic`: nobody is in custody.
fn is_held_to_something(reading: &Reading<'_>, verb: usize, object: Option<usize>) -> bool {
    let behind = object.map_or(verb + 1, |object| reading.mentions.list()[object].tokens.end);
    reading.text.is_class(verb, WordClass::Holding) && reading.text.is_class(behind, WordClass::HeldTo)
}

/// `none of | the crew`, `nobody in | the crew`
fn is_none_of(reading: &Reading<'_>, index: usize) -> bool {
    let start = reading.mentions.list()[index].tokens.start;
    let nobody = start.checked_sub(2).filter(|_| reading.tag(start - 1) == Tag::Preposition);
    nobody.is_some_and(|at| reading.text.is_class(at, WordClass::NoOne))
}

/// `a mother | holding | her son`: somebody who holds one of his own arrests nobody.
fn is_held_dear(reading: &Reading<'_>, verb: usize, held: usize) -> bool {
    let first = reading.mentions.list()[held].tokens.start;
    // "holding | her son, Adam, 3": the name is apposed
    let own = reading.tag(first) == Tag::Possessive || reading.tag(verb + 1) == Tag::Possessive;
    let person = |index: usize| {
        let holder = &reading.mentions.list()[index];
        holder.kind == MentionKind::Person && !holder.plural
    };
    own && reading.text.is_class(verb, WordClass::Holding) && reading.subject(verb).is_some_and(person)
}

/// `she is | survived | by two sons`: so she is dead.
fn is_survived_by(reading: &Reading<'_>, at: usize, len: usize, frame: VerbFrame) -> bool {
    let by = reading.text.is_class(at + len, WordClass::Agent);
    frame == VerbFrame::Survive && by && reading.is_passive(at, len)
}

/// `drowned | three kittens`: a verb that tells of its subject only where it has no object.
fn is_done_to_thing(reading: &Reading<'_>, at: usize, len: usize) -> bool {
    let harm = reading.text.longest(&reading.text.lexicon().events.harm, at);
    let labile = harm.is_some_and(|(_, cue)| cue.frame == HarmFrame::Labile);
    let next = at + len;
    labile && reading.object(next).is_some() && !reading.is_date(next) && !reading.is_passive(at, len)
}

/// `the policeman | who arrested | Ann Roe`: what somebody once did to another says who he is, and not where she is
/// now.
fn is_aside(reading: &Reading<'_>, verb: usize, frame: VerbFrame) -> bool {
    let passing = matches!(frame, VerbFrame::Detain | VerbFrame::Abduct | VerbFrame::Release);
    let before = reading.mentions.group_before(verb).start.checked_sub(1);
    let relative = before.is_some_and(|at| reading.tag(at) == Tag::Relative && at > 0);
    passing && relative && before.is_some_and(|at| reading.text.word(at - 1) != ",")
}

/// `escaped with injuries`, `fled while injured`.
fn escaped(reading: &Reading<'_>, at: usize, len: usize) -> Option<Draft> {
    // who has not fled need not be dead
    let index = reading.subject(at).filter(|_| mood(reading.text, reading.mentions, at) == Mood::Real)?;
    let hurt = (at + len..reading.sentence(at).end.min(at + len + 12))
        .find(|&at| reading.text.is_class(at, WordClass::Hurt));
    let unhurt = reading.cue(at + len).filter(|(_, cue)| *cue == FrameCue::Unhurt);
    let (status, end) = match (hurt, unhurt, out_of_custody(reading, at + len)) {
        (_, Some((words, _)), _) => (Status::Unhurt, at + len + words),
        (Some(hurt), ..) => (Status::Wounded, hurt + 1),
        (.., Some(custody)) => (Status::AtLarge, custody + 1),
        _ => (Status::Alive, at + len),
    };
    let draft = of_person(reading, index, at, len, ("escaped", status))?;
    Some(Draft { tokens: draft.tokens.start..draft.tokens.end.max(end), ..draft })
}

/// `escaped | from a high-security prison`, `fled | house arrest`: the word for where somebody was held.
fn out_of_custody(reading: &Reading<'_>, after: usize) -> Option<usize> {
    let end = reading.clause(after.saturating_sub(1)).end.min(after + OUT);
    let opens = |at: usize| reading.text.is(at, "from") || reading.text.is(at, "of");
    let plain = |at: &usize| {
        matches!(
            reading.tag(*at),
            Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Noun | Tag::Name | Tag::Hyphen
        ) || *at == after && opens(*at)
            || reading.text.is_class(*at, WordClass::Custody)
    };
    let mut phrase = (after..end).take_while(plain);
    phrase.find(|&at| reading.text.is_class(at, WordClass::Custody))
}

/// `from the country's only high-security prison` is so long.
const OUT: usize = 8;

fn of_person(
    reading: &Reading<'_>,
    index: usize,
    at: usize,
    len: usize,
    (rule, status): (&'static str, Status),
) -> Option<Draft> {
    let mention = &reading.mentions.list()[index];
    let entity = reading.mentions.entity(mention.entity);
    let definite = reading.text.is(mention.tokens.start, "the") || entity.named;
    if !may_be_person(entity) || mention.plural || !definite || reading.figure_of(mention.head).is_some() {
        return None;
    }
    // "the people missing in Dorra are dead"
    let led =
        mention.tokens.start.checked_sub(1).is_some_and(|before| reading.tag(before) == Tag::Preposition);
    if led && entity.kind == MentionKind::Other {
        return None;
    }
    let tokens = at.min(mention.tokens.start)..(at + len).max(mention.tokens.end);
    let near = tokens.len() <= 40;
    let tokens = if near { tokens } else { at..at + len };
    Some(Draft::new(rule, About::Mention(index), Attribute::LifeStatus, Value::Status { status }, tokens, at))
}

/// A person, or a name that nothing shows to be of anything else.
pub(super) fn may_be_person(entity: &Referent) -> bool {
    entity.kind == MentionKind::Person || entity.kind == MentionKind::Other && entity.named
}

/// `the centre, based in Oslo`: the phrase before the comma or right before the participle.
pub(super) fn behind_comma(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let before = at.checked_sub(1)?;
    let comma = reading.text.word(before) == ",";
    reading.mentions.index_at(if comma { before.checked_sub(1)? } else { before })
}

/// Whether a mention is of a person, a body or a group that can be somewhere.
pub(super) fn is_somebody(reading: &Reading<'_>, index: usize) -> bool {
    let mention = &reading.mentions.list()[index];
    let entity = reading.mentions.entity(mention.entity);
    matches!(entity.kind, MentionKind::Organization | MentionKind::Group) || may_be_person(entity)
}

/// Whether a mention is of one person with a name, be it by a title or a pronoun.
pub(super) fn is_person_named(reading: &Reading<'_>, index: usize) -> bool {
    let mention = &reading.mentions.list()[index];
    let entity = reading.mentions.entity(mention.entity);
    entity.named && entity.kind == MentionKind::Person && !mention.plural
}
