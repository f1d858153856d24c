//! What a text says, each thing once: the statements of the frames and of the events together.
//!
//! Three readers see the same words. Dates and the figures of victims are read first, and no frame counts them again
//! ([`Taken`]). Who is named for a deed by a frame is not named again by the event ([`Accusations`]), nor is who is
//! dead ([`Fates`]). Last, figures that lean on others are settled ([`frame::settle`]), and what is said is denied
//! that a retort takes back ([`retort`]).

use std::collections::BTreeSet;

use super::event::{self, Events, Harm, Share, Victims, Who};
use super::frame::{self, About, Draft, Reading};
use super::retort;
use super::voice::Voices;
use crate::claim::Attribute;
use crate::text::Text;
use crate::value::date::DateMention;
use crate::value::{Status, Value};

/// The drafts of a text.
pub(super) fn drafts(reading: &Reading<'_>, voices: &Voices, events: &Events) -> Vec<Draft> {
    let mut drafts = frame::drafts(reading);
    let late = late(events);
    let counted: BTreeSet<usize> = events.harms().iter().map(|harm| harm.cue).collect();
    // "eleven had died by Wednesday" dates the count
    let limit = |draft: &Draft| matches!(&draft.value, Value::Date(date) if date.earliest.is_none());
    let of_count = |draft: &Draft| limit(draft) && counted.contains(&draft.cue);
    let undated = |draft: &Draft| late.binary_search(&draft.cue).is_ok() || of_count(draft);
    drafts.retain(|draft| draft.attribute != Attribute::Date || !undated(draft));
    drafts.extend(of_events(reading, events, &drafts));
    frame::settle(reading, &mut drafts);
    let retorts = retort::drafts(reading, voices, &drafts);
    drafts.extend(retorts);
    drafts
}

/// The words that tell of those who died since an earlier count: their days are not the event's.
fn late(events: &Events) -> Vec<usize> {
    let newly = |harm: &&Harm| harm.victims.iter().all(|victims| victims.share == Share::Newly);
    events.harms().iter().filter(newly).map(|harm| harm.cue).collect()
}

/// What the events say beyond the frames.
fn of_events(reading: &Reading<'_>, events: &Events, known: &[Draft]) -> Vec<Draft> {
    let named = Accusations::of(known);
    let fates = Fates::of(reading, known);
    let mut drafts = event::drafts(reading.text, reading.mentions, events);
    drafts.retain(|draft| {
        reading.is_fresh(draft.cue)
            && frame::is_telling(reading, draft)
            && !frame::is_refused(reading, draft)
            && !named.have(draft)
            && !fates.have(reading, draft)
    });
    for draft in &mut drafts {
        draft.as_of = frame::counted_by(reading, draft);
    }
    drafts
}

/// By token: whether a date or the count of victims has read its figure.
#[derive(Debug, Clone)]
pub(super) struct Taken(Vec<bool>);

impl Taken {
    pub(super) fn by(dates: &[DateMention], events: &Events, text: &Text<'_>) -> Taken {
        let mut taken = vec![false; text.tokens().len()];
        // a figure beside a single person is an age, and counts nobody
        let counts = |victims: &&Victims| victims.who == Who::Counted || victims.quantity.best > Some(1.0);
        for victims in events.harms().iter().flat_map(|harm| &harm.victims).filter(counts) {
            taken[victims.tokens.clone()].fill(true);
        }
        for date in dates {
            taken[date.tokens()].fill(true);
        }
        Taken(taken)
    }

    pub(super) fn has(&self, token: usize) -> bool {
        self.0[token]
    }
}

/// Who is named for what, in order of the statements.
struct Accusations<'d>(Vec<&'d Draft>);

impl Accusations<'_> {
    fn of(drafts: &[Draft]) -> Accusations<'_> {
        let mut named: Vec<&Draft> =
            drafts.iter().filter(|draft| matches!(draft.value, Value::Entity(_))).collect();
        named.sort_by_key(|draft| draft.tokens.start);
        Accusations(named)
    }

    fn have(&self, draft: &Draft) -> bool {
        let from =
            self.0.partition_point(|other| other.tokens.start + LONGEST_STATEMENT < draft.tokens.start);
        let mut near = self.0[from..].iter().take_while(|other| other.tokens.start < draft.tokens.end);
        near.any(|other| other.says_the_same(draft))
    }
}

/// Of whom a sentence tells by a frame what became of him: by sentence and entity.
struct Fates(BTreeSet<(usize, usize)>);

impl Fates {
    fn of(reading: &Reading<'_>, drafts: &[Draft]) -> Fates {
        Fates(drafts.iter().filter_map(|draft| Fates::key(reading, draft)).collect())
    }

    fn key(reading: &Reading<'_>, draft: &Draft) -> Option<(usize, usize)> {
        let About::Mention(index) = draft.about else { return None };
        let dead = draft.value == Value::Status { status: Status::Dead };
        let entity = reading.mentions.list()[index].entity;
        dead.then(|| (reading.text.sentence_of(draft.cue), entity))
    }

    fn have(&self, reading: &Reading<'_>, draft: &Draft) -> bool {
        Fates::key(reading, draft).is_some_and(|key| self.0.contains(&key))
    }
}

/// No statement of an accusation has more tokens.
const LONGEST_STATEMENT: usize = 200;
