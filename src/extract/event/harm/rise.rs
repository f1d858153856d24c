//! Those who died since an earlier count: a part of the new one, and no count of their own.
//!
//! ```text
//! rise  = toll … ("rose" | "risen" | "brought" …) "to" figure     the toll rose to 16
//!       | figure … ("up" …) "from" figure                         16 died, up from 14
//! newly = rise … victims died | victims died … rise               to 16 after two people died in hospital
//!       | rise "." victims died                                   rose to 16. Two people died overnight.
//!       | total … figure bodies                                   29 died. Seven bodies were found in a stairwell.
//!       | figure "of" "the" injured … died                        two of the injured died
//!       | total … figure injured noun … died                      12 died. Two wounded passengers died.
//!       | total … victims died … "in the past" time               31 died. Five died in the past week.
//! state = total … victims "in" condition                          23 were hurt. Two are in critical condition.
//! ```

use std::collections::BTreeSet;
use std::ops::Range;

use super::total::{is_total, sentence};
use super::{Harm, HarmKind, HarmRule, Scene, Share, Stage, Victims};
use crate::extract::mention::MentionKind;
use crate::extract::voice::Mood;
use crate::lexicon::Change;
use crate::lexicon::events::{Effect, HarmFrame, Turn};
use crate::text::Sentence;
use crate::value::quantity::Figure;

/// "Up from 14" stands so many tokens behind its figure.
const UP_FROM: usize = 14;

/// Of so many rises about a statement one may be that of its count; more stand together in no prose.
const RISES: usize = 4;

/// A total stands so many statements before the bodies that are part of it.
const TOLD: usize = 12;

/// Marks those who died since an earlier count, wherever a statement says that the count has risen.
pub(super) fn add_newly(scene: &Scene<'_>, harms: &mut [Harm]) {
    let sentences: Vec<Range<usize>> = scene.text.sentences().iter().map(Sentence::tokens).collect();
    let of = |at: usize| sentences.partition_point(|sentence| sentence.end <= at);
    let rises: Vec<(usize, &Harm)> =
        harms.iter().filter(|harm| is_rise(scene, harm)).map(|harm| (of(harm.cue), harm)).collect();
    let places = scene.mentions.list().iter().filter(|place| place.kind == MentionKind::Place && place.named);
    let placed: BTreeSet<usize> = places.map(|place| of(place.tokens.start)).collect();
    let is_since = |harm: &Harm| {
        let sentence = of(harm.cue);
        let from = rises.partition_point(|(rise, _)| rise + 1 < sentence);
        let around = rises[from..].iter().take_while(|(rise, _)| *rise <= sentence + 1).take(RISES);
        // In a sentence of their own, those killed by somebody are told of apart.
        let near = |rise: usize| rise == sentence || !placed.contains(&sentence) && harm.agent.is_none();
        around.into_iter().any(|(rise, total)| near(*rise) && is_newly(harm, total))
    };
    let newly: Vec<usize> = (0..harms.len())
        .filter(|&at| {
            let first = harms[at].stage == Stage::First;
            let newly =
                is_since(&harms[at]) || is_of_injured(scene, &harms[at]) || is_of_total(scene, harms, at);
            !first && newly || is_found(scene, harms, at) || is_of_hurt(scene, harms, at)
        })
        .collect();
    for at in newly {
        share(&mut harms[at], Share::Newly);
    }
    add_recent(scene, harms);
    add_treated(scene, harms);
}

/// Marks those who died in the last days, where more are counted without that limit.
fn add_recent(scene: &Scene<'_>, harms: &mut [Harm]) {
    let recent: Vec<bool> = harms.iter().map(|harm| is_recent(scene, harm)).collect();
    let all = |at: usize, of: usize| {
        !recent[of] && harms[of].mood == Mood::Real && is_newly(&harms[at], &harms[of])
    };
    let newly = (0..harms.len()).filter(|&at| recent[at] && around(at, harms.len()).any(|of| all(at, of)));
    for at in newly.collect::<Vec<_>>() {
        share(&mut harms[at], Share::Newly);
    }
}

/// Marks those whose condition is told, where more were hurt.
fn add_treated(scene: &Scene<'_>, harms: &mut [Harm]) {
    let more =
        |at: usize, of: usize| is_fewer(&harms[at], &harms[of]) && harms[of].rule != HarmRule::Destination;
    let treated =
        |&at: &usize| harms[at].rule == HarmRule::Destination && around(at, at).any(|of| more(at, of));
    for at in (0..harms.len()).filter(treated).collect::<Vec<_>>() {
        let len =
            scene.text.longest(&scene.text.lexicon().events.harm, harms[at].cue).map_or(1, |(len, _)| len);
        let gravely = (harms[at].cue..harms[at].cue + len).any(|at| scene.has(at, Turn::Gravely));
        share(&mut harms[at], Share::Part);
        harms[at]
            .victims
            .iter_mut()
            .for_each(|victims| victims.scope.push(if gravely { GRAVE } else { TREATED }));
    }
}

/// The scope of the gravely hurt.
pub(in crate::extract::event) const GRAVE: &str = "critical";
/// The scope of those in hospital.
const TREATED: &str = "in hospital";

/// The statements near one of `count`.
fn around(at: usize, count: usize) -> Range<usize> {
    at.saturating_sub(TOLD)..count.min(at + TOLD)
}

fn share(harm: &mut Harm, share: Share) {
    let whole = harm.victims.iter_mut().filter(|victims| victims.share == Share::Whole);
    whole.for_each(|victims| victims.share = share);
}

/// `in the past week`, `over the last 24 hours`, `last week alone`
fn is_recent(scene: &Scene<'_>, harm: &Harm) -> bool {
    let sentence = scene.text.sentences()[scene.text.sentence_of(harm.cue)].tokens();
    let near =
        harm.tokens.start.saturating_sub(SPAN).max(sentence.start)..sentence.end.min(harm.tokens.end + SPAN);
    near.clone().any(|at| {
        let recent = scene.has(at, Turn::Recent);
        let span = recent && at > 0 && scene.is(at - 1, "the");
        let time = (at + 1..at + 4).find(|&at| scene.is_time(at));
        time.is_some_and(|time| span || recent && scene.is(time + 1, "alone"))
    })
}

/// A span of time stands so many tokens before or behind those who died in it.
const SPAN: usize = 8;

/// Whether a statement gives a count that has grown.
fn is_rise(scene: &Scene<'_>, harm: &Harm) -> bool {
    let Some(figure) = harm.victims.first().and_then(|victims| figure_of(scene, victims)) else {
        return false;
    };
    let to = figure.tokens.start.checked_sub(1).is_some_and(|before| scene.is(before, "to"));
    let end = harm.tokens.end;
    if is_of_span(scene, harm) {
        return false;
    }
    let from = |figure: &Figure| figure.change == Some(Change::From);
    figure.change == Some(Change::RoseTo)
        || harm.rule == HarmRule::Toll && to
        || scene.figures_in(end..end + UP_FROM).first().is_some_and(from)
}

/// `the number of dead since January`, `… in the first three days of June`: whether a toll is of many events, each
/// with its own.
pub(super) fn is_of_span(scene: &Scene<'_>, harm: &Harm) -> bool {
    let span = |at: usize| scene.is(at, "this") && scene.has(at + 1, Turn::Span);
    let stretch = |at: usize| {
        let opens = scene.has(at, Turn::Recent) || scene.is(at, "first");
        opens && (at + 1..at + STRETCH).any(|at| scene.is_time(at))
    };
    let sentence = scene.text.sentences()[scene.text.sentence_of(harm.cue)].tokens();
    let mut near = harm.tokens.start..sentence.end.min(harm.tokens.end + SPAN);
    harm.rule == HarmRule::Toll && near.any(|at| scene.has(at, Turn::Since) || span(at) || stretch(at))
}

/// `first | 3 days`: the time stands within so many words.
const STRETCH: usize = 3;

fn figure_of<'s>(scene: &'s Scene<'_>, victims: &Victims) -> Option<&'s Figure> {
    scene.figures_in(victims.tokens.clone()).first()
}

/// Whether a statement counts fewer of the same, as one of its own.
fn is_newly(harm: &Harm, total: &Harm) -> bool {
    let verbal = harm.rule.is_verbal() || harm.rule == HarmRule::Nominal;
    verbal && is_fewer(harm, total)
}

fn is_fewer(harm: &Harm, total: &Harm) -> bool {
    let best = |harm: &Harm| harm.total().and_then(|total| total.best);
    let fewer = best(harm).zip(best(total)).is_some_and(|(few, all)| few < all);
    harm.kind == total.kind && harm.cue != total.cue && fewer
}

/// `two more died on Sunday, and a total of nine have died`: whether the same sentence counts everybody.
fn is_of_total(scene: &Scene<'_>, harms: &[Harm], at: usize) -> bool {
    let sentence = sentence(scene, harms[at].cue);
    around(at, harms.len()).any(|of| {
        sentence.contains(&harms[of].cue) && is_newly(&harms[at], &harms[of]) && is_total(scene, &harms[of])
    })
}

/// Whether those who died are told to have been hurt before.
fn is_of_injured(scene: &Scene<'_>, harm: &Harm) -> bool {
    let Some(figure) = harm.victims.first().and_then(|victims| figure_of(scene, victims)) else {
        return false;
    };
    let end = figure.tokens.end;
    let injured =
        (end + 1..end + 4).any(|at| scene.harm_at(at).is_some_and(|cue| cue.effect == Effect::Injured));
    harm.kind == HarmKind::Killed && harm.rule.is_verbal() && scene.is(end, "of") && injured
}

/// `12 died. Two wounded | passengers died in hospital`: whether those who died had been hurt by what killed more.
fn is_of_hurt(scene: &Scene<'_>, harms: &[Harm], at: usize) -> bool {
    let harm = &harms[at];
    let Some(figure) = harm.victims.first().and_then(|victims| figure_of(scene, victims)) else {
        return false;
    };
    let hurt = scene.harm_at(figure.tokens.end).is_some_and(|cue| cue.effect == Effect::Injured);
    let told = |known: &Harm| known.mood == Mood::Real && is_newly(harm, known);
    hurt && harm.rule.is_verbal() && around(at, at).any(|of| told(&harms[of]))
}

/// Whether bodies are counted of which more were told before.
fn is_found(scene: &Scene<'_>, harms: &[Harm], at: usize) -> bool {
    let body = |harm: &Harm| scene.harm_at(harm.cue).is_some_and(|cue| cue.frame == HarmFrame::Body);
    let harm = &harms[at];
    let of_the = harm.cue > 1 && scene.is(harm.cue - 2, "of") && scene.is(harm.cue - 1, "the");
    let told = |known: &Harm| known.mood == Mood::Real && !body(known) && is_newly(harm, known);
    body(harm) && (of_the || harms[..at].iter().rev().take(TOLD).any(told))
}
