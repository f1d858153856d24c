//! The number of those whom one statement lists.
//!
//! ```text
//! sum   = victims "and" victims …              a guard and two drivers: three
//! side  = combatants "and" combatants …        three soldiers and their commander: four combatants
//! floor = "among the dead were" person …       at least so many
//! ```
//! Whoever fights may be counted with the others or not, so a list of both has no sum.

use super::harm::{Harm, HarmRule, sum};
use super::victims::{Share, Side, Victims, side};
use crate::lexicon::events::Part;
use crate::value::Quantity;

/// Several people whom one statement counts one by one.
pub(super) struct Listed {
    /// How many they are.
    pub(super) total: Quantity,
    /// The part that all of them belong to.
    pub(super) scope: Vec<&'static str>,
}

impl Listed {
    /// Those whom a statement lists, if it has a sum.
    pub(super) fn of(harm: &Harm) -> Option<Listed> {
        let listed: Vec<&Victims> = harm.victims.iter().filter(|victims| is_listed(harm, victims)).collect();
        let local = harm.victims.iter().any(|victims| victims.share == Share::Local);
        let told = listed.iter().all(|victims| is_told(victims));
        if listed.len() < 2 || local || !told || may_overlap(harm, &listed) {
            return None;
        }
        let counted = if harm.rule == HarmRule::Among { without_names(&listed) } else { listed.clone() };
        let total = sum(counted.iter().map(|victims| &victims.quantity))?;
        let total = if harm.rule == HarmRule::Among { floor(total) } else { total };
        Some(Listed { total, scope: shared_scope(&listed)? })
    }
}

/// A number that more may be added to.
pub(super) fn floor(quantity: Quantity) -> Quantity {
    Quantity { high: None, high_open: false, ..quantity }
}

/// Whether people are one entry of the list; where it tells who is among the dead, the parts are.
fn is_listed(harm: &Harm, victims: &Victims) -> bool {
    match victims.share {
        Share::Part => harm.rule == HarmRule::Among,
        share => share == Share::Whole,
    }
}

/// Whether some may be counted twice: `among the dead were | two children and three pupils`. Single persons are not,
/// and those of one number beside them.
fn may_overlap(harm: &Harm, listed: &[&Victims]) -> bool {
    let numbers = listed.iter().filter(|victims| !victims.is_person()).count();
    harm.rule == HarmRule::Among && numbers > 1
}

/// `a man, his wife and their three children: | Amy, Ida and Max`: without the names behind a number that are as many
/// as it counts.
fn without_names<'v>(listed: &[&'v Victims]) -> Vec<&'v Victims> {
    let mut counted = Vec::new();
    let mut next = 0;
    while let Some(&one) = listed.get(next) {
        counted.push(one);
        let named = listed[next + 1..].iter().take_while(|name| name.is_named()).count();
        let told = !one.is_person() && named > 1 && one.quantity.best == Some(named as f64);
        next += 1 + if told { named } else { 0 };
    }
    counted
}

/// Whether an entry counts, at least from below, and says whom.
fn is_told(victims: &Victims) -> bool {
    let said = victims.entity.is_some() || victims.is_person() || !victims.scope.is_empty();
    victims.quantity.low.is_some()
        && victims.quantity.best.is_some()
        && !victims.further
        && (said || victims.quantity.noun.is_some())
}

/// The side that all are on; none where some fight and others may not.
fn shared_scope(listed: &[&Victims]) -> Option<Vec<&'static str>> {
    let fighting = listed.iter().filter(|victims| side(&victims.scope) == Side::Fighting).count();
    match fighting {
        0 => Some(Vec::new()),
        all if all == listed.len() => Some(Part::Combatants.name().into_iter().collect()),
        _ => None,
    }
}
