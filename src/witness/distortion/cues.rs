//! Words that turn, hedge, limit or relate what they govern: dropped, added, moved to another word, or exchanged for a
//! stronger or weaker one.

use std::ops::Range;

use super::leftover;
use super::weave::{Side, View, Weave};
use super::{DistortionKind, DistortionSeverity, Finding, Pages, Sheet, said};
use crate::lexicon::{Shift, ShiftClass};
use crate::text::TokenKind;

/// A cue in one of the two sides.
#[derive(Debug, Clone)]
struct Cue {
    shift: &'static Shift,
    words: Range<usize>,
    /// The next content word in its clause, else the one before.
    governed: Option<usize>,
}

/// What changed about cues.
pub(super) fn changed(pages: &Pages, weave: &Weave) -> Vec<Finding> {
    let forth = weave.forth();
    let original = cues(&pages.original, &weave.original);
    let copy = cues(&pages.copy, &weave.copy);
    let pairs = paired(forth, &original, &copy);
    let mut findings = Vec::new();
    for (cue, partner) in original.iter().zip(&pairs) {
        findings.extend(match partner {
            Some(other) => exchanged(forth, cue, &copy[*other]),
            None => lost(forth, cue, &copy),
        });
    }
    let alone = copy.iter().enumerate().filter(|(at, _)| !pairs.contains(&Some(*at)));
    findings.extend(alone.filter_map(|(_, cue)| added(forth, cue, &original)));
    findings
}

/// The cues of a side; "no more than 12" is a figure's bound and no cue, and "May" a month.
fn cues(sheet: &Sheet, side: &Side) -> Vec<Cue> {
    let mut cues = Vec::new();
    let mut at = 0;
    while at < side.count() {
        let Some(cue) = cue(side, at) else {
            at += 1;
            continue;
        };
        at = cue.words.end.max(at + 1);
        let (first, last) = (side.token(cue.words.start), side.token(cue.words.end - 1));
        if !sheet.is_figure(&(first..last + 1)) && !sheet.is_date(&(first..last + 1)) {
            cues.push(cue);
        }
    }
    cues
}

fn cue(side: &Side, at: usize) -> Option<Cue> {
    let token = side.token(at);
    let (len, shift) = side.text.longest(&side.text.lexicon().witness.shifts, token)?;
    let mid_capital = side.text.tokens()[token].is_capitalised() && !side.is_after_mark(at);
    if mid_capital {
        return None;
    }
    let words = at..side.at_token(token + len).max(at + 1);
    let governed = governed(side, &words);
    Some(Cue { shift, words, governed })
}

/// The next content word that is no adverb and owns nothing within a few words, else the nearest before.
fn governed(side: &Side, words: &Range<usize>) -> Option<usize> {
    let ahead = (words.end..side.count().min(words.end + 5))
        .take_while(|&at| !side.is_after_mark(at) || at == words.end);
    let behind = (words.start.saturating_sub(3)..words.start).rev();
    let is_owner = |at: usize| {
        let next = side.text.tokens().get(side.token(at) + 1);
        next.is_some_and(|token| token.kind == TokenKind::Possessive)
    };
    ahead.chain(behind).find(|&at| !side.is_closed(at) && !side.word(at).ends_with("ly") && !is_owner(at))
}

/// For each cue of the original the one of the copy that stands for it: of its group, else of its class.
fn paired(forth: View, original: &[Cue], copy: &[Cue]) -> Vec<Option<usize>> {
    let mut taken = vec![false; copy.len()];
    let mut pairs = vec![None; original.len()];
    for same in [same_words as fn(&Cue, &Cue) -> bool, same_group, same_class] {
        for (cue, pair) in original.iter().zip(&mut pairs).filter(|(_, pair)| pair.is_none()) {
            let expected = forth.place(cue.words.clone()).map_or(cue.words.start, |place| place.start);
            let stands = |other: &Cue| exclusion(cue.shift.class).is_none() || !is_far(forth, cue, other);
            let free = |at: &usize| !taken[*at] && same(cue, &copy[*at]) && stands(&copy[*at]);
            let nearest =
                (0..copy.len()).filter(free).min_by_key(|&at| copy[at].words.start.abs_diff(expected));
            if let Some(at) = nearest {
                taken[at] = true;
                *pair = Some(at);
            }
        }
    }
    pairs
}

fn same_words(a: &Cue, b: &Cue) -> bool {
    same_group(a, b) && a.shift.level == b.shift.level
}

fn same_group(a: &Cue, b: &Cue) -> bool {
    a.shift.class == b.shift.class && a.shift.group == b.shift.group
}

/// Any hedge may stand for a hedge and any negation for a negation; the groups of the others are apart.
fn same_class(a: &Cue, b: &Cue) -> bool {
    a.shift.class == b.shift.class && matches!(a.shift.class, ShiftClass::Hedge | ShiftClass::Negation)
}

/// A cue of the original without a partner, where what it governs is still said.
fn lost(forth: View, cue: &Cue, copy: &[Cue]) -> Option<Finding> {
    let (kind, severity) = loss(cue.shift)?;
    let governed = cue.governed?;
    if is_kept(forth, cue) {
        return None;
    }
    let of_death = kind == DistortionKind::HedgeDropped && tells_a_death(forth.from, cue, governed);
    let severity = if of_death { DistortionSeverity::Critical } else { severity };
    let Some(image) = forth.image(governed) else { return lost_of_sentence(forth, cue, governed, copy) };
    if !is_unaltered(forth, cue, image, copy) {
        return None;
    }
    let original = cover(&cue.words, governed);
    let message = format!(
        "'{}' is dropped from '{}'",
        said(forth.from, cue.words.clone()),
        said(forth.from, original.clone())
    );
    Some(Finding { kind, severity, original, copy: around(forth.to, image), message })
}

/// A hedge of the original whose sentence stands in the copy in other words, without any hedge.
fn lost_of_sentence(forth: View, cue: &Cue, governed: usize, copy: &[Cue]) -> Option<Finding> {
    let (kind, severity) = loss(cue.shift)?;
    let there = unhedged(forth, cue, governed, copy)?;
    let original = cover(&cue.words, governed);
    let message = format!(
        "'{}' is dropped from '{}'",
        said(forth.from, cue.words.clone()),
        said(forth.from, original.clone())
    );
    Some(Finding { kind, severity, original, copy: there, message })
}

/// A hedge of the copy whose sentence the original has in other words, without any hedge.
fn added_to_sentence(forth: View, cue: &Cue, governed: usize, original: &[Cue]) -> Option<Finding> {
    let (kind, severity) = gain(cue.shift)?;
    let there = unhedged(forth.back(), cue, governed, original)?;
    let copy = cover(&cue.words, governed);
    let message =
        format!("'{}' is added to '{}'", said(forth.to, cue.words.clone()), said(forth.to, copy.clone()));
    Some(Finding { kind, severity, original: there, copy, message })
}

/// Where the other text says the sentence of a hedge in other words, without any hedge.
fn unhedged(view: View, cue: &Cue, governed: usize, others: &[Cue]) -> Option<Range<usize>> {
    let is_hedge = |cue: &Cue| cue.shift.class == ShiftClass::Hedge;
    let images: Vec<usize> = (0..view.from.count())
        .filter(|&at| view.from.sentence(at) == view.from.sentence(governed) && !view.from.is_closed(at))
        .filter_map(|at| view.image(at))
        .collect();
    let home = view.to.sentence(*images.get(images.len() / 2)?);
    let there: Vec<usize> = images.into_iter().filter(|&image| view.to.sentence(image) == home).collect();
    let (first, last) = (*there.iter().min()?, *there.iter().max()?);
    let same = leftover::share(view, &cover(&cue.words, governed), &(first..first + 1)) >= SAME_SENTENCE;
    let hedged = others.iter().any(|other| is_hedge(other) && view.to.sentence(other.words.start) == home);
    (is_hedge(cue) && same && !hedged && there.len() >= SAID_AGAIN).then_some(first..last + 1)
}

/// Content words of a sentence that stand in the copy's where it says the same in other words.
const SAID_AGAIN: usize = 3;

/// Whether all content words of a cue stand in the other text, where they may be of another class.
fn is_kept(view: View, cue: &Cue) -> bool {
    let mut content = cue.words.clone().filter(|&at| !view.from.is_closed(at)).peekable();
    content.peek().is_some() && content.all(|at| view.image(at).is_some())
}

/// Whether what is hedged is that somebody died.
fn tells_a_death(side: &Side, cue: &Cue, governed: usize) -> bool {
    let tolls = &side.text.lexicon().witness.tolls;
    let mut words = cue.words.start.min(governed)..cue.words.end.max(governed + 1);
    words.any(|at| tolls.get(side.text.id(side.token(at))).is_some_and(|fate| fate == "killed"))
}

/// A cue of the copy without a partner, on words that the original has.
fn added(forth: View, cue: &Cue, original: &[Cue]) -> Option<Finding> {
    let (kind, severity) = gain(cue.shift)?;
    let governed = cue.governed?;
    let Some(image) = forth.back().image(governed) else {
        return added_to_sentence(forth, cue, governed, original);
    };
    if is_kept(forth.back(), cue) || !is_unaltered(forth.back(), cue, image, original) {
        return None;
    }
    let copy = cover(&cue.words, governed);
    let message =
        format!("'{}' is added to '{}'", said(forth.to, cue.words.clone()), said(forth.to, copy.clone()));
    Some(Finding { kind, severity, original: around(forth.from, image), copy, message })
}

/// Whether the words around the governed one stand for one another, so that the cue alone is missing.
fn is_unaltered(view: View, cue: &Cue, image: usize, there: &[Cue]) -> bool {
    let same_class_near = there.iter().any(|other| {
        other.shift.class == cue.shift.class
            && other.words.start.abs_diff(image) <= 3
            && same_group(other, cue)
    });
    let governed = cue.governed.unwrap_or(cue.words.start);
    let says_enough = cue.shift.class == ShiftClass::Hedge || view.from.is_name(governed);
    let context = view.shared_context(cover(&cue.words, governed), image..image + 1);
    let needed = if says_enough || others(view.from, cue) <= FEW { 1 } else { 2 };
    let whole = || leftover::share(view, &cover(&cue.words, governed), &(image..image + 1)) >= SAME_SENTENCE;
    !same_class_near && (context >= needed || context > 0 && whole())
}

/// The share of two sentences from which on they say the same.
const SAME_SENTENCE: f64 = 0.6;

/// Content words of a sentence that is too short to have two of them around a cue.
const FEW: usize = 3;

/// The content words of a cue's sentence beside it and what it governs.
fn others(side: &Side, cue: &Cue) -> usize {
    let sentence = side.sentence(cue.words.start);
    let own = cover(&cue.words, cue.governed.unwrap_or(cue.words.start));
    (0..side.count())
        .filter(|at| side.sentence(*at) == sentence && !own.contains(at) && !side.is_closed(*at))
        .count()
}

fn loss(shift: &Shift) -> Option<(DistortionKind, DistortionSeverity)> {
    use DistortionKind::{HedgeDropped, MeaningChanged, PolarityChanged};
    use DistortionSeverity::{Critical, Major, Minor};
    match shift.class {
        ShiftClass::Negation => Some((PolarityChanged, Critical)),
        ShiftClass::Hedge if shift.group == "report" => Some((HedgeDropped, Major)),
        ShiftClass::Hedge => Some((HedgeDropped, Minor)),
        ShiftClass::Scope => Some((MeaningChanged, Minor)),
        ShiftClass::Relation | ShiftClass::Scale => None,
        ShiftClass::Turn | ShiftClass::Order | ShiftClass::Stage | ShiftClass::Role | ShiftClass::Side => {
            None
        }
    }
}

fn gain(shift: &Shift) -> Option<(DistortionKind, DistortionSeverity)> {
    use DistortionKind::HedgeAdded;
    use DistortionSeverity::Minor;
    match shift.class {
        ShiftClass::Hedge => Some((HedgeAdded, Minor)),
        _ => loss(shift),
    }
}

/// Two cues that stand for one another: of another strength, or on another word.
fn exchanged(forth: View, original: &Cue, copy: &Cue) -> Option<Finding> {
    strength(forth, original, copy).or_else(|| moved(forth, original, copy))
}

fn strength(forth: View, original: &Cue, copy: &Cue) -> Option<Finding> {
    use DistortionKind::{HedgeAdded, HedgeDropped, MeaningChanged};
    let (before, after) = (original.shift, copy.shift);
    if let Some((kind, severity)) = exclusion(before.class) {
        return excluded(forth, original, copy)
            .map(|message| finding(kind, severity, original, copy, message));
    }
    if before.group != after.group || before.level == after.level || is_far(forth, original, copy) {
        return None;
    }
    let kind = match before.class {
        ShiftClass::Hedge if before.level < after.level => HedgeAdded,
        ShiftClass::Hedge => HedgeDropped,
        ShiftClass::Scale | ShiftClass::Scope => MeaningChanged,
        _ => return None,
    };
    let message = format!(
        "'{}' has become '{}', which is {}",
        said(forth.from, original.words.clone()),
        said(forth.to, copy.words.clone()),
        if (before.level < after.level) == (before.class != ShiftClass::Hedge) {
            "stronger"
        } else {
            "weaker"
        },
    );
    Some(finding(kind, DistortionSeverity::Minor, original, copy, message))
}

/// What it changes that one word of a set that exclude one another stands for another.
fn exclusion(class: ShiftClass) -> Option<(DistortionKind, DistortionSeverity)> {
    match class {
        ShiftClass::Turn => Some((DistortionKind::MeaningChanged, DistortionSeverity::Critical)),
        ShiftClass::Order | ShiftClass::Stage => {
            Some((DistortionKind::MeaningChanged, DistortionSeverity::Major))
        }
        ShiftClass::Role => Some((DistortionKind::EntityChanged, DistortionSeverity::Major)),
        ShiftClass::Side => Some((DistortionKind::PlaceChanged, DistortionSeverity::Major)),
        _ => None,
    }
}

/// Why two words of one set exclude one another: they differ, and the words around them are the same. "A before B" is
/// "B after A", so an order is turned round only where what stands behind it is the same.
fn excluded(forth: View, original: &Cue, copy: &Cue) -> Option<String> {
    let (was, is) = (original.governed?, copy.governed?);
    let same_group = original.shift.group == copy.shift.group && original.shift.level != copy.shift.level;
    let same_governed = forth.image(was) == Some(is);
    let context = forth.shared_context(original.words.clone(), copy.words.clone());
    let holds = if original.shift.class == ShiftClass::Order {
        same_governed && was >= original.words.end && is >= copy.words.end
    } else {
        is_gone(forth, original) && is_gone(forth.back(), copy)
    };
    (same_group && holds && !is_far(forth, original, copy) && context >= 2).then(|| {
        format!(
            "'{}' has become '{}'",
            said(forth.from, original.words.clone()),
            said(forth.to, copy.words.clone())
        )
    })
}

/// Whether no word of a cue stands in the other text.
fn is_gone(view: View, cue: &Cue) -> bool {
    cue.words.clone().all(|at| view.image(at).is_none())
}

/// Whether the copy's cue stands elsewhere than where the original's should.
fn is_far(forth: View, original: &Cue, copy: &Cue) -> bool {
    let place = forth.place(original.words.clone());
    place.is_none_or(|place| copy.words.start + 5 < place.start || copy.words.start > place.end + 5)
}

/// "far from its bases" → "from bases far from the border": the same cue on another word.
fn moved(forth: View, original: &Cue, copy: &Cue) -> Option<Finding> {
    use DistortionKind::{MeaningChanged, PolarityChanged};
    use DistortionSeverity::{Critical, Minor};
    let (kind, severity) = match original.shift.class {
        ShiftClass::Relation => (MeaningChanged, Critical),
        ShiftClass::Scope => (MeaningChanged, Minor),
        ShiftClass::Negation if original.shift.group != "deny" => (PolarityChanged, Minor),
        _ => return None,
    };
    let (was, is) = (original.governed?, copy.governed?);
    let elsewhere = match (forth.image(was), forth.back().image(is)) {
        (Some(image), Some(back)) => {
            image.abs_diff(copy.words.start) > NEAR && back.abs_diff(original.words.start) > 1
                || image < copy.words.start
                    && was >= original.words.end
                    && forth.to.sentence(image) == forth.to.sentence(is)
                    && image != is
        }
        (None, None) => original.shift.class == ShiftClass::Negation && !is_far(forth, original, copy),
        _ => false,
    };
    if !elsewhere || forth.shared_context(cover(&original.words, was), copy.words.clone()) < 2 {
        return None;
    }
    let message = format!(
        "'{}' was said of '{}' and is said of '{}'",
        said(forth.from, original.words.clone()),
        forth.from.word(was),
        forth.to.word(is),
    );
    Some(finding(kind, severity, original, copy, message))
}

/// Words between a cue and what it governs at most.
const NEAR: usize = 5;

fn finding(
    kind: DistortionKind,
    severity: DistortionSeverity,
    original: &Cue,
    copy: &Cue,
    message: String,
) -> Finding {
    let whole = |cue: &Cue| cue.governed.map_or(cue.words.clone(), |governed| cover(&cue.words, governed));
    Finding { kind, severity, original: whole(original), copy: whole(copy), message }
}

fn cover(words: &Range<usize>, at: usize) -> Range<usize> {
    words.start.min(at)..words.end.max(at + 1)
}

fn around(side: &Side, at: usize) -> Range<usize> {
    at.saturating_sub(1)..(at + 2).min(side.count())
}
