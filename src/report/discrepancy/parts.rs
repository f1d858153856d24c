//! Parts and their whole: no part is greater than the whole, and the parts of a list add up to it.
//!
//! ```text
//! part.low > whole.high                          for every whole that is given → part-exceeds-whole; in one
//!                                                document only where the two stand in one list; the dead are a part
//!                                                of the casualties
//! list  = whole … part, part … "and" part        in one sentence of one document
//! part₁ + … + partₙ > whole                      → parts-do-not-add-up
//! part₁ + … + partₙ < whole, nothing like "including" or "some of them" among the list → parts-do-not-add-up
//! ```

use std::collections::{BTreeMap, BTreeSet};

use super::find::{Finder, about};
use super::{Code, Discrepancy};
use crate::claim::{Attribute, Change, Claim, Polarity, Qualifiers};
use crate::compare::whole::{self, Tally, sum, tally};
use crate::compare::{LIST_GAP, are_of_two_kinds, has_changed, pace, speaks_only_of_others, standing};
use crate::document::DocumentId;
use crate::lexicon::Cue;
use crate::report::ReconciledItem;
use crate::span::Span;
use crate::text::Text;
use crate::value::{Precision, Quantity, Value, quantity};

/// Parts whose floor is above the ceiling of every whole.
pub(super) fn exceeding(finder: &Finder, items: &[&ReconciledItem]) -> Vec<Discrepancy> {
    let wholes = items.iter().filter(|item| item.item.scope.is_empty());
    let dead = counting_dead(finder, items);
    let over = |whole: &&ReconciledItem| {
        let parts = parts_of(whole, items).chain(dead_beside(whole, items));
        parts.filter_map(|part| exceeds(finder, part, whole, &dead)).collect::<Vec<_>>()
    };
    wholes.flat_map(over).collect()
}

fn parts_of<'i>(
    whole: &'i ReconciledItem,
    items: &'i [&'i ReconciledItem],
) -> impl Iterator<Item = &'i ReconciledItem> {
    let is_part = |item: &&&ReconciledItem| {
        let (part, whole) = (&item.item.attribute, &whole.item.attribute);
        // "130 suspected cases" are none of the "46 cases" that were confirmed
        let scope = &item.item.scope;
        let is_part = !scope.is_empty() && standing(scope).is_none() && pace(scope).is_none();
        part == whole && is_part || are_casualties(part, whole)
    };
    items.iter().filter(is_part).copied()
}

/// The dead, or the hurt, among the casualties.
fn are_casualties(part: &Attribute, whole: &Attribute) -> bool {
    *whole == Attribute::KilledOrInjured && matches!(part, Attribute::Killed | Attribute::Injured)
}

/// The dead, where others say that nobody was hurt.
fn dead_beside<'i>(
    whole: &ReconciledItem,
    items: &'i [&'i ReconciledItem],
) -> impl Iterator<Item = &'i ReconciledItem> {
    let asked = whole.item.attribute == Attribute::Injured;
    items.iter().copied().filter(move |item| asked && item.item.attribute == Attribute::Killed)
}

/// The documents that count dead: "two died, and nobody was hurt" counts the others.
fn counting_dead<'c>(finder: &Finder<'c>, items: &[&ReconciledItem]) -> BTreeSet<&'c DocumentId> {
    let dead = items.iter().filter(|item| item.item.attribute == Attribute::Killed);
    let counted = dead.flat_map(|item| figures(finder, item));
    counted.filter(|(_, quantity)| quantity.low > Some(0.0)).map(|(claim, _)| claim.document()).collect()
}

fn exceeds(
    finder: &Finder,
    part: &ReconciledItem,
    whole: &ReconciledItem,
    counting_dead: &BTreeSet<&DocumentId>,
) -> Option<Discrepancy> {
    let mut wholes = figures(finder, whole);
    let of_dead = part.item.attribute == Attribute::Killed && whole.item.attribute == Attribute::Injured;
    wholes.retain(|(claim, _)| !(of_dead && counting_dead.contains(claim.document())));
    for (claim, quantity) in firsts(figures(finder, part)) {
        let rivals = wholes
            .iter()
            .filter(|(w, _)| is_one_place(claim, w) && !has_changed(finder.said(claim), finder.said(w)))
            .filter(|(w, _)| !speaks_only_of_others(w, claim))
            .filter(|(w, _)| claim.document() != w.document() || are_together(claim, w))
            // "shot two people" counts some of those who came to harm; "no casualties" counts them all
            .filter(|(w, all)| w.attribute() == claim.attribute() || all.high == Some(0.0));
        let (over, fitting): (Vec<_>, Vec<_>) = rivals.partition(|(_, w)| is_over(quantity, w));
        let Some((first, _)) = over.first().filter(|_| fitting.is_empty()) else { continue };
        let severity = finder.severity(Code::PartExceedsWhole, claim, first);
        let message = about(part, &excess(quantity, first));
        let found = Discrepancy::of(Code::PartExceedsWhole, severity, part, message, claim.id().clone());
        return Some(Discrepancy { secondary: over.iter().map(|(w, _)| w.id().clone()).collect(), ..found });
    }
    None
}

/// Claims with the figures that they give.
type Figures<'c> = Vec<(&'c Claim, &'c Quantity)>;

/// Parts that one document lists in one statement, and that another gives a whole too small for: 13 soldiers and 30
/// civilians of 40 people.
pub(super) fn exceeding_together(finder: &Finder, items: &[&ReconciledItem]) -> Vec<Discrepancy> {
    let wholes = items.iter().filter(|item| item.item.scope.is_empty() && is_counted(&item.item.attribute));
    wholes.filter_map(|whole| exceed_together(finder, items, whole)).collect()
}

fn exceed_together(
    finder: &Finder,
    items: &[&ReconciledItem],
    whole: &ReconciledItem,
) -> Option<Discrepancy> {
    let wholes = figures(finder, whole);
    let mut lists: BTreeMap<(&DocumentId, Option<Span>), Figures> = BTreeMap::new();
    for (part, quantity) in parts_of(whole, items).flat_map(|part| figures(finder, part)) {
        let known = lists.entry((part.document(), part.provenance().cue)).or_default();
        let apart = known.iter().all(|(other, _)| are_apart(other, part));
        let counted = exact(quantity).is_some() && !quantity.is_implied() && !is_local(part);
        if counted && apart && known.len() < LISTED {
            known.push((part, quantity));
        }
    }
    lists.retain(|(_, cue), list| cue.is_some() && list.len() > 1);
    for list in lists.values_mut().take(LISTS) {
        list.sort_by_key(|(part, _)| start_of(part));
        let parts: Vec<&Quantity> = list.iter().map(|(_, quantity)| *quantity).collect();
        let fits = |(w, all): &&(&Claim, &Quantity)| {
            let later = list.iter().any(|(part, _)| has_changed(finder.said(part), finder.said(w)));
            w.document() == list[0].0.document() || later || tally(&parts, all) != Some(Tally::Over)
        };
        let Some((first, all)) = wholes.first().filter(|_| !wholes.iter().any(|whole| fits(&whole))) else {
            continue;
        };
        let single = list.iter().any(|(_, quantity)| whole::exceeds(quantity, all));
        if single || all.precision != Precision::Exact || all.is_implied() {
            continue;
        }
        let figures: Vec<String> = parts.iter().map(ToString::to_string).collect();
        let words = format!("{} make {}, more than the whole, {all}", figures.join(" and "), sum(&parts)?);
        let severity = finder.severity(Code::PartExceedsWhole, list[0].0, first);
        let message = about(whole, &words);
        let found = Discrepancy::of(Code::PartExceedsWhole, severity, whole, message, list[0].0.id().clone());
        let others = list[1..].iter().map(|(claim, _)| claim.id().clone());
        let secondary = others.chain(wholes.iter().map(|(claim, _)| claim.id().clone())).collect();
        return Some(Discrepancy { secondary, ..found });
    }
    None
}

/// Whether a part is that of one of several places: another text may count those of one place alone.
fn is_local(part: &Claim) -> bool {
    let Qualifiers { scope, place, .. } = part.qualifiers();
    place.as_ref().is_some_and(|place| scope.contains(&place.to_lowercase()))
}

/// So many lists of one question are held against its wholes.
const LISTS: usize = 64;

/// More parts of one statement than this are not added up.
const LISTED: usize = 8;

/// "One counts a girl, the other nobody": of a whole that is nothing, a part is no part.
fn excess(part: &Quantity, whole: &Claim) -> String {
    let is_nobody = affirmed(whole).is_some_and(|quantity| quantity.high == Some(0.0));
    if is_nobody {
        format!("one counts {part}, the other nobody: \u{201c}{}\u{201d}", whole.quote())
    } else {
        format!("{part} is a part and more than the whole, {}", whole.value())
    }
}

/// The first of the claims that give one figure for one place.
fn firsts<'c>(figures: Vec<(&'c Claim, &'c Quantity)>) -> Vec<(&'c Claim, &'c Quantity)> {
    let mut known = BTreeSet::new();
    let mut figures = figures;
    figures.retain(|(claim, quantity)| {
        let place = claim.qualifiers().place.clone();
        known.insert((quantity.to_string(), place))
    });
    figures
}

fn is_over(part: &Quantity, whole: &Quantity) -> bool {
    let counted = part.precision == Precision::Exact && !whole.is_implied();
    counted && part.kind == whole.kind && whole::exceeds(part, whole)
}

/// Whether both hold for one place, as far as they say: the dead of one town are no part of the dead of another.
fn is_one_place(a: &Claim, b: &Claim) -> bool {
    a.qualifiers().place.as_ref().zip(b.qualifiers().place.as_ref()).is_none_or(|(a, b)| a == b)
}

/// Whether two figures of one document stand in one list. A text that elsewhere counts more of one kind of people than
/// of all counts all of something else there.
fn are_together(a: &Claim, b: &Claim) -> bool {
    let (first, second) = if start_of(a) <= start_of(b) { (a, b) } else { (b, a) };
    start_of(second) <= end_of(first) + LIST_GAP
}

/// The affirmed figures of a question.
fn figures<'c>(finder: &Finder<'c>, item: &ReconciledItem) -> Vec<(&'c Claim, &'c Quantity)> {
    finder.claims_of(item).into_iter().filter_map(|claim| Some((claim, affirmed(claim)?))).collect()
}

fn affirmed(claim: &Claim) -> Option<&Quantity> {
    match (claim.value(), claim.stance().polarity) {
        (Value::Quantity(quantity), Polarity::Affirmed) => Some(quantity),
        _ => None,
    }
}

/// Lists of parts that do not make the whole in front of them.
pub(super) fn not_adding_up(finder: &Finder, items: &[&ReconciledItem]) -> Vec<Discrepancy> {
    let counts = |item: &&&ReconciledItem| item.item.scope.is_empty() && is_counted(&item.item.attribute);
    let wholes = items.iter().filter(counts).copied();
    wholes
        .flat_map(|whole| {
            let parts = parts_of(whole, items).flat_map(|part| figures(finder, part));
            let mut parts: Vec<_> = parts.filter(|(_, quantity)| exact(quantity).is_some()).collect();
            parts.sort_by_key(|(part, _)| (part.document(), start_of(part)));
            let claims = figures(finder, whole).into_iter();
            claims.filter_map(move |(claim, _)| misfit(finder, whole, claim, &parts)).collect::<Vec<_>>()
        })
        .collect()
}

/// The dead, the hurt, the held: one person is counted once.
fn is_counted(attribute: &Attribute) -> bool {
    attribute.change() == Change::Grows || matches!(attribute, Attribute::Missing | Attribute::Displaced)
}

fn misfit(
    finder: &Finder,
    item: &ReconciledItem,
    whole: &Claim,
    parts: &[(&Claim, &Quantity)],
) -> Option<Discrepancy> {
    let total = affirmed(whole)?;
    exact(total)?;
    let text = finder.text_of(whole.document())?;
    let list = listed_after(text, whole, parts, Named::Counted);
    let each: Vec<&Quantity> =
        listed_after(text, whole, parts, Named::Apart).iter().map(|(_, quantity)| *quantity).collect();
    // "six: two guards, Ann Roe, Tom Hill and two cooks": the names may be of others than those counted before them
    if tally(&each, total) == Some(Tally::Even) {
        return None;
    }
    let parts: Vec<&Quantity> = list.iter().map(|(_, quantity)| *quantity).collect();
    let (sum, tally) = (sum(&parts)?, tally(&parts, total)?);
    let (first, last) = (list.first()?, list.last()?);
    let words = text.get(end_of(whole)..start_of(first.0)).unwrap_or_default();
    // "five people, two women and a child": behind a comma alone they may be some of them
    let most = || !words.trim_end().ends_with(',') || 3.0 * sum >= 2.0 * total.best.unwrap_or_default();
    let is_all = || is_partition(words) && most() && !goes_on(text, last.0);
    if list.len() < 2 || tally == Tally::Even || tally == Tally::Under && !is_all() {
        return None;
    }
    let figures: Vec<String> = parts.iter().map(ToString::to_string).collect();
    let message = about(item, &format!("{} make {sum}, not {total}", figures.join(" and ")));
    let severity = finder.severity(Code::PartsDoNotAddUp, whole, first.0);
    let found = Discrepancy::of(Code::PartsDoNotAddUp, severity, item, message, whole.id().clone());
    Some(Discrepancy { secondary: list.iter().map(|(claim, _)| claim.id().clone()).collect(), ..found })
}

fn exact(quantity: &Quantity) -> Option<f64> {
    let plain = quantity.precision == Precision::Exact && quantity.low == quantity.high;
    quantity.low.filter(|_| plain)
}

/// The parts that stand behind a whole in one list, each of another kind of people; `parts` by document and place.
/// What an "among them" puts behind a part is a part of that part and is left out.
fn listed_after<'c>(
    text: &str,
    whole: &Claim,
    parts: &[(&'c Claim, &'c Quantity)],
    named: Named,
) -> Vec<(&'c Claim, &'c Quantity)> {
    let behind = (whole.document(), end_of(whole));
    let from = parts.partition_point(|(part, _)| (part.document(), start_of(part)) < behind);
    let here = parts[from..].iter().take_while(|(part, _)| part.document() == whole.document());
    let mut list: Vec<(&Claim, &Quantity)> = Vec::new();
    let mut end = end_of(whole);
    // How many of those counted last may still be named behind their number, and whether the first has been.
    let (mut unnamed, mut naming) = (0.0, false);
    for &(part, quantity) in here {
        let is_near = start_of(part) <= end + LIST_GAP;
        let is_new = list.iter().all(|(known, _)| are_apart(known, part));
        if !is_near || !is_new {
            break;
        }
        let words = text.get(end..start_of(part)).unwrap_or_default();
        end = end_of(part);
        let counted = named == Named::Counted && unnamed > 0.0;
        if counted && is_called(part, quantity) && (naming || names_follow(words)) {
            (unnamed, naming) = (unnamed - 1.0, true);
            continue;
        }
        (unnamed, naming) = (quantity.best.filter(|&best| best > 1.0).unwrap_or_default(), false);
        if list.is_empty() || !tells_some(words) {
            list.push((part, quantity));
        }
    }
    list
}

/// How names stand to the number before them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Named {
    /// It counts them: `three sons, Paul, Max and Leo`.
    Counted,
    /// They are others.
    Apart,
}

/// `three sons | Paul`, `two nurses, | Ann Roe`: whether the words behind a number lead to the names of those it
/// counts.
fn names_follow(words: &str) -> bool {
    is_partition(words) || words.split_whitespace().count() <= 1
}

/// Whether a part is one person, told by name alone.
fn is_called(part: &Claim, quantity: &Quantity) -> bool {
    let name = quantity.text.to_lowercase();
    quantity.best == Some(1.0) && part.qualifiers().scope.contains(&name)
}

/// Whether nobody is counted in both, as far as their names tell.
fn are_apart(a: &Claim, b: &Claim) -> bool {
    let (x, y) = (&a.qualifiers().scope, &b.qualifiers().scope);
    !x.iter().any(|word| y.contains(word)) || are_of_two_kinds(a, b)
}

fn start_of(claim: &Claim) -> usize {
    figure_span(claim).map_or(claim.span().start(), Span::start)
}

fn end_of(claim: &Claim) -> usize {
    figure_span(claim).map_or(claim.span().end(), Span::end)
}

fn figure_span(claim: &Claim) -> Option<Span> {
    affirmed(claim).and_then(|quantity| quantity.span)
}

/// Whether the words between a whole and its list announce all of it: a colon, a dash or a comma, and no "including".
fn is_partition(words: &str) -> bool {
    !tells_some(words) && words.contains([':', ',', '—', '–', '('])
}

/// Whether the words announce some of what stands in front of them: "including", "among them", "of whom".
pub(in crate::report) fn tells_some(words: &str) -> bool {
    let text = Text::new(words);
    let cues = &text.lexicon().numbers.cues;
    let is_some = |at| text.longest(cues, at).is_some_and(|(_, cue)| *cue == Cue::Including);
    (0..text.tokens().len()).any(is_some)
}

/// Whether more figures follow in the sentence and near, where the next of a list would stand: a part that nobody read.
fn goes_on(text: &str, last: &Claim) -> bool {
    let behind = text.get(end_of(last)..).unwrap_or_default();
    let far = behind.char_indices().map(|(at, _)| at).find(|&at| at >= LIST_GAP);
    let rest = behind[..far.unwrap_or(behind.len())].split(['.', ';', '\n']).next().unwrap_or_default();
    !quantity::figures(&Text::new(rest)).is_empty()
}
