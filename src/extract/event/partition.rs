//! Whether those whom a list tells one by one are the ones counted before them.

use super::victims::{Scene, Share, Victims};
use crate::extract::mention::Tag;
use crate::lexicon::WordClass;

impl Scene<'_> {
    /// `four | Germans`, `two | drivers`: whether the noun says of which people or of what calling they are.
    pub(super) fn is_of_sort(&self, victims: &Victims) -> bool {
        let is_kind = |at| self.text.longest(&self.text.lexicon().kinds, at).is_some();
        let last = victims.tokens.end.saturating_sub(1);
        // "four | Turks": a word with a capital behind a figure is of a people
        let people = victims.quantity.noun.is_some() && self.tag(last) == Tag::Name;
        people || victims.tokens.clone().any(|at| self.is_of_nation(at) || is_kind(at))
    }

    /// `nine people, | three men and five women`: whether those listed behind a comma are who the first are, as far
    /// as they nearly add up to them.
    pub(super) fn tells_who(&self, found: &[Victims]) -> bool {
        let [all, each @ ..] = found else { return false };
        let last = all.tokens.end.saturating_sub(1);
        let opens = self.text.is_class(last, WordClass::Anybody) && self.is(all.tokens.end, ",");
        let narrower = |one: &Victims| {
            let told = !one.scope.is_empty() || one.is_person() || self.is_of_sort(one);
            told && one.share == Share::Whole && !one.further
        };
        let sum: Option<f64> = each.iter().map(|one| one.quantity.best).sum();
        let near = |(sum, all): (f64, f64)| all > 1.0 && all < 2.0 * sum && sum < 2.0 * all;
        opens && each.len() > 1 && each.iter().all(narrower) && sum.zip(all.quantity.best).is_some_and(near)
    }
}

/// `two guards, a father and a son, | were killed`, `ten people (six guards and four drivers) | were hurt`: makes
/// those who tell who others are a part of these; `verb` is the token behind them all.
pub(super) fn part_described(scene: &Scene<'_>, found: &mut [Victims], verb: usize) {
    let described = are_described(scene, found, verb) || scene.tells_who(found);
    let Some(first) = found.first().map(|first| first.tokens.end) else { return };
    for victims in &mut found[1..] {
        if described || scene.is_bracketed(first, victims.tokens.start) {
            victims.share = Share::Part;
        }
    }
}

/// Whether those counted first are told one by one between commas, and add up.
fn are_described(scene: &Scene<'_>, found: &[Victims], verb: usize) -> bool {
    let ([counted, singles @ ..], Some(last)) = (found, found.last()) else { return false };
    let closed = scene.is(last.tokens.end, ",") || verb > last.tokens.end && scene.is(verb - 1, ",");
    let each = singles.iter().all(|single| single.share == Share::Whole);
    let all: Option<f64> = singles.iter().map(|single| single.quantity.best).sum();
    let behind = singles.first().map_or(counted.tokens.end, |first| first.tokens.start);
    let comma = scene.is(scene.past_modifiers(counted.tokens.end, behind), ",") && closed;
    !counted.is_person() && comma && each && !singles.is_empty() && counted.quantity.best == all
}
