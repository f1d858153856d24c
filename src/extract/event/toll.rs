//! The dead and the injured of one event: which of its figures is the whole, and which are parts.
//!
//! The first statement is the whole. A later one replaces it where it says more and the first counted only some of
//! them: named people, children; or where the text tells the first as an early count, or the later as one that grew.
//! What "two others" right behind it count is added. The victims that one statement
//! lists add up.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::harm::{Harm, HarmKind, HarmRule, KIN_OF_ONE, Stage, sum};
use super::listed::Listed;
use super::victims::{Share, Victims, category, is_combatant};
use crate::extract::voice::Mood;
use crate::value::Quantity;

/// What the statements of one event add up to.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Toll {
    pub(super) killed: Option<Quantity>,
    pub(super) injured: Option<Quantity>,
    pub(super) breakdown: BTreeMap<String, Quantity>,
}

pub(super) fn toll(harms: &[&Harm]) -> Toll {
    let said: Vec<&Harm> =
        harms.iter().copied().filter(|harm| matches!(harm.mood, Mood::Real | Mood::Possible)).collect();
    let killed = whole(&said, HarmKind::Killed).or_else(|| among(&said));
    let struck = whole(&said, HarmKind::Struck);
    let (sent, told): (Vec<&Harm>, Vec<&Harm>) =
        said.iter().partition(|harm| harm.rule == HarmRule::Destination);
    let injured = whole(&told, HarmKind::Injured)
        .or_else(|| rest(struck.as_ref(), killed.as_ref().filter(|_| !others(&said))))
        .or_else(|| whole(&sent, HarmKind::Injured));
    let breakdown = breakdown(&said, killed.as_ref());
    let nobody = if killed.is_none() && injured.is_none() { nobody(&said) } else { None };
    Toll { killed: killed.or_else(|| nobody.clone()), injured: injured.or(nobody), breakdown }
}

/// `There were no casualties`: neither dead nor hurt, where no others are told of.
fn nobody(harms: &[&Harm]) -> Option<Quantity> {
    let mut either =
        harms.iter().filter(|harm| harm.kind == HarmKind::Either).filter_map(|harm| whole_of(harm));
    either.find(|whole| whole.quantity.best == Some(0.0) && !whole.further).map(|whole| whole.quantity)
}

/// `Among the dead were Ada Holm and her son`: at least so many, where nobody counts all.
fn among(harms: &[&Harm]) -> Option<Quantity> {
    let among = |harm: &&Harm| harm.kind == HarmKind::Killed && harm.rule == HarmRule::Among;
    let listed = harms.iter().copied().filter(among).filter_map(Listed::of);
    listed.map(|listed| listed.total).max_by(|a, b| a.best.partial_cmp(&b.best).unwrap_or(Ordering::Equal))
}

/// Whether those shot are counted apart from the dead: `one man was killed and three others were shot`.
fn others(harms: &[&Harm]) -> bool {
    let mut shot =
        harms.iter().filter(|harm| harm.kind == HarmKind::Struck).filter_map(|harm| whole_of(harm));
    shot.next().is_some_and(|whole| whole.further)
}

/// The shot who were not killed.
fn rest(struck: Option<&Quantity>, killed: Option<&Quantity>) -> Option<Quantity> {
    let mut rest = struck?.clone();
    let dead = killed.and_then(|killed| killed.best).unwrap_or(0.0);
    let left = |figure: Option<f64>| figure.map(|figure| (figure - dead).max(0.0));
    (rest.low, rest.high, rest.best) = (left(rest.low), left(rest.high), left(rest.best));
    rest.best.filter(|&best| best > 0.0)?;
    Some(rest)
}

/// One statement of a whole.
struct Whole {
    quantity: Quantity,
    sort: Sort,
    /// Whether it counts others than those told of before.
    further: bool,
    /// Whether no more than "also" says so.
    also: bool,
    /// How many it counts one by one.
    listed: Vec<f64>,
    /// Which of several its single person is.
    nth: Option<u8>,
    /// What its single person is.
    scope: Vec<&'static str>,
    /// Where the text puts it among others.
    stage: Stage,
}

impl Whole {
    /// `a mother and her son`: everybody told one by one.
    fn is_of_persons(&self) -> bool {
        self.listed.len() > 1 && self.listed.iter().all(|&count| count == 1.0)
    }
}

/// Whom a statement counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    People,
    /// Only such people as are hardly ever all of them.
    Part,
    /// Single persons, at least one by name.
    Named,
    /// A single person told of before: `the driver`.
    Again,
    /// A single person without a name: `a guard`.
    One,
}

fn whole(harms: &[&Harm], kind: HarmKind) -> Option<Quantity> {
    let wholes: Vec<Whole> =
        harms.iter().filter(|harm| harm.kind == kind).filter_map(|harm| whole_of(harm)).collect();
    let mut wholes: Vec<Whole> = wholes
        .into_iter()
        .enumerate()
        .filter(|(at, whole)| *at == 0 || whole.sort != Sort::Again || whole.also || whole.further)
        .map(|(_, whole)| whole)
        .collect();
    add_apart(&mut wholes);
    let mut best = 0;
    for next in 1..wholes.len() {
        if replaces(&wholes[best], &wholes[next]) {
            best = next;
        }
    }
    let further = further(&wholes, best);
    let best = wholes.get(best).and_then(|whole| {
        sum(std::iter::once(hedged(&wholes, whole)).chain(further))
            .map(|quantity| (quantity, whole.sort == Sort::Named || whole.sort == Sort::Again))
    });
    let best = best.or_else(|| scattered(harms, kind).map(|quantity| (quantity, false)));
    let named = named(harms, kind);
    match (best, named) {
        (Some((quantity, true)), Some(named)) if named.best > quantity.best => Some(named),
        (best, _) => best.map(|(quantity, _)| quantity),
    }
}

/// `A guard was shot. A cleaner died`, `killed two men. A woman died later`, `killed three soldiers. A nurse was also
/// killed`: those who cannot be among the others are counted beside them.
fn add_apart(wholes: &mut [Whole]) {
    for at in 1..wholes.len() {
        let (known, next) = wholes.split_at_mut(at);
        let next = &mut next[0];
        let part = |whole: &Whole| matches!(whole.sort, Sort::One | Sort::Part);
        let other = |known: &Whole| are_two(&known.scope, &next.scope);
        let mut before = known.iter().rev().take(APART);
        let apart = part(next) && before.all(|known| part(known) && other(known));
        // "also" says that they come on top, unless the others are just people
        let also = next.also && known.last().is_some_and(|known| other(known) || known.is_of_persons());
        next.further |= apart;
        next.also &= !(apart || also);
    }
}

/// Those who are told apart are told so many statements back.
const APART: usize = 8;

/// Whether what people are says that they are others: of two trades, or men and children.
fn are_two(a: &[&str], b: &[&str]) -> bool {
    const BODIES: &[&str] = &["men", "women", "children"];
    let bodily = |scope: &[&str]| scope.iter().all(|part| BODIES.contains(part));
    let apart = !a.iter().any(|part| b.contains(part));
    !a.is_empty() && !b.is_empty() && apart && bodily(a) == bodily(b)
}

/// The counts of single places, each place once.
fn scattered(harms: &[&Harm], kind: HarmKind) -> Option<Quantity> {
    let mut places: BTreeSet<Option<&str>> = BTreeSet::new();
    let told = harms.iter().filter(|harm| harm.kind == kind).flat_map(|harm| &harm.victims);
    let told = told.filter(|victims| victims.share == Share::Local);
    sum(told.filter(|victims| places.insert(victims.place.as_deref())).map(|victims| &victims.quantity))
}

/// The same number as a floor, a ceiling or an estimate, if a statement gives it so: a bare repetition only drops the
/// hedge.
fn hedged<'w>(wholes: &'w [Whole], whole: &'w Whole) -> &'w Quantity {
    let open = |quantity: &Quantity| quantity.low != quantity.high;
    let same = |other: &&Whole| other.quantity.best == whole.quantity.best && open(&other.quantity);
    let weaker = wholes.iter().find(same).filter(|_| whole.quantity.best.is_some() && !open(&whole.quantity));
    &weaker.unwrap_or(whole).quantity
}

/// What is told of others than the whole: right behind it; where the whole is single persons, anywhere behind it. A
/// number of people that stands first counts them all.
fn further(wholes: &[Whole], best: usize) -> Vec<&Quantity> {
    let Some(whole) = wholes.get(best) else { return Vec::new() };
    let single = matches!(whole.sort, Sort::Named | Sort::Again | Sort::One | Sort::Part);
    let behind = wholes[best + 1..].iter();
    let told = behind.take_while(|next| next.further && !next.also || single).filter(|next| next.further);
    let mut count = whole.quantity.best.unwrap_or_default();
    let bits = |best: Option<f64>| best.map(f64::to_bits);
    let mut known = BTreeSet::from([bits(whole.quantity.best)]);
    let mut further = Vec::new();
    for next in told {
        let quantity = &next.quantity;
        let numbered = next.nth.is_some_and(|nth| f64::from(nth) <= count);
        if !numbered && (quantity.best == Some(1.0) || !known.contains(&bits(quantity.best))) {
            known.insert(bits(quantity.best));
            count += quantity.best.unwrap_or_default();
            further.push(quantity);
        }
    }
    further
}

/// Everybody whom the statements name, each once: a later statement may name them shorter.
fn named(harms: &[&Harm], kind: HarmKind) -> Option<Quantity> {
    let mut known: Vec<&Quantity> = Vec::new();
    let mut entities: BTreeSet<usize> = BTreeSet::new();
    // The words of the names in the statements before.
    let mut words: BTreeSet<String> = BTreeSet::new();
    for harm in harms.iter().filter(|harm| harm.kind == kind) {
        let told = known.len();
        for victims in harm.victims.iter().filter(|victims| victims.is_named()) {
            let Some(entity) = victims.entity.filter(|entity| !entities.contains(entity)) else { continue };
            let name = victims.quantity.text.to_lowercase();
            if !name.split_whitespace().next_back().is_some_and(|last| words.contains(last)) {
                entities.insert(entity);
                known.push(&victims.quantity);
            }
        }
        for quantity in &known[told..] {
            words.extend(quantity.text.to_lowercase().split_whitespace().map(str::to_owned));
        }
    }
    sum(known.into_iter())
}

fn whole_of(harm: &Harm) -> Option<Whole> {
    let quantity = harm.total()?;
    let whole = || harm.victims.iter().filter(|victims| victims.share == Share::Whole);
    let single = whole().all(|victims| victims.entity.is_some());
    let sort = if single && whole().all(|victims| !victims.is_named()) {
        Sort::Again
    } else if single {
        Sort::Named
    } else if whole().count() == 1 && whole().all(Victims::is_person) {
        Sort::One
    } else if whole().all(|victims| victims.scope.iter().any(|part| PARTIAL.contains(part))) {
        Sort::Part
    } else {
        Sort::People
    };
    let further = whole().next().is_some_and(|victims| victims.further);
    let listed = whole().filter_map(|victims| victims.quantity.best).collect();
    let (nth, scope) = whole().next().map(|victims| (victims.nth, victims.scope.clone())).unwrap_or_default();
    Some(Whole { quantity, sort, further, also: harm.also, listed, nth, scope, stage: harm.stage })
}

/// Parts that are hardly ever the whole of those killed.
const PARTIAL: &[&str] =
    &["children", "women", "men", "medics", "rescuers", "journalists", "elderly", "staff", KIN_OF_ONE];

/// Whether a later statement says more than the one known.
fn replaces(known: &Whole, next: &Whole) -> bool {
    let (Some(a), Some(b)) = (known.quantity.best, next.quantity.best) else {
        return known.quantity.best.is_none() && next.quantity.best.is_some();
    };
    let less = match known.sort {
        Sort::Named | Sort::Again | Sort::One => true,
        Sort::Part => next.sort != Sort::Part,
        // "early reports put the toll at five; 14 died", "29 died; the toll was later raised to 33"
        Sort::People => known.further || known.stage == Stage::First || next.stage == Stage::Grown,
    };
    let fuller = next.listed.len() > 1 && next.listed.contains(&a) && a > 1.0;
    !next.further && b > a && (less || known.further || fuller)
}

/// The parts of the dead, and how many of them fought.
fn breakdown(harms: &[&Harm], killed: Option<&Quantity>) -> BTreeMap<String, Quantity> {
    let mut parts: BTreeMap<String, Quantity> = BTreeMap::new();
    let best = |harm: &Harm| harm.total().and_then(|total| total.best);
    let of_whole = |harm: &&&Harm| best(harm) == killed.and_then(|killed| killed.best);
    let is_pace = |harm: &Harm| harm.victims.iter().any(|victims| victims.share.is_rate());
    let dead = || harms.iter().filter(|harm| harm.kind == HarmKind::Killed && !is_pace(harm));
    let own =
        |harm: &&&Harm| harm.victims.iter().all(|victims| victims.share == Share::Whole && !victims.further);
    let rest = dead().filter(|harm| !of_whole(harm)).filter(own);
    let among = dead().filter(|harm| harm.rule == HarmRule::Among);
    for (name, quantity) in dead().filter(of_whole).chain(among).flat_map(|harm| parts_of(harm)) {
        parts.entry(name).or_insert(quantity);
    }
    let total = killed.and_then(|killed| killed.best);
    for (name, quantity) in rest.flat_map(|harm| parts_of(harm)) {
        if !exceeds_with_rest(&parts, (&name, &quantity), total) {
            parts.entry(name).or_insert(quantity);
        }
    }
    if let Some(total) = total {
        parts.retain(|_, part| least(part).is_none_or(|least| least <= total));
    }
    parts
}

/// `23 civilians died; the army says it killed 16 fighters`: whether fighters and others, told apart, are more than
/// all.
fn exceeds_with_rest(
    parts: &BTreeMap<String, Quantity>,
    (name, next): (&str, &Quantity),
    total: Option<f64>,
) -> bool {
    let other = SIDES.iter().find(|sides| sides.0 == name).and_then(|sides| parts.get(sides.1));
    let both = other.and_then(least).zip(least(next)).map(|(other, next)| other + next);
    both.zip(total).is_some_and(|(both, total)| both > total)
}

/// How many they are, or are at least.
fn least(part: &Quantity) -> Option<f64> {
    part.best.or(part.low)
}

/// Two parts that have nobody in common.
const SIDES: &[(&str, &str)] = &[("combatants", "civilians"), ("civilians", "combatants")];

/// The parts that one statement names, each added up.
fn parts_of(harm: &Harm) -> Vec<(String, Quantity)> {
    let mut names: Vec<&str> =
        harm.victims.iter().flat_map(|victims| victims.scope.iter().copied()).map(category).collect();
    if harm.victims.iter().any(|victims| is_combatant(&victims.scope)) {
        names.push("combatants");
    }
    names.sort_unstable();
    names.dedup();
    let of = |name: &str| {
        let belongs = |victims: &&Victims| {
            victims.scope.iter().any(|part| category(part) == name)
                || name == "combatants" && is_combatant(&victims.scope)
        };
        sum(harm.victims.iter().filter(belongs).map(|victims| &victims.quantity))
    };
    names.into_iter().filter_map(|name| of(name).map(|quantity| (name.to_owned(), quantity))).collect()
}
