//! Who is alive because the text tells of him as one of those who survived.
//!
//! ```text
//! list = [ "the" ] "survivors" … ( "include" | be ) person …          the survivors include the pilot, Ann Roe
//! one  = person … be "among" [ "the" ] "survivors"                    Ann Roe was among the survivors
//!      | person … be [ "the" ] number "of" … "survivors"               Ann Roe is one of two survivors
//!      | person be "the" ( "only" | "sole" … ) "survivor"              Ann Roe was the only survivor
//! ```
//! `A survivor of the war` may have died since: that somebody once survived is not told here.

use super::conjunct::{self, Side, Standing};
use super::remains;
use super::verb::is_person_named;
use super::{Draft, Reading};
use crate::extract::falsehood::is_be;
use crate::extract::mention::Tag;
use crate::lexicon::WordClass;
use crate::value::Status;

/// `was | not yet | among`: words between a form of "be" and what it says.
const GROUP: usize = 3;

/// The rule by which somebody is told of as one of those who survived.
pub(super) const SURVIVED: &str = "among the survivors";

pub(super) fn read(reading: &Reading<'_>, at: usize, drafts: &mut Vec<Draft>) {
    if !reading.text.is_class(at, WordClass::Survivor) {
        return;
    }
    let phrase = reading.mentions.at(at).filter(|phrase| phrase.head == at && !phrase.named);
    let Some(start) = phrase.map(|phrase| phrase.tokens.start) else { return };
    let definite = start < at && reading.text.is_class(start, WordClass::Definite);
    let plain = start == at || definite && start + 1 == at;
    let plural = phrase.is_some_and(|phrase| phrase.plural);
    if plain && plural {
        drafts.extend(remains::listed(reading, at, Status::Alive));
    }
    let lone = definite && (start + 1..at).any(|word| reading.text.is_class(word, WordClass::Lone));
    drafts.extend(of_subject(reading, start, at, if lone && !plural { Of::Lone } else { Of::Several }));
}

/// Of how many survivors a phrase tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    Lone,
    Several,
}

/// `Ann Roe | was among the survivors`
fn of_subject(reading: &Reading<'_>, start: usize, word: usize, of: Of) -> Vec<Draft> {
    let Some(before) = start.checked_sub(1) else { return Vec::new() };
    let number = |at: usize| reading.tag(at) == Tag::Number || reading.text.is(at, "one");
    let some = before > 0 && reading.text.is(before, "of") && number(before - 1);
    let predicate = match of {
        Of::Lone => start,
        Of::Several if reading.text.is(before, "among") => before,
        Of::Several if some => before - 1,
        Of::Several => return Vec::new(),
    };
    let group = |at: &usize| matches!(reading.tag(*at), Tag::Adverb | Tag::Negation | Tag::Determiner);
    let near = (0..predicate).rev().take(GROUP);
    let Some(be) = near.into_iter().find(|at| !group(at)).filter(|&at| is_be(reading, at)) else {
        return Vec::new();
    };
    let Some(nearest) = reading.subject(be) else { return Vec::new() };
    let all = conjunct::of(reading, nearest, be, Side::Before).into_iter();
    let told = all.filter(|&(index, how)| how == Standing::Sharing && is_person_named(reading, index));
    told.map(|(index, _)| {
        let first = reading.mentions.list()[index].tokens.start.min(be);
        remains::of_status(SURVIVED, index, first..word + 1, be, Status::Alive)
    })
    .collect()
}
