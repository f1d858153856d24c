//! Frames that a verb opens: the state of a person, where somebody is.

use super::conjunct::{self, Side, Standing};
use super::figure::cue;
use super::{About, Draft, Reading};
use crate::claim::{Attribute, Certainty};
use crate::extract::mention::{MentionKind, Referent, Tag};
use crate::extract::voice::{Mood, mood};
use crate::lexicon::events::HarmFrame;
use crate::lexicon::{FrameCue, Function, VerbFrame, WordClass};
use crate::value::{Status, Value};

pub(super) fn read(reading: &Reading<'_>, at: usize, drafts: &mut Vec<Draft>) {
    let Some((len, frame)) = reading.verb(at) else { return };
    let fates = fates(reading, at, len, frame);
    if frame == VerbFrame::Kill {
        let killed = fates.iter().filter(|killed| !killed.denied);
        drafts.extend(killed.filter_map(|killed| died_in(reading, killed, at + len)));
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
    let Some(what) = fate(frame).filter(|_| !is_done_to_thing(reading, at, len)) else { return Vec::new() };
    let what = if is_survived_by(reading, at, len, frame) { ("is survived by", Status::Dead) } else { what };
    let own = matches!(frame, VerbFrame::Die | VerbFrame::Survive) || reading.is_passive(at, len);
    let side = if own { Side::Before } else { Side::Behind };
    let nearest = if own { reading.subject(at) } else { reading.object(at + len) };
    let nearest = nearest.filter(|_| own || !is_aside(reading, at, frame));
    let all = nearest.map(|nearest| conjunct::of(reading, nearest, at, side)).unwrap_or_default();
    let drafts = all.into_iter().filter_map(|(index, standing)| {
        let draft = of_person(reading, index, at, len, what)?;
        Some(Draft { denied: standing == Standing::LeftOut, ..draft })
    });
    drafts.collect()
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

/// `the policeman | who arrested | Ann Roe`: what somebody once did to another says who he is, and not where she is now.
fn is_aside(reading: &Reading<'_>, verb: usize, frame: VerbFrame) -> bool {
    let passing = matches!(frame, VerbFrame::Detain | VerbFrame::Abduct | VerbFrame::Release);
    let group = |at: &usize| matches!(reading.tag(*at), Tag::Auxiliary | Tag::Adverb);
    let before = (0..verb).rev().take(GROUP).find(|at| !group(at));
    let relative = before.is_some_and(|at| reading.tag(at) == Tag::Relative && at > 0);
    passing && relative && before.is_some_and(|at| reading.text.word(at - 1) != ",")
}

/// `had later | arrested` has no more words before its verb.
const GROUP: usize = 4;

/// `escaped with injuries`, `fled while injured`.
fn escaped(reading: &Reading<'_>, at: usize, len: usize) -> Option<Draft> {
    // who has not fled need not be dead
    let index = reading.subject(at).filter(|_| mood(reading.text, reading.mentions, at) == Mood::Real)?;
    let hurt = (at + len..reading.sentence(at).end.min(at + len + 12))
        .find(|&at| reading.text.is_class(at, WordClass::Hurt));
    let unhurt = reading.cue(at + len).filter(|(_, cue)| *cue == FrameCue::Unhurt);
    let (status, end) = match (hurt, unhurt) {
        (_, Some((words, _))) => (Status::Unhurt, at + len + words),
        (Some(hurt), _) => (Status::Wounded, hurt + 1),
        _ => (Status::Alive, at + len),
    };
    let draft = of_person(reading, index, at, len, ("escaped", status))?;
    Some(Draft { tokens: draft.tokens.start..draft.tokens.end.max(end), ..draft })
}

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

/// `is hiding in`, `fled to`, `is based in`: somebody and the first place behind the verb.
fn whereabouts(reading: &Reading<'_>, at: usize, len: usize, frame: VerbFrame) -> Option<Draft> {
    let (place_tokens, place) = reading.place_after(at + len)?;
    let passive = reading.is_passive(at, len);
    // "the Oslo-based branch of" has a rule of its own
    at.checked_sub(1).filter(|&before| reading.tag(before) != Tag::Hyphen)?;
    let index = match frame {
        VerbFrame::Operate if !passive && reading.text.is_class(at, WordClass::Sighting) => {
            seen_by_others(reading, at, len, place_tokens.start)?
        }
        VerbFrame::Operate if !passive && !reading.text.word(at).to_lowercase().starts_with("operat") => {
            return None;
        }
        VerbFrame::Base if !passive => reading.object(at + len)?,
        VerbFrame::Base => reading.subject(at).or_else(|| behind_comma(reading, at))?,
        _ => reading.subject(at)?,
    };
    let rule = match frame {
        VerbFrame::Move => "went to",
        VerbFrame::Flee => "fled to",
        VerbFrame::Base => "based in",
        VerbFrame::Operate if reading.text.is_class(at, WordClass::Sighting) => "seen in",
        VerbFrame::Operate => "operates in",
        _ => "stays in",
    };
    let tokens = at..place_tokens.end;
    is_somebody(reading, index).then(|| {
        Draft::new(rule, About::Mention(index), Attribute::Whereabouts, Value::Place(place), tokens, at)
    })
}

/// `witnesses saw | Ann Roe | in Riga`: the person with a name who was seen, right before where.
fn seen_by_others(reading: &Reading<'_>, at: usize, len: usize, place: usize) -> Option<usize> {
    let seen = reading.object(at + len).filter(|&index| is_person_named(reading, index))?;
    let told = mood(reading.text, reading.mentions, at) == Mood::Real;
    (told && reading.mentions.list()[seen].tokens.end == place).then_some(seen)
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

/// A state behind a form of "be": `is alive`, `is at large`, `was in custody`.
pub(super) fn state(reading: &Reading<'_>, at: usize) -> Option<Draft> {
    let (rule, status) = match cue(reading, at)? {
        FrameCue::Alive => ("is alive", Status::Alive),
        FrameCue::Dead => ("is dead", Status::Dead),
        FrameCue::AtLarge => ("is at large", Status::AtLarge),
        FrameCue::Free => ("is free", Status::Free),
        FrameCue::Detained => ("is in custody", Status::Detained),
        FrameCue::Missing => ("is missing", Status::Missing),
        FrameCue::Wounded => ("is wounded", Status::Wounded),
        FrameCue::Unhurt => ("is unhurt", Status::Unhurt),
        FrameCue::ReportedDead => ("is reported dead", Status::Dead),
        FrameCue::PresumedDead => (PRESUMED_DEAD, Status::Dead),
        _ => return None,
    };
    let start = reading.sentence(at).start;
    let be = (start..at).rev().take(5).take_while(|&at| !is_of_another(reading, at)).find(|&at| {
        matches!(reading.function(at), Function::Be | Function::NegatedBe)
            || matches!(reading.verb(at), Some((_, VerbFrame::Remain)))
    })?;
    let index = reading.subject(be)?;
    let (len, _) = reading.cue(at)?;
    let certainty = (rule == PRESUMED_DEAD).then_some(Certainty::Believed);
    Some(Draft { certainty, ..of_person(reading, index, at, len, (rule, status))? })
}

/// `was looking | for | her missing son`: what stands between a form of "be" and a state that is not its subject's.
fn is_of_another(reading: &Reading<'_>, at: usize) -> bool {
    let led = reading.tag(at) == Tag::Preposition && at > 0 && reading.tag(at - 1) == Tag::Verb;
    led || matches!(reading.tag(at), Tag::Mark | Tag::Noun)
}

const PRESUMED_DEAD: &str = "is presumed dead";
