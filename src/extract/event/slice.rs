//! Those of a long count who suffered on one day: a happening of their own.
//!
//! ```text
//! slice = count of a long time … "including" figure ["on"] day     2,400 killed since January, including 31 on Sunday
//! ```

use super::day::days;
use super::harm::Harm;
use super::victims::{Share, Victims};
use crate::text::Text;
use crate::value::date::{DateBound, DateMention};

/// A day stands so near behind those who suffered on it: `31 people on the outskirts on`.
const DAY: usize = 3;

/// What lasts longer is no one day of the news.
const LONG: i32 = 40;

/// Parts them from the statements that count them with all others.
pub(super) fn slice(text: &Text<'_>, dates: &[DateMention], harms: &mut Vec<Harm>) {
    let mut slices = Vec::new();
    for harm in harms.iter_mut() {
        let first = text.sentences()[text.sentence_of(harm.cue)].tokens().start;
        let mut kept = Vec::with_capacity(harm.victims.len());
        for victims in std::mem::take(&mut harm.victims) {
            let part =
                victims.share == Share::Part && victims.entity.is_none() && victims.tokens.start > harm.cue;
            if part && is_of_one_day(dates, &victims) && is_long(dates, first, victims.tokens.start) {
                slices.push(sliced(harm, victims));
            } else {
                kept.push(victims);
            }
        }
        harm.victims = kept;
    }
    if !slices.is_empty() {
        harms.retain(|harm| !harm.victims.is_empty());
        harms.append(&mut slices);
        harms.sort_by_key(|harm| harm.cue);
    }
}

/// The statement that counts only these.
fn sliced(harm: &Harm, victims: Victims) -> Harm {
    let (cue, tokens) = (victims.tokens.start, victims.tokens.clone());
    let victims = vec![Victims { share: Share::Whole, ..victims }];
    Harm { victims, cue, tokens, agent: None, ..harm.clone() }
}

fn is_of_one_day(dates: &[DateMention], victims: &Victims) -> bool {
    let behind = dates.partition_point(|date| date.tokens().start < victims.tokens.end);
    dates.get(behind).is_some_and(|date| {
        let near = date.tokens().start < victims.tokens.end + DAY;
        near && date.bound() == DateBound::On && date.range().is_some_and(|range| days(range) == 0)
    })
}

/// Whether a count covers a long time: `since January`, `this year`.
fn is_long(dates: &[DateMention], first: usize, end: usize) -> bool {
    let from = dates.partition_point(|date| date.tokens().start < first);
    dates[from..].iter().take_while(|date| date.tokens().start < end).any(|date| {
        let long = date.range().is_some_and(|range| days(range) > LONG);
        date.bound() == DateBound::Since || long && date.bound() == DateBound::On
    })
}
