//! The state that stands behind a form of "be".

use super::{is_over, of_person};
use crate::claim::Certainty;
use crate::extract::figurative::is_figurative;
use crate::extract::frame::conjunct::{self, Side, Standing};
use crate::extract::frame::figure::cue;
use crate::extract::frame::{Draft, Reading, lone};
use crate::extract::mention::Tag;
use crate::lexicon::events::Turn;
use crate::lexicon::{FrameCue, VerbFrame, WordClass};
use crate::value::Status;

pub(super) const IN_CUSTODY: &str = "is in custody";
const PRESUMED_DEAD: &str = "is presumed dead";

/// A state behind a form of "be": `is alive`, `is at large`, `was in custody`; of everyone who shares it.
pub(in crate::extract::frame) fn state(reading: &Reading<'_>, at: usize) -> Vec<Draft> {
    let Some((what, be)) = state_of(reading, at) else { return Vec::new() };
    if what.1 != Status::Dead && is_over(reading, be) {
        return Vec::new();
    }
    let Some((index, (len, _))) = reading.subject(be).zip(reading.cue(at)) else { return Vec::new() };
    if let Some(one) = lone::missing(reading, index, at).filter(|_| what.1 == Status::Missing) {
        return vec![one];
    }
    let person = of_person(reading, index, at, len, what).is_some();
    let several = person && reading.text.is_class(be, WordClass::PluralBe);
    let nor = person && conjunct::is_behind_nor(reading, index);
    let alone = || vec![(index, Standing::Sharing)];
    let all = if several || nor { conjunct::of(reading, index, be, Side::Before) } else { alone() };
    let told = all.into_iter().filter(|(_, how)| nor || *how == Standing::Sharing);
    let certainty = (what.0 == PRESUMED_DEAD).then_some(Certainty::Believed);
    let drafts = told.filter_map(|(index, how)| {
        let draft = of_person(reading, index, at, len, what)?;
        Some(Draft { certainty, denied: how == Standing::LeftOut, ..draft })
    });
    drafts.collect()
}

/// `were fatally | wounded`
fn is_fatal(reading: &Reading<'_>, at: usize) -> bool {
    let turns = &reading.text.lexicon().events.turns;
    at.checked_sub(1).is_some_and(|before| turns.has(reading.text.id(before), Turn::Fatally))
}

/// The state that the words at a token are for, and the form of "be" that leads to it.
fn state_of(reading: &Reading<'_>, at: usize) -> Option<((&'static str, Status), usize)> {
    let (rule, status) = match cue(reading, at)? {
        FrameCue::Alive => ("is alive", Status::Alive),
        FrameCue::Dead if is_figurative(reading.text, reading.mentions, &(at..at + 1)) => return None,
        FrameCue::Dead => ("is dead", Status::Dead),
        FrameCue::AtLarge => ("is at large", Status::AtLarge),
        FrameCue::Free => ("is free", Status::Free),
        FrameCue::Detained => (IN_CUSTODY, Status::Detained),
        FrameCue::Missing => ("is missing", Status::Missing),
        FrameCue::Wounded if is_fatal(reading, at) => ("is dead", Status::Dead),
        FrameCue::Wounded => ("is wounded", Status::Wounded),
        FrameCue::Unhurt => ("is unhurt", Status::Unhurt),
        FrameCue::ReportedDead => ("is reported dead", Status::Dead),
        FrameCue::PresumedDead => (PRESUMED_DEAD, Status::Dead),
        _ => return None,
    };
    let start = reading.sentence(at).start;
    let be = (start..at).rev().take(5).take_while(|&at| !is_of_another(reading, at)).find(|&at| {
        reading.function(at).is_be()
            || matches!(reading.verb(at), Some((_, VerbFrame::Remain)))
            || status == Status::Alive
                && reading.tag(at) == Tag::Verb
                && reading.text.is_class(at, WordClass::Emerging)
    })?;
    Some(((rule, status), be))
}

/// `was looking | for | her missing son`: what stands between a form of "be" and a state that is not its subject's.
fn is_of_another(reading: &Reading<'_>, at: usize) -> bool {
    let led = reading.tag(at) == Tag::Preposition && at > 0 && reading.tag(at - 1) == Tag::Verb;
    led || matches!(reading.tag(at), Tag::Mark | Tag::Noun)
}
